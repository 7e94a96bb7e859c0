#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window from which files are dragged, as from a file manager."""

import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GObject, Gtk  # noqa: E402


def prepare(_source, _x, _y):
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[1:]])
    value = GObject.Value(Gdk.FileList.__gtype__, files)
    return Gdk.ContentProvider.new_for_value(value)


def activate(application):
    window = Gtk.ApplicationWindow(application=application, title="dragged", decorated=False,
                                   default_width=160, default_height=80)
    label = Gtk.Label(label="drag me", hexpand=True, vexpand=True)
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", prepare)
    label.add_controller(source)
    window.set_child(label)
    window.present()


application = Gtk.Application(application_id="org.qunzhi.Dragged",
                              flags=Gio.ApplicationFlags.NON_UNIQUE)
application.connect("activate", activate)
application.run([sys.argv[0]])

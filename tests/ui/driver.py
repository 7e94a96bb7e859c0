# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the built program as a person would: the accessible tree to find and to read, actions,
pointer and keys to act.

GTK 4.8 has no accessible action on check buttons, rows and combos, does not set SHOWING and gives
no screen coordinates: those are driven by the pointer through window extents, and by keys."""

import os
import pathlib
import re
import subprocess
import time

import session as session_module

KNOWN_LINES = pathlib.Path(__file__).with_name("known-lines.txt")
# GTK 4.8 has no path for a window that is about to come or to go: asked for the windows of the
# application in that moment, it complains about itself.
WINDOW_CHANGES = 0.8
# The same, once the display shows that it came or went.
WINDOW_CHANGED = 0.3
BUS_TIMEOUT = int(10000 * session_module.PATIENCE)
COMPLAINT = re.compile(r"\b(CRITICAL|WARNING|ERROR)\b|AddressSanitizer|runtime error:")


def known_lines():
    lines = KNOWN_LINES.read_text(encoding="utf-8").splitlines()
    return [re.compile(line) for line in lines if line and not line.startswith("#")]


class Program:
    """A running window of the installed program inside a session."""

    def __init__(self, session, program, arguments=(), application="org.qunzhi.Qunzhi.Devel",
                 environment=None, wrapper=()):
        # Only now does the bus of the session stand in the environment.
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, Gio, GLib
        self.Atspi, self.Gio, self.GLib = Atspi, Gio, GLib
        self.session = session
        self.application = application
        self.log = session.home / f"program-{time.monotonic_ns()}.log"
        self.output = open(self.log, "wb")
        share = pathlib.Path(program).resolve().parents[1] / "share"
        env = dict(session.environment, G_DEBUG="fatal-criticals", G_ENABLE_DIAGNOSTIC="1",
                   XDG_DATA_DIRS=f"{share}:/usr/local/share:/usr/share", **(environment or {}))
        self.environment = env
        self.process = subprocess.Popen([*wrapper, program, *arguments], env=env, stdout=self.output,
                                        stderr=subprocess.STDOUT, start_new_session=True)
        session.processes.append(self.process)
        Atspi.set_timeout(int(5000 * session_module.PATIENCE),
                          int(15000 * session_module.PATIENCE))
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.wait(self.actions, "the actions of the window")
        self.fill_screen()

    # Finding -----------------------------------------------------------------------------------

    def wait(self, condition, what, timeout=20):
        """Polls until the condition gives something true."""
        end = time.monotonic() + timeout * session_module.PATIENCE
        while True:
            try:
                value = condition()
            except self.GLib.Error:
                value = None
            if value:
                return value
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended ({self.process.returncode}) while waiting "
                                     f"for {what}\n{self.read_log()}{self.session.reports()}")
            if time.monotonic() > end:
                raise AssertionError(f"waited {timeout} s for {what}\n{self.describe()}")
            time.sleep(0.05)

    def root(self):
        def look():
            desktop = self.Atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(i)
                if child is not None and child.get_process_id() == self.process.pid:
                    return child
            return None
        return self.wait(look, "the program on the accessibility bus")

    def walk(self, node=None, depth=0):
        """Every accessible below node, children after their parent, hidden ones left out."""
        node = node or self.root()
        yield node, depth
        try:
            count = node.get_child_count()
        except self.GLib.Error:
            return
        for i in range(min(count, 400)):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.walk(child, depth + 1)

    def matches(self, role=None, name=None, root=None):
        """The accessibles of that role and name, one after the other as they are found."""
        for node, _depth in self.walk(root):
            try:
                if role is not None and node.get_role_name() != role:
                    continue
                if name is not None:
                    text = node.get_name() or ""
                    if not (name.search(text) if hasattr(name, "search") else text == name):
                        continue
            except self.GLib.Error:
                continue
            yield node

    def all(self, role=None, name=None, root=None):
        return list(self.matches(role, name, root))

    def find(self, role=None, name=None, root=None, timeout=20):
        """The first accessible of that role and name (a text or a compiled pattern)."""
        return self.wait(lambda: next(self.matches(role, name, root), None),
                         f"{role or 'anything'} “{getattr(name, 'pattern', name)}”", timeout)

    def windows(self, name):
        """Those of that title (a text or a compiled pattern) that the display shows; the program
        itself is not asked."""
        pattern = name.pattern if hasattr(name, "pattern") else f"^{re.escape(name)}$"
        reply = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", pattern],
                               env=self.session.environment, capture_output=True, text=True,
                               check=False)
        return reply.stdout.split()

    def dialog(self, name):
        """The window of a dialog that has been asked for."""
        self.wait(lambda: self.windows(name), f"the window “{name}”")
        self.settle(WINDOW_CHANGED)
        return self.find("frame", name)

    def gone(self, role=None, name=None, timeout=20):
        if role == "frame":
            self.wait(lambda: not self.windows(name), f"the window “{name}” to go away", timeout)
            self.settle(WINDOW_CHANGED)
        self.wait(lambda: not self.all(role, name), f"{role} “{name}” to go away", timeout)

    def text_of(self, node):
        """What an entry, text view or label shows."""
        interface = node.get_text_iface()
        if interface is None:
            return node.get_name()
        return interface.get_text(0, interface.get_character_count())

    def texts(self, root=None):
        """Every visible text, in the order of the tree."""
        result = []
        for node, _depth in self.walk(root):
            try:
                text = self.text_of(node) or node.get_name()
            except self.GLib.Error:
                continue
            if text:
                result.append(text)
        return result

    def describe(self):
        """The tree as text, for messages."""
        lines = []
        try:
            for node, depth in self.walk():
                lines.append("  " * depth + f"{node.get_role_name()} “{node.get_name()}”")
        except (self.GLib.Error, AssertionError) as error:
            lines.append(str(error))
        return "\n".join(lines[:400])

    # Acting ------------------------------------------------------------------------------------

    def press(self, name, role="push button", root=None):
        """Clicks a button through its accessible action."""
        node = self.find(role, name, root)
        interface = node.get_action_iface()
        if interface is None or interface.get_n_actions() == 0:
            self.click(node)
        else:
            interface.do_action(0)
        self.settle()

    def fill(self, name, text, root=None):
        """Sets the text of a named entry or text view."""
        # A row of libadwaita bears its title twice.
        named = re.compile(f"^{re.escape(name)}( {re.escape(name)})?$")

        def look():
            for node in self.matches(None, named, root):
                for candidate, _depth in self.walk(node):
                    if candidate.get_editable_text_iface() is not None:
                        return candidate
            return None
        node = self.wait(look, f"an editable “{name}”")
        node.get_editable_text_iface().set_text_contents(text)
        self.settle()
        return node

    def choose(self, name, steps=1, root=None):
        """Opens a combo row and goes down so many of its choices."""
        node = self.find("combo box", re.compile(f"^{re.escape(name)}( |$)"), root)
        self.click(node)
        self.settle(0.3)
        self.key(*["Down"] * steps, "Return")
        self.settle(0.2)

    def tick(self, name, root=None):
        """Ticks a check box by the pointer."""
        node = self.find("check box", re.compile(f"^{re.escape(name)}( |$)"), root)

        def ticked():
            # A page that is still being laid out takes the click for something else: try again.
            if not node.get_state_set().contains(self.Atspi.StateType.CHECKED):
                self.click(node)
                self.settle(0.6)
            return node.get_state_set().contains(self.Atspi.StateType.CHECKED)
        self.wait(ticked, f"the tick at “{name}”")

    def act(self, action, parameter=None, target="window/1"):
        """Activates an action of the window (“submit”) or, with target "", of the application."""
        path = "/" + self.application.replace(".", "/") + ("/" + target if target else "")
        try:
            self.bus.call_sync(
                self.application, path, "org.gtk.Actions", "Activate",
                self.GLib.Variant("(sava{sv})", (action, [parameter] if parameter else [], {})),
                None, self.Gio.DBusCallFlags.NONE, BUS_TIMEOUT, None)
        except self.GLib.Error as error:
            time.sleep(0.5)
            if self.process.poll() not in (None, 0):
                raise AssertionError(f"the program ended ({self.process.returncode}) at “{action}”\n"
                                     f"{self.read_log()}{self.session.reports()}") from error
            raise
        self.settle()

    def actions(self, target="window/1"):
        """name -> (enabled, signature of the parameter, state)"""
        path = "/" + self.application.replace(".", "/") + ("/" + target if target else "")
        reply = self.bus.call_sync(self.application, path, "org.gtk.Actions", "DescribeAll", None,
                                   self.GLib.VariantType("(a{s(bgav)})"),
                                   self.Gio.DBusCallFlags.NONE, BUS_TIMEOUT, None)
        return reply.unpack()[0]

    def text_variant(self, *values):
        """A parameter of one text, or of a tuple of texts."""
        if len(values) == 1:
            return self.GLib.Variant("s", values[0])
        return self.GLib.Variant("(" + "s" * len(values) + ")", values)

    def window_id(self):
        reply = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                str(self.process.pid)], env=self.session.environment,
                               capture_output=True, text=True, check=False)
        numbers = reply.stdout.split()
        return numbers[-1] if numbers else None

    def fill_screen(self):
        """Makes the window, with the frame around it, as large as the screen."""
        window = self.wait(self.window_id, "a window on the screen")
        frame = 2 * session_module.FRAME
        self.xdotool("windowsize", window, str(self.session.width + frame),
                     str(self.session.height + frame))
        self.xdotool("windowmove", window, "0", "0")

    def xdotool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.session.environment, check=True,
                       stdout=subprocess.DEVNULL)
        self.settle()

    def key(self, *keys):
        """Presses keys, such as "Tab" or "ctrl+f"."""
        self.xdotool("key", "--delay", "20", *keys)

    def type(self, text):
        self.xdotool("type", "--delay", "10", text)

    def place(self, node):
        """The middle of an accessible on the screen, in pixels."""
        window = self.wait(self.window_id, "a window on the screen")
        reply = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                               env=self.session.environment, capture_output=True, text=True,
                               check=True)
        shell = dict(line.split("=", 1) for line in reply.stdout.splitlines() if "=" in line)
        extents = node.get_component_iface().get_extents(self.Atspi.CoordType.WINDOW)
        frame = session_module.FRAME
        return (int(shell["X"]) + frame + extents.x + extents.width // 2,
                int(shell["Y"]) + frame + extents.y + extents.height // 2)

    def click(self, node, times=1, button="1"):
        x, y = self.place(node)
        self.xdotool("mousemove", str(x), str(y))
        self.xdotool("click", "--repeat", str(times), "--delay", "60", button)

    def drag(self, paths, node):
        """Drags files from another program and lets them go over an accessible."""
        source = self.session.start(
            ["/usr/bin/python3", str(pathlib.Path(__file__).with_name("dragged.py")),
             *map(str, paths)])
        self.wait(lambda: self.windows("dragged"), "the window to drag from")
        self.settle(WINDOW_CHANGED)
        window = self.windows("dragged")[0]
        self.xdotool("windowmove", window, "0", "0")
        self.xdotool("windowraise", window)
        self.settle(0.5)
        x, y = self.place(node)
        self.xdotool("mousemove", "60", "40")
        self.xdotool("mousedown", "1")
        # A drag begins with a movement, and what is below it is told step by step; the last ones
        # come when the drag has surely begun, also where everything takes many times as long.
        for step in range(1, 11):
            self.xdotool("mousemove", str(60 + (x - 60) * step // 10),
                         str(40 + (y - 40) * step // 10))
            self.settle(0.03)
        self.settle(0.5)
        for nudge in (2, 0):
            self.xdotool("mousemove", str(x + nudge), str(y))
            self.settle(0.1)
        self.xdotool("mouseup", "1")
        self.settle(0.5)
        source.terminate()

    def settle(self, seconds=0.08):
        time.sleep(seconds * session_module.PATIENCE)

    # Ending ------------------------------------------------------------------------------------

    def screenshot(self, path):
        self.settle(0.3)
        self.session.screenshot(path)

    def read_log(self):
        self.output.flush()
        return self.log.read_text(encoding="utf-8", errors="replace")

    def complaints(self):
        """Lines of the log that complain and are not in known-lines.txt."""
        known = known_lines()
        return [line for line in self.read_log().splitlines()
                if COMPLAINT.search(line) and not any(k.search(line) for k in known)]

    def quit(self, timeout=20):
        """Closes as the menu does, and checks that nothing complained."""
        try:
            self.act("quit", target="")
        except self.GLib.Error:
            pass
        try:
            code = self.process.wait(timeout * session_module.PATIENCE)
        except subprocess.TimeoutExpired as expired:
            raise AssertionError("the program does not end\n" + self.read_log()) from expired
        assert code == 0, f"exit status {code}\n{self.read_log()}{self.session.reports()}"
        self.session.check_reports()
        assert not self.complaints(), "\n".join(self.complaints())

    def kill(self):
        self.process.kill()
        self.process.wait()


def start(program, workspace=None, width=1280, height=800, language="zh_CN", arguments=()):
    """A session and the program in it."""
    desk = session_module.Session(width, height, language)
    where = ["-w", str(workspace)] if workspace else []
    return Program(desk, os.fspath(program), [*where, *arguments])

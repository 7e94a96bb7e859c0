#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The submission wizard in a window: a file beside the form, and what it can do besides.

    wizard.py --prefix build/prefix --source . [PART …]"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import driver
from entry import Workspace, step


def write_pdf(path, n_pages):
    """A PDF file of several blank pages."""
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(n_pages))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, n_pages)]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * n_pages
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)
    pathlib.Path(path).write_bytes(data)


class Test:
    """One program on one workspace with a draft."""

    def __init__(self, args, folder, width=1280, height=800):
        self.folder = pathlib.Path(folder)
        self.place = Workspace(args.prefix, self.folder / "workspace").make()
        self.width, self.height = width, height
        self.program = None

    def start(self):
        self.program = driver.start(self.place.program, self.place.folder,
                                    width=self.width, height=self.height)

    def new_entry(self, activity="qc-group"):
        program = self.program
        program.act("open-page", program.text_variant("entries"))
        program.wait(lambda: program.actions()["new-entry-for"][0], "the page of entries")
        program.act("new-entry-for", program.text_variant(activity))
        program.find("filler", "QzStepPage")

    def attach(self, requirement, path):
        self.program.act("attach-file", self.program.text_variant(f"{requirement}:{path}"))

    def stop(self):
        self.program.quit()
        self.program.session.close()

    def setting(self, name):
        """A value as the program left it."""
        path = pathlib.Path(self.program.session.environment["XDG_CONFIG_HOME"])
        text = (path / "glib-2.0/settings/keyfile").read_text(encoding="utf-8")
        found = re.search(rf"^{name}=(.*)$", text, re.MULTILINE)
        return found.group(1) if found else None


def shown(program, name):
    """Whether a widget of that name can be seen."""
    states = program.Atspi.StateType
    return [node for node in program.all(None, name)
            if node.get_state_set().contains(states.VISIBLE)]


def page_of(program):
    """The page that the preview is at."""
    nodes = [node for node in program.all("text", "页") if node.get_editable_text_iface()]
    return program.text_of(nodes[0]) if nodes else None


def test_preview(args, folder):
    """A file beside the form: it shows when it is attached, turns by keys, is closed and stays
    closed, has a window of its own where the window is narrow; a dead one is one line."""
    report, dead = folder / "成果报告.pdf", folder / "坏的.pdf"
    write_pdf(report, 3)
    dead.write_bytes(b"%PDF-1.4\nnothing\n%%EOF\n")
    test = Test(args, folder)
    test.start()
    program = test.program
    test.new_entry()
    step(program, "report")
    test.attach("report", report)
    program.wait(lambda: shown(program, "关闭预览"), "the preview beside the form")
    program.wait(lambda: page_of(program) == "1", "the first page")
    # Pages turn from the form, where the numbers of pages are typed …
    program.click(program.fill("1. 选择课题", "2-3"))
    program.key("alt+Next")
    program.wait(lambda: page_of(program) == "2", "the second page")
    # … and in the preview itself, which has the focus when somebody asked for it.
    program.press(f"预览: {report.name}")
    program.settle(0.5)
    program.key("Next")
    program.wait(lambda: page_of(program) == "3", "the third page")
    program.key("Prior")
    program.wait(lambda: page_of(program) == "2", "the second page again")
    # The handle has keys, and the width is remembered.
    handle = program.find("separator", "预览的宽度")
    before = handle.get_component_iface().get_extents(program.Atspi.CoordType.WINDOW).x
    program.click(handle)
    program.key("Right", "Right")
    program.wait(lambda: handle.get_component_iface().get_extents(
        program.Atspi.CoordType.WINDOW).x > before, "a narrower preview")
    program.press("关闭预览")
    program.wait(lambda: not shown(program, "关闭预览"), "the preview to go")
    # Closed is closed: the next file does not open it; a file that is dead says so in a line.
    test.attach("report", dead)
    program.find(None, f"预览: {dead.name}")
    program.settle(0.4)
    assert not shown(program, "关闭预览"), "the preview opened by itself"
    program.press(f"预览: {dead.name}")
    program.wait(lambda: any("未能显示“坏的.pdf”" in text for text in program.texts()),
                 "the sentence about the dead file")
    # A file that is taken off is not shown any more.
    program.press(f"预览: {report.name}")
    program.wait(lambda: shown(program, "关闭预览"), "the preview again")
    program.press(f"移除: {report.name}")
    program.wait(lambda: not shown(program, "关闭预览"), "the preview to go with its file")
    program.quit()
    assert test.setting("preview-beside") == "true", test.setting("preview-beside")
    assert 330 <= int(test.setting("preview-width")) < 420, test.setting("preview-width")
    program.session.close()


def test_narrow(args, folder):
    """Where there is no room beside the form a file has a window of its own."""
    report = folder / "成果报告.pdf"
    write_pdf(report, 2)
    test = Test(args, folder, 640, 800)
    test.start()
    program = test.program
    test.new_entry()
    step(program, "report")
    test.attach("report", report)
    program.find(None, f"预览: {report.name}")
    assert not shown(program, "关闭预览")
    program.press(f"预览: {report.name}")
    program.dialog(report.name)
    program.wait(lambda: page_of(program) == "1", "the first page")
    program.key("Escape")
    program.gone("frame", report.name)
    test.stop()


PARTS = {name[5:]: part for name, part in list(globals().items()) if name.startswith("test_")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", required=True)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    args = parser.parse_args()
    for name in args.parts or PARTS:
        # A session takes over the environment of its process: each part gets a process of its own.
        child = os.fork()
        if child == 0:
            with tempfile.TemporaryDirectory(prefix="qunzhi-wizard-") as folder:
                try:
                    PARTS[name](args, pathlib.Path(folder))
                except (AssertionError, OSError, subprocess.SubprocessError) as error:
                    print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
                    os._exit(1)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if status != 0:
            return 1
        print(f"{name}: ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())

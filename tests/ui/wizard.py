#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The submission wizard in a window: a file beside the form, and what it can do besides.

    wizard.py --prefix build/prefix --source . [PART …]"""

import argparse
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import zlib

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


def write_picture(path):
    """A picture in two colours, 300 by 200 pixels, as a PNG file."""
    def chunk(kind, data):
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check
    row = b"\0" + b"\x30\x60\xa0" * 150 + b"\xe0\xe8\xf0" * 150
    header = (300).to_bytes(4, "big") + (200).to_bytes(4, "big") + b"\x08\x02\0\0\0"
    pathlib.Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
                                   + chunk(b"IDAT", zlib.compress(row * 200)) + chunk(b"IEND", b""))


def cell(program, row, column):
    return program.find("text", f"第 {row} 行第 {column} 列")


def test_chapters(args, folder):
    """A chapter is typed: text, cells pasted from a spreadsheet, a picture. It can be undone, is
    saved by itself, prints in the report, and travels."""
    picture = folder / "现场.png"
    write_picture(picture)
    test = Test(args, folder)
    test.start()
    program = test.program
    test.new_entry()
    program.fill("课题名称", "降低示例水泵故障率")
    step(program, "report")
    name = "“1. 选择课题”的正文"
    program.click(program.find("push button", name))
    program.settle(0.4)
    # Cells as a spreadsheet copies them reach the clipboard by way of the text itself.
    text = program.fill(name, "月份\t故障次数\n一月\t38\n二月\t41")
    program.click(text)
    program.key("ctrl+a", "ctrl+x")
    program.settle(0.3)
    program.type("2017 pumps")
    program.key("ctrl+v")
    program.wait(lambda: program.text_of(cell(program, 1, 2)) == "故障次数", "the table")
    assert program.text_of(cell(program, 3, 2)) == "41"
    program.fill("表名", "年度故障")
    # One step of undo takes a whole act back, and gives it again.
    program.press(f"移除: 表格")
    program.gone("text", "第 1 行第 1 列")
    program.act("undo")
    program.wait(lambda: program.text_of(cell(program, 2, 1)) == "一月", "the table again")
    program.act("attach-figure", program.text_variant(f"topic:2:{picture}"))
    program.find(None, picture.name)
    program.fill("图名", "水泵房")
    # A picture that is no picture is told so, and leaves nothing behind.
    fake = folder / "假的.png"
    fake.write_bytes(b"%PDF-1.4 no picture")
    program.act("attach-figure", program.text_variant(f"topic:2:{fake}"))
    program.dialog(re.compile("."))
    program.settle(0.4)
    program.key("Escape")
    program.settle(0.4)
    # The report is shown as it would print.
    program.act("preview-report")
    program.dialog("成果报告")
    program.wait(lambda: page_of(program) == "1", "the report")
    program.key("Escape")
    program.gone("frame", "成果报告")
    program.act("back")
    program.wait(lambda: program.actions()["new-entry"][0], "the table of entries")
    program.settle(0.5)
    test.stop()

    entry = test.place.run("entry", "list")["entries"][0]["id"]
    shown_entry = test.place.run("entry", "show", entry)
    text = shown_entry["form"]["text:topic"]
    figures = [m for m in shown_entry["materials"] if m["requirement"] == "chapter-figure"]
    assert len(figures) == 1, figures
    lines = text.split("\n")
    assert lines[:5] == ["2017 pumps", "[table] 年度故障", "月份\t故障次数", "一月\t38", "二月\t41"], text
    assert lines[5].endswith(" 水泵房") and figures[0]["sha256"] in lines[5], text
    report = folder / "报告.pdf"
    test.place.run("entry", "print", entry, "--kind", "report", "--output", report)
    printed = subprocess.run(["pdftotext", "-layout", report, "-"], capture_output=True, text=True,
                             check=True).stdout
    for words in ("表1", "年度故障", "故障次数", "41", "图1", "水泵房"):
        assert words in printed, (words, printed)
    images = subprocess.run(["pdfimages", "-list", report], capture_output=True, text=True,
                            check=True).stdout
    assert " rgb " in images, images
    travel(args, folder, test.place, entry, shown_entry)


def travel(args, folder, place, entry, before):
    """Text and figure arrive by bundle as they were sent, by hash."""
    bundle = folder / "报送.qzb"
    place.run("bundle", "export", "submission", entry, "--output", bundle)
    other = Workspace(args.prefix, folder / "other").make()
    other.run("bundle", "import", bundle, check=False)
    pending = subprocess.run([other.ctl, "-w", other.folder, "key", "list"], capture_output=True,
                             text=True, check=True).stdout.splitlines()[1].split()[0]
    other.run("key", "trust", pending)
    after = other.run("entry", "show", entry)
    assert after["form"]["text:topic"] == before["form"]["text:topic"]
    hashes = [sorted(m["sha256"] for m in shown["materials"]) for shown in (before, after)]
    assert hashes[0] == hashes[1], hashes
    report = folder / "到达.pdf"
    other.run("entry", "print", entry, "--kind", "report", "--output", report)
    assert " rgb " in subprocess.run(["pdfimages", "-list", report], capture_output=True,
                                     text=True, check=True).stdout


def test_category(args, folder):
    """Score sheets are set aside by a change of category only after a yes."""
    place = Workspace(args.prefix, folder / "workspace")
    place.run("demo", "--entries", "24", "--judges", "6", "--seed", "7")
    rows = sqlite3.connect(f"file:{place.folder}/qunzhi.db?mode=ro", uri=True)
    entry, category = rows.execute(
        "SELECT e.id, e.category FROM entry e JOIN sheet s ON s.entry = e.id WHERE e.state = "
        "'accepted' AND e.activity = 'qc-group' AND e.category LIKE 'problem%' AND e.award = '' LIMIT 1").fetchone()
    place.run("entry", "return", entry, "--reason", "请补充")

    def stored():
        return rows.execute("SELECT category FROM entry WHERE id = ?", (entry,)).fetchone()[0]
    program = driver.start(place.program, place.folder)
    program.act("open-page", program.text_variant(f"entries/{entry}"))
    program.wait(lambda: program.actions()["edit-selected"][0], "the entry")
    program.act("edit-selected")
    program.find("filler", "QzStepPage")
    for answer in ("取消(_C)", "调整(_M)"):
        program.act("change-category", program.text_variant("innovation"))
        program.dialog(re.compile("."))
        program.wait(lambda: any("评分表" in text or "打分表" in text for text in program.texts()),
                     "what happens to the sheets")
        program.press(re.compile(re.escape(answer[:2])))
        program.settle(2.5)
        assert stored() == (category if answer.startswith("取消") else "innovation"), stored()
    # What a category leaves alone needs no question.
    program.act("undo")
    program.wait(lambda: stored() == category, "the category as it was")
    program.quit()
    program.session.close()


def test_move(args, folder):
    """The dialog that moves an entry is worked by keys, and says what becomes of the sheets."""
    place = Workspace(args.prefix, folder / "workspace")
    place.run("demo", "--entries", "24", "--judges", "6", "--seed", "7")
    rows = sqlite3.connect(f"file:{place.folder}/qunzhi.db?mode=ro", uri=True)
    entry = rows.execute(
        "SELECT e.id FROM entry e JOIN sheet s ON s.entry = e.id WHERE e.state = 'accepted' AND "
        "e.activity = 'qc-group' AND e.category LIKE 'problem%' AND e.award = '' LIMIT 1"
    ).fetchone()[0]
    program = driver.start(place.program, place.folder)
    program.act("open-page", program.text_variant(f"entries/{entry}"))
    program.wait(lambda: program.actions()["move-selected"][0], "the entry")
    program.act("move-selected")
    program.dialog("调整类别")
    program.key("space", "Down", "Down", "Return")
    program.wait(lambda: any("打分表" in text for text in program.texts()), "what happens to sheets")
    program.press(re.compile("^调整\\(_?M\\)"))
    program.wait(lambda: rows.execute("SELECT category FROM entry WHERE id = ?", (entry,))
                 .fetchone()[0] == "innovation", "the other category")
    program.gone("frame", "调整类别")
    program.quit()
    program.session.close()


def test_shortcuts(args, folder):
    """The keys of the wizard do what the window of shortcuts says; there is nothing to search."""
    test = Test(args, folder)
    test.start()
    program = test.program
    assert shown(program, "搜索")
    test.new_entry()
    program.settle(0.4)
    assert not [node for node in program.all("push button", "搜索")], "a search without effect"
    program.click(program.fill("课题名称", "甲"))
    program.key("ctrl+Next")
    program.find(None, re.compile("小组注册日期"))
    first = lambda: not program.find("push button", re.compile("^上一步")).get_state_set().contains(
        program.Atspi.StateType.SENSITIVE)
    program.wait(lambda: not first(), "the next step")
    program.key("ctrl+Prior")
    program.wait(first, "the step before")
    program.key("ctrl+z")
    program.wait(lambda: not program.actions()["undo"][0], "nothing to undo")
    program.key("ctrl+shift+z")
    program.wait(lambda: program.actions()["undo"][0], "the value again")
    program.act("show-help-overlay")
    program.settle(1.0)
    for words in ("填写申报件", "下一步", "上一步", "表单旁文件的下一页"):
        program.find(None, words)
    program.key("Escape")
    program.settle(0.6)
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
                    sys.exit(1)
            sys.exit(0)
        _pid, status = os.waitpid(child, 0)
        if status != 0:
            return 1
        print(f"{name}: ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())

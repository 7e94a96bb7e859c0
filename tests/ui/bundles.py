#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other ways of bundles in the window: the edition goes out as one and is opened by a unit from
its file manager, while the program runs and while it does not; a large file follows its bundle; a
letter names the file, and without a mail program the window says so."""

import argparse
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

import driver
import entry
from session import PATIENCE, Session

OFFICE = "（示例）上海市质量协会"
DESKTOP = """[Desktop Entry]
Type=Application
Name=Mail
Exec={script} %u
MimeType=x-scheme-handler/mailto;
"""


class Desk:
    """A unit and an office on one machine."""

    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.session = Session()
        self.unit = self.make("unit", entry.UNIT)
        self.office = self.make("office", OFFICE)

    def make(self, hat, name):
        workspace = entry.Workspace(self.args.prefix, self.folder / hat)
        workspace.run("init", "--name", name, "--hat", hat, "--edition", "shanghai-2018")
        return workspace

    def start(self, workspace, *files):
        return driver.Program(self.session, workspace.program,
                              ["-w", str(workspace.folder), *map(str, files)])

    def trust(self, receiver, sender):
        public = self.folder / "key.pub"
        sender.run("key", "show", "--output", public)
        receiver.run("key", "trust", public)

    def shot(self, program, name):
        if self.args.shots:
            program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def open_page(self, program, page, action):
        program.act("open-page", program.text_variant(page))
        program.wait(lambda: program.actions().get(action, [False])[0], f"the page “{page}”")

    def edition(self):
        """The office makes a newer version and hands it out; the unit double-clicks the file."""
        folder = self.folder / "edition"
        shutil.copytree(self.args.source / "resources/editions/shanghai-2018", folder)
        described = folder / "edition.json"
        version = self.office.run("edition", "show")["version"]
        described.write_text(described.read_text(encoding="utf-8").replace(
            f'"version": "{version}"', f'"version": "{version}.1"'), encoding="utf-8")
        self.office.run("edition", "import", folder)
        self.trust(self.unit, self.office)
        bundle = self.folder / "年度活动.qzb"
        program = self.start(self.office)
        self.open_page(program, "activities", "write-edition-to")
        program.act("write-edition-to", program.text_variant(str(bundle)))
        program.press(re.compile("^取消"), root=program.dialog("报送包已写好"))
        assert bundle.exists()
        program.quit()

        program = self.start(self.unit)
        self.open_page(program, "overview", "open-page")
        # A second process finds the first one, hands the file over and ends.
        subprocess.run([self.unit.program, str(bundle)], env=program.environment, check=True,
                       timeout=20 * PATIENCE)
        dialog = program.dialog("将要导入")
        program.find("label", "将导入", dialog)
        self.shot(program, "edition-report")
        program.press(re.compile("^导入"), root=dialog)
        program.wait(lambda: self.unit.run("edition", "show")["version"] == version + ".1",
                     "the newer edition")
        actions = program.actions()
        assert "write-edition" not in actions or not actions["write-edition"][0], actions
        program.quit()

    def large_file(self):
        """The office sees what is missing, and takes it in when it comes."""
        form = self.folder / "form.json"
        form.write_text('{"title": "示例题目：大文件", "team": "𠮷星", "unit": "%s"}' % entry.UNIT,
                        encoding="utf-8")
        mine = self.unit.run("entry", "new", "qc-group", "--category", "problem-self", "--from",
                             form)["id"]
        report = self.folder / "成果报告.pdf"
        entry.write_report(report)
        other = self.folder / "别的.pdf"
        entry.write_report(other, "other")
        self.unit.run("entry", "attach", mine, "report", report)
        bundle = self.folder / "报送.qzb"
        beside = self.unit.run("bundle", "export", "submission", mine, "--limit", "100", "--output",
                               bundle)["beside"]
        self.trust(self.office, self.unit)
        digest = hashlib.sha256(report.read_bytes()).hexdigest()
        held = self.office.folder / "objects" / digest[:2] / digest[2:]

        program = self.start(self.office, bundle)
        program.press(re.compile("^导入"), root=program.dialog("将要导入"))
        result = program.dialog("导入结果")
        program.find("label", "成果报告.pdf", result)
        program.press("关闭", root=result)
        program.gone("frame", "导入结果")
        program.find("label", "待补大文件")
        program.find("push button", "补充大文件“成果报告.pdf”")
        self.shot(program, "large-exchange")
        program.act("open-page", program.text_variant("entries/" + mine))
        program.wait(lambda: program.actions()["print-selected"][0], "the entry")
        program.find(None, "待补大文件")
        program.find("push button", "补充大文件“成果报告.pdf”")
        self.shot(program, "large-entry")

        program.act("add-large-files-from", program.GLib.Variant("as", [str(other)]))
        program.find(None, "大文件未能收入")
        program.settle(0.8)
        program.key("Escape")
        assert not held.exists()
        program.drag([beside[0]], program.find("push button", "补充大文件“成果报告.pdf”"))
        program.wait(held.exists, "the large file")
        program.gone("push button", "补充大文件“成果报告.pdf”")
        program.find("push button", "预览: 成果报告.pdf")
        assert hashlib.sha256(held.read_bytes()).hexdigest() == digest
        self.open_page(program, "exchange", "choose-bundles")
        program.wait(lambda: not program.all("label", "待补大文件"), "nothing to wait for")
        program.quit()

    def drop(self):
        """A bundle that is dropped on the window is shown before it comes in; another file is not
        taken for one."""
        bundle = self.folder / "报送.qzb"
        program = self.start(self.office)
        self.open_page(program, "overview", "open-page")
        title = program.find("label", "概览")
        program.drag([self.folder / "form.json"], title)
        assert not program.all("frame", "将要导入")
        program.drag([bundle], title)
        dialog = program.dialog("将要导入")
        assert "报送.qzb" in program.texts(dialog)
        program.quit()

    def cold_start(self):
        """Double-clicked while no window is open: kept until there is a workspace, and from then on
        into the one that was used last."""
        bundle = self.folder / "再报.qzb"
        self.unit.run("bundle", "export", "submission", self.unit.run("entry", "list")["entries"][0]
                      ["id"], "--output", bundle)
        program = driver.Program(self.session, self.office.program, [str(bundle)])
        assert not program.windows("将要导入")
        program.act("open-workspace-in", program.text_variant(str(self.office.folder)))
        assert "再报.qzb" in program.texts(program.dialog("将要导入"))
        program.quit()
        program = driver.Program(self.session, self.office.program, [str(bundle)])
        dialog = program.dialog("将要导入")
        assert "再报.qzb" in program.texts(dialog)
        program.quit()

    def mail(self):
        """The letter names the file; without a mail program the window names it."""
        bundle = self.folder / "年度.qzb"
        program = self.start(self.office)
        self.open_page(program, "exchange", "write-edition-to")
        program.act("write-edition-to", program.text_variant(str(bundle)))
        program.press(re.compile("邮件"), root=program.dialog("报送包已写好"))
        program.find(None, re.compile("没有.*邮件程序"))
        self.shot(program, "mail-none")
        program.settle(0.8)
        program.key("Escape")
        program.quit()

        letters = self.install_mail_program()
        program = self.start(self.office)
        self.open_page(program, "exchange", "write-edition-to")
        program.act("write-edition-to", program.text_variant(str(bundle)))
        program.press(re.compile("邮件"), root=program.dialog("报送包已写好"))
        program.wait(letters.exists, "the letter")
        text = letters.read_text(encoding="utf-8")
        assert text.startswith("mailto:?subject="), text
        assert urllib.parse.unquote(text).count("年度.qzb") == 2, text
        program.quit()

    def install_mail_program(self):
        """A mail program that writes down what it was asked for."""
        script = self.folder / "mail"
        letters = self.folder / "letter.txt"
        script.write_text(f"#!/bin/sh\necho \"$1\" > {letters}.new\nmv {letters}.new {letters}\n",
                          encoding="utf-8")
        script.chmod(0o755)
        data = self.session.home / "data/applications"
        data.mkdir(parents=True, exist_ok=True)
        (data / "mail.desktop").write_text(DESKTOP.format(script=script), encoding="utf-8")
        (self.session.home / "config/mimeapps.list").write_text(
            "[Default Applications]\nx-scheme-handler/mailto=mail.desktop\n", encoding="utf-8")
        return letters


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-bundles-") as folder:
        desk = Desk(args, pathlib.Path(folder))
        for part in (desk.edition, desk.large_file, desk.drop, desk.cold_start, desk.mail):
            start = time.monotonic()
            part()
            print(f"ok {part.__name__} {time.monotonic() - start:.0f} s", flush=True)
        desk.session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry travels in the window: handed in by a unit, taken in by the office, whose clerk confirms
the key of the unit; and sent back, with the reason, to the unit. Both workspaces are on this machine."""

import argparse
import pathlib
import re
import sys
import tempfile

import driver
import entry
from session import Session

ACTIVITY = "brand-story"
REASON = "请补充数据来源。"
FINGERPRINT = re.compile(r"\d{5}( \d{5}){5}")


class Journey:
    """Two workspaces, one session; one window is open at a time."""

    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.session = Session()
        self.unit = self.make("unit", entry.UNIT)
        self.office = self.make("office", "（示例）上海市质量协会")
        self.bundle = folder / "报送.qzb"
        self.answer = folder / "退回.qzb"
        self.receipt = folder / "回执.qzb"

    def make(self, hat, name):
        workspace = entry.Workspace(self.args.prefix, self.folder / hat)
        workspace.run("init", "--name", name, "--hat", hat, "--edition", "shanghai-2018")
        return workspace

    def start(self, workspace, *files):
        return driver.Program(self.session, workspace.program,
                              ["-w", str(workspace.folder), *map(str, files)])

    def open_page(self, program):
        program.act("open-page", program.text_variant("exchange"))
        program.wait(lambda: "take-in" in program.actions(), "the page of bundles")

    def shot(self, program, name):
        if self.args.shots:
            program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def look(self, program, name):
        """The report that comes before anything is taken in."""
        dialog = program.dialog("将要导入")
        texts = program.texts(dialog)
        assert any(name in text for text in texts), texts
        return texts

    def hand_in(self):
        program = self.start(self.unit)
        activity = entry.activities(self.args.source)[ACTIVITY]
        report = self.folder / "成果报告.pdf"
        entry.write_report(report)
        given = {"title": entry.TITLE, "team": entry.TEAM, "unit": entry.UNIT}
        entry.fill_entry(program, activity, given, report)
        entry.step(program, "summary")
        program.find("label", "已保存")
        program.act("submit-draft")
        program.wait(lambda: [e for e in self.unit.run("entry", "list")["entries"]
                              if e["state"] == "submitted"], "the submitted entry")
        self.open_page(program)
        program.find("label", "还没有报送包")
        self.shot(program, "exchange-empty")
        own = [text for text in program.texts() if FINGERPRINT.fullmatch(text)]
        assert own, program.texts()
        program.act("hand-in-to", program.text_variant(str(self.bundle)))
        program.dialog("报送包已写好")
        self.shot(program, "exchange-handed-in")
        assert self.bundle.exists()
        program.key("Escape")
        program.gone("frame", "报送包已写好")
        program.quit()
        return own[0]

    def receive(self, fingerprint):
        program = self.start(self.office, self.bundle)
        texts = self.look(program, "申报件")
        assert fingerprint in texts, texts
        self.shot(program, "exchange-report")
        assert not self.office.run("entry", "list")["entries"]
        program.act("take-in-now")
        row = program.wait(lambda: [t for t in program.texts() if fingerprint in t], "the key")
        assert row, program.texts()
        assert not self.office.run("entry", "list")["entries"]
        program.settle(1.0)
        program.key("Escape")
        program.gone("frame", "导入结果")
        self.shot(program, "exchange-keys")
        program.press(re.compile("^确认"))
        program.settle(0.8)
        self.shot(program, "exchange-question")
        question = program.find("dialog", "确认这个密钥？")
        program.press(re.compile("^确认"), root=question)
        program.wait(lambda: self.office.run("entry", "list")["entries"], "the entry to arrive")
        arrived = self.office.run("entry", "list")["entries"]
        assert [e["title"] for e in arrived] == [entry.TITLE], arrived
        program.settle(1.0)
        self.shot(program, "exchange-taken-in")
        table = self.folder / "报送包.xlsx"
        program.act("export-bundles-to", program.text_variant(str(table)))
        program.wait(table.exists, "the table of bundles")
        program.key("Escape")
        program.act("write-receipt-to", program.text_variant(str(self.receipt)))
        program.dialog("报送包已写好")
        program.key("Escape")
        program.gone("frame", "报送包已写好")
        self.send_back(program, arrived[0]["id"])
        program.quit()

    def send_back(self, program, entry_id):
        """The office returns the entry, and writes the bundle that tells the unit."""
        program.act("open-page", program.text_variant("entries/" + entry_id))
        program.wait(lambda: program.actions()["return-selected-for"][0], "the entry")
        program.act("return-selected-for", program.text_variant(REASON))
        program.find("push button", re.compile("写退回包"))
        program.act("write-return-of-entries-to", program.text_variant(str(self.answer)))
        program.dialog("报送包已写好")
        program.key("Escape")
        program.gone("frame", "报送包已写好")

    def read_answer(self):
        """The unit takes the return in and reads why its entry came back."""
        program = self.start(self.unit)
        self.open_page(program)
        program.act("take-in", program.GLib.Variant("as", [str(self.receipt), str(self.answer)]))
        program.dialog("将要导入")
        program.act("take-in-now")
        program.settle(1.0)
        program.key("Escape")
        program.gone("frame", "导入结果")
        program.press(re.compile("^确认"))
        question = program.find("dialog", "确认这个密钥？")
        program.press(re.compile("^确认"), root=question)
        mine = program.wait(lambda: [e for e in self.unit.run("entry", "list")["entries"]
                                     if e["state"] == "returned"], "the returned entry")
        program.settle(1.0)
        program.act("open-page", program.text_variant("entries/" + mine[0]["id"]))
        program.find("label", REASON)
        program.find("label", "接收方的答复")
        self.shot(program, "exchange-returned")
        program.quit()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-exchange-") as folder:
        journey = Journey(args, pathlib.Path(folder))
        journey.receive(journey.hand_in())
        journey.read_answer()
        journey.session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

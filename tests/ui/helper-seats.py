#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Helper seats in the window: made on the review board, set up at two other desks, where two people
type the same sheets; brought back by drag and drop and settled."""

import argparse
import json
import pathlib
import re
import tempfile

import driver
import entry
from session import Session

POINTS = [12, 28, 18, 18, 4.5, 9.5]
FORM = {"team": "启航QC小组", "unit": entry.UNIT, "line": "industry", "contact": "示例·王建国",
        "phone": "021-00001234", "from": "2017-09-01", "to": "2018-06-30",
        "members": [{"name": f"示例·成员{n}"} for n in "甲乙丙"], "abstract": "返修率由4.2%降到1.8%。",
        "before": "4.2", "target": 2, "after": "1.8", "secrecy": "open", "commit-true": True,
        "commit-public": True}
QC = ("--activity", "qc-group")
SEATS = {"录入一": "示例·小张", "录入二": "示例·小李"}


class Desks:
    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.session = Session(*((480, 860) if args.narrow else (1280, 800)))
        if args.dark:
            self.session.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        self.office = entry.Workspace(args.prefix, folder / "office").make()
        self.run = self.office.run
        self.number = self.submit()
        for name, house in (("示例·甲", "（示例）研究所"), ("示例·乙", "（示例）大学")):
            self.run("review", "judge", "add", name, "--organisation", house)
        self.run("review", "panel", "make", "第一组", *QC, "--judges", "示例·甲,示例·乙", "--head",
                 "示例·乙")
        self.program = None

    def submit(self):
        form = self.folder / "form.json"
        form.write_text(json.dumps({**FORM, "title": "降低焊缝返修率"}, ensure_ascii=False),
                        encoding="utf-8")
        draft = self.run("entry", "new", "qc-group", "--category", "problem-self", "--from", form)
        return self.run("entry", "submit", draft["id"])["number"]

    def start(self, place):
        workspace = entry.Workspace(self.args.prefix, self.folder / place)
        self.program = driver.Program(self.session, workspace.program,
                                      ["-w", str(workspace.folder)])
        return self.program

    def quit(self):
        self.program.quit()
        assert not self.program.complaints(), self.program.complaints()

    def shot(self, name):
        if self.args.shots:
            self.program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def written(self, path):
        """The window says what has to be handed over."""
        dialog = self.program.dialog("报送包已写好")
        assert path.exists()
        self.program.press(re.compile("^取消"), root=dialog)
        self.program.gone("frame", "报送包已写好")

    def open_board(self):
        program = self.program
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "type-paper" in program.actions(), "the review board")
        program.act("choose-activity", program.text_variant("qc-group"))
        program.act("show-review", program.text_variant("scores"))
        program.wait(lambda: program.actions()["helper-seats"][0], "the panel")

    def make_seats(self):
        program = self.start("office")
        self.open_board()
        for name in SEATS:
            path = self.folder / f"{name}.qzb"
            program.act("make-seat-to", program.text_variant(name, "", str(path)))
            self.written(path)
        program.act("helper-seats")
        dialog = program.dialog("子席位")
        for name in SEATS:
            program.find("label", name, dialog)
        self.shot("seats-1-office")
        program.key("Escape")
        program.gone("frame", "子席位")
        self.quit()

    def type_in_seat(self, place, name, sheets):
        """From an empty folder to the file for the office."""
        program = self.start(place)
        program.find("push button", re.compile("子席位"))
        self.shot(f"{place}-1-first-run")
        program.act("new-seat-from", program.text_variant(str(self.folder / f"{name}.qzb")))
        told = program.find("dialog", "子席位已建立")
        assert any(re.search(r"\d{5}( \d{5}){5}", text) for text in program.texts(told))
        self.shot(f"{place}-2-made")
        program.press(re.compile("^关闭|^确定|^知道"), root=told)
        program.settle(driver.WINDOW_CHANGES)
        program.act("open-page", program.text_variant("typing"))
        program.find("label", "已录入0份，共2份")
        program.press(re.compile("^录入"))
        dialog = program.dialog("录入纸质打分表")
        program.click(program.fill("录入人", SEATS[name], dialog))
        program.key("Return")
        for points in sheets:
            program.find("label", "待录入", dialog)
            table = program.find("list", "打分表项目", dialog)
            for title, value in zip(("选题", "原因分析", "对策与实施", "效果", "发表", "特点"), points):
                program.fill(title, str(value), table)
            self.shot(f"{place}-3-typing")
            program.press(re.compile("^存入"), root=dialog)
            program.settle(0.4)
        program.key("Escape")
        program.gone("frame", "录入纸质打分表")
        program.find("label", "已录入2份，共2份")
        self.shot(f"{place}-4-typed")
        path = self.folder / f"{place}-typed.qzb"
        program.act("hand-back-to", program.text_variant(str(path)))
        self.written(path)
        self.quit()
        return path

    def bring_back(self, paths):
        """Dropped on the board: shown first, the keys confirmed, then taken in."""
        program = self.start("office")
        self.open_board()
        program.drag(paths, program.find("table", "申报件与专家打分"))
        dialog = program.dialog("将要导入")
        self.shot("seats-2-drop")
        program.press(re.compile("^导入"), root=dialog)
        program.gone("frame", "将要导入")
        program.press("关闭", root=program.dialog("导入结果"))
        program.gone("frame", "导入结果")
        program.act("confirm-all-keys")
        program.settle(driver.WINDOW_CHANGES)
        program.press(re.compile("^确认"), root=program.find("dialog", "确认全部密钥？"))
        program.wait(lambda: len(self.sheets()) == 2, "the sheets")
        program.settle(driver.WINDOW_CHANGES)

    def sheets(self):
        return {row["judge"]: row for row in self.run("review", "sheets")["sheets"]}

    def settle(self):
        program = self.program
        states = sorted(row["state"] for row in self.sheets().values())
        assert states == ["differing", "settled"], self.sheets()
        self.open_board()
        program.act("unsettled-sheets")
        unsettled = program.dialog("未处理完毕的纸质打分表")
        row = program.find("list item", re.compile(self.number), unsettled)
        assert any("示例·小张" in text and "示例·小李" in text for text in program.texts(unsettled))
        self.shot("seats-3-differs")
        program.click(row)
        dialog = program.dialog(self.number)
        program.press("效果：18，示例·小张录入", root=dialog)
        program.fill("裁定人", "示例·复核", dialog)
        program.fill("原因", "原件上是18", dialog)
        self.shot("seats-4-settle")
        program.press(re.compile("^确定"), root=dialog)
        program.wait(lambda: {row["state"] for row in self.sheets().values()} == {"settled"},
                     "the decision")
        program.gone("frame", self.number)
        program.key("Escape")
        program.gone("frame", "未处理完毕的纸质打分表")
        assert {row["total"] for row in self.sheets().values()} == {90}, self.sheets()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", required=True)
    parser.add_argument("--shots")
    parser.add_argument("--narrow", action="store_true")
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qz-seats-") as name:
        desks = Desks(args, pathlib.Path(name))
        desks.make_seats()
        misread = [*POINTS[:3], 8, *POINTS[4:]]
        paths = [desks.type_in_seat("desk-1", "录入一", [POINTS, POINTS]),
                 desks.type_in_seat("desk-2", "录入二", [misread, POINTS])]
        desks.bring_back(paths)
        desks.settle()
        desks.quit()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores that come in on paper and in spreadsheets, in the window: a sheet typed twice, brought up by
its code, the difference settled; a table filled in and taken; a locked sheet amended."""

import argparse
import json
import pathlib
import re
import subprocess
import tempfile

import openpyxl

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
STORE = re.compile("^存入")
DECIDE = re.compile("^确定")


class Papers:
    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.workspace = entry.Workspace(args.prefix, folder / "workspace").make()
        self.run = self.workspace.run
        self.entries = [self.submit(f"降低第{n}段焊缝返修率") for n in "一二"]
        judges = folder / "专家.csv"
        judges.write_text("姓名,单位\n示例·甲,（示例）研究所\n示例·乙,（示例）大学\n", encoding="utf-8")
        self.run("review", "judge", "import", judges)
        self.run("review", "panel", "make", "第一组", *QC, "--judges", "示例·甲,示例·乙", "--head",
                 "示例·乙")
        self.items = [item["title"] for item in self.rubric()]
        session = Session(*((480, 860) if args.narrow else (1280, 800)))
        if args.dark:
            session.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        self.program = driver.Program(session, self.workspace.program,
                                      ["-w", str(self.workspace.folder)])

    def submit(self, title):
        form = self.folder / "form.json"
        form.write_text(json.dumps({**FORM, "title": title}, ensure_ascii=False), encoding="utf-8")
        draft = self.run("entry", "new", "qc-group", "--category", "problem-self", "--from", form)
        return self.run("entry", "submit", draft["id"])["number"]

    def rubric(self):
        """The items of the form, as the table of the panel has them."""
        path = self.folder / "空表.xlsx"
        self.run("review", "template", "qc-group", "第一组", "--output", path)
        headings = [cell.value for cell in openpyxl.load_workbook(path).active[2]]
        return [{"title": title} for title in headings[4:-2]]

    def codes(self):
        """The check code of each printed sheet by its entry and judge."""
        self.run("review", "papers", *QC, "--output", self.folder / "papers", "--kind",
                 "score-sheet")
        text = subprocess.run(["pdftotext", "-raw", self.folder / "papers/评分表.pdf", "-"],
                              check=True, capture_output=True, text=True).stdout
        codes = {}
        for page in text.split("\f"):
            code = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", page)
            number = re.search(r"2018-QC-\d{4}", page)
            if code and number:
                codes[number.group(), re.search("示例·[甲乙]", page).group()] = code.group()
        return codes

    def sheets(self, *options):
        return {(row["number"], row["judge"]): row
                for row in self.run("review", "sheets", *options)["sheets"]}

    def shot(self, name):
        if self.args.shots:
            self.program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def fill_sheet(self, dialog, points):
        sheet = self.program.find("list", "打分表项目", dialog)
        for title, value in zip(self.items, points):
            self.program.fill(title, str(value), sheet)

    def is_blank(self, dialog):
        sheet = self.program.find("list", "打分表项目", dialog)
        typed = [self.program.text_of(node) for node, _ in self.program.walk(sheet)
                 if node.get_editable_text_iface() is not None]
        assert len(typed) == len(self.items), typed
        return not any(typed)

    def open(self):
        program = self.program
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "type-paper" in program.actions(), "the review board")
        program.act("choose-activity", program.text_variant("qc-group"))
        program.act("show-review", program.text_variant("scores"))
        program.wait(lambda: program.actions()["type-paper"][0], "the panel")
        self.shot("paper-0-scores")

    def type_twice(self):
        program = self.program
        program.act("type-paper")
        dialog = program.dialog("录入纸质打分表")
        program.click(program.fill("录入人", "示例·录入", dialog))
        program.key("Return")
        program.find("label", "待录入", dialog)
        # What the form does not allow is typed as it is written.
        self.fill_sheet(dialog, POINTS)
        self.shot("paper-1-typed")
        program.press(STORE, root=dialog)
        [key] = program.wait(lambda: list(self.sheets("--unchecked")), "the first typing")
        self.shot("paper-2-next")

        # Somebody else, and the paper by its code: nothing of what was typed is shown.
        program.fill("录入人", "示例·校对", dialog)
        program.click(program.fill("打分表编码（扫码或键入）", self.codes()[key], dialog))
        program.key("Return")
        program.find("label", "待校对，由示例·录入录入", dialog)
        assert self.is_blank(dialog)
        self.fill_sheet(dialog, [*POINTS[:3], 8, *POINTS[4:]])
        self.shot("paper-3-second")
        program.press(STORE, root=dialog)

        settle = program.dialog(key[0])
        assert self.sheets("--differing")[key]["total"] is None
        program.key("Escape")
        program.gone("frame", key[0])
        program.key("Escape")
        program.gone("frame", "录入纸质打分表")
        self.settle(key)
        self.refuse()
        return key

    def settle(self, key):
        """From the list of what is not settled; it is empty afterwards."""
        program = self.program
        program.act("unsettled-sheets")
        unsettled = program.dialog("未处理完毕的纸质打分表")
        row = program.find("list item", re.compile(key[0]), unsettled)
        self.shot("paper-4-unsettled")
        program.click(row)
        settle = program.dialog(key[0])
        program.press("效果：18，示例·录入录入", root=settle)
        program.fill("裁定人", "示例·复核", settle)
        program.fill("原因", "原件上是18", settle)
        self.shot("paper-5-settle")
        program.press(DECIDE, root=settle)
        program.wait(lambda: self.sheets()[key]["state"] == "settled", "the decision")
        assert self.sheets()[key]["total"] == 90, self.sheets()
        program.gone("frame", key[0])
        program.find(None, re.compile("纸质打分表均已处理完毕"), unsettled)
        program.key("Escape")
        program.gone("frame", "未处理完毕的纸质打分表")

    def refuse(self):
        """A code of something else is refused with a sentence, and the dialog stays. The name is
        remembered."""
        program = self.program
        program.act("type-paper")
        dialog = program.dialog("录入纸质打分表")
        program.find("label", "待录入", dialog)
        assert "示例·校对" in program.texts(dialog)
        program.click(program.fill("打分表编码（扫码或键入）", "QZF1:X:Y", dialog))
        program.key("Return")
        program.find("label", re.compile("二维码"), dialog)
        self.shot("paper-6-refused")
        program.key("Escape")
        program.gone("frame", "录入纸质打分表")

    def amend(self, key):
        program = self.program
        found = next(row for row in self.run("review", "result", *QC)["results"]
                     if row["number"] == key[0])
        program.act("open-sheet", program.text_variant(f"{found['entry']}/{key[1]}"))
        program.wait(lambda: program.actions()["amend-sheet"][0], "the sheet")
        program.settle(0.4)
        self.shot("paper-7-locked")
        program.act("amend-sheet")
        dialog = program.dialog(key[0])
        program.fill(self.items[0], "10", dialog)
        program.fill("裁定人", "示例·乙", dialog)
        program.fill("原因", "评委更正", dialog)
        self.shot("paper-7-amend")
        program.press(re.compile("^更正"), root=dialog)
        program.wait(lambda: self.sheets()[key]["version"] == 2, "the amendment")
        assert self.sheets()[key]["total"] == 88, self.sheets()
        program.gone("frame", key[0])
        program.act("back")

    def table(self, key):
        program = self.program
        path = self.folder / "打分.xlsx"
        program.act("export-score-table-to", program.text_variant(str(path)))
        program.wait(path.exists, "the table")
        book = openpyxl.load_workbook(path)
        filled = []
        for row in range(3, book.active.max_row + 1):
            place = (book.active.cell(row, 1).value, book.active.cell(row, 4).value)
            if place == key:
                assert book.active.cell(row, 5).value == 10
                continue
            filled.append(place)
            for column, points in enumerate(POINTS, start=5):
                book.active.cell(row, column, "１２" if points == 12 else points)
        assert len(filled) == 3
        book.active.cell(book.active.max_row, 5, "十五")
        book.save(path)
        program.act("import-scores-from", program.text_variant(str(path)))
        dialog = program.dialog("将要导入的打分")
        program.find("label", "不采用", dialog)
        program.find("label", "无变化", dialog)
        self.shot("paper-8-import")
        assert len(self.sheets()) == 1
        program.press(re.compile("_T|^导入"), root=dialog)
        program.wait(lambda: len(self.sheets()) == 3, "the scores")
        assert {self.sheets()[place]["total"] for place in filled[:2]} == {90}
        program.settle(0.6)
        self.shot("paper-9-taken")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", required=True)
    parser.add_argument("--shots")
    parser.add_argument("--narrow", action="store_true")
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qz-papers-") as name:
        papers = Papers(args, pathlib.Path(name))
        papers.open()
        key = papers.type_twice()
        papers.amend(key)
        papers.table(key)
        papers.program.quit()
        assert not papers.program.complaints(), papers.program.complaints()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores in spreadsheets: out, filled in with openpyxl, taken back row by row."""

import datetime
import unittest

import openpyxl

import driver

QC = ("--activity", "qc-group")
ITEMS = ["选题", "原因分析", "对策与实施", "效果", "发表", "特点"]
NINETY = [12, 28, 18, 18, 4.5, 9.5]
EIGHTY = [12, 24, 16, 16, 4, 8]
JUDGES = "姓名,单位\n示例·甲,（示例）质量研究所\n示例·乙,（示例）质量技术中心\n示例·丙,（示例）大学\n"


class ScoreTables(driver.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.entries = [self.submit(title=f"降低第{i}段焊缝返修率") for i in range(1, 4)]
        self.ctl("review", "judge", "import", self.write("j.csv", JUDGES))
        self.ctl("review", "panel", "make", "第一组", *QC, "--judges", "示例·甲,示例·乙")
        self.path = self.folder / "打分.xlsx"

    def template(self, *options):
        answer = self.ask("review", "template", "qc-group", "第一组", "--output", self.path,
                          *options)
        return answer, openpyxl.load_workbook(self.path)

    def save(self, rows, name="表.xlsx"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(self.folder / name)
        return self.folder / name

    def take(self, path, *options):
        answer = self.ask("review", "import", path, *options)
        return {row["place"]: (row["outcome"], row["remarks"]) for row in answer["rows"]}

    def states(self):
        return {(row["number"], row["judge"]): (row["state"], row["total"])
                for row in self.ask("review", "sheets")["sheets"]}

    def test_there_and_back(self):
        answer, book = self.template()
        self.assertEqual((answer["rows"], answer["findings"]), (6, []))
        sheet = book.active
        headings = [cell.value for cell in sheet[2]]
        self.assertEqual(headings, ["申报号", "成果名称", "申报单位", "评委", *ITEMS, "总分", "评语"])
        untouched = self.take(self.path)
        self.assertEqual({outcome for outcome, _ in untouched.values()}, {"blank"})
        self.assertEqual(self.states(), {})
        for row in range(3, 9):
            for column, points in enumerate(NINETY if row % 2 else EIGHTY, start=5):
                sheet.cell(row, column, points)
        sheet.cell(3, 12, "目标明确")
        sheet.cell(4, 10).value = None
        book.save(self.path)

        looked = self.ask("review", "import", self.path, "--dry-run")
        self.assertEqual((looked["locked"], looked["open"], looked["refused"]), (5, 1, 0))
        self.assertEqual(self.states(), {})
        done = self.take(self.path)
        self.assertEqual(done["A3"], ("locked", ""))
        self.assertEqual(done["A4"][0], "open")
        self.assertIn("特点", done["A4"][1])
        states = self.states()
        self.assertEqual(states[self.entries[0], "示例·甲"], ("locked", 90))
        self.assertEqual(states[self.entries[0], "示例·乙"], ("open", None))

        # The same file once more changes nothing, and says so.
        events = len(self.ask("audit", "export")["events"])
        again = self.ask("review", "import", self.path)
        self.assertEqual((again["same"], again["locked"], again["open"]), (6, 0, 0))
        self.assertEqual(len(self.ask("audit", "export")["events"]), events)
        # What goes out now comes back as it is.
        _, book = self.template()
        self.assertEqual([cell.value for cell in book.active[3]][4:], [*NINETY, 90, "目标明确"])
        self.assertEqual({outcome for outcome, _ in self.take(self.path).values()}, {"same"})
        # What was blank is filled in; what is locked is not written over.
        book.active.cell(4, 10, 8)
        book.active.cell(3, 5, 11)
        book.active.cell(3, 11).value = None
        book.save(self.path)
        last = self.take(self.path)
        self.assertEqual(last["A4"][0], "locked")
        self.assertEqual(last["A3"][0], "refused")
        self.assertIn("Amend", last["A3"][1])
        self.assertEqual(self.states()[self.entries[0], "示例·甲"], ("locked", 90))
        self.ctl("audit", "verify")

    def test_stages(self):
        """Who scores at two stages has two sheets: the table says of which it is."""
        self.ctl("review", "panel", "make", "现场组", *QC, "--stage", "on-site", "--judges",
                 "示例·甲")
        message = self.ctl("review", "sheet", self.entries[0], "示例·甲", "topic=1", status=1).err
        self.assertIn("at several stages", message)
        path = self.folder / "现场.xlsx"
        self.ask("review", "template", "qc-group", "现场组", "--output", path)
        book = openpyxl.load_workbook(path)
        self.assertEqual([cell.value for cell in book.active[2]][3:5], ["评委", "评审环节"])
        self.assertEqual(book.active.cell(3, 5).value, "现场评审")
        for column in range(6, book.active.max_column - 1):
            book.active.cell(3, column, 1)
        book.save(path)
        _, first = self.template()
        for column, points in enumerate(NINETY, start=6):
            first.active.cell(3, column, points)
        first.active.cell(4, 5, "终审")
        first.active.cell(4, 6, 12)
        first.save(self.path)
        self.assertEqual(self.take(path)["A3"], ("locked", ""))
        done = self.take(self.path)
        self.assertEqual(done["A3"], ("locked", ""))
        self.assertEqual(done["A4"][0], "refused")
        self.assertIn("终审", done["A4"][1])
        sheets = {(row["stage"], row["state"], row["total"])
                  for row in self.ask("review", "sheets")["sheets"]}
        self.assertEqual({sheet[:2] for sheet in sheets},
                         {("document", "locked"), ("on-site", "locked")})
        self.assertIn(("document", "locked", 90), sheets)

    def test_rows(self):
        """A faulty row is named with its cell and holds up no other."""
        good = self.entries[0]
        cases = [
            # number, judge, points, what the remark says
            ("9999-QC-0001", "示例·甲", NINETY, ["9999-QC-0001"]),
            (good, "示例·丙", NINETY, ["示例·丙", "panel"]),
            (good, "示例·丁", NINETY, ["示例·丁"]),
            (None, "示例·甲", NINETY, ["number"]),
            (good, None, NINETY, ["judge"]),
            (good, "示例·甲", [15.5, *NINETY[1:]], ["C", "15.5", "选题"]),
            (good, "示例·甲", [12.25, *NINETY[1:]], ["steps of 0.5"]),
            (good, "示例·甲", [-1, *NINETY[1:]], ["选题"]),
            (good, "示例·甲", ["十二", *NINETY[1:]], ["十二"]),
            (good, "示例·甲", ["12分", "/", *NINETY[2:]], ["12分", "“/”"]),
            (good, "示例·甲", [datetime.datetime(2018, 12, 5), *NINETY[1:]], ["day"]),
            (good, "示例·甲", ["#N/A", *NINETY[1:]], ["error"]),
            (good, "示例·甲", [True, *NINETY[1:]], ["TRUE"]),
            (good, "示例·甲", [None, *NINETY], ["no heading"]),
            (good, "示例·甲", [*NINETY, "x"], ["no heading"]),
        ]
        for number, judge, points, words in cases:
            path = self.save([["申报号", "评委", *ITEMS], [number, judge, *points],
                              [self.entries[1], "示例·甲", *EIGHTY]])
            rows = self.take(path, "--dry-run")
            outcome, remark = rows["A2"]
            self.assertEqual(outcome, "refused", (number, judge, points))
            for word in words:
                self.assertIn(word, remark)
            self.assertEqual(rows["A3"], ("locked", ""), points)
        self.assertEqual(self.states(), {})

    def test_written_as_people_do(self):
        rows = [
            ["评分表", None, None], ["评委：示例·甲", None, None],
            ["序号", "成果编号", "成果名称", *reversed(ITEMS), "合计"],
            [1, self.entries[0].translate({i: i + 0xfee0 for i in range(0x21, 0x7f)}),
             "降低第1段焊缝返修率", "９．５", " 4.5 ", "18", "１８", 28.0, "＋12", "90"],
            [2, self.entries[1], "降低第2段焊缝返修率", 8, 4, 16, 16, 24, 12, 80],
            [None] * 10,
            [3, self.entries[2], "降低第1段焊缝返修率", 8, 4, 16, 16, 24, 12, 80],
            [4, self.entries[2], "降低第3段焊缝返修率", 8, 4, 16, 16, 24, 12, 81],
        ]
        taken = self.take(self.save(rows))
        self.assertEqual(taken["B4"], ("locked", ""))
        self.assertEqual(taken["B5"], ("locked", ""))
        self.assertIn("降低第3段焊缝返修率", taken["B7"][1])
        self.assertIn("80, not to 81", taken["B8"][1])
        self.assertEqual(self.states(), {(self.entries[0], "示例·甲"): ("locked", 90),
                                         (self.entries[1], "示例·甲"): ("locked", 80)})
        text = self.folder / "打分.csv"
        text.write_bytes("申报号,{}\n{},{}\n".format(
            ",".join(ITEMS), self.entries[2], ",".join(map(str, EIGHTY))).encode("gb18030"))
        self.ctl("review", "import", text, status=1)
        self.assertEqual(self.take(text, "--judge", "示例·乙")["A2"], ("locked", ""))

    def test_double_rows(self):
        table = [["申报号", "评委", *ITEMS]]
        table += [[self.entries[0], "示例·甲", *NINETY], [self.entries[0], "示例·甲", *NINETY],
                  [self.entries[1], "示例·甲", *NINETY], [self.entries[1], "示例·甲", *EIGHTY],
                  [self.entries[0], "示例·乙", *EIGHTY]]
        rows = self.take(self.save(table))
        self.assertEqual([rows[f"A{n}"][0] for n in range(2, 7)],
                         ["locked", "refused", "refused", "refused", "locked"])
        self.assertIn("A2", rows["A3"][1])
        self.assertIn("A5", rows["A4"][1])
        self.assertIn("A4", rows["A5"][1])

    def test_headings(self):
        row = [self.entries[0], "示例·甲", *NINETY]
        for headings, words in (
                (["申报号", "评委", *ITEMS[:-1], "特色"], ["特色", "H1"]),
                (["申报号", "评委", *ITEMS[:-1], "选题"], ["选题", "H1", "twice"]),
                (["甲", "乙", *ITEMS], ["申报号"]),
                (["申报号", "选手", *ITEMS], ["who scored"])):
            message = self.ctl("review", "import", self.save([headings, row]), status=1).err
            for word in words:
                self.assertIn(word, message)
        short = self.take(self.save([["申报号", "评委", *ITEMS[:-1]], row[:-1]]))
        self.assertIn("no column “特点”", short["A2"][1])
        other = self.take(self.save([["申报号", "评委", *ITEMS, "主题契合"], [*row, 3]]))
        self.assertIn("主题契合", other["A2"][1])
        self.assertEqual(self.states(), {})
        self.ctl("review", "import", self.write("leer.csv", ""), status=1)
        self.ctl("review", "import", self.folder / "none.xlsx", status=1)

    def test_settled_sheets(self):
        points = [f"{item}={value}" for item, value in
                  zip("topic causes measures effect report features".split(), NINETY)]
        self.ctl("review", "sheet", self.entries[0], "示例·甲", *points, "--paper", "--typist",
                 "录入员")
        self.ctl("review", "sheet", self.entries[1], "示例·甲", *points, "--hold")
        self.ctl("review", "sheet", self.entries[2], "示例·甲", "--recuse")
        self.ctl("review", "conflict", "add", self.entries[0], "示例·乙", "--reason", "师生")
        answer, book = self.template()
        self.assertEqual(answer["rows"], 4)
        self.assertEqual(len(answer["findings"]), 2)
        blank = [cell.value for cell in book.active[3]]
        self.assertEqual((blank[0], blank[3], blank[4]), (self.entries[0], "示例·甲", None))
        rows = [["申报号", "评委", *ITEMS]]
        rows += [[entry, "示例·甲", *EIGHTY] for entry in self.entries]
        rows += [[self.entries[0], "示例·乙", *EIGHTY]]
        taken = self.take(self.save(rows))
        for place, word in (("A2", "signed paper"), ("A3", "panel head"), ("A4", "recused"),
                            ("A5", "stay away")):
            self.assertEqual(taken[place][0], "refused")
            self.assertIn(word, taken[place][1])

    def test_template(self):
        answer, book = self.template("--judge", "示例·乙")
        self.assertEqual(answer["rows"], 3)
        self.assertEqual({row[3].value for row in book.active.iter_rows(min_row=3)}, {"示例·乙"})
        for arguments, status in ((["qc-group", "第九组", "--output", self.path], 1),
                                  (["qc-group", "第一组", "--output", self.path, "--judge",
                                    "示例·丙"], 1),
                                  (["qc-group", "第一组", "--output", self.folder / "x.ods"], 1),
                                  (["nothing", "第一组", "--output", self.path], 1),
                                  (["qc-group", "第一组"], 2)):
            self.ctl("review", "template", *arguments, status=status)


if __name__ == "__main__":
    driver.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of the day of the review: one PDF of each kind, nothing for who is recused."""

import subprocess
import unittest

import driver

KINDS = {"invitation": "邀请函", "appointment": "聘书", "commitment": "承诺书", "sign-in": "签到表",
         "panel-list": "分组表", "name-plate": "席卡", "label": "标签", "score-sheet": "评分表",
         "tally": "统分表", "fee-list": "评审费签收单"}


class Papers(driver.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.numbers = [self.submit(title=f"降低第{i}段焊缝返修率") for i in range(1, 4)]
        table = "姓名,单位,职称\n示例·甲,（示例）质量研究所,高级工程师\n示例·乙,（示例）质量技术中心,诊断师\n"
        self.ctl("review", "judge", "import", self.write("j.csv", table))
        self.ctl("review", "panel", "make", "第一组", "--activity", "qc-group", "--judges",
                 "示例·甲,示例·乙")
        self.output = self.folder / "用纸"

    def papers(self, *arguments, status=0):
        answer = self.ask("review", "papers", "--activity", "qc-group", "--output", self.output,
                          *arguments, status=status)
        return {file["kind"]: file for file in answer["files"]} if status == 0 else answer

    def text(self, kind):
        path = self.output / f"{KINDS[kind]}.pdf"
        return "".join(subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True,
                                      capture_output=True, text=True).stdout.split())

    def test_all(self):
        files = self.papers()
        self.assertEqual(list(files), list(KINDS))
        for kind, name in KINDS.items():
            self.assertEqual(files[kind]["path"], str(self.output / f"{name}.pdf"))
        self.assertEqual(files["score-sheet"]["papers"], 6)
        text = self.text("score-sheet")
        for number in self.numbers:
            self.assertEqual(text.count(number), 2)
        before = (self.output / "评分表.pdf").read_bytes()
        self.papers("--kind", "score-sheet")
        self.assertEqual((self.output / "评分表.pdf").read_bytes(), before)

    def test_day_and_place(self):
        self.papers("--kind", "sign-in", "--day", "2018-12-05", "--place", "示例会议中心")
        self.assertIn("时间：2018年12月5日地点：示例会议中心", self.text("sign-in"))
        self.papers("--kind", "sign-in", "--day", "2018-02-30", status=1)

    def test_fees(self):
        """Who sits in two panels is paid once; numbers of cards are left to the pen."""
        self.ctl("review", "panel", "make", "第二组", "--activity", "qc-group", "--judges", "示例·甲",
                 "--entries", self.submit(title="降低停机率"))
        self.papers("--kind", "fee-list", "--day", "2018-12-05")
        text = self.text("fee-list")
        self.assertEqual((text.count("示例·甲"), text.count("示例·乙")), (1, 1))
        self.assertIn("第一组、第二组", text)
        for words in ("共2人", "2018年12月5日", "身份证号", "合计（大写）", "负责人"):
            self.assertIn(words, text)

    def test_recused(self):
        self.ctl("review", "sheet", self.numbers[1], "示例·乙", "--recuse")
        files = self.papers("--kind", "tally,score-sheet", "--panel", "第一组")
        self.assertEqual(files["score-sheet"]["papers"], 5)
        self.assertEqual(self.text("score-sheet").count(self.numbers[1]), 1)
        self.assertIn("回避", self.text("tally"))

    def seat(self, name, employer):
        self.ctl("review", "judge", "add", name, "--organisation", employer)
        self.ctl("review", "panel", "make", f"{name}组", "--activity", "qc-group", "--judges", name,
                 "--entries", self.numbers[0])

    def test_conflict_is_kept(self):
        self.seat("示例·丙", driver.FORM["unit"])
        self.papers("--panel", "示例·丙组", "--kind", "score-sheet", status=1)
        self.papers("--panel", "示例·丙组", "--kind", "commitment")
        self.assertIn(self.numbers[0], self.text("commitment"))
        self.assertIn("任职单位申报", self.text("commitment"))

    def test_open_conflict_is_said(self):
        self.seat("示例·丁", driver.FORM["unit"] + "船坞分公司")
        answer = self.ask("review", "papers", "--activity", "qc-group", "--panel", "示例·丁组",
                          "--kind", "appointment,score-sheet", "--output", self.output)
        self.assertEqual(sum("示例·丁" in finding for finding in answer["findings"]), 1)
        self.assertEqual(sum("聘书" in finding for finding in answer["findings"]), 1)
        self.assertEqual(self.text("score-sheet").count(self.numbers[0]), 1)

    def test_refused(self):
        self.ctl("review", "papers", "--activity", "qc-group", status=2)
        self.ctl("review", "papers", "--output", self.output, status=2)
        self.papers("--kind", "nonsense", status=2)
        self.papers("--panel", "第九组", status=1)
        self.ctl("review", "papers", "--activity", "service-star", "--output", self.output,
                 status=1)
        self.write("file", "x")
        self.ctl("review", "papers", "--activity", "qc-group", "--output", self.folder / "file",
                 status=1)
        self.assertFalse(self.output.exists())


if __name__ == "__main__":
    driver.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frozen results: frozen, replayed, amended, compared, copied, explained, tampered with."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import unittest

import driver

NINETY = "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5".split()
EIGHTY = "topic=12 causes=24 measures=16 effect=16 report=4 features=8".split()
SEVENTY = "topic=10 causes=21 measures=14 effect=14 report=4 features=7".split()
QC = ("--activity", "qc-group")


class Freeze(driver.Case):
    def sheet(self, entry, judge, points, *options):
        self.ctl("review", "sheet", entry, judge, *points, *options)

    def score(self):
        """Three entries in the order of their totals, ranked and with levels."""
        self.init()
        self.entries = [self.submit(title=f"成果{n}", team=f"小组{n}", unit=f"（示例）第{n}厂")
                        for n in "甲乙丙"]
        self.ctl("review", "judge", "import",
                 self.write("专家.csv", "姓名,工作单位\n示例·子,（示例）质协\n示例·丑,（示例）大学\n"))
        self.ctl("review", "assign", *QC, "--panels", "1", "--per-entry", "2", "--seed", "5")
        for entry, points in zip(self.entries, (NINETY, EIGHTY, SEVENTY)):
            for judge in ("示例·子", "示例·丑"):
                self.sheet(entry, judge, points)
        self.ctl("review", "rank", *QC)
        self.level()

    def level(self, *by_hand):
        self.ctl("review", "level", *QC, "--count", "first=1,second=1,third=1", *by_hand)

    def test_versions(self):
        self.score()
        dry = self.ask("review", "freeze", *QC, "--dry-run")
        self.assertEqual((dry["version"], dry["entries"], dry["moved"]), (1, 3, 0))
        self.assertEqual(self.ask("review", "versions", *QC)["versions"], [])
        self.ctl("review", "replay", *QC, status=1)
        first = self.ask("review", "freeze", *QC)
        self.assertEqual(first["sha256"], dry["sha256"])
        self.assertIn("nothing has changed", self.ctl("review", "freeze", *QC, status=1).err)

        path = self.folder / "record.json"
        replay = self.ask("review", "replay", *QC, "--output", path)
        self.assertTrue(replay["same"])
        self.assertEqual(replay["findings"], [])
        self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), first["sha256"])
        record = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual(record["seeds"], [{"stage": "document", "seed": 5}])
        self.assertEqual([(entry["points"], entry["rank"], entry["award"])
                          for entry in record["entries"]],
                         [("90", 1, "first"), ("80", 2, "second"), ("70", 3, "third")])
        self.assertNotIn("示例·子", path.read_text(encoding="utf-8"))

        # A sheet of the last is amended: it overtakes the second, and that is told.
        self.level(*(f"{entry}=" for entry in self.entries))
        for judge in ("示例·子", "示例·丑"):
            self.sheet(self.entries[2], judge, [], "--open")
            self.sheet(self.entries[2], judge, ["causes=30", "measures=18", "effect=16"])
        self.assertIn("Rank the activity", self.ctl("review", "freeze", *QC, status=1).err)
        told = self.ask("review", "rank", *QC)["findings"]
        self.assertTrue(any("version 1" in line for line in told), told)
        self.assertEqual(self.ask("review", "compare", *QC)["from"], 1)
        self.level()
        second = self.ask("review", "freeze", *QC)
        self.assertEqual((second["version"], second["moved"]), (2, 2))
        moves = self.ask("review", "compare", *QC, "1", "2")["moves"]
        self.assertEqual([(move["number"], move["rank-before"], move["rank"], move["total-before"],
                           move["total"], move["award-before"], move["award"], move["change"])
                          for move in moves],
                         [(self.entries[1], 2, 3, 80, 80, "second", "third", "down"),
                          (self.entries[2], 3, 2, 70, 85, "third", "second", "up")])
        versions = self.ask("review", "versions", *QC)
        self.assertEqual([version["sha256"] for version in versions["versions"]],
                         [first["sha256"], second["sha256"]])
        self.assertEqual(versions["findings"], [])
        self.assertTrue(self.ask("review", "replay", *QC, "1")["same"])
        self.ctl("review", "replay", *QC, "3", status=1)
        self.ctl("review", "replay", *QC, "x", status=2)
        self.ctl("review", "freeze", status=2)

        # What was withdrawn later stays where it was frozen.
        self.level(*(f"{entry}=" for entry in self.entries))
        self.ctl("entry", "withdraw", self.entries[0])
        self.assertTrue(self.ask("review", "replay", *QC, "2")["same"])
        gone = [move for move in self.ask("review", "compare", *QC, "2")["moves"]
                if move["change"] == "went"]
        self.assertEqual([move["number"] for move in gone], [self.entries[0]])
        self.ctl("audit", "verify")

    def test_copy(self):
        """The same data in two workspaces are the same bytes."""
        self.score()
        copy = self.folder / "copy"
        shutil.copytree(self.workspace, copy)
        one = self.ask("review", "freeze", *QC)
        self.workspace = copy
        self.assertEqual(self.ask("review", "freeze", *QC)["sha256"], one["sha256"])

    def test_missing(self):
        self.score()
        self.level(*(f"{entry}=" for entry in self.entries))
        self.sheet(self.entries[0], "示例·丑", [], "--hold")
        message = self.ctl("review", "freeze", *QC, status=1).err
        self.assertIn(f"{self.entries[0]} (1 score sheet to be clarified)", message)
        answer = self.ask("review", "freeze", *QC, "--reason", "评委出差，先行公示")
        self.assertIn(self.entries[0], " ".join(answer["findings"]))
        versions = self.ask("review", "versions", *QC)["versions"]
        self.assertEqual(versions[0]["reason"], "评委出差，先行公示")
        stage = self.ask("review", "freeze", *QC, "--stage", "document", "--reason", "先行公示")
        self.assertEqual(stage["version"], 1)
        self.assertTrue(self.ask("review", "replay", *QC, "--stage", "document")["same"])

    def paper(self, entry, *options):
        """The text of an explanation sheet, without white space."""
        path = self.folder / "explanation.pdf"
        answer = self.ask("review", "explain", entry, "--output", path, *options)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        return answer["version"], "".join(text.stdout.decode().split())

    def test_explained(self):
        self.score()
        self.assertEqual(self.ctl("review", "explain", self.entries[1]).out.count("示例·"), 2)
        version, text = self.paper(self.entries[1])
        self.assertEqual(version, 0)
        self.assertIn("结果尚未冻结", text)
        frozen = self.ask("review", "freeze", *QC)
        for number, title in ((0, "成果甲"), (1, "成果乙")):
            version, text = self.paper(self.entries[number])
            self.assertEqual(version, 1)
            for words in (self.entries[number], title, f"第{number + 1}名（同组3件）", "计入2份",
                          frozen["sha256"], ("一等奖", "二等奖")[number]):
                self.assertIn(words, text)
            self.assertNotIn("示例·", text)
        # The rank is explained as it was frozen, whatever became of the entry.
        self.level(*(f"{entry}=" for entry in self.entries))
        self.ctl("entry", "withdraw", self.entries[0])
        self.assertIn("第1名（同组3件）", self.paper(self.entries[0], "--frozen", "1")[1])
        self.ctl("review", "explain", self.entries[0], "--output", self.folder / "x.pdf",
                 "--frozen", "2", status=1)
        late = self.submit(title="成果丁", team="小组丁", unit="（示例）第丁厂")
        refused = self.ctl("review", "explain", late, "--output", self.folder / "x.pdf", status=1)
        self.assertIn(late, refused.err)
        self.assertFalse((self.folder / "x.pdf").exists())

    def test_comments(self):
        """What the unit is told has no points and no names."""
        self.score()
        entry = self.entries[0]
        path = self.folder / "comments.pdf"
        self.assertIn(entry, self.ctl("review", "comments", entry, "--output", path, status=1).err)
        self.level(f"{entry}=")
        self.sheet(entry, "示例·子", [], "--comment", "数据充分")
        self.ask("review", "comments", entry, "--strengths", " 选题准\n数据实 ", "--advice", "补验证")
        answer = self.ask("review", "comments", entry, "--weaknesses", "图表缺来源")
        self.assertEqual((answer["strengths"], answer["weaknesses"], answer["advice"],
                          answer["remarks"]),
                         ("选题准\n数据实", "图表缺来源", "补验证", ["数据充分"]))
        self.ctl("review", "comments", entry, "--output", path)
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
        text = "".join(text.stdout.decode().split())
        for words in ("评语反馈表", entry, "成果甲", "选题准", "图表缺来源", "补验证"):
            self.assertIn(words, text)
        for words in ("90", "示例·", "第1名", "数据充分"):
            self.assertNotIn(words, text)
        self.assertEqual(self.ask("review", "comments", entry, "--advice", "")["advice"], "")
        self.ctl("review", "comments", entry, "--advice", "\u202e", status=1)
        self.ctl("review", "comments", "2018-QC-9999", status=1)
        self.assertIn("review.comment",
                      [event["verb"] for event in self.ask("audit", "export")["events"]])

    def test_all_comments(self):
        """One file, or a folder with a file each; whom nothing was written about is named."""
        self.score()
        group = ("review", "comments", "--activity", "qc-group", "--output")
        self.assertIn("has comments", self.ctl(*group, self.folder / "all.pdf", status=1).err)
        first, second, third = self.entries[:3]
        self.ask("review", "comments", first, "--advice", "补验证")
        self.ask("review", "comments", third, "--strengths", "选题准")
        told = self.ask(*group, self.folder / "all.pdf")
        self.assertEqual(told["sheets"], 2)
        self.assertTrue(any(second in line for line in told["findings"]), told)
        pages = subprocess.run(["pdfinfo", self.folder / "all.pdf"], capture_output=True, text=True,
                               check=True).stdout
        self.assertRegex(pages, r"Pages: +2\n")
        self.assertEqual(self.ask(*group, self.folder / "评语")["sheets"], 2)
        self.assertEqual(sorted(path.name for path in (self.folder / "评语").iterdir()),
                         sorted([f"{first}.pdf", f"{third}.pdf"]))

    def change(self, change):
        """Changes the record behind the back of the program."""
        database = sqlite3.connect(self.workspace / "qunzhi.db")
        (record,), = database.execute("SELECT record FROM frozen_result")
        changed = change(bytes(record))
        database.execute("UPDATE frozen_result SET record = ?", (changed,))
        database.commit()
        database.close()
        return bytes(record)

    def test_tampered(self):
        self.score()
        self.ctl("review", "freeze", *QC)
        whole = self.change(lambda record: record.replace(b'"points":"28"', b'"points":"29"', 1))
        answer = self.ask("review", "replay", *QC, status=3)
        self.assertFalse(answer["same"])
        self.assertEqual(answer["error"]["code"], "corrupt")
        self.assertTrue(any("add up to 91" in line for line in answer["findings"]))
        self.change(lambda record: whole[:200])
        self.assertFalse(self.ask("review", "replay", *QC, status=3)["same"])
        # What cannot be read any more keeps nobody from ranking.
        for command in ("rank", "versions"):
            told = self.ask("review", command, *QC)["findings"]
            self.assertTrue(any("cannot be compared" in line for line in told), told)
        self.change(lambda record: whole)
        self.assertTrue(self.ask("review", "replay", *QC)["same"])


if __name__ == "__main__":
    driver.main()

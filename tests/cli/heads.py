#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Panel heads: a trial that never counts, disputed sheets, recommendations, minutes."""

import subprocess

import driver

QC = ("--activity", "qc-group")
NINETY = "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5".split()
SAME = "topic=13 causes=27 measures=18 effect=18 report=4.5 features=9.5".split()
JUDGES = ("示例·甲", "示例·乙", "示例·丙")
BY = ("--by", "示例·乙")


class Heads(driver.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.entries = [self.submit(title=f"成果{n}", team=f"小组{n}", unit=f"（示例）第{n}厂")
                        for n in "甲乙丙"]
        table = "姓名,单位\n" + "".join(f"{name},（示例）{house}\n"
                                     for name, house in zip(JUDGES, ("大学", "学会", "研究所")))
        self.ctl("review", "judge", "import", self.write("j.csv", table))
        self.ctl("review", "panel", "make", "第一组", *QC, "--judges", ",".join(JUDGES), "--head",
                 "示例·乙")

    def score(self, entry, points=NINETY):
        for name in JUDGES:
            self.ctl("review", "sheet", entry, name, *points)

    def total(self, entry):
        return next(row["total"] for row in self.ask("review", "result", *QC)["results"]
                    if row["number"] == entry)

    def minutes(self, *options, status=0):
        return self.ask("review", "minutes", *QC, *options, status=status)

    def test_trial(self):
        answer = self.ask("review", "calibrate", "第一组")
        self.assertEqual((answer["report"], answer["scored"], answer["differences"]), ("", 0, []))
        self.ctl("review", "calibrate", "第一组", "示例·甲", "topic=12", status=1)
        self.ctl("review", "calibrate", "第一组", "--report", "2017年的一份成果")
        self.ctl("review", "calibrate", "第一组", "示例·甲", "topic=16", status=1)
        self.ctl("review", "calibrate", "第一组", "示例·丁", "topic=12", status=1)
        self.ctl("review", "calibrate", "第一组", "示例·甲", "nonsense=1", status=1)
        self.ctl("review", "calibrate", "第一组", "示例·甲", "topic", status=2)
        self.ctl("review", "calibrate", "第一组", "示例·甲", *NINETY)
        self.ctl("review", "calibrate", "第一组", "示例·乙", "topic=13", *NINETY[1:])
        answer = self.ask("review", "calibrate", "第一组", "示例·丙", "topic=5", *NINETY[1:])
        self.assertEqual(answer["scored"], 3)
        topic = {row["judge"]: (row["mean"], row["difference"], row["far"])
                 for row in answer["differences"] if row["item"] == "topic"}
        self.assertEqual(topic, {"示例·甲": (10, 2, "far"), "示例·乙": (10, 3, "far"),
                                 "示例·丙": (10, -5, "far")})
        total = {row["judge"]: row["difference"] for row in answer["differences"]
                 if row["item"] == "total"}
        self.assertEqual(total, {"示例·甲": 2, "示例·乙": 3, "示例·丙": -5})
        # The note is the head's.
        note = ("--note", "选题一项按评审表逐条扣分。")
        self.ctl("review", "calibrate", "第一组", *note, "--by", "示例·甲", status=1)
        answer = self.ask("review", "calibrate", "第一组", *note, *BY)
        self.assertEqual((answer["note"], answer["by"]), (note[1], "示例·乙"))
        # It counts nowhere.
        self.assertEqual([row["total"] for row in self.ask("review", "result", *QC)["results"]],
                         [None] * 3)
        self.assertEqual(self.ask("review", "sheets")["sheets"], [])
        # Another report begins anew.
        answer = self.ask("review", "calibrate", "第一组", "--report", "另一份成果")
        self.assertEqual((answer["scored"], answer["note"]), (0, ""))

    def test_dispute(self):
        entry = self.entries[0]
        dispute = ("review", "dispute", entry, "示例·丙", "--reason", "与记录不符")
        self.ctl(*dispute, "--by", "示例·甲", status=1)
        self.score(entry)
        self.ctl(*dispute, status=1)
        self.ctl("review", "dispute", entry, "示例·丙", "--by", "示例·甲", status=1)
        self.assertEqual(self.total(entry), 90)
        answer = self.ask(*dispute, "--by", "示例·甲")
        self.assertEqual((answer["state"], answer["head"]), ("held", "示例·乙"))
        self.ctl(*dispute, "--by", "示例·甲", status=1)
        (matter,) = self.minutes()["matters"]
        self.assertEqual(matter["kind"], "dispute")
        self.assertIn("与记录不符", matter["words"])
        # It is the head's to decide, and nobody gets around it.
        self.ctl("review", "sheet", entry, "示例·丙", *NINETY, status=1)
        self.ctl("review", "sheet", entry, "示例·丙", "--open", status=1)
        amend = ("review", "amend", entry, "示例·丙", "topic=9", "--reason", "核对记录后改为9分")
        self.ctl(*amend, "--by", "示例·甲", status=1)
        self.ctl(*amend, *BY)
        self.assertEqual(self.total(entry), 89)
        (matter,) = self.minutes()["matters"]
        self.assertIn("示例·乙已裁定：核对记录后改为9分", matter["words"])
        # Disputed again, it stands.
        self.ctl(*dispute, "--by", "示例·甲")
        self.ctl("review", "amend", entry, "示例·丙", "topic=9", "--reason", "维持原评分", *BY)
        self.assertEqual(self.total(entry), 89)
        self.assertEqual(len(self.minutes()["matters"]), 2)

    def test_recommend(self):
        recommend = ("review", "recommend", "第一组")
        self.assertEqual(self.ask(*recommend)["recommended"], [])
        self.ctl(*recommend, self.entries[0], *BY, "--reason", "程序完整", status=1)
        self.ctl(*recommend, "--quota", "2")
        self.ctl(*recommend, *self.entries, *BY, "--reason", "程序完整", status=1)
        self.ctl(*recommend, self.entries[0], *BY, status=1)
        self.ctl(*recommend, self.entries[0], "--by", "示例·甲", "--reason", "程序完整", status=1)
        self.ctl(*recommend, self.entries[0], self.entries[0], *BY, "--reason", "程序完整", status=1)
        answer = self.ask(*recommend, *self.entries[:2], *BY, "--reason", "程序完整")
        self.assertEqual([row["number"] for row in answer["recommended"]], self.entries[:2])
        self.assertEqual({row["by"] for row in answer["recommended"]}, {"示例·乙"})
        self.ctl(*recommend, "--quota", "1", status=1)
        answer = self.ask(*recommend, self.entries[2], *BY, "--reason", "改推")
        self.assertEqual([row["number"] for row in answer["recommended"]], self.entries[2:])
        self.assertEqual(self.ask(*recommend, "--none", *BY, "--reason", "不推")["recommended"], [])

    def test_minutes(self):
        self.score(self.entries[0])
        self.score(self.entries[1], SAME[:1] + ["causes=27"] + NINETY[2:])
        self.score(self.entries[2], SAME)
        self.ctl("review", "conflict", "add", self.entries[1], "示例·丙", "--reason", "曾任顾问")
        kinds = [matter["kind"] for matter in self.minutes()["matters"]]
        self.assertIn("tie", kinds)
        self.assertIn("conflict", kinds)
        self.minutes("--matter", "1", "--names", "示例·乙", "--reason", "合议", status=1)
        self.minutes("--matter", "99", "--decision", "定", "--names", "示例·乙", "--reason", "合议",
                     status=1)
        self.minutes("--day", "2018-02-30", status=1)
        self.minutes("--day", "2018-12-10", "--place", "示例会议室", "--chair", "示例·乙",
                     "--present", "示例·乙、示例·秘书", "--recorder", "示例·秘书")
        place = kinds.index("tie") + 1
        answer = self.minutes("--matter", str(place), "--decision", "2018-QC-0003排在前", "--names",
                              "示例·乙、示例·秘书", "--reason", "活动记录更完整")
        tie = answer["matters"][place - 1]
        self.assertEqual((tie["decision"], tie["names"]), ("2018-QC-0003排在前", "示例·乙、示例·秘书"))
        self.minutes("--matter", "明年增加现场评审", "--decision", "同意", "--names", "示例·乙",
                     "--reason", "材料看不出现场")
        # What is settled since stays on the agenda with its decision.
        self.ctl("review", "amend", self.entries[2], "示例·甲", "topic=14", "--by", "示例·乙",
                 "--reason", "更正")
        answer = self.minutes()
        self.assertIn("2018-QC-0003排在前", [matter["decision"] for matter in answer["matters"]])
        path = self.folder / "纪要.pdf"
        self.assertEqual(self.minutes("--output", path)["path"], str(path))
        text = "".join(subprocess.run(["pdftotext", "-raw", path, "-"], check=True, text=True,
                                      capture_output=True).stdout.split())
        for words in ("评审组长合议会纪要", "2018年12月10日", "示例会议室", "活动记录更完整", "第一组",
                      "签字", "明年增加现场评审", "曾任顾问"):
            self.assertIn(words, text)
        before = path.read_bytes()
        self.minutes("--output", path)
        self.assertEqual(path.read_bytes(), before)


driver.main()

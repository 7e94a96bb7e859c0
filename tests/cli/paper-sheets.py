#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed score sheets: typed twice, settled, held for the panel head, amended, found by their code."""

import re
import subprocess
import unittest

import driver

QC = ("--activity", "qc-group")
NINETY = "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5".split()
TABLE = "姓名,单位\n示例·甲,（示例）质量研究所\n示例·乙,（示例）质量技术中心\n"


def but(points, **changes):
    """The same points with other ones in some places; None leaves an item out."""
    values = dict(point.split("=") for point in points)
    values.update(changes)
    return [f"{item}={value}" for item, value in values.items() if value is not None]


class PaperSheets(driver.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.entries = [self.submit(title=f"降低第{i}段焊缝返修率") for i in range(1, 3)]
        self.entry = self.entries[0]
        self.ctl("review", "judge", "import", self.write("j.csv", TABLE))
        self.ctl("review", "panel", "make", "第一组", *QC, "--judges", "示例·甲,示例·乙", "--head",
                 "示例·乙")

    def type(self, typist, points, *options, judge="示例·甲", status=0):
        answer = self.ask if status == 0 else self.ctl
        return answer("review", "sheet", self.entry, judge, *points, "--paper", "--typist", typist,
                      *options, status=status)

    def refuse(self, *arguments, words, status=1):
        message = self.ctl("review", *arguments, status=status).err
        for word in words.split("|"):
            self.assertIn(word, message)

    def settle(self, points, by="示例·乙", reason="看了原件", act="settle", **extra):
        return self.ask("review", act, self.entry, "示例·甲", *points, "--by", by, "--reason",
                        reason, **extra)

    def listed(self, *options):
        return [(row["number"], row["judge"], row["state"], row["typist"], row["checker"])
                for row in self.ask("review", "sheets", *options)["sheets"]]

    def total(self):
        rows = self.ask("review", "result", *QC)["results"]
        return next(row["total"] for row in rows if row["number"] == self.entry)

    def test_agreed(self):
        first = self.type("录入员", NINETY)
        self.assertEqual((first["state"], first["total"], first["questions"]), ("open", None, []))
        self.assertIsNone(self.total())
        self.assertEqual(self.listed("--unchecked"),
                         [(self.entry, "示例·甲", "typed-once", "录入员", "")])
        self.refuse("sheet", self.entry, "示例·甲", *NINETY, "--paper", "--typist", " 录入员",
                    "--second", words="录入员|Somebody else")
        second = self.type("校对员", NINETY, "--second")
        self.assertEqual((second["state"], second["total"]), ("locked", 90))
        self.assertEqual(self.total(), 90)
        self.assertEqual(self.listed("--unchecked"), [])
        self.assertEqual(self.listed(), [(self.entry, "示例·甲", "settled", "录入员", "校对员")])
        # What two people typed is not opened or written over without a reason.
        for change in (["--open"], ["topic=10"], ["--hold"]):
            self.refuse("sheet", self.entry, "示例·甲", *change, words=self.entry)
        self.type("第三人", NINETY, status=1)
        # Who stays away comes back to what was typed.
        self.ctl("review", "sheet", self.entry, "示例·甲", "--recuse")
        self.assertIsNone(self.total())
        self.type("第三人", NINETY, status=1)
        back = self.ask("review", "sheet", self.entry, "示例·甲", "--open")
        self.assertEqual((back["state"], back["total"]), ("locked", 90))
        self.ctl("audit", "verify")

    def test_differing(self):
        self.type("录入员", but(NINETY, topic="13"))
        self.type("录入员", NINETY)
        answer = self.type("校对员", but(NINETY, effect="8", report=None), "--second")
        self.assertEqual((answer["state"], answer["total"]), ("open", None))
        self.assertEqual([(row["item"], row["first"], row["second"], row["open"])
                          for row in answer["questions"]],
                         [("effect", 18, 8, "differs"), ("report", 4.5, None, "differs")])
        self.assertEqual(self.listed("--differing"),
                         [(self.entry, "示例·甲", "differing", "录入员", "校对员")])
        findings = self.ask("review", "result", *QC)["findings"]
        self.assertTrue(any(self.entry in line for line in findings), findings)
        self.assertIsNone(self.total())
        self.refuse("settle", self.entry, "示例·甲", "--by", "复核", "--reason", "看原件",
                    words="18|8|blank")
        self.refuse("settle", self.entry, "示例·甲", "topic=12", "--by", "复核", "--reason", "x",
                    words="选题|Leave it out")
        self.refuse("settle", self.entry, "示例·甲", "effect=18", "--by", "复核", words="reason")
        self.refuse("settle", self.entry, "示例·甲", "effect=18", "--reason", "x", words="Name who")
        half = self.settle(["effect=18"], by="复核")
        self.assertEqual([row["item"] for row in half["questions"]], ["report"])
        done = self.settle(["report=4.5"], by="复核")
        self.assertEqual((done["state"], done["total"], done["questions"]), ("locked", 90, []))
        self.assertEqual(self.total(), 90)
        self.refuse("settle", self.entry, "示例·甲", "effect=18", "--by", "复核", "--reason", "x",
                    words="Nothing is open")

    def test_held(self):
        """What the form does not allow is kept as written and waits for the panel head."""
        odd = but(NINETY, topic="15.5", features=None)
        self.refuse("sheet", self.entry, "示例·甲", *odd, "--open", words="15.5")
        self.type("录入员", odd)
        answer = self.type("校对员", odd, "--second")
        self.assertEqual(answer["state"], "held")
        self.assertEqual([(row["item"], row["written"], row["open"])
                          for row in answer["questions"]],
                         [("topic", 15.5, "fault"), ("features", None, "blank")])
        self.assertIsNone(self.total())
        self.refuse("settle", self.entry, "示例·甲", "topic=15", "--by", "复核", "--reason", "x",
                    words="示例·乙|选题")
        self.refuse("settle", self.entry, "示例·甲", "topic=15.5", "--by", "示例·乙", "--reason",
                    "x", words="15.5")
        self.refuse("settle", self.entry, "示例·甲", "features=", "--by", "示例·乙", "--reason",
                    "x", words="blank is not zero")
        self.settle(["topic=15"])
        done = self.settle(["features=0"], reason="评委口头确认")
        self.assertEqual((done["state"], done["total"]), ("locked", 83.5))
        self.assertEqual(self.total(), 83.5)
        acts = [(row["act"], row["by"], row["reason"]) for row in
                self.ask("review", "history", self.entry, "示例·甲")["history"]]
        self.assertEqual(acts, [("typed", "录入员", ""), ("checked", "校对员", ""),
                                ("decided", "示例·乙", "看了原件"),
                                ("decided", "示例·乙", "评委口头确认"), ("settled", "", "")])

    def test_on_hold(self):
        """What was put on hold by hand is settled by the panel head, or amended as it is."""
        odd = but(NINETY, topic="15.5", features=None)
        self.ctl("review", "sheet", self.entry, "示例·甲", *odd, "--hold")
        self.assertEqual([row["open"] for row in self.ask("review", "sheets", "--held")["sheets"]],
                         ["选题: 15.5 is not allowed there; 特点: blank"])
        self.refuse("amend", self.entry, "示例·甲", "topic=15", "features=0", "--by", "示例·乙",
                    "--reason", "x", words="not locked")
        self.refuse("settle", self.entry, "示例·甲", "topic=15", "--by", "复核", "--reason", "x",
                    words="示例·乙|选题")
        half = self.settle(["topic=15"])
        self.assertEqual((half["state"], [row["item"] for row in half["questions"]]),
                         ("held", ["features"]))
        done = self.settle(["features=0"], reason="评委口头确认")
        self.assertEqual((done["state"], done["total"], done["version"]), ("locked", 83.5, 1))
        self.assertEqual(self.total(), 83.5)
        # What could count as it is takes a name and a reason.
        self.ctl("review", "sheet", self.entry, "示例·乙", *NINETY, "--hold")
        self.refuse("settle", self.entry, "示例·乙", "topic=12", "--by", "示例·乙", "--reason", "x",
                    words="Amend it")
        self.refuse("amend", self.entry, "示例·乙", "--by", "示例·乙", words="reason")
        kept = self.ask("review", "amend", self.entry, "示例·乙", "--by", "示例·乙", "--reason",
                        "签名已核实")
        self.assertEqual((kept["state"], kept["total"], kept["version"]), ("locked", 90, 2))
        self.assertEqual(self.ask("review", "sheets", "--held")["sheets"], [])
        self.ctl("audit", "verify")

    def test_amended(self):
        self.type("录入员", NINETY)
        self.refuse("amend", self.entry, "示例·甲", "topic=10", "--by", "组长", "--reason", "x",
                    words="not locked")
        self.type("校对员", NINETY, "--second")
        self.refuse("amend", self.entry, "示例·甲", "topic=10", "--by", "组长", words="reason")
        self.refuse("amend", self.entry, "示例·甲", "topic=15.5", "--by", "组长", "--reason", "x",
                    words="15.5")
        self.refuse("amend", self.entry, "示例·甲", "topic=", "--by", "组长", "--reason", "x",
                    words="选题|blank")
        self.refuse("amend", self.entry, "示例·甲", "topic=12", "--by", "组长", "--reason", "x",
                    words="already")
        self.refuse("amend", self.entry, "示例·甲", "beauty=1", "--by", "组长", "--reason", "x",
                    words="beauty")
        answer = self.settle(["topic=10"], act="amend", reason="评委更正")
        self.assertEqual((answer["version"], answer["state"], answer["total"]), (2, "locked", 88))
        self.assertEqual(self.total(), 88)
        self.refuse("sheet", self.entry, "示例·甲", "--open", words="amend")
        self.type("第三人", NINETY, status=1)
        history = self.ask("review", "history", self.entry, "示例·甲")["history"]
        self.assertEqual([(row["version"], row["act"], row["total"]) for row in history],
                         [(1, "typed", None), (1, "checked", None), (1, "replaced", 90),
                          (2, "settled", 88)])
        # A sheet that was recorded without paper is amended the same way.
        self.ctl("review", "sheet", self.entry, "示例·乙", *NINETY)
        own = self.ask("review", "amend", self.entry, "示例·乙", "topic=10", "--by", "示例·乙",
                       "--reason", "笔误")
        self.assertEqual((own["version"], own["total"]), (2, 88))

    def test_discarded(self):
        """The wrong paper was typed: both typings are kept aside, and the sheet is typed anew."""
        self.refuse("amend", self.entry, "示例·甲", "--discard", "--by", "组长", "--reason", "x",
                    words="nothing to discard")
        self.type("录入员", NINETY)
        self.type("校对员", but(NINETY, topic="1"), "--second")
        answer = self.settle(["--discard"], act="amend", reason="是另一张表")
        self.assertEqual((answer["version"], answer["state"], answer["total"]), (2, "open", None))
        self.type("校对员", NINETY)
        self.assertEqual(self.type("录入员", NINETY, "--second")["state"], "locked")

    def test_usage(self):
        self.refuse("sheet", self.entry, words="--mark", status=2)
        self.refuse("sheet", self.entry, "示例·甲", "topic", words="topic", status=2)
        self.refuse("sheet", self.entry, "示例·甲", *NINETY, "--typist", "甲", words="--paper",
                    status=2)
        self.refuse("sheet", self.entry, "示例·甲", *NINETY, "--second", words="--paper", status=2)
        self.type("甲", NINETY, "--open", status=2)
        self.type("", NINETY, status=1)
        self.type("甲", [], status=1)
        self.type("甲", ["beauty=1"], status=1)
        self.type("甲", ["topic=１"], status=1)
        self.type("甲", NINETY, "--second", status=1)
        self.ctl("review", "conflict", "add", self.entry, "示例·甲", "--reason", "师生")
        self.type("甲", NINETY, status=1)
        self.assertEqual(self.listed(), [])

    # --- the code at the foot ---

    def print_sheets(self):
        output = self.folder / "papers"
        self.ctl("review", "papers", *QC, "--output", output, "--kind", "score-sheet")
        path = str(output / "评分表.pdf")
        subprocess.run(["pdftoppm", "-r", "200", "-png", "-f", "1", "-l", "1", path,
                        str(self.folder / "page")], check=True)
        picture = next(self.folder.glob("page*.png"))
        mark = subprocess.run(["zbarimg", "--nodbus", "-q", "--raw", str(picture)], check=True,
                              capture_output=True, text=True).stdout.strip()
        text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True,
                              text=True).stdout
        code = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", text).group()
        self.assertTrue(mark.startswith("QZS1:") and mark.endswith(code), mark)
        return mark, code

    def test_mark(self):
        mark, code = self.print_sheets()
        # As a scanner types it, and as people do.
        wide = "".join(chr(ord(c) + 0xfee0) if "!" <= c <= "~" else c for c in mark.lower())
        self.ctl("review", "sheet", "--mark", mark, *NINETY, "--paper", "--typist", "录入员")
        answer = self.ask("review", "sheet", "--mark", wide, *NINETY, "--paper", "--typist",
                          "校对员", "--second")
        self.assertEqual(answer["state"], "locked")
        [(number, judge, *_)] = self.listed()
        amended = self.ask("review", "amend", "--mark", code.lower().replace("-", " "), "topic=10",
                           "--by", "组长", "--reason", "更正")
        self.assertEqual(amended["total"], 88)
        self.assertIn((number, judge), {(entry, name) for entry in self.entries
                                        for name in ("示例·甲", "示例·乙")})
        damaged = mark[:-1] + ("0" if mark[-1] != "0" else "1")
        for wrong, words, status in ((damaged, "damaged", 1),
                                     ("QZF1:X:Y", "printed score sheet", 3),
                                     ("K7QD-4M2X-9PZT-01AB", "mistyped", 1),
                                     ("", "check code", 1), ("hello", "check code", 1)):
            self.refuse("sheet", "--mark", wrong, *NINETY, words=words, status=status)

    def test_mark_of_another_plan(self):
        mark, code = self.print_sheets()
        self.ctl("review", "assign", *QC, "--panels", "1", "--per-entry", "2")
        self.refuse("sheet", "--mark", mark, *NINETY, words="planned anew|Print the sheets")
        self.refuse("sheet", "--mark", code, *NINETY, words=code)

    def test_mark_of_another_edition(self):
        mark, _ = self.print_sheets()
        self.workspace = self.folder / "another"
        self.init()
        self.refuse("sheet", "--mark", mark, *NINETY, words="another edition|not known here")

    def test_mark_of_another_category(self):
        mark, _ = self.print_sheets()
        for entry in self.entries:
            self.ctl("entry", "move", entry, "--category", "innovation")
        self.refuse("sheet", "--mark", mark, *NINETY, words="another form")


if __name__ == "__main__":
    driver.main()

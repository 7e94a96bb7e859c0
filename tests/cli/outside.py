#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed scores from units and recommenders: kept with their scan, counted where the edition says so."""

import hashlib
import json
import shutil

import driver

QC = ("--activity", "qc-group")
NINETY = "organisation=9 records=27 effectiveness=27 consolidation=18 education=9".split()
SIGNED = ("--signed-by", "示例·王建国", "--signed", "2018-09-30", "--by", "示例·录入")


class Outside(driver.Case):
    def make(self, counts):
        """The stage on the spot weighs all, so that its scores are seen in the total."""
        edition = self.folder / "edition"
        shutil.copytree(driver.EDITION, edition)
        path = edition / "activities/qc-group.json"
        activity = json.loads(path.read_text(encoding="utf-8"))
        for stage in activity["stages"]:
            stage["weight"] = 1 if stage["id"] == "on-site" else 0
            if stage["id"] == "on-site" and counts:
                stage["outside"] = True
        path.write_text(json.dumps(activity, ensure_ascii=False), encoding="utf-8")
        self.ctl("init", "--name", "（示例）上海市质量协会", "--edition", edition)
        self.entry = self.submit(recommender="（示例）浦东质量协会")
        self.scan = self.write("现场评审表.pdf", driver.PDF)

    def record(self, *arguments, status=0, side="unit", points=NINETY, scan=True):
        files = ("--scan", self.scan) if scan else ()
        return self.ctl("--json", "review", "outside", "record", self.entry, *points, "--stage",
                        "on-site", "--from", side, *files, *arguments, status=status)

    def listed(self):
        return self.ask("review", "outside", "list", *QC)["scores"]

    def total(self):
        (row,) = self.ask("review", "result", *QC)["results"]
        return row["total"]

    def test_refused(self):
        self.make(True)
        self.assertIn("scan", self.record(*SIGNED, scan=False, status=1).out)
        self.record("--by", "示例·录入", "--signed", "2018-09-30", status=1)
        self.record("--signed-by", "示例·王", "--signed", "2018-09-31", "--by", "示例·录入", status=1)
        self.record("--signed-by", "示例·王", "--signed", "2018-09-30", status=1)
        self.record(*SIGNED, side="judge", status=2)
        self.record(*SIGNED, points=["nonsense=5"], status=1)
        self.record(*SIGNED, points=["records=many"], status=1)
        good = self.scan
        self.scan = self.write("表.pdf", b"MZ" + bytes(300))
        self.record(*SIGNED, status=1)
        self.scan = self.write("表.docx", "text")
        self.record(*SIGNED, status=1)
        self.scan = good
        self.assertEqual(self.listed(), [])
        digest = hashlib.sha256(driver.PDF).hexdigest()
        self.assertFalse((self.workspace / "objects" / digest[:2] / digest[2:]).exists())

    def test_counts(self):
        self.make(True)
        told = self.record(*SIGNED).json
        self.assertEqual((told["organisation"], told["counts"]), (driver.FORM["unit"], True))
        self.assertEqual(told["sha256"], hashlib.sha256(driver.PDF).hexdigest())
        self.assertEqual(self.total(), 90)
        told = self.record(*SIGNED, side="recommender",
                           points=[*NINETY[:-1], "education=10"]).json
        self.assertEqual(told["organisation"], "（示例）浦东质量协会")
        self.assertEqual(self.total(), 90.5)
        self.assertEqual([(row["from"], row["counts"]) for row in self.listed()],
                         [("unit", "yes"), ("recommender", "yes")])
        # Another paper of the same side takes the place of the one before.
        self.record(*SIGNED, points=[*NINETY[:-1], "education=8"])
        self.assertEqual((self.total(), len(self.listed())), (90, 2))
        # It is explained by who signed, and frozen as it is.
        text = self.ask("review", "explain", self.entry)["explanation"]
        self.assertIn("示例·王建国", text)
        self.ctl("review", "rank", *QC)
        self.ctl("review", "freeze", *QC, "--reason", "示例")
        self.ctl("review", "replay", *QC)
        self.ctl("review", "opinions", *QC)

    def test_only_kept(self):
        """Where the edition does not ask for it, it is kept and changes nothing."""
        self.make(False)
        self.assertFalse(self.record(*SIGNED).json["counts"])
        self.assertIsNone(self.total())
        self.assertEqual([row["counts"] for row in self.listed()], ["no"])

    def test_doubtful(self):
        """What the form does not allow is kept as it is written, and does not count."""
        self.make(True)
        told = self.record(*SIGNED, points=[*NINETY[:-1], "education=11"]).json
        self.assertIn("11", told["doubt"])
        self.assertIsNone(self.total())
        told = self.record(*SIGNED, points=NINETY[:-1]).json
        self.assertIn("blank", told["doubt"])
        self.assertIsNone(self.total())
        self.record(*SIGNED)
        self.assertEqual(self.total(), 90)


driver.main()

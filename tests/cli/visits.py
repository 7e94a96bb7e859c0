#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""On-site visits: routes by district and day, records with photos and signatures, their papers."""

import hashlib
import pathlib
import struct
import subprocess
import zlib

import driver

QC = ("--activity", "qc-group")
DAYS = "2018-12-05,2018-12-06"
PLACES = ["浦东新区", "黄浦区", "浦东新区", "黄浦区", "浦东新区", "崇明区"]
# The first is of the house of the first entry; the next two are of one house.
JUDGES = [("示例·子", "（示例）第甲厂", ""), ("示例·丑", "（示例）大学", ""),
          ("示例·寅", "（示例）大学", ""), ("示例·卯", "（示例）研究所", "2018-12-06"),
          ("示例·辰", "（示例）学会", ""), ("示例·巳", "（示例）质协", "")]
FULL = "organisation=9 records=27 effectiveness=27.5 consolidation=18 education=9".split()


def png(shade):
    """A picture of one pixel."""
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes([0, shade]))) + chunk(b"IEND", b""))


class Visits(driver.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.entries = [
            self.submit(title=f"成果{n}", team=f"小组{n}", unit=f"（示例）第{n}厂",
                        address=f"上海市{place}示例路{i}号")
            for i, (n, place) in enumerate(zip("甲乙丙丁戊己", PLACES))]
        table = "姓名,单位,可到日期\n" + "".join(f"{n},{h},{d}\n" for n, h, d in JUDGES)
        self.ctl("review", "judge", "import", self.write("judges.csv", table))

    def plan(self, *options, status=0, day=DAYS):
        return self.ask("review", "visit", "plan", *QC, "--day", day, *options, status=status)

    def visits(self):
        return self.ask("review", "visit", "list", *QC)["visits"]

    def visit_of(self, number):
        return next(visit for visit in self.visits() if visit["number"] == number)

    def record(self, entry, *arguments, status=0, by="示例·录入员"):
        return self.ctl("--json", "review", "visit", "record", entry, *arguments, "--by", by,
                        status=status)

    def test_plan(self):
        dry = self.plan("--dry-run")
        self.assertEqual(self.visits(), [])
        answer = self.plan()
        self.assertEqual(answer["visits"], dry["visits"])
        visits = self.visits()
        self.assertEqual([visit["number"] for visit in visits],
                         [visit["number"] for visit in answer["visits"]])
        self.assertEqual(sorted(visit["number"] for visit in visits), sorted(self.entries))
        houses = {name: house for name, house, _ in JUDGES}
        days = {name: day for name, _, day in JUDGES}
        routes = {}
        for visit in visits:
            routes.setdefault((visit["day"], visit["route"]), []).append(visit)
            one, other = visit["judges"].split(", ")
            self.assertNotEqual(houses[one], houses[other])
            for name in one, other:
                self.assertIn(days[name], ("", visit["day"]))
                self.assertFalse(name == "示例·子" and visit["number"] == self.entries[0])
        self.assertEqual(len(routes), answer["routes"])
        # One district goes together, and nobody is in two places on one day.
        pudong = {visit["route"] for visit in visits if visit["district"] == "浦东新区"}
        self.assertEqual(len(pudong), 1)
        for day in DAYS.split(","):
            names = [name for (on, _), stops in routes.items() if on == day
                     for name in stops[0]["judges"].split(", ")]
            self.assertEqual(len(names), len(set(names)), names)
        for stops in routes.values():
            self.assertEqual([stop["place"] for stop in stops], list(range(1, len(stops) + 1)))
        # Each route is a panel of the stage.
        panels = self.ask("review", "panel", "list", *QC)["panels"]
        self.assertEqual({panel["stage"] for panel in panels}, {"on-site"})
        self.assertEqual(len(panels), len(routes))

    def test_too_few(self):
        self.plan(status=1, day="")
        self.plan(status=1, day="2018-02-30")
        answer = self.plan("--judges", "示例·丑,示例·寅", status=1)
        self.assertIn("one employer", str(answer))
        answer = self.plan("--judges", "示例·丑,示例·辰", "--stops", "1", status=1)
        self.assertIn("routes", str(answer))
        self.assertEqual(self.visits(), [])
        self.ctl("review", "visit", "show", self.entries[0], status=1)
        self.ctl("review", "visit", "plan", "--activity", "brand-story", "--day", DAYS, status=1)

    def test_record(self):
        self.plan()
        entry = self.entries[0]
        visit = self.visit_of(entry)
        one, other = visit["judges"].split(", ")
        day = visit["day"]
        photo = self.write("现场.png", png(80))
        scan = self.write("记录表.pdf", driver.PDF)
        # Refused, and nothing stays behind.
        self.record(entry, status=1)
        self.record(entry, "organisation=好", by="", status=1)
        self.record(entry, "nonsense=好", status=1)
        self.record(entry, "organisation", status=2)
        self.record(entry, "--signed", f"示例·某={day}", status=1)
        self.record(entry, "--signed", f"{one}=2018-12-01", status=1)
        self.record(entry, "--unit-signed", "示例·王建国=2018-13-01", status=1)
        self.record(entry, "--photo", scan, status=1)
        fake = self.write("假.png", b"MZ" + bytes(200))
        self.record(entry, "organisation=好", "--photo", f"{photo},{fake}", status=1)
        self.record(entry, "--photo", self.folder / "没有.png", status=1)
        self.assertEqual(self.ask("review", "visit", "show", entry)["files"], [])
        self.assertFalse(self.is_object(photo))

        told = self.record(entry, "organisation=已注册登记，出勤率92%。", "records=记录完整。",
                           "--questions", "提问三人，均答对。", "--signed", f"{one}={day}",
                           "--photo", photo).json
        self.assertEqual([file["use"] for file in told["files"]], ["visit-photo"])
        self.assertTrue(self.is_object(photo))
        self.assertIn(other, str(told["missing"]))
        told = self.record(entry, "effectiveness=有效。", "consolidation=已纳入制度。",
                           "education=掌握。", "records=记录完整真实。", "--overall", "活动扎实。",
                           "--signed", f"{other}={day}", "--unit-signed", f"示例·王建国={day}",
                           "--scan", scan).json
        self.assertEqual(told["missing"], [])
        self.assertEqual(told["questions"], "提问三人，均答对。")
        self.assertEqual([row["finding"] for row in told["findings"]][:2],
                         ["已注册登记，出勤率92%。", "记录完整真实。"])
        self.assertEqual({row["name"]: row["side"] for row in told["signatures"]},
                         {one: "judge", other: "judge", "示例·王建国": "unit"})
        digest = hashlib.sha256(driver.PDF).hexdigest()
        self.assertIn(digest, [file["sha256"] for file in told["files"]])
        self.assertEqual(self.visit_of(entry)["missing"], "")
        self.ctl("audit", "verify") if self.has_audit() else None

        # The points are score sheets of the stage; who was not there has none.
        for name in one, other:
            self.ctl("review", "sheet", entry, name, *FULL, "--stage", "on-site")
        stranger = next(name for name, _, _ in JUDGES if name not in (one, other))
        self.ctl("review", "sheet", entry, stranger, *FULL, "--stage", "on-site", status=1)
        # What was recorded is not planned anew.
        self.assertIn("recorded", self.ctl("review", "visit", "plan", *QC, "--day", DAYS,
                                           status=1).err)

    def has_audit(self):
        return "audit verify" in self.ctl("help").out

    def is_object(self, path):
        digest = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
        return (self.workspace / "objects" / digest[:2] / digest[2:]).exists()

    def test_late_conflict(self):
        """Whom something keeps away records nothing there."""
        self.plan()
        entry = self.entries[1]
        one = self.visit_of(entry)["judges"].split(", ")[0]
        self.ctl("review", "conflict", "add", entry, one, "--reason", "曾任顾问")
        message = self.record(entry, "organisation=好", status=1).out
        self.assertIn(one, message)

    def test_papers(self):
        self.plan()
        entry = self.entries[2]
        self.record(entry, "organisation=现场台账齐全。")
        answer = self.ask("review", "papers", *QC, "--kind", "route-list,visit-sheet,score-sheet",
                          "--output", self.folder / "用纸")
        files = {file["kind"]: file for file in answer["files"]}
        routes = {visit["route"] for visit in self.visits()}
        self.assertEqual(files["route-list"]["papers"], len(routes))
        self.assertEqual(files["visit-sheet"]["papers"], 6)
        self.assertEqual(files["score-sheet"]["papers"], 12)
        text = {kind: "".join(subprocess.run(["pdftotext", "-raw", file["path"], "-"], check=True,
                                             capture_output=True, text=True).stdout.split())
                for kind, file in files.items()}
        for visit in self.visits():
            self.assertIn(visit["address"], text["route-list"])
            self.assertIn(visit["number"], text["visit-sheet"])
        for words in ("现场情况记录", "提问或考试记录", "受访单位代表（签字、盖章）",
                      "现场台账齐全。"):
            self.assertIn(words, text["visit-sheet"])


driver.main()

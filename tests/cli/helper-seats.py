#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Helper seats: score sheets that are typed at other computers, and what becomes of them at the
office."""

import contextlib
import json
import shutil
import sqlite3
import zipfile

import driver
from places import OFFICE, Places

QC = ("--activity", "qc-group")
JUDGES = ("示例·甲", "示例·乙", "示例·丙")
NINETY = dict(point.split("=") for point in
              "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5".split())
PHONE = driver.FORM["phone"]


def points(**changes):
    return [f"{item}={value}" for item, value in {**NINETY, **changes}.items()]


class Seats(Places):
    def make_office(self, entries=8, panels=1):
        """An office with panels of three judges; returns the numbers of its entries."""
        self.make("office", OFFICE, "office")
        for name in JUDGES:
            self.at_office("review", "judge", "add", name, "--organisation", f"（示例）{name[-1]}所")
        ids = [self.declare("office", "qc-group", number, title=f"课题{number}",
                            unit=f"（示例）单位{number}") for number in range(entries)]
        self.at_office("review", "panel", "make", "第一组", *QC, "--judges", ",".join(JUDGES),
                       "--head", JUDGES[0])
        return [self.at_office("entry", "show", entry)["number"] for entry in ids]

    def at_office(self, *arguments, status=0):
        return self.ask_at("office", *arguments, status=status)

    def make_seat(self, place, name, *options):
        path = self.folder / f"{place}-plan.qzb"
        answer = self.at_office("seat", "make", "--task", "scores", "--name", name, "--output",
                                path, *options)
        with self.at(place):
            self.ask("init", "--seat", path)
        return answer

    def bind(self, place, name):
        """The key of a seat is confirmed by making its plan for it."""
        public = self.folder / f"{place}.pub"
        self.ask_at(place, "key", "show", "--output", public)
        path = self.folder / f"{place}-bound.qzb"
        return self.at_office("seat", "make", "--task", "scores", "--name", name, "--key", public,
                              "--output", path), path

    def type(self, place, entry, judge, typist, *options, status=0, **changes):
        return self.ask_at(place, "review", "sheet", entry, judge, *points(**changes), "--paper",
                           "--typist", typist, *options, status=status)

    def send(self, place, file, *options):
        path = self.folder / file
        self.ask_at(place, "bundle", "export", "seat", "--output", path, *options)
        return path

    def take(self, path, *options, place="office"):
        """What became of a bundle, and its lines."""
        answer = self.ask_at(place, "bundle", "import", path, *options)
        return answer["bundles"][0], answer["reports"]

    def outcomes(self, path, *options, place="office"):
        return sorted(line["outcome"] for line in self.take(path, *options, place=place)[1])

    def sheets(self, place="office"):
        rows = self.ask_at(place, "review", "sheets")["sheets"]
        return sorted(tuple(sorted(row.items(), key=str)) for row in rows)

    def typed_rows(self, place):
        """All that is kept of the sheets, but for their ids here."""
        with contextlib.closing(sqlite3.connect(self.folder / place / "qunzhi.db")) as database:
            return database.execute(
                "SELECT s.entry, s.judge, s.stage, s.rubric, s.state, s.total, s.comment,"
                " s.updated, s.version, s.paper, t.turn, t.typist, t.typed, c.item, c.points"
                " FROM sheet s JOIN sheet_typing t ON t.sheet = s.id"
                " JOIN sheet_typing_score c ON c.sheet = t.sheet AND c.version = t.version"
                " AND c.turn = t.turn ORDER BY 1, 2, 3, 4, 11, 14").fetchall()

    def refused(self, place, *arguments, words=""):
        with self.at(place):
            message = self.ctl(*arguments, status=1).err
        for word in words.split("|"):
            self.assertIn(word, message)

    # --- the seat ---

    def test_plan(self):
        """A seat knows which sheets there are, and nothing that is on them."""
        entries = self.make_office(2)
        for judge in JUDGES[:2]:
            self.type("office", entries[0], judge, "老陈头", topic="13")
        answer = self.make_seat("seat-1", "录入一")
        self.assertEqual((answer["seat"], answer["entries"], answer["version"],
                          answer["protection"]), ("录入一", 2, 1, "signed"))
        self.check_outside(self.folder / "seat-1-plan.qzb", self.public_of("office"))
        status = self.ask_at("seat-1", "status")
        self.assertEqual((status["hats"], status["seat"], status["office"], status["plan"]),
                         ("seat", "录入一", OFFICE, 1))
        listed = self.ask_at("seat-1", "entry", "list")["entries"]
        self.assertEqual(sorted((row["number"], row["title"], row["unit"]) for row in listed),
                         [(entry, f"课题{n}", f"（示例）单位{n}") for n, entry in enumerate(entries)])
        self.assertEqual(self.ask_at("seat-1", "review", "sheets")["sheets"], [])
        panel = self.ask_at("seat-1", "review", "panel", "list")["panels"][0]
        self.assertEqual(panel["name"], "第一组")
        database = (self.folder / "seat-1" / "qunzhi.db").read_bytes()
        for secret in (PHONE, driver.FORM["contact"], "老陈头"):
            self.assertFalse(secret.encode() in database, secret)
        # It types from paper, and does nothing else.
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        self.refused("seat-1", "review", "sheet", entries[0], JUDGES[1], *points(),
                     words="paper")
        for act in (["review", "rank"], ["entry", "withdraw", entries[0]],
                    ["review", "amend", entries[0], JUDGES[0], "topic=1", "--by", "x", "--reason",
                     "x"],
                    ["seat", "make", "--task", "scores", "--output", self.folder / "x.qzb"]):
            with self.at("seat-1"):
                self.assertIn("录入一", self.ctl(*act, status=1).err)
        self.refused("seat-1", "bundle", "export", "submission", "--output", self.folder / "x.qzb",
                     words="录入一")
        self.refused("office", "bundle", "export", "seat", "--output", self.folder / "x.qzb",
                     words="helper seat")
        self.ask_at("seat-1", "audit", "verify")

    def public_of(self, place):
        path = self.folder / f"{place}.pub"
        self.ask_at(place, "key", "show", "--output", path)
        return path

    def test_making(self):
        """What is not there yet is refused in plain words; names, panels and versions."""
        self.make("office", OFFICE, "office")
        output = self.folder / "s.qzb"
        command = ["seat", "make", "--output", output, "--task"]
        for task in ("intake", "sign-in"):
            self.refused("office", *command, task, words=task)
        with self.at("office"):
            self.ctl(*command, "dance", status=2)
            self.ctl("seat", "make", "--output", output, status=2)
            self.ctl("seat", "make", "--task", "scores", status=2)
        self.refused("office", *command, "scores", words="panels")
        self.assertFalse(output.exists())
        shutil.rmtree(self.folder / "office")
        entries = self.make_office(3)
        self.at_office("review", "panel", "make", "第二组", *QC, "--stage", "on-site",
                       "--judges", JUDGES[0])
        named = self.at_office(*command, "scores", "--panels", "第一组")
        self.assertEqual((named["panels"], named["entries"], named["version"]), (1, 3, 1))
        again = self.at_office(*command, "scores", "--name", named["seat"], "--panels", "第一组")
        self.assertEqual((again["version"], again["sequence"]), (1, 2))
        self.at_office("entry", "withdraw", entries[0])
        newer = self.at_office(*command, "scores", "--name", named["seat"], "--panels", "第一组")
        self.assertEqual((newer["version"], newer["entries"]), (2, 2))
        other = self.at_office(*command, "scores")
        self.assertNotEqual(other["seat"], named["seat"])
        self.refused("office", *command, "scores", "--panels", "第九组", words="第九组")
        self.assertEqual(len(self.at_office("seat", "list")["seats"]), 2)

    def test_newer_plan(self):
        """A later plan takes the place of the one before, not of what was typed."""
        entries = self.make_office(3)
        self.make_seat("seat-1", "录入一")
        first = self.folder / "seat-1-plan.qzb"
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        self.at_office("entry", "withdraw", entries[2])
        answer, path = self.bind("seat-1", "录入一")
        self.assertEqual((answer["protection"], answer["version"]), ("encrypted", 2))
        # Nobody else can read it; one who has no seat yet is told.
        with self.at("seat-2"):
            self.assertIn("录入一", self.ctl("init", "--seat", path, status=1).err)
        self.assertFalse((self.folder / "seat-2" / "qunzhi.db").exists())
        self.assertEqual(self.outcomes(path, place="seat-1"), ["taken", "unchanged"])
        self.assertEqual(self.take(path, place="seat-1")[0]["outcome"], "duplicate")
        listed = {row["number"]: row["state"]
                  for row in self.ask_at("seat-1", "entry", "list")["entries"]}
        self.assertEqual(listed[entries[2]], "withdrawn")
        self.assertEqual(len(self.ask_at("seat-1", "review", "sheets")["sheets"]), 1)
        # The one before does not come back, and neither do bundles of other kinds.
        self.assertEqual(self.take(first, place="seat-1")[0]["outcome"], "duplicate")
        edition = self.export("office", "edition", "e.qzb")
        self.assertEqual(self.take(edition, place="seat-1")[0]["outcome"], "refused")
        self.assertEqual(self.take(path)[0]["outcome"], "refused")

    # --- two seats ---

    def two_seats(self):
        """24 sheets, typed in both seats by two people; in one of four they read something else."""
        entries = self.make_office(8)
        for place, name in (("seat-1", "录入一"), ("seat-2", "录入二")):
            self.make_seat(place, name)
            self.bind(place, name)
        sheets = [(entry, judge) for entry in entries for judge in JUDGES]
        for number, (entry, judge) in enumerate(sheets):
            self.type("seat-1", entry, judge, "小张", "--comment", f"甲{number}")
        for number, (entry, judge) in enumerate(sheets):
            changes = {"effect": "8"} if number % 4 == 0 else {}
            self.type("seat-2", entry, judge, "小李", **changes)
        return [self.send("seat-1", "one.qzb"), self.send("seat-2", "two.qzb")]

    def merge(self, paths):
        """The rows of the office after it took the bundles in that order, on a copy of it."""
        name = "merged-" + "-".join(path.stem for path in paths)
        shutil.copytree(self.folder / "office", self.folder / name)
        for path in paths:
            bundle, _ = self.take(path, place=name)
            self.assertIn(bundle["outcome"], ("read", "duplicate"))
        self.ask_at(name, "audit", "verify")
        rows = self.typed_rows(name)
        shutil.rmtree(self.folder / name)
        return rows

    def test_two_seats(self):
        one, two = self.two_seats()
        rows = self.merge([one, two])
        self.assertEqual(len(rows), 24 * 2 * len(NINETY))
        self.assertEqual(rows, self.merge([two, one]))
        self.assertEqual(rows, self.merge([one, two, one, two, two]))
        self.assertEqual(self.outcomes(one, "--dry-run"), ["taken"] * 24)
        self.assertEqual(self.typed_rows("office"), [])
        self.assertEqual(self.outcomes(two), ["taken"] * 24)
        self.assertEqual(self.outcomes(one), ["taken"] * 24)
        states = [row["state"] for row in self.at_office("review", "sheets")["sheets"]]
        self.assertEqual((states.count("settled"), states.count("differing")), (18, 6))
        row = self.at_office("review", "sheets", "--differing")["sheets"][0]
        self.assertEqual((row["typist"], row["checker"]), ("小张", "小李"))
        self.assertIn("18", row["open"])
        # Once more everything, in bundles of their own: nothing changes.
        for place, path in (("seat-1", "one-more.qzb"), ("seat-2", "two-more.qzb")):
            self.refused(place, "bundle", "export", "seat", "--output", self.folder / path,
                         words="once more")
            self.assertEqual(self.outcomes(self.send(place, path, "--all")), ["unchanged"] * 24)
        # What was settled stays settled.
        done = self.at_office("review", "settle", row["number"], row["judge"], "effect=18", "--by",
                              "复核", "--reason", "看原件")
        self.assertEqual((done["state"], done["total"]), ("locked", 90))
        before = self.sheets()
        self.assertEqual(self.take(one)[0]["outcome"], "duplicate")
        self.assertEqual(self.outcomes(self.send("seat-2", "again.qzb", "--all")),
                         ["unchanged"] * 24)
        self.assertEqual(self.sheets(), before)
        self.ask_at("office", "audit", "verify")

    def test_same_name(self):
        """One name in two seats is one person, who neither checks nor overwrites what he typed."""
        entries = self.make_office(1)
        for place, name in (("seat-1", "录入一"), ("seat-2", "录入二")):
            self.make_seat(place, name)
            self.bind(place, name)
        self.type("seat-1", entries[0], JUDGES[0], "录入员")
        self.type("seat-2", entries[0], JUDGES[0], "录入员", topic="1")
        self.type("seat-1", entries[0], JUDGES[1], "录入员")
        self.type("seat-2", entries[0], JUDGES[1], "录入员")
        self.assertEqual(self.outcomes(self.send("seat-1", "one.qzb")), ["taken", "taken"])
        before = self.typed_rows("office")
        lines = self.take(self.send("seat-2", "two.qzb"))[1]
        self.assertEqual(sorted(line["outcome"] for line in lines), ["refused", "unchanged"])
        self.assertIn("Somebody else", next(line["reason"] for line in lines
                                            if line["outcome"] == "refused"))
        self.assertEqual(self.typed_rows("office"), before)

    def test_older(self):
        """What is typed anew goes over what the same seat sent before; an older bundle never."""
        entries = self.make_office(2)
        self.make_seat("seat-1", "录入一")
        self.bind("seat-1", "录入一")
        self.type("seat-1", entries[0], JUDGES[0], "小张", topic="1")
        older = self.send("seat-1", "older.qzb")
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        self.type("seat-1", entries[1], JUDGES[0], "小张")
        newer = self.send("seat-1", "newer.qzb")
        self.assertEqual(self.outcomes(newer), ["taken", "taken"])
        before = self.typed_rows("office")
        bundle, lines = self.take(older)
        self.assertEqual(bundle["outcome"], "older-sequence")
        self.assertEqual([line["outcome"] for line in lines], ["older"])
        self.assertEqual(self.typed_rows("office"), before)
        self.type("seat-1", entries[0], JUDGES[0], "小张", topic="11")
        self.assertEqual(self.outcomes(self.send("seat-1", "last.qzb")), ["taken"])
        row = self.at_office("review", "history", entries[0], JUDGES[0])["history"][0]
        self.assertIn("topic=11", row["points"])
        # Both people sit at one seat.
        self.type("seat-1", entries[1], JUDGES[0], "小李", "--second")
        self.assertEqual(self.outcomes(self.send("seat-1", "both.qzb")), ["taken"])
        listed = {row["number"]: row["state"] for row in self.at_office("review", "sheets")["sheets"]}
        self.assertEqual(listed, {entries[0]: "typed-once", entries[1]: "settled"})

    def test_changes(self):
        """What the office has changed since is reported sheet by sheet, and not taken."""
        entries = self.make_office(4)
        self.make_seat("seat-1", "录入一")
        self.bind("seat-1", "录入一")
        for entry in entries:
            self.type("seat-1", entry, JUDGES[0], "小张")
        path = self.send("seat-1", "one.qzb")
        self.at_office("review", "conflict", "add", entries[0], JUDGES[0], "--reason", "同学")
        self.at_office("entry", "withdraw", entries[1])
        self.at_office("entry", "move", entries[2], "--category", "innovation")
        bundle, lines = self.take(path)
        self.assertEqual(bundle["outcome"], "read")
        reasons = {line["title"].split(" / ")[0]: (line["outcome"], line["reason"])
                   for line in lines}
        self.assertEqual([reasons[entry][0] for entry in entries],
                         ["refused", "refused", "refused", "taken"])
        for entry, word in zip(entries, ("stay away", "", "another form")):
            self.assertIn(word, reasons[entry][1])
        # What stood in its way is out of it: the same file is looked at once more.
        self.at_office("review", "conflict", "dismiss", entries[0], JUDGES[0], "--reason",
                       "查无此事", "--approver", "主任")
        self.assertEqual(self.outcomes(path), ["refused", "refused", "taken", "unchanged"])

    def test_planned_anew(self):
        """Sheets of panels that are not there any more are named, and the seat needs a new plan."""
        entries = self.make_office(2)
        self.make_seat("seat-1", "录入一")
        self.bind("seat-1", "录入一")
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        self.at_office("review", "assign", *QC, "--panels", "1", "--per-entry", "3")
        lines = self.take(self.send("seat-1", "late.qzb"))[1]
        self.assertEqual([line["outcome"] for line in lines], ["refused"])
        self.assertIn("planned anew", lines[0]["reason"])
        self.take(self.bind("seat-1", "录入一")[1], place="seat-1")
        self.assertEqual(self.outcomes(self.send("seat-1", "again.qzb")), ["taken"])

    def test_versions(self):
        """What was put aside is typed anew, and what was typed of it before does not come back."""
        entries = self.make_office(1)
        for place, name in (("seat-1", "录入一"), ("seat-2", "录入二")):
            self.make_seat(place, name)
            self.bind(place, name)
        self.type("seat-1", entries[0], JUDGES[0], "小张", topic="1")
        self.type("seat-2", entries[0], JUDGES[0], "小李")
        self.take(self.send("seat-1", "one.qzb"))
        self.at_office("review", "amend", entries[0], JUDGES[0], "--discard", "--by", "组长",
                       "--reason", "是另一张表")
        lines = self.take(self.send("seat-2", "two.qzb"))[1]
        self.assertEqual([line["outcome"] for line in lines], ["refused"])
        self.assertIn("version 1", lines[0]["reason"])
        self.assertEqual(self.outcomes(self.send("seat-1", "all.qzb", "--all")), ["unchanged"])
        _, path = self.bind("seat-1", "录入一")
        self.take(path, place="seat-1")
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        self.assertEqual(self.outcomes(self.send("seat-1", "new.qzb")), ["taken"])
        row = self.at_office("review", "sheets")["sheets"][0]
        self.assertEqual((row["version"], row["state"], row["typist"]), (2, "typed-once", "小张"))

    # --- keys and hostile files ---

    def test_waiting(self):
        """The key of a seat that was not given waits to be confirmed, like any other."""
        entries = self.make_office(1)
        self.make_seat("seat-1", "录入一")
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        path = self.send("seat-1", "one.qzb")
        self.assertEqual(self.outcomes(path), ["waiting"])
        self.assertEqual(self.typed_rows("office"), [])
        key = self.at_office("key", "pending")["keys"][0]
        self.assertEqual(key["name"], "录入一")
        self.at_office("key", "trust", key["id"])
        self.assertEqual(len(self.typed_rows("office")), len(NINETY))
        answer, _ = self.bind("seat-1", "录入一")
        self.assertEqual(answer["protection"], "encrypted")

    def test_hostile(self):
        entries = self.make_office(1)
        self.make_seat("seat-1", "录入一")
        plan = self.folder / "seat-1-plan.qzb"
        self.bind("seat-1", "录入一")
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        path = self.send("seat-1", "one.qzb")
        before = self.typed_rows("office")
        # A changed byte, wherever it is.
        for file, place in ((path, "office"), (plan, "seat-1")):
            data = bytearray(file.read_bytes())
            for offset in range(100, len(data), max(1, len(data) // 12)):
                changed = bytearray(data)
                changed[offset] ^= 1
                bad = self.write("bad.qzb", bytes(changed))
                with self.at(place):
                    answer = self.run_program("-w", self.workspace, "--json", "bundle", "import",
                                              bad).json
                for bundle in answer.get("bundles", []):
                    self.assertIn(bundle["outcome"], ("refused", "duplicate"), offset)
        self.assertEqual(self.typed_rows("office"), before)
        # The plan that makes a seat is whole, or nothing is made.
        cut = self.write("cut.qzb", plan.read_bytes()[:-400])
        with self.at("seat-3"):
            self.ctl("init", "--seat", cut, status=3)
            self.ctl("init", "--seat", path, status=1)
            self.ctl("init", "--seat", plan, "--name", "x", status=2)
            self.ctl("init", "--name", "x", "--hat", "seat", status=2)
        self.assertFalse((self.folder / "seat-3" / "qunzhi.db").exists())
        # Another workspace from the same plan has another key, which nobody has confirmed.
        with self.at("twin"):
            self.ask("init", "--seat", plan)
        self.type("twin", entries[0], JUDGES[1], "小李")
        self.assertEqual(self.outcomes(self.send("twin", "twin.qzb")), ["waiting"])
        self.assertEqual(self.typed_rows("office"), before)
        # Another office did not make that seat, and cannot read what it sends.
        self.make("other", "（示例）别的协会", "office")
        self.assertEqual(self.take(path, place="other")[0]["outcome"], "refused")
        self.assertEqual(self.take(plan, place="other")[0]["outcome"], "refused")
        self.assertEqual(self.take(path, place="seat-1")[0]["outcome"], "refused")
        self.assertEqual(self.outcomes(path), ["taken"])

    def test_other_office(self):
        """A plan of another office for a seat of that name is not taken."""
        self.make_office(1)
        self.make_seat("seat-1", "录入一")
        shutil.move(self.folder / "office", self.folder / "first")
        self.make_office(1)
        path = self.folder / "foreign.qzb"
        self.at_office("seat", "make", "--task", "scores", "--name", "录入一", "--output", path)
        self.assertEqual(self.take(path, place="seat-1")[0]["outcome"], "refused")

    def test_encrypted(self):
        """What a seat sends is read by its office alone."""
        entries = self.make_office(1)
        self.make_seat("seat-1", "录入一")
        self.type("seat-1", entries[0], JUDGES[0], "小张")
        with zipfile.ZipFile(self.send("seat-1", "one.qzb")) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            self.assertEqual((manifest["kind"], manifest["records"]), ("seat", []))
            self.assertFalse("小张".encode() in b"".join(map(archive.read, archive.namelist())))


if __name__ == "__main__":
    driver.main()

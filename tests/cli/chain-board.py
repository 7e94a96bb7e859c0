#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole road of the review board on the command line: 120 entries, 24 judges, four panels, two
stages; scored in judges' workspaces, on paper in helper seats and in spreadsheets; decided,
approved, frozen, explained, amended and compared. Every number is worked out once more without
the program."""

import re
import subprocess
import unittest
from fractions import Fraction

import openpyxl

import board_year
import driver
from board_year import DOCUMENT, JUDGES, TALK, Year
from places import OFFICE, Places

QC = ("--activity", board_year.ACTIVITY)
HOST = "（示例）市总工会"


class ChainBoard(Places):
    # --- before the review ---

    def make_office(self):
        folder = board_year.make_edition(driver.EDITION, self.folder / "edition")
        self.ctl("edition", "check", folder)
        with self.at("office"):
            self.ctl("init", "--name", OFFICE, "--hat", "office", "--edition", folder)
        self.edition = folder
        self.year = Year(folder)

    def office(self, *arguments, status=0):
        return self.ask_at("office", *arguments, status=status)

    def declare_all(self):
        self.numbers = []
        for entry, category in enumerate(self.year.entries):
            form = self.write("form.json", self.year.form(entry, driver.FORM))
            draft = self.office("entry", "new", board_year.ACTIVITY, "--category", category, "--from", form)
            self.numbers.append(self.office("entry", "submit", draft["id"])["number"])
        self.entries = {number: entry for entry, number in enumerate(self.numbers)}
        self.assertEqual(len(self.entries), 120)

    def import_judges(self):
        rows = "".join(f"{judge},{self.year.employer(judge)},高级工程师\n" for judge in JUDGES)
        answer = self.office("review", "judge", "import",
                             self.write("专家.csv", "姓名,单位,职称\n" + rows))
        self.assertEqual(answer["new"], 24)

    # --- conflicts ---

    def listed_conflicts(self, state):
        rows = self.office("review", "conflict", "list", *QC, "--state", state)["conflicts"]
        return {(self.entries[row["call"]], row["name"]) for row in rows}

    def decide_conflicts(self):
        forced, suggested = self.year.conflicts()
        self.assertEqual(self.listed_conflicts("forced"), forced)
        self.assertEqual(self.listed_conflicts("suggested"), suggested)
        for entry, judge in sorted(suggested):
            act = ["add"] if entry == 2 else ["dismiss"]
            self.office("review", "conflict", *act, self.numbers[entry], judge, "--reason",
                        "同一单位" if entry == 2 else "已核实，不是同一单位、同一人")
        self.year.recused = forced | {(2, JUDGES[2])}
        self.assertEqual(self.listed_conflicts("forced"), self.year.recused)
        self.assertEqual(self.listed_conflicts("suggested"), set())

    # --- seats ---

    def read_panels(self, stage):
        """Id → (entries, judges), as the program tells them."""
        panels = {}
        for row in self.office("review", "panel", "list", *QC)["panels"]:
            if row["stage"] == stage:
                shown = self.office("review", "panel", "show", row["id"])
                panels[row["id"]] = ({self.by_id[entry] for entry in shown["entries"]},
                                       [judge["name"] for judge in shown["judges"]])
        return panels

    def seat(self):
        self.by_id = {row["id"]: self.entries[row["number"]]
                      for row in self.office("entry", "list", "--limit", "200")["entries"]}
        command = ("review", "assign", *QC, "--panels", "4", "--per-entry", "6", "--seed", "7")
        dry = self.office(*command, "--dry-run")
        self.assertEqual(self.office("review", "panel", "list")["panels"], [])
        answer = self.office(*command)
        self.assertEqual([(p["name"], p["judges"]) for p in answer["panels"]],
                         [(p["name"], p["judges"]) for p in dry["panels"]])
        self.panels = self.read_panels(DOCUMENT)
        # Of one size, but for the few that moved to where nobody has to stay away.
        sizes = sorted(len(entries) for entries, _ in self.panels.values())
        self.assertEqual((len(sizes), sum(sizes)), (4, 120))
        self.assertTrue(29 <= sizes[0] and sizes[-1] <= 31, sizes)
        self.assertEqual(sorted(judge for _, judges in self.panels.values() for judge in judges),
                         sorted(JUDGES))
        # Where nobody has to stay away from anything he reads, there is nothing left to recuse.
        left = {(entry, judge) for entries, judges in self.panels.values() for entry in entries
                for judge in judges if (entry, judge) in self.year.recused}
        self.assertEqual(len(answer["findings"]), len(left), answer["findings"])

    def sheets_of(self, panels):
        return [(entry, judge) for entries, judges in panels.values() for entry in sorted(entries)
                for judge in judges if (entry, judge) not in self.year.recused]

    def points(self, sheet):
        return [f"{item}={float(value):g}" for item, value in sheet.items()]

    # --- the judges' own workspaces ---

    def score_at_judges(self, judges):
        """Packets out, scores back; they stay closed until the stage is opened."""
        expected = 0
        for place, judge in enumerate(judges, start=1):
            name = f"judge-{place}"
            self.make(name, judge, "judge")
            public = self.folder / f"{name}.pub"
            self.ask_at(name, "key", "show", "--output", public)
            self.office("review", "judge", "key", judge, public)
            self.trust(name, "office")
            packet = self.folder / f"{name}-packet.qzb"
            mine = [entry for entry, its in self.due if its == judge]
            answer = self.office("bundle", "export", "review-packet", "--to", judge, "--output",
                                 packet)
            self.assertEqual(answer["entries"], len(mine))
            taken = self.ask_at(name, "bundle", "import", packet)
            self.assertEqual([line["outcome"] for line in taken["reports"]], ["taken"] * len(mine))
            for entry in mine:
                self.ask_at(name, "review", "sheet", self.numbers[entry], judge,
                            *self.points(self.year.score_document(entry, judge)))
            scores = self.folder / f"{name}-scores.qzb"
            answer = self.ask_at(name, "bundle", "export", "scores", "--output", scores)
            self.assertEqual(answer["sheets"], len(mine))
            arrived = self.office("bundle", "import", scores)
            self.assertEqual([line["outcome"] for line in arrived["reports"]],
                             ["taken"] * len(mine))
            expected += len(mine)
        locked = sum(panel["locked"] for panel in self.office("review", "status", *QC)["panels"])
        self.assertEqual(locked, 0)
        opened = self.office("review", "open-stage", board_year.ACTIVITY, DOCUMENT)["sheets"]
        self.assertEqual([sheet["outcome"] for sheet in opened], ["taken"] * expected)
        return expected

    # --- two helper seats ---

    def score_in_seats(self, judge):
        """Typed by two people in two seats, who do not read everything alike."""
        mine = [entry for entry, its in self.due if its == judge]
        for entry in mine:
            self.year.score_document(entry, judge)
        misread, odd = mine[3], mine[7]
        for place, typist in (("seat-1", "示例·小张"), ("seat-2", "示例·小李")):
            plan = self.folder / f"{place}.qzb"
            self.office("seat", "make", "--task", "scores", "--name", place, "--output", plan)
            with self.at(place):
                self.ask("init", "--seat", plan)
            public = self.folder / f"{place}.pub"
            self.ask_at(place, "key", "show", "--output", public)
            self.office("seat", "make", "--task", "scores", "--name", place, "--key", public,
                        "--output", plan)
            for entry in mine:
                points = dict(self.year.sheets[DOCUMENT, entry, judge])
                if entry == misread and place == "seat-2":
                    points["topic"] -= 1
                if entry == odd:
                    points["topic"] = Fraction(99)
                self.ask_at(place, "review", "sheet", self.numbers[entry], judge,
                            *self.points(points), "--paper", "--typist", typist)
            typed = self.folder / f"{place}-typed.qzb"
            self.ask_at(place, "bundle", "export", "seat", "--output", typed)
            answer = self.office("bundle", "import", typed)
            self.assertEqual([line["outcome"] for line in answer["reports"]],
                             ["taken"] * len(mine))
        self.settle(judge, misread, odd, len(mine))
        return len(mine)

    def settle(self, judge, misread, odd, n):
        rows = self.office("review", "sheets", *QC)["sheets"]
        states = [row["state"] for row in rows if row["judge"] == judge]
        self.assertEqual((states.count("settled"), states.count("differing"), states.count("held")),
                         (n - 2, 1, 1))
        right = {entry: self.year.sheets[DOCUMENT, entry, judge] for entry in (misread, odd)}
        head = next(judges[0] for _, judges in self.panels.values() if judge in judges)
        for entry, by in ((misread, "示例·复核"), (odd, head)):
            done = self.office("review", "settle", self.numbers[entry], judge,
                               f"topic={float(right[entry]['topic']):g}", "--by", by, "--reason",
                               "看原件")
            self.assertEqual((done["state"], Fraction(str(done["total"]))),
                             ("locked", sum(right[entry].values())))

    # --- spreadsheets ---

    def fill_table(self, panel, score):
        """Fills the lines of a table whose sheets have nothing on them yet."""
        path = self.folder / f"{panel}.xlsx"
        self.office("review", "template", board_year.ACTIVITY, panel, "--output", path)
        book = openpyxl.load_workbook(path)
        filled = 0
        for table in book.worksheets:
            headings = {cell.value: cell.column for cell in table[2]}
            if "评委" not in headings:
                continue
            for row in range(3, table.max_row + 1):
                number = table.cell(row, headings["申报号"]).value
                judge = table.cell(row, headings["评委"]).value
                if number is None or (self.entries[number], judge) not in self.left:
                    continue
                entry = self.entries[number]
                titles = self.titles(entry)
                for item, value in score(entry, judge).items():
                    table.cell(row, headings[titles[item]], float(value))
                filled += 1
        book.save(path)
        answer = self.office("review", "import", path)
        self.assertEqual((answer["locked"], answer["refused"]), (filled, 0), answer["rows"][:3])
        return filled

    def titles(self, entry):
        items = board_year.TALK_ITEMS if self.stage == TALK \
            else self.year.items[self.year.entries[entry]]
        return {item: title for item, (title, _) in items.items()}

    def score_in_tables(self, stage, panels, score):
        self.stage = stage
        self.left = {pair for pair in self.due if (stage, *pair) not in self.year.sheets}
        wanted = len(self.left)
        self.assertEqual(sum(self.fill_table(panel, score) for panel in panels), wanted)
        return wanted

    # --- results ---

    def results(self):
        answer = self.office("review", "result", *QC)
        return {self.entries[row["number"]]: row for row in answer["results"]}

    def check_totals(self):
        standing = self.year.standing()
        rows = self.results()
        for entry, (total, rank, _) in standing.items():
            row = rows[entry]
            self.assertEqual((Fraction(str(row["total"])), row["rank"]), (total, rank),
                             (self.numbers[entry], row))

    def present(self):
        """Who goes on is seated anew, and heard; some speak too long."""
        on = self.year.goes_on()
        for entry, row in self.results().items():
            self.assertEqual(row["obstacle"] == "", entry in on, row)
        self.office("review", "assign", *QC, "--stage", TALK, "--panels",
                    str(board_year.TALK_PANELS), "--per-entry", str(board_year.TALK_SEATS),
                    "--seed", "3")
        panels = self.read_panels(TALK)
        self.assertEqual(set().union(*(entries for entries, _ in panels.values())), on)
        self.due = self.sheets_of(panels)
        self.score_in_tables(TALK, panels, self.year.score_talk)
        late = sorted(on - set(self.year.twins))[:3]
        self.year.seconds = dict(zip(late, (900, 901, 1400)))
        self.office("review", "time", *(f"{self.numbers[entry]}={seconds // 60}:{seconds % 60:02}"
                                        for entry, seconds in self.year.seconds.items()),
                    *QC, "--stage", TALK)

    def deliberate(self):
        """Of equals the second goes first: the two that were made equal, and who came to be."""
        self.check_totals()
        ties = self.year.ties()
        self.assertIn(sorted(self.year.twins), ties)
        self.office("review", "rank", *QC)
        with self.at("office"):
            self.assertIn("waits for the deliberation",
                          self.ctl("review", "freeze", *QC, status=1).err)
        for tie in ties:
            for place, entry in enumerate(reversed(tie), start=1):
                self.year.places[entry] = place
        self.office("review", "decide", *(f"{self.numbers[entry]}={place}"
                                          for entry, place in self.year.places.items()),
                    *QC, "--names", "示例·合议组", "--reason", "推广价值更大")
        self.assertEqual(self.year.ties(), [])
        self.check_totals()

    def award(self):
        self.office("review", "rank", *QC)
        self.office("review", "level", *QC)
        rows = self.results()
        for entry, (_, _, award) in self.year.standing().items():
            self.assertEqual(rows[entry]["award"], award, rows[entry])

    def approve(self, file):
        path = self.folder / f"{file}.qzb"
        self.office("bundle", "export", "result-list", *QC, "--to", HOST, "--output", path)
        with self.at("office"):
            self.assertIn("has not answered", self.ctl("review", "freeze", *QC, status=1).err)
        self.ask_at("host", "bundle", "import", path)
        answer = self.folder / f"{file}-answer.qzb"
        own = self.write("候选.csv", "单位,成果,理由\n（示例）电机厂,自荐成果,连续三年\n")
        self.ask_at("host", "review", "approve", *QC, "--opinion", "agree", "--signer",
                    "示例·张主席", "--candidates", own, "--output", answer)
        self.office("bundle", "import", answer)
        shown = self.office("review", "approve", *QC)
        self.assertEqual(shown["approvals"][-1]["opinion"], "agree")
        self.assertEqual(len(shown["candidates"]), 1)

    def freeze(self, version):
        frozen = self.office("review", "freeze", *QC)
        self.assertEqual((frozen["version"], frozen["entries"]), (version, 120))
        replay = self.office("review", "replay", *QC)
        self.assertEqual((replay["same"], replay["sha256"], replay["findings"]),
                         (True, frozen["sha256"], []))
        return frozen

    def text(self, *command):
        path = self.folder / "paper.pdf"
        self.office(*command, "--output", path)
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        return re.sub(r"\s", "", done.stdout.decode())

    def explain(self, frozen):
        """What a unit is told has no points; what an objection is answered by has no names."""
        standing = self.year.standing()
        entry = min(standing, key=lambda entry: (standing[entry][1], entry))
        number = self.numbers[entry]
        text = self.text("review", "explain", number)
        for words in (number, f"{float(standing[entry][0]):.2f}", frozen["sha256"], "一等奖"):
            self.assertIn(words, text)
        for judge in JUDGES:
            self.assertNotIn(judge, text)
        self.office("review", "comments", number, "--strengths", "选题准", "--advice", "补充验证")
        text = self.text("review", "comments", number)
        self.assertIn("选题准", text)
        self.assertNotIn(f"{float(standing[entry][0]):.2f}", text)

    def amend(self):
        """One sheet of somebody near a line is amended; what moves is worked out beside it."""
        before = self.year.standing()
        on = self.year.goes_on()
        entry = max((e for e in on if e not in self.year.twins), key=lambda e: before[e][1])
        self.office("review", "level", *QC, *(f"{number}=" for number in self.numbers))
        judge = next(j for (s, e, j) in self.year.sheets if s == TALK and e == entry)
        sheets = [key for key in self.year.sheets if key[0] == TALK and key[1] == entry]
        for key in sheets[:1]:
            sheet = self.year.sheets[key]
            sheet["talk"] = Fraction(25) if sheet["talk"] < 20 else Fraction(3)
            done = self.office("review", "amend", self.numbers[entry], judge,
                               f"talk={float(sheet['talk']):g}", "--by", judge, "--reason",
                               "评委更正", "--stage", TALK)
            self.assertEqual((done["version"], Fraction(str(done["total"]))),
                             (2, sum(sheet.values())))
        self.check_totals()
        self.award()
        self.approve("名单二")
        self.freeze(2)
        after = self.year.standing()
        moves = {self.entries[move["number"]]: move
                 for move in self.office("review", "compare", *QC, "1", "2")["moves"]}
        self.assertEqual(set(moves), {e for e in before if before[e] != after[e]})
        self.assertIn(entry, moves)
        for e, move in moves.items():
            self.assertEqual(
                (Fraction(str(move["total-before"])), move["rank-before"], move["award-before"],
                 Fraction(str(move["total"])), move["rank"], move["award"]),
                (*before[e], *after[e]))

    # --- the road ---

    def test_road(self):
        self.make_office()
        self.declare_all()
        self.import_judges()
        self.decide_conflicts()
        self.seat()
        self.due = self.sheets_of(self.panels)
        judges = [judge for _, judge in sorted(
            (name, judge) for name, (_, its) in self.panels.items() for judge in its)]
        done = self.score_at_judges(judges[:2])
        done += self.score_in_seats(judges[7])
        done += self.score_in_tables(DOCUMENT, self.panels, self.year.score_document)
        status = self.office("review", "status", *QC)["panels"]
        self.assertEqual((sum(panel["due"] for panel in status),
                          sum(panel["locked"] for panel in status)), (done, done))
        self.present()
        self.deliberate()
        self.make("host", HOST, "host")
        self.trust("host", "office")
        self.trust("office", "host")
        self.award()
        self.approve("名单一")
        self.explain(self.freeze(1))
        self.amend()
        for place in ("office", "judge-1", "judge-2", "seat-1", "seat-2", "host"):
            self.ask_at(place, "audit", "verify")


if __name__ == "__main__":
    unittest.main(argv=["chain-board.py"], verbosity=2)

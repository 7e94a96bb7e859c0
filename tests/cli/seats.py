#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Single judges: seated, adjusted when one drops out, is recused or entries come late."""

import collections

import driver

NINETY = "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5".split()
QC = ("--activity", "qc-group")
UNITS = "甲乙丙丁戊己"
# The first is of the house of the first entry, and two are of one house.
JUDGES = [("示例·子", "（示例）第甲厂"), ("示例·丑", "（示例）大学"), ("示例·寅", "（示例）大学"),
          ("示例·卯", "（示例）研究所"), ("示例·辰", "（示例）学会"), ("示例·巳", "（示例）质协")]


class Seats(driver.Case):
    def make(self, rows=None):
        self.init()
        self.entries = [self.submit(title=f"成果{n}", team=f"小组{n}", unit=f"（示例）第{n}厂")
                        for n in UNITS]
        table = rows or "姓名,单位\n" + "".join(f"{name},{house}\n" for name, house in JUDGES)
        self.ctl("review", "judge", "import", self.write("judges.csv", table))

    def assign(self, *options, status=0):
        return self.ask("review", "assign", *QC, *options, status=status)

    def seats(self):
        return {seat["call"]: set(seat["judges"].split(", ")) - {""}
                for seat in self.ask("review", "seats", *QC)["seats"]}

    def loads(self):
        return collections.Counter(name for names in self.seats().values() for name in names)

    def due(self):
        (panel,) = self.ask("review", "status", *QC)["panels"]
        return panel

    def changes(self, answer):
        return [(change["call"], change["name"], change["change"]) for change in answer["changes"]]

    def test_plan(self):
        self.make()
        dry = self.assign("--single", "--per-entry", "2", "--seed", "3", "--dry-run")
        self.assertEqual((dry["seats"], dry["entries"]), (12, 6))
        self.assertEqual(self.ask("review", "panel", "list")["panels"], [])
        answer = self.assign("--single", "--per-entry", "2", "--seed", "3")
        self.assertEqual(answer["loads"], dry["loads"])
        self.assertEqual([load["after"] for load in answer["loads"]], [2] * 6)
        seats = self.seats()
        houses = dict(JUDGES)
        for entry, names in seats.items():
            self.assertEqual(len({houses[name] for name in names}), 2, entry)
        self.assertNotIn("示例·子", seats[self.entries[0]])
        self.assertEqual((self.due()["due"], self.due()["entries"]), (12, 6))
        # One seed, one plan; the plan before makes room.
        self.assign("--single", "--per-entry", "2", "--seed", "3")
        self.assertEqual(self.seats(), seats)
        (panel,) = self.ask("review", "panel", "list")["panels"]
        self.assertEqual(panel["per-entry"], 2)
        self.assertEqual(len(self.ask("review", "seats", *QC, "--judge", "示例·子")["seats"]), 2)

        # Sheets of seats only; papers for seats only.
        entry = self.entries[0]
        seated = sorted(seats[entry])
        other = next(name for name, _ in JUDGES if name not in seats[entry])
        self.assertIn(other, self.ctl("review", "sheet", entry, other, *NINETY, status=1).err)
        self.ctl("review", "sheet", entry, seated[0], *NINETY)
        self.assertEqual((self.due()["due"], self.due()["locked"]), (12, 1))
        files = self.ask("review", "papers", *QC, "--kind", "score-sheet,tally,panel-list",
                         "--output", self.folder / "papers")["files"]
        self.assertEqual({file["kind"]: file["papers"] for file in files}["score-sheet"], 12)

        # What has sheets is adjusted, not planned anew.
        self.ctl("review", "assign", *QC, "--single", status=1)
        self.ctl("review", "assign", *QC, "--panels", "1", status=1)
        self.assertEqual(self.changes(self.assign("--adjust")), [])

    def test_adjust(self):
        self.make()
        self.assign("--single", "--per-entry", "2", "--seed", "3")
        seats = self.seats()
        entry = self.entries[1]
        late, stays = sorted(seats[entry])
        self.ctl("review", "sheet", entry, late, *NINETY)
        self.ctl("review", "sheet", entry, stays, *NINETY)
        answer = self.ask("review", "conflict", "add", entry, late, "--reason", "曾任顾问")
        self.assertEqual(answer["recused"], 1)
        self.assertRegex(answer["replacement"], r"^示例·., then with 3 entries$")
        new = answer["replacement"].split(",")[0]
        rows = self.ask("review", "conflict", "list", *QC)["conflicts"]
        self.assertEqual([row["replacement"] for row in rows if row["reason"] == "曾任顾问"],
                         [answer["replacement"]])
        wanted = {(entry, late, "removed"), (entry, new, "added")}
        self.assertEqual(set(self.changes(self.assign("--adjust", "--dry-run"))), wanted)
        self.assertEqual(self.seats(), seats)
        self.assertEqual(set(self.changes(self.assign("--adjust"))), wanted)
        self.assertEqual(self.seats(), {**seats, entry: {stays, new}})
        self.assertEqual(self.due()["due"], 12)
        self.assertEqual(self.changes(self.assign("--adjust")), [])
        rows = self.ask("review", "conflict", "list", *QC)["conflicts"]
        self.assertEqual({row["replacement"] for row in rows}, {""})

        # Who drops out keeps what he has scored; nothing else moves.
        seats = self.seats()
        mine = {call for call, names in seats.items() if stays in names}
        answer = self.assign("--adjust", "--without", stays)
        changes = self.changes(answer)
        self.assertEqual({call for call, name, what in changes if what == "removed"},
                         mine - {entry})
        self.assertEqual(len(changes), 2 * len(mine - {entry}))
        self.assertIn(stays, self.seats()[entry])
        self.assertEqual(self.loads()[stays], 1)
        self.assertEqual(self.changes(self.assign("--adjust")), [])

        # A late entry gets its judges, and whoever has left gets nothing.
        number = self.submit(title="成果庚", team="小组庚", unit="（示例）第庚厂")
        changes = self.changes(self.assign("--adjust"))
        self.assertEqual([(call, what) for call, _, what in changes], [(number, "added")] * 2)
        self.assertNotIn(stays, self.seats()[number])
        self.assertEqual(self.due()["due"], 14)
        # Who comes back takes part again.
        self.ctl("review", "assign", *QC, "--adjust", "--judges", stays, "--min", "2")
        self.assertGreaterEqual(self.loads()[stays], 2)

        # When it cannot be done, it says for whom and why, and nothing is changed.
        seats = self.seats()
        message = self.ctl("review", "assign", *QC, "--adjust", "--max", "2", status=1).err
        self.assertRegex(message, "示例·.*2018-QC|2018-QC.*示例·")
        self.ctl("review", "assign", *QC, "--adjust", "--without", "示例·无", status=1)
        self.ctl("review", "assign", *QC, "--adjust", "--min", "3", "--max", "2", status=1)
        self.assertEqual(self.seats(), seats)

        # The result waits for the sheets of the seats, and for no others.
        told = self.ask("review", "result", *QC)["results"]
        self.assertEqual(len(told), 7)

    def test_limits(self):
        rows = "姓名,单位,专业,可到日期,最少,最多\n"
        rows += "示例·子,甲所,建筑施工,2018-09-20,,\n示例·丑,乙所,制造,,,1\n"
        rows += "示例·寅,丙所,制造,,4,\n示例·卯,丁所,制造,2018-09-21,,\n"
        self.make(rows)
        answer = self.assign("--single", "--per-entry", "1", "--day", "2018-09-21")
        loads = {load["judge"]: load["after"] for load in answer["loads"]}
        self.assertEqual(set(loads), {"示例·丑", "示例·寅", "示例·卯"})
        self.assertLessEqual(loads["示例·丑"], 1)
        self.assertGreaterEqual(loads["示例·寅"], 4)
        self.assertIn("示例·子", answer["findings"][0])
        message = self.ctl("review", "assign", *QC, "--single", "--per-entry", "3", "--max", "3",
                           status=1).err
        self.assertIn("示例·丑", message)
        message = self.ctl("review", "assign", *QC, "--single", "--per-entry", "5", status=1).err
        self.assertIn(self.entries[0], message)

        # A link entry is read by all.
        answer = self.assign("--single", "--per-entry", "1", "--link", self.entries[2])
        self.assertEqual(answer["seats"], 4 + 5)
        self.assertEqual(len(self.seats()[self.entries[2]]), 4)
        self.ctl("review", "assign", *QC, "--single", "--link", "2018-QC-0099", status=1)

        self.ctl("review", "assign", *QC, status=2)
        self.ctl("review", "assign", *QC, "--single", "--adjust", status=2)
        self.ctl("review", "assign", "--single", status=2)
        self.ctl("review", "assign", *QC, "--single", "--day", "later", status=1)

    def test_linked_panels(self):
        """A link entry is scored by every panel, and ranked once."""
        self.make()
        link = self.entries[3]
        plan = ("--panels", "2", "--per-entry", "2", "--link", link)
        self.assertEqual(self.assign(*plan, "--dry-run")["panels"][0]["entries"], 4)
        panels = self.assign(*plan)["panels"]
        self.assertEqual([panel["entries"] for panel in panels], [4, 3])
        seats = self.ask("review", "seats", *QC)["seats"]
        self.assertEqual(sorted(seat["call"] for seat in seats), sorted(self.entries + [link]))
        judges = [name for seat in seats if seat["call"] == link
                  for name in seat["judges"].split(", ")]
        self.assertEqual(len(set(judges)), 4)
        for name in judges:
            self.ctl("review", "sheet", link, name, *NINETY)
        (first,) = [row for row in self.ask("review", "result", *QC)["results"]
                    if row["number"] == link]
        self.assertEqual((str(first["total"]), str(first["rank"])), ("90", "1"))
        self.ctl("review", "assign", *QC, *plan, status=1)
        self.ctl("review", "assign", *QC, "--panels", "2", "--link", "2018-QC-0099", status=1)

    def test_adjusted_panels(self):
        """Who drops out of a panel is replaced, late entries join one, nothing else changes."""
        self.make()
        self.assign("--panels", "2", "--per-entry", "2")
        panels = {panel["name"]: panel for panel in self.ask("review", "panel", "list")["panels"]}
        before = self.seats()
        self.assertEqual(self.assign("--adjust")["changes"], [])
        number = self.submit(title="成果庚", team="小组庚", unit="（示例）第庚厂")
        dry = self.assign("--adjust", "--dry-run")
        self.assertEqual([(row["call"], row["change"]) for row in dry["changes"]],
                         [(number, "added")])
        self.assertEqual(self.seats(), before)
        self.assertEqual(self.assign("--adjust")["changes"], dry["changes"])
        seats = self.seats()
        self.assertEqual({call: names for call, names in seats.items() if call != number}, before)
        self.assertEqual(len(seats[number]), 2)
        # Somebody who sits nowhere takes the seat; what was scored stays.
        entry = next(iter(before))
        late, stays = sorted(before[entry])
        self.ctl("review", "sheet", entry, late, *NINETY)
        answer = self.assign("--adjust", "--without", late)
        rows = [(row["call"], row["change"]) for row in answer["changes"]]
        self.assertEqual(rows[0], (late, "removed"))
        self.assertEqual([change for _, change in rows], ["removed", "added"])
        new = rows[1][0]
        self.assertFalse(any(new in names for names in before.values()))
        houses = dict(JUDGES)
        self.assertNotEqual(houses[new], houses[stays])
        for call, names in self.seats().items():
            self.assertEqual(names, {new if name == late else name for name in seats[call]})
        (row,) = self.ask("review", "sheets")["sheets"]
        self.assertEqual((row["judge"], row["state"]), (late, "locked"))
        self.assertEqual(len(self.ask("review", "panel", "list")["panels"]), len(panels))
        self.ctl("review", "assign", *QC, "--adjust", "--without", "示例·无", status=1)
        self.ctl("review", "assign", *QC, "--adjust", "--stage", "on-site", status=1)

    def test_undone(self):
        """A panel takes the place of seats, and the other way round; adjusting needs one of
        them."""
        self.make()
        self.ctl("review", "assign", *QC, "--adjust", status=1)
        self.ctl("review", "assign", *QC, "--panels", "2", "--per-entry", "2")
        self.assertEqual(self.assign("--adjust")["changes"], [])
        self.assign("--single", "--per-entry", "3")
        self.assertEqual(sum(self.loads().values()), 18)
        self.ctl("review", "assign", *QC, "--panels", "2", "--per-entry", "2")
        self.assertEqual(sum(self.loads().values()), 12)
        self.assertEqual(len(self.ask("review", "panel", "list")["panels"]), 2)


if __name__ == "__main__":
    driver.main()

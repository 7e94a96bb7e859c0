#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries travel between a unit and the office as signed bundles, back, and out again."""

import json
import pathlib
import random
import shutil

import driver
from places import ACTIVITIES, OFFICE, UNIT, Places, pdf, sha256


class Handover(Places):
    def test_there_and_back(self):
        """Unit → office → returned → corrected → accepted, an entry of each activity."""
        self.make("unit", UNIT, "unit")
        self.make("office", OFFICE, "office")
        entries = {activity: self.declare("unit", activity, i)
                   for i, activity in enumerate(ACTIVITIES)}
        first = self.export("unit", "submission", "一.qzb", "--to", OFFICE)

        # Nobody has confirmed the unit's key: kept aside, once, and seen.
        answer = self.ask_at("office", "bundle", "import", first)
        self.assertEqual(answer["bundles"][0]["outcome"], "waiting")
        self.assertEqual({line["outcome"] for line in answer["reports"]}, {"waiting"})
        # Whoever confirms the key sees of what and of whom.
        self.assertEqual({line["title"] for line in answer["reports"]},
                         {form["title"] for _category, form in ACTIVITIES.values()})
        self.assertEqual({line["reason"].split("\n")[0] for line in answer["reports"]}, {UNIT})
        self.assertEqual(self.ask_at("office", "entry", "list")["entries"], [])
        self.assertEqual(self.ask_at("office", "bundle", "import", first)["bundles"][0]["outcome"],
                         "duplicate")
        pending = self.ask_at("office", "key", "pending")["keys"]
        own = self.ask_at("unit", "key", "show")
        self.assertEqual([key["fingerprint"] for key in pending], [own["fingerprint"]])
        self.assertIn(own["fingerprint"], self.printed("unit", entries["qc-group"]))
        self.assertRegex(own["fingerprint"], r"^\d{5}( \d{5}){5}$")
        answer = self.ask_at("office", "key", "trust", own["fingerprint"])
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["taken"] * 4)
        self.assertEqual(self.ask_at("office", "key", "pending")["keys"], [])
        for entry in entries.values():
            self.assertEqual(self.form_of("unit", entry), self.form_of("office", entry))
            self.assertEqual(self.state("office", entry), "submitted")
            self.assertEqual(self.ask_at("office", "entry", "show", entry)["origin"], "bundle")
        self.assertEqual(self.objects("office"), self.objects("unit"))

        # Sent back, with the reason.
        back = self.export("office", "return", "退回.qzb", *entries.values(), "--reason",
                           "请补充目标值的依据")
        self.trust("unit", "office")
        answer = self.ask_at("unit", "bundle", "import", back)
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["taken"] * 4)
        shown = self.ask_at("unit", "entry", "show", entries["qc-group"])
        self.assertEqual(shown["state"], "returned")
        self.assertEqual(shown["return"]["reason"], "请补充目标值的依据")
        again = self.ask_at("unit", "bundle", "import", back)
        self.assertEqual(again["bundles"][0]["outcome"], "duplicate")

        # Corrected, handed in again; the older bundle is not taken over the newer.
        for entry in entries.values():
            self.ask_at("unit", "entry", "set", entry, "title=更正后的题目：目标值有依据")
            self.ask_at("unit", "entry", "submit", entry)
        second = self.export("unit", "submission", "二.qzb")
        before = self.rows("office")
        dry = self.ask_at("office", "bundle", "import", "--dry-run", second)
        self.assertEqual([line["outcome"] for line in dry["reports"]], ["taken"] * 4)
        self.assertEqual(self.rows("office"), before)
        answer = self.ask_at("office", "bundle", "import", second)
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["taken"] * 4)
        late = self.ask_at("unit", "bundle", "import", back)
        self.assertEqual(late["bundles"][0]["outcome"], "duplicate")
        for entry in entries.values():
            self.assertEqual(self.form_of("unit", entry), self.form_of("office", entry))
            self.assertEqual(self.state("office", entry), "submitted")
            number = self.ask_at("office", "entry", "accept", entry)["number"]
            self.assertRegex(number, r"^2018-")

        # The unit reads what became of it.
        receipt = self.export("office", "receipt", "回执.qzb", "--to", UNIT)
        answer = self.ask_at("unit", "bundle", "import", receipt)
        self.assertEqual(answer["bundles"][0]["outcome"], "read")
        for entry in entries.values():
            shown = self.ask_at("unit", "entry", "show", entry)
            self.assertEqual(shown["state"], "accepted")
            self.assertEqual((shown["answer"]["outcome"], shown["answer"]["state"]),
                             ("taken", "accepted"))
            self.assertRegex(shown["answer"]["number"], r"^2018-")
            self.assertEqual(self.form_of("unit", entry), self.form_of("office", entry))
        self.assertEqual(self.objects("office"), self.objects("unit"))
        for name in ("unit", "office"):
            self.ask_at(name, "audit", "verify")

    def test_outside_tools(self):
        """minisign accepts each manifest, and only as it is; the members are the allowed ones."""
        self.make("unit", UNIT, "unit")
        self.make("office", OFFICE, "office")
        self.trust("office", "unit")
        entry = self.declare("unit", "qc-group")
        bundles = {"unit": [self.export("unit", "submission", "s.qzb")]}
        self.ask_at("office", "bundle", "import", bundles["unit"][0])
        bundles["office"] = [
            self.export("office", "receipt", "r.qzb", "--to", UNIT),
            self.export("office", "return", "b.qzb", entry, "--reason", "补正"),
            self.export("office", "edition", "e.qzb"),
        ]
        for name, paths in bundles.items():
            public = self.folder / f"{name}.pub"
            self.ask_at(name, "key", "show", "--output", public)
            for path in paths:
                with self.subTest(path.name):
                    self.check_outside(path, public)

    def make_fifty(self):
        """Forty entries of two units, the last ten of them handed in a second time."""
        paths, entries = [], []
        for name in "甲乙":
            self.make(name, f"（示例）{name}公司", "unit")
        for i in range(40):
            name = "甲乙"[i % 2]
            entries.append(self.declare(name, "qc-group", i, unit=f"（示例）{name}公司",
                                        title=f"第{i}项"))
            paths.append(self.export(name, "submission", f"{i}.qzb", entries[i]))
        for i in range(30, 40):
            name = "甲乙"[i % 2]
            self.ask_at(name, "entry", "withdraw", entries[i])
            self.ask_at(name, "entry", "reopen", entries[i])
            self.ask_at(name, "entry", "set", entries[i], f"title=第{i}项（修改）")
            self.ask_at(name, "entry", "submit", entries[i])
            paths.append(self.export(name, "submission", f"{i + 10}.qzb", entries[i]))
        return paths

    def make_damaged(self, paths, chance):
        damaged = []
        for i, path in enumerate(chance.sample(paths, 10)):
            data = bytearray(path.read_bytes())
            if i % 2 == 0:
                data[chance.randrange(len(data) // 8, len(data))] ^= 1 << chance.randrange(8)
            else:
                del data[chance.randrange(len(data) // 2, len(data)):]
            damaged.append(self.write(f"damaged-{i}.qzb", bytes(data)))
        return damaged

    def office(self, name):
        self.make(name, OFFICE, "office")
        for unit in "甲乙":
            self.trust(name, unit)

    def test_any_order(self):
        """Fifty bundles in any order, twice, ten more damaged: the rows of the good ones once."""
        chance = random.Random(2018)
        good = self.make_fifty()
        damaged = self.make_damaged(good, chance)
        self.office("once")
        answer = self.ask_at("once", "bundle", "import", *good)
        self.assertEqual({line["outcome"] for line in answer["reports"]}, {"taken"})
        wanted = self.rows("once")
        del wanted["bundle"]
        self.assertEqual(len(wanted["entry"]), 40)
        files = self.objects("once")
        for turn in range(2):
            name = f"turn-{turn}"
            self.office(name)
            mixed = good + damaged + good
            chance.shuffle(mixed)
            answer = self.ask_at(name, "bundle", "import", *mixed)
            refused = [b for b in answer["bundles"] if b["outcome"] == "refused"]
            self.assertEqual(len(refused), 10)
            for bundle in refused:
                self.assertIn(bundle["file"], bundle["reason"])
            rows = self.rows(name)
            self.assertEqual(len({row[0] for row in rows.pop("bundle")}), 50)
            self.assertEqual(rows, wanted)
            self.assertEqual(self.objects(name), files)
            whole = self.rows(name)
            self.ask_at(name, "bundle", "import", *good)
            self.assertEqual(self.rows(name), whole)

    def test_one_faulty_of_fifty(self):
        """The faulty one is explained, the others are in."""
        loose = self.folder / "loose"
        shutil.copytree(driver.EDITION, loose)
        activity = loose / "activities/qc-group.json"
        activity.write_text(activity.read_text().replace(', "refused": true', ""))
        self.make("office", OFFICE, "office")
        with self.at("unit"):
            self.ctl("init", "--name", UNIT, "--hat", "unit", "--edition", loose)
        self.trust("office", "unit")
        for i in range(50):
            self.declare("unit", "qc-group", i, title=f"第{i}项",
                         **({"secrecy": "secret"} if i == 17 else {}))
        bundle = self.export("unit", "submission", "x(1).qzb.zip")
        answer = self.ask_at("office", "bundle", "import", bundle)
        outcomes = [line["outcome"] for line in answer["reports"]]
        self.assertEqual((outcomes.count("taken"), outcomes.count("refused")), (49, 1))
        faulty = next(line for line in answer["reports"] if line["outcome"] == "refused")
        self.assertEqual(faulty["title"], "第17项")
        self.assertIn("密级", faulty["reason"])
        self.assertEqual(len(self.ask_at("office", "entry", "list", "--limit", "100")["entries"]),
                         49)
        self.assertEqual(len(self.objects("office")), 49)

    def test_large_file(self):
        """A large file travels beside its bundle and is known by its content."""
        self.make("unit", UNIT, "unit")
        self.make("office", OFFICE, "office")
        self.trust("office", "unit")
        entry = self.declare("unit", "qc-group", 7)
        path = self.folder / "s.qzb"
        beside = self.ask_at("unit", "bundle", "export", "submission", "--limit", "100",
                             "--output", path)["beside"]
        self.assertEqual(len(beside), 1)
        answer = self.ask_at("office", "bundle", "import", path)
        self.assertEqual(answer["remarks"], [])
        self.assertEqual(answer["bundles"][0]["missing"], "成果报告.pdf")
        self.assertEqual(self.objects("office"), [])
        self.ask_at("office", "bundle", "add-file", self.write("other.pdf", pdf(8)), status=1)
        self.assertEqual(self.objects("office"), [])
        film = self.write("随便什么名字", pathlib.Path(beside[0]).read_bytes())
        self.assertEqual(self.ask_at("office", "bundle", "add-file", film)["entries"], [entry])
        self.assertEqual(self.objects("office"), [sha256(pdf(7))])
        self.assertEqual(self.form_of("unit", entry), self.form_of("office", entry))
        # The office has looked into the file itself.
        for name in ("unit", "office"):
            self.assertEqual([row[-2:] for row in self.rows(name)["material"]], [(0, 1)])

    def test_edition_and_version(self):
        """The edition comes as a bundle; another one is refused, an earlier one is mapped."""
        newer = self.folder / "newer"
        shutil.copytree(driver.EDITION, newer)
        edition = newer / "edition.json"
        data = json.loads(edition.read_text())
        version = data["version"]
        data["version"] = version + ".1"
        edition.write_text(json.dumps(data, ensure_ascii=False))
        with self.at("office"):
            self.ctl("init", "--name", OFFICE, "--hat", "office", "--edition", newer)
        self.make("unit", UNIT, "unit")
        self.trust("office", "unit")
        self.declare("unit", "qc-group")
        early = self.export("unit", "submission", "s.qzb")
        answer = self.ask_at("office", "bundle", "import", early)
        self.assertEqual(answer["bundles"][0]["outcome"], "older-edition")
        self.assertEqual(answer["reports"][0]["outcome"], "taken")
        bundle = self.export("office", "edition", "e.qzb")
        self.trust("unit", "office")
        self.assertEqual(self.ask_at("unit", "bundle", "import", bundle)["reports"][0]["outcome"],
                         "taken")
        self.assertEqual(self.ask_at("unit", "edition", "show")["version"], version + ".1")

        data["id"] = "another-2018"
        edition.write_text(json.dumps(data, ensure_ascii=False))
        with self.at("elsewhere"):
            self.ctl("init", "--name", "（示例）别处", "--hat", "office", "--edition", newer)
        self.trust("elsewhere", "unit")
        answer = self.ask_at("elsewhere", "bundle", "import", early)
        self.assertEqual(answer["bundles"][0]["outcome"], "refused")
        self.assertEqual(self.rows("elsewhere")["entry"], [])


if __name__ == "__main__":
    driver.main()

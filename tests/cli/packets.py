#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Review packets from the office to its judges, and their scores on the way back."""

import json

import driver
from places import OFFICE, Places

JUDGES = ("示例·甲", "示例·乙", "示例·丙")


class Packets(Places):
    def make_judge(self, name, place):
        """A workspace of a judge; returns the file of its public key."""
        self.make(place, name, "judge")
        path = self.folder / f"{place}.pub"
        self.ask_at(place, "key", "show", "--output", path)
        return path

    def refused(self, name, *arguments):
        with self.at(name):
            return self.ctl(*arguments, status=1).err

    def make_review(self):
        """An office that knows two judges and their keys, with a panel of both and three entries."""
        self.make("office", OFFICE, "office")
        for name, place in zip(JUDGES, ("judge-1", "judge-2")):
            self.ask_at("office", "review", "judge", "add", name, "--organisation",
                        f"（示例）{name[-1]}公司")
            self.ask_at("office", "review", "judge", "key", name, self.make_judge(name, place))
            self.trust(place, "office")
        entries = [self.declare("office", "qc-group", number, title=f"课题{number}",
                                unit=f"（示例）单位{number}") for number in range(3)]
        self.ask_at("office", "review", "panel", "make", "第一组", "--activity", "qc-group",
                    "--judges", ",".join(JUDGES[:2]))
        return entries

    def packet(self, place, file="p.qzb"):
        """The packet of a judge; returns what was said and the file."""
        path = self.folder / file
        name = JUDGES[0] if place == "judge-1" else JUDGES[1]
        return self.ask_at("office", "bundle", "export", "review-packet", "--to", name,
                           "--output", path), path

    def take(self, place, path):
        answer = self.ask_at(place, "bundle", "import", path)
        return answer["bundles"][0], [line["outcome"] for line in answer["reports"]]

    def numbers(self, place):
        entries = self.ask_at(place, "entry", "list")["entries"]
        return sorted(entry["number"] for entry in entries if entry["state"] == "accepted")

    def test_packet(self):
        """Named: all that is scored, without what only serves to reach somebody."""
        entries = self.make_review()
        answer, path = self.packet("judge-1")
        self.assertEqual((answer["entries"], answer["version"]), (3, 1))
        self.check_outside(path, self.folder / "office.pub")
        bundle, lines = self.take("judge-1", path)
        self.assertEqual((bundle["outcome"], lines), ("read", ["taken"] * 3))
        shown = self.ask_at("judge-1", "entry", "show", entries[1])
        self.assertEqual((shown["form"]["title"], shown["form"]["unit"]),
                         ("课题1", "（示例）单位1"))
        self.assertEqual(len(self.objects("judge-1")), 3)
        database = (self.folder / "judge-1" / "qunzhi.db").read_bytes()
        self.assertNotIn(driver.FORM["phone"].encode(), database)
        self.assertNotIn(JUDGES[1].encode(), database)
        panels = self.ask_at("judge-1", "review", "panel", "list")["panels"]
        self.assertEqual([panel["name"] for panel in panels], ["第一组"])

        self.assertEqual(self.take("judge-1", path)[0]["outcome"], "duplicate")
        self.assertEqual(self.take("judge-2", path)[0]["outcome"], "refused")
        self.assertEqual(self.take("office", path)[0]["outcome"], "refused")
        # Made again it is the same packet in another bundle.
        answer, again = self.packet("judge-1", "again.qzb")
        self.assertEqual(answer["version"], 1)
        self.assertEqual(self.take("judge-1", again)[1], ["unchanged"] * 3)

    def test_versions(self):
        """A packet has another version when an entry or the plan has changed."""
        entries = self.make_review()
        path = self.packet("judge-1")[1]
        self.take("judge-1", path)
        points = self.points("qc-group")
        for entry in entries[:2]:
            self.ask_at("judge-1", "review", "sheet", entry, JUDGES[0], *points)
        self.ask_at("office", "entry", "return", entries[0], "--reason", "题目")
        self.ask_at("office", "entry", "set", entries[0], "title=改了题目")
        self.ask_at("office", "entry", "submit", entries[0])
        self.ask_at("office", "review", "conflict", "add", entries[1], JUDGES[0], "--reason", "同学")
        answer, second = self.packet("judge-1", "second.qzb")
        self.assertEqual((answer["entries"], answer["version"]), (2, 2))
        bundle, lines = self.take("judge-1", second)
        self.assertEqual(sorted(lines), ["taken", "taken", "unchanged"])
        self.assertEqual(len(self.numbers("judge-1")), 2)
        status = self.ask_at("judge-1", "review", "status")["panels"][0]
        self.assertEqual((status["entries"], status["locked"], status["open"]), (2, 0, 1))
        # The one before does not come back.
        before = self.rows("judge-1")["entry"]
        older = self.packet("judge-2")[1]
        self.assertEqual(self.take("judge-1", older)[0]["outcome"], "refused")
        self.assertEqual(self.rows("judge-1")["entry"], before)

    def points(self, activity):
        """What is typed for a sheet: the most for each item of the first stage."""
        folder = driver.EDITION
        stage = json.loads((folder / f"activities/{activity}.json").read_text())["stages"][0]
        rubric = stage["rubrics"][0]["rubric"]
        items = json.loads((folder / f"rubrics/{rubric}.json").read_text())["items"]
        return [f"{item['id']}={item['max']}" for item in items]

    def test_refusals(self):
        """Who has no key gets nothing, and neither has who has nothing to score."""
        self.make_review()
        self.ask_at("office", "review", "judge", "add", JUDGES[2])
        path = self.folder / "p.qzb"
        command = ["bundle", "export", "review-packet", "--output", path, "--to"]
        self.assertIn(JUDGES[2], self.refused("office", *command, JUDGES[2]))
        self.ask_at("office", "review", "judge", "key", JUDGES[2],
                    self.make_judge(JUDGES[2], "judge-3"))
        self.assertIn(JUDGES[2], self.refused("office", *command, JUDGES[2]))
        self.assertFalse(path.exists())
        # Another office is not the one whose key the judge has confirmed.
        packet = self.packet("judge-1")[1]
        self.make("fresh", JUDGES[0], "judge")
        self.assertEqual(self.take("fresh", packet)[0]["outcome"], "refused")

    def test_keys(self):
        """A key is one judge's, put on file by hand or with the list."""
        self.make("office", OFFICE, "office")
        first, second = (self.make_judge(name, place)
                         for name, place in zip(JUDGES, ("judge-1", "judge-2")))
        line = second.read_text().splitlines()[-1]
        table = self.write("judges.csv", "姓名,单位,公钥\n" + f"{JUDGES[0]},甲公司,\n"
                           + f"{JUDGES[1]},乙公司,{line}\n{JUDGES[2]},丙公司,\n")
        self.assertEqual(self.ask_at("office", "review", "judge", "import", table)["new"], 3)
        answer = self.ask_at("office", "review", "judge", "key", JUDGES[0], first)
        own = self.ask_at("judge-1", "key", "show")
        self.assertEqual(answer["fingerprint"], own["fingerprint"])
        listed = {judge["name"]: judge["key"]
                  for judge in self.ask_at("office", "review", "judge", "list")["judges"]}
        self.assertEqual(listed[JUDGES[0]], own["id"])
        self.assertEqual(listed[JUDGES[1]], self.ask_at("judge-2", "key", "show")["id"])
        self.assertEqual(listed[JUDGES[2]], "")
        keys = self.ask_at("office", "key", "list")["keys"]
        self.assertEqual({key["name"]: key["state"] for key in keys},
                         {JUDGES[0]: "trusted", JUDGES[1]: "trusted"})

        message = self.refused("office", "review", "judge", "key", JUDGES[2], second)
        self.assertIn(JUDGES[1], message)
        message = self.refused("office", "review", "judge", "key", JUDGES[2],
                               self.write("no.pub", "untrusted comment: x\nabc\n"))
        self.assertIn("no.pub", message)
        # A key that is none, and one of somebody else, hold up no other row.
        bad = self.write("bad.csv", f"姓名,单位,公钥\n示例·丁,丁公司,\n{JUDGES[2]},丙公司,RWx\n"
                         f"示例·戊,戊公司,{line}\n")
        answer = self.ask_at("office", "review", "judge", "import", bad)
        self.assertEqual(answer["new"], 1)
        self.assertEqual(len(answer["findings"]), 2)
        self.assertIn(JUDGES[2], answer["findings"][0])
        self.assertEqual(len(self.ask_at("office", "review", "judge", "list")["judges"]), 4)

        third = self.make_judge(JUDGES[0], "judge-1-again")
        self.ask_at("office", "review", "judge", "key", JUDGES[0], third)
        states = sorted((key["name"], key["state"])
                        for key in self.ask_at("office", "key", "list")["keys"])
        self.assertEqual(states, sorted([(JUDGES[0], "replaced"), (JUDGES[0], "trusted"),
                                         (JUDGES[1], "trusted")]))


if __name__ == "__main__":
    driver.main()

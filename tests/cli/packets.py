#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Review packets from the office to its judges, and their scores on the way back."""

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
        # A list with a key that is none is refused whole.
        bad = self.write("bad.csv", f"姓名,单位,公钥\n示例·丁,丁公司,\n{JUDGES[2]},丙公司,RWx\n")
        self.assertIn(JUDGES[2], self.refused("office", "review", "judge", "import", bad))
        self.assertEqual(len(self.ask_at("office", "review", "judge", "list")["judges"]), 3)

        third = self.make_judge(JUDGES[0], "judge-1-again")
        self.ask_at("office", "review", "judge", "key", JUDGES[0], third)
        states = sorted((key["name"], key["state"])
                        for key in self.ask_at("office", "key", "list")["keys"])
        self.assertEqual(states, sorted([(JUDGES[0], "replaced"), (JUDGES[0], "trusted"),
                                         (JUDGES[1], "trusted")]))


if __name__ == "__main__":
    driver.main()

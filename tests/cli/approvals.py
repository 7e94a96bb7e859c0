#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts approve a result: asked, answered, objected to, decided on, then frozen."""

import driver
from places import OFFICE, UNIT, Places

QC = ("--activity", "qc-group")
CITY = "（示例）市总工会"
LEAGUE = "（示例）团市委"
FULL = {"topic": 15, "causes": 30, "measures": 20, "effect": 20, "report": 5, "features": 10}


class Approvals(Places):
    def refused(self, name, *arguments):
        with self.at(name):
            return self.ctl(*arguments, status=1).err

    def score(self, entry, lost):
        points = dict(FULL, causes=FULL["causes"] - lost)
        self.ask_at("office", "review", "sheet", entry, "示例·子",
                    *(f"{item}={value}" for item, value in points.items()))

    def make_result(self):
        """Three entries with levels at the office; two hosts with keys that everybody knows."""
        self.make("office", OFFICE, "office")
        self.make("city", CITY, "host")
        self.make("league", LEAGUE, "host")
        self.make("unit", UNIT, "unit")
        for name in ("city", "league"):
            self.trust(name, "office")
            self.trust("office", name)
        ids = [self.declare("office", "qc-group", n, title=f"课题{n}", unit=f"（示例）第{n}厂")
               for n in range(3)]
        self.entries = [self.ask_at("office", "entry", "show", entry)["number"] for entry in ids]
        self.ask_at("office", "review", "judge", "add", "示例·子", "--organisation", "（示例）大学")
        self.ask_at("office", "review", "assign", *QC, "--panels", "1", "--per-entry", "1")
        for n, entry in enumerate(self.entries):
            self.score(entry, 5 * n)
        self.level()

    def level(self):
        self.ask_at("office", "review", "rank", *QC)
        self.ask_at("office", "review", "level", *QC, "--count", "first=1,second=1,third=1")

    def send(self, host, file):
        path = self.folder / file
        answer = self.ask_at("office", "bundle", "export", "result-list", *QC, "--to", host,
                             "--output", path)
        self.assertEqual(answer["entries"], 3)
        return path

    def take(self, name, path):
        answer = self.ask_at(name, "bundle", "import", path)
        return answer["bundles"][0]["outcome"], [line["outcome"] for line in answer["reports"]]

    def shown(self, name):
        return self.ask_at(name, "review", "approve", *QC)

    def test_there_and_back(self):
        self.make_result()
        self.assertIn("Name the host", self.refused("office", "bundle", "export", "result-list", *QC,
                                                    "--to", " ", "--output", self.folder / "x.qzb"))
        path = self.send(CITY, "名单一.qzb")
        other = self.send(LEAGUE, "名单二.qzb")
        self.check_outside(path, self.folder / "office.pub")
        self.assertEqual([row["opinion"] for row in self.shown("office")["approvals"]], [""] * 2)
        message = self.refused("office", "review", "freeze", *QC)
        self.assertIn("has not answered yet", message)

        # Only a host takes it; twice is once.
        self.assertIn("workspace of the host", self.ask_at("unit", "bundle", "import", path)
                      ["bundles"][0]["reason"])
        self.assertEqual(self.take("city", path)[1], ["taken"])
        self.assertEqual(self.take("city", path)[0], "duplicate")
        self.take("league", other)

        # One agrees and has candidates of its own, the other objects.
        agreed = self.folder / "意见一.qzb"
        own = self.write("候选.csv", "单位,成果,理由\n（示例）电机厂,自荐成果,已连续三年开展\n")
        answer = self.ask_at("city", "review", "approve", *QC, "--opinion", "agree", "--signer",
                             "示例·张主席", "--candidates", own, "--output", agreed)
        self.assertEqual(answer["candidates"], 1)
        objected = self.folder / "意见二.qzb"
        give = ("review", "approve", *QC, "--opinion", "object", "--signer", "示例·李书记",
                "--output", objected)
        self.assertIn("Name who signs", self.refused("league", "review", "approve", *QC, "--opinion",
                                                     "agree", "--signer", " "))
        self.assertIn("Say what the objection is", self.refused("league", *give))
        self.assertIn("is not on the list", self.refused("league", *give, "2018-QC-9999=不实"))
        self.ask_at("league", *give, f"{self.entries[0]}=该单位本年度有事故")
        self.assertIn("workspace of the office", self.ask_at("city", "bundle", "import", objected)
                      ["bundles"][0]["reason"])
        for bundle in (agreed, objected):
            self.assertEqual(self.take("office", bundle)[1], ["taken"])
            self.assertEqual(self.take("office", bundle)[0], "duplicate")
        shown = self.shown("office")
        self.assertEqual({(row["host"], row["opinion"], row["signer"])
                          for row in shown["approvals"]},
                         {(CITY, "agree", "示例·张主席"), (LEAGUE, "object", "示例·李书记")})
        self.assertEqual(shown["remarks"], [{"host": LEAGUE, "entry": self.entries[0],
                                             "text": "该单位本年度有事故"}])
        self.assertEqual([(row["title"], row["unit"], row["reason"]) for row in shown["candidates"]],
                         [("自荐成果", "（示例）电机厂", "已连续三年开展")])

        # The objection holds the result up until somebody has decided, and said why.
        self.assertIn("objects, and that is not decided on",
                      self.refused("office", "review", "freeze", *QC))
        decide = ("review", "approve", *QC, "--host", LEAGUE, "--decide", "set-aside")
        self.assertIn("Say who decided", self.refused("office", *decide))
        self.assertIn("has not objected", self.refused(
            "office", "review", "approve", *QC, "--host", CITY, "--decide", "upheld", "--names",
            "示例", "--reason", "无"))
        self.ask_at("office", *decide, "--names", "示例·领导小组", "--reason", "查无事故")
        self.ask_at("office", "review", "freeze", *QC)
        for name in ("office", "city", "league"):
            self.ask_at(name, "audit", "verify")

    def test_changed(self):
        """The list changes after it was approved; paper answers; a reason of the office's own."""
        self.make_result()
        path = self.send(CITY, "名单.qzb")
        self.take("city", path)
        answer = self.folder / "意见.qzb"
        self.ask_at("city", "review", "approve", *QC, "--opinion", "agree", "--signer", "示例·张",
                    "--output", answer)
        with self.at("office"):
            self.ctl("review", "level", *QC, *(f"{entry}=" for entry in self.entries))
        self.take("office", answer)
        self.assertIn("was shown another list", self.refused("office", "review", "freeze", *QC))
        self.assertIn("Frozen without the approval", self.ask_at(
            "office", "review", "freeze", *QC, "--reason", "领导小组决定")["findings"][0])

        # A second list, answered on paper; the first answer is no answer to it.
        self.level()
        self.send(CITY, "名单三.qzb")
        self.assertEqual([row["opinion"] for row in self.shown("office")["approvals"]], [""])
        self.ask_at("office", "review", "approve", *QC, "--host", CITY, "--opinion", "agree",
                    "--signer", "示例·张", "--text", "同意（书面）")
        self.ask_at("office", "review", "freeze", *QC)
        with self.at("office"):
            self.ctl("review", "approve", *QC, "--opinion", "maybe", "--signer", "x", status=2)
            self.ctl("review", "approve", *QC, "--opinion", "agree", status=2)
        self.assertIn("No result list", self.refused(
            "office", "review", "approve", *QC, "--host", LEAGUE, "--opinion", "agree", "--signer",
            "示例"))

    def test_foreign(self):
        """An opinion on a list that was never sent to its sender is not taken."""
        self.make_result()
        self.take("city", self.send(CITY, "名单.qzb"))
        forged = self.folder / "意见.qzb"
        self.ask_at("city", "review", "approve", *QC, "--opinion", "agree", "--signer", "示例·张",
                    "--output", forged)
        self.make("second", OFFICE, "office")
        self.trust("second", "city")
        outcome = self.ask_at("second", "bundle", "import", forged)
        self.assertNotIn("taken", [line["outcome"] for line in outcome["reports"]])
        self.assertEqual(self.shown("second")["approvals"], [])


if __name__ == "__main__":
    driver.main()

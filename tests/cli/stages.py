#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two stages from end to end: going on, gates, time, votes, deliberation, levels, prizes, frozen."""

import json
import shutil
import subprocess

import openpyxl

import driver

QC = ("--activity", "qc-group")
JUDGES = ("示例·子", "示例·丑", "示例·寅")


def points(total):
    """Points for the six items of the document's sheet that add up to @total, and the gate."""
    full = {"topic": 15, "causes": 30, "measures": 20, "effect": 20, "report": 5, "features": 10}
    given = []
    for item, most in full.items():
        part = min(most, total)
        given.append(f"{item}={part}")
        total -= part
    return [*given, "true=1"]


class Stages(driver.Case):
    def edition(self):
        """100 × 0.6 + 40: who presents is decided by the document, and one gate."""
        folder = self.folder / "edition"
        shutil.copytree(driver.EDITION, folder)
        path = folder / "activities" / "qc-group.json"
        activity = json.loads(path.read_text(encoding="utf-8"))
        document, presentation = activity["stages"]
        document.update(weight="0.6", gates="majority",
                        **{"pass": {"mark": 60, "count": 3, "confirmed": True}})
        presentation.update(id="presentation", name="发表评审", kind="presentation", weight=1,
                            rubrics=[{"rubric": "qc-talk"}],
                            time={"max-seconds": 900, "every": 60, "points": 1, "most": 3,
                                  "confirmed": True},
                            **{"score-rule": {"drop-from": 3, "drop-high": 1, "drop-low": 1,
                                              "digits": 2, "confirmed": True}})
        activity["full-marks"] = 100
        activity["votes"] = {"by": "proportion", "points": 5, "share": "0.05", "confirmed": True}
        activity["ties"] = [{"kind": "stage", "stage": "presentation"}, {"kind": "deliberation"}]
        for award, by, amount in zip(activity["awards"], ("count", "count", "share"),
                                     (1, 2, "0.5")):
            award.update(by=by, amount=amount)
        activity["awards"][0].update(stage="presentation", floor=90)
        activity["awards"][1]["per-unit"] = 1
        activity["certificates"].insert(0, dict(
            activity["certificates"][0], awards=["presenter"], recipient="{unit} {team}：",
            body="在{activity}中讲解清楚，荣获{award}。"))
        path.write_text(json.dumps(activity, ensure_ascii=False), encoding="utf-8")
        for name in ("qc-problem-2016", "qc-innovation-2016"):
            rubric = folder / "rubrics" / f"{name}.json"
            sheet = json.loads(rubric.read_text(encoding="utf-8"))
            sheet["items"].append({"id": "true", "title": "成果真实", "guidance": "", "kind": "yes-no",
                                   "min": 0, "max": 1, "step": 1})
            rubric.write_text(json.dumps(sheet, ensure_ascii=False), encoding="utf-8")
        (folder / "rubrics" / "qc-talk.json").write_text(json.dumps({
            "id": "qc-talk", "name": "发表评审表", "version": "1", "source": "", "confirmed": True,
            "items": [{"id": "talk", "title": "发表", "guidance": "", "kind": "score", "min": 0,
                       "max": 40, "step": "0.5"}]}, ensure_ascii=False), encoding="utf-8")
        self.ctl("edition", "check", folder)
        return folder

    def setUp(self):
        super().setUp()
        self.ctl("init", "--name", "（示例）上海市质量协会", "--edition", self.edition())
        units = ("一", "一", "二", "三", "四", "五")
        self.entries = [self.submit(title=f"成果{n}", team=f"小组{n}", unit=f"（示例）第{u}厂")
                        for n, u in zip("甲乙丙丁戊己", units)]
        self.ctl("review", "judge", "import",
                 self.write("专家.csv", "姓名,工作单位\n" + "".join(
                     f"{name},（示例）第{n}大学\n" for n, name in enumerate(JUDGES))))

    def score_documents(self):
        self.ctl("review", "assign", *QC, "--panels", "1", "--per-entry", "3")
        for entry, total in zip(self.entries, (90, 80, 85, 70, 59, 95)):
            for n, judge in enumerate(JUDGES):
                answers = points(total)
                if entry == self.entries[5] and n < 2:
                    answers[-1] = "true=0"
                self.ctl("review", "sheet", entry, judge, *answers, "--stage", "document")

    def results(self):
        return {row["number"]: row for row in self.ask("review", "result", *QC)["results"]}

    def ranks(self):
        return [self.results()[entry]["rank"] for entry in self.entries]

    def test_chain(self):
        self.score_documents()
        first = self.results()
        obstacles = [first[entry]["obstacle"] for entry in self.entries]
        self.assertEqual(obstacles[:3], ["", "", ""])
        self.assertIn("not among the best 3", obstacles[3])
        self.assertIn("59.00 is below the pass mark 60", obstacles[4])
        self.assertIn("“成果真实” of “资料评审” was answered with no by 2 judges", obstacles[5])
        # Nobody is ranked before those who go on have presented.
        self.assertEqual(self.ranks(), [None] * 6)

        # The fourth is let in by decision, which takes names and a reason.
        advance = ("review", "advance", self.entries[3], *QC, "--stage", "document")
        self.assertIn("Say who decided", self.ctl(*advance, status=1).err)
        self.ctl(*advance, "--names", "示例·合议组", "--reason", "课题有推广价值")
        self.ctl("review", "advance", self.entries[3], *QC, "--stage", "presentation", "--names",
                 "示例", "--reason", "无", status=1)

        # Only who goes on is seated for the presentation.
        self.ctl("review", "assign", *QC, "--stage", "presentation", "--panels", "1",
                 "--per-entry", "3")
        panels = self.ask("review", "status", *QC)["panels"]
        self.assertEqual(sorted(panel["entries"] for panel in panels), [4, 6])
        for entry, given in zip(self.entries, ((36, 38, 40), (40, 40, 40), (38, 39, 40),
                                               (30, 30, 30))):
            for judge, talk in zip(JUDGES, given):
                self.ctl("review", "sheet", entry, judge, f"talk={talk}", "--stage", "presentation")
        self.ctl("review", "time", f"{self.entries[0]}=15:00", f"{self.entries[2]}=16:01", *QC,
                 "--stage", "presentation")
        self.ctl("review", "time", f"{self.entries[0]}=12", *QC, "--stage", "document", status=1)
        self.ctl("review", "time", f"{self.entries[0]}=1:99", *QC, "--stage", "presentation",
                 status=2)
        # 90 × 0.6 + 38; 80 × 0.6 + 40; 85 × 0.6 + 39 − 2; 70 × 0.6 + 30
        totals = {entry: row["total"] for entry, row in self.results().items()}
        self.assertEqual([totals[entry] for entry in self.entries[:5]], [92, 88, 88, 72, 35.4])
        told = self.results()
        self.assertEqual([told[entry]["decided"] for entry in self.entries[1:3]],
                         ["equal total, decided by the stage “发表评审”"] * 2)
        self.assertEqual(self.ranks(), [1, 2, 3, 4, 5, None])

        # Votes: no list with a fault is taken; at most a twentieth of the total.
        self.ctl("review", "votes", self.write("票.csv", "申报号,票数\n" + f"{self.entries[0]},多\n"),
                 *QC, status=1)
        self.ctl("review", "votes", self.write("票.csv", "申报号,票数\n2018-QC-9999,3\n"), *QC,
                 status=1)
        twice = f"{self.entries[1]},3\n" * 2
        self.ctl("review", "votes", self.write("票.csv", "申报号,票数\n" + twice), *QC, status=1)
        done = self.ask("review", "votes", self.write(
            "票.csv", f"票数,成果,申报号\n２００,乙,{self.entries[1]}\n\"1,000\",丁,{self.entries[3]}\n"),
            *QC)
        self.assertEqual(done["recorded"], 2)
        totals = {entry: row["total"] for entry, row in self.results().items()}
        self.assertEqual([totals[entry] for entry in self.entries[:5]], [92, 89, 88, 75.79, 35.4])

        text = self.ask("review", "explain", self.entries[2])["explanation"]
        self.assertIn("time 16:01: -2, which leaves 37.00", text)
        self.assertIn("Votes 1000: 3.79 points",
                      self.ask("review", "explain", self.entries[3])["explanation"])
        self.level_and_freeze()

    def give_prizes(self):
        """Beside the levels, with and without an entry; a level is none."""
        prize = ("review", "prize")
        self.ctl(*prize, "presenter", "示例·王芳", *QC, "--unit", "（示例）第一厂", "--reason", "讲解清楚")
        self.assertEqual(self.ask(*prize, "presentation", *QC, "--entry", self.entries[0])["name"],
                         "小组甲")
        self.ctl(*prize, "presentation", *QC, "--entry", self.entries[0], status=1)
        self.ctl(*prize, "first", "示例", *QC, status=1)
        self.ctl(*prize, "presenter", *QC, status=1)
        self.ctl(*prize, "presenter", "示例·李", *QC)
        self.ctl(*prize, "presenter", "示例·李", *QC, "--take-back")
        self.ctl(*prize, "presenter", "示例·李", *QC, "--take-back", status=1)
        self.assertEqual([(row["award"], row["name"], row["unit"], row["entry"] != "")
                          for row in self.ask("review", "prizes", *QC)["prizes"]],
                         [("presentation", "小组甲", "（示例）第一厂", True),
                          ("presenter", "示例·王芳", "（示例）第一厂", False)])

    def certify(self):
        """Beside the levels a prize has its own certificate, with an entry or without; what the
        edition has no words for is told; none is issued twice or taken back under its holder."""
        self.ctl("review", "prize", "presentation", "示例·无件", *QC)
        made = self.ask("certificate", "issue", *QC, "--date", "2019-01-20")
        self.assertEqual(sorted(line["award"] for line in made["certificates"]),
                         sorted(["first", "second", "second", "third", "third", "presentation",
                                 "presenter"]))
        self.assertTrue(any("示例·无件: the edition has no certificate text" in line
                            for line in made["findings"]), made["findings"])
        winner = [line for line in made["certificates"] if line["award"] == "presenter"][0]
        self.assertEqual(winner["recipient"], "（示例）第一厂 示例·王芳：")
        page = self.folder / "证书.pdf"
        self.ctl("certificate", "render", winner["number"], "--output", page)
        text = subprocess.run(["pdftotext", page, "-"], capture_output=True, check=True)
        self.assertIn("讲解清楚，荣获优秀发布者", "".join(text.stdout.decode().split()))
        self.assertEqual(self.ask("certificate", "issue", *QC)["certificates"], [])
        back = ("review", "prize", "presenter", "示例·王芳", *QC, "--unit", "（示例）第一厂",
                "--take-back")
        self.assertIn(winner["number"], self.ctl(*back, status=1).err)
        self.ctl("certificate", "void", winner["number"], "--reason", "示例")
        self.ctl(*back)

    def check_book(self):
        """Beside the ranking what every judge gave, stage by stage, the counts, and the prizes."""
        path = self.folder / "结果.xlsx"
        self.ctl("review", "export", path, *QC)
        book = openpyxl.load_workbook(path)
        sheets = {sheet.title.split()[0]: list(sheet.iter_rows(min_row=2, values_only=True))
                  for sheet in book}
        talks = [list(sheet.iter_rows(min_row=2, values_only=True))
                 for sheet in book if sheet.title.startswith("打分矩阵 发表")][0]
        self.assertEqual(sorted(talks[0][3:6]), sorted(JUDGES))
        shown = {row[1]: [dict(zip(talks[0][3:6], row[3:6]))[judge] for judge in JUDGES]
                 for row in talks[1:]}
        self.assertEqual(shown[self.entries[0]], [36, 38, 40])
        self.assertEqual(shown[self.entries[4]], [None] * 3)
        whole = dict(zip(sheets["等级统计"][0], sheets["等级统计"][1]))
        self.assertEqual((whole["统计口径"], whole["一等奖"], whole["二等奖"], whole["已排名"]),
                         ("全部", 1, 2, 5))
        self.assertEqual([row[:4] for row in sheets["单项奖"][1:]],
                         [("发表优胜奖", "小组甲", "（示例）第一厂", self.entries[0]),
                          ("优秀发布者", "示例·王芳", "（示例）第一厂", None)])
        page = self.folder / "结果.pdf"
        self.ctl("review", "export", page, *QC)
        text = subprocess.run(["pdftotext", page, "-"], capture_output=True, check=True)
        self.assertIn("优秀发布者示例·王芳", "".join(text.stdout.decode().split()))

    def level_and_freeze(self):
        self.ctl("review", "rank", *QC)
        self.give_prizes()
        # With a floor that nobody reaches the first place would stay vacant.
        told = self.ask("review", "level", *QC, "--count", "first=3", "--dry-run")["findings"]
        self.assertTrue(any("2 places of “一等奖” stay vacant" in line for line in told), told)
        self.ctl("review", "level", *QC)
        awards = self.results()
        # The first has the floor; of the two second ones one goes to each unit.
        self.assertEqual([awards[entry]["award"] for entry in self.entries],
                         ["first", "second", "second", "third", "third", ""])
        self.ctl("review", "time", f"{self.entries[0]}=12:00", *QC, "--stage", "presentation",
                 status=1)
        self.check_book()
        frozen = self.ask("review", "freeze", *QC)
        record = self.folder / "record.json"
        replay = self.ask("review", "replay", *QC, "--output", record)
        self.assertTrue(replay["same"])
        self.assertEqual(replay["findings"], [])
        self.assertEqual(replay["sha256"], frozen["sha256"])
        text = record.read_text(encoding="utf-8")
        self.assertNotIn("合议组", text)
        facts = {entry["number"]: entry.get("facts", []) for entry in json.loads(text)["entries"]}
        self.assertEqual(facts[self.entries[3]],
                         [{"kind": "votes", "value": 1000},
                          {"kind": "advance", "stage": "document", "value": 1}])
        self.assertEqual(facts[self.entries[4]], [])
        self.assertEqual([(prize["award"], prize["name"]) for prize in json.loads(text)["prizes"]],
                         [("presentation", "小组甲"), ("presenter", "示例·王芳")])
        paper = self.folder / "说明.pdf"
        self.ctl("review", "explain", self.entries[4], "--output", paper)
        self.assertTrue(paper.read_bytes().startswith(b"%PDF"))
        self.certify()
        self.ctl("audit", "verify")

    def test_deliberation(self):
        self.score_documents()
        for entry in self.entries[:4]:
            self.ctl("review", "advance", entry, *QC, "--stage", "document", "--stop", "--names",
                     "示例", "--reason", "弃权")
        told = self.results()[self.entries[0]]["obstacle"]
        self.assertIn("by decision: 弃权", told)
        # The fifth is below the mark all the same.
        self.assertEqual(self.ranks(), [1, 3, 2, 4, 5, None])
        self.ctl("review", "advance", self.entries[0], *QC, "--stage", "document", "--by-rule",
                 "--names", "示例", "--reason", "复议")
        self.assertEqual(self.results()[self.entries[0]]["obstacle"], "")
        facts = self.ask("review", "facts", *QC)["facts"]
        self.assertEqual({(fact["kind"], fact["value"], fact["names"], fact["reason"])
                          for fact in facts}, {("advance", 0, "示例", "弃权")})

        decide = ("review", "decide", f"{self.entries[1]}=2", f"{self.entries[2]}=1", *QC)
        self.assertIn("Say who decided", self.ctl(*decide, status=1).err)
        self.ctl(*decide, "--names", "示例·组长", status=1)
        self.ctl(*decide, "--names", "示例·组长", "--reason", "合议")
        kept = [fact for fact in self.ask("review", "facts", *QC)["facts"] if fact["kind"] == "place"]
        self.assertEqual([(fact["value"], fact["names"], fact["reason"]) for fact in kept],
                         [(2, "示例·组长", "合议"), (1, "示例·组长", "合议")])
        self.ctl("audit", "verify")


if __name__ == "__main__":
    driver.main()

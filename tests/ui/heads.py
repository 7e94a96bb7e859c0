#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What panel heads and visiting judges do beside the score sheets, in the window: visits are planned,
recorded with photos and signatures; a panel scores a trial; the heads hold their deliberation."""

import argparse
import json
import pathlib
import re
import struct
import sys
import tempfile
import zlib

import driver
import entry
from session import Session

FORM = {"team": "启航QC小组", "line": "industry", "contact": "示例·王建国", "phone": "021-00001234",
        "from": "2017-09-01", "to": "2018-06-30", "recommender": "（示例）浦东质量协会",
        "members": [{"name": f"示例·成员{n}"} for n in "甲乙丙"], "abstract": "返修率由4.2%降到1.8%。",
        "before": "4.2", "target": 2, "after": "1.8", "secrecy": "open", "commit-true": True,
        "commit-public": True}
QC = ("--activity", "qc-group")
NARROW = 480
POINTS = "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5".split()
PLACES = ["浦东新区", "黄浦区", "浦东新区", "黄浦区"]
PDF = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
       b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
       b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
       b"trailer<</Root 1 0 R>>\n%%EOF\n")


def png():
    """A picture of one pixel."""
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\x50")) + chunk(b"IEND", b""))


class Heads:
    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.workspace = entry.Workspace(args.prefix, folder / "workspace").make()
        self.run = self.workspace.run
        self.entries = [self.submit(n, place) for n, place in zip("甲乙丙丁", PLACES)]
        judges = folder / "专家.csv"
        judges.write_text("姓名,单位\n" + "".join(f"示例·{n},（示例）{h}\n" for n, h in (
            ("子", "大学"), ("丑", "大学"), ("寅", "研究所"), ("卯", "学会"))), encoding="utf-8")
        self.run("review", "judge", "import", judges)
        self.run("review", "panel", "make", "第一组", *QC, "--judges", "示例·子,示例·寅,示例·卯",
                 "--head", "示例·寅")
        self.prepare()
        self.photo = folder / "现场照片.png"
        self.photo.write_bytes(png())
        self.scan = folder / "签字记录表.pdf"
        self.scan.write_bytes(PDF)
        session = Session(*((NARROW, 860) if args.narrow else (1280, 800)))
        if args.dark:
            session.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        self.program = driver.Program(session, self.workspace.program,
                                      ["-w", str(self.workspace.folder)])

    def prepare(self):
        """What the office did before: two trial sheets, scores, a dispute, a conflict."""
        self.run("review", "calibrate", "第一组", "--report", "2017年的一份成果")
        for judge, topic in (("示例·寅", "8"), ("示例·卯", "13")):
            self.run("review", "calibrate", "第一组", judge, f"topic={topic}", *POINTS[1:])
        for judge in ("示例·子", "示例·寅", "示例·卯"):
            self.run("review", "sheet", self.entries[2], judge, *POINTS)
        self.run("review", "dispute", self.entries[2], "示例·卯", "--by", "示例·子", "--reason",
                 "与记录不符")
        self.run("review", "conflict", "add", self.entries[3], "示例·子", "--reason", "曾任顾问")

    def submit(self, n, place):
        form = self.folder / "form.json"
        form.write_text(json.dumps({**FORM, "title": f"降低第{n}段焊缝返修率",
                                    "unit": f"（示例）第{n}船厂",
                                    "address": f"上海市{place}示例路1号"}, ensure_ascii=False),
                        encoding="utf-8")
        draft = self.run("entry", "new", "qc-group", "--category", "problem-self", "--from", form)
        return self.run("entry", "submit", draft["id"])["number"]

    def shot(self, name):
        if self.args.shots:
            self.program.settle(0.6)
            self.program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def open(self):
        program = self.program
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "show-visits" in program.actions(), "the review board")
        program.act("choose-activity", program.text_variant("qc-group"))
        program.act("show-review", program.text_variant("panels"))
        program.wait(lambda: program.actions()["show-visits"][0], "the activity")
        self.shot("heads-0-board")
        if self.args.narrow and not self.args.shots:
            button = program.find(None, re.compile("^组长工作"))
            extents = button.get_extents(program.Atspi.CoordType.WINDOW)
            assert extents.x + extents.width <= NARROW, (extents.x, extents.width)
            program.quit()
            sys.exit()

    def visits(self):
        return {visit["number"]: visit
                for visit in self.run("review", "visit", "list", *QC)["visits"]}

    def plan_visits(self):
        program = self.program
        program.act("show-visits")
        dialog = program.dialog("现场评审")
        program.find("label", "尚未安排现场评审", dialog)
        program.fill("按这些日期编排", "2018-12-05至2018-12-06", dialog)
        program.find(None, re.compile(self.entries[3]), dialog)
        assert not self.visits()
        self.shot("heads-1-plan")
        program.press(re.compile("^编排"), root=dialog)
        program.wait(lambda: len(self.visits()) == 4, "the visits")
        program.find("label", "未登记", dialog)
        self.shot("heads-2-planned")
        return dialog

    def record_visit(self, dialog):
        program = self.program
        number = self.entries[0]
        visit = self.visits()[number]
        program.click(program.find("list item", re.compile(number), dialog))
        record = program.dialog(number)
        program.fill("录入人", "示例·录入", record)
        for title in ("质量管理小组活动的组织", "活动情况与活动记录", "活动真实性与有效性",
                      "成果的维持与巩固", "质量管理小组教育"):
            program.fill(title, f"{title}：查看记录，情况属实。", record)
        program.fill("提问或考试记录", "提问三人，均答对。", record)
        for name in re.split(", |、", visit["judges"]):
            program.fill(f"{name}签字日期", visit["day"], record)
        program.fill("受访单位签字人", "示例·王建国", record)
        program.fill("受访单位签字日期", visit["day"], record)
        program.act("add-visit-file", program.text_variant("visit-photo", str(self.photo)))
        program.act("add-visit-file", program.text_variant("visit-record", str(self.scan)))
        program.find("label", "签字记录表.pdf", record)
        self.shot("heads-3-record")
        program.press(re.compile("^记录"), root=record)
        program.wait(lambda: self.visits()[number]["missing"] == "", "the record")
        program.gone("frame", number)
        program.find("label", "齐全", dialog)
        self.shot("heads-4-recorded")
        told = self.run("review", "visit", "show", number)
        assert sorted(file["use"] for file in told["files"]) == ["visit-photo", "visit-record"]
        assert len(told["signatures"]) == 3, told
        program.key("Escape")
        program.gone("frame", "现场评审")

    def trial(self):
        program = self.program
        program.act("trial-of-panel")
        dialog = program.dialog("第一组")
        for title, points in (("选题", "12"), ("原因分析", "28"), ("对策与实施", "18"),
                              ("效果", "18"), ("发表", "4.5"), ("特点", "9.5")):
            program.fill(title, points, dialog)
        program.press(re.compile("^保存"), root=dialog)
        program.wait(lambda: self.told()["scored"] == 3, "the trial")
        program.find("label", "相差较大", dialog)
        program.fill("组长说明", "选题一项按评审表逐条扣分。", dialog)
        self.shot("heads-5-trial")
        program.press(re.compile("^保存"), root=dialog)
        program.wait(lambda: self.told()["by"] == "示例·寅", "the note")
        program.key("Escape")
        program.gone("frame", "第一组")

    def recommend(self):
        program = self.program
        program.act("show-review", program.text_variant("scores"))
        program.wait(lambda: program.actions()["recommend-entries"][0], "the panel")
        program.act("recommend-entries")
        dialog = program.dialog("推荐发表")
        program.fill("原因", "程序完整，成效突出", dialog)
        program.tick(f"{self.entries[1]} 降低第乙段焊缝返修率", dialog)
        program.find("label", "已推荐1项，名额1项", dialog)
        self.shot("heads-8-recommend")
        program.press(re.compile("^推荐"), root=dialog)
        program.wait(lambda: self.recommended() == [self.entries[1]], "the recommendation")
        program.gone("frame", "推荐发表")

    def recommended(self):
        return [row["number"] for row in self.run("review", "recommend", "第一组")["recommended"]]

    def outside(self):
        program = self.program
        program.act("outside-scores")
        dialog = program.dialog("外部签字评分")
        program.find("label", "尚未登记外部评分", dialog)
        program.fill("录入人", "示例·录入", dialog)
        program.fill("申报号", self.entries[0], dialog)
        program.fill("签字人", "示例·王建国", dialog)
        program.fill("签字日期", "2018-09-30", dialog)
        for title, points in (("质量管理小组活动的组织", "9"), ("活动情况与活动记录", "27"),
                              ("活动真实性与有效性", "27"), ("成果的维持与巩固", "18"),
                              ("质量管理小组教育", "9")):
            program.fill(title, points, dialog)
        program.act("set-outside-scan", program.text_variant(str(self.scan)))
        program.find("label", "签字记录表.pdf", dialog)
        self.shot("heads-9-outside")
        program.press(re.compile("^记录"), root=dialog)
        program.find("label", "只保存", dialog)
        (row,) = self.run("review", "outside", "list", *QC)["scores"]
        assert (row["total"], row["organisation"]) == (90, "（示例）第甲船厂"), row
        self.shot("heads-10-kept")
        program.key("Escape")
        program.gone("frame", "外部签字评分")

    def dispute(self):
        program = self.program
        found = next(row for row in self.run("review", "result", *QC)["results"]
                     if row["number"] == self.entries[2])
        program.act("open-sheet", program.text_variant(f"{found['entry']}/示例·寅"))
        program.wait(lambda: program.actions()["dispute-sheet"][0], "the sheet")
        program.act("dispute-sheet")
        dialog = program.dialog("对打分表提出争议")
        program.fill("提出争议的人", "示例·卯", dialog)
        program.fill("原因", "加分无依据", dialog)
        self.shot("heads-11-dispute")
        program.press(re.compile("^提出争议"), root=dialog)
        program.wait(lambda: len(self.minutes()["matters"]) == 3, "the dispute")
        program.gone("frame", "对打分表提出争议")

    def told(self):
        return self.run("review", "calibrate", "第一组")

    def deliberate(self):
        program = self.program
        program.act("minutes-of-heads")
        dialog = program.dialog("评审组长合议会")
        program.find("label", re.compile("曾任顾问"), dialog)
        program.fill("主持人", "示例·寅", dialog)
        program.fill("参加人员", "示例·寅、示例·秘书", dialog)
        program.click(program.find("list item", re.compile("争议评分"), dialog))
        matter = program.dialog("合议决定")
        program.fill("决定", "由组长核对记录后裁定", matter)
        program.fill("作出决定的人", "示例·寅", matter)
        program.fill("原因", "记录可查", matter)
        self.shot("heads-6-matter")
        program.press(re.compile("^确定"), root=matter)
        program.find("label", "已决定", dialog)
        self.shot("heads-7-minutes")
        program.press(re.compile("^保存"), root=dialog)
        program.wait(lambda: self.minutes()["chair"] == "示例·寅", "the meeting")
        assert self.minutes()["open"] == 1, self.minutes()
        program.gone("frame", "评审组长合议会")

    def minutes(self):
        return self.run("review", "minutes", *QC)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", required=True)
    parser.add_argument("--shots")
    parser.add_argument("--narrow", action="store_true")
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qz-heads-") as name:
        heads = Heads(args, pathlib.Path(name))
        heads.open()
        heads.record_visit(heads.plan_visits())
        heads.trial()
        heads.deliberate()
        heads.recommend()
        heads.outside()
        heads.dispute()
        heads.program.quit()
        assert not heads.program.complaints(), heads.program.complaints()


if __name__ == "__main__":
    main()

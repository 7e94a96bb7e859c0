#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A judge at work in the window: what the packet brought is read and scored by keyboard, handed in and
amended; the office reads the same values, and of a blind activity the window shows no name."""

import argparse
import contextlib
import json
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile

import driver
import entry
from session import Session

JUDGE = "示例·甲"
ACTIVITY = "qc-group"
STAGE = "document"
MARK = "MARKX"
FORM = {"team": "启航QC小组", "unit": entry.UNIT, "line": "industry", "contact": "示例·王建国",
        "phone": "021-00001234", "from": "2017-09-01", "to": "2018-06-30",
        "members": [{"name": f"示例·成员{n}"} for n in "甲乙丙"], "abstract": "返修率由4.2%降到1.8%。",
        "before": "4.2", "target": 2, "after": "1.8", "secrecy": "open", "commit-true": True,
        "commit-public": True}


class Judging:
    """An office and one of its judges, who has a packet with three entries."""

    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.edition = "shanghai-2018"
        self.office = entry.Workspace(args.prefix, folder / "office")
        self.judge = entry.Workspace(args.prefix, folder / "judge")
        self.session = None
        self.program = None

    def make(self, forms, prepare):
        """The packet has come; `prepare` attaches what belongs to a draft."""
        self.office.run("init", "--name", "（示例）上海市质量协会", "--hat", "office", "--edition",
                        self.edition)
        self.judge.run("init", "--name", JUDGE, "--hat", "judge", "--edition", self.edition)
        for place, other, name in ((self.judge, self.office, "judge"),
                                   (self.office, self.judge, "office")):
            key = self.folder / f"{name}.pub"
            place.run("key", "show", "--output", key)
            if name == "judge":
                other.run("review", "judge", "add", JUDGE)
                other.run("review", "judge", "key", JUDGE, key)
            else:
                other.run("key", "trust", key)
        entries = [self.declare(form, prepare) for form in forms]
        self.office.run("review", "panel", "make", "第一组", "--activity", ACTIVITY, "--judges", JUDGE)
        packet = self.folder / "评审包.qzb"
        self.office.run("bundle", "export", "review-packet", "--to", JUDGE, "--output", packet)
        self.judge.run("bundle", "import", packet)
        return entries

    def declare(self, form, prepare):
        path = self.folder / "form.json"
        path.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
        run = self.office.run
        draft = run("entry", "new", ACTIVITY, "--category", "problem-self", "--from", path)["id"]
        prepare(draft)
        return run("entry", "submit", draft)["id"]

    def attach_form(self, draft):
        """A report with something on its pages: the form itself."""
        path = self.folder / "成果报告.pdf"
        self.office.run("entry", "print", draft, "--output", path)
        self.office.run("entry", "attach", draft, "report", path)

    def open(self):
        self.session = Session(*((480, 860) if self.args.narrow else (1280, 800)))
        if self.args.dark:
            self.session.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        program = self.start(self.judge)
        program.act("open-page", program.text_variant("scoring"))
        program.wait(lambda: program.actions().get("hand-in-scores", (False,))[0], "the packet")
        return program

    def start(self, place):
        self.program = driver.Program(self.session, place.program, ["-w", str(place.folder)])
        return self.program

    def shot(self, name):
        if self.args.shots:
            self.program.settle(0.8)
            self.program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def tasks(self):
        return {task["entry"]: task for task in self.judge.run("review", "tasks")["tasks"]}

    def wait_state(self, key, state):
        self.program.wait(lambda: self.tasks()[key]["state"] == state, f"“{state}”")

    def scores(self, place, key):
        with contextlib.closing(sqlite3.connect(place.folder / "qunzhi.db")) as database:
            points = database.execute(
                "SELECT s.version, c.item, c.points FROM sheet s JOIN sheet_score c ON c.sheet = s.id"
                " WHERE s.entry = ? ORDER BY c.place", [key]).fetchall()
            said = database.execute(
                "SELECT r.version, r.kind, r.item, r.text FROM sheet s JOIN sheet_remark r"
                " ON r.sheet = s.id WHERE s.entry = ? ORDER BY 1, 2, 3", [key]).fetchall()
        return points, said

    def position(self, n):
        self.program.find("label", re.compile(f"第 {n} 件"))

    # Named ---------------------------------------------------------------------------------------

    def score(self):
        keys = self.make([{**FORM, "title": f"降低第{n}段焊缝返修率"} for n in "一二三"],
                         self.attach_form)
        program = self.open()
        self.shot("list")
        self.come_from_overview()
        self.type_first(keys[0])
        self.type_second(keys[1])
        self.stay_away(keys[2])
        self.see_own()
        self.hand_in("评分包", 2)
        assert [self.tasks()[key]["state"] for key in keys] == ["handed-in"] * 2 + ["recused"]
        self.amend(keys[0])
        self.hand_in("评分包二", 1)
        program.quit()
        self.receive(keys)

    def come_from_overview(self):
        """What waits there leads to what is to be scored."""
        program = self.program
        program.act("open-page", program.text_variant("overview"))
        row = program.find("list item", re.compile("^缺少的打分表.*3$|打分表.*: 3$"))
        program.click(row)
        program.wait(lambda: "begin-scoring" in program.actions(), "the page to score on")

    def type_first(self, key):
        """Digits and Enter; what an item refuses stays with its sentence, and a blank is none."""
        program = self.program
        program.act("begin-scoring")
        program.find("list", "打分表项目")
        self.position(1)
        self.shot("sheet")
        program.type("12")
        program.key("Return")
        program.type("28")
        program.key("ctrl+m")
        program.type("ok")
        program.key("Return")
        program.type("25")
        program.key("Return")
        program.find(None, re.compile("对策与实施.*20"))
        program.key("ctrl+Return")
        program.settle(0.4)
        self.position(1)
        self.shot("refused")
        program.key("ctrl+a")
        for points in ("18", "18", "4.5"):
            program.type(points)
            program.key("Return")
        program.find("label", "1 项还空着")
        program.type("9.5")
        program.fill("优点", "数据翔实，现状调查充分")
        program.fill("不足", "效果验证的时间偏短")
        program.fill("建议", "再跟踪一个季度")
        self.shot("typed")
        program.key("ctrl+Return")
        self.position(2)
        self.wait_state(key, "complete")
        points, said = self.scores(self.judge, key)
        assert [row[2] for row in points] == [12000, 28000, 18000, 18000, 4500, 9500], points
        assert [row[1:] for row in said] == [
            ("advice", "", "再跟踪一个季度"), ("item", "causes", "ok"),
            ("strengths", "", "数据翔实，现状调查充分"), ("weaknesses", "", "效果验证的时间偏短")], said

    def type_second(self, key):
        """What is not complete is stored by itself, and found again."""
        program = self.program
        program.type("9")
        program.key("Tab")
        program.type("0")
        self.wait_state(key, "begun")
        program.key("ctrl+Next")
        self.position(3)
        program.key("ctrl+Prior")
        self.position(2)
        program.find("label", "4 项还空着")
        program.key("Down", "Down")
        for points in ("10", "11", "3"):
            program.type(points)
            program.key("Return")
        program.type("5.5")
        # Enter on the last item saves and goes on.
        program.key("Return")
        self.position(3)
        self.wait_state(key, "complete")
        assert [row[2] for row in self.scores(self.judge, key)[0]] == [9000, 0, 10000, 11000, 3000,
                                                                      5500]

    def stay_away(self, key):
        program = self.program
        program.act("declare-conflict")
        dialog = program.dialog("申明回避")
        program.fill("原因", "曾指导该小组", dialog)
        program.press(re.compile("^回避"), root=dialog)
        program.gone("frame", "申明回避")
        self.wait_state(key, "recused")
        program.find("label", re.compile("曾指导该小组"))
        self.shot("recused")
        program.act("back")
        # Who stays away owes no sheet, also when none was begun.
        program.act("open-page", program.text_variant("overview"))
        program.find(None, "没有待办")

    def see_own(self):
        program = self.program
        program.act("open-page", program.text_variant("scoring/own"))
        program.find("label", re.compile("2 份 · 平均 64.25 · 标准差 36.42 · 最低 38.5 · 最高 90"))
        program.find(None, re.compile("30 – 40 分：1 份"))
        self.shot("own")
        program.act("open-page", program.text_variant("scoring/tasks"))

    def hand_in(self, name, n):
        program = self.program
        path = self.folder / f"{name}.qzb"
        program.act("hand-in-scores-to", program.text_variant(str(path)))
        program.find("label", re.compile(f"已完成的打分表 {n} 份"))
        self.shot(f"question-{n}")
        program.press(re.compile("^提交"), root=program.find("dialog"))
        dialog = program.dialog("报送包已写好")
        assert path.exists() and path.name in program.texts(dialog)
        program.press(re.compile("^取消"), root=dialog)
        program.gone("frame", "报送包已写好")

    def amend(self, key):
        """Read-only until it is amended, and then only with a reason."""
        program = self.program
        program.act("open-task", program.text_variant(f"{key}/{STAGE}"))
        program.find("label", "已提交")
        self.shot("handed")
        program.type("1")
        program.key("ctrl+Return")
        program.act("amend-sheet")
        program.find("label", re.compile("您正在更正"))
        program.key("ctrl+a")
        program.type("13")
        program.act("back")
        program.find(None, re.compile("更正尚未保存"))
        self.shot("amending")
        program.act("save-and-next")
        dialog = program.dialog("更正打分表")
        program.fill("原因", "看错页数", dialog)
        program.press(re.compile("^更正"), root=dialog)
        program.gone("frame", "更正打分表")
        self.wait_state(key, "amended")
        program.find("label", re.compile("请再次提交"))
        self.shot("amended")
        program.act("back")

    def open_stage(self):
        """The office sees who has handed in, and opens the stage."""
        program = self.start(self.office)
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "show-arrivals" in program.actions(), "the review board")
        program.act("show-review", program.text_variant("scores"))
        program.settle(0.6)
        program.drag([self.folder / "评分包二.qzb"], program.find("table", "申报件与专家打分"))
        dialog = program.dialog("将要导入")
        assert not any("13" in text for text in program.texts(dialog)), program.texts(dialog)
        program.press(re.compile("^导入"), root=dialog)
        program.gone("frame", "将要导入")
        assert self.office.run("review", "sheets")["sheets"] == []
        program.act("open-page", program.text_variant("review"))
        program.act("show-arrivals")
        dialog = program.dialog("专家交来的评分")
        program.find("label", JUDGE, dialog)
        program.find("label", "已收到", dialog)
        self.shot("arrivals")
        program.press(re.compile("^开启评审环节"), root=dialog)
        program.gone("frame", "专家交来的评分")
        program.find("label", "开启评审环节吗？")
        self.shot("open-stage")
        program.press(re.compile("^开启"), root=program.find("dialog"))
        program.wait(lambda: len(self.office.run("review", "sheets")["sheets"]) == 2, "the sheets")
        self.shot("opened")
        program.quit()

    def receive(self, keys):
        """What the office reads is what was typed."""
        run = self.office.run
        run("bundle", "import", self.folder / "评分包.qzb")
        assert run("review", "sheets")["sheets"] == []
        self.open_stage()
        for key in keys[:2]:
            points, said = self.scores(self.office, key)
            here, said_here = self.scores(self.judge, key)
            assert [row[1:] for row in points] == [row[1:] for row in here], (points, here)
            assert [row for row in said_here if row[0] == here[0][0]] == said, (said, said_here)
        assert self.scores(self.office, keys[0])[0][0] == (2, "topic", 13000)
        conflicts = run("review", "conflict", "list")["conflicts"]
        assert [row["reason"] for row in conflicts] == ["曾指导该小组"], conflicts
        assert self.scores(self.office, keys[2])[0] == []

    # Blind ---------------------------------------------------------------------------------------

    def make_blind_edition(self):
        source = next(self.args.prefix.rglob("editions/shanghai-2018"))
        self.edition = self.folder / "edition"
        shutil.copytree(source, self.edition)
        path = self.edition / "activities/qc-group.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        data["blind"] = True
        data["requirements"].insert(0, {
            "id": "anonymous", "name": "匿名版", "kinds": ["pdf"], "min-count": 1, "max-count": 1,
            "hard": True, "anonymous": True, "confirmed": True})
        for section in data["sections"]:
            for field in section["fields"]:
                if field["id"] in ("title", "abstract"):
                    field["anonymous"] = True
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        path = self.edition / "edition.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        data["version"] += ".1"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    def marked(self, number):
        mark = iter(f"{MARK}{number}{n:03d}Z" for n in range(99))
        unit, team = f"（示例）上海{next(mark)}有限公司", next(mark)
        return {**FORM, "unit": unit, "team": team, "contact": next(mark),
                "phone": f"021-{60000000 + number}", "email": f"{next(mark)}@example.invalid",
                "members": [{"name": next(mark)} for _ in range(8)], "recommender": next(mark),
                "title": f"{unit}降低第{number}项返修率", "abstract": f"{team}把返修率降到1.8%。"}

    def attach_marked(self, draft):
        for requirement in ("anonymous", "report"):
            path = self.folder / f"{MARK}FILE{requirement}.pdf"
            entry.write_report(path, f"{MARK}PROPERTY{draft[:4]}")
            self.office.run("entry", "attach", draft, requirement, path)

    def scan(self, what):
        """All that somebody can see or hear of the window."""
        program = self.program
        program.settle(0.5)
        seen = [" ".join(program.windows(re.compile(".")))]
        for node, _depth in program.walk():
            for read in (node.get_name, node.get_description, lambda: program.text_of(node)):
                try:
                    seen.append(read() or "")
                except program.GLib.Error:
                    pass
        text = "\n".join(seen)
        assert len(text) > 100, what
        for hidden in (MARK, "021-6000"):
            assert hidden not in text, f"{what}: {text[max(text.index(hidden) - 80, 0):][:200]}"
        return text

    def blind(self):
        """Nothing that names anybody is in the list, beside the sheet, in a search or a file name."""
        self.make_blind_edition()
        keys = self.make([self.marked(number) for number in range(1, 4)], self.attach_marked)
        program = self.open()
        assert "降低第2项返修率" in self.scan("the list")
        self.shot("blind-list")
        program.act("open-task", program.text_variant(f"{keys[1]}/{STAGE}"))
        program.find("label", re.compile("降低第2项返修率"))
        program.find(None, re.compile("匿名版 1.pdf"))
        self.scan("the sheet")
        self.shot("blind-sheet")
        program.choose("材料")
        program.find("label", "＊＊＊降低第2项返修率")
        self.scan("the form")
        self.shot("blind-form")
        program.act("back")
        program.act("search")
        program.type("markx")
        program.settle(0.5)
        self.scan("a search")
        program.key("Escape")
        for page in ("overview", "activities", "exchange", "scoring/own"):
            program.act("open-page", program.text_variant(page))
            self.scan(page)
        program.quit()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    parser.add_argument("--dark", action="store_true", help="as on a dark desktop")
    parser.add_argument("--narrow", action="store_true", help="in a narrow window")
    parser.add_argument("part", choices=["blind", "score"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-judge-") as folder:
        getattr(Judging(args, pathlib.Path(folder)), args.part)()
    print(f"ok {args.part}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

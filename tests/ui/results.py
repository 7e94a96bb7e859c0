#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to a result in the window: who goes on, times, votes and prizes beside the score
sheets; the hosts are asked, one objects, and that is decided on."""

import argparse
import json
import pathlib
import re
import shutil
import sys
import tempfile

import driver
import entry
from session import Session

OFFICE = "（示例）上海市质量协会"
HOST = "（示例）团市委"
STORY = ("--activity", "brand-story")
ITEMS = {"theme": 30, "facts": 30, "writing": 25, "value": 15}
FORM = {"line": "industry", "contact": "示例·王建国", "phone": "021-00001234", "secrecy": "open",
        "commit-true": True, "commit-public": True, "commit-original": True,
        "abstract": "一线故事"}


class Review:
    """Four stories that one judge has scored, at an office, with a window on it while one is
    open."""

    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.office = entry.Workspace(args.prefix, folder / "office")
        self.office.run("init", "--name", OFFICE, "--hat", "office", "--edition", self.edition())
        self.entries = [self.submit(n) for n in range(4)]
        self.office.run("review", "judge", "add", "示例·子", "--organisation", "（示例）大学")
        self.office.run("review", "assign", *STORY, "--panels", "1", "--per-entry", "1")
        for n, number in enumerate(self.entries):
            lost = dict(ITEMS, theme=30 - 5 * n)
            self.office.run("review", "sheet", number, "示例·子",
                            *(f"{item}={points}" for item, points in lost.items()))
        self.session = Session(*((480, 860) if args.narrow else (1280, 800)))
        if args.dark:
            self.session.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"

    def edition(self):
        """Two of four go on; whoever takes more than eight minutes loses points; votes add some."""
        folder = self.folder / "edition"
        shutil.copytree(self.args.source / "resources/editions/shanghai-2018", folder)
        path = folder / "activities/brand-story.json"
        activity = json.loads(path.read_text(encoding="utf-8"))
        talk = dict(activity["stages"][0], id="talk", name="现场演讲", kind="presentation")
        activity["stages"][0].update(
            weight="0.6", time={"max-seconds": 480, "every": 60, "points": 1, "most": 5,
                                "confirmed": True},
            **{"pass": {"count": 2, "confirmed": True}})
        activity["stages"].append(dict(talk, weight="0.4"))
        activity["votes"] = {"by": "proportion", "points": 5, "share": "0.05", "confirmed": True}
        path.write_text(json.dumps(activity, ensure_ascii=False), encoding="utf-8")
        return folder

    def submit(self, n):
        form = self.folder / "form.json"
        form.write_text(json.dumps({**FORM, "title": f"故事{n}", "team": f"示例·作者{n}",
                                    "unit": f"（示例）第{n}厂"}), encoding="utf-8")
        made = self.office.run("entry", "new", "brand-story", "--category", "essay", "--from", form)
        self.office.run("entry", "submit", made["id"])
        return self.office.run("entry", "show", made["id"])["number"]

    def shot(self, program, name):
        if self.args.shots:
            program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def start(self, workspace, *files):
        return driver.Program(self.session, workspace.program,
                              ["-w", str(workspace.folder), *map(str, files)])

    def open(self, program):
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "new-panel" in program.actions(), "the review board")
        program.act("choose-activity", program.text_variant("brand-story"))
        program.act("show-review", program.text_variant("results"))
        program.settle(1.0)

    def facts(self):
        program = self.start(self.office)
        self.open(program)
        self.go_on(program)
        self.time(program)
        self.vote(program)
        self.give_prize(program)
        program.quit()

    def known(self, kind):
        return {fact["number"]: fact["value"]
                for fact in self.office.run("review", "facts", *STORY)["facts"]
                if fact["kind"] == kind}

    def record(self, program, title):
        """Accepts the dialog, and the window has read anew what stands in the workspace."""
        program.press(re.compile("^记录"), root=program.find("frame", title))
        program.gone("frame", title)
        program.settle(1.0)

    def go_on(self, program):
        """The third is let in by decision, which takes names and a reason."""
        program.act("going-on")
        dialog = program.dialog("“作品评审”的晋级")
        accept = program.find("push button", re.compile("^记录"), dialog)
        program.choose(self.entries[2], 1, dialog)
        assert not accept.get_state_set().contains(program.Atspi.StateType.SENSITIVE)
        program.fill("作出决定的人", "示例·合议组", dialog)
        program.fill("原因", "示例：题材有推广价值", dialog)
        self.shot(program, "going-on")
        self.record(program, "“作品评审”的晋级")
        assert self.known("advance") == {self.entries[2]: 1}, self.known("advance")

    def time(self, program):
        """A time that is none is not taken; what is lost by one is told the next time."""
        program.act("stage-times")
        dialog = program.dialog("“作品评审”的用时")
        accept = program.find("push button", re.compile("^记录"), dialog)
        program.fill(self.entries[0], "9:7", dialog)
        program.settle(0.3)
        assert not accept.get_state_set().contains(program.Atspi.StateType.SENSITIVE)
        program.fill(self.entries[0], "９：３０", dialog)
        self.record(program, "“作品评审”的用时")
        assert self.known("seconds") == {self.entries[0]: 570}, self.known("seconds")
        program.act("stage-times")
        dialog = program.dialog("“作品评审”的用时")
        program.find("label", "98.00 分，其中因用时扣去 2 分", dialog)
        self.shot(program, "times")
        program.key("Escape")
        program.gone("frame", "“作品评审”的用时")

    def vote(self, program):
        """A list with a fault is told in the dialog; then one comes from a file, one is typed."""
        votes = self.folder / "票数.csv"
        votes.write_text(f"申报号,票数\n{self.entries[1]},多\n", encoding="utf-8")
        program.act("public-votes-from", program.text_variant(str(votes)))
        dialog = program.dialog(re.compile("公众投票$"))
        program.press(re.compile("^记录"), root=dialog)
        program.find("label", re.compile("“多”"), dialog)
        votes.write_text(f"申报号,票数\n{self.entries[1]},200\n", encoding="utf-8")
        program.fill(self.entries[0], "1000", dialog)
        program.fill("计票人", "示例·计票组", dialog)
        self.shot(program, "votes")
        self.record(program, re.compile("公众投票$"))
        assert self.known("votes") == {self.entries[0]: 1000, self.entries[1]: 200}

    def prizes(self):
        return {(prize["name"], prize["award"])
                for prize in self.office.run("review", "prizes", *STORY)["prizes"]}

    def give_prize(self, program):
        """One without an entry, given and taken back."""
        program.act("single-prizes")
        dialog = program.dialog("单项奖")
        program.choose("单项奖", 2, dialog)
        program.fill("获奖者", "示例·组织者", dialog)
        program.fill("所在单位", "（示例）某区质协", dialog)
        program.press(re.compile("^授予"), root=dialog)
        program.find("label", "无申报件", dialog)
        assert self.prizes() == {("示例·组织者", "organiser")}, self.prizes()
        self.shot(program, "prizes")
        program.press(re.compile("^收回"), root=dialog)
        program.wait(lambda: not self.prizes(), "no prize")
        program.key("Escape")
        program.gone("frame", "单项奖")

    def approval(self):
        host = self.make_host()
        asked = self.ask()
        answer = self.answer(host, asked)
        program = self.start(self.office, answer)
        self.take_in(program)
        self.open(program)
        self.decide(program)
        program.quit()

    def make_host(self):
        """A host whose key the office knows, and the other way round; the result is ranked."""
        host = entry.Workspace(self.args.prefix, self.folder / "host")
        host.run("init", "--name", HOST, "--hat", "host", "--edition", self.folder / "edition")
        for one, other, name in ((self.office, host, "office.pub"), (host, self.office, "host.pub")):
            one.run("key", "show", "--output", self.folder / name)
            other.run("key", "trust", self.folder / name)
        self.office.run("review", "advance", *self.entries[:2], *STORY, "--stage", "document",
                        "--stop", "--names", "示例", "--reason", "示例")
        self.office.run("review", "rank", *STORY)
        return host

    def written(self, program, path):
        dialog = program.dialog("报送包已写好")
        assert path.exists()
        program.press(re.compile("^取消"), root=dialog)
        program.gone("frame", "报送包已写好")

    def take_in(self, program):
        program.press(re.compile("^导入"), root=program.dialog("将要导入"))
        program.gone("frame", "将要导入")
        program.settle(1.0)

    def ask(self):
        path = self.folder / "名单.qzb"
        program = self.start(self.office)
        self.open(program)
        program.act("show-approval")
        dialog = program.dialog("审定会签")
        program.find("label", re.compile("尚未送请审定"), dialog)
        program.key("Escape")
        program.gone("frame", "审定会签")
        program.act("ask-host-to", program.text_variant(str(path)))
        dialog = program.dialog("送请审定")
        program.choose("主办/指导单位", 40, dialog)
        program.fill("单位名称", HOST, dialog)
        self.shot(program, "ask-host")
        program.press(re.compile("^生成名单"), root=dialog)
        self.written(program, path)
        program.quit()
        return path

    def answer(self, host, asked):
        path = self.folder / "意见.qzb"
        own = self.folder / "候选.csv"
        own.write_text("成果,单位,理由\n示例·自荐故事,（示例）电机厂,已连续三年开展\n", encoding="utf-8")
        program = self.start(host, asked)
        self.take_in(program)
        program.act("give-opinion-to", program.text_variant(str(path), str(own)))
        dialog = program.dialog("审定意见")
        program.find("label", re.compile("结果名单$"), dialog)
        program.choose("意见", 1, dialog)
        program.fill("签署人", "示例·李书记", dialog)
        accept = program.find("push button", re.compile("^生成意见"), dialog)
        assert not accept.get_state_set().contains(program.Atspi.StateType.SENSITIVE)
        program.fill(f"对 {self.entries[0]} 的意见", "示例：该单位本年度有事故", dialog)
        self.shot(program, "opinion")
        program.press(re.compile("^生成意见"), root=dialog)
        self.written(program, path)
        program.quit()
        return path

    def decide(self, program):
        program.act("show-approval")
        dialog = program.dialog("审定会签")
        program.find("label", f"{self.entries[0]} 故事0", dialog)
        program.find("label", "示例：该单位本年度有事故", dialog)
        program.find("label", "示例·自荐故事", dialog)
        self.shot(program, "approval")
        program.press(re.compile("^处理"), root=dialog)
        form = program.dialog(f"{HOST}的异议")
        program.fill("作出决定的人", "示例·领导小组", form)
        program.fill("原因", "示例：查无事故", form)
        self.shot(program, "objection")
        program.press(re.compile("^确定"), root=form)
        program.gone("frame", f"{HOST}的异议")
        program.find("label", "不采纳", dialog)
        program.find("label", re.compile("各单位均已答复"), dialog)
        self.shot(program, "approved")
        shown = self.office.run("review", "approve", *STORY)["approvals"]
        assert [(row["opinion"], row["decision"]) for row in shown] == [("object", "set-aside")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    parser.add_argument("--dark", action="store_true", help="as on a dark desktop")
    parser.add_argument("--narrow", action="store_true", help="in a narrow window")
    parser.add_argument("part", choices=["approval", "facts"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-results-") as folder:
        getattr(Review(args, pathlib.Path(folder)), args.part)()
    print(f"ok {args.part}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

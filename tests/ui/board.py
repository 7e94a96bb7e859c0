#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review board in the window, part by part, on a workspace with panels and sheets."""

import argparse
import pathlib
import re
import sys
import tempfile

import driver
import entry
from session import Session

ACTIVITY = "brand-story"  # of the demo: some sheets are missing, no level is given


class Board:
    """A demo workspace that is under review, and the window on it."""

    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.workspace = entry.Workspace(args.prefix, folder / "workspace")
        self.workspace.run("demo", "--entries", "120", "--judges", "12", "--seed", "2018")
        self.program = None

    def open(self, tab):
        if self.program is None:
            session = Session(*((480, 860) if self.args.narrow else (1280, 800)))
            if self.args.dark:
                session.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
            self.program = driver.Program(session, self.workspace.program,
                                          ["-w", str(self.workspace.folder)])
        program = self.program
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "new-panel" in program.actions(), "the review board")
        program.act("choose-activity", program.text_variant(ACTIVITY))
        program.act("show-review", program.text_variant(tab))
        program.settle(0.6)
        return program

    def shot(self, name):
        if self.args.shots:
            self.program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def panels(self):
        return self.workspace.run("review", "panel", "list", "--activity", ACTIVITY)["panels"]

    def matrix(self):
        """A grid with headers and named cells, moved in by keys, that fills as sheets arrive."""
        program = self.open("scores")
        grid = program.find("table", "申报件与专家打分")
        rows = program.wait(lambda: program.all("row header", root=grid), "the rows")
        cells = program.all("table cell", root=grid)
        judges = len(cells) // len(rows)
        assert len(cells) == len(rows) * judges, (len(rows), len(cells))
        head = program.find("table row", "评审专家", grid)
        assert head.get_child_count() == judges + 1, head.get_child_count()
        assert head.get_child_at_index(1).get_name().endswith("（组长）")
        number = rows[0].get_name().split()[0]
        assert re.match(rf"^{number}，[^：]+：.+$", cells[0].get_name()), cells[0].get_name()
        self.shot("matrix")
        self.arrive_in_matrix(grid, self.move_in_matrix(grid, rows, cells, judges))

    def whole(self):
        """The matrix of every panel of a stage; a sheet is opened in the panel that scores it."""
        program = self.open("scores")
        program.act("choose-activity", program.text_variant("qc-group"))
        program.settle(1.0)
        panels = self.workspace.run("review", "status", "--activity", "qc-group")["panels"]
        program.choose("评审组", len(panels))
        program.settle(1.0)
        due = sum(panel["due"] for panel in panels)
        program.find("label", re.compile(f"/ ?{due}( |$)"))
        self.shot("whole")
        # Judges of two panels stand beside each other; who does not score an entry owes nothing.
        names = [cell.get_name() for cell in program.all("table cell", re.compile("^2018-QC-0001"))]
        assert any(name.endswith("：不需打分") for name in names), names
        assert any(re.search("：[0-9.]+$", name) for name in names), names
        assert not program.actions()["type-paper"][0]
        cell = program.find("table cell", re.compile("：[0-9.]+$"))
        program.click(cell, times=2)
        program.find("list", "打分表项目")
        program.act("back")
        program.wait(lambda: program.actions()["type-paper"][0], "the panel of the sheet")

    def focused(self, root):
        program = self.program

        def look():
            for node in program.all(root=root):
                if node.get_state_set().contains(program.Atspi.StateType.FOCUSED):
                    return node.get_name()
            return None
        return look

    def move_in_matrix(self, grid, rows, cells, judges):
        """The cursor goes by cells, into the side and to the ends; Return opens the sheet."""
        program = self.program
        look = self.focused(grid)
        program.click(cells[0])
        program.wait(lambda: look() == cells[0].get_name(), "the cursor on the first cell")
        for key, name in (("Right", cells[1]), ("Down", cells[judges + 1]),
                          ("Home", rows[1]), ("ctrl+Home", rows[0])):
            name = name.get_name()
            program.key(key)
            program.wait(lambda: look() == name, f"{key} to “{name}”")
        program.key("ctrl+End")
        last = program.wait(lambda: (look() or "").startswith(self.last) and look(), "the last row")
        self.shot("matrix-end")
        return last

    def arrive_in_matrix(self, grid, name):
        """Return opens the sheet; what becomes of it shows in its cell."""
        program = self.program
        program.key("Return")
        program.find("list", "打分表项目")
        program.find("label", re.compile(name.split("，")[0]))
        program.act("reopen-sheet")
        program.wait(lambda: program.actions()["lock-sheet"][0], "the sheet to be opened again")
        program.settle(0.5)
        program.act("back")
        program.find("table cell", re.sub("：.*", "：未锁定", name), grid)
        self.shot("matrix-open")

    def awards(self):
        listed = self.workspace.run("review", "result", "--activity", ACTIVITY)["results"]
        return {line["number"]: line["award"] for line in listed if line["rank"]}

    def cuts(self):
        """Lines over the distribution of totals: moved by keys, dragged, typed; counted at once;
        given and taken back."""
        program = self.open("results")
        program.act("rank")
        program.wait(lambda: len(self.awards()) > 3, "the ranking")
        before = self.awards()
        program.act("show-cuts")
        lines = program.wait(lambda: program.all("slider"), "the lines")
        program.settle(0.8)
        assert [line.get_name() for line in lines] == ["一等奖", "二等奖", "三等奖"]
        self.shot("cuts")
        self.step_cut(lines[0])
        self.drag_cut(lines[2])
        self.type_cut()
        self.shot("cuts-moved")
        assert self.awards() == before, "nothing is given before it is asked for"
        self.give_cuts(before)

    def told(self, line):
        """The points of a line and how many reach it, as a screen reader hears it."""
        points, count = re.match(r"([\d.]+) 分起，(\d+) 件", line.get_description()).groups()
        return float(points), int(count)

    def count_in_table(self, award):
        """The first line of the table of counts: all of them."""
        table = self.program.find(None, "各组等级数")
        return [text for text in self.program.texts(table) if text.isdigit()][award]

    def step_cut(self, line):
        program = self.program
        first = self.told(line)[0]
        program.click(line)
        program.key("Left", "Left", "Page_Down")
        program.wait(lambda: abs(self.told(line)[0] - (first - 1.2)) < 0.001, "three steps")
        count = str(self.told(line)[1])
        program.wait(lambda: self.count_in_table(0) == count, "the count")

    def drag_cut(self, line):
        program = self.program
        first = self.told(line)[0]
        x, y = program.place(line)
        # The name of the third line stands in the third row of names.
        y = y - line.get_component_iface().get_extents(
            program.Atspi.CoordType.WINDOW).height // 2 + 55
        program.xdotool("mousemove", str(x), str(y))
        program.xdotool("mousedown", "1")
        for step in (5, 15, 30):
            program.xdotool("mousemove", str(x - step), str(y))
        program.xdotool("mouseup", "1")
        program.wait(lambda: self.told(line)[0] < first, "the dragged line")

    def type_cut(self):
        program = self.program
        program.fill("二等奖 起点分", "80.5")
        line = program.find("slider", "二等奖")
        program.wait(lambda: self.told(line)[0] == 80.5, "the typed line")

    def give_cuts(self, before):
        program = self.program
        program.act("give-cuts")
        dialog = program.dialog(re.compile("仍要评定等级吗|群质"))
        if program.all("label", "仍要评定等级吗？"):
            program.press(re.compile("^评定等级"), root=program.find("dialog"))
        given = program.wait(lambda: self.awards() != before and self.awards(), "the levels")
        line = program.find("slider", "一等奖")
        assert list(given.values()).count("first") == self.told(line)[1], given
        program.act("undo-award")
        program.wait(lambda: self.awards() == before, "the levels as they were")

    def seat(self):
        """The judges of a stage are seated: a plan is shown, another one, then it is done; what
        cannot be done is told."""
        for name in "甲乙丙丁戊己庚辛":
            self.workspace.run("review", "judge", "add", f"示例·外聘{name}",
                               "--organisation", f"（示例）外聘单位{name}")
        program = self.open("panels")
        program.act("seat-judges")
        dialog = program.dialog("编排评审组")
        program.find("label", re.compile("已有打分表"), dialog)
        self.shot("seat-refused")
        program.key("Escape")
        program.gone("frame", "编排评审组")
        program.act("choose-activity", program.text_variant("qc-group"))
        program.settle(0.6)
        program.act("choose-stage", program.text_variant("on-site"))
        program.settle(0.6)
        program.act("seat-judges")
        dialog = program.dialog("编排评审组")
        program.fill("评审组数", "2", dialog)
        program.find("label", re.compile("^2 个评审组"), dialog)
        program.press("换一个方案", root=dialog)
        program.settle(0.8)
        seeds = program.find("label", re.compile("^2 个评审组"), dialog).get_name()
        self.shot("seat")
        program.press(re.compile("^编排"), root=dialog)
        program.gone("frame", "编排评审组")
        made = [panel for panel in self.workspace.run("review", "panel", "list")["panels"]
                if panel["stage"] == "on-site"]
        judges = [name for panel in made for name in panel["judges"].split(", ")]
        assert len(made) == 2 and f"编入专家 {len(judges)} 人" in seeds, (made, seeds)
        program.find("label", made[0]["name"])
        self.shot("seated")

    def papers(self):
        """Each kind of paper of the day is seen as it prints."""
        program = self.open("panels")
        program.act("print-review")
        dialog = program.dialog("评审日用纸")
        program.find("document text", "第 1 页", dialog)
        self.shot("papers")
        program.fill("地点", "（示例）三楼会议室", dialog)
        program.settle(0.8)
        program.choose("用纸种类", 3, dialog)
        program.settle(1.0)
        program.find("document text", "第 1 页", dialog)
        self.shot("papers-sign-in")
        program.key("Escape")
        program.gone("frame", "评审日用纸")

    def results(self):
        """A result is frozen, checked, compared, and an entry of it explained on paper."""
        program = self.open("results")
        program.act("choose-activity", program.text_variant("qc-group"))
        program.settle(1.0)
        program.act("freeze-result")
        dialog = program.dialog("冻结评审结果")
        program.find("label", re.compile("尚未落定"), dialog)
        accept = program.find("push button", re.compile("^冻结"), dialog)
        assert not accept.get_state_set().contains(program.Atspi.StateType.SENSITIVE)
        program.fill("理由（尚有未决事项时填写）", "示例：缺件已由领导小组同意", dialog)
        self.shot("freeze")
        program.press(re.compile("^冻结"), root=dialog)
        program.gone("frame", "冻结评审结果")
        kept = self.workspace.run("review", "versions", "--activity", "qc-group")["versions"]
        assert [line["version"] for line in kept] == [1], kept
        program.act("show-versions")
        dialog = program.dialog("已冻结的结果")
        program.press(re.compile("^比较"), root=dialog)
        program.find("label", "没有变动。", dialog)
        program.press(re.compile("^核对"), root=dialog)
        program.find("label", kept[0]["sha256"], dialog)
        program.find("label", "一致", dialog)
        self.shot("versions")
        program.key("Escape")
        program.gone("frame", "已冻结的结果")
        program.act("explanation-sheet")
        dialog = program.dialog("评审结果说明表")
        program.find("document text", "第 1 页", dialog)
        self.shot("explanation")
        program.key("Escape")
        program.gone("frame", "评审结果说明表")

    def opinions(self):
        """What other methods would change, the judges and the outlying sheets; nothing is written,
        and a spreadsheet takes it all."""
        def stand():
            listed = self.workspace.run("review", "result", "--activity", "trusted-team")["results"]
            return [(line["number"], line["rank"], line["total"], line["award"]) for line in listed]
        before = stand()
        told = self.workspace.run("review", "opinions", "--activity", "trusted-team")
        program = self.open("results")
        program.act("choose-activity", program.text_variant("trusted-team"))
        program.settle(1.0)
        program.act("show-opinions")
        dialog = program.dialog(re.compile("的第二意见$"))
        for line in told["methods"][:4]:
            if line["silence"]:
                program.find("label", "无结论", dialog)
            else:
                program.find("label", f"等级变动 {line['changed']}", dialog)
        self.shot("opinions")
        program.press("申报件", "page tab", dialog)
        table = program.find(None, "各方法下的申报件", dialog)
        program.wait(lambda: program.all("table row", root=table)
                     or program.all(re.compile("cell"), root=table), "the entries")
        self.shot("opinions-entries")
        program.press("评审专家", "page tab", dialog)
        strictest = told["judges"][0]
        program.find(None, strictest["judge"],
                     program.find(None, "各专家的严宽和分布", dialog))
        self.shot("opinions-judges")
        program.press("离群打分表", "page tab", dialog)
        program.settle(0.6)
        self.shot("opinions-outlying")
        program.key("Escape")
        program.gone("frame", re.compile("的第二意见$"))
        assert stand() == before

    def comments(self):
        """The comment sheet of an entry is worded and seen on paper; all of them go into one file
        and into a folder."""
        first, other = self.workspace.run("review", "result", "--activity", ACTIVITY)["results"][:2]
        self.workspace.run("review", "comments", other["number"], "--advice", "（示例）推广。")
        program = self.open("results")
        program.act("comment-selected")
        dialog = program.dialog("给单位的评语")
        program.fill("优点", "（示例）选题贴近现场。", dialog)
        program.fill("建议", "（示例）补充对策实施前后的对比。", dialog)
        program.press(re.compile("^保存并查看纸样"), root=dialog)
        paper = program.dialog("评语反馈表")
        program.find("document text", "第 1 页", paper)
        self.shot("comment-sheet")
        program.key("Escape")
        program.gone("frame", "评语反馈表")
        program.fill("不足", "（示例）数据期偏短。", dialog)
        self.shot("comments")
        program.press(re.compile("^保存(?!并)"), root=dialog)
        program.gone("frame", "给单位的评语")
        kept = self.workspace.run("review", "comments", first["number"])
        assert kept["weaknesses"] == "（示例）数据期偏短。" and kept["strengths"], kept
        one = self.folder / "comments.pdf"
        program.act("print-comments-to", program.text_variant(str(one)))
        program.wait(one.exists, "the file")
        program.find("label", re.compile("已保存 2 份评语反馈表；还有"))
        folder = self.folder / "comments"
        program.act("print-comments-to", program.text_variant(str(folder)))
        program.wait(lambda: len(list(folder.glob("*.pdf"))) == 2, "two files")
        assert (folder / f"{first['number']}.pdf").exists(), list(folder.iterdir())

    def replaced(self):
        """Who is recused from a seat of a pool has the replacement named, who is given it."""
        for name in "甲乙丙丁戊己":
            self.workspace.run("review", "judge", "add", f"示例·外聘{name}",
                               "--organisation", f"（示例）外聘单位{name}")
        self.workspace.run("review", "assign", "--activity", "qc-group", "--stage", "on-site",
                           "--single", "--per-entry", "2")
        panel = [line for line in self.workspace.run("review", "panel", "list")["panels"]
                 if line["stage"] == "on-site"][0]

        def seats():
            listed = self.workspace.run("review", "seats", "--activity", "qc-group")["seats"]
            return min((line for line in listed if line["panel"] == panel["name"]),
                       key=lambda line: line["call"])["judges"].split(", ")
        seated = seats()[0]
        names = [judge["name"] for judge in self.workspace.run("review", "judge", "list")["judges"]]
        program = self.open("conflicts")
        program.act("choose-activity", program.text_variant("qc-group"))
        program.settle(0.8)
        program.act("declare-conflict")
        dialog = program.dialog("登记回避")
        program.choose("评审专家", names.index(seated), dialog)
        program.fill("原因", "示例：临时申请回避", dialog)
        program.press(re.compile("^登记"), root=dialog)
        dialog = program.dialog("回避决定")
        named = program.find("label", re.compile("^示例·"), dialog).get_name()
        program.find("label", "替补", dialog)
        self.shot("replacement")
        program.press(re.compile("^改由其评审"), root=dialog)
        program.gone("frame", "回避决定")
        assert named in seats() and seated not in seats(), (named, seats())

    def declare(self):
        """A judge stays away from an entry although no rule found anything."""
        program = self.open("conflicts")
        before = self.workspace.run("review", "conflict", "list", "--activity",
                                    ACTIVITY)["conflicts"]
        program.act("declare-conflict")
        dialog = program.dialog("登记回避")
        accept = program.find("push button", re.compile("^登记"), dialog)
        assert not accept.get_state_set().contains(program.Atspi.StateType.SENSITIVE)
        program.choose("评审专家", 3, dialog)
        program.fill("原因", "示例：曾任该小组的指导老师", dialog)
        self.shot("declare")
        program.press(re.compile("^登记"), root=dialog)
        program.gone("frame", "登记回避")
        after = self.workspace.run("review", "conflict", "list", "--activity",
                                   ACTIVITY)["conflicts"]
        assert len(after) == len(before) + 1, (before, after)
        program.find("label", re.compile("曾任该小组的指导老师"))
        self.shot("declared")

    @property
    def last(self):
        """Number of the last entry of the first panel."""
        panel = self.panels()[0]
        shown = self.workspace.run("review", "panel", "show", panel["id"])
        listed = {e["id"]: e["number"] for e in self.workspace.run("entry", "list")["entries"]}
        return max(listed[entry] for entry in shown["entries"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    parser.add_argument("--dark", action="store_true", help="as on a dark desktop")
    parser.add_argument("--narrow", action="store_true", help="in a narrow window")
    parser.add_argument("part", choices=["comments", "cuts", "declare", "matrix", "opinions",
                                         "papers", "replaced", "results", "seat", "whole"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-board-") as folder:
        board = Board(args, pathlib.Path(folder))
        getattr(board, args.part)()
        board.program.quit()
    print(f"ok {args.part}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

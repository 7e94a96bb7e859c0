#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The road of the review board in windows: 120 entries, 24 judges, four panels, two stages. Conflicts
are decided, judges seated and sent their packets; sheets come from a judge's window, are typed at two
other desks and settled, and are taken from spreadsheets; the result is deliberated on, approved by a
host at its own desk, frozen, explained, amended and compared. What every total, rank and award has to
be is worked out apart, as for the command line."""

import argparse
import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import openpyxl

import driver
import entry
from session import Session

sys.path.append(str(pathlib.Path(__file__).parents[1] / "cli"))
import board_year  # noqa: E402
from board_year import DOCUMENT, JUDGES, TALK, Year  # noqa: E402

QC = ("--activity", board_year.ACTIVITY)
OFFICE = "（示例）上海市质量协会"
HOST = "（示例）团市委"
FORM = {"team": "启航QC小组", "line": "industry", "contact": "示例·王建国", "phone": "021-00001234",
        "from": "2017-09-01", "to": "2018-06-30", "members": [{"name": "示例·王建国"}],
        "abstract": "返修率由4.2%降到1.8%。", "before": "4.2", "target": 2, "after": "1.8",
        "secrecy": "open", "commit-true": True, "commit-public": True}
TYPED = 3  # sheets that are typed in the window of each seat; the others of that judge beside it


class Road:
    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        edition = board_year.make_edition(
            args.source / "resources/editions/shanghai-2018", folder / "edition")
        self.edition = edition
        self.year = Year(edition)
        self.office = entry.Workspace(args.prefix, folder / "office")
        self.run = self.office.run
        self.run("init", "--name", OFFICE, "--hat", "office", "--edition", edition)
        self.declare()
        self.session = Session()
        self.program = None

    def declare(self):
        """What was there before the review: entries and judges."""
        form = self.folder / "form.json"
        self.numbers = []
        for number, category in enumerate(self.year.entries):
            form.write_text(json.dumps(self.year.form(number, FORM), ensure_ascii=False),
                            encoding="utf-8")
            draft = self.run("entry", "new", board_year.ACTIVITY, "--category", category, "--from",
                             form)
            self.numbers.append(self.run("entry", "submit", draft["id"])["number"])
        self.entries = {number: place for place, number in enumerate(self.numbers)}
        table = self.folder / "专家.csv"
        table.write_text("姓名,单位\n" + "".join(f"{judge},{self.year.employer(judge)}\n"
                                              for judge in JUDGES), encoding="utf-8")
        self.run("review", "judge", "import", table)
        listed = self.run("entry", "list", "--limit", "200")["entries"]
        self.by_id = {row["id"]: self.entries[row["number"]] for row in listed}
        self.ids = {place: identity for identity, place in self.by_id.items()}

    # --- windows ---

    def start(self, workspace, *files):
        self.program = driver.Program(self.session, workspace.program,
                                      ["-w", str(workspace.folder), *map(str, files)])
        return self.program

    @contextlib.contextmanager
    def board(self, tab):
        """The window of the office on a part of the board."""
        program = self.start(self.office)
        self.show(tab)
        yield program
        program.quit()

    def show(self, tab, stage=DOCUMENT):
        program = self.program
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "new-panel" in program.actions(), "the review board")
        program.act("choose-activity", program.text_variant(board_year.ACTIVITY))
        program.act("choose-stage", program.text_variant(stage))
        program.act("show-review", program.text_variant(tab))
        program.settle(1.0)

    def shot(self, name):
        if self.args.shots:
            self.program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def written(self, path):
        dialog = self.program.dialog("报送包已写好")
        assert path.exists()
        self.program.press(re.compile("^取消"), root=dialog)
        self.program.gone("frame", "报送包已写好")

    def take_in(self):
        self.program.press(re.compile("^导入"), root=self.program.dialog("将要导入"))
        self.program.gone("frame", "将要导入")
        self.program.settle(1.0)

    # --- conflicts ---

    def conflicts(self, state):
        rows = self.run("review", "conflict", "list", *QC, "--state", state)["conflicts"]
        return {(self.entries[row["call"]], row["name"]) for row in rows}

    def decide_conflicts(self):
        forced, suggested = self.year.conflicts()
        assert (self.conflicts("forced"), self.conflicts("suggested")) == (forced, suggested)
        with self.board("conflicts") as program:
            self.shot("board-1-conflicts")
            for place, _judge in sorted(suggested):
                number = self.numbers[place]
                program.click(program.find(None, re.compile(f"^{number}$")), times=2)
                dialog = program.dialog(number)
                if place != 2:
                    program.choose("认定", 1, dialog)
                program.fill("原因", "已核实", dialog)
                program.press(re.compile("^确定"), root=dialog)
                program.gone("frame", number)
        self.year.recused = forced | {(2, JUDGES[2])}
        assert self.conflicts("forced") == self.year.recused, self.conflicts("forced")
        assert not self.conflicts("suggested"), self.conflicts("suggested")

    # --- seats of judges ---

    def read_panels(self, stage):
        panels = {}
        for row in self.run("review", "panel", "list", *QC)["panels"]:
            if row["stage"] == stage:
                shown = self.run("review", "panel", "show", row["id"])
                panels[row["id"]] = ({self.by_id[e] for e in shown["entries"]},
                                     [judge["name"] for judge in shown["judges"]])
        return panels

    def seat(self, stage, panels, seats):
        program = self.program
        program.act("choose-stage", program.text_variant(stage))
        program.settle(0.6)
        program.act("seat-judges")
        dialog = program.dialog("编排评审组")
        program.fill("评审组数", str(panels), dialog)
        program.fill("每组专家人数", str(seats), dialog)
        # The plan for both numbers, not the one of the moment between them.
        program.find("label", re.compile(f"^{panels} 个评审组 .* {panels * seats} 人"), dialog)
        self.shot(f"board-2-seat-{stage}")
        # A number that was typed last is planned for a moment later, and until then there is
        # nothing to accept.
        program.settle(1)
        accept = program.find("push button", re.compile("^编排"), dialog)
        program.wait(lambda: accept.get_state_set().contains(program.Atspi.StateType.SENSITIVE),
                     "a plan to accept")
        program.press(re.compile("^编排"), root=dialog)
        program.gone("frame", "编排评审组")
        made = self.read_panels(stage)
        assert sorted(len(judges) for _, judges in made.values()) == [seats] * panels, made
        return made

    def due(self, panels):
        return [(place, judge) for entries, judges in panels.values() for place in sorted(entries)
                for judge in judges if (place, judge) not in self.year.recused]

    # --- a judge ---

    def send_packet(self, name, judge):
        """The key of a judge is put on file, and what he may see written for it."""
        program = self.program
        listed = self.run("review", "judge", "list")["judges"]
        key = next(row["id"] for row in listed if row["name"] == judge)
        program.act("judge-key-from", program.text_variant(key, str(self.folder / f"{name}.pub")))
        program.find("label", "密钥已登记")
        program.settle(0.6)
        program.act("review-packets")
        dialog = program.dialog("评审包")
        program.find("push button", re.compile(f"^{judge} .*制作评审包"), dialog)
        self.shot("board-3-packets")
        program.key("Escape")
        program.gone("frame", "评审包")
        path = self.folder / "评审包.qzb"
        program.act("write-packet-to", program.text_variant(key, str(path)))
        self.written(path)
        return path

    def score_at_judge(self, judge):
        """In the window of the judge the last entry is scored, and all are handed in."""
        mine = [place for place, its in self.due(self.panels) if its == judge]
        workspace = entry.Workspace(self.args.prefix, self.folder / "judge")
        workspace.run("init", "--name", judge, "--hat", "judge", "--edition", self.edition)
        workspace.run("key", "show", "--output", self.folder / "judge.pub")
        self.run("key", "show", "--output", self.folder / "office.pub")
        workspace.run("key", "trust", self.folder / "office.pub")
        with self.board("panels"):
            packet = self.send_packet("judge", judge)
        self.start(workspace, packet)
        self.take_in()
        self.program.quit()
        for place in mine:
            points = self.year.score_document(place, judge)
            if place != mine[-1]:
                workspace.run("review", "sheet", self.numbers[place], judge,
                              *(f"{item}={float(value):g}" for item, value in points.items()))
        scores = self.hand_in(workspace, mine[-1], judge, len(mine))
        self.start(self.office, scores)
        self.take_in()
        self.show("scores")
        assert not self.sheets(judge)
        if "open-stage" in self.program.actions():
            self.program.act("open-stage")
            self.program.settle(driver.WINDOW_CHANGES)
            self.program.press(re.compile("^开启"), root=self.program.find("dialog"))
            self.program.wait(lambda: len(self.sheets(judge)) == len(mine), "the scores")
            self.program.settle(driver.WINDOW_CHANGES)
            self.program.quit()
        else:
            self.program.quit()
            self.run("review", "open-stage", board_year.ACTIVITY, DOCUMENT)
        sheets = self.sheets(judge)
        for place in mine:
            total = Fraction(str(sheets[self.numbers[place]]["total"]))
            assert total == sum(self.year.sheets[DOCUMENT, place, judge].values()), place

    def hand_in(self, workspace, place, judge, n):
        program = self.start(workspace)
        program.act("open-page", program.text_variant("scoring"))
        program.wait(lambda: program.actions().get("hand-in-scores", (False,))[0], "the packet")
        program.act("open-task", program.text_variant(f"{self.ids[place]}/{DOCUMENT}"))
        program.find("list", "打分表项目")
        program.settle(0.6)
        for value in self.year.sheets[DOCUMENT, place, judge].values():
            program.type(f"{float(value):g}")
            program.key("Return")
        self.shot("board-3-judge")
        program.wait(lambda: [task["state"] for task in workspace.run("review", "tasks")["tasks"]
                              if task["entry"] == self.ids[place]] == ["complete"], "the sheet")
        program.act("back")
        path = self.folder / "评分包.qzb"
        program.act("hand-in-scores-to", program.text_variant(str(path)))
        program.find("label", re.compile(f"已完成的打分表 {n} 份"))
        program.press(re.compile("^提交"), root=program.find("dialog"))
        self.written(path)
        program.quit()
        return path

    # --- two helper seats ---

    def type_in_seats(self, judge):
        mine = [place for place, its in self.due(self.panels) if its == judge]
        for place in mine:
            self.year.score_document(place, judge)
        seats = {"desk-1": "示例·小张", "desk-2": "示例·小李"}
        with self.board("scores") as program:
            for desk in seats:
                path = self.folder / f"{desk}.qzb"
                program.act("make-seat-to", program.text_variant(desk, "", str(path)))
                self.written(path)
        typed = [self.type_at(desk, typist, judge, mine) for desk, typist in seats.items()]
        with self.board("scores") as program:
            program.drag(typed, program.find("table", "申报件与专家打分"))
            self.take_in()
            program.press("关闭", root=program.dialog("导入结果"))
            program.gone("frame", "导入结果")
            program.act("confirm-all-keys")
            program.settle(driver.WINDOW_CHANGES)
            program.press(re.compile("^确认"), root=program.find("dialog", "确认全部密钥？"))
            program.wait(lambda: len(self.sheets(judge)) == len(mine), "the sheets")
            program.settle(driver.WINDOW_CHANGES)
            self.settle(judge, mine)

    def type_at(self, desk, typist, judge, mine):
        """The first sheets in the window of the seat; one of them is misread at the second desk."""
        workspace = entry.Workspace(self.args.prefix, self.folder / desk)
        program = self.start(workspace)
        program.act("new-seat-from", program.text_variant(str(self.folder / f"{desk}.qzb")))
        told = program.find("dialog", "子席位已建立")
        program.press(re.compile("^关闭"), root=told)
        program.settle(driver.WINDOW_CHANGES)
        panel = next(panel for panel, (_, judges) in self.panels.items() if judge in judges)
        program.wait(lambda: "type-panel" in program.actions(), "the page of the seat")
        program.act("type-panel", program.text_variant(panel))
        dialog = program.dialog("录入纸质打分表")
        program.fill("录入人", typist, dialog)
        done = []
        for place in self.wanted_by_code(program, dialog, mine, judge):
            points = dict(self.year.sheets[DOCUMENT, place, judge])
            if desk == "desk-2" and not done:
                points["topic"] -= 1
            self.type_sheet(program, dialog, place, points)
            done.append(place)
        self.shot(f"board-3-{desk}")
        program.key("Escape")
        program.gone("frame", "录入纸质打分表")
        program.quit()
        for place in mine:
            if place not in done:
                points = [f"{item}={float(value):g}" for item, value in
                          self.year.sheets[DOCUMENT, place, judge].items()]
                workspace.run("review", "sheet", self.numbers[place], judge, *points, "--paper",
                              "--typist", typist)
        program = self.start(workspace)
        program.act("open-page", program.text_variant("typing"))
        program.find("label", re.compile(f"^已录入{len(mine)}份"))
        path = self.folder / f"{desk}-typed.qzb"
        program.act("hand-back-to", program.text_variant(str(path)))
        self.written(path)
        program.quit()
        return path

    def wanted_by_code(self, program, dialog, mine, judge):
        """Each sheet is brought up by the code that is printed on it."""
        for place in mine[:TYPED]:
            program.click(program.fill("打分表编码（扫码或键入）", self.codes[place, judge], dialog))
            program.key("Return")
            program.find("label", re.compile(f"^{self.numbers[place]} "), dialog)
            yield place

    def type_sheet(self, program, dialog, place, points):
        items = self.year.items[self.year.entries[place]]
        table = program.find("list", "打分表项目", dialog)
        for item, (title, _most) in items.items():
            program.fill(title, f"{float(points[item]):g}", table)
        program.press(re.compile("^存入"), root=dialog)
        program.find("label", re.compile(f"{self.numbers[place]}.*已录入"), dialog)

    def print_codes(self, judge):
        """The check codes of the sheets of a judge, from the papers of the day."""
        self.run("review", "papers", *QC, "--output", self.folder / "papers", "--kind",
                 "score-sheet")
        text = subprocess.run(["pdftotext", "-raw", self.folder / "papers/评分表.pdf", "-"],
                              check=True, capture_output=True, text=True).stdout
        self.codes = {}
        for page in text.split("\f"):
            code = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", page)
            number = re.search(r"2018-QC-\d{4}", page)
            if code and number and judge in page:
                self.codes[self.entries[number.group()], judge] = code.group()

    def sheets(self, judge):
        return {row["number"]: row for row in self.run("review", "sheets", *QC)["sheets"]
                if row["judge"] == judge}

    def settle(self, judge, mine):
        program = self.program
        number = self.numbers[mine[0]]
        states = [row["state"] for row in self.sheets(judge).values()]
        assert (states.count("settled"), states.count("differing")) == (len(mine) - 1, 1), states
        self.show("scores")
        program.act("unsettled-sheets")
        unsettled = program.dialog("未处理完毕的纸质打分表")
        program.click(program.find("list item", re.compile(number), unsettled))
        dialog = program.dialog(number)
        self.shot("board-4-differs")
        points = self.year.sheets[DOCUMENT, mine[0], judge]["topic"]
        program.press(f"选题：{float(points):g}，示例·小张录入", root=dialog)
        program.fill("裁定人", "示例·复核", dialog)
        program.fill("原因", "看了原件", dialog)
        program.press(re.compile("^确定"), root=dialog)
        program.wait(lambda: self.sheets(judge)[number]["state"] == "settled", "the decision")
        program.gone("frame", number)
        program.key("Escape")
        program.gone("frame", "未处理完毕的纸质打分表")

    # --- spreadsheets ---

    def fill_tables(self, stage, panels, score):
        program = self.program
        left = {pair for pair in self.due(panels) if (stage, *pair) not in self.year.sheets}
        program.act("choose-stage", program.text_variant(stage))
        program.settle(0.6)
        for panel in panels:
            path = self.folder / f"{panel}.xlsx"
            program.act("show-scores", program.text_variant(panel))
            program.settle(0.8)
            program.act("export-score-table-to", program.text_variant(str(path)))
            program.wait(path.exists, "the table")
            filled = self.fill_table(path, stage, left, score)
            program.act("import-scores-from", program.text_variant(str(path)))
            dialog = program.dialog("将要导入的打分")
            program.press(re.compile("^导入"), root=dialog)
            program.gone("frame", "将要导入的打分")
            program.find("label", re.compile(f"^已导入 {filled} 张"))
            program.settle(0.6)

    def fill_table(self, path, stage, left, score):
        book = openpyxl.load_workbook(path)
        table = book.active
        headings = {cell.value: cell.column for cell in table[2]}
        filled = 0
        for row in range(3, table.max_row + 1):
            pair = (self.entries.get(table.cell(row, headings["申报号"]).value),
                    table.cell(row, headings["评委"]).value)
            if pair not in left:
                continue
            items = board_year.TALK_ITEMS if stage == TALK \
                else self.year.items[self.year.entries[pair[0]]]
            for item, value in score(*pair).items():
                table.cell(row, headings[items[item][0]], float(value))
            filled += 1
        book.save(path)
        return filled

    # --- results ---

    def results(self):
        return {self.entries[row["number"]]: row
                for row in self.run("review", "result", *QC)["results"]}

    def check(self, awards=False):
        rows = self.results()
        for place, (total, rank, award) in self.year.standing().items():
            row = rows[place]
            found = (Fraction(str(row["total"])), row["rank"], row["award"])
            assert found[:2] == (total, rank) and (not awards or found[2] == award), \
                (row, total, rank, award)

    def present(self):
        program = self.program
        on = self.year.goes_on()
        panels = self.seat(TALK, board_year.TALK_PANELS, board_year.TALK_SEATS)
        assert set().union(*(entries for entries, _ in panels.values())) == on
        self.fill_tables(TALK, panels, self.year.score_talk)
        late = sorted(on - set(self.year.twins))[:2]
        self.year.seconds = dict(zip(late, (901, 1400)))
        self.show("results", TALK)
        program.act("stage-times")
        dialog = program.dialog("“发表评审”的用时")
        for place, seconds in self.year.seconds.items():
            program.fill(self.numbers[place], f"{seconds // 60}:{seconds % 60:02}", dialog)
        program.press(re.compile("^(记录|登记)"), root=dialog)
        program.gone("frame", "“发表评审”的用时")
        program.settle(1.0)
        self.check()

    def deliberate(self):
        """The two that are equal at the top, in the window; others of one rank beside it."""
        program = self.program
        program.act("rank")
        program.settle(1.0)
        assert sorted(self.year.twins) in self.year.ties()
        for place, number in enumerate(reversed(self.year.twins), start=1):
            program.act("explain", program.text_variant(self.ids[number]))
            dialog = program.dialog(self.numbers[number])
            program.fill("并列中的次序", str(place), dialog)
            program.fill("作出决定的人", "示例·合议组", dialog)
            program.fill("合议理由", "推广价值更大", dialog)
            self.shot("board-5-deliberation")
            program.press(re.compile("^确定"), root=dialog)
            program.gone("frame", self.numbers[number])
            self.year.places[number] = place
            program.settle(1.0)

    def decide_others(self):
        for tie in self.year.ties():
            self.year.places.update({number: place for place, number in enumerate(tie, start=1)})
        others = {number: place for number, place in self.year.places.items()
                  if number not in self.year.twins}
        self.run("review", "decide", *(f"{self.numbers[n]}={p}" for n, p in others.items()), *QC,
                 "--names", "示例·合议组", "--reason", "推广价值更大")
        self.check()

    def award(self):
        program = self.program
        program.act("rank")
        program.settle(1.5)
        program.act("award")
        dialog = program.dialog("等级")
        program.press(re.compile("^评定等级"), root=dialog)
        program.gone("frame", "等级")
        program.settle(0.6)
        self.check(awards=True)
        self.shot("board-6-levels")

    def ask_host(self, name):
        program = self.program
        path = self.folder / f"{name}.qzb"
        program.act("ask-host-to", program.text_variant(str(path)))
        dialog = program.dialog("送请审定")
        program.choose("主办/指导单位", 40, dialog)
        program.fill("单位名称", HOST, dialog)
        program.press(re.compile("^生成名单"), root=dialog)
        self.written(path)
        return path

    def make_host(self):
        host = entry.Workspace(self.args.prefix, self.folder / "host")
        host.run("init", "--name", HOST, "--hat", "host", "--edition", self.edition)
        for one, other, name in ((self.office, host, "office.pub"), (host, self.office, "host.pub")):
            one.run("key", "show", "--output", self.folder / name)
            other.run("key", "trust", self.folder / name)
        return host

    def answer(self, host, asked):
        path = asked.with_name(f"{asked.stem}-意见.qzb")
        own = self.folder / "候选.csv"
        own.write_text("成果,单位,理由\n自荐成果,（示例）电机厂,连续三年\n", encoding="utf-8")
        program = self.start(host, asked)
        self.take_in()
        program.act("give-opinion-to", program.text_variant(str(path), str(own)))
        dialog = program.dialog("审定意见")
        program.find("label", re.compile("结果名单$"), dialog)
        program.fill("签署人", "示例·李书记", dialog)
        self.shot("board-7-opinion")
        program.press(re.compile("^生成意见"), root=dialog)
        self.written(path)
        program.quit()
        return path

    def approve(self, host, asked):
        answer = self.answer(host, asked)
        self.start(self.office, answer)
        self.take_in()
        self.show("results")

    def freeze(self, version):
        program = self.program
        program.act("freeze-result")
        dialog = program.dialog("冻结评审结果")
        accept = program.find("push button", re.compile("^冻结"), dialog)
        program.wait(lambda: accept.get_state_set().contains(program.Atspi.StateType.SENSITIVE),
                     "nothing open")
        program.press(re.compile("^冻结"), root=dialog)
        program.gone("frame", "冻结评审结果")
        kept = self.run("review", "versions", *QC)["versions"]
        assert [line["version"] for line in kept] == list(range(1, version + 1)), kept
        return kept[-1]

    def explain(self):
        program = self.program
        program.act("explanation-sheet")
        dialog = program.dialog("评审结果说明表")
        program.find("document text", "第 1 页", dialog)
        self.shot("board-8-explanation")
        program.key("Escape")
        program.gone("frame", "评审结果说明表")
        program.act("comment-selected")
        dialog = program.dialog("给单位的评语")
        program.fill("优点", "选题贴近现场。", dialog)
        program.press(re.compile("^保存(?!并)"), root=dialog)
        program.gone("frame", "给单位的评语")
        folder = self.folder / "comments"
        program.act("print-comments-to", program.text_variant(str(folder)))
        program.wait(lambda: len(list(folder.glob("*.pdf"))) == 1, "the comment sheet")

    # --- one sheet amended ---

    def amend(self):
        """The award of an entry is taken back, a sheet of it amended, everything given anew."""
        program = self.program
        before = self.year.standing()
        on = self.year.goes_on() - set(self.year.twins)
        place = max(on, key=lambda number: before[number][1])
        number = self.numbers[place]
        judge = next(j for s, e, j in self.year.sheets if (s, e) == (TALK, place))
        if before[place][2]:
            program.act("explain", program.text_variant(self.ids[place]))
            dialog = program.dialog(number)
            # The award stands below the explanation.
            program.xdotool("mousemove", *map(str, program.place(dialog)))
            program.xdotool("click", "--repeat", "20", "--delay", "30", "5")
            program.settle(0.4)
            program.choose("等级", 6, dialog)
            program.press(re.compile("^确定"), root=dialog)
            program.gone("frame", number)
        self.show("scores", TALK)
        panel = next(panel for panel, (entries, _) in self.read_panels(TALK).items()
                     if place in entries)
        program.act("show-scores", program.text_variant(panel))
        program.settle(0.8)
        program.act("open-sheet", program.text_variant(f"{self.ids[place]}/{judge}"))
        program.wait(lambda: program.actions()["amend-sheet"][0], "the sheet")
        program.settle(0.4)
        program.act("amend-sheet")
        dialog = program.dialog(number)
        sheet = self.year.sheets[TALK, place, judge]
        sheet["talk"] = Fraction(25) if sheet["talk"] < 20 else Fraction(3)
        program.fill("发表", f"{float(sheet['talk']):g}", dialog)
        program.fill("裁定人", judge, dialog)
        program.fill("原因", "评委更正", dialog)
        self.shot("board-9-amend")
        program.press(re.compile("^更正"), root=dialog)
        program.gone("frame", number)
        program.act("back")
        self.check()
        self.show("results")
        return before

    def compare(self, before):
        program = self.program
        after = self.year.standing()
        moved = {place for place in before if before[place] != after[place]}
        program.act("show-versions")
        dialog = program.dialog("已冻结的结果")
        self.shot("board-10-versions")
        # The first version with what stands now, which is the second.
        for button in program.all("push button", re.compile("^比较"), dialog):
            button.get_action_iface().do_action(0)
            program.settle(1.5)
            if any(self.numbers[min(moved)] in text for text in program.texts(dialog)):
                break
        moves = self.run("review", "compare", *QC, "1", "2")["moves"]
        assert {self.entries[move["number"]] for move in moves} == moved, moves
        program.find("label", re.compile(self.numbers[min(moved)]), dialog)
        self.shot("board-11-compared")
        program.key("Escape")
        program.gone("frame", "已冻结的结果")

    def walk(self):
        self.decide_conflicts()
        with self.board("panels"):
            self.panels = self.seat(DOCUMENT, board_year.PANELS, board_year.SEATS)
        first, second = next(iter(self.panels.values()))[1][1:3]
        self.score_at_judge(second)
        self.print_codes(first)
        self.type_in_seats(first)
        with self.board("scores"):
            self.fill_tables(DOCUMENT, self.panels, self.year.score_document)
            self.present()
            self.deliberate()
        self.decide_others()
        host = self.make_host()
        with self.board("results"):
            self.award()
            asked = self.ask_host("名单一")
        self.approve(host, asked)
        self.freeze(1)
        self.explain()
        before = self.amend()
        self.award()
        asked = self.ask_host("名单二")
        self.program.quit()
        self.approve(host, asked)
        self.freeze(2)
        self.compare(before)
        self.program.quit()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-road-") as folder:
        Road(args, pathlib.Path(folder)).walk()
    print("ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())

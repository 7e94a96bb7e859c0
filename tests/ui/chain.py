#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole chain in the window, as a clerk does it: an entry of each activity is typed into the
wizard with a file attached, handed in and accepted; a panel of five judges is made and its sheets
typed in; the results are ranked and given their awards; certificates are issued and saved.

The totals are compared with the exact mean of the sheets without the highest and the lowest, and
the saved PDF with the records."""

import argparse
import fractions
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import driver
import entry

JUDGES = [f"示例·评委{n}" for n in "甲乙丙丁戊"]
# Share of the maximum that each judge gives: the last is the highest, the first the lowest.
GIVEN = (fractions.Fraction(1, 2), fractions.Fraction(4, 5), fractions.Fraction(17, 20),
         fractions.Fraction(9, 10), fractions.Fraction(1))


def points_of(item, share):
    """What a judge gives for an item, in steps of the rubric."""
    step = fractions.Fraction(str(item.get("step", 1)))
    maximum = fractions.Fraction(str(item["max"]))
    return (maximum * share / step).__floor__() * step


def decimal(number):
    return f"{float(number):g}"


def run(*command):
    """What a tool prints; it must succeed."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True,
                          text=True).stdout


def squeezed(text):
    """Without white space: lines may break anywhere."""
    return "".join(text.split())


class Chain:
    """One workspace and one window, and what has been typed so far."""

    def __init__(self, args, folder):
        self.source = args.source
        self.shots = args.shots
        self.folder = folder
        self.report = folder / "成果报告.pdf"
        entry.write_report(self.report)
        self.workspace = entry.Workspace(args.prefix, folder / "workspace").make()
        self.program = driver.start(self.workspace.program, self.workspace.folder)
        self.entries = {}
        self.totals = {}

    def shot(self, name):
        if self.shots:
            self.program.screenshot(pathlib.Path(self.shots) / f"{name}.png")

    def listed(self, **wanted):
        found = self.workspace.run("entry", "list")["entries"]
        return [e for e in found if all(e[key] == value for key, value in wanted.items())]

    def declare(self, activity):
        """Wizard, check, submit; then the office accepts."""
        program = self.program
        given = entry.sound_values(activity)
        entry.fill_entry(program, activity, given, self.report)
        entry.step(program, "summary")
        program.find("label", "已保存")
        self.shot(f"{activity['id']}-summary")
        program.act("submit-draft")
        submitted = program.wait(lambda: self.listed(activity=activity["id"], state="submitted"),
                                 "the submitted entry")
        assert submitted[0]["title"] == given["title"], submitted
        assert submitted[0]["number"].endswith("-0001"), submitted
        self.entries[activity["id"]] = submitted[0]
        program.wait(lambda: program.actions()["accept-selected"][0], "the entry to be accepted")
        program.act("accept-selected")
        program.wait(lambda: self.listed(activity=activity["id"], state="accepted"),
                     "the accepted entry")

    def judge(self, activity):
        """A panel, five sheets typed in by rubric, each locked."""
        program = self.program
        program.act("open-page", program.text_variant("review"))
        program.wait(lambda: "new-panel" in program.actions(), "the review board")
        program.act("choose-activity", program.text_variant(activity["id"]))
        program.settle(0.5)
        program.act("new-panel")
        dialog = program.dialog("新建评审组")
        program.fill("评审组名称", f"示例评审组（{activity['name']}）", dialog)
        if not self.totals:
            lines = "\n".join(f"{name}，（示例）评审单位" for name in JUDGES)
            program.fill("增加评审专家", lines, dialog)
        else:
            for name in JUDGES:
                program.tick(name, dialog)
        program.press(re.compile("^建立"), root=dialog)
        program.gone("frame", "新建评审组")
        program.wait(lambda: program.actions()["type-scores"][0], "the panel")
        program.act("type-scores")
        items = self.rubric_items(activity)
        totals = []
        for number, share in enumerate(GIVEN):
            sheet = program.find("list", "打分表项目")
            total = fractions.Fraction(0)
            for item in items:
                points = points_of(item, share)
                total += points
                program.fill(item["title"], decimal(points), sheet)
            totals.append(total)
            if number == 0:
                self.shot(f"{activity['id']}-sheet")
            program.act("lock-sheet")
            program.settle(0.8)
        middle = sorted(totals)[1:-1]
        exact = sum(middle) / len(middle)
        self.totals[activity["id"]] = (exact * 100 + fractions.Fraction(1, 2)).__floor__() / 100

    def rubric_items(self, activity):
        category = activity["categories"][0]["id"]
        stage = next(s for s in activity["stages"] if s["kind"] == "document")
        name = next(r["rubric"] for r in stage["rubrics"] if entry.concerns(r, category))
        return entry.read_json(self.source, f"rubrics/{name}.json")["items"]

    def award(self, activity):
        """Rank, then give the best award: by the edition's levels, or by hand for a title."""
        program = self.program
        program.act("show-review", program.text_variant("results"))
        program.act("rank")
        found = program.wait(lambda: [e for e in self.listed(activity=activity["id"])
                                      if e["total"] is not None], "the ranking")
        assert found[0]["total"] == self.totals[activity["id"]], (found, self.totals)
        assert found[0]["rank"] == 1, found
        self.shot(f"{activity['id']}-ranking")
        best = activity["awards"][0]
        if best["by"] == "hand":
            self.give_by_hand(activity)
        else:
            self.give_by_level(best)
        program.wait(lambda: [e for e in self.listed(activity=activity["id"]) if e["award"]],
                     "the award")

    def give_by_level(self, award):
        """The only entry gets the best level, whatever the shares of the edition are."""
        self.program.act("award")
        dialog = self.program.dialog("等级")
        self.program.fill(award["name"], "100", dialog)
        self.program.press(re.compile("^评定等级"), root=dialog)
        self.program.gone("frame", "等级")

    def give_by_hand(self, activity):
        """A title 称号 is named entry by entry."""
        mine = self.entries[activity["id"]]
        self.program.act("explain", self.program.text_variant(mine["id"]))
        dialog = self.program.dialog(re.compile(mine["number"]))
        self.program.choose("等级", 1, dialog)
        self.program.press(re.compile("^(决定|确定)"), root=dialog)
        self.program.gone("frame", re.compile(mine["number"]))

    def certify(self, activity):
        """Issue, look at the preview, save; the PDF must say what the register says."""
        program = self.program
        program.act("open-page", program.text_variant("certificates"))
        program.wait(lambda: "issue-certificates" in program.actions(), "the certificates")
        program.act("choose-certificates-of", program.text_variant(activity["id"]))
        program.settle(0.5)
        program.act("issue-certificates")
        dialog = program.dialog("颁发证书")
        program.press(re.compile("^颁发"), root=dialog)
        program.gone("frame", "颁发证书")
        line = program.wait(lambda: self.certificate_of(activity), "the register")
        page = program.find("document text", "第 1 页")
        saved = self.folder / f"{activity['id']}.pdf"
        program.act("save-certificates-to", program.text_variant(str(saved)))
        program.wait(saved.exists, "the saved PDF")
        text = squeezed(run("pdftotext", "-raw", saved, "-"))
        for part in ("title", "recipient", "body", "issuers", "number"):
            for words in line[part].split("\n"):
                assert squeezed(words) in text, f"{part}: “{words}” is not in {text}"
        assert self.entries[activity["id"]]["team"] in line["recipient"] + line["body"], line
        self.compare_preview(page, saved)
        self.shot(f"{activity['id']}-certificates")

    def certificate_of(self, activity):
        """The line of the register, read from the file as any tool would read it."""
        connection = sqlite3.connect(f"file:{self.workspace.folder}/qunzhi.db?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            return connection.execute("SELECT certificate.* FROM certificate JOIN entry ON "
                                      "entry.id = certificate.entry WHERE entry.id = ?",
                                      (self.entries[activity["id"]]["id"],)).fetchone()
        finally:
            connection.close()

    def compare_preview(self, page, saved):
        """The paper on the screen, pixel by pixel, with the saved file drawn at its size."""
        program = self.program
        extents = page.get_component_iface().get_extents(program.Atspi.CoordType.WINDOW)
        screen, drawn = self.folder / "screen.png", self.folder / "drawn"
        # The notice of the last act lies over the window for a while.
        program.settle(6.0)
        program.screenshot(screen)
        run("pdftocairo", "-png", "-singlefile", "-scale-to-x", extents.width, "-scale-to-y",
            "-1", saved, drawn)
        height = int(run("identify", "-format", "%h", f"{drawn}.png"))
        assert abs(height - extents.height) <= 1, (height, extents.height)
        # The last row of pixels may be cut by the rounding of the height.
        size = f"{extents.width}x{min(height, extents.height)}"
        run("convert", screen, "-crop", f"{size}+{extents.x}+{extents.y}", "+repage",
            self.folder / "shown.png")
        run("mogrify", "-crop", f"{size}+0+0", "+repage", f"{drawn}.png")
        reply = subprocess.run(["compare", "-metric", "AE", "-fuzz", "1%",
                                self.folder / "shown.png", f"{drawn}.png", "null:"],
                               capture_output=True, text=True, check=False)
        if self.shots:
            run("cp", self.folder / "shown.png", f"{drawn}.png", self.shots)
        different = float(reply.stderr.split()[0])
        assert different == 0, f"{different} pixels differ from the preview"

    def close(self):
        self.program.quit()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="a folder for pictures of each stage")
    parser.add_argument("activities", nargs="*")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-chain-") as folder:
        chain = Chain(args, pathlib.Path(folder))
        for name, activity in entry.activities(args.source).items():
            if args.activities and name not in args.activities:
                continue
            chain.declare(activity)
            chain.judge(activity)
            chain.award(activity)
            chain.certify(activity)
            print(f"ok {name}", flush=True)
        chain.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

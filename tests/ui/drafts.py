#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts inside a unit, in the window: group leaders pass theirs on, the clerk drops all of the
files at once, confirms the keys together, and has the drafts in his list."""

import argparse
import json
import pathlib
import re
import sys
import tempfile

import driver
import entry
from session import Session

N_LEADERS = 3


class Unit:
    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.session = Session()
        self.clerk = self.make("clerk", entry.UNIT)

    def make(self, name, organisation):
        workspace = entry.Workspace(self.args.prefix, self.folder / name)
        workspace.run("init", "--name", organisation, "--hat", "unit", "--edition",
                      "shanghai-2018")
        return workspace

    def start(self, workspace, page, action):
        program = driver.Program(self.session, workspace.program, ["-w", str(workspace.folder)])
        program.act("open-page", program.text_variant(page))
        program.wait(lambda: action in program.actions(), f"the page “{page}”")
        return program

    def shot(self, program, name):
        if self.args.shots:
            program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def pass_on(self, number):
        """A leader's only draft, from the menu of the list."""
        leader = self.make(f"leader-{number}", f"{entry.UNIT}第{number}班组")
        form = self.folder / "form.json"
        form.write_text(json.dumps({"title": f"第{number}班组的题目", "unit": entry.UNIT},
                                   ensure_ascii=False), encoding="utf-8")
        leader.run("entry", "new", "qc-group", "--category", "problem-self", "--from", form)
        bundle = self.folder / f"{number}.qzb"
        if number > 0:
            leader.run("bundle", "export", "drafts", "--output", bundle)
            return bundle
        program = self.start(leader, "entries", "pass-on-selected-to")
        program.click(program.find(None, re.compile(f"第{number}班组的题目")))
        program.wait(lambda: program.actions()["pass-on-selected-to"][0], "a draft to pass on")
        program.act("pass-on-selected-to", program.text_variant(str(bundle)))
        program.wait(bundle.exists, "the bundle")
        program.dialog("报送包已写好")
        program.key("Escape")
        program.quit()
        return bundle

    def gather(self, bundles):
        program = self.start(self.clerk, "exchange", "take-in")
        program.act("take-in", program.GLib.Variant("as", [str(path) for path in bundles]))
        dialog = program.dialog("将要导入")
        program.press(re.compile("^导入"), root=dialog)
        program.gone("frame", "将要导入")
        program.dialog("导入结果")
        program.key("Escape")
        program.gone("frame", "导入结果")
        self.shot(program, "keys")
        program.press(re.compile("^全部确认"))
        dialog = program.find("dialog", "确认全部密钥？")
        self.shot(program, "confirm-all")
        program.press(re.compile("^确认"), root=dialog)
        program.wait(lambda: len(self.clerk.run("entry", "list")["entries"]) == len(bundles),
                     "the drafts")
        program.quit()
        states = {e["state"] for e in self.clerk.run("entry", "list")["entries"]}
        assert states == {"draft"}, states


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-drafts-") as folder:
        unit = Unit(args, pathlib.Path(folder))
        unit.gather([unit.pass_on(number) for number in range(N_LEADERS)])
        unit.session.close()
    print("ok drafts")
    return 0


if __name__ == "__main__":
    sys.exit(main())

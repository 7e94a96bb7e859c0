#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the program with SIGKILL at random moments while a script types and saves.

What was shown as saved must be there afterwards, and of the rest at most the last two seconds of
typing may be missing. The workspace must hold together after every kill."""

import argparse
import pathlib
import random
import re
import sys
import tempfile
import time

import driver
import entry
from session import PATIENCE, Session

FIELD = "课题名称"
SAVED = "已保存"
MOST_LOST = 2.0
# The time between the kill and the last look at the clock, and between typing and its arrival.
SLACK = 0.3


class Typist:
    """Types ever new titles and notes which of them the window has shown as saved."""

    def __init__(self, program, number, saved):
        self.program = program
        self.number = number
        self.typed = []
        self.saved = saved
        row = re.compile(f"^{FIELD}( {FIELD})?$")
        self.field = program.wait(lambda: next(
            (node for found in program.all(None, row) for node, _depth in program.walk(found)
             if node.get_editable_text_iface() is not None), None), "the title")
        self.status = None

    def type(self):
        self.number += 1
        begun = time.monotonic()
        self.field.get_editable_text_iface().set_text_contents(title(self.number))
        self.typed.append((self.number, begun))

    def look(self):
        """Reads the status; a saved state counts for all that was typed before the look."""
        number = self.number
        if self.status is None:
            found = self.program.all("label", SAVED)
            self.status = found[0] if found else None
        if self.status is not None and self.program.text_of(self.status) == SAVED:
            self.saved = max(self.saved, number)

    def oldest_allowed(self, killed):
        """The least number that must have survived."""
        patience = (MOST_LOST + SLACK) * PATIENCE
        due = [number for number, begun in self.typed if begun <= killed - patience]
        return max([self.saved, *due])


def title(number):
    return f"第{number}次修改的示例课题"


def number_of(text):
    match = re.fullmatch("第([0-9]+)次修改的示例课题", text)
    return int(match.group(1)) if match else -1


def one_kill(session, workspace, entry_id, number, saved, chance):
    program = driver.Program(session, workspace.program, ["-w", str(workspace.folder)])
    program.act("open-page", program.text_variant(f"entries/{entry_id}"))
    program.wait(lambda: program.actions()["edit-selected"][0], "the draft")
    program.act("edit-selected")
    typist = Typist(program, number, saved)
    end = time.monotonic() + chance.uniform(0.2, 6.0)
    while time.monotonic() < end:
        typist.type()
        pause = time.monotonic() + chance.choice((0.05, 0.2, 0.4, 1.3, 1.8))
        while time.monotonic() < min(pause, end):
            typist.look()
            time.sleep(0.03)
    killed = time.monotonic()
    program.kill()
    shown = workspace.run("entry", "show", entry_id)
    found = number_of(shown["form"]["title"])
    least = typist.oldest_allowed(killed)
    if found < least:
        raise AssertionError(f"found edit {found}, saved was {typist.saved}, at least {least} "
                             f"had to be there of {typist.number}")
    if workspace.run("audit", "verify", check=True) is None:
        raise AssertionError("the audit trail does not hold")
    return typist.number, found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2018)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    session = Session()
    with tempfile.TemporaryDirectory(prefix="qunzhi-kills-") as folder:
        workspace = entry.Workspace(args.prefix, pathlib.Path(folder) / "workspace").make()
        entry_id = workspace.run("entry", "new", "qc-group",
                                 "--category", "problem-self")["id"]
        workspace.run("entry", "set", entry_id, f"title={title(0)}")
        number = saved = 0
        for turn in range(1, args.times + 1):
            number, saved = one_kill(session, workspace, entry_id, number, saved, chance)
            if turn % 20 == 0 or turn == args.times:
                print(f"{turn} kills, {number} edits, nothing lost that was saved", flush=True)
    session.check_reports()
    session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

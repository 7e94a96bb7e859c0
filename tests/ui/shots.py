#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of each page on a copy of a workspace.

    shots.py --program build/prefix/bin/qunzhi --workspace DIR --output DIR
             [--language zh_CN] [--all]

With --all: zh_CN and English, light and dark, 1280×800 and narrow."""

import argparse
import os
import pathlib
import shutil
import sqlite3
import sys
import tempfile

import driver
from session import Session

WIDE = (1280, 800)
NARROW = (480, 860)


def one_value(workspace, query):
    """The first value that the database gives, or nothing."""
    connection = sqlite3.connect(f"file:{workspace / 'qunzhi.db'}?mode=ro", uri=True)
    try:
        row = connection.execute(query).fetchone()
    finally:
        connection.close()
    return row[0] if row else None


# What a GNOME desktop sets; without a desktop GTK falls back to a smaller font of another look.
FONT = "Cantarell 11"


class Shots:
    """Walks through the pages of one window and takes the pictures."""

    def __init__(self, args, language, scheme, size):
        self.output = args.output
        self.prefix = f"{language}-{scheme}-{'wide' if size == WIDE else 'narrow'}-"
        if not args.all:
            self.prefix = ""
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="qunzhi-shots-"))
        self.workspace = self.folder / "workspace"
        shutil.copytree(args.workspace, self.workspace)
        self.session = Session(*size, "C" if language == "en" else language, FONT)
        self.session.environment["ADW_DEBUG_COLOR_SCHEME"] = f"prefer-{scheme}"
        self.program = args.program

    def start(self, workspace):
        program = driver.Program(self.session, self.program, ["-w", str(workspace)])
        program.settle(0.6)
        return program

    def take(self, program, name):
        program.settle(0.9)
        program.screenshot(self.output / f"{self.prefix}{name}.png")

    def first_run(self):
        program = self.start(self.folder / "nothing-here")
        self.take(program, "first-run")
        program.quit()

    def pages(self):
        program = self.start(self.workspace)
        open_page = lambda target: program.act("open-page", program.text_variant(target))
        entry = one_value(self.workspace, "SELECT id FROM entry WHERE state = 'accepted' AND "
                                          "activity = 'qc-group' ORDER BY seq LIMIT 1")
        draft = one_value(self.workspace, "SELECT id FROM entry WHERE state = 'draft' AND "
                                          "activity = 'qc-group' ORDER BY seq LIMIT 1")
        self.take(program, "overview")
        for page in ("activities", "entries", "exchange", "certificates", "review"):
            open_page(page)
            self.take(program, page)
        for tab in ("conflicts", "results"):
            program.act("show-review", program.text_variant(tab))
            self.take(program, tab)
        for act, name in (("seat-judges", "seat"), ("print-review", "papers")):
            program.act(act)
            program.settle(1.5)
            self.take(program, name)
            program.key("Escape")
            program.settle(0.8)
        program.act("show-cuts")
        self.take(program, "cuts")
        program.act("show-cuts")
        program.act("show-review", program.text_variant("scores"))
        self.take(program, "scores")
        for name, target in (("entry", entry), ("wizard", draft)):
            if target:
                open_page(f"entries/{target}")
                if name == "wizard":
                    program.wait(lambda: program.actions()["edit-selected"][0], "the draft")
                    program.act("edit-selected")
                self.take(program, name)
        if draft:
            program.act("go-to-step", program.text_variant("report"))
            self.take(program, "wizard-report")
        program.quit()

    def close(self):
        self.session.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--workspace", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--language", default="zh_CN")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    kinds = [(args.language, "light", WIDE)]
    if args.all:
        kinds = [(language, scheme, size) for language in ("zh_CN", "en")
                 for scheme in ("light", "dark") for size in (WIDE, NARROW)]
    # A session takes over the environment of its process: each kind gets a process of its own.
    for kind in kinds:
        child = os.fork()
        if child == 0:
            shots = Shots(args, *kind)
            try:
                shots.first_run()
                shots.pages()
            except (AssertionError, OSError) as error:
                print(error, file=sys.stderr)
                os._exit(1)
            finally:
                shots.close()
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if status != 0:
            return 1
    print(f"{len(list(args.output.glob('*.png')))} pictures in {args.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

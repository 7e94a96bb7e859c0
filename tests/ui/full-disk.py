#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk gets full while a clerk types: the window says so with the remedy, what was typed stays,
and it is saved as soon as there is room again. The limit on the size of files stands for the disk."""

import argparse
import pathlib
import re
import resource
import sys
import tempfile

import driver
import entry
from session import Session

FIELD = "课题名称"
BEFORE, TYPED, AFTER = "第一版示例课题", "磁盘已满时填写的示例课题", "腾出空间后填写的示例课题"


def open_draft(program, entry_id):
    program.act("open-page", program.text_variant(f"entries/{entry_id}"))
    program.wait(lambda: program.actions()["edit-selected"][0], "the draft")
    program.act("edit-selected")


def limit_files(program, size):
    """No file of the program may grow beyond that size."""
    pid = program.process.pid
    hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))


def wait_for_text(program, pattern):
    return program.wait(lambda: next((text for text in program.texts() if re.search(pattern, text)),
                                     None), f"“{pattern}”")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    args = parser.parse_args()
    session = Session()
    with tempfile.TemporaryDirectory(prefix="qunzhi-full-") as folder:
        workspace = entry.Workspace(args.prefix, pathlib.Path(folder) / "workspace").make()
        entry_id = workspace.run("entry", "new", "qc-group",
                                 "--category", "problem-self")["id"]
        # Beyond the limit the system sends a signal, which a disk does not.
        program = driver.Program(session, workspace.program, ["-w", str(workspace.folder)],
                                 wrapper=("env", "--ignore-signal=XFSZ"))
        open_draft(program, entry_id)
        program.fill(FIELD, BEFORE)
        wait_for_text(program, "^已保存$")

        limit_files(program, (workspace.folder / "qunzhi.db-wal").stat().st_size)
        field = program.fill(FIELD, TYPED)
        wait_for_text(program, "^未保存$")
        wait_for_text(program, "尚未保存.*磁盘已满.*qunzhi.db.*腾出")
        assert program.text_of(field) == TYPED, program.text_of(field)
        assert workspace.run("entry", "show", entry_id)["form"]["title"] == BEFORE

        limit_files(program, resource.RLIM_INFINITY)
        field = program.fill(FIELD, AFTER)
        wait_for_text(program, "^已保存$")
        assert program.text_of(field) == AFTER, program.text_of(field)
        assert workspace.run("entry", "show", entry_id)["form"]["title"] == AFTER
        program.quit()
        assert workspace.run("audit", "verify") is not None
    session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

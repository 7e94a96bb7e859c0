# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built qunzhictl on workspaces of its own."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["QUNZHICTL"]
SOURCE = pathlib.Path(os.environ["QZ_SOURCE_ROOT"])
EDITION = SOURCE / "resources/editions/shanghai-2018"

FORM = {
    "title": "降低船体分段焊缝返修率",
    "team": "启航QC小组",
    "unit": "（示例）上海申达船舶重工有限公司",
    "line": "industry",
    "contact": "示例·王建国",
    "phone": "021-00001234",
    "from": "2017-09-01",
    "to": "2018-06-30",
    "members": [
        {"name": "示例·王建国", "role": "组长"},
        {"name": "示例·李芳", "age": 35},
        {"name": "示例·欧阳𠮷"},
    ],
    "abstract": "小组按照PDCA循环开展活动，把返修率由4.2%降到1.8%。",
    "before": "4.2",
    "target": 2,
    "after": "1.8",
    "secrecy": "open",
    "commit-true": True,
    "commit-public": True,
}

PDF = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
       b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
       b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
       b"trailer<</Root 1 0 R>>\n%%EOF\n")


class Result:
    """What a call printed and how it ended."""

    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()

    @property
    def json(self):
        return json.loads(self.out)


class Case(unittest.TestCase):
    """A test with a folder of its own; `ctl` calls the program on the workspace in it."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="qz-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.workspace = self.folder / "workspace"

    def run_program(self, *arguments, **extra):
        env = dict(os.environ, HOME=str(self.folder), XDG_DATA_HOME=str(self.folder / "data"))
        env.update(extra.pop("env", {}))
        return Result(subprocess.run([PROGRAM, *map(str, arguments)], env=env, timeout=120,
                                     stdin=subprocess.DEVNULL, capture_output=True, check=False,
                                     **extra))

    def ctl(self, *arguments, status=0, **extra):
        result = self.run_program("-w", self.workspace, *arguments, **extra)
        self.assertEqual(result.status, status, f"{arguments}\n{result.out}\n{result.err}")
        if status == 0:
            self.assertEqual(result.err, "", arguments)
        else:
            self.assertTrue(result.err.startswith("qunzhictl: "), result.err)
        return result

    def ask(self, *arguments, status=0):
        """The JSON answer; whatever happens, it is one document."""
        return self.ctl("--json", *arguments, status=status).json

    def init(self):
        self.ctl("init", "--name", "（示例）上海市质量协会", "--edition", EDITION)

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    def new_entry(self, **changes):
        form = self.write("form.json", {**FORM, **changes})
        return self.ask("entry", "new", "qc-group", "--category", "problem-self", "--from",
                        form)["id"]

    def submit(self, **changes):
        return self.ask("entry", "submit", self.new_entry(**changes))["number"]


def main():
    unittest.main(argv=sys.argv[:1], verbosity=2)

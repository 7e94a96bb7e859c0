#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase of the key in the window: set beside the fingerprint, asked for before anything is
signed or decrypted, refused with a sentence when it is another; and an encrypted bundle is taken in
like any other."""

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
PASSPHRASE = "正确 马 电池"
FORM = {"title": "密封的成果", "team": "示例小组", "unit": entry.UNIT, "line": "industry",
        "contact": "王建国", "phone": "021-00001234", "secrecy": "open", "commit-true": True,
        "commit-public": True, "abstract": "一线故事", "commit-original": True}


class Desk:
    """A unit and an office whose edition asks for encryption."""

    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.session = Session()
        edition = folder / "edition"
        shutil.copytree(args.source / "resources/editions/shanghai-2018", edition)
        path = edition / "edition.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        data["encrypt-submissions"] = True
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        self.unit = self.make("unit", entry.UNIT, edition)
        self.office = self.make("office", OFFICE, edition)
        for sender, receiver in ((self.unit, self.office), (self.office, self.unit)):
            public = folder / "key.pub"
            sender.run("key", "show", "--output", public)
            receiver.run("key", "trust", public)
        self.office.run("bundle", "export", "edition", "--output", folder / "e.qzb")
        self.unit.run("bundle", "import", folder / "e.qzb")
        form = folder / "form.json"
        form.write_text(json.dumps(FORM, ensure_ascii=False), encoding="utf-8")
        made = self.unit.run("entry", "new", "brand-story", "--category", "essay", "--from", form)
        self.unit.run("entry", "submit", made["id"])

    def make(self, hat, name, edition):
        workspace = entry.Workspace(self.args.prefix, self.folder / hat)
        workspace.run("init", "--name", name, "--hat", hat, "--edition", edition)
        return workspace

    def start(self, workspace):
        program = driver.Program(self.session, workspace.program, ["-w", str(workspace.folder)])
        program.act("open-page", program.text_variant("exchange"))
        program.wait(lambda: program.actions().get("set-passphrase", [False])[0], "the bundles")
        return program

    def shot(self, program, name):
        if self.args.shots:
            program.screenshot(pathlib.Path(self.args.shots) / f"{name}.png")

    def set_passphrase(self, program):
        """Two that differ are not taken; then the key has one."""
        program.press("密钥的口令")
        dialog = program.dialog("密钥的口令")
        program.fill("新口令", PASSPHRASE, dialog)
        program.fill("再次输入新口令", "另一个", dialog)
        self.shot(program, "passphrase")
        program.press(re.compile("^设置"), root=dialog)
        program.find("label", re.compile("两次输入的口令不同"), dialog)
        program.fill("再次输入新口令", PASSPHRASE, dialog)
        program.press(re.compile("^设置"), root=dialog)
        program.gone("frame", "密钥的口令")

    def unlock(self, program):
        """A wrong one keeps the dialog; the right one goes on with what was asked for."""
        dialog = program.dialog("工作库的密钥")
        program.fill("口令", "错", dialog)
        program.press(re.compile("^解锁"), root=dialog)
        program.find("label", re.compile("口令不对"), dialog)
        self.shot(program, "unlock")
        program.fill("口令", PASSPHRASE, dialog)
        program.press(re.compile("^解锁"), root=dialog)
        program.gone("frame", "工作库的密钥")

    def hand_in(self):
        program = self.start(self.unit)
        self.set_passphrase(program)
        program.quit()
        assert self.unit.run("key", "show")["passphrase"] == "set"
        program = self.start(self.unit)
        bundle = self.folder / "s.qzb"
        program.act("hand-in-to", program.text_variant(str(bundle)))
        self.unlock(program)
        program.wait(bundle.exists, "the bundle")
        program.quit()
        return bundle

    def take_in(self, bundle):
        program = self.start(self.office)
        self.set_passphrase(program)
        program.quit()
        program = self.start(self.office)
        program.act("take-in", program.GLib.Variant("as", [str(bundle)]))
        self.unlock(program)
        dialog = program.dialog("将要导入")
        self.shot(program, "encrypted")
        program.find("label", "密封的成果", dialog)
        program.quit()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qunzhi-keys-") as folder:
        desk = Desk(args, pathlib.Path(folder))
        desk.take_in(desk.hand_in())
        desk.session.close()
    print("ok keys")
    return 0


if __name__ == "__main__":
    sys.exit(main())

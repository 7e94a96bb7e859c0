#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry of each activity travels in the window as two clerks see it: the unit types it, attaches
its files and hands it in; the office confirms the key, reads the entry and returns it with the
reason; the unit corrects it and hands it in again; the office accepts it, and its receipt tells the
unit so. Both workspaces are on this machine.

At the end the office has what was typed: each value, the record as it travelled, and each file, by
hash."""

import argparse
import contextlib
import hashlib
import json
import pathlib
import re
import sqlite3
import sys
import tempfile
import zipfile

import driver
import entry
from session import Session

OFFICE = "（示例）上海市质量协会"
REASON = "请补充数据来源，并换上更正后的报告。"
FINGERPRINT = re.compile(r"\d{5}( \d{5}){5}")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def hash_of(value):
    """Of anything that can be said in JSON: the same value, the same hash."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode())


class Place:
    """A workspace, and the window on it while it is open."""

    def __init__(self, args, folder, hat, name):
        self.hat = hat
        self.workspace = entry.Workspace(args.prefix, folder / hat)
        self.workspace.run("init", "--name", name, "--hat", hat, "--edition", "shanghai-2018")

    def start(self, session, *files):
        return driver.Program(session, self.workspace.program,
                              ["-w", str(self.workspace.folder), *map(str, files)])

    def entries(self, **wanted):
        found = self.workspace.run("entry", "list")["entries"]
        return [e for e in found if all(e[key] == value for key, value in wanted.items())]

    def rows(self, sql, *values):
        path = self.workspace.folder / "qunzhi.db"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return database.execute(sql, values).fetchall()

    def values(self, entry_id):
        return dict(self.rows("SELECT v.path, v.value FROM entry_value v JOIN entry e ON e.seq ="
                              " v.entry WHERE e.id = ?", entry_id))

    def files(self, entry_id):
        """Requirement and name of each file, with the hash of what is in the object store."""
        found = {}
        for requirement, name, digest in self.rows(
                "SELECT requirement, name, sha256 FROM material WHERE entry = ?", entry_id):
            path = self.workspace.folder / "objects" / digest[:2] / digest[2:]
            found[f"{requirement}/{name}"] = sha256(path.read_bytes())
        return found


class Journey:
    """What was typed so far, and the bundles that went to and fro; one window is open at a time."""

    def __init__(self, args, folder, activity):
        self.args = args
        self.activity = activity
        self.folder = folder
        self.session = Session()
        self.unit = Place(args, folder, "unit", entry.UNIT)
        self.office = Place(args, folder, "office", OFFICE)
        self.typed = {}
        self.files = {}
        self.entry = None

    def bundle(self, name):
        return self.folder / f"{name}.qzb"

    def shot(self, program, name):
        if self.args.shots:
            program.screenshot(pathlib.Path(self.args.shots) / f"{self.activity['id']}-{name}.png")

    def open_page(self, program):
        program.act("open-page", program.text_variant("exchange"))
        program.wait(lambda: "take-in" in program.actions(), "the page of bundles")

    def open_entry(self, program):
        program.act("open-page", program.text_variant("entries/" + self.entry))
        program.wait(lambda: program.actions()["print-selected"][0], "the entry")

    def written(self, program, path):
        """The window says what has to be handed over."""
        dialog = program.dialog("报送包已写好")
        assert path.exists()
        assert path.name in program.texts(dialog), program.texts(dialog)
        program.press(re.compile("^取消"), root=dialog)
        program.gone("frame", "报送包已写好")

    def take_in(self, program):
        """Presses the button under the report; returns what the report said."""
        dialog = program.dialog("将要导入")
        texts = program.texts(dialog)
        program.press(re.compile("^导入"), root=dialog)
        program.gone("frame", "将要导入")
        return texts

    def confirm_key(self, program, fingerprint):
        """What an unknown key has signed waits, until somebody has compared the fingerprint."""
        program.press("关闭", root=program.dialog("导入结果"))
        program.gone("frame", "导入结果")
        row = program.wait(lambda: [t for t in program.texts() if fingerprint in t], "the key")
        assert row, program.texts()
        program.press(re.compile("^确认"))
        program.settle(driver.WINDOW_CHANGES)
        self.shot(program, "key")
        program.press(re.compile("^确认"), root=program.find("dialog", "确认这个密钥？"))
        program.settle(driver.WINDOW_CHANGES)

    def own_fingerprint(self, program):
        self.open_page(program)
        return program.wait(lambda: [t for t in program.texts() if FINGERPRINT.fullmatch(t)],
                            "the own fingerprint")[0]

    def attach(self, program, requirement, name):
        path = self.folder / name
        entry.write_report(path, name)
        program.act("attach-file", program.text_variant(f"{requirement}:{path}"))
        self.files[f"{requirement}/{name}"] = sha256(path.read_bytes())

    # The stations of the journey -----------------------------------------------------------------

    def declare(self):
        """The unit types the entry, submits it and writes the bundle."""
        program = self.unit.start(self.session)
        first = self.activity["requirements"][0]["id"]
        report = self.folder / "成果报告.pdf"
        entry.write_report(report, "first")
        self.typed = entry.fill_entry(program, self.activity,
                                      entry.sound_values(self.activity), report)
        self.files = {f"{first}/{report.name}": sha256(report.read_bytes())}
        self.attach(program, "form-scan", "盖章的申报表.pdf")
        self.submit(program, self.bundle("报送"), first=True)
        fingerprint = self.own_fingerprint(program)
        program.quit()
        return fingerprint

    def submit(self, program, bundle, first=False):
        entry.step(program, "summary")
        program.find("label", "已保存")
        program.act("submit-draft")
        self.entry = program.wait(lambda: self.unit.entries(state="submitted"),
                                  "the submitted entry")[0]["id"]
        self.open_page(program)
        if first:
            program.find("label", "还没有报送包")
            self.shot(program, "empty")
        program.act("hand-in-to", program.text_variant(str(bundle)))
        self.written(program, bundle)

    def receive(self, fingerprint):
        """The office is told what would come in, confirms the key, reads, and returns the entry."""
        program = self.office.start(self.session, self.bundle("报送"))
        texts = self.take_in(program)
        assert fingerprint in texts, texts
        assert self.typed["title"] in texts, texts
        assert any(self.typed["unit"] in text for text in texts), texts
        assert not self.office.entries()
        self.confirm_key(program, fingerprint)
        program.wait(self.office.entries, "the entry to arrive")
        self.compare()
        self.see(program)
        program.press(re.compile("^退回补正"))
        dialog = program.dialog("退回补正")
        program.fill("原因", REASON, dialog)
        program.press(re.compile("^退回"), root=dialog)
        program.gone("frame", "退回补正")
        program.find("push button", re.compile("写退回包"))
        self.shot(program, "sent-back")
        program.act("write-return-of-entries-to", program.text_variant(str(self.bundle("退回"))))
        self.written(program, self.bundle("退回"))
        fingerprint = self.own_fingerprint(program)
        program.quit()
        return fingerprint

    def see(self, program):
        """What was typed stands in the window of the office."""
        self.open_entry(program)
        shown = program.wait(lambda: program.texts(), "the entry")
        for field in entry.fields(self.activity):
            value = self.typed.get(field["id"])
            if value is not None and field["type"] in ("text", "prose", "phone"):
                assert any(value in text for text in shown), f"“{value}” is not in {shown}"
        for name in self.files:
            assert any(name.split("/")[1] == text for text in shown), shown
        self.shot(program, "seen")

    def correct(self, fingerprint):
        """The unit reads why its entry came back, corrects it and hands it in once more."""
        program = self.unit.start(self.session)
        self.open_page(program)
        program.act("take-in", program.GLib.Variant("as", [str(self.bundle("退回"))]))
        texts = self.take_in(program)
        assert self.typed["title"] in texts, texts
        assert any(REASON in text for text in texts), texts
        self.confirm_key(program, fingerprint)
        program.wait(lambda: self.unit.entries(state="returned"), "the returned entry")
        self.open_entry(program)
        program.find("label", REASON)
        self.shot(program, "returned")
        program.press(re.compile("^编辑"))
        program.find("filler", "QzStepPage")
        program.find("label", re.compile(REASON))
        self.shot(program, "correcting")
        for field in ("title", "contact"):
            label = next(f for f in entry.fields(self.activity) if f["id"] == field)["label"]
            self.typed[field] += "（更正）"
            program.fill(label, self.typed[field])
        self.change_report(program)
        self.submit(program, self.bundle("再报"))
        program.quit()

    def change_report(self, program):
        """The report is taken away and the corrected one put in; the stamped form stays."""
        first = self.activity["requirements"][0]["id"]
        step = next(name for name in ("report", "materials") if self.has_step(program, name))
        entry.step(program, step)
        program.press("移除: 成果报告.pdf")
        del self.files[f"{first}/成果报告.pdf"]
        program.gone("push button", "移除: 成果报告.pdf")
        self.attach(program, first, "成果报告（更正）.pdf")
        program.find("push button", "移除: 成果报告（更正）.pdf")

    def has_step(self, program, name):
        entry.step(program, name)
        return bool(program.all("push button", "移除: 成果报告.pdf"))

    def accept(self):
        """The office takes the new revision in and accepts it; its receipt says so."""
        program = self.office.start(self.session, self.bundle("再报"))
        texts = self.take_in(program)
        assert self.typed["title"] in texts, texts
        program.wait(lambda: self.office.entries(title=self.typed["title"], state="submitted"),
                     "the new revision")
        self.compare()
        self.see(program)
        program.press(re.compile("^受理"))
        program.wait(lambda: self.office.entries(state="accepted"), "the accepted entry")
        self.shot(program, "accepted")
        self.open_page(program)
        table = self.folder / "报送包.xlsx"
        program.act("export-bundles-to", program.text_variant(str(table)))
        program.wait(table.exists, "the table of bundles")
        program.act("write-receipt-to", program.text_variant(str(self.bundle("回执"))))
        self.written(program, self.bundle("回执"))
        program.quit()

    def learn(self):
        """The window of the unit shows that its entry was accepted, and under which number."""
        program = self.unit.start(self.session, self.bundle("回执"))
        self.take_in(program)
        program.wait(lambda: self.unit.entries(state="accepted"), "the accepted entry")
        number = self.office.entries()[0]["number"]
        self.open_entry(program)
        program.find("label", "接收方的答复")
        program.wait(lambda: [t for t in program.texts() if number in t], "the number")
        program.find(None, "已受理")
        # Only who receives entries accepts or returns them.
        assert not program.all("push button", re.compile("^(受理|退回补正)"))
        self.shot(program, "learnt")
        program.quit()

    def compare(self):
        """Unit and office have the same, and it is what was typed; so has the bundle between."""
        for place in (self.unit, self.office):
            assert hash_of(place.values(self.entry)) == hash_of(self.typed), (
                place.hat, place.values(self.entry), self.typed)
            assert hash_of(place.files(self.entry)) == hash_of(self.files), (
                place.hat, place.files(self.entry), self.files)
        bundle = self.bundle("再报" if self.bundle("再报").exists() else "报送")
        with zipfile.ZipFile(bundle) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            record = next(r for r in manifest["records"] if r["kind"] == "entry")
            data = archive.read("b/" + record["sha256"])
        assert (record["id"], sha256(data)) == (self.entry, record["sha256"]), record
        assert self.office.rows("SELECT revision, sha256 FROM entry_source WHERE entry = ?",
                                self.entry) == [(record["revision"], sha256(data))]
        travelled = json.loads(data)
        assert hash_of(travelled["form"]) == hash_of(self.typed), travelled
        assert sorted(m["sha256"] for m in travelled["materials"]) == sorted(self.files.values())

    def travel(self):
        theirs = self.declare()
        ours = self.receive(theirs)
        self.correct(ours)
        self.accept()
        self.learn()
        self.compare()
        for place in (self.unit, self.office):
            place.workspace.run("audit", "verify")
        self.session.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--shots", help="folder for pictures")
    parser.add_argument("activities", nargs="*")
    args = parser.parse_args()
    for name, activity in entry.activities(args.source).items():
        if not args.activities or name in args.activities:
            with tempfile.TemporaryDirectory(prefix="qunzhi-exchange-") as folder:
                Journey(args, pathlib.Path(folder), activity).travel()
            print(f"ok {name}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

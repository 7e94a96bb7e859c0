# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of bundles share: workspaces at several places, and what has to be the same in them."""

import contextlib
import hashlib
import json
import re
import sqlite3
import subprocess
import zipfile

import driver

UNIT = driver.FORM["unit"]
OFFICE = "（示例）上海市质量协会"

COMMON = {key: driver.FORM[key] for key in ("title", "team", "unit", "line", "contact", "phone",
                                            "secrecy", "commit-true", "commit-public")}
ACTIVITIES = {
    "qc-group": ("problem-self", driver.FORM),
    "trusted-team": ("team", {**COMMON, "leader": "示例·张强", "size": 12, "work": "焊接",
                              "goals": "零缺陷", "features": "三检制",
                              "members": driver.FORM["members"]}),
    "brand-story": ("essay", {**COMMON, "abstract": "一线故事", "commit-original": True}),
    "service-star": ("person", {**COMMON, "sex": "female", "post": "窗口", "satisfaction": "98.5",
                                "abstract": "用心服务每一位顾客，" * 32}),
}

# What has to be the same whatever the order in which bundles came; not the order itself, and not
# the moment.
ROWS = {
    "entry": "SELECT id, edition, activity, category, number, state, title, team, unit_name, line,"
             " total, rank, award, revision, created, updated, origin FROM entry ORDER BY id",
    "value": "SELECT e.id, v.path, v.value FROM entry_value v JOIN entry e ON e.seq = v.entry"
             " ORDER BY 1, 2",
    "material": "SELECT id, entry, requirement, name, kind, sha256, bytes, awaited, claimed, pages"
                " FROM material ORDER BY id",
    "organisation": "SELECT id, name FROM organisation ORDER BY id",
    "source": "SELECT entry, organisation, revision, sha256 FROM entry_source ORDER BY entry",
    "key": "SELECT public, organisation, state FROM key ORDER BY public",
    "bundle": "SELECT b.id, b.sha256, l.record, l.revision, l.verdict FROM bundle b JOIN"
              " bundle_line l ON l.bundle = b.seq ORDER BY 1, 3",
    "count": "SELECT activity, category, state, n FROM entry_count WHERE n > 0 ORDER BY 1, 2, 3",
}


def pdf(number):
    return driver.PDF + b"%% report %d\n" % number


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Places(driver.Case):
    """Workspaces that send each other bundles; each is called by the name of its folder."""

    @contextlib.contextmanager
    def at(self, name):
        before, self.workspace = self.workspace, self.folder / name
        yield
        self.workspace = before

    def make(self, name, organisation, hat):
        with self.at(name):
            self.ctl("init", "--name", organisation, "--hat", hat, "--edition", driver.EDITION)

    def ask_at(self, name, *arguments, status=0):
        with self.at(name):
            return self.ask(*arguments, status=status)

    def rows(self, name):
        with contextlib.closing(sqlite3.connect(self.folder / name / "qunzhi.db")) as database:
            return {key: database.execute(sql).fetchall() for key, sql in ROWS.items()}

    def objects(self, name):
        folder = self.folder / name / "objects"
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        for path in found:
            self.assertEqual(path.parent.name + path.name, sha256(path.read_bytes()))
        return [path.parent.name + path.name for path in found]

    def declare(self, name, activity, number=0, **changes):
        category, form = ACTIVITIES[activity]
        path = self.write("form.json", {**form, **changes})
        entry = self.ask_at(name, "entry", "new", activity, "--category", category, "--from",
                            path)["id"]
        if activity == "qc-group":
            self.ask_at(name, "entry", "attach", entry, "report",
                        self.write("成果报告.pdf", pdf(number)))
        self.ask_at(name, "entry", "submit", entry)
        return entry

    def printed(self, name, entry):
        """The text of the form as it is printed for the stamp."""
        path = self.folder / "form.pdf"
        self.ask_at(name, "entry", "print", entry, "--output", path)
        return subprocess.run(["pdftotext", "-layout", path, "-"], stdout=subprocess.PIPE,
                              text=True, check=True).stdout

    def export(self, name, kind, file, *arguments):
        path = self.folder / file
        self.ask_at(name, "bundle", "export", kind, *arguments, "--output", path)
        return path

    def trust(self, receiver, sender):
        path = self.folder / f"{sender}.pub"
        self.ask_at(sender, "key", "show", "--output", path)
        return self.ask_at(receiver, "key", "trust", path)

    def form_of(self, name, entry):
        with contextlib.closing(sqlite3.connect(self.folder / name / "qunzhi.db")) as database:
            values = database.execute("SELECT v.path, v.value FROM entry_value v JOIN entry e ON"
                                      " e.seq = v.entry WHERE e.id = ? ORDER BY 1",
                                      [entry]).fetchall()
            files = database.execute("SELECT requirement, name, sha256 FROM material WHERE"
                                     " entry = ? ORDER BY id", [entry]).fetchall()
        return sha256(json.dumps([values, files]).encode())

    def state(self, name, entry):
        return self.ask_at(name, "entry", "show", entry)["state"]

    def check_outside(self, path, public):
        names = subprocess.run(["unzip", "-Z1", path], capture_output=True, check=True,
                               text=True).stdout.split()
        self.assertEqual(names[:2], ["manifest.json", "manifest.json.minisig"])
        self.assertTrue(all(re.fullmatch("b/[0-9a-f]{64}", name) for name in names[2:]), names)
        with zipfile.ZipFile(path) as archive:
            for name in names[2:]:
                self.assertEqual(sha256(archive.read(name)), name[2:])
            manifest = bytearray(archive.read("manifest.json"))
            (self.folder / "manifest.json.minisig").write_bytes(
                archive.read("manifest.json.minisig"))
        file = self.folder / "manifest.json"
        command = ["minisign", "-Vm", file, "-p", public]
        file.write_bytes(manifest)
        self.assertEqual(subprocess.run(command, capture_output=True, check=False).returncode, 0)
        manifest[len(manifest) // 2] ^= 1
        file.write_bytes(manifest)
        self.assertNotEqual(subprocess.run(command, capture_output=True, check=False).returncode, 0)

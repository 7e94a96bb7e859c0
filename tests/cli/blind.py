#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An activity that is judged without names: of a thousand marked names, units, telephone numbers and
file names none comes to its judges, by whatever they open, list, search, sort, count or export."""

import contextlib
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile

import driver
from places import OFFICE, Places

JUDGES = ("示例·评审甲", "示例·评审乙")
ENTRIES = 40
MARK = "MARKX"


class Marks:
    """Markers that were planted, each once."""

    def __init__(self):
        self.all = []

    def __call__(self, kind):
        mark = f"{MARK}{kind}{len(self.all):05d}Z"
        self.all.append(mark)
        return mark


def report(mark):
    """A .docx that says in every corner who has made it, but not on its pages."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/core.xml", f"<a><creator>{mark}</creator></a>")
        archive.writestr("docProps/app.xml", f"<a><Company>{mark}</Company></a>")
        archive.writestr("word/document.xml",
                         f'<w:document xmlns:w="w"><w:ins w:author="{mark}"><w:t>正文</w:t></w:ins>'
                         "</w:document>")
    return buffer.getvalue()


def paper(mark, number):
    """The same as PDF, with its author among the properties."""
    return (b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/LastModified(%d)>>endobj\n"
            b"4 0 obj<</Author(%s)>>endobj\n"
            b"trailer<</Root 1 0 R/Info 4 0 R>>\n%%%%EOF\n" % (number, mark.encode()))


class Blind(Places):
    def make_edition(self):
        """The edition, with one activity that is judged without names."""
        folder = self.folder / "edition"
        shutil.copytree(driver.EDITION, folder)
        path = folder / "activities/qc-group.json"
        data = json.loads(path.read_text())
        data["blind"] = True
        data["requirements"].insert(0, {
            "id": "anonymous", "name": "匿名版", "kinds": ["pdf", "word", "presentation"],
            "min-count": 1, "max-count": 1, "hard": True, "anonymous": True, "confirmed": True})
        for section in data["sections"]:
            for field in section["fields"]:
                if field["id"] in ("title", "abstract"):
                    field["anonymous"] = True
        path.write_text(json.dumps(data, ensure_ascii=False))
        path = folder / "edition.json"
        data = json.loads(path.read_text())
        data["version"] += ".1"
        path.write_text(json.dumps(data, ensure_ascii=False))
        return folder

    def start(self, place, name, hat):
        with self.at(place):
            self.ctl("init", "--name", name, "--hat", hat, "--edition", self.folder / "edition")

    def make_places(self):
        self.make_edition()
        self.start("office", OFFICE, "office")
        for place, name in zip(("judge-1", "judge-2"), JUDGES):
            self.start(place, name, "judge")
            key = self.folder / f"{place}.pub"
            self.ask_at(place, "key", "show", "--output", key)
            self.ask_at("office", "review", "judge", "add", name)
            self.ask_at("office", "review", "judge", "key", name, key)
            self.trust(place, "office")

    def plant(self, mark, number):
        """An entry all of whose names are marked, the title and the abstract among them."""
        unit, team, leader = f"（示例）上海{mark('unit')}有限公司", mark("team"), mark("person")
        form = {**driver.FORM, "unit": unit, "team": team, "contact": mark("contact"),
                "phone": f"021-{60000000 + number}",
                "email": f"{mark('mail')}@example.invalid", "address": mark("address"),
                "recommender": mark("recommender"), "certificate-unit": mark("certificate"),
                "group-number": mark("number"), "topic-number": mark("topic"),
                "members": [{"name": leader, "role": "组长"}]
                + [{"name": mark("member")} for _ in range(11)],
                "title": f"{unit}降低第{number}项返修率",
                "abstract": f"{team}在{leader}带领下，把返修率由4.2%降到1.8%。"}
        path = self.write("form.json", form)
        entry = self.ask_at("office", "entry", "new", "qc-group", "--category", "problem-self",
                            "--from", path)["id"]
        file = mark("file")
        if number % 2 == 0:
            path = self.write(f"{file}.docx", report(mark("property")))
        else:
            path = self.write(f"{file}.pdf", paper(mark("property"), number))
        self.ask_at("office", "entry", "attach", entry, "anonymous", path)
        path = self.write(f"{mark('report')}.pdf", paper(mark("author"), number))
        self.ask_at("office", "entry", "attach", entry, "report", path)
        self.ask_at("office", "entry", "submit", entry)
        return entry

    def assert_clean(self, data, what):
        if isinstance(data, str):
            data = data.encode()
        for form in (MARK.encode(), MARK.encode("utf-16-le"), MARK.encode("utf-16-be"),
                     MARK.lower().encode(), b"021-6000"):
            self.assertNotIn(form, data, what)

    def scan_archive(self, data, what):
        """What is inside a file as well, once it is unpacked."""
        self.assert_clean(data, what)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    self.assert_clean(name, what)
                    self.assert_clean(archive.read(name), f"{what}: {name}")
        elif data.startswith(b"%PDF"):
            path = self.write("scan.pdf", data)
            done = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"],
                                  capture_output=True, check=False)
            self.assert_clean(done.stdout, what)

    def scan_files(self, place):
        """Every file of a workspace, every row of its database, every material unpacked."""
        for path in (self.folder / place).rglob("*"):
            self.assert_clean(str(path.relative_to(self.folder)), path)
            if path.is_file():
                self.scan_archive(path.read_bytes(), path)
        with contextlib.closing(sqlite3.connect(self.folder / place / "qunzhi.db")) as database:
            tables = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'entry_search'")]
            self.assertIn("entry_search_term", tables)
            for table in tables:
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    self.assert_clean(repr(row), f"the table {table} of {place}")

    def scan_commands(self, place, entry, marks):
        """Whatever a judge can list, search, sort, count and write."""
        commands = [["entry", "list"], ["entry", "list", "--activity", "qc-group"],
                    ["entry", "show", entry], ["status"], ["review", "status"],
                    ["review", "panel", "list"], ["review", "judge", "list"],
                    ["review", "conflict", "list"], ["review", "result", "--activity", "qc-group"],
                    ["review", "sheets"], ["review", "tasks"], ["organisation", "list"], ["bundle", "list"],
                    ["key", "list"], ["audit", "verify"]]
        for command in commands:
            with self.at(place):
                self.assert_clean(self.ctl("--json", *command).out, command)
                self.assert_clean(self.ctl(*command).out, command)
        for mark in marks:
            found = self.ask_at(place, "entry", "list", "--search", mark)["entries"]
            self.assertEqual(found, [], mark)
        for number in range(3):
            found = self.ask_at(place, "entry", "list", "--search", f"6000000{number}")["entries"]
            self.assertEqual(found, [])
        files = [["entry", "export", self.folder / "all.xlsx"],
                 ["review", "export", self.folder / "r.xlsx", "--activity", "qc-group"],
                 ["review", "export", self.folder / "r.pdf", "--activity", "qc-group"],
                 ["bundle", "export", "form-kit", entry, "--output", self.folder / "kit"],
                 ["entry", "print", entry, "--output", self.folder / "form.pdf"],
                 ["review", "papers", "--activity", "qc-group", "--output",
                  self.folder / "papers"]]
        for command in files:
            with self.at(place):
                result = self.run_program("-w", self.workspace, *command)
                self.assert_clean(result.out + result.err, command)
        for name in ("all.xlsx", "r.xlsx", "r.pdf", "form.pdf", "kit", "papers"):
            path = self.folder / name
            for file in path.rglob("*") if path.is_dir() else [path] if path.exists() else []:
                if file.is_file():
                    self.scan_archive(file.read_bytes(), file)
                    if file.suffix == ".pdf":
                        text = subprocess.run(["pdftotext", file, "-"], capture_output=True,
                                              check=True).stdout
                        self.assert_clean(text, file)

    def take_packet(self, place, name):
        path = self.folder / f"{place}.qzb"
        answer = self.ask_at("office", "bundle", "export", "review-packet", "--to", name,
                             "--output", path)
        self.scan_archive(path.read_bytes(), path)
        lines = self.ask_at(place, "bundle", "import", path)["reports"]
        self.assertEqual({line["outcome"] for line in lines}, {"taken"})
        return answer

    def test_markers(self):
        self.make_places()
        mark = Marks()
        entries = [self.plant(mark, number) for number in range(ENTRIES)]
        self.assertGreaterEqual(len(mark.all), 1000)
        self.ask_at("office", "review", "panel", "make", "第一组", "--activity", "qc-group",
                    "--judges", ",".join(JUDGES))
        answer = self.take_packet("judge-1", JUDGES[0])
        self.assertEqual((answer["entries"], len(answer["cleaned"])), (ENTRIES, ENTRIES))
        self.assertTrue(all(file["cleaned"] for file in answer["cleaned"]))
        self.assertTrue(all(MARK in file["file"] for file in answer["cleaned"]))
        self.scan_files("judge-1")
        self.scan_commands("judge-1", entries[0], mark.all[:5] + mark.all[-5:])
        shown = self.ask_at("judge-1", "entry", "show", entries[3])
        self.assertEqual(shown["form"]["title"], "＊＊＊降低第3项返修率")
        self.assertEqual(set(shown["form"]), {"title", "abstract"})
        with contextlib.closing(sqlite3.connect(self.folder / "judge-1/qunzhi.db")) as database:
            names = {row[0] for row in database.execute("SELECT name FROM material")}
        self.assertEqual(names, {"匿名版 1.docx", "匿名版 1.pdf"})
        # At the office the markers are where they were.
        self.assertIn(mark.all[0].encode(), (self.folder / "office/qunzhi.db").read_bytes())

    def test_left_out(self):
        """What cannot be read without names is not in the packet, and somebody is told why."""
        self.make_places()
        mark = Marks()
        entries = [self.plant(mark, number) for number in range(3)]
        self.ask_at("office", "review", "panel", "make", "第一组", "--activity", "qc-group",
                    "--judges", ",".join(JUDGES))
        # The file of one is of the old format.
        folder = self.folder / "office" / "objects"
        with contextlib.closing(sqlite3.connect(self.folder / "office/qunzhi.db")) as database:
            sha256 = database.execute("SELECT sha256 FROM material WHERE entry = ? AND requirement"
                                      " = 'anonymous'", [entries[0]]).fetchone()[0]
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
        (folder / sha256[:2] / sha256[2:]).chmod(0o600)
        (folder / sha256[:2] / sha256[2:]).write_bytes(old)
        path = self.folder / "p.qzb"
        answer = self.ask_at("office", "bundle", "export", "review-packet", "--to", JUDGES[0],
                             "--output", path)
        self.assertEqual(answer["entries"], 2)
        self.assertEqual(len(answer["findings"]), 1)
        self.assertIn(".docx", answer["findings"][0])
        self.assertEqual(list(folder.glob(".new-*")), [])


if __name__ == "__main__":
    driver.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases that are not for us, two writers, folders that cannot be written, files that lie."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import struct
import subprocess

import driver


def fingerprint(folder):
    return {path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


class Safety(driver.Case):
    def patch_header(self, offset, value):
        with open(self.workspace / "qunzhi.db", "r+b") as database:
            database.seek(offset)
            database.write(struct.pack(">I", value))

    def assert_untouched(self, code):
        before = fingerprint(self.workspace)
        for arguments in (["status"], ["entry", "list"], ["index", "rebuild"],
                          ["entry", "new", "trusted-team"]):
            self.assertEqual(self.ask(*arguments, status=3)["error"]["code"], code)
        after = fingerprint(self.workspace)
        for name in before:
            if name.suffix == ".db":
                self.assertEqual(before[name], after[name])

    def test_newer_database(self):
        self.init()
        self.patch_header(60, 9999)
        self.assert_untouched("newer")

    def test_foreign_database(self):
        self.init()
        self.patch_header(68, 0x12345678)
        self.assert_untouched("foreign")

    def test_not_a_database(self):
        self.workspace.mkdir()
        (self.workspace / "qunzhi.db").write_bytes(b"hello, this is no database" * 100)
        self.assert_untouched("foreign")

    def test_second_writer(self):
        self.init()
        self.submit()
        with open(self.workspace / "qunzhi.lock", "r+", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.write(f"{os.getpid()}\nqunzhi\nmachine\n")
            lock.flush()
            answer = self.ask("entry", "accept", "2018-QC-0001", status=3)
            self.assertEqual(answer["error"]["code"], "locked")
            self.assertIn("qunzhi", answer["error"]["message"])
            self.assertIn(str(os.getpid()), answer["error"]["message"])
            self.assertEqual(self.ask("entry", "list")["count"], 1)
            self.assertEqual(self.ask("entry", "show", "2018-QC-0001")["state"], "submitted")
        self.ctl("entry", "accept", "2018-QC-0001")

    def test_two_at_once(self):
        """Calls that meet are either done or refused; none is lost and none is half done."""
        self.init()
        form = self.write("form.json", driver.FORM)
        calls = [subprocess.Popen([driver.PROGRAM, "-w", self.workspace, "entry", "new", "qc-group",
                                   "--category", "innovation", "--from", form],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                 for _ in range(12)]
        statuses = [call.wait(120) for call in calls]
        self.assertTrue(set(statuses) <= {0, 3}, statuses)
        self.assertEqual(self.ask("entry", "list")["count"], statuses.count(0))
        self.ctl("audit", "verify")

    def test_read_only_folder(self):
        self.init()
        self.submit()
        user = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
        os.chmod(self.folder, 0o755)
        for path in [self.workspace, *self.workspace.rglob("*")]:
            os.chmod(path, 0o555 if path.is_dir() else 0o444)
        try:
            try:
                result = self.run_program("-w", self.workspace, "--json", "entry", "accept",
                                          "2018-QC-0001", **user)
            except PermissionError:
                self.skipTest("the program cannot be run by another user here")
            if result.status == 127 or not result.out:
                self.skipTest("the program cannot be run by another user here")
            self.assertEqual(result.status, 3, result.err)
            self.assertEqual(result.json["error"]["code"], "read-only")
        finally:
            for path in [self.workspace, *self.workspace.rglob("*")]:
                os.chmod(path, 0o755)
        self.assertEqual(self.ask("entry", "show", "2018-QC-0001")["state"], "submitted")

    def test_full_disk(self):
        """A full disk refuses with a reason, and what was there stays."""
        mount = self.folder / "small"
        mount.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount],
                              capture_output=True, check=False)
        if done.returncode != 0:
            self.skipTest("nothing can be mounted here")
        self.addCleanup(subprocess.run, ["umount", str(mount)], check=True)
        self.workspace = mount / "workspace"
        self.init()
        number = self.submit()
        with open(mount / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        answer = self.ask("entry", "accept", number, status=3)
        self.assertEqual(answer["error"]["code"], "full")
        copy = mount / "edition"
        answer = self.ask("edition", "export", copy, status=3)
        self.assertEqual(answer["error"]["code"], "full")
        self.assertFalse(copy.exists())
        os.unlink(mount / "filler")
        self.assertEqual(self.ask("entry", "show", number)["state"], "submitted")
        self.ctl("entry", "accept", number)

    def test_log_on_read_only_disk(self):
        """A workspace that was not closed, on a disk that can only be read: what to do is said."""
        mount = self.folder / "small"
        mount.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", mount],
                              capture_output=True, check=False)
        if done.returncode != 0:
            self.skipTest("nothing can be mounted here")
        self.addCleanup(subprocess.run, ["umount", str(mount)], check=True)
        self.workspace = mount / "workspace"
        self.init()
        database = sqlite3.connect(self.workspace / "qunzhi.db")
        self.addCleanup(database.close)
        database.execute("UPDATE setting SET value = '改名' WHERE name = 'workspace.name'")
        database.commit()
        copy = mount / "copy"
        shutil.copytree(self.workspace, copy)
        database.close()
        (copy / "qunzhi.db-shm").unlink()
        subprocess.run(["mount", "-o", "remount,ro", str(mount)], check=True)
        self.assertEqual(self.ask("status")["name"], "改名")
        self.workspace = copy
        answer = self.ask("status", status=3)
        self.assertEqual(answer["error"]["code"], "read-only")
        self.assertIn("copy", answer["error"]["message"])
        shutil.copytree(copy, self.folder / "elsewhere")
        self.workspace = self.folder / "elsewhere"
        self.assertEqual(self.ask("status")["name"], "改名")

    def test_small_disk(self):
        """A workspace that does not fit is not half made; the next attempt starts afresh."""
        mount = self.folder / "small"
        mount.mkdir()
        for size, command in [("40k", "init"), ("200k", "init"), ("500k", "init"),
                              ("700k", "demo"), ("1500k", "demo")]:
            with self.subTest(size=size, command=command):
                done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs",
                                       mount], capture_output=True, check=False)
                if done.returncode != 0:
                    self.skipTest("nothing can be mounted here")
                try:
                    self.workspace = mount / "workspace"
                    arguments = (["init", "--name", "示例", "--edition", "shanghai-2018"]
                                 if command == "init" else ["demo", "--entries", "500"])
                    for _ in range(2):
                        done = self.run_program("-w", self.workspace, "--json", *arguments)
                        if done.status == 0:
                            self.assertNotEqual(size, "40k")
                            self.ctl("audit", "verify")
                            break
                        self.assertEqual((done.status, done.json["error"]["code"]), (3, "full"))
                        self.assertEqual(list(self.workspace.glob("qunzhi.db*")), [])
                finally:
                    subprocess.run(["umount", str(mount)], check=True)

    def test_lying_files(self):
        self.init()
        entry = self.new_entry()
        png = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
        for name, content in [("a.pdf", b"MZ\x90\0" + b"\0" * 100), ("b.pdf", png),
                              ("c.docx", driver.PDF), ("d.exe", driver.PDF), ("e.pdf", b""),
                              ("f.png", png)]:
            with self.subTest(name):
                answer = self.ask("entry", "attach", entry, "report", self.write(name, content),
                                  status=1)
                self.assertEqual(answer["error"]["code"], "type")
        answer = self.ask("entry", "attach", entry, "report", "/nowhere.pdf", status=1)
        self.assertEqual(answer["error"]["code"], "not-found")
        self.assertEqual(self.ask("entry", "show", entry)["materials"], [])
        self.assertFalse(any(path.is_file() for path in (self.workspace / "objects").rglob("*")))

    def test_changed_audit_trail(self):
        self.init()
        self.submit()
        with sqlite3.connect(self.workspace / "qunzhi.db") as database:
            database.execute("UPDATE audit SET summary = 'x' WHERE seq = 2")
        answer = self.ask("audit", "verify", status=3)
        self.assertEqual(answer["error"]["code"], "corrupt")
        self.assertIn("2", answer["error"]["message"])

    def test_terminal_sequences(self):
        """What others typed never reaches the terminal as a command."""
        self.init()
        name = "报告\x1b[2J\u202e.pdf"
        entry = self.new_entry()
        self.ctl("entry", "attach", entry, "report", self.write(name, driver.PDF))
        text = self.ctl("entry", "show", entry).out
        self.assertNotIn("\x1b", text)
        self.assertNotIn("\u202e", text)

    def test_demo(self):
        self.ctl("demo", "--entries", "12", "--judges", "5", "--seed", "7")
        first = self.ask("entry", "list")
        other = self.folder / "other"
        self.run_program("-w", other, "demo", "--entries", "12", "--judges", "5", "--seed", "7")
        self.assertEqual(self.run_program("-w", other, "--json", "entry", "list").json, first)
        self.assertEqual(first["count"], 12)
        self.assertTrue(all("示例" in entry["unit"] for entry in first["entries"]))
        self.ctl("demo", status=1)
        self.ctl("audit", "verify")


if __name__ == "__main__":
    driver.main()

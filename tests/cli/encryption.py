#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles that only their recipient reads, and keys that take a passphrase."""

import json
import shutil
import subprocess
import zipfile

import driver
from places import OFFICE, UNIT, Places, sha256


class Secrets(Places):
    def make_pair(self):
        """An office whose edition asks for encryption, and a unit that got it from there."""
        folder = self.folder / "edition"
        shutil.copytree(driver.EDITION, folder)
        path = folder / "edition.json"
        data = json.loads(path.read_text())
        data["encrypt-submissions"] = True
        data["version"] += ".1"
        path.write_text(json.dumps(data, ensure_ascii=False))
        with self.at("office"):
            self.ctl("init", "--name", OFFICE, "--hat", "office", "--edition", folder)
        self.make("unit", UNIT, "unit")
        bundle = self.export("office", "edition", "e.qzb")
        self.trust("unit", "office")
        self.trust("office", "unit")
        answer = self.ask_at("unit", "bundle", "import", bundle)
        self.assertEqual(answer["reports"][0]["outcome"], "taken")

    def refused(self, name, *arguments, **env):
        with self.at(name):
            return self.ctl(*arguments, status=1, env=env).err

    def test_encrypted(self):
        """Out of the unit, into the office, and nowhere else."""
        self.make_pair()
        entry = self.declare("unit", "qc-group", 7)
        path = self.folder / "s.qzb"
        answer = self.ask_at("unit", "bundle", "export", "submission", "--limit", "100",
                             "--output", path)
        self.assertEqual(answer["beside"], [])
        self.check_outside(path, self.folder / "unit.pub")
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            shown = archive.read("manifest.json").decode()
            content = archive.read(names[2])
        self.assertEqual(len(names), 3)
        manifest = json.loads(shown)
        self.assertEqual((manifest["records"], manifest["blobs"][0]["name"]), ([], ""))
        self.assertNotIn("成果报告", shown)
        self.assertNotIn(b"%PDF", content)
        self.assertIn("encrypted", self.ask("bundle", "inspect", path))

        self.make("elsewhere", "（示例）别处", "office")
        self.trust("elsewhere", "unit")
        answer = self.ask_at("elsewhere", "bundle", "import", path)
        self.assertEqual(answer["bundles"][0]["outcome"], "refused")
        self.assertIn("s.qzb", answer["bundles"][0]["reason"])
        self.assertEqual(self.rows("elsewhere")["entry"], [])

        before = self.rows("office")
        dry = self.ask_at("office", "bundle", "import", "--dry-run", path)
        self.assertEqual([line["outcome"] for line in dry["reports"]], ["taken"])
        self.assertEqual(self.rows("office"), before)
        answer = self.ask_at("office", "bundle", "import", path)
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["taken"])
        self.assertEqual(self.form_of("unit", entry), self.form_of("office", entry))
        self.assertEqual(self.objects("office"), self.objects("unit"))
        again = self.ask_at("office", "bundle", "import", path)
        self.assertEqual(again["bundles"][0]["outcome"], "duplicate")
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        answer = self.ask_at("office", "bundle", "import", self.write("bad.qzb", bytes(data)))
        self.assertEqual(answer["bundles"][0]["outcome"], "refused")
        self.assertIn("bad.qzb", answer["bundles"][0]["reason"])

    def test_waiting(self):
        """One whose sender is not known waits as it came, and is read when the key is confirmed."""
        self.make_pair()
        self.make("other", "（示例）乙公司", "unit")
        self.trust("other", "office")
        self.ask_at("other", "bundle", "import", self.folder / "e.qzb")
        entry = self.declare("other", "qc-group", unit="（示例）乙公司")
        bundle = self.export("other", "submission", "o.qzb")
        answer = self.ask_at("office", "bundle", "import", bundle)
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["waiting"])
        self.assertEqual(self.objects("office"), [sha256(bundle.read_bytes())])
        # What waits takes the key of the office: without it the sender's is not confirmed by halves.
        self.passphrase("office", "办公室")
        self.refused("office", "key", "trust", "--pending")
        self.assertEqual(len(self.ask_at("office", "key", "pending")["keys"]), 1)
        with self.at("office"):
            answer = self.ctl("--json", "key", "trust", "--pending",
                              env={"QZ_PASSPHRASE": "办公室"}).json
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["taken"])
        self.assertEqual(self.form_of("other", entry), self.form_of("office", entry))
        self.assertEqual(self.objects("office"), self.objects("other"))

    def test_no_key(self):
        """Without the office's key nothing goes out, and the sentence says where it comes from."""
        self.make_pair()
        with self.at("late"):
            self.ctl("init", "--name", UNIT, "--hat", "unit", "--edition",
                     self.folder / "edition")
        entry = self.declare("late", "qc-group")
        path = self.folder / "late.qzb"
        command = ["bundle", "export", "submission", "--output", path]
        self.refused("late", *command)
        self.assertFalse(path.exists())
        self.trust("late", "office")
        self.ask_at("late", "bundle", "import", self.folder / "e.qzb")
        self.ask_at("late", *command)
        self.trust("office", "late")
        self.ask_at("office", "bundle", "import", path)
        self.assertEqual(self.form_of("late", entry), self.form_of("office", entry))

    def passphrase(self, name, new, old=None, *arguments, status=0):
        env = {} if old is None else {"QZ_PASSPHRASE": old}
        if new is not None:
            env["QZ_NEW_PASSPHRASE"] = new
        with self.at(name):
            return self.ctl("key", "passphrase", *arguments, status=status, env=env)

    def test_passphrase(self):
        """Set, asked for, changed, removed; the key stays the same, and a wrong one loses nothing."""
        self.make_pair()
        entry = self.declare("unit", "qc-group")
        path = self.folder / "s.qzb"
        command = ["bundle", "export", "submission", "--output", path]
        own = self.ask_at("unit", "key", "show")
        self.assertEqual(own["passphrase"], "none")
        self.passphrase("unit", "正确 马 电池")
        shown = self.ask_at("unit", "key", "show")
        self.assertEqual(shown["passphrase"], "set")
        self.assertEqual(shown["fingerprint"], own["fingerprint"])
        key = self.folder / "unit/keys/sign.key"
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        before = key.read_bytes(), self.rows("unit")["bundle"]
        for env in ({}, {"QZ_PASSPHRASE": "错"}):
            self.refused("unit", *command, **env)
        self.passphrase("unit", "新", status=1)
        self.passphrase("unit", "新", "错", status=1)
        self.assertEqual((key.read_bytes(), self.rows("unit")["bundle"]), before)
        self.assertFalse(path.exists())
        # Whatever signs nothing asks for nothing.
        self.assertIn(own["fingerprint"], self.printed("unit", entry))
        with self.at("unit"):
            self.ctl(*command, env={"QZ_PASSPHRASE": "正确 马 电池"})
        self.passphrase("unit", "新", "正确 马 电池")
        self.refused("unit", *command, QZ_PASSPHRASE="正确 马 电池")
        self.passphrase("unit", None, "新", "--remove")
        self.ask_at("unit", *command)
        trail = self.ask_at("unit", "audit", "export")["events"]
        self.assertEqual([event["verb"] for event in trail if "passphrase" in event["verb"]],
                         ["key.passphrase-removed", "key.passphrase", "key.passphrase"])
        self.assertNotIn("马", str(trail))
        self.passphrase("office", "办公室")
        self.refused("office", "bundle", "import", path)
        self.assertEqual(self.rows("office")["entry"], [])
        with self.at("office"):
            self.ctl("bundle", "import", path, env={"QZ_PASSPHRASE": "办公室"})
        self.assertEqual(self.form_of("unit", entry), self.form_of("office", entry))

    def test_typed(self):
        """On a terminal it is typed, and not shown."""
        self.make("unit", UNIT, "unit")
        program = f"{driver.PROGRAM} -w {self.folder / 'unit'} key passphrase"
        done = subprocess.run(["script", "-qec", program, "/dev/null"], input=b"abc\nabc\n",
                              stdout=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(self.ask_at("unit", "key", "show")["passphrase"], "set")


if __name__ == "__main__":
    driver.main()

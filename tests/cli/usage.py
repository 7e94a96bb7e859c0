#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line itself: wrong usage, exit statuses, JSON, help, man page, completion, Chinese."""

import os
import pathlib
import pty
import re
import shutil
import subprocess
import unittest

import driver

WRONG = [
    [],
    ["nonsense"],
    ["entry"],
    ["entry", "nonsense"],
    ["review", "panel"],
    ["status", "extra"],
    ["status", "--nonsense"],
    ["status", "--nonsense=1"],
    ["init"],
    ["init", "--name"],
    ["init", "--name", "甲", "--hat", "king"],
    ["init", "--name", "甲", "--hat", ""],
    ["init", "--name", "甲", "--name", "乙"],
    ["demo", "--entries", "0"],
    ["demo", "--entries", "many"],
    ["demo", "--entries", "99999999999999999999"],
    ["entry", "list", "--state", "gone"],
    ["entry", "list", "--limit", "-1"],
    ["entry", "new"],
    ["entry", "new", "qc-group"],
    ["entry", "set", "x"],
    ["entry", "attach", "x", "y"],
    ["entry", "return", "2018-QC-0001"],
    ["entry", "move", "2018-QC-0001"],
    ["entry", "print", "2018-QC-0001"],
    ["entry", "show", "2018-QC-0001", "--history=yes"],
    ["review", "sheet", "x"],
    ["review", "sheet", "2018-QC-0001", "甲", "topic"],
    ["review", "rank"],
    ["review", "level", "--activity", "qc-group", "--ties", "toss"],
    ["review", "level", "--activity", "qc-group", "--share", "first"],
    ["review", "level", "--activity", "qc-group", "nonsense"],
    ["review", "panel", "make", "第一组"],
    ["review", "conflict", "list", "--state", "pinned"],
    ["review", "conflict", "add", "2018-QC-0001"],
    ["review", "freeze"],
    ["review", "replay", "--activity", "qc-group", "newest"],
    ["review", "compare", "--activity", "qc-group", "1", "2", "3"],
    ["review", "comments"],
    ["review", "comments", "--activity", "qc-group"],
    ["review", "assign"],
    ["review", "assign", "--activity", "qc-group"],
    ["review", "assign", "--activity", "qc-group", "--panels", "many"],
    ["bundle", "export"],
    ["bundle", "export", "nonsense", "--output", "x"],
    ["bundle", "export", "submission"],
    ["bundle", "export", "submission", "--output", "x.qzb", "--limit", "many"],
    ["bundle", "import"],
    ["bundle", "inspect"],
    ["key", "trust"],
    ["certificate", "render"],
    ["certificate", "render", "--output", "x.pdf", "--from", "0"],
    ["certificate", "render", "--output", "x.pdf", "--separate", "x"],
    ["certificate", "void", "x"],
    ["search"],
    ["help", "nonsense"],
]

REFUSED = [
    ["entry", "show", "2018-QC-9999"],
    ["entry", "submit", "2018-QC-9999"],
    ["entry", "new", "nonsense", "--category", "x"],
    ["entry", "new", "qc-group", "--category", "nonsense"],
    ["entry", "list", "--activity", "nonsense"],
    ["entry", "new", "qc-group", "--category", "innovation", "--from", "/nowhere.json"],
    ["entry", "print", "2018-QC-0001", "--output", "/nowhere/a.pdf"],
    ["entry", "set", "2018-QC-0001", "title=x"],
    ["entry", "submit", "2018-QC-0001"],
    ["entry", "return", "2018-QC-0001", "--reason", " "],
    ["entry", "move", "2018-QC-0001", "--category", "problem-self"],
    ["notice", "show", "nonsense"],
    ["organisation", "show", "nonsense"],
    ["review", "panel", "show", "nonsense"],
    ["review", "judge", "add", "甲\u202e乙"],
    ["review", "judge", "add", "甲" * 201],
    ["review", "panel", "make", "甲" * 201, "--activity", "qc-group", "--judges", "甲"],
    ["review", "status", "--activity", "nonsense"],
    ["review", "level", "--activity", "qc-group", "--share", "first=1.5"],
    ["review", "level", "--activity", "qc-group", "--share", "first=-0.1"],
    ["review", "level", "--activity", "qc-group", "--count", "first=-1"],
    ["review", "level", "--activity", "qc-group", "--count", "first=2.7"],
    ["review", "sheet", "2018-QC-0001", "无此人", "topic=1"],
    ["review", "rank", "--activity", "nonsense"],
    ["bundle", "export", "return", "--output", "x.qzb"],
    ["bundle", "export", "receipt", "--output", "x.qzb", "--to", "nonsense"],
    ["bundle", "inspect", "/nowhere.qzb"],
    ["bundle", "add-file", "/nowhere.mp4"],
    ["key", "trust", "0123456789ABCDEF"],
    ["certificate", "void", "nonsense", "--reason", "x"],
    ["certificate", "register", "--activity", "nonsense"],
    ["certificate", "render", "--output", "x.pdf"],
]

READS = [
    ["status"],
    ["edition", "show"],
    ["notice", "list"],
    ["notice", "show", "general"],
    ["entry", "list"],
    ["entry", "list", "--search", "焊缝", "--state", "submitted", "--limit", "5"],
    ["entry", "show", "2018-QC-0001", "--history"],
    ["entry", "check", "2018-QC-0001"],
    ["organisation", "list"],
    ["organisation", "show", driver.FORM["unit"]],
    ["review", "judge", "list"],
    ["review", "panel", "list"],
    ["review", "status"],
    ["review", "result", "--activity", "qc-group"],
    ["certificate", "register"],
    ["search", "hfl"],
    ["bundle", "list"],
    ["key", "list"],
    ["key", "pending"],
    ["audit", "verify"],
    ["audit", "export"],
    ["help"],
    ["help", "entry", "new"],
]


class Usage(driver.Case):
    def test_wrong_usage(self):
        self.init()
        self.submit()
        before = self.ask("audit", "export")
        for arguments in WRONG:
            with self.subTest(arguments):
                result = self.run_program("-w", self.workspace, *arguments)
                self.assertEqual((result.status, result.out), (2, ""), result.err)
                self.assertRegex(result.err, r"^qunzhictl: .+\n$")
                answer = self.ask(*arguments, status=2)
                self.assertEqual(answer["error"]["code"], "usage")
        self.assertEqual(self.run_program("-w").status, 2)
        self.assertEqual(self.run_program("--json", "-w").json["error"]["code"], "usage")
        self.assertEqual(self.ask("audit", "export"), before)

    def test_refused(self):
        self.init()
        self.submit()
        before = self.ask("audit", "export")
        for arguments in REFUSED:
            with self.subTest(arguments):
                self.ctl(*arguments, status=1)
                answer = self.ask(*arguments, status=1)
                self.assertIn("message", answer["error"])
        self.assertEqual(self.ask("audit", "export"), before)

    def test_failed(self):
        """No workspace, or a folder that cannot be made: 3."""
        self.assertEqual(self.ctl("status", status=3).out, "")
        self.ctl("entry", "list", status=3)
        blocked = self.write("blocked", "x")
        result = self.run_program("-w", blocked / "below", "init", "--name", "甲")
        self.assertEqual(result.status, 3, result.err)
        self.init()
        self.ctl("init", "--name", "乙", status=1)

    def test_reads(self):
        """Every answer is printed for people, and as one JSON document."""
        self.init()
        self.submit()
        for arguments in READS:
            with self.subTest(arguments):
                self.ctl(*arguments)
                self.assertIsInstance(self.ask(*arguments), dict)

    def test_answers(self):
        self.init()
        self.submit()
        counts = {c["activity"]: c["submitted"] for c in self.ask("status")["counts"]}
        self.assertEqual(counts["qc-group"], 1)
        shown = self.ask("entry", "show", "2018-QC-0001")
        self.assertEqual(shown["form"]["members/2/name"], "示例·欧阳𠮷")
        self.assertIsNone(shown["total"])
        self.assertEqual(self.ask("search", "jdctfd")["count"], 1)
        self.assertEqual(self.ask("search", "没有的词")["count"], 0)
        self.assertEqual(self.ask("entry", "list", "--state", "draft")["entries"], [])
        text = self.ctl("entry", "list").out
        self.assertIn("降低船体分段焊缝返修率", text)
        self.assertNotIn(shown["id"], text)

    def test_entry_files(self):
        self.init()
        for content, status in [("{", 1), ("[]", 1), ('{"title": 1.5}', 1), ('{"a b": "x"}', 1),
                                ('{"title": "x", "title": "y"}', 1), ('{"members": "x"}', 1),
                                ('{"members": ["x"]}', 1), ('{"title": {"a": "b"}}', 1),
                                ('{"nothing": "x"}', 1), (b"\xff\xfe", 1),
                                ('{"title": "a\\u0000b"}', 1), ('{"title": "a\\u202eb"}', 1),
                                ('{"members": [{"name": 1}]}', 0), ("{}", 0)]:
            with self.subTest(content):
                path = self.write("form.json", content)
                self.ctl("entry", "new", "qc-group", "--category", "innovation", "--from", path,
                         status=status)

    def test_set(self):
        self.init()
        entry = self.new_entry()
        self.ctl("entry", "set", entry, "title=a=b", "phone=", "members/3/name=示例·赵")
        form = self.ask("entry", "show", entry)["form"]
        self.assertEqual(form["title"], "a=b")
        self.assertNotIn("phone", form)
        self.assertEqual(form["members/3/name"], "示例·赵")
        self.ctl("entry", "set", entry, "--", "team=--x")
        self.assertEqual(self.ask("entry", "show", entry)["form"]["team"], "--x")

    def test_accept_several(self):
        """One that cannot be accepted does not hide how many were."""
        self.init()
        number = self.submit()
        answer = self.ask("entry", "accept", number, number, status=1)
        self.assertEqual(answer["accepted"], 1)
        self.assertIn(number, answer["error"]["message"])

    def test_on_behalf_of(self):
        self.init()
        new = self.ask("entry", "new", "trusted-team", "--on-behalf-of", "（示例）甲厂")
        self.assertEqual(self.ask("entry", "show", new["id"])["form"]["unit"], "（示例）甲厂")

    def test_copy(self):
        """A copy takes the form along, without dates and results, and changes nothing else."""
        self.init()
        source = self.submit()
        copy = self.ask("entry", "new", "--copy", source)
        shown = self.ask("entry", "show", copy["id"])
        self.assertEqual((shown["state"], shown["category"]), ("draft", "problem-self"))
        self.assertEqual(shown["form"]["title"], driver.FORM["title"])
        for path in ("from", "to", "before", "after", "secrecy", "commit-true"):
            self.assertNotIn(path, shown["form"])
        self.ctl("entry", "new", "trusted-team", "--copy", source, status=2)
        self.ctl("entry", "new", "--copy", source, "--from", "x.json", status=2)
        self.ctl("entry", "new", "--copy", "2018-QC-9999", status=1)

    def test_set_all(self):
        """Drafts are filled in together; what was handed in stays, and so does everything else."""
        self.init()
        number = self.submit()
        first, second = self.new_entry(), self.new_entry(title="另一题目")
        self.assertEqual(self.ask("entry", "set-all", "contact=示例·赵敏")["changed"], 2)
        self.assertEqual(self.ask("entry", "set-all", "contact=示例·李芳", "--search", "另一题目")
                         ["changed"], 1)
        contacts = [self.ask("entry", "show", each)["form"]["contact"]
                    for each in (number, first, second)]
        self.assertEqual(contacts, [driver.FORM["contact"], "示例·赵敏", "示例·李芳"])
        faults = self.ask("entry", "set-all", "secrecy=secret")["faults"]
        self.assertEqual(len(faults), 2)
        self.ctl("entry", "set-all", "contact", status=2)

    def test_reasons(self):
        self.init()
        entry = self.new_entry(after="3")
        self.ctl("entry", "set", entry, "reason:after=回到对策步骤")
        found = {each["path"]: each for each in self.ask("entry", "check", entry)["findings"]}
        self.assertEqual((found["after"]["severity"], found["after"]["reason"]),
                         ("warning", "回到对策步骤"))
        self.assertEqual(found["material:report"]["reason"], "")
        self.assertIn("回到对策步骤", self.ctl("entry", "check", entry).out)

    def test_edition(self):
        self.init()
        self.assertEqual(self.ctl("edition", "check", driver.EDITION).out, "")
        self.assertEqual(self.ask("edition", "check", "shanghai-2018")["faults"], [])
        copy = self.folder / "copy"
        self.ctl("edition", "export", copy)
        self.assertEqual(self.ask("edition", "compare", driver.EDITION, copy)["differences"], [])
        path = copy / "rubrics/qc-problem-2016.json"
        path.write_text(path.read_text().replace('"max": 30', '"max": -1', 1))
        faults = self.ctl("edition", "check", copy, status=1).out
        self.assertRegex(faults, r"(?m)^rubrics/qc-problem-2016\.json: /items/1/max: ")
        self.assertEqual(len(self.ask("edition", "compare", driver.EDITION, copy)["differences"]), 1)
        self.ctl("edition", "import", copy, status=1)

    def test_print_and_export(self):
        self.init()
        self.submit()
        form = self.folder / "form.pdf"
        table = self.folder / "entries.xlsx"
        self.ctl("entry", "print", "2018-QC-0001", "--output", form)
        self.assertTrue(form.read_bytes().startswith(b"%PDF-"))
        self.assertEqual(self.ask("entry", "export", "--output", table)["rows"], 1)
        self.assertTrue(table.read_bytes().startswith(b"PK"))

    def test_judges(self):
        self.init()
        table = "姓名;单位;职称\n\"示例·甲\";\"（示例）研究所\";高级工程师\n\n示例·乙;;\n"
        path = self.write("judges.csv", table.encode("gb18030"))
        self.assertEqual(self.ask("review", "judge", "import", path)["new"], 2)
        self.assertEqual(self.ask("review", "judge", "import", path)["new"], 0)
        self.ctl("review", "judge", "import", self.write("bad.csv", "a,b\n1,2\n"), status=1)
        self.ctl("review", "judge", "import", self.write("open.csv", "姓名\n\"甲\n"), status=1)
        self.ctl("review", "judge", "import", self.write("null.csv", b"a\0b"), status=1)
        self.ctl("review", "judge", "import", self.write("empty.csv", b""), status=1)
        self.ctl("review", "judge", "import", self.write("bom.csv", b"\xef\xbb\xbf"), status=1)
        self.ctl("review", "judge", "import", "/nowhere.csv", status=1)
        self.ctl("review", "judge", "import", self.folder, status=3)
        self.ctl("review", "judge", "import", "/dev/zero", status=1)

    def test_judges_in_full(self):
        """What a judge may, knows and has time for; each faulty row is explained."""
        self.init()
        head = "姓名,单位,资格,专业,可到日期,最少,最多,电话\n"
        path = self.write("full.csv", head + '示例·甲,甲公司,诊断师,"制造、能源",'
                          '"2018年9月20日、21日",２,12,021-12345678\n示例·乙,乙公司,,,,,,\n')
        answer = self.ask("review", "judge", "import", "--dry-run", path)
        self.assertEqual((answer["new"], self.ask("review", "judge", "list")["judges"]), (2, []))
        self.assertEqual(self.ask("review", "judge", "import", path)["new"], 2)
        judge = {judge["name"]: judge for judge in self.ask("review", "judge", "list")["judges"]}
        first = judge["示例·甲"]
        self.assertEqual([first[key] for key in ("qualification", "expertise", "days")],
                         ["诊断师", "制造、能源", "2018-09-20, 2018-09-21"])
        self.assertEqual([str(first[key]) for key in ("min", "max")], ["2", "12"])
        again = self.ask("review", "judge", "import", path)
        self.assertEqual((again["new"], again["changed"], again["unchanged"]), (0, 0, 2))

        rows = ["示例·乙,乙公司,诊断师,,,,,", ",丁公司,,,,,,", "示例·丙,丙公司,,,下周,,,",
                "示例·丁,丁公司,,,,5,3,", "示例·戊,戊公司,,,,-1,,", "示例·己,己公司,,,,,十,",
                '"示例·‮庚",庚公司,,,,,,', f"示例·{'辛' * 300},,,,,,,",
                "示例·壬,壬公司,,,,,,12", "示例·壬,壬公司,,,,,9,", "=HYPERLINK(1),癸公司,,,,,,"]
        answer = self.ask("review", "judge", "import",
                          self.write("faults.csv", head + "\n".join(rows) + "\n"))
        # 示例·壬 with a telephone number that looks wrong, and a formula that is but a text.
        self.assertEqual((answer["new"], answer["changed"]), (2, 1))
        places = [finding.split(":")[0] for finding in answer["findings"]]
        self.assertEqual(len(set(places)), 9, places)
        for row in range(3, 12):
            self.assertTrue(any(str(row) in place for place in places), (row, places))
        names = {judge["name"]: judge for judge in self.ask("review", "judge", "list")["judges"]}
        self.assertEqual(set(names), {"示例·甲", "示例·乙", "示例·壬", "=HYPERLINK(1)"})
        self.assertEqual(names["示例·乙"]["qualification"], "诊断师")
        self.assertIsNone(names["示例·壬"]["max"])

        self.ctl("review", "judge", "add", "示例·甲", "--organisation", "甲公司", "--max", "1",
                 status=1)
        answer = self.ask("review", "judge", "add", "示例·甲", "--organisation", "甲公司",
                          "--max", "8", "--days", "2018-09-22")
        self.assertEqual((answer["new"], answer["judges"][0]["days"],
                          answer["judges"][0]["qualification"]), (0, "2018-09-22", "诊断师"))
        self.ctl("review", "judge", "add", "示例·甲", "--days", "never", status=1)

    def test_help(self):
        overview = self.run_program("help").out
        names = re.findall(r"(?m)^  ([a-z][a-z -]*?)  +\S", overview)
        self.assertGreater(len(names), 40)
        manual = self.run_program("help", "--man").out
        completion = self.run_program("help", "--completion").out
        for name in names:
            with self.subTest(name):
                text = self.run_program("help", *name.split()).out
                self.assertIn(f"qunzhictl {name}", text)
                self.assertIn(name.replace("-", "\\-"), manual)
                self.assertIn(f"'{name}:", completion)
        self.assertEqual(self.run_program("--help").out, overview)
        self.assertEqual(self.run_program("entry", "new", "--help").out,
                         self.run_program("help", "entry", "new").out)
        self.assertRegex(self.run_program("--version").out, r"^qunzhictl \d")

    @unittest.skipUnless(shutil.which("man"), "no man")
    def test_man_page(self):
        page = self.write("qunzhictl.1", self.run_program("help", "--man").out)
        done = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat"},
                              check=True)
        self.assertEqual(done.stderr.decode(), "")
        self.assertIn("entry submit", done.stdout.decode())

    def test_completion(self):
        script = self.write("completion", self.run_program("help", "--completion").out)

        def complete(*words):
            program = (f"source {script}; COMP_WORDS=({' '.join(map(repr, words))}); "
                       f"COMP_CWORD={len(words) - 1}; _qunzhictl; printf '%s\\n' "
                       "\"${COMPREPLY[@]}\"")
            done = subprocess.run(["bash", "-c", program], capture_output=True, check=True)
            return sorted(set(done.stdout.decode().split()))

        self.assertEqual(complete("qunzhictl", "cer"), ["certificate"])
        self.assertEqual(complete("qunzhictl", "certificate", ""),
                         ["issue", "register", "render", "void"])
        self.assertEqual(complete("qunzhictl", "-w", "/tmp", "review", "panel", "m"), ["make"])
        self.assertEqual(complete("qunzhictl", "entry", "return", "x", "--r"), ["--reason"])

    def test_character_sets(self):
        """Chinese stays Chinese in files, pipes and terminals of the locales without any."""
        name = "（示例）上海市质量协会"
        for language in ("C", "POSIX", "C.UTF-8"):
            env = {"LC_ALL": language, "PYTHONIOENCODING": "utf-8"}
            workspace = self.folder / language
            self.assertEqual(self.run_program("-w", workspace, "init", "--name", name,
                                              env=env).status, 0)
            self.assertIn(name, self.run_program("-w", workspace, "status", env=env).out)
            answer = self.run_program("-w", workspace, "--json", "status", env=env)
            self.assertEqual(answer.json["name"], name)
            refused = self.run_program("-w", workspace, "entry", "show", "沪质", env=env)
            self.assertIn("“沪质”", refused.err)
            self.assertNotIn("?", refused.err)
            self.assertIn(name, self.on_terminal("-w", workspace, "status", env=env))
            self.assertIn("“沪质”", self.on_terminal("-w", workspace, "entry", "show", "沪质",
                                                     env=env))

    def on_terminal(self, *arguments, env):
        """What a terminal gets, from both streams."""
        ours, theirs = pty.openpty()
        child = subprocess.Popen([driver.PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                 stdout=theirs, stderr=theirs,
                                 env={**os.environ, "HOME": str(self.folder), **env})
        os.close(theirs)
        got = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError: # the other end is closed
                break
            if not piece:
                break
            got += piece
        child.wait(timeout=60)
        os.close(ours)
        return got.decode()

    def test_chinese(self):
        catalogue = pathlib.Path(os.environ["QZ_BUILD_ROOT"]) / "po"
        locales = subprocess.run(["locale", "-a"], capture_output=True, check=True).stdout.decode()
        name = next((line for line in locales.split() if line.lower().startswith("zh_cn.utf")), None)
        if name is None:
            name = "C.UTF-8"
        env = {"LC_ALL": name, "LANGUAGE": "zh_CN", "QZ_LOCALEDIR": str(catalogue)}
        text = self.run_program("help", env=env).out
        self.assertIn("entry submit", text)
        # Words that depend on a number are looked up in another way.
        self.init()
        counted = self.run_program("-w", self.workspace, "review", "judge", "add", "示例·甲",
                                   env=env).out
        if name != "C.UTF-8":
            self.assertIn("用法", text)
            self.assertNotIn("new judge", counted)


if __name__ == "__main__":
    driver.main()

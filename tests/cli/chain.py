#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty folder to a printed certificate, all on the command line."""

import re
import subprocess
import zipfile
from fractions import Fraction

import driver

SHEETS = {
    "甲": {"topic": "13.5", "causes": "26", "measures": "17.5", "effect": "18", "report": "4",
           "features": "8"},
    "乙": {"topic": "12", "causes": "25.5", "measures": "16", "effect": "17", "report": "4.5",
           "features": "8.5"},
    "丙": {"topic": "14", "causes": "28", "measures": "18.5", "effect": "19", "report": "5",
           "features": "9"},
    "丁": {"topic": "10", "causes": "22", "measures": "15", "effect": "15", "report": "3.5",
           "features": "7"},
    "戊": {"topic": "13", "causes": "27", "measures": "17", "effect": "16.5", "report": "4",
           "features": "8"},
}


def text_of(path):
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return re.sub(r"\s+", "", done.stdout.decode())


class Chain(driver.Case):
    def judge(self, number):
        items = list(SHEETS["甲"])
        rubric = self.ask("edition", "show")
        self.assertEqual(rubric["id"], "shanghai-2018")
        table = "姓名,单位,职称\n" + "".join(f"示例·{name},（示例）质量研究所,高级工程师\n"
                                           for name in SHEETS)
        self.assertEqual(self.ask("review", "judge", "import", self.write("j.csv", table))["new"], 5)
        plan = ["review", "assign", "--activity", "qc-group", "--panels", "1", "--per-entry", "1"]
        panel = self.ask(*plan, "--dry-run")["panels"][0]
        self.assertEqual(self.ask("review", "panel", "list")["panels"], [])
        self.assertEqual(int(panel["entries"]), 1)
        self.decide_conflicts(number)
        self.ctl("review", "panel", "make", "第一组", "--activity", "qc-group", "--judges",
                 ",".join(f"示例·{name}" for name in SHEETS))
        for name, points in SHEETS.items():
            typed = [f"{item}={points[item]}" for item in items]
            answer = self.ask("review", "sheet", number, f"示例·{name}", *typed)
            self.assertEqual(answer["state"], "locked")
            self.assertEqual(Fraction(str(answer["total"])),
                             sum(Fraction(value) for value in points.values()))

    def decide_conflicts(self, number):
        judge = ["示例·甲", "--reason", "曾在该单位任职"]
        conflicts = ["review", "conflict", "list", "--activity", "qc-group"]
        self.assertEqual(self.ask(*conflicts)["conflicts"], [])
        self.ctl("review", "conflict", "dismiss", number, *judge, status=1)
        added = self.ask("review", "conflict", "add", number, *judge)
        self.assertEqual((added["state"], added["recused"]), ("forced", 0))
        self.ctl("review", "conflict", "dismiss", number, *judge, status=1)
        self.ctl("review", "conflict", "dismiss", number, *judge, "--approver", "秘书长")
        self.assertEqual(self.ask(*conflicts, "--state", "forced")["conflicts"], [])
        found = self.ask(*conflicts)["conflicts"]
        self.assertEqual([(c["name"], c["state"], c["approver"]) for c in found], [])

    def test_stamped_scan(self):
        """Printed, changed, scanned: the scan is told to be older than the data."""
        self.ctl("init", "--name", "（示例）上海市质量协会", "--hat", "office,recommender")
        self.ctl("edition", "import", driver.EDITION)
        entry = self.new_entry()
        form = self.folder / "form.pdf"
        printed = self.ask("entry", "print", entry, "--output", form)
        code = printed["check_codes"][0]
        self.assertEqual(code, self.ask("entry", "show", entry)["check_code"])
        self.assertIn(code, text_of(form))
        for kind in ("report-sheet", "report", "commitment", "signature-list"):
            paper = self.folder / f"{kind}.pdf"
            self.assertEqual(self.ask("entry", "print", entry, "--kind", kind, "--output",
                                      paper)["papers"], 1)
            self.assertIn("启航QC小组", text_of(paper))
        self.ctl("entry", "set", entry, "method=后来补充的方法")
        scan = self.write("扫描.pdf", driver.PDF)
        self.assertEqual(self.ask("entry", "attach", entry, "form-scan", scan)["check_code"], code)
        paths = [f["path"] for f in self.ask("entry", "check", entry)["findings"]
                 if code in f["message"]]
        self.assertEqual(paths, ["material:form-scan"])
        self.ctl("entry", "set", entry, "method=")
        self.assertFalse([f for f in self.ask("entry", "check", entry)["findings"]
                          if code in f["message"]])

    def test_typed_values(self):
        """Values are read as people write them; an empty one clears the field."""
        self.ctl("init", "--name", "（示例）上海市质量协会", "--hat", "office,recommender")
        self.ctl("edition", "import", driver.EDITION)
        entry = self.new_entry()
        typed = {"secrecy": ("不涉密", "open"), "commit-true": ("是", "1"),
                 "from": ("2017年8月1日", "2017-08-01"), "attendance": ("９８.5%", "98.5"),
                 "phone": ("０２１-64335577", "021-64335577"), "members/0/name": ("王芳", "王芳")}
        self.ctl("entry", "set", entry, *(f"{path}={text}" for path, (text, _) in typed.items()))
        form = self.ask("entry", "show", entry)["form"]
        self.assertEqual({path: form.get(path) for path in typed if "/" not in path},
                         {path: kept for path, (_, kept) in typed.items() if "/" not in path})
        self.ctl("entry", "set-all", "commit-true=否", "secrecy=已脱密")
        form = self.ask("entry", "show", entry)["form"]
        self.assertEqual((form.get("commit-true"), form["secrecy"]), (None, "cleared"))

    def test_chain(self):
        self.ctl("init", "--name", "（示例）上海市质量协会", "--hat", "office,recommender")
        self.ctl("edition", "import", driver.EDITION)

        # Declared, with a report.
        entry = self.new_entry()
        report = self.write("成果报告.pdf", driver.PDF)
        attached = self.ask("entry", "attach", entry, "report", report)
        self.assertEqual(attached["kind"], "pdf")
        stored = self.workspace / "objects" / attached["sha256"][:2] / attached["sha256"][2:]
        self.assertEqual(stored.read_bytes(), driver.PDF)
        findings = self.ask("entry", "check", entry)["findings"]
        self.assertEqual([f for f in findings if f["severity"] == "hard"], [])
        number = self.ask("entry", "submit", entry)["number"]
        self.assertEqual(number, "2018-QC-0001")
        self.ctl("entry", "accept", number)

        # Judged: the highest and the lowest of five are left out, the rest is exact.
        self.judge(number)
        totals = sorted(sum(Fraction(v) for v in points.values()) for points in SHEETS.values())
        mean = sum(totals[1:-1]) / 3
        rounded = Fraction(int(mean * 100 + Fraction(1, 2)), 100)
        result = self.ask("review", "result", "--activity", "qc-group")["results"]
        self.assertEqual(Fraction(str(result[0]["total"])), rounded)
        explanation = self.ask("review", "explain", number)["explanation"]
        self.assertIn(f"÷ 3 = {float(rounded):.2f}", explanation)
        self.ctl("review", "rank", "--activity", "qc-group")
        ranking = self.folder / "ranking.xlsx"
        answer = self.ask("review", "export", ranking, "--activity", "qc-group")
        self.assertEqual(answer["rows"], 1)
        self.assertTrue(zipfile.is_zipfile(ranking))
        shown = self.ask("entry", "show", number)
        self.assertEqual(Fraction(str(shown["total"])), rounded)
        self.assertEqual(shown["rank"], 1)

        # A level, and the certificate that says so.
        level = self.ask("review", "level", "--activity", "qc-group", "--count", "first=1")
        self.assertEqual(level["results"][0]["award"], "first")
        issued = self.ask("certificate", "issue", "--activity", "qc-group", "--date",
                          "2019-01-20")["certificates"]
        self.assertEqual(len(issued), 1)
        certificate = issued[0]
        self.assertEqual(certificate["number"], "沪质协证字〔2018〕QC0001号")
        pdf = self.folder / "certificates.pdf"
        self.assertEqual(self.ask("certificate", "render", "--output", pdf)["pages"], 1)
        printed = text_of(pdf)
        for part in ("title", "recipient", "body", "issuers", "number"):
            self.assertIn(re.sub(r"\s+", "", certificate[part]), printed)
        self.assertIn("启航QC小组", printed)

        # Rendered again, the bytes are the same; so is the file in the object store.
        again = self.folder / "again.pdf"
        self.ctl("certificate", "render", "--output", again)
        self.assertEqual(pdf.read_bytes(), again.read_bytes())
        stored = self.workspace / "objects" / certificate["sha256"][:2] / certificate["sha256"][2:]
        self.assertEqual(stored.read_bytes(), pdf.read_bytes())

        register = self.folder / "register.xlsx"
        self.ctl("certificate", "register", "--output", register)
        with zipfile.ZipFile(register) as archive:
            self.assertIsNone(archive.testzip())
            self.assertTrue(any("沪质协证字〔2018〕QC0001号" in archive.read(name).decode()
                                for name in archive.namelist() if name.endswith(".xml")))
        self.ctl("certificate", "issue", "--activity", "qc-group")
        self.assertEqual(len(self.ask("certificate", "register")["certificates"]), 1)
        self.ctl("certificate", "void", certificate["number"], "--reason", "单位名称有误")
        voided = self.ask("certificate", "register")["certificates"][0]
        self.assertEqual((voided["state"], voided["reason"]), ("void", "单位名称有误"))

        # What was done stands in the trail, and the trail holds together.
        verbs = [event["verb"] for event in self.ask("audit", "export")["events"]]
        for verb in ("workspace.create", "edition.import", "entry.new", "material.attach",
                     "entry.submit", "entry.accept", "certificate.issue"):
            self.assertIn(verb, verbs)
        self.assertEqual(self.ask("audit", "verify")["checked"], len(verbs))

    def test_titles(self):
        """The other activities are declared, judged and certified as well."""
        self.init()
        forms = {
            "trusted-team": ("team", {"leader": "示例·张强", "size": 12, "work": "焊接",
                                      "goals": "零缺陷", "features": "三检制"}, "trusted-team"),
            "brand-story": ("essay", {"abstract": "一线故事", "commit-original": True}, "first"),
            "service-star": ("person", {"sex": "female", "post": "窗口", "satisfaction": "98.5",
                                        "abstract": "用心服务每一位顾客，" * 32}, "star-person"),
        }
        common = {key: driver.FORM[key] for key in ("title", "team", "unit", "line", "contact",
                                                    "phone", "secrecy", "commit-true",
                                                    "commit-public")}
        self.ctl("review", "judge", "add", "示例·甲")
        for activity, (category, fields, award) in forms.items():
            members = {} if activity != "trusted-team" else {"members": driver.FORM["members"]}
            form = self.write("form.json", {**common, **fields, **members})
            new = self.ask("entry", "new", activity, "--category", category, "--from", form)
            number = self.ask("entry", "submit", new["id"])["number"]
            self.ctl("entry", "accept", number)
            self.ctl("review", "panel", "make", activity, "--activity", activity, "--judges",
                     "示例·甲")
            items = self.items_of(activity, category)
            self.ctl("review", "sheet", number, "示例·甲",
                     *[f"{item['id']}={item['max']}" for item in items])
            self.ctl("review", "rank", "--activity", activity)
            self.ctl("review", "level", "--activity", activity, f"{number}={award}")
            issued = self.ask("certificate", "issue", number)["certificates"]
            self.assertEqual(issued[0]["award"], award)
            pdf = self.folder / f"{activity}.pdf"
            self.ctl("certificate", "render", "--output", pdf, issued[0]["number"])
            self.assertIn(re.sub(r"\s+", "", issued[0]["body"]), text_of(pdf))

    @staticmethod
    def items_of(activity, category):
        import json
        folder = driver.EDITION
        stage = json.loads((folder / f"activities/{activity}.json").read_text())["stages"][0]
        for choice in stage["rubrics"]:
            if category in choice.get("categories", [category]):
                name = choice["rubric"]
                return json.loads((folder / f"rubrics/{name}.json").read_text())["items"]
        raise KeyError(category)


if __name__ == "__main__":
    driver.main()

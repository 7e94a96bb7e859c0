#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inside a unit: group leaders write drafts, the clerk gathers and edits them, prints all forms in
one run and one list for the signature, and hands them in."""

import subprocess

import driver
from places import OFFICE, UNIT, Places, pdf, sha256

N_LEADERS = 6


class Drafts(Places):
    def leader(self, number):
        """A workspace of his own, with one unfinished entry and its report. Returns the bundle."""
        name = f"leader-{number}"
        self.make(name, f"{UNIT}第{number}班组", "unit")
        entry = self.draft(name, f"第{number}班组的题目", number)
        return entry, self.export(name, "drafts", f"{number}.qzb")

    def draft(self, name, title, number):
        form = self.write("form.json", {**driver.FORM, "title": title, "contact": ""})
        entry = self.ask_at(name, "entry", "new", "qc-group", "--category", "problem-self",
                            "--from", form)["id"]
        self.ask_at(name, "entry", "attach", entry, "report",
                    self.write("成果报告.pdf", pdf(number)))
        return entry

    def test_gathered(self):
        """From the leaders to the office; what was typed and attached arrives."""
        self.make("clerk", UNIT, "unit")
        self.make("office", OFFICE, "office")
        entries, paths = zip(*[self.leader(i) for i in range(N_LEADERS)])
        answer = self.ask_at("clerk", "bundle", "import", *paths)
        self.assertEqual({line["outcome"] for line in answer["reports"]}, {"waiting"})
        answer = self.ask_at("clerk", "key", "trust", "--pending")
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["taken"] * N_LEADERS)
        for i, entry in enumerate(entries):
            shown = self.ask_at("clerk", "entry", "show", entry)
            self.assertEqual((shown["state"], shown["origin"]), ("draft", "bundle"))
            self.assertEqual(self.form_of("clerk", entry), self.form_of(f"leader-{i}", entry))
        # What every draft lacks is filled in for all of them.
        for entry in entries:
            self.ask_at("clerk", "entry", "set", entry, "contact=王建国")
        forms = self.folder / "forms.pdf"
        self.ask_at("clerk", "entry", "print", *entries, "--output", forms)
        listed = self.folder / "list.pdf"
        self.ask_at("clerk", "entry", "print", *entries, "--kind", "signature-list", "--output",
                    listed)
        for path in (forms, listed):
            text = subprocess.run(["pdftotext", path, "-"], stdout=subprocess.PIPE, text=True,
                                  check=True).stdout.replace("\n", "")
            for i in range(N_LEADERS):
                self.assertIn(f"第{i}班组的题目", text)
        for entry in entries:
            self.ask_at("clerk", "entry", "submit", entry)
        self.trust("office", "clerk")
        answer = self.ask_at("office", "bundle", "import",
                             self.export("clerk", "submission", "unit.qzb"))
        self.assertEqual([line["outcome"] for line in answer["reports"]], ["taken"] * N_LEADERS)
        for entry in entries:
            self.assertEqual(self.form_of("office", entry), self.form_of("clerk", entry))
        self.assertEqual(self.objects("office"),
                         sorted(sha256(pdf(i)) for i in range(N_LEADERS)))

    def test_sent_once_more(self):
        """The newer draft is taken until the clerk has edited it, or handed it in."""
        self.make("clerk", UNIT, "unit")
        entry, path = self.leader(1)
        self.trust("clerk", "leader-1")
        self.ask_at("clerk", "bundle", "import", path)
        outcomes = []
        for number, act in enumerate((None, ("set", "contact=王建国"), ("submit",))):
            if act is not None:
                self.ask_at("clerk", "entry", act[0], entry, *act[1:])
            before = self.rows("clerk")["value"]
            self.ask_at("leader-1", "entry", "set", entry, f"title=第{number}次修改")
            again = self.export("leader-1", "drafts", f"again-{number}.qzb")
            answer = self.ask_at("clerk", "bundle", "import", again)
            outcomes.append(answer["reports"][0]["outcome"])
            if outcomes[-1] == "refused":
                self.assertEqual(self.rows("clerk")["value"], before)
                self.assertNotEqual(answer["reports"][0]["reason"], "")
        self.assertEqual(outcomes, ["taken", "refused", "refused"])

    def test_files(self):
        """One more file comes with the next bundle, and an older bundle does not take it away; what
        the clerk has attached stays."""
        self.make("clerk", UNIT, "unit")
        entry, first = self.leader(3)
        self.trust("clerk", "leader-3")
        self.ask_at("clerk", "bundle", "import", first)
        self.ask_at("leader-3", "entry", "attach", entry, "on-site-sheet",
                    self.write("报告单.pdf", pdf(30)))
        second = self.export("leader-3", "drafts", "second.qzb")
        outcomes = [self.ask_at("clerk", "bundle", "import", path)["reports"][0]["outcome"]
                    for path in (second, first)]
        self.assertEqual(outcomes, ["taken", "taken"])
        self.assertEqual(len(self.rows("clerk")["material"]), 2)
        third = self.export("leader-3", "drafts", "third.qzb")
        self.ask_at("clerk", "entry", "attach", entry, "form-scan", self.write("附.pdf", pdf(31)))
        self.ask_at("leader-3", "entry", "set", entry, "title=再改")
        fourth = self.export("leader-3", "drafts", "fourth.qzb")
        for path in (third, fourth):
            self.ask_at("clerk", "bundle", "import", path)
        self.assertEqual(len(self.rows("clerk")["material"]), 3)

    def test_refused(self):
        """An office does not gather drafts, and what is submitted is none."""
        self.make("office", OFFICE, "office")
        entry, path = self.leader(2)
        self.trust("office", "leader-2")
        answer = self.ask_at("office", "bundle", "import", path)
        self.assertEqual(answer["bundles"][0]["outcome"], "refused")
        self.assertIn(UNIT, answer["bundles"][0]["reason"])
        self.assertEqual(self.rows("office")["entry"], [])
        self.ask_at("leader-2", "entry", "set", entry, "contact=王建国")
        self.ask_at("leader-2", "entry", "submit", entry)
        output = self.folder / "no.qzb"
        for arguments in ([entry], []):
            self.ask_at("leader-2", "bundle", "export", "drafts", *arguments, "--output", output,
                        status=1)
        self.assertFalse(output.exists())


if __name__ == "__main__":
    driver.main()

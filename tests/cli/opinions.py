#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Second opinions: severities beside exact fractions, winners, silence, the spreadsheet."""

from fractions import Fraction

import openpyxl

import driver

ITEMS = {"topic": 15, "causes": 30, "measures": 20, "effect": 20, "report": 5, "features": 10}
QUALITY = (90, 80, 85, 60)
JUDGES = ("示例·严", "示例·宽", "示例·中")
METHODS = ("severity", "scale", "standard", "borda")


def points(total):
    """The items of a sheet that add up to the total."""
    rest = Fraction(total)
    for item, most in ITEMS.items():
        given = min(rest, Fraction(most))
        rest -= given
        yield f"{item}={float(given):g}"


def solve(sheets):
    """Severities by least squares in exact fractions, their sum nought: every entry and every judge
    an unknown, a multiplier for the sum, elimination."""
    entries = sorted({entry for entry, _ in sheets})
    judges = sorted({judge for _, judge in sheets})
    size = len(entries) + len(judges) + 1
    rows = [[Fraction(0)] * (size + 1) for _ in range(size)]
    for (entry, judge), total in sheets.items():
        i, j = entries.index(entry), len(entries) + judges.index(judge)
        for row, sign in ((i, 1), (j, -1)):
            rows[row][i] += sign
            rows[row][j] -= sign
            rows[row][size] += sign * Fraction(total)
    for j in range(len(entries), size - 1):
        rows[j][size - 1] = rows[size - 1][j] = Fraction(1)
    for column in range(size):
        pivot = next(row for row in range(column, size) if rows[row][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(size):
            if row != column and rows[row][column] != 0:
                rows[row] = [a - rows[row][column] * b
                             for a, b in zip(rows[row], rows[column])]
    return {judge: rows[len(entries) + j][size] for j, judge in enumerate(judges)}


class Opinions(driver.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.numbers = [self.submit(title=f"降低第{i}号焊缝返修率", team=f"启航{i}组")
                        for i in range(4)]
        for judge in JUDGES:
            self.ctl("review", "judge", "add", judge)
        for name, judge, entries in (("甲组", JUDGES[0], self.numbers[:2]),
                                     ("乙组", JUDGES[1], self.numbers[2:])):
            self.ctl("review", "panel", "make", name, "--activity", "qc-group", "--judges", judge,
                     "--entries", ",".join(entries))
        # The first judge takes ten points off, the second adds as many, give or take a half.
        self.sheets = {(0, 0): 80, (1, 0): 70, (2, 1): 95, (3, 1): "70.5"}
        self.score(self.sheets)

    def score(self, sheets):
        for (entry, judge), total in sheets.items():
            self.ctl("review", "sheet", self.numbers[entry], JUDGES[judge], *points(total))

    def opinions(self, *options):
        return self.ask("review", "opinions", "--activity", "qc-group", *options)

    def link(self):
        self.ctl("review", "panel", "make", "丙组", "--activity", "qc-group", "--judges",
                 JUDGES[2])
        sheets = {(i, 2): quality for i, quality in enumerate(QUALITY)}
        self.score(sheets)
        self.sheets.update(sheets)

    def test_apart(self):
        answer = self.opinions("--all")
        self.assertEqual([m["method"] for m in answer["methods"]], list(METHODS))
        for method in answer["methods"]:
            self.assertIn("示例·严 (2 entries)", method["silence"])
            self.assertIn("示例·宽 (2 entries)", method["silence"])
            self.assertIsNone(method["changed"])
        self.assertEqual([entry["severity-rank"] for entry in answer["entries"]], [None] * 4)
        self.assertEqual(len(answer["groups"]), 2)
        text = self.ctl("review", "opinions", "--activity", "qc-group").out
        self.assertEqual(text.count("Let some entries be read by all of them."), 1)

    def test_linked(self):
        self.link()
        before = self.ask("review", "result", "--activity", "qc-group")["results"]
        answer = self.opinions("--all")
        self.assertEqual(answer["stage"], "document")
        self.assertEqual([method["silence"] for method in answer["methods"]][:2], ["", ""])
        self.assertIn("8 score sheets", answer["methods"][2]["silence"])

        # As strict as the fractions say, the strictest first.
        exact = solve(self.sheets)
        judges = answer["judges"]
        self.assertEqual([judge["judge"] for judge in judges], [JUDGES[0], JUDGES[2], JUDGES[1]])
        for judge in judges:
            want = exact[JUDGES.index(judge["judge"])]
            self.assertLessEqual(abs(Fraction(str(judge["severity"])) - want), Fraction(1, 2000))

        # Of four entries one gets each of the first three awards. The mean of the second judge's
        # entry is higher, without severities the first judge's is.
        rows = {entry["number"]: entry for entry in answer["entries"]}
        first, third = rows[self.numbers[0]], rows[self.numbers[2]]
        self.assertEqual((third["rank"], third["award"]), (1, "first"))
        self.assertEqual((first["rank"], first["award"]), (2, "second"))
        for method in ("severity", "borda"):
            self.assertEqual((first[f"{method}-rank"], first[f"{method}-award"]), (1, "first"))
            self.assertEqual((third[f"{method}-rank"], third[f"{method}-award"]), (2, "second"))
        self.assertEqual({method["caution"] for method in answer["methods"]}, {""})
        self.assertLess(answer["groups"][0]["unevenness"], 2)
        self.assertEqual(answer["methods"][0]["changed"], 2)
        self.assertEqual(answer["methods"][3]["changed"], 2)
        changed = {entry["number"] for entry in self.opinions()["entries"]}
        self.assertEqual(changed, {self.numbers[0], self.numbers[2]})

        # Nothing was applied.
        self.assertEqual(self.ask("review", "result", "--activity", "qc-group")["results"], before)
        self.assertEqual(self.ask("entry", "show", self.numbers[0])["award"], "")
        verbs = [event["verb"] for event in self.ask("audit", "export")["events"]]
        self.assertNotIn("review.opinions", verbs)

    def test_spreadsheet(self):
        self.link()
        path = self.folder / "意见.xlsx"
        self.assertEqual(self.opinions("--output", path)["rows"], 4)
        book = openpyxl.load_workbook(path)
        self.assertEqual([sheet.title.split(" ")[0] for sheet in book],
                         ["第二意见", "各方法结论", "评委严宽", "离群打分表"])
        judges = [[cell.value for cell in row] for row in book.worksheets[2].iter_rows()]
        self.assertEqual(judges[1][0], "评委")
        exact = solve(self.sheets)
        strictness = judges[1].index("偏严（分）")
        for row in judges[2:]:
            self.assertAlmostEqual(row[strictness], float(exact[JUDGES.index(row[0])]), 3)
        entries = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
        self.assertEqual(entries[2][1], self.numbers[2])
        self.assertEqual(entries[2][entries[1].index("严宽修正：名次")], 2)

        self.ctl("review", "opinions", "--activity", "qc-group", "--output",
                 self.folder / "意见.pdf", status=1)
        self.ctl("review", "opinions", "--activity", "qc-group", "--stage", "final", status=1)
        self.ctl("review", "opinions", "--activity", "final", status=1)
        self.ctl("review", "opinions", status=2)


if __name__ == "__main__":
    driver.main()

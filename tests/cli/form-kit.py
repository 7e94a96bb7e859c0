#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The road without the program: forms as workbooks out, filled with openpyxl, and in again."""

import datetime
import hashlib
import shutil
import unittest

import openpyxl

import driver

COMMON = {
    "unit": "（示例）上海申达船舶重工有限公司",
    "line": ("industry", "行业质协"),
    "contact": "示例·王建国",
    "phone": "021-00001234",
    "postcode": "200050",
    "secrecy": ("open", "不涉密"),
    "commit-true": ("1", "是"),
    "commit-public": ("1", "是"),
}

# What is typed: a value, or what the form keeps and what stands in the cell.
FORMS = {
    "qc-group": ("问题解决型·自定目标", "problem-self", {
        **COMMON,
        "title": "降低船体分段焊缝返修率",
        "team": "启航QC小组",
        "from": ("2017-09-01", datetime.date(2017, 9, 1)),
        "to": ("2018-06-30", "2018年6月30日"),
        "size": ("3", 3),
        "attendance": ("98.5", 98.5),
        "abstract": "小组按照PDCA循环开展活动，\n把返修率由4.2%降到1.8%。𠮷㛃",
        "before": ("4.2", 4.2),
        "target": ("2", "２"),
        "after": ("1.8", 1.8),
        "benefit": ("32.5", "32.5万元"),
        "chapter:topic": "3-5",
        "chapter:effect": "30",
    }, [
        {"name": "示例·王建国", "sex": ("male", "男"), "age": ("41", 41), "role": "组长"},
        {"name": "示例·李芳", "sex": ("female", "女"), "age": ("35", "35岁")},
        {"name": "示例·欧阳𠮷", "certificate": "0012345678901234567"},
    ]),
    "trusted-team": (None, "team", {
        **COMMON,
        "title": "焊接一班质量信得过班组建设",
        "team": "焊接一班",
        "leader": "示例·张强",
        "size": ("12", 12),
        "work": "船体焊接",
        "goals": "零缺陷",
        "features": "三检制",
    }, [{"name": f"示例·成员{i}"} for i in range(1, 13)]),
    "brand-story": ("征文", "essay", {
        **COMMON,
        "title": "一条焊缝的故事",
        "team": "示例·李芳",
        "abstract": "一线故事",
        "commit-original": ("1", "√"),
    }, []),
    "service-star": ("个人", "person", {
        **COMMON,
        "title": "用心服务每一位顾客",
        "team": "示例·赵敏",
        "sex": ("female", "女"),
        "post": "窗口",
        "satisfaction": ("98.5", 98.5),
        "abstract": "用心服务每一位顾客，" * 32,
    }, []),
}

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49"
                    "444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082")


def typed(value):
    return value[1] if isinstance(value, tuple) else value


def kept(value):
    return value[0] if isinstance(value, tuple) else value


def tree(folder):
    """Every file below with its hash."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


class FormKit(driver.Case):
    def setUp(self):
        super().setUp()
        self.kits = self.folder / "kits"

    def begin(self, hat="office"):
        self.ctl("init", "--name", "（示例）上海市质量协会", "--hat", hat, "--edition",
                 driver.EDITION)
        answer = self.ask("bundle", "export", "form-kit", "--output", self.kits)
        self.assertEqual(len(answer["files"]), 5)

    def kit_of(self, activity):
        for path in self.kits.glob("*.xlsx"):
            book = openpyxl.load_workbook(path)
            if book["qunzhi"]["B4"].value == activity:
                return path, book
        raise KeyError(activity)

    def fill(self, activity, where, changes=None, twist=None, name="填好的表.xlsx"):
        label, _, values, members = FORMS[activity]
        _, book = self.kit_of(activity)
        sheet = book["申报表"]
        rows = {sheet.cell(r, 1).value: r for r in range(1, sheet.max_row + 1)}
        values = {**values, **(changes or {})}
        if label is not None:
            values = {"category": label, **values}
        for path, value in values.items():
            sheet.cell(rows[path], 3).value = typed(value)
        if members:
            table = book["成员名单"]
            columns = {table.cell(3, c).value: c for c in range(1, table.max_column + 1)}
            for i, member in enumerate(members):
                for column, value in member.items():
                    table.cell(5 + i, columns[f"members/{column}"]).value = typed(value)
        if twist:
            twist(book)
        where.mkdir(parents=True, exist_ok=True)
        book.save(where / name)

    def files(self, activity, where):
        """A file for each material that has to be there."""
        import json
        definition = json.loads((driver.EDITION / f"activities/{activity}.json").read_text())
        category = FORMS[activity][1]
        written = {}
        for requirement in definition["requirements"]:
            if requirement.get("min-count", 0) == 0 \
                    or category not in requirement.get("categories", [category]):
                continue
            kinds = requirement["kinds"]
            content, ending = (driver.PDF, "pdf") if "pdf" in kinds else (PNG, "png")
            if "pdf" not in kinds and "picture" not in kinds:
                continue
            content += requirement["id"].encode()
            path = where / f"{requirement['name']}（终稿）.{ending}"
            path.write_bytes(content)
            written[requirement["id"]] = hashlib.sha256(content).hexdigest()
        return written

    def expect(self, activity):
        _, _, values, members = FORMS[activity]
        form = {path: kept(value) for path, value in values.items()}
        for i, member in enumerate(members):
            form.update({f"members/{i}/{column}": kept(value)
                         for column, value in member.items()})
        return form

    def take(self, *options, folder=None):
        return self.ask("bundle", "import", *options, folder or self.folder / "in")

    def test_four_activities(self):
        """Everything that was typed and every file is there, by hash."""
        self.begin()
        sums = {}
        for activity in FORMS:
            where = self.folder / "in" / activity
            self.fill(activity, where)
            sums[activity] = self.files(activity, where)
        before = self.ask("entry", "list")["entries"]
        looked = self.take("--dry-run")["reports"]
        self.assertEqual({r["outcome"] for r in looked}, {"new"})
        self.assertEqual(self.ask("entry", "list")["entries"], before)

        answer = self.take()
        self.assertEqual([r["outcome"] for r in answer["reports"]], ["new"] * 4, answer)
        for report in answer["reports"]:
            shown = self.ask("entry", "show", report["entry"])
            activity = shown["activity"]
            self.assertEqual(shown["form"], self.expect(activity))
            self.assertEqual(shown["category"], FORMS[activity][1])
            self.assertEqual(shown["origin"], "form-kit")
            self.assertEqual({m["requirement"]: m["sha256"] for m in shown["materials"]},
                             sums[activity])
            self.assertEqual(report["files"], len(sums[activity]))
            for material in shown["materials"]:
                stored = self.workspace / "objects" / material["sha256"][:2] / \
                    material["sha256"][2:]
                self.assertEqual(hashlib.sha256(stored.read_bytes()).hexdigest(),
                                 material["sha256"])
            hard = [f for f in answer["findings"]
                    if f["file"] == report["file"] and f["severity"] == "hard"]
            self.assertEqual(report["state"], "draft" if hard else "submitted", hard)
        self.assertEqual([r["state"] for r in answer["reports"]].count("submitted"), 4)

        # Once more: nothing changes.
        trail = len(self.ask("audit", "export")["events"])
        again = self.take()["reports"]
        self.assertEqual([r["outcome"] for r in again], ["unchanged"] * 4)
        self.assertEqual(len(self.ask("audit", "export")["events"]), trail)

        # Out, into another workspace, and out again: the same files to the last bit.
        ids = [report["entry"] for report in answer["reports"]]
        self.ctl("bundle", "export", "form-kit", "--output", self.folder / "out", *ids)
        first = self.workspace
        self.workspace = self.folder / "second"
        self.ctl("init", "--name", "（示例）推荐单位", "--hat", "recommender", "--edition",
                 driver.EDITION)
        second = self.take(folder=self.folder / "out")["reports"]
        self.assertEqual([r["outcome"] for r in second], ["new"] * 4)
        ids = [next(r["entry"] for r in second if r["title"] == s["title"])
               for s in answer["reports"]]
        self.ctl("bundle", "export", "form-kit", "--output", self.folder / "out2", *ids)
        self.assertEqual(tree(self.folder / "out"), tree(self.folder / "out2"))
        for report in second:
            shown = self.ask("entry", "show", report["entry"])
            self.assertEqual(shown["form"], self.expect(shown["activity"]))
        self.workspace = first

    def test_correction(self):
        """Returned, corrected in the same sheet, handed in again."""
        self.begin()
        where = self.folder / "in" / "一"
        self.fill("qc-group", where)
        self.files("qc-group", where)
        number = self.take()["reports"][0]["number"]
        self.fill("qc-group", where, {"after": ("1.5", 1.5)})
        refused = self.take()["reports"][0]
        self.assertEqual(refused["outcome"], "refused")
        self.assertNotEqual(refused["reason"], "")
        self.ctl("entry", "return", number, "--reason", "活动后的值与报告不符")
        (where / "成果报告（终稿）.pdf").write_bytes(driver.PDF + b"new")
        report = self.take()["reports"][0]
        self.assertEqual((report["outcome"], report["number"], report["state"]),
                         ("changed", number, "submitted"))
        shown = self.ask("entry", "show", number)
        self.assertEqual(shown["form"]["after"], "1.5")
        sums = [m["sha256"] for m in shown["materials"] if m["requirement"] == "report"]
        self.assertEqual(sums, [hashlib.sha256(driver.PDF + b"new").hexdigest()])
        self.ctl("entry", "accept", number)

    def test_faults(self):
        """Each fault names the file and the cell; what is sound comes in."""
        def formulas(book):
            sheet = book["申报表"]
            rows = {sheet.cell(r, 1).value: r for r in range(1, sheet.max_row + 1)}
            sheet.cell(rows["after"], 3).value = "=1+1"
            sheet.cell(rows["topic-number"], 3).value = 310101198001011234
            sheet.cell(rows["founded"], 3).value = "去年"

        def other_edition(book):
            book["qunzhi"]["B2"].value = "suzhou-2020"

        def without_sheet(book):
            del book["qunzhi"]

        def secret(book):
            sheet = book["申报表"]
            rows = {sheet.cell(r, 1).value: r for r in range(1, sheet.max_row + 1)}
            sheet.cell(rows["secrecy"], 3).value = "机密"

        def older(book):
            book["qunzhi"]["B3"].value = "0.9"
            sheet = book["申报表"]
            sheet.append(["old-field", "旧栏目", "旧内容"])

        self.begin()
        base = self.folder / "in"
        self.fill("qc-group", base / "公式", {"title": "甲"}, formulas)
        self.fill("qc-group", base / "外地", {"title": "乙"}, other_edition)
        self.fill("qc-group", base / "拆开", {"title": "丙"}, without_sheet)
        self.fill("qc-group", base / "涉密", {"title": "丁机密课题"}, secret)
        self.fill("qc-group", base / "旧版", {"title": "戊"}, older)
        self.fill("qc-group", base / "重复", {"title": "戊"})
        self.fill("qc-group", base / "好的", {"title": "己"})
        (base / "好的" / "随便.pdf").write_bytes(driver.PDF)
        (base / "好的" / "成果报告.pdf").write_bytes(b"not a PDF")
        (base / "好的" / "现场评审表.pdf").symlink_to("/etc/passwd")
        (base / "坏的").mkdir()
        (base / "坏的" / "申报表.xlsx").write_bytes(b"PK\x03\x04 broken")
        (base / "~$锁.xlsx").write_bytes(b"lock")
        answer = self.take()
        by_file = {r["file"]: r for r in answer["reports"]}
        said = {}
        for finding in answer["findings"]:
            said.setdefault(finding["file"], []).append(finding["message"])
        outcome = {name: report["outcome"] for name, report in by_file.items()}
        form = "填好的表.xlsx"
        self.assertEqual(outcome, {
            f"公式/{form}": "new", f"外地/{form}": "refused", f"拆开/{form}": "refused",
            f"涉密/{form}": "refused", f"旧版/{form}": "new", f"重复/{form}": "refused",
            f"好的/{form}": "new", "好的/随便.pdf": "refused",
            "好的/现场评审表.pdf": "refused", "坏的/申报表.xlsx": "refused"})
        self.assertIn("suzhou-2020", by_file[f"外地/{form}"]["reason"])
        self.assertIn("机密", by_file[f"涉密/{form}"]["reason"])
        self.assertIn("旧版", by_file[f"重复/{form}"]["reason"])
        text = "\n".join(said[f"公式/{form}"])
        for place in ("formula", "fifteen digits", "去年"):
            self.assertIn(place, text)
        self.assertRegex(text, r"申报表!C\d+")
        self.assertIn("0.9", "\n".join(said[f"旧版/{form}"]))
        self.assertIn("旧内容", "\n".join(said[f"旧版/{form}"]))
        self.assertIn("成果报告.pdf", "\n".join(said[f"好的/{form}"]))
        self.assertEqual(by_file[f"好的/{form}"]["state"], "draft")
        # What is marked as secret is nowhere in the workspace.
        database = b"".join(p.read_bytes() for p in self.workspace.glob("qunzhi.db*"))
        self.assertNotIn("丁机密课题".encode(), database)

    def test_moved(self):
        """Rows sorted, columns put in front, the hidden column dropped: the same values."""
        def columns(book):
            sheet = book["申报表"]
            for area in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(area))
            sheet.insert_cols(1, 2)
            sheet.insert_rows(2, 3)
            book["成员名单"].insert_cols(3)

        def no_ids(book):
            sheet = book["申报表"]
            for row in range(1, sheet.max_row + 1):
                sheet.cell(row, 1).value = None
            table = book["成员名单"]
            for column in range(1, table.max_column + 1):
                table.cell(3, column).value = None

        self.begin()
        expected = self.expect("qc-group")
        for title, twist in (("列移动", columns), ("没有编号列", no_ids)):
            self.fill("qc-group", self.folder / title, {"title": title}, twist)
            report = self.take(folder=self.folder / title)["reports"][0]
            form = self.ask("entry", "show", report["entry"])["form"]
            if title == "没有编号列":
                # The pages of chapters have only their ids to be found by.
                expected = {k: v for k, v in expected.items() if not k.startswith("chapter:")}
            self.assertEqual(form, {**expected, "title": title})

    def test_flat_folder(self):
        """Several forms in one folder: their files begin with their names."""
        self.begin("unit")
        where = self.folder / "in"
        self.fill("qc-group", where, {"title": "甲课题"}, name="甲.xlsx")
        self.fill("qc-group", where, {"title": "乙课题"}, name="乙.xlsx")
        (where / "甲-成果报告.pdf").write_bytes(driver.PDF + b"1")
        (where / "乙_成果报告.pdf").write_bytes(driver.PDF + b"2")
        (where / "成果报告.pdf").write_bytes(driver.PDF)
        answer = self.take()["reports"]
        self.assertEqual({r["file"]: (r["outcome"], r["files"]) for r in answer},
                         {"甲.xlsx": ("new", 1), "乙.xlsx": ("new", 1),
                          "成果报告.pdf": ("refused", 0)})
        # A unit looks at what came in before it is handed in.
        self.assertEqual({r["state"] for r in answer if r["entry"]}, {"draft"})

    def test_on_behalf(self):
        """Typed in for a unit: its origin stays, and the form can be printed for its stamp."""
        self.begin()
        form = self.write("form.json", driver.FORM)
        new = self.ask("entry", "new", "qc-group", "--category", "problem-self", "--from", form,
                       "--on-behalf-of", "（示例）上海浦江电机厂")
        shown = self.ask("entry", "show", new["id"])
        self.assertEqual((shown["origin"], shown["form"]["unit"]),
                         ("on-behalf", "（示例）上海浦江电机厂"))
        self.ctl("entry", "set", new["id"], "team=另一组")
        self.assertEqual(self.ask("entry", "show", new["id"])["origin"], "on-behalf")
        self.assertEqual(self.ask("entry", "show", self.new_entry())["origin"], "own")
        self.ctl("entry", "print", new["id"], "--output", self.folder / "form.pdf")
        self.assertTrue((self.folder / "form.pdf").read_bytes().startswith(b"%PDF"))

    def test_nothing(self):
        self.begin()
        (self.folder / "in").mkdir()
        self.take_refused(self.folder / "in")
        self.take_refused(self.folder / "nowhere")
        shutil.copytree(self.kits, self.folder / "empty")
        reports = self.take(folder=self.folder / "empty")["reports"]
        self.assertEqual({r["outcome"] for r in reports}, {"refused"})
        self.ctl("bundle", "export", "nonsense", "--output", self.folder / "x", status=2)
        self.ctl("bundle", "export", "form-kit", status=2)

    def take_refused(self, folder):
        self.ctl("bundle", "import", folder, status=1)


if __name__ == "__main__":
    unittest.main(verbosity=2)

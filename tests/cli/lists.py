#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that people keep: organisations, judges, members; as .xlsx and as text."""

import unittest

import openpyxl

import driver


class Lists(driver.Case):
    def sheet(self, name, rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        path = self.folder / name
        book.save(path)
        return path

    def test_organisations(self):
        self.init()
        path = self.sheet("单位.xlsx", [
            ["会员单位名录"],
            ["序号", "单位全称", "联系人", "联系电话", "推荐渠道", "单位地址"],
            [1, "（示例）上海申达船舶重工有限公司", "示例·王建国", "021-00001234", "行业质协", "长宁区"],
            [2, "（示例）上海浦江电机厂", None, 2100001235, "没有的渠道", None],
            [3, None, "示例·无名", None, None, None],
        ])
        looked = self.ask("organisation", "import", path, "--dry-run")
        self.assertEqual((looked["new"], looked["changed"], looked["unchanged"]), (2, 0, 0))
        self.assertEqual(self.ask("organisation", "list")["organisations"], [])
        answer = self.ask("organisation", "import", path)
        self.assertEqual((answer["new"], answer["changed"], answer["unchanged"]), (2, 0, 0))
        places = " ".join(answer["findings"])
        for place in ("E4", "B5"):
            self.assertIn(place, places)
        shown = self.ask("organisation", "show", "（示例）上海申达船舶重工有限公司")
        self.assertEqual((shown["contact"], shown["line"], shown["address"]),
                         ("示例·王建国", "industry", "长宁区"))
        self.assertEqual(self.ask("organisation", "show", "（示例）上海浦江电机厂")["telephone"],
                         "2100001235")

        # Once more nothing changes; what the list leaves blank stays.
        again = self.ask("organisation", "import", path)
        self.assertEqual((again["new"], again["changed"], again["unchanged"]), (0, 0, 2))
        text = self.folder / "单位.csv"
        text.write_bytes("单位名称,开票名称\n（示例）上海申达船舶重工有限公司,申达㛃公司\n"
                         .encode("gb18030"))
        self.assertEqual(self.ask("organisation", "import", text)["changed"], 1)
        shown = self.ask("organisation", "show", "（示例）上海申达船舶重工有限公司")
        self.assertEqual((shown["invoice-name"], shown["contact"]), ("申达㛃公司", "示例·王建国"))
        self.assertIn("organisation.import",
                      [event["verb"] for event in self.ask("audit", "export")["events"]])
        self.ctl("organisation", "import", self.write("x.csv", "a,b\n1,2\n"), status=1)

    def test_judges(self):
        self.init()
        path = self.sheet("专家.xlsx", [["评审专家名单"], ["姓 名", "工作单位", "职称", "手机"],
                                      ["示例·甲", "（示例）质量研究所", "高级工程师", "13800000000"]])
        answer = self.ask("review", "judge", "import", path)
        self.assertEqual(answer["new"], 1)
        self.assertEqual(answer["judges"][0]["organisation"], "（示例）质量研究所")

    def members(self, entry):
        form = self.ask("entry", "show", entry)["form"]
        return {path: value for path, value in form.items() if path.startswith("members/")}

    def test_members(self):
        self.init()
        entry = self.new_entry()
        path = self.sheet("名单.xlsx", [
            ["序号", "姓名（必填）", "学历", "性别", "年龄", "分工"],
            [1, "示例·赵敏", "本科", "女", "３５岁", "组长"],
            [2, "示例·钱强", "大专", "男", 41, None],
            [3, "示例·孙丽", None, "不详", 200, "组员"],
        ])
        before = self.members(entry)
        looked = self.ask("entry", "members", entry, path, "--dry-run")
        self.assertEqual(looked["rows"], 3)
        self.assertEqual(self.members(entry), before)
        self.assertTrue(looked["columns"]["role"].startswith("F 分工"))
        answer = self.ask("entry", "members", entry, path)
        self.assertEqual(self.members(entry), {
            "members/0/name": "示例·赵敏", "members/0/education": "本科",
            "members/0/sex": "female", "members/0/age": "35", "members/0/role": "组长",
            "members/1/name": "示例·钱强", "members/1/education": "大专", "members/1/sex": "male",
            "members/1/age": "41",
            "members/2/name": "示例·孙丽", "members/2/sex": "不详", "members/2/age": "200",
            "members/2/role": "组员"})
        text = " ".join(answer["findings"])
        for place in ("D4", "E4"):
            self.assertIn(place, text)

        # Without headings the content says what is what; a column may be said by its letter.
        plain = self.write("无标题.csv", "示例·周涛,男,52\n示例·吴静,女,29\n")
        answer = self.ask("entry", "members", entry, plain, "--append")
        self.assertEqual(set(answer["columns"]), {"name", "sex", "age"})
        members = self.members(entry)
        self.assertEqual((members["members/3/name"], members["members/4/sex"],
                          members["members/4/age"]), ("示例·周涛", "female", "29"))
        self.ask("entry", "members", entry, path, "role=C", "education=")
        members = self.members(entry)
        self.assertEqual(members["members/0/role"], "本科")
        self.assertNotIn("members/0/education", members)
        self.ctl("entry", "members", entry, path, "nonsense", status=2)
        self.ctl("entry", "members", entry, path, "--table", "title", status=2)
        self.ctl("entry", "members", entry, self.folder / "none.xlsx", status=1)


if __name__ == "__main__":
    unittest.main(verbosity=2)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms as workbooks through the window: out, filled with openpyxl, looked at, taken in; and the
members of an entry that is typed in for a unit from a list."""

import argparse
import pathlib
import re
import tempfile

import openpyxl

import driver
import entry

VALUES = {
    "category": "问题解决型·自定目标", "title": entry.TITLE, "team": entry.TEAM, "unit": entry.UNIT,
    "line": "行业质协", "contact": "示例·王建国", "phone": "021-00001234", "from": "2018-01-08",
    "to": "2018-11-20", "abstract": "把故障率降下来。", "before": 12, "target": 5, "after": 4,
    "secrecy": "不涉密", "commit-true": "是", "commit-public": "是",
}
MEMBERS = ("示例·王建国", "示例·李芳", "示例·欧阳𠮷")
# The button that does it: “_Take In” or “导入(_T)”.
TAKE = re.compile("_T")


def fill(source, folder, **changes):
    book = openpyxl.load_workbook(source)
    sheet = book["申报表"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for path, value in {**VALUES, **changes}.items():
        sheet.cell(rows[path], 3).value = value
    for i, name in enumerate(MEMBERS):
        book["成员名单"].cell(5 + i, 2).value = name
    folder.mkdir(parents=True)
    book.save(folder / "申报表.xlsx")
    for name in ("成果报告", "盖章的申报表", "现场评审表"):
        entry.write_report(folder / f"{name}.pdf")


def find_kit(folder):
    for path in folder.glob("*.xlsx"):
        if openpyxl.load_workbook(path)["qunzhi"]["B4"].value == "qc-group":
            return path
    raise KeyError("qc-group")


def forms(program, workspace, folder):
    kits = folder / "kits"
    program.act("open-page", program.text_variant("entries"))
    program.wait(lambda: "export-forms-to" in program.actions(), "the entries")
    program.act("export-forms-to", program.text_variant(str(kits)))
    program.wait(lambda: len(list(kits.glob("*.xlsx"))) == 4 and list(kits.glob("*.txt")),
                 "the forms")
    fill(find_kit(kits), folder / "in" / "一")
    fill(find_kit(kits), folder / "in" / "二", title="示例题目：某型产品", secrecy="机密")

    # A look first: nothing is there before the button was pressed.
    program.act("import-forms-from", program.text_variant(str(folder / "in")))
    program.settle(driver.WINDOW_CHANGES)
    program.find("push button", TAKE)
    assert workspace.run("entry", "list")["entries"] == []
    program.press(TAKE)
    found = program.wait(lambda: workspace.run("entry", "list")["entries"], "the entry")
    assert [e["title"] for e in found] == [entry.TITLE], found
    program.wait(lambda: workspace.run("entry", "list", "--state", "submitted")["entries"],
                 "the submission")
    shown = workspace.run("entry", "show", found[0]["id"])
    assert shown["origin"] == "form-kit", shown
    assert len(shown["materials"]) == 3, shown
    program.settle(driver.WINDOW_CHANGES)
    program.key("Escape")
    program.settle(driver.WINDOW_CHANGES)


def members(program, workspace, folder):
    names = folder / "名单.csv"
    names.write_bytes("姓名,性别,分工\n示例·赵敏,女,组长\n示例·㛃𠮷,男,\n".encode("gb18030"))
    program.act("new-entry-for", program.text_variant("qc-group/problem-self/on-behalf"))
    program.wait(lambda: "go-to-step" in program.actions(), "the wizard")
    entry.step(program, "members")
    program.act("import-members-from", program.text_variant("members", str(names)))
    program.settle(driver.WINDOW_CHANGES)
    program.press(TAKE)
    draft = program.wait(lambda: workspace.run("entry", "list", "--state", "draft")["entries"],
                         "the draft")[0]
    shown = workspace.run("entry", "show", draft["id"])
    assert shown["origin"] == "on-behalf", shown
    assert shown["form"] == {
        "members/0/name": "示例·赵敏", "members/0/sex": "female", "members/0/role": "组长",
        "members/1/name": "示例·㛃𠮷", "members/1/sex": "male"}, shown["form"]
    # One step of undo.
    program.act("undo")
    program.wait(lambda: not workspace.run("entry", "show", draft["id"])["form"], "the undo")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qz-kits-") as name:
        folder = pathlib.Path(name)
        workspace = entry.Workspace(args.prefix, folder / "workspace").make()
        program = driver.start(workspace.program, workspace.folder)
        forms(program, workspace, folder)
        members(program, workspace, folder)
        program.quit()
        assert not program.complaints(), program.complaints()


if __name__ == "__main__":
    main()

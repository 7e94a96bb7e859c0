#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the file that test-spreadsheet wrote with openpyxl and compares cell by cell."""

import datetime
import sys

import openpyxl

DAY = datetime.datetime
EXPECTED = [
    ["2018年度评审结果", None, None, None],
    ["名称", "序号", "得分", "日期"],
    ["降低返工率", 1, 88.67, DAY(2018, 12, 20)],
    ["=1+1", 2, 0.1, DAY(2019, 1, 1)],
    ["+8613800000000", -3, -8.5, DAY(1900, 2, 28)],
    ["0012", 0, 0, "2018-02-30"],
    ["<a & \"b\">\n第二行 𠮷㛃·", 9007199254740991, 99.995, None],
    [None, None, None, None],
    ["https://example.org/", 7, 333.333, "1850-01-01"],
    ["_x0041_ @SUM(A1)", 8, 0.001, DAY(2018, 9, 7)],
]


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    sheet = book.active
    faults = []
    if sheet.title != "评审结果_1_____":
        faults.append(f"sheet is called {sheet.title!r}")
    if book.properties.created != DAY(2018, 12, 20, 8):
        faults.append(f"created {book.properties.created}")
    if sheet.freeze_panes != "A3":
        faults.append(f"frozen at {sheet.freeze_panes}")
    if sheet.max_row != len(EXPECTED):
        faults.append(f"{sheet.max_row} rows")
    for r, row in enumerate(EXPECTED, 1):
        for c, value in enumerate(row, 1):
            cell = sheet.cell(r, c)
            if cell.value != value:
                faults.append(f"{cell.coordinate}: {cell.value!r} instead of {value!r}")
            if cell.data_type == "f":
                faults.append(f"{cell.coordinate} is a formula")
    if sheet["C3"].number_format != "0.00":
        faults.append(f"C3 is shown as {sheet['C3'].number_format}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

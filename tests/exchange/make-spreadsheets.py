#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the spreadsheets that test-spreadsheet-reader reads, sound and hostile ones:
make-spreadsheets.py FOLDER."""

import datetime
import io
import pathlib
import random
import struct
import sys
import warnings
import zipfile

import openpyxl
from openpyxl.styles import numbers
from openpyxl.utils.datetime import CALENDAR_MAC_1904

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*pairs):
    return (HEAD + f'<Relationships xmlns="{RELS}">'
            + "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                      for i, kind, target in pairs) + "</Relationships>")


def parts(rows, *, ns=MAIN, shared=None, styles=None, workbook=None, behind="", sheet=None):
    """The members of a small workbook, the sheet made of `rows`."""
    links = [("r1", "worksheet", "worksheets/sheet1.xml")]
    members = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": HEAD + (workbook or f'<workbook xmlns="{ns}" xmlns:r="{OFFICE}"><sheets>'
                                   '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'),
        "xl/worksheets/sheet1.xml": sheet or (
            HEAD + f'<worksheet xmlns="{ns}"><sheetData>{rows}</sheetData>{behind}</worksheet>'),
    }
    if shared is not None:
        links.append(("r2", "sharedStrings", "/xl/sharedStrings.xml"))
        members["xl/sharedStrings.xml"] = HEAD + f'<sst xmlns="{ns}">{shared}</sst>'
    if styles is not None:
        links.append(("r3", "styles", "styles.xml"))
        members["xl/styles.xml"] = HEAD + f'<styleSheet xmlns="{ns}">{styles}</styleSheet>'
    members["xl/_rels/workbook.xml.rels"] = relations(*links)
    return members


def pack(path, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method, compresslevel=1) as archive:
        for name, text in members.items():
            archive.writestr(name, text)


def sound(folder):
    """What openpyxl writes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "成员"
    sheet.append(["姓名", "年龄", "出生", "出勤率", "说明", "在岗"])
    sheet.append(["欧阳𠮷", 35, datetime.date(1983, 2, 1), 0.985, "第一行\n第二行", True])
    sheet["D2"].number_format = numbers.FORMAT_PERCENTAGE_00
    sheet.append([" 李芳 ", 0.1 + 0.2, datetime.datetime(2018, 9, 7, 12, 30), -0.125, "_x0041_"])
    sheet["A5"] = "=1+1"
    sheet["B5"] = 123456789012345678
    sheet["C5"] = datetime.time(8, 5)
    sheet["D5"] = "１２３"
    sheet["E5"] = "#N/A"
    book.create_sheet("另一张")["A1"] = "二"
    book.create_sheet("暗")["A1"] = "hidden"
    book["暗"].sheet_state = "hidden"
    book.save(folder / "sound.xlsx")

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime.date(2018, 9, 7)
    book.active["B1"] = datetime.date(1904, 1, 2)
    book.save(folder / "1904.xlsx")

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["单位", "姓名"])
    sheet.append(["申达船舶", "甲"])
    sheet.append([None, "乙"])
    sheet.append([None, None])
    sheet.append([None, "丙"])
    sheet.append([None, "丁"])
    sheet.merge_cells("A2:A5")
    sheet.merge_cells("C1:E1")
    book.save(folder / "merged.xlsx")


def by_hand(folder):
    shared = ("<si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space='preserve"
              "'> 丙</t></r><rPh sb='0' eb='1'><t>yi</t></rPh></si><si/>")
    styles = ("<numFmts count='2'><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月"
              "&quot;'/><numFmt numFmtId='177' formatCode='0.0&quot;days&quot;'/></numFmts>"
              "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
              "<cellXfs><xf numFmtId='0'/><xf numFmtId='31'/><xf numFmtId='176'/>"
              "<xf numFmtId='177'/><xf numFmtId='9'/></cellXfs>")
    rows = ("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>"
            "<row r='3'><c r='B3'><v>1.10101199001011E+17</v></c><c r='C3' s='1'><v>43350</v></c>"
            "<c r='D3' s='2'><v>60</v></c><c r='E3' s='3'><v>2.5</v></c>"
            "<c r='F3' s='4'><v>0.07</v></c><c r='G3' s='1'><v>-1</v></c></row>"
            "<row r='4'><c r='A4'><f>1+1</f><v>2</v></c><c r='B4'><f>A1</f></c>"
            "<c r='C4' t='str'><f>A1</f><v>结果</v></c><c r='D4' t='e'><v>#REF!</v></c>"
            "<c r='E4' t='d'><v>2018-09-07T00:00:00</v></c><c r='F4' t='b'><v>0</v></c>"
            "<c r='G4'><v>nonsense</v></c><c r='H4'><v>1e-7</v></c><c r='I4'><v>-0</v></c>"
            "<c r='J4'><v>999999999999999.9</v></c><c r='K4' t='d'><v>2018-09-07T1</v></c>"
            "<c r='L4' t='d'><v>2018-09-07T12:30:00.000Z</v></c>"
            "<c r='M4' t='d'><v>2018-09-07T12:30富文本</v></c></row>"
            "<row r='5'><c r='A5' t='inlineStr'><is><r><t>富</t></r><r><t>文本_x000D_</t></r></is>"
            "</c></row>")
    pack(folder / "by-hand.xlsx", parts(rows, shared=shared, styles=styles))
    pack(folder / "strict.xlsx", parts(rows, ns=STRICT, shared=shared, styles=styles))
    pack(folder / "stored.xlsx", parts(rows, shared=shared, styles=styles), zipfile.ZIP_STORED)
    # What other programs add in namespaces of their own is no cell of the table.
    foreign = ("<row r='1'><x:c xmlns:x='urn:x' r='A1' t='str'><v>no</v></x:c>"
               "<c r='B1' t='str'><v>yes</v></c></row>")
    pack(folder / "foreign-names.xlsx", parts(foreign))


def hostile(folder):
    cell = "<row r='1'><c r='A1' t='str'><v>x</v></c></row>"
    good = io.BytesIO()
    pack(good, parts(cell))
    raw = good.getvalue()

    (folder / "empty-file.xlsx").write_bytes(b"")
    (folder / "cut.xlsx").write_bytes(raw[:len(raw) // 2])
    (folder / "old.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    pack(folder / "no-book.xlsx", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    pack(folder / "no-sheet.xlsx", {k: v for k, v in parts(cell).items() if "sheet1" not in k})
    broken = bytearray(raw)
    at = raw.index(b"xl/worksheets/sheet1.xml") + 40
    broken[at] ^= 0xFF
    (folder / "broken.xlsx").write_bytes(bytes(broken))
    with zipfile.ZipFile(folder / "twice.xlsx", "w") as archive:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, text in [*parts(cell).items()] * 2:
                archive.writestr(name, text)
    with zipfile.ZipFile(folder / "members.xlsx", "w") as archive:
        for i in range(2500):
            archive.writestr(f"x{i}", "")
    entities = ('<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
                '<!ENTITY c "&b;&b;&b;&b;">]>')
    pack(folder / "entities.xlsx", parts("", sheet=(
        f'{entities}<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&c;</v></c></row>'
        '</sheetData></worksheet>')))
    pack(folder / "outside.xlsx", parts("", sheet=(
        '<!DOCTYPE worksheet [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&f;</v></c></row>'
        '</sheetData></worksheet>')))
    pack(folder / "deep.xlsx", parts("<row>" * 100 + "</row>" * 100))
    pack(folder / "order.xlsx", parts("<row r='5'><c r='A5'><v>1</v></c></row>"
                                      "<row r='5'><c r='A5'><v>2</v></c></row>"))
    pack(folder / "cells.xlsx", parts("<row r='1'><c r='B1'><v>1</v></c>"
                                      "<c r='A1'><v>2</v></c></row>"))
    pack(folder / "elsewhere.xlsx", parts("<row r='1'><c r='A2'><v>1</v></c></row>"))
    pack(folder / "no-text.xlsx", parts("<row r='1'><c r='A1' t='s'><v>7</v></c></row>"))
    pack(folder / "far-row.xlsx", parts("<row r='99999999999'><c><v>1</v></c></row>"))
    pack(folder / "zero-row.xlsx", parts("<row r='0'><c><v>1</v></c></row>"))
    pack(folder / "far-column.xlsx", parts("<row r='1'><c r='XFD1'><v>1</v></c></row>"))
    pack(folder / "bad-merge.xlsx", parts(cell, behind="<mergeCells><mergeCell ref='B2:A1'/>"
                                                       "</mergeCells>"))
    long = "长" * 200000
    pack(folder / "long.xlsx", parts(f"<row r='1'><c r='A1' t='str'><v>{long}</v></c></row>"))
    # A million rows with nothing in them, and one line at the end.
    empty = "<row ht='15'><c s='1'/><c s='1'/></row>" * 1000000
    pack(folder / "million.xlsx", parts(
        empty + "<row r='1000001'><c r='B1000001' t='str'><v>最后</v></c></row>",
        behind="<mergeCells><mergeCell ref='A2:A1048576'/></mergeCells>"))
    # Many rows with something in them.
    pack(folder / "many.xlsx", parts("<row><c><v>1</v></c></row>" * 200002))
    # 520 MiB of blanks that pack into 2 MB.
    blank = " " * (1 << 20)
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED, True, 1) as archive:
        for name, text in parts("").items():
            if "sheet1" not in name:
                archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            member.write(f'<worksheet xmlns="{MAIN}">'.encode())
            for _ in range(520):
                member.write(blank.encode())
    # The list at the end says another size than the member itself.
    lying = bytearray(raw)
    at = lying.rindex(b"PK\x01\x02")
    struct.pack_into("<I", lying, at + 24, 1 << 30)
    (folder / "lying.xlsx").write_bytes(bytes(lying))


def bit_flips(folder, times):
    """Whatever bit is turned, the reader answers."""
    target = folder / "flips"
    target.mkdir(exist_ok=True)
    raw = (folder / "by-hand.xlsx").read_bytes()
    dice = random.Random(2018)
    for i in range(times):
        data = bytearray(raw)
        for _ in range(dice.randint(1, 3)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        (target / f"{i:04}.xlsx").write_bytes(bytes(data))
    for i in range(0, len(raw), max(1, len(raw) // 60)):
        (target / f"cut-{i:06}.xlsx").write_bytes(raw[:i])


def text(folder):
    (folder / "utf8.csv").write_text("\ufeff姓名,备注\n\n欧阳𠮷,\"a,\"\"b\"\"\n下一行\"\n",
                                     encoding="utf-8")
    (folder / "gb18030.csv").write_bytes("姓名;备注\r\n㛃𠮷;镕\r\n".encode("gb18030"))
    (folder / "named.xlsx").write_text("甲\t乙\n1\t2\n", encoding="utf-8")
    (folder / "binary.csv").write_bytes(bytes(range(256)))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    sound(folder)
    by_hand(folder)
    if "--seeds" not in sys.argv:
        hostile(folder)
        bit_flips(folder, 400)
    text(folder)


if __name__ == "__main__":
    main()

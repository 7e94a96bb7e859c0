#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files written anew without what tells who made them: the markers planted in them are gone, what
stands on their pages is not."""

import io
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile
import zlib

TOOL = os.environ["FOREIGN_TOOL"]
SECRET = "MARKER王伟"
PLAIN = b"MARKER"
INVALID, LIMIT, TYPE, CORRUPT = 0, 4, 5, 13
PROPERTIES, METADATA, ATTACHMENTS, AUTHORS, SIGNATURES, PICTURES = (1 << i for i in range(6))


def marked(data):
    """Whether the marker is in it, in any way in which such files write text."""
    forms = [PLAIN, "MARKER".encode("utf-16-be"), "MARKER".encode("utf-16-le"),
             PLAIN.hex().encode(), PLAIN.hex().upper().encode()]
    return any(form in data for form in forms)


def make_jpeg(folder):
    """A picture with a comment and a word of its camera, beside a profile that is needed."""
    path = folder / "plain.jpg"
    subprocess.run(["convert", "-size", "40x30", "xc:red", "-strip", path], check=True)
    data = path.read_bytes()
    exif = b"Exif\0\0II*\0" + SECRET.encode()
    comment = SECRET.encode()
    parts = [b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif,
             b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment]
    return data[:2] + b"".join(parts) + data[2:] + b"trailing " + SECRET.encode()


def make_png(folder):
    path = folder / "plain.png"
    subprocess.run(["convert", "-size", "40x30", "xc:blue", "-strip", path], check=True)
    data = path.read_bytes()
    text = b"tEXtAuthor\0" + SECRET.encode()
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return data[:33] + chunk + data[33:]


def stream(data, more=b""):
    return b"<</Length %d%s>>\nstream\n" % (len(data), more) + data + b"\nendstream"


def make_pdf(jpeg):
    secret = SECRET.encode("utf-16-be").hex().encode()
    text = b"BT /F1 24 Tf 50 700 Td (visible words) Tj ET q 40 0 0 30 50 50 cm /Im Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R/Names<</EmbeddedFiles<</Names[(a) 9 0 R]>>>>"
        b"/PieceInfo<</Word<</Private(MARKER)>>>>/AcroForm<</Fields[11 0 R]>>"
        b"/OpenAction<</S/JavaScript/JS(MARKER)>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R 11 0 R"
        b"<</Type/Annot/Subtype/Square/Rect[0 0 9 9]/T(MARKER)>>]"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</Im 8 0 R>>>>>>",
        stream(text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T<FEFF" + secret + b">/Contents(a remark)>>",
        stream(b"<x:xmpmeta>" + SECRET.encode() + b"</x:xmpmeta>", b"/Type/Metadata/Subtype/XML"),
        stream(jpeg, b"/Type/XObject/Subtype/Image/Width 40/Height 30/ColorSpace/DeviceRGB"
               b"/BitsPerComponent 8/Filter/DCTDecode"),
        b"<</Type/Filespec/F(MARKER.txt)/EF<</F 10 0 R>>>>",
        stream(SECRET.encode(), b"/Type/EmbeddedFile"),
        b"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Sig/T(field)/V<</Type/Sig/Name(MARKER)>>>>",
        b"<</Author<FEFF" + secret + b">/Title(MARKER)/Producer(MARKER)>>",
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<</Size %d/Root 1 0 R/Info 12 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
         'package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
         '</Types>')
RELATIONS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="a" Target="file:///C:/Users/{SECRET}/a.dotx"'
             ' TargetMode="External"/><Relationship Id="b" Target="media/image1.jpg"/>'
             '</Relationships>')


def make_docx(jpeg, png):
    document = (f'<w:document xmlns:w="{WORD}" xmlns:a="{DRAWING}"><w:p><w:ins w:author="{SECRET}"'
                ' w:date="2018-01-01T00:00:00Z"><w:r><w:t>visible &amp; words</w:t></w:r></w:ins>'
                f'<a:cNvPr id="1" name="{SECRET}.jpg" descr="C:\\Users\\{SECRET}\\x.jpg"/>'
                '</w:p></w:document>')
    return {
        "[Content_Types].xml": TYPES,
        "docProps/core.xml": f"<a><creator>{SECRET}</creator></a>",
        "docProps/app.xml": f"<a><Company>{SECRET}</Company></a>",
        "docProps/custom.xml": f"<a>{SECRET}</a>",
        "docProps/thumbnail.jpeg": jpeg,
        "customXml/item1.xml": f"<a>{SECRET}</a>",
        "word/document.xml": document,
        "word/comments.xml": f'<w:comments xmlns:w="{WORD}"><w:comment w:author="{SECRET}"'
                             ' w:initials="MARKER">text</w:comment></w:comments>',
        "word/settings.xml": f'<w:settings xmlns:w="{WORD}"><w:docVar w:name="u"'
                             f' w:val="{SECRET}"/></w:settings>',
        "word/_rels/settings.xml.rels": RELATIONS,
        "word/embeddings/sheet.xlsx": SECRET,
        "word/media/image1.jpg": jpeg,
        "word/media/image2.png": png,
    }


def make_pptx(jpeg, png):
    return {
        "[Content_Types].xml": TYPES,
        "docProps/core.xml": f"<a>{SECRET}</a>",
        "ppt/commentAuthors.xml": f'<p:l xmlns:p="p"><p:cmAuthor id="0" name="{SECRET}"'
                                  ' initials="MARKER"/></p:l>',
        "ppt/slides/slide1.xml": "<p:sld xmlns:p='p'><p:t>visible &amp; words</p:t></p:sld>",
        "ppt/media/image1.jpeg": jpeg,
        "ppt/media/image2.png": png,
    }


def pack(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class Clean(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="qz-clean-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.jpeg, self.png = make_jpeg(self.folder), make_png(self.folder)

    def run_tool(self, kind, data):
        path, output = self.folder / "in", self.folder / "out"
        path.write_bytes(data)
        output.unlink(missing_ok=True)
        done = subprocess.run([TOOL, "--clean", kind, path, output], stdout=subprocess.PIPE,
                              text=True, check=True)
        return dict(line.split(" ", 1) for line in done.stdout.splitlines()), output

    def clean(self, kind, data):
        """The file anew, and what was taken out; the same a second time."""
        said, output = self.run_tool(kind, data)
        self.assertIn("cleaned", said)
        first = output.read_bytes()
        again, output = self.run_tool(kind, data)
        self.assertEqual((again, output.read_bytes()), (said, first))
        return first, int(said["cleaned"])

    def refused(self, kind, data):
        said, output = self.run_tool(kind, data)
        self.assertFalse(output.exists())
        return int(said["clean-error"]), said["clean-sentence"]

    def test_pdf(self):
        data, cleaned = self.clean("pdf", make_pdf(self.jpeg))
        self.assertEqual(cleaned, PROPERTIES | METADATA | ATTACHMENTS | AUTHORS | SIGNATURES
                         | PICTURES)
        path = self.folder / "a.pdf"
        path.write_bytes(data)
        open_file = self.folder / "open.pdf"
        subprocess.run(["qpdf", "--check", path], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, open_file], check=True)
        self.assertFalse(marked(data))
        self.assertFalse(marked(open_file.read_bytes()))
        text = subprocess.run(["pdftotext", path, "-"], stdout=subprocess.PIPE, check=True).stdout
        self.assertIn(b"visible words", text)
        self.assertIn(b"a remark", open_file.read_bytes())
        pictures = subprocess.run(["pdfimages", "-list", path], stdout=subprocess.PIPE,
                                  check=True).stdout
        self.assertIn(b"jpeg", pictures)

    def test_old_states(self):
        """What a later state of the file has replaced is not written."""
        data = make_pdf(self.jpeg)
        at = data.rindex(b"startxref")
        before = int(data[at + 10:data.index(b"\n", at + 10)])
        body = b"4 0 obj\n" + stream(b"BT /F1 24 Tf 50 700 Td (another text) Tj ET") + b"\nendobj\n"
        table = len(data) + len(body)
        data += body + (b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 13/Root 1 0 R/Prev %d>>\n"
                        b"startxref\n%d\n%%%%EOF\n" % (len(data), before, table))
        out, _ = self.clean("pdf", data)
        path = self.folder / "a.pdf"
        path.write_bytes(out)
        text = subprocess.run(["pdftotext", path, "-"], stdout=subprocess.PIPE, check=True).stdout
        self.assertIn(b"another text", text)
        subprocess.run(["qpdf", "--qdf", path, self.folder / "open.pdf"], check=True)
        self.assertNotIn(b"visible words", (self.folder / "open.pdf").read_bytes())

    def test_refused_pdf(self):
        path = self.folder / "locked.pdf"
        (self.folder / "plain.pdf").write_bytes(make_pdf(self.jpeg))
        subprocess.run(["qpdf", "--encrypt", "secret", "owner", "256", "--",
                        self.folder / "plain.pdf", path], check=True)
        self.assertEqual(self.refused("pdf", path.read_bytes())[0], INVALID)
        self.assertEqual(self.refused("pdf", b"no PDF at all")[0], TYPE)
        self.assertEqual(self.refused("pdf", b"%PDF-1.7\n" + b"\0" * 100)[0], CORRUPT)

    def check_office(self, kind, members, expected):
        data, cleaned = self.clean(kind, pack(members))
        self.assertEqual(cleaned, expected)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.namelist(), list(members))
            for name in archive.namelist():
                content = archive.read(name)
                self.assertFalse(marked(content), name)
                if name.endswith((".xml", ".rels")):
                    xml.etree.ElementTree.fromstring(content)
            return {name: archive.read(name) for name in archive.namelist()}

    def test_word(self):
        out = self.check_office("word", make_docx(self.jpeg, self.png),
                                PROPERTIES | ATTACHMENTS | AUTHORS | PICTURES)
        self.assertIn(b"visible &amp; words", out["word/document.xml"])
        self.assertIn(b'w:author=""', out["word/document.xml"])
        self.assertIn(b'Target="media/image1.jpg"', out["word/_rels/settings.xml.rels"])

    def test_presentation(self):
        out = self.check_office("presentation", make_pptx(self.jpeg, self.png),
                                PROPERTIES | AUTHORS | PICTURES)
        self.assertIn(b"visible &amp; words", out["ppt/slides/slide1.xml"])

    def test_refused_office(self):
        for kind in ("word", "presentation"):
            code, sentence = self.refused(kind, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
            self.assertEqual(code, TYPE)
            self.assertIn(".doc", sentence)
        entity = ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        broken = [{"[Content_Types].xml": TYPES, "word/document.xml": entity},
                  {"[Content_Types].xml": TYPES, "word/document.xml": "<a>"},
                  {"[Content_Types].xml": TYPES, "word/document.xml": "<a/>".encode("utf-16")}]
        for members in broken:
            self.assertEqual(self.refused("word", pack(members))[0], CORRUPT)
        self.assertEqual(self.refused("word", pack({"a.txt": "text"}))[0], TYPE)
        whole = pack(make_docx(self.jpeg, self.png))
        self.assertEqual(self.refused("word", whole[:len(whole) // 2])[0], CORRUPT)
        bomb = {"[Content_Types].xml": TYPES, "word/a.bin": b"\0" * (65 << 20)}
        self.assertIn(self.refused("word", pack(bomb))[0], (CORRUPT, LIMIT))

    def test_pictures(self):
        for data, head in ((self.jpeg, b"\xff\xd8"), (self.png, b"\x89PNG")):
            self.assertTrue(marked(data))
            out, cleaned = self.clean("picture", data)
            self.assertEqual(cleaned, PICTURES)
            self.assertFalse(marked(out))
            self.assertTrue(out.startswith(head))
            path = self.folder / "picture"
            path.write_bytes(out)
            size = subprocess.run(["identify", "-format", "%w %h", path], stdout=subprocess.PIPE,
                                  check=True).stdout
            self.assertEqual(size, b"40 30")
        self.assertEqual(self.refused("picture", b"no picture")[0], TYPE)


if __name__ == "__main__":
    unittest.main(verbosity=2)

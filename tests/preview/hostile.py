#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from outside that mean no good, and files that only look odd.

    hostile.py --tool FOREIGN-TOOL --helpers FOLDER [--sanitized]

Each is shown through the helper; what comes of it, how long it takes and what is left behind is
held against a table. Nothing is believed to be right because it did not crash."""

import argparse
import os
import pathlib
import random
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zlib

INVALID, NOT_FOUND, LIMIT, TYPE, IO, CORRUPT = 0, 1, 4, 5, 12, 13
REPLACED, MISSING, INCOMPLETE = 1, 2, 8
WORDS = "质量管理小组活动成果报告"


def pdf(objects, root=1):
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, root, table)


def stream(data, more=b""):
    return b"<</Length %d%s>>\nstream\n" % (len(data), more) + data + b"\nendstream"


def page(content, resources=b"", box=b"0 0 595 842", more=()):
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Contents 4 0 R/Resources<<"
                + resources + b">>>>", stream(content), *more])


def chinese(name=b"SimSun"):
    """As office programs write it when they are told to keep the file small."""
    words = WORDS.encode("utf-16-be").hex().encode()
    return page(
        b"BT /F1 36 Tf 60 700 Td <" + words + b"> Tj ET", b"/Font<</F1 5 0 R>>",
        more=[b"<</Type/Font/Subtype/Type0/BaseFont/" + name
              + b"/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
              b"<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
              + b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
              b"/FontDescriptor 7 0 R>>",
              b"<</Type/FontDescriptor/FontName/" + name + b"/Flags 4/FontBBox[0 -200 1000 900]"
              b"/ItalicAngle 0/Ascent 859/Descent -141/StemV 80/CapHeight 700>>"])


def latin():
    return page(b"BT /F1 36 Tf 60 700 Td (Quality report) Tj ET", b"/Font<</F1 5 0 R>>",
                more=[b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"])


def endless():
    """Forms that draw one another, ten times each, twelve deep."""
    forms = [stream(b"/X Do " * 10 + b"0 0 9 9 re f ",
                    b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
                    b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + i)) for i in range(12)]
    last = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]")
    return page(b"/X Do", b"/XObject<</X 5 0 R>>", more=[*forms, last])


def two_pages():
    """The first page is endless, the second is in order."""
    first = endless().split(b"endobj\n")
    bodies = [part.split(b"obj\n", 1)[1].rstrip(b"\n") for part in first[:-1]]
    n = len(bodies)
    bodies[1] = b"<</Type/Pages/Kids[3 0 R %d 0 R]/Count 2>>" % (n + 1)
    bodies += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>" % (n + 2),
               stream(b"0 0 300 842 re f")]
    return pdf(bodies)


def huge_picture(side=30000):
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(side * 3)) for _ in range(side)) + packer.flush()
    return page(b"500 0 0 500 0 0 cm /X Do", b"/XObject<</X 5 0 R>>",
                more=[stream(data, b"/Type/XObject/Subtype/Image/Width %d/Height %d"
                             b"/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
                             % (side, side))])


def heap():
    """A hundred kilobytes that unfold to sixty million numbers."""
    packed = zlib.compress(b"[" + b"0 " * 60_000_000 + b"]", 9)
    file = page(b"")
    return file.replace(stream(b""), stream(packed, b"/Filter/FlateDecode"))


def locked():
    with tempfile.TemporaryDirectory() as folder:
        plain, locked_file = os.path.join(folder, "a.pdf"), os.path.join(folder, "b.pdf")
        pathlib.Path(plain).write_bytes(latin())
        subprocess.run(["qpdf", "--encrypt", "secret", "owner", "256", "--", plain, locked_file],
                       check=True)
        return pathlib.Path(locked_file).read_bytes()


def outlined():
    """Chapters by name and by number, one of them to a page that is not there."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
                b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]>>",
                b"<</First 6 0 R/Last 8 0 R/Count 3>>",
                b"<</Title(Plan)/Parent 5 0 R/Next 7 0 R/Dest[3 0 R/Fit]>>",
                b"<</Title<feff" + "对策实施".encode("utf-16-be").hex().encode()
                + b">/Parent 5 0 R/Prev 6 0 R/Next 8 0 R/Dest[4 0 R/Fit]>>",
                b"<</Title(Gone)/Parent 5 0 R/Prev 7 0 R/Dest[99 0 R/Fit]>>"])


def png(width, height, rows=None):
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    packer = zlib.compressobj(9)
    row = b"\0" + b"\0" * ((width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(rows if rows is not None else height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", data + packer.flush()) + chunk(b"IEND", b""))


def office(kind, member):
    import io
    import zipfile
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(kind, "<x/>")
        archive.writestr("docProps/app.xml", member)
    return packed.getvalue()


def mp4(box, size):
    return struct.pack(">I", 20) + b"ftypisom\0\0\2\0isom" + struct.pack(">I", size) + box


def film():
    """Three seconds of a test picture, made on the spot; None where that cannot be done."""
    try:
        import gi
        gi.require_version("Gst", "1.0")
        from gi.repository import Gst
    except (ImportError, ValueError):
        return None
    Gst.init(None)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "film")
        try:
            line = Gst.parse_launch(
                "videotestsrc num-buffers=75 ! video/x-raw,width=640,height=360,framerate=25/1 "
                f"! jpegenc ! avimux ! filesink location={path}")
        except gi.repository.GLib.Error:
            return None
        line.set_state(Gst.State.PLAYING)
        line.get_bus().timed_pop_filtered(60 * Gst.SECOND,
                                          Gst.MessageType.EOS | Gst.MessageType.ERROR)
        line.set_state(Gst.State.NULL)
        return pathlib.Path(path).read_bytes()


def noise(n, head=b""):
    return head + random.Random(2018).randbytes(n)


def table():
    """name, kind, bytes, what has to come of it; a key that ends with + is a least value."""
    whole = latin()
    yield "SimSun is not in the file", "pdf", chinese(), {"text": WORDS, "ink+": 3, "flags": REPLACED}
    yield "no such font", "pdf", chinese(b"HuaWenXinWei"), {"text": WORDS, "ink+": 3,
                                                          "flags": REPLACED}
    yield "one of the fourteen fonts", "pdf", whole, {"text": "Quality report", "ink+": 2,
                                                      "flags": 0}
    yield "outline", "pdf", outlined(), {"titles": ["0 1 Plan", "0 2 对策实施"], "pages": 2}
    yield "forms without end", "pdf", endless(), {"page-error": LIMIT}
    yield "a bad page before a good one", "pdf", two_pages(), {
        "argument": ["1", "2"], "page-error": LIMIT, "ink+": 450}
    yield "a picture of 2.7 GB", "pdf", huge_picture(), {"flags": INCOMPLETE,
                                                         "memory": True}
    yield "numbers without end", "pdf", heap(), {"page-error": LIMIT, "memory": True}
    yield "a million open brackets", "pdf", page(b"[" * 3_000_000), {"pages": 1}
    yield "a page of nothing", "pdf", page(b"", box=b"0 0 0 0"), {"pages": 1}
    yield "a page of a kilometre", "pdf", page(b"", box=b"0 0 2834645 2834645"), {"pages": 1}
    yield "a page of infinity", "pdf", page(b"", box=b"0 0 1e300 -1e300"), {"pages": 1}
    yield "a tree that is its own branch", "pdf", whole.replace(b"Kids[3 0 R]", b"Kids[2 0 R]"), {
        "page-error": CORRUPT}
    yield "two billion pages", "pdf", whole.replace(b"Count 1", b"Count 2147483647"), {"open": True}
    yield "password", "pdf", locked(), {"open-error": INVALID}
    yield "empty", "pdf", b"", {"open-error": TYPE}
    yield "a picture called PDF", "pdf", png(40, 40), {"open-error": TYPE}
    yield "a program called PDF", "pdf", noise(9000, b"MZ\x90\0"), {"open-error": TYPE}
    yield "noise after a PDF head", "pdf", noise(100_000, b"%PDF-1.7\n"), {"open-error": CORRUPT}
    for cut in range(0, len(whole), 61):
        yield f"PDF cut at {cut}", "pdf", whole[:cut], {"open": True}
    flips = random.Random(7)
    for i in range(40):
        bad = bytearray(chinese())
        for _ in range(1 + i % 5):
            bad[flips.randrange(9, len(bad))] ^= 1 << flips.randrange(8)
        yield f"PDF with changed bits {i}", "pdf", bytes(bad), {"open": True}

    yield "small picture", "picture", png(300, 200), {"width": 300, "height": 200, "ink+": 900}
    yield "picture of 900 million pixels", "picture", png(30000, 30000), {
        "width": 30000, "height": 30000, "page-error": LIMIT, "memory": True}
    yield "picture of 65,000 by 65,000 that ends at once", "picture", png(65000, 65000, 1), {
        "page-error": LIMIT, "memory": True}
    yield "picture that is cut off", "picture", png(300, 200)[:60], {"open": True}
    yield "a PDF called picture", "picture", whole, {"open-error": TYPE}
    yield "noise after a JPEG head", "picture", noise(9000, b"\xff\xd8\xff\xe0"), {
        "open-error": CORRUPT}
    yield "noise after a TIFF head", "picture", noise(9000, b"II*\0"), {"open-error": CORRUPT}
    yield "noise after a GIF head", "picture", noise(9000, b"GIF89a"), {"open": True}
    yield "noise after a BMP head", "picture", noise(9000, b"BM"), {"open": True}

    whole_film = film()
    if whole_film is not None:
        yield "film", "video", whole_film, {"width": 640, "height": 360, "milliseconds": 3000,
                                            "format": "avi", "ink+": 300}
        yield "film that is cut off", "video", whole_film[:len(whole_film) // 3], {"open": True}
        bad = bytearray(whole_film)
        for place in random.Random(3).sample(range(len(bad)), 4000):
            bad[place] ^= 0xff
        yield "film with changed bytes", "video", bytes(bad), {"open": True}
    yield "film of nothing", "video", mp4(b"moov", 8), {"open-error": CORRUPT}
    yield "film with a box without end", "video", mp4(b"moov", 0xffffffff) + noise(9000), {
        "open-error": CORRUPT}
    yield "noise called film", "video", noise(50_000), {"open-error": CORRUPT}
    yield "a PDF called film", "video", whole, {"open-error": True}
    yield "an empty film", "video", b"", {"open-error": True}

    yield "slides", "presentation", office("ppt/presentation.xml", "<a><Slides>31</Slides></a>"), {
        "pages": 31}
    yield "pages", "word", office("word/document.xml", "<a><Pages>12</Pages></a>"), {"pages": 12}
    yield "four billion pages", "word", office("word/document.xml", "<Pages>4294967297</Pages>"), {
        "pages": 0}
    yield "a member of 900 MB", "word", office("word/document.xml", " " * 900_000_000), {"pages": 0}
    yield "noise after a ZIP head", "word", noise(90_000, b"PK\3\4"), {"pages": 0}
    yield "an office file of yesterday", "word", noise(9000, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), {
        "pages": 0}


def read(output):
    found = {"titles": []}
    for line in output.splitlines():
        key, _, value = line.partition(" ")
        if key == "title":
            found["titles"].append(value)
        else:
            found[key] = int(value) if value.isdigit() else value.strip()
    return found


def check(expected, found):
    for key, value in expected.items():
        if key in ("argument", "memory"):
            continue
        if key == "open":
            if "pages" not in found and "open-sentence" not in found:
                yield "it was neither opened nor explained"
        elif key.endswith("+"):
            if not isinstance(found.get(key[:-1]), int) or found[key[:-1]] < value:
                yield f"{key[:-1]} is {found.get(key[:-1])}, not at least {value}"
        elif value is True:
            if key not in found:
                yield f"there is no {key}"
        elif found.get(key) != value:
            yield f"{key} is {found.get(key)}, not {value}"


def show(tool, env, where, name, kind, data, expected):
    path = where / "document"
    path.write_bytes(data)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([tool, kind, path, *expected.get("argument", ["1"])], env=env,
                          capture_output=True, text=True, timeout=200, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    faults = list(check(expected, read(done.stdout)))
    if done.returncode != 0:
        faults.append(f"the program ended with {done.returncode}: {done.stderr.strip()}")
    # One helper for the page, one for its text, and what starting and drawing takes besides.
    if used > 26:
        faults.append(f"it took {used:.1f} s of the processor")
    for fault in faults:
        print(f"# {name}: {fault}\n# {done.stdout}".replace("\n", "\n# "))
    return not faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True, type=pathlib.Path)
    parser.add_argument("--helpers", required=True, type=pathlib.Path)
    parser.add_argument("--sanitized", action="store_true",
                        help="the memory of the helpers is not limited")
    args = parser.parse_args()
    env = dict(os.environ, QZ_LIBEXECDIR=str(args.helpers), LC_ALL="C.UTF-8", G_DEBUG="")
    n = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        where = pathlib.Path(folder)
        for name, kind, data, expected in table():
            if args.sanitized and "memory" in expected:
                continue
            n += 1
            start = time.monotonic()
            good = show(args.tool, env, where, name, kind, data, expected)
            failed += not good
            print(f"{'ok' if good else 'not ok'} {n} - {name} # {time.monotonic() - start:.2f} s",
                  flush=True)
        left = sorted(path.name for path in where.iterdir())
        n += 1
        failed += left != ["document"]
        print(f"{'ok' if left == ['document'] else 'not ok'} {n} - nothing else was written")
    print(f"1..{n}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds po/zh_CN.po complete: nothing untranslated or fuzzy, formats that agree, no cut sentence."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("QZ_SOURCE_ROOT", pathlib.Path(__file__).parents[2]))
CATALOGUE = ROOT / "po" / "zh_CN.po"

# xgettext ends a msgid at a macro such as G_GINT64_FORMAT, and writes PRId64 as <PRId64>.
CUT = re.compile(r"%[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:$|<PRI)")


def summary():
    """What msgfmt says of the catalogue, and whether it took it."""
    run = subprocess.run(["msgfmt", "-c", "--statistics", "-o", os.devnull, CATALOGUE],
                         capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return run.returncode, run.stderr.strip()


def msgids():
    """Each msgid and plural of the catalogue, unwrapped."""
    for line in subprocess.run(["msgcat", "--no-wrap", CATALOGUE], capture_output=True, text=True,
                               check=True).stdout.splitlines():
        match = re.match(r'msgid(?:_plural)? "(.*)"$', line)
        if match is not None:
            yield match.group(1)


def faults():
    code, words = summary()
    if code != 0 or re.search(r"fuzzy|untranslated", words):
        yield f"po/zh_CN.po: {words}"
    for msgid in msgids():
        if CUT.search(msgid.replace("%%", "")):
            yield f"po/zh_CN.po: the format in “{msgid}” is cut: format the number first"


def main():
    if shutil.which("msgfmt") is None:
        print("msgfmt is not installed")
        return 77
    found = list(faults())
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with translatable words stands in POTFILES.in, sorted, and nothing else does."""

import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("QZ_SOURCE_ROOT", pathlib.Path(__file__).parents[2]))
CALL = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext)\s*\(")
MARKED = re.compile(r'translatable="(?:yes|true)"|context="')


def translatable(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".c":
        return CALL.search(re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)) is not None
    if path.suffix == ".ui":
        return MARKED.search(text) is not None
    return True


def main():
    listed = [line for line in (ROOT / "po/POTFILES.in").read_text().splitlines()
              if line and not line.startswith("#")]
    found = []
    for folder, pattern in (("src", "*.c"), ("resources", "*.ui"), ("data", "*.desktop.in*"),
                            ("data", "*.metainfo.xml.in*"), ("data", "*.gschema.xml"),
                            ("data", "*.mime.xml.in*")):
        found += [str(p.relative_to(ROOT)) for p in (ROOT / folder).rglob(pattern)
                  if translatable(p)]
    faults = [f"po/POTFILES.in lacks {name}" for name in sorted(set(found) - set(listed))]
    faults += [f"po/POTFILES.in names {name}, which has nothing to translate"
               for name in sorted(set(listed) - set(found))]
    if listed != sorted(listed):
        faults.append("po/POTFILES.in is not sorted")
    print("\n".join(faults) if faults else f"{len(listed)} files listed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

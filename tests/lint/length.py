#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No source file over 800 lines, no line over 100 columns."""

import os
import pathlib
import sys
import unicodedata

ROOT = pathlib.Path(os.environ.get("QZ_SOURCE_ROOT", pathlib.Path(__file__).parents[2]))
MOST_LINES = 800
MOST_COLUMNS = 100


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def main():
    faults = []
    for folder, patterns in (("src", ("*.c", "*.h")), ("tests", ("*.c", "*.h", "*.py")),
                             ("resources", ("*.ui",))):
        for pattern in patterns:
            for path in sorted((ROOT / folder).rglob(pattern)):
                lines = path.read_text(encoding="utf-8").splitlines()
                name = path.relative_to(ROOT)
                if len(lines) > MOST_LINES:
                    faults.append(f"{name}: {len(lines)} lines, {MOST_LINES} at most")
                if path.suffix in (".c", ".h"):
                    faults += [f"{name}:{n}: {width(line)} columns, {MOST_COLUMNS} at most"
                               for n, line in enumerate(lines, 1)
                               if width(line) > MOST_COLUMNS]
    print("\n".join(faults) if faults else "every file keeps to its length")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

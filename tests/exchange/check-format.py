#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key and every word the reader of editions knows is in resources/editions/README.md."""

import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ["QZ_SOURCE_ROOT"])
WORDS = re.compile(r"static const char \*const (\w+)\[\]\s*=\s*\{(.*?)NULL \};", re.S)


def main():
    text = (ROOT / "resources/editions/README.md").read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    told = set(re.findall(r"`([^`\n]+)`", text))
    faults = []
    for path in sorted((ROOT / "src/exchange").glob("*-shapes.c")):
        source = path.read_text(encoding="utf-8")
        keys = re.findall(r'QZ_SLOT \(\w+, "([^"]+)"', source)
        faults += [f"{path.name}: the key {key} is not explained" for key in keys
                   if key not in told]
        for _name, body in WORDS.findall(source):
            faults += [f"{path.name}: the word {word} is not explained"
                       for word in re.findall(r'"([^"]+)"', body)
                       if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
    print("\n".join(sorted(set(faults))) if faults else "every key is explained")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

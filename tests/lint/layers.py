#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every #include line of src/ against the table of layers."""

import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("QZ_SOURCE_ROOT", pathlib.Path(__file__).parents[2]))

BELOW_UI = {"model", "rules", "store", "exchange", "documents", "preview", "operations"}
ALLOWED = {
    "model": set(),
    "rules": {"model"},
    "store": {"model"},
    "exchange": {"model", "rules", "store"},
    "documents": {"model", "rules"},
    "preview": {"model"},
    "operations": BELOW_UI - {"operations"},
    "ui": BELOW_UI,
    "cli": BELOW_UI,
}

# Header of a foreign library -> the only folders that may see it.
FOREIGN = [
    (re.compile(r"sqlite3"), ("store/sqlite",)),
    (re.compile(r"sodium"), ("exchange",)),
    (re.compile(r"poppler|zbar|seccomp|landlock|gst/|gdk-pixbuf"), ("preview",)),
    (re.compile(r"gtk/|gdk/|adwaita|gsk/"), ("ui",)),
    (re.compile(r"jansson|xlsxwriter"), ("exchange", "documents")),
    # What comes from outside is cleaned where it is locked in.
    (re.compile(r"archive|expat"), ("exchange", "documents", "preview/helper")),
    (re.compile(r"qpdf"), ("preview/helper",)),
]
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def faults():
    src = ROOT / "src"
    for path in sorted(src.rglob("*.[ch]")):
        place = path.relative_to(src)
        layer = place.parts[0]
        if layer not in ALLOWED:
            yield f"src/{place}: no layer is called {layer}"
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match is None:
                continue
            kind, name = match.groups()
            where = f"src/{place}:{number}"
            if kind == '"':
                target = name.split("/")[0]
                if "/" not in name:
                    if name not in ("config.h", "config-folders.h"):
                        yield f"{where}: include {name} by its path from src/"
                elif target not in ALLOWED:
                    yield f"{where}: {name} is in no layer"
                elif target != layer and target not in ALLOWED[layer]:
                    yield f"{where}: {layer} may not include {target} ({name})"
                elif not (src / name).exists() and not (ROOT / name).exists():
                    if not name.endswith("-resources.h"):
                        yield f"{where}: there is no src/{name}"
            for pattern, folders in FOREIGN:
                if kind == "<" and pattern.search(name):
                    if not any(str(place).startswith(folder + "/") for folder in folders):
                        yield f"{where}: only {' and '.join(folders)} may include <{name}>"


def main():
    found = list(faults())
    print("\n".join(found) if found else "every include keeps to its layer")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

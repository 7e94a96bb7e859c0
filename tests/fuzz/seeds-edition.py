#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes seeds for fuzz-edition from the shipped edition: seeds-edition.py FOLDER."""

import json
import os
import pathlib
import sys

ROOT = pathlib.Path(os.environ.get("QZ_SOURCE_ROOT", pathlib.Path(__file__).parents[2]))
EDITION = ROOT / "resources/editions/shanghai-2018"


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(EDITION.rglob("*")):
        if not path.is_file():
            continue
        name = str(path.relative_to(EDITION))
        text = path.read_bytes()
        if path.suffix == ".json":
            text = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")).encode()
        for sign in ("", "+"):
            seed = folder / (sign + name.replace("/", "_"))
            seed.write_bytes(f"{sign}{name}\n".encode() + text)


if __name__ == "__main__":
    main()

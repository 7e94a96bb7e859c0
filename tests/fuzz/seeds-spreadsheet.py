#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes seeds for fuzz-spreadsheet: seeds-spreadsheet.py FOLDER."""

import os
import pathlib
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(os.environ.get("QZ_SOURCE_ROOT", pathlib.Path(__file__).parents[2]))


def main():
    folder = pathlib.Path(sys.argv[1])
    subprocess.run([sys.executable, ROOT / "tests/exchange/make-spreadsheets.py", folder,
                    "--seeds"], check=True)
    for path in list(folder.glob("*.xlsx")):
        if not zipfile.is_zipfile(path):
            continue
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if "sheet" in name and name.endswith(".xml"):
                    seed = folder / f"{path.stem}-{pathlib.PurePath(name).name}"
                    seed.write_bytes(b"<sheet\n" + archive.read(name))


if __name__ == "__main__":
    main()

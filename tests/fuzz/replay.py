#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a target on the inputs that fuzzing has brought together: replay.py PROGRAM CORPUS.zip."""

import shutil
import subprocess
import sys
import tempfile


def main():
    program, corpus = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="qz-corpus-") as folder:
        shutil.unpack_archive(corpus, folder)
        return subprocess.run([program, folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

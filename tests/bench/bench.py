#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmark programs one after the other and prints one table.

Each program prints lines "name | ours | peer | ratio | target | ok/miss"; whatever else it prints
goes to standard error. A peer that is not installed is printed as "peer absent"."""

import argparse
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADINGS = ("figure", "ours", "peer", "ratio", "target", "")


def programs(build):
    """The compiled bench-* programs and the bench-*.py scripts beside this file."""
    compiled = sorted(p for p in (build / "tests/bench").glob("bench-*")
                      if p.is_file() and os.access(p, os.X_OK) and p.suffix == "")
    return compiled + sorted(HERE.glob("bench-*.py"))


def rows_of(program, build):
    command = [str(program)]
    if program.suffix == ".py":
        command = [sys.executable, str(program), "--build", str(build)]
    env = dict(os.environ, QZ_SOURCE_ROOT=str(HERE.parents[1]), QZ_BUILD_ROOT=str(build),
               QZ_DATADIR=str(HERE.parents[1] / "resources"),
               QZ_LIBEXECDIR=str(build / "src/preview/helper"))
    reply = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=False)
    if reply.returncode != 0:
        yield (program.name, f"failed ({reply.returncode})", "", "", "", "")
    for line in reply.stdout.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == len(HEADINGS):
            yield tuple(cells)
        else:
            print(line, file=sys.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("names", nargs="*", help="only these programs, such as certificates")
    args = parser.parse_args()
    build = args.build.resolve()
    table = [HEADINGS]
    for program in programs(build):
        if not args.names or any(name in program.name for name in args.names):
            print(f"… {program.name}", file=sys.stderr)
            table += rows_of(program, build)
    widths = [max(len(row[i]) for row in table) for i in range(len(HEADINGS))]
    for number, row in enumerate(table):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
    return 0


if __name__ == "__main__":
    sys.exit(main())

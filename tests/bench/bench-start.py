#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start to the first complete frame, beside an empty application window of the same library.

The runs take turns, so that what else the machine does falls on all of them; the median counts."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/ui"))

from session import Session  # noqa: E402

SIZES = (100, 100_000)


def first_frame(command):
    """Milliseconds and peak memory that one run prints."""
    start = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    environment = dict(os.environ, QZ_BENCH_START=str(start))
    reply = subprocess.run(command, env=environment, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True, timeout=60, check=True)
    milliseconds, memory = reply.stdout.split()
    return float(milliseconds), int(memory)


def make_workspace(build, folder, entries):
    workspace = folder / f"demo-{entries}"
    subprocess.run([str(build / "src/cli/qunzhictl"), "-w", str(workspace), "demo", "--entries",
                    str(entries), "--judges", "20", "--seed", "1"],
                   stdout=subprocess.DEVNULL, check=True)
    return workspace


def row(name, ours, peer, target):
    ratio = ours[0] / peer[0]
    print(f"{name} | {ours[0]:.0f} ms, {ours[1]} MB | {peer[0]:.0f} ms, {peer[1]} MB | "
          f"{ratio:.2f} | ≤ {target} | {'ok' if ratio <= target else 'miss'}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--workspaces", type=pathlib.Path,
                        help="folder with demo-100 and demo-100000 to use")
    args = parser.parse_args()
    bench = args.build.resolve() / "tests/bench"
    os.environ.setdefault("QZ_DATADIR", str(ROOT / "resources"))
    os.environ["GSETTINGS_SCHEMA_DIR"] = str(args.build.resolve() / "data")
    os.environ["QZ_LOCALEDIR"] = str(args.build.resolve() / "po")
    with tempfile.TemporaryDirectory(prefix="qunzhi-bench-") as name:
        folder = args.workspaces or pathlib.Path(name)
        spaces = [folder / f"demo-{n}" if args.workspaces else
                  make_workspace(args.build, folder, n) for n in SIZES]
        session = Session(1280, 800)
        commands = {"empty": [str(bench / "start-empty")]}
        for size, space in zip(SIZES, spaces):
            commands[size] = [str(bench / "start-ours"), "-w", str(space)]
        figures = {key: [] for key in commands}
        for turn in range(args.runs + 1):
            for key, command in commands.items():
                figure = first_frame(command)
                if turn > 0:  # the first turn warms the caches
                    figures[key].append(figure)
        session.close()
    median = {key: (statistics.median(f[0] for f in runs), max(f[1] for f in runs))
              for key, runs in figures.items()}
    row("start, 100 entries, beside an empty window", median[100], median["empty"], 1.3)
    row("start, 100,000 entries, beside an empty window", median[100_000], median["empty"], 1.3)
    row("start, 100,000 entries, beside 100 entries", median[100_000], median[100], 1.05)
    return 0


if __name__ == "__main__":
    sys.exit(main())

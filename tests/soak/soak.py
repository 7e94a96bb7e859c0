#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes longer than a test run may: sanitizers over the whole suite, kills, fuzzing.

    soak.py --build DIR [sanitize] [kills] [fuzz] [--kills N] [--fuzz-seconds N]"""

import argparse
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def run(command, **kwargs):
    print("+", " ".join(map(str, command)), flush=True)
    return subprocess.run([str(part) for part in command], check=False, **kwargs).returncode


def configure(where, compiler=None):
    """A sanitized build of its own; nothing is done when it is there."""
    if (where / "build.ninja").exists():
        return 0
    env = dict(os.environ, CC=compiler) if compiler else None
    coverage = ["-Dc_args=-fsanitize=fuzzer-no-link"] if compiler == "clang" else []
    return run(["meson", "setup", where, ROOT, "-Db_sanitize=address,undefined",
                "-Db_lundef=false", "-Doptimization=1", f"--prefix={where / 'prefix'}",
                *coverage], env=env)


def sanitize(build, _args):
    """The whole suite under AddressSanitizer and UndefinedBehaviorSanitizer."""
    where = build / "soak-sanitize"
    if configure(where) != 0 or run(["meson", "install", "-C", where, "--quiet"]) != 0:
        return 1
    suppressions = ROOT / "tests/lsan.supp"
    env = dict(os.environ,
               # GLib is built without frame pointers: only a full unwinding sees whose leak it is.
               ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1:"
                            "fast_unwind_on_malloc=0",
               LSAN_OPTIONS=f"suppressions={suppressions}:print_suppressions=0",
               UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1")
    return run(["meson", "test", "-C", where, "--no-rebuild", "--print-errorlogs",
                "--timeout-multiplier", "10"], env=env)


def kills(build, args):
    """SIGKILL at random moments while a script edits and saves."""
    return run([sys.executable, ROOT / "tests/ui/kills.py", "--prefix", build / "prefix",
                "--times", args.kills])


def fuzz(build, args):
    """Each libFuzzer target on its seeds."""
    where = build / "soak-fuzz"
    if configure(where, "clang") != 0:
        return 1
    worst = 0
    for target in sorted((ROOT / "tests/fuzz").glob("fuzz-*.c")):
        name = target.stem
        if run(["ninja", "-C", where, f"tests/fuzz/{name}"]) != 0:
            return 1
        found = where / f"corpus-{name}"
        found.mkdir(exist_ok=True)
        seeds = ROOT / "tests/fuzz" / name.replace("fuzz-", "seeds-")
        maker = seeds.with_suffix(".py")
        if maker.exists():
            seeds = where / seeds.name
            run([sys.executable, maker, seeds])
        worst |= run([where / "tests/fuzz" / name, f"-max_total_time={args.fuzz_seconds}",
                      "-timeout=10", "-rss_limit_mb=2048", found,
                      *([seeds] if seeds.is_dir() else [])], cwd=where,
                     env=dict(os.environ, QZ_DATADIR=str(ROOT / "resources")))
    return worst


PARTS = {"sanitize": sanitize, "kills": kills, "fuzz": fuzz}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--fuzz-seconds", type=int, default=600)
    parser.add_argument("parts", nargs="*", help=" ".join(PARTS))
    args = parser.parse_args()
    failed = [part for part in args.parts or PARTS
              if PARTS[part](args.build.resolve(), args) != 0]
    print("failed: " + ", ".join(failed) if failed else "nothing found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes longer than a test run may: sanitizers over the whole suite, kills, fuzzing, memcheck.

    soak.py --build DIR [sanitize] [kills] [fuzz] [valgrind] [--kills N] [--fuzz-seconds N]
            [--tests NAME…]

Each part prints one line: ok, or what was found. All that it ran and read stands in its log,
DIR/soak-PART.log."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Suites that run without a display, for what makes a program fifty times as slow.
MEMCHECKED = ("model", "rules", "store", "documents")
GLIB_KNOWN = pathlib.Path("/usr/share/glib-2.0/valgrind/glib.supp")


class Part:
    """One part of the run with its log."""

    def __init__(self, name, args):
        self.args = args
        self.build = args.build.resolve()
        self.path = self.build / f"soak-{name}.log"
        self.log = open(self.path, "wb")

    def run(self, *command, **env):
        """Whether a command succeeds; what it says goes into the log."""
        command = [str(part) for part in command]
        self.log.write(("+ " + " ".join(command) + "\n").encode())
        self.log.flush()
        return subprocess.run(command, env={**os.environ, **env}, stdout=self.log,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              check=False).returncode == 0

    def configure(self, name, compiler=None):
        """A sanitized build of its own; nothing is done when it is there."""
        where = self.build / name
        if (where / "build.ninja").exists():
            return where
        env = {"CC": compiler} if compiler else {}
        coverage = ["-Dc_args=-fsanitize=fuzzer-no-link"] if compiler == "clang" else []
        if not self.run("meson", "setup", where, ROOT, "-Db_sanitize=address,undefined",
                        "-Db_lundef=false", "-Doptimization=1", f"--prefix={where / 'prefix'}",
                        *coverage, **env):
            raise RuntimeError("the build cannot be set up")
        return where

    def test(self, where, tests, name, *extra, **env):
        """Runs tests of a build; the names of those that failed, with their suites."""
        begun = time.time()
        self.run("meson", "test", "-C", where, "--no-rebuild", "--print-errorlogs", "--logbase",
                 name, "--timeout-multiplier", "20", *extra, *tests, **env)
        # With a wrapper meson adds its name to that of the log.
        results = [path for path in (where / "meson-logs").glob(f"{name}*.json")
                   if path.stat().st_mtime >= begun - 1]
        if not results:
            raise RuntimeError("the tests cannot be run")
        results = results[0]
        results = map(json.loads, results.read_text(encoding="utf-8").splitlines())
        return [result["name"] for result in results
                if result["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")]


def sanitize(part):
    """The whole suite under AddressSanitizer and UndefinedBehaviorSanitizer.

    Libraries are built without frame pointers, so that whether a leak is one of those in
    tests/lsan.supp shows only to the full unwinding, which takes the longer the more callers of each
    allocation it looks up: twenty are enough for those patterns. A window program takes ten times
    as long with it. One chain through the window is looked through for leaks; in the others only
    errors are looked for, with the quick unwinding."""
    where = part.configure("soak-sanitize")
    if not part.run("meson", "install", "-C", where, "--quiet"):
        return ["the build fails"]
    common = "detect_stack_use_after_return=1:strict_string_checks=1"
    env = {
        "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
        "LSAN_OPTIONS": f"suppressions={ROOT / 'tests/lsan.supp'}:print_suppressions=0",
        # Each piece by malloc(), or the sanitizer sees only the blocks that pieces are cut from.
        "G_SLICE": "always-malloc",
        "QZ_PATIENCE": "6",
    }
    leaks = {**env,
             "ASAN_OPTIONS": f"{common}:fast_unwind_on_malloc=0:malloc_context_size=20"}
    if part.args.tests:
        return part.test(where, part.args.tests, "sanitize", **leaks)
    return [*part.test(where, [], "sanitize-window", "--suite", "window",
                       ASAN_OPTIONS=f"{common}:detect_leaks=0", **env),
            *part.test(where, [], "sanitize", "--no-suite", "window", **leaks),
            *part.test(where, ["chain-qc-group"], "sanitize-chain", **leaks)]


def kills(part):
    """SIGKILL at random moments while a script edits and saves."""
    ok = part.run(sys.executable, "-W", "ignore", ROOT / "tests/ui/kills.py",
                  "--prefix", part.build / "prefix", "--times", part.args.kills)
    return [] if ok else ["something saved was lost, or the program failed"]


def fuzz(part):
    """Each libFuzzer target on its seeds."""
    where = part.configure("soak-fuzz", "clang")
    found = []
    for target in sorted((ROOT / "tests/fuzz").glob("fuzz-*.c")):
        name = target.stem
        if not part.run("ninja", "-C", where, f"tests/fuzz/{name}"):
            return found + [f"{name} cannot be built"]
        corpus = where / f"corpus-{name}"
        corpus.mkdir(exist_ok=True)
        seeds = where / name.replace("fuzz-", "seeds-")
        maker = target.with_name(seeds.name + ".py")
        if maker.exists():
            part.run(sys.executable, maker, seeds)
        elif maker.with_suffix(".zip").exists():
            shutil.unpack_archive(maker.with_suffix(".zip"), seeds)
        if not part.run(where / "tests/fuzz" / name, f"-artifact_prefix={where}/{name}-",
                        f"-max_total_time={part.args.fuzz_seconds}", "-timeout=20",
                        "-rss_limit_mb=2048", corpus, *([seeds] if seeds.is_dir() else []),
                        QZ_DATADIR=str(ROOT / "resources")):
            found.append(f"{name} (its input lies in {where})")
    return found


def valgrind(part):
    """memcheck over what needs no display: no error, nothing definitely lost. What libraries lose is
    told by a caller far up, in the parser of fontconfig's files the thirtieth."""
    known = [f"--suppressions={path}" for path in (ROOT / "tests/valgrind.supp", GLIB_KNOWN)
             if path.exists()]
    wrap = ["valgrind", "-q", "--error-exitcode=9", "--leak-check=full",
            "--errors-for-leak-kinds=definite", "--show-leak-kinds=definite", "--num-callers=40",
            *known]
    suites = [word for suite in MEMCHECKED for word in ("--suite", suite)]
    return part.test(part.build, part.args.tests, "memcheck", f"--wrap={' '.join(wrap)}",
                     *([] if part.args.tests else suites), G_SLICE="always-malloc")


PARTS = {"sanitize": sanitize, "kills": kills, "fuzz": fuzz, "valgrind": valgrind}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--fuzz-seconds", type=int, default=600)
    parser.add_argument("--tests", action="extend", nargs="+", default=[],
                        help="only these tests in the parts that run the suite")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    args = parser.parse_args()
    for name in args.parts:
        if name not in PARTS:
            parser.error(f"no part is called {name}; there are {', '.join(PARTS)}")
    status = 0
    for name in args.parts or PARTS:
        part = Part(name, args)
        begun = time.monotonic()
        try:
            found = PARTS[name](part)
        except (OSError, RuntimeError) as error:
            found = [str(error)]
        seconds = time.monotonic() - begun
        if found:
            status = 1
            print(f"{name}: FOUND {', '.join(found)}; see {part.path}", flush=True)
        else:
            print(f"{name}: ok ({seconds:.0f} s)", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())

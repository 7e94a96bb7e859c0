#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both Flatpak manifests name the same modules, each archive pinned by its checksum."""

import json
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("QZ_SOURCE_ROOT", pathlib.Path(__file__).parents[2]))
LEAST_RUNTIME = 48


def read(name):
    return json.loads((ROOT / "flatpak" / f"{name}.json").read_text(encoding="utf-8"))


def faults():
    release, devel = read("org.qunzhi.Qunzhi"), read("org.qunzhi.Qunzhi.Devel")
    for name, manifest in (("release", release), ("Devel", devel)):
        if int(manifest["runtime-version"]) < LEAST_RUNTIME:
            yield f"{name}: the runtime is older than {LEAST_RUNTIME}"
        if any("network" in a or "filesystem" in a for a in manifest["finish-args"]):
            yield f"{name}: neither the network nor the home folder may be shared"
        for module in manifest["modules"][:-1]:
            for source in module["sources"]:
                if not re.fullmatch("[0-9a-f]{64}", source.get("sha256", "")):
                    yield f"{name}: {module['name']} is not pinned by a checksum"
    if release["modules"][:-1] != devel["modules"][:-1]:
        yield "the two manifests build different modules"


def main():
    found = list(faults())
    print("\n".join(found) if found else "both manifests hold together")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that was maximized comes back maximized, and one that was not does not."""

import argparse
import configparser
import pathlib
import sys
import tempfile

import driver
import entry
from session import Session

GROUP = "org/qunzhi/Qunzhi"
KEY = "window-maximized"


def read_setting(path):
    settings = configparser.ConfigParser()
    settings.read(path, encoding="utf-8")
    return settings[GROUP][KEY]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", type=pathlib.Path, required=True)
    args = parser.parse_args()
    session = Session()
    path = session.home / "config/glib-2.0/settings/keyfile"
    path.parent.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="qunzhi-maximized-") as folder:
        workspace = entry.Workspace(args.prefix, pathlib.Path(folder) / "workspace").make()
        for value in ("true", "false"):
            path.write_text(f"[{GROUP}]\n{KEY}={value}\n", encoding="utf-8")
            # What the window is when it closes, it writes down.
            driver.Program(session, workspace.program, ["-w", str(workspace.folder)]).quit()
            found = read_setting(path)
            assert found == value, f"{KEY} was {value} and the window made it {found}"
    session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

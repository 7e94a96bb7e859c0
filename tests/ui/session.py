# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for one test: display, window manager, session bus, home folder."""

import atexit
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

SETTINGS = {
    "GDK_BACKEND": "x11",
    "GSK_RENDERER": "cairo",
    "GSETTINGS_BACKEND": "keyfile",
    "GIO_USE_VFS": "local",
    "GIO_USE_VOLUME_MONITOR": "unix",
    "GTK_A11Y": "atspi",
    "ADW_DISABLE_PORTAL": "1",
    "GDK_DEBUG": "",
    "XDG_CURRENT_DESKTOP": "GNOME",
    "XDG_SESSION_TYPE": "x11",
    "GTK_IM_MODULE": "gtk-im-context-simple",
}
DROPPED = ("WAYLAND_DISPLAY", "DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "LANGUAGE",
           "LC_ALL", "AT_SPI_BUS_ADDRESS", "GTK_THEME", "MALLOC_CHECK_", "MALLOC_PERTURB_",
           "G_DEBUG", "DESKTOP_STARTUP_ID", "XMODIFIERS")


# How many times longer than usual to wait for a program that a sanitizer slows down.
PATIENCE = float(os.environ.get("QZ_PATIENCE", "1"))

# Without a compositor GTK draws a frame of so many pixels around a window.
FRAME = 5


class Session:
    """Starts everything, puts it into os.environ, and takes it down again."""

    def __init__(self, width=1280, height=800, language="zh_CN", font=None):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="qunzhi-session-"))
        self.processes = []
        self.width, self.height = width, height
        self.environment = {k: v for k, v in os.environ.items() if k not in DROPPED}
        self.environment.update(SETTINGS)
        locale = language if "." in language else language + ".UTF-8"
        self.environment.update(
            HOME=str(self.home), LANG=locale, LC_ALL=locale,
            XDG_DATA_HOME=str(self.home / "data"), XDG_CONFIG_HOME=str(self.home / "config"),
            XDG_CACHE_HOME=str(self.home / "cache"), XDG_RUNTIME_DIR=str(self.home / "run"))
        for name in ("data", "config", "cache", "run"):
            (self.home / name).mkdir(mode=0o700)
        if font:
            (self.home / "config/gtk-4.0").mkdir()
            (self.home / "config/gtk-4.0/settings.ini").write_text(
                f"[Settings]\ngtk-font-name={font}\n", encoding="utf-8")
        self._keep_reports()
        atexit.register(self.close)
        self._start_display(width, height)
        self._start_bus()
        self.start(["openbox", "--sm-disable"])
        os.environ.clear()
        os.environ.update(self.environment)
        time.sleep(0.3)

    def _keep_reports(self):
        """What a sanitizer reports goes into files of the session, whoever reads the output."""
        options = self.environment.get("ASAN_OPTIONS")
        if options is not None:
            (self.home / "reports").mkdir()
            self.environment["ASAN_OPTIONS"] = f"{options}:log_path={self.home / 'reports/report'}"

    def reports(self):
        """All that a sanitizer has reported of any program of the session so far."""
        return "\n".join(path.read_text(encoding="utf-8", errors="replace")
                         for path in sorted((self.home / "reports").glob("report.*")))

    def check_reports(self):
        found = self.reports()
        assert not found, found

    def start(self, command, **kwargs):
        """A process of the session; it ends with it."""
        kwargs.setdefault("stdout", subprocess.DEVNULL)
        kwargs.setdefault("stderr", subprocess.DEVNULL)
        process = subprocess.Popen(command, env=self.environment, start_new_session=True, **kwargs)
        self.processes.append(process)
        return process

    def _start_display(self, width, height):
        reader, writer = os.pipe()
        self.start(["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width + 2 * FRAME}x{height + 2 * FRAME}x24",
                    "-dpi", "96", "-nolisten", "tcp", "-noreset"], pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment["DISPLAY"] = ":" + number

    def _start_bus(self):
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--nopidfile",
                          "--print-address=1"], stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()

    def screenshot(self, path):
        """The screen within the frame as a PNG."""
        subprocess.run(["import", "-window", "root", "-silent", f"png24:{path}"], check=True,
                       env=self.environment)
        subprocess.run(["mogrify", "-crop", f"{self.width}x{self.height}+{FRAME}+{FRAME}",
                        "+repage", str(path)], check=True, env=self.environment)

    def close(self):
        for process in reversed(self.processes):
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        for process in self.processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes = []
        shutil.rmtree(self.home, ignore_errors=True)

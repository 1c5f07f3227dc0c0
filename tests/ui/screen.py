"""The real program on a screen in memory, and a screen reader in a process of its own that signs in and works there."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sspf_desk import app
from sspf_desk.desk import Doors
from sspf_desk.membership.entrance import Founder
from sspf_desk.roster import HandRow
from sspf_desk.terms import Seat

ROOT = Path(__file__).parents[2]
READER = Path(__file__).parent / "spoken" / "reader.py"


@contextmanager
def a_screen():
    """A screen in memory, on a number of its own."""
    reading, writing = os.pipe()
    command = [shutil.which("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as served:  # noqa: S603 - our own
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            served.terminate()


def a_vault(place, name, password, pupil):
    """A vault at its real cost, with a pupil, and the settings that lead to it; its folder."""
    folder = place / "valv"
    doors = Doors(app.surroundings(), app.said("sv"), place / "profile")
    founder = Founder(name, Seat.COUNSELLOR, "", "Skolan", "Nämnden", same_branch=True, lawbook=app.NEWEST_LAWBOOK)
    with doors.found(folder, founder, password) as desk:
        made = desk.sheets.make_for_seat()
        desk.sheets.receive(" ".join(made.words()), "Rut Arkivsson", "arkivet")
        desk.people.add(HandRow(*pupil, date(2011, 3, 14), "9B"), date(2026, 11, 2))
    settings = place / "config" / "sspf-desk" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"language": "en", "scheme": "light", "vaults": [str(folder)]}), "utf-8")
    return folder


class Reader:
    """The screen reader's side."""

    def __init__(self, process):
        self._process = process

    def ask(self, *command):
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith("> "):
                told = json.loads(line[2:])
                assert "missing" not in told, told["missing"]
                return told["answer"]
        raise AssertionError("the reader has gone")

    def press(self, name, role="push button"):
        assert self.ask("press", role, name)

    def leaves(self, name):
        """Press what ends the program's process."""
        assert self.ask("leave", "push button", name)

    def write(self, name, words, role="text"):
        assert self.ask("write", role, name, words)

    def choose(self, name, words):
        assert self.ask("choose", name, words)

    def hears(self, role, name):
        return self.ask("read", role, name) == name

    def signs_in(self, name, password):
        self.write("Name", name)
        self.write("Password", password, "password text")
        self.press("Sign in")
        return self.hears("label", "Today")

    def finds(self, pupil):
        self.press("Find a pupil, a meeting or a command (Ctrl+K)")
        self.write("A pupil's name, alias or class, a meeting, or a command", pupil)
        self.press("Go there")

    def records(self, signal, seen):
        self.press("New signal")
        self.choose("Signal", signal)
        self.write("What was seen or heard", seen)
        assert self.hears("label", "Only your own seat can read this.")
        self.press("Save  (Ctrl+Enter)")
        return self.hears("label", seen)

    def programs(self):
        """The ids of the program's own processes."""
        pids = (int(one.name) for one in Path("/proc").iterdir() if one.name.isdecimal())
        return [pid for pid in pids if self._is_ours(pid)]

    def _is_ours(self, pid):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            return os.getsid(pid) == self._process.pid and b"sspf_desk" in command
        except (ProcessLookupError, FileNotFoundError):
            return False


@contextmanager
def a_reader(screen, place):
    """The program, begun at a place where `a_vault` was made, and whoever reads it."""
    # The program does not hold the reader's pipe: where the reader goes, whoever listens to it is told at once.
    program = f"{sys.executable} -m sspf_desk </dev/null >/dev/null & exec /usr/bin/python3 {READER}"
    around = {
        "DISPLAY": screen,
        "HOME": str(place),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_STATE_HOME": str(place / "state"),
        "PYTHONPATH": str(ROOT),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    with subprocess.Popen(  # noqa: S603 - our own
        [shutil.which("dbus-run-session"), "--", "sh", "-c", program],
        env=os.environ | around,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield Reader(process)
        finally:
            os.killpg(process.pid, signal.SIGTERM)

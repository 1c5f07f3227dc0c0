"""A real AT-SPI client, in a process of its own, signs in to the real program, reads a sheet and records a signal."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sspf_desk import app
from sspf_desk.desk import Doors
from sspf_desk.membership.entrance import Founder
from sspf_desk.roster import HandRow
from sspf_desk.terms import Seat

ROOT = Path(__file__).parents[2]
NAME, PASSWORD = "Karin Kurator", "fyra ord som inte hör ihop alls"  # invented
SEEN = "Kom en timme sent tre dagar i rad."


@pytest.fixture
def screen():
    """A screen in memory, on a number of its own."""
    reading, writing = os.pipe()
    command = [shutil.which("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as served:  # noqa: S603 - our own
        os.close(writing)
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
        served.terminate()


@pytest.fixture
def vault(tmp_path):
    """A vault at its real cost, with a pupil, and the settings that lead to it."""
    folder = tmp_path / "valv"
    doors = Doors(app.surroundings(), app.said("sv"), tmp_path / "profile")
    founder = Founder(NAME, Seat.COUNSELLOR, "", "Skolan", "Nämnden", same_branch=True, lawbook=app.NEWEST_LAWBOOK)
    with doors.found(folder, founder, PASSWORD) as desk:
        made = desk.sheets.make_for_seat()
        desk.sheets.receive(" ".join(made.words()), "Rut Arkivsson", "arkivet")
        desk.people.add(HandRow("Alva", "Lindqvist", date(2011, 3, 14), "9B"), date(2026, 11, 2))
    settings = tmp_path / "config" / "sspf-desk" / "settings.json"
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

    def write(self, name, words, role="text"):
        assert self.ask("write", role, name, words)

    def choose(self, name, words):
        assert self.ask("choose", name, words)

    def hears(self, role, name):
        return self.ask("read", role, name) == name


@pytest.fixture
def reader(screen, vault, tmp_path):
    # The program does not hold the reader's pipe: where the reader goes, whoever listens to it is told at once.
    listens = f"exec /usr/bin/python3 {Path(__file__).parent / 'spoken' / 'reader.py'}"
    program = f"{sys.executable} -m sspf_desk </dev/null >/dev/null & {listens}"
    around = {
        "DISPLAY": screen,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
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
        yield Reader(process)
        os.killpg(process.pid, 15)


def test_a_screen_reader_signs_in_reads_a_sheet_and_records_a_signal(reader):
    reader.write("Name", NAME)
    reader.write("Password", PASSWORD, "password text")
    reader.press("Sign in")
    assert reader.hears("label", "Today")
    reader.press("Find a pupil, a meeting or a command (Ctrl+K)")
    reader.write("A pupil's name, alias or class, a meeting, or a command", "alva 9b")
    reader.press("Go there")
    assert reader.hears("label", "Alva Lindqvist")
    assert reader.hears("label", "No strength is written down yet. Begin there.")
    reader.press("New signal")
    reader.choose("Signal", app.said("en").catalogue.term("S02").en)
    reader.write("What was seen or heard", SEEN)
    assert reader.hears("label", "Only your own seat can read this.")
    reader.press("Save  (Ctrl+Enter)")
    assert reader.hears("label", SEEN)

"""Kill -9 while somebody writes: the draft is back, at most two seconds of it are lost, and nothing lies in clear."""

import base64
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sspf_desk.terms import Seat
from sspf_desk.ui.drafts import EVERY
from tests.builders import NAMES, PASSWORD, School
from tests.endurance.scale import times
from tests.ui.writer import Real

LEAD = Seat.SCHOOL_LEAD
ROOT = Path(__file__).parents[2]
CANARY = "sannsaga"
SLACK = 1.0
"""Seconds that a busy machine may take from the timer to the disk."""


@pytest.fixture
def written(tmp_path):
    """A vault with a pupil and no desk open; its folder."""
    with School.founded(tmp_path, Real()) as school:
        school.add(LEAD)
    return tmp_path


def types_until_killed(folder, seconds):
    """Every word that stood in the form, by number, with its moment; and the moment at which the process was ended."""
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.ui.writer", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=around, cwd=folder) as process:  # noqa: S603
        first = process.stdout.readline()
        time.sleep(seconds)
        at = time.monotonic()
        process.kill()
        told = [first, *process.stdout.read().splitlines()]
    return {int(number): float(moment) for number, moment in map(str.split, told)}, at


def draft_of(folder):
    """The number of the last whole word in the draft that waits."""
    doors = School(folder / "vault", folder / "profile", Real(), None).doors
    with doors.sign_in(folder / "vault", NAMES[LEAD], PASSWORD) as desk:
        kept = desk.recording.kept.draft()
        text = kept.draft.text if kept else ""
        desk.recording.kept.clear()
    return max(map(int, re.findall(rf"{CANARY}(\d{{5}})", text)), default=0)


def in_clear(folder):
    """Files in which the words can be read, in the encodings in which a program might leave them."""
    plain = CANARY.encode()
    turned = {base64.b64encode(b"\0" * shift + plain + b"\0")[2 + shift : -4] for shift in range(3)}
    signs = {plain, CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"), *turned}
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.name for one in files for sign in signs if sign in one.read_bytes()}


def survives(folder, times, seed):
    """Kills so many times at random moments, and holds each draft against what had been written."""
    moments = random.Random(seed)  # noqa: S311 - no secret
    for number in range(times):
        typed, killed = types_until_killed(folder, moments.uniform(0.1, EVERY / 1000 + SLACK))
        assert in_clear(folder) == set()
        back = draft_of(folder)
        lost = killed - typed.get(back + 1, killed)
        assert lost <= EVERY / 1000 + SLACK, (number, back, len(typed))


def test_a_word_in_clear_would_be_found(tmp_path):
    for name, data in (
        ("a", f"x{CANARY}".encode()),
        ("b", CANARY.encode("utf-16-le")),
        ("c", base64.b64encode(f"xx{CANARY}00001".encode())),
    ):
        (tmp_path / name).write_bytes(data)
    assert in_clear(tmp_path) == {"a", "b", "c"}


def test_a_draft_comes_back_after_the_process_is_killed(written):
    survives(written, times("kills while writing"), 4)

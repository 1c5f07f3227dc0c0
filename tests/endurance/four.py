"""Two programs of one seat's and two of another's on the same vault: what each of them does until it is killed."""

import random
import time
from datetime import timedelta
from pathlib import Path

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, a_signal
from tests.endurance.jobs import a_school
from tests.endurance.telling import say

TERM = "S09"
TOLD = {Reason.CHANGED_MEANWHILE: "conflict", Reason.VAULT_BUSY: "busy"}
"""What one of several writers may be told, and then tries again."""
PAUSE = 0.01
"""Seconds, at most, that a writer looks at what he has read: time in which another may write."""


def edit(folder, at, *, seat, items, token, **_):
    """A job: records and corrects by turns. A correction adds a token to the text that its writer has seen."""
    chance, school = random.Random(token), a_school(folder, at)  # noqa: S311 - the same every run
    school.around.step = timedelta(0)  # one clock for all four, as on one computer
    with school.doors.sign_in(Path(folder) / "vault", NAMES[Seat(seat)], PASSWORD) as desk:
        for number in range(10_000):
            pupil, item = chance.choice(items)
            add = _correct if number % 4 else _record
            try:
                say(done=[pupil, *add(desk, pupil, item, f"{token}.{number:03d}", chance.uniform(0, PAUSE))])
            except Refusal as refusal:
                if refusal.reason not in TOLD:
                    raise
                say(**{TOLD[refusal.reason]: token})


def _record(desk, pupil, item, mark, pause):
    time.sleep(pause)
    return desk.recording.record(pupil, a_signal(mark)).item, mark


def _correct(desk, pupil, item, mark, pause):
    """Read, add, and write what was read with the addition: what another wrote between must not be lost by it."""
    (line,) = [line for line in desk.recording.sheet(pupil).lines if line.item == item]
    time.sleep(pause)
    desk.recording.correct(pupil, item, a_signal(f"{line.text} {mark}", term=TERM), line.stamp)
    return item, mark

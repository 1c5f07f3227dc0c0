"""However a trail is tampered with, whoever verifies it finds it and calls it by its name."""

import os
import random
import shutil
from collections import Counter
from datetime import UTC, datetime

import pytest

from sspf_desk.acts.acts import entries
from sspf_desk.acts.trail import faults
from sspf_desk.terms import Act, Seat
from sspf_desk.vault.person import Person
from tests.builders import NAMES, PASSWORD, Around, School, a_signal
from tests.endurance import tampering
from tests.endurance.jobs import a_school
from tests.endurance.scale import times
from tests.reach import Reach, inside

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
TRIALS = times("trail tampering") // len(tampering.KINDS)
IN_THE_FILE = 5
"""Of each kind's trials so many are done in the file and found by signing in; the rest on the entries read from it."""


@pytest.fixture(scope="module")
def watched(swift_place):
    """A vault whose lead has signed in on many days, and seen the trail grow each time."""
    around = Around()
    with School.founded(swift_place / "other", around) as other:
        foreign = _entries(other)[0]
    with School.founded(swift_place, around) as school:
        school.join(COUNSELLOR)
        pupil = school.add(LEAD)
    for number in range(8):
        with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
            desk.recording.record(pupil, a_signal(f"Dag {number}."))
        with school.doors.sign_in(school.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
            desk.people.list()
    return swift_place, int(around.now.timestamp()) + 60, foreign


def _entries(school):
    held = inside(school, LEAD)
    with held.acts.begin(Act.VERIFIED, reading=True) as session:
        return list(entries(session))


class Tampered:
    """One vault, opened by the tamperer, with every member's key in his hands."""

    def __init__(self, watched, folder):
        self._place, at, self._foreign = watched
        shutil.copytree(self._place, folder)
        self.school = a_school(folder, at)
        with self.school.doors.sign_in(self.school.folder, NAMES[LEAD], PASSWORD) as desk:
            self.school.desks[LEAD] = desk
            self.held = inside(self.school, LEAD)
            self._entries, self._seen = _entries(self.school), desk.watch.seen()
            with self.held.acts.begin(Act.VERIFIED, reading=True) as session:
                self._keys = self.held.records.directory(session).signing_keys()
        reaches = [Reach(self.school.folder, NAMES[seat]) for seat in (LEAD, COUNSELLOR)]
        self._people = {reach.unlocked.slot_id: reach.unlocked.person for reach in reaches}
        self.vault = reaches[0].vault
        self._at = int(datetime.now(UTC).timestamp())

    def trail(self):
        stranger = Person.create(os.urandom)
        seen, entries = list(self._seen), list(self._entries)
        return tampering.Trail(self.vault, entries, seen, self._people, stranger, self._foreign)

    def found(self, trail):
        return [finding.fault for finding in faults(self.vault, trail.entries, self._keys, trail.seen)]


@pytest.fixture
def tampered(watched, swift_path):
    return Tampered(watched, swift_path / "tampered")


def test_a_trail_that_nobody_has_touched_has_no_fault(tampered):
    assert tampered.found(tampered.trail()) == []


@pytest.mark.parametrize("kind", tampering.KINDS, ids=lambda kind: kind.__name__)
def test_what_was_tampered_with_is_found_and_named(tampered, figure, kind):
    chance, found = random.Random(kind.__name__), Counter()  # noqa: S311 - the same every run
    for number in range(TRIALS):
        trail = tampered.trail()
        named = kind(trail, chance)
        told = tampered.found(trail)
        assert named <= set(told), (number, told)
        found.update(named)
    figure("trail tampering", kinds=1, tried=TRIALS, found_and_named=found.total(), missed=0)

"""However a trail is tampered with, whoever verifies it finds it and calls it by its name."""

import dataclasses
import os
import random
import shutil
from collections import Counter

import pytest

from sspf_desk.acts.acts import entries
from sspf_desk.acts.trail import Entry, faults
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.heads import Heads
from sspf_desk.terms import Act, Seat
from sspf_desk.vault.person import Person
from tests.builders import NAMES, PASSWORD, Around, School, a_signal
from tests.endurance import tampering
from tests.endurance.jobs import a_school
from tests.endurance.scale import times
from tests.reach import Reach, inside

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
TRIALS = times("trail tampering") // len(tampering.KINDS)
IN_THE_FILE = max(1, TRIALS // 10)
"""Of each kind so many are done in the file as well, and found by whoever opens the vault."""
IN_THE_PROFILE = (tampering.head_forged, tampering.head_from_the_future)
"""Kinds that change what the user has seen, and not the file."""
IN_THE_FILES_OWN = [kind for kind in tampering.KINDS if kind not in IN_THE_PROFILE]


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
            held = inside(self.school, LEAD)
            with held.acts.begin(Act.VERIFIED, reading=True) as session:
                self._keys = held.records.directory(session).signing_keys()
        reaches = [Reach(self.school.folder, NAMES[seat]) for seat in (LEAD, COUNSELLOR)]
        self._people = {reach.unlocked.slot_id: reach.unlocked.person for reach in reaches}
        self.vault, self._reach = reaches[0].vault, reaches[0]
        names = [field.name for field in dataclasses.fields(Entry)]
        rows = self._reach.sql(f"SELECT {', '.join(names)} FROM trail_entry ORDER BY sequence")  # noqa: S608 - our own
        self._entries = [Entry(**dict(zip(names, row, strict=True))) for row in rows]
        self._seen = Heads(self.school.profile).seen(self.vault, ()).heads

    def trail(self):
        stranger = Person.create(os.urandom)
        seen, entries = list(self._seen), list(self._entries)
        return tampering.Trail(self.vault, entries, seen, self._people, stranger, self._foreign)

    def write(self, trail):
        """Have the file say what the tamperer wants, past the program."""
        rows = [dataclasses.asdict(entry) for entry in trail.entries]
        names = ", ".join(rows[0])
        put = f"INSERT INTO trail_entry ({names}) VALUES ({', '.join('?' * len(rows[0]))})"  # noqa: S608 - our own names
        self._reach.sql("DELETE FROM trail_entry", *((put, tuple(row.values())) for row in rows))

    def told(self):
        """What the lead is told when he opens the vault, and what he finds when he verifies it."""
        try:
            with self.school.doors.sign_in(self.school.folder, NAMES[LEAD], PASSWORD) as desk:
                return "let in", {finding.fault for finding in desk.watch.verify()}
        except Refusal as refusal:
            if refusal.reason is not Reason.VAULT_IN_DOUBT:
                raise
            return "in doubt", set()

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


def test_a_trail_written_anew_as_it_was_lets_everybody_in(tampered):
    tampered.write(tampered.trail())
    assert tampered.told() == ("let in", set())


@pytest.mark.parametrize("kind", IN_THE_FILES_OWN, ids=lambda kind: kind.__name__)
def test_what_was_tampered_with_in_the_file_is_named_to_whoever_looks(tampered, figure, kind):
    """At the door, where it shows at a glance; else to whoever verifies; and always to whoever inspects it."""
    chance, path = random.Random(kind.__name__), tampered.school.folder / "vault.db"  # noqa: S311 - the same every run
    whole, at_the_door = path.read_bytes(), 0
    for _ in range(IN_THE_FILE):
        trail = tampered.trail()
        named = kind(trail, chance)
        tampered.write(trail)
        lies = path.read_bytes()
        inspected = tampered.school.doors.inspect(tampered.school.folder, NAMES[LEAD], PASSWORD)
        assert named <= {finding.fault for finding in inspected.findings}
        assert path.read_bytes() == lies
        how, found = tampered.told()
        assert how == "in doubt" or named <= found
        assert how == "let in" or path.read_bytes() == lies
        at_the_door += how == "in doubt"
        path.write_bytes(whole)
    figure(
        "trail tampering in the file", kinds=1, tried=IN_THE_FILE, named=IN_THE_FILE, refused_at_the_door=at_the_door
    )

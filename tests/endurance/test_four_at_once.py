"""Four programs write in one vault at once and are killed as they do: no edit is lost, and who is overtaken is told."""

import random
from collections import Counter

import pytest

from sspf_desk.errors import Reason
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, Around, School, a_signal
from tests.endurance.four import TERM
from tests.endurance.jobs import a_school
from tests.endurance.scale import batches
from tests.endurance.scripts import HOUR

SEATS = (Seat.SCHOOL_LEAD, Seat.COUNSELLOR)
AT_ONCE, ITEMS = 250, 3
"""Edits of one vault; and items of each seat's, on a pupil each, that its two programs correct."""
LONGEST = 25
"""Edits of one program before it is killed, at most."""
BEGINNING = "Början."


@pytest.mark.parametrize("batch", batches("edits by four", AT_ONCE))
def test_no_edit_that_was_told_is_lost_and_conflicts_are_shown(nursery, swift_path, figure, batch):
    number, edits = batch
    four = Four(nursery, swift_path, random.Random(number))  # noqa: S311 - the same every run, but for who comes first
    four.work(edits)
    for seat in SEATS:
        texts = four.texts(seat)
        assert [told for told in four.told[seat] if told[2] not in texts[told[1]]] == []
        marks = [mark for words in texts.values() for mark in words if mark != BEGINNING]
        assert len(marks) == len(set(marks)), "no edit is there twice"
    assert four.counted["conflict"] > 0
    told = sum(map(len, four.told.values()))
    shown = {"conflicts_shown": four.counted["conflict"], "told_that_it_is_busy": four.counted["busy"]}
    figure("edits by four programs", edits=told, killed=four.counted["killed"], **shown, lost=0)


class Four:
    """Four programs at work in one vault; each that is killed is followed by another."""

    def __init__(self, nursery, folder, chance):
        self._nursery, self._folder, self._chance, around = nursery, folder, chance, Around()
        with School.founded(folder, around) as school:
            school.join(Seat.COUNSELLOR)
            self._items = {seat: [_item(school, seat, number) for number in range(ITEMS)] for seat in SEATS}
        self._at, self.counted = int(around.now.timestamp()), Counter()
        self.told = {seat: [] for seat in SEATS}

    def work(self, edits):
        self._working = [self._begin(seat) for seat in (*SEATS, *SEATS)]
        while sum(map(len, self.told.values())) + sum(len(child.told.done) for _, child, _ in self._working) < edits:
            self._nursery.listen()
            self._working = [self._minded(*working) for working in self._working]
        for seat, child, _ in self._working:
            self._end(seat, child)

    def _begin(self, seat):
        self._at += 1
        given = {"seat": seat.value, "items": self._items[seat], "token": f"e{self._at}"}
        return seat, self._nursery.start("edit", self._folder, self._at, **given), self._chance.randrange(1, LONGEST)

    def _minded(self, seat, child, longest):
        """A program that has done enough is killed, in whatever it is at now."""
        if child.told.status is None and len(child.told.done) < longest:
            return seat, child, longest
        self._end(seat, child)
        return self._begin(seat)

    def _end(self, seat, child):
        child.kill()
        told = child.end()
        assert told.refused in {None, Reason.VAULT_BUSY.value}, told
        self.told[seat] += told.done
        self.counted.update(killed=1, conflict=child.count("conflict"), busy=child.count("busy"))

    def texts(self, seat):
        """The words of every item of a seat's, as they stand in the end; and the trail must be whole."""
        school = a_school(self._folder, self._at + HOUR)
        with school.doors.sign_in(school.folder, NAMES[seat], PASSWORD) as desk:
            assert desk.watch.verify() == ()
            sheets = [desk.recording.sheet(pupil) for pupil, _ in self._items[seat]]
        return {line.item: str(line.text).split() for sheet in sheets for line in sheet.lines}


def _item(school, seat, number):
    pupil = school.add(seat, f"Elev {number}")
    return pupil, school[seat].recording.record(pupil, a_signal(BEGINNING, term=TERM)).item

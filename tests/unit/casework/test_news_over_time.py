"""What is new, day after day: whatever is written, given, corrected, withdrawn and seen, it is what was not seen."""

import random
from collections import Counter

import pytest

from sspf_desk.terms import Kind, Party, Seat
from tests.builders import a_commitment, a_consent, a_decision, a_need, a_signal

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
READERS = (LEAD, SOCIAL)
STEPS = 30


class Days:
    """A counsellor who does one thing after another, and two who look now and then; what each has seen is noted."""

    def __init__(self, school, seed):
        self.school = school
        self.drawn = random.Random(seed)  # noqa: S311 - to be the same each time
        self.pupils = [school.add(COUNSELLOR), school.add(COUNSELLOR, "Åke Ek", "7A")]
        self.made, self.consents, self.number = [], [], 0
        self.seen = {seat: set() for seat in READERS}

    def text(self):
        self.number += 1
        return f"Nummer {self.number}."

    def step(self):
        acts = (self.write, self.write, self.correct, self.let_out, self.take, self.accept, self.withdraw)
        self.drawn.choice((*acts, self.look, self.look, self.mark))()

    def write(self):
        make = self.drawn.choice((a_signal, a_need, a_commitment))
        owner = {"owner": SOCIAL} if make is a_commitment else {}
        pupil, draft = self.drawn.choice(self.pupils), make(self.text(), **owner)
        self.made.append((pupil, draft, self.school[COUNSELLOR].recording.record(pupil, draft)))

    def correct(self):
        if self.made:
            at = self.drawn.randrange(len(self.made))
            pupil, draft, was = self.made[at]
            make = {Kind.SIGNAL: a_signal, Kind.NEED: a_need, Kind.COMMITMENT: a_commitment}[draft.kind]
            owner = {"owner": SOCIAL} if draft.kind is Kind.COMMITMENT else {}
            changed = make(self.text(), **owner)
            correct = self.school[COUNSELLOR].recording.correct
            self.made[at] = pupil, changed, correct(pupil, was.item, changed, was.stamp)

    def let_out(self):
        if self.made:
            pupil, _, was = self.drawn.choice(self.made)
            self.school[COUNSELLOR].grounds.decide(pupil, a_decision({was.item}))

    def take(self):
        pupil = self.drawn.choice(self.pupils)
        consent = a_consent(tells=(Party.SCHOOL,), told=(Party.SOCIAL_SERVICES,), purpose=self.text())
        self.consents.append((pupil, self.school[COUNSELLOR].grounds.take(pupil, consent)))

    def accept(self):
        if self.consents:
            self.school[COUNSELLOR].grounds.accept(*self.drawn.choice(self.consents))

    def withdraw(self):
        if self.consents:
            pupil, consent = self.consents.pop(self.drawn.randrange(len(self.consents)))
            whole = {"parties": frozenset(), "topics": frozenset()}
            self.school[COUNSELLOR].grounds.withdraw(pupil, consent, **whole, who="vårdnadshavare")

    def look(self):
        """Open a page: what stands there has been seen."""
        seat = self.drawn.choice(READERS)
        if rows := self.school[seat].people.list():
            page = self.school[seat].recording.open(self.drawn.choice(rows).pupil)
            self.school[seat].recording.seen(page)
            self.seen[seat] |= {as_it_reads(line) for line in page.sheet.lines}

    def mark(self):
        """Count as seen what a day tells of; what waits for an answer still does."""
        seat = self.drawn.choice(READERS)
        day = self.school[seat].today.day()
        self.school[seat].today.news.seen(day.news)
        self.seen[seat] |= {as_it_reads(line) for _, line in self.given(seat) if line.item not in waits(day)}

    def given(self, seat):
        """What stands on a seat's sheets and is not its own."""
        desk = self.school[seat]
        for row in desk.people.list():
            yield from ((row.pupil, line) for line in desk.recording.sheet(row.pupil).lines if line.holder is not seat)

    def check(self, seat):
        day, told = self.school[seat].today.day(), {}
        for pupil, line in self.given(seat):
            new = as_it_reads(line) not in self.seen[seat]
            assert line.new is new, f"{seat} {line}"
            if new and line.item not in waits(day):
                told.setdefault(pupil, Counter())[line.holder] += 1
        assert {row.pupil: dict(row.given) for row in day.news} == told


def as_it_reads(line):
    return line.item, line.text, line.detail


def waits(day):
    return {row.consent for row in day.to_accept} | {row.item for row in day.promises if not row.promised}


@pytest.mark.parametrize("seed", range(3))
def test_what_is_new_is_what_was_given_and_not_seen(school, seed):
    school.join(COUNSELLOR, SOCIAL)
    for seat in READERS:
        school[seat].today.day()
    days = Days(school, seed)
    for _ in range(STEPS):
        days.step()
        for seat in READERS:
            days.check(seat)

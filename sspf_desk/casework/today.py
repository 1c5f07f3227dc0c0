"""What waits for one member today: consents to accept, promises by day, consents that run out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sspf_desk.acts.acts import Session
from sspf_desk.casework.commitments import Commitments, OpenCommitment
from sspf_desk.casework.people import People
from sspf_desk.disclosure import Disclosed, reveal
from sspf_desk.models.days import day_of, end_of
from sspf_desk.models.papers import Answer, Consent, Grant, seats_of
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, handle, pupil_in
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, ItemId, Seat

SOON: Final = timedelta(days=30)
"""How long before it ends a consent is told to run out."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent that this seat may know of, in a list."""

    consent: ItemId
    pupil: str
    name: Disclosed
    school_class: Disclosed
    taken_by: Seat
    until_on: date


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """Something this seat has promised or is asked to promise, with whom it is about."""

    item: ItemId
    pupil: str
    name: Disclosed
    text: Disclosed
    due_on: date
    late: bool
    promised: bool
    """False for an offer that waits for an answer."""


@dataclass(frozen=True, slots=True)
class Day:
    """One member's day, made for him."""

    on: date
    to_accept: tuple[ConsentRow, ...]
    running_out: tuple[ConsentRow, ...]
    promises: tuple[PromiseRow, ...]


class Today:
    """What one seat has before it."""

    def __init__(self, work: Workplace, people: People, commitments: Commitments) -> None:
        self._acts = work.acts
        self._records = work.records
        self._people = people
        self._commitments = commitments

    def day(self) -> Day:
        """What waits today. Only what this seat may know; nothing in it puts one child before another."""
        promises = self.promises_of(self._records.seat)
        with self._acts.begin(Act.LISTED, "today", reading=True) as session:
            today = day_of(session.now)
            consents = self._consents(session)
            accepted = self._accepted(session)
            waiting = tuple(row for row, tells in consents if tells and row.consent not in accepted)
            soon = tuple(row for row, _ in consents if row.until_on - today <= SOON and row not in waiting)
        return Day(today, waiting, soon, promises)

    def promises_of(self, seat: Seat) -> tuple[PromiseRow, ...]:
        """What a seat has promised or is asked to promise, nearest day first, as far as this seat may know."""
        promised = self._commitments.open_of(seat)
        with self._acts.begin(Act.LISTED, "commitments", reading=True) as session:
            today = day_of(session.now)
            names = {row.pupil: row.name for row in self._people.rows(session)}
        return tuple(_promise(one, names[one.pupil], today) for one in promised if one.pupil in names)

    def _consents(self, session: Session) -> list[tuple[ConsentRow, bool]]:
        """Every consent in force that this seat may read, by the day it ends; and whether it asks this seat to tell."""
        listed = self._records.listed(session, places.CONSENTS, own=True, given=True)
        found = [self._consent(session, one) for one in listed]
        return sorted((one for one in found if one), key=lambda one: (one[0].until_on, one[0].name, one[0].consent))

    def _consent(self, session: Session, opened: Opened) -> tuple[ConsentRow, bool] | None:
        reading = self._records.reading(session)
        reader = reading.reader(reading.standings([opened]))
        consent = opened.content
        if not isinstance(consent, Consent) or not in_force(consent, session.now):
            return None
        name = reveal(consent.heading.name, opened.item, (reader,))
        school_class = reveal(consent.heading.school_class, opened.item, (reader,))
        if name is None or school_class is None:
            return None
        pupil = handle((opened.record.holder, pupil_in(opened)))
        tells = self._records.seat in seats_of(consent.parties(Answer.YES, tells=True, at=session.now))
        row = ConsentRow(opened.record.item, pupil, name, school_class, opened.record.holder, consent.until_on)
        return row, tells

    def _accepted(self, session: Session) -> frozenset[ItemId]:
        grants = self._records.listed(session, places.GRANTS, own=True, given=False)
        return frozenset(
            one.content.consent for one in grants if isinstance(one.content, Grant) and one.content.consent
        )


def in_force(consent: Consent, now: datetime) -> bool:
    """Whether a consent still speaks of anything at a moment."""
    asks = consent.parties(Answer.YES, tells=True, at=now)
    return bool(asks and consent.open_topics(now)) and now < end_of(consent.until_on)


def _promise(one: OpenCommitment, name: Disclosed, today: date) -> PromiseRow:
    return PromiseRow(one.item, one.pupil, name, one.text, one.due_on, one.due_on < today, one.promised)

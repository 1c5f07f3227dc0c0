"""What waits for one member today: consents to accept, promises by day, consents that run out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sspf_desk.acts.acts import Session
from sspf_desk.agenda import swedish_key
from sspf_desk.casework.asked import accepted, asks, in_force
from sspf_desk.casework.commitments import Commitments, OpenCommitment
from sspf_desk.casework.kept import Kept
from sspf_desk.casework.news import News, NewsRow
from sspf_desk.casework.people import KnownRow, People, PupilRow
from sspf_desk.casework.youths import ref_of
from sspf_desk.disclosure import Disclosed
from sspf_desk.errors import Refusal
from sspf_desk.models.days import day_of
from sspf_desk.models.papers import Consent
from sspf_desk.records.opening import handle
from sspf_desk.records.records import Presented
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, ItemId, Kind, Seat

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
    to_keep: bool
    """Whether it is the reader's to say that it has been kept."""
    stamp: str
    """For an own item the version that is shown; empty for another's."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """That the reader's own draft waits, and whom it is about."""

    pupil: str
    """The handle that the draft has him by."""
    name: Disclosed
    school_class: Disclosed
    kind: Kind


@dataclass(frozen=True, slots=True)
class Day:
    """One member's day, made for him."""

    on: date
    draft: DraftRow | None
    news: tuple[NewsRow, ...]
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
        self._kept = Kept(work.acts, work.records)
        self.news = News(work)

    def day(self) -> Day:
        """What waits today. Only what this seat may know; nothing in it puts one child before another.

        It is told of the pupils in the list and of no others: of one whose data are protected, nothing.
        """
        with self._acts.begin(Act.LISTED, "today", reading=True) as session:
            today, known = day_of(session.now), self._people.known(session)
            consents = _by_day(row for pupil, papers in known for row in _consents(pupil, papers, session.now))
            asked = self._asked(known, session.now)
            unanswered = asked - accepted(self._records, session, asked)
            waiting = tuple(row for row in consents if row.consent in unanswered)
            soon = tuple(row for row in consents if row.until_on - today <= SOON and row not in waiting)
            promises = self._promises(session, known, self._records.seat)
            told = frozenset((*(row.consent for row in waiting), *(row.item for row in promises if not row.promised)))
            draft, news = self._draft(session, known), self.news.of(session, known, told)
        return Day(today, draft, news, waiting, soon, promises)

    def _draft(self, session: Session, known: Sequence[KnownRow]) -> DraftRow | None:
        """The draft that waits, if it is about a pupil in the list; one that cannot be read is told of on a page."""
        try:
            kept = self._kept.within(session)
        except Refusal:
            return None
        for row, papers in known:
            if kept and kept.pupil in {row.pupil, *(handle(ref_of(paper)) for paper in papers)}:
                return DraftRow(kept.pupil, row.name, row.school_class, kept.draft.kind)
        return None

    def promises_of(self, seat: Seat) -> tuple[PromiseRow, ...]:
        """What a seat has promised or is asked to promise, nearest day first, as far as this seat may know."""
        with self._acts.begin(Act.LISTED, "commitments", reading=True) as session:
            return self._promises(session, self._people.known(session), seat)

    def _promises(self, session: Session, known: Sequence[KnownRow], seat: Seat) -> tuple[PromiseRow, ...]:
        today, names = day_of(session.now), {row.pupil: row.name for row, _ in known}
        told = self._commitments.open_about(session, known, seat)
        found = (_promise(one, names[one.pupil], today) for one in told)
        return tuple(sorted(found, key=lambda one: (one.due_on, swedish_key(one.name), one.item)))

    def _asked(self, known: Iterable[KnownRow], now: datetime) -> frozenset[ItemId]:
        """The consents that ask this seat to tell."""
        papers = (paper.opened for _, papers in known for paper in papers)
        me = self._records.seat
        return frozenset(
            one.record.item for one in papers if isinstance(one.content, Consent) and asks(one.content, me, now)
        )


def _consents(row: PupilRow, papers: Iterable[Presented], now: datetime) -> Iterator[ConsentRow]:
    """A pupil's consents in force, under the name and the handle that he has in the list."""
    for paper in papers:
        consent, opened = paper.opened.content, paper.opened
        if isinstance(consent, Consent) and in_force(consent, now):
            yield ConsentRow(
                consent=opened.record.item,
                pupil=row.pupil,
                name=row.name,
                school_class=row.school_class,
                taken_by=opened.record.holder,
                until_on=consent.until_on,
            )


def _by_day(rows: Iterable[ConsentRow]) -> tuple[ConsentRow, ...]:
    """By the day each ends; of one day by name, and in no other order."""
    return tuple(sorted(rows, key=lambda row: (row.until_on, swedish_key(row.name), row.consent)))


def _promise(one: OpenCommitment, name: Disclosed, today: date) -> PromiseRow:
    late = one.due_on < today
    return PromiseRow(one.item, one.pupil, name, one.text, one.due_on, late, one.promised, one.to_keep, one.stamp)

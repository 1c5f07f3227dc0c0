"""Before a meeting: what each seat says to the one that called it, ready or not, and no word of any child."""

from collections.abc import Iterator
from dataclasses import dataclass

from sspf_desk.acts.acts import Session
from sspf_desk.disclosure import rule
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.planning import MeetingRow, by_day, find_meeting, moment_of
from sspf_desk.models.days import day_of, end_of
from sspf_desk.models.papers import Meeting, Readiness
from sspf_desk.models.record import Facts
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, content_as
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, ItemId, Seat


@dataclass(frozen=True, slots=True)
class SeatReadiness:
    """What one seat at the table has said."""

    seat: Seat
    signs_in: bool
    """Whether somebody there has keys, and so can say it here."""
    ready: bool
    raises: bool
    """It wants to raise somebody, and asks for consent first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What has been said before one meeting, as one reader may know it."""

    meeting: ItemId
    yours: bool
    """Whether this seat called it: what the others say is said to it."""
    may_say: bool
    """Whether this seat is at the table, and the meeting has not begun."""
    ready: bool
    raises: bool
    """What this reader's own seat has said."""
    seats: tuple[SeatReadiness, ...]
    """Everyone at the table, for the seat that called, until the meeting's day is over; nobody for another."""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The first meeting that is today or later, and what has been said before it."""

    row: MeetingRow
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class _Called:
    """A meeting as it was called."""

    item: ItemId
    by: Seat
    planned: Meeting

    def at_the_table(self, seat: Seat) -> bool:
        return any(sitting.seat is seat for sitting in self.planned.present)


class Preparing:
    """What one seat says before meetings, and is told."""

    def __init__(self, work: Workplace) -> None:
        self._acts = work.acts
        self._records = work.records

    def next(self) -> NextMeeting | None:
        """The next meeting to which this seat has called or been called; None where there is none."""
        with self._acts.begin(Act.LISTED, "meetings", reading=True) as session:
            listed, today = self._meetings(session), day_of(session.now)
            row = next((row for row in by_day(listed) if row.held_on >= today), None)
            if row is None:
                return None
            return NextMeeting(row, self._prepared(session, _called(find_meeting(listed, row.meeting))))

    def view(self, meeting: ItemId) -> Prepared:
        """What has been said before a meeting. Raises `Refusal` for one to which this seat was not called."""
        with self._acts.begin(Act.LISTED, meeting, reading=True) as session:
            return self._prepared(session, self._find(session, meeting))

    def say(self, meeting: ItemId, *, ready: bool, raises: bool) -> Prepared:
        """Say it for this seat, in the place of what was said before; where neither is so, all is taken back.

        It is said to the seat that called, and opens to no other. Raises `Refusal`: UNKNOWN_MEETING, NOT_CALLED where
        this seat is not at the table, MEETING_BEGUN, OLDER_PROGRAMS where somebody's program could not read it.
        """
        with self._acts.begin(Act.SAID_READY, meeting) as session:
            called = self._find(session, meeting)
            if not called.at_the_table(self._records.seat):
                raise Refusal(Reason.NOT_CALLED)
            if session.now >= moment_of(called.planned):
                raise Refusal(Reason.MEETING_BEGUN)
            for before in self._records.listed(session, places.readiness(meeting), own=True, given=False):
                self._records.take_back(session, before)
            if ready or raises:
                said = Readiness(called.by, meeting, called.planned.held_on, ready, raises)
                self._records.share(session, self._records.write(session, said, Facts(), pupil=None))
            return self._prepared(session, called)

    def _meetings(self, session: Session) -> list[Opened]:
        return self._records.listed(session, places.MEETINGS, own=True, given=True)

    def _find(self, session: Session, meeting: ItemId) -> _Called:
        return _called(find_meeting(self._meetings(session), meeting))

    def _prepared(self, session: Session, called: _Called) -> Prepared:
        me = self._records.seat
        said, yours = dict(self._said(session, called.item)), called.by is me
        mine, over = said.get(me), end_of(called.planned.held_on)
        return Prepared(
            meeting=called.item,
            yours=yours,
            may_say=called.at_the_table(me) and session.now < moment_of(called.planned),
            ready=bool(mine and mine.ready),
            raises=bool(mine and mine.raises),
            seats=tuple(self._seats(session, called, said)) if yours and session.now < over else (),
        )

    def _said(self, session: Session, meeting: ItemId) -> Iterator[tuple[Seat, Readiness]]:
        """What stands, by seat: said by somebody who still sits there, and open to this one."""
        directory, reader = self._records.directory(session), self._records.reading(session).reader(())
        for one in self._records.listed(session, places.readiness(meeting), own=True, given=True):
            said = content_as(one, Readiness)
            here = any(facts.id == one.record.author for facts in directory.at_seat(one.record.holder))
            if here and said.meeting == meeting and rule(one.item, reader):
                yield one.record.holder, said

    def _seats(self, session: Session, called: _Called, said: dict[Seat, Readiness]) -> Iterator[SeatReadiness]:
        directory = self._records.directory(session)
        for sitting in called.planned.present:
            words = said.get(sitting.seat)
            yield SeatReadiness(
                seat=sitting.seat,
                signs_in=any(facts.public for facts in directory.at_seat(sitting.seat)),
                ready=bool(words and words.ready),
                raises=bool(words and words.raises),
            )


def _called(opened: Opened) -> _Called:
    return _Called(opened.record.item, opened.record.holder, content_as(opened, Meeting))

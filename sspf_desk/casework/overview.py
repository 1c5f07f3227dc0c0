"""The list of pupils, made for one reader: who they are, through whom this seat knows them, and what has a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sspf_desk.acts.acts import Session
from sspf_desk.casework.asked import in_force
from sspf_desk.casework.people import People, PupilRow
from sspf_desk.casework.promises import open_among
from sspf_desk.casework.today import SOON
from sspf_desk.casework.youths import ref_of
from sspf_desk.models.content import Commitment
from sspf_desk.models.days import day_of
from sspf_desk.models.papers import Consent
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, content_as
from sspf_desk.records.records import Presented
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, Kind, Seat


@dataclass(frozen=True, slots=True)
class Due:
    """Something about a pupil that has a day: a promise to be kept, or a consent that runs out."""

    what: Kind
    seat: Seat
    """Whose promise it is; for a consent the seat that took it."""
    on: date
    late: bool


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A pupil in the list, with what has a day, nearest first."""

    row: PupilRow
    due: tuple[Due, ...]

    def matches(self, asked: str) -> bool:
        """Whether every word that was typed stands in name, alias or class; nothing else is searched."""
        told = " ".join((self.row.name, self.row.alias, self.row.school_class)).casefold()
        return all(word in told for word in asked.casefold().split())


class Overview:
    """The pupils of one seat, in Swedish order and in no other."""

    def __init__(self, work: Workplace, people: People) -> None:
        self._acts = work.acts
        self._records = work.records
        self._people = people

    def pupils(self) -> tuple[PupilLine, ...]:
        """Everyone this seat knows of, by class and name, each with what this seat has promised and what runs out."""
        with self._acts.begin(Act.LISTED, "pupils", reading=True) as session:
            own = self._records.listed(session, places.DUE, own=True, given=False)
            return tuple(self._line(session, row, papers, own) for row, papers in self._people.known(session))

    def _line(self, session: Session, row: PupilRow, papers: Sequence[Presented], own: list[Opened]) -> PupilLine:
        mine = {pupil for seat, pupil in map(ref_of, papers) if seat is self._records.seat}
        told = [paper.opened for paper in papers]
        promises = self._promises(session, [*told, *(one for one in own if one.item.pupil in mine)])
        due = sorted((*promises, *_running_out(session, told)), key=lambda one: (one.on, one.what, one.seat))
        return PupilLine(row, tuple(due))

    def _promises(self, session: Session, opened: Iterable[Opened]) -> Iterator[Due]:
        told, me = [one for one in opened if one.record.kind is Kind.COMMITMENT], self._records.seat
        own = frozenset(one.record.item for one in told if one.record.holder is me)
        today = day_of(session.now)
        for one in open_among(me, told, own):
            on = content_as(one, Commitment).due_on
            yield Due(Kind.COMMITMENT, me, on, late=on < today)


def _running_out(session: Session, opened: Iterable[Opened]) -> Iterator[Due]:
    """Consents in force that end soon."""
    soon = day_of(session.now) + SOON
    for one in opened:
        consent = one.content
        if isinstance(consent, Consent) and consent.until_on <= soon and in_force(consent, session.now):
            yield Due(Kind.CONSENT, one.record.holder, consent.until_on, late=False)

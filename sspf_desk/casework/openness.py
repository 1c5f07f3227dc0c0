"""Who can read this: for a holder's own items, every seat that a rule opens them to, and on what ground."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sspf_desk.casework.people import People
from sspf_desk.disclosure import Item, Reader, rule
from sspf_desk.errors import Reason, Refusal
from sspf_desk.records.standings import standings
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, Ground, ItemId, Kind, Seat


@dataclass(frozen=True, slots=True)
class OpenTo:
    """A seat that may read an item, and why."""

    seat: Seat
    ground: Ground


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One own item and every seat that may read it, the holder's own among them."""

    item: ItemId
    kind: Kind
    open_to: tuple[OpenTo, ...]


class Openness:
    """What one seat is told of who may read what it has written; nobody is told it of another seat's items."""

    def __init__(self, work: Workplace, people: People) -> None:
        self._acts = work.acts
        self._records = work.records
        self._people = people

    def who_may(self, pupil: str, at: datetime | None = None) -> tuple[OpenItem, ...]:
        """This seat's own items of a pupil with the seats that may read each, at a moment to come or now.

        The rules that open the sheet answer, so a ground that has ended by then opens nothing. Only seats that somebody
        sits on are told, with keys or at the table. A note to self is its author's alone: here it is open to his seat,
        and at another member's desk it does not stand at all. Raises `Refusal` for a pupil this seat does not know, or
        whose data are protected.
        """
        with self._acts.begin(Act.VIEWED, reading=True) as session:
            sheet = self._records.sheet(session, self._people.ref(session, pupil))
            if sheet.shut:
                raise Refusal(Reason.PUPIL_PROTECTED)
            moment = max(at or session.now, session.now)
            stand = standings(sheet.grants, sheet.consents, self._records.law(session), moment)
            directory = self._records.directory(session)
            sitting = {member.seat for member in directory.members.values()}
            same_branch = directory.settings().same_branch
        readers = [Reader(seat, moment, stand, same_branch) for seat in Seat if seat in sitting]
        own = (shown.opened.item for shown in sheet.shown if shown.ground is Ground.OWN)
        return tuple(OpenItem(item.item, item.kind, _open_to(item, readers)) for item in own)


def _open_to(item: Item, readers: Iterable[Reader]) -> tuple[OpenTo, ...]:
    return tuple(OpenTo(reader.seat, ground) for reader in readers if (ground := rule(item, reader)))

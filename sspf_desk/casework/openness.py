"""Who may read what this seat holds: told to the items' own seat, by the same rules that everything else turns on."""

from dataclasses import dataclass
from datetime import datetime

from sspf_desk.casework.people import People
from sspf_desk.disclosure import Reader, rule
from sspf_desk.records.standings import standings
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, Ground, ItemId, Kind, Seat


@dataclass(frozen=True, slots=True)
class OpenTo:
    """One own item and the seats that have a ground to it, each with its ground."""

    item: ItemId
    kind: Kind
    seats: tuple[tuple[Seat, Ground], ...]


class Openness:
    """What one seat's own items are open to."""

    def __init__(self, work: Workplace, people: People) -> None:
        self._acts = work.acts
        self._records = work.records
        self._people = people

    def of(self, pupil: str, at: datetime | None) -> tuple[OpenTo, ...]:
        """Who may read each own item of a pupil, at a moment or now; also who sits at the table without keys."""
        with self._acts.begin(Act.VIEWED, "openness", reading=True) as session:
            sheet = self._records.sheet(session, self._people.ref(session, pupil))
            moment = at or session.now
            stand = standings(sheet.grants, sheet.consents, self._records.law(session), moment)
            same_branch = self._records.directory(session).settings().same_branch
            readers = [Reader(seat, moment, stand, same_branch) for seat in Seat]
            own = (shown.opened for shown in sheet.shown if shown.ground is Ground.OWN)
            return tuple(
                OpenTo(
                    one.record.item,
                    one.record.kind,
                    tuple((reader.seat, ground) for reader in readers if (ground := rule(one.item, reader))),
                )
                for one in own
            )

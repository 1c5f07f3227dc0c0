"""Who can read this: for a holder's own items, every seat that a rule opens them to, and on what ground."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_desk.acts.acts import Session
from sspf_desk.casework.drafts import Draft
from sspf_desk.casework.people import People
from sspf_desk.catalogue import Catalogue
from sspf_desk.disclosure import Item, Reader, rule
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.days import day_of
from sspf_desk.records.sheet import Sheet, pupil_of
from sspf_desk.records.standings import standings
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, Ground, ItemId, Kind, PupilId, Seat


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
        self._work = work
        self._people = people

    def who_may(self, pupil: str, at: datetime | None = None) -> tuple[OpenItem, ...]:
        """This seat's own items of a pupil with the seats that may read each, at a moment to come or now.

        The rules that open the sheet answer, so a ground that has ended by then opens nothing. Only seats that somebody
        sits on are told, with keys or at the table. A note to self is its author's alone: here it is open to his seat,
        and at another member's desk it does not stand at all. Raises `Refusal` for a pupil this seat does not know, or
        whose data are protected.
        """
        with self._work.acts.begin(Act.VIEWED, reading=True) as session:
            sheet = self._work.records.sheet(session, self._people.ref(session, pupil))
            if sheet.shut:
                raise Refusal(Reason.PUPIL_PROTECTED)
            audience = audience_of(self._work, session, sheet, at)
        own = (shown.opened.item for shown in sheet.shown if shown.ground is Ground.OWN)
        return tuple(OpenItem(item.item, item.kind, audience.to_item(item)) for item in own)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may read what one seat writes of one pupil: the rules that open the sheet, ready to be asked."""

    holder: Seat
    pupil: PupilId | None
    """The pupil as the holder knows him; None until he writes of him for the first time."""
    readers: tuple[Reader, ...]
    """Every seat that somebody sits on, with keys or at the table."""
    secrecy: str | None
    """The provision that shuts what the holder writes."""
    today: date

    def to_draft(self, draft: Draft, catalogue: Catalogue, item: ItemId | None = None) -> tuple[OpenTo, ...]:
        """Every seat that may read a draft once it is saved as it stands; ``item`` where it corrects one."""
        return self.to_item(self._item(draft, catalogue, item))

    def _item(self, draft: Draft, catalogue: Catalogue, item: ItemId | None) -> Item:
        facts = draft.facts(catalogue, self.secrecy)
        written_today = draft.kind in (Kind.QUESTION, Kind.COMMITMENT)
        return Item(
            holder=self.holder,
            kind=draft.kind,
            item=item or ItemId(""),
            pupil=self.pupil,
            topics=facts.topics,
            secrecies=facts.secrecies,
            seen_on=self.today if written_today else draft.day,
            owner=draft.owner if draft.kind is Kind.COMMITMENT else None,
            named=frozenset(),
            protected=facts.protected,
        )

    def to_item(self, item: Item) -> tuple[OpenTo, ...]:
        """Every seat that may read an item, the holder's own among them, and why."""
        return tuple(OpenTo(reader.seat, ground) for reader in self.readers if (ground := rule(item, reader)))

    def not_to(self, item: Item) -> tuple[Seat, ...]:
        """Every seat that may not."""
        return tuple(reader.seat for reader in self.readers if rule(item, reader) is None)


def audience_of(work: Workplace, session: Session, sheet: Sheet, at: datetime | None = None) -> Audience:
    """Who may read this seat's items of one pupil at a moment to come or now, inside an act."""
    records = work.records
    moment = max(at or session.now, session.now)
    law, directory = records.law(session), records.reading(session).directory
    stand = standings(sheet.grants, sheet.consents, law, moment)
    sitting = {member.seat for member in directory.members.values()}
    same_branch, today = directory.settings().same_branch, day_of(moment)
    readers = tuple(Reader(seat, moment, stand, same_branch) for seat in Seat if seat in sitting)
    mine = pupil_of(sheet.refs, records.seat)
    return Audience(records.seat, mine, readers, law.secrecy_of(records.seat, today), today)

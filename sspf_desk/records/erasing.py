"""Takes a seat's own items away for good: versions, attachments, own rows and every wrap that others were given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from sspf_desk.errors import UNREADABLE
from sspf_desk.models.content import NoteToSelf
from sspf_desk.models.tables import access, version
from sspf_desk.records import places
from sspf_desk.records.opening import Key, Opened, Ref, octets, pupil_in, ref_from
from sspf_desk.records.rows import OwnRow
from sspf_desk.records.settle import Giver
from sspf_desk.records.sheet import Reading
from sspf_desk.terms import ItemId, Kind, PupilId

WITH_THE_CARD = frozenset({Kind.LINK, Kind.LISTING, Kind.GRANT})
"""A seat's papers that say nothing once there is no item left of their pupil: they go with his card."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What an erasure took away."""

    versions: int
    """Versions of the item and of what went with it."""
    wraps: int
    """Rows by which other seats could open them."""
    since: datetime
    """When the first of them was written (UTC): what was copied since then may hold it."""


class _Waiting(msgspec.Struct, frozen=True):
    """What an eraser must know of a draft: whose place it was to take. The rest is its author's."""

    pupil: str
    corrects: ItemId | None = None


_waiting = msgspec.msgpack.Decoder(_Waiting)


class Eraser:
    """Erases for one seat, within one session."""

    def __init__(self, reading: Reading, giver: Giver) -> None:
        self._reading = reading
        self._giver = giver

    def find(self, ref: Ref, item: ItemId) -> Opened | None:
        """An own item of this pupil as it stands, an attachment too; a note to self is in no register, so never."""
        pupils = [pupil for seat, pupil in self._reading.known(ref).refs if seat is self._reading.keyring.seat]
        keys = [key for pupil in pupils for key in self._own(pupil)]
        return next(iter(self._reading.open(_where(keys, lambda row: row.item.item == item))), None)

    def left(self, pupil: PupilId) -> frozenset[Kind]:
        """The kinds of what this seat still has of a pupil, his card and what goes with it aside."""
        kinds = frozenset(key.row.item.kind for key in self._own(pupil) if isinstance(key.row, OwnRow))
        return kinds - WITH_THE_CARD - {Kind.PUPIL_CARD}

    def erase(self, item: Opened) -> Gone:
        """Take away an own item with all its versions and attachments, and a card with the links to and from it."""
        pupil = pupil_in(item)
        going = self._reading.every(_where(self._own(pupil), lambda row: _goes(row, item)))
        self._giver.settle(pupil)
        wraps = self._giver.settle(pupil, less=frozenset(one.version for one in going))
        self._delete(going)
        return Gone(len(going), wraps, min(one.record.written_at for one in going))

    def take_back(self, paper: Opened) -> None:
        """Take away an own paper that names no child, with what was given of it: it has but one version."""
        self._giver.take_back(self._reading.own_rows(paper))
        self._delete([paper])

    def _own(self, pupil: PupilId) -> list[Key]:
        return self._reading.own_keys(places.of_pupil(pupil), places.attached_to(pupil))

    def _delete(self, going: Iterable[Opened]) -> None:
        """Every version, and every own row that leads to it, in whichever list."""
        found = {one.version: one for one in going}
        here = {place for one in found.values() for place in places.own_places(one.item, one.content)}
        self._take(key for key in self._reading.own_keys(*sorted(here)) if key.row.version in found)

    def _take(self, keys: Iterable[Key]) -> None:
        gone = list(keys)
        rows, versions = {key.row_id for key in gone}, {octets(key.row.version) for key in gone}
        connection = self._reading.session.connection
        connection.execute(access.delete().where(access.c.id.in_(rows)))
        connection.execute(version.delete().where(version.c.id.in_(versions)))

    def erase_notes(self, on: date) -> None:
        """Erase the author's own notes whose day has come, rows and versions: they are in no register (TF 2:12)."""
        keys = self._reading.note_keys(places.NOTES)
        notes = [one for one in self._reading.open(keys) if isinstance(one.content, NoteToSelf)]
        due = [one for one in notes if isinstance(one.content, NoteToSelf) and one.content.erase_on <= on]
        items = {one.record.item for one in due}
        pupils = {one.item.pupil for one in due if one.item.pupil}
        every = keys + self._reading.note_keys(*(places.of_pupil(pupil) for pupil in sorted(pupils)))
        self._take(_where(every, lambda row: row.item.item in items))

    def outlived(self, draft: bytes) -> bool:
        """Whether a draft was to take the place of an own item that is gone since: then its text is to go as well."""
        try:
            waiting = _waiting.decode(draft)
        except UNREADABLE:
            return False
        ref = ref_from(waiting.pupil)
        if waiting.corrects is None or ref is None or ref[0] is not self._reading.keyring.seat:
            return False
        keys = self._own(ref[1]) + self._reading.note_keys(places.of_pupil(ref[1]))
        return not _where(keys, lambda row: row.item.item == waiting.corrects)


def _goes(row: OwnRow, item: Opened) -> bool:
    """The item itself, and the papers attached to it; with a card, all that says where its pupil was."""
    itself = row.item.item == item.record.item
    attached = row.item.kind is Kind.ATTACHMENT and row.of == item.record.item
    return itself or attached or (item.record.kind is Kind.PUPIL_CARD and row.item.kind in WITH_THE_CARD)


def _where(keys: Iterable[Key], wanted: Callable[[OwnRow], bool]) -> list[Key]:
    return [key for key in keys if isinstance(key.row, OwnRow) and wanted(key.row)]

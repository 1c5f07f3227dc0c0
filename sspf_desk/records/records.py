"""`Records`: one seat's sealed content, in and out: write, sheet, listed, settle."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from sspf_desk.acts.acts import Session
from sspf_desk.disclosure import Reader, Standing, rule
from sspf_desk.errors import Refusal
from sspf_desk.lawbook import Lawbook
from sspf_desk.models import content as c
from sspf_desk.models import papers as p
from sspf_desk.models.record import Content, Facts, Record, encode, encode_content, item_of, kind_of, schema_of
from sspf_desk.models.tables import access, draft, version
from sspf_desk.records import places
from sspf_desk.records.directory import Directory, read_directory
from sspf_desk.records.erasing import Eraser, Gone
from sspf_desk.records.marks import Marks
from sspf_desk.records.opening import Key, Opened, Ref, sign_record
from sspf_desk.records.rows import GivenRow, Keyring, OwnRow, Place, digest_of
from sspf_desk.records.settle import Giver
from sspf_desk.records.sheet import Reading, Sheet
from sspf_desk.records.standings import standings
from sspf_desk.terms import ItemId, Kind, MemberId, PupilId, Seat, VersionId
from sspf_desk.vault.person import Person


@dataclass(frozen=True, slots=True)
class Presented:
    """A paper by which this seat knows a pupil: his own card, or another's with the giver's heading."""

    opened: Opened
    heading: c.Heading | None


class Records:
    """One signed-in member's way to the sealed content of his seat."""

    def __init__(self, keyring: Keyring, member: MemberId, person: Person, law: Callable[[str], Lawbook]) -> None:
        self.keyring = keyring
        self.member = member
        self._person = person
        self._law = law
        self._checked: tuple[Session, Directory] | None = None

    @property
    def seat(self) -> Seat:
        """The seat whose records these are."""
        return self.keyring.seat

    def directory(self, session: Session) -> Directory:
        """The membership, checked anew: what follows in this session goes by it. Ask again after changing it."""
        directory = read_directory(session, self.keyring.vault)
        self._checked = session, directory
        return directory

    def _directory(self, session: Session) -> Directory:
        """The membership as it was last checked in this very session: no other can write to it meanwhile."""
        checked = self._checked
        return checked[1] if checked and checked[0] is session else self.directory(session)

    def law(self, session: Session) -> Lawbook:
        """The lawbook in force for the group."""
        return self._law(self._directory(session).settings().lawbook)

    def reading(self, session: Session) -> Reading:
        """What this seat may read in one session."""
        directory = self._directory(session)
        return Reading(session, self.keyring, directory, self._law(directory.settings().lawbook))

    def write(
        self, session: Session, content: Content, facts: Facts, *, pupil: PupilId | None, corrects: Opened | None = None
    ) -> Opened:
        """Seal one version and this seat's own rows to it. Others' rows come of `settle`, or of `share`.

        Written in a format that every member's program reads. Raises `Refusal` where it would correct another seat's
        item.
        """
        record = self._record(session, content, facts, pupil, corrects)
        id_, key, plain = VersionId(self.keyring.new_id()), self.keyring.new_key(), encode(record)
        signed = sign_record(self.keyring.vault, id_, plain, self._person)
        sealed = self.keyring.seal_version(id_, key, encode(signed))
        session.connection.execute(version.insert(), {"id": bytes.fromhex(id_), "sealed": sealed})
        opened = Opened(id_, record, content, item_of(id_, record, content), digest_of(plain))
        self._insert_own(session, opened, key)
        return opened

    def _record(
        self, session: Session, content: Content, facts: Facts, pupil: PupilId | None, corrects: Opened | None
    ) -> Record:
        kind = kind_of(content)
        return Record(
            kind=kind,
            schema=schema_of(kind, self._directory(session).format()),
            item=corrects.record.item if corrects else ItemId(self.keyring.new_id()),
            number=corrects.record.number + 1 if corrects else 1,
            corrects=corrects.version if corrects else None,
            holder=self.seat,
            pupil=pupil,
            author=self.member,
            written_at=session.now,
            facts=facts,
            content=encode_content(content),
        )

    def _insert_own(self, session: Session, opened: Opened, key: bytes) -> None:
        row = own_row(opened, key)
        note = opened.record.kind is Kind.NOTE_TO_SELF
        sealed = [
            self.keyring.seal_own(row, place, note=note) for place in places.own_places(opened.item, opened.content)
        ]
        values = [{"id": one.id, "tag": one.tag, "sealed": one.sealed} for one in sealed]
        session.connection.execute(access.insert(), values)

    def settle(self, session: Session, pupil: PupilId, *, anew: bool = False) -> None:
        """Make this seat's wraps of one pupil what the grounds in force call for; anew if his heading has changed."""
        self._giver(session).settle(pupil, anew=anew)

    def share(self, session: Session, opened: Opened) -> None:
        """Give a paper that names no child to the seats that it names."""
        for row in self.reading(session).own_rows(opened):
            self._giver(session).share(row)

    def take_back(self, session: Session, opened: Opened) -> None:
        """Take an own paper that names no child away for good, from all who were given it too."""
        self._eraser(session).take_back(opened)

    def _giver(self, session: Session) -> Giver:
        reading = self.reading(session)
        return Giver(reading, self.member, self._person, self._law(reading.directory.settings().lawbook))

    def sheet(self, session: Session, ref: Ref) -> Sheet:
        """All that this seat may read of one pupil, each item on its ground."""
        return self.reading(session).sheet(ref)

    def standings(self, session: Session, sheet: Sheet) -> tuple[Standing, ...]:
        """The grounds this seat can see for others on a sheet, at this session's moment."""
        return standings(sheet.grants, sheet.consents, self.law(session), session.now)

    def listed(self, session: Session, *at: Place, own: bool, given: bool) -> list[Opened]:
        """What stands in some lists: this seat's own, what others gave, or both; the newest version of each item."""
        reading = self.reading(session)
        keys: list[Key] = reading.own_keys(*at) if own else []
        if given:
            keys += reading.given_keys(*((seat, place) for seat in reading.others() for place in at))
        return reading.open(keys)

    def keep_draft(self, session: Session, plain: bytes) -> None:
        """Put this in the place of the member's draft; nothing at all where it is empty."""
        _keep(session, self.member, self.keyring.seal_draft(self.member, plain) if plain else b"")

    def kept_draft(self, session: Session) -> bytes:
        """The member's draft; empty where there is none. Raises `Refusal` where it is not his."""
        sealed = _kept(session, self.member)
        return self.keyring.open_draft(self.member, sealed) if sealed else b""

    def keep_marks(self, session: Session, marks: Marks) -> None:
        """Put this in the place of what the member had been shown: always written, so that writing it tells nothing."""
        _keep(session, self.keyring.marks_name(), self.keyring.seal_marks(marks.bits))

    def marks(self, session: Session) -> Marks | None:
        """What the member has been shown; None where nothing is kept of it, or nothing that can be read."""
        sealed = _kept(session, self.keyring.marks_name())
        try:
            return Marks(self.keyring.open_marks(sealed)) if sealed else None
        except Refusal:
            return None  # No more than the marks is lost: they begin anew.

    def erase_notes(self, session: Session, on: date) -> None:
        """Erase the author's own notes whose day has come, and a draft that has outlived what it was to correct."""
        self._eraser(session).erase_notes(on)
        self.drop_outlived_draft(session)

    def drop_outlived_draft(self, session: Session) -> None:
        """Throw the member's draft away where the own item that it was to correct is gone: it holds the same text."""
        try:
            kept = self.kept_draft(session)
        except Refusal:
            return  # What cannot be read is left as it lies.
        if self._eraser(session).outlived(kept):
            self.keep_draft(session, b"")

    def own_item(self, session: Session, ref: Ref, item: ItemId) -> Opened | None:
        """An own item of a pupil as it stands, an attachment too; None for others' and for notes to self."""
        return self._eraser(session).find(ref, item)

    def left_of(self, session: Session, pupil: PupilId) -> frozenset[Kind]:
        """What kinds of items keep an own pupil's card from being erased."""
        return self._eraser(session).left(pupil)

    def erase(self, session: Session, item: Opened) -> Gone:
        """Take an own item away for good, with all that is its own: versions, attachments, rows, and others' wraps."""
        return self._eraser(session).erase(item)

    def _eraser(self, session: Session) -> Eraser:
        return Eraser(self.reading(session), self._giver(session))

    def attachments(self, session: Session, item: ItemId) -> list[Opened]:
        """The papers of one item, where a rule opens the item itself to this seat."""
        reading, place = self.reading(session), places.attachments_of(item)
        keys = reading.own_keys(place) + reading.given_keys(*((seat, place) for seat in reading.others()))
        papers = reading.open(keys)
        by_pupil = {(one.record.holder, one.item.pupil) for one in papers}
        sheets = [reading.sheet((seat, pupil)) for seat, pupil in sorted(by_pupil) if pupil]
        open_to = {s.opened.record.holder for sheet in sheets for s in sheet.shown if s.opened.record.item == item}
        return [one for one in papers if one.record.holder in open_to and _of(one.content) == item]

    def presented(self, session: Session) -> tuple[list[Presented], Reader]:
        """Every pupil this seat knows of: by its own cards, and by the papers through which others present him.

        With the reader that they were ruled for.
        """
        reading = self.reading(session)
        own = reading.own_keys(places.CARDS, places.CONSENTS)
        given = reading.given_keys(*((seat, place) for seat in reading.others() for place in places.HEADED.values()))
        headings = {key.row.version: key.row.heading for key in given if isinstance(key.row, GivenRow)}
        opened = reading.open([*own, *given])
        reader = reading.reader(reading.standings(opened))
        return [Presented(one, headings.get(one.version)) for one in opened if rule(one.item, reader)], reader


def _keep(session: Session, name: str, sealed: bytes) -> None:
    session.connection.execute(draft.delete().where(draft.c.member == name))
    if sealed:
        session.connection.execute(draft.insert().values(member=name, sealed=sealed))


def _kept(session: Session, name: str) -> bytes | None:
    return session.connection.execute(sa.select(draft.c.sealed).where(draft.c.member == name)).scalar()


def _of(content: Content) -> ItemId | None:
    match content:
        case c.Attachment():
            return content.of
        case p.Grant():
            return content.consent
        case p.Readiness():
            return content.meeting
        case _:
            return None


def own_row(opened: Opened, key: bytes) -> OwnRow:
    """A seat's own way to one of its versions."""
    content = opened.content
    link = ((content.seat, content.pupil),) if isinstance(content, c.Link) else ()
    return OwnRow(
        version=opened.version,
        key=key,
        number=opened.record.number,
        item=opened.item,
        digest=opened.digest,
        yours=() if isinstance(content, c.Link) and content.apart else link,
        ever_yours=link,
        of=_of(content),
    )

"""What one sealed version holds: the content, the facts that rules turn on, and who wrote it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import msgspec

from sspf_desk.disclosure import Item
from sspf_desk.errors import UNREADABLE, Reason, Refusal
from sspf_desk.models import content as c
from sspf_desk.models import papers as p
from sspf_desk.models.days import day_of, end_of
from sspf_desk.terms import ItemId, Kind, MemberId, PupilId, Seat, Topic, VersionId

Content = (
    c.PupilCard
    | c.Signal
    | c.Strength
    | c.Need
    | c.ChildsView
    | c.Question
    | c.Commitment
    | c.Minute
    | c.Referral
    | c.NoteToSelf
    | c.Link
    | c.Attachment
    | p.Consent
    | p.Grant
    | p.Decision
    | p.Meeting
    | p.Listing
    | p.Copy
    | p.Settled
    | p.Readiness
)
KINDS: dict[Kind, type[Any]] = {
    Kind.PUPIL_CARD: c.PupilCard,
    Kind.SIGNAL: c.Signal,
    Kind.STRENGTH: c.Strength,
    Kind.NEED: c.Need,
    Kind.CHILDS_VIEW: c.ChildsView,
    Kind.QUESTION: c.Question,
    Kind.COMMITMENT: c.Commitment,
    Kind.MINUTE: c.Minute,
    Kind.REFERRAL: c.Referral,
    Kind.NOTE_TO_SELF: c.NoteToSelf,
    Kind.LINK: c.Link,
    Kind.ATTACHMENT: c.Attachment,
    Kind.CONSENT: p.Consent,
    Kind.GRANT: p.Grant,
    Kind.DECISION: p.Decision,
    Kind.MEETING: p.Meeting,
    Kind.LISTING: p.Listing,
    Kind.COPY: p.Copy,
    Kind.SETTLED: p.Settled,
    Kind.READINESS: p.Readiness,
}
SCHEMA: dict[Kind, int] = dict.fromkeys(Kind, 1)
"""The newest schema of each kind that this program reads; older ones are read, newer ones refused."""
_FIRST: dict[Kind, int] = {kind: 1 for kind in Kind if kind is not Kind.READINESS}
FORMATS: dict[int, dict[Kind, int]] = {1: _FIRST, 2: _FIRST | {Kind.READINESS: 1}}
"""What is written in each format of a vault: the schema of every kind it has. A new format changes no line of an older
one, and a kind that it adds is not written before every member's program reads it."""
NEWEST_FORMAT: Final = max(FORMATS)
"""The format that this program reads and writes, once all the others do."""
_KIND_OF = {content: kind for kind, content in KINDS.items()}

_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoders = {kind: msgspec.msgpack.Decoder(content) for kind, content in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Facts:
    """What every item carries beside its content, because a ground, a rule or a right may turn on it."""

    topics: frozenset[Topic] = frozenset()
    secrecies: frozenset[str] = frozenset()
    """All the provisions that shut it; a ground must reach every one."""
    flags: frozenset[str] = frozenset()
    """The catalogue's flags: H health, L may become offence data, 3 about a third person."""
    purpose: str = ""
    persons: tuple[str, ...] = ()
    """Third persons named in the text."""
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one item, as it is sealed. Version numbers never leave the seat."""

    kind: Kind
    schema: int
    item: ItemId
    number: int
    corrects: VersionId | None
    """The version that this one corrects."""
    holder: Seat
    pupil: PupilId | None
    author: MemberId
    written_at: datetime
    facts: Facts
    content: msgspec.Raw


_record_decoder = msgspec.msgpack.Decoder(Record)


def schema_of(kind: Kind, agreed: int) -> int:
    """The schema of a kind in the newest format that this program writes and every program at the vault reads.

    Raises `Refusal` for a kind that this format does not have: somebody's program would take it for damage.
    """
    schema = FORMATS[max(known for known in FORMATS if known <= agreed)].get(kind)
    if schema is None:
        raise Refusal(Reason.OLDER_PROGRAMS)
    return schema


def kind_of(content: Content) -> Kind:
    """The kind of a content."""
    return _KIND_OF[type(content)]


def encode(plain: object) -> bytes:
    """Canonical bytes of a typed value: equal values give equal bytes."""
    return _encoder.encode(plain)


def encode_content(content: Content) -> msgspec.Raw:
    """Canonical bytes of a content, to stand inside a record."""
    return msgspec.Raw(_encoder.encode(content))


def decode_record(plain: bytes) -> Record:
    """The record in these bytes. Raises `Refusal` for bytes that are none, or that a newer program wrote."""
    try:
        record = _record_decoder.decode(plain)
    except UNREADABLE:
        raise Refusal(Reason.VAULT_DAMAGED, place="record") from None
    if record.schema > SCHEMA[record.kind]:
        raise Refusal(Reason.NEWER_FORMAT, place=record.kind.value)
    return record


def decode_content(record: Record) -> Content:
    """The typed content of a record. Raises `Refusal` where it does not fit its kind."""
    try:
        content: Content = _decoders[record.kind].decode(record.content)
    except UNREADABLE:
        raise Refusal(Reason.VAULT_DAMAGED, place=record.kind.value) from None
    return content


def item_of(version: VersionId, record: Record, content: Content) -> Item:
    """The facts about one version that a ruling turns on."""
    return Item(
        holder=record.holder,
        kind=record.kind,
        item=record.item,
        pupil=record.pupil,
        topics=record.facts.topics,
        secrecies=record.facts.secrecies,
        seen_on=_day_of(content, day_of(record.written_at)),
        owner=content.owner if isinstance(content, c.Commitment) else None,
        named=_named_in(content, record.holder),
        protected=record.facts.protected,
        version=version,
        closes=_end_of(content),
    )


def _day_of(content: Content, written_on: date) -> date | None:
    """The day the fact speaks of; a promise and a question are of the day they were written."""
    match content:
        case c.Signal() | c.Strength() | c.Need():
            return content.seen_on
        case c.ChildsView():
            return content.asked_on
        case c.Question() | c.Commitment():
            return written_on
        case _:
            return None


def _end_of(content: Content) -> datetime | None:
    """When a paper is told no more: a consent after its last day, readiness after the meeting's."""
    match content:
        case p.Consent():
            return end_of(content.until_on)
        case p.Readiness():
            return end_of(content.held_on)
        case _:
            return None


def _named_in(content: Content, holder: Seat) -> frozenset[Seat]:
    """The seats that a paper names, its holder aside."""
    match content:
        case p.Consent():
            named = content.named()
        case p.Grant():
            named = content.receivers
        case p.Meeting():
            named = frozenset(a.seat for a in content.present)
        case p.Copy() | p.Readiness():
            named = frozenset({content.addressed})
        case _:
            named = frozenset()
    return named - {holder}

"""Derives a seat's wraps for one pupil: wanted are its versions times its grounds in force; the rest is taken away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec
import sqlalchemy as sa

from sspf_desk.disclosure import NAMING, Reader, rule, standing_for
from sspf_desk.lawbook import Lawbook
from sspf_desk.models.content import Heading, PupilCard
from sspf_desk.models.papers import Grant
from sspf_desk.models.tables import access
from sspf_desk.records import places
from sspf_desk.records.opening import Key, Opened, content_as
from sspf_desk.records.rows import GivenRow, OwnRow, Place, SealedRow, moment
from sspf_desk.records.sheet import Reading, active_links
from sspf_desk.records.standings import HeldGrant, standings
from sspf_desk.terms import SAME_BRANCH, Ground, ItemId, Kind, MemberId, PupilId, Seat, VersionId
from sspf_desk.vault.person import Person

_LASTING = {kind: (Ground.SAME_BRANCH, NAMING.get(kind, Ground.PROMISE)) for kind in places.HEADED}
"""Grounds that a row in a common list may name by their own word: the branch; a paper that names its reader, or else
his own promise."""
_LONGEST_NAME, _LONGEST_CLASS = 240, 80
"""Bytes of a heading on a row: all rows are one size."""


_FEW: sa.BindParameter[bytes] = sa.bindparam("few", expanding=True)
_WITH_IDS = sa.select(access.c.id).where(access.c.id.in_(_FEW))
_AT_TAGS = sa.select(access.c.id).where(access.c.tag.in_(sa.bindparam("tags", expanding=True)))
_EITHER = sa.union(_AT_TAGS, _WITH_IDS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wrap that a ground calls for."""

    row: OwnRow
    receiver: Seat
    ground: Ground
    grant: str
    closes: int
    headed: bool


class Giver:
    """Gives one seat's versions to the seats that have a ground, signed by its member."""

    def __init__(self, reading: Reading, member: MemberId, person: Person, law: Lawbook) -> None:
        self._reading = reading
        self._member = member
        self._person = person
        self._law = law

    def share(self, row: OwnRow) -> None:
        """Give out a version that names no child: a call, a copy, readiness. Idempotent."""
        sealed = dict(self._sealed(self._wanted_of([row], ()), None, {}))
        existing = self._standing(set(sealed))
        self._insert({id_: wrap for id_, wrap in sealed.items() if id_ not in existing})

    def take_back(self, rows: Iterable[OwnRow]) -> None:
        """Take away whatever was given of some papers that name no child."""
        ring, seats = self._reading.keyring, self._reading.directory.seats
        self._delete({
            ring.given_id(seat, seats[seat], row.version, ground.value, place)
            for row in rows
            for seat in self._reading.others()
            for place in places.given_places(row.item, row.of, headed=False, yours_is=None)
            for ground in (Ground.SAME_BRANCH, Ground.ADDRESSED)
        })  # fmt: skip

    def settle(self, pupil: PupilId, *, anew: bool = False, less: frozenset[VersionId] = frozenset()) -> int:
        """Make the wraps of one pupil's versions what the grounds in force call for. Idempotent. How many it took away.

        ``anew`` replaces also those that stand: the heading on them has changed, and only their receiver can read it.
        ``less`` are versions about to be erased: what was given of them is taken away.
        """
        every = self._reading.own_keys(places.of_pupil(pupil), places.attached_to(pupil))
        keys = [key for key in every if key.row.version not in less]
        rows = [key.row for key in keys if isinstance(key.row, OwnRow)]
        papers = self._reading.open(key for key in keys if _is_paper(key))
        card = next((one for one in papers if isinstance(one.content, PupilCard)), None)
        names = {ref[0]: ref[1] for row in active_links(keys) for ref in row.yours}
        heading = _heading(pupil, card) if card else None
        if card is None or card.item.protected or self._shut_elsewhere(names):
            rows = [_shut(row) for row in rows]
        wanted = list(self._wanted_of(rows, self._grants(papers, pupil)))
        sealed = dict(self._sealed(wanted, heading, names))
        existing = self._existing(pupil, [key.row for key in every if isinstance(key.row, OwnRow)])
        stays = {id_ for id_, wrap in sealed.items() if not anew or wrap.wanted.receiver in self._stale()}
        gone = existing - stays
        self._delete(gone)
        self._insert({id_: row for id_, row in sealed.items() if id_ not in existing - gone})
        return len(gone)

    def _shut_elsewhere(self, names: Mapping[Seat, PupilId]) -> bool:
        """The other school seat has shut its card of this pupil, so this seat's items are shut too."""
        keys = self._reading.given_keys(*((seat, places.of_pupil(pupil)) for seat, pupil in names.items()))
        return any(one.item.protected for one in self._reading.open(keys) if one.record.kind is Kind.PUPIL_CARD)

    def _grants(self, papers: Iterable[Opened], pupil: PupilId) -> tuple[HeldGrant, ...]:
        seat = self._reading.keyring.seat
        return tuple(
            HeldGrant(one.version, seat, pupil, one.content) for one in papers if isinstance(one.content, Grant)
        )

    def _wanted_of(self, rows: Iterable[OwnRow], grants: tuple[HeldGrant, ...]) -> Iterator[Wanted]:
        reading = self._reading
        consents = reading.consents((), grants)
        stand = standings(grants, consents, self._law, reading.session.now)
        items, papers = _by_item(rows)
        for seat in reading.others():
            reader = reading.reader(stand, seat)
            for item, versions in items.items():
                wraps = list(_newest(versions, reader))
                yield from wraps
                yield from (replace(want, row=row, headed=False) for want in wraps for row in papers.get(item, ()))

    def _sealed(
        self, wanted: Iterable[Wanted], heading: Heading | None, names: Mapping[Seat, PupilId]
    ) -> Iterator[tuple[bytes, "Wrap"]]:
        seats = self._reading.directory.seats
        for want in wanted:
            theirs = names.get(want.receiver)
            shown = replace(heading, yours=theirs) if heading and want.headed else None
            for place in places.given_places(want.row.item, want.row.of, headed=want.headed, yours_is=theirs):
                ring, other = self._reading.keyring, seats[want.receiver]
                id_ = ring.given_id(want.receiver, other, want.row.version, want.grant, place)
                yield id_, Wrap(want, place, shown)

    def _existing(self, pupil: PupilId, rows: list[OwnRow]) -> set[bytes]:
        """The ids of every wrap this seat has given of this pupil, and of no other.

        By tag where no other pupil's rows stand; by id where they may: in the common lists, under one consent that
        several cards of a youth accept, under the receiver's own pupil that several cards are linked to.
        """
        ring, seats = self._reading.keyring, self._reading.directory.seats
        tags: set[bytes] = set()
        ids: set[bytes] = set()
        for seat in self._reading.others():
            tags |= {ring.given_tag(ring.seat, seat, seats[seat], *place) for place in _places_of(pupil, rows)}
            named = frozenset(ref[1] for row in rows for ref in row.ever_yours if ref[0] is seat)
            ids |= {
                ring.given_id(seat, seats[seat], row.version, ground.value, place)
                for row in rows
                if row.item.kind in places.HEADED
                for place in _shared_places(row, named)
                for ground in _lasting(row.item.kind, ring.seat, seat)
            }
        found = self._reading.session.connection.execute(_EITHER, {"tags": list(tags), "few": list(ids)})
        return set(found.scalars())

    def _standing(self, ids: set[bytes]) -> set[bytes]:
        """Those of some ids that are in the table."""
        return set(self._reading.session.connection.execute(_WITH_IDS, {"few": list(ids)}).scalars()) if ids else set()

    def _delete(self, ids: set[bytes]) -> None:
        if ids:
            self._reading.session.connection.execute(access.delete().where(access.c.id.in_(ids)))

    def _insert(self, wraps: Mapping[bytes, "Wrap"]) -> None:
        stale = self._stale()
        rows = [self._row(wrap) for wrap in wraps.values() if wrap.wanted.receiver not in stale]
        if rows:
            values = [{"id": row.id, "tag": row.tag, "sealed": row.sealed} for row in rows]
            self._reading.session.connection.execute(access.insert(), values)

    def _stale(self) -> frozenset[Seat]:
        """Seats whose newest keys somebody has who left: nothing new goes there, and what is there stays as it is."""
        return frozenset(seat for seat in self._reading.others() if self._reading.directory.stale(seat))

    def _row(self, wrap: "Wrap") -> SealedRow:
        want, ring = wrap.wanted, self._reading.keyring
        row = want.row
        unsigned = GivenRow(
            version=row.version,
            key=row.key,
            digest=row.digest,
            ground=want.ground,
            grant=want.grant,
            closes=want.closes,
            heading=wrap.heading,
            signer=self._member,
            signature=b"",
        )
        signature = self._person.sign(unsigned.signed(ring.vault, ring.seat, want.receiver))
        signed = msgspec.structs.replace(unsigned, signature=signature)
        return ring.seal_given(signed, want.receiver, self._reading.directory.seats[want.receiver], wrap.place)


@dataclass(frozen=True, slots=True)
class Wrap:
    """A wanted wrap at one place, with what the receiver is told of the pupil there."""

    wanted: Wanted
    place: Place
    heading: Heading | None


def _by_item(rows: Iterable[OwnRow]) -> tuple[dict[ItemId, list[OwnRow]], dict[ItemId, list[OwnRow]]]:
    """The versions of each item, and the papers attached to it, which open on the item's own grounds and no other."""
    items: dict[ItemId, list[OwnRow]] = {}
    papers: dict[ItemId, list[OwnRow]] = {}
    for row in rows:
        if row.item.kind is Kind.ATTACHMENT and row.of:
            papers.setdefault(row.of, []).append(row)
        else:
            items.setdefault(row.item.item, []).append(row)
    return items, papers


def _is_paper(key: Key) -> bool:
    return isinstance(key.row, OwnRow) and key.row.item.kind in (Kind.PUPIL_CARD, Kind.GRANT)


def _heading(pupil: PupilId, card: Opened) -> Heading:
    content = content_as(card, PupilCard)
    name, school_class = _cut(content.name, _LONGEST_NAME), _cut(content.school_class, _LONGEST_CLASS)
    return Heading(pupil, name, school_class, content.birth_year, None)


def _cut(text: str, size: int) -> str:
    """As much of a text as some bytes hold: the whole of it stands on the card, and a row must never fail to fit."""
    return text.encode()[:size].decode(errors="ignore")


def _shut(row: OwnRow) -> OwnRow:
    """The row as of a pupil whose data are protected: open to its holder alone."""
    return msgspec.structs.replace(row, item=replace(row.item, protected=True))


def _newest(versions: list[OwnRow], reader: Reader) -> Iterator[Wanted]:
    """The wraps of one item's newest version. An older one opens to nobody: what was corrected is not read on."""
    yield from _wraps(max(versions, key=lambda row: (row.number, row.version)), reader)


def _wraps(row: OwnRow, reader: Reader) -> Iterator[Wanted]:
    """One wrap where a lasting ground opens the version; else one for each consent and decision that does."""
    headed = row.item.kind in places.HEADED
    grant = row.item.kind is Kind.GRANT
    if lasting := rule(row.item, reader if grant else replace(reader, standings=())):
        theirs = row.item.kind is not Kind.COMMITMENT or row.item.owner is reader.seat
        yield Wanted(row, reader.seat, lasting, lasting.value, _end(row, lasting, reader), headed and theirs)
        return
    for standing in standing_for(row.item, reader):
        yield Wanted(row, reader.seat, standing.ground, standing.id, moment(standing.closes), headed=False)


def _end(row: OwnRow, ground: Ground, reader: Reader) -> int:
    """When a paper that names its reader ends, in UTC seconds: by itself, with its consent, or with what it makes."""
    if ground not in (Ground.CONSENT, Ground.ADDRESSED):
        return 0
    ends = [standing.closes for standing in reader.standings if standing.id == row.version]
    ends += [row.item.closes] if row.item.closes else []
    return moment(max(ends)) if ends else 0


def _places_of(pupil: PupilId, rows: Iterable[OwnRow]) -> set[Place]:
    """Every place at which rows of this pupil alone may stand, now or from before."""
    papers = (row.of for row in rows if row.of and row.item.kind is Kind.ATTACHMENT)
    return {places.of_pupil(pupil), *(places.attachments_of(item) for item in papers)}


def _lasting(kind: Kind, giver: Seat, receiver: Seat) -> Iterator[Ground]:
    """The lasting grounds that may ever have stood on a row between two seats."""
    branch = {giver, receiver} == SAME_BRANCH
    return (ground for ground in _LASTING[kind] if branch or ground is not Ground.SAME_BRANCH)


def _shared_places(row: OwnRow, named: Iterable[PupilId]) -> Iterator[Place]:
    """Every place at which a row stands among those of other pupils, now or from before: on a lasting ground alone."""
    yield places.HEADED[row.item.kind]
    yield from (places.yours(name) for name in named)
    if row.item.kind is Kind.CONSENT or row.of:
        yield places.consent(row.of or row.item.item)

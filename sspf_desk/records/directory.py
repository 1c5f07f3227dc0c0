"""Who belongs to the vault: every signature checked up to the founder, whose key makes the vault's id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import member, setting
from sspf_desk.records import statements as st
from sspf_desk.terms import MemberId, Mode, Seat
from sspf_desk.vault.person import PersonPublic
from sspf_desk.vault.seats import SeatPublic

GROUP = "group"
"""The name of the one setting that all members share."""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member as the signed statements have him."""

    id: MemberId
    name: str
    seat: Seat
    mode: Mode
    public: PersonPublic | None
    """None for one who sits at the table without keys."""
    registrar: bool
    mandate: str
    since: datetime


@dataclass(slots=True)
class Directory:
    """The whole membership, checked. Built anew from the rows at each session."""

    vault: str
    members: dict[MemberId, MemberFacts] = field(default_factory=dict)
    seats: dict[Seat, SeatPublic] = field(default_factory=dict)
    invitations: dict[MemberId, st.Invitation] = field(default_factory=dict)
    spent: set[MemberId] = field(default_factory=set)
    """Invitations by which somebody has joined."""
    group: st.Group | None = None

    def signing_keys(self) -> Mapping[MemberId, bytes]:
        """Every member's public signing key, for the trail."""
        return {facts.id: facts.public.signing for facts in self.members.values() if facts.public}

    def at_seat(self, seat: Seat) -> tuple[MemberFacts, ...]:
        """Who holds a seat, the newest first."""
        held = (facts for facts in self.members.values() if facts.seat is seat)
        return tuple(sorted(held, key=lambda facts: facts.since, reverse=True))

    def signer(self, id: MemberId, seat: Seat) -> bytes:  # noqa: A002 - the word for it
        """The signing key of a member of this seat. Raises `Refusal` for anyone else."""
        facts = self.members.get(id)
        if facts is None or facts.public is None or facts.seat is not seat:
            raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="signer")
        return facts.public.signing

    def settings(self) -> st.Group:
        """The group's settings. Raises `Refusal` where none are signed."""
        if self.group is None:
            raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place=GROUP)
        return self.group


def read_directory(session: Session, vault: str) -> Directory:
    """The membership of a vault. Raises `Refusal` at the first statement that is not signed as it must be."""
    rows = session.connection.execute(sa.select(member.c.id, member.c.statements)).all()
    group = session.connection.execute(sa.select(setting.c.statement).where(setting.c.name == GROUP)).scalar()
    directory = build(vault, {MemberId(row.id): st.unpack(row.statements) for row in rows})
    if group is not None:
        signed = st.unpack(group)
        _insist(len(signed) == 1, GROUP)
        directory.group = _by_registrar(directory, st.Group, signed[0])
    return directory


def statements_of(session: Session, id_: str) -> tuple[st.Signed, ...]:
    """The signed statements in one row. Raises `Refusal` where there is no such row."""
    row = session.connection.execute(sa.select(member.c.statements).where(member.c.id == id_)).scalar()
    return st.unpack(row or b"")


def build(vault: str, rows: Mapping[MemberId, tuple[st.Signed, ...]]) -> Directory:
    """The membership that these statements make, the founder's first. Raises `Refusal` for any that does not hold."""
    directory = Directory(vault)
    told = [(id_, _ADMIT.get(signed[0].kind, _refuse)(directory, id_, signed)) for id_, signed in _in_order(rows)]
    _admit_seats(directory, ((id_, statement) for id_, seatings in told for statement in seatings))
    if not any(facts.registrar for facts in directory.members.values()):
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="founder")
    return directory


def _in_order(rows: Mapping[MemberId, tuple[st.Signed, ...]]) -> Iterable[tuple[MemberId, tuple[st.Signed, ...]]]:
    """The founder first: everyone else's signature leads back to his."""
    present = [(id_, signed) for id_, signed in rows.items() if signed]
    return sorted(present, key=lambda row: (row[1][0].kind != st.Founding.__name__, row[0]))


def _refuse(_directory: Directory, _id: MemberId, _signed: tuple[st.Signed, ...]) -> tuple[st.Signed, ...]:
    raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="kind")


def _admit_founder(directory: Directory, id_: MemberId, signed: tuple[st.Signed, ...]) -> tuple[st.Signed, ...]:
    """The founder. What else his row holds, as everyone's, are seals of his seat's."""
    first = st.read(st.Founding, signed[0])
    right_vault = st.vault_id(first.salt, first.signing) == directory.vault and first.member == id_
    _insist(right_vault and signed[0].signed_by(directory.vault, first.signing), "founder")
    public = PersonPublic(first.exchange, first.signing)
    directory.members[id_] = MemberFacts(
        id_, first.name, first.seat, Mode.WRITES, public, registrar=True, mandate=first.mandate, since=first.since
    )
    return signed[1:]


def _admit_invited(directory: Directory, id_: MemberId, signed: tuple[st.Signed, ...]) -> tuple[st.Signed, ...]:
    """An invitation by itself waits; with a joining it has made a member."""
    invited = _by_registrar(directory, st.Invitation, signed[0])
    if len(signed) == 1:
        _insist(invited.invitation == id_, "invitation")
        directory.invitations[id_] = invited
        return ()
    joined = st.read(st.Joining, signed[1])
    _insist(joined.member == id_ and joined.invitation == invited.invitation, "joining")
    _insist(signed[1].signed_by(directory.vault, invited.signing, joined.signing), "joining")
    directory.spent.add(invited.invitation)
    directory.members[id_] = MemberFacts(
        id_,
        invited.name,
        invited.seat,
        invited.mode,
        PersonPublic(joined.exchange, joined.signing),
        registrar=False,
        mandate=invited.mandate,
        since=joined.since,
    )
    return signed[2:]


def _admit_table_seat(directory: Directory, id_: MemberId, signed: tuple[st.Signed, ...]) -> tuple[st.Signed, ...]:
    told = _by_registrar(directory, st.TableSeat, signed[0])
    _insist(told.member == id_ and len(signed) == 1, "table seat")
    directory.members[id_] = MemberFacts(
        id_, told.name, told.seat, Mode.AT_THE_TABLE, None, registrar=False, mandate="", since=told.since
    )
    return ()


def _admit_seats(directory: Directory, told: Iterable[tuple[MemberId, st.Signed]]) -> None:
    """A seat's keys come from its own members, epoch by epoch, whichever row they stand in."""
    seatings = [(st.read(st.Seating, statement), statement, id_) for id_, statement in told]
    for seating, statement, id_ in sorted(seatings, key=lambda one: one[0].epoch):
        key = directory.signer(id_, seating.seat)
        _insist(seating.by == id_ and statement.signed_by(directory.vault, key), "seating")
        directory.seats[seating.seat] = _sealed_anew(directory.seats.get(seating.seat), seating)


def _sealed_anew(held: SeatPublic | None, seating: st.Seating) -> SeatPublic:
    """The seat with one seal more: its address is for ever, and no epoch is said twice."""
    seal = (seating.epoch, seating.seal)
    if held is None:
        return SeatPublic(seating.seat, seating.address, (seal,))
    _insist(seating.address == held.address and seating.epoch > held.seal[0], "seating")
    return SeatPublic(held.seat, held.address, (*held.seals, seal))


_ADMIT = {
    st.Founding.__name__: _admit_founder,
    st.Invitation.__name__: _admit_invited,
    st.TableSeat.__name__: _admit_table_seat,
}


def _by_registrar(directory: Directory, kind: type[st.T], signed: st.Signed) -> st.T:
    statement = st.read(kind, signed)
    by = directory.members.get(getattr(statement, "by", MemberId("")))
    right = by is not None and by.registrar and by.public is not None and by.public.signing
    _insist(bool(right) and signed.signed_by(directory.vault, right or b""), kind.__name__)
    return statement


def _insist(holds: bool, place: str) -> None:  # noqa: FBT001 - the condition is the point
    if not holds:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place=place)

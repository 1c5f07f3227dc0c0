"""The group as its members see it: who sits where, who waits, what is set, and what this member may do about it."""

from dataclasses import dataclass
from datetime import date

from sspf_desk.membership.around import SignedIn
from sspf_desk.models.days import day_of
from sspf_desk.models.practice import Practice
from sspf_desk.records.directory import Directory, MemberFacts, read_directory
from sspf_desk.terms import CHAIR_SEATS, Act, Mode, Seat


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member, as every other may see him."""

    id: str
    name: str
    seat: Seat
    mode: Mode
    since: date
    mandate: str
    registrar: bool
    you: bool
    may_end: bool
    """This reader may end the membership: a registrar anybody's, and everybody his own."""
    appointable: bool
    """He may be given the registrar's right: by a registrar, or by two persons where none is to be had any more."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Somebody who has joined, and waits to be let in to his seat."""

    name: str
    seat: Seat
    by_you: bool
    """This reader sits there, and may let him in."""


@dataclass(frozen=True, slots=True)
class Table:
    """The group, for one member. Nothing in it is about any child."""

    school: str
    authority: str
    members: tuple[MemberLine, ...]
    """By seat, in the order of the table; who came first, first."""
    waiting: tuple[WaitingLine, ...]
    same_branch: bool
    practice: Practice
    """How consents are asked for here."""
    registrar: bool
    """This reader looks after the members."""
    seats_with_keys: tuple[Seat, ...]
    seats_awaiting_keys: tuple[Seat, ...]


def table(signed_in: SignedIn) -> Table:
    """The group as it is now."""
    with signed_in.acts.begin(Act.LISTED, "members", reading=True) as session:
        directory = read_directory(session, signed_in.door.vault)
    me = directory.members[signed_in.member.id]
    group, order = directory.settings(), list(Seat)
    people = sorted(directory.present(), key=lambda facts: (order.index(facts.seat), facts.since))
    return Table(
        school=group.school,
        authority=group.authority,
        members=tuple(_line(facts, me) for facts in people),
        waiting=tuple(WaitingLine(f.name, f.seat, f.seat is me.seat) for f in directory.waiting.values()),
        same_branch=group.same_branch,
        practice=directory.practice,
        registrar=me.registrar,
        seats_with_keys=tuple(seat for seat in order if seat in directory.seats),
        seats_awaiting_keys=_awaiting(directory),
    )


def _line(facts: MemberFacts, me: MemberFacts) -> MemberLine:
    return MemberLine(
        id=facts.id,
        name=facts.name,
        seat=facts.seat,
        mode=facts.mode,
        since=day_of(facts.since),
        mandate=facts.mandate,
        registrar=facts.registrar,
        you=facts.id == me.id,
        may_end=me.registrar or facts.id == me.id,
        appointable=facts.public is not None and facts.seat in CHAIR_SEATS and not facts.registrar,
    )


def _awaiting(directory: Directory) -> tuple[Seat, ...]:
    return tuple(seat for seat in Seat if seat in directory.seats and directory.stale(seat))

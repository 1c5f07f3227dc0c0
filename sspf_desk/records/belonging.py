"""What is known of a group: its members, seats, sheets, backups, as far as their signed statements hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.practice import Practice
from sspf_desk.records import statements as st
from sspf_desk.terms import MemberId, Mode, Seat
from sspf_desk.vault.person import PersonPublic
from sspf_desk.vault.seats import SeatPublic

GROUP = "group"
"""The name of the setting that says which group it is."""
CONSENTING = "consenting"
"""The name of the setting that says how consents are asked for."""
FIRST_FORMAT = 1
"""The format that every program since 1.0 reads."""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member as the signed statements have him."""

    id: MemberId
    name: str
    seat: Seat
    mode: Mode
    public: PersonPublic | None
    """None for one who sits at the table without keys."""
    mandate: str
    since: datetime
    registrar: bool = False
    until: datetime | None = None
    """When the membership ended; None while it lasts."""
    speaks: int = FIRST_FORMAT
    """The newest format his program reads."""

    def was_member(self, at: datetime) -> bool:
        """Whether the membership had begun and not ended by then."""
        return self.since <= at and (self.until is None or at <= self.until)


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """A seat's recovery sheet, as its own members have signed it."""

    id: MemberId
    seat: Seat
    public: PersonPublic
    since: datetime
    receipt: st.Receipt | None = None
    spent: bool = False
    """Somebody came to the seat by it."""


@dataclass(slots=True)
class Directory:
    """The whole membership, checked. Built anew from the rows at each session."""

    vault: str
    invented: bool = False
    """It was founded for an invented group, and is that for ever."""
    members: dict[MemberId, MemberFacts] = field(default_factory=dict)
    """Everyone who belongs or has belonged; keys are kept for ever, so that what they signed can be checked."""
    seats: dict[Seat, SeatPublic] = field(default_factory=dict)
    invitations: dict[MemberId, st.Invitation] = field(default_factory=dict)
    spent: set[MemberId] = field(default_factory=set)
    """Invitations by which somebody has joined."""
    waiting: dict[MemberId, MemberFacts] = field(default_factory=dict)
    """Who has joined, and waits for somebody at the seat to let him in."""
    sheets: dict[MemberId, SheetFacts] = field(default_factory=dict)
    endings: list[st.Ending] = field(default_factory=list)
    shut_out: dict[Seat, frozenset[MemberId]] = field(default_factory=dict)
    """Who has no part of a seat's newest keys, though he once sat there."""
    said: dict[str, int] = field(default_factory=dict)
    """Every statement in the members' rows, by its digest, with its moment in UTC seconds."""
    group: st.Group | None = None
    practice: Practice = field(default_factory=Practice)
    """How consents are asked for: as a registrar has signed, or as the program has it until one has."""
    backups: tuple[st.BackedUp, ...] = ()
    restored: tuple[st.Restored, ...] = ()
    drills: tuple[st.Drill, ...] = ()

    def present(self) -> tuple[MemberFacts, ...]:
        """Everyone who belongs today."""
        return tuple(facts for facts in self.members.values() if facts.until is None)

    def signing_keys(self) -> Mapping[MemberId, bytes]:
        """Every public signing key that the trail may bear: members', those who wait to be let in, and sheets'."""
        people = (*self.members.values(), *self.waiting.values())
        keys = {facts.id: facts.public.signing for facts in people if facts.public}
        return keys | {sheet.id: sheet.public.signing for sheet in self.sheets.values()}

    def at_seat(self, seat: Seat) -> tuple[MemberFacts, ...]:
        """Who holds a seat today, the newest first."""
        held = (facts for facts in self.present() if facts.seat is seat)
        return tuple(sorted(held, key=lambda facts: facts.since, reverse=True))

    def person(self, name: str) -> MemberFacts:
        """The present member of a name, in any case, or of an id; or who waits to be let in.

        Raises `Refusal` where there is none, or are two.
        """
        asked, people = name.casefold().strip(), (*self.present(), *self.waiting.values())
        found = [facts for facts in people if asked in (facts.name.casefold(), facts.id)]
        if len(found) != 1:
            raise Refusal(Reason.UNKNOWN_MEMBER)
        return found[0]

    def has_come(self, name: str) -> bool:
        """Whether somebody with keys goes by this name already: two codes for one person are spent by the first."""
        people = (*self.present(), *self.waiting.values())
        return name.casefold() in {facts.name.casefold() for facts in people if facts.public}

    def signer(self, id: MemberId, seat: Seat) -> bytes:  # noqa: A002 - the word for it
        """The signing key of one who sits or has sat in this seat. Raises `Refusal` for anyone else."""
        facts = self.members.get(id)
        if facts is None or facts.public is None or facts.seat is not seat:
            raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="signer")
        return facts.public.signing

    def settings(self) -> st.Group:
        """The group's settings. Raises `Refusal` where none are signed."""
        if self.group is None:
            raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place=GROUP)
        return self.group

    def sheet_of(self, seat: Seat) -> SheetFacts | None:
        """The sheet that speaks for a seat: the one last received, unless somebody has come in by it."""
        last = self._received_last(seat)
        return last if last and not last.spent else None

    def over(self, id: MemberId) -> bool:  # noqa: A002 - the word for it
        """Whether a sheet opens nothing any more: it is spent, or another was received after it was made."""
        sheet = self.sheets.get(id)
        last = self._received_last(sheet.seat) if sheet else None
        if sheet is None or last is None or last.receipt is None:
            return False
        return sheet.spent or (last.id != id and sheet.since < last.receipt.since)

    def _received_last(self, seat: Seat) -> SheetFacts | None:
        held = [(s.receipt.since, s.since, s.id, s) for s in self.sheets.values() if s.seat is seat and s.receipt]
        return max(held)[-1] if held else None

    def stale(self, seat: Seat) -> bool:
        """Whether somebody who has left still holds the seat's newest keys: nothing new may be sealed to them."""
        left = {f.id for f in self.members.values() if f.seat is seat and f.until is not None and f.public}
        return not left <= self.shut_out.get(seat, frozenset())

    def owed_epoch(self) -> int:
        """The least epoch of the vault's key that those who have left do not hold; 0 where nobody has."""
        return max((ending.vault_epoch for ending in self.endings), default=0)

    def format(self) -> int:
        """The newest format that every member's program reads."""
        return min((facts.speaks for facts in self.present() if facts.public), default=FIRST_FORMAT)


def insist(holds: bool, place: str) -> None:  # noqa: FBT001 - the condition is the point
    """Raise `Refusal`, with the place, where a statement does not hold."""
    if not holds:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place=place)


def signed_by(directory: Directory, signed: st.Signed, *by: MemberId) -> bool:
    """Whether exactly these members or sheets signed it, in this order."""
    keys = directory.signing_keys()
    return all(id_ in keys for id_ in by) and signed.signed_by(directory.vault, *(keys[id_] for id_ in by))

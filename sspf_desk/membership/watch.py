"""The trail and the rows, watched: the verifier, and what it takes to tell on another computer that a file is old."""

import base64
from dataclasses import dataclass
from datetime import datetime

from sspf_desk.acts.acts import Session, changed_rows, entries
from sspf_desk.acts.trail import Checkpoint, Finding, faults
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import Door, SignedIn
from sspf_desk.membership.freshness import older_keys, unsaid
from sspf_desk.membership.heads import Heads, explained
from sspf_desk.records.directory import read_directory
from sspf_desk.terms import CHAIR_SEATS, Act
from sspf_desk.vault import keyfile

_SEQUENCE_BYTES = 5
_HASH_BYTES = 25
_GROUP = 4
"""Thirty bytes are forty-eight letters of base 32: twelve groups of four."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a control sheet says: how far the trail had come, and twelve groups that no older file can answer."""

    sequence: int
    groups: tuple[str, ...]
    made_at: datetime
    school: str


class Watch:
    """One signed-in member's watch over the vault."""

    def __init__(self, signed_in: SignedIn, heads: Heads) -> None:
        self._in = signed_in
        self._heads = heads

    def verify(self, control: str = "") -> tuple[Finding, ...]:
        """Everything wrong; empty where the vault is whole. Recomputes every link, every signature and every row.

        ``control`` are the groups of a control sheet, for a computer that has not seen the vault before. Raises
        `Refusal`: CONTROL_CODE_WRONG for what cannot be one.
        """
        point = checkpoint_from(control) if control.strip() else None
        with self._in.acts.begin(Act.VERIFIED, reading=True) as session:
            return found_in(session, self._in.door, self._heads, point)

    def control(self) -> Control:
        """The groups for a control sheet. Raises `Refusal`: NOT_YOUR_SEAT for a seat that may not chair."""
        with self._in.acts.begin(Act.CONTROL_PRINTED) as session:
            if self._in.member.seat not in CHAIR_SEATS:
                raise Refusal(Reason.NOT_YOUR_SEAT)
            school = read_directory(session, self._in.door.vault).settings().school
            moment = session.now
        head = self._in.acts.head
        if head is None:
            raise Refusal(Reason.TRAIL_BROKEN, place="head")
        return Control(head.sequence, groups_of(head), moment, school)

    def remember(self) -> None:
        """Keep the newest head that this user has written, and that he has been told of what was restored."""
        self._heads.remember(
            self._in.door.vault, self._in.acts.head, self._in.restorations, self._in.said, self._keys_written()
        )

    def _keys_written(self) -> int:
        """Nothing where the key file cannot be read: whoever comes next is told of that."""
        try:
            return keyfile.read(self._in.folder).counter
        except Refusal:
            return 0


def groups_of(head: Checkpoint) -> tuple[str, ...]:
    """A head as twelve groups of four: 200 bits of its hash, which no other trail shares."""
    plain = head.sequence.to_bytes(_SEQUENCE_BYTES, "big") + head.hash[:_HASH_BYTES]
    letters = base64.b32encode(plain).decode("ascii")
    return tuple(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def checkpoint_from(groups: str) -> Checkpoint:
    """The head that some groups speak of; its hash is cut short. Raises `Refusal`: CONTROL_CODE_WRONG."""
    letters = "".join(groups.upper().replace("-", " ").split()).translate(str.maketrans("018", "OLB"))
    try:
        plain = base64.b32decode(letters)
    except ValueError:
        raise Refusal(Reason.CONTROL_CODE_WRONG) from None
    if len(plain) != _SEQUENCE_BYTES + _HASH_BYTES:
        raise Refusal(Reason.CONTROL_CODE_WRONG)
    return Checkpoint(int.from_bytes(plain[:_SEQUENCE_BYTES], "big"), plain[_SEQUENCE_BYTES:])


def found_in(session: Session, door: Door, heads: Heads, control: Checkpoint | None) -> tuple[Finding, ...]:
    """Everything wrong with a vault, held against what this user has seen, and against a control sheet."""
    vault, directory = door.vault, read_directory(session, door.vault)
    known = heads.seen(vault, directory.restored)
    gone, seen = unsaid(known, directory), explained(known, directory.restored)
    found = faults(vault, entries(session), directory.signing_keys(), (*seen, control) if control else seen)
    return (*found, *gone, *older_keys(door, known, directory), *changed_rows(session, door.store))

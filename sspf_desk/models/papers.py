"""The kinds of sealed content that open, decide and gather: consents, grants, decisions, meetings, copies."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from sspf_desk.models.content import Heading
from sspf_desk.terms import PARTY_SEATS, Ground, ItemId, Party, PupilId, Seat, Topic, VersionId


class Answer(StrEnum):
    """What was said about a party: a no is stored as well as a yes."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class PartyAnswer:
    """What the consent says of one party: whether it may tell, and whether it may be told."""

    party: Party
    tells: Answer
    told: Answer


@dataclass(frozen=True, slots=True)
class Voice:
    """What a guardian or the pupil said, when and how."""

    who: str
    answer: Answer
    words: str
    how: str
    said_on: date


@dataclass(frozen=True, slots=True)
class MaturityJudgement:
    """A named person's judgement of the pupil's maturity; age alone concludes nothing."""

    judged_by: str
    text: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is withdrawn from which moment: whole parties, topics, or everything where both are empty."""

    at: datetime
    parties: frozenset[Party]
    topics: frozenset[Topic]
    who: str

    @property
    def whole(self) -> bool:
        """Whether it takes back everything: it names neither a party nor a topic."""
        return not self.parties and not self.topics

    def takes_back(self) -> frozenset[Party]:
        """The parties it ends: those it names, or all where it takes back everything."""
        return frozenset(Party) if self.whole else self.parties


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent, as on the municipal form: a waiver of secrecy, in whole or part, always withdrawable (OSL 12:2)."""

    answers: tuple[PartyAnswer, ...]
    topics: frozenset[Topic]
    purpose: str
    from_on: date
    until_on: date
    """The last day on which it holds."""
    older_facts: bool
    voices: tuple[Voice, ...]
    maturity: MaturityJudgement
    original: str
    """Where the signed paper is kept, such as "elevakt, dnr 2026/114"."""
    withdrawals: tuple[Withdrawal, ...]
    heading: Heading

    def parties(self, answer: Answer, *, tells: bool, at: datetime | None) -> frozenset[Party]:
        """The parties that answered so on telling (or being told), less those withdrawn by ``at``."""
        said = {a.party for a in self.answers if (a.tells if tells else a.told) is answer}
        return frozenset(said).difference(*(w.takes_back() for w in self.withdrawn_by(at)))

    def withdrawn_by(self, at: datetime | None) -> tuple[Withdrawal, ...]:
        """The withdrawals in force at a moment; none asked about at None."""
        return tuple(w for w in self.withdrawals if at is not None and w.at <= at)

    def open_topics(self, at: datetime | None) -> frozenset[Topic]:
        """The topics it still speaks of."""
        return self.topics - frozenset(topic for w in self.withdrawn_by(at) for topic in w.topics)

    def named(self) -> frozenset[Seat]:
        """Every seat with a yes in either direction that has not been taken back, while there is a topic left."""
        last = self.last_withdrawn()
        return seats_of(self.yes_left(last)) if self.open_topics(last) else frozenset()

    def last_withdrawn(self) -> datetime | None:
        """The moment after which nothing more was taken back; None where nothing was."""
        return max((w.at for w in self.withdrawals), default=None)

    def yes_left(self, at: datetime | None) -> frozenset[Party]:
        """The parties with a yes in either direction that was not taken back by a moment."""
        return self.parties(Answer.YES, tells=True, at=at) | self.parties(Answer.YES, tells=False, at=at)

    def of_what_is_left(self, asked: Withdrawal) -> Withdrawal | None:
        """What a withdrawal takes back of what is left; None where that is nothing."""
        last = self.last_withdrawn()
        parties, topics = self.yes_left(last), self.open_topics(last)
        if not parties or not topics or asked.whole:
            return asked if parties and topics else None
        part = replace(asked, parties=asked.parties & parties, topics=asked.topics & topics)
        return None if part.whole else part

    def taken_back(self) -> tuple[Withdrawal, ...]:
        """What each withdrawal took back of what was left until then."""
        by_turn = (
            replace(self, withdrawals=self.withdrawals[:turn]).of_what_is_left(one)
            for turn, one in enumerate(self.withdrawals)
        )
        return tuple(one for one in by_turn if one)


def seats_of(parties: frozenset[Party]) -> frozenset[Seat]:
    """The seats that some parties speak of."""
    return frozenset(seat for party in parties for seat in PARTY_SEATS[party])


@dataclass(frozen=True, slots=True)
class Grant:
    """A seat's signed statement that opens its own items: its acceptance of a consent, or what a decision lets out."""

    ground: Ground
    receivers: frozenset[Seat]
    topics: frozenset[Topic]
    items: frozenset[ItemId]
    """What a decision names; empty for a consent, which is standing."""
    provision: str
    """The lawbook's id of the provision behind it."""
    facts_from: date | None
    opens: datetime
    closes: datetime
    consent: ItemId | None
    consent_seat: Seat | None
    """Which consent it accepts, and whose it is."""
    heading: Heading


@dataclass(frozen=True, slots=True)
class Decision:
    """A named person's decision to let named versions out to a named seat, or not to."""

    decided_by: str
    receiver: Seat
    versions: frozenset[VersionId]
    """What lay before him when he decided."""
    provision: str
    weighing: str
    reasons: str
    """With every stored no for this pupil copied in."""
    until_on: date
    lets_out: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who sits at the table for a seat."""

    seat: Seat
    name: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A call to the table. It names no child."""

    held_on: date
    begins: time
    place: str
    chair_seat: Seat
    chair: str
    present: tuple[Attendance, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """That a pupil is on a meeting's agenda, and whether it rested on a child's view not yet known."""

    meeting: ItemId
    held_on: date
    view_known: bool


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Which item stood on a copy, as its holder knows it."""

    holder: Seat
    item: ItemId
    version: VersionId


@dataclass(frozen=True, slots=True)
class Copy:
    """The register's entry of one copy, addressed to its receiver: what was on it, under which code."""

    addressed: Seat
    """Who this entry tells: the copy's receiver, or a holder of what went out on it (then only his own lines)."""
    meeting: ItemId
    receiver: Seat
    receiver_name: str
    code: str
    composed_at: datetime
    pupils: tuple[tuple[Seat, PupilId], ...]
    """The pupils on it, as whoever is addressed knows them: by his own ids, or by those of who gave to him."""
    lines: tuple[CopyLine, ...]
    digest: bytes
    """SHA-256 of the page bytes before they were locked; empty for a holder, who may not know the rest of the page."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a seat says before a meeting to the seat that called it. It names no child, and counts none."""

    addressed: Seat
    """The seat that called the meeting."""
    meeting: ItemId
    held_on: date
    """The day of the meeting, and the last one on which this is told."""
    ready: bool
    raises: bool
    """The seat wants to raise somebody, and asks for consent first."""


@dataclass(frozen=True, slots=True)
class Settled:
    """When this seat last settled everything, and for which group of members and settings."""

    group: bytes

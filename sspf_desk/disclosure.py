"""Who may learn what, and on what ground: pure rules, closed unless a ground opens.

Law: OSL (2009:400) 8:1-2 (secrecy between and inside authorities), 10:1 and 12:2 (consent), 10 kap. (provisions that
break secrecy). The rules know no clock, no key and no database; everything they turn on is handed to them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sspf_desk.terms import SAME_BRANCH, Ground, ItemId, Kind, PupilId, Seat, Topic, VersionId


class Disclosed(str):
    """Text that a rule has let out to its reader. Only this module makes it; pages and printers accept nothing else."""

    __slots__ = ()


TOLD_BY_CONSENT = frozenset(
    {Kind.SIGNAL, Kind.STRENGTH, Kind.NEED, Kind.CHILDS_VIEW, Kind.QUESTION, Kind.COMMITMENT, Kind.ATTACHMENT}
)
"""What a consent or a decision can open: facts about the pupil, never the desk's own papers."""
NEVER_SHARED = frozenset({Kind.NOTE_TO_SELF, Kind.LINK, Kind.SETTLED})
"""What stays with its author or seat whatever the grounds."""
NAMING = {
    Kind.CONSENT: Ground.CONSENT,
    Kind.GRANT: Ground.CONSENT,
    Kind.MEETING: Ground.ADDRESSED,
    Kind.COPY: Ground.ADDRESSED,
    Kind.READINESS: Ground.ADDRESSED,
}
"""Papers that are open to the seats they name: a consent and its acceptance, a call, a copy, readiness."""
ADDRESSED_ALONE = frozenset({Kind.READINESS})
"""What is said to one seat and is nobody else's, in one's own branch either."""


@dataclass(frozen=True, slots=True)
class Item:
    """The facts a ruling turns on. It carries no content, so it can leak none."""

    holder: Seat
    kind: Kind
    item: ItemId
    pupil: PupilId | None
    """The pupil as the holder knows him; None where the item names no child."""
    topics: frozenset[Topic]
    secrecies: frozenset[str]
    """The provisions that shut it at its holder, as the lawbook names them; a ground must reach every one."""
    seen_on: date | None
    owner: Seat | None
    """Whose promise it is, for a commitment."""
    named: frozenset[Seat]
    """The seats that a paper names, for consents, grants, calls, copies and readiness."""
    protected: bool
    """Protected personal data: shut to everyone but its holder."""
    version: VersionId | None = None
    """Which version this is: a grant is open only while the ground that it makes stands."""
    closes: datetime | None = None
    """When a consent or what was said before a meeting ends (UTC); None for what has no end of its own."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A ground that stands from one seat to others: an accepted consent, or a named person's decision."""

    id: VersionId
    ground: Ground
    giver: Seat
    receivers: frozenset[Seat]
    pupil: PupilId
    """The pupil as the giver knows him."""
    reaches: frozenset[str]
    """The secrecies that the provision behind it can break (lawbook)."""
    topics: frozenset[Topic]
    """What a consent speaks of; empty for a decision, which names versions."""
    items: frozenset[ItemId]
    """What a decision names; empty for a consent, which is standing. A later version of an item is its correction, and
    follows to whoever was given it (GDPR art. 19)."""
    facts_from: date | None
    """The first day whose facts are included; None where older facts are included too."""
    opens: datetime
    closes: datetime
    """Half-open: in force from `opens` until just before `closes` (UTC)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: a seat, a moment, the grounds known to whoever asks on its behalf, and the group's branch setting."""

    seat: Seat
    at: datetime
    standings: tuple[Standing, ...]
    same_branch: bool


Rule = Callable[[Item, Reader], Ground | None]


def carries(standing: Standing, item: Item, reader: Reader) -> bool:
    """Whether this one ground opens this item to this reader at this moment."""
    return (
        item.kind in TOLD_BY_CONSENT
        and not item.protected
        and item.holder is standing.giver
        and item.pupil == standing.pupil
        and _lasts(standing, reader)
        and item.secrecies <= standing.reaches
        and (_consent_speaks(standing, item) if standing.ground is Ground.CONSENT else _decision_names(standing, item))
    )


def _consent_speaks(standing: Standing, item: Item) -> bool:
    """Every topic is spoken of, and the fact is not older than the consent includes; an undated fact is old."""
    if not item.topics or not item.topics <= standing.topics:
        return False
    if standing.facts_from is None:
        return True
    return item.seen_on is not None and item.seen_on >= standing.facts_from


def _decision_names(standing: Standing, item: Item) -> bool:
    return item.item in standing.items


def _own(item: Item, reader: Reader) -> Ground | None:
    return Ground.OWN if item.holder is reader.seat else None


def _same_branch(item: Item, reader: Reader) -> Ground | None:
    """A shut card has no name left; that it is shut, the other school seat must know to shut its own."""
    open_between = reader.same_branch and {item.holder, reader.seat} == SAME_BRANCH
    alone = item.kind in NEVER_SHARED | ADDRESSED_ALONE
    shut = alone or (item.protected and item.kind is not Kind.PUPIL_CARD)
    return Ground.SAME_BRANCH if open_between and not shut else None


def _named(item: Item, reader: Reader) -> Ground | None:
    """A paper is open to whom it names while it lasts: to its end, if it has one; a grant while it opens anything."""
    ended = item.closes is not None and reader.at >= item.closes
    if item.protected or ended or reader.seat not in item.named:
        return None
    stands = item.kind is not Kind.GRANT or any(s.id == item.version and _lasts(s, reader) for s in reader.standings)
    return NAMING.get(item.kind) if stands else None


def _lasts(standing: Standing, reader: Reader) -> bool:
    """A consent whose every topic has been taken back stands no more."""
    speaks = standing.ground is not Ground.CONSENT or bool(standing.topics)
    return speaks and reader.seat in standing.receivers and standing.opens <= reader.at < standing.closes


def _own_promise(item: Item, reader: Reader) -> Ground | None:
    promised = item.kind is Kind.COMMITMENT and item.owner is reader.seat and not item.protected
    return Ground.PROMISE if promised else None


def _stands(ground: Ground) -> Rule:
    def apply(item: Item, reader: Reader) -> Ground | None:
        return ground if any(s.ground is ground for s in standing_for(item, reader)) else None

    return apply


RULES: tuple[Rule, ...] = (
    _own,
    _same_branch,
    _named,
    _own_promise,
    _stands(Ground.CONSENT),
    _stands(Ground.DECISION),
)
"""Tried in order; the first ground wins and is the reason shown to the item's own seat."""


def standing_for(item: Item, reader: Reader) -> tuple[Standing, ...]:
    """Every consent and decision that opens this item to this reader: ending one leaves what another carries."""
    return tuple(standing for standing in reader.standings if carries(standing, item, reader))


def rule(item: Item, reader: Reader) -> Ground | None:
    """The ground on which ``reader`` may learn of ``item``; without one, nothing may be said."""
    return next((ground for apply in RULES if (ground := apply(item, reader))), None)


def reveal(text: str, item: Item, readers: Iterable[Reader]) -> Disclosed | None:
    """Hand out ``text`` if every reader has a ground; nothing to nobody. Nothing else makes a `Disclosed`."""
    rulings = [rule(item, reader) for reader in readers]
    return Disclosed(text) if rulings and all(rulings) else None

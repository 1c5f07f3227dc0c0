"""The dated table of secrecies and of the provisions that break them: it lists, a person decides."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import Annotated, TypeVar

from msgspec import Meta, MsgspecError, Struct, toml

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Seat

Words = Annotated[str, Meta(min_length=1)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Seats = Annotated[frozenset[Seat], Meta(min_length=1)]
Names = Annotated[frozenset[Words], Meta(min_length=1)]


class DamageTest(StrEnum):
    """How a secrecy weighs harm (skaderekvisit), in the words of the file."""

    PRESUMES_SECRECY = "omvänt"
    PRESUMES_OPENNESS = "rakt"
    QUALIFIED = "kvalificerat"
    """Openness, unless there is special reason to fear harm, or harm must be assumed."""
    ABSOLUTE = "absolut"


class Secrecy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provision that shuts a fact at its holder, as items, consents and marks name it."""

    name: Words
    sv: Words
    en: Words
    seats: frozenset[Seat] = frozenset()
    """The seats whose own items carry it unless their author says otherwise."""
    damage_test: DamageTest
    opens: date
    closes: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether it applies on that day; half-open."""
        return _covers(self.opens, self.closes, on)


class Provision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One route on which a provision lets a fact out: what it breaks, from whom, to whom, and when."""

    id: Slug
    """What decisions store. The same id may recur only in another period."""
    name: Words
    sv: Words
    en: Words
    reaches: Names
    """The secrecies it can break, by name."""
    from_seats: Seats
    to_seats: Seats
    opens: date
    closes: date | None = None
    settled: bool
    """False where its reach is for a lawyer to say: it is shown and cannot be chosen."""
    note: str = ""
    mandate: bool = False
    """Only the rektor, or a member with the rektor's mandate, may use it."""
    to_authority_only: bool = False
    """Lost where the receiver is not an authority: an independent school, an association's youth centre."""
    by_consent: bool = False
    """Consent's own entry: it tells how far a consent reaches and is no choice for a decision."""
    asks: Annotated[tuple[Words, ...], Meta(min_length=1)]
    """What the person who decides must weigh, in Swedish."""

    def in_force(self, on: date) -> bool:
        """Whether it applies on that day; half-open."""
        return _covers(self.opens, self.closes, on)


Dated = TypeVar("Dated", Secrecy, Provision)


class WhyNot(StrEnum):
    """Why a provision is greyed: the first of these that holds."""

    CANNOT_REACH = "cannot_reach"
    NOT_FROM_HERE = "not_from_here"
    NOT_TO_THERE = "not_to_there"
    NOT_IN_FORCE = "not_in_force"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Choice:
    """A provision as the decision form lists it."""

    provision: Provision
    why_not: WhyNot | None

    @property
    def can_choose(self) -> bool:
        """Whether a person may rest a decision on it."""
        return self.why_not is None


@dataclass(frozen=True, slots=True)
class Lawbook:
    """The law as this group's file has it. Whoever reads it sees how far it has been checked."""

    checked_until: date
    secrecies: tuple[Secrecy, ...]
    provisions: tuple[Provision, ...]

    def secrecy_of(self, seat: Seat, on: date) -> str | None:
        """The secrecy a seat's own items carry by default that day; None where no provision shuts them."""
        return next((s.name for s in self.secrecies if seat in s.seats and s.in_force(on)), None)

    def provision(self, name: str, on: date) -> Provision:
        """The entry with this id as it stood that day. Refuses with UNKNOWN_PROVISION where there was none."""
        found = next((p for p in self.provisions if p.id == name and p.in_force(on)), None)
        if found is None:
            raise Refusal(Reason.UNKNOWN_PROVISION, provision=name)
        return found

    def choices(self, secrecies: frozenset[str], giver: Seat, receiver: Seat, on: date) -> tuple[Choice, ...]:
        """Every provision a decision could name, in the file's order, greyed with the reason where it cannot be used.

        A provision that does not break every one of ``secrecies`` breaks none of them: the fact stays shut.
        """
        return tuple(
            Choice(provision, _why_not(provision, secrecies, giver, receiver, on)) for provision in self._listed(on)
        )

    def consent_reach(self, on: date) -> frozenset[str]:
        """The secrecies that a consent can lift that day; empty where the file has no entry for consent."""
        return frozenset[str]().union(*(p.reaches for p in self.provisions if p.by_consent and p.in_force(on)))

    def _listed(self, on: date) -> Iterator[Provision]:
        """One entry for each id: the one in force, or else the last the file knows."""
        decisive = [p for p in self.provisions if not p.by_consent]
        for name in dict.fromkeys(p.id for p in decisive):
            yield max((p for p in decisive if p.id == name), key=lambda p: (p.in_force(on), p.opens))


def _why_not(provision: Provision, secrecies: frozenset[str], giver: Seat, receiver: Seat, on: date) -> WhyNot | None:
    hindrances = (
        (not secrecies <= provision.reaches, WhyNot.CANNOT_REACH),
        (giver not in provision.from_seats, WhyNot.NOT_FROM_HERE),
        (receiver is giver or receiver not in provision.to_seats, WhyNot.NOT_TO_THERE),
        (not provision.in_force(on), WhyNot.NOT_IN_FORCE),
        (not provision.settled, WhyNot.UNSETTLED),
    )
    return next((why for hinders, why in hindrances if hinders), None)


class _Book(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written."""

    checked_until: date
    secrecy: tuple[Secrecy, ...]
    provision: tuple[Provision, ...]


def load(path: Path) -> Lawbook:
    """Read and check a lawbook. Refuses with LAWBOOK_BROKEN and the place in the file that is wrong."""
    try:
        book = toml.decode(path.read_bytes(), type=_Book)
    except OSError as error:
        raise Refusal(Reason.LAWBOOK_BROKEN, place=path.name) from error
    except (UnicodeDecodeError, MsgspecError) as error:
        raise Refusal(Reason.LAWBOOK_BROKEN, place=str(error)) from error
    if fault := next(_faults(book), None):
        raise Refusal(Reason.LAWBOOK_BROKEN, place=fault)
    return Lawbook(book.checked_until, book.secrecy, book.provision)


def _faults(book: _Book) -> Iterator[str]:
    """The places where entries that are whole by themselves contradict each other or themselves."""
    known = {s.name for s in book.secrecy}
    yield from (f"{s.name}: opens >= closes" for s in book.secrecy if not _opens_before_closing(s))
    yield from (f"{p.id}: opens >= closes" for p in book.provision if not _opens_before_closing(p))
    yield from (f"{p.id}: reaches" for p in book.provision if not p.reaches <= known)
    yield from (f"{p.id}: note" for p in book.provision if not p.settled and not p.note)
    yield from (f"{s.name}: overlaps" for s in _overlapping(book.secrecy, lambda a, b: a.name == b.name))
    yield from (f"{s.name}: seats" for s in _overlapping(book.secrecy, lambda a, b: bool(a.seats & b.seats)))
    yield from (f"{p.id}: overlaps" for p in _overlapping(book.provision, lambda a, b: a.id == b.id))


def _overlapping(entries: Iterable[Dated], alike: Callable[[Dated, Dated], bool]) -> Iterator[Dated]:
    """The later written of every two that claim the same on a common day."""
    return (b for a, b in combinations(entries, 2) if alike(a, b) and (a.in_force(b.opens) or b.in_force(a.opens)))


def _opens_before_closing(entry: Secrecy | Provision) -> bool:
    return entry.closes is None or entry.opens < entry.closes


def _covers(opens: date, closes: date | None, on: date) -> bool:
    return opens <= on and (closes is None or on < closes)

"""What is said at the table: composes one receiver's copy out of what its composer has open, and leaves no trace."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from sspf_desk.disclosure import Disclosed, Item, Reader, reveal
from sspf_desk.terms import ItemId, Kind, Seat

ORDER: tuple[Kind, ...] = (
    Kind.QUESTION,
    Kind.STRENGTH,
    Kind.CHILDS_VIEW,
    Kind.NEED,
    Kind.SIGNAL,
    Kind.COMMITMENT,
    Kind.CONSENT,
)
"""The order within a pupil's case: why the group asks, strengths first, then the child's own view, needs, signals."""


class CopyKind(StrEnum):
    """The chair's copy is numbered by code, registered and handed out; an own sheet is printed at its reader's desk."""

    CHAIRS_COPY = "chairs_copy"
    OWN_SHEET = "own_sheet"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as its composer has it open: the facts, and its words. Not yet let out to anyone."""

    item: Item
    title: str
    """The catalogue's term, or empty."""
    text: str
    """What was seen or said."""
    remark: str
    """What its author makes of it, or empty."""
    detail: str
    """Day, kind of place and who saw it; for a commitment its owner and day."""
    answers: ItemId | None = None
    """For the answer to an offered commitment: the offer, which is not told again to whoever is told the answer."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A pupil on the agenda as its composer knows him."""

    name: str
    school_class: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """The meeting itself. It names no child."""

    school: str
    authority: str
    """The authority that marks the copy (OSL 5:5)."""
    held_on: date
    begins: time
    place: str
    chair: str
    present: tuple[tuple[Seat, str], ...]
    """Each seat at the table with the name of who sits there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item as its reader may have it."""

    kind: Kind
    holder: Seat
    title: Disclosed
    text: Disclosed
    remark: Disclosed
    detail: Disclosed


@dataclass(frozen=True, slots=True)
class Case:
    """One pupil as the reader may know him; there is none without a line."""

    name: Disclosed
    school_class: Disclosed
    lines: tuple[Line, ...]

    def of(self, kind: Kind) -> tuple[Line, ...]:
        """The lines of one kind, in order."""
        return tuple(line for line in self.lines if line.kind is kind)


@dataclass(frozen=True, slots=True)
class Agenda:
    """One receiver's copy: all that a page may be made of."""

    head: MeetingHead
    kind: CopyKind
    receiver: Seat
    receiver_name: str
    provisions: tuple[str, ...]
    """For the secrecy mark: the provisions that shut what stands on this copy, sorted; empty where nothing is shut."""
    cases: tuple[Case, ...]
    code: str
    """Random, bound in the trail; says nothing of how many copies there are."""


class _Shown(NamedTuple):
    """An entry that its reader may have, and the heading that he may have by it."""

    entry: Entry
    name: Disclosed
    school_class: Disclosed
    line: Line


def _let_out(case: CaseFile, entry: Entry, reader: Reader) -> _Shown | None:
    words = (case.name, case.school_class, entry.title, entry.text, entry.remark, entry.detail)
    told = [said for text in words if (said := reveal(text, entry.item, (reader,))) is not None]
    if len(told) < len(words):
        return None
    name, school_class, *line = told
    return _Shown(entry, name, school_class, Line(entry.item.kind, entry.item.holder, *line))


def _place(entry: Entry) -> tuple[int, date, str, str]:
    """By kind, then newest last, then words: nothing that is withheld can move what is shown."""
    return ORDER.index(entry.item.kind), entry.item.seen_on or date.min, entry.title, entry.text


def _shown(case: CaseFile, reader: Reader) -> tuple[_Shown, ...]:
    """What stands in a case, in order. An offer whose answer he is told does not stand beside it."""
    entries = sorted((entry for entry in case.entries if entry.item.kind in ORDER), key=_place)
    shown = [found for entry in entries if (found := _let_out(case, entry, reader))]
    answered = {one.entry.answers for one in shown}
    return tuple(one for one in shown if one.entry.item.item not in answered)


def _case(case: CaseFile, reader: Reader) -> tuple[Case, frozenset[str]] | None:
    """The case as its reader may have it, and the provisions that shut what stands in it."""
    if not (shown := _shown(case, reader)):
        return None
    provisions = frozenset[str]().union(*(one.entry.item.secrecies for one in shown))
    return Case(shown[0].name, shown[0].school_class, tuple(one.line for one in shown)), provisions


def compose(  # noqa: PLR0913 - each is a decision of its own, none has a default
    head: MeetingHead, reader: Reader, cases: Iterable[CaseFile], *, kind: CopyKind, receiver_name: str, code: str
) -> Agenda:
    """One receiver's copy of the agenda.

    Composed with the withheld entries or without them it is the same: a case without an open line does not appear,
    and the order (class, then name in Swedish order) depends on nothing that is withheld.
    """
    open_cases = [found for case in cases if (found := _case(case, reader))]
    return Agenda(
        head=head,
        kind=kind,
        receiver=reader.seat,
        receiver_name=receiver_name,
        provisions=tuple(sorted(frozenset().union(*(provisions for _, provisions in open_cases)))),
        cases=tuple(sorted((case for case, _ in open_cases), key=_by_class_and_name)),
        code=code,
    )


def stands(made: Agenda, now: Agenda) -> bool:
    """Whether all that a copy tells is told by another, made now for the same reader: each pupil, and each line of him.

    What the other tells besides, and how it goes with a promise, changes nothing.
    """
    return all(any(_stands(case, other) for other in now.cases) for case in made.cases)


def _stands(case: Case, other: Case) -> bool:
    same = (case.name, case.school_class) == (other.name, other.school_class)
    return same and {_lasting(line) for line in case.lines} <= {_lasting(line) for line in other.lines}


def _lasting(line: Line) -> tuple[str | None, ...]:
    detail = None if line.kind is Kind.COMMITMENT else line.detail
    return line.kind, line.holder, line.title, line.text, line.remark, detail


_SWEDISH = str.maketrans("åäö", "{|}")


def swedish_key(text: str) -> str:
    """Sorts å, ä, ö after z, whatever the case."""
    return text.casefold().translate(_SWEDISH)


def _by_class_and_name(case: Case) -> tuple[str, str]:
    return swedish_key(case.school_class), swedish_key(case.name)

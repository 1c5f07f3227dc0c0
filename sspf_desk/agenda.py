"""What is said at the table: composes one receiver's copy out of what its composer has open, and leaves no trace."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sspf_desk.disclosure import Disclosed, Item, Reader, reveal
from sspf_desk.terms import Kind, Seat

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


def _line(entry: Entry, reader: Reader) -> Line | None:
    shown = [reveal(text, entry.item, (reader,)) for text in (entry.title, entry.text, entry.remark, entry.detail)]
    title, text, remark, detail = shown
    if title is None or text is None or remark is None or detail is None:
        return None
    return Line(entry.item.kind, entry.item.holder, title, text, remark, detail)


def _place(entry: Entry) -> tuple[int, date, str, str]:
    """By kind, then newest last, then words: nothing that is withheld can move what is shown."""
    return ORDER.index(entry.item.kind), entry.item.seen_on or date.min, entry.title, entry.text


def _case(case: CaseFile, reader: Reader) -> tuple[Case, frozenset[str]] | None:
    """The case as its reader may have it, and the provisions that shut what stands in it."""
    lines: list[Line] = []
    provisions: set[str] = set()
    heading: tuple[Disclosed, Disclosed] | None = None
    for entry in sorted((e for e in case.entries if e.item.kind in ORDER), key=_place):
        line = _line(entry, reader)
        name = reveal(case.name, entry.item, (reader,))
        school_class = reveal(case.school_class, entry.item, (reader,))
        if line is None or name is None or school_class is None:
            continue
        heading = (name, school_class)
        lines.append(line)
        provisions |= entry.item.secrecies
    return (Case(*heading, tuple(lines)), frozenset(provisions)) if heading else None


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


_SWEDISH = str.maketrans("åäö", "{|}")


def swedish_key(text: str) -> str:
    """Sorts å, ä, ö after z, whatever the case."""
    return text.casefold().translate(_SWEDISH)


def _by_class_and_name(case: Case) -> tuple[str, str]:
    return swedish_key(case.school_class), swedish_key(case.name)

"""Drafts of what a member records: they say what is wrong with them; the use case asks them again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from sspf_desk.catalogue import Catalogue, Term
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models import content as c
from sspf_desk.models.content import CommitmentState, PlaceKind
from sspf_desk.models.record import Content, Facts
from sspf_desk.personnummer import found_in, taken_out
from sspf_desk.terms import Kind, Seat, Topic

__all__ = ["IN_CATALOGUE", "RECORDABLE", "Draft", "PlaceKind", "Problem", "begun", "drafted"]

RECORDABLE = (
    Kind.SIGNAL,
    Kind.STRENGTH,
    Kind.NEED,
    Kind.CHILDS_VIEW,
    Kind.QUESTION,
    Kind.COMMITMENT,
    Kind.MINUTE,
    Kind.NOTE_TO_SELF,
)
"""What a member writes down by himself; the rest comes of other acts."""
IN_CATALOGUE = (Kind.SIGNAL, Kind.STRENGTH, Kind.NEED)
LONGEST_TEXT = 4000
"""Characters: an observation, not a report."""


class Problem(StrEnum):
    """What is wrong with a draft, each worded under its field."""

    NOT_RECORDABLE = "not_recordable"
    TERM_MISSING = "term_missing"
    TERM_OF_ANOTHER_KIND = "term_of_another_kind"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    PERSONAL_NUMBER = "personal_number"
    DAY_MISSING = "day_missing"
    DAY_IN_FUTURE = "day_in_future"
    PLACE_MISSING = "place_missing"
    WITNESS_MISSING = "witness_missing"
    TOPIC_MISSING = "topic_missing"
    OWNER_MISSING = "owner_missing"
    DUE_DAY_PASSED = "due_day_passed"
    NOTE_KEPT_TOO_LONG = "note_kept_too_long"
    ASKED_DAY_MISSING = "asked_day_missing"


_WRONG_IN_TEXT: dict[Problem, Callable[[str], bool]] = {
    Problem.TEXT_TOO_LONG: lambda text: len(text) > LONGEST_TEXT,
    Problem.PERSONAL_NUMBER: lambda text: bool(found_in(text)),
}
LONGEST_NOTE_DAYS = 30
"""A note to self is gone within this many days."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a member is about to record of one pupil. Fields that its kind does not use stay empty."""

    kind: Kind
    text: str = ""
    """What was seen or said; the pupil's own words; what was promised."""
    remark: str = ""
    """What its author makes of a signal."""
    term: str = ""
    day: date | None = None
    """Seen on; asked on; told on; due on; decided on; erased on."""
    place: PlaceKind | None = None
    seen_by: str = ""
    topics: frozenset[Topic] = frozenset()
    """Where no term brings them: for the child's view, the question and commitments."""
    owner: Seat | None = None
    known: bool = True
    """Whether the child's view is known."""
    purpose: str = ""
    persons: tuple[str, ...] = ()
    secrecies: frozenset[str] = field(default_factory=frozenset)
    """Provisions beside the seat's own that shut it."""
    protected: bool = False

    def problems(self, catalogue: Catalogue, today: date) -> tuple[Problem, ...]:
        """Everything wrong with it, in reading order; empty where it can be recorded."""
        if self.kind not in RECORDABLE:
            return (Problem.NOT_RECORDABLE,)
        checks = (*self._term_problems(catalogue), *self._text_problems(), *self._day_problems(today))
        return tuple(problem for holds, problem in (*checks, *self._kind_problems()) if holds)

    def _term_problems(self, catalogue: Catalogue) -> tuple[tuple[bool, Problem], ...]:
        if self.kind not in IN_CATALOGUE:
            return ()
        known = {term.id: term for kind in IN_CATALOGUE for term in catalogue.terms(kind)}
        term = known.get(self.term)
        return (
            (term is None, Problem.TERM_MISSING),
            (term is not None and term.kind is not self.kind, Problem.TERM_OF_ANOTHER_KIND),
        )

    def faulty(self, problem: Problem) -> frozenset[str]:
        """In which of its texts a problem lies, by the field's name; none where it lies in no text."""
        texts = {"text": self.text, "remark": self.remark, "seen_by": self.seen_by, "purpose": self.purpose}
        wrong = _WRONG_IN_TEXT.get(problem)
        return frozenset(name for name, text in texts.items() if wrong and wrong(text))

    def _text_problems(self) -> tuple[tuple[bool, Problem], ...]:
        texts = (self.text, self.remark, self.seen_by, self.purpose, *self.persons)
        needless = self.kind is Kind.CHILDS_VIEW and not self.known
        return (
            (not self.text.strip() and not needless, Problem.TEXT_MISSING),
            (any(len(text) > LONGEST_TEXT for text in texts), Problem.TEXT_TOO_LONG),
            (any(found_in(text) for text in texts), Problem.PERSONAL_NUMBER),
        )

    def _day_problems(self, today: date) -> tuple[tuple[bool, Problem], ...]:
        forward = self.kind in (Kind.COMMITMENT, Kind.NOTE_TO_SELF)
        needed = self.kind not in (Kind.QUESTION, Kind.CHILDS_VIEW)
        day = self.day or today
        return (
            (needed and self.day is None, Problem.DAY_MISSING),
            (not forward and day > today, Problem.DAY_IN_FUTURE),
            (forward and day < today, Problem.DUE_DAY_PASSED),
            (self.kind is Kind.NOTE_TO_SELF and (day - today).days > LONGEST_NOTE_DAYS, Problem.NOTE_KEPT_TOO_LONG),
        )

    def _kind_problems(self) -> tuple[tuple[bool, Problem], ...]:
        signal, themed = self.kind is Kind.SIGNAL, self.kind in (Kind.CHILDS_VIEW, Kind.QUESTION, Kind.COMMITMENT)
        said = self.kind is Kind.CHILDS_VIEW and self.known
        return (
            (signal and self.place is None, Problem.PLACE_MISSING),
            (signal and not self.seen_by.strip(), Problem.WITNESS_MISSING),
            (themed and not self.topics, Problem.TOPIC_MISSING),
            (self.kind is Kind.COMMITMENT and self.owner is None, Problem.OWNER_MISSING),
            (said and self.day is None, Problem.ASKED_DAY_MISSING),
        )

    def insist(self, catalogue: Catalogue, today: date) -> None:
        """Raise `Refusal` where it has problems, naming the first."""
        problems = self.problems(catalogue, today)
        if Problem.PERSONAL_NUMBER in problems:
            raise Refusal(Reason.PERSONAL_NUMBER)
        if problems:
            raise Refusal(Reason.DRAFT_INCOMPLETE, problem=problems[0].value)

    def without_numbers(self) -> "Draft":
        """The same, with every identity number taken out of its texts: what may be kept of it."""
        return replace(
            self,
            text=taken_out(self.text),
            remark=taken_out(self.remark),
            seen_by=taken_out(self.seen_by),
            purpose=taken_out(self.purpose),
            persons=tuple(taken_out(person) for person in self.persons),
        )

    def facts(self, catalogue: Catalogue, secrecy: str | None) -> Facts:
        """What rules turn on: the term's topics and flags, and every provision that shuts it."""
        term: Term | None = catalogue.term(self.term) if self.term else None
        return Facts(
            topics=(term.topics if term else frozenset()) | self.topics,
            secrecies=self.secrecies | ({secrecy} if secrecy else frozenset()),
            flags=frozenset(flag.value for flag in term.flags) if term else frozenset(),
            purpose=self.purpose,
            persons=self.persons,
            protected=self.protected,
        )

    def content(self, today: date) -> Content:
        """The content it makes. Call `insist` first."""
        return _CONTENT[self.kind](self, self.day or today)


def _signal(draft: Draft, day: date) -> Content:
    place = draft.place or PlaceKind.OTHER
    return c.Signal(draft.term, draft.text.strip(), draft.remark.strip(), day, place, draft.seen_by.strip())


def _commitment(draft: Draft, day: date) -> Content:
    owner = draft.owner
    if owner is None:
        raise Refusal(Reason.DRAFT_INCOMPLETE, problem=Problem.OWNER_MISSING.value)
    return c.Commitment(draft.text.strip(), owner, day, CommitmentState.OFFERED, None)


_CONTENT: dict[Kind, Callable[[Draft, date], Content]] = {
    Kind.SIGNAL: _signal,
    Kind.STRENGTH: lambda draft, day: c.Strength(draft.term, draft.text.strip(), day),
    Kind.NEED: lambda draft, day: c.Need(draft.term, draft.text.strip(), day),
    Kind.CHILDS_VIEW: lambda draft, _: c.ChildsView(draft.known, draft.text.strip() if draft.known else "", draft.day),
    Kind.QUESTION: lambda draft, _: c.Question(draft.text.strip(), draft.day),
    Kind.COMMITMENT: _commitment,
    Kind.MINUTE: lambda draft, day: c.Minute(draft.text.strip(), day),
    Kind.NOTE_TO_SELF: lambda draft, day: c.NoteToSelf(draft.text.strip(), day),
}


AHEAD = {Kind.COMMITMENT: timedelta(days=14), Kind.NOTE_TO_SELF: timedelta(days=14)}
"""How far ahead the day of a new draft lies until its writer says another."""
UNDATED = (Kind.QUESTION, Kind.CHILDS_VIEW)
"""Whose day is told only where it has happened: the pupil was told, or asked."""


def begun(kind: Kind, today: date) -> Draft:
    """A draft as it is before anything has been written in it."""
    return Draft(kind, day=None if kind in UNDATED else today + AHEAD.get(kind, timedelta()))


def drafted(kind: Kind, content: Content, facts: Facts, catalogue: Catalogue) -> Draft | None:
    """What was recorded as the draft that records it again; None for what is not written down by itself."""
    draft = _drafted(kind, content)
    if draft is None:
        return None
    brought = catalogue.term(draft.term).topics if draft.term else frozenset[Topic]()
    return replace(
        draft,
        topics=facts.topics - brought,
        purpose=facts.purpose,
        persons=facts.persons,
        secrecies=facts.secrecies,
        protected=facts.protected,
    )


def _drafted(kind: Kind, content: Content) -> Draft | None:  # noqa: PLR0911 - one for each kind
    match content:
        case c.Signal(term, seen, made_of_it, seen_on, place, seen_by):
            return Draft(kind, seen, made_of_it, term, seen_on, place, seen_by)
        case c.Strength(term, text, day) | c.Need(term, text, day):
            return Draft(kind, text, term=term, day=day)
        case c.ChildsView(known, words, day):
            return Draft(kind, words, known=known, day=day)
        case c.Commitment(text, owner, day):
            return Draft(kind, text, owner=owner, day=day)
        case c.Question(text, day):
            return Draft(kind, text, day=day)
        case c.Minute(text, day) | c.NoteToSelf(text, day):
            return Draft(kind, text, day=day)
        case _:
            return None

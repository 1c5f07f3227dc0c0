"""Which fields a kind of entry has, in the order in which they are read; together they are a draft."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sspf_desk.casework.drafts import IN_CATALOGUE, Draft, PlaceKind, Problem
from sspf_desk.casework.openness import Audience
from sspf_desk.catalogue import Flag
from sspf_desk.terms import Kind, Seat
from sspf_desk.ui.entry_fields import ChoiceField, DayField, Field, Readers, TermField, TextField, TopicsField
from sspf_desk.ui.entry_words import asked, flag_word, place_word, problem_word, usual_place, witnesses
from sspf_desk.ui.labels import kind_word, seat_word
from sspf_desk.ui.workspace import Workspace

THEMED = (Kind.CHILDS_VIEW, Kind.QUESTION, Kind.COMMITMENT)
AT: Mapping[Problem, str] = {
    Problem.TERM_MISSING: "term",
    Problem.TERM_OF_ANOTHER_KIND: "term",
    Problem.TEXT_MISSING: "text",
    Problem.DAY_MISSING: "day",
    Problem.DAY_IN_FUTURE: "day",
    Problem.DUE_DAY_PASSED: "day",
    Problem.NOTE_KEPT_TOO_LONG: "day",
    Problem.ASKED_DAY_MISSING: "day",
    Problem.PLACE_MISSING: "place",
    Problem.WITNESS_MISSING: "seen_by",
    Problem.TOPIC_MISSING: "topics",
    Problem.OWNER_MISSING: "owner",
}
"""The field at which each problem is said; those of texts are said at the texts they lie in."""


class Fields(QWidget):
    """The fields of one kind."""

    changed = Signal()

    def __init__(self, work: Workspace, kind: Kind, audience: Audience) -> None:
        super().__init__()
        self._work = work
        self._base = Draft(kind)
        words, seat = asked(kind), audience.holder
        signal = kind is Kind.SIGNAL
        self._text = TextField(words.text)
        self._day = DayField(words.day, audience.today, words.told)
        self._term = self._terms(kind) if kind in IN_CATALOGUE else None
        self._remark = TextField(self.tr("What you &make of it (may be left empty)"), 2) if signal else None
        self._place = ChoiceField(self.tr("&Place"), _places(seat)) if signal else None
        roles = [(role, role) for role in witnesses(seat)]
        self._seen_by = ChoiceField(self.tr("Seen &by (a role)"), roles, free=True) if signal else None
        self._known = self._views() if kind is Kind.CHILDS_VIEW else None
        self._owner = self._owners(audience) if kind is Kind.COMMITMENT else None
        if self._owner:
            self._owner.put(seat)
        self._topics = TopicsField(self.tr("Topics"), work.topic_word) if kind in THEMED else None
        self._by_name = self._named()
        self._beside = Readers()
        self._lay()
        for field in self._by_name.values():
            field.changed.connect(self._on_change)

    def _named(self) -> dict[str, Field]:
        fields: dict[str, Field | None] = {
            "term": self._term,
            "known": self._known,
            "text": self._text,
            "remark": self._remark,
            "owner": self._owner,
            "day": self._day,
            "place": self._place,
            "seen_by": self._seen_by,
            "topics": self._topics,
        }
        return {name: field for name, field in fields.items() if field is not None}

    def _lay(self) -> None:
        """Texts across, what is short beside each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        short = [self._by_name[name] for name in ("owner", "day", "place", "seen_by") if name in self._by_name]
        row = QHBoxLayout()
        row.setSpacing(14)
        for field in short:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        if len(short) == 1:
            row.addStretch(1)
        for name in ("term", "known", "text", "remark"):
            if name in self._by_name:
                column.addWidget(self._by_name[name])
        beside = QVBoxLayout()
        beside.setSpacing(4)
        if self._seen_by:
            beside.addWidget(self._beside)
        beside.addLayout(row)
        column.addLayout(beside)
        if self._topics:
            column.addWidget(self._topics)

    def _terms(self, kind: Kind) -> TermField:
        return TermField(kind_word(kind), self._work.catalogue.terms(kind), self._work.language)

    def _views(self) -> ChoiceField:
        choices = (self.tr("Yes, in the pupil's own words"), True), (self.tr("Not yet"), False)
        return ChoiceField(self.tr("Is it &known?"), choices)

    def _owners(self, audience: Audience) -> ChoiceField:
        seats = [(seat_word(reader.seat), reader.seat) for reader in audience.readers]
        return ChoiceField(self.tr("Who does &it"), seats)

    @property
    def first(self) -> Field:
        """Where writing begins."""
        return next(iter(self._by_name.values()))

    @property
    def day(self) -> Field:
        """Where its day stands."""
        return self._day

    def put(self, draft: Draft) -> None:
        """Fill them in from a draft; what it does not say stays as it is usual."""
        self._base = draft
        self._text.put(draft.text)
        self._day.put(draft.day)
        for field, value in (
            (self._place, draft.place),
            (self._seen_by, draft.seen_by),
            (self._owner, draft.owner),
            (self._known, draft.known),
        ):
            if field and value not in {None, ""}:
                field.put(value)
        if self._term and draft.term:
            self._term.put(draft.term)
        if self._remark:
            self._remark.put(draft.remark)
        if self._topics:
            self._topics.put(draft.topics)

    def draft(self) -> Draft:
        """What is filled in, as a draft."""
        place = self._place.value if self._place else None
        owner = self._owner.value if self._owner else None
        return replace(
            self._base,
            text=self._text.text,
            remark=self._remark.text if self._remark else "",
            term=self._term.term if self._term else "",
            day=self._day.day,
            place=PlaceKind(str(place)) if place else None,
            seen_by=self._seen_by.text if self._seen_by else "",
            owner=Seat(str(owner)) if owner else None,
            known=bool(self._known.value) if self._known else True,
            topics=self._topics.topics if self._topics else self._base.topics,
        )

    def _on_change(self) -> None:
        """What was said to be wrong is no longer said of a field that has changed since."""
        field = self.sender()
        if isinstance(field, Field):
            field.fault("")
        if self._term:
            term = self._term.term
            flags = self._work.catalogue.term(term).flags if term else frozenset()
            self._term.hint(" ".join(flag_word(flag.value) for flag in Flag if flag in flags))
        if self._known:
            self._text.setEnabled(bool(self._known.value))
        self.changed.emit()

    def fault(self, draft: Draft, problems: Iterable[Problem]) -> None:
        """Say each problem at its field, and lead the keys to the first."""
        said: dict[str, list[str]] = {}
        for problem in problems:
            for name in draft.faulty(problem) or {AT.get(problem, "text")}:
                said.setdefault(name, []).append(problem_word(problem))
        for name, field in self._by_name.items():
            field.fault(" ".join(said.get(name, ())))
        if first := next((field for field in self._by_name.values() if field.faulty), None):
            first.take_keys()

    def say_who_reads(self, words: str) -> None:
        """Above every text: who can read it once it is saved as it stands."""
        for readers in (self._text.readers, self._remark.readers if self._remark else None, self._beside):
            if readers:
                readers.say(words)


def _places(seat: Seat) -> list[tuple[str, PlaceKind]]:
    """Kinds of places, the usual one for a seat first."""
    usual = usual_place(seat)
    return [(place_word(place), place) for place in (usual, *(one for one in PlaceKind if one is not usual))]

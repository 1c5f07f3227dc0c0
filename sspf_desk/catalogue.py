"""The catalogue of signals, strengths and needs, and the words for the closed lists, in Swedish and English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from msgspec import Meta, MsgspecError, Struct, toml

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind, Party, Seat, Topic

Language = Literal["sv", "en"]
Labels = Mapping[type[StrEnum], Mapping[StrEnum, str]]
"""Words by list, then by member: `labels[Seat][Seat.NURSE]`. Members of different lists may share a value."""
Words = Annotated[str, Meta(min_length=1)]

LISTS: tuple[type[StrEnum], ...] = (Seat, Party, Topic)
"""The closed lists that have labels; each member must have one."""
FILES = {Kind.SIGNAL: "signals.toml", Kind.STRENGTH: "strengths.toml", Kind.NEED: "needs.toml"}
"""Where each kind's terms are written."""


class Flag(StrEnum):
    """What a term may turn into, by the letters of the file."""

    HEALTH = "H"
    """Tells of health (GDPR art. 9): needs the consent's health line."""
    OFFENCE = "L"
    """May become a fact about an offence (GDPR art. 10): keep to what was seen."""
    THIRD_PERSON = "3"
    """Is about someone else as well, whose own consent may be needed."""


class Prompt(StrEnum):
    """A duty of one's own that a term brings to mind at once; never the group's decision."""

    CONCERN_REPORT = "concern_report"
    """Socialtjänstlagen 19:1."""
    ABSENCE_INQUIRY = "absence_inquiry"
    """Skollagen 7:19 a."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the catalogue. It carries no weight: terms are neither scored nor ranked."""

    id: str
    kind: Kind
    sv: str
    en: str
    topics: frozenset[Topic]
    """Its own topic, and HEALTH beside it where it is flagged so."""
    flags: frozenset[Flag]
    prompts: frozenset[Prompt]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The terms in the order of the files, and the labels of the closed lists."""

    _terms: Mapping[str, Term]
    _labels: Mapping[Language, Labels]

    def term(self, name: str) -> Term:
        """The term with this id. Refuses with UNKNOWN_TERM."""
        if name not in self._terms:
            raise Refusal(Reason.UNKNOWN_TERM, term=name)
        return self._terms[name]

    def terms(self, kind: Kind) -> tuple[Term, ...]:
        """The terms of one kind, in the order of the file; none for a kind that has no catalogue."""
        return tuple(term for term in self._terms.values() if term.kind is kind)

    def labels(self, language: Language) -> Labels:
        """The words for every member of the closed lists in one language."""
        return self._labels[language]


class _Label(Struct, frozen=True, forbid_unknown_fields=True):
    sv: Words
    en: Words


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A term as it is written. An unknown field, such as a weight, breaks the file."""

    id: Annotated[str, Meta(pattern=r"^[SPN][0-9]{2}$")]
    sv: Words
    en: Words
    topic: Topic
    flags: frozenset[Flag] = frozenset()
    prompts: frozenset[Prompt] = frozenset()


class _Terms(Struct, frozen=True, forbid_unknown_fields=True):
    term: tuple[_Entry, ...]


class _Topics(Struct, frozen=True, forbid_unknown_fields=True):
    topic: dict[Topic, _Label]


class _Lists(Struct, frozen=True, forbid_unknown_fields=True):
    seat: dict[Seat, _Label]
    party: dict[Party, _Label]


def load(folder: Path) -> Catalogue:
    """Read and check the catalogue. Refuses with BAD_INPUT and the place: a term told twice, a word that is missing."""
    written = _labels(folder)
    _check_complete(written)
    swedish = _by_list((member, label.sv) for member, label in written)
    english = _by_list((member, label.en) for member, label in written)
    return Catalogue(_terms(folder), {"sv": swedish, "en": english})


def _terms(folder: Path) -> Mapping[str, Term]:
    terms: dict[str, Term] = {}
    for kind, name in FILES.items():
        for entry in _read(folder / name, _Terms).term:
            if entry.id in terms:
                raise Refusal(Reason.BAD_INPUT, place=f"{name}: {entry.id}")
            terms[entry.id] = _term(kind, entry)
    return terms


def _term(kind: Kind, entry: _Entry) -> Term:
    health = {Topic.HEALTH} if Flag.HEALTH in entry.flags else set()
    return Term(entry.id, kind, entry.sv, entry.en, frozenset({entry.topic} | health), entry.flags, entry.prompts)


def _labels(folder: Path) -> tuple[tuple[StrEnum, _Label], ...]:
    lists = _read(folder / "labels.toml", _Lists)
    topics = _read(folder / "topics.toml", _Topics).topic
    return (
        *lists.seat.items(),
        *lists.party.items(),
        *topics.items(),
    )


def _check_complete(written: Iterable[tuple[StrEnum, _Label]]) -> None:
    told = {(type(member), member) for member, _ in written}
    missing = (f"{each.__name__}.{member.name}" for each in LISTS for member in each if (each, member) not in told)
    if place := next(missing, None):
        raise Refusal(Reason.BAD_INPUT, place=place)


def _by_list(words: Iterable[tuple[StrEnum, str]]) -> Labels:
    labels: dict[type[StrEnum], dict[StrEnum, str]] = {each: {} for each in LISTS}
    for member, word in words:
        labels[type(member)][member] = word
    return labels


Written = TypeVar("Written", bound=Struct)


def _read(path: Path, written_as: type[Written]) -> Written:
    try:
        return toml.decode(path.read_bytes(), type=written_as)
    except OSError as error:
        raise Refusal(Reason.BAD_INPUT, place=path.name) from error
    except (UnicodeDecodeError, MsgspecError) as error:
        raise Refusal(Reason.BAD_INPUT, place=f"{path.name}: {error}") from error

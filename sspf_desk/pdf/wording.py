"""The words on the paper: read from a file, and put together into dates, provisions and seats."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated, NamedTuple

from msgspec import Meta, MsgspecError, Struct, field, toml

from sspf_desk.agenda import ORDER, CopyKind
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind, Seat

Words = Annotated[str, Meta(min_length=1)]
_PROVISION = re.compile(r"(?P<statute>\w+) (?P<chapter>\d+):(?P<section>\d+(?: [a-z])?)(?: st\.(?P<paragraph>\d+))?")
"""A provision by the name the lawbook gives it: "OSL 23:2 st.2", "OSL 40:7 g"."""


class Point(StrEnum):
    """The points of the fixed agenda (`domain.md` 1.3)."""

    PRESENCE = "presence"
    CONSENTS = "consents"
    PICTURE = "picture"
    CASES = "cases"
    CONSULTATION = "consultation"
    COMMITMENTS = "commitments"
    DUTIES = "duties"
    CLOSING = "closing"


class PointWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One point: its heading, and a sentence on how it goes, or nothing."""

    id: Point
    title: Words
    note: str


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before the facts of the meeting."""

    when: Words
    where: Words
    chair: Words
    code: Words


class Copy(Struct, frozen=True, forbid_unknown_fields=True):
    """What the copy is, and what becomes of it."""

    chairs_copy: Words
    own_sheet: Words
    table_copy: Words
    cover_title: Words
    cover_text: Words

    def of(self, kind: CopyKind) -> str:
        """What this kind of copy is called."""
        return self.chairs_copy if kind is CopyKind.CHAIRS_COPY else self.own_sheet


class Provision(NamedTuple):
    """A provision in parts; one that the file does not know stands as it was named, with nothing after it."""

    statute: str
    section: str
    paragraph: str


class Mark(Struct, frozen=True, forbid_unknown_fields=True):
    """The secrecy mark (OSL 5:5)."""

    title: Words
    text: Words
    running: Words
    section: Words
    paragraph: Words
    paragraphs: Words
    numbers: tuple[Words, ...]
    joined: Words = field(name="and")
    outer: Words = field(name="as_well_as")
    statutes: dict[str, Words]

    def __post_init__(self) -> None:
        """Try the sentences, so that a lost brace is found when the file is read and not at the printer."""
        for sentence in (self.text, self.running):
            must_hold(sentence, "provisions")
        must_hold(self.section, "chapter", "section")
        must_hold(self.paragraph, "number")
        must_hold(self.paragraphs, "numbers")

    def provisions(self, names: tuple[str, ...]) -> str:
        """The provisions in words, each statute named once: "23 kap. 2 § samt 26 kap. 1 § offentlighets- och …"."""
        acts = groupby((self._provision(name) for name in names), key=lambda part: part.statute)
        return _list([f"{self._sections(same)} {act}".strip() for act, same in acts], self.outer)

    def _provision(self, name: str) -> Provision:
        found = _PROVISION.fullmatch(name)
        if not found or found["statute"] not in self.statutes:
            return Provision("", name, "")
        section = self.section.format(chapter=found["chapter"], section=found["section"])
        return Provision(self.statutes[found["statute"]], section, self._number(found["paragraph"]))

    def _number(self, paragraph: str | None) -> str:
        """The ordinal of a paragraph; the figure where the file has no word for it."""
        place = int(paragraph or 0)
        return self.numbers[place - 1] if 0 < place <= len(self.numbers) else (paragraph or "")

    def _sections(self, parts: Iterable[Provision]) -> str:
        sections = groupby(parts, key=lambda part: part.section)
        return _list([self._section(name, [p.paragraph for p in same]) for name, same in sections], self.outer)

    def _section(self, name: str, numbers: list[str]) -> str:
        """A section with its paragraphs; without them where one of the provisions is the whole section."""
        if not all(numbers):
            return name
        one = self.paragraph.format(number=numbers[0])
        return f"{name} {one if len(numbers) == 1 else self.paragraphs.format(numbers=_list(numbers, self.joined))}"


def _list(parts: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


class Blank(Struct, frozen=True, forbid_unknown_fields=True):
    """The headings of the lines left blank for writing by hand."""

    questions: Words
    records: Words


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """Every word of the paper that is not about this meeting."""

    language: Words
    title: Words
    weekdays: Annotated[tuple[Words, ...], Meta(min_length=7, max_length=7)]
    months: Annotated[tuple[Words, ...], Meta(min_length=12, max_length=12)]
    moment: Words
    page: Words
    foot: Words
    remark: Words
    continued: Words
    reminder: Words
    head: Head
    copy: Copy
    mark: Mark
    seat: dict[Seat, Words]
    section: dict[Kind, Words]
    blank: Blank
    point: tuple[PointWords, ...]

    def __post_init__(self) -> None:
        """Try the sentences, and see that no seat, section or point is missing."""
        must_hold(self.moment, "weekday", "day", "month", "year", "hour", "minute")
        must_hold(self.page, "page", "pages")
        must_hold(self.continued, "pupil")
        must_hold(self.foot, "code", "receiver")
        if set(self.seat) != set(Seat) or not set(ORDER) <= set(self.section):
            raise ValueError("a seat or a section is missing")
        if sorted(words.id for words in self.point) != sorted(Point):
            raise ValueError("a point is missing, or stands twice")

    def when(self, day: date, begins: time) -> str:
        """The moment of the meeting in words; school-local time."""
        moment = datetime.combine(day, begins)
        words = self.moment.format(
            weekday=self.weekdays[moment.weekday()],
            day=moment.day,
            month=self.months[moment.month - 1],
            year=moment.year,
            hour=f"{moment.hour:02}",
            minute=f"{moment.minute:02}",
        )
        return words[:1].upper() + words[1:]


def must_hold(sentence: str, *names: str) -> None:
    """Raises ValueError where the sentence does not say each of these, LookupError where it asks for another."""
    filled = sentence.format(**{name: f"<{name}>" for name in names})
    if any(f"<{name}>" not in filled for name in names):
        raise ValueError("a sentence does not say what it should")


def wording(path: Path) -> Wording:
    """The words in this file. Refuses with BAD_INPUT if one is missing, unknown or cannot be filled in."""
    try:
        return toml.decode(path.read_bytes(), type=Wording)
    except (MsgspecError, UnicodeDecodeError, LookupError) as broken:
        raise Refusal(Reason.BAD_INPUT, place=path.name) from broken

"""Fills any kind of content: every text with a word of its own, every other field with something that fits."""

import hashlib
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum

import msgspec

from sspf_desk.models.record import KINDS, SCHEMA, Facts, Record, encode_content
from sspf_desk.terms import ItemId, Kind, MemberId, PupilId, Seat, Topic

DAY, MOMENT, HOUR, YEAR = date(2026, 11, 18), datetime(2026, 11, 20, 9, tzinfo=UTC), time(9, 30), 2011
PLAIN = {date: DAY, datetime: MOMENT, time: HOUR, int: YEAR, bool: True, type(None): None}


class Words:
    """Gives a new word for every text, and remembers them; ids are made of the same root and are no words."""

    def __init__(self, root):
        self.root, self.given, self._drawn = root, [], 0

    def word(self):
        self._drawn += 1
        self.given.append(f"{self.root}-ö-{self._drawn:04d}")
        return self.given[-1]

    def id(self):
        self._drawn += 1
        return hashlib.sha256(f"{self.root}/{self._drawn}".encode()).hexdigest()[:32]


def filled(kind, words, instead=None, **given):
    """A value of a dataclass. ``instead`` says what to put where a type stands; ``given`` what a field shall hold."""
    hints = typing.get_type_hints(kind)
    return kind(
        **{field.name: given.get(field.name, _value(hints[field.name], words, instead or {})) for field in fields(kind)}
    )


def _value(hint, words, instead):
    if hint in instead:
        return instead[hint]
    if isinstance(hint, typing.NewType):
        return words.id()
    if hint in (str, bytes):
        word = words.word()
        return word if hint is str else word.encode()
    return PLAIN[hint] if hint in PLAIN else _composed(hint, words, instead)


def _composed(hint, words, instead):
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _value(parts[0], words, instead)
    if origin in (tuple, frozenset):
        return origin(_value(part, words, instead) for part in parts if part is not ...)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    assert is_dataclass(hint), hint
    return filled(hint, words, instead)


def facts(words, topics=frozenset({Topic.SCHOOL})):
    """Facts with words in all that is free text."""
    return Facts(topics, frozenset({"OSL 23:2 st.1"}), frozenset({"H"}), words.word(), (words.word(),), protected=False)


def a_record(kind: Kind, words):
    """One whole record of a kind, as a version seals it."""
    return Record(
        kind=kind,
        schema=SCHEMA[kind],
        item=ItemId(words.id()),
        number=2,
        corrects=words.id(),
        holder=Seat.COUNSELLOR,
        pupil=PupilId(words.id()),
        author=MemberId(words.id()),
        written_at=MOMENT,
        facts=facts(words),
        content=encode_content(filled(KINDS[kind], words)),
    )


def told(content):
    """A content in plain words, as JSON has it."""
    return msgspec.json.decode(msgspec.json.encode(content, order="deterministic"))

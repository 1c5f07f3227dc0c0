"""Pupils and guardians as a class list gives them, and the checks every name, class and birth date passes."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from sspf_desk import personnummer
from sspf_desk.errors import Reason, Refusal

LONGEST = 200
"""The most characters a name, a class or a relation may have."""


@dataclass(frozen=True, slots=True)
class RosterGuardian:
    """Somebody the school's register names as responsible for a pupil; `relation` in the register's own words."""

    name: str
    relation: str


@dataclass(frozen=True, slots=True)
class RosterPupil:
    """A pupil on a class list. `source_id` is the register's id, empty for a pupil entered by hand."""

    source_id: str
    given_name: str
    family_name: str
    birth_date: date
    school_class: str
    guardians: tuple[RosterGuardian, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """A school's pupils on a day, ordered by class and name, without anybody whose personal data are protected.

    Its repr names nobody: counts and the school alone, so that a log line cannot leak.
    """

    school: str
    school_unit: str
    """The register's school unit code; empty where the register gives none."""
    pupils: tuple[RosterPupil, ...] = field(repr=False)
    protected_count: int
    """Pupils and guardians of this school left out because their personal data are protected."""
    protected_ids: frozenset[str] = field(repr=False)
    """Source ids of *all* protected persons in the answers, also former pupils: a card with such an id must be shut."""
    left_out_count: int
    """Pupils left out because the register gives no birth date or no class for them on this day."""
    unknown_count: int
    """Memberships and responsibilities that point to persons who are not in the answers; they are left out."""


@dataclass(frozen=True, slots=True)
class HandRow:
    """One line of a class list typed by hand."""

    given_name: str
    family_name: str
    birth_date: date
    school_class: str


def from_hand(rows: Iterable[HandRow], *, on: date) -> tuple[RosterPupil, ...]:
    """Pupils from a list typed by hand, checked like an imported one, in the order given.

    Raises Refusal PERSONAL_NUMBER where a personal identity number stands in a field, and BAD_INPUT for an empty or
    overlong field, control characters, or a birth date after `on`; both with `row` (from 1) and `place` (the field).
    """
    return tuple(_hand_pupil(row, number, on) for number, row in enumerate(rows, 1))


def _hand_pupil(row: HandRow, number: int, on: date) -> RosterPupil:
    texts = {"given_name": row.given_name, "family_name": row.family_name, "school_class": row.school_class}
    fault = texts_fault(texts) or ((Reason.IMPORT_BROKEN, "birth_date") if row.birth_date > on else None)
    if fault:
        reason, place = fault
        raise Refusal(reason if reason is Reason.PERSONAL_NUMBER else Reason.BAD_INPUT, row=number, place=place)
    return RosterPupil("", tidy(row.given_name), tidy(row.family_name), row.birth_date, tidy(row.school_class))


def texts_fault(texts: Mapping[str, str]) -> tuple[Reason, str] | None:
    """Reason and key of the first text that cannot stand, or None; a number split over the texts is the first's."""
    for place, text in texts.items():
        reason = text_fault(text)
        if reason:
            return reason, place
    joined = (left + gap + right for left, right in pairwise(texts.values()) for gap in ("", " "))
    split = any(personnummer.found_in(text) for text in joined)
    return (Reason.PERSONAL_NUMBER, next(iter(texts))) if split else None


def text_fault(text: str) -> Reason | None:
    """PERSONAL_NUMBER or IMPORT_BROKEN if `text` cannot stand as a name, class or relation, else None."""
    if personnummer.found_in(text):
        return Reason.PERSONAL_NUMBER
    stands = tidy(text)
    return None if 0 < len(stands) <= LONGEST and stands.isprintable() else Reason.IMPORT_BROKEN


def tidy(text: str) -> str:
    """The text in composed form (NFC), without invisible format characters, with runs of white space as one space."""
    visible = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())

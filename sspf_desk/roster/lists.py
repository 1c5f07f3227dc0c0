"""A school's class lists on a day, chosen from its register: who is a pupil, in what class, and who is protected."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

from sspf_desk import personnummer
from sspf_desk.errors import Reason
from sspf_desk.roster.answers import Answers, Placed, broken, gather
from sspf_desk.roster.people import Roster, RosterGuardian, RosterPupil, text_fault, texts_fault, tidy
from sspf_desk.roster.ss12000 import Group, Membership, Organisation, Person

_UNMARKED = "Ingen"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def read(source: Path | Sequence[Path], on: date, *, unit: str | None = None) -> Roster:
    """The pupils of one school unit on the day `on`, from SS 12000 v2.1 answers in a folder's `*.json` or in the files.

    A pupil has an enrolment at the unit that is not cancelled, with `startDate <= on < endDate`, and is `Aktiv` (or has
    no status). His class is the latest begun current membership in a group of type `Klass`. `unit` is a school unit
    code or an organisation's id; without it the answers must speak of one unit only.

    Protected is everybody whose `securityMarking` is not exactly `Ingen`, also where it is missing. They are left out
    with all that points at them: a protected pupil's guardians also at siblings, since they lead to him; a protected
    guardian at his children, who stay. A guardian is named only after a record of his own that says `Ingen`; names
    beside pointers are never read, nor are civic numbers, addresses or telephone numbers.

    Raises Refusal IMPORT_BROKEN, or PERSONAL_NUMBER where an identity number stands in a name, class, relation or id,
    with `file` and `place`: a JSON place such as `data[12].birthDate`, or one of `file` (cannot be read), `folder`
    (holds no answers), `size`, `encoding`, `json`, `page` (not a page of answers), `number` (a numbered page is
    missing), `pageToken` (the next page is missing), `persons`, `groups`, `organisations` (none of them there), `unit`
    (none, or more than one). Nothing in a refusal is a value of the file.
    """
    return _Day(gather(source), on, unit).roster()


class _Span(Protocol):
    @property
    def start_date(self) -> date | None: ...
    @property
    def end_date(self) -> date | None: ...


@dataclass(frozen=True)
class _Day:
    """The answers as they stand on one day, for one school unit. Not slotted: it remembers what it has worked out."""

    answers: Answers
    on: date
    wanted_unit: str | None

    def roster(self) -> Roster:
        """The roster of the day; see `read`."""
        self._refuse_numbers_as_ids()
        seen = [placed for placed in self.enrolled if placed.record.id not in self.protected]
        pupils = [pupil for pupil in map(self._pupil, seen) if pupil]
        return Roster(
            school=_checked(self.unit, self.unit.record.display_name, "displayName"),
            school_unit=_optional(self.unit, self.unit.record.school_unit_code, "schoolUnitCode"),
            pupils=tuple(sorted(pupils, key=_by_class_and_name)),
            protected_count=len(self.protected & (_ids(self.enrolled) | _pointed_at(self.enrolled))),
            protected_ids=self.protected,
            left_out_count=len(seen) - len(pupils),
            unknown_count=len({*self.classes, *_pointed_at(seen)} - self.answers.persons.keys()),
        )

    @cached_property
    def unit(self) -> Placed[Organisation]:
        """The one unit asked for, or else the one the pupils are enrolled at, or else the only one there is."""
        units = self.answers.organisations
        ids = self._asked() if self.wanted_unit is not None else self._enrolled_at() or self._school_units()
        if len(ids) != 1 or not ids <= units.keys():
            raise broken(self.answers.name, "unit")
        return units[min(ids)]

    @cached_property
    def protected(self) -> frozenset[str]:
        """The ids of all persons that are protected, whoever they are."""
        persons = self.answers.persons.items()
        return frozenset(key for key, placed in persons if placed.record.security_marking != _UNMARKED)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of persons who are named as nobody's guardian: the protected, and those who lead to them."""
        return self.protected | _pointed_at([self.answers.persons[key] for key in self.protected])

    @cached_property
    def enrolled(self) -> list[Placed[Person]]:
        """The unit's pupils, the protected among them."""
        at = self.unit.record.id
        return [placed for placed in self.answers.persons.values() if at in self._places_of(placed.record)]

    @cached_property
    def classes(self) -> dict[str, Placed[Group]]:
        """Each person's class at the unit: of several the latest begun, then the first by name."""
        latest_last = sorted(self._class_memberships(), key=lambda pair: pair[1].record.display_name, reverse=True)
        latest_last.sort(key=lambda pair: pair[0].start_date or date.min)
        return {membership.person.id: group for membership, group in latest_last}

    def _class_memberships(self) -> Iterator[tuple[Membership, Placed[Group]]]:
        for group in self.answers.groups.values():
            for membership in group.record.group_memberships or ():
                if self._is_class(group.record) and self._is_current(membership):
                    yield membership, group

    def _is_class(self, group: Group) -> bool:
        here = group.organisation is None or group.organisation.id == self.unit.record.id
        return here and group.group_type == "Klass" and self._is_current(group)

    def _is_current(self, span: _Span) -> bool:
        return (span.start_date or date.min) <= self.on and (span.end_date is None or self.on < span.end_date)

    def _places_of(self, person: Person) -> set[str]:
        """The units at which the person is a pupil."""
        if person.person_status not in {None, "Aktiv"}:
            return set()
        current = (each for each in person.enrolments or () if not each.cancelled and self._is_current(each))
        return {each.enroled_at.id for each in current}

    def _asked(self) -> set[str]:
        units = (placed.record for placed in self.answers.organisations.values())
        return {unit.id for unit in units if self.wanted_unit in {unit.id, unit.school_unit_code}}

    def _enrolled_at(self) -> set[str]:
        return set().union(*(self._places_of(placed.record) for placed in self.answers.persons.values()))

    def _school_units(self) -> set[str]:
        units = (placed.record for placed in self.answers.organisations.values())
        return {unit.id for unit in units if unit.organisation_type == "Skolenhet"}

    def _pupil(self, placed: Placed[Person]) -> RosterPupil | None:
        """The pupil, or None where the register gives no birth date or no class."""
        born, group = placed.record.birth_date, self.classes.get(placed.record.id)
        if born is None or group is None:
            return None
        if born > self.on:
            placed.refuse(Reason.IMPORT_BROKEN, "birthDate")
        given, family = _names(placed)
        school_class = _checked(group, group.record.display_name, "displayName")
        return RosterPupil(placed.record.id, given, family, born, school_class, self._guardians(placed))

    def _guardians(self, pupil: Placed[Person]) -> tuple[RosterGuardian, ...]:
        """The pupil's guardians in the register's order, each once, without the hidden, the unknown and the dead."""
        guardians: dict[RosterGuardian, None] = {}
        for index, responsible in enumerate(pupil.record.responsibles or ()):
            placed = self.answers.persons.get(responsible.person.id)
            if placed and placed.record.id not in self.hidden and placed.record.person_status != "Avliden":
                relation = _optional(pupil, responsible.relation_type, f"responsibles[{index}].relationType")
                guardians[RosterGuardian(" ".join(_names(placed)), relation)] = None
        return tuple(guardians)

    def _refuse_numbers_as_ids(self) -> None:
        """Ids are kept and written, so no identity number may be one; the digits of a UUID are chance."""
        for key, placed in self.answers.persons.items():
            if not _UUID.fullmatch(key) and personnummer.found_in(key):
                placed.refuse(Reason.PERSONAL_NUMBER, "id")


def _ids(persons: Sequence[Placed[Person]]) -> frozenset[str]:
    return frozenset(placed.record.id for placed in persons)


def _pointed_at(persons: Sequence[Placed[Person]]) -> frozenset[str]:
    """The ids of all who are responsible for these persons."""
    return frozenset(each.person.id for placed in persons for each in placed.record.responsibles or ())


def _names(placed: Placed[Person]) -> tuple[str, str]:
    names = {"givenName": placed.record.given_name, "familyName": placed.record.family_name}
    fault = texts_fault(names)
    if fault:
        placed.refuse(*fault)
    return tidy(names["givenName"]), tidy(names["familyName"])


def _checked(placed: Placed[Person] | Placed[Group] | Placed[Organisation], text: str, place: str) -> str:
    fault = text_fault(text)
    if fault:
        placed.refuse(fault, place)
    return tidy(text)


def _optional(placed: Placed[Person] | Placed[Organisation], text: str | None, place: str) -> str:
    return _checked(placed, text, place) if text else ""


def _by_class_and_name(pupil: RosterPupil) -> tuple[str, str, str, str]:
    return pupil.school_class, pupil.family_name, pupil.given_name, pupil.source_id

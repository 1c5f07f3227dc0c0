"""A pupil on an agenda by name and class, as one reader may know him."""

from collections.abc import Iterable
from dataclasses import dataclass

from sspf_desk.acts.acts import Session
from sspf_desk.agenda import swedish_key
from sspf_desk.disclosure import Disclosed, reveal
from sspf_desk.records.opening import speaks_first
from sspf_desk.records.records import Records
from sspf_desk.records.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PupilOn:
    """A pupil on an agenda, or on a copy of it."""

    pupil: str
    """How he is asked for: `SEAT:id`, as this seat knows him."""
    name: Disclosed
    school_class: Disclosed


def pupil_on(records: Records, session: Session, pupil: str, sheet: Sheet) -> PupilOn | None:
    """The pupil by the paper that presents him first; None where none does, and for one whose data are protected."""
    if sheet.shut:
        return None
    reader = records.reading(session).reader(records.standings(session, sheet))
    for shown in sorted(sheet.shown, key=lambda shown: speaks_first(shown.opened)):
        told = sheet.heading_of(shown)
        name, school_class = (reveal(text, shown.opened.item, (reader,)) for text in told or ("", ""))
        if told and name is not None and school_class is not None:
            return PupilOn(pupil, name, school_class)
    return None


def by_class_and_name(pupils: Iterable[PupilOn]) -> tuple[PupilOn, ...]:
    """In Swedish order and in no other."""
    return tuple(sorted(pupils, key=lambda one: (swedish_key(one.school_class), swedish_key(one.name), one.pupil)))

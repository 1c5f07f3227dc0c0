"""The kinds of sealed content about a pupil: typed, frozen, versioned; one schema number for each kind."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf_desk.terms import ItemId, PupilId, Seat


class PlaceKind(StrEnum):
    """The kind of place where something was seen; never an address."""

    SCHOOL = "school"
    WAY_TO_SCHOOL = "way_to_school"
    YOUTH_CENTRE = "youth_centre"
    TOWN = "town"
    HOME = "home"
    ONLINE = "online"
    OTHER = "other"


class CommitmentState(StrEnum):
    """How it stands with a promise."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    KEPT = "kept"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Guardian:
    """A guardian's name and relation, as the class list has them."""

    name: str
    relation: str


@dataclass(frozen=True, slots=True)
class PupilCard:
    """Who the pupil is. The card seals the birth date, since rules need birthdays; others are shown the year."""

    name: str
    alias: str
    birth_date: date | None
    """None where another seat made him known by his year alone."""
    birth_year: int
    school_class: str
    guardians: tuple[Guardian, ...]
    source_id: str
    """The class list's id for him, or empty for a card made by hand."""


@dataclass(frozen=True, slots=True)
class Heading:
    """How a giver presents a pupil to a receiver: by the giver's own id, and the receiver's where it came from him."""

    pupil: PupilId
    name: str
    school_class: str
    birth_year: int
    yours: PupilId | None


@dataclass(frozen=True, slots=True)
class Signal:
    """An early sign: what was seen, and, in a box of its own, what its author makes of it."""

    term: str
    seen: str
    made_of_it: str
    seen_on: date
    place: PlaceKind
    seen_by: str
    """Who saw it: a role by default, such as "mentor"."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that works, and how it shows."""

    term: str
    text: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Need:
    """What would help."""

    term: str
    text: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class ChildsView:
    """The pupil's own words, unedited; or that they are not known yet, with the day somebody tried."""

    known: bool
    words: str
    asked_on: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """Why the group asks, and the day on which the pupil was told that it does."""

    text: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who does what by when. Offered to the seat whose promise it is; that seat's own item once it accepts."""

    text: str
    owner: Seat
    due_on: date
    state: CommitmentState
    offer: ItemId | None
    """For an accepted promise: the item by which it was offered."""


@dataclass(frozen=True, slots=True)
class Minute:
    """A decision taken at the table, in one line; never a narrative."""

    text: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Referral:
    """That the pupil is handed on to another forum, with a consent of its own."""

    forum: str
    text: str


@dataclass(frozen=True, slots=True)
class NoteToSelf:
    """The author's alone; in no register, gone some days after the meeting unless turned into an entry."""

    text: str
    erase_on: date


@dataclass(frozen=True, slots=True)
class Link:
    """This seat says that another seat's pupil is this pupil of its own; taken apart, it says so no longer."""

    seat: Seat
    pupil: PupilId
    apart: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper that belongs to an item. It is not read with the sheet, only when it is asked for."""

    of: ItemId
    name: str
    media_type: str
    octets: bytes

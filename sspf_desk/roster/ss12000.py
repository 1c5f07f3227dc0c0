"""One page of SS 12000 v2.1 answers decoded into records that name only the fields the program needs."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias, TypeVar

import msgspec

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Decoded = TypeVar("Decoded")


class Pointer(msgspec.Struct, frozen=True):
    """A reference to a record. A display name beside the id is not read: it could name a protected person."""

    id: Id


class Enrolment(msgspec.Struct, frozen=True, rename="camel"):
    """A place at a school unit; SS 12000 spells `enroledAt` so."""

    enroled_at: Pointer
    start_date: date | None = None
    end_date: date | None = None
    cancelled: bool | None = None


class Responsible(msgspec.Struct, frozen=True, rename="camel"):
    """Who is responsible for a person, and how."""

    person: Pointer
    relation_type: str | None = None


class Person(msgspec.Struct, frozen=True, rename="camel"):
    """A person; the civic number, addresses and telephone numbers are skipped in decoding and never an object."""

    id: Id
    given_name: str
    family_name: str
    birth_date: date | None = None
    security_marking: str | None = None
    person_status: str | None = None
    enrolments: tuple[Enrolment, ...] | None = None
    responsibles: tuple[Responsible, ...] | None = None


class Membership(msgspec.Struct, frozen=True, rename="camel"):
    """A person's time in a group."""

    person: Pointer
    start_date: date | None = None
    end_date: date | None = None


class Group(msgspec.Struct, frozen=True, rename="camel"):
    """A class or another group."""

    id: Id
    display_name: str
    group_type: str
    start_date: date | None = None
    end_date: date | None = None
    organisation: Pointer | None = None
    group_memberships: tuple[Membership, ...] | None = None


class Organisation(msgspec.Struct, frozen=True, rename="camel"):
    """A school unit, or what it belongs to."""

    id: Id
    display_name: str
    organisation_type: str
    school_unit_code: str | None = None


class Duty(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody's post at the school: recognised, so that a whole download can be handed over, and not used."""

    id: Id
    duty_role: str


Record: TypeAlias = Person | Group | Organisation | Duty


@dataclass(frozen=True, slots=True)
class Page:
    """The records of one page in order; `token` says whether the register had more to give."""

    records: tuple[Record, ...]
    token: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a page is broken: a place such as `data[12].birthDate`; for the whole, `encoding`, `json` or `page`."""

    place: str


def decode(content: bytes) -> Page | Fault:
    """The page in these bytes, a byte order mark allowed; nothing is raised, so that no exception carries content."""
    if not _is_utf8(content):
        return Fault("encoding")
    envelope = _decoded(_ENVELOPE, content.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(envelope, Fault):
        return Fault(envelope.place.removeprefix(".") or "page")
    records: list[Record] = []
    for index, raw in enumerate(envelope.data):
        record = _record(raw)
        if isinstance(record, Fault):
            return Fault(f"data[{index}]" + record.place.removeprefix("json"))
        records.append(record)
    return Page(tuple(records), token=bool(envelope.page_token))


class _Envelope(msgspec.Struct, frozen=True, rename="camel"):
    data: list[msgspec.Raw]
    page_token: str | None = None


class _Telling(msgspec.Struct, frozen=True, rename="camel"):
    """The fields whose presence tells what a record is."""

    group_type: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    organisation_type: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    duty_role: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    given_name: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    family_name: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


_ENVELOPE = msgspec.json.Decoder(_Envelope)
_TELLING = msgspec.json.Decoder(_Telling)
_GROUP = msgspec.json.Decoder(Group)
_ORGANISATION = msgspec.json.Decoder(Organisation)
_DUTY = msgspec.json.Decoder(Duty)
_PERSON = msgspec.json.Decoder(Person)


def _record(raw: msgspec.Raw) -> Record | Fault:
    telling = _decoded(_TELLING, raw)
    if isinstance(telling, Fault):
        return telling
    if telling.group_type is not msgspec.UNSET:
        return _decoded(_GROUP, raw)
    if telling.organisation_type is not msgspec.UNSET:
        return _decoded(_ORGANISATION, raw)
    if telling.duty_role is not msgspec.UNSET:
        return _decoded(_DUTY, raw)
    if telling.given_name is msgspec.UNSET and telling.family_name is msgspec.UNSET:
        return Fault("")
    return _decoded(_PERSON, raw)


def _decoded(decoder: msgspec.json.Decoder[Decoded], content: bytes | msgspec.Raw) -> Decoded | Fault:
    try:
        return decoder.decode(content)
    except msgspec.ValidationError as error:
        return Fault(_place(str(error)))
    except (msgspec.DecodeError, RecursionError):
        return Fault("json")


def _place(message: str) -> str:
    """The JSON path in a msgspec message, without its `$`; paths hold our own field names and indices only."""
    path = re.search(r" - at `\$([^`]*)`$", message)
    missing = re.match(r"Object missing required field `(\w+)`", message)
    return (path[1] if path else "") + (f".{missing[1]}" if missing else "")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True

"""What an outside checker needs: every text that was recorded, who may read it at the meeting, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from msgspec import Struct

from sspf_desk.agenda import Agenda
from sspf_desk.demo.folder import MARK
from sspf_desk.demo.group import Group
from sspf_desk.demo.stage import Stage, Written
from sspf_desk.meetings.copies import PrintedCopy
from sspf_desk.terms import ItemId, Mode, Seat

Seats = tuple[Seat, ...]


class MemberFact(Struct, frozen=True):
    """A member and his invented password; none at the table."""

    name: str
    seat: Seat
    mode: Mode
    password: str | None


class MeetingFact(Struct, frozen=True):
    """When the meeting is held, in Swedish time."""

    held_on: date
    begins: time


class TextFact(Struct, frozen=True):
    """One recorded text. A commitment that was accepted is held twice and told once, with the readers of both."""

    text: str
    kind: str
    holder: Seat
    pupil: str
    """The alias at the school."""
    pupil_name: str
    open_to: Seats
    """The seats with a ground when the meeting begins, the holder's among them, as each holder's own desk rules."""
    on_chair_copy: Seats
    on_own_sheet: Seats


class Facts(Struct, frozen=True):
    """The file as it is written."""

    mark: str
    password: str
    """Of every PDF."""
    members: tuple[MemberFact, ...]
    meeting: MeetingFact
    texts: tuple[TextFact, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The papers of one meeting, the password of their files, and the seat that printed the copies."""

    password: str
    chair: Seat
    copies: tuple[PrintedCopy, ...]
    own: tuple[PrintedCopy, ...]


def facts(stage: Stage, group: Group, meeting: MeetingFact, printed: Printed, at: datetime) -> Facts:
    """The facts of a demo whose desks are open, with what was printed there for a meeting that begins at a moment."""
    aliases = {str(row.name): str(row.alias) for row in stage.desks[group.chair].people.list()}
    open_to = _readers(stage, at)
    return Facts(
        mark=MARK,
        password=printed.password,
        members=tuple(MemberFact(m.name, m.seat, m.mode, group.passwords.get(m.seat)) for m in group.story.member),
        meeting=meeting,
        texts=tuple(_text(one, aliases[one.pupil], open_to, printed) for one in stage.written),
    )


def _text(one: Written, alias: str, open_to: Mapping[ItemId, frozenset[Seat]], printed: Printed) -> TextFact:
    return TextFact(
        text=one.text,
        kind=one.kind,
        holder=one.holder,
        pupil=alias,
        pupil_name=one.pupil,
        open_to=tuple(seat for seat in Seat if seat in open_to[one.item]),
        on_chair_copy=_stands_on(one.text, printed.copies),
        on_own_sheet=_stands_on(one.text, printed.own),
    )


def _readers(stage: Stage, at: datetime) -> dict[ItemId, frozenset[Seat]]:
    """Who may read each item at a moment, as the desk of its own seat answers; a promise is read with its offer."""
    pupils = {one.pupil for one in stage.written}
    open_to = {
        item.item: frozenset(one.seat for one in item.open_to)
        for desk in stage.desks.values()
        for row in desk.people.list()
        if row.name in pupils
        for item in desk.openness.who_may(row.pupil, at)
    }
    return open_to | {offer: open_to[offer] | open_to[item] for offer, item in stage.promised.items()}


def _stands_on(text: str, copies: tuple[PrintedCopy, ...]) -> Seats:
    """The receivers on whose papers a text stands as it was rendered."""
    return tuple(copy.receiver for copy in copies if text in _said(copy.agenda))


def _said(agenda: Agenda) -> set[str]:
    """Every text and remark on a copy."""
    return {str(told) for case in agenda.cases for line in case.lines for told in (line.text, line.remark)}

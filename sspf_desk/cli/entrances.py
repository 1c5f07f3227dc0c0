"""The commands that lead to a desk, or that need none: founding, joining, coming back, restoring, copying."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sspf_desk.cli import group_requests as g
from sspf_desk.cli import requests as r
from sspf_desk.cli.commands import Answer
from sspf_desk.cli.secrets import Given, Secret
from sspf_desk.cli.upkeep import SECOND, second_of
from sspf_desk.desk import Desk, Doors, Opened
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.backups import Opening
from sspf_desk.membership.entrance import Founder
from sspf_desk.membership.returning import Newcomer
from sspf_desk.saving import new_page


@dataclass(frozen=True, slots=True)
class Entrance:
    """One command that comes before any desk: what it reads, what it does in which folder, what it asks for."""

    help: str
    reads: type
    does: Callable[[Doors, Path, Any, Given], Answer]
    asks: frozenset[Secret]


def init(doors: Doors, vault: Path, told: g.Init, given: Given) -> Answer:
    """A new group in a new vault."""
    founder = Founder(
        name=told.name,
        seat=told.seat,
        mandate=told.mandate,
        school=told.school,
        authority=told.authority,
        same_branch=told.same_branch,
        lawbook=told.lawbook,
        practice=told.practice,
    )
    return _come_in(doors.found(vault, founder, given[Secret.PASSWORD]))


def join(doors: Doors, vault: Path, _: r.Nothing, given: Given) -> Answer:
    """An invitation spent."""
    code = given[Secret.CODE]
    return _come_in(doors.join(vault, code, given[Secret.PASSWORD]))


def recover(doors: Doors, vault: Path, _: r.Nothing, given: Given) -> Answer:
    """A lost password: one's own sheet, and a new password. The sheet is spent."""
    words = given[Secret.WORDS]
    return _come_in(doors.recover(vault, words, given[Secret.NEW_PASSWORD]))


def reseat(doors: Doors, vault: Path, told: r.Reseat, given: Given) -> Answer:
    """A seat taken again by its sheet: with a registrar's code, or with a second person where none is left."""
    words = given[Secret.WORDS]
    if told.seat is None:
        code = given[Secret.CODE]
        return _come_in(doors.reseat(vault, code, words, given[Secret.NEW_PASSWORD]))
    second = second_of(told.second, given)
    if second is None:
        raise Refusal(Reason.TWO_PERSONS)
    newcomer = Newcomer(told.name, told.seat, told.mandate)
    return _come_in(doors.reseat_by_two(vault, newcomer, words, given[Secret.NEW_PASSWORD], second))


def _come_in(opened: Opened) -> Answer:
    with opened as desk:
        return {"member": desk.member.name, "seat": desk.member.seat, "next": list(_to_do(desk))}


def _to_do(desk: Desk) -> Iterator[str]:
    """The commands by which whoever has just come in makes the vault safe: a seat that writes must have its sheet."""
    due = desk.upkeep()
    if not due.own_sheet:
        yield "own-sheet"
    if due.seat_sheet is False:
        yield from ("seat-sheet", "receipt")


def restore(doors: Doors, vault: Path, told: r.Restore, given: Given) -> Answer:
    """A backup put back in a new folder."""
    opening = Opening(told.name, given[Secret.PASSWORD]) if told.name else Opening(words=given[Secret.WORDS])
    return {"restored": doors.restore(told.backup, vault, opening)}


def copy(doors: Doors, vault: Path, told: r.Copied, _: Given) -> Answer:
    """The vault's files as they lie, in a new folder."""
    return {"copied": doors.copy(vault, told.to)}


ENTRANCES: Mapping[str, Entrance] = {
    "init": Entrance("found a group in a new vault", g.Init, init, frozenset({Secret.PASSWORD})),
    "join": Entrance("spend an invitation's code", r.Nothing, join, frozenset({Secret.CODE, Secret.PASSWORD})),
    "recover": Entrance(
        "come in by one's own recovery sheet, with a new password",
        r.Nothing,
        recover,
        frozenset({Secret.WORDS, Secret.NEW_PASSWORD}),
    ),
    "reseat": Entrance(
        "take a seat again by its sheet: with a code, or with a second person where no registrar is left",
        r.Reseat,
        reseat,
        frozenset({Secret.CODE, Secret.WORDS, Secret.NEW_PASSWORD}) | SECOND,
    ),
    "restore": Entrance(
        "put a backup back in a new folder", r.Restore, restore, frozenset({Secret.PASSWORD, Secret.WORDS})
    ),
    "copy": Entrance("copy a vault's files as they lie", r.Copied, copy, frozenset()),
}


def inspected(doors: Doors, asked: argparse.Namespace, told: r.Verify, given: Given) -> Answer:
    """A vault in doubt, looked at without writing a byte; with a report where one is asked for."""
    found = doors.inspect(asked.vault, asked.name, given[Secret.PASSWORD], told.control)
    if told.report is not None and found.findings:
        with new_page(told.report, "$.report") as file:
            file.write(doors.report(found))
    return {"whole": not found.findings, "faults": found.findings}

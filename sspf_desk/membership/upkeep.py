"""What a vault asks of a member before it is needed: sheets to make, receive and try, a backup to take, keys owed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sspf_desk.membership.around import SignedIn
from sspf_desk.models.days import day_of
from sspf_desk.records.directory import Directory, read_directory
from sspf_desk.terms import Act, MemberId, Mode, Seat
from sspf_desk.vault import keyfile

BACKUP_DAYS: Final = 7
"""How old the newest backup may be before the program asks for one."""
BACKUP_LIFE_DAYS: Final = 35
"""How old a backup may be before the program asks that it be destroyed: it still holds what was erased since."""
DRILL_DAYS: Final = 365
"""How long ago a sheet may last have been tried."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is due, for one member; only what every member may know, and what is his own."""

    own_sheet: bool
    """He has a recovery sheet of his own."""
    own_sheet_tried_on: date | None
    seat_sheet: bool | None
    """His seat's sheet is with its keeper; None for a seat that needs none."""
    seat_sheet_old: bool
    """Somebody has left the seat since its sheet was made, and may have read it: a new one is called for."""
    keeper: str
    seat_sheet_tried_on: date | None
    drill_due: bool
    backup_made_at: datetime | None
    backup_due: bool
    backups_to_destroy: tuple[str, ...]
    waiting: tuple[str, ...]
    """Who waits for this seat to let him in."""
    seats_awaiting_keys: tuple[Seat, ...]
    """Seats that somebody left, and that nothing new is sealed to before one who sits there has signed in."""
    restored: str
    """Who put the vault back since this user last saw it."""
    restored_to: datetime | None


def upkeep(signed_in: SignedIn) -> Upkeep:
    """What is due now."""
    with signed_in.acts.begin(Act.LISTED, "upkeep", reading=True) as session:
        directory, today, now = read_directory(session, signed_in.door.vault), day_of(session.now), session.now
    me, file = signed_in.member, keyfile.read(signed_in.folder)
    sheet = directory.sheet_of(me.seat) if me.mode is Mode.WRITES else None
    own, tried = file.has_sheet(me.id), {drill.sheet: day_of(drill.since) for drill in directory.drills}
    standing = [one for one in directory.backups if one.destroyed_on is None]
    newest = max((one.made_at for one in standing), default=None)
    old = [one.backup for one in standing if now - one.made_at > timedelta(days=BACKUP_LIFE_DAYS)]
    since = {sheet.id: day_of(sheet.since)} if sheet else {}
    kept = [*([me.id] if own else []), *since]
    return Upkeep(
        own_sheet=own,
        own_sheet_tried_on=tried.get(me.id),
        seat_sheet=sheet is not None if me.mode is Mode.WRITES else None,
        seat_sheet_old=sheet is not None and any(left > sheet.since for left in _left(directory, me.seat)),
        keeper=sheet.receipt.keeper if sheet and sheet.receipt else "",
        seat_sheet_tried_on=tried.get(sheet.id) if sheet else None,
        drill_due=any(_due(tried.get(one) or since.get(one), today) for one in kept),
        backup_made_at=newest,
        backup_due=newest is None or now - newest > timedelta(days=BACKUP_DAYS),
        backups_to_destroy=tuple(old),
        waiting=tuple(facts.name for facts in directory.waiting.values() if facts.seat is me.seat),
        seats_awaiting_keys=tuple(seat for seat in directory.seats if directory.stale(seat)),
        restored=_name(directory, signed_in.restored.by) if signed_in.restored else "",
        restored_to=signed_in.restored.made_at if signed_in.restored else None,
    )


def _left(directory: Directory, seat: Seat) -> tuple[datetime, ...]:
    """When members of a seat left it."""
    return tuple(f.until for f in directory.members.values() if f.seat is seat and f.public and f.until is not None)


def _due(tried: date | None, today: date) -> bool:
    return tried is None or today - tried > timedelta(days=DRILL_DAYS)


def _name(directory: Directory, by: MemberId) -> str:
    """Who it was: a member, or the keeper of the seat's sheet that opened the backup."""
    facts, sheet = directory.members.get(by), directory.sheets.get(by)
    if facts:
        return facts.name
    return sheet.receipt.keeper if sheet and sheet.receipt else by

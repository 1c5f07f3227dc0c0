"""The commands by which a vault is kept alive: sheets, members, backups, checks."""

from collections.abc import Callable, Mapping

from sspf_desk.cli import group_requests as g
from sspf_desk.cli import requests as r
from sspf_desk.cli.commands import CASEWORK, NEW, Answer, Command
from sspf_desk.cli.secrets import Given, Secret
from sspf_desk.desk import Desk
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import passwords
from sspf_desk.membership.entering import Typed
from sspf_desk.membership.returning import Second
from sspf_desk.membership.sheets import NewSheet
from sspf_desk.saving import new_page

SECOND = frozenset({Secret.SECOND_PASSWORD, Secret.SECOND_WORDS})


def own_sheet(desk: Desk, asked: r.NewSheet, given: Given) -> Answer:
    """A new recovery sheet of one's own; an earlier one opens nothing any more."""
    return _sheet(desk, desk.sheets.make_own, asked, given)


def seat_sheet(desk: Desk, asked: r.NewSheet, given: Given) -> Answer:
    """A new recovery sheet for the seat; it counts once its receipt is entered."""
    return _sheet(desk, desk.sheets.make_for_seat, asked, given)


def _sheet(desk: Desk, make: Callable[[], NewSheet], asked: r.NewSheet, given: Given) -> Answer:
    """The sheet, once its page has a place: no earlier one is lost for a weak password or a full disk."""
    if asked.out is None:
        return _words_of(make())
    password = given[Secret.NEW_PASSWORD]
    passwords.admit(password)
    with new_page(asked.out) as file:
        made = make()
        file.write(desk.papers.locked(desk.papers.recovery(made), password))
    return _words_of(made)


def _words_of(made: NewSheet) -> Answer:
    return {"sheet": made.id, "seat": made.seat, "words": made.words()}


def receipt(desk: Desk, asked: r.Receipt, given: Given) -> Answer:
    """Who keeps the seat's sheet, entered once the sheet has been tried."""
    desk.sheets.receive(given[Secret.WORDS], asked.keeper, asked.kept_at)
    return {"received": True, "keeper": asked.keeper}


def drill(desk: Desk, _asked: r.Nothing, given: Given) -> Answer:
    """A sheet tried; nothing is changed but that it is entered."""
    tried = desk.sheets.drill(given[Secret.WORDS])
    return {"tried": True, "whose": tried.whose, "seat": tried.seat, "of_seat": tried.of_seat}


def admit(desk: Desk, asked: r.Admit, _: Given) -> Answer:
    """A new member let in to one's own seat, after six words were compared."""
    desk.membership.admit(asked.member, asked.words)
    return {"admitted": asked.member}


def appoint(desk: Desk, asked: r.Appoint, given: Given) -> Answer:
    """The registrar's right given: by a registrar, or by two where none is left."""
    second = second_of(asked.second, given)
    if second is None:
        desk.membership.appoint(asked.member)
    else:
        desk.appoint_by_two(asked.member, second)
    return {"appointed": asked.member}


def second_of(name: str, given: Given) -> Second | None:
    """The second person, where one has come: by name and password, or by the words of a sheet.

    Raises `Refusal` for a password without a name: then nobody can tell whose it is.
    """
    if name.strip():
        return Second(typed=Typed(name, given[Secret.SECOND_PASSWORD]))
    if given.comes(Secret.SECOND_PASSWORD):
        raise Refusal(Reason.BAD_INPUT, place="$.second")
    return Second(words=given[Secret.SECOND_WORDS]) if given.comes(Secret.SECOND_WORDS) else None


def end_member(desk: Desk, asked: r.EndMember, _: Given) -> Answer:
    """A membership ended at once, with new keys for the seat and the vault."""
    desk.leaving.end(asked.member, moves=asked.moves, alone=asked.alone, commitments_stand=asked.commitments_stand)
    return {"ended": asked.member}


def hand_over(desk: Desk, asked: r.HandOver, _: Given) -> Answer:
    """A commitment offered to a new owner; or what a seat has still to do, as far as one's own may know."""
    if asked.seat is not None:
        return {"open": desk.commitments.open_of(asked.seat)}
    if asked.commitment is None or asked.to is None:
        raise Refusal(Reason.BAD_INPUT, place="$.commitment" if asked.commitment is None else "$.to")
    return {"offered": desk.commitments.hand_over(asked.pupil, asked.commitment, asked.to, asked.draft)}


def fulfil(desk: Desk, asked: r.Fulfil, _: Given) -> Answer:
    """That a commitment has been kept, or has not after all."""
    desk.commitments.fulfil(asked.pupil, asked.commitment, done=asked.done)
    return {"commitment": asked.commitment}


def backup(desk: Desk, asked: r.Backup, _: Given) -> Answer:
    """A backup made and opened again; or one said to be destroyed; or the list of them."""
    if asked.out is not None:
        return {"backup": desk.backups.make(asked.out)}
    if asked.destroyed:
        desk.backups.destroyed(asked.destroyed)
    return {"backups": desk.backups.list()}


def control_sheet(desk: Desk, asked: r.Control, _: Given) -> Answer:
    """How far the vault has come, in twelve groups for paper."""
    control = desk.watch.control()
    if asked.out is not None:
        with new_page(asked.out) as file:
            file.write(desk.papers.control(control))
    return {"sequence": control.sequence, "groups": control.groups}


def verify(desk: Desk, asked: r.Verify, _: Given) -> Answer:
    """What is wrong with the vault; nothing where it is whole."""
    faults = desk.watch.verify(asked.control)
    return {"whole": not faults, "faults": faults}


def status(desk: Desk, _asked: r.Nothing, _: Given) -> Answer:
    """What is due: sheets, backups, members to let in."""
    return {"status": desk.upkeep()}


def settings(desk: Desk, asked: g.Settings, _: Given) -> Answer:
    """What is set for the whole group, after what is asked for has been set."""
    if asked.practice is not None:
        desk.membership.set_practice(asked.practice.instead_of(desk.table().practice))
    if asked.same_branch is not None:
        desk.membership.set_same_branch(same_branch=asked.same_branch)
    table = desk.table()
    return {"settings": {"same_branch": table.same_branch, "practice": table.practice}}


def erase(desk: Desk, asked: r.Erase, _: Given) -> Answer:
    """An own item erased on the ground of a disposal decision."""
    return {"erased": desk.erasure.erase(asked.pupil, asked.item, asked.decision)}


COMMANDS: Mapping[str, Command] = {
    **CASEWORK,
    "own-sheet": Command("a recovery sheet of one's own; --new-password-fd locks the page", r.NewSheet, own_sheet, NEW),
    "seat-sheet": Command("a recovery sheet for the seat", r.NewSheet, seat_sheet, NEW),
    "receipt": Command("who keeps the seat's sheet", r.Receipt, receipt, frozenset({Secret.WORDS})),
    "drill": Command("try a recovery sheet without changing anything", r.Nothing, drill, frozenset({Secret.WORDS})),
    "admit": Command("let a new member in to one's own seat, after comparing six words", r.Admit, admit),
    "appoint": Command("give the registrar's right to one more", r.Appoint, appoint, SECOND),
    "end-member": Command("end a membership, with new keys for all who stay", r.EndMember, end_member),
    "hand-over": Command("offer a commitment to a new owner, or list a seat's", r.HandOver, hand_over),
    "fulfil": Command("say that a commitment has been kept, or has not after all", r.Fulfil, fulfil),
    "backup": Command("make a sealed backup and open it again, or list them", r.Backup, backup),
    "control-sheet": Command("how far the vault has come, for paper", r.Control, control_sheet),
    "verify": Command("read the trail and every row, and name what is wrong", r.Verify, verify),
    "status": Command("what is due: sheets, backups, members to let in", r.Nothing, status),
    "settings": Command("what is set for the whole group, or set it", g.Settings, settings),
    "erase": Command("erase an own item on the ground of a disposal decision", r.Erase, erase),
}

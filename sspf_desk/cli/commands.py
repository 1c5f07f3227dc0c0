"""What each command does at a desk, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sspf_desk import roster
from sspf_desk.cli import group_requests as g
from sspf_desk.cli import requests as r
from sspf_desk.cli.secrets import Given, Secret
from sspf_desk.desk import Desk
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.planning import Plan
from sspf_desk.membership import passwords
from sspf_desk.saving import save
from sspf_desk.terms import Mode

Answer = Mapping[str, Any]
NEW = frozenset({Secret.NEW_PASSWORD})


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it reads, what it does, and which secrets it asks for beside the password."""

    help: str
    reads: type
    does: Callable[[Desk, Any, Given], Answer]
    asks: frozenset[Secret] = frozenset()


def invite(desk: Desk, asked: g.Invite, _: Given) -> Answer:
    """A code to hand over, or a name at the table for a seat without keys."""
    if asked.mode is Mode.AT_THE_TABLE:
        desk.membership.seat_at_the_table(asked.name, asked.seat)
        return {"seat": asked.seat, "code": None}
    code = desk.membership.invite(asked.name, asked.seat, asked.mode, mandate=asked.mandate, agreement=asked.agreement)
    return {"seat": asked.seat, "code": code}


def take_in(desk: Desk, asked: r.Import, _: Given) -> Answer:
    """A class list from files, or cards by hand; by count alone."""
    if asked.folder is not None:
        return {"imported": desk.people.take_in(roster.read(asked.folder, asked.on, unit=asked.unit))}
    return {"pupils": [desk.people.add(row, asked.on) for row in asked.pupils]}


def record(desk: Desk, asked: r.Record, _: Given) -> Answer:
    """An item recorded, or an own item corrected."""
    if asked.corrects is None:
        return {"recorded": desk.recording.record(asked.pupil, asked.draft)}
    if asked.stamp is None:
        raise Refusal(Reason.BAD_INPUT, place="$.stamp")
    return {"recorded": desk.recording.correct(asked.pupil, asked.corrects, asked.draft, asked.stamp)}


def draft(desk: Desk, asked: r.KeptDraft, _: Given) -> Answer:
    """The draft that could not be saved as asked, or nothing."""
    if asked.clear:
        desk.recording.kept.clear()
    return {"draft": desk.recording.kept.draft()}


def take(desk: Desk, asked: r.Take, _: Given) -> Answer:
    """A consent recorded. It opens nothing until it is accepted."""
    return {"consent": desk.grounds.take(asked.pupil, asked.consent)}


def accept(desk: Desk, asked: r.Accept, _: Given) -> Answer:
    """A consent accepted for this seat, or a commitment promised or declined."""
    if asked.commitment is not None:
        item = desk.recording.promise(asked.pupil, asked.commitment, accepted=not asked.declined)
        return {"commitment": item}
    if asked.consent is None:
        raise Refusal(Reason.BAD_INPUT, place="$.consent")
    return {"grant": desk.grounds.accept(asked.pupil, asked.consent)}


def withdraw(desk: Desk, asked: r.Withdraw, _: Given) -> Answer:
    """A consent withdrawn, in whole or in part."""
    desk.grounds.withdraw(asked.pupil, asked.consent, parties=asked.parties, topics=asked.topics, who=asked.who)
    return {"withdrawn": asked.consent}


def decide(desk: Desk, asked: r.Decide, _: Given) -> Answer:
    """A decision recorded, or the provisions listed with the reason why some cannot be chosen."""
    if asked.decision is not None:
        return {"decided": desk.grounds.decide(asked.pupil, asked.decision)}
    if asked.receiver is None:
        raise Refusal(Reason.BAD_INPUT, place="$.receiver")
    choices = desk.grounds.choices(asked.pupil, asked.items, asked.receiver)
    return {
        "provisions": [
            {
                "id": choice.provision.id,
                "name": choice.provision.name,
                "label": choice.provision.sv,
                "asks": choice.provision.asks,
                "why_not": choice.why_not,
            }
            for choice in choices
        ]
    }


def sheet(desk: Desk, asked: r.Sheet, _: Given) -> Answer:
    """A pupil's sheet, or a list of pupils."""
    if asked.pupil is not None:
        return {"sheet": desk.recording.sheet(asked.pupil)}
    rows = desk.people.list() if asked.find is None else desk.people.find(asked.find)
    return {"pupils": rows}


def link(desk: Desk, asked: r.Link, _: Given) -> Answer:
    """Two pupils that are one youth, or are not after all."""
    desk.people.link(asked.pupil, asked.other, apart=asked.apart)
    return {"linked": not asked.apart}


def meeting(desk: Desk, asked: r.Meeting, _: Given) -> Answer:
    """A meeting called, pupils put on its agenda, or the list of meetings."""
    if asked.call is not None:
        call = asked.call
        present = tuple((sitting.seat, sitting.name) for sitting in call.present)
        called = desk.planning.call(Plan(call.held_on, call.begins, call.place, call.chair, present))
        return {"meeting": called}
    if asked.meeting is None:
        return {"meetings": desk.planning.list()}
    for pupil in asked.pupils:
        desk.planning.put_on(asked.meeting, desk.people.mine(pupil))
    return {"meeting": asked.meeting}


def ready(desk: Desk, asked: r.Ready, _: Given) -> Answer:
    """What this seat says before a meeting, and, for the seat that called, what every seat has said."""
    told = desk.preparing.view(asked.meeting)
    if asked.ready is not None or asked.raises is not None:
        is_ready = told.ready if asked.ready is None else asked.ready
        raises = told.raises if asked.raises is None else asked.raises
        told = desk.preparing.say(asked.meeting, ready=is_ready, raises=raises)
    return {"readiness": told}


def agenda(desk: Desk, asked: r.Agenda, given: Given) -> Answer:
    """The copies of a meeting, or one's own sheet, saved locked. A weak password is refused before any is entered."""
    password = given[Secret.NEW_PASSWORD]
    passwords.admit(password)
    copies = (desk.copies.own_sheet(asked.meeting),) if asked.own else desk.copies.compose(asked.meeting)
    told = []
    for number, copy in enumerate(copies, 1):
        name = f"{copy.receiver}.pdf" if asked.own else f"{number}-{copy.receiver}.pdf"
        save(asked.out / name, desk.copies.locked(copy, password))
        told.append({"receiver": copy.receiver, "code": copy.code, "file": name})
    return {"copies": told}


def members(desk: Desk, _asked: r.Nothing, _: Given) -> Answer:
    """Everyone who belongs to the group, and who waits to be let in."""
    told = desk.membership.members()
    return {
        "members": [{"name": m.name, "seat": m.seat, "mode": m.mode, "mandate": m.mandate} for m in told],
        "waiting": desk.membership.waiting(),
    }


def change_password(desk: Desk, _asked: r.Nothing, given: Given) -> Answer:
    """A new password; the old one opens nothing any more."""
    desk.membership.set_password(given[Secret.NEW_PASSWORD])
    return {"changed": True}


CASEWORK: Mapping[str, Command] = {
    "invite": Command("invite a member to a seat, or say who sits at the table for it", g.Invite, invite),
    "import": Command("take in a class list (SS 12000) or pupils by hand", r.Import, take_in),
    "record": Command("record or correct a signal, strength, need and the rest", r.Record, record),
    "draft": Command("one's own unfinished draft", r.KeptDraft, draft),
    "take": Command("record a consent that was given", r.Take, take),
    "accept": Command("accept a consent for one's own seat, or a commitment", r.Accept, accept),
    "withdraw": Command("withdraw a consent, in whole or in part", r.Withdraw, withdraw),
    "decide": Command("list the provisions, or record a decision", r.Decide, decide),
    "sheet": Command("a pupil's sheet, or the list of pupils", r.Sheet, sheet),
    "link": Command("say that another seat's pupil is one's own, or is not", r.Link, link),
    "meeting": Command("call a meeting, put pupils on its agenda, or list meetings", r.Meeting, meeting),
    "ready": Command("say that one's seat is ready for a meeting, or wants to raise a pupil", r.Ready, ready),
    "agenda": Command("the copies of a meeting, or one's own sheet, locked", r.Agenda, agenda, NEW),
    "members": Command("who belongs to the group, and who waits to be let in", r.Nothing, members),
    "passwd": Command("change one's own password", r.Nothing, change_password, NEW),
}

"""Plays the story from its first day to today, prints the meeting's papers, and writes down the facts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

from msgspec import json

from sspf_desk import roster
from sspf_desk.demo import folder as f
from sspf_desk.demo.clock import DemoClock, calendar_of
from sspf_desk.demo.facts import Facts, MeetingFact, Printed, facts
from sspf_desk.demo.group import Group, drawn, group_of
from sspf_desk.demo.stage import Stage
from sspf_desk.demo.story import Says, StoryMember, load
from sspf_desk.desk import Desk, Doors
from sspf_desk.meetings.copies import PrintedCopy
from sspf_desk.settings import resource
from sspf_desk.store.sqlcipher import refusing
from sspf_desk.terms import ItemId


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happens so many days ago."""

    days: int
    happens: Callable[[date], object]


def show(doors: Doors, clock: DemoClock, out: Path) -> dict[str, int]:
    """Play the demo into a folder: `vault`, `copies`, `own` and `facts.json`. Returns counts.

    ``doors`` must be built on ``clock``, whose last moment is the demo's today. Raises `Refusal` BAD_INPUT with place
    "out" where something lies that is no demo; a demo is replaced whole.
    """
    story = load(resource("demo", "story.toml"))
    with f.building(out) as place:
        told = _shown(group_of(story, doors, place / f.VAULT), clock, place)
    return {
        "members": len(told.members),
        "pupils": len(story.pupil),
        "texts": len(told.texts),
        "copies": len(told.members),
        "own_sheets": sum(member.password is not None for member in told.members),
    }


def _shown(group: Group, clock: DemoClock, place: Path) -> Facts:
    story = group.story
    stage = Stage(calendar_of(clock), roster.read(resource("demo", "school"), story.class_list_on))
    meeting = _played(stage, group, clock)
    clock.at(clock.latest)
    with ExitStack() as today:
        stage.desks = {seat: group.sign_in(seat, today) for seat in group.passwords}
        printed = _printed(stage, group, meeting)
        held = MeetingFact(stage.calendar.meeting_day(), story.begins)
        told = facts(stage, group, held, printed, stage.calendar.meeting_moment(story.begins))
        _save(stage, printed, place)
    _write(place / f.FACTS, json.format(json.encode(told), indent=2))
    return told


def _played(stage: Stage, group: Group, clock: DemoClock) -> ItemId:
    """Every scene at its time; the desks stay open until the last. Returns the meeting."""
    meetings: list[ItemId] = []
    with ExitStack() as autumn:
        scenes = sorted(_scenes(stage, group, meetings, autumn), key=lambda scene: -scene.days)
        for days, those in groupby(scenes, key=lambda scene: scene.days):
            for number, scene in enumerate(those):
                clock.at(stage.calendar.moment(days, number))
                scene.happens(stage.calendar.ago(days))
    return meetings[0]


def _scenes(stage: Stage, group: Group, meetings: list[ItemId], autumn: ExitStack) -> Iterator[Scene]:
    story = group.story
    for member in story.member:
        yield Scene(member.days, partial(_come, stage, group, member, autumn))
    yield Scene(story.class_list_days, lambda _: stage.take_in_class_list(group.chair))
    for pupil in story.pupil:
        for act in pupil.act:
            yield Scene(act.days, partial(stage.play, pupil.name, act))
    yield Scene(story.call_days, lambda _: meetings.append(stage.call(story)))
    for pupil in story.pupil:
        yield Scene(story.agenda_days, partial(_put_on, stage, group, meetings, pupil.name))
    for said in story.says:
        yield Scene(said.days, partial(_says, stage, meetings, said))


def _come(stage: Stage, group: Group, member: StoryMember, autumn: ExitStack, _: date) -> None:
    first = stage.desks.get(group.chair)
    desk = group.join(first, member, autumn) if first else group.found(autumn)
    if desk:
        stage.desks[member.seat] = desk


def _says(stage: Stage, meetings: list[ItemId], said: Says, _: date) -> None:
    stage.says(meetings[0], said)


def _put_on(stage: Stage, group: Group, meetings: list[ItemId], pupil: str, _: date) -> None:
    stage.put_on(group.chair, meetings[0], pupil)


def _printed(stage: Stage, group: Group, meeting: ItemId) -> Printed:
    """The chair's copies, and then every own sheet: a sheet's pupils are those on the copy."""
    copies = stage.desks[group.chair].copies.compose(meeting)
    own = tuple(desk.copies.own_sheet(meeting) for desk in stage.desks.values())
    return Printed(drawn(group.story.words), group.chair, copies, own)


def _save(stage: Stage, printed: Printed, place: Path) -> None:
    """Each paper locked where it was printed: the copies at the chair's desk, a sheet at its own."""
    for number, copy in enumerate(printed.copies, 1):
        path = place / f.COPIES / f"{number}-{copy.receiver}.pdf"
        _save_copy(stage.desks[printed.chair], copy, printed.password, path)
    for sheet in printed.own:
        _save_copy(stage.desks[sheet.receiver], sheet, printed.password, place / f.OWN / f"{sheet.receiver}.pdf")


def _save_copy(desk: Desk, copy: PrintedCopy, password: str, path: Path) -> None:
    _write(path, desk.copies.locked(copy, password))


def _write(path: Path, told: bytes) -> None:
    with refusing():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(told)
        path.chmod(0o600)

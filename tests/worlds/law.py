"""The law of two worlds and the law of the oracle, asked of one world for some of its readers."""

from dataclasses import dataclass, field

from sspf_desk.terms import Seat
from tests.worlds.drop import Knife
from tests.worlds.play import end_of, play
from tests.worlds.seen import Look, Whole
from tests.worlds.told import Story
from tests.worlds.world import READERS, SEATS_WITH_KEYS

SHOWN = {"signal", "strength", "need", "childs_view", "question", "commitment", "consent", "minute", "decision",
         "referral", "note_to_self"}  # fmt: skip
"""The kinds that stand as lines on a sheet."""


@dataclass(frozen=True)
class Fault:
    """A difference that a reader could see, or a thing shown or withheld against the oracle."""

    law: str
    reader: Seat
    where: str
    whole: str
    cut: str

    def __str__(self):
        return f"{self.law} {self.reader} {self.where}\n    whole: {self.whole}\n    cut:   {self.cut}"


@dataclass
class Trial:
    """What one world came to."""

    scenarios: int = 0
    """Readers for whom something was dropped."""
    dropped: int = 0
    faults: list[Fault] = field(default_factory=list)
    shown: int = 0
    """Items on readers' sheets, each checked against the oracle."""
    made: int = 0
    """Acts that were not refused."""


def try_world(world, readers=READERS):
    """Play a world whole, ask the oracle, and play it for each reader without what he may not know: what was found."""
    trial = Trial()
    with play(world) as played:
        whole, story = Whole(world, played), Story(world, played)
        knife, looks = Knife(world, played, story), {}
        for reader in readers:
            looks[reader] = look = Look(world, played, whole, reader)
            _look(look, reader, world)
            trial.faults += against_oracle(world, played, story, look, reader)
            trial.faults += said_against_oracle(world, played, story, look, reader)
            trial.shown += len(look.items)
    trial.made = sum(outcome[0] == "made" for outcome in played.outcomes.values())
    trial.faults += [fault for reader in readers for fault in copies_against_oracle(world, played, story, reader)]
    for reader in readers if not trial.faults else ():
        cut = knife.cut(reader)
        if cut.dropped:
            trial.scenarios += 1
            trial.dropped += len(cut.dropped)
            trial.faults += two_worlds(cut.world, played, whole, looks[reader].lines, reader)
    return trial


def _look(look, reader, world):
    """Everything a reader sees; one of a world's readers sees to the vault, too: a world costs a fifth less so."""
    look.all()
    if reader is SEATS_WITH_KEYS[len(world.acts) % len(SEATS_WITH_KEYS)]:
        look.upkeep()
    return look.lines


def two_worlds(cut, played, whole, lines, reader):
    """Where the reader sees otherwise in the world without what he may not know."""
    with play(cut, reader=reader, before=played) as other:
        seen = _look(Look(cut, other, whole, reader), reader, whole.world)
    labels = [label for label in {**lines, **seen} if lines.get(label) != seen.get(label)]
    return [Fault("two worlds", reader, label, lines.get(label, "-"), seen.get(label, "-")) for label in labels]


def against_oracle(world, played, story, look, reader):
    """Where the reader's sheets show what the oracle shuts, or, once all is settled, withhold what it opens."""
    if reader is Seat.POLICE:
        return []
    lines = [thing for thing in story.things.values() if thing.kind in SHOWN]
    ids = {played.made[name]: thing for thing in lines for name in thing.acts if name in played.made}
    opened = {key for key, seat in story.open_at(end_of(world)) if seat is reader}
    shown = {(ids[item].key, text) for item, text, _ in look.items if item in ids}
    papers = {name.removesuffix(".txt") for name in look.papers}
    expected = {t.key for t in story.things.values() if t.kind in SHOWN and t.key in opened}
    unsure = {t.key for t in story.things.values() if t.pupil and _ever_shut(story, t.pupil)}
    keys = {key for key, _ in shown}
    leaks = (keys - expected - unsure) | (papers - opened - unsure)
    faults = [Fault("leak", reader, key, "shown", "shut") for key in sorted(leaks)]
    faults += [
        Fault("listed", reader, p, "listed", "shut")
        for p in {*look.listed, *look.told_of}
        if story.shut_at(p, end_of(world))
    ]
    faults += [Fault("unlike", reader, where, "a day", "a page") for where in sorted(look.unlike)]
    if world.settled:
        withheld = expected - keys - unsure - story.erased(end_of(world))
        faults += [Fault("withheld", reader, key, "open", "not shown") for key in sorted(withheld)]
        newest = {key: story.things[key].text_at(end_of(world)) for key in expected}
        old = {key for key, text in shown if newest.get(key, "") not in ("", text)}
        faults += [Fault("old text", reader, key, newest[key], "another") for key in sorted(old)]
    return faults


def said_against_oracle(world, played, story, look, reader):
    """Where the seat that called is told otherwise than the oracle has it what was said before a meeting.

    What it said itself is its own for ever, and told until the meeting's day is over like the others'.
    """
    end = end_of(world)
    opened = {key for key, seat in story.open_at(end) if seat is reader}
    lasting = [
        thing for thing in story.things.values() if thing.kind == "readiness" and thing.versions[-1]["ends"] > end
    ]
    said = [thing for thing in lasting if thing.key in opened]
    called = {(story.act(story.act(thing.acts[0]).meeting), thing.holder) for thing in said}
    expected = {(played.made[call.name], seat) for call, seat in called if call.seat is reader}
    return [Fault("said", reader, f"{m} {seat}", "told", "oracle") for m, seat in sorted(expected ^ look.said)]


def _ever_shut(story, pupil):
    """Of a youth whose card was ever shut: his other cards follow when their seats next settle."""
    return any(story.was_shut(handle) for handle in story.youths.together(pupil))


def copies_against_oracle(world, played, story, reader):
    """Where a chair's copy holds more than its receiver has a ground to at the meeting's hour."""
    faults = []
    for name, copies in played.copies.items():
        opened = story.open_at_meeting(name)
        at = story.act(name).at
        allowed = {story.things[key].text_at(at) for key, seat in opened if seat is reader}
        consents = any(story.things[key].kind == "consent" for key, seat in opened if seat is reader)
        for case in copies[reader].agenda.cases if reader in copies else ():
            said = {str(line.text) for line in case.lines if line.kind != "consent"}
            told = any(line.kind == "consent" for line in case.lines)
            faults += [Fault("copy", reader, text, name, "shut") for text in said - allowed]
            faults += [Fault("copy", reader, "consent", name, "shut")] if told and not consents else []
    return faults

"""Everything a reader can see, list, print, be told or be refused, as plain lines."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sspf_desk.casework.drafts import Draft
from sspf_desk.errors import Refusal
from sspf_desk.models.content import Attachment
from sspf_desk.roster import HandRow, Roster
from sspf_desk.terms import Kind, Seat
from tests.builders import PASSWORD, a_decision, a_signal
from tests.worlds.acts import Call, Compose
from tests.worlds.keeping import keep_alive
from tests.worlds.play import end_of
from tests.worlds.windows import look_through

NOBODY = "0" * 32
"""An id that was never drawn."""
EMPTY = Roster("Björkdalsskolan", "12345678", (), 0, frozenset(), 0, 0)
"""A class list of nobody."""
GUESSES = 3
"""How many foreign handles, and how many foreign items, a reader guesses at."""


def plain(value):
    """A value in words that are the same for equal values, whatever order its sets are in."""
    if isinstance(value, frozenset | set):
        return "{" + ", ".join(sorted(plain(one) for one in value)) + "}"
    if isinstance(value, tuple | list):
        return "(" + ", ".join(plain(one) for one in value) + ")"
    if is_dataclass(value):
        inside = (f"{one.name}={plain(getattr(value, one.name))}" for one in fields(value))
        return f"{type(value).__name__}({', '.join(inside)})"
    return repr(value)


class Look:
    """One reader looking at a world as it is left; what he may ask for he has from the world played whole."""

    def __init__(self, world, played, whole, reader: Seat):
        self._world, self._played, self._whole, self._reader = world, played, whole, reader
        self.lines: dict[str, str] = {}
        self.items: set[tuple[str, str, str]] = set()
        """Each (item, text) on the reader's sheets, with the pupil as he was asked for."""
        self._shown: set[str] = set()
        """Each item on any sheet, also of a pupil who is not listed."""
        self.papers: set[str] = set()
        self.listed: list[str] = []
        self.said: set[tuple[str, Seat]] = set()
        """Each (meeting, seat) of which the reader was told that it has said something before it."""
        self.told_of: set[str] = set()
        """The pupils whom the windows told of."""
        self.unlike: set[str] = set()
        """Where two windows that must agree do not."""

    def all(self):
        """Every surface but for what keeps the vault alive. A seat without keys has its copies alone."""
        self._copies()
        if self._reader is not Seat.POLICE:
            self._outcomes()
            self._desk = self._played.school[self._reader]
            self._people()
            self._meetings()
            self._others()
            look_through(self, self._desk, self._reader, self._whole)
        return self.lines

    def upkeep(self):
        """What keeps the vault alive. None of it is of a pupil, and it is asked after all that is."""
        keep_alive(self, self._desk)
        return self.lines

    def _see(self, label, ask, *args, **how):
        """Ask, and note what is told or refused. Each question has its own moment and its own randomness."""
        around = self._played.school.around
        around.seed(f"see/{self._reader}/{label}")
        number = tuple(Seat).index(self._reader)
        around.now = end_of(self._whole.world) + timedelta(minutes=10 * number)
        try:
            told = ask(*args, **how)
        except Refusal as refusal:
            self.lines[label] = f"refused {refusal.reason} {sorted(refusal.places.items())}"
            return None
        self.lines[label] = plain(told)
        return told

    def see(self, label, ask, *args, **how):
        """The same, for what is asked for elsewhere."""
        return self._see(label, ask, *args, **how)

    def keep(self, items):
        """Items that were told of, each to be checked against the oracle, and their pupils."""
        told = set(items)
        self.items |= told
        self.told_of |= {pupil for _, _, pupil in told}

    def _outcomes(self):
        mine = [act for act in self._world.acts if act.seat is self._reader]
        for act in mine:
            outcome = self._played.outcomes.get(act.name, ("unmade",))
            composed = isinstance(act, Compose) and outcome[0] == "made"
            self.lines[f"act {act.name}"] = "composed" if composed else plain(outcome)

    def _copies(self):
        for name, copies in self._played.copies.items():
            for seat, copy in copies.items():
                if seat is self._reader:
                    self.lines[f"copy {name} {seat}"] = plain(copy)
                elif self._composed(name):
                    self.lines[f"copy {name} {seat}"] = plain(replace(copy, page=b"left out"))

    def _composed(self, name):
        return any(act.name == name and act.seat is self._reader for act in self._world.acts)

    def _people(self):
        rows = self._see("list", self._desk.people.list) or ()
        names = {act.youth.name for act in self._whole.world.acts if hasattr(act, "youth")}
        for word in ("åke", "7b"):
            self._see(f"find {word}", self._desk.people.find, word)
        self.listed = listed = [row.pupil for row in rows]
        asked = [*listed, *sorted(names), *self._whole.handles, f"{self._reader}:{NOBODY}", f"NURSE:{NOBODY}"]
        for pupil in dict.fromkeys(asked):
            self._sheet(pupil, listed=pupil in listed)

    def _sheet(self, pupil, *, listed):
        view = self._see(f"sheet {pupil}", self._desk.recording.sheet, pupil)
        for line in view.lines if view else ():
            if listed:
                self.items.add((line.item, str(line.text), pupil))
            papers = self._see(f"papers {line.item}", self._desk.recording.attachments, line.item)
            self.papers |= {paper.name for paper in papers or ()}
            self._shown.add(line.item)
        own = frozenset(line.item for line in (view.lines if view else ()) if line.holder is self._reader)
        self._see(f"who may read {pupil}", self._desk.openness.who_may, pupil)
        for seat in Seat:
            self._see(f"noes to {seat} {pupil}", self._desk.grounds.noes, pupil, seat)
        if listed and own:
            receiver = Seat.SOCIAL_SERVICES if self._reader is not Seat.SOCIAL_SERVICES else Seat.NURSE
            self._see(f"choices {pupil}", self._choices, pupil, own, receiver)

    def _choices(self, pupil, items, receiver):
        return [(c.provision.id, c.why_not) for c in self._desk.grounds.choices(pupil, items, receiver)]

    def _meetings(self):
        planning, copies = self._desk.planning, self._desk.copies
        for label in ("list", "calendar", "proposal", "may_call"):
            self._see(f"meetings: {label}", getattr(planning, label))
        self._see("next meeting", self._desk.preparing.next)
        self._see("say nothing before no meeting", self._desk.preparing.say, NOBODY, ready=True, raises=False)
        nobody = f"{self._reader}:{NOBODY}"
        for meeting in (*self._whole.meetings, NOBODY):
            self._save(meeting, self._see(f"own sheet {meeting}", copies.own_sheet, meeting))
            view = self._see(f"meeting {meeting}", planning.view, meeting)
            if not (view and view.yours):
                self._see(f"copies of {meeting}", copies.compose, meeting)
            self._see(f"register {meeting}", copies.register, meeting)
            told = self._see(f"said before {meeting}", self._desk.preparing.view, meeting)
            self.said |= {(meeting, one.seat) for one in told.seats if one.ready or one.raises} if told else set()
            self._see(f"take nobody off {meeting}", planning.take_off, meeting, nobody)
            for pupil in (*self.listed[:GUESSES], nobody):
                self._see(f"candidate {pupil} {meeting}", planning.candidate, meeting, pupil)

        self._handed_out()

    def _handed_out(self):
        """The copies this seat composed: whether they are still what their receivers may have."""
        for act in self._world.acts:
            if isinstance(act, Compose) and act.seat is self._reader and act.name in self._played.copies:
                meeting, made = self._played.made[act.meeting], self._played.copies[act.name]
                self._see(f"still {act.name}", self._desk.copies.still, meeting, made.values())

    def _save(self, meeting, sheet):
        """A sheet as it leaves the program: by what name, and behind which password."""
        if sheet:
            copies, folder = self._desk.copies, self._played.school.folder.parent / "saved"
            self._see(f"still {meeting}", copies.still, meeting, [sheet])
            self._see(f"still of nothing {meeting}", copies.still, NOBODY, [sheet])
            self._see(f"cover {meeting}", copies.cover, sheet)
            self._see(f"saved {meeting}", copies.save, [sheet], folder, PASSWORD)
            self._see(f"locked {meeting}", lambda: bool(copies.locked(sheet, PASSWORD)))
            self._see(f"locked weakly {meeting}", copies.locked, sheet, "kort")

    def _promises(self):
        """What each seat has still to do, as this one may know it; the words stand on its sheets too."""
        for seat in Seat:
            told = self._see(f"open commitments of {seat}", self._desk.commitments.open_of, seat)
            self.items |= {(one.item, str(one.text), one.pupil) for one in told or ()}

    def _guesses(self):
        """Others' items, asked for as if they were one's own: whoever knows an id learns nothing by it."""
        desk, pupil = self._desk, next(iter(self.listed), f"{self._reader}:{NOBODY}")
        for item in (*self._whole.items_of_others(self._reader), NOBODY):
            self._see(f"erase {item}", desk.erasure.erase, pupil, item, "2026-11-02, dnr 1")
            self._see(f"correct {item}", desk.recording.correct, pupil, item, a_signal(), NOBODY)
            self._see(f"hand over {item}", desk.commitments.hand_over, pupil, item, Seat.COUNSELLOR)
            self._see(f"fulfil {item}", desk.commitments.fulfil, pupil, item)
        for item in [one for one in self._whole.items_of_others(self._reader) if one not in self._shown][:1]:
            self._guess_at_grounds(pupil, item)

    def _guess_at_grounds(self, pupil, item):
        """The same of what might be a consent or an offer, and is on no sheet: else the guess could be right."""
        grounds, paper = self._desk.grounds, Attachment(item, "gissat.txt", "text/plain", b"gissat")
        part = {"parties": frozenset(), "topics": frozenset(), "who": "vårdnadshavare"}
        self._see(f"accept {item}", grounds.accept, pupil, item)
        self._see(f"withdraw {item}", grounds.withdraw, pupil, item, **part)
        self._see(f"decide on {item}", grounds.decide, pupil, a_decision([item], Seat.POLICE))
        self._see(f"promise {item}", self._desk.recording.promise, pupil, item, accepted=True)
        self._see(f"attach to {item}", self._desk.recording.attach, pupil, item, paper)

    def _others(self):
        desk = self._desk
        self._promises()
        self._guesses()
        self._see("problems", desk.recording.problems, Draft(kind=Kind.SIGNAL, term="S02"))
        for item in (*self._whole.items, NOBODY):
            self._see(f"guessed papers {item}", desk.recording.attachments, item)
        self._on_nobody(f"SOCIAL_SERVICES:{NOBODY}")
        self._see("a card of nobody", desk.people.add, HandRow("", "", date(2013, 5, 9), "7B"), date(2026, 11, 20))
        self._see("a list of nobody", desk.people.take_in, EMPTY)
        self._see("a list that is not there", desk.class_lists.take_in, [Path("finns-inte.json")])

    def _on_nobody(self, nobody):
        desk = self._desk
        self._see("record on nobody", desk.recording.record, nobody, a_signal())
        self._see("accept nothing", desk.grounds.accept, nobody, NOBODY)
        self._see("promise nothing", desk.recording.promise, nobody, NOBODY, accepted=True)
        for meeting in self._whole.meetings:
            self._see(f"put nobody on {meeting}", desk.planning.put_on, meeting, nobody)


class Whole:
    """What can be asked for by name: everything that was made in the world played whole."""

    def __init__(self, world, played):
        self.world = world
        made = sorted(set(played.made.values()))
        self._by = {played.made[act.name]: act.seat for act in reversed(world.acts) if act.name in played.made}
        self.handles = [one for one in made if ":" in one][:GUESSES]
        self.meetings = [played.made[a.name] for a in world.acts if isinstance(a, Call) and a.name in played.made]
        self._items = [one for one in made if ":" not in one and one not in self.meetings]
        self.items = self._items[:GUESSES]

    def items_of_others(self, reader):
        """Some items that others have made."""
        return [one for one in self._items if self._by[one] is not reader][:GUESSES]

"""Everything a reader can see, list, print, be told or be refused, as plain lines."""

from dataclasses import fields, is_dataclass, replace
from datetime import timedelta

from sspf_desk.casework.drafts import Draft
from sspf_desk.errors import Refusal
from sspf_desk.membership.entering import Typed
from sspf_desk.membership.returning import Second
from sspf_desk.terms import Kind, Seat
from tests.builders import NAMES, PASSWORD, a_signal
from tests.worlds.acts import Call, Compose
from tests.worlds.play import end_of
from tests.worlds.windows import look_through
from tests.worlds.world import SEATS_WITH_KEYS

NOBODY = "0" * 32
"""An id that was never drawn."""
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
        self.papers: set[str] = set()
        self.listed: list[str] = []
        self.told_of: set[str] = set()
        """The pupils whom the windows told of."""

    def all(self):
        """Every surface. A seat without keys has its copies alone."""
        self._copies()
        if self._reader is not Seat.POLICE:
            self._outcomes()
            self._desk = self._played.school[self._reader]
            self._people()
            self._meetings()
            self._others()
            look_through(self, self._desk, self._reader, self._whole)
            self._upkeep()
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

    def see(self, label, ask, *args):
        """The same, for what is asked for elsewhere."""
        return self._see(label, ask, *args)

    def keep(self, items):
        """Items that were told of, each to be checked against the oracle, and their pupils."""
        told = set(items)
        self.items |= told
        self.told_of |= {pupil for _, _, pupil in told}

    def _outcomes(self):
        mine = [act for act in self._world.acts if act.seat is self._reader]
        for act in mine:
            outcome = self._played.outcomes.get(act.name, ("unmade",))
            self.lines[f"act {act.name}"] = "made" if isinstance(act, Compose) else plain(outcome)

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
        own = frozenset(line.item for line in (view.lines if view else ()) if line.holder is self._reader)
        self._see(f"who may read {pupil}", self._desk.openness.who_may, pupil)
        if listed and own:
            receiver = Seat.SOCIAL_SERVICES if self._reader is not Seat.SOCIAL_SERVICES else Seat.NURSE
            self._see(f"choices {pupil}", self._choices, pupil, own, receiver)

    def _choices(self, pupil, items, receiver):
        return [(c.provision.id, c.why_not) for c in self._desk.grounds.choices(pupil, items, receiver)]

    def _meetings(self):
        planning, copies = self._desk.planning, self._desk.copies
        for label in ("list", "calendar", "proposal"):
            self._see(f"meetings: {label}", getattr(planning, label))
        nobody = f"{self._reader}:{NOBODY}"
        for meeting in (*self._whole.meetings, NOBODY):
            self._see(f"own sheet {meeting}", copies.own_sheet, meeting)
            self._see(f"meeting {meeting}", planning.view, meeting)
            self._see(f"register {meeting}", copies.register, meeting)
            self._see(f"take nobody off {meeting}", planning.take_off, meeting, nobody)
            for pupil in (*self.listed[:GUESSES], nobody):
                self._see(f"candidate {pupil} {meeting}", planning.candidate, meeting, pupil)

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

    def _others(self):
        desk = self._desk
        self._see("members", desk.membership.members)
        self._see("table", desk.table)
        self._promises()
        self._guesses()
        self._see("problems", desk.recording.problems, Draft(kind=Kind.SIGNAL, term="S02"))
        for item in (*self._whole.items, NOBODY):
            self._see(f"guessed papers {item}", desk.recording.attachments, item)
        nobody = f"SOCIAL_SERVICES:{NOBODY}"
        self._see("kept draft", desk.recording.kept.draft)
        self._see("record on nobody", desk.recording.record, nobody, a_signal())
        self._see("accept nothing", desk.grounds.accept, nobody, NOBODY)
        self._see("promise nothing", desk.recording.promise, nobody, NOBODY, accepted=True)
        for meeting in self._whole.meetings:
            self._see(f"put nobody on {meeting}", desk.planning.put_on, meeting, nobody)

    def _upkeep(self):
        """What keeps a vault alive; last, for a sheet made here is a sheet. None of it shows at another seat."""
        desk, nobody = self._desk, Second(typed=Typed("Ingen Alls", PASSWORD))
        self._see("waiting", desk.membership.waiting)
        self._see("backups", desk.backups.list)
        self._see("verify", desk.watch.verify)
        self._see("control sheet", self._control)
        for seat in SEATS_WITH_KEYS:
            self._see(f"what is asked before {seat} is left", self._asked_first, NAMES[seat])
            self._see(f"end {seat}", desk.leaving.end, NAMES[seat])
        self._see("admit nobody", desk.membership.admit, "Ingen Alls", "inga ord")
        self._see("appoint outside the school", desk.membership.appoint, NAMES[Seat.SOCIAL_SERVICES])
        self._see("appoint with nobody", desk.appoint_by_two, NAMES[Seat.COUNSELLOR], nobody)
        self._see("say that no backup is gone", desk.backups.destroyed, NOBODY)
        for name, make in (("own", desk.sheets.make_own), ("the seat's", desk.sheets.make_for_seat)):
            words = " ".join(self._see(f"{name} words", lambda make=make: make().words()) or ())
            self._see(f"receipt for {name}", desk.sheets.receive, words, "Ruth Registrator", "skåpet")
            self._see(f"drill of {name}", desk.sheets.drill, words)
        self._see("status", desk.upkeep)

    def _control(self):
        """The control sheet without what is read off the trail itself: its length and its newest hash.

        Every member has the trail in his file, and may count its entries; the groups are as random as the raw bytes.
        """
        return replace(self._desk.watch.control(), sequence=0, groups=())

    def _asked_first(self, name):
        """What is asked before a membership ends, and nobody is ended: whether commitments are open, as known here."""
        return self._desk.leaving._asked_first(name, alone=True, commitments_stand=False)


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

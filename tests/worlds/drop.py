"""What is left of a world for one reader: every act of his own, and of others' those on what he had a ground to.

An act by another seat goes where the oracle finds no moment at which the reader had a ground to the thing it is about.
What stays must be able to happen as it happened, so three things are said of it:

- What it speaks of by name stays too (a consent accepted, an item decided on).
- Another's pupil taken over through papers that go becomes a card that its seat made by itself, with the same id.
- The gate to an agenda says what it said: the listing stays, what the gate rested on may go (`play`).
"""

from dataclasses import dataclass

from sspf_desk.terms import Seat
from tests.worlds.acts import (
    AboutPupil,
    Accept,
    AddPupil,
    Adopt,
    Branch,
    Compose,
    Import,
    LinkPupils,
    Promise,
    PutOn,
    Settle,
    SignIn,
)
from tests.worlds.facts import of_seat
from tests.worlds.told import Story
from tests.worlds.world import World


@dataclass(frozen=True)
class Cut:
    """The world as it is without what a reader never may know, and how much went."""

    world: World
    dropped: tuple[str, ...]


class Knife:
    """Cuts a played world for its readers."""

    def __init__(self, world, played, story: Story):
        self._world, self._played, self._story = world, played, story
        self._acts = {act.name: act for act in world.acts}
        self._ever = story.ever_open()
        self._of_act = {name: thing for thing in story.things.values() for name in thing.acts}

    def cut(self, reader: Seat) -> Cut:
        keep = {act.name for act in self._world.acts if act.seat is reader or self._may_know(act, reader)}
        keep = self._with_what_they_need(keep, reader)
        left = (self._left(act, keep, reader) for act in self._world.acts)
        dropped = tuple(act.name for act in self._world.acts if act.name not in keep)
        return Cut(self._world.only(act for act in left if act), dropped)

    def _left(self, act, keep, reader):
        """The act as it is kept; of one that goes, that it settled what else was due to the reader, if it did."""
        if act.name in keep:
            return self._as_kept(act, keep, reader)
        pupil = self._played.own.get(act.name)
        if pupil is None or isinstance(act, Adopt) or not of_seat(pupil, act.seat) or not self._has_card(pupil, keep):
            return None
        return Settle(name=act.name, at=act.at, seat=act.seat, handle=pupil)

    def _has_card(self, pupil, keep):
        card = self._story.things.get(f"card {pupil}")
        return card is not None and card.acts[0] in keep

    def knows_pupil(self, handle, reader):
        """Whether the reader ever had a ground to anything that this seat has of this pupil."""
        about = (thing for thing in self._story.things.values() if thing.pupil == handle)
        return of_seat(handle, reader) or any((thing.key, reader) in self._ever for thing in about)

    def knows_youth(self, handle, reader):
        return any(self.knows_pupil(other, reader) for other in self._story.youths.together(handle))

    def _may_know(self, act, reader):
        if isinstance(act, SignIn | Branch):
            return True
        if isinstance(act, Compose):
            return self._knows_made(act.meeting, reader)
        made = self._played.outcomes.get(act.name, ("unmade",))[0] == "made"
        return made and self._knows_about(act, reader)

    def _knows_about(self, act, reader):
        match act:
            case Import() | AddPupil():
                return self._knows_card(act, reader)
            case Adopt():
                return self.knows_pupil(self._played.made[act.name], reader)
            case LinkPupils():
                return self.knows_youth(self._played.made[act.pupil], reader)
            case PutOn():
                here = self._knows_made(act.meeting, reader)
                return here and self.knows_youth(self._played.own[act.name], reader)
            case _:
                return self._knows_made(act.name, reader)

    def _knows_made(self, name, reader):
        """Whether the reader ever had a ground to what an act made, a decision's grant among it."""
        keys = [thing.key for thing in self._story.things.values() if name in thing.acts]
        return any((key, reader) in self._ever for key in keys)

    def _knows_card(self, act, reader):
        """The card itself, or anything on it; a card that is shut shuts the whole youth, so it is about all of him."""
        cards = [t.pupil for t in self._story.things.values() if act.name in t.acts]
        shuts = isinstance(act, Import) and act.name not in self._played.made
        return any(self.knows_youth(card, reader) if shuts else self.knows_pupil(card, reader) for card in cards)

    def _with_what_they_need(self, keep, reader):
        keep, size = set(keep), -1
        while size != len(keep):
            size = len(keep)
            for name in list(keep):
                if (act := self._acts[name]).seat is not reader:
                    keep |= set(self._needs(act, keep)) & self._acts.keys()
        return keep

    def _needs(self, act, keep):
        if isinstance(act, Adopt):
            yield from self._needs_of_adoption(act, keep)
            return
        for name in act.uses():
            yield from self._versions_before(name, act)
        if isinstance(act, AboutPupil) and self._acts[act.pupil].seat is not act.seat:
            yield from self._earlier(act, lambda a: a.seat is act.seat and getattr(a, "pupil", "") == act.pupil)
            if not isinstance(act, Accept | Promise):
                yield from self._presenting(act)
        if isinstance(act, Import):
            yield from self._earlier(act, lambda a: isinstance(a, Import) and a.youth.source == act.youth.source)
            yield from (thing.acts[0] for thing in self._story.things.values() if act.name in thing.acts)

    def _versions_before(self, name, act):
        """What was made, as it was when the act spoke of it."""
        yield name
        versions = [n for thing in self._story.things.values() if name in thing.acts for n in thing.acts]
        yield from (n for n in versions if self._acts[n].at < act.at)

    def _needs_of_adoption(self, act, keep):
        """Where the other's pupil is there, all that presented him must be; where he is not, a card will do."""
        made = self._played.made[act.name]
        same = [a.name for a in self._earlier_acts(act) if self._played.made.get(a.name) == made]
        own = [a.name for a in self._earlier_acts(act) if self._played.own.get(a.name) == made]
        yield from own
        if same or own:
            yield act.pupil
        if act.pupil in keep or same or own:
            yield from self._presenting(act)

    def _presenting(self, act):
        """All that the pupil's own seat did with him before."""
        pupil = self._played.made[act.pupil]
        yield act.pupil
        yield from self._earlier(act, lambda a: of_seat(pupil, a.seat) and self._played.own.get(a.name) == pupil)
        yield from self._earlier(act, lambda a: isinstance(a, Branch))

    def _earlier_acts(self, act):
        return [other for other in self._world.acts if other.at < act.at]

    def _earlier(self, act, wanted):
        made = (a for a in self._earlier_acts(act) if self._played.outcomes.get(a.name, ("",))[0] == "made")
        return [other.name for other in made if wanted(other)]

    def _newest(self, source, act):
        """The youth as the class list last had him, where the source is of one."""
        if not isinstance(source, Import):
            return source.youth
        lists = [a for a in self._earlier_acts(act) if isinstance(a, Import) and not a.protected]
        return [a.youth for a in lists if (a.seat, a.youth.source) == (source.seat, source.youth.source)][-1]

    def _as_kept(self, act, keep, reader):
        """Another seat's adoption whose source has gone: the seat's own card."""
        if not isinstance(act, Adopt) or act.pupil in keep or act.seat is reader:
            return act
        source = self._acts[act.pupil]
        while isinstance(source, Adopt):
            source = self._acts[source.pupil]
        youth = self._newest(source, act)
        known = self._story.sources.get(self._played.made.get(act.name, ""), "")
        base = {"name": act.name, "at": act.at, "seat": act.seat, "youth": youth}
        return Import(**base) if known else AddPupil(**base)

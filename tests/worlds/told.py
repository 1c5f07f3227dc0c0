"""A played world as the oracle is told of it: its objects and grounds in plain words, and who had a ground to what."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from sspf_desk.models.papers import Answer
from sspf_desk.terms import Kind, Seat
from tests import oracle
from tests.worlds.acts import Compose, Correct, Record
from tests.worlds.facts import (
    HOME,
    REACHES,
    SCHOOL_PAIR,
    SEATS_OF,
    SECRECY_OF,
    Joined,
    day_begins,
    facts_of,
    of_seat,
)
from tests.worlds.play import BEGINS, end_of


@dataclass
class Thing:
    """What acts are about: an item, a consent, an acceptance, a card, a listing, a meeting."""

    key: str
    holder: Seat
    kind: str
    pupil: str | None
    acts: list[str] = field(default_factory=list)
    versions: list[dict] = field(default_factory=list)
    """The oracle's `record` of each version, with its moment."""
    of: str = ""
    """For an attachment: its item."""
    gone_at: datetime | None = None
    """When it was erased."""

    def text_at(self, at):
        return [version["text"] for version in self.versions if version["at"] <= at][-1]


class Story:
    """A world as the oracle is told of it."""

    def __init__(self, world, played):
        self.world, self._played = world, played
        self.things: dict[str, Thing] = {}
        self.events = [{"act": "branch", "open": world.branch, "at": BEGINS - timedelta(days=2)}]
        self.sources: dict[str, str] = {}
        self.youths = Joined()
        self._keys: dict[str, str] = {}
        self._touched: set[str] = set()
        self._answers: dict[tuple[Seat, str, str], str] = {}
        self._kept: set[str] = set()
        self._last_said: dict[tuple[Seat, str], Thing] = {}
        self._shut: dict[str, list[tuple[datetime, bool]]] = defaultdict(list)
        self._acts = {act.name: act for act in world.acts}
        for act in world.acts:
            outcome = played.outcomes.get(act.name)
            if outcome and outcome[0] == "made":
                getattr(self, f"_tell_{type(act).__name__.lower()}")(act)

    # What each act makes

    def _thing(self, act, kind, pupil, key=None, **facts):
        key = key or act.name
        thing = self.things.setdefault(key, Thing(key, act.seat, kind, pupil))
        thing.acts.append(act.name)
        base = {
            "item": key,
            "kind": kind,
            "holder": act.seat.value,
            "pupil": pupil,
            "topics": set(),
            "secrecies": set(),
        }
        base |= {"day": None, "owner": None, "named": set(), "protected": False, "at": act.at, "text": ""}
        thing.versions.append(base | facts)
        return thing

    def _tell_addpupil(self, act):
        self._card(act, self._played.made[act.name], "")

    def _tell_import(self, act):
        made = self._played.made.get(act.name)
        if made:
            self._card(act, made, act.youth.source)
            return
        for pupil in [p for p, source in self.sources.items() if source == act.youth.source]:
            self._listed_again(act, pupil)

    def _listed_again(self, act, pupil):
        """A card changed or shut by its own seat's list. The other school seat's list may shut it too."""
        card = f"card {pupil}"
        if not of_seat(pupil, act.seat):
            self.things[card].acts.append(act.name)
            self._touched.add(pupil)
            return
        if act.protected or self._shut[pupil]:
            self._shut[pupil].append((act.at, act.protected))
        self._thing(act, "pupil_card", pupil, key=card, protected=act.protected)

    def _card(self, act, pupil, source):
        self.sources[pupil] = source
        self.youths.join(pupil, pupil)
        self._thing(act, "pupil_card", pupil, key=f"card {pupil}")

    def _make_own(self, act, mine, theirs):
        """A seat's own card of another's pupil, by the act through which it first needed one."""
        if f"card {mine}" not in self.things:
            pair = {act.seat, Seat(theirs.partition(":")[0])} == SCHOOL_PAIR
            copied = pair and self.branch_at(act.at) and not self.shut_at(theirs, act.at)
            self._card(act, mine, self.sources.get(theirs, "") if copied else "")
        self.youths.join(mine, theirs)

    def _tell_adopt(self, act):
        self._make_own(act, self._played.made[act.name], self._played.made[act.pupil])

    def _tell_linkpupils(self, act):
        mine = self._played.made[act.pupil]
        if of_seat(mine, act.seat):
            self.youths.join(mine, self._played.made[act.theirs])
        self._thing(act, "link", mine)

    def _tell_record(self, act):
        pupil = self._own(act)
        self._thing(act, act.draft.kind.value, pupil, **facts_of(act))

    def _tell_correct(self, act):
        before = self.things[self.key_of(act.item)]
        self._thing(act, before.kind, before.pupil, key=before.key, **facts_of(act))

    def _tell_attach(self, act):
        of = self.things[self.key_of(act.item)]
        self._thing(act, "attachment", of.pupil).of = of.key

    def _tell_handover(self, act):
        """An own item corrected; or a new one, where it was another's."""
        held, facts = self.things[self.key_of(act.item)], facts_of(act)
        if held.holder is not act.seat:
            self._thing(act, "commitment", self._own(act), **facts)
            return
        self._keys[act.name] = held.key
        stays = {said: held.versions[-1][said] for said in ("topics", "secrecies", "protected", "text")}
        changed = {"owner": facts["owner"], "day": facts["day"]}
        self._thing(act, held.kind, held.pupil, key=held.key, **stays | changed)

    def _tell_fulfil(self, act):
        """The same in another state; said again it is nothing new."""
        held, kept = self.things[self.key_of(act.item)], self._kept
        held.acts.append(act.name)
        if (held.key in kept) is not act.done:
            kept ^= {held.key}
            held.versions.append(held.versions[-1] | {"at": act.at, "day": act.at.date()})

    def _tell_erase(self, act):
        held = self.things[self.key_of(act.item)]
        held.acts.append(act.name)
        held.gone_at = act.at

    def _tell_promise(self, act):
        """One's own offer answered is that offer corrected; an offer answered again is the answer corrected."""
        offer, pupil = self.things[self.key_of(act.offer)], self._own(act)
        answered = self._answers.setdefault((act.seat, pupil, offer.key), act.name)
        key = offer.key if offer.holder is act.seat else answered
        self._keys[act.name] = key
        facts = {"owner": act.seat.value, "topics": offer.versions[-1]["topics"], "secrecies": SECRECY_OF[act.seat]}
        self._thing(act, "commitment", pupil, key=key, text=offer.versions[-1]["text"], day=act.at.date(), **facts)

    def _tell_take(self, act):
        yes = [a.party for a in act.draft.answers if Answer.YES in (a.tells, a.told)]
        named = set().union(*(SEATS_OF[party] for party in yes)) - {act.seat.value}
        ends = day_begins(act.draft.until_on + timedelta(days=1))
        self._thing(act, "consent", self._own(act), named=named, ends=ends)

    def _tell_accept(self, act):
        consent, pupil = self._acts[act.consent].draft, self._own(act)
        told = {seat for a in consent.answers if a.told is Answer.YES for seat in SEATS_OF[a.party]}
        gone = [event for event in self.events if event["act"] == "withdraw" and event["consent"] == act.consent]
        told -= {seat for event in gone for seat in event["seats"]} | {act.seat.value}
        paper = f"{act.seat} {act.consent}"
        self._thing(act, "grant", pupil, key=paper, named=told, paper=paper)
        self.events.append(
            {
                "act": "accept", "paper": paper,
                "consent": act.consent, "giver": act.seat.value, "pupil": pupil, "receivers": told,
                "topics": {topic.value for topic in consent.topics},
                "from": max(act.at, day_begins(consent.from_on)),
                "until": day_begins(consent.until_on + timedelta(days=1)),
                "older": consent.older_facts, "since": None if consent.older_facts else consent.from_on, "at": act.at,
            }
        )  # fmt: skip

    def _tell_withdraw(self, act):
        seats = set().union(*(SEATS_OF[party] for party in act.parties))
        topics = {topic.value for topic in act.topics}
        if not seats and not topics:
            seats = set(oracle.SEATS)
        taken = self.things[self.key_of(act.consent)]
        before = [e["topics"] for e in self.events if e["act"] == "withdraw" and e["consent"] == taken.key]
        left = {topic.value for topic in self._acts[act.consent].draft.topics} - topics.union(*before)
        named = taken.versions[-1]["named"] - seats if left else set()
        ends = taken.versions[-1]["ends"]
        self._thing(act, "consent", taken.pupil, key=taken.key, named=named, ends=ends)
        self.events.append({"act": "withdraw", "consent": taken.key, "seats": seats, "topics": topics, "at": act.at})

    def _tell_decide(self, act):
        pupil = self._own(act)
        self._thing(act, "decision", pupil)
        if not act.lets_out:
            return
        paper = f"{act.name} grant"
        self._thing(act, "grant", pupil, key=paper, named={act.receiver.value}, paper=paper)
        until = day_begins(act.until_on + timedelta(days=1))
        self.events.append(
            {
                "act": "decide", "paper": paper,
                "giver": act.seat.value, "pupil": pupil, "receivers": {act.receiver.value},
                "items": {self.key_of(item) for item in act.items}, "reaches": REACHES[act.provision],
                "from": act.at, "until": until, "at": act.at,
            }
        )  # fmt: skip

    def _tell_call(self, act):
        self._thing(act, "meeting", None, named={seat.value for seat in act.present} - {act.seat.value})

    def _tell_puton(self, act):
        self._thing(act, "listing", self._own(act))

    def _tell_say(self, act):
        """Said anew it is another version; taken back it is gone, and whatever is said then is something new."""
        calls = self._acts[act.meeting]
        last = self._last_said.get((act.seat, act.meeting))
        if not act.ready and not act.raises:
            if last and last.gone_at is None:
                last.acts.append(act.name)
                last.gone_at = act.at
            return
        key = last.key if last and last.gone_at is None else act.name
        ends = day_begins(calls.held_on + timedelta(days=1))
        said = self._thing(act, "readiness", None, key=key, named={calls.seat.value} - {act.seat.value}, ends=ends)
        self._last_said[act.seat, act.meeting] = said

    def _tell_compose(self, act):
        """What it makes is made of what there was."""

    def _tell_settle(self, act):
        """It makes nothing."""

    def _tell_signin(self, act):
        """It makes nothing: what it settles had its ground before."""

    def _tell_branch(self, act):
        self.events.append({"act": "branch", "open": act.open, "at": act.at})

    def _own(self, act):
        own = self._played.own[act.name]
        self._make_own(act, own, self._played.made.get(act.pupil, own))
        return own

    def key_of(self, name):
        """The thing that an act made, or made a new version of."""
        act = self._acts[name]
        return self.key_of(act.item) if isinstance(act, Correct) else self._keys.get(name, name)

    def act(self, name):
        return self._acts[name]

    def erased(self, at):
        """The notes to self whose day has come: they are gone once their author signs in."""
        drafts = {
            a.name: a.draft for a in self.world.acts if isinstance(a, Record) and a.draft.kind is Kind.NOTE_TO_SELF
        }
        last = {n: self._acts[self.things[n].acts[-1]].draft for n in drafts if n in self.things}
        return {name for name, draft in last.items() if draft.day <= at.date()}

    # Who had a ground to what

    def branch_at(self, at):
        return [event["open"] for event in self.events if event["act"] == "branch" and event["at"] <= at][-1]

    def shut_at(self, pupil, at):
        """Whether a pupil's card was shut by its own seat, as protected."""
        said = [shut for since, shut in self._shut[pupil] if since <= at]
        return bool(said) and said[-1]

    def was_shut(self, pupil):
        """Whether a list of either school seat ever spoke of shutting him, or may have."""
        return pupil in self._touched or bool(self._shut[pupil])

    def item_at(self, thing, at):
        """The thing as the oracle is told of it at a moment; None before there was one. A paper opens with its item."""
        if thing.gone_at and thing.gone_at <= at:
            return None
        if thing.of and thing.versions[0]["at"] <= at:
            return self.item_at(self.things[thing.of], at)
        said = [version for version in thing.versions if version["at"] <= at]
        if not said:
            return None
        shut = thing.pupil is not None and self.shut_at(thing.pupil, at)
        return said[-1] | {"protected": said[-1]["protected"] or shut}

    def open_at(self, at, done=None):
        """Every (thing, seat) with a ground at this moment, after what was done until ``done``."""
        done = done or at
        grounds, branch = oracle.grounds_of([e for e in self.events if e["at"] <= done], at), self.branch_at(done)
        by_pupil = defaultdict(list)
        for ground in grounds:
            by_pupil[ground["pupil"]].append(ground)
        return {
            (thing.key, Seat(seat))
            for thing in self.things.values()
            if (item := self.item_at(thing, done))
            for seat in oracle.SEATS
            if oracle.may(item, seat, at, by_pupil[thing.pupil], branch=branch)
        }

    def ever_open(self):
        """Every (thing, seat) with a ground at some moment of the world, or at the hour of a meeting composed in it."""
        moments = {act.at for act in self.world.acts} | {end_of(self.world)}
        moments |= {e["from"] for e in self.events if "from" in e and e["from"] <= end_of(self.world)}
        found = set().union(*(self.open_at(at) for at in moments))
        composed = [act.name for act in self.world.acts if isinstance(act, Compose) and act.meeting in self._acts]
        return found.union(*(self.open_at_meeting(name) for name in composed))

    def open_at_meeting(self, composed):
        """Every (thing, seat) with a ground at the hour of a meeting, after what was done when it was composed."""
        act = self._acts[composed]
        hour = datetime.combine(self._acts[act.meeting].held_on, time(9), HOME).astimezone(UTC)
        return self.open_at(max(hour, act.at), act.at) | self.open_at(hour, act.at)

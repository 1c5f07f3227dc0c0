"""The desks at which the story is played: every act is one that a desk offers its member."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sspf_desk.demo import story as s
from sspf_desk.demo.clock import Calendar
from sspf_desk.desk import Desk
from sspf_desk.meetings.planning import Plan
from sspf_desk.roster import HandRow, Roster
from sspf_desk.terms import ItemId, Seat


@dataclass(frozen=True, slots=True)
class Written:
    """One text as it was recorded."""

    text: str
    kind: str
    holder: Seat
    pupil: str
    item: ItemId


class Stage:
    """The open desks, and what was written at them."""

    def __init__(self, calendar: Calendar, roster: Roster) -> None:
        self.calendar = calendar
        self.desks: dict[Seat, Desk] = {}
        self.written: list[Written] = []
        self.promised: dict[ItemId, ItemId] = {}
        """Commitments that were offered, and the item each became at the desk that accepted it."""
        self._roster = roster
        self._born = {f"{pupil.given_name} {pupil.family_name}": pupil.birth_date for pupil in roster.pupils}
        self._keys: dict[tuple[str, str], ItemId] = {}
        self._consents: dict[str, ItemId] = {}

    def take_in_class_list(self, seat: Seat) -> None:
        """A school seat takes in the class list."""
        self.desks[seat].people.take_in(self._roster)

    def call(self, story: s.Story) -> ItemId:
        """The first member calls everyone to the next Thursday's meeting."""
        chair, *_ = present = tuple((member.seat, member.name) for member in story.member)
        plan = Plan(self.calendar.meeting_day(), story.begins, story.place, chair[0], present)
        return self.desks[chair[0]].planning.call(plan)

    def put_on(self, seat: Seat, meeting: ItemId, pupil: str) -> None:
        """The chair's seat puts a pupil on the agenda."""
        desk = self.desks[seat]
        desk.planning.put_on(meeting, desk.people.mine(pupil))

    def says(self, meeting: ItemId, act: s.Says) -> None:
        """A seat says before the meeting that it is ready, or wants to raise somebody."""
        self.desks[act.by].preparing.say(meeting, ready=act.ready, raises=act.raises)

    def play(self, pupil: str, act: s.AnyAct, on: date) -> None:
        """One act of the story, on its day."""
        _PLAYED[type(act)](self, pupil, act, on)

    def _writes(self, texts: Mapping[str, str], act: s.AnyAct, pupil: str, item: ItemId) -> None:
        """Keep what was written, by kind; an empty text is none."""
        self.written += [Written(text, kind, act.by, pupil, item) for text, kind in texts.items() if text]

    def records(self, pupil: str, act: s.Records, on: date) -> None:
        """An item is recorded."""
        draft = act.draft(on, self.calendar.ahead(act.due))
        item = self.desks[act.by].recording.record(pupil, draft).item
        self._writes({act.text: act.kind.value, act.remark: "remark"}, act, pupil, item)
        self._keys[pupil, act.key] = item

    def consents(self, pupil: str, act: s.Consents, on: date) -> None:
        """A consent is taken."""
        draft = act.draft(on, self.calendar.ahead(act.until), self._born[pupil])
        item = self._consents[pupil] = self.desks[act.by].grounds.take(pupil, draft)
        self._writes(dict.fromkeys(act.texts(), "consent"), act, pupil, item)

    def accepts(self, pupil: str, act: s.Accepts, _: date) -> None:
        """The pupil's consent is accepted for a seat."""
        self.desks[act.by].grounds.accept(pupil, self._consents[pupil])

    def withdraws(self, pupil: str, act: s.Withdraws, _: date) -> None:
        """The pupil's consent is withdrawn."""
        grounds = self.desks[act.by].grounds
        grounds.withdraw(pupil, self._consents[pupil], parties=act.parties, topics=act.topics, who=act.who)

    def decides(self, pupil: str, act: s.Decides, _: date) -> None:
        """A decision is taken on items of one's own."""
        items = frozenset(self._keys[pupil, key] for key in act.items)
        decided = self.desks[act.by].grounds.decide(pupil, act.draft(items, self.calendar.ahead(act.until)))
        self._writes({act.weighing: "decision", act.reasons: "decision"}, act, pupil, decided.item)

    def promises(self, pupil: str, act: s.Promises, _: date) -> None:
        """An offered commitment is accepted."""
        offer = self._keys[pupil, act.key]
        self.promised[offer] = self.desks[act.by].recording.promise(pupil, offer, accepted=True)

    def adds(self, pupil: str, act: s.Adds, on: date) -> None:
        """A card is made by hand."""
        given, family = pupil.split(" ", 1)
        self.desks[act.by].people.add(HandRow(given, family, self._born[pupil], act.school_class), on)

    def links(self, pupil: str, act: s.Links, _: date) -> None:
        """Another seat's pupil is said to be one's own."""
        people = self.desks[act.by].people
        called = [row for row in people.list() if row.name == pupil]
        theirs = next(row.pupil for row in called if row.known_by == (act.giver,))
        people.link(next(row.pupil for row in called if row.pupil != theirs), theirs, apart=False)


_PLAYED: Mapping[type, Callable[[Stage, str, Any, date], None]] = {
    s.Records: Stage.records,
    s.Consents: Stage.consents,
    s.Accepts: Stage.accepts,
    s.Promises: Stage.promises,
    s.Withdraws: Stage.withdraws,
    s.Decides: Stage.decides,
    s.Adds: Stage.adds,
    s.Links: Stage.links,
}

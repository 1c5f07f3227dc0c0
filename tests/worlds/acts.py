"""The acts of a world: each has a name, a moment, a seat, and the earlier acts it speaks of by name."""

from dataclasses import dataclass
from datetime import date, datetime, time

import pytest

from sspf_desk.casework import class_lists
from sspf_desk.casework.consents import ConsentDraft
from sspf_desk.casework.drafts import Draft
from sspf_desk.models.content import Attachment
from sspf_desk.records.opening import handle, ref_from
from sspf_desk.records.sheet import pupil_of
from sspf_desk.roster import Roster, RosterPupil
from sspf_desk.terms import Act as Acted
from sspf_desk.terms import Ground, Party, PupilId, Seat, Topic
from tests.builders import a_decision, a_plan


class Unmade(Exception):
    """An act speaks of something that no earlier act made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing a seat does. `perform` gives all that the seat is told; `made_of` what of it is an id or a handle."""

    name: str
    at: datetime
    seat: Seat

    def uses(self):
        """The earlier acts it speaks of, each by what it made."""
        return ()

    def perform(self, school, made):
        raise NotImplementedError

    def made_of(self, told):
        """What it made, out of all that it was told: the rest is for its own reader alone."""
        return told if isinstance(told, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Youth:
    """Somebody of flesh and blood, whom several seats may have a card of."""

    given: str
    family: str
    born: date
    school_class: str
    source: str

    @property
    def name(self):
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPupil(Act):
    youth: Youth

    def perform(self, school, made):
        youth = self.youth
        return school[self.seat].class_lists.by_hand(youth.given, youth.family, youth.born, youth.school_class)


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Act):
    """A class list of one pupil. It makes a pupil, or changes one, or shuts one who has become protected."""

    youth: Youth
    protected: bool = False

    def perform(self, school, made):
        desk, youth = school[self.seat], self.youth
        pupil = RosterPupil(youth.source, youth.given, youth.family, youth.born, youth.school_class)
        if self.protected:
            return None, _take_in(desk, _roster((), {youth.source}))
        before = {row.pupil for row in desk.people.list()}
        done = _take_in(desk, _roster((pupil,), set()))
        fresh = [row.pupil for row in desk.people.list() if row.pupil not in before]
        return fresh[0] if done.new else None, done

    def made_of(self, told):
        return told[0]


def _roster(pupils, protected_ids):
    return Roster("Björkdalsskolan", "12345678", pupils, len(protected_ids), frozenset(protected_ids), 0, 0)


def _take_in(desk, roster):
    """A class list as it has been read; what stands in which file is nobody's secret."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(class_lists, "read", lambda files, on: roster)
        return desk.class_lists.take_in(())


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPupil(Act):
    """An act on a pupil, named by the act that made him."""

    pupil: str

    def uses(self):
        return (self.pupil,)

    def own_handle(self, school, made):
        """The pupil as this seat's own after the act; asking changes nothing."""
        people = school[self.seat].people
        with people._acts.begin(Acted.VIEWED, reading=True) as session:
            found = people._records.reading(session).known(ref_from(made(self.pupil)))
            return handle((self.seat, pupil_of(found.refs, self.seat)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt(AboutPupil):
    """Another seat's pupil becomes this seat's own."""

    def perform(self, school, made):
        return school[self.seat].people.mine(made(self.pupil))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPupils(AboutPupil):
    theirs: str
    apart: bool

    def uses(self):
        return self.pupil, self.theirs

    def perform(self, school, made):
        school[self.seat].people.link(made(self.pupil), made(self.theirs), apart=self.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(AboutPupil):
    draft: Draft

    def perform(self, school, made):
        return school[self.seat].recording.record(made(self.pupil), self.draft)

    def made_of(self, told):
        return told.item


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(AboutPupil):
    item: str
    draft: Draft

    def uses(self):
        return self.pupil, self.item

    def perform(self, school, made):
        pupil, item = made(self.pupil), made(self.item)
        return school[self.seat].recording.correct(pupil, item, self.draft, _seen(school[self.seat], pupil, item))

    def made_of(self, told):
        return told.item


def _seen(desk, pupil, item):
    """The version of an own item that stands at a desk, also of a pupil who is shown to nobody."""
    people = desk.people
    with people._acts.begin(Acted.VIEWED, reading=True) as session:
        shown = people._records.sheet(session, ref_from(pupil)).shown
    return next((s.opened.version for s in shown if s.opened.record.item == item and s.ground is Ground.OWN), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach(AboutPupil):
    item: str

    def uses(self):
        return self.pupil, self.item

    def perform(self, school, made):
        item = made(self.item)
        paper = Attachment(item, f"{self.name}.txt", "text/plain", f"bilaga {self.name}".encode())
        return school[self.seat].recording.attach(made(self.pupil), item, paper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(AboutPupil):
    offer: str
    accepted: bool

    def uses(self):
        return self.pupil, self.offer

    def perform(self, school, made):
        return school[self.seat].recording.promise(made(self.pupil), made(self.offer), accepted=self.accepted)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(AboutPupil):
    """A commitment offered to a new owner: an own one as it stands, another's in the words of the draft."""

    item: str
    draft: Draft

    def uses(self):
        return self.pupil, self.item

    def perform(self, school, made):
        desk = school[self.seat]
        return desk.commitments.hand_over(made(self.pupil), made(self.item), self.draft.owner, self.draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfil(AboutPupil):
    """A commitment said to be kept, or not after all. It makes nothing: it is another version of what was offered."""

    item: str
    done: bool

    def uses(self):
        return self.pupil, self.item

    def perform(self, school, made):
        school[self.seat].commitments.fulfil(made(self.pupil), made(self.item), done=self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erase(AboutPupil):
    """An item taken away on a disposal decision. It makes nothing: what it gives is its certificate."""

    item: str

    def uses(self):
        return self.pupil, self.item

    def perform(self, school, made):
        return school[self.seat].erasure.erase(made(self.pupil), made(self.item), "2026-11-02, dnr 2026/114")


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(AboutPupil):
    draft: ConsentDraft

    def perform(self, school, made):
        return school[self.seat].grounds.take(made(self.pupil), self.draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(AboutPupil):
    consent: str

    def uses(self):
        return self.pupil, self.consent

    def perform(self, school, made):
        return school[self.seat].grounds.accept(made(self.pupil), made(self.consent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(AboutPupil):
    consent: str
    parties: frozenset[Party] = frozenset()
    topics: frozenset[Topic] = frozenset()

    def uses(self):
        return self.pupil, self.consent

    def perform(self, school, made):
        grounds = school[self.seat].grounds
        part = {"parties": self.parties, "topics": self.topics}
        grounds.withdraw(made(self.pupil), made(self.consent), **part, who="vårdnadshavare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(AboutPupil):
    items: tuple[str, ...]
    receiver: Seat
    provision: str
    until_on: date
    lets_out: bool

    def uses(self):
        return self.pupil, *self.items

    def perform(self, school, made):
        draft = a_decision(
            [made(item) for item in self.items],
            self.receiver,
            self.provision,
            until_on=self.until_on,
            lets_out=self.lets_out,
            reasons=f"Skälen är {self.name} och inga andra.",
        )
        return school[self.seat].grounds.decide(made(self.pupil), draft)

    def made_of(self, told):
        return told.item


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Act):
    present: tuple[Seat, ...]
    held_on: date

    def perform(self, school, made):
        plan = a_plan(*self.present, chair=self.seat, held_on=self.held_on, begins=time(9), place=f"Rum {self.name}")
        return school[self.seat].planning.call(plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOn(AboutPupil):
    meeting: str

    def uses(self):
        return self.pupil, self.meeting

    def perform(self, school, made):
        school[self.seat].planning.put_on(made(self.meeting), made(self.pupil))


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Act):
    """What a seat says before a meeting, in the place of what it said; neither takes it back."""

    meeting: str
    ready: bool
    raises: bool

    def uses(self):
        return (self.meeting,)

    def perform(self, school, made):
        return school[self.seat].preparing.say(made(self.meeting), ready=self.ready, raises=self.raises)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compose(Act):
    """The chair's copies: what it makes is a copy for each seat at the table."""

    meeting: str

    def uses(self):
        return (self.meeting,)

    def perform(self, school, made):
        return school[self.seat].copies.compose(made(self.meeting))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn(Act):
    def perform(self, school, made):
        school.desks.open(self.seat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle(Act):
    """What is left of an act that a reader may not know: like any act on a pupil, it settled what else was due.

    That a seat was at work, and when, the trail tells every member anyway.
    """

    handle: str

    def perform(self, school, made):
        people = school[self.seat].people
        with people._acts.begin(Acted.SETTLED) as session:
            people._records.settle(session, PupilId(self.handle.partition(":")[2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Act):
    """The same-branch setting."""

    open: bool

    def perform(self, school, made):
        school[self.seat].membership.set_same_branch(same_branch=self.open)

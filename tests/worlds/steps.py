"""What can happen next in a world that is drawn: each step is an act or two, on what has been made so far."""

from dataclasses import replace
from datetime import timedelta

from sspf_desk.models.content import PlaceKind
from sspf_desk.models.papers import Answer, PartyAnswer
from sspf_desk.terms import Kind, Party, Seat
from tests.builders import NAMES, a_consent
from tests.worlds.acts import (
    Accept,
    AddPupil,
    Adopt,
    Attach,
    Branch,
    Call,
    Compose,
    Correct,
    Decide,
    Erase,
    Fulfil,
    HandOver,
    Import,
    LinkPupils,
    Promise,
    PutOn,
    Record,
    Say,
    SignIn,
    Take,
    Withdraw,
)
from tests.worlds.ingredients import MADE, PARTY_OF, SCHOOL_PAIR, TERMS, TOPICS, YOUTHS
from tests.worlds.play import BEGINS
from tests.worlds.world import FACTS, SEATS_WITH_KEYS, WRITERS


class Steps:
    """A world on its way: what has been made so far, when it is, and what may be done with it."""

    def __init__(self, dice, last):
        self._last = last
        self._dice, self._now, self._acts = dice, BEGINS + timedelta(hours=1), []
        self._pupils = {seat: [] for seat in SEATS_WITH_KEYS}
        self._youth, self._items, self._consents, self._offers = {}, [], [], []
        self._meetings, self._listed, self._ready = [], set(), set()

    def _did(self, act, **what):
        """One act more, some hours after the last, in the daytime."""
        hours = self._dice.choice((1, 1, 2, 20))
        self._now += timedelta(hours=hours)
        if not 7 <= self._now.hour <= 19:
            self._now += timedelta(hours=12)
        made = act(name=f"a{len(self._acts):02}", at=self._now, **what)
        self._acts.append(made)
        return made

    def _some(self, values):
        return self._dice.choice(list(values)) if values else None

    def _today(self):
        return self._now.date()

    # Pupils

    def pupil(self):
        seat = self._dice.choice((*SCHOOL_PAIR, *SCHOOL_PAIR, Seat.NURSE, Seat.SOCIAL_SERVICES))
        youth = self._dice.choice(YOUTHS)
        made = Import if seat in SCHOOL_PAIR and self._dice.random() < 0.6 else AddPupil
        self._mine(self._did(made, seat=seat, youth=youth), youth)

    def _mine(self, act, youth):
        self._pupils[act.seat].append(act.name)
        self._youth[act.name] = youth

    def adopt(self):
        """Mostly by a seat that a consent names, or by the other school seat."""
        consent = self._some(self._consents)
        seat, source = self._dice.choice(SEATS_WITH_KEYS), self._some(self._youth)
        if consent and self._dice.random() < 0.7:
            seat, source = self._dice.choice(consent[2]), consent[1]
        if source in self._pupils[seat]:
            return
        self._mine(self._did(Adopt, seat=seat, pupil=source), self._youth[source])

    def link(self):
        seat = self._dice.choice(SEATS_WITH_KEYS)
        mine = self._some(self._pupils[seat])
        theirs = self._some([p for p in self._youth if p not in self._pupils[seat]])
        if mine and theirs:
            self._did(LinkPupils, seat=seat, pupil=mine, theirs=theirs, apart=self._dice.random() < 0.3)

    def import_again(self):
        seat, youth = self._dice.choice(SCHOOL_PAIR), self._dice.choice(YOUTHS)
        imported = [a for a in self._acts if isinstance(a, Import)]
        if imported and self._chance(0.8):
            again = self._dice.choice(imported)
            seat, youth = again.seat, again.youth
        moved = replace(youth, school_class="9C") if self._chance(0.5) else youth
        self._did(Import, seat=seat, youth=moved, protected=self._chance(0.6))

    def _own(self, seat, about=None):
        """A pupil of this seat's, of the same youth where one is asked for; seldom another's handle."""
        own = [p for p in self._pupils[seat] if about is None or self._youth[p] is self._youth[about]]
        if about and (not own or self._dice.random() < 0.2):
            return about
        return self._some(own)

    # Items

    def record(self):
        takers = [consent[3] for consent in self._consents]
        seat = self._some([seat for seat in (*WRITERS, *takers, *takers) if self._pupils[seat]])
        pupil = self._own(seat)
        draft = self._draft(self._dice.choice((*FACTS[:-1], *FACTS[:3], Kind.MINUTE, Kind.NOTE_TO_SELF)))
        made = self._did(Record, seat=seat, pupil=pupil, draft=draft)
        self._items.append((made.name, seat, pupil, draft.kind))

    def _draft(self, kind):
        topics = frozenset(self._dice.sample(TOPICS, self._dice.choice((1, 1, 2))))
        extra = {"secrecies": frozenset({self._dice.choice(("OSL 18:1", "OSL 21:1"))})} if self._chance(0.1) else {}
        extra |= {"protected": True} if self._chance(0.05) else {}
        made, day = MADE[kind], self._today() - timedelta(days=self._dice.choice((0, 3, 30)))
        if kind is Kind.SIGNAL:
            extra |= {"remark": self._text(), "place": self._dice.choice(list(PlaceKind))}
        if kind in TERMS:
            extra |= {"term": self._dice.choice(TERMS[kind])}
        elif kind not in (Kind.NOTE_TO_SELF, Kind.MINUTE):
            extra |= {"topics": topics}
        if kind is Kind.CHILDS_VIEW:
            extra |= {"known": self._chance(0.8)}
        if kind is Kind.COMMITMENT:
            day, extra = self._today() + timedelta(days=30), extra | {"owner": self._dice.choice(list(NAMES))}
        if kind is Kind.NOTE_TO_SELF:
            day, extra = self._today() + timedelta(days=9), {}
        return made(self._text(), day=day, **extra)

    def _chance(self, part):
        return self._dice.random() < part

    def _text(self):
        """Words that no other text has, so that whatever is found of them is theirs."""
        letters = "".join(self._dice.choices("bdfgklmnprstv", k=5))
        return f"{letters}a sågs {letters}o och {letters}u därefter"

    def correct(self):
        if item := self._some(self._items):
            name, seat, pupil, kind = item
            self._did(Correct, seat=seat, pupil=pupil, item=name, draft=self._draft(kind))

    def attach(self):
        if item := self._some(self._items):
            self._did(Attach, seat=item[1], pupil=item[2], item=item[0])

    def offer(self):
        seat = self._some([seat for seat in WRITERS if self._pupils[seat]])
        pupil = self._own(seat)
        draft = self._draft(Kind.COMMITMENT)
        made = self._did(Record, seat=seat, pupil=pupil, draft=draft)
        self._items.append((made.name, seat, pupil, Kind.COMMITMENT))
        self._offers.append((made.name, pupil, draft.owner))

    def promise(self):
        offer = self._some([o for o in self._offers if o[2] is not Seat.POLICE])
        if offer:
            name, pupil, owner = offer
            own = self._own(owner, pupil)
            self._did(Promise, seat=owner, pupil=own, offer=name, accepted=self._chance(0.7))

    def hand_over(self):
        """Mostly by who offered it, else by the owner or any other."""
        offers = [(by, name, pupil) for name, by, pupil, kind in self._items if kind is Kind.COMMITMENT]
        if offer := self._some(offers):
            by, name, pupil = offer
            seat = by if self._chance(0.6) else self._dice.choice(SEATS_WITH_KEYS)
            own = self._own(seat, pupil)
            self._did(HandOver, seat=seat, pupil=own, item=name, draft=self._draft(Kind.COMMITMENT))

    def fulfil(self):
        """By who offered it or by its owner, of the offer or of an answer; seldom taken back."""
        offers = [(by, name, pupil) for name, by, pupil, kind in self._items if kind is Kind.COMMITMENT]
        answers = [(act.seat, act.name, act.pupil) for act in self._acts if isinstance(act, Promise)]
        if said := self._some([*offers, *answers, *answers]):
            by, name, pupil = said
            self._did(Fulfil, seat=by, pupil=pupil, item=name, done=self._chance(0.8))

    def erase(self):
        """Mostly an item by its own seat; also a consent, and by others what is not theirs."""
        consents = [(name, taker, pupil, Kind.CONSENT) for name, pupil, _, taker, _ in self._consents]
        if item := self._some([*self._items, *consents]):
            name, seat, pupil, _ = item
            by = seat if self._chance(0.85) else self._dice.choice(SEATS_WITH_KEYS)
            self._did(Erase, seat=by, pupil=pupil, item=name)

    def say(self):
        """Before a meeting; mostly by a seat that has keys and is called, and mostly something."""
        if meeting := self._some(self._meetings):
            (called,) = (act for act in self._acts if act.name == meeting[0])
            with_keys = [seat for seat in (*called.present, meeting[1]) if seat in SEATS_WITH_KEYS]
            seat = self._dice.choice(with_keys if self._chance(0.85) else SEATS_WITH_KEYS)
            self._did(Say, seat=seat, meeting=meeting[0], ready=self._chance(0.6), raises=self._chance(0.4))

    # Grounds

    def take(self):
        seat = self._some([seat for seat in WRITERS if self._pupils[seat]])
        pupil = self._own(seat)
        said = {party: (self._answer(), self._answer()) for party in Party}
        if self._chance(0.9):
            said[PARTY_OF[seat]] = (Answer.YES, said[PARTY_OF[seat]][1])
        told = self._dice.choice(list(Party))
        said[told] = (said[told][0], Answer.YES)
        from_on = self._today() + timedelta(days=self._dice.choice((0, 0, 0, -20, 10)))
        draft = a_consent(
            answers=tuple(PartyAnswer(party, *said[party]) for party in Party),
            topics=frozenset(self._dice.sample(TOPICS, self._dice.randint(3, 5))),
            from_on=from_on,
            until_on=from_on + timedelta(days=self._dice.choice((40, 90, 180))),
            older_facts=self._chance(0.6),
        )
        made = self._did(Take, seat=seat, pupil=pupil, draft=draft)
        yes = [party for party in Party if Answer.YES in said[party]]
        self._consents.append((made.name, pupil, [s for s, party in PARTY_OF.items() if party in yes], seat, yes))

    def _answer(self):
        return self._dice.choices((Answer.YES, Answer.NO, Answer.NOT_ASKED), (6, 1, 2))[0]

    def accept(self):
        if consent := self._some(self._consents):
            name, pupil, named, taker, _ = consent
            seat = taker if self._chance(0.5) else self._dice.choice([*named, taker])
            self._did(Accept, seat=seat, pupil=self._own(seat, pupil), consent=name)

    def withdraw(self):
        if consent := self._some(self._consents):
            name, pupil, _, taker, yes = consent
            part = self._dice.choice(("all", "parties", "topics"))
            gone = {"parties": frozenset({self._dice.choice(yes)})} if part == "parties" and yes else {}
            gone |= {"topics": frozenset(self._dice.sample(TOPICS, 1))} if part == "topics" else {}
            self._did(Withdraw, seat=taker, pupil=pupil, consent=name, **gone)

    def decide(self):
        if item := self._some(self._items):
            _, seat, pupil, _ = item
            about = [name for name, by, of, _ in self._items if (by, of) == (seat, pupil)]
            some = self._dice.sample(about, min(len(about), self._dice.choice((1, 1, 2))))
            receiver = self._dice.choice([other for other in NAMES if other is not seat])
            provision = self._dice.choice(("harm-test", "harm-test", "osl-10-27"))
            until = self._today() + timedelta(days=self._dice.choice((5, 60)))
            how = {"provision": provision, "until_on": until, "lets_out": self._chance(0.8)}
            self._did(Decide, seat=seat, pupil=pupil, items=tuple(some), receiver=receiver, **how)

    # Meetings

    def call(self):
        present = tuple(self._dice.sample(list(NAMES), self._dice.randint(2, 6)))
        held = self._today() + timedelta(days=self._dice.choice((3, 14, 60)))
        chairs = [seat for seat in SCHOOL_PAIR if self._pupils[seat]] or SCHOOL_PAIR
        made = self._did(Call, seat=self._dice.choice(chairs), present=present, held_on=held)
        self._meetings.append((made.name, made.seat))

    def ready(self, pupil=None):
        """What a pupil needs to come on an agenda, from the seat that will chair."""
        pupil = pupil or self._some([p for seat in SCHOOL_PAIR for p in self._pupils[seat]])
        for kind in (Kind.STRENGTH, Kind.CHILDS_VIEW, Kind.QUESTION) if pupil else ():
            (seat,) = (seat for seat in SCHOOL_PAIR if pupil in self._pupils[seat])
            made = self._did(Record, seat=seat, pupil=pupil, draft=self._draft(kind))
            self._items.append((made.name, seat, pupil, kind))
        self._ready.add(pupil)

    def put_on(self):
        """Mostly a pupil of the chair's that has what is needed; seldom one that has not, or another's."""
        if meeting := self._some(self._meetings):
            name, chair = meeting
            pupil = self._some([p for p in self._pupils[chair] if p in self._ready]) or self._some(self._pupils[chair])
            if pupil and pupil not in self._ready and self._chance(0.8):
                self.ready(pupil)
            self._did(PutOn, seat=chair, pupil=pupil or self._some(self._youth), meeting=name)
            self._listed.add(meeting)

    def compose(self):
        if meeting := self._some(sorted(self._listed) or self._meetings):
            self._did(Compose, seat=meeting[1], meeting=meeting[0])

    def confide(self):
        """A seat of another secrecy tells the chair alone of a pupil on the agenda: it stands on the copies then."""
        meeting, chair = self._dice.choice(sorted(self._listed))
        pupil = self._some([a.pupil for a in self._acts if isinstance(a, PutOn) and a.meeting == meeting])
        seat, youth = self._dice.choice((Seat.NURSE, Seat.SOCIAL_SERVICES)), self._youth[pupil]
        theirs = self._did(AddPupil, seat=seat, youth=youth)
        self._mine(theirs, youth)
        told = self._did(Record, seat=seat, pupil=theirs.name, draft=self._draft(self._dice.choice(FACTS[:3])))
        until = self._today() + timedelta(days=60)
        how = {"provision": "harm-test", "until_on": until, "lets_out": True}
        self._did(Decide, seat=seat, pupil=theirs.name, items=(told.name,), receiver=chair, **how)
        self._did(LinkPupils, seat=chair, pupil=pupil, theirs=theirs.name, apart=False)

    # The rest

    def sign_in(self):
        self._did(SignIn, seat=self._dice.choice(SEATS_WITH_KEYS))

    def branch(self):
        self._did(Branch, seat=self._dice.choice(SCHOOL_PAIR), open=self._chance(0.6))

    def pass_time(self):
        self._now += timedelta(days=self._dice.choice((5, 15, 45)))

"""Valid things to start from: a group with open desks, drafts, consents, decisions, meetings."""

import hashlib
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest

from sspf_desk import app
from sspf_desk.casework.consents import ConsentDraft
from sspf_desk.casework.drafts import Draft
from sspf_desk.casework.grounds import DecisionDraft
from sspf_desk.desk import Doors
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.planning import Plan
from sspf_desk.membership.entrance import Founder, Surroundings
from sspf_desk.models.content import PlaceKind
from sspf_desk.models.papers import Answer, MaturityJudgement, PartyAnswer, Voice
from sspf_desk.roster import HandRow
from sspf_desk.terms import Kind, Mode, Party, Seat, Topic
from sspf_desk.vault.kdf import BOUNDS, Bounds, Cost

CHEAP = Cost(8, 1, 1)
CHEAP_BOUNDS = Bounds(CHEAP, BOUNDS.ceiling)
PASSWORD = "ett långt lösenord"  # noqa: S105 - invented
NAMES = {
    Seat.SCHOOL_LEAD: "Lena Rektor",
    Seat.COUNSELLOR: "Karin Kurator",
    Seat.NURSE: "Nina Sköterska",
    Seat.SOCIAL_SERVICES: "Sofia Fältare",
    Seat.LEISURE: "Leo Ledare",
    Seat.POLICE: "Per Polis",
}
TODAY = date(2026, 11, 20)
SCHOOL = frozenset({Topic.SCHOOL})
SCHOOL_AND_SOCIAL = (Party.SCHOOL, Party.SOCIAL_SERVICES)
YES, NO, NOT_ASKED = Answer.YES, Answer.NO, Answer.NOT_ASKED


class Around:
    """A clock that goes one second for each look, and randomness drawn from a seed that an act may choose."""

    def __init__(self):
        self.now = datetime(2026, 11, 20, 9, tzinfo=UTC)
        self.step = timedelta(seconds=1)
        self.seed("start")

    def seed(self, name):
        """Begin the randomness of one act: the same name draws the same bytes, whatever other acts there are."""
        self._name, self._drawn = name, 0

    def entropy(self, size):
        self._drawn += 1
        drawn = b""
        while len(drawn) < size:
            drawn += hashlib.sha256(f"{self._name}/{self._drawn}/{len(drawn)}".encode()).digest()
        return drawn[:size]

    def clock(self):
        self.now += self.step
        return self.now

    def surroundings(self):
        return Surroundings(self.clock, self.entropy, CHEAP, CHEAP_BOUNDS, app.law)


class School:
    """A vault with open desks, one for each seat that has joined: `school[Seat.NURSE]`."""

    def __init__(self, folder, profile, around, stack):
        self.folder, self.profile, self.around, self._stack = folder, profile, around, stack
        self.doors = Doors(around.surroundings(), app.said("sv"), profile)
        self.desks = {}

    @classmethod
    @contextmanager
    def founded(cls, tmp_path, around, *, same_branch=True, seat=Seat.SCHOOL_LEAD, invented=False):
        with ExitStack() as stack:
            school = cls(tmp_path / "vault", tmp_path / "profile", around, stack)
            authority = "Barn- och utbildningsnämnden"
            founder = Founder(
                NAMES[seat], seat, "rektor", "Björkdalsskolan", authority, same_branch, "2026-04-27", invented=invented
            )
            opened = school.doors.found(school.folder, founder, PASSWORD)
            school.desks[seat] = with_sheet(stack.enter_context(opened))
            school.founder = seat
            yield school

    def __getitem__(self, seat):
        return self.desks[seat]

    def join(self, *seats, mode=Mode.WRITES):
        """Invite and join; another authority's writing seat with its agreement."""
        for seat in seats:
            code = self[self.founder].membership.invite(
                NAMES[seat], seat, mode, mandate="", agreement="avtal 2026-01-15, dnr 4/2026, nämnden"
            )
            self.desks[seat] = with_sheet(self._stack.enter_context(self.doors.join(self.folder, code, PASSWORD)))
        return self

    def waits(self, seat, name, *, password=PASSWORD, mode=Mode.WRITES):
        """Invite somebody to a seat that others hold, and have him join: the six words that he reads aloud."""
        agreement = "avtal 2026-01-15, dnr 4/2026, nämnden"
        code = self[self.founder].membership.invite(name, seat, mode, mandate="", agreement=agreement)
        with pytest.raises(Refusal) as waiting:
            self.doors.join(self.folder, code, password)
        assert waiting.value.reason is Reason.WAITING_FOR_ADMISSION
        return str(waiting.value.places["place"])

    def second(self, seat, name, *, password=PASSWORD):
        """One more member of a seat, let in by the desk there once the six words have been compared."""
        self[seat].membership.admit(name, self.waits(seat, name, password=password))
        return self

    def all_sign_in(self):
        """Everybody signs in anew, as after somebody has left."""
        for seat in list(self.desks):
            self.sign_in(seat)
        return self

    def sign_in(self, seat):
        """Sign in anew, as the next morning: what others changed is settled."""
        self.desks[seat] = self._stack.enter_context(self.doors.sign_in(self.folder, NAMES[seat], PASSWORD))
        return self.desks[seat]

    def at_the_table(self, *seats):
        for seat in seats:
            self[self.founder].membership.seat_at_the_table(NAMES[seat], seat)
        return self

    def add(self, seat, name="Alva Lindqvist", school_class="9B", born=date(2011, 3, 14)):
        """A card made by hand; its handle."""
        given, family = name.split(" ", 1)
        return self[seat].people.add(HandRow(given, family, born, school_class), TODAY)


def with_sheet(desk):
    """The desk, once its seat's sheet lies with its keeper: before that a seat that writes may not."""
    if desk.member.mode is Mode.WRITES:
        made = desk.sheets.make_for_seat()
        desk.sheets.receive(" ".join(made.words()), "Ruth Registrator", "nämndens kassaskåp")
    return desk


def a_signal(text="Borta tre eftermiddagar.", **change):
    base = {
        "kind": Kind.SIGNAL,
        "text": text,
        "remark": "",
        "term": "S02",
        "day": date(2026, 11, 18),
        "place": PlaceKind.SCHOOL,
        "seen_by": "mentor",
    }
    return Draft(**base | change)


def a_strength(text="Hjälper yngre elever på rasten.", **change):
    return Draft(**{"kind": Kind.STRENGTH, "text": text, "term": "P01", "day": date(2026, 11, 10)} | change)


def a_need(text="En vuxen att gå till.", **change):
    return Draft(**{"kind": Kind.NEED, "text": text, "term": "N04", "day": date(2026, 11, 10)} | change)


def a_view(words="Jag vill ha en vuxen att prata med.", **change):
    base = {"kind": Kind.CHILDS_VIEW, "text": words, "day": date(2026, 11, 12), "topics": SCHOOL}
    return Draft(**base | change)


def a_question(text="Hur kan vi göra skolvägen tryggare?", **change):
    return Draft(**{"kind": Kind.QUESTION, "text": text, "day": date(2026, 11, 12), "topics": SCHOOL} | change)


def a_commitment(text="Ringer hem varje fredag.", owner=Seat.COUNSELLOR, **change):
    base = {"kind": Kind.COMMITMENT, "text": text, "owner": owner, "day": date(2026, 12, 4), "topics": SCHOOL}
    return Draft(**base | change)


def a_note(text="Kolla schemat.", **change):
    return Draft(**{"kind": Kind.NOTE_TO_SELF, "text": text, "day": date(2026, 11, 30)} | change)


def a_consent(*, tells=SCHOOL_AND_SOCIAL, told=SCHOOL_AND_SOCIAL, no=(), **change):
    """A consent in which some parties tell, some are told, and to some it is no."""

    def answer(party, yes):
        return NO if party in no else YES if party in yes else NOT_ASKED

    base = {
        "answers": tuple(PartyAnswer(party, answer(party, tells), answer(party, told)) for party in Party),
        "topics": frozenset(Topic) - {Topic.HEALTH},
        "purpose": "Samordnat stöd",
        "from_on": date(2026, 11, 20),
        "until_on": date(2027, 3, 1),
        "older_facts": True,
        "voices": (Voice("vårdnadshavare", YES, "Det är bra.", "telefon", date(2026, 11, 19)),),
        "maturity": MaturityJudgement("Karin Kurator", "Förstår vad det innebär."),
        "original": "elevakt, dnr 2026/114",
        "own": Voice("eleven", YES, "Ja, det är okej.", "samtal", date(2026, 11, 19)),
    }
    return ConsentDraft(**base | change)


def a_decision(items, receiver=Seat.SOCIAL_SERVICES, provision="harm-test", **change):
    base = {
        "items": frozenset(items),
        "receiver": receiver,
        "provision": provision,
        "weighing": "Uppgiften är känd av familjen.",
        "reasons": "Det står klart att det kan lämnas utan men.",
        "until_on": date(2026, 12, 31),
        "lets_out": True,
    }
    return DecisionDraft(**base | change)


def a_plan(*seats, chair=Seat.SCHOOL_LEAD, **change):
    base = {
        "held_on": date(2026, 11, 26),
        "begins": time(9, 0),
        "place": "Konferensrummet",
        "chair_seat": chair,
        "present": tuple((seat, NAMES[seat]) for seat in seats),
    }
    return Plan(**base | change)


def ready_for_agenda(desk, pupil):
    """What a pupil needs to come on an agenda."""
    desk.recording.record(pupil, a_strength())
    desk.recording.record(pupil, a_view())
    desk.recording.record(pupil, a_question())


def stamp(desk, pupil, item):
    """The stamp of an own item as it stands on a desk's sheet now: the writer has seen it."""
    return next(line.stamp for line in desk.recording.sheet(pupil).lines if line.item == item)


def texts(view):
    """The texts on a sheet."""
    return {str(line.text) for line in view.lines}

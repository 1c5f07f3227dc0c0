"""Consents taken, accepted and withdrawn, and decisions: how a seat's items come to open to others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sspf_desk.acts.acts import Session
from sspf_desk.casework.consents import ConsentDraft
from sspf_desk.casework.people import People
from sspf_desk.disclosure import TOLD_BY_CONSENT, Disclosed, reveal
from sspf_desk.errors import Reason, Refusal
from sspf_desk.lawbook import Choice, WhyNot
from sspf_desk.models.content import Heading, PupilCard
from sspf_desk.models.days import day_of, end_of, start_of
from sspf_desk.models.papers import Answer, Consent, Decision, Grant, Withdrawal, seats_of
from sspf_desk.models.record import Facts
from sspf_desk.personnummer import found_in
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, content_as, handle, pupil_in
from sspf_desk.records.sheet import Sheet
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import PARTY_SEATS, Act, Ground, ItemId, Mode, Party, PupilId, Seat, Topic

_WHY = {
    WhyNot.UNSETTLED: Reason.PROVISION_UNSETTLED,
}
"""Every other reason is that it cannot reach."""


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A decision that a named person is about to take on named items of his own seat's."""

    items: frozenset[ItemId]
    receiver: Seat
    provision: str
    weighing: str
    reasons: str
    until_on: date
    lets_out: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was recorded, with the stored noes that were copied into its reasons."""

    item: ItemId
    pupil: str
    noes: tuple[str, ...]


class Grounds:
    """What one seat opens to others, and how it stops."""

    def __init__(self, work: Workplace, people: People) -> None:
        self._work = work
        self._acts = work.acts
        self._records = work.records
        self._member = work.member
        self._phrases = work.phrases
        self._people = people

    def take(self, pupil: str, draft: ConsentDraft) -> ItemId:
        """Record a consent that was given, judged by how the group asks for consents now.

        It opens nothing until each disclosing seat has accepted it.
        """
        self._insist_on_writing()
        with self._acts.begin(Act.CONSENT_TAKEN) as session:
            self._work.insist_ready(session)
            own = self._people.own(session, self._people.ref(session, pupil))
            card = self._card(session, own)
            practice = self._records.directory(session).practice
            draft.insist(day_of(session.now), card.birth_date, practice)
            consent = draft.consent(_heading(own, card))
            opened = self._records.write(session, consent, Facts(purpose=draft.purpose), pupil=own)
            session.mention(opened.record.item)
            self._records.settle(session, own)
        return opened.record.item

    def _insist_on_writing(self) -> None:
        if self._member.mode is not Mode.WRITES:
            raise Refusal(Reason.NOT_ALLOWED_IN_MODE)

    def accept(self, pupil: str, consent: ItemId) -> ItemId:
        """This seat accepts a consent at its own desk: its signed grant, directed, by topics, standing, dated.

        Raises `Refusal` where the consent does not name this seat as one that tells, or has ended.
        """
        with self._acts.begin(Act.CONSENT_ACCEPTED, consent) as session:
            self._work.insist_ready(session)
            ref = self._people.ref(session, pupil)
            taken = self._consent(self._records.sheet(session, ref), consent)
            granted = [self._accept(session, taken, own) for own in self._mine(session, self._people.own(session, ref))]
        return granted[0]

    def _accept(self, session: Session, taken: Opened, own: PupilId) -> ItemId:
        grant = self._grant(session, taken, own)
        before = self._accepted(session, taken.record.item, own)
        opened = self._records.write(session, grant, Facts(), pupil=own, corrects=before)
        self._records.settle(session, own)
        return opened.record.item

    def _mine(self, session: Session, own: PupilId) -> list[PupilId]:
        """This seat's own pupils that are this youth: more than one, where two cards were linked to one."""
        known = self._records.reading(session).known((self._records.seat, own))
        return sorted(pupil for seat, pupil in known.refs if seat is self._records.seat)

    def _grant(self, session: Session, taken: Opened, own: PupilId) -> Grant:
        consent = content_as(taken, Consent)
        now, me = session.now, self._records.seat
        if me not in seats_of(consent.parties(Answer.YES, tells=True, at=now)):
            raise Refusal(Reason.CONSENT_DOES_NOT_NAME_YOU)
        topics = consent.open_topics(now)
        if not topics or now >= end_of(consent.until_on):
            raise Refusal(Reason.CONSENT_NOT_OPEN)
        return Grant(
            ground=Ground.CONSENT,
            receivers=seats_of(consent.parties(Answer.YES, tells=False, at=now)) - {me},
            topics=topics,
            items=frozenset(),
            provision="consent",
            facts_from=None if consent.older_facts else consent.from_on,
            opens=max(now, start_of(consent.from_on)),
            closes=end_of(consent.until_on),
            consent=taken.record.item,
            consent_seat=taken.record.holder,
            heading=_heading(own, self._card(session, own)),
        )

    def _accepted(self, session: Session, consent: ItemId, own: PupilId) -> Opened | None:
        """This seat's earlier acceptance of the same consent: accepting again renews it, never doubles it."""
        grants = self._records.listed(session, places.GRANTS, own=True, given=False)
        mine = (one for one in grants if one.item.pupil == own)
        return next((one for one in mine if content_as(one, Grant).consent == consent), None)

    def withdraw(
        self, pupil: str, consent: ItemId, *, parties: frozenset[Party], topics: frozenset[Topic], who: str
    ) -> None:
        """Withdraw a consent, in whole (naming neither parties nor topics) or in part. It shuts at this second.

        What does not stand, or no longer does, is not taken back: where that is all, nothing is changed.
        """
        with self._acts.begin(Act.CONSENT_WITHDRAWN, consent) as session:
            taken = self._consent(self._records.sheet(session, self._people.ref(session, pupil)), consent)
            if taken.record.holder is not self._records.seat:
                raise Refusal(Reason.NOT_YOUR_SEAT)
            if found_in(who):
                raise Refusal(Reason.PERSONAL_NUMBER)
            held = content_as(taken, Consent)
            gone = held.of_what_is_left(Withdrawal(session.now, parties, topics, who))
            if gone is None:
                return
            changed = replace(held, withdrawals=(*held.withdrawals, gone))
            self._records.write(session, changed, taken.record.facts, pupil=pupil_in(taken), corrects=taken)
            self._records.settle(session, pupil_in(taken))

    def choices(self, pupil: str, items: frozenset[ItemId], receiver: Seat) -> tuple[Choice, ...]:
        """Every provision for a decision on these items, those that cannot be used greyed with the reason."""
        with self._acts.begin(Act.LISTED, "provisions", reading=True) as session:
            sheet = self._records.sheet(session, self._people.ref(session, pupil))
            return self._choices(session, self._own_items(sheet, items), receiver)

    def noes(self, pupil: str, receiver: Seat) -> tuple[Disclosed, ...]:
        """Every stored no to a receiver that this seat knows of, in the words that stand in a decision's reasons.

        Raises `Refusal` for a pupil whose data are protected.
        """
        with self._acts.begin(Act.LISTED, "noes", reading=True) as session:
            sheet = self._records.sheet(session, self._people.ref(session, pupil))
            if sheet.shut:
                raise Refusal(Reason.PUPIL_PROTECTED)
            return self._noes(session, sheet, receiver)

    def _choices(self, session: Session, items: Iterable[Opened], receiver: Seat) -> tuple[Choice, ...]:
        secrecies = frozenset[str]().union(*(one.item.secrecies for one in items))
        law = self._records.law(session)
        return law.choices(secrecies, self._records.seat, receiver, day_of(session.now))

    def decide(self, pupil: str, draft: DecisionDraft) -> Decided:
        """Record a decision, also one not to let out. Letting out makes the grant that opens just these items.

        Raises `Refusal` where the provision cannot reach, is for a lawyer to settle, or asks a mandate that the member
        has not; and where weighing or reasons are missing, or the last day has passed.
        """
        self._insist_on_writing()
        with self._acts.begin(Act.DECIDED) as session:
            self._work.insist_ready(session)
            own = self._people.own(session, self._people.ref(session, pupil))
            sheet = self._records.sheet(session, (self._records.seat, own))
            items = self._own_items(sheet, draft.items)
            self._insist(session, items, draft)
            noes = self._noes(session, sheet, draft.receiver)
            decision = self._decision(items, draft, noes)
            opened = self._records.write(session, decision, Facts(), pupil=own)
            session.mention(opened.record.item)
            if draft.lets_out:
                self._release(session, items, draft)
        return Decided(opened.record.item, handle((self._records.seat, own)), noes)

    def _insist(self, session: Session, items: list[Opened], draft: DecisionDraft) -> None:
        if not draft.weighing.strip() or not draft.reasons.strip():
            raise Refusal(Reason.DRAFT_INCOMPLETE, problem="reasons_missing")
        if found_in(draft.weighing) or found_in(draft.reasons):
            raise Refusal(Reason.PERSONAL_NUMBER)
        if draft.until_on < day_of(session.now):
            raise Refusal(Reason.DRAFT_INCOMPLETE, problem="until_day_passed")
        choices = {choice.provision.id: choice for choice in self._choices(session, items, draft.receiver)}
        choice = choices.get(draft.provision)
        if choice is None:
            raise Refusal(Reason.UNKNOWN_PROVISION)
        if choice.why_not is not None:
            raise Refusal(_WHY.get(choice.why_not, Reason.PROVISION_CANNOT_REACH), why=choice.why_not.value)
        if choice.provision.mandate and not self._member.mandate:
            raise Refusal(Reason.NO_MANDATE)

    def _decision(self, items: list[Opened], draft: DecisionDraft, noes: tuple[str, ...]) -> Decision:
        return Decision(
            decided_by=self._member.name,
            receiver=draft.receiver,
            versions=frozenset(one.version for one in items),
            provision=draft.provision,
            weighing=draft.weighing.strip(),
            reasons="\n".join((draft.reasons.strip(), *noes)),
            until_on=draft.until_on,
            lets_out=draft.lets_out,
        )

    def _release(self, session: Session, items: list[Opened], draft: DecisionDraft) -> None:
        """One grant for each own pupil that the items stand under: a grant opens one pupil's items."""
        for own in sorted({pupil_in(one) for one in items}):
            named = frozenset(one.record.item for one in items if one.item.pupil == own)
            self._records.write(session, self._released(session, draft, own, named), Facts(), pupil=own)
            self._records.settle(session, own)

    def _released(self, session: Session, draft: DecisionDraft, own: PupilId, named: frozenset[ItemId]) -> Grant:
        return Grant(
            ground=Ground.DECISION,
            receivers=frozenset({draft.receiver}),
            topics=frozenset(),
            items=named,
            provision=draft.provision,
            facts_from=None,
            opens=session.now,
            closes=end_of(draft.until_on),
            consent=None,
            consent_seat=None,
            heading=_heading(own, self._card(session, own)),
        )

    def _noes(self, session: Session, sheet: Sheet, receiver: Seat) -> tuple[Disclosed, ...]:
        """Every stored no to the receiver's party, one taken back among them: it stops no decision, but is known."""
        reader = self._records.reading(session).reader(self._records.standings(session, sheet))
        said = {
            (party, on, told)
            for shown in sheet.shown
            if isinstance(shown.opened.content, Consent)
            for party, on in _noes_of(shown.opened.content)
            if receiver in PARTY_SEATS[party]
            and (told := reveal(self._phrases.former_no(party, on), shown.opened.item, (reader,)))
        }
        return tuple(told for _, _, told in sorted(said))

    def _own_items(self, sheet: Sheet, items: frozenset[ItemId]) -> list[Opened]:
        """The items named, if they are this seat's and of a kind that a decision can open."""
        mine = (s.opened for s in sheet.shown if s.ground is Ground.OWN and s.opened.record.kind in TOLD_BY_CONSENT)
        own = [one for one in mine if one.record.item in items]
        if not items or len(own) != len(items):
            raise Refusal(Reason.UNKNOWN_ITEM)
        return own

    def _consent(self, sheet: Sheet, item: ItemId) -> Opened:
        for shown in sheet.shown:
            if shown.opened.record.item == item and isinstance(shown.opened.content, Consent):
                return shown.opened
        raise Refusal(Reason.UNKNOWN_ITEM)

    def _card(self, session: Session, own: PupilId) -> PupilCard:
        cards = self._records.listed(session, places.of_pupil(own), own=True, given=False)
        card = next((one.content for one in cards if isinstance(one.content, PupilCard)), None)
        if card is None:
            raise Refusal(Reason.UNKNOWN_PUPIL)
        return card


def _heading(pupil: PupilId, card: PupilCard) -> Heading:
    return Heading(pupil, card.name, card.school_class, card.birth_year, None)


def _noes_of(consent: Consent) -> Iterator[tuple[Party, date]]:
    """The parties that may not be told by a consent, and since when: by a no, or by a yes that was taken back."""
    yield from ((party, consent.from_on) for party in consent.parties(Answer.NO, tells=False, at=None))
    yes = consent.parties(Answer.YES, tells=False, at=None)
    yield from ((party, day_of(gone.at)) for gone in consent.withdrawals for party in gone.takes_back() & yes)

"""The open commitments of a seat, as far as another may know them, and what becomes of them when the seat is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sspf_desk.acts.acts import Session
from sspf_desk.casework.drafts import Draft, Problem
from sspf_desk.casework.people import KnownRow, People
from sspf_desk.casework.youths import ref_of
from sspf_desk.disclosure import Disclosed, reveal
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Commitment, CommitmentState
from sspf_desk.models.days import day_of
from sspf_desk.records import places
from sspf_desk.records.belonging import Directory
from sspf_desk.records.offers import is_answer, is_said_of
from sspf_desk.records.opening import Opened, Ref, content_as, handle, pupil_in, ref_from
from sspf_desk.records.sheet import Shown
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, Ground, ItemId, Kind, Mode, Seat

OPEN = frozenset({CommitmentState.OFFERED, CommitmentState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class OpenCommitment:
    """Something that a seat is to do, made for one reader."""

    item: ItemId
    pupil: str
    """The handle by which the reader asks for him."""
    text: Disclosed
    due_on: date
    own: bool
    """Whether it is the reader's own item: he can give it to a new owner as it stands."""
    promised: bool
    """Whether its owner has said yes to it, as far as the reader may know."""
    to_keep: bool
    """Whether it is the reader's to say that it has been kept."""


class Commitments:
    """What one seat knows of who has promised what, and how it is handed on."""

    def __init__(self, work: Workplace, people: People) -> None:
        self._work = work
        self._acts = work.acts
        self._records = work.records
        self._catalogue = work.catalogue
        self._people = people

    def open_of(self, seat: Seat) -> tuple[OpenCommitment, ...]:
        """The commitments that a seat owns and has neither kept nor declined, nearest day first.

        As far as this seat may know: others may know of more, and nothing tells how many. An offer and its answer are
        told once, and what has been handed on is not told.
        """
        with self._acts.begin(Act.LISTED, "commitments", reading=True) as session:
            return self.open_about(session, self._people.known(session), seat)

    def open_about(self, session: Session, known: Iterable[KnownRow], seat: Seat) -> tuple[OpenCommitment, ...]:
        """The same, inside an act, about the pupils in some rows of the list."""
        asked = self._with_any(session, known) if seat is self._records.seat else known
        refs = (ref for row, _ in asked if (ref := ref_from(row.pupil)))
        found = {one.item: one for ref in refs for one in self._open_on(session, ref, seat)}
        return tuple(sorted(found.values(), key=lambda one: (one.due_on, one.pupil, one.item)))

    def _with_any(self, session: Session, known: Iterable[KnownRow]) -> Iterator[KnownRow]:
        """The pupils on whose sheets this seat may have something to do: all of that stands in its own two lists.

        A day is asked for all day long, and a thousand sheets take seconds; whose sheet is opened, the sheet decides.
        """
        due = self._records.listed(session, places.DUE, own=True, given=False)
        mine = {(self._records.seat, one.item.pupil) for one in due if self._is_to_do(one)}
        for row, papers in known:
            if any(ref_of(paper) in mine or self._is_to_do(paper.opened) for paper in papers):
                yield row, papers

    def _is_to_do(self, one: Opened) -> bool:
        told = one.content
        return isinstance(told, Commitment) and told.owner is self._records.seat and told.state in OPEN

    def _open_on(self, session: Session, ref: Ref, seat: Seat) -> Iterator[OpenCommitment]:
        sheet = self._records.sheet(session, ref)
        if sheet.shut:
            return
        reader = self._records.reading(session).reader(self._records.standings(session, sheet))
        own = frozenset(s.opened.record.item for s in sheet.shown if s.ground is Ground.OWN)
        web = _Web(seat, (s.opened for s in sheet.of(Kind.COMMITMENT)), own)
        directory = self._records.directory(session)
        for one in web.open():
            item, text = one.record.item, reveal(_told(one).text, one.item, (reader,))
            if text is not None:
                ours, promised = is_ours_to_tell(one, self._records.seat, directory), web.promised(one)
                yield OpenCommitment(item, handle(ref), text, _told(one).due_on, item in own, promised, ours)

    def fulfil(self, pupil: str, item: ItemId, *, done: bool = True) -> None:
        """Say that a commitment has been kept; or, not ``done``, that it has not after all. Said twice it is said once.

        Raises `Refusal` for a commitment of which it is another's to say so, and for what is none.
        """
        with self._acts.begin(Act.CORRECTED, item) as session:
            self._work.insist_ready(session)
            held = self._shown(session, self._people.ref(session, pupil), item).opened
            directory = self._records.directory(session)
            told, me = content_as(held, Commitment), self._records.seat
            if not is_ours_to_tell(held, me, directory):
                raise Refusal(Reason.UNKNOWN_ITEM)
            if (told.state is CommitmentState.KEPT) is done:
                return
            before = CommitmentState.ACCEPTED if told.owner is me else CommitmentState.OFFERED
            now = replace(told, state=CommitmentState.KEPT if done else before)
            self._records.write(session, now, held.record.facts, pupil=pupil_in(held), corrects=held)
            self._records.settle(session, pupil_in(held))

    def hand_over(self, pupil: str, item: ItemId, owner: Seat, draft: Draft | None = None) -> ItemId:
        """Offer a commitment to a new owner, who accepts or declines it as any other. The item in which it is offered.

        An own item gets a new version, as it stands but for its owner. Another seat's promise is not this seat's to
        change, nor its words to give on: then ``draft`` says anew what is to be done, and the new offer refers to the
        old. Raises `Refusal` for what is no open commitment here, and without that draft where it is needed.
        """
        if self._work.member.mode is not Mode.WRITES:
            raise Refusal(Reason.NOT_ALLOWED_IN_MODE)
        with self._acts.begin(Act.CORRECTED, item) as session:
            self._work.insist_ready(session)
            ref = self._people.ref(session, pupil)
            held, ground = self._held(session, ref, item)
            opened = (
                self._offered_anew(session, held, owner)
                if ground is Ground.OWN
                else self._offered_instead(session, ref, held, owner, draft)
            )
            session.mention(opened.record.item)
            self._records.settle(session, pupil_in(opened))
        return opened.record.item

    def _held(self, session: Session, ref: Ref, item: ItemId) -> tuple[Opened, Ground]:
        shown = self._shown(session, ref, item)
        if _told(shown.opened).state in OPEN:
            return shown.opened, shown.ground
        raise Refusal(Reason.UNKNOWN_ITEM)

    def _shown(self, session: Session, ref: Ref, item: ItemId) -> Shown:
        for shown in self._records.sheet(session, ref).of(Kind.COMMITMENT):
            if shown.opened.record.item == item:
                return shown
        raise Refusal(Reason.UNKNOWN_ITEM)

    def _offered_anew(self, session: Session, held: Opened, owner: Seat) -> Opened:
        offer = replace(content_as(held, Commitment), owner=owner, state=CommitmentState.OFFERED)
        return self._records.write(session, offer, held.record.facts, pupil=pupil_in(held), corrects=held)

    def _offered_instead(self, session: Session, ref: Ref, held: Opened, owner: Seat, draft: Draft | None) -> Opened:
        if draft is None or draft.kind is not Kind.COMMITMENT:
            raise Refusal(Reason.DRAFT_INCOMPLETE, problem=Problem.TEXT_MISSING.value)
        own, today = self._people.own(session, ref), day_of(session.now)
        said = replace(draft, owner=owner)
        said.insist(self._catalogue, today)
        facts = said.facts(self._catalogue, self._records.law(session).secrecy_of(self._records.seat, today))
        offer = Commitment(said.text.strip(), owner, said.day or today, CommitmentState.OFFERED, held.record.item)
        return self._records.write(session, offer, facts, pupil=own)


def open_among(seat: Seat, commitments: Iterable[Opened], own: frozenset[ItemId]) -> tuple[Opened, ...]:
    """What a seat has still to do among the commitments that a reader has open of one pupil, ``own`` the reader's."""
    return tuple(_Web(seat, commitments, own).open())


def unanswered(seat: Seat, commitments: Iterable[Opened], own: frozenset[ItemId]) -> frozenset[ItemId]:
    """What a seat is asked to promise among them, and has neither promised nor declined."""
    web = _Web(seat, commitments, own)
    return frozenset(one.record.item for one in web.open() if not web.promised(one))


def to_keep(commitments: Iterable[Opened], own: frozenset[ItemId], me: Seat, among: Directory) -> frozenset[ItemId]:
    """Those still to be done among them, of which it is this seat's to say that they have been kept."""
    told = tuple(commitments)
    ours = (one for owner in Seat for one in open_among(owner, told, own) if is_ours_to_tell(one, me, among))
    return frozenset(one.record.item for one in ours)


def kept(commitments: Iterable[Opened], me: Seat, among: Directory) -> frozenset[ItemId]:
    """Those that this seat has said are kept, and of which it may say that they are not after all."""
    ours = (one for one in commitments if is_ours_to_tell(one, me, among))
    return frozenset(one.record.item for one in ours if _told(one).state is CommitmentState.KEPT)


def is_ours_to_tell(one: Opened, me: Seat, among: Directory) -> bool:
    """Whether it is this seat's to say that a commitment has been kept, or has not.

    Its owner says it of what he has promised. Where nobody with keys holds the owner's seat, whoever wrote the offer
    down says it, as it was told in the room.
    """
    told = _told(one)
    if one.record.holder is not me:
        return False
    if told.owner is me:
        return told.state in (CommitmentState.ACCEPTED, CommitmentState.KEPT)
    has_desk = any(facts.public for facts in among.at_seat(told.owner))
    return not has_desk and told.state in (CommitmentState.OFFERED, CommitmentState.KEPT)


class _Web:
    """Offers, answers and what was handed on, among the commitments that a reader has open of one pupil."""

    def __init__(self, seat: Seat, commitments: Iterable[Opened], own: frozenset[ItemId]) -> None:
        self._seat = seat
        self._own = own
        self._all = {one.record.item: one for one in commitments}
        said = [(one, self._offer(one)) for one in self._all.values() if is_said_of(one, self._offer(one))]
        self._answers = {offer.record.item: _told(one).state for one, offer in said if is_answer(one, offer)}
        self._handed_on = {offer.record.item for one, offer in said if _told(one).owner is not seat}

    def _offer(self, one: Opened) -> Opened:
        """What a commitment refers to, where the reader has that open too; else itself."""
        return self._all.get(_told(one).offer or one.record.item, one)

    def open(self) -> Iterator[Opened]:
        """What the seat has still to do, each promise once: by the reader's own offer, or else by its answer."""
        return (one for one in self._all.values() if _told(one).owner is self._seat and self._is_told(one))

    def promised(self, one: Opened) -> bool:
        """Whether its owner has said yes: in the item itself, or in an answer to it."""
        return CommitmentState.ACCEPTED in (_told(one).state, self._answers.get(one.record.item))

    def _is_told(self, one: Opened) -> bool:
        item, offer = one.record.item, self._offer(one)
        if _told(one).state not in OPEN or item in self._handed_on:
            return False
        if offer is not one and one.record.holder is self._seat:
            if not is_said_of(one, offer):
                return False
            if is_answer(one, offer):
                return offer.record.item not in self._own | self._handed_on
        answer = self._answers.get(item)
        return answer is None or (answer in OPEN and item in self._own)


def _told(one: Opened) -> Commitment:
    return content_as(one, Commitment)

"""The open commitments of a seat, as far as another may know them, and what becomes of them when the seat is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sspf_desk.acts.acts import Session
from sspf_desk.casework.drafts import Draft, Problem
from sspf_desk.casework.people import KnownRow, People
from sspf_desk.casework.promises import Web, is_ours_to_tell
from sspf_desk.casework.youths import ref_of
from sspf_desk.disclosure import Disclosed, reveal
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Commitment, CommitmentState
from sspf_desk.models.days import day_of
from sspf_desk.records import places
from sspf_desk.records.offers import OPEN
from sspf_desk.records.opening import Opened, Ref, content_as, handle, pupil_in, ref_from
from sspf_desk.records.sheet import Shown
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, Ground, ItemId, Kind, Mode, Seat


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
    stamp: str
    """For an own item the version that is told of, to be said when it is said to be kept; empty for another's."""


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
        web = Web(seat, (s.opened for s in sheet.of(Kind.COMMITMENT)), own)
        directory = self._records.directory(session)
        for one in web.open():
            item, text = one.record.item, reveal(content_as(one, Commitment).text, one.item, (reader,))
            if text is not None:
                due_on, is_own = content_as(one, Commitment).due_on, item in own
                ours, stamp = is_ours_to_tell(one, self._records.seat, directory), one.version if is_own else ""
                yield OpenCommitment(item, handle(ref), text, due_on, is_own, web.promised(one), ours, stamp)

    def fulfil(self, pupil: str, item: ItemId, *, done: bool = True, seen: str = "") -> None:
        """Say that a commitment has been kept; or, not ``done``, that it has not after all. Said twice it is said once.

        ``seen`` is the stamp of the version that stood before whoever says so. Raises `Refusal` for a commitment of
        which it is another's to say so, for what is none, and where a colleague has changed it since.
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
            if seen and seen != held.version:
                raise Refusal(Reason.CHANGED_MEANWHILE)
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
        if content_as(shown.opened, Commitment).state in OPEN:
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

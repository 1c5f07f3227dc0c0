"""Recording, correcting and reading a pupil's sheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sspf_desk.acts.acts import Session
from sspf_desk.casework.drafts import Draft, Problem
from sspf_desk.casework.kept import Kept, KeptDraft
from sspf_desk.casework.mending import MENDED_BY, Mending, beginning
from sspf_desk.casework.people import People
from sspf_desk.casework.seen import Seen
from sspf_desk.casework.sheet import PupilView, SheetView, Written, page_of, view_of, written
from sspf_desk.catalogue import Prompt
from sspf_desk.disclosure import NEVER_SHARED
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Attachment, Commitment, CommitmentState, Question
from sspf_desk.models.days import day_of
from sspf_desk.models.record import Facts
from sspf_desk.records.offers import is_said_of
from sspf_desk.records.opening import Opened, Ref, content_as, handle, pupil_in
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, Ground, ItemId, Kind, Mode, PupilId


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: the item, its pupil, and the duties of one's own that its term brings to mind."""

    item: ItemId
    pupil: str
    prompts: frozenset[Prompt]
    stamp: str
    """Which version this is; whoever corrects it says so."""


KEPT_FOR = frozenset({Reason.DRAFT_INCOMPLETE, Reason.CHANGED_MEANWHILE, Reason.NO_SEAT_SHEET})
"""Refusals after which the draft waits, sealed. One with an identity number in it is kept nowhere."""


class Recording:
    """What one seat writes and reads of its pupils."""

    def __init__(self, work: Workplace, people: People) -> None:
        self._work = work
        self._acts = work.acts
        self._records = work.records
        self._member = work.member
        self._people = people
        self._catalogue = work.catalogue
        self.kept = Kept(work.acts, work.records)
        self._seen = Seen(work.acts, work.records)

    def problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What is wrong with a draft today."""
        with self._acts.begin(Act.LISTED, "draft", reading=True) as session:
            return draft.problems(self._catalogue, day_of(session.now))

    def record(self, pupil: str, draft: Draft) -> Recorded:
        """Record one item. Raises `Refusal` where the seat does not write, or for a faulty draft, which is kept."""
        self._insist_on_writing(draft.kind)
        with self._keeping(KeptDraft(pupil, draft)), self._acts.begin(Act.RECORDED) as session:
            own = self._people.own(session, self._people.ref(session, pupil))
            self._insist(session, draft)
            opened = self._write(session, draft, own, None)
            session.mention(opened.record.item)
            self._records.settle(session, own)
        return self._recorded(opened, draft)

    @contextmanager
    def _keeping(self, draft: KeptDraft) -> Iterator[list[KeptDraft]]:
        """What cannot be saved as asked stays a sealed draft: it is not lost, and not saved more openly.

        What is kept is the last of the drafts, to which the act may add one that knows its pupil better.
        """
        drafts = [draft]
        try:
            yield drafts
        except Refusal as refusal:
            if refusal.reason in KEPT_FOR:
                self.kept.keep(drafts[-1])
            raise

    def correct(self, pupil: str, item: ItemId, draft: Draft, seen: str) -> Recorded:
        """Put a new version in the place of an own item; it follows to whoever has the old one (GDPR art. 16, 19).

        ``seen`` is the stamp of the version that the writer had before him. Raises `Refusal` where a colleague has
        changed the item since: his text stands, and the draft is kept.
        """
        self._insist_on_writing(draft.kind)
        with self._keeping(KeptDraft(pupil, draft)) as drafts, self._acts.begin(Act.CORRECTED, item) as session:
            before = self._own_item(session, pupil, item, draft.kind)
            drafts.append(KeptDraft(handle((self._records.seat, pupil_in(before))), draft, item, seen))
            self._insist(session, draft)
            if before.version != seen:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            opened = self._write(session, draft, before, before)
            self._records.settle(session, pupil_in(before))
        return self._recorded(opened, draft)

    def _insist(self, session: Session, draft: Draft) -> None:
        """The draft before the seat: one that may not be kept anywhere must not wait for its seat's sheet either."""
        draft.insist(self._catalogue, day_of(session.now))
        self._work.insist_ready(session)

    def _write(self, session: Session, draft: Draft, about: Opened | PupilId, corrects: Opened | None) -> Opened:
        today = day_of(session.now)
        secrecy = self._records.law(session).secrecy_of(self._records.seat, today)
        facts = draft.facts(self._catalogue, secrecy)
        pupil = pupil_in(about) if isinstance(about, Opened) else about
        return self._records.write(session, draft.content(today), facts, pupil=pupil, corrects=corrects)

    def _recorded(self, opened: Opened, draft: Draft) -> Recorded:
        prompts = self._catalogue.term(draft.term).prompts if draft.term else frozenset[Prompt]()
        return Recorded(opened.record.item, handle((self._records.seat, pupil_in(opened))), prompts, opened.version)

    def _insist_on_writing(self, kind: Kind) -> None:
        """A seat that reads may promise, and keep notes to itself; nothing else."""
        if self._member.mode is not Mode.WRITES and kind is not Kind.NOTE_TO_SELF:
            raise Refusal(Reason.NOT_ALLOWED_IN_MODE)

    def _own_item(self, session: Session, pupil: str, item: ItemId, kind: Kind) -> Opened:
        sheet = self._records.sheet(session, self._people.ref(session, pupil))
        for shown in sheet.of(kind):
            if shown.opened.record.item == item and shown.ground is Ground.OWN:
                return shown.opened
        raise Refusal(Reason.UNKNOWN_ITEM)

    def attach(self, pupil: str, item: ItemId, attachment: Attachment) -> ItemId:
        """Put a paper to an own item. It opens on the same grounds as the item, and is not read with the sheet.

        Raises `Refusal` for a note to self, too: a paper is the seat's, and a note its author's alone.
        """
        self._insist_on_writing(Kind.ATTACHMENT)
        with self._acts.begin(Act.RECORDED, item) as session:
            self._work.insist_ready(session)
            sheet = self._records.sheet(session, self._people.ref(session, pupil))
            own = [s.opened for s in sheet.shown if s.opened.record.item == item and s.ground is Ground.OWN]
            if not own or own[0].record.kind in NEVER_SHARED:
                raise Refusal(Reason.UNKNOWN_ITEM)
            opened = self._records.write(session, attachment, own[0].record.facts, pupil=pupil_in(own[0]))
            self._records.settle(session, pupil_in(own[0]))
        return opened.record.item

    def attachments(self, item: ItemId) -> tuple[Attachment, ...]:
        """The papers of an item, those that a rule opens to this seat."""
        with self._acts.begin(Act.VIEWED, item, reading=True) as session:
            found = self._records.attachments(session, item)
        return tuple(content_as(one, Attachment) for one in found)

    def sheet(self, pupil: str) -> SheetView:
        """A pupil's sheet for this seat. The reading is in the trail before anything is shown."""
        with self._acts.begin(Act.VIEWED, reading=True) as session:
            return view_of(self._work, session, self._people.ref(session, pupil))

    def open(self, pupil: str) -> PupilView:
        """A pupil's page: the sheet, and for what this seat has written, or is about to, who else may read it."""
        with self._acts.begin(Act.VIEWED, reading=True) as session:
            return page_of(self._work, session, self._people.ref(session, pupil))

    def seen(self, view: PupilView) -> None:
        """Count as seen what a page has shown, once it has: it is new no more. What has come since is."""
        self._seen.mark(view.marks)

    def written(self, pupil: str, item: ItemId, kind: Kind) -> Written:
        """An own item as the draft that it was, to be corrected. Raises `Refusal` for what is not this seat's own."""
        with self._acts.begin(Act.VIEWED, item, reading=True) as session:
            return written(self._catalogue, self._own_item(session, pupil, item, kind))

    def mending(self, pupil: str, gap: Reason) -> Mending:
        """What mends a gap that keeps a pupil off an agenda: the form for it, as far as it is filled in already.

        A question of this seat's that lacks only the day on which the pupil was told is corrected, not asked twice.
        Raises `Refusal` for a reason that nothing that is written mends.
        """
        if gap not in MENDED_BY:
            raise Refusal(gap)
        with self._acts.begin(Act.VIEWED, reading=True) as session:
            ref = self._people.ref(session, pupil)
            view = page_of(self._work, session, ref)
            before = self._untold(session, ref) if gap is Reason.PUPIL_NOT_TOLD else None
        if before is None:
            start = KeptDraft(pupil, beginning(gap, view.today))
            return Mending(view, start, by_day=gap is Reason.CHILDS_VIEW_ATTEMPT_NEEDED)
        told = replace(before.draft, day=view.today)
        return Mending(view, KeptDraft(pupil, told, before.item, before.stamp), by_day=True)

    def _untold(self, session: Session, ref: Ref) -> Written | None:
        """This seat's newest question of which the pupil has not been told."""
        asked = (s.opened for s in self._records.sheet(session, ref).of(Kind.QUESTION) if s.ground is Ground.OWN)
        untold = [one for one in asked if content_as(one, Question).told_on is None]
        newest = max(untold, key=lambda one: (one.record.written_at, one.record.item), default=None)
        return written(self._catalogue, newest) if newest else None

    def promise(
        self, pupil: str, item: ItemId, *, accepted: bool, seen: str | None = None, after_all: bool = False
    ) -> ItemId:
        """Accept a commitment offered to this seat, which makes it an own item, or decline it; the offer stays.

        ``seen`` is its text as it was shown to whoever answers. Then a `Refusal` is raised where it says something else
        now; and, unless it is promised ``after_all``, where a colleague has answered otherwise meanwhile.
        """
        state = CommitmentState.ACCEPTED if accepted else CommitmentState.DECLINED
        with self._acts.begin(Act.RECORDED, item) as session:
            self._work.insist_ready(session)
            ref = self._people.ref(session, pupil)
            offer = self._offer(session, ref, item)
            own = self._people.own(session, ref)
            told = content_as(offer, Commitment)
            is_mine = offer.record.holder is self._records.seat
            before = offer if is_mine else self._answered(session, own, item)
            if seen is not None:
                self._insist_as_seen(offer, before, seen, state, after_all=after_all)
            mine = Commitment(told.text, self._records.seat, told.due_on, state, told.offer if is_mine else item)
            secrecy = self._records.law(session).secrecy_of(self._records.seat, day_of(session.now))
            facts = Facts(topics=offer.record.facts.topics, secrecies=frozenset({secrecy} if secrecy else ()))
            opened = self._records.write(session, mine, facts, pupil=own, corrects=before)
            self._records.settle(session, own)
        return opened.record.item

    def _insist_as_seen(
        self, offer: Opened, before: Opened | None, seen: str, state: CommitmentState, *, after_all: bool
    ) -> None:
        changed = content_as(offer, Commitment).text != seen
        stands = before is not None and (before is offer or is_said_of(before, offer))
        said = content_as(before, Commitment).state if before and stands else CommitmentState.OFFERED
        if changed or (said not in (CommitmentState.OFFERED, state) and not after_all):
            raise Refusal(Reason.CHANGED_MEANWHILE)

    def _answered(self, session: Session, own: PupilId, offer: ItemId) -> Opened | None:
        """This seat's earlier answer to the same offer: answering again changes it, never doubles it."""
        held = self._records.sheet(session, (self._records.seat, own)).of(Kind.COMMITMENT)
        mine = (s.opened for s in held if s.ground is Ground.OWN)
        return next((one for one in mine if content_as(one, Commitment).offer == offer), None)

    def _offer(self, session: Session, ref: Ref, item: ItemId) -> Opened:
        for shown in self._records.sheet(session, ref).of(Kind.COMMITMENT):
            mine = isinstance(shown.opened.content, Commitment) and shown.opened.content.owner is self._records.seat
            if shown.opened.record.item == item and mine:
                return shown.opened
        raise Refusal(Reason.UNKNOWN_ITEM)

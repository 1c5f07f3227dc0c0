"""The chair's copy for each receiver, and a member's own sheet: composed, rendered, proved, entered, handed out."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path

from sspf_desk import pdf, proof
from sspf_desk.acts.acts import Session
from sspf_desk.agenda import ORDER, Agenda, CaseFile, CopyKind, Entry, MeetingHead, compose
from sspf_desk.disclosure import Reader, rule
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.planning import Planning, find_meeting, moment_of
from sspf_desk.meetings.register import CopyRow, Register
from sspf_desk.models.content import Commitment, PupilCard
from sspf_desk.models.papers import Attendance, Copy, CopyLine, Meeting
from sspf_desk.models.record import Facts
from sspf_desk.pdf import Wording
from sspf_desk.records import places
from sspf_desk.records.offers import is_answer
from sspf_desk.records.opening import Opened, Ref, content_as, pupil_in, speaks_first
from sspf_desk.records.sheet import Sheet, pupil_of
from sspf_desk.records.standings import standings
from sspf_desk.records.workplace import Workplace
from sspf_desk.saving import save
from sspf_desk.terms import Act, ItemId, Seat

SHORTEST_PASSWORD = 12
SHORTEST_WITHHELD = 3
"""Characters: shorter words stand in every language's fixed wording."""


@dataclass(frozen=True, slots=True)
class PrintedCopy:
    """One receiver's page bytes, proved, and what names them."""

    receiver: Seat
    receiver_name: str
    code: str
    page: bytes
    agenda: Agenda


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A pupil on the agenda as this process has him open: the sheet, and its entries in words."""

    sheet: Sheet
    opened: tuple[Opened, ...]
    entries: tuple[Entry, ...]
    headings: tuple[tuple[Opened, str, str], ...]
    """The papers that present the pupil, with name and class, the card last written first."""

    def file_for(self, reader: Reader) -> CaseFile:
        """The pupil under the name by which this reader knows him: by a paper open to him, or his giver's own.

        A new name on a card that is shut to him must not show on his copy.
        """
        told = [heading for heading in self.headings if rule(heading[0].item, reader)]
        givers = {entry.item.holder for entry in self.entries if rule(entry.item, reader)}
        told += [heading for heading in self.headings if heading[0].record.holder in givers]
        return CaseFile(told[0][1], told[0][2], self.entries) if told else CaseFile("", "", ())


@dataclass(frozen=True, slots=True)
class Table:
    """One meeting with its open cases, as the seat that composes has them."""

    meeting: ItemId
    planned: Meeting
    head: MeetingHead
    cases: tuple[OpenCase, ...]


class Copies:
    """Composes what is handed out, from what one seat has open."""

    def __init__(self, work: Workplace, planning: Planning, wording: Wording) -> None:
        self._work = work
        self._acts = work.acts
        self._records = work.records
        self._member = work.member
        self._phrases = work.phrases
        self._planning = planning
        self._wording = wording

    def compose(
        self, meeting: ItemId, goes_on: Callable[[int, int], bool] = lambda _done, _of: True
    ) -> tuple[PrintedCopy, ...]:
        """The chair's copy for everyone at the table, each proved clean, each entered and made known to its holders.

        ``goes_on`` is told how many are made, and of how many; where it says no, all is as if it had never begun.

        Raises `Refusal` for anyone but the chair's seat, and where a single copy fails its proof: then none is made.
        STOPPED where it does not go on.
        """
        with self._acts.begin(Act.COMPOSED, meeting) as session:
            self._work.insist_ready(session)
            called = find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=False), meeting)
            table = self._table(session, called, self._planning.pupils_on(session, meeting))
            made: list[PrintedCopy] = []
            for sitting in table.planned.present:
                _insist(goes_on(len(made), len(table.planned.present)))
                made.append(self._chairs_copy(session, table, sitting))
            _insist(goes_on(len(made), len(made)))
            return tuple(made)

    def register(self, meeting: ItemId) -> tuple[CopyRow, ...]:
        """The copies of a meeting that this seat was told of, newest first. Raises `Refusal` for one not called to."""
        with self._acts.begin(Act.LISTED, meeting, reading=True) as session:
            find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=True), meeting)
            return Register(self._records, self._phrases, session).rows(meeting)

    def save(self, copies: Iterable[PrintedCopy], folder: Path, password: str) -> tuple[str, ...]:
        """Save copies locked in a folder, for this user alone, named by day, seat and code. Returns their names.

        Raises `Refusal` for a weak password, before anything is written, and where the disk says no.
        """
        locked = {_file_name(copy): self.locked(copy, password) for copy in copies}
        for name, page in locked.items():
            save(folder / name, page)
        return tuple(locked)

    def _chairs_copy(self, session: Session, table: Table, sitting: Attendance) -> PrintedCopy:
        reader = self._listener(session, table, sitting.seat)
        copy = self._printed(table, reader, kind=CopyKind.CHAIRS_COPY, name=sitting.name)
        session.mention(copy.receiver, copy.code)
        self._enter(session, table, copy, reader)
        return copy

    def locked(self, copy: PrintedCopy, password: str) -> bytes:
        """A copy's page bytes, locked: it is saved in no other way. Raises `Refusal` for a weak password."""
        if len(password) < SHORTEST_PASSWORD:
            raise Refusal(Reason.WEAK_PASSWORD, shortest=SHORTEST_PASSWORD)
        return pdf.lock(copy.page, password)

    def cover(self, copy: PrintedCopy) -> bytes:
        """The sheet that lies before a copy where all are printed in one run: two copies are not taken for one."""
        return pdf.cover(copy.agenda, self._wording)

    def own_sheet(self, meeting: ItemId) -> PrintedCopy:
        """This seat's own sheet: the pupils on the copy addressed to it, with all that this seat itself may read."""
        with self._acts.begin(Act.COMPOSED, meeting, reading=True) as session:
            called = find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=True), meeting)
            table = self._table(session, called, self._planning.pupils_for(session, called))
            reader = self._listener(session, table, self._records.seat)
            sheet = self._printed(table, reader, kind=CopyKind.OWN_SHEET, name=self._member.name)
            session.mention(sheet.code)
            return sheet

    def _table(self, session: Session, called: Opened, refs: Iterable[Ref]) -> Table:
        planned = content_as(called, Meeting)
        cases: list[OpenCase] = []
        for ref in refs:
            if not any(ref in case.sheet.refs for case in cases) and (found := self._case(session, ref)):
                cases.append(found)
        return Table(called.record.item, planned, self._head(session, planned), tuple(cases))

    def _case(self, session: Session, ref: Ref) -> OpenCase | None:
        """A pupil as he is open here; none whose data are protected: he is on no copy, and no copy fails for it."""
        sheet = self._records.sheet(session, ref)
        opened = tuple(shown.opened for shown in sheet.shown)
        if sheet.shut:
            return None
        lines = tuple(one for one in opened if one.record.kind in ORDER)
        entries = tuple(replace(self._phrases.entry(one), answers=_answered(one, lines)) for one in lines)
        shown = sorted(sheet.shown, key=lambda s: speaks_first(s.opened))
        headings = tuple((one.opened, *heading) for one in shown if (heading := sheet.heading_of(one)))
        return OpenCase(sheet, opened, entries, headings)

    def _listener(self, session: Session, table: Table, seat: Seat) -> Reader:
        """A seat at the table, with the grounds this process can see for it at the meeting's hour, or now if later."""
        at, reading = max(moment_of(table.planned), session.now), self._records.reading(session)
        law = self._records.law(session)
        stand = [s for case in table.cases for s in standings(case.sheet.grants, case.sheet.consents, law, at)]
        return Reader(seat, at, tuple(stand), reading.directory.settings().same_branch)

    def _head(self, session: Session, planned: Meeting) -> MeetingHead:
        group = self._records.directory(session).settings()
        return MeetingHead(
            school=group.school,
            authority=group.authority,
            held_on=planned.held_on,
            begins=planned.begins,
            place=planned.place,
            chair=planned.chair,
            present=tuple((attendance.seat, attendance.name) for attendance in planned.present),
        )

    def _printed(self, table: Table, reader: Reader, *, kind: CopyKind, name: str) -> PrintedCopy:
        code = self._records.keyring.new_id()[:10].upper()
        files = (case.file_for(reader) for case in table.cases)
        agenda = compose(table.head, reader, files, kind=kind, receiver_name=name, code=code)
        page = pdf.render(agenda, self._wording)
        self._prove(page, agenda, reader, table.cases)
        return PrintedCopy(reader.seat, name, code, page, agenda)

    def _prove(self, page: bytes, agenda: Agenda, reader: Reader, cases: tuple[OpenCase, ...]) -> None:
        """Read the finished bytes back and look for everything that is open here and shut to their reader."""
        withheld = [text for case in cases for text in _withheld(case, reader)]
        shown = {case.name for case in agenda.cases}
        names = [name for case in cases for name in _names(case) if name not in shown]
        allowed = [*_strings(agenda), *pdf.standing(agenda, self._wording)]
        verdict = proof.prove(page, withheld=withheld, names=names, allowed=allowed)
        if not verdict.clean:
            raise Refusal(Reason.PROOF_FAILED, channel=verdict.findings[0].channel)

    def _enter(self, session: Session, table: Table, copy: PrintedCopy, reader: Reader) -> None:
        """Enter the copy for its receiver, and tell each other holder which of its items went out on it."""
        out = [(case, one) for case in table.cases for one in case.opened if _stands_on(one, reader)]
        me = self._records.seat
        for addressed in sorted({copy.receiver, me, *(one.record.holder for _, one in out)}):
            whole = addressed in (copy.receiver, me)
            told = [(case, one) for case, one in out if whole or one.record.holder is addressed]
            entry = Copy(
                addressed=addressed,
                meeting=table.meeting,
                receiver=copy.receiver,
                receiver_name=copy.receiver_name,
                code=copy.code,
                composed_at=session.now,
                pupils=_refs_for(addressed, told),
                lines=tuple(CopyLine(one.record.holder, one.record.item, one.version) for _, one in told),
                digest=hashlib.sha256(copy.page).digest() if whole else b"",
            )
            self._records.share(session, self._records.write(session, entry, Facts(), pupil=None))


def _insist(goes_on: bool) -> None:  # noqa: FBT001 - what was answered
    if not goes_on:
        raise Refusal(Reason.STOPPED)


def _file_name(copy: PrintedCopy) -> str:
    """It names nobody, and counts nothing."""
    return f"{copy.agenda.head.held_on}-{copy.receiver}-{copy.code}.pdf"


def _refs_for(addressed: Seat, told: Iterable[tuple[OpenCase, Opened]]) -> tuple[Ref, ...]:
    """The pupils on a copy as its receiver knows them: by his own id, else by those of the holders he may hear."""
    refs: set[Ref] = set()
    for case, one in told:
        own = pupil_of(case.sheet.refs, addressed)
        refs.add((addressed, own) if own else (one.record.holder, pupil_in(one)))
    return tuple(sorted(refs))


def _answered(one: Opened, among: Iterable[Opened]) -> ItemId | None:
    """The offer that this is the answer to, by the seat that it was made to, if it is among these as it was then."""
    if not isinstance(one.content, Commitment) or one.content.owner is not one.record.holder:
        return None
    offers = (other for other in among if isinstance(other.content, Commitment) and is_answer(one, other))
    return next((offer.record.item for offer in offers), None)


def _stands_on(opened: Opened, reader: Reader) -> bool:
    """Also an offer that his copy tells by its answer alone: whose offer it was may not know that there is one."""
    return opened.record.kind in ORDER and rule(opened.item, reader) is not None


def _withheld(case: OpenCase, reader: Reader) -> Iterator[str]:
    """Every word open here that this reader has no ground for, in content and as it is worded."""
    for one in case.opened:
        if not rule(one.item, reader):
            yield from _strings(one.content)
    entry: Entry
    for entry in case.entries:
        if not rule(entry.item, reader):
            yield from (text for text in (entry.title, entry.text, entry.remark, entry.detail) if text)


def _names(case: OpenCase) -> Iterator[str]:
    """The full names of a pupil, by whatever paper, and of his guardians."""
    yield from (name for _, name, _ in case.headings)
    for one in case.opened:
        if isinstance(one.content, PupilCard):
            yield from (one.content.name, one.content.alias, *(guardian.name for guardian in one.content.guardians))


def _strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep; ids and short words aside."""
    if isinstance(value, StrEnum):
        return
    if isinstance(value, str):
        if len(value) >= SHORTEST_WITHHELD and not _is_id(value):
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from _strings(part)


def _is_id(value: str) -> bool:
    return len(value) == len(ItemId("0" * 32)) and set(value) <= set("0123456789abcdef")

"""The chair's copy for each receiver, and a member's own sheet: composed, rendered, proved, entered, handed out."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sspf_desk import pdf, proof
from sspf_desk.acts.acts import Session
from sspf_desk.agenda import Agenda, CopyKind, MeetingHead, compose, stands
from sspf_desk.disclosure import Reader
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.cases import OpenCase, Table, case_of, strings
from sspf_desk.meetings.planning import Planning, find_meeting, moment_of
from sspf_desk.meetings.register import CopyRow, Register
from sspf_desk.models.papers import Attendance, Copy, CopyLine, Meeting
from sspf_desk.models.record import Facts
from sspf_desk.pdf import Wording
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, Ref, content_as, pupil_in
from sspf_desk.records.sheet import pupil_of
from sspf_desk.records.standings import standings
from sspf_desk.records.workplace import Workplace
from sspf_desk.saving import save
from sspf_desk.terms import Act, ItemId, Seat

SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class PrintedCopy:
    """One receiver's page bytes, proved, and what names them."""

    receiver: Seat
    receiver_name: str
    code: str
    page: bytes
    agenda: Agenda


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

    def still(self, meeting: ItemId, copies: Iterable[PrintedCopy]) -> None:
        """Ask, before copies or own sheets of a meeting are handed out, whether each is still its receiver's to have.

        Raises `Refusal` where something that stands on one would not be open to its receiver if it were made now:
        taken back, come to its end, corrected or off the agenda. What he might be told besides stops none.
        """
        with self._acts.begin(Act.LISTED, meeting, reading=True) as session:
            called = find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=True), meeting)
            table = self._table(session, called, self._planning.pupils_for(session, called))
            if not all(stands(copy.agenda, self._open_now(session, table, copy.agenda)) for copy in copies):
                raise Refusal(Reason.COPIES_OUTDATED)

    def _open_now(self, session: Session, table: Table, made: Agenda) -> Agenda:
        """A copy as it would be made now, with all that is open to its receiver."""
        reader = self._listener(session, table, made.receiver)
        files, name = table.open_files(reader), made.receiver_name
        return compose(table.head, reader, files, kind=made.kind, receiver_name=name, code=made.code)

    def _table(self, session: Session, called: Opened, refs: Iterable[Ref]) -> Table:
        planned = content_as(called, Meeting)
        cases: list[OpenCase] = []
        for ref in refs:
            if any(ref in case.sheet.refs for case in cases):
                continue
            if found := case_of(self._records.sheet(session, ref), self._phrases):
                cases.append(found)
        known = self._records.listed(session, places.MEETINGS, own=True, given=True)
        others = tuple(one.content for one in known if isinstance(one.content, Meeting))
        return Table(called.record.item, planned, self._head(session, planned), tuple(cases), others)

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
        agenda = compose(table.head, reader, table.files(reader), kind=kind, receiver_name=name, code=code)
        page = pdf.render(agenda, self._wording)
        self._prove(page, agenda, reader, table.cases)
        return PrintedCopy(reader.seat, name, code, page, agenda)

    def _prove(self, page: bytes, agenda: Agenda, reader: Reader, cases: tuple[OpenCase, ...]) -> None:
        """Read the finished bytes back and look for everything that is open here and shut to their reader."""
        withheld = [text for case in cases for text in case.withheld(reader)]
        shown = {case.name for case in agenda.cases}
        names = [name for case in cases for name in case.names() if name not in shown]
        allowed = [*strings(agenda), *pdf.standing(agenda, self._wording)]
        verdict = proof.prove(page, withheld=withheld, names=names, allowed=allowed)
        if not verdict.clean:
            raise Refusal(Reason.PROOF_FAILED, channel=verdict.findings[0].channel)

    def _enter(self, session: Session, table: Table, copy: PrintedCopy, reader: Reader) -> None:
        """Enter the copy for its receiver, and tell each other holder which of its items went out on it."""
        out = table.out(reader)
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

"""Planning a meeting: when, where, who chairs and sits there, and which pupils are on its agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.gate import admit, gaps
from sspf_desk.meetings.pupils import PupilOn, by_class_and_name, pupil_on
from sspf_desk.models.days import HOME, day_of
from sspf_desk.models.papers import Attendance, Copy, Listing, Meeting
from sspf_desk.models.record import Facts
from sspf_desk.personnummer import found_in
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, Ref, content_as, handle, pupil_in, ref_from
from sspf_desk.records.sheet import Sheet, pupil_of
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import CHAIR_SEATS, Act, ItemId, Kind, Mode, PupilId, Seat

USUAL_HOUR: Final = time(9)
AHEAD: Final = timedelta(weeks=1)
"""How far off a meeting is proposed where no other is called."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A meeting about to be called. The chair is a school seat, and opens nothing by being chair."""

    held_on: date
    begins: time
    place: str
    chair_seat: Seat
    present: tuple[tuple[Seat, str], ...]
    """Each seat at the table with who sits there; a name left empty is the seat's member."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list. It names no child."""

    meeting: ItemId
    held_on: date
    begins: time
    place: str
    chair: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings of one reader: those of today and later, next first; and those that were, last first."""

    coming: tuple[MeetingRow, ...]
    past: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a form for calling a meeting starts from: a week from now, at the hour and place of the seat's last one."""

    held_on: date
    begins: time
    place: str
    chair_seat: Seat
    table: tuple[tuple[Seat, tuple[str, ...]], ...]
    """Every seat, with the names of who belongs to it; whoever calls is first among his own."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting as one reader may see it."""

    row: MeetingRow
    chair_seat: Seat
    present: tuple[tuple[Seat, str], ...]
    yours: bool
    """Whether this seat called it, and so chooses its pupils and composes its copies."""
    begun: bool
    pupils: tuple[PupilOn, ...]
    """By class and name. For whoever did not call it: those on the newest copy made for his seat."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pupil about to come on an agenda, and every reason why he may not yet."""

    pupil: PupilOn
    gaps: tuple[Reason, ...]


class Planning:
    """The meetings of one seat."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._acts = work.acts
        self._records = work.records
        self._member = work.member

    def call(self, plan: Plan) -> ItemId:
        """Call a meeting. Raises `Refusal` where the chair is no school seat, or not the seat that calls."""
        if plan.chair_seat not in CHAIR_SEATS:
            raise Refusal(Reason.CHAIR_NOT_SCHOOL, seat=plan.chair_seat)
        if plan.chair_seat is not self._records.seat:
            raise Refusal(Reason.NOT_YOUR_SEAT)
        if self._member.mode is not Mode.WRITES:
            raise Refusal(Reason.NOT_ALLOWED_IN_MODE)
        if not plan.place.strip():
            raise Refusal(Reason.DRAFT_INCOMPLETE, problem="place_missing")
        if any(found_in(text) for text in (plan.place, *(name for _, name in plan.present))):
            raise Refusal(Reason.PERSONAL_NUMBER)
        with self._acts.begin(Act.MEETING_PLANNED) as session:
            meeting = self._meeting(session, plan)
            opened = self._records.write(session, meeting, Facts(), pupil=None)
            self._records.share(session, opened)
        return opened.record.item

    def _meeting(self, session: Session, plan: Plan) -> Meeting:
        directory = self._records.directory(session)
        names = dict(plan.present)
        names.setdefault(plan.chair_seat, self._member.name)
        sitting = {seat: name or next((m.name for m in directory.at_seat(seat)), "") for seat, name in names.items()}
        if missing := next((seat for seat, name in sitting.items() if not name), None):
            raise Refusal(Reason.UNKNOWN_SEAT, seat=missing)
        present = tuple(Attendance(seat, sitting[seat]) for seat in Seat if seat in sitting)
        return Meeting(
            plan.held_on, plan.begins, plan.place.strip(), plan.chair_seat, sitting[plan.chair_seat], present
        )

    def list(self) -> tuple[MeetingRow, ...]:
        """The meetings this seat has called or been called to, by day."""
        with self._acts.begin(Act.LISTED, "meetings", reading=True) as session:
            found = self._records.listed(session, places.MEETINGS, own=True, given=True)
        return by_day(found)

    def calendar(self) -> Calendar:
        """The meetings this seat has called or been called to, told apart by today."""
        with self._acts.begin(Act.LISTED, "meetings", reading=True) as session:
            found, today = self._records.listed(session, places.MEETINGS, own=True, given=True), day_of(session.now)
        rows = by_day(found)
        past = tuple(row for row in rows if row.held_on < today)
        return Calendar(rows[len(past) :], past[::-1])

    def may_call(self) -> bool:
        """Whether this member's seat may chair, and so call to a meeting."""
        return self._records.seat in CHAIR_SEATS and self._member.mode is Mode.WRITES

    def proposal(self) -> Proposal:
        """What a call starts from. It says nothing of any child."""
        with self._acts.begin(Act.LISTED, "meetings", reading=True) as session:
            directory, today = self._records.directory(session), day_of(session.now)
            own = [
                content_as(one, Meeting)
                for one in self._records.listed(session, places.MEETINGS, own=True, given=False)
            ]
        last = max(own, key=lambda meeting: (meeting.held_on, meeting.begins), default=None)
        me, my_seat = self._member.name, self._records.seat
        names = {seat: tuple(member.name for member in directory.at_seat(seat)) for seat in Seat}
        names[my_seat] = (me, *(name for name in names[my_seat] if name != me))
        return Proposal(
            held_on=today + AHEAD,
            begins=last.begins if last else USUAL_HOUR,
            place=last.place if last else "",
            chair_seat=my_seat,
            table=tuple(names.items()),
        )

    def put_on(self, meeting: ItemId, pupil: str) -> None:
        """Put a pupil on the agenda. Raises `Refusal` without a strength, the child's own view and a day of telling."""
        with self._acts.begin(Act.MEETING_PLANNED, meeting) as session:
            self._work.insist_ready(session)
            called = find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=False), meeting)
            ref = ref_from(pupil)
            if ref is None:
                raise Refusal(Reason.UNKNOWN_PUPIL)
            sheet = self._records.sheet(session, ref)
            known, own = admit(sheet, meeting), self._own(sheet)
            if meeting in {content_as(s.opened, Listing).meeting for s in sheet.of(Kind.LISTING)}:
                return
            listing = Listing(meeting, content_as(called, Meeting).held_on, known)
            self._records.write(session, listing, Facts(), pupil=own)
            self._records.settle(session, own)

    def take_off(self, meeting: ItemId, pupil: str) -> None:
        """Take a pupil off an agenda on which he was put by mistake. Raises `Refusal` once the meeting has begun."""
        with self._acts.begin(Act.MEETING_PLANNED, meeting) as session:
            called = find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=False), meeting)
            if session.now >= moment_of(content_as(called, Meeting)):
                raise Refusal(Reason.MEETING_BEGUN)
            ref = ref_from(pupil)
            refs = self._records.sheet(session, ref).refs if ref else frozenset()
            listed = self._listings(session, meeting)
            found = [one for one in listed if (self._records.seat, pupil_in(one)) in refs]
            if not found:
                raise Refusal(Reason.UNKNOWN_PUPIL)
            for one in found:
                self._records.erase(session, one)

    def candidate(self, meeting: ItemId, pupil: str) -> Candidate:
        """A pupil who might come on an agenda, with all that is missing. Raises `Refusal`, for one protected too."""
        with self._acts.begin(Act.LISTED, meeting, reading=True) as session:
            find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=False), meeting)
            ref = ref_from(pupil)
            sheet = self._records.sheet(session, ref) if ref else None
            if sheet and sheet.shut:
                raise Refusal(Reason.PUPIL_PROTECTED)
            shown = pupil_on(self._records, session, pupil, sheet) if sheet else None
            if sheet is None or shown is None:
                raise Refusal(Reason.UNKNOWN_PUPIL)
            return Candidate(shown, gaps(sheet, meeting))

    def view(self, meeting: ItemId) -> MeetingView:
        """One meeting. Raises `Refusal` for one to which this seat was not called."""
        with self._acts.begin(Act.LISTED, meeting, reading=True) as session:
            called = find_meeting(self._records.listed(session, places.MEETINGS, own=True, given=True), meeting)
            planned, yours = content_as(called, Meeting), called.record.holder is self._records.seat
            sheets: list[tuple[Ref, Sheet]] = []
            for ref in self.pupils_for(session, called):
                if not any(ref in sheet.refs for _, sheet in sheets):
                    sheets.append((ref, self._records.sheet(session, ref)))
            found = [pupil_on(self._records, session, handle(ref), sheet) for ref, sheet in sheets]
            return MeetingView(
                row=_row(called),
                chair_seat=planned.chair_seat,
                present=tuple((sitting.seat, sitting.name) for sitting in planned.present),
                yours=yours,
                begun=session.now >= moment_of(planned),
                pupils=by_class_and_name(pupil for pupil in found if pupil),
            )

    def _own(self, sheet: Sheet) -> PupilId:
        pupil = pupil_of(sheet.refs, self._records.seat)
        if pupil is None:
            raise Refusal(Reason.UNKNOWN_PUPIL)
        return pupil

    def pupils_on(self, session: Session, meeting: ItemId) -> tuple[Ref, ...]:
        """The pupils on a meeting's agenda, as this seat knows them. For the chair's seat."""
        pupils = {pupil_in(one) for one in self._listings(session, meeting)}
        return tuple((self._records.seat, pupil) for pupil in sorted(pupils))

    def _listings(self, session: Session, meeting: ItemId) -> tuple[Opened, ...]:
        listed = self._records.listed(session, places.meeting(meeting), own=True, given=False)
        return tuple(one for one in listed if isinstance(one.content, Listing))

    def pupils_for(self, session: Session, called: Opened) -> tuple[Ref, ...]:
        """The pupils of a meeting for this seat: the chair's from its agenda, another's from the newest copy to it."""
        if called.record.holder is self._records.seat:
            return self.pupils_on(session, called.record.item)
        copies = [
            copy
            for one in self._records.listed(session, places.COPIES, own=False, given=True)
            if (copy := content_as(one, Copy)).meeting == called.record.item
            and copy.receiver is copy.addressed is self._records.seat
        ]
        newest = max(copies, key=lambda copy: (copy.composed_at, copy.code), default=None)
        return newest.pupils if newest else ()


def find_meeting(found: Iterable[Opened], meeting: ItemId) -> Opened:
    """The meeting among some papers. Raises `Refusal` where it is not there."""
    for one in found:
        if one.record.item == meeting and isinstance(one.content, Meeting):
            return one
    raise Refusal(Reason.UNKNOWN_MEETING)


def by_day(found: Iterable[Opened]) -> tuple[MeetingRow, ...]:
    """Meetings in the order in which they are held."""
    return tuple(sorted(map(_row, found), key=lambda row: (row.held_on, row.begins, row.meeting)))


def _row(opened: Opened) -> MeetingRow:
    meeting = content_as(opened, Meeting)
    return MeetingRow(opened.record.item, meeting.held_on, meeting.begins, meeting.place, meeting.chair)


def moment_of(meeting: Meeting) -> datetime:
    """When a meeting begins, in UTC."""
    return datetime.combine(meeting.held_on, meeting.begins, HOME).astimezone(UTC)

"""A pupil's sheet and page, made for one reader: what he may read, on what ground, and who else may read his own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sspf_desk.acts.acts import Session
from sspf_desk.agenda import ORDER
from sspf_desk.casework.asked import accepted, asks, in_force
from sspf_desk.casework.drafts import Draft, drafted
from sspf_desk.casework.openness import Audience, audience_of
from sspf_desk.casework.own_entry import OwnEntry, OwnPart, Purpose, purpose_of
from sspf_desk.casework.promises import Promises, promises_of
from sspf_desk.catalogue import Catalogue
from sspf_desk.disclosure import Disclosed, Reader, reveal, standing_for
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models import content as c
from sspf_desk.models.days import day_of
from sspf_desk.models.papers import Consent, Decision, Grant
from sspf_desk.records.opening import Opened, Ref, handle, pupil_in, speaks_first
from sspf_desk.records.sheet import Shown
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Ground, ItemId, Kind, Seat

SHOWN_ORDER = (*ORDER, Kind.MINUTE, Kind.DECISION, Kind.REFERRAL, Kind.NOTE_TO_SELF)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One item on a sheet, as its reader may have it, and on what ground."""

    item: ItemId
    kind: Kind
    holder: Seat
    ground: Ground
    title: Disclosed
    text: Disclosed
    remark: Disclosed
    detail: Disclosed
    stamp: str
    """For an own item the version that is shown, to be said when it is corrected; empty for what was received."""
    day: date
    """The day it speaks of, or on which it was written."""
    until_on: date | None
    """The last day on which its ground opens it to this reader; None where the ground has no end of its own."""
    new: bool
    """Whether another seat has given it, or changed it, since this member was last shown the page."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """A pupil's sheet, made for one reader: who this is, strengths, needs, signals, plan, consents."""

    pupil: str
    name: Disclosed
    school_class: Disclosed
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class PupilView:
    """A pupil's page: the sheet, and beside it what the reader's seat may know of its own part."""

    sheet: SheetView
    handles: frozenset[str]
    """Every handle by which the reader knows him: a draft may have him by another than the page."""
    alias: Disclosed
    birth_year: int
    today: date
    own: tuple[OwnEntry, ...]
    purposes: tuple[Purpose, ...]
    """What each consent that stands on the sheet is for."""
    audience: Audience
    """Who may read what this seat is about to write."""
    to_accept: frozenset[ItemId]
    """The consents that ask this seat to tell, and that it has not accepted."""
    promises: Promises
    marks: frozenset[bytes]
    """What is marked once the page has been shown."""


@dataclass(frozen=True, slots=True)
class Written:
    """An own item as the draft that it was, and the stamp of the version that this is."""

    item: ItemId
    draft: Draft
    stamp: str


def view_of(work: Workplace, session: Session, ref: Ref) -> SheetView:
    """A pupil's sheet, inside an act, which is to say whose it was. Raises `Refusal` where his data are protected."""
    return _Viewing(work, session, ref).sheet()


def page_of(work: Workplace, session: Session, ref: Ref) -> PupilView:
    """A pupil's page, inside an act. Raises `Refusal` where his data are protected."""
    return _Viewing(work, session, ref).page()


class _Viewing:
    """One look at one pupil."""

    def __init__(self, work: Workplace, session: Session, ref: Ref) -> None:
        session.mention(handle(ref))
        self._work = work
        self._session = session
        self._ref = ref
        self._sheet = work.records.sheet(session, ref)
        if self._sheet.shut:
            raise Refusal(Reason.PUPIL_PROTECTED)
        self._reader = work.records.reading(session).reader(work.records.standings(session, self._sheet))
        self._marks = work.records.marks(session)

    def sheet(self) -> SheetView:
        shown = sorted((s for s in self._sheet.shown if s.opened.record.kind in SHOWN_ORDER), key=_place)
        lines = [line for one in shown if (line := self._line(one))]
        head = self._head()
        return SheetView(handle(self._ref), head.name, head.school_class, tuple(lines))

    def _head(self) -> "_Head":
        """Who this is, by the card last written, or else by the newest paper that presents him."""
        for one in sorted((s.opened for s in self._sheet.shown), key=speaks_first):
            if head := _presented(one, self._sheet.headings.get(one.version), self._reader):
                return head
        raise Refusal(Reason.UNKNOWN_PUPIL)

    def _line(self, shown: Shown) -> SheetLine | None:
        opened = shown.opened
        entry = self._work.phrases.entry(opened)
        texts = self._title(opened, entry.title), entry.text, entry.remark, entry.detail
        words = [reveal(text, opened.item, (self._reader,)) for text in texts]
        title, text, remark, detail = words
        if title is None or text is None or remark is None or detail is None:
            return None
        record, stamp = opened.record, opened.version if shown.ground is Ground.OWN else ""
        return SheetLine(
            record.item,
            record.kind,
            record.holder,
            shown.ground,
            title,
            text,
            remark,
            detail,
            stamp,
            _day(opened),
            _until(opened, shown.ground, self._reader),
            new=self._marks is not None and self._sheet.is_new(shown, self._marks),
        )

    def _title(self, opened: Opened, title: str) -> str:
        """A decision is headed by its provision, as the law names it."""
        if not isinstance(opened.content, Decision):
            return title
        law = self._work.records.law(self._session)
        return next((one.name for one in law.provisions if one.id == title), title)

    def page(self) -> PupilView:
        audience = audience_of(self._work, self._session, self._sheet)
        part = OwnPart(self._work, self._session.now, self._sheet, self._reader, audience)
        own = tuple(part.entry(s.opened) for s in self._sheet.shown if self._is_own(s))
        purposes = (purpose_of(s.opened, self._reader) for s in self._sheet.of(Kind.CONSENT))
        head, today = self._head(), day_of(self._session.now)
        sheet = self.sheet()
        shown = frozenset(line.item for line in sheet.lines)
        return PupilView(
            sheet,
            frozenset(map(handle, self._sheet.refs)),
            head.alias,
            head.birth_year,
            today,
            own,
            tuple(one for one in purposes if one),
            audience,
            self._to_accept(),
            self._promises().among(shown),
            frozenset(self._sheet.seen()),
        )

    def _promises(self) -> Promises:
        own = frozenset(s.opened.record.item for s in self._sheet.shown if s.ground is Ground.OWN)
        told = (s.opened for s in self._sheet.of(Kind.COMMITMENT))
        return promises_of(told, own, self._work.records.seat, self._work.records.directory(self._session))

    def _to_accept(self) -> frozenset[ItemId]:
        now, me = self._session.now, self._work.records.seat
        asked = frozenset(
            s.opened.record.item
            for s in self._sheet.shown
            if isinstance(s.opened.content, Consent)
            and in_force(s.opened.content, now)
            and asks(s.opened.content, me, now)
        )
        return asked - accepted(self._work.records, self._session, asked)

    def _is_own(self, shown: Shown) -> bool:
        return shown.ground is Ground.OWN and shown.opened.record.kind in SHOWN_ORDER


@dataclass(frozen=True, slots=True)
class _Head:
    name: Disclosed
    school_class: Disclosed
    alias: Disclosed
    birth_year: int


def _presented(opened: Opened, heading: c.Heading | None, reader: Reader) -> _Head | None:
    match opened.content:
        case c.PupilCard() as card:
            told, alias = c.Heading(pupil_in(opened), card.name, card.school_class, card.birth_year, None), card.alias
        case Consent() | Grant() as paper:
            told, alias = paper.heading, ""
        case _ if heading is not None:
            told, alias = heading, ""
        case _:
            return None
    texts = [reveal(text, opened.item, (reader,)) for text in (told.name, told.school_class, alias)]
    name, school_class, nick = texts
    if name is None or school_class is None or nick is None:
        return None
    return _Head(name, school_class, nick, told.birth_year)


def written(catalogue: Catalogue, opened: Opened) -> Written:
    """An own item as a draft to be corrected. Raises `Refusal` for a kind that is not written down by itself."""
    draft = drafted(opened.record.kind, opened.content, opened.record.facts, catalogue)
    if draft is None:
        raise Refusal(Reason.UNKNOWN_ITEM)
    return Written(opened.record.item, draft, opened.version)


def _until(opened: Opened, ground: Ground, reader: Reader) -> date | None:
    """The last day of what opens it: of the paper itself, or of the ground that lasts longest."""
    closes = [standing.closes for standing in standing_for(opened.item, reader) if standing.ground is ground]
    if isinstance(opened.content, Consent) and ground is Ground.CONSENT:
        return opened.content.until_on
    return day_of(max(closes) - _MOMENT) if closes else None


_MOMENT = timedelta(seconds=1)


def _day(opened: Opened) -> date:
    match opened.content:
        case c.Minute() as told:
            return told.decided_on
        case Consent() as consent:
            return consent.from_on
        case _:
            return opened.item.seen_on or day_of(opened.record.written_at)


def _place(shown: Shown) -> tuple[int, date, datetime, ItemId]:
    """By kind, then by the day it speaks of, newest last: by the day itself, not by its words."""
    record = shown.opened.record
    return SHOWN_ORDER.index(record.kind), shown.opened.item.seen_on or date.min, record.written_at, record.item

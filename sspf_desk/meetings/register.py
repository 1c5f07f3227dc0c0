"""The register of copies for one reader: who got what under which code, and when, as far as he may be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sspf_desk.acts.acts import Session
from sspf_desk.agenda import ORDER
from sspf_desk.disclosure import Disclosed, Reader, reveal
from sspf_desk.meetings.pupils import PupilOn, by_class_and_name, pupil_on
from sspf_desk.models.days import HOME
from sspf_desk.models.papers import Copy
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, Ref, handle
from sspf_desk.records.phrases import Phrases
from sspf_desk.records.records import Records
from sspf_desk.records.sheet import Sheet
from sspf_desk.terms import ItemId, Kind, Seat


@dataclass(frozen=True, slots=True)
class CopiedLine:
    """One item that stood on a copy, in the words it has now."""

    kind: Kind
    title: Disclosed
    text: Disclosed


@dataclass(frozen=True, slots=True)
class CopiedPupil:
    """A pupil on a copy, with what stood there of him."""

    pupil: PupilOn
    lines: tuple[CopiedLine, ...]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One copy in the register."""

    code: str
    receiver: Seat
    receiver_name: str
    composed_at: datetime
    """Swedish time."""
    whole: bool
    """Whether all of it is told; else only what on it was this seat's own."""
    pupils: tuple[CopiedPupil, ...]


class Register:
    """The copies of one meeting that a seat has been told of, read in one session."""

    def __init__(self, records: Records, phrases: Phrases, session: Session) -> None:
        self._records = records
        self._phrases = phrases
        self._session = session
        self._sheets: dict[Ref, Sheet] = {}

    def rows(self, meeting: ItemId) -> tuple[CopyRow, ...]:
        """Every copy of which this seat was told, the newest first."""
        listed = self._records.listed(self._session, places.COPIES, own=True, given=True)
        told = [one.content for one in listed if isinstance(one.content, Copy)]
        here = [copy for copy in told if _is_told(copy, meeting, self._records.seat)]
        here.sort(key=lambda copy: (-copy.composed_at.timestamp(), tuple(Seat).index(copy.receiver), copy.code))
        return tuple(self._row(copy) for copy in here)

    def _row(self, copy: Copy) -> CopyRow:
        pupils = {one.pupil: one for one in self._pupils(copy)}
        return CopyRow(
            code=copy.code,
            receiver=copy.receiver,
            receiver_name=copy.receiver_name,
            composed_at=copy.composed_at.astimezone(HOME),
            whole=bool(copy.digest),
            pupils=tuple(pupils[one] for one in by_class_and_name(pupils)),
        )

    def _pupils(self, copy: Copy) -> Iterator[CopiedPupil]:
        """Each pupil once, also one whom two refs on the copy speak of."""
        done: set[Ref] = set()
        wanted = {(line.holder, line.item) for line in copy.lines}
        for ref in copy.pupils:
            sheet = self._sheet(ref)
            shown = None if done & sheet.refs else pupil_on(self._records, self._session, handle(ref), sheet)
            done |= sheet.refs
            if shown:
                yield CopiedPupil(shown, self._lines(sheet, wanted))

    def _lines(self, sheet: Sheet, wanted: set[tuple[Seat, ItemId]]) -> tuple[CopiedLine, ...]:
        reader = self._records.reading(self._session).reader(self._records.standings(self._session, sheet))
        opened = [s.opened for s in sheet.shown if (s.opened.record.holder, s.opened.record.item) in wanted]
        found = [(_place(one), line) for one in opened if (line := self._line(one, reader))]
        return tuple(line for _, line in sorted(found, key=lambda one: (one[0], one[1].title, one[1].text)))

    def _line(self, opened: Opened, reader: Reader) -> CopiedLine | None:
        entry = self._phrases.entry(opened)
        title, text = (reveal(words, opened.item, (reader,)) for words in (entry.title, entry.text))
        return None if title is None or text is None else CopiedLine(opened.record.kind, title, text)

    def _sheet(self, ref: Ref) -> Sheet:
        if ref not in self._sheets:
            self._sheets[ref] = self._records.sheet(self._session, ref)
        return self._sheets[ref]


def _is_told(copy: Copy, meeting: ItemId, seat: Seat) -> bool:
    """What is addressed to the other school seat lies open here, and is not told: each has an entry of its own."""
    return copy.meeting == meeting and copy.addressed is seat


def _place(opened: Opened) -> tuple[int, date]:
    """In the order in which a copy has them."""
    return ORDER.index(opened.record.kind), opened.item.seen_on or date.min

"""What others have given since one member last saw it: of whom, from whom and how much, as far as he may know it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sspf_desk.acts.acts import Session
from sspf_desk.casework.people import KnownRow, PupilRow
from sspf_desk.casework.seen import Seen
from sspf_desk.casework.sheet import SHOWN_ORDER
from sspf_desk.casework.youths import ref_of
from sspf_desk.disclosure import Disclosed, rule
from sspf_desk.errors import Reason, Refusal
from sspf_desk.records.marks import Marks
from sspf_desk.records.opening import Key, Opened, Ref, octets, pupil_in
from sspf_desk.records.sheet import Reading
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import ItemId, Seat


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A pupil of whom there is something that this reader has not been shown."""

    pupil: str
    name: Disclosed
    school_class: Disclosed
    given: tuple[tuple[Seat, int], ...]
    """How many entries each seat has given that stand on his sheet and are new there."""
    marks: frozenset[bytes]
    """What is marked once they have been seen."""


class News:
    """What is new to one member. Cards, grants and listings are none: they stand on no sheet."""

    def __init__(self, work: Workplace) -> None:
        self._records = work.records
        self._seen = Seen(work.acts, work.records)

    def of(self, session: Session, known: Sequence[KnownRow], waiting: frozenset[ItemId]) -> tuple[NewsRow, ...]:
        """What is new of the pupils in the list, in the order of the list, inside an act; less what waits by itself.

        A member's first look has no news: what lies there then counts as seen, or a new colleague would be told of
        years. Nor has that of a program too old to read what was given: the pupil's sheet says so.
        """
        reading, marks = self._records.reading(session), self._records.marks(session)
        if marks is None:
            self._records.keep_marks(session, Marks().with_all(id_ for id_, _ in _given(reading, known)))
            return ()
        try:
            look = _Look(reading, marks, known)
        except Refusal as refusal:
            if refusal.reason is not Reason.NEWER_FORMAT:
                raise
            return ()
        self._records.keep_marks(session, marks.with_all(look.no_news()))
        return tuple(look.rows(waiting))

    def seen(self, rows: Iterable[NewsRow]) -> None:
        """Count as seen what these rows told of, and nothing that has come since."""
        self._seen.mark(mark for row in rows for mark in row.marks)


class _Look:
    """What lies behind the rows that a member has not been shown."""

    def __init__(self, reading: Reading, marks: Marks, known: Sequence[KnownRow]) -> None:
        fresh = {id_: giver for id_, giver in _given(reading, known) if id_ not in marks}
        papers = [paper.opened for _, papers in known for paper in papers]
        self._known = known
        self._keys = reading.given_by(fresh) if fresh else []
        beside = {one.version for one in papers if one.record.kind not in SHOWN_ORDER}
        self._unseen = [key for key in self._keys if not _is_seen(key, marks) and key.row.version not in beside]
        told = [one for one in reading.open(self._unseen) if one.record.kind in SHOWN_ORDER]
        self._told = frozenset(one.version for one in told)
        reader = reading.reader(reading.standings(papers)) if told else None
        self._open = [one for one in told if reader and rule(one.item, reader)]

    def no_news(self) -> Iterator[bytes]:
        """Rows of what stands on no sheet, and of what was seen on another ground: they need not be opened again."""
        return (key.row_id for key in self._keys if key.row.version not in self._told)

    def rows(self, waiting: frozenset[ItemId]) -> Iterator[NewsRow]:
        """A row for each pupil of whom a rule opens something new, some items aside."""
        of_ref: dict[Ref, list[Opened]] = {}
        for one in (one for one in self._open if one.record.item not in waiting):
            of_ref.setdefault((one.record.holder, pupil_in(one)), []).append(one)
        for row, papers in self._known:
            refs = {ref_of(paper) for paper in papers}
            if here := [one for ref in sorted(refs) for one in of_ref.get(ref, ())]:
                yield self._row(row, here)

    def _row(self, row: PupilRow, here: Sequence[Opened]) -> NewsRow:
        counted = Counter(one.record.holder for one in here)
        given = tuple((seat, counted[seat]) for seat in Seat if seat in counted)
        versions = {one.version for one in here}
        rows = (key.row_id for key in self._keys if key.row.version in versions)
        return NewsRow(row.pupil, row.name, row.school_class, given, frozenset((*map(octets, versions), *rows)))


def _given(reading: Reading, known: Sequence[KnownRow]) -> Iterator[tuple[bytes, Seat]]:
    return reading.given_ids({ref_of(paper) for _, papers in known for paper in papers})


def _is_seen(key: Key, marks: Marks) -> bool:
    """Whether it is a version that was shown on another ground: a consent renewed makes nothing new."""
    return octets(key.row.version) in marks

"""The pupils of one meeting as the seat that composes has them open, and what of it each reader is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum

from sspf_desk.agenda import ORDER, CaseFile, Entry, MeetingHead
from sspf_desk.disclosure import Reader, rule
from sspf_desk.meetings.planning import moment_of
from sspf_desk.models.content import PupilCard
from sspf_desk.models.papers import Meeting
from sspf_desk.records.offers import answered_among, is_over
from sspf_desk.records.opening import Opened, speaks_first
from sspf_desk.records.phrases import Phrases
from sspf_desk.records.sheet import Sheet
from sspf_desk.terms import ItemId, Seat

SHORTEST_WITHHELD = 3
"""Characters: shorter words stand in every language's fixed wording."""


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A pupil on the agenda as this process has him open: the sheet, and its entries in words."""

    sheet: Sheet
    opened: tuple[Opened, ...]
    entries: tuple[Entry, ...]
    headings: tuple[tuple[Opened, str, str], ...]
    """The papers that present the pupil, with name and class, the card last written first."""

    def file_for(self, reader: Reader, earlier: Iterable[datetime]) -> CaseFile:
        """What is told of the pupil, less what was told at an earlier meeting, under the name this reader knows him by.

        The name is by a paper open to him, or his giver's own: a new name on a card that is shut to him must not show.
        """
        told = [heading for heading in self.headings if rule(heading[0].item, reader)]
        givers = {entry.item.holder for entry in self.entries if rule(entry.item, reader)}
        told += [heading for heading in self.headings if heading[0].record.holder in givers]
        past = self._past(reader, earlier)
        entries = tuple(entry for entry in self.entries if entry.item.item not in past)
        return CaseFile(told[0][1], told[0][2], entries) if told else CaseFile("", "", ())

    def out_for(self, reader: Reader, earlier: Iterable[datetime]) -> Iterator[Opened]:
        """What goes out on his copy; also an offer that it tells by its answer alone.

        Whose offer it was may not know that there is an answer.
        """
        past = self._past(reader, earlier)
        for one in self.opened:
            if one.record.kind in ORDER and one.record.item not in past and rule(one.item, reader):
                yield one

    def _past(self, reader: Reader, earlier: Iterable[datetime]) -> frozenset[ItemId]:
        """The promises he was told the end of at an earlier meeting, and the offers that those answered."""
        held = tuple(earlier)
        over = {one.record.item for one in self.opened if is_over(one, held) and rule(one.item, reader)}
        offers = {entry.answers for entry in self.entries if entry.item.item in over and entry.answers}
        return frozenset(over | offers)

    def withheld(self, reader: Reader) -> Iterator[str]:
        """Every word open here that this reader has no ground for, in content and as it is worded."""
        for one in self.opened:
            if not rule(one.item, reader):
                yield from strings(one.content)
        entry: Entry
        for entry in self.entries:
            if not rule(entry.item, reader):
                yield from (text for text in (entry.title, entry.text, entry.remark, entry.detail) if text)

    def names(self) -> Iterator[str]:
        """The full names of the pupil, by whatever paper, and of his guardians."""
        yield from (name for _, name, _ in self.headings)
        for one in self.opened:
            if isinstance(one.content, PupilCard):
                yield from (one.content.name, one.content.alias, *(guardian.name for guardian in one.content.guardians))


@dataclass(frozen=True, slots=True)
class Table:
    """One meeting with its open cases, as the seat that composes has them."""

    meeting: ItemId
    planned: Meeting
    head: MeetingHead
    cases: tuple[OpenCase, ...]
    others: tuple[Meeting, ...]
    """The other meetings that this seat knows of."""

    def files(self, reader: Reader) -> Iterator[CaseFile]:
        """What his copy is composed of."""
        return (case.file_for(reader, self._earlier(reader.seat)) for case in self.cases)

    def open_files(self, reader: Reader) -> Iterator[CaseFile]:
        """The same with all that is open to him, also what a copy made now would not tell again."""
        for file in (case.file_for(reader, ()) for case in self.cases):
            yield replace(file, entries=tuple(replace(entry, answers=None) for entry in file.entries))

    def out(self, reader: Reader) -> list[tuple[OpenCase, Opened]]:
        """What goes out on his copy, each with its case."""
        return [(case, one) for case in self.cases for one in case.out_for(reader, self._earlier(reader.seat))]

    def _earlier(self, seat: Seat) -> tuple[datetime, ...]:
        """When the meetings before this one begin at which a seat sits: of one without it, its copies tell nothing."""
        sat = (moment_of(one) for one in self.others if any(sitting.seat is seat for sitting in one.present))
        return tuple(begins for begins in sat if begins < moment_of(self.planned))


def case_of(sheet: Sheet, phrases: Phrases) -> OpenCase | None:
    """A pupil as he is open here; none whose data are protected: he is on no copy, and no copy fails for it."""
    opened = tuple(shown.opened for shown in sheet.shown)
    if sheet.shut:
        return None
    lines = tuple(one for one in opened if one.record.kind in ORDER)
    entries = tuple(replace(phrases.entry(one), answers=answered_among(one, lines)) for one in lines)
    shown = sorted(sheet.shown, key=lambda s: speaks_first(s.opened))
    headings = tuple((one.opened, *heading) for one in shown if (heading := sheet.heading_of(one)))
    return OpenCase(sheet, opened, entries, headings)


def strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep; ids and short words aside."""
    if isinstance(value, StrEnum):
        return
    if isinstance(value, str):
        if len(value) >= SHORTEST_WITHHELD and not _is_id(value):
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from strings(part)


def _is_id(value: str) -> bool:
    return len(value) == len(ItemId("0" * 32)) and set(value) <= set("0123456789abcdef")

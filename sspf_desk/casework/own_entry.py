"""What a seat may know and do of an item of its own, beside its words: who reads it, what it holds, what is left."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_desk.casework.asked import in_force
from sspf_desk.casework.drafts import RECORDABLE
from sspf_desk.casework.erasure import ERASABLE
from sspf_desk.casework.openness import Audience, OpenTo
from sspf_desk.disclosure import Disclosed, Reader, reveal
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models import content as c
from sspf_desk.models.days import day_of
from sspf_desk.models.papers import Answer, Consent, Decision
from sspf_desk.records.opening import Opened
from sspf_desk.records.sheet import Sheet
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Ground, ItemId, Kind, Mode, Party, Seat, Topic

FIRST = 60
"""Letters of the first words by which an entry without a title is known again."""


@dataclass(frozen=True, slots=True)
class Left:
    """What can still be taken back of a consent."""

    parties: tuple[Party, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said, when and how."""

    who: Disclosed
    answer: Answer
    words: Disclosed
    how: Disclosed
    on: date


@dataclass(frozen=True, slots=True)
class WholeConsent:
    """What stands on a consent beside its words. It is for the seat that took it, and for no other."""

    said: tuple[Said, ...]
    judged_by: Disclosed
    judged: Disclosed
    original: Disclosed
    taken_back: tuple[tuple[date, Disclosed], ...]
    """On which days parts were taken back, and who said so."""


@dataclass(frozen=True, slots=True)
class DecidedOn:
    """An own entry that an own decision is about, as it stands now."""

    kind: Kind
    words: Disclosed
    """Its title, or its first words."""
    day: date


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """What this seat may know and do about an item of its own: which other seats may read it, and which may not."""

    item: ItemId
    open_to: tuple[OpenTo, ...]
    shut_to: tuple[Seat, ...]
    correctable: bool
    erasable: bool
    left: Left | None
    """What can be taken back, of a consent that still opens something."""
    consent: WholeConsent | None
    decided_on: tuple[DecidedOn, ...]
    """Of a decision the entries it is about, as far as they stand."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a consent is for, and whether older facts are included: whoever it is open to may know."""

    item: ItemId
    purpose: Disclosed
    older_facts: bool


def purpose_of(opened: Opened, reader: Reader) -> Purpose | None:
    """What a consent is for; None for what is no consent."""
    if not isinstance(opened.content, Consent):
        return None
    return Purpose(opened.record.item, _told(opened.content.purpose, opened, reader), opened.content.older_facts)


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One seat's own part of a sheet, at a moment."""

    work: Workplace
    now: datetime
    sheet: Sheet
    reader: Reader
    audience: Audience

    def entry(self, opened: Opened) -> OwnEntry:
        """An item of its own."""
        kind, writes = opened.record.kind, self.work.member.mode is Mode.WRITES
        mine = kind is Kind.NOTE_TO_SELF
        return OwnEntry(
            item=opened.record.item,
            open_to=self.audience.to_item(opened.item),
            shut_to=self.audience.not_to(opened.item),
            correctable=kind in RECORDABLE and (writes or mine) and _is_as_it_was_written(opened),
            erasable=kind in ERASABLE and writes,
            left=self._left(opened.content) if isinstance(opened.content, Consent) else None,
            consent=self._whole(opened, opened.content) if isinstance(opened.content, Consent) else None,
            decided_on=self._decided_on(opened.content) if isinstance(opened.content, Decision) else (),
        )

    def _left(self, consent: Consent) -> Left | None:
        parties, topics = consent.yes_left(self.now), consent.open_topics(self.now)
        left = Left(tuple(one for one in Party if one in parties), tuple(one for one in Topic if one in topics))
        return left if in_force(consent, self.now) else None

    def _whole(self, opened: Opened, consent: Consent) -> WholeConsent:
        def told(text: str) -> Disclosed:
            return _told(text, opened, self.reader)

        return WholeConsent(
            said=tuple(Said(told(v.who), v.answer, told(v.words), told(v.how), v.said_on) for v in consent.voices),
            judged_by=told(consent.maturity.judged_by),
            judged=told(consent.maturity.text),
            original=told(consent.original),
            taken_back=tuple((day_of(one.at), told(one.who)) for one in consent.taken_back()),
        )

    def _decided_on(self, decision: Decision) -> tuple[DecidedOn, ...]:
        """The versions that lay there may have been corrected since: the entries are told as they stand."""
        named = {self.sheet.own_items.get(version) for version in decision.versions}
        mine = [s.opened for s in self.sheet.shown if s.ground is Ground.OWN and s.opened.record.item in named]
        return tuple(self._named(one) for one in sorted(mine, key=lambda one: (_day(one), one.record.item)))

    def _named(self, opened: Opened) -> DecidedOn:
        entry = self.work.phrases.entry(opened)
        return DecidedOn(
            opened.record.kind, _told(entry.title or _first_words(entry.text), opened, self.reader), _day(opened)
        )


def _day(opened: Opened) -> date:
    return opened.item.seen_on or day_of(opened.record.written_at)


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= FIRST else f"{line[:FIRST].rsplit(' ', 1)[0]} …"


def _told(text: str, opened: Opened, reader: Reader) -> Disclosed:
    """A part of what a rule opens to its reader. Raises `Refusal` where none does."""
    told = reveal(text, opened.item, (reader,))
    if told is None:
        raise Refusal(Reason.UNKNOWN_ITEM)
    return told


def _is_as_it_was_written(opened: Opened) -> bool:
    """Not a promise that has been answered, or that answers another: that would be offered anew."""
    told = opened.content
    return not isinstance(told, c.Commitment) or (told.state is c.CommitmentState.OFFERED and told.offer is None)

"""Pupils as this seat knows them: its own cards, those others present, and which of them are one youth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sspf_desk.acts.acts import Session
from sspf_desk.agenda import swedish_key
from sspf_desk.casework.youths import by_youth, ref_of
from sspf_desk.disclosure import Disclosed, Reader, reveal
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Guardian, Heading, Link, PupilCard
from sspf_desk.models.record import Facts
from sspf_desk.records import places
from sspf_desk.records.opening import Opened, Ref, content_as, handle, pupil_in, ref_from, speaks_first
from sspf_desk.records.records import Presented
from sspf_desk.records.sheet import Known, pupil_of
from sspf_desk.records.workplace import Workplace
from sspf_desk.roster import HandRow, Roster, RosterPupil, from_hand
from sspf_desk.terms import Act, Kind, Mode, PupilId, Seat

ALIASES = (
    "Ripa", "Lärka", "Tärna", "Sparv", "Trana", "Svala", "Hassel", "Björk", "Rönn", "Lönn", "Ask", "Alm",
    "Ljung", "Klöver", "Harsyra", "Blåsippa", "Gran", "Tall", "En", "Sälg", "Mes", "Uggla", "Orre", "Vipa",
)  # fmt: skip
"""Words that a pupil is called by where a name shall not stand."""


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil in a list, made for one reader."""

    pupil: str
    """How he is asked for: `SEAT:id`, as this seat knows him."""
    name: Disclosed
    alias: Disclosed
    school_class: Disclosed
    birth_year: int
    known_by: tuple[Seat, ...]
    """The seats through whose papers this seat knows him, its own included."""


KnownRow = tuple[PupilRow, Sequence[Presented]]
"""A row of the list with the papers through which its reader knows the pupil."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, by count alone."""

    new: int
    updated: int
    unchanged: int
    shut: int
    protected: int
    left_out: int


class People:
    """The pupils of one seat."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._acts = work.acts
        self._records = work.records
        self._member = work.member

    def list(self) -> tuple[PupilRow, ...]:
        """Everyone this seat knows of, by class and name in Swedish order."""
        with self._acts.begin(Act.LISTED, "pupils", reading=True) as session:
            return self.rows(session)

    def find(self, words: str) -> tuple[PupilRow, ...]:
        """Those whose name, alias or class holds these words; nothing else is searched (dataskyddslagen 3:3 st. 2)."""
        sought = words.casefold().strip()
        return tuple(
            row
            for row in self.list()
            if any(sought in told.casefold() for told in (row.name, row.alias, row.school_class))
        )

    def rows(self, session: Session) -> tuple[PupilRow, ...]:
        """The list, inside an act."""
        return tuple(row for row, _ in self.known(session))

    def known(self, session: Session) -> tuple[KnownRow, ...]:
        """The list, inside an act, with the papers through which this seat knows each pupil."""
        presented, reader = self._records.presented(session)
        links = self._records.listed(session, places.LINKS, own=True, given=False)
        merged = by_youth(self._records.seat, presented, links)
        rows = [(row, papers) for ref, papers in merged.items() if (row := _row(ref, papers, reader))]
        return tuple(sorted(rows, key=lambda told: _swedish(told[0])))

    def ref(self, session: Session, asked: str) -> Ref:
        """The pupil asked for, by handle, or by a name or an alias that only one pupil has. Raises `Refusal`."""
        if ref := ref_from(asked):
            return ref
        named = {
            row.pupil for row in self.rows(session) if asked.casefold() in (row.name.casefold(), row.alias.casefold())
        }
        if not named:
            raise Refusal(Reason.UNKNOWN_PUPIL)
        if len(named) > 1:
            raise Refusal(Reason.AMBIGUOUS_PUPIL)
        return self.ref(session, named.pop())

    def mine(self, asked: str) -> str:
        """The handle of the pupil asked for as this seat's own, made its own where he was another's until now."""
        with self._acts.begin(Act.LINKED) as session:
            self._work.insist_ready(session)
            return handle((self._records.seat, self.own(session, self.ref(session, asked))))

    def own(self, session: Session, ref: Ref) -> PupilId:
        """The pupil as this seat's own: known already, or made its own by a card and a link. Raises `Refusal`."""
        reading = self._records.reading(session)
        found = reading.known(ref)
        if reading.shut(found):
            raise Refusal(Reason.PUPIL_PROTECTED)
        mine = pupil_of(found.refs, self._records.seat)
        if mine and self._has_card(found, mine):
            return mine
        presented = [p for p in self._records.presented(session)[0] if ref_of(p) in found.refs]
        if not presented:
            raise Refusal(Reason.UNKNOWN_PUPIL)
        shown = {ref_of(p) for p in presented}
        theirs = ref if ref in shown else min(shown)
        pupil = mine or PupilId(self._records.keyring.new_id())
        return self._make_own(session, pupil, theirs, [p for p in presented if ref_of(p) == theirs])

    def _has_card(self, found: Known, mine: PupilId) -> bool:
        """Not where it has been erased while another seat still says that its pupil is this one."""
        own = (one for one in found.opened if one.record.kind is Kind.PUPIL_CARD and one.item.pupil == mine)
        return any(one.record.holder is self._records.seat for one in own)

    def _make_own(self, session: Session, pupil: PupilId, ref: Ref, presented: Iterable[Presented]) -> PupilId:
        self._records.write(session, _card_from(presented, self._alias()), Facts(), pupil=pupil)
        self._records.write(session, Link(ref[0], ref[1], apart=False), Facts(), pupil=pupil)
        self._records.settle(session, pupil)
        return pupil

    def link(self, mine: str, theirs: str, *, apart: bool) -> None:
        """Say that another seat's pupil is this one of one's own, or that he is not after all."""
        with self._acts.begin(Act.LINKED) as session:
            self._work.insist_ready(session)
            pupil, other = self.own(session, self.ref(session, mine)), self.ref(session, theirs)
            if other[0] is self._records.seat:
                raise Refusal(Reason.UNKNOWN_PUPIL)
            said = self._records.listed(session, places.linked(*other), own=True, given=False)
            before = next((one for one in said if one.item.pupil == pupil), None)
            self._records.write(session, Link(*other, apart=apart), Facts(), pupil=pupil, corrects=before)
            self._records.settle(session, pupil, anew=True)

    def take_in(self, roster: Roster) -> Imported:
        """Take in a class list: updates and never doubles; a pupil who has become protected is shut at once."""
        self._insist_on_writing()
        with self._acts.begin(Act.IMPORTED) as session:
            self._work.insist_ready(session)
            known = self._known_by_source(session)
            shut = sum(self._shut(session, known[id_]) for id_ in sorted(roster.protected_ids & known.keys()))
            done = [self._take_in(session, pupil, known.get(pupil.source_id)) for pupil in roster.pupils]
        return Imported(
            new=done.count("new"),
            updated=done.count("updated"),
            unchanged=done.count("unchanged"),
            shut=shut,
            protected=roster.protected_count,
            left_out=roster.left_out_count,
        )

    def add(self, row: HandRow, on: date) -> str:
        """A card made by hand. Raises `Refusal` for what no pupil has, a personal identity number among it."""
        self._insist_on_writing()
        (pupil,) = from_hand((row,), on=on)
        with self._acts.begin(Act.IMPORTED) as session:
            self._work.insist_ready(session)
            return handle((self._records.seat, self._new(session, pupil)))

    def _known_by_source(self, session: Session) -> dict[str, Opened]:
        """Cards by the class list's id; this seat's own before those the other school seat has opened to it."""
        cards = [p.opened for p in self._records.presented(session)[0] if isinstance(p.opened.content, PupilCard)]
        cards.sort(key=lambda card: card.record.holder is self._records.seat)
        return {card.content.source_id: card for card in cards if isinstance(card.content, PupilCard)}

    def _take_in(self, session: Session, pupil: RosterPupil, known: Opened | None) -> str:
        if known is None:
            self._new(session, pupil)
            return "new"
        held = content_as(known, PupilCard)
        card = _card(pupil, held.alias)
        if (card == held and not known.record.facts.protected) or known.record.holder is not self._records.seat:
            return "unchanged"
        self._rewrite(session, known, card, Facts())
        return "updated"

    def _insist_on_writing(self) -> None:
        if self._member.mode is not Mode.WRITES:
            raise Refusal(Reason.NOT_ALLOWED_IN_MODE)

    def _shut(self, session: Session, known: Opened) -> bool:
        """Shut a card whose pupil is protected now. The other school seat's is shut by a shut card of one's own."""
        if known.record.facts.protected:
            return False
        if known.record.holder is not self._records.seat:
            self.own(session, (known.record.holder, pupil_in(known)))
            source = content_as(known, PupilCard).source_id
            known = self._known_by_source(session)[source]
        nameless = replace(content_as(known, PupilCard), name="", school_class="", guardians=(), birth_date=None)
        self._rewrite(session, known, nameless, Facts(protected=True))
        return True

    def _rewrite(self, session: Session, known: Opened, card: PupilCard, facts: Facts) -> None:
        self._records.write(session, card, facts, pupil=pupil_in(known), corrects=known)
        self._records.settle(session, pupil_in(known), anew=True)

    def _new(self, session: Session, pupil: RosterPupil) -> PupilId:
        id_ = PupilId(self._records.keyring.new_id())
        self._records.write(session, _card(pupil, self._alias()), Facts(), pupil=id_)
        self._records.settle(session, id_)
        return id_

    def _alias(self) -> str:
        """A bird or a plant and a number: random, so that it tells nothing of its bearer."""
        drawn = int(self._records.keyring.new_id()[:8], 16)
        return f"{ALIASES[drawn % len(ALIASES)]} {drawn // len(ALIASES) % 9000 + 1000}"


def _card(pupil: RosterPupil, alias: str) -> PupilCard:
    return PupilCard(
        name=f"{pupil.given_name} {pupil.family_name}",
        alias=alias,
        birth_date=pupil.birth_date,
        birth_year=pupil.birth_date.year,
        school_class=pupil.school_class,
        guardians=tuple(Guardian(guardian.name, guardian.relation) for guardian in pupil.guardians),
        source_id=pupil.source_id,
    )


def _card_from(presented: Iterable[Presented], alias: str) -> PupilCard:
    """A card of one's own from what another seat has opened: its card whole, or its heading alone."""
    papers = list(presented)
    for paper in papers:
        if isinstance(paper.opened.content, PupilCard):
            return paper.opened.content
    heading = next(paper.heading for paper in papers if paper.heading)
    return PupilCard(heading.name, alias, None, heading.birth_year, heading.school_class, (), "")


def _swedish(row: PupilRow) -> tuple[str, str, str]:
    return swedish_key(row.school_class), swedish_key(row.name), row.pupil


def _row(ref: Ref, papers: list[Presented], reader: Reader) -> PupilRow | None:
    """One pupil's row. The card last written speaks first; a pupil whose card is shut is in no list."""
    if any(p.opened.item.protected for p in papers):
        return None
    papers = sorted(papers, key=lambda p: speaks_first(p.opened))
    first = papers[0]
    heading = _heading_of(first)
    alias = first.opened.content.alias if isinstance(first.opened.content, PupilCard) else ""
    shown = [reveal(text, first.opened.item, (reader,)) for text in (heading.name, alias, heading.school_class)]
    name, nick, school_class = shown
    if name is None or nick is None or school_class is None:
        return None
    known_by = tuple(seat for seat in Seat if any(p.opened.record.holder is seat for p in papers))
    return PupilRow(handle(ref), name, nick, school_class, heading.birth_year, known_by)


def _heading_of(paper: Presented) -> Heading:
    content = paper.opened.content
    if isinstance(content, PupilCard):
        return Heading(pupil_in(paper.opened), content.name, content.school_class, content.birth_year, None)
    if paper.heading is None:
        raise Refusal(Reason.VAULT_DAMAGED, place="heading")
    return paper.heading

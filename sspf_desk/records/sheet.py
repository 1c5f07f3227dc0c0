"""What one seat may read of one pupil: two indexed questions for rows, one for versions, and a ruling on each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sspf_desk.acts.acts import Session
from sspf_desk.disclosure import Reader, Standing, rule
from sspf_desk.lawbook import Lawbook
from sspf_desk.models.content import Heading
from sspf_desk.models.papers import Consent, Grant
from sspf_desk.models.tables import access
from sspf_desk.records import places
from sspf_desk.records.directory import Directory
from sspf_desk.records.marks import Marks
from sspf_desk.records.opening import Key, Opened, Opener, Ref, newest, octets, row_ids_at, rows_at, rows_with
from sspf_desk.records.rows import GivenRow, Keyring, OwnRow, Place, SealedRow
from sspf_desk.records.standings import Consents, HeldGrant, standings
from sspf_desk.terms import Ground, ItemId, Kind, PupilId, Seat, VersionId


@dataclass(frozen=True, slots=True)
class Shown:
    """One item that a rule opens to this seat, and the ground."""

    opened: Opened
    ground: Ground


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a seat may read of one pupil, and the grounds it can see for others."""

    refs: frozenset[Ref]
    """The pupil as this seat and those who gave to it know him."""
    shown: tuple[Shown, ...]
    grants: tuple[HeldGrant, ...]
    consents: Consents
    shut: bool
    """The pupil's data are protected, as this seat or the other school seat has found: nothing is shown of him."""
    headings: Mapping[VersionId, Heading]
    """How givers present the pupil on rows that are found without knowing him."""
    given: Mapping[VersionId, frozenset[bytes]]
    """By which rows under the pupil others gave what is here."""
    own_items: Mapping[VersionId, ItemId]
    """This seat's own items of the pupil, by each version that they have had."""

    def is_new(self, shown: Shown, marks: Marks) -> bool:
        """Whether another seat gave it by a row that is not marked, and its reader was not shown it by another."""
        rows = self.given.get(shown.opened.version, ())
        return any(id_ not in marks for id_ in rows) and octets(shown.opened.version) not in marks

    def seen(self) -> Iterator[bytes]:
        """What is marked once the sheet has been shown: the rows by which a rule opens something, and its versions."""
        for shown in self.shown:
            version = shown.opened.version
            if rows := self.given.get(version):
                yield from (*rows, octets(version))

    def heading_of(self, shown: Shown) -> tuple[str, str] | None:
        """The name and class by which one item presents the pupil, if it does."""
        told = self.headings.get(shown.opened.version)
        return places.heading_in(shown.opened.content) or ((told.name, told.school_class) if told else None)

    def of(self, kind: Kind) -> tuple[Shown, ...]:
        """What is shown of one kind."""
        return tuple(shown for shown in self.shown if shown.opened.record.kind is kind)


@dataclass(frozen=True, slots=True)
class Known:
    """A pupil as a seat knows him: refs, the rows that lead to him, and what is behind them. Nothing is ruled yet."""

    refs: frozenset[Ref]
    keys: list[Key]
    opened: list[Opened]


class Reading:
    """One session's reading for one seat."""

    def __init__(self, session: Session, keyring: Keyring, directory: Directory, law: Lawbook) -> None:
        self.session = session
        self.keyring = keyring
        self.directory = directory
        self._law = law
        self._opener = Opener(keyring, directory)

    def others(self) -> tuple[Seat, ...]:
        """Every other seat that has keys, in a fixed order."""
        return tuple(seat for seat in Seat if seat in self.directory.seats and seat is not self.keyring.seat)

    def own_keys(self, *own: Place) -> list[Key]:
        """This seat's own rows at some places, of whatever epoch."""
        tags = [tag for place in own for tag in self.keyring.own_tags(*place)]
        return self._opener.own(rows_at(self.session, tags))

    def own_rows(self, opened: Opened) -> list[OwnRow]:
        """This seat's own row of one version, as it is found first."""
        keys = self.own_keys(*places.own_places(opened.item, opened.content)[:1])
        return [key.row for key in keys if isinstance(key.row, OwnRow) and key.row.version == opened.version]

    def note_keys(self, *own: Place) -> list[Key]:
        """The author's own notes at some places."""
        tags = [self.keyring.note_tag(*place) for place in own]
        return self._opener.own(rows_at(self.session, tags), note=True)

    def given_keys(self, *given: tuple[Seat, Place]) -> list[Key]:
        """Rows that others gave at some places. Those whose ground has ended are taken away, unread."""
        me, seats = self.keyring.seat, self.directory.seats
        by_tag = {
            self.keyring.given_tag(giver, me, seats[giver], *place): giver for giver, place in given if giver in seats
        }
        rows: dict[Seat, list[SealedRow]] = {}
        for row in rows_at(self.session, by_tag):
            rows.setdefault(by_tag[row.tag], []).append(row)
        return self._given(rows)

    def given_ids(self, refs: Iterable[Ref]) -> Iterator[tuple[bytes, Seat]]:
        """The ids of all that others gave of some pupils, as they know them, and who gave; no row is read for it."""
        by_tag = self._under(refs)
        return ((id_, by_tag[tag]) for id_, tag in row_ids_at(self.session, by_tag))

    def _under(self, refs: Iterable[Ref]) -> dict[bytes, Seat]:
        """The tags under which others give of some pupils."""
        me, seats = self.keyring.seat, self.directory.seats
        return {
            self.keyring.given_tag(giver, me, seats[giver], *places.of_pupil(pupil)): giver
            for giver, pupil in refs
            if giver in seats and giver is not me
        }

    def _given_under(self, known: Known) -> dict[VersionId, frozenset[bytes]]:
        tags, found = self._under(known.refs), dict[VersionId, frozenset[bytes]]()
        for key in known.keys:
            if key.tag in tags:
                found[key.row.version] = found.get(key.row.version, frozenset()) | {key.row_id}
        return found

    def given_by(self, ids: Mapping[bytes, Seat]) -> list[Key]:
        """Rows that others gave, by their ids. Those whose ground has ended are taken away, unread."""
        rows: dict[Seat, list[SealedRow]] = {}
        for row in rows_with(self.session, ids):
            rows.setdefault(ids[row.id], []).append(row)
        return self._given(rows)

    def _given(self, rows: Mapping[Seat, list[SealedRow]]) -> list[Key]:
        return self._without_ended([key for giver, found in rows.items() for key in self._opener.given(found, giver)])

    def _without_ended(self, keys: list[Key]) -> list[Key]:
        ended = [key.row_id for key in keys if isinstance(key.row, GivenRow) and key.row.closed(self.session.now)]
        if ended:
            self.session.connection.execute(access.delete().where(access.c.id.in_(ended)))
        return [key for key in keys if key.row_id not in set(ended)]

    def open(self, keys: Iterable[Key]) -> list[Opened]:
        """The highest readable version of each item behind some keys."""
        return newest(self._opener.versions(self.session, keys))

    def every(self, keys: Iterable[Key]) -> list[Opened]:
        """Every version behind some keys, those that have been corrected too."""
        return self._opener.versions(self.session, keys)

    def known(self, ref: Ref) -> "Known":
        """A pupil as this seat knows him, with all that links, headings and accepted consents say is the same pupil."""
        refs, keys, opened = frozenset[Ref](), list[Key](), list[Opened]()
        fresh = {ref}
        while fresh:
            found, more = self._gather(fresh, refs)
            refs, keys = refs | found, keys + more
            opened = self.open(keys)
            fresh = self._by_consent(opened) - refs - _apart(keys)
        return Known(refs, keys, opened)

    def _gather(self, fresh: set[Ref], known: frozenset[Ref]) -> tuple[frozenset[Ref], list[Key]]:
        """Rows of some refs, and of all that links and headings on them lead to."""
        refs, keys = set(known), list[Key]()
        while fresh:
            keys += self._rows_of(fresh)
            refs |= fresh
            fresh = self._linked(keys) - refs
        return frozenset(refs), keys

    def _by_consent(self, opened: Iterable[Opened]) -> set[Ref]:
        """Whoever accepts a consent says that its pupil is his own: so they are one, and the consent's."""
        papers = list(opened)
        consents = {(one.record.holder, one.record.item) for one in papers if isinstance(one.content, Consent)}
        accepted = {
            (one.content.consent_seat, one.content.consent)
            for one in papers
            if isinstance(one.content, Grant) and one.content.consent and one.content.consent_seat
        }
        items = {item for _, item in consents | accepted}
        if not items:
            return set()
        here = [places.consent(item) for item in sorted(items)]
        found = self.open(
            self.own_keys(*here) + self.given_keys(*((seat, place) for seat in self.others() for place in here))
        )
        return {(one.record.holder, one.item.pupil) for one in found if one.item.pupil}

    def _rows_of(self, refs: set[Ref]) -> list[Key]:
        me = self.keyring.seat
        own = [places.of_pupil(pupil) for seat, pupil in refs if seat is me]
        given = [(seat, places.of_pupil(pupil)) for seat, pupil in refs if seat is not me]
        called = [(seat, places.yours(pupil)) for by, pupil in refs if by is me for seat in self.others()]
        said = [places.linked(seat, pupil) for seat, pupil in refs if seat is not me]
        return self.own_keys(*own, *said) + self.note_keys(*own) + self.given_keys(*given, *called)

    def _linked(self, keys: list[Key]) -> set[Ref]:
        """What own links and givers' headings say is the same pupil, less what this seat has taken apart."""
        me = self.keyring.seat
        links = active_links(keys)
        linked = {ref for row in links for ref in row.yours}
        linked |= {(me, row.item.pupil) for row in links if row.yours and row.item.pupil}
        apart = _apart(keys)
        for key in keys:
            heading = key.row.heading if isinstance(key.row, GivenRow) else None
            if heading and heading.yours and (key.giver, heading.pupil) not in apart:
                linked |= {(key.giver, heading.pupil), (me, heading.yours)}
        return linked

    def sheet(self, ref: Ref) -> Sheet:
        """All that this seat may read of one pupil, each item on its ground."""
        known = self.known(ref)
        opened, keys = known.opened, known.keys
        grants = _grants_in(opened)
        consents = self.consents(opened, grants)
        reader = self.reader(standings(grants, consents, self._law, self.session.now))
        shown = tuple(Shown(one, ground) for one in opened if (ground := rule(one.item, reader)))
        headings = {
            key.row.version: key.row.heading for key in keys if isinstance(key.row, GivenRow) and key.row.heading
        }
        own = {key.row.version: key.row.item.item for key in keys if isinstance(key.row, OwnRow)}
        return Sheet(known.refs, shown, grants, consents, self.shut(known), headings, self._given_under(known), own)

    def shut(self, known: Known) -> bool:
        """Whether a card of this pupil is shut, here or at the other school seat: his data are protected."""
        return any(one.item.protected for one in known.opened if one.record.kind is Kind.PUPIL_CARD)

    def standings(self, opened: list[Opened]) -> tuple[Standing, ...]:
        """The grounds that some papers make now, as far as this seat can read what they rest on."""
        grants = _grants_in(opened)
        return standings(grants, self.consents(opened, grants), self._law, self.session.now)

    def reader(self, stand: tuple[Standing, ...], seat: Seat | None = None) -> Reader:
        """This seat, or another, as one who asks now."""
        same_branch = self.directory.settings().same_branch
        return Reader(seat or self.keyring.seat, self.session.now, stand, same_branch)

    def consents(self, opened: Iterable[Opened], grants: Iterable[HeldGrant]) -> Consents:
        """The consents that some grants rest on, as this seat can read them: on the sheet, or by their own place."""
        found = _consents_in(opened)
        wanted = {(g.grant.consent_seat, g.grant.consent) for g in grants if g.grant.consent and g.grant.consent_seat}
        missing = [(seat, item) for seat, item in wanted if seat and item and (seat, item) not in found]
        own = [places.consent(item) for seat, item in missing if seat is self.keyring.seat]
        given = [(seat, places.consent(item)) for seat, item in missing if seat is not self.keyring.seat]
        if missing:
            found |= _consents_in(self.open(self.own_keys(*own) + self.given_keys(*given)))
        return found


def _grants_in(opened: Iterable[Opened]) -> tuple[HeldGrant, ...]:
    return tuple(
        HeldGrant(one.version, one.record.holder, one.item.pupil, one.content)
        for one in opened
        if isinstance(one.content, Grant) and one.item.pupil
    )


def _consents_in(opened: Iterable[Opened]) -> dict[tuple[Seat, ItemId], Consent]:
    return {(one.record.holder, one.record.item): one.content for one in opened if isinstance(one.content, Consent)}


def active_links(keys: Iterable[Key]) -> list[OwnRow]:
    """This seat's links as they stand: the newest version of each."""
    best: dict[ItemId, OwnRow] = {}
    for key in keys:
        row = key.row
        if isinstance(row, OwnRow) and row.item.kind is Kind.LINK:
            held = best.get(row.item.item)
            best[row.item.item] = row if held is None or row.number > held.number else held
    return list(best.values())


def _apart(keys: Iterable[Key]) -> set[Ref]:
    """Others' pupils that this seat has said are not this pupil after all."""
    links = active_links(keys)
    return {ref for row in links for ref in row.ever_yours} - {ref for row in links for ref in row.yours}


def pupil_of(refs: Iterable[Ref], seat: Seat) -> PupilId | None:
    """The pupil as this seat itself knows him, if it does; the same one always, where links make him two."""
    return min((pupil for by, pupil in refs if by is seat), default=None)

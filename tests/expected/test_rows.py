"""The rows written by hand out of the law, held against the rules, the lawbook and the reference model."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sspf_desk.disclosure import Item, Reader, Standing, reveal, rule
from sspf_desk.lawbook import Provision, load
from sspf_desk.settings import resource
from sspf_desk.terms import Ground, ItemId, Kind, PupilId, Seat, Topic, VersionId
from tests.oracle import may
from tests.strategies import plain_ground, plain_item

LAW = load(next(resource("law").glob("*.toml")))
HOME = ZoneInfo("Europe/Stockholm")
DAY = timedelta(days=1)
ITEM, ANOTHER, PUPIL, VERSION = ItemId("1" * 32), ItemId("2" * 32), PupilId("a" * 32), VersionId("f" * 32)
EVER = datetime(2100, 1, 1, tzinfo=UTC)

SEATS = {
    "skolledning": Seat.SCHOOL_LEAD,
    "kurator": Seat.COUNSELLOR,
    "skolsköterska": Seat.NURSE,
    "socialtjänst": Seat.SOCIAL_SERVICES,
    "fritid": Seat.LEISURE,
    "polis": Seat.POLICE,
}
KINDS = {
    "signal": Kind.SIGNAL,
    "styrka": Kind.STRENGTH,
    "behov": Kind.NEED,
    "åtagande": Kind.COMMITMENT,
    "elevkort": Kind.PUPIL_CARD,
    "samtyckesblankett": Kind.CONSENT,
    "kallelse": Kind.MEETING,
    "klar inför mötet": Kind.READINESS,
    "anteckning för egen del": Kind.NOTE_TO_SELF,
}
TOPICS = {
    "skola": Topic.SCHOOL,
    "kamrater och fritid": Topic.FRIENDS_AND_LEISURE,
    "brott och trygghet": Topic.CRIME_AND_SAFETY,
    "mående": Topic.WELLBEING,
    "hem och familj": Topic.HOME_AND_FAMILY,
    "nätet": Topic.ONLINE,
    "hälsa": Topic.HEALTH,
}
GROUNDS = {
    "-": None,
    "egen": Ground.OWN,
    "samma gren": Ground.SAME_BRANCH,
    "samtycke": Ground.CONSENT,
    "beslut": Ground.DECISION,
    "löfte": Ground.PROMISE,
    "riktad": Ground.ADDRESSED,
}
CONSENT = re.compile(
    r"samtycke till (?P<told>[^,]+), om (?P<topics>[^,]+), (?P<opens>\S+) till (?P<until>[^,]+), "
    r"(?:antaget av (?P<giver>[^,]+)|inte antaget)(?P<older>, äldre ingår)?"
    r"(?:, återkallat (?P<back>\S+)(?: för (?P<seat>\S+)| om (?P<topic>\S+))?)?"
)
DECISION = re.compile(
    r"beslut av (?P<giver>\S+) (?P<made>\S+): (?P<provision>[^,]+), till (?P<receiver>\S+?)"
    r"(?:, till och med (?P<until>\S+))?(?P<other>, om en annan uppgift)?(?P<mandate>, med rektors uppdrag)?"
    r"(?P<private>, mottagaren är ingen myndighet)?"
)
REFUSED = re.compile(r"beslut av \S+ \S+: lämnas inte ut")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table as the rules take it."""

    number: int
    item: Item
    readers: tuple[Reader, ...]
    """Who asks; before a seat at the table, the chair who must be able to print it."""
    ground: Ground | None
    why: str


def start_of(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), HOME).astimezone(UTC)


def seats_in(told: str) -> frozenset[Seat]:
    return frozenset(SEATS[word] for word in told.split(" och "))


def topics_in(told: str) -> frozenset[Topic]:
    """Some topics have an "och" of their own: the longest names are looked for first."""
    found = set()
    for name in sorted(TOPICS, key=len, reverse=True):
        if re.search(rf"(^|\W){name}($|\W)", told):
            found.add(TOPICS[name])
            told = told.replace(name, "")
    assert not set(re.findall(r"\w+", told)) - {"och"}, told
    return frozenset(found)


def item_in(row: dict[str, str]) -> Item:
    kind, *more = row["Uppgift"].split(", ")
    said = dict(part.split(" ", 1) for part in more)
    assert set(said) <= {"lovat", "nämner", "skyddade"}
    return Item(
        holder=SEATS[row["Finns hos"]],
        kind=KINDS[kind],
        item=ITEM,
        pupil=PUPIL,
        topics=topics_in(row["Ämnen"]),
        secrecies=frozenset() if row["Sekretess"] == "ingen" else frozenset(row["Sekretess"].split(" och ")),
        seen_on=None if row["Sedd"] == "-" else date.fromisoformat(row["Sedd"]),
        owner=SEATS[said["lovat"].removeprefix("av ")] if "lovat" in said else None,
        named=seats_in(said["nämner"]) if "nämner" in said else frozenset(),
        protected="skyddade" in said,
    )


def consent_in(told: re.Match[str], at: datetime) -> Standing | None:
    receivers, topics = seats_in(told["told"]), topics_in(told["topics"])
    back = told["back"] and start_of(told["back"]) <= at
    taken_back = {SEATS[told["seat"]]} if told["seat"] else set() if told["topic"] else set(Seat)
    if not told["giver"] or (back and SEATS[told["giver"]] in taken_back):
        return None
    return Standing(
        id=VERSION,
        ground=Ground.CONSENT,
        giver=SEATS[told["giver"]],
        receivers=receivers - taken_back if back else receivers,
        pupil=PUPIL,
        reaches=LAW.consent_reach(at.date()),
        topics=topics - {TOPICS[told["topic"]]} if back and told["topic"] else topics,
        items=frozenset(),
        facts_from=None if told["older"] else date.fromisoformat(told["opens"]),
        opens=start_of(told["opens"]),
        closes=start_of(told["until"]) + DAY,
    )


def provision_in(told: re.Match[str], item: Item) -> Provision | None:
    """The provision, if the decision form would have let this person choose it that day."""
    giver, receiver = SEATS[told["giver"]], SEATS[told["receiver"]]
    choices = LAW.choices(item.secrecies, giver, receiver, date.fromisoformat(told["made"]))
    named = [choice for choice in choices if choice.provision.name.split(",")[0] == told["provision"]]
    assert named, f"no such provision: {told['provision']}"
    found = next((choice.provision for choice in named if choice.can_choose), None)
    lacks_mandate = found and found.mandate and giver is not Seat.SCHOOL_LEAD and not told["mandate"]
    to_nobody = found and found.to_authority_only and told["private"]
    return None if lacks_mandate or to_nobody else found


def decision_in(told: re.Match[str], item: Item) -> Standing | None:
    provision = provision_in(told, item)
    return provision and Standing(
        id=VERSION,
        ground=Ground.DECISION,
        giver=SEATS[told["giver"]],
        receivers=seats_in(told["receiver"]),
        pupil=PUPIL,
        reaches=provision.reaches,
        topics=frozenset(),
        items=frozenset({ANOTHER if told["other"] else item.item}),
        facts_from=None,
        opens=start_of(told["made"]),
        closes=start_of(told["until"]) + DAY if told["until"] else EVER,
    )


def standing_in(told: str, item: Item, at: datetime) -> Standing | None:
    if told in {"inget", "samma gren"} or REFUSED.fullmatch(told):
        return None
    if consent := CONSENT.fullmatch(told):
        return consent_in(consent, at)
    decision = DECISION.fullmatch(told)
    assert decision, f"not a ground: {told}"
    return decision_in(decision, item)


def row_in(cells: dict[str, str]) -> Row:
    item, at = item_in(cells), start_of(cells["Dag"]) + DAY / 2
    grounds = cells["Vad som finns"].split(" + ")
    found = tuple(standing for told in grounds if (standing := standing_in(told, item, at)))
    asks = cells["Frågar"].removesuffix(" vid bordet")
    seats = (Seat.SCHOOL_LEAD, SEATS[asks]) if asks != cells["Frågar"] else (SEATS[asks],)
    readers = tuple(Reader(seat, at, found, "samma gren" in grounds) for seat in seats)
    ground = GROUNDS[cells["Grund"]]
    assert cells["Visas"] == ("ja" if ground else "nej")
    return Row(int(cells["Nr"]), item, readers, ground, cells["Varför"])


def rows() -> Iterator[Row]:
    table = [
        [cell.strip() for cell in line.strip("|\n ").split(" | ")]
        for line in Path(__file__).with_name("rows.md").read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    head, _, *body = table
    for cells in body:
        yield row_in(dict(zip(head, cells, strict=True)))


ROWS = list(rows())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number}: {row.why}")
def test_the_rules_say_what_the_row_says(row):
    told = reveal("uppgiften", row.item, row.readers)
    assert (told is not None) is (row.ground is not None), row.why
    if row.ground:
        assert rule(row.item, row.readers[-1]) is row.ground


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number}: {row.why}")
def test_the_reference_model_says_what_the_row_says(row):
    told = [
        may(plain_item(row.item), r.seat.value, r.at, [plain_ground(s) for s in r.standings], branch=r.same_branch)
        for r in row.readers
    ]
    assert all(told) is (row.ground is not None), row.why


def test_the_table_is_whole():
    assert [row.number for row in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 30
    assert all(row.why.endswith(".") for row in ROWS)
    assert {row.ground for row in ROWS} == {*Ground, None}
    assert {row.readers[-1].seat for row in ROWS} == {row.item.holder for row in ROWS} == set(Seat)


def test_every_secrecy_in_the_table_stands_in_the_lawbook():
    known = {secrecy.name for secrecy in LAW.secrecies}
    assert frozenset().union(*(row.item.secrecies for row in ROWS)) <= known


def test_each_seats_own_secrecy_is_the_lawbooks():
    """The rows' own view of who stands under what: the table would be worth little if the lawbook saw it otherwise."""
    default = {seat: LAW.secrecy_of(seat, date(2026, 11, 23)) for seat in Seat}
    assert default == {
        Seat.SCHOOL_LEAD: "OSL 23:2 st.2",
        Seat.COUNSELLOR: "OSL 23:2 st.1",
        Seat.NURSE: "OSL 25:1",
        Seat.SOCIAL_SERVICES: "OSL 26:1",
        Seat.LEISURE: None,
        Seat.POLICE: "OSL 35:1",
    }

"""Past the program: what one member's keys and SQL bring out of the file is what he has a ground for, and no more."""

import base64
import itertools
import re
import zlib
from pathlib import Path

import pytest

from sspf_desk.models.record import KINDS
from sspf_desk.records import places
from sspf_desk.records.rows import ROW_SIZE
from sspf_desk.terms import Kind, Seat
from sspf_desk.vault import envelope
from sspf_desk.vault.seats import row_id
from tests.builders import NAMES
from tests.reach import Reach

COLUMNS = set((Path(__file__).parents[1] / "expected" / "columns.txt").read_text("utf-8").split())
"""Every plain column there is. One more is one more thing that every member can read."""
BUCKETS = (256, 896, 4096, 16384, 65536)
EACH = pytest.mark.parametrize("seat", Seat)


def spellings(word):
    """A word as bytes might hide it: three encodings, hex of each, and base64 at its three offsets."""
    for plain in (word.encode("utf-8"), word.encode("utf-16-le"), word.encode("utf-16-be")):
        yield plain
        yield plain.hex().encode()
        yield plain.hex().upper().encode()
        for lead in range(3):
            whole = base64.b64encode(b"\0" * lead + plain)
            yield whole[4 if lead else 0 : len(whole) // 4 * 4 - 4]


def found_in(places_searched, words):
    return {word for word in words for spelt in spellings(word) if any(spelt in place for place in places_searched)}


@pytest.fixture(scope="module")
def raw(planted):
    """All that lies in the folder, and every page of the vault decrypted, as one member's keys allow."""
    reach = Reach(planted.folder, NAMES[Seat.LEISURE])
    files = [path.read_bytes() for path in sorted(planted.folder.iterdir())]
    return files, reach.pages()


def test_the_search_itself_finds_a_word_in_every_spelling(raw):
    word = "Björkdalsskolan"
    for spelt in spellings(word):
        assert found_in([b"x" + spelt + b"y"], [word]) == {word}
    files, pages = raw
    assert found_in(pages, [word]) == {word}, "the pages were not decrypted, or the group's settings are not in them"
    assert found_in(files, [word]) == set()


def test_no_planted_word_lies_bare_in_any_file_or_page_free_ones_included(planted, raw):
    files, pages = raw
    words = [word for seat in planted.seats.values() for word in seat.words]
    assert len(words) > 6 * len(KINDS)
    assert found_in([b"".join(files), b"".join(pages)], words) == set()


def test_free_pages_are_there_and_hold_nothing(planted, raw):
    reach = Reach(planted.folder, NAMES[Seat.LEISURE])
    ((free,),) = reach.sql("PRAGMA freelist_count")
    assert len(raw[1]) == reach.sql("PRAGMA page_count")[0][0] >= free


@EACH
def test_a_members_keys_bring_out_his_own_words_and_no_other_seats(planted, seat):
    reach = Reach(planted.folder, NAMES[seat])
    texts = [plain for plain, _ in reach.records().values()]
    mine = planted.seats[seat].words
    assert found_in(texts, mine) == set(mine), "the control: his own words come out"
    others = [word for other, has in planted.seats.items() if other is not seat for word in has.words]
    rows = [repr(led.row).encode() for led in reach.led()]
    assert found_in([*texts, *rows, *map(zlib.compress, texts)], others) == set()


@EACH
def test_a_member_opens_only_what_his_seat_holds_or_was_given_on_a_ground(planted, seat):
    given = {led.row.version: led.row.ground for led in Reach(planted.folder, NAMES[seat]).led() if led.way == "given"}
    records = {id_: record for id_, (_, record) in Reach(planted.folder, NAMES[seat]).records().items()}
    foreign = {id_: record for id_, record in records.items() if record.holder is not seat}
    assert foreign.keys() <= given.keys()
    holders = {record.holder for record in foreign.values()}
    kinds = {record.kind for record in foreign.values()}
    if seat is Seat.NURSE:
        assert (holders, kinds) == ({Seat.COUNSELLOR}, {Kind.SIGNAL, Kind.CONSENT, Kind.GRANT})
    elif seat in (Seat.SCHOOL_LEAD, Seat.COUNSELLOR):
        assert kinds <= {Kind.CONSENT, Kind.GRANT}
    else:
        assert foreign == {}


def every_place(pupils, items):
    """Every place that any journey files a row at, for all the pupils and items somebody knows."""
    yield from ((name,) for name in ("cards", "grants", "consents", "given", "promised", "due", "meetings", "copies"))
    yield from (places.SETTLED, places.LINKS, places.NOTES, places.READINESS)
    for pupil in pupils:
        yield from (places.of_pupil(pupil), places.attached_to(pupil), places.yours(pupil))
        yield from (places.linked(seat, pupil) for seat in Seat)
    for item in items:
        yield from (places.attachments_of(item), places.consent(item), places.meeting(item), places.readiness(item))


def computable(reach):
    """Every id and tag that a member can compute: all his keys, with every id he has read, as pupil and as item."""
    records = reach.records()
    read = [*(plain for plain, _ in records.values()), *(repr(led.row).encode() for led in reach.led())]
    known = {id_.decode() for plain in read for id_ in re.findall(rb"[0-9a-f]{32}", plain)}
    pupils, items, versions = known, known, records.keys()
    others = [public for seat, public in reach.directory().seats.items() if seat is not reach.seat]
    for place in every_place(pupils, items):
        yield from (reach.ring.own_tag(*place), reach.ring.note_tag(*place))
        for public in others:
            pair = (reach.seat, Seat(public.seat))
            for giver, receiver in (pair, pair[::-1]):
                yield reach.ring.given_tag(giver, receiver, public, *place)
        for version in versions:
            yield row_id(reach.keys.own_key(), version, "own", *place)


@EACH
def test_none_of_the_nurses_own_rows_can_be_linked_to_a_pupil_by_another_seat(planted, seat):
    nurse, reach = Reach(planted.folder, NAMES[Seat.NURSE]), Reach(planted.folder, NAMES[seat])
    hers = [led.sealed for led in nurse.led() if led.way != "given"]
    marks = {mark for sealed in hers for mark in (sealed.id, sealed.tag)}
    computed = set(computable(reach))
    if seat is Seat.NURSE:
        assert {sealed.tag for sealed in hers} <= computed, "the control: she herself finds every one"
    else:
        assert marks.isdisjoint(computed)
        assert {sealed.tag for sealed in reach.access()} & computed, "the control: he finds his own"


def test_access_rows_are_all_of_one_size_and_versions_of_a_few(planted):
    reach = Reach(planted.folder, NAMES[Seat.POLICE])
    assert {len(row.sealed) for row in reach.access()} == {ROW_SIZE}
    assert {len(row.id) for row in reach.access()} == {len(row.tag) for row in reach.access()} == {16}
    sizes = {size - envelope.SEAL_OVERHEAD for (size,) in reach.sql("SELECT length(sealed) FROM version")}
    assert sizes <= set(BUCKETS)
    assert {size for (size,) in reach.sql("SELECT length(sealed) FROM trail_entry")} == {1024}


def test_no_id_or_tag_says_anything_by_being_repeated_or_ordered(planted):
    reach = Reach(planted.folder, NAMES[Seat.POLICE])
    ids = [row.id for row in reach.access()] + [id_ for (id_,) in reach.sql("SELECT id FROM version")]
    assert len(set(ids)) == len(ids)
    for table in ("access", "version"):
        ((made,),) = reach.sql(("SELECT sql FROM sqlite_master WHERE name = ?", (table,)))
        assert "WITHOUT ROWID" in made
    plain = {bytes(blob) for (blob,) in reach.sql("SELECT sealed FROM access")}
    assert len(plain) == len(reach.access())
    suites = {blob[0] for blob in plain}
    assert len(suites) == 1


def test_the_committed_list_of_plain_columns_is_the_whole_list(planted):
    reach = Reach(planted.folder, NAMES[Seat.POLICE])
    tables = [name for (name,) in reach.sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {(table, column) for table in tables for _, column, *_ in reach.sql(f"PRAGMA table_info({table})")}
    assert {f"{table}.{column}" for table, column in columns} == COLUMNS
    others = reach.sql("SELECT type, name FROM sqlite_master WHERE type != 'table' AND name NOT LIKE 'sqlite_%'")
    assert others == [("index", "ix_access_tag")]


def test_what_stands_open_to_every_member_names_no_pupil_and_no_content(planted, raw):
    reach = Reach(planted.folder, NAMES[Seat.POLICE])
    columns = ("SELECT statements FROM member", "SELECT statement FROM setting")
    opened = [blob for (blob,) in itertools.chain.from_iterable(map(reach.sql, columns))]
    assert found_in(opened, ["Nina Sköterska"]) == {"Nina Sköterska"}
    assert found_in(opened, ["Alva Lindqvist", "delat-med-skoterskan"]) == set()

import base64
import functools
import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.contents import KeyFile
from sspf_desk.vault.encoded import decode, encode
from sspf_desk.vault.keyfile import unlock
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys
from sspf_desk.vault.slots import Keys

from .conftest import (
    CHEAP,
    CHEAP_BOUNDS,
    CODE,
    GUEST_SLOT,
    MEMBER_SLOT,
    NAME,
    PHRASE,
    SEAT_SHEET,
    SHEET,
    SHEET_SLOT,
    VAULT_ID,
    in_first_format,
    stream,
    with_digest,
)

KEYS = Keys({1: b"v" * 32}, (SeatKeys.create("COUNSELLOR", stream("counsellor")),))


@functools.cache
def filled_file():
    making = {"entropy": stream("contents"), "bounds": CHEAP_BOUNDS}
    bare = KeyFile(vault_id=VAULT_ID, salt=b"s" * 16, cost=CHEAP)
    member, guest, keeper = (Person.create(stream(seed)) for seed in ("member", "guest", "keeper"))
    filled = bare.with_member(MEMBER_SLOT, member, NAME, PHRASE, KEYS, **making).with_invitation(
        GUEST_SLOT, guest, CODE, KEYS, **making
    )
    return filled.with_sheet(MEMBER_SLOT, member, SHEET, making["entropy"]).with_seat_sheet(
        SHEET_SLOT, keeper, SEAT_SHEET, KEYS, making["entropy"]
    )


def refusal_of(content):
    with pytest.raises(Refusal) as refused:
        decode(content)
    return refused.value.reason


def tree_of(content):
    tree = json.loads(content)
    del tree["digest"]
    return tree


def mutated(content):
    """Bytes near `content`: flipped, cut, lengthened, a piece replaced or repeated; or nothing like it."""
    place = st.integers(0, len(content) - 1)
    flips = st.lists(st.tuples(place, st.integers(1, 255)), min_size=1, max_size=3).map(
        lambda changes: bytes(byte ^ dict(changes).get(position, 0) for position, byte in enumerate(content))
    )
    cuts = place.map(lambda end: content[:end])
    pieces = st.tuples(place, place, st.binary(max_size=20)).map(
        lambda change: content[: change[0]] + change[2] + content[change[1] :]
    )
    return flips | cuts | pieces | st.binary(max_size=300)


def test_what_was_encoded_decodes_to_the_same_and_is_plain_json():
    content = encode(filled_file())
    assert decode(content) == filled_file()
    tree = json.loads(content)
    assert list(tree) == ["magic", "format", "vault_id", "counter", "salt", "cost", "slots", "digest"]
    assert (tree["magic"], tree["format"], tree["counter"]) == ("sspf-desk keys", [1, 0], 4)
    assert with_digest(tree_of(content)) == content


def test_no_name_no_password_no_code_and_no_seat_stands_in_the_file():
    content = encode(filled_file())
    slots = json.loads(content)["slots"]
    ways = [way["bundle"] for slot in slots for way in slot["ways"]]
    sealed = [base64.b64decode(blob) for blob in ways + [wrap for slot in slots for wrap in slot["wraps"]]]
    for word in (NAME, NAME.casefold(), *NAME.split(), PHRASE, CODE, CODE.replace("-", ""), "COUNSELLOR"):
        for place in (content, *sealed):
            assert word.encode() not in place
            assert word.encode("utf-16-le") not in place
    for code in (SHEET, SEAT_SHEET):
        assert not [place for place in (content, *sealed) if code in place]
        assert base64.b64encode(code).rstrip(b"=") not in content


def test_the_sealed_sizes_tell_neither_seats_nor_epochs():
    # One seat and one epoch, or one seat and two epochs: the same bucket.
    more = Keys({1: b"v" * 32, 2: b"w" * 32}, KEYS.seats)
    person = Person.create(stream("member")).public
    file = filled_file().with_wrap(MEMBER_SLOT, person, more)
    one, two = file.slots[0].wraps
    assert len(one) == len(two)


@settings(max_examples=500, deadline=None)
@given(mutated(encode(filled_file())))
@example(encode(filled_file()))
def test_whatever_happens_to_a_copy_it_is_refused_or_the_same(content):
    try:
        assert decode(content) == filled_file()
    except Refusal:
        assert content != encode(filled_file())


@settings(max_examples=300, deadline=None)
@given(mutated(encode(filled_file())[:-78] + b"}"))
def test_whatever_a_forger_writes_under_a_right_digest_opens_to_the_same_keys_or_is_refused(rest):
    forged = rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode()
    try:
        unlocked = unlock(decode(forged), NAME, PHRASE, CHEAP_BOUNDS)
    except Refusal:
        return
    assert unlocked.person.private_bytes() == Person.create(stream("member")).private_bytes()
    assert unlocked.keys.vault_keys == KEYS.vault_keys


def test_every_single_flipped_byte_is_refused():
    content = encode(filled_file())
    for place in range(len(content)):
        refusal_of(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])


@pytest.mark.parametrize("content", [b"", bytes(4096), b'{"magic":"sspf-', b'{"magic":"sspf-desk keys","format":[1,0]'])
def test_cut_short_or_filled_with_zeros_is_damage_to_ours(content):
    assert refusal_of(content) is Reason.KEYS_DAMAGED


@pytest.mark.parametrize("content", [b"x", b"SQLite format 3\0", b"{}", b'{"magic":"other","format":[0,1],'])
def test_someone_elses_file_is_foreign(content):
    assert refusal_of(content) is Reason.FOREIGN_FILE


def test_a_newer_major_format_is_newer_once_its_digest_holds():
    later = with_digest({"magic": "sspf-desk keys", "format": [2, 0], "anything": "else"})
    assert refusal_of(later) is Reason.NEWER_FORMAT
    assert refusal_of(later.replace(b"else", b"elsf")) is Reason.KEYS_DAMAGED


def test_a_newer_minor_format_is_read_with_what_is_understood_of_it():
    tree = tree_of(encode(filled_file()))
    later = decode(with_digest({**tree, "format": [1, 1], "news": 1}))
    assert later == replace(filled_file(), format=(1, 1))


def first_slot(**changes):
    tree = tree_of(encode(filled_file()))
    tree["slots"][0] = {**tree["slots"][0], **changes}
    return with_digest(tree)


PASSWORD_FACTOR = {"type": "password", "cost": {"memory_kib": 8, "iterations": 1, "lanes": 1}}


WORDS_FACTOR = {"type": "words", "cost": None}
CODE_FACTOR = {**PASSWORD_FACTOR, "type": "code"}


def ways_of(*factors):
    return {"ways": [{"factors": list(taken), "bundle": "AAAA"} for taken in factors]}


@pytest.mark.parametrize("factors", [[{"type": "fido2", "key": "x"}], [PASSWORD_FACTOR, PASSWORD_FACTOR]])
def test_a_factor_not_known_here_is_a_newer_format(factors):
    assert refusal_of(first_slot(**ways_of(factors))) is Reason.NEWER_FORMAT
    assert refusal_of(first_slot(**ways_of([PASSWORD_FACTOR], factors))) is Reason.NEWER_FORMAT


@pytest.mark.parametrize("format_", [[1, 0], [1, 1]])
@pytest.mark.parametrize(
    ("purpose", "factors"),
    [
        ("member", []),
        ("member", [[]]),
        ("member", [[WORDS_FACTOR]]),
        ("member", [[WORDS_FACTOR], [PASSWORD_FACTOR]]),
        ("member", [[PASSWORD_FACTOR], [PASSWORD_FACTOR]]),
        ("member", [[CODE_FACTOR]]),
        ("member", [[{**PASSWORD_FACTOR, "cost": None}]]),
        ("member", [[PASSWORD_FACTOR], [{**PASSWORD_FACTOR, "type": "words"}]]),
        ("invitation", [[PASSWORD_FACTOR]]),
        ("invitation", [[CODE_FACTOR], [WORDS_FACTOR]]),
        ("seat_sheet", [[PASSWORD_FACTOR], [WORDS_FACTOR]]),
        ("seat_sheet", [[WORDS_FACTOR], [WORDS_FACTOR]]),
    ],
)
def test_ways_that_a_purpose_does_not_call_for_are_damage(purpose, factors, format_):
    tree = tree_of(first_slot(purpose=purpose, **ways_of(*factors)))
    assert refusal_of(with_digest({**tree, "format": format_})) is Reason.KEYS_DAMAGED


def test_the_ways_that_each_purpose_calls_for_are_read():
    for purpose, factors in (("member", [[PASSWORD_FACTOR]]), ("member", [[PASSWORD_FACTOR], [WORDS_FACTOR]]),
                             ("invitation", [[CODE_FACTOR]]), ("seat_sheet", [[WORDS_FACTOR]])):  # fmt: skip
        slot = decode(first_slot(purpose=purpose, **ways_of(*factors))).slots[0]
        assert (slot.purpose, len(slot.ways)) == (purpose, len(factors))


@pytest.mark.parametrize(
    "changes",
    [
        ways_of([{"type": "password"}]),
        ways_of([{"type": "password", "cost": {"memory_kib": "8", "iterations": 1, "lanes": 1}}]),
        ways_of([{"type": "password", "cost": {"memory_kib": 8, "iterations": 1}}]),
        ways_of([{"cost": PASSWORD_FACTOR["cost"]}]),
        {"ways": [{"factors": "password", "bundle": "AAAA"}]},
        {"ways": [{"factors": [PASSWORD_FACTOR], "bundle": "!"}]},
        {"ways": [{"factors": [PASSWORD_FACTOR]}]},
        {"ways": [{"factors": [PASSWORD_FACTOR], "bundle": "AAAA", "unknown": 1}]},
        {"ways": {}},
        {"purpose": "stranger"},
        {"id": "A" * 32},
        {"id": "a" * 32 + "\n"},
        {"id": GUEST_SLOT},
        {"wraps": None},
        {"unknown": 1},
    ],
)
def test_a_malformed_slot_is_damage(changes):
    assert refusal_of(first_slot(**changes)) is Reason.KEYS_DAMAGED


@pytest.mark.parametrize(
    "changes",
    [
        {"vault_id": "x"},
        {"counter": -1},
        {"counter": 1.5},
        {"counter": 2**60},
        {"salt": "AAAA"},
        {"cost": None},
        {"slots": {}},
        {"unknown": 1},
        {"format": [0, 1, 2]},
        {"format": [0, "1"]},
    ],
)
def test_a_malformed_head_is_damage(changes):
    assert refusal_of(with_digest({**tree_of(encode(filled_file())), **changes})) is Reason.KEYS_DAMAGED


@pytest.mark.parametrize("key", ["vault_id", "counter", "salt", "cost", "slots"])
def test_a_missing_part_is_damage(key):
    tree = tree_of(encode(filled_file()))
    del tree[key]
    assert refusal_of(with_digest(tree)) is Reason.KEYS_DAMAGED


def test_nesting_deeper_than_can_be_read_is_damage():
    rest = b'{"magic":"sspf-desk keys","format":[1,1],"news":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    deep = rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode()
    assert refusal_of(deep) is Reason.KEYS_DAMAGED


@functools.cache
def first_file():
    return in_first_format(filled_file().without_slot(SHEET_SLOT).without_sheet(MEMBER_SLOT))


def test_a_file_of_the_first_format_is_read_as_todays_and_written_so():
    read = decode(first_file())
    assert read == filled_file().without_slot(SHEET_SLOT).without_sheet(MEMBER_SLOT)
    assert json.loads(encode(read))["format"] == [1, 0]
    assert unlock(read, NAME, PHRASE, CHEAP_BOUNDS).keys.vault_keys == KEYS.vault_keys


def test_every_single_flipped_byte_of_the_first_format_is_refused():
    content = first_file()
    for place in range(len(content)):
        refusal_of(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])


def first_changed(*, slot=None, **head):
    tree = tree_of(first_file())
    tree["slots"][0] |= slot or {}
    return with_digest({**tree, **head})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"unknown": 1}, Reason.KEYS_DAMAGED),
        ({"format": [0, 0]}, Reason.KEYS_DAMAGED),
        ({"format": [0, 2]}, Reason.KEYS_DAMAGED),
        ({"format": [0, 1, 1]}, Reason.KEYS_DAMAGED),
        ({"format": [1, 0]}, Reason.KEYS_DAMAGED),
        ({"slots": {}}, Reason.KEYS_DAMAGED),
        ({"slot": {"unknown": 1}}, Reason.KEYS_DAMAGED),
        ({"slot": {"ways": []}}, Reason.KEYS_DAMAGED),
        ({"slot": {"id": GUEST_SLOT}}, Reason.KEYS_DAMAGED),
        ({"slot": {"factors": []}}, Reason.KEYS_DAMAGED),
        ({"slot": {"factors": [{"type": "code", "cost": PASSWORD_FACTOR["cost"]}]}}, Reason.KEYS_DAMAGED),
        ({"slot": {"factors": [{**PASSWORD_FACTOR, "cost": None}]}}, Reason.KEYS_DAMAGED),
        ({"slot": {"purpose": "seat_sheet"}}, Reason.KEYS_DAMAGED),
        ({"slot": {"factors": [WORDS_FACTOR]}}, Reason.NEWER_FORMAT),
        ({"slot": {"factors": [WORDS_FACTOR], "purpose": "seat_sheet"}}, Reason.NEWER_FORMAT),
        ({"slot": {"factors": [PASSWORD_FACTOR, PASSWORD_FACTOR]}}, Reason.NEWER_FORMAT),
        ({"slot": {"factors": [{"type": "fido2"}]}}, Reason.NEWER_FORMAT),
    ],
)
def test_what_the_first_format_never_had_is_refused(changes, reason):
    assert refusal_of(first_changed(**changes)) is reason

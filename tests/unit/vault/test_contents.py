import base64
import functools
import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.contents import KeyFile, decode, encode
from sspf_desk.vault.keyfile import unlock
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys
from sspf_desk.vault.slots import Keys

from .conftest import CHEAP, CHEAP_BOUNDS, CODE, GUEST_SLOT, MEMBER_SLOT, NAME, PHRASE, VAULT_ID, stream

KEYS = Keys({1: b"v" * 32}, (SeatKeys.create("COUNSELLOR", stream("counsellor")),))


@functools.cache
def filled_file():
    making = {"entropy": stream("contents"), "bounds": CHEAP_BOUNDS}
    bare = KeyFile(vault_id=VAULT_ID, salt=b"s" * 16, cost=CHEAP)
    return bare.with_member(MEMBER_SLOT, Person.create(stream("member")), NAME, PHRASE, KEYS, **making).with_invitation(
        GUEST_SLOT, Person.create(stream("guest")), CODE, KEYS, **making
    )


def refusal_of(content):
    with pytest.raises(Refusal) as refused:
        decode(content)
    return refused.value.reason


def with_digest(tree):
    """Canonical bytes with a right digest, made by hand: what a forger, or a later version, would write."""
    rest = json.dumps(tree, separators=(",", ":"), ensure_ascii=False).encode()
    return rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode()


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
    assert (tree["magic"], tree["format"], tree["counter"]) == ("sspf-desk keys", [0, 1], 2)
    assert with_digest(tree_of(content)) == content


def test_no_name_no_password_no_code_and_no_seat_stands_in_the_file():
    content = encode(filled_file())
    slots = json.loads(content)["slots"]
    sealed = [base64.b64decode(blob) for slot in slots for blob in (slot["bundle"], *slot["wraps"])]
    for word in (NAME, NAME.casefold(), *NAME.split(), PHRASE, CODE, CODE.replace("-", ""), "COUNSELLOR"):
        for place in (content, *sealed):
            assert word.encode() not in place
            assert word.encode("utf-16-le") not in place


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


@pytest.mark.parametrize("content", [b"", bytes(4096), b'{"magic":"sspf-', b'{"magic":"sspf-desk keys","format":[0,1]'])
def test_cut_short_or_filled_with_zeros_is_damage_to_ours(content):
    assert refusal_of(content) is Reason.KEYS_DAMAGED


@pytest.mark.parametrize("content", [b"x", b"SQLite format 3\0", b"{}", b'{"magic":"other","format":[0,1],'])
def test_someone_elses_file_is_foreign(content):
    assert refusal_of(content) is Reason.FOREIGN_FILE


def test_a_newer_major_format_is_newer_once_its_digest_holds():
    later = with_digest({"magic": "sspf-desk keys", "format": [1, 0], "anything": "else"})
    assert refusal_of(later) is Reason.NEWER_FORMAT
    assert refusal_of(later.replace(b"else", b"elsf")) is Reason.KEYS_DAMAGED


def test_a_newer_minor_format_is_read_with_what_is_understood_of_it():
    tree = tree_of(encode(filled_file()))
    later = decode(with_digest({**tree, "format": [0, 2], "news": 1}))
    assert later == replace(filled_file(), format=(0, 2))


def first_slot(**changes):
    tree = tree_of(encode(filled_file()))
    tree["slots"][0] = {**tree["slots"][0], **changes}
    return with_digest(tree)


PASSWORD_FACTOR = {"type": "password", "cost": {"memory_kib": 8, "iterations": 1, "lanes": 1}}


@pytest.mark.parametrize("factors", [[{"type": "fido2", "key": "x"}], [PASSWORD_FACTOR, PASSWORD_FACTOR]])
def test_a_factor_not_known_here_is_a_newer_format(factors):
    assert refusal_of(first_slot(factors=factors)) is Reason.NEWER_FORMAT


@pytest.mark.parametrize(
    "changes",
    [
        {"factors": []},
        {"factors": [{"type": "password"}]},
        {"factors": [{"type": "password", "cost": {"memory_kib": "8", "iterations": 1, "lanes": 1}}]},
        {"factors": [{"type": "password", "cost": {"memory_kib": 8, "iterations": 1}}]},
        {"factors": [{"cost": PASSWORD_FACTOR["cost"]}]},
        {"factors": "password"},
        {"purpose": "stranger"},
        {"id": "A" * 32},
        {"id": "a" * 32 + "\n"},
        {"id": GUEST_SLOT},
        {"bundle": "!"},
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
    rest = b'{"magic":"sspf-desk keys","format":[0,2],"news":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    deep = rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode()
    assert refusal_of(deep) is Reason.KEYS_DAMAGED

"""Formats are for ever: what version 0.1 wrote must come out the same, and open, in every version after it."""

import hashlib
import json
from pathlib import Path

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import envelope, kdf, keyfile, person, seats
from sspf_desk.vault.encoded import decode, encode
from sspf_desk.vault.labels import Label

STORED = json.loads((Path(__file__).parents[2] / "vectors" / "vault-0.1.json").read_text("utf-8"))
CHEAP = kdf.Cost(64, 1, 2)
BOUNDS = kdf.Bounds(CHEAP, CHEAP)


def unhexed(part):
    return bytes.fromhex(part["bytes"]) if isinstance(part, dict) else part


@pytest.fixture
def member():
    return person.Person.load(bytes.fromhex(STORED["person"]["private"]))


@pytest.fixture
def both_seats():
    return {name: seats.SeatKeys.load(stored["private"].encode()) for name, stored in STORED["seats"].items()}


@pytest.mark.parametrize("stored", STORED["aad"])
def test_contexts(stored):
    assert envelope.aad(stored["purpose"], *map(unhexed, stored["parts"])).hex() == stored["hex"]


def test_derived_keys_of_every_label_there_was():
    derived = dict(STORED["derive"])
    key = bytes.fromhex(derived.pop("key"))
    assert {label: envelope.derive(key, label).hex() for label in derived} == derived
    assert set(derived) <= {label.value for label in Label}


@pytest.mark.parametrize("stored", STORED["pad"])
def test_padding(stored):
    padded = envelope.pad(stored["fill"].encode() * stored["length"])
    assert (len(padded), hashlib.sha256(padded).hexdigest()) == (stored["size"], stored["sha256"])


def test_stored_blobs_open(member):
    stored = {name: bytes.fromhex(value) for name, value in STORED["blobs"].items()}
    assert envelope.unseal(stored["key"], stored["seal"], stored["context"]) == stored["plain"]
    assert envelope.unwrap(stored["key"], stored["wrap"], stored["context"]) == stored["plain"]
    assert envelope.unseal_from(member.exchange, stored["seal_to"], stored["context"]) == stored["plain"]


def test_stored_blobs_come_out_the_same_from_the_same_nonce():
    stored = {name: bytes.fromhex(value) for name, value in STORED["blobs"].items()}
    for close, name in ((envelope.seal, "seal"), (envelope.wrap, "wrap")):
        nonce = stored[name][33:45]
        assert close(stored["key"], stored["plain"], stored["context"], lambda _size, n=nonce: n) == stored[name]


def test_a_person(member):
    stored = STORED["person"]
    assert member.public == person.PersonPublic(bytes.fromhex(stored["exchange"]), bytes.fromhex(stored["signing"]))
    assert member.note_key().hex() == stored["note_key"]
    message = bytes.fromhex(STORED["pair"]["message"])
    assert member.sign(message).hex() == stored["signature"]
    assert person.verify(member.public.signing, message, bytes.fromhex(stored["signature"]))


def test_seats(both_seats):
    for name, keys in both_seats.items():
        stored = STORED["seats"][name]
        again = seats.SeatKeys.load(keys.private_bytes())
        assert (again.public, again.own_keys()) == (keys.public, keys.own_keys())
        assert keys.public.address.hex() == stored["address"]
        assert [[epoch, public.hex()] for epoch, public in keys.public.seals] == stored["seals"]
        derived = [seat_key.hex() for seat_key in (keys.own_key(), keys.trail_key(), keys.draft_key())]
        assert derived == [stored["own_key"], stored["trail_key"], stored["draft_key"]]


@pytest.mark.parametrize(
    ("way", "giver", "receiver"), [("there", "COUNSELLOR", "SCHOOL_LEAD"), ("back", "SCHOOL_LEAD", "COUNSELLOR")]
)
def test_pair_keys_from_either_side(both_seats, way, giver, receiver):
    for own, other in ((giver, receiver), (receiver, giver)):
        key = seats.pair_key(both_seats[own], both_seats[other].public, giver=giver, receiver=receiver)
        assert key.hex() == STORED["pair"][way]


@pytest.mark.parametrize("stored", STORED["ids"])
def test_ids_and_tags(stored):
    key = bytes.fromhex(STORED["derive"]["key"])
    assert seats.row_id(key, *stored["parts"]).hex() == stored["row_id"]
    assert seats.tag(key, *stored["parts"]).hex() == stored["tag"]


def test_stretching():
    assert kdf.stretch(b"password", salt=b"s" * 16, cost=CHEAP, bounds=BOUNDS).hex() == STORED["stretch"]


def test_the_stored_key_file_opens_by_password_and_by_code(member, both_seats):
    stored = STORED["key_file"]
    file = decode(stored["content"].encode())
    assert (file.format, decode(encode(file))) == ((1, 0), file)
    by_name = keyfile.unlock(file, stored["name"], stored["phrase"], BOUNDS)
    by_code = keyfile.unlock_code(file, stored["code"], BOUNDS)
    assert by_name.person.private_bytes() == member.private_bytes()
    assert by_code.person.private_bytes().hex() == STORED["guest"]
    for unlocked in (by_name, by_code):
        assert unlocked.keys.vault_keys == {1: b"\x33" * 32, 2: b"\x44" * 32}
        opened = {keys.seat: keys.private_bytes() for keys in unlocked.keys.seats}
        assert opened == {name: keys.private_bytes() for name, keys in both_seats.items()}


def test_the_stored_key_file_is_refused_by_the_programs_own_bounds():
    file = decode(STORED["key_file"]["content"].encode())
    with pytest.raises(Refusal) as refused:
        keyfile.unlock(file, STORED["key_file"]["name"], STORED["key_file"]["phrase"])
    assert refused.value.reason is Reason.KEYS_DAMAGED

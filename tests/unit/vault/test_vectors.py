"""Formats are for ever: what a released version wrote must come out the same, and open, in every version after it."""

import hashlib
import json
from pathlib import Path

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import envelope, kdf, keyfile, person, seats
from sspf_desk.vault.encoded import decode, encode
from sspf_desk.vault.labels import Label
from sspf_desk.vault.sheet_words import qr_text, read_code, six_words, words_of
from sspf_desk.vault.slots import Purpose

VECTORS = Path(__file__).parents[2] / "vectors"
FIRST, NOW = (json.loads((VECTORS / f"vault-{version}.json").read_text("utf-8")) for version in ("0.1", "1.0"))
EACH = pytest.mark.parametrize("stored", [FIRST, NOW], ids=["0.1", "1.0"])
CHEAP = kdf.Cost(64, 1, 2)
BOUNDS = kdf.Bounds(CHEAP, CHEAP)


def unhexed(part):
    return bytes.fromhex(part["bytes"]) if isinstance(part, dict) else part


def member(stored):
    return person.Person.load(bytes.fromhex(stored["person"]["private"]))


def both_seats(stored):
    return {name: seats.SeatKeys.load(told["private"].encode()) for name, told in stored["seats"].items()}


def told_by_both(name):
    return [told for stored in (FIRST, NOW) for told in stored[name]]


@pytest.mark.parametrize("told", told_by_both("aad"))
def test_contexts(told):
    assert envelope.aad(told["purpose"], *map(unhexed, told["parts"])).hex() == told["hex"]


@EACH
def test_derived_keys_of_every_label_there_was(stored):
    derived = dict(stored["derive"])
    key = bytes.fromhex(derived.pop("key"))
    assert {label: envelope.derive(key, label).hex() for label in derived} == derived
    assert set(derived) <= {label.value for label in Label}


@pytest.mark.parametrize("told", told_by_both("pad"))
def test_padding(told):
    padded = envelope.pad(told["fill"].encode() * told["length"])
    assert (len(padded), hashlib.sha256(padded).hexdigest()) == (told["size"], told["sha256"])


@EACH
def test_stored_blobs_open(stored):
    blobs = {name: bytes.fromhex(value) for name, value in stored["blobs"].items()}
    assert envelope.unseal(blobs["key"], blobs["seal"], blobs["context"]) == blobs["plain"]
    assert envelope.unwrap(blobs["key"], blobs["wrap"], blobs["context"]) == blobs["plain"]
    assert envelope.unseal_from(member(stored).exchange, blobs["seal_to"], blobs["context"]) == blobs["plain"]


@EACH
def test_stored_blobs_come_out_the_same_from_the_same_nonce(stored):
    blobs = {name: bytes.fromhex(value) for name, value in stored["blobs"].items()}
    for close, name in ((envelope.seal, "seal"), (envelope.wrap, "wrap")):
        nonce = blobs[name][33:45]
        assert close(blobs["key"], blobs["plain"], blobs["context"], lambda _size, n=nonce: n) == blobs[name]


@EACH
def test_a_person(stored):
    told, one = stored["person"], member(stored)
    assert one.public == person.PersonPublic(bytes.fromhex(told["exchange"]), bytes.fromhex(told["signing"]))
    assert one.note_key().hex() == told["note_key"]
    message = bytes.fromhex(stored["pair"]["message"])
    assert one.sign(message).hex() == told["signature"]
    assert person.verify(one.public.signing, message, bytes.fromhex(told["signature"]))


@EACH
def test_seats(stored):
    for name, keys in both_seats(stored).items():
        told = stored["seats"][name]
        assert keys.public.address.hex() == told["address"]
        assert [[epoch, public.hex()] for epoch, public in keys.public.seals] == told["seals"]
        assert [key.hex() for key in keys.own_keys()] == told.get("own_keys", [told.get("own_key")])
        assert [keys.trail_key().hex(), keys.draft_key().hex()] == [told["trail_key"], told["draft_key"]]
        again = seats.SeatKeys.load(keys.private_bytes())
        assert (again.public, again.own_keys()) == (keys.public, keys.own_keys())


def test_seats_come_out_the_same_in_the_format_they_are_written_in():
    for name, keys in both_seats(NOW).items():
        assert keys.private_bytes().decode() == NOW["seats"][name]["private"]


@EACH
@pytest.mark.parametrize(
    ("way", "giver", "receiver"), [("there", "COUNSELLOR", "SCHOOL_LEAD"), ("back", "SCHOOL_LEAD", "COUNSELLOR")]
)
def test_pair_keys_from_either_side(stored, way, giver, receiver):
    both = both_seats(stored)
    for own, other in ((giver, receiver), (receiver, giver)):
        key = seats.pair_key(both[own], both[other].public, giver=giver, receiver=receiver)
        assert key.hex() == stored["pair"][way]


@pytest.mark.parametrize("told", told_by_both("ids"))
def test_ids_and_tags(told):
    key = bytes.fromhex(NOW["derive"]["key"])
    assert seats.row_id(key, *told["parts"]).hex() == told["row_id"]
    assert seats.tag(key, *told["parts"]).hex() == told["tag"]


@EACH
def test_stretching(stored):
    assert kdf.stretch(b"password", salt=b"s" * 16, cost=CHEAP, bounds=BOUNDS).hex() == stored["stretch"]


def holds_all(unlocked, stored):
    assert unlocked.keys.vault_keys == {1: b"\x33" * 32, 2: b"\x44" * 32}
    opened = {keys.seat: keys.private_bytes() for keys in unlocked.keys.seats}
    return opened == {name: keys.private_bytes() for name, keys in both_seats(stored).items()}


@EACH
def test_the_stored_key_file_opens_by_password_and_by_code(stored):
    told = stored["key_file"]
    file = decode(told["content"].encode())
    by_name = keyfile.unlock(file, told["name"], told["phrase"], BOUNDS)
    by_code = keyfile.unlock_code(file, told["code"], BOUNDS)
    assert by_name.person.private_bytes() == member(stored).private_bytes()
    assert by_code.person.private_bytes().hex() == stored["guest"]
    assert (by_name.purpose, by_code.purpose) == (Purpose.MEMBER, Purpose.INVITATION)
    assert holds_all(by_name, stored)
    assert holds_all(by_code, stored)


def test_the_first_formats_key_file_is_written_in_todays_and_opens_there():
    told = FIRST["key_file"]
    file = decode(told["content"].encode())
    again = decode(encode(file))
    assert (again, again.format) == (file, (1, 0))
    assert holds_all(keyfile.unlock(again, told["name"], told["phrase"], BOUNDS), FIRST)


def test_todays_key_file_comes_out_the_same():
    content = NOW["key_file"]["content"]
    assert encode(decode(content.encode())).decode() == content


def test_the_stored_sheets_open_their_slots_by_words_and_by_picture():
    told = NOW["key_file"]
    file = decode(told["content"].encode())
    for name, private, purpose in (
        ("own", NOW["person"]["private"], Purpose.MEMBER),
        ("seat", NOW["keeper"], Purpose.SEAT_SHEET),
    ):
        sheet = told["sheets"][name]
        code = bytes.fromhex(sheet["code"])
        assert read_code(" ".join(sheet["words"])) == read_code(sheet["qr"]) == code
        assert (list(words_of(code)), qr_text(code)) == (sheet["words"], sheet["qr"])
        unlocked = keyfile.unlock_words(file, code)
        assert (unlocked.person.private_bytes().hex(), unlocked.purpose) == (private, purpose)
        assert holds_all(unlocked, NOW)


def test_a_persons_six_words():
    told = NOW["fingerprint"]
    vault = json.loads(NOW["key_file"]["content"])["vault_id"]
    assert list(six_words(vault, told["member"], member(NOW).public)) == told["words"]


@EACH
def test_the_stored_key_file_is_refused_by_the_programs_own_bounds(stored):
    told = stored["key_file"]
    with pytest.raises(Refusal) as refused:
        keyfile.unlock(decode(told["content"].encode()), told["name"], told["phrase"])
    assert refused.value.reason is Reason.KEYS_DAMAGED

"""Makes the vault's test vectors for one format version, once; a released file is never made again.

Run from the checkout: `python -m tests.vectors.make_vault > tests/vectors/vault-<version>.json`.
"""

import hashlib
import json
import sys

from sspf_desk.vault import envelope, kdf, keyfile, person, seats, sheet_words
from sspf_desk.vault.contents import KeyFile
from sspf_desk.vault.labels import Label
from sspf_desk.vault.slots import Keys

VERSION = "1.0"
VAULT_ID, MEMBER_SLOT, GUEST_SLOT, SHEET_SLOT = "5e" * 16, "a1" * 16, "b2" * 16, "c3" * 16
NAME, PHRASE = "Åsa Björk", "korrekt häst batteri"
CHEAP = kdf.Cost(64, 1, 2)
BOUNDS = kdf.Bounds(CHEAP, CHEAP)


def stream(seed):
    """Randomness from SHAKE-256 of a seed and a count."""
    drawn = 0

    def entropy(size):
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{seed}/{drawn}".encode()).digest(size)

    return entropy


def contexts():
    every = [("item", []), ("item", ["a", b"a", 1, -1, ""]), ("åäö", [2**70, b"\0\xff", "1"])]
    return [
        {
            "purpose": purpose,
            "parts": [{"bytes": part.hex()} if isinstance(part, bytes) else part for part in parts],
            "hex": envelope.aad(purpose, *parts).hex(),
        }
        for purpose, parts in every
    ]


def padding():
    plains = [b"", b"x" * 252, b"x" * 253, b"y" * 5000, b"z" * 70_000]
    return [
        {
            "fill": plain[:1].decode(),
            "length": len(plain),
            "size": len(padded),
            "sha256": hashlib.sha256(padded).hexdigest(),
        }
        for plain in plains
        for padded in [envelope.pad(plain)]
    ]


def blobs(receiver):
    key, context, plain = b"\x11" * 32, envelope.aad("vector", 1), "Ett påhittat ord".encode()
    return {
        "key": key.hex(),
        "context": context.hex(),
        "plain": plain.hex(),
        "seal": envelope.seal(key, plain, context, stream("seal")).hex(),
        "wrap": envelope.wrap(key, plain, context, stream("wrap")).hex(),
        "seal_to": envelope.seal_to(receiver.public.exchange, plain, context).hex(),
    }


def people(one, another):
    message = b"a message to sign"
    there = {"giver": "COUNSELLOR", "receiver": "SCHOOL_LEAD"}
    return {
        "there": seats.pair_key(one, another.public, **there).hex(),
        "back": seats.pair_key(one, another.public, giver="SCHOOL_LEAD", receiver="COUNSELLOR").hex(),
        "message": message.hex(),
    }


def seat(keys):
    return {
        "private": keys.private_bytes().decode(),
        "address": keys.public.address.hex(),
        "seals": [[epoch, public.hex()] for epoch, public in keys.public.seals],
        "own_keys": [key.hex() for key in keys.own_keys()],
        "trail_key": keys.trail_key().hex(),
        "draft_key": keys.draft_key().hex(),
    }


def sheet(seed):
    code = sheet_words.new_sheet_code(stream(seed))
    return {"code": code.hex(), "words": list(sheet_words.words_of(code)), "qr": sheet_words.qr_text(code)}


def key_file(member, guest, keeper, keys):
    code, sheets = keyfile.new_code(stream("code")), {"own": sheet("own sheet"), "seat": sheet("seat sheet")}
    own, seats_ = (bytes.fromhex(told["code"]) for told in sheets.values())
    random = stream("key file")
    file = KeyFile(vault_id=VAULT_ID, salt=random(16), cost=CHEAP)
    file = file.with_member(MEMBER_SLOT, member, NAME, PHRASE, keys, entropy=random, bounds=BOUNDS)
    file = file.with_invitation(GUEST_SLOT, guest, code, keys, entropy=random, bounds=BOUNDS)
    file = file.with_sheet(MEMBER_SLOT, member, own, random)
    file = file.with_seat_sheet(SHEET_SLOT, keeper, seats_, keys, random)
    return {"content": keyfile.encode(file).decode(), "name": NAME, "phrase": PHRASE, "code": code, "sheets": sheets}


def vectors():
    member, guest, keeper = (person.Person.create(stream(seed)) for seed in ("member", "guest", "keeper"))
    counsellor = seats.SeatKeys.create("COUNSELLOR", stream("counsellor")).rotated(stream("rotated"))
    lead = seats.SeatKeys.create("SCHOOL_LEAD", stream("lead"))
    key = b"\x22" * 32
    return {
        "format": VERSION,
        "aad": contexts(),
        "derive": {"key": key.hex(), **{label.value: envelope.derive(key, label).hex() for label in Label}},
        "pad": padding(),
        "blobs": blobs(member),
        "person": {
            "private": member.private_bytes().hex(),
            "exchange": member.public.exchange.hex(),
            "signing": member.public.signing.hex(),
            "note_key": member.note_key().hex(),
            "signature": member.sign(b"a message to sign").hex(),
        },
        "guest": guest.private_bytes().hex(),
        "keeper": keeper.private_bytes().hex(),
        "fingerprint": {
            "member": MEMBER_SLOT,
            "words": list(sheet_words.six_words(VAULT_ID, MEMBER_SLOT, member.public)),
        },
        "seats": {"COUNSELLOR": seat(counsellor), "SCHOOL_LEAD": seat(lead)},
        "pair": people(counsellor, lead),
        "ids": [
            {"parts": parts, "row_id": seats.row_id(key, *parts).hex(), "tag": seats.tag(key, *parts).hex()}
            for parts in ([], ["a", "b"], ["ab", ""], ["åäö"])
        ],
        "stretch": kdf.stretch(b"password", salt=b"s" * 16, cost=CHEAP, bounds=BOUNDS).hex(),
        "key_file": key_file(member, guest, keeper, Keys({1: b"\x33" * 32, 2: b"\x44" * 32}, (counsellor, lead))),
    }


if __name__ == "__main__":
    json.dump(vectors(), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")

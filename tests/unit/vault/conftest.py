"""What the vault's tests share: randomness that can be repeated, a cheap cost, and a filled key file."""

import hashlib
import json
from collections.abc import Callable

import pytest

from sspf_desk.vault.contents import KeyFile
from sspf_desk.vault.encoded import encode
from sspf_desk.vault.kdf import Bounds, Cost
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys
from sspf_desk.vault.slots import Keys

CHEAP = Cost(8, 1, 1)
DEARER = Cost(16, 1, 1)
CHEAP_BOUNDS = Bounds(CHEAP, Cost(64, 2, 2))
VAULT_ID = "0123456789abcdef" * 2
MEMBER_SLOT = "a" * 32
GUEST_SLOT = "b" * 32
NAME, PHRASE = "Åsa Björk", "korrekt häst batteri"
CODE = "ABCDE-FGHJK-MNPQR-STVWX"
SHEET_SLOT = "c" * 32
SHEET, SEAT_SHEET = b"members own sheet 20", b"the seats own sheet!"


def stream(seed: str) -> Callable[[int], bytes]:
    """Randomness that is the same for the same seed, and never the same twice within one."""
    drawn = 0

    def entropy(size: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{seed}/{drawn}".encode()).digest(size)

    return entropy


def in_first_format(keyfile):
    """The bytes that format 0.1 had for slots of one way each."""
    tree = json.loads(encode(keyfile))
    del tree["digest"]
    slots = [
        {"id": slot["id"], "purpose": slot["purpose"], **way, "wraps": slot["wraps"]}
        for slot in tree["slots"]
        for way in slot["ways"]
    ]
    return with_digest({**tree, "format": [0, 1], "slots": slots})


def with_digest(tree):
    """Canonical bytes with a right digest, made by hand: what a forger, or another version, would write."""
    rest = json.dumps(tree, separators=(",", ":"), ensure_ascii=False).encode()
    return rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode()


@pytest.fixture
def entropy():
    return stream("fixture")


@pytest.fixture
def member():
    return Person.create(stream("member"))


@pytest.fixture
def guest():
    return Person.create(stream("guest"))


@pytest.fixture
def counsellor():
    return SeatKeys.create("COUNSELLOR", stream("counsellor"))


@pytest.fixture
def lead():
    return SeatKeys.create("SCHOOL_LEAD", stream("lead"))


@pytest.fixture
def keeper():
    """The person of a seat's sheet, who is nobody."""
    return Person.create(stream("keeper"))


@pytest.fixture
def keys(counsellor):
    return Keys({1: b"v" * 32}, (counsellor,))


@pytest.fixture
def bare(entropy):
    return KeyFile(vault_id=VAULT_ID, salt=entropy(16), cost=CHEAP)


@pytest.fixture
def making(entropy):
    return {"entropy": entropy, "bounds": CHEAP_BOUNDS}


@pytest.fixture
def filled(bare, member, guest, keys, making):
    """A member's slot and an invitation."""
    return bare.with_member(MEMBER_SLOT, member, NAME, PHRASE, keys, **making).with_invitation(
        GUEST_SLOT, guest, CODE, keys, **making
    )


@pytest.fixture
def on_paper(filled, member, keeper, keys, entropy):
    """The same, with the member's own sheet and one of his seat's."""
    return filled.with_sheet(MEMBER_SLOT, member, SHEET, entropy).with_seat_sheet(
        SHEET_SLOT, keeper, SEAT_SHEET, keys, entropy
    )

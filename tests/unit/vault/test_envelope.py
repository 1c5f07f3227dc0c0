import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import envelope
from sspf_desk.vault.entropy import draw
from sspf_desk.vault.envelope import (
    SEAL_OVERHEAD,
    SEAL_TO_OVERHEAD,
    Suite,
    aad,
    derive,
    pad,
    pad_to,
    seal,
    seal_to,
    unpad,
    unseal,
    unseal_from,
    unwrap,
    wrap,
)
from sspf_desk.vault.labels import Label

from .conftest import stream

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
BOTH = pytest.mark.parametrize(("close", "open_"), [(seal, unseal), (wrap, unwrap)], ids=["seal", "wrap"])
parts = st.lists(st.binary(max_size=8) | st.text(max_size=8) | st.integers(), max_size=4)


def refusal_of(act, *given_to):
    with pytest.raises(Refusal) as refused:
        act(*given_to)
    return refused.value.reason


@given(st.text(max_size=4), parts, st.text(max_size=4), parts)
def test_two_contexts_are_alike_only_when_all_their_parts_are(purpose, some, other_purpose, others):
    same = (purpose, some) == (other_purpose, others)
    assert (aad(purpose, *some) == aad(other_purpose, *others)) == same


@pytest.mark.parametrize(
    ("one", "another"),
    [
        (("a", "bc"), ("ab", "c")),
        (("a", b"1"), ("a", "1")),
        (("a", 1), ("a", "1")),
        (("a", ""), ("a",)),
        ((1, 23), (12, 3)),
    ],
)
def test_contexts_that_read_alike_differ(one, another):
    assert aad("purpose", *one) != aad("purpose", *another)


@given(st.binary(max_size=70_000) | st.integers(0, 200_000).map(bytes))
def test_padding_gives_back_what_it_was_given_in_a_coarse_size(plain):
    padded = pad(plain)
    assert unpad(padded) == plain
    assert len(padded) in {256, 896, 4096, 16384} or len(padded) % 65536 == 0


@pytest.mark.parametrize(
    ("length", "bucket"),
    [
        (0, 256),
        (252, 256),
        (253, 896),
        (892, 896),
        (893, 4096),
        (1021, 4096),
        (4093, 16384),
        (16381, 65536),
        (65532, 65536),
        (65533, 131072),
        (131068, 131072),
        (131069, 196608),
    ],
)
def test_buckets_end_where_they_should(length, bucket):
    assert len(pad(b"x" * length)) == bucket


def test_an_exact_size_is_kept_or_refused():
    assert len(pad_to(b"abc", 7)) == 7
    assert unpad(pad_to(b"abc", 1024)) == b"abc"
    with pytest.raises(ValueError, match="too long"):
        pad_to(b"abcd", 7)


@pytest.mark.parametrize(
    "malformed", [b"", b"\0\0\0", b"\0\0\0\1", b"\0\0\0\5abcd", b"\0\0\0\1ab", b"\xff\xff\xff\xff" + bytes(252)]
)
def test_malformed_padding_is_refused(malformed):
    assert refusal_of(unpad, malformed) is Reason.VAULT_DAMAGED


def test_labels_are_all_different_and_derive_different_keys():
    assert len({label.value for label in Label}) == len(Label.__members__)
    assert len({derive(KEY, label) for label in Label}) == len(Label)
    assert derive(KEY, Label.OWN, 64)[:32] == derive(KEY, Label.OWN)


@BOTH
@given(plain=st.binary(max_size=300), context=st.binary(max_size=40))
def test_what_was_sealed_opens_again(close, open_, plain, context):
    blob = close(KEY, plain, context, stream("seal"))
    assert open_(KEY, blob, context) == plain
    assert len(blob) == len(plain) + SEAL_OVERHEAD
    assert blob[0] == Suite.X25519


@BOTH
def test_moved_to_another_context_it_refuses(close, open_):
    blob = close(KEY, b"plain", aad("item", "a", 1), stream("moved"))
    assert refusal_of(open_, KEY, blob, aad("item", "a", 2)) is Reason.VAULT_DAMAGED


@BOTH
def test_every_flipped_byte_refuses(close, open_):
    blob = close(KEY, b"plain", b"context", stream("flip"))
    for place in range(len(blob)):
        flipped = blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
        wanted = Reason.VAULT_DAMAGED if place else Reason.NEWER_FORMAT
        assert refusal_of(open_, KEY, flipped, b"context") is wanted


@BOTH
def test_cut_short_or_lengthened_it_refuses(close, open_):
    blob = close(KEY, b"", b"context", stream("cut"))
    for wrong in [blob[:length] for length in range(len(blob))] + [blob + b"\0"]:
        assert refusal_of(open_, KEY, wrong, b"context") is Reason.VAULT_DAMAGED


def test_a_seal_is_no_wrap_and_a_wrap_no_seal():
    sealed = seal(KEY, b"plain", b"", stream("kinds"))
    wrapped = wrap(KEY, b"plain", b"", stream("kinds"))
    assert refusal_of(unwrap, KEY, sealed, b"") is Reason.VAULT_DAMAGED
    assert refusal_of(unseal, KEY, wrapped, b"") is Reason.VAULT_DAMAGED


@BOTH
@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_another_size_is_a_fault_of_ours(close, open_, size):
    blob = close(KEY, b"plain", b"", stream("size"))
    with pytest.raises(ValueError, match="32 bytes"):
        close(b"k" * size, b"plain", b"", stream("size"))
    with pytest.raises(ValueError, match="32 bytes"):
        open_(b"k" * size, blob, b"")


def inner_key_and_commitment(key, label, nonce):
    """RFC 5869 by hand, so that the format is held by something other than the code that writes it."""
    first = hmac.digest(hmac.digest(nonce, key, "sha256"), label.encode() + b"\1", "sha256")
    second = hmac.digest(hmac.digest(nonce, key, "sha256"), first + label.encode() + b"\2", "sha256")
    return first, second


@pytest.mark.parametrize(
    ("close", "label", "cipher"), [(seal, Label.SEAL, AESGCM), (wrap, Label.WRAP, AESGCMSIV)], ids=["seal", "wrap"]
)
def test_the_layout_is_suite_commitment_nonce_ciphertext(close, label, cipher):
    blob = close(KEY, b"plain", b"context", stream("layout"))
    nonce = stream("layout")(12)
    inner, commitment = inner_key_and_commitment(KEY, label, nonce)
    assert blob == b"\1" + commitment + nonce + cipher(inner).encrypt(nonce, b"plain", b"context")


@pytest.mark.parametrize(
    ("open_", "label", "cipher"), [(unseal, Label.SEAL, AESGCM), (unwrap, Label.WRAP, AESGCMSIV)], ids=["seal", "wrap"]
)
def test_a_ciphertext_fit_for_two_keys_opens_under_the_one_committed_to_alone(monkeypatch, open_, label, cipher):
    # The forger's best: a body whose tag is right under the second key, behind the first key's commitment.
    for turn in range(200):
        nonce = hashlib.sha256(b"%d" % turn).digest()[:12]
        _, commitment = inner_key_and_commitment(KEY, label, nonce)
        inner, _ = inner_key_and_commitment(OTHER_KEY, label, nonce)
        forged = b"\1" + commitment + nonce + cipher(inner).encrypt(nonce, b"plain", b"")
        assert refusal_of(open_, OTHER_KEY, forged, b"") is Reason.VAULT_DAMAGED
        assert refusal_of(open_, KEY, forged, b"") is Reason.VAULT_DAMAGED


@BOTH
def test_another_key_is_refused_by_the_commitment_before_the_cipher_runs(monkeypatch, close, open_):
    blob = close(KEY, b"plain", b"", stream("before"))
    ran = []
    monkeypatch.setattr(envelope, "AESGCM", ran.append)
    monkeypatch.setattr(envelope, "AESGCMSIV", ran.append)
    assert refusal_of(open_, OTHER_KEY, blob, b"") is Reason.VAULT_DAMAGED
    assert ran == []


def test_a_repeated_nonce_leaves_wraps_openable_and_tells_only_equality():
    def stuck(size):
        return b"n" * size

    one, same, another = (wrap(KEY, plain, b"c", stuck) for plain in (b"first", b"first", b"other"))
    assert unwrap(KEY, one, b"c") == b"first"
    assert unwrap(KEY, another, b"c") == b"other"
    assert one == same
    body, other_body = one[45:], another[45:]
    # Under plain GCM these would be equal: the keystream repeats and the texts cancel out.
    assert bytes(a ^ b for a, b in zip(body[:5], other_body[:5], strict=True)) != bytes(
        a ^ b for a, b in zip(b"first", b"other", strict=True)
    )


@BOTH
def test_nothing_but_the_suite_is_common_to_two_blobs_under_one_key(close, open_):
    random = stream("unlinkable")
    one, another = close(KEY, b"plain", b"", random), close(KEY, b"plain", b"", random)
    assert one[1:33] != another[1:33]


def test_a_source_that_gives_too_little_is_never_used():
    with pytest.raises(ValueError, match="another length"):
        draw(lambda size: b"x" * (size - 1), 12)
    with pytest.raises(ValueError, match="another length"):
        seal(KEY, b"plain", b"", lambda size: b"x" * (size + 1))


@pytest.fixture
def receiver():
    return X25519PrivateKey.from_private_bytes(b"r" * 32)


def test_what_is_sealed_to_someone_opens_for_him_alone(receiver):
    public = receiver.public_key().public_bytes_raw()
    blob = seal_to(public, b"plain", b"context")
    assert unseal_from(receiver, blob, b"context") == b"plain"
    assert len(blob) == len(b"plain") + SEAL_TO_OVERHEAD
    assert blob != seal_to(public, b"plain", b"context")
    stranger = X25519PrivateKey.from_private_bytes(b"s" * 32)
    assert refusal_of(unseal_from, stranger, blob, b"context") is Reason.VAULT_DAMAGED


def test_sealed_to_someone_and_moved_flipped_or_cut_it_refuses(receiver):
    blob = seal_to(receiver.public_key().public_bytes_raw(), b"plain", b"context")
    assert refusal_of(unseal_from, receiver, blob, b"contexts") is Reason.VAULT_DAMAGED
    for place in range(1, len(blob)):
        flipped = blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
        assert refusal_of(unseal_from, receiver, flipped, b"context") is Reason.VAULT_DAMAGED
        assert refusal_of(unseal_from, receiver, blob[:place], b"context") is Reason.VAULT_DAMAGED


def test_an_encapsulated_key_that_is_no_point_refuses(receiver):
    assert refusal_of(unseal_from, receiver, b"\1" + bytes(32) + b"x" * 20, b"") is Reason.VAULT_DAMAGED


@pytest.mark.parametrize("public", [b"", b"x" * 31, b"x" * 33, bytes(32)])
def test_an_unfit_public_key_refuses(public):
    assert refusal_of(seal_to, public, b"plain", b"") is Reason.VAULT_DAMAGED


@pytest.mark.parametrize("suite", [0, Suite.MLKEM768_X25519, 3, 255])
def test_an_unknown_suite_is_a_newer_format_for_every_kind(receiver, suite):
    blob = bytes([suite]) + b"x" * 100
    assert refusal_of(unseal, KEY, blob, b"") is Reason.NEWER_FORMAT
    assert refusal_of(unwrap, KEY, blob, b"") is Reason.NEWER_FORMAT
    assert refusal_of(unseal_from, receiver, blob, b"") is Reason.NEWER_FORMAT

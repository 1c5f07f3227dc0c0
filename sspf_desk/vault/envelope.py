"""Sealed bytes: under a key used once, under a key that lives long, and to the holder of a private key."""

import hmac
from enum import IntEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM
from cryptography.hazmat.primitives.hpke import Suite as HpkeSuite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.entropy import Entropy, draw
from sspf_desk.vault.labels import Label


class Suite(IntEnum):
    """The first byte of every sealed thing: a generation of algorithms, never which kind of thing it is."""

    X25519 = 1
    """AES-256-GCM, AES-256-GCM-SIV, and HPKE X25519-HKDF-SHA256 with AES-256-GCM."""
    MLKEM768_X25519 = 2
    """Reserved: the same with HPKE MLKEM768-X25519. Refused as newer until it is written."""


KEY_SIZE: Final = 32
_COMMITMENT_SIZE: Final = 32
_NONCE_SIZE: Final = 12
_TAG_SIZE: Final = 16
_COMMITMENT_ENDS: Final = 1 + _COMMITMENT_SIZE
_NONCE_ENDS: Final = _COMMITMENT_ENDS + _NONCE_SIZE
SEAL_OVERHEAD: Final = _NONCE_ENDS + _TAG_SIZE
"""Bytes that `seal` and `wrap` add: suite, commitment, nonce, tag."""
SEAL_TO_OVERHEAD: Final = 1 + 32 + _TAG_SIZE
"""Bytes that `seal_to` adds: suite, encapsulated key, tag."""
_PREFIX_SIZE: Final = 4
_BUCKETS: Final = (256, 896, 4 * 1024, 16 * 1024, 64 * 1024)
"""The second is such that a sealed version of common size fits into its database page: one that overflows it makes
every look-up near it read the overflow too, which made opening a sheet half as long again."""
_HPKE: Final = HpkeSuite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SUITE_BYTE: Final = bytes([Suite.X25519])
_SHA256: Final = SHA256()


def aad(purpose: str, *parts: bytes | str | int) -> bytes:
    """The one builder of contexts: each part with its type and length, so that no two lists of parts come out alike.

    A part longer than 4 GiB raises OverflowError.
    """
    return b"".join([_framed(purpose), *map(_framed, parts)])


def _framed(part: bytes | str | int) -> bytes:
    if isinstance(part, bytes):
        kind, body = b"b", part
    elif isinstance(part, str):
        kind, body = b"s", part.encode()
    else:
        kind, body = b"i", b"%d" % part
    return kind + len(body).to_bytes(_PREFIX_SIZE, "big") + body


def pad(plain: bytes) -> bytes:
    """`plain` with its length before it, filled to 256 or 896 B, 4, 16 or 64 KiB, above that to whole 64 KiB."""
    needed = len(plain) + _PREFIX_SIZE
    largest = _BUCKETS[-1]
    bucket = next((size for size in _BUCKETS if size >= needed), -(-needed // largest) * largest)
    return pad_to(plain, bucket)


def pad_to(plain: bytes, size: int) -> bytes:
    """`plain` with its length before it, filled to exactly `size` bytes. Raises ValueError when it does not fit."""
    if len(plain) + _PREFIX_SIZE > size:
        raise ValueError("too long for the padded size")
    return (len(plain).to_bytes(_PREFIX_SIZE, "big") + plain).ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    """What `pad` or `pad_to` was given. Raises Refusal(VAULT_DAMAGED) for anything they could not have made."""
    end = _PREFIX_SIZE + int.from_bytes(padded[:_PREFIX_SIZE], "big")
    if len(padded) < _PREFIX_SIZE or len(padded) < end or padded[end:].strip(b"\0"):
        raise Refusal(Reason.VAULT_DAMAGED)
    return padded[_PREFIX_SIZE:end]


def derive(key: bytes, label: str, length: int = KEY_SIZE) -> bytes:
    """`length` bytes from a strong key by HKDF-SHA256 (RFC 5869). One label per use, from `labels.Label`."""
    return HKDF(_SHA256, length, None, label.encode()).derive(key)


def seal(key: bytes, plain: bytes, context: bytes, entropy: Entropy) -> bytes:
    """`plain` under a SINGLE-USE 32-byte key by AES-256-GCM, committed to the key.

    Raises ValueError for a key of another size.
    """
    nonce = draw(entropy, _NONCE_SIZE)
    inner, commitment = _committed(key, Label.SEAL, nonce)
    return b"".join((_SUITE_BYTE, commitment, nonce, AESGCM(inner).encrypt(nonce, plain, context)))


def unseal(key: bytes, blob: bytes, context: bytes) -> bytes:
    """What `seal` was given.

    Raises Refusal: VAULT_DAMAGED for any other key, context or byte, NEWER_FORMAT for an unknown suite.
    """
    nonce, inner = _checked(key, Label.SEAL, blob)
    try:
        return AESGCM(inner).decrypt(nonce, blob[_NONCE_ENDS:], context)
    except InvalidTag:
        raise Refusal(Reason.VAULT_DAMAGED) from None


def wrap(key: bytes, plain: bytes, context: bytes, entropy: Entropy) -> bytes:
    """`plain` under a long-lived 32-byte key by AES-256-GCM-SIV, committed to the key.

    A repeated nonce tells only that two wraps are equal. Raises ValueError for a key of another size.
    """
    nonce = draw(entropy, _NONCE_SIZE)
    inner, commitment = _committed(key, Label.WRAP, nonce)
    return b"".join((_SUITE_BYTE, commitment, nonce, AESGCMSIV(inner).encrypt(nonce, plain, context)))


def unwrap(key: bytes, blob: bytes, context: bytes) -> bytes:
    """What `wrap` was given. Raises Refusal as `unseal` does."""
    nonce, inner = _checked(key, Label.WRAP, blob)
    try:
        return AESGCMSIV(inner).decrypt(nonce, blob[_NONCE_ENDS:], context)
    except InvalidTag:
        raise Refusal(Reason.VAULT_DAMAGED) from None


def seal_to(public: bytes, plain: bytes, context: bytes) -> bytes:
    """`plain` by HPKE (RFC 9180) for the holder of an X25519 key.

    Says nothing of who sealed it: whoever reads must look for a signature inside. Raises Refusal(VAULT_DAMAGED) for an
    unfit public key.
    """
    try:
        receiver = X25519PublicKey.from_public_bytes(public)
        return _SUITE_BYTE + _HPKE.encrypt(plain, receiver, info=aad(Label.SEAL_TO, context))
    except ValueError:
        raise Refusal(Reason.VAULT_DAMAGED) from None


def unseal_from(private: X25519PrivateKey, blob: bytes, context: bytes) -> bytes:
    """What `seal_to` was given. Raises Refusal as `unseal` does."""
    _admit(blob, SEAL_TO_OVERHEAD)
    try:
        return _HPKE.decrypt(blob[1:], private, info=aad(Label.SEAL_TO, context))
    except (InvalidTag, ValueError):
        raise Refusal(Reason.VAULT_DAMAGED) from None


def _committed(key: bytes, label: Label, nonce: bytes) -> tuple[bytes, bytes]:
    # The nonce salts the derivation: a commitment made from the key alone would stand unchanged on every row under
    # that key, and whoever holds the file could count a seat's rows by it.
    if len(key) != KEY_SIZE:
        raise ValueError("a key is 32 bytes")
    material = HKDF(_SHA256, KEY_SIZE + _COMMITMENT_SIZE, nonce, label.encode()).derive(key)
    return material[:KEY_SIZE], material[KEY_SIZE:]


def _checked(key: bytes, label: Label, blob: bytes) -> tuple[bytes, bytes]:
    _admit(blob, SEAL_OVERHEAD)
    nonce = blob[_COMMITMENT_ENDS:_NONCE_ENDS]
    inner, commitment = _committed(key, label, nonce)
    if not hmac.compare_digest(blob[1:_COMMITMENT_ENDS], commitment):
        raise Refusal(Reason.VAULT_DAMAGED)
    return nonce, inner


def _admit(blob: bytes, least: int) -> None:
    if blob and blob[0] != Suite.X25519:
        raise Refusal(Reason.NEWER_FORMAT, suite=blob[0])
    if len(blob) < least:
        raise Refusal(Reason.VAULT_DAMAGED)

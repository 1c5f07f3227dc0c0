"""One person's keys: to be written to, to sign with, and for notes that are the author's alone."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.entropy import Entropy, draw
from sspf_desk.vault.envelope import KEY_SIZE, derive
from sspf_desk.vault.labels import Label

PRIVATE_SIZE: Final = 3 * KEY_SIZE
_REMEMBERED: Final = 8192


@dataclass(frozen=True, slots=True)
class PersonPublic:
    """What others hold of a person: X25519 to write to, Ed25519 to check signatures with; 32 bytes each."""

    exchange: bytes
    signing: bytes


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Person:
    """A person's private keys. Shows and compares none of them."""

    exchange: X25519PrivateKey
    signing: Ed25519PrivateKey
    root: bytes

    @classmethod
    def create(cls, entropy: Entropy) -> Self:
        """A new person."""
        return cls.load(draw(entropy, PRIVATE_SIZE))

    @classmethod
    def load(cls, private: bytes) -> Self:
        """The person whose `private_bytes` these are. Raises Refusal(KEYS_DAMAGED) for another length."""
        if len(private) != PRIVATE_SIZE:
            raise Refusal(Reason.KEYS_DAMAGED)
        exchange, signing = private[:KEY_SIZE], private[KEY_SIZE : 2 * KEY_SIZE]
        return cls(
            X25519PrivateKey.from_private_bytes(exchange),
            Ed25519PrivateKey.from_private_bytes(signing),
            private[2 * KEY_SIZE :],
        )

    def private_bytes(self) -> bytes:
        """96 bytes that make this person again. To be wrapped before they are stored anywhere."""
        return self.exchange.private_bytes_raw() + self.signing.private_bytes_raw() + self.root

    @property
    def public(self) -> PersonPublic:
        """What others may hold."""
        return PersonPublic(self.exchange.public_key().public_bytes_raw(), self.signing.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """64 bytes: Ed25519 over this program's label and the message's SHA-512: no signature serves elsewhere."""
        return self.signing.sign(_statement(_digest(message)))

    def note_key(self) -> bytes:
        """The key for notes that only their author reads."""
        return derive(self.root, Label.NOTES)

    def __repr__(self) -> str:
        return "<nyckel>"


def verify(signing_public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of that public key signed `message`. False also for a malformed key or signature.

    Answers are remembered under the message's digest; the message itself is not kept.
    """
    return _verified(signing_public, _digest(message), signature)


@lru_cache(maxsize=_REMEMBERED)
def _verified(signing_public: bytes, digest: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(signing_public).verify(signature, _statement(digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def _digest(message: bytes) -> bytes:
    return hashlib.sha512(message).digest()


def _statement(digest: bytes) -> bytes:
    return Label.SIGNATURE.encode() + digest

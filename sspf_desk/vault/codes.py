"""Invitation codes: a hundred random bits that can be read aloud, copied by hand and typed in any dress."""

from typing import Final

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.entropy import Entropy, draw

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's base 32: no I, L, O or U."""
_LETTERS: Final = 20
_GROUP: Final = 5
BITS_PER_LETTER: Final = 5
_DRAWN_BYTES: Final = 13
_SPARE_BITS: Final = 8 * _DRAWN_BYTES - BITS_PER_LETTER * _LETTERS
AS_READ: Final = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})
"""What an eye takes for another letter, in capitals; spaces and dashes say nothing."""


def new_code(entropy: Entropy) -> str:
    """100 random bits as `ABCDE-FGHJK-MNPQR-STVWX`."""
    number = int.from_bytes(draw(entropy, _DRAWN_BYTES), "big") >> _SPARE_BITS
    letters = spelled(number, _LETTERS)
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LETTERS, _GROUP))


def spelled(number: int, letters: int) -> str:
    """The number's lowest bits as so many letters of the alphabet, five bits in each, the highest first."""
    shifts = range(BITS_PER_LETTER * (letters - 1), -1, -BITS_PER_LETTER)
    return "".join(ALPHABET[number >> shift & len(ALPHABET) - 1] for shift in shifts)


def normalised(code: str) -> bytes:
    """The code as it enters a derivation: case, spaces and dashes ignored, O read as 0, I and L as 1.

    Raises Refusal(SPENT_CODE) for what no code looks like.
    """
    letters = code.upper().translate(AS_READ)
    if len(letters) != _LETTERS or not set(letters) <= set(ALPHABET):
        raise Refusal(Reason.SPENT_CODE)
    return letters.encode("ascii")

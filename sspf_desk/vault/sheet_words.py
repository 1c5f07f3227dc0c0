"""A recovery sheet's code as words that can be read aloud and typed back, and a person's keys as six of them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, reduce
from typing import Final

from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource
from sspf_desk.vault.codes import ALPHABET, AS_READ, BITS_PER_LETTER, spelled
from sspf_desk.vault.entropy import Entropy, draw
from sspf_desk.vault.envelope import aad
from sspf_desk.vault.labels import Label
from sspf_desk.vault.person import PersonPublic

CODE_SIZE: Final = 20
"""Bytes of a sheet's code: 160 random bits, which nobody can guess, so that nothing need be stretched."""
WORDS: Final = 18
"""Words on a sheet: the code, and 20 bits of its SHA-256, so that a misread word is told from another vault's sheet."""
FINGERPRINT_WORDS: Final = 6
_CHECK_BITS: Final = 20
_BITS_PER_WORD: Final = 10
_LETTERS: Final = 36
_TELLING: Final = 4
"""Letters that tell every word of the list from every other, once folded."""
_QR_HEAD: Final = "SSPF1"
_RUN: Final = re.compile(r"[^\W\d_]+")


def new_sheet_code(entropy: Entropy) -> bytes:
    """The code of a new sheet: 20 random bytes, to be shown once and stored nowhere."""
    return draw(entropy, CODE_SIZE)


def words_of(code: bytes) -> tuple[str, ...]:
    """The 18 words of a sheet's code."""
    return _in_words(_with_check(code), WORDS)


def qr_text(code: bytes) -> str:
    """The same for a camera: `SSPF1-` and 36 letters and digits, all of a QR code's alphanumeric mode."""
    return f"{_QR_HEAD}-{spelled(_with_check(code), _LETTERS)}"


def read_code(typed: str) -> bytes:
    """The code in what somebody typed or scanned: the words in any dress, numbered or not, or the QR text.

    Of each word the first four letters are enough, and a is as good as å and ä. Raises Refusal(WRONG_WORDS), with the
    place, counted from one, of the first word that is not in the list, is missing or is one too many; without a place
    where each word is one of ours and yet they do not belong together.
    """
    letters = "".join(typed.upper().split()).translate(AS_READ)
    number = _spelled_out(letters) if letters.startswith(_QR_HEAD) else _said(_RUN.findall(_composed(typed)))
    code = (number >> _CHECK_BITS).to_bytes(CODE_SIZE, "big")
    if _with_check(code) != number:
        raise Refusal(Reason.WRONG_WORDS)
    return code


def confirms(code: bytes, typed: Mapping[int, str]) -> bool:
    """Whether each word typed back is the sheet's at that place, counted from one; never where nothing was typed."""
    said = dict(enumerate((_telling(word) for word in words_of(code)), 1))
    return bool(typed) and all(said.get(place) == _telling(_composed(word).strip()) for place, word in typed.items())


def six_words(vault_id: str, member_id: str, public: PersonPublic) -> tuple[str, ...]:
    """A person's public keys as six words, 60 bits, to be compared face to face before he is let in."""
    told = hashlib.sha256(aad(Label.FINGERPRINT, vault_id, member_id, public.exchange, public.signing)).digest()
    spare = 8 * len(told) - _BITS_PER_WORD * FINGERPRINT_WORDS
    return _in_words(int.from_bytes(told, "big") >> spare, FINGERPRINT_WORDS)


def same_words(words: Sequence[str], typed: str) -> bool:
    """Whether somebody typed these words, in this order: in any case, the first four letters of each being enough."""
    said = [_telling(word) for word in _RUN.findall(_composed(typed))]
    return said == [_telling(word) for word in words]


def _with_check(code: bytes) -> int:
    check = int.from_bytes(hashlib.sha256(code).digest(), "big") >> (256 - _CHECK_BITS)
    return int.from_bytes(code, "big") << _CHECK_BITS | check


def _in_words(number: int, count: int) -> tuple[str, ...]:
    shifts = range(_BITS_PER_WORD * (count - 1), -1, -_BITS_PER_WORD)
    return tuple(_list()[number >> shift & (1 << _BITS_PER_WORD) - 1] for shift in shifts)


def _said(typed: list[str]) -> int:
    numbers = [_place().get(_telling(word)) for word in typed]
    wrong = [place for place, number in enumerate(numbers, 1) if number is None]
    if wrong or len(numbers) != WORDS:
        raise Refusal(Reason.WRONG_WORDS, place=min([*wrong, len(numbers) + 1, WORDS + 1]))
    return _joined((number for number in numbers if number is not None), _BITS_PER_WORD)


def _spelled_out(letters: str) -> int:
    told = letters.removeprefix(_QR_HEAD)
    if len(told) != _LETTERS or not set(told) <= set(ALPHABET):
        raise Refusal(Reason.WRONG_WORDS)
    return _joined(map(ALPHABET.index, told), BITS_PER_LETTER)


def _joined(numbers: Iterable[int], bits: int) -> int:
    return reduce(lambda number, added: number << bits | added, numbers, 0)


def _composed(typed: str) -> str:
    return unicodedata.normalize("NFC", typed)


def _telling(word: str) -> str:
    """The first letters without their rings, dots and accents: what a word is known by."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(sign))
    return bare[:_TELLING]


@cache
def _list() -> tuple[str, ...]:
    return tuple(resource("words", "sv.txt").read_text("utf-8").split())


@cache
def _place() -> Mapping[str, int]:
    return {_telling(word): number for number, word in enumerate(_list())}

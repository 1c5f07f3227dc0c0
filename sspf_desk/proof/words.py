"""What must not be found: withheld texts as runs of words, and the search for them in any text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

RUN = 4
"""A withheld text is betrayed by as many of its words in a row; a shorter text only by all of its words."""
ANCHOR = 8
"""As many letters in a row, spaces left out, betray a phrase of several words that was broken into pieces."""
_LONG_WORD = 12
"""And as many a single word: shorter ones come about where two allowed words meet."""
_FEWEST_LETTERS = 2
_FEWEST_DIGITS = 5
"""Shorter numbers are on every page (a day, a page, a section of law) and tell nothing by themselves."""
_INVISIBLE = re.compile("[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_WORD = re.compile(r"[^\W_]+")

_APART = "qzxapartxzq"
"""A word that nobody writes; it keeps the last words of one text and the first of the next from meeting."""

Phrase = tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text, whatever its case, composition, ligatures, soft hyphens and invisible characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _WORD.findall(text.casefold())


def _runs(found: list[str], length: int) -> Iterator[Phrase]:
    return zip(*(found[start:] for start in range(length)), strict=False)


def _of_text(text: str) -> Iterable[Phrase]:
    found = words(text)
    return _runs(found, RUN) if len(found) >= RUN else (tuple(found),)


def _of_name(name: str) -> Iterable[Phrase]:
    """A full name, also with the last name first."""
    found = words(name)
    return (tuple(found), (*found[-1:], *found[:-1]))


def _tells(phrase: Phrase) -> bool:
    """Whether a phrase says anything: an empty one, a single letter or a small number does not."""
    joined = "".join(phrase)
    return len(joined) >= (_FEWEST_DIGITS if joined.isdigit() else _FEWEST_LETTERS)


class Search:
    """Every phrase that betrays something withheld and stands in nothing that may be read, ready to be looked for."""

    def __init__(self, withheld: Iterable[str], names: Iterable[str], allowed: Iterable[str]) -> None:
        phrases = {phrase for text in withheld for phrase in _of_text(text)}
        phrases.update(phrase for name in names for phrase in _of_name(name))
        known = [words(text) for text in allowed]
        lengths = {len(phrase) for phrase in phrases} - {0}
        self._by_length = {
            length: {phrase for phrase in phrases if len(phrase) == length and _tells(phrase)} for length in lengths
        }
        for length, wanted in self._by_length.items():
            wanted.difference_update(*(_runs(text, length) for text in known))
        self._by_anchor = self._anchored(known)

    def _anchored(self, known: list[list[str]]) -> dict[str, set[str]]:
        """The longer phrases without their spaces, by their first letters; but none that an allowed text contains."""
        anchored: dict[str, set[str]] = {}
        for wanted in self._by_length.values():
            for phrase in wanted:
                joined = "".join(phrase)
                if len(joined) >= (ANCHOR if len(phrase) > 1 else _LONG_WORD):
                    anchored.setdefault(joined[:ANCHOR], set()).add(joined)
        for joined in list(_joined(_APART.join("".join(text) for text in known), anchored)):
            anchored[joined[:ANCHOR]].discard(joined)
        return {anchor: joined for anchor, joined in anchored.items() if joined}

    def finds(self, text: str, *, floor: int = 0, syntax: frozenset[str] = frozenset()) -> bool:
        """Whether the text betrays something withheld, word by word.

        Phrases of fewer than ``floor`` letters are passed over (where letters stand by chance), and those made of
        nothing but ``syntax`` (where these words belong to the file's own language).
        """
        found = words(text)
        return any(
            len("".join(hit)) >= floor and not syntax.issuperset(hit)
            for length, wanted in self._by_length.items()
            for hit in wanted.intersection(_runs(found, length))
        )

    def finds_broken(self, text: str) -> bool:
        """Whether the text betrays something withheld of `ANCHOR` letters and more, its words broken anyhow."""
        return any(_joined("".join(words(text)), self._by_anchor))


def apart(texts: Iterable[str]) -> str:
    """The texts as one, which betrays just what one of them betrays."""
    return f" {_APART} ".join(texts)


def _joined(letters: str, anchored: dict[str, set[str]]) -> Iterator[str]:
    """The anchored phrases that stand in these letters."""
    here = {letters[start : start + ANCHOR] for start in range(len(letters) - ANCHOR + 1)}
    for anchor in here & anchored.keys():
        yield from [joined for joined in anchored[anchor] if joined in letters]

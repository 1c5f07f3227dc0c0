"""The words for a refusal: what happened, what is safe, what to do."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, MsgspecError, Struct, toml

from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource
from sspf_desk.terms import Seat

Words = Annotated[str, Meta(min_length=1)]
_PLACE = re.compile(r"\{(\w+)\}")


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """The three things said of one reason."""

    happened: Words
    safe: Words
    do: Words

    def parts(self) -> tuple[str, str, str]:
        """In the order in which they are said."""
        return self.happened, self.safe, self.do


class RefusalWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words for every reason, as its file has them."""

    refusal: Mapping[Reason, Told]
    seat: Mapping[Seat, Words]
    unnamed: Mapping[str, Words]
    """What is said where a refusal does not tell its place."""

    def told(self, refusal: Refusal) -> tuple[str, str, str]:
        """What happened, what is safe and what to do, with the places filled in; never fails on one that is missing."""
        happened, safe, do = self.refusal[refusal.reason].parts()
        return self._filled(happened, refusal), self._filled(safe, refusal), self._filled(do, refusal)

    def _filled(self, words: str, refusal: Refusal) -> str:
        return _PLACE.sub(lambda found: self._place(found[1], refusal.places), words)

    def _place(self, name: str, places: Mapping[str, str | int]) -> str:
        if name not in places:
            return self.unnamed[name]
        told = str(places[name])
        return self.seat.get(Seat(told), told) if name == "seat" and told in set(Seat) else told


def load(path: Path) -> RefusalWords:
    """Read and check one language's words. Refuses with BAD_INPUT and the place: a reason or a seat without words."""
    try:
        words = toml.decode(path.read_bytes(), type=RefusalWords)
    except OSError as error:
        raise Refusal(Reason.BAD_INPUT, place=path.name) from error
    except (UnicodeDecodeError, MsgspecError) as error:
        raise Refusal(Reason.BAD_INPUT, place=f"{path.name}: {error}") from error
    if fault := next(_faults(words), None):
        raise Refusal(Reason.BAD_INPUT, place=f"{path.name}: {fault}")
    return words


def shipped(language: str) -> RefusalWords:
    """The program's own words in "sv" or "en"."""
    return load(resource("wording", f"refusals_{language}.toml"))


def _faults(words: RefusalWords) -> Iterator[str]:
    yield from (f"refusal.{reason}" for reason in Reason if reason not in words.refusal)
    yield from (f"seat.{seat}" for seat in Seat if seat not in words.seat)
    for reason, told in words.refusal.items():
        named = set(_PLACE.findall(" ".join(told.parts())))
        yield from (f"refusal.{reason}: {{{name}}}" for name in sorted(named - words.unnamed.keys()))

"""Whether a password is hard to guess: judged by zxcvbn, told in the program's own words."""

from collections.abc import Iterable
from functools import reduce
from typing import Final

from zxcvbn import zxcvbn

from sspf_desk.errors import Reason, Refusal

SHORTEST: Final = 12
LONGEST: Final = 1024
"""Far more than anybody types; what is pasted by mistake is refused before it is stretched."""
_ENOUGH: Final = 3
"""Of zxcvbn's 0 to 4: above 10^8 guesses, each of which costs half a second of Argon2id (Wheeler 2016)."""
_WORD: Final = 3
"""Letters of the shortest word that is looked for."""
_LOOKED_AT: Final = 72
"""zxcvbn takes long over a long password; what begins hard to guess does not become easier by going on."""


def admit(password: str, *known: str) -> None:
    """Raise `Refusal`: WEAK_PASSWORD for one too short, GUESSABLE_PASSWORD for one that is guessed too soon.

    ``known`` are names that an attacker would try first: the member's own, the school's.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refusal(Reason.WEAK_PASSWORD, shortest=SHORTEST)
    if hardness(password, *known) < _ENOUGH:
        raise Refusal(Reason.GUESSABLE_PASSWORD)


def hardness(password: str, *known: str) -> int:
    """0 to 4, as zxcvbn has it, with the group's own words among the first to be tried.

    zxcvbn takes any three words after one another for 10^8 guesses, one's own name and a year too: what is left beside
    the words that everybody knows has to be hard to guess by itself.
    """
    parts = sorted({part for part in _parts((*known, *_FIRST_TRIED)) if len(part) >= _WORD}, key=len, reverse=True)
    score = _score(password, parts)
    rest = reduce(lambda left, part: left.replace(part, " "), parts, password.casefold()).strip()
    return min(score, _score(rest, parts) + 1) if rest != password.casefold().strip() else score


def _score(password: str, parts: list[str]) -> int:
    return int(zxcvbn(password[:_LOOKED_AT], user_inputs=parts)["score"]) if password else 0


def _parts(known: Iterable[str]) -> Iterable[str]:
    for name in known:
        yield from (name.casefold(), *name.casefold().split())


_FIRST_TRIED: Final = (
    "sspf", "sspf desk", "lösenord", "losenord", "hemligt", "hemlig", "skolan", "skola", "elev", "elever", "kurator",
    "rektor", "sommar", "vinter", "höst", "vår", "sverige", "välkommen", "valkommen", "qwerty", "åäö", "polis",
    "socialtjänst", "fritid", "fritidsgård", "skolsköterska", "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december", "måndag", "tisdag", "onsdag", "torsdag",
    "fredag", "lördag", "söndag",
)  # fmt: skip
"""What Swedish passwords at a school begin with; zxcvbn's own lists are English."""

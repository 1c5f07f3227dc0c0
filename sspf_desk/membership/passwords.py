"""Whether a password is hard to guess: judged by zxcvbn, told in the program's own words."""

from collections.abc import Iterable
from typing import Final

from zxcvbn import zxcvbn

from sspf_desk.errors import Reason, Refusal

SHORTEST: Final = 12
LONGEST: Final = 1024
"""Far more than anybody types; what is pasted by mistake is refused before it is stretched."""
_ENOUGH: Final = 3
"""Of zxcvbn's 0 to 4: above 10^8 guesses, each of which costs half a second of Argon2id (Wheeler 2016)."""
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
    """0 to 4, as zxcvbn has it, with the group's own words among the first to be tried."""
    told = zxcvbn(password[:_LOOKED_AT], user_inputs=list(_parts((*known, *_FIRST_TRIED))))
    return int(told["score"])


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

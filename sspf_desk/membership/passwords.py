"""Whether a password is hard to guess: judged by zxcvbn, told in the program's own words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Annotated, Any, Final

from msgspec import Meta, MsgspecError, Struct, toml

from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource

SHORTEST: Final = 12
LONGEST: Final = 1024
"""Far more than anybody types; what is pasted by mistake is refused before it is stretched."""
_ENOUGH: Final = 3
"""Of zxcvbn's 0 to 4: above 10^8 guesses, each of which costs half a second of Argon2id (Wheeler 2016)."""
_BETWEEN: Final = re.compile(r"[\W_]+")
_WORD: Final = 3
"""Letters of the shortest word that everybody knows."""
_LOOKED_AT: Final = 72
"""zxcvbn takes long over a long password; what begins hard to guess does not become easier by going on."""
KNOWN: Final = "known"
"""Said of a password in which the group's own words stand, or such as Swedish passwords begin with."""


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
    level, whole = int(_told(password, known)["score"]), password.casefold()
    everybodys = {part for part in _parts((*known, *_FIRST_TRIED)) if len(part) >= _WORD}
    left = reduce(lambda left, part: left.replace(part, " "), sorted(everybodys, key=len, reverse=True), whole)
    if left == whole:
        return level
    rest = _BETWEEN.sub("", left)
    return min(level, 1 + int(_told(rest, known)["score"])) if rest else 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be said of a password while it is typed."""

    enough: bool
    missing: int
    """How many signs it lacks; 0 where it is long enough."""
    said: tuple[str, ...]
    """What would make it harder to guess: keys of `PasswordWords.said`."""


def judge(password: str, *known: str) -> Judgement:
    """Whether `admit` will take a password, and what zxcvbn says of it; nothing is said of one that is enough."""
    missing = max(0, SHORTEST - len(password))
    if not password or len(password) > LONGEST:
        return Judgement(enough=False, missing=missing, said=())
    told, level = _told(password, known), hardness(password, *known)
    if level >= _ENOUGH:
        return Judgement(enough=not missing, missing=missing, said=())
    feedback = told["feedback"]
    theirs = any(match.get("dictionary_name") == "user_inputs" for match in told["sequence"])
    own = (KNOWN,) if theirs or level < told["score"] else ()
    warning = (feedback["warning"],) if feedback["warning"] else ()
    return Judgement(enough=False, missing=missing, said=(*own, *warning, *feedback["suggestions"]))


def _told(password: str, known: tuple[str, ...]) -> Mapping[str, Any]:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words are large, and a sign-in needs none of them

    told = zxcvbn(password[:_LOOKED_AT], user_inputs=list(_parts((*known, *_FIRST_TRIED))))
    return dict(told)


def _parts(known: Iterable[str]) -> Iterable[str]:
    for name in known:
        yield from (name.casefold(), *name.casefold().split())


Words = Annotated[str, Meta(min_length=1)]


class PasswordWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words for what is said of a password."""

    said: Mapping[str, Words]
    """By zxcvbn's own English, and `KNOWN`."""

    def told(self, judgement: Judgement) -> tuple[str, ...]:
        """What was said, in this language, each thing once."""
        return tuple(dict.fromkeys(self.said[one] for one in judgement.said))


def words(language: str) -> PasswordWords:
    """The program's own words in "sv" or "en". Refuses with BAD_INPUT and the place: a broken file."""
    path = resource("wording", f"passwords_{language}.toml")
    try:
        return toml.decode(path.read_bytes(), type=PasswordWords)
    except (OSError, UnicodeDecodeError, MsgspecError) as error:
        raise Refusal(Reason.BAD_INPUT, place=path.name) from error


_FIRST_TRIED: Final = (
    "sspf", "sspf desk", "lösenord", "losenord", "hemligt", "hemlig", "skolan", "skola", "elev", "elever", "kurator",
    "rektor", "sommar", "vinter", "höst", "vår", "sverige", "välkommen", "valkommen", "qwerty", "åäö", "polis",
    "socialtjänst", "fritid", "fritidsgård", "skolsköterska", "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december", "måndag", "tisdag", "onsdag", "torsdag",
    "fredag", "lördag", "söndag",
)  # fmt: skip
"""What Swedish passwords at a school begin with; zxcvbn's own lists are English."""

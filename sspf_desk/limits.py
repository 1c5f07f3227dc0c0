"""What the program does not protect against, in words that it shows itself."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, MsgspecError, Struct, toml

from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource

LANGUAGES = ("sv", "en")
Words = Annotated[str, Meta(min_length=1)]


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is not promised: what it is, and what to know or do about it."""

    id: Annotated[str, Meta(pattern="^[a-z]+(_[a-z]+)*$")]
    title: Words
    text: Words


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    limit: Annotated[tuple[Limit, ...], Meta(min_length=1)]


def load(path: Path) -> tuple[Limit, ...]:
    """The limits in a file, the weightiest first. Refuses with BAD_INPUT and the place: broken, or an id twice."""
    try:
        limits = toml.decode(path.read_bytes(), type=_File).limit
    except OSError as error:
        raise Refusal(Reason.BAD_INPUT, place=path.name) from error
    except (UnicodeDecodeError, MsgspecError) as error:
        raise Refusal(Reason.BAD_INPUT, place=f"{path.name}: {error}") from error
    ids = [limit.id for limit in limits]
    if twice := next((id_ for number, id_ in enumerate(ids) if id_ in ids[:number]), None):
        raise Refusal(Reason.BAD_INPUT, place=f"{path.name}: {twice}")
    return limits


def shipped(language: str, folder: Path | None = None) -> tuple[Limit, ...]:
    """The program's own list in "sv" or "en"; from another folder where one is given.

    Refuses with BAD_INPUT and the place unless every language has the same limits in the same order: nobody is told
    less for the language he reads.
    """
    lists = {each: load((folder or resource("wording")) / f"limits_{each}.toml") for each in LANGUAGES}
    if len({tuple(limit.id for limit in limits) for limits in lists.values()}) > 1:
        raise Refusal(Reason.BAD_INPUT, place="limits")
    return lists[language]

"""Reads a request as JSON: typed, strict, no field unknown; a fault names the place and never the value."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from sspf_desk.errors import Reason, Refusal

T = TypeVar("T")
_PLACE = re.compile(r"`(\$[^`]*)`")


def read(plain: bytes, kind: type[T]) -> T:
    """The request in some JSON. Raises `Refusal` with the place that is wrong, or of which a field is not known."""
    try:
        request = msgspec.json.decode(plain or b"{}", type=kind, dec_hook=_path)
        raw = msgspec.json.decode(plain or b"{}")
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        found = _PLACE.search(str(error))
        raise Refusal(Reason.BAD_INPUT, place=found[1] if found else "json") from None
    if place := next(_unknown(raw, request, "$"), None):
        raise Refusal(Reason.BAD_INPUT, place=place)
    return request


def _path(kind: type, told: object) -> Path:
    """The one type of a request that JSON has no word for."""
    if kind is Path and isinstance(told, str):
        return Path(told)
    raise ValueError


def _unknown(raw: object, read: object, place: str) -> Iterator[str]:
    """Where a field stands that nothing reads: a misspelt one must not pass for one left out."""
    if isinstance(raw, dict) and is_dataclass(read):
        known = {each.name for each in fields(read)}
        if raw.keys() - known:
            yield place
        for name in sorted(known & raw.keys()):
            yield from _unknown(raw[name], getattr(read, name), f"{place}.{name}")
    elif isinstance(raw, list) and isinstance(read, tuple):
        for number, (told, one) in enumerate(zip(raw, read, strict=True)):
            yield from _unknown(told, one, f"{place}[{number}]")

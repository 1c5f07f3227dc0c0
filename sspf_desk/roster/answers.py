"""A download of SS 12000 answers, many pages in files, joined into one whole or refused with the place of the break."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

from sspf_desk.errors import Reason, Refusal
from sspf_desk.roster.ss12000 import Fault, Group, Organisation, Page, Person, decode

LARGEST_FILE = 64 * 2**20
"""Bytes; a page of a school's register is a thousandth of this."""

Kind = TypeVar("Kind", Person, Group, Organisation)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Kind]):
    """A record and where it stands: the file's name and the place in it."""

    record: Kind
    file: str
    place: str

    def refuse(self, reason: Reason, place: str) -> NoReturn:
        """Raise a Refusal that names this record's file and a place inside the record."""
        raise Refusal(reason, file=self.file, place=f"{self.place}.{place}")


@dataclass(frozen=True, slots=True)
class Answers:
    """All records of a download by their ids, and the name of what was read."""

    name: str
    persons: Mapping[str, Placed[Person]]
    groups: Mapping[str, Placed[Group]]
    organisations: Mapping[str, Placed[Organisation]]


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    page: Page


def gather(source: Path | Sequence[Path]) -> Answers:
    """The joined answers of a folder's `*.json`, of one file, or of several; pages follow in the order of their names.

    Raises Refusal IMPORT_BROKEN with `file` and `place` for anything missing, foreign or broken.
    """
    paths, name = _paths(source)
    files = [_File(path.name, _page(path)) for path in sorted(paths, key=_in_order)]
    _refuse_gaps(files)
    _refuse_open_end(files)
    return Answers(name, _joined(files, Person, name), _joined(files, Group, name), _joined(files, Organisation, name))


def broken(file: str, place: str) -> Refusal:
    """The refusal of an import: which file, and where in it."""
    return Refusal(Reason.IMPORT_BROKEN, file=file, place=place)


def _paths(source: Path | Sequence[Path]) -> tuple[Sequence[Path], str]:
    """The files to read, and a name for the whole."""
    if not isinstance(source, Path):
        paths, name = source, "-"
    elif source.is_dir():
        paths, name = _listed(source), source.name
    else:
        paths, name = [source], source.name
    if not paths:
        raise broken(name, "folder")
    return paths, name


def _listed(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix.lower() == ".json"]
    except OSError:
        unreadable = broken(folder.name, "folder")
    raise unreadable


def _in_order(path: Path) -> list[str | int]:
    """Names in reading order: numbers by value, so that `persons-10` follows `persons-9`."""
    parts = re.split(r"(\d+)", path.stem.casefold())
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]


def _page(path: Path) -> Page:
    page = decode(_content(path))
    if isinstance(page, Fault):
        raise broken(path.name, page.place)
    return page


def _content(path: Path) -> bytes:
    """The file's bytes; an error of the system is told as a place, since its own text holds a whole path."""
    place = "file"
    try:
        if path.stat().st_size <= LARGEST_FILE and path.is_file():
            return path.read_bytes()
        place = "size" if path.is_file() else "file"
    except OSError:
        pass
    raise broken(path.name, place)


def _refuse_gaps(files: Sequence[_File]) -> None:
    """Pages numbered in their names run from 0 or 1 without a gap: a page that was not copied leaves no other mark."""
    last: dict[str, int] = {}
    for file in files:
        numbered = re.fullmatch(r"(.*\D)(\d{1,2})\.json", file.name, re.IGNORECASE)
        if numbered:
            series, number = numbered[1].casefold(), int(numbered[2])
            if number not in ({0, 1} if series not in last else {last[series] + 1}):
                raise broken(file.name, "number")
            last[series] = number


def _refuse_open_end(files: Sequence[_File]) -> None:
    """A page with a token must be followed by a page of its own kind, or by an empty one."""
    for file, following in zip(files, [*files[1:], None], strict=True):
        if file.page.token and not (following and _continues(file.page, following.page)):
            raise broken(file.name, "pageToken")


def _continues(page: Page, following: Page) -> bool:
    kinds, next_kinds = ({type(record) for record in each.records} for each in (page, following))
    return not kinds or not next_kinds or bool(kinds & next_kinds)


def _joined(files: Sequence[_File], kind: type[Kind], name: str) -> Mapping[str, Placed[Kind]]:
    """All records of a kind by id; the same record twice counts once, two that differ under one id are refused."""
    found: dict[str, Placed[Kind]] = {}
    for placed in _placed(files, kind):
        known = found.setdefault(placed.record.id, placed)
        if known.record != placed.record:
            placed.refuse(Reason.IMPORT_BROKEN, "id")
    if not found:
        raise broken(name, f"{kind.__name__.lower()}s")
    return found


def _placed(files: Sequence[_File], kind: type[Kind]) -> Iterator[Placed[Kind]]:
    for file in files:
        for index, record in enumerate(file.page.records):
            if isinstance(record, kind):
                yield Placed(record, file.name, f"data[{index}]")

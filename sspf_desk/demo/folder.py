"""Where a demo lies: built beside its place and swapped in whole; nothing of anybody else's is touched."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import DecodeError, json

from sspf_desk.errors import Reason, Refusal
from sspf_desk.store.sqlcipher import refusing

MARK = "sspf-desk demo"
FACTS, VAULT, COPIES, OWN = "facts.json", "vault", "copies", "own"
PARTS = frozenset({FACTS, VAULT, COPIES, OWN})


@contextmanager
def building(out: Path) -> Iterator[Path]:
    """A new folder to build in, which takes its place at the end, in the place of a demo that lay there.

    Raises `Refusal` with place "out" where anything else is in the way; that and any fault leave everything as it was.
    """
    admit(out)
    place = out.absolute()
    with refusing():
        place.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        new = room / "new"
        new.mkdir(mode=0o700)
        yield new
        with refusing():
            _swap(new, place, room / "old")
    finally:
        shutil.rmtree(room, ignore_errors=True)


def admit(out: Path) -> None:
    """Raise `Refusal` for a place where something lies that is no demo and not empty."""
    try:
        free = not out.is_symlink() and (not out.exists() or (out.is_dir() and (_empty(out) or _demo(out))))
    except OSError:
        free = False
    if not free:
        raise Refusal(Reason.BAD_INPUT, place="out")


def _empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def _demo(folder: Path) -> bool:
    """Whether a demo lies here and nothing beside it."""
    return {path.name for path in folder.iterdir()} <= PARTS and marked(folder)


def marked(folder: Path) -> bool:
    """Whether a folder bears a demo's mark."""
    try:
        facts = json.decode((folder / FACTS).read_bytes())
    except (OSError, DecodeError, UnicodeDecodeError):
        return False
    return isinstance(facts, dict) and facts.get("mark") == MARK


def _swap(new: Path, place: Path, old: Path) -> None:
    """The demo before is put back where the new one cannot take its place."""
    admit(place)
    if not place.exists():
        new.rename(place)
        return
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise

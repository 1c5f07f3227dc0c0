"""Pages saved to disk: readable by this user alone, and never over something else unless that is asked for.

And how a folder is flushed, for whoever saves more than a page.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from sspf_desk.errors import Reason, Refusal, disk_reason

_FOLDERS_SYNC: Final = os.name != "nt"
"""Windows has no way to flush a folder."""


def save(path: Path, page: bytes) -> None:
    """Write one page; an earlier one of that name is replaced. Raises `Refusal` where the disk says no."""
    with _refusing(path.name), _opened(path, new=False) as file:
        file.write(page)


@contextmanager
def new_page(path: Path, place: str = "$.out") -> Iterator[IO[bytes]]:
    """A file that was not there before, to be filled in by an act that cannot be done twice; gone if that is refused.

    Raises `Refusal`: BAD_INPUT with the field of the request, ``place``, where there is something by that name.
    """
    with _refusing(path.name):
        try:
            file = _opened(path, new=True)
        except FileExistsError:
            raise Refusal(Reason.BAD_INPUT, place=place, file=path.name) from None
        try:
            with file:
                yield file
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def sync_folder(folder: Path) -> None:
    """Flush a folder's list of names, where the system has a way to."""
    if not _FOLDERS_SYNC:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _opened(path: Path, *, new: bool) -> IO[bytes]:
    """The file, opened for this user alone from its first byte on."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    how = os.O_EXCL if new else os.O_TRUNC
    file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_BINARY", 0), 0o600), "wb")
    path.chmod(0o600)
    return file


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refusal(disk_reason(error), file=name) from None

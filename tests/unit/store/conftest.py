"""A vault with some content, and what the store's tests read out of it."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.models.tables import setting, version
from sspf_desk.store.sqlcipher import DATABASE, Store, create, open_store

KEY = bytes(range(32))
NOBODY = 65534
Content = list[tuple[bytes, bytes]]


def content_of(store: Store) -> Content:
    """All sealed versions, by id."""
    with store.begin() as connection:
        return [tuple(row) for row in connection.execute(sa.select(version).order_by(version.c.id))]


def keep(store: Store, number: int, size: int = 1500) -> None:
    """One version more; larger than what fits beside its id, as real ones are."""
    with store.begin() as connection:
        connection.execute(version.insert().values(id=number.to_bytes(16, "big"), sealed=bytes([number % 256]) * size))


def raw(folder: Path, key: bytes = KEY, name: str = DATABASE) -> sqlcipher.Connection:
    """A keyed connection that the program did not open, for setting the stage."""
    connection = sqlcipher.connect(str(folder / name), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create(tmp_path, 1, KEY)
    with made.begin() as connection:
        connection.execute(setting.insert().values(name="group", statement=b"signed"))
    for number in range(20):
        keep(made, number)
    yield made
    made.close()


@pytest.fixture
def reopened() -> Iterator[Callable[[Path], Store]]:
    """Opens vaults and closes them when the test is over."""
    stores: list[Store] = []

    def again(folder: Path, key: bytes = KEY) -> Store:
        stores.append(open_store(folder, {1: key}))
        return stores[-1]

    yield again
    for each in stores:
        each.close()


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of its own, in a test that runs as somebody whom the file system can refuse."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = os.geteuid() == 0
        if root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o700)

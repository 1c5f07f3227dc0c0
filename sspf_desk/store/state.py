"""The state of the rows: one keyed sum per table, kept in step by triggers, and counted anew when somebody asks.

A table's sum is an AdHash (Bellare and Micciancio 1997): every row expanded to 4096 bits under a key, added modulo
2^4096. Rows come and go in any order at the price of one addition each, and whoever has not the key cannot make another
set of rows with the same sum; whoever has it needs some 2^128 steps (Wagner 2002).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b, sha256, shake_128
from typing import Any, Final

import msgspec

from sspf_desk.models.tables import metadata
from sspf_desk.vault.envelope import aad, derive
from sspf_desk.vault.labels import Label

INDEX: Final = "index"
"""What is told of where the rows are right and the ways to find them are not."""
STATE: Final = "state"
"""The name of the setting that holds the sums. It is not counted itself."""
COUNTED: Final = ("access", "member", "setting", "version")
"""The tables that are counted; the trail has its own chain, and drafts come and go without an entry."""
_KEPT: Final = ("access", "draft", "member", "setting", "version")
"""In what order the sums lie; that of the drafts is what it was when they were counted last, and stands for nothing."""
SUM_SIZE: Final = 512
_MODULUS: Final = 1 << 8 * SUM_SIZE
_DIGEST_SIZE: Final = 64
_framed: Final = msgspec.msgpack.Encoder().encode
"""Each value with its kind and its length before it, so that no two rows come out alike."""
_CACHE_KIB: Final = 64 * 1024
_USUAL_CACHE_KIB: Final = 2000
_INDEXES: Final = {index.name for table in metadata.tables.values() for index in table.indexes}
OBJECTS: Final = frozenset({*metadata.tables, *(name for name in _INDEXES if name)})
"""All that the schema may name, but for SQLite's own indexes."""

Sums = Mapping[str, int]


class Tally:
    """Counts rows under a vault's key: those that are there, and those that a transaction has changed so far.

    The changed rows wait in a TEMP table, written by TEMP triggers. Both live in the connection and never in the file,
    where somebody could have planted others; and what a statement or a transaction undoes is undone there with it.
    """

    def __init__(self, vault_key: bytes) -> None:
        key = derive(vault_key, Label.STATE)
        self._seeds = {table: blake2b(_framed(table), digest_size=_DIGEST_SIZE, key=key) for table in COUNTED}

    def recounted(self, raw: Any) -> dict[str, int]:  # noqa: ANN401 - the driver is untyped
        """The sum of every row that is there, table by table."""
        counted = {table: sum(self._expanded(table, _rows(raw, table))) % _MODULUS for table in COUNTED}
        return dict.fromkeys(_KEPT, 0) | counted

    def added_to(self, sums: Sums, raw: Any) -> dict[str, int]:  # noqa: ANN401 - the driver is untyped
        """These sums, and what the transaction under way has added to them and taken from them."""
        return {**sums, **{table: (sums[table] + self._added(table, raw)) % _MODULUS for table in COUNTED}}

    def _added(self, table: str, raw: Any) -> int:  # noqa: ANN401 - the driver is untyped
        removed, added = (sum(self._expanded(table, _changed(raw, table, sign))) for sign in (-1, 1))
        return added - removed

    def _expanded(self, table: str, rows: Iterable[Sequence[Any]]) -> Iterator[int]:
        seed = self._seeds[table]
        for row in rows:
            hashed = seed.copy()
            hashed.update(_framed(row))
            yield int.from_bytes(shake_128(hashed.digest()).digest(SUM_SIZE), "little")


def make_room(raw: Any) -> None:  # noqa: ANN401 - the driver is untyped
    """Give a connection the place where it keeps what it changes."""
    raw.execute("CREATE TEMP TABLE changed (name, sign, first, second, third)")


def watch(raw: Any) -> None:  # noqa: ANN401 - the driver is untyped
    """Have a connection keep what it changes. Raises the driver's error where there are no tables yet."""
    for table in COUNTED:
        removed, added = _keeping(table, "OLD", -1), _keeping(table, "NEW", 1)
        for event, told in (("INSERT", added), ("DELETE", removed), ("UPDATE", removed + added)):
            raw.execute(f"CREATE TEMP TRIGGER {table}_{event} AFTER {event} ON main.{table} BEGIN {told} END")


def _keeping(table: str, row: str, sign: int) -> str:
    columns = [f"{row}.{name}" for name in _columns(table)]
    values = ", ".join((f"'{table}'", str(sign), *columns, *["NULL"] * (_MOST_COLUMNS - len(columns))))
    return f"INSERT INTO changed VALUES ({values});"  # noqa: S608 - our own names


def has_changed(raw: Any) -> bool:  # noqa: ANN401 - the driver is untyped
    """Whether the transaction under way has touched a row that is counted."""
    return raw.execute("SELECT 1 FROM temp.changed LIMIT 1").fetchone() is not None


def forget(raw: Any) -> None:  # noqa: ANN401 - the driver is untyped
    """Begin anew: what a transaction changed without its sums being kept is not of the next one."""
    raw.execute("DELETE FROM temp.changed")


def _columns(table: str) -> list[str]:
    return [column.name for column in metadata.tables[table].columns]


_MOST_COLUMNS: Final = 3


def _changed(raw: Any, table: str, sign: int) -> Iterable[Sequence[Any]]:  # noqa: ANN401 - the driver is untyped
    names = ", ".join(("first", "second", "third")[: len(_columns(table))])
    beside = f" AND first <> '{STATE}'" if table == "setting" else ""
    asked = f"SELECT {names} FROM temp.changed WHERE name = ? AND sign = ?{beside}"  # noqa: S608 - our own names
    rows: Iterable[Sequence[Any]] = raw.execute(asked, (table, sign))
    return rows


@contextmanager
def read_once(raw: Any) -> Iterator[None]:  # noqa: ANN401 - the driver is untyped
    """Keep every page that is read, where a whole file is read more than once: each costs its decryption."""
    raw.execute(f"PRAGMA main.cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA main.cache_size = -{_USUAL_CACHE_KIB}")


def fits(raw: Any) -> bool:  # noqa: ANN401 - the driver is untyped
    """Whether every page is in its place and every index names just the rows that are there."""
    return bool(raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def is_indexed(raw: Any) -> bool:  # noqa: ANN401 - the driver is untyped
    """Whether the indexes name just the rows that are there: sheets are found by them.

    Every page of the tables is read for it, those of the drafts too, which no sum stands for. The trail is read whole
    by whoever verifies it.
    """
    found = (table for table in _KEPT if raw.execute(f"PRAGMA integrity_check('{table}')").fetchall() != [("ok",)])
    return next(found, None) is None


def _rows(raw: Any, table: str) -> Iterable[Sequence[Any]]:  # noqa: ANN401 - the driver is untyped
    """Every row of a table, the state itself aside, in the order of its key."""
    columns = _columns(table)
    beside = f" WHERE name <> '{STATE}'" if table == "setting" else ""
    asked = f"SELECT {', '.join(columns)} FROM main.{table}{beside} ORDER BY {columns[0]}"  # noqa: S608 - our own names
    rows: Iterable[Sequence[Any]] = raw.execute(asked)
    return rows


def packed(sums: Sums) -> bytes:
    """The sums as the setting holds them."""
    return b"".join(sums[table].to_bytes(SUM_SIZE, "little") for table in _KEPT)


def unpacked(stored: object) -> dict[str, int] | None:
    """The sums in a setting; nothing where it is not one that `packed` made."""
    if not isinstance(stored, bytes) or len(stored) != SUM_SIZE * len(_KEPT):
        return None
    parts = (stored[place : place + SUM_SIZE] for place in range(0, len(stored), SUM_SIZE))
    return {table: int.from_bytes(part, "little") for table, part in zip(_KEPT, parts, strict=True)}


def root_of(sums: Sums) -> bytes:
    """32 bytes that stand for all rows that are counted."""
    return sha256(
        aad("state root", *(part for t in _KEPT for part in (t, sums[t].to_bytes(SUM_SIZE, "little"))))
    ).digest()


def bears(root: bytes, sums: Sums | None) -> bool:
    """Whether these are the sums that a root was made from."""
    return sums is not None and root == root_of(sums)


def digest_of_rows(raw: Any) -> bytes:  # noqa: ANN401 - the driver is untyped
    """A digest of every row of every table but the state, the same for two files that hold the same under two keys."""
    whole = blake2b()
    for table in sorted(metadata.tables):
        whole.update(_framed(table))
        for row in _rows(raw, table):
            whole.update(_framed(row))
    return whole.digest()


def strangers(raw: Any) -> bool:  # noqa: ANN401 - the driver is untyped
    """Whether the file's schema names something that the program has not put there, or lacks something it has."""
    named = {
        row[0] for row in raw.execute("SELECT name FROM main.sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%'")
    }
    return named != OBJECTS

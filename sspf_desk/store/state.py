"""The state of the rows: one keyed sum per table, kept in step by triggers, and counted anew when somebody asks.

A table's sum is an AdHash (Bellare and Micciancio 1997): every row expanded to 4096 bits under a key, added modulo
2^4096. Rows come and go in any order at the price of one addition each, and whoever has not the key cannot make another
set of rows with the same sum; whoever has it needs some 2^128 steps (Wagner 2002).
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b, sha256, shake_128
from typing import Any, Final

from sspf_desk.models.tables import metadata
from sspf_desk.vault.envelope import aad, derive
from sspf_desk.vault.labels import Label

STATE: Final = "state"
"""The name of the setting that holds the sums. It is not counted itself."""
COUNTED: Final = ("access", "draft", "member", "setting", "version")
"""The tables that are counted; the trail has its own chain."""
SUM_SIZE: Final = 512
_MODULUS: Final = 1 << 8 * SUM_SIZE
_DIGEST_SIZE: Final = 64
_KINDS: Final = {bytes: b"b", str: b"s", int: b"i", float: b"f", type(None): b"n"}
_FUNCTION: Final = "sspf_count"
_INDEXES: Final = {index.name for table in metadata.tables.values() for index in table.indexes}
OBJECTS: Final = frozenset({*metadata.tables, *(name for name in _INDEXES if name)})
"""All that the schema may name, but for SQLite's own indexes."""

Sums = Mapping[str, int]


class Tally:
    """What one transaction has added to each table's sum so far, told by the triggers of the connection it runs on."""

    def __init__(self, vault_key: bytes) -> None:
        key = derive(vault_key, Label.STATE)
        self._seeds = {table: blake2b(_framed(table), digest_size=_DIGEST_SIZE, key=key) for table in COUNTED}
        self._added = dict.fromkeys(COUNTED, 0)

    def forget(self) -> None:
        """Begin anew: what was counted in an earlier transaction is kept, or was undone with it."""
        self._added = dict.fromkeys(COUNTED, 0)

    def added_to(self, sums: Sums) -> dict[str, int]:
        """These sums, and what this transaction has added to them."""
        return {table: (sums[table] + added) % _MODULUS for table, added in self._added.items()}

    def watch(self, raw: Any) -> None:  # noqa: ANN401 - the driver is untyped
        """Have a connection count what it writes. Raises the driver's error where there are no tables yet.

        The triggers are TEMP: they live in the connection, never in the file, where somebody could have planted others.
        """
        raw.create_function(_FUNCTION, -1, self._count)
        for table in COUNTED:
            names = [column.name for column in metadata.tables[table].columns]
            new, old = (", ".join(f"{row}.{name}" for name in names) for row in ("NEW", "OLD"))
            removed, added = f"SELECT {_FUNCTION}(-1, '{table}', {old});", f"SELECT {_FUNCTION}(1, '{table}', {new});"
            for event, told in (("INSERT", added), ("DELETE", removed), ("UPDATE", removed + added)):
                raw.execute(f"CREATE TEMP TRIGGER {table}_{event} AFTER {event} ON main.{table} BEGIN {told} END")

    def _count(self, sign: int, table: str, *columns: object) -> None:
        if (table, columns[0]) != ("setting", STATE):
            self._added[table] += sign * _expanded(self._seeds[table], columns)

    def recounted(self, raw: Any) -> dict[str, int]:  # noqa: ANN401 - the driver is untyped
        """The sum of every row that is there, table by table."""
        return {table: _summed(self._seeds[table], _rows(raw, table)) % _MODULUS for table in COUNTED}


def _rows(raw: Any, table: str) -> Iterable[Sequence[Any]]:  # noqa: ANN401 - the driver is untyped
    """Every row of a table, the state itself aside, in the order of its key."""
    columns = metadata.tables[table].columns
    names = ", ".join(column.name for column in columns)
    beside = f" WHERE name <> '{STATE}'" if table == "setting" else ""
    rows: Iterable[Sequence[Any]] = raw.execute(f"SELECT {names} FROM main.{table}{beside} ORDER BY {columns[0].name}")  # noqa: S608 - our own names
    return rows


def _summed(seed: Any, rows: Iterable[Sequence[Any]]) -> int:  # noqa: ANN401 - hashlib's objects are untyped
    return sum(_expanded(seed, row) for row in rows)


def _expanded(seed: Any, row: Sequence[Any]) -> int:  # noqa: ANN401 - hashlib's objects are untyped
    hashed = seed.copy()
    hashed.update(_framed(*row))
    return int.from_bytes(shake_128(hashed.digest()).digest(SUM_SIZE), "little")


def _framed(*columns: Any) -> bytes:  # noqa: ANN401 - SQLite keeps a value of any kind in any column
    """Each value with its kind and its length before it, so that no two rows come out alike."""
    return b"".join([
        b"%b%d:%b" % (_KINDS[type(value)], len(body), body)
        for value in columns
        for body in (value if type(value) is bytes else str(value).encode(),)
    ])  # fmt: skip


def packed(sums: Sums) -> bytes:
    """The sums as the setting holds them."""
    return b"".join(sums[table].to_bytes(SUM_SIZE, "little") for table in COUNTED)


def unpacked(stored: object) -> dict[str, int] | None:
    """The sums in a setting; nothing where it is not one that `packed` made."""
    if not isinstance(stored, bytes) or len(stored) != SUM_SIZE * len(COUNTED):
        return None
    parts = (stored[place : place + SUM_SIZE] for place in range(0, len(stored), SUM_SIZE))
    return {table: int.from_bytes(part, "little") for table, part in zip(COUNTED, parts, strict=True)}


def root_of(sums: Sums) -> bytes:
    """32 bytes that stand for all rows."""
    return sha256(
        aad("state root", *(part for t in COUNTED for part in (t, sums[t].to_bytes(SUM_SIZE, "little"))))
    ).digest()


def bears(root: bytes, sums: Sums | None) -> bool:
    """Whether these are the sums that a root was made from."""
    return sums is not None and hmac.compare_digest(root, root_of(sums))


def digest_of_rows(raw: Any) -> bytes:  # noqa: ANN401 - the driver is untyped
    """A digest of every row of every table but the state, the same for two files that hold the same under two keys."""
    whole = blake2b()
    for table in sorted(metadata.tables):
        whole.update(_framed("table", table))
        for row in _rows(raw, table):
            whole.update(_framed(*row))
    return whole.digest()


def strangers(raw: Any) -> bool:  # noqa: ANN401 - the driver is untyped
    """Whether the file's schema names something that the program has not put there, or lacks something it has."""
    named = {
        row[0] for row in raw.execute("SELECT name FROM main.sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%'")
    }
    return named != OBJECTS

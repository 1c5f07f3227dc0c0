"""A vault in the hands of somebody who has its key: its rows, an older copy of it, another vault, and how it was."""

import contextlib
import shutil
from pathlib import Path

from sspf_desk.errors import Refusal
from sspf_desk.vault import keyfile
from tests.reach import Reach

TABLES = {
    "access": ("id", "tag", "sealed"),
    "version": ("id", "sealed"),
    "member": ("id", "statements"),
    "setting": ("name", "statement"),
    "trail_entry": ("sequence", "moment", "actor", "sealed", "previous", "signature", "root"),
}
COUNTED = tuple(table for table in TABLES if table != "trail_entry")


def asked(table, more=""):
    """Every row of a table, in the order of its key, found without any index."""
    names = TABLES[table]
    return f"SELECT {', '.join(names)} FROM {table} NOT INDEXED {more} ORDER BY {names[0]}"  # noqa: S608 - our own names


def put(table, row):
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row  # noqa: S608 - our own names


def gone(table, row):
    return f"DELETE FROM {table} WHERE {TABLES[table][0]} = ?", (row[0],)  # noqa: S608 - our own names


class Hands:
    """A vault in somebody's hands: its folder, its key, an older copy of it, and another vault."""

    def __init__(self, folder, name, older, other):
        self.folder, self._name = folder, name
        self.now, self.older, self.other = (lies(place) for place in (folder, older, other))
        self.reach, self._keys = Reach(folder, name), keyfile.read(folder)
        self.rows = self._all_rows(folder)
        self.older_rows, self.other_rows = self._all_rows(older), self._all_rows(other)

    def _all_rows(self, folder):
        reach = Reach(folder, self._name)
        return {table: reach.sql(asked(table)) for table in TABLES}

    def restore(self):
        """The folder as it was."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        for name, content in self.now.items():
            (self.folder / name).write_bytes(content)

    def write(self, name, content):
        (self.folder / name).write_bytes(content)

    def sql(self, *statements):
        self.reach.sql(*statements)

    def untouched(self):
        """Whether nothing at all has changed: the files are the same, or all that is in them, found by any way."""
        if lies(self.folder) == self.now:
            return True
        if not self._same_keys():
            return False
        with contextlib.suppress(Exception):
            whole = self.reach.sql("PRAGMA integrity_check") == [("ok",)]
            return whole and all(self.reach.sql(asked(table)) == self.rows[table] for table in TABLES)
        return False

    def _same_keys(self):
        """The better of two copies is read, and the next change makes both whole."""
        try:
            return keyfile.read(self.folder) == self._keys
        except Refusal:
            return False

    def one(self, table, chance):
        return chance.choice(self.rows[table])

    def differing(self, table):
        """Rows of the older copy that today's vault does not have."""
        return [row for row in self.older_rows[table] if row not in self.rows[table]]


def lies(folder):
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.name != "vault.lock"}

"""One day's work as the calls it made, and the judge of what a power cut leaves of it."""

import hashlib
import pickle
import shutil
from bisect import bisect_right
from itertools import pairwise
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import keyfile
from tests.builders import NAMES, texts
from tests.endurance.jobs import a_school
from tests.endurance.powercut import Disk
from tests.endurance.scripts import FIRST, HOUR, LEAD, NEW_PASSWORD, SCRIPTS, as_lead
from tests.reach import Reach

PASSWORDS = ("set_password", "recover")
"""Scripts after which the lead has a new password: they come last."""
DEEP = 20
"""Every so many cuts the program itself opens what is left; the others are read straight from the files."""


class Lost(Exception):
    """What was told is not there, or what is there was never so."""

    def __init__(self, *told):
        super().__init__(" ".join(map(str, told)))


class Recorded:
    """One day's calls, and how the vault stood after each of them."""

    def __init__(self, nursery, base, place, wrong=None):
        self._base, self._place, day, trace = base, place, place / "day", place / "trace"
        shutil.copytree(base.folder, day)
        self._begin = lambda: Disk(base.folder, day)
        record, after = base.given["record"] | {"times": 3}, base.given["record"] | {"word": "sen", "times": 2}
        others = [[script, base.given[script]] for script in SCRIPTS if script not in {"record", *PASSWORDS}]
        last = [[script, base.given[script]] for script in PASSWORDS]
        jobs = [["record", record], *others, ["record", after], *last]
        reaches = [Reach(Path(base.folder, "vault"), NAMES[LEAD])]
        nursery.run("day", day, base.at, guarding={"trace": str(trace)}, jobs=jobs, wrong=wrong)
        self.calls = pickle.loads(trace.read_bytes())  # noqa: S301 - written by ourselves just now
        reaches.append(Reach(day / "vault", NAMES[LEAD], NEW_PASSWORD))
        keys = {epoch: key for reach in reaches for epoch, key in reach.unlocked.keys.vault_keys.items()}
        self._keys = [keys[epoch] for epoch in sorted(keys, reverse=True)]
        self._stood, self._told = self._replayed()

    def _replayed(self):
        """How the files read, in order, as the day went on; and what stood when each thing was told."""
        disk, stood, told, self._beside = self._begin(), ([], []), [(0, (0, 0))], [(0, {})]
        for number, call in enumerate(self.calls, 1):
            disk.do(call)
            if call.what in {"tell", "rename", "unlink"} or (call.what == "truncate" and not call.at):
                for known, now in zip(stood, self._reading(disk.whole()), strict=True):
                    if now not in known[-1:]:
                        known.append(now)
            if call.what == "tell":
                told.append((number, tuple(len(known) - 1 for known in stood)))
                if b'"done"' in call.content:
                    self._beside.append((number, _finished(disk.whole())))
        assert all(earlier <= later for earlier, later in pairwise(told))
        return stood, told

    def cut(self, cuts, chance, *, deep=0):
        """What was lost at each of so many random moments; empty where nothing was."""
        disk, moments, done = self._begin(), sorted(chance.randrange(len(self.calls) + 1) for _ in range(cuts)), 0
        for number, moment in enumerate(moments):
            for call in self.calls[done:moment]:
                disk.do(call)
            done = moment
            files = disk.cut(chance)
            try:
                self.judge(files, moment)
                if deep and not number % deep:
                    self._open(files, moment)
            except Lost as lost:
                yield f"call {moment} of {len(self.calls)}: {lost}"
            else:
                yield ""

    def judge(self, files, moment):
        """Raise `Lost` unless the files read as they once did, and not earlier than when something was last told."""
        _, acknowledged = self._told[bisect_right(self._told, moment, key=lambda told: told[0]) - 1]
        for name, known, now, least in zip(
            ("vault.db", "vault.keys"), self._stood, self._reading(files), acknowledged, strict=True
        ):
            if now not in known:
                raise Lost(name, "reads as it never did:", now)
            if known.index(now) < least:
                raise Lost(name, "reads as it did before what was told")
        _, beside = self._beside[bisect_right(self._beside, moment, key=lambda told: told[0]) - 1]
        for path, content in beside.items():
            if files.get(path) != content:
                raise Lost(path, "was told to be finished, and is another")

    def _reading(self, files):
        """The database's rows and the key file's newest valid copy, each as a digest, or why there is none."""
        self._lay(files)
        vault = self._place / "cut" / "vault"
        return self._rows(vault / "vault.db"), _key_file(vault)

    def _lay(self, files):
        shutil.rmtree(self._place / "cut", ignore_errors=True)
        (self._place / "cut" / "vault").mkdir(parents=True)
        for path, content in files.items():
            target = self._place / "cut" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def _rows(self, path):
        for key in self._keys if path.exists() else ():
            connection = sqlcipher.connect(str(path), isolation_level=None)
            try:
                connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
                return _digest(connection)
            except sqlcipher.Error as error:
                said = str(error)
            finally:
                connection.close()
        return said if path.exists() else "missing"

    def _open(self, files, moment):
        """The program's own way in: a desk, a sheet, and a trail without faults."""
        self._lay(files)
        school = a_school(self._place / "cut", self._base.at + 2 * HOUR)
        try:
            with as_lead(school) as desk:
                shown = texts(desk.recording.sheet(self._base.given["record"]["pupil"]))
                faults = desk.watch.verify()
        except Refusal as refusal:
            raise Lost("refused:", refusal.reason.value, dict(refusal.places)) from None
        if faults or FIRST not in shown:
            raise Lost("faults:", faults)


def _finished(files):
    """Backups, and vaults that were put back: once told of, they stand as they were written."""
    return {path: content for path, content in files.items() if path.startswith(("usb/", "restored/")) and content}


def _digest(connection):
    """One digest of every row of every table; raises where a page fails its check."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    digest = hashlib.sha256(repr(tables).encode())
    for table in tables:
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1"):  # noqa: S608 - our own tables
            digest.update(repr(row).encode())
    if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        return "pages fail their check"
    ((told,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
    return digest.hexdigest() if told == "ok" else "torn"


def _key_file(vault):
    try:
        return hashlib.sha256(keyfile.encode(keyfile.read(vault))).hexdigest()
    except Refusal as refusal:
        return Reason(refusal.reason).value

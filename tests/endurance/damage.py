"""Damages copies of a vault in every way a disk, a careless copy or a stranger does, and tells what each reading gave.

A folder of trials holds `now/`, the vault; `before/`, the same vault some acts earlier; `hot/`, the vault as a kill
left it in the middle of a commit, with a journal to be rolled back; and `at`, its clock.
"""

import collections
import hashlib
import os
import random
import shutil
from datetime import timedelta
from pathlib import Path

from sspf_desk import logs
from sspf_desk.errors import Refusal
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD
from tests.endurance import forging
from tests.endurance.jobs import a_school
from tests.endurance.telling import say

DATABASE, KEYS, JOURNAL = ("vault.db",), ("vault.keys", "vault.keys.2"), ("vault.db-journal",)
PAGE = 4096
READERS = (Seat.SCHOOL_LEAD, Seat.COUNSELLOR)


def _page(content, chance):
    return chance.randrange(0, max(1, len(content) // PAGE)) * PAGE


def flipped(content, chance, _old):
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content, chance, _old):
    return content[: chance.choice((chance.randrange(len(content)), _page(content, chance), 0))]


def zeroed(content, chance, _old):
    start = _page(content, chance)
    return content[:start] + bytes(len(content[start : start + PAGE])) + content[start + PAGE :]


def swapped(content, chance, _old):
    one, other = sorted((_page(content, chance), _page(content, chance)))
    if one == other:
        return flipped(content, chance, _old)
    first, second = content[one : one + PAGE], content[other : other + PAGE]
    return content[:one] + second + content[one + PAGE : other] + first + content[other + PAGE :]


def doubled(content, chance, _old):
    """One page written over another, as a disk that has lost its way does."""
    one, other = _page(content, chance), _page(content, chance)
    return content[:other] + content[one : one + PAGE] + content[other + PAGE :]


def scrambled(content, chance, _old):
    start = chance.randrange(len(content))
    size = min(chance.choice((16, 512, PAGE)), len(content) - start)
    return content[:start] + chance.randbytes(size) + content[start + size :]


def appended(content, chance, _old):
    return content + chance.choice((bytes(PAGE), chance.randbytes(7), chance.randbytes(PAGE), content[:PAGE]))


def old_page(content, chance, old):
    """A page as it was some acts ago: it is whole, bears its check, and SQLCipher takes it for today's."""
    start = _page(old, chance)
    return content[:start] + old[start : start + PAGE] + content[start + PAGE :]


BYTES = (flipped, cut, zeroed, swapped, doubled, scrambled, appended)
FILES = (DATABASE, DATABASE, DATABASE, DATABASE, KEYS[:1], KEYS[1:], KEYS, DATABASE + KEYS[:1], DATABASE + KEYS)


def everything(desk):
    """All that a desk shows: the list, each sheet, the meetings."""
    rows = desk.people.list()
    sheets = [repr(desk.recording.sheet(row.pupil)) for row in rows]
    return hashlib.sha256("\n".join([repr(rows), *sheets, repr(desk.planning.list())]).encode()).hexdigest()


class Trials:
    """One folder, filled anew for each trial."""

    def __init__(self, folder):
        self._at = float((folder / "at").read_text())
        lies = {name: {p.name: p.read_bytes() for p in (folder / name).iterdir()} for name in ("now", "before", "hot")}
        self._now, self._before, self._hot = lies.values()
        self._place = folder / f"trials-{os.getpid()}"
        committed = {name: content for name, content in self._hot.items() if name not in JOURNAL}
        self._same = {seat: set(map(self._read_anew(seat), (self._now, self._hot, committed))) for seat in READERS}

    def _fill(self, files):
        shutil.rmtree(self._place, ignore_errors=True)
        (self._place / "vault").mkdir(parents=True)
        for name, content in files.items():
            (self._place / "vault" / name).write_bytes(content)

    def _read_anew(self, seat):
        def read(files):
            self._fill(files)
            return self._read(seat)

        return read

    def _lies(self):
        return {path.name: path.read_bytes() for path in (self._place / "vault").iterdir()}

    def _read(self, seat):
        school = a_school(self._place, self._at)
        school.around.now += timedelta(days=1)
        with school.doors.sign_in(school.folder, NAMES[seat], PASSWORD) as desk:
            self._inside = True
            return everything(desk)

    def run(self, kind, number):
        """The way of one trial's damage and what came of it: same, different, a reason, or what must never be."""
        chance = random.Random(f"{kind} {number}")  # noqa: S311 - the same damage every run
        way, files = getattr(self, f"_{kind}")(chance, number)
        self._fill(files)
        self._inside = False
        return f"{kind} {way}", self._outcome(chance.choice(READERS), files, rolled_back=kind == "journal")

    def _bytes(self, chance, number):
        way, files = BYTES[number % len(BYTES)], dict(self._now)
        for name in chance.choice(FILES):
            files[name] = way(files[name], chance, self._before[name])
        return way.__name__, files

    def _pages(self, chance, number):
        """An older page put back."""
        files = self._now | {"vault.db": old_page(self._now["vault.db"], chance, self._before["vault.db"])}
        return "old page", files

    def _keys(self, chance, number):
        """A key file that is whole in form: its digest is right. In both copies, since the better one would win."""
        way = forging.WAYS[number % len(forging.WAYS)]
        content = forging.forged(way, self._now["vault.keys"], chance)
        return way.__name__, self._now | dict.fromkeys(KEYS, content)

    def _journal(self, chance, number):
        """A journal that would be rolled back."""
        way = BYTES[number % len(BYTES)]
        return way.__name__, self._hot | {name: way(self._hot[name], chance, b"") for name in JOURNAL}

    def _outcome(self, seat, files, *, rolled_back):
        try:
            return "same" if self._read(seat) in self._same[seat] else "different"
        except Refusal as refusal:
            return refusal.reason.value + ("" if rolled_back else self._touched(files))
        except Exception as error:
            return f"CRASHED {logs.code(error)} {logs.places(error)[-2:]}"

    def _touched(self, files):
        """What a refusal has changed: nothing at all, unless the member was in already; the keys not even then."""
        lies = self._lies()
        lies.pop("vault.db-journal", None)
        if self._inside:
            lies.pop("vault.db")
            files = {name: content for name, content in files.items() if name != "vault.db"}
        return "" if lies == files else " REWRITTEN"


def damaged(folder, at, *, kind, first, count, **_):
    """A job: so many trials of one kind, and how often each came out how."""
    trials = Trials(Path(folder))
    told = collections.Counter()
    for number in range(first, first + count):
        say(trying=f"{kind} {number}")
        told[trials.run(kind, number)] += 1
    for (way, outcome), times in told.items():
        say(done=[way, outcome, times])

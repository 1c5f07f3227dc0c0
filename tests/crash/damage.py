"""Damages copies of a vault in every way a disk, a careless copy or a stranger does, and tells what each reading gave.

Run as a process of its own, so that a crash of the library underneath is seen: `python -m tests.crash.damage FOLDER
FIRST COUNT`. FOLDER holds `now/`, the vault; `before/`, the same vault some acts earlier; and `at`, its clock.
"""

import collections
import hashlib
import json
import os
import random
import shutil
import sys
from datetime import timedelta
from pathlib import Path

from sspf_desk.errors import Refusal
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD
from tests.crash.worker import a_school

DATABASE, KEYS = ("vault.db",), ("vault.keys", "vault.keys.2")
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


WAYS = (flipped, cut, zeroed, swapped, doubled, scrambled, appended, old_page)
TARGETS = (DATABASE, DATABASE, DATABASE, DATABASE, KEYS[:1], KEYS[1:], KEYS, DATABASE + KEYS[:1], DATABASE + KEYS)


def everything(desk):
    """All that a desk shows: the list, each sheet, the meetings."""
    rows = desk.people.list()
    sheets = [repr(desk.recording.sheet(row.pupil)) for row in rows]
    return hashlib.sha256("\n".join([repr(rows), *sheets, repr(desk.planning.list())]).encode()).hexdigest()


class Trials:
    """One folder, filled anew for each trial."""

    def __init__(self, folder):
        self._at = float((folder / "at").read_text())
        self._now, self._before = ({p.name: p.read_bytes() for p in (folder / n).iterdir()} for n in ("now", "before"))
        self._place = folder / f"trials-{os.getpid()}"
        self._fill(self._now)
        self._same = {seat: self._read(seat) for seat in READERS}

    def _fill(self, files):
        shutil.rmtree(self._place, ignore_errors=True)
        (self._place / "vault").mkdir(parents=True)
        for name, content in files.items():
            (self._place / "vault" / name).write_bytes(content)

    def _lies(self):
        return {path.name: path.read_bytes() for path in (self._place / "vault").iterdir()}

    def _read(self, seat):
        school = a_school(self._place, self._at)
        school.around.now += timedelta(days=1)
        with school.doors.sign_in(school.folder, NAMES[seat], PASSWORD) as desk:
            self._inside = True
            return everything(desk)

    def run(self, number):
        """The way of one trial's damage and what came of it: same, different, a reason, or what must never be."""
        chance = random.Random(number)  # noqa: S311 - the same damage every run
        way, target = WAYS[number % len(WAYS)], chance.choice(TARGETS)
        files = dict(self._now)
        for name in target:
            files[name] = way(files[name], chance, self._before[name])
        self._fill(files)
        self._inside = False
        return f"{way.__name__} {'+'.join(target)}", self._outcome(chance.choice(READERS), files)

    def _outcome(self, seat, files):
        try:
            return "same" if self._read(seat) == self._same[seat] else "different"
        except Refusal as refusal:
            return refusal.reason.value + self._touched(files)

    def _touched(self, files):
        """What a refusal has changed: nothing at all, unless the member was in already; the keys not even then."""
        lies = self._lies()
        lies.pop("vault.db-journal", None)
        if self._inside:
            lies.pop("vault.db")
            files = {name: content for name, content in files.items() if name != "vault.db"}
        return "" if lies == files else " REWRITTEN"


def main(folder, first, count):
    trials = Trials(Path(folder))
    told = collections.Counter(trials.run(number) for number in range(int(first), int(first) + int(count)))
    print(json.dumps([[*key, times] for key, times in sorted(told.items())]))  # noqa: T201 - told to whoever asked


if __name__ == "__main__":
    main(*sys.argv[1:])

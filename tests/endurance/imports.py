"""Damages a school's class lists and reads them: there comes a roster or a refusal, and nobody hidden is shown."""

import collections
import json
import random
import shutil
from datetime import date
from pathlib import Path

from sspf_desk import logs
from sspf_desk.errors import Refusal
from sspf_desk.roster import read
from tests.endurance import damage, forging
from tests.endurance.telling import say

DAY = date(2026, 11, 26)
SCHOOLS = ("small", "sample")


def written_otherwise(content, chance):
    """The same said in another way: keys in another order, room between, a mark at the beginning."""
    told = json.dumps(_shuffled(json.loads(content), chance), ensure_ascii=bool(chance.randrange(2)), indent=1)
    return b"\xef\xbb\xbf" * chance.randrange(2) + told.encode()


def _shuffled(value, chance):
    if isinstance(value, list):
        return [_shuffled(one, chance) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _shuffled(value[key], chance) for key in chance.sample(list(value), len(value))}


class Lists:
    """The answers of one school, damaged one file at a time."""

    def __init__(self, place, files):
        self._place = place
        self._files = {path.name: path.read_bytes() for path in files.glob("*.json")}
        self._whole = self._read(self._files)

    def _read(self, files):
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir(parents=True)
        for name, content in files.items():
            (self._place / name).write_bytes(content)
        return read(self._place, DAY)

    def run(self, number):
        chance = random.Random(f"imports {number}")  # noqa: S311 - the same damage every run
        ways = (*forging.WAYS, *damage.BYTES, written_otherwise)
        way, name = ways[number % len(ways)], chance.choice(sorted(self._files))
        files = self._files | {name: self._changed(way, self._files[name], chance)}
        try:
            told = self._read(files)
        except Refusal as refusal:
            return way.__name__, refusal.reason.value
        except Exception as error:
            return way.__name__, f"CRASHED {logs.code(error)} {logs.places(error)[-2:]}"
        if way is written_otherwise and told != self._whole:
            return way.__name__, "READ DIFFERENTLY"
        hidden = {pupil.source_id for pupil in told.pupils} & _marked(files)
        return way.__name__, "SHOWN THOUGH PROTECTED" if hidden else "read"

    def _changed(self, way, content, chance):
        if way is written_otherwise:
            return way(content, chance)
        return way(content, chance, content) if way in damage.BYTES else forging.changed(way, content, chance)


def _marked(files):
    """The ids of everybody who is not plainly unmarked, as another reader finds them in the same files."""
    records = [record for content in files.values() for record in _records(content)]
    return {
        record.get("id") for record in records if "givenName" in record and record.get("securityMarking") != "Ingen"
    }


def _records(content):
    try:
        told = json.loads(content.decode("utf-8-sig"))["data"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    return [record for record in told if isinstance(record, dict)] if isinstance(told, list) else []


def imported(folder, at, *, files, first, count, **_):
    """A job: so many damaged lists of each school, and how often each came out how."""
    schools = [Lists(Path(folder) / "lists" / name, Path(files) / name) for name in SCHOOLS]
    told = collections.Counter()
    for number in range(first, first + count):
        say(trying=f"imports {number}")
        told[schools[bool(number % 8 == 0)].run(number)] += 1
    for (way, outcome), times in told.items():
        say(done=[way, outcome, times])

"""Damages backups and puts them back: there comes the vault that was backed up, or a refusal and no vault at all."""

import base64
import collections
import hashlib
import json
import random
import shutil
from pathlib import Path

from sspf_desk import logs
from sspf_desk.errors import Refusal
from sspf_desk.membership.backups import Opening
from sspf_desk.store import container
from tests.builders import NAMES, PASSWORD
from tests.endurance import damage, forging
from tests.endurance.jobs import a_school
from tests.endurance.telling import say


class Parts:
    """A backup taken apart, so that it can be put together again with something else in it."""

    def __init__(self, path, apart):
        with path.open("rb") as file:
            self.manifest = container.read_manifest(file)
            told = json.loads(self.manifest)
            with apart.open("wb") as into:
                container.extract(file, self.manifest, told["size"], base64.b64decode(told["digest"]), into)
        self.content = apart.read_bytes()

    def together(self, apart, manifest, content):
        """A container as it should be, around whatever is in it."""
        apart.write_bytes(content)
        into = apart.with_suffix(".whole")
        with into.open("wb") as file:
            container.write(file, manifest, apart, container.measured(apart))
        return into.read_bytes()


def manifest_forged(parts, way, chance, _older):
    return forging.changed(way, parts.manifest, chance), parts.content


def keys_forged(parts, way, chance, _older):
    """The key file in it changed, its own digest made right again."""
    told = json.loads(parts.manifest)
    keys = forging.forged(way, base64.b64decode(told["manifest"]["keys"]), chance)
    told["manifest"]["keys"] = base64.b64encode(keys).decode()
    return _written(told), parts.content


def content_changed(parts, way, chance, older):
    """Its rows changed as a disk does, or an older backup's, and the manifest's size and digest made right again."""
    content = chance.choice(damage.BYTES)(parts.content, chance, older.content)
    return _fitting(parts.manifest, content), content


def content_of_another(parts, way, chance, older):
    return _fitting(parts.manifest, older.content), older.content


def manifest_of_another(parts, way, chance, older):
    return _fitting(older.manifest, parts.content), parts.content


def wraps_of_another(parts, way, chance, older):
    told, theirs = json.loads(parts.manifest), json.loads(older.manifest)
    name = chance.choice(("wraps", "keys", "made_at", "epoch"))
    told["manifest"][name] = theirs["manifest"][name]
    return _written(told), parts.content


def _written(told):
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _fitting(manifest, content):
    told, of = json.loads(manifest), hashlib.sha256(content).digest()
    told["size"], told["digest"] = len(content), base64.b64encode(of).decode()
    return _written(told)


INSIDE = (manifest_forged, keys_forged, content_changed, content_of_another, manifest_of_another, wraps_of_another)


class Backups:
    """One backup, damaged anew for each trial and put back in a folder of its own."""

    def __init__(self, folder):
        self._place = folder / "backups"
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir()
        self._at = float((folder / "at").read_text())
        self._path, older = folder / "now.sspf-backup", folder / "before.sspf-backup"
        self._whole = self._path.read_bytes()
        self._older = Parts(older, self._place / "older")
        self._parts = Parts(self._path, self._place / "parts")
        self._same = self._put_back(self._whole)

    def _put_back(self, content):
        """What is there once it is put back, from when it says to be, and who it says were members."""
        place = self._place / "school"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        path, school = place / "it.sspf-backup", a_school(place, self._at)
        path.write_bytes(content)
        told = school.doors.restore(path, school.folder, Opening(NAMES[damage.READERS[0]], PASSWORD))
        with school.doors.sign_in(school.folder, NAMES[damage.READERS[0]], PASSWORD) as desk:
            return damage.everything(desk), told.made_at, told.members

    def run(self, number):
        """The way of one trial's damage and what came of it."""
        chance = random.Random(f"backups {number}")  # noqa: S311 - the same damage every run
        ways = (*damage.BYTES, *INSIDE)
        way = ways[number % len(ways)]
        if way in damage.BYTES:
            content = way(self._whole, chance, self._older.content)
        else:
            changed = way(self._parts, chance.choice(forging.WAYS), chance, self._older)
            content = self._parts.together(self._place / "apart", *changed)
        try:
            return way.__name__, "same" if self._put_back(content) == self._same else "different"
        except Refusal as refusal:
            return way.__name__, refusal.reason.value
        except Exception as error:
            return way.__name__, f"CRASHED {logs.code(error)} {logs.places(error)[-2:]}"


def put_back(folder, at, *, first, count, **_):
    """A job: so many damaged backups, and how often each came out how."""
    trials = Backups(Path(folder))
    told = collections.Counter()
    for number in range(first, first + count):
        say(trying=f"backups {number}")
        told[trials.run(number)] += 1
    for (way, outcome), times in told.items():
        say(done=[way, outcome, times])

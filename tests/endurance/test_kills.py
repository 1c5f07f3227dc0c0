"""The program dies at any moment, and what was told to be done is done, nothing is torn, and nobody is shut out."""

import random
import shutil
from datetime import UTC, datetime

import msgspec
import pytest

from sspf_desk.acts.acts import entries
from sspf_desk.terms import Act, Seat
from sspf_desk.vault.envelope import aad, unpad, unwrap
from tests.builders import NAMES, PASSWORD, Around, School, texts
from tests.endurance.jobs import a_school
from tests.endurance.scale import shares
from tests.endurance.scripts import AFTER, BEFORE, HOUR, SCRIPTS, stands
from tests.reach import Reach, inside

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
WEIGHTS = {
    "commits": 10, "correct": 2, "say_ready": 1, "join": 3, "set_password": 3, "leave": 5, "back_up": 3, "restore": 2,
    "recover": 2,
}  # fmt: skip
"""How the kills are dealt out: `commits` falls at moments of its own, the scripts' at every call in turn."""
SHARES = shares("kills", WEIGHTS)
AT_ONCE, AT_THE_END = 40, 3
"""Kills in a row on one vault, which each finds as the last one left it; and kills as soon as a script has told."""
FIRSTS = range(0, SHARES["commits"], AT_ONCE)
BATCHES = [(first, min(AT_ONCE, SHARES["commits"] - first)) for first in FIRSTS]


@pytest.mark.parametrize("batch", BATCHES)
def test_every_acknowledged_act_is_there_and_another_is_there_whole_or_not_at_all(nursery, swift_path, figure, batch):
    number, kills = batch
    chance, around = random.Random(number), Around()  # noqa: S311 - moments to kill at, the same every run
    with School.founded(swift_path, around) as school:
        school.join(COUNSELLOR)
        pupils = [school.add(COUNSELLOR, f"Elev {pupil:03d}") for pupil in range(-(-kills // 10))]
        killing = Killing(nursery, swift_path, around, pupils, chance)
        for kill in range(kills):
            killing.kill(kill)
        around.now = datetime.fromtimestamp(killing.at + HOUR, UTC)
        _all_stands(school, killing.expected)
    assert killing.told > kills // 4
    figure("SIGKILL during commits", kills=kills, acknowledged=killing.told, lost=0)


class Killing:
    """Kills in a row on one vault: what each must leave, and what it left besides."""

    def __init__(self, nursery, folder, around, pupils, chance):
        self._nursery, self._folder, self._pupils, self._chance = nursery, folder, pupils, chance
        self.at, self.told = int(around.now.timestamp()), 0
        self.expected = {pupil: set() for pupil in pupils}

    def kill(self, number):
        pupil, word = self._pupils[number // 10], f"w{number}"
        given = {"name": NAMES[COUNSELLOR], "pupil": pupil, "word": word}
        done = self._nursery.run("record", self._folder, self._later(), **given, **self._moment(number)).done
        self.told += len(done)
        self.expected[pupil] |= set(done)
        self._whole(pupil, f"{word}-{len(done):05d}")

    def _later(self):
        """Each run begins an hour after the last, so that no clock is ever set back."""
        self.at += HOUR
        return self.at

    def _moment(self, number):
        """Every other kill falls anywhere, every other as a commit is under way."""
        if number % 2:
            return {"kill_after": self._chance.uniform(0, 0.05)}
        return {"kill_after": self._chance.uniform(0, 0.003), "of": "committing"}

    def _whole(self, pupil, next_word):
        """The vault opens, and the sheet is what was acknowledged and at most the next act, whole."""
        school = a_school(self._folder, self._later())
        with school.doors.sign_in(school.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
            shown = texts(desk.recording.sheet(pupil))
        more = shown - self.expected[pupil]
        assert shown >= self.expected[pupil]
        assert more <= {next_word}
        self.expected[pupil] |= more


def _all_stands(school, expected):
    """Items, wraps and trail agree to the last: both seats see the same, and the trail has as many acts as items."""
    counsellor, lead = school.sign_in(COUNSELLOR), school.sign_in(LEAD)
    for pupil, written in expected.items():
        assert texts(counsellor.recording.sheet(pupil)) == texts(lead.recording.sheet(pupil)) == written
    assert counsellor.watch.verify() == lead.watch.verify() == ()
    items = sum(map(len, expected.values()))
    assert _trail_of(school, COUNSELLOR).count(Act.RECORDED.value) == items
    reach = Reach(school.folder, NAMES[COUNSELLOR])
    assert reach.sql("PRAGMA integrity_check") == [("ok",)]
    leading = {led.row.version for name in (COUNSELLOR, LEAD) for led in Reach(school.folder, NAMES[name]).led()}
    stored = {id_.hex() for (id_,) in reach.sql("SELECT id FROM version")}
    assert leading == stored, "a version without a row, or a row without its version"


def _trail_of(school, seat):
    """What a seat's own part of the trail says was done, in order."""
    held = inside(school, seat)
    key, vault = held.unlocked.keys.seats[0].trail_key(), held.acts.vault
    with held.acts.begin(Act.VERIFIED, reading=True) as session:
        own = [entry for entry in entries(session) if entry.actor == held.member.id]
    plain = [unpad(unwrap(key, e.sealed, aad("trail entry", vault, e.sequence, e.actor))) for e in own]
    return [msgspec.msgpack.decode(said)[0] for said in plain]


@pytest.mark.parametrize("script", [script for script in WEIGHTS if script in SCRIPTS])
def test_killed_before_any_of_its_calls_a_script_stands_done_or_not_begun(nursery, base, swift_path, figure, script):
    """Before every call in turn, and round again; and as soon as the act is acknowledged."""
    kills, ends = SHARES[script], []
    calls = _tried(nursery, base, swift_path, script, guarding={"kill_at": None})[0].calls
    for number in range(kills):
        moment = {"kill_after": 0, "of": "done"} if number < AT_THE_END else {"guarding": _before(number, kills, calls)}
        ends.append(_tried(nursery, base, swift_path, script, **moment)[1])
    assert set(ends) == {BEFORE, AFTER}
    figure(f"SIGKILL during {script}", kills=kills, calls=calls, lost=0)


def _before(number, kills, calls):
    """Each call as often as any other; spread over all of them where there are fewer kills than calls."""
    return {"kill_at": number % calls if kills >= calls else number * calls // kills}


def _tried(nursery, base, place, script, **moment):
    folder = place / "tried"
    shutil.copytree(base.folder, folder)
    told = nursery.run(script, folder, base.at, **moment, **base.given[script])
    end = stands(script, folder, base.at + HOUR, base.given, acknowledged=bool(told.done))
    shutil.rmtree(folder)
    return told, end

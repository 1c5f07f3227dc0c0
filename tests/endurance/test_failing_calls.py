"""Every call that changes a file fails once, or from then on: it is told in words, soon, and nothing told is lost."""

import errno
import shutil
import time

import pytest

from sspf_desk import words
from sspf_desk.errors import Reason, Refusal
from tests.endurance.jobs import SMALL_DISK
from tests.endurance.scale import FULL
from tests.endurance.scripts import AFTER, HOUR, SCRIPTS, stands

WORLD = {Reason.DISK_FULL, Reason.DISK_FULL_READING, Reason.DISK_ERROR, Reason.READ_ONLY_FOLDER}
"""What a failing call may be told as."""
SLOWEST = 5.0
"""Seconds within which a failure is told, on a machine that does much else; a second on one that does not."""
FAILURES = {
    "fails once": {"number": errno.EIO},
    "disk is full from then on": {"number": errno.ENOSPC, "stays": True},
    "disk is full once": {"number": errno.ENOSPC},
    "fails from then on": {"number": errno.EIO, "stays": True},
}
ORDINARY = ("record", "set_password")
"""Every call of these in the ordinary run: rows, then the key file. The full run takes all scripts and all failures."""
TRIED = [(s, f) for s in SCRIPTS for f in FAILURES if FULL or (s in ORDINARY and f in list(FAILURES)[:2])]


@pytest.mark.parametrize("tried", TRIED, ids=" ".join)
def test_whichever_call_fails_it_is_told_in_words_and_nothing_told_is_lost(nursery, base, swift_path, figure, tried):
    script, failure = tried
    told, slowest = [], 0.0
    while not told or told[-1].calls > len(told) - 1:  # until a run that ends before the call that would fail
        one, end, took = _tried(nursery, base, swift_path, script, {"fail_at": len(told), **FAILURES[failure]})
        slowest = max(slowest, took)
        told.append(one)
        assert one.refused or one.done, "neither done nor told why not"
    refused = [Reason(one.refused) for one in told if one.refused]
    assert set(refused) <= WORLD
    assert all(all(words.shipped("sv").told(Refusal(reason))) for reason in set(refused))
    assert (told[-1].refused, end) == (None, AFTER)
    assert len(refused) > len(told) // 2
    assert slowest < SLOWEST
    figure(f"n-th call {failure}: {script}", calls=len(told) - 1, refused_in_words=len(refused), lost=0)


def _tried(nursery, base, place, script, guarding):
    folder = place / "tried"
    shutil.copytree(base.folder, folder)
    started = time.monotonic()
    told = nursery.run(script, folder, base.at, guarding=guarding, **base.given[script])
    took = time.monotonic() - started
    end = stands(script, folder, base.at + HOUR, base.given, acknowledged=bool(told.done))
    shutil.rmtree(folder)
    return told, end, took


def test_a_disk_of_three_mebibytes_fills_up_and_what_was_told_is_there(nursery, base, swift_path, figure):
    told = nursery.run("fill", swift_path, base.at, base=base.folder, **base.given["record"] | {"word": "full"})
    place = told.said["disk"]
    assert Reason(told.said["full"]) is (Reason.DISK_FULL if place == SMALL_DISK else Reason.DISK_ERROR)
    assert told.said["reading"] in {"", Reason.DISK_FULL_READING, Reason.DISK_FULL, Reason.DISK_ERROR}
    assert told.said["kept"] == told.said["acknowledged"] > 50
    assert told.said["whole"]
    figure(f"disk full ({place})", acknowledged=told.said["acknowledged"], lost=0)

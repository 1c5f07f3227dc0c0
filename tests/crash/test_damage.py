"""A damaged vault is refused in words or read exactly as it was; it crashes nothing, and is left as it lies."""

import json
import shutil
import subprocess
import sys
from collections import Counter

import pytest

from sspf_desk.errors import Reason
from sspf_desk.terms import Seat
from tests.builders import Around, School, a_plan, a_signal, ready_for_agenda
from tests.crash.worker import ROOT

COPIES, BATCHES = 2000, 2
REASONS = {
    Reason.VAULT_DAMAGED,
    Reason.KEYS_DAMAGED,
    Reason.FOREIGN_FILE,
    Reason.NOT_ENCRYPTED,
    Reason.NEWER_FORMAT,
    Reason.MEMBERSHIP_NOT_SIGNED,
}


@pytest.fixture
def vault(swift_path):
    """A vault, and the same vault some acts earlier."""
    around = Around()
    with School.founded(swift_path / "made", around) as school:
        counsellor = school.join(Seat.COUNSELLOR)[Seat.COUNSELLOR]
        pupil, other = school.add(Seat.COUNSELLOR), school.add(Seat.SCHOOL_LEAD, "Bo Ek")
        counsellor.recording.record(pupil, a_signal("Först."))
        shutil.copytree(school.folder, swift_path / "before", ignore=shutil.ignore_patterns("*-journal"))
        ready_for_agenda(counsellor, pupil)
        school[Seat.SCHOOL_LEAD].recording.record(other, a_signal("Rektors."))
        school[Seat.SCHOOL_LEAD].planning.call(a_plan(Seat.SCHOOL_LEAD, Seat.COUNSELLOR))
        shutil.copytree(school.folder, swift_path / "now", ignore=shutil.ignore_patterns("*-journal"))
    (swift_path / "at").write_text(str(around.now.timestamp()))
    return swift_path


def outcomes(folder):
    """What came of every damaged copy, from children of which none may crash."""
    share = COPIES // BATCHES
    children = [_child(folder, number * share, share) for number in range(BATCHES)]
    told = [child.communicate(timeout=300)[0] for child in children]
    assert [child.returncode for child in children] == [0] * BATCHES
    return [one for lines in told for one in json.loads(lines)]


def _child(folder, first, count):
    command = [sys.executable, "-m", "tests.crash.damage", str(folder), str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603 - this project's own module


def test_two_thousand_damaged_copies(vault, record_property):
    found = outcomes(vault)
    assert sum(times for *_, times in found) == COPIES
    fresh = Counter()
    replayed = Counter()
    for way, outcome, times in found:
        (replayed if way.startswith("old_page") else fresh)[outcome] += times
    assert set(fresh) <= {"same", *(reason.value for reason in REASONS)}
    assert fresh["same"] > 100
    assert fresh[Reason.VAULT_DAMAGED.value] > 500
    # Older pages bear valid checks, so SQLCipher takes them for today's: what was there before may be shown again.
    # Freshness, the keyed state root in the signed trail, comes with issue 3; until then only this is promised:
    assert set(replayed) <= {"same", "different", *Reason}
    record_property("damaged", dict(fresh))
    record_property("old pages put back", dict(replayed))
    print(f"\ndamaged: {dict(fresh)}\nold pages put back: {dict(replayed)}")  # noqa: T201

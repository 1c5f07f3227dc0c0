"""A damaged vault is refused in words or read exactly as it was; it crashes nothing, and is left as it lies."""

import pickle
import shutil
from collections import Counter

import pytest

from sspf_desk.errors import Reason
from sspf_desk.terms import Seat
from tests.builders import NAMES, Around, School, a_plan, a_signal, ready_for_agenda
from tests.endurance.nursery import ROOT
from tests.endurance.powercut import Disk
from tests.endurance.scale import shares

LISTS = ROOT / "tests" / "files" / "ss12000"
SHARES = shares("mutations", {"bytes": 13, "keys": 5, "pages": 2, "journal": 3, "imports": 4, "backups": 3})
AT_ONCE, BACKUPS_AT_ONCE = 250, 100
BATCHES = [(kind, first) for kind in ("bytes", "keys", "pages", "journal") for first in range(0, SHARES[kind], AT_ONCE)]
DAMAGED = {
    Reason.VAULT_DAMAGED,
    Reason.KEYS_DAMAGED,
    Reason.FOREIGN_FILE,
    Reason.NOT_ENCRYPTED,
    Reason.NEWER_FORMAT,
    Reason.MEMBERSHIP_NOT_SIGNED,
}
FORGED = DAMAGED | {Reason.WRONG_PASSWORD}
"""Whoever changes a slot and makes the digest right has made another lock."""
REPLAYED = DAMAGED | {Reason.VAULT_IN_DOUBT}
"""An older page bears a valid check, and so do the pages of two moments that a damaged journal leaves: the rows do
not sum up to what the trail's head says."""
ALLOWED = {
    kind: {"same", *(reason.value for reason in reasons)}
    for kind, reasons in {"bytes": DAMAGED, "keys": FORGED, "pages": REPLAYED, "journal": REPLAYED}.items()
}


@pytest.fixture(scope="module")
def vault(nursery, swift_place):
    """A vault, the same vault some acts earlier, and as a kill leaves it in the middle of a commit."""
    place, around = swift_place, Around()
    with School.founded(place / "made", around) as school:
        counsellor = school.join(Seat.COUNSELLOR)[Seat.COUNSELLOR]
        pupil, other = school.add(Seat.COUNSELLOR), school.add(Seat.SCHOOL_LEAD, "Bo Ek")
        counsellor.recording.record(pupil, a_signal("Först."))
        shutil.copytree(school.folder, place / "before", ignore=shutil.ignore_patterns("*-journal"))
        school[Seat.SCHOOL_LEAD].backups.make(place / "before.sspf-backup")
        ready_for_agenda(counsellor, pupil)
        school[Seat.SCHOOL_LEAD].recording.record(other, a_signal("Rektors."))
        school[Seat.SCHOOL_LEAD].planning.call(a_plan(Seat.SCHOOL_LEAD, Seat.COUNSELLOR))
        school[Seat.SCHOOL_LEAD].backups.make(place / "now.sspf-backup")
    shutil.copytree(place / "made" / "vault", place / "now", ignore=shutil.ignore_patterns("*-journal"))
    at = int(around.now.timestamp())
    given = {"name": NAMES[Seat.COUNSELLOR], "pupil": pupil, "word": "halv", "times": 1}
    shutil.copytree(place / "made", place / "killed")
    nursery.run("record", place / "killed", at + 60, guarding={"trace": str(place / "trace")}, **given)
    _in_the_middle(place)
    (place / "at").write_text(str(at))
    return place


def _in_the_middle(place):
    """All of the last commit is written, and its journal not yet emptied."""
    calls = pickle.loads((place / "trace").read_bytes())  # noqa: S301 - written by ourselves just now
    commits = [n for n, call in enumerate(calls) if call.what == "truncate" and call.path.endswith("-journal")]
    disk = Disk(place / "made", place / "killed")
    for call in calls[: commits[-1]]:
        disk.do(call)
    (place / "hot").mkdir()
    for path, content in disk.whole().items():
        if path.startswith("vault/"):
            (place / "hot" / path.removeprefix("vault/")).write_bytes(content)
    assert (place / "hot" / "vault.db-journal").stat().st_size > 0


@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: f"{batch[0]}-{batch[1]}")
def test_a_damaged_copy_crashes_nothing_and_shows_nothing_wrong(nursery, vault, figure, batch):
    kind, first = batch
    count = min(AT_ONCE, SHARES[kind] - first)
    told = nursery.run("damaged", vault, 0, kind=kind, first=first, count=count, confined=True)
    outcomes = Counter()
    for _, outcome, times in told.done:
        outcomes[outcome] += times
    assert outcomes.total() == count
    assert set(outcomes) <= ALLOWED[kind], told.done
    refused = count - outcomes["same"]
    figure(f"damaged copies: {kind}", tried=count, crashes=0, refused=refused, read_the_same=outcomes["same"],
           silently_different=0)  # fmt: skip


def at_once(kind, most):
    """A kind's trials in batches of at most so many, as (first, count)."""
    return [(first, min(most, SHARES[kind] - first)) for first in range(0, SHARES[kind], most)]


PUT_BACK = {Reason.BACKUP_DAMAGED, Reason.BACKUP_NOT_YOURS, Reason.WRONG_PASSWORD, Reason.NEWER_FORMAT, *DAMAGED}


@pytest.mark.parametrize("batch", at_once("backups", BACKUPS_AT_ONCE))
def test_a_damaged_backup_crashes_nothing_and_puts_nothing_else_back(nursery, vault, figure, batch):
    first, count = batch
    told = nursery.run("put_back", vault, 0, first=first, count=count, confined=True)
    outcomes = Counter()
    for _, outcome, times in told.done:
        outcomes[outcome] += times
    assert outcomes.total() == count
    assert set(outcomes) <= {"same", *(reason.value for reason in PUT_BACK)}, told.done
    same = outcomes["same"]
    figure("damaged backups", tried=count, crashes=0, refused=count - same, put_back_the_same=same,
           silently_different=0)  # fmt: skip


@pytest.mark.parametrize("batch", at_once("imports", AT_ONCE))
def test_a_damaged_class_list_crashes_nothing_and_shows_nobody_protected(nursery, swift_path, figure, batch):
    first, count = batch
    told = nursery.run("imported", swift_path, 0, files=str(LISTS), first=first, count=count, confined=True)
    outcomes = Counter()
    for _, outcome, times in told.done:
        outcomes[outcome] += times
    assert outcomes.total() == count
    assert set(outcomes) <= {"read", Reason.IMPORT_BROKEN.value, Reason.PERSONAL_NUMBER.value}, told.done
    assert min(outcomes["read"], outcomes[Reason.IMPORT_BROKEN.value]) > count // 10
    figure("damaged class lists", tried=count, crashes=0, refused=count - outcomes["read"], protected_shown=0)

"""Members who come and go, and a backup, at 2,000 and 20,000 rows, at the cost of a guess that the program uses."""

import contextlib
import os
import shutil
from datetime import timedelta

import pytest

from benchmarks.vaults import Steady
from sspf_desk import app
from sspf_desk.errors import Refusal
from sspf_desk.membership.entrance import Surroundings
from sspf_desk.models.tables import access, version
from sspf_desk.terms import Act, Mode, Seat
from sspf_desk.vault.kdf import BOUNDS, DEFAULT_COST, stretch
from tests.builders import NAMES, PASSWORD, School

SIZES = (2_000, 20_000)
ROUNDS = 3
VERSION, WRAP = 957, 768
"""Bytes of a sealed version of common size and of a wrap; two of five rows are versions."""
LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
NEWCOMER, LEAVER = "Nils Ny", "Vera Vikarie"


class Around(Steady):
    """The system's randomness, a second for each look, and a guess that costs what it costs in the program."""

    def __init__(self):
        super().__init__()
        self.step = timedelta(seconds=1)

    def surroundings(self):
        return Surroundings(self.clock, self.entropy, DEFAULT_COST, BOUNDS, app.law)


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size // 1000}k")
def laid(request, tmp_path_factory):
    """A vault with two at the counsellor's seat, and so many rows that no key of theirs opens."""
    folder = tmp_path_factory.mktemp("laid")
    with School.founded(folder, Around()) as school:
        school.join(COUNSELLOR).second(COUNSELLOR, LEAVER)
        _fill(school, request.param)
    return folder


def _fill(school, rows):
    versions = [{"id": os.urandom(16), "sealed": os.urandom(VERSION)} for _ in range(rows * 2 // 5)]
    wraps = [
        {"id": os.urandom(16), "tag": os.urandom(16), "sealed": os.urandom(WRAP)} for _ in range(rows - len(versions))
    ]
    with school[LEAD].people._acts.begin(Act.RECORDED) as session:
        session.connection.execute(version.insert(), versions)
        session.connection.execute(access.insert(), wraps)


@pytest.fixture
def fresh(laid, tmp_path):
    """A copy for each round, with the lead and the counsellor at their desks."""
    with contextlib.ExitStack() as stack:

        def make():
            stack.pop_all().close()
            shutil.rmtree(tmp_path / "it", ignore_errors=True)
            shutil.copytree(laid, tmp_path / "it")
            school = School(tmp_path / "it" / "vault", tmp_path / "it" / "profile", Around(), stack)
            for seat in (LEAD, COUNSELLOR):
                school.sign_in(seat)
            return (school,), {}

        yield make


def _added(school):
    code = school[LEAD].membership.invite(NEWCOMER, COUNSELLOR, Mode.WRITES, mandate="", agreement="")
    try:
        school.doors.join(school.folder, code, PASSWORD).close()
    except Refusal as waiting:
        school[COUNSELLOR].membership.admit(NEWCOMER, str(waiting.places["place"]))


def test_one_derivation(benchmark):
    """A guess: adding a member takes three, signing in one. Measured in the same run, for comparison."""
    salt = os.urandom(16)
    benchmark.pedantic(lambda: stretch(b"x", salt=salt, cost=DEFAULT_COST, bounds=BOUNDS), rounds=ROUNDS)


def test_a_member_added(benchmark, fresh):
    """Invited, joined with a password of his own, and let in. At most 3 s."""
    benchmark.pedantic(_added, setup=fresh, rounds=ROUNDS)


def test_a_member_removed_with_new_keys(benchmark, fresh):
    """Ended by the lead: a new key for the vault, every row copied and held against its original. At most 5 s."""
    benchmark.pedantic(lambda school: school[LEAD].leaving.end(LEAVER), setup=fresh, rounds=ROUNDS)


def test_the_seats_new_keys_as_one_who_stays_signs_in(benchmark, fresh):
    def ended():
        (school,), _ = fresh()
        school[LEAD].leaving.end(LEAVER)
        return (school,), {}

    benchmark.pedantic(lambda school: school.sign_in(COUNSELLOR), setup=ended, rounds=ROUNDS)


def test_a_backup_with_its_verification(benchmark, fresh, tmp_path):
    """Through the desk, with its entry in the trail. At most 3 s."""

    def back_up(school):
        return school[LEAD].backups.make(tmp_path / "it" / "made.sspf-backup")

    assert benchmark.pedantic(back_up, setup=fresh, rounds=ROUNDS).file


def test_a_sign_in_with_the_recount_of_every_row(benchmark, fresh):
    """The door's whole check is in it: the trail since the last head, each row's part in the sums, every index."""
    benchmark.pedantic(lambda school: school.sign_in(LEAD).member.name == NAMES[LEAD], setup=fresh, rounds=ROUNDS)

"""A sheet of 40 items, read by the counsellor: first and second opening, the commit apart, and without SQLCipher."""

from itertools import cycle

import pytest

from benchmarks import vaults
from sspf_desk.acts.acts import Session
from sspf_desk.terms import Act, Kind

ROUNDS = 2 * vaults.STUDIED
ITEMS = sum(vaults.ON_SHEET.values())


@pytest.fixture(params=["sqlcipher", "plain"])
def store(request, counsellor):
    """Where the sheet is read from."""
    if request.param == "sqlcipher":
        return counsellor.people._acts._store
    return request.getfixturevalue("unencrypted")


@pytest.fixture
def session(store, counsellor):
    """A session for each round, as each act has one; the transaction is one for them all, so no commit is measured."""
    now = _now(counsellor)
    with store.begin() as connection:
        yield lambda: Session(connection, now)


def _now(desk):
    acts, _ = vaults.in_acts(desk)
    with acts.begin(Act.LISTED, reading=True) as session:
        return session.now


def _read(desk, session, pupil):
    """What `Recording.sheet` does inside its act."""
    recording = desk.recording
    ref = recording._people.ref(session, pupil)
    sheet = recording._records.sheet(session, ref)
    view = recording._view(ref, sheet, recording._reader(session, sheet))
    kinds = [line for line in view.lines if line.kind is not Kind.CONSENT]
    assert len(kinds) == ITEMS
    return view


def test_first_opening(benchmark, session, counsellor, contents, forget):
    """Every signature is checked."""
    pupils = cycle(contents.studied[1:])

    def fresh():
        forget()
        return (counsellor, session(), next(pupils)), {}

    benchmark.pedantic(_read, setup=fresh, rounds=ROUNDS)


def test_second_opening(benchmark, session, counsellor, contents):
    """The signatures have been checked in this process, the rows were read a moment ago."""
    pupils = cycle(contents.studied[1:])

    def again():
        pupil = next(pupils)
        _read(counsellor, session(), pupil)
        return (counsellor, session(), pupil), {}

    benchmark.pedantic(_read, setup=again, rounds=ROUNDS)


def test_whole_act_with_its_commit(benchmark, counsellor, contents, forget):
    """First opening, through the desk, with the trail's entry on disk before the sheet is shown."""
    pupils = cycle(contents.studied[1:])

    def fresh():
        forget()
        return (next(pupils),), {}

    benchmark.pedantic(counsellor.recording.sheet, setup=fresh, rounds=ROUNDS)


def test_an_empty_act(benchmark, counsellor):
    """What every act costs whatever it does: the trail's entry and its commit."""
    acts, _ = vaults.in_acts(counsellor)

    def act():
        with acts.begin(Act.VIEWED, reading=True):
            pass

    benchmark.pedantic(act, rounds=50, warmup_rounds=2)

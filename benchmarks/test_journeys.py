"""Lists, settling, the copies of a meeting, and an import."""

from contextlib import contextmanager

import pytest

from benchmarks import vaults
from sspf_desk.acts.acts import Session
from sspf_desk.models.record import Facts
from sspf_desk.records.opening import ref_from
from sspf_desk.terms import Act, Seat


@pytest.mark.parametrize("seat", [vaults.LEAD, vaults.COUNSELLOR], ids=["own", "given"])
def test_first_list_of_a_thousand_pupils(benchmark, school, seat, forget):
    """The lead's own cards; the counsellor's are given by the lead, each with a signature to check."""
    people = school[seat].people

    def fresh():
        forget()
        return (), {}

    rows = benchmark.pedantic(people.list, setup=fresh, rounds=3)
    assert len(rows) == vaults.PUPILS


@pytest.mark.parametrize("seat", [vaults.LEAD, vaults.COUNSELLOR], ids=["own", "given"])
def test_second_list_of_a_thousand_pupils(benchmark, school, seat):
    people = school[seat].people
    rows = benchmark.pedantic(people.list, rounds=5, warmup_rounds=1)
    assert len(rows) == vaults.PUPILS


@contextmanager
def _undone(desk):
    """A session whose work is taken back."""
    acts, _ = vaults.in_acts(desk)
    with acts.begin(Act.SIGNED_IN) as session:
        session.connection.begin_nested()
        yield session
        session.connection.get_nested_transaction().rollback()


def test_settle_of_an_accepted_consent_over_200_items(benchmark, counsellor, contents):
    """200 wraps are made for the social services, inside one act."""
    _, records = vaults.in_acts(counsellor)
    ref = ref_from(contents.heavy)
    with _undone(counsellor) as session:
        taken = counsellor.grounds._consent(records.sheet(session, ref), contents.consent)
        grant = counsellor.grounds._grant(session, taken, ref[1])
        connection = session.connection

        def accepted():
            connection.get_nested_transaction().rollback()
            connection.begin_nested()
            fresh = Session(connection, session.now)
            records.write(fresh, grant, Facts(), pupil=ref[1])
            return (fresh, ref[1]), {}

        benchmark.pedantic(records.settle, setup=accepted, rounds=7, warmup_rounds=1)


def test_settle_of_200_items_with_nothing_to_do(benchmark, counsellor, contents):
    """What each save of a pupil with 200 items pays."""
    _, records = vaults.in_acts(counsellor)
    pupil = ref_from(contents.heavy)[1]
    with _undone(counsellor) as session:
        records.settle(session, pupil)
        setup = lambda: ((Session(session.connection, session.now), pupil), {})  # noqa: E731 - pedantic takes a callable
        benchmark.pedantic(records.settle, setup=setup, rounds=10)


def test_recording_one_signal(benchmark, counsellor, contents):
    """A save on a sheet of 40 items, durable on disk; the one pupil whose sheet no other benchmark reads."""
    draft = vaults.b.a_signal()
    benchmark.pedantic(counsellor.recording.record, args=(contents.studied[0], draft), rounds=10, warmup_rounds=1)


def test_six_copies_of_twelve_pupils(benchmark, lead, contents, forget):
    """Composed, rendered, proved and entered, from one press; first of the day."""

    def fresh():
        forget()
        return (contents.meeting,), {}

    copies = benchmark.pedantic(lead.copies.compose, setup=fresh, rounds=3)
    assert len(copies) == len(vaults.AT_MEETING)
    assert {copy.receiver for copy in copies} == set(Seat)


def test_import_of_a_thousand_again(benchmark, lead):
    """The same class list once more: nothing to write."""
    done = benchmark.pedantic(lead.people.take_in, args=(vaults.roster(vaults.PUPILS),), rounds=3)
    assert (done.new, done.unchanged) == (0, vaults.PUPILS)


def test_import_of_a_thousand_new(benchmark, lead):
    """Another class list: a card, its rows and its wrap for each. Last, since it leaves the vault larger."""
    lists = iter(["Ny", "Nyare"])

    def another():
        return (vaults.roster(vaults.PUPILS, next(lists)),), {}

    done = benchmark.pedantic(lead.people.take_in, setup=another, rounds=2)
    assert done.new == vaults.PUPILS

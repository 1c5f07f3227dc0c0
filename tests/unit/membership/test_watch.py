import shutil

import pytest
import sqlalchemy as sa

from sspf_desk.acts.trail import Fault
from sspf_desk.desk import Doors
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.watch import KEPT
from sspf_desk.models.tables import trail_entry
from sspf_desk.store.sqlcipher import DATABASE
from sspf_desk.terms import Act, Seat
from tests.builders import NAMES, PASSWORD

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR


def faults(desk):
    return [finding.fault for finding in desk.watch.verify()]


def in_the_file(desk, statement):
    """What one with the file and its key, but no member's, could do: the entry of it stands beside."""
    with desk.people._acts.begin(Act.LISTED) as session:
        session.connection.execute(statement)


@pytest.fixture
def closed(school):
    """A vault whose founder has gone home; each visit is one sign-in with a little work."""
    school._stack.close()
    return school


def visit(school, work=lambda desk: None):
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
        return work(desk)


def test_a_whole_trail_has_no_faults(school):
    school.join(COUNSELLOR)
    school.add(COUNSELLOR)
    for seat in (LEAD, COUNSELLOR):
        assert school[seat].watch.verify() == ()


def test_a_refused_attempt_is_no_fault(school):
    with pytest.raises(Refusal):
        school[LEAD].recording.sheet("Okänd")
    assert faults(school[LEAD]) == []


def test_the_head_is_remembered_when_the_desk_is_closed(closed):
    assert len(visit(closed, lambda desk: desk.watch.seen())) == 1
    assert len(visit(closed, lambda desk: desk.watch.seen())) == 2


def test_a_profile_remembers_no_more_than_it_needs(closed):
    def many(desk):
        for _ in range(KEPT + 3):
            desk.people.list()
            desk.watch.remember()
        return desk.watch.seen()

    seen = visit(closed, many)
    assert len(seen) == KEPT
    assert [point.sequence for point in seen] == sorted(point.sequence for point in seen)


def test_nothing_new_to_remember_writes_nothing(closed):
    def twice(desk):
        desk.watch.remember()
        first = desk.watch._path.stat().st_mtime_ns
        desk.watch.remember()
        return desk.watch._path.stat().st_mtime_ns == first

    assert visit(closed, twice)


def test_a_trail_whose_end_was_cut_off_is_named(closed):
    visit(closed)
    gone = sa.select(sa.func.max(trail_entry.c.sequence)).scalar_subquery()
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.watch.remember()
        with desk.people._acts._store.begin() as connection:
            connection.execute(trail_entry.delete().where(trail_entry.c.sequence == gone))
        assert faults(desk) == [Fault.MISSING_TAIL]


def test_an_older_file_put_back_is_named_as_a_missing_tail(closed, tmp_path):
    visit(closed)
    shutil.copy(closed.folder / DATABASE, tmp_path / "older.db")
    visit(closed, lambda desk: [desk.people.list() for _ in range(9)])
    shutil.copy(tmp_path / "older.db", closed.folder / DATABASE)
    assert visit(closed, faults) == [Fault.MISSING_TAIL]


def test_an_older_file_that_has_grown_past_what_was_seen_is_named_as_forked(closed, tmp_path):
    visit(closed)
    shutil.copy(closed.folder / DATABASE, tmp_path / "older.db")
    visit(closed, lambda desk: desk.people.list())
    shutil.copy(tmp_path / "older.db", closed.folder / DATABASE)
    assert visit(closed, lambda desk: [desk.people.list() for _ in range(9)] and faults(desk)) == [Fault.FORKED]


def test_a_fault_once_found_is_found_the_next_day_too(closed, tmp_path):
    visit(closed)
    shutil.copy(closed.folder / DATABASE, tmp_path / "older.db")
    visit(closed, lambda desk: desk.people.list())
    shutil.copy(tmp_path / "older.db", closed.folder / DATABASE)
    for _ in range(3):
        visit(closed, lambda desk: [desk.people.list() for _ in range(5)])
    assert visit(closed, faults) == [Fault.FORKED]


def test_an_entry_taken_out_is_named(school):
    for _ in range(3):
        school[LEAD].people.list()
    in_the_file(school[LEAD], trail_entry.delete().where(trail_entry.c.sequence == 3))
    assert faults(school[LEAD]) == [Fault.REMOVED]


def test_an_entry_changed_is_named(school):
    school[LEAD].people.list()
    changed = trail_entry.update().where(trail_entry.c.sequence == 2).values(moment=1)
    in_the_file(school[LEAD], changed)
    assert faults(school[LEAD]) == [Fault.ALTERED, Fault.REWRITTEN]


def test_another_computer_that_has_seen_nothing_finds_no_fault_in_a_shortened_trail(closed, tmp_path):
    """What a profile has not seen it cannot miss: this is why each user's heads are kept."""
    visit(closed)
    shutil.copy(closed.folder / DATABASE, tmp_path / "older.db")
    visit(closed, lambda desk: desk.people.list())
    shutil.copy(tmp_path / "older.db", closed.folder / DATABASE)
    closed.doors = Doors(closed.around.surroundings(), closed.doors._said, tmp_path / "other profile")
    assert visit(closed, faults) == []


def test_heads_that_cannot_be_read_are_told_and_the_vault_is_still_let_go_of(closed):
    visit(closed)
    (path,) = (closed.profile / "heads").iterdir()
    path.write_bytes(b"[{")
    with pytest.raises(Refusal) as refused:
        visit(closed, faults)
    assert (refused.value.reason, refused.value.places) == (Reason.TRAIL_BROKEN, {"place": "profile"})
    path.unlink()
    assert visit(closed, faults) == []


def test_verifying_is_itself_in_the_trail(school):
    before = school[LEAD].people._acts.head.sequence
    school[LEAD].watch.verify()
    assert school[LEAD].people._acts.head.sequence == before + 1

import shutil

import pytest
import sqlalchemy as sa

from sspf_desk.acts.trail import Fault
from sspf_desk.desk import Doors
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.watch import checkpoint_from
from sspf_desk.models.tables import trail_entry
from sspf_desk.store.sqlcipher import DATABASE
from sspf_desk.terms import Act, Seat
from tests.builders import NAMES, PASSWORD, Around, School
from tests.cutting import reason, refused
from tests.reach import inside

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


def test_a_trail_whose_end_was_cut_off_is_named(closed):
    visit(closed)
    gone = sa.select(sa.func.max(trail_entry.c.sequence)).scalar_subquery()
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.watch.remember()
        with desk.people._acts._store.begin() as connection:
            connection.execute(trail_entry.delete().where(trail_entry.c.sequence == gone))
        assert faults(desk) == [Fault.MISSING_TAIL]


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


def test_verifying_is_itself_in_the_trail(school):
    before = school[LEAD].people._acts.head.sequence
    school[LEAD].watch.verify()
    assert school[LEAD].people._acts.head.sequence == before + 1


class TestTheControlSheet:
    def test_its_groups_stand_for_the_head_and_are_read_back_in_any_dress(self, school):
        told = school[LEAD].watch.control()
        assert (len(told.groups), {len(group) for group in told.groups}) == (12, {4})
        assert told.school == "Björkdalsskolan"
        assert checkpoint_from("-".join(told.groups).lower()).sequence == told.sequence
        assert school[LEAD].watch.verify(" ".join(told.groups)) == ()

    @pytest.mark.parametrize("groups", ["", "AAAA", "!!!! " * 12, "AAAA " * 13])
    def test_what_cannot_be_one_is_told_before_anything_is_held_against_it(self, groups):
        assert reason(checkpoint_from, groups) is Reason.CONTROL_CODE_WRONG

    def test_a_computer_that_has_seen_nothing_tells_by_it_that_a_file_is_old(self, closed, tmp_path):
        visit(closed)
        shutil.copy(closed.folder / DATABASE, tmp_path / "older.db")
        groups = visit(closed, lambda desk: " ".join(desk.watch.control().groups))
        shutil.copy(tmp_path / "older.db", closed.folder / DATABASE)
        seen = []
        for profile in ("one", "two"):
            closed.doors = Doors(closed.around.surroundings(), closed.doors._said, tmp_path / profile)
            seen.append(visit(closed, lambda desk: [finding.fault for finding in desk.watch.verify(groups)]))
            assert visit(closed, faults) == [], "without the sheet nothing tells"
        assert seen == [[Fault.MISSING_TAIL], [Fault.REWRITTEN]]

    def test_another_vaults_control_sheet_is_no_sheet_of_this_one(self, school, tmp_path):
        with School.founded(tmp_path / "other", Around()) as other:
            other.around.seed("another vault")
            other[LEAD].people.list()
            groups = " ".join(other[LEAD].watch.control().groups)
        for _ in range(20):
            school[LEAD].people.list()
        found = [finding.fault for finding in school[LEAD].watch.verify(groups)]
        assert found in ([Fault.REWRITTEN], [Fault.FORKED])

    @pytest.mark.parametrize("seat", [Seat.NURSE, Seat.SOCIAL_SERVICES])
    def test_only_a_seat_that_may_chair_prints_it(self, school, seat):
        school.join(seat)
        assert reason(school[seat].watch.control) is Reason.NOT_YOUR_SEAT
        assert school[LEAD].watch.verify() == ()

    def test_a_vault_without_a_head_gives_none(self, school, monkeypatch):
        monkeypatch.setattr(
            type(inside(school, LEAD).acts), "head", property(lambda _: None, lambda *_: None), raising=False
        )
        told = refused(school[LEAD].watch.control)
        assert (told.reason, told.places) == (Reason.TRAIL_BROKEN, {"place": "head"})

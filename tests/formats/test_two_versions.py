"""Two versions of the program at one vault: a newer one writes what the older reads until all have been updated."""

from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

import pytest

from sspf_desk.errors import Reason
from sspf_desk.membership.around import Surroundings
from sspf_desk.models import record
from sspf_desk.records.directory import FIRST_FORMAT
from sspf_desk.terms import Kind, Seat
from tests.builders import NAMES, a_plan, a_signal, a_strength, texts
from tests.cutting import refused
from tests.reach import Reach

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
NOW = record.NEWEST_FORMAT
NEXT = NOW + 1


@pytest.fixture
def newer(school, monkeypatch):
    """Within it the program is one that reads and writes the next format, in which a signal has another schema."""

    @contextmanager
    def program():
        older = school.doors._around
        with monkeypatch.context() as planted:
            planted.setitem(record.SCHEMA, Kind.SIGNAL, 2)
            planted.setitem(record.FORMATS, NEXT, record.FORMATS[NOW] | {Kind.SIGNAL: 2})
            school.doors._around = replace(older, speaks=NEXT)
            yield
        school.doors._around = older

    return program


def schemas(school, kind=Kind.SIGNAL):
    held = Reach(school.folder, NAMES[COUNSELLOR]).records().values()
    return sorted(one.schema for _, one in held if one.kind is kind)


def test_this_program_says_that_it_reads_the_newest_format_it_writes():
    assert Surroundings.__dataclass_fields__["speaks"].default == max(record.FORMATS)
    assert set(record.FORMATS[max(record.FORMATS)]) == set(Kind)
    assert all(told <= record.SCHEMA[kind] for written in record.FORMATS.values() for kind, told in written.items())


def test_a_newer_format_has_every_kind_of_the_one_before_it():
    formats = [record.FORMATS[number] for number in sorted(record.FORMATS)]
    assert all(before.keys() <= after.keys() for before, after in pairwise(formats))


def test_the_older_format_is_written_until_every_members_program_reads_the_newer(school, newer):
    school.join(COUNSELLOR, SOCIAL)
    pupil = school.add(COUNSELLOR)
    with newer():
        school.sign_in(COUNSELLOR).recording.record(pupil, a_signal("Av den nya."))
        assert schemas(school) == [1]
    assert texts(school.sign_in(LEAD).recording.sheet(pupil)) == {"Av den nya."}, "the older program reads it"
    with newer():
        for seat in (LEAD, SOCIAL):
            assert schemas(school) == [1]
            school.sign_in(seat)
        school[COUNSELLOR].recording.record(pupil, a_signal("När alla har bytt."))
        school[COUNSELLOR].recording.record(pupil, a_strength("Samma i båda."))
        assert (schemas(school), schemas(school, Kind.STRENGTH)) == ([1, 2], [1])
        assert "När alla har bytt." in texts(school[LEAD].recording.sheet(pupil))
        assert school[LEAD].watch.verify() == ()


def test_an_older_program_that_comes_back_is_told_that_it_is_too_old_and_spoils_nothing(school, newer):
    school.join(COUNSELLOR)
    pupil = school.add(COUNSELLOR)
    with newer():
        for seat in (LEAD, COUNSELLOR):
            school.sign_in(seat)
        school[COUNSELLOR].recording.record(pupil, a_signal("I det nya formatet."))
    older = school.sign_in(COUNSELLOR)
    told = refused(older.recording.sheet, pupil)
    assert (told.reason, told.places) == (Reason.NEWER_FORMAT, {"place": "signal"})
    with newer():
        assert texts(school.sign_in(COUNSELLOR).recording.sheet(pupil)) == {"I det nya formatet."}


def test_one_who_joins_with_an_older_program_has_the_older_format_written_again(school, newer):
    school.join(COUNSELLOR)
    pupil = school.add(COUNSELLOR)
    with newer():
        for seat in (LEAD, COUNSELLOR):
            school.sign_in(seat)
        school[COUNSELLOR].recording.record(pupil, a_signal("Det nya."))
    school.join(SOCIAL)
    with newer():
        school.sign_in(COUNSELLOR).recording.record(pupil, a_signal("Det gamla igen."))
        assert schemas(school) == [1, 2]


class TestAKindThatAFormatAdds:
    """What seats say before a meeting: the first format has no such kind, and its programs would take it for damage."""

    @pytest.fixture
    def mixed(self, school):
        """The lead has called to a meeting; the counsellor's program is still one of the first format."""
        of_today = school.doors._around
        school.doors._around = replace(of_today, speaks=FIRST_FORMAT)
        school.join(COUNSELLOR)
        school.doors._around = of_today
        school.meeting = school[LEAD].planning.call(a_plan(LEAD, COUNSELLOR))
        return school

    def held(self, school):
        return [one for _, one in Reach(school.folder, NAMES[LEAD]).records().values() if one.kind is Kind.READINESS]

    def test_it_is_not_written_while_somebodys_program_cannot_read_it(self, mixed):
        told = refused(mixed[LEAD].preparing.say, mixed.meeting, ready=True, raises=False)
        assert told.reason is Reason.OLDER_PROGRAMS
        assert self.held(mixed) == []
        assert not mixed[LEAD].preparing.view(mixed.meeting).ready

    def test_all_else_goes_on_as_before(self, mixed):
        pupil = mixed.add(COUNSELLOR)
        mixed[COUNSELLOR].recording.record(pupil, a_signal("I det gamla formatet."))
        assert texts(mixed.sign_in(LEAD).recording.sheet(pupil)) == {"I det gamla formatet."}

    def test_it_is_written_once_the_last_has_signed_in_with_a_program_of_today(self, mixed):
        mixed.sign_in(COUNSELLOR)
        assert mixed[LEAD].preparing.say(mixed.meeting, ready=True, raises=False).ready
        (record_,) = self.held(mixed)
        assert record_.schema == 1


@pytest.mark.parametrize(("agreed", "written"), [(1, 1), (NOW, 1), (NEXT, 2), (NEXT + 1, 2), (99, 2)])
def test_nothing_newer_than_is_agreed_or_known_is_written(monkeypatch, agreed, written):
    monkeypatch.setitem(record.FORMATS, NEXT, record.FORMATS[NOW] | {Kind.SIGNAL: 2})
    assert record.schema_of(Kind.SIGNAL, agreed) == written
    assert record.schema_of(Kind.NEED, agreed) == 1

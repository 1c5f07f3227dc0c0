"""The story can be played on any day: no draft in it has a problem, whatever day it is today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk import app, roster
from sspf_desk.demo import story as s
from sspf_desk.demo.clock import Calendar
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.practice import Practice
from sspf_desk.settings import resource
from sspf_desk.terms import Kind, Mode, Seat

STORY = s.load(resource("demo", "story.toml"))
PUPILS = roster.read(resource("demo", "school"), STORY.class_list_on).pupils
BORN = {f"{pupil.given_name} {pupil.family_name}": pupil.birth_date for pupil in PUPILS}
CLASS = {f"{pupil.given_name} {pupil.family_name}": pupil.school_class for pupil in PUPILS}
CATALOGUE = app.said("sv").catalogue
todays = st.dates(date(2026, 11, 1), date(2031, 12, 31))


def acts(kind):
    return [(pupil.name, act) for pupil in STORY.pupil for act in pupil.act if isinstance(act, kind)]


@given(todays)
def test_every_item_can_be_recorded_on_its_day(today):
    calendar = Calendar(today)
    for _, act in acts(s.Records):
        on = calendar.ago(act.days)
        assert act.draft(on, calendar.ahead(act.due)).problems(CATALOGUE, on) == ()


@given(todays)
def test_every_consent_can_be_taken_on_its_day_whatever_birthdays_come(today):
    calendar = Calendar(today)
    for name, act in acts(s.Consents):
        on = calendar.ago(act.days)
        assert act.draft(on, calendar.ahead(act.until), BORN[name]).problems(on, BORN[name], Practice()) == ()


def test_every_pupil_has_what_an_agenda_asks_for():
    for pupil in STORY.pupil:
        kinds = {act.kind for act in pupil.act if isinstance(act, s.Records)}
        assert kinds >= {Kind.QUESTION, Kind.STRENGTH, Kind.CHILDS_VIEW, Kind.NEED, Kind.SIGNAL}


def test_the_pupils_are_eight_from_several_classes_and_all_six_seats_are_taken():
    assert len(STORY.pupil) == 8
    assert len({CLASS[pupil.name] for pupil in STORY.pupil}) == 3
    assert {member.seat for member in STORY.member} == set(Seat)


def test_what_is_said_before_the_meeting_is_said_by_who_has_keys_once_it_is_called():
    with_keys = {member.seat for member in STORY.member if member.mode is not Mode.AT_THE_TABLE}
    assert {one.by for one in STORY.says} < with_keys
    assert all(one.days < STORY.call_days for one in STORY.says)
    assert {one.ready for one in STORY.says} == {one.raises for one in STORY.says} == {True, False}


def test_one_childs_view_is_not_known_yet():
    assert [act.known for _, act in acts(s.Records) if act.kind is Kind.CHILDS_VIEW].count(False) == 1


def test_a_broken_story_is_refused_by_its_file(tmp_path):
    (tmp_path / "story.toml").write_text("school = 3")
    with pytest.raises(Refusal) as told:
        s.load(tmp_path / "story.toml")
    assert told.value.reason is Reason.BAD_INPUT

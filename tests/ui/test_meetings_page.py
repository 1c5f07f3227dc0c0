from datetime import date, time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from sspf_desk.terms import Mode, Seat
from sspf_desk.ui.meeting_form import MeetingForm
from sspf_desk.ui.meetings_page import MeetingsPage
from tests.builders import NAMES, a_plan

LEAD, COUNSELLOR, SOCIAL, POLICE, NURSE = (
    Seat.SCHOOL_LEAD,
    Seat.COUNSELLOR,
    Seat.SOCIAL_SERVICES,
    Seat.POLICE,
    Seat.NURSE,
)


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


@pytest.fixture
def shown(listened):
    def at(seat):
        page = listened(seat, MeetingsPage)
        page.open("")
        return page

    return at


@pytest.fixture
def form(school, shown):
    """The lead's form for calling to a meeting, with a member who signs in and an officer who only sits there."""
    school.join(SOCIAL).at_the_table(POLICE)
    page = shown(LEAD)
    page.call.click()
    form = page.window().findChild(MeetingForm)
    form.page = page
    return form


def test_meetings_stand_by_day_the_next_one_first_and_each_opens(school, shown):
    later = school[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 3)))
    soon = school[LEAD].planning.call(a_plan(LEAD))
    school[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 11, 12)))
    page = shown(LEAD)
    told = [word for word in words(page) if "2026" in word or word in ("To come", "Earlier")]
    assert told == ["To come", "tors 26 nov. 2026", "tors 3 dec. 2026", "Earlier", "tors 12 nov. 2026"]
    opens = [one for one in page.findChildren(QPushButton) if one.text() == "Open"]
    assert [one.accessibleName() for one in opens[:2]] == [
        "Open the meeting tors 26 nov. 2026",
        "Open the meeting tors 3 dec. 2026",
    ]
    for one in opens[:2]:
        one.click()
    assert page.went == [("meeting", soon), ("meeting", later)]
    assert page.first() is page.call


def test_no_meeting_is_said_in_words(shown):
    assert "No meeting is called." in words(shown(LEAD))


@pytest.mark.parametrize(("seat", "mode"), [(SOCIAL, Mode.WRITES), (COUNSELLOR, Mode.READS)])
def test_who_may_not_chair_has_no_button_for_it(school, shown, seat, mode):
    school.join(seat, mode=mode)
    meeting = school[LEAD].planning.call(a_plan(LEAD, seat))
    page = shown(seat)
    assert not page.call.isVisibleTo(page)
    assert page.first().text() == "Open"
    page.first().click()
    assert page.went == [("meeting", meeting)]


def test_the_form_has_everyone_of_the_group_at_the_table(form):
    plan = form.plan()
    assert plan.held_on == date(2026, 11, 27)
    assert "fredag" in words(form)
    assert plan.present == tuple((seat, NAMES[seat]) for seat in (LEAD, SOCIAL, POLICE))
    assert not form.comes[LEAD].isEnabled()
    assert not form.names[NURSE].isEnabled()


def test_what_is_filled_in_is_called(school, form):
    form.day.put(date(2026, 12, 10))
    form.hour.setTime(QTime(13, 30))
    form.place.setText("Biblioteket")
    form.comes[POLICE].setChecked(False)
    form.comes[NURSE].setChecked(True)
    form.names[NURSE].setText("Vikarie Vera")
    form.do.click()
    assert form.result() == QDialog.DialogCode.Accepted
    (row,) = school[LEAD].planning.list()
    assert (row.held_on, row.begins, row.place) == (date(2026, 12, 10), time(13, 30), "Biblioteket")
    assert form.page.went == [("meeting", row.meeting)]
    assert "tors 10 dec. 2026" in words(form.page)


def test_without_a_place_the_form_says_so_and_stays(school, form):
    form.show()
    form.place.clear()
    form.do.click()
    assert any("Write where the meeting is held." in word for word in words(form))
    assert form.focusWidget() is form.place
    assert school[LEAD].planning.list() == ()


def test_a_seat_that_comes_without_a_name_is_said_by_its_name(form):
    form.show()
    form.place.setText("Rum 1")
    form.comes[NURSE].setChecked(True)
    form.do.click()
    assert any("Write who comes for school nurse." in word for word in words(form))
    assert form.focusWidget() is form.names[NURSE]


def test_a_personal_number_is_refused_in_the_form(school, form):
    form.place.setText("Rum 20110314-2384")
    form.do.click()
    assert any("personnummer" in word for word in words(form))
    assert school[LEAD].planning.list() == ()


def test_a_form_that_is_left_calls_nothing_and_is_gone(qtbot, school, form):
    with qtbot.waitSignal(form.destroyed):
        form.reject()
    assert school[LEAD].planning.list() == ()

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from sspf_desk.terms import Seat
from sspf_desk.ui.commitments_page import CommitmentsPage
from sspf_desk.ui.today_page import TodayPage
from tests.builders import a_commitment, a_consent, a_plan, ready_for_agenda

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def press(page, name):
    (button,) = (one for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.text() == name)
    button.click()


@pytest.fixture
def shown(qtbot, work_at):
    def at(seat, kind):
        work = work_at(seat)
        went = []
        work.went.connect(lambda *place: went.append(place))
        page = kind(work)
        work.changed.connect(lambda change: page.refresh() if page.shows(change) else None)
        qtbot.addWidget(page)
        page.open("")
        return page, went

    return at


def test_an_empty_day_says_what_little_there_is_to_do(shown):
    page, _ = shown(LEAD, TodayPage)
    told = words(page)
    assert told[:2] == ["Today", "fre 20 nov. 2026"]
    assert "There is no backup yet." in told


def test_a_consent_leads_to_its_pupil(school, shown):
    school.join(COUNSELLOR)
    pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].grounds.take(pupil, a_consent(until_on=date(2026, 12, 10)))
    page, went = shown(COUNSELLOR, TodayPage)
    assert "Consent about Alva Lindqvist, 9B" in words(page)
    press(page, "Read and accept")
    assert went == [("pupil", pupil)]


def test_the_next_meeting_is_the_first_to_come(school, shown):
    school[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 3)))
    meeting = school[LEAD].planning.call(a_plan(LEAD))
    page, went = shown(LEAD, TodayPage)
    press(page, "Open the meeting")
    assert went == [("meeting", meeting)]


def test_an_offer_is_answered_where_it_is_read(school, shown):
    school.join(COUNSELLOR)
    pupil = school.add(COUNSELLOR)
    ready_for_agenda(school[COUNSELLOR], pupil)
    school[COUNSELLOR].recording.record(pupil, a_commitment(owner=COUNSELLOR))
    page, _ = shown(COUNSELLOR, CommitmentsPage)
    press(page, "I promise")
    assert "Offered to you. It becomes your own when you say yes." not in words(page)
    assert "Ringer hem varje fredag." in words(page)


def test_a_page_shown_anew_leaves_nothing_behind(shown):
    page, _ = shown(LEAD, TodayPage)
    before = words(page)
    page.refresh()
    assert words(page) == before

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.terms import Seat
from sspf_desk.ui.commitments_page import CommitmentsPage
from sspf_desk.ui.today_page import MOST, TodayPage
from tests.builders import a_commitment, a_consent, a_need, a_plan, a_signal, ready_for_agenda
from tests.ui import audit
from tests.ui.conftest import turn

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def press(page, name):
    (button,) = (one for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.text() == name)
    button.click()


@pytest.fixture
def shown(listened):
    def at(seat, kind):
        page = listened(seat, kind)
        page.open("")
        return page, page.went

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


def test_what_is_promised_is_said_to_be_done_where_it_is_read(school, shown):
    pupil = school.add(LEAD)
    offer = school[LEAD].recording.record(pupil, a_commitment(owner=LEAD)).item
    school[LEAD].recording.promise(pupil, offer, accepted=True)
    page, _ = shown(LEAD, CommitmentsPage)
    press(page, "It is done")
    assert "You have nothing left to do." in words(page)


def test_once_a_promise_is_said_to_be_done_the_keys_are_where_a_press_more_says_nothing(school, shown):
    pupil = school.add(LEAD)
    for text in ("Ringer hem.", "Bokar ett möte."):
        offer = school[LEAD].recording.record(pupil, a_commitment(text, owner=LEAD)).item
        school[LEAD].recording.promise(pupil, offer, accepted=True)
    page, _ = shown(LEAD, CommitmentsPage)
    page.show()

    def done():
        return [one for one in page.findChildren(QPushButton) if one.text() == "It is done" and one.isVisibleTo(page)]

    page.activateWindow()
    first, _ = done()
    first.setFocus()
    first.click()
    turn()
    assert QApplication.focusWidget().text() == "Open the pupil's sheet"
    (last,) = done()
    last.setFocus()
    last.click()
    assert QApplication.focusWidget() is page.first()
    assert done() == []


def test_a_page_shown_anew_leaves_nothing_behind(shown):
    page, _ = shown(LEAD, TodayPage)
    before = words(page)
    page.refresh()
    assert words(page) == before


@pytest.fixture
def given(school):
    """The lead has looked once, and the counsellor has written of so many pupils since."""

    def of(*names):
        school.join(COUNSELLOR)
        school[LEAD].today.day()
        pupils = [school.add(COUNSELLOR, name, "9B") for name in names]
        for pupil in pupils:
            school[COUNSELLOR].recording.record(pupil, a_signal())
        return pupils

    return of


def test_what_is_new_is_told_by_count_and_leads_to_its_pupil(school, shown, given):
    (alva,) = given("Alva Lindqvist")
    school[COUNSELLOR].recording.record(alva, a_need())
    page, went = shown(LEAD, TodayPage)
    told = words(page)
    at = told.index("New to you")
    assert told[at + 1 : at + 3] == ["Alva Lindqvist, 9B", "2 item(s) from school counsellor"]
    press(page, "Open")
    assert went == [("pupil", alva)]
    school[LEAD].recording.seen(school[LEAD].recording.open(alva))
    page.refresh()
    assert "New to you" not in words(page)


def test_a_long_holiday_does_not_fill_the_page_and_the_rest_comes_when_it_is_asked_for(shown, given):
    names = [f"Alva Ek{letter}" for letter in "abcdefghijk"]
    given(*names)
    page, _ = shown(LEAD, TodayPage)
    page.show()
    told = [one.removesuffix(", 9B") for one in words(page) if one.startswith("Alva Ek")]
    assert told == names[:MOST]
    press(page, "Show 3 more pupil(s)")
    assert [one.removesuffix(", 9B") for one in words(page) if one.startswith("Alva Ek")] == names
    assert page.focusWidget().accessibleName() == f"Open: {names[MOST]}, 9B"
    assert audit.faults(page) == []


def test_all_that_is_told_of_can_be_marked_as_seen(shown, given, qtbot):
    given("Alva Lindqvist", "Åke Ek")
    page, _ = shown(LEAD, TodayPage)
    with qtbot.waitActive(page):
        page.show()
    (button,) = (one for one in page.findChildren(QPushButton) if one.text() == "Mark all as seen")
    button.setFocus()
    button.click()
    assert "New to you" not in words(page)
    assert page.focusWidget() is page.first(), "the keys stay on the page"


def test_a_draft_that_waits_is_told_with_its_pupil_and_led_to(school, shown):
    pupil = school.add(LEAD)
    school[LEAD].recording.kept.keep(KeptDraft(pupil, a_signal()))
    page, went = shown(LEAD, TodayPage)
    assert words(page)[2] == "You have a draft about Alva Lindqvist, 9B that is not saved: Signal."
    press(page, "Go to the draft")
    assert went == [("pupil", pupil)]
    school[LEAD].recording.kept.clear()
    page.work.changed.emit("drafts")
    assert not any(one.startswith("You have a draft") for one in words(page))

"""Ready for the meeting, on the day's page and on the meeting's: by the keys, with what others see of it in words."""

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Mode, Seat
from sspf_desk.ui.meeting_page import MeetingPage
from sspf_desk.ui.readiness import ReadinessBox
from sspf_desk.ui.today_page import TodayPage
from tests.builders import a_plan
from tests.ui.keys import Keys

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LEISURE, POLICE = Seat.LEISURE, Seat.POLICE
READY, RAISES = "Ready for the meeting", "I want to raise a pupil, and ask for consent first"
TOLD, TIME = (
    "The chair sees that your seat is ready, and nothing else.",
    "The chair sees that your seat wants time: no name, and no number.",
)
BEGUN, AFTER = datetime(2026, 11, 26, 8, 0, tzinfo=UTC), datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
PAGES = [TodayPage, MeetingPage]


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def said_by(page):
    """What stands beside each seat."""
    boxes = page.findChildren(ReadinessBox)
    cells = [one.text() for box in boxes for one in box.findChildren(QLabel) if one.isVisibleTo(page)]
    names = ("School lead", "School counsellor", "Social services", "Youth centre", "Police")
    return {cell: cells[place + 1] for place, cell in enumerate(cells) if cell in names}


def stands(school, seat):
    told = school[seat].preparing.view(school.meeting)
    return told.ready, told.raises


@pytest.fixture
def group(school):
    school.join(COUNSELLOR, SOCIAL).join(LEISURE, mode=Mode.READS).at_the_table(POLICE)
    school.meeting = school[LEAD].planning.call(a_plan(LEAD, COUNSELLOR, SOCIAL, LEISURE, POLICE))
    return school


@pytest.fixture
def shown(listened, group):
    def at(seat, kind):
        page = listened(seat, kind)
        page.show()
        page.open(group.meeting if kind is MeetingPage else "")
        QApplication.processEvents()
        return page

    return at


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("seat", [SOCIAL, LEISURE])
def test_it_is_said_and_taken_back_by_the_keys_and_they_stay_where_they_were(group, shown, kind, seat):
    page = shown(seat, kind)
    keys = Keys(page).push(READY)
    assert stands(group, seat) == (True, False)
    here = keys.here
    keys.push(RAISES)
    assert stands(group, seat) == (True, True)
    assert page.said == ["The chair is told", "The chair is told"]
    keys.push(READY)
    assert (stands(group, seat), keys.here) == ((False, True), here), "the keys are on the same tick as before"
    keys.push(RAISES)
    assert stands(group, seat) == (False, False)


@pytest.mark.parametrize("kind", PAGES)
def test_beside_each_stands_what_others_see_of_it_and_screen_readers_say_so(shown, kind):
    page = shown(SOCIAL, kind)
    assert {TOLD, TIME} <= set(words(page))
    assert said_by(page) == {}, "what others have said is the chair's to see"
    (box,) = page.findChildren(ReadinessBox)
    for tick, told in ((box.ready, TOLD), (box.raises, TIME)):
        interface = QAccessible.queryAccessibleInterface(tick)
        assert interface.text(QAccessible.Text.Description) == told


@pytest.mark.parametrize("kind", PAGES)
def test_the_seat_that_called_reads_what_each_seat_has_said(group, shown, kind):
    group[COUNSELLOR].preparing.say(group.meeting, ready=True, raises=False)
    group[SOCIAL].preparing.say(group.meeting, ready=False, raises=True)
    group[LEISURE].preparing.say(group.meeting, ready=True, raises=True)
    page = shown(LEAD, kind)
    assert said_by(page) == {
        "School lead": "Not ready yet",
        "School counsellor": "Ready",
        "Social services": "Not ready yet. Wants to raise a pupil, and asks for consent first",
        "Youth centre": "Ready. Wants to raise a pupil, and asks for consent first",
        "Police": "Nobody there signs in: ask in person",
    }
    assert not {TOLD, TIME} & set(words(page)), "nobody is told what the chair's own seat says"


@pytest.mark.parametrize("kind", PAGES)
def test_what_the_chairs_own_seat_says_shows_among_the_others_at_once(shown, kind):
    page = shown(LEAD, kind)
    Keys(page).push(READY)
    assert said_by(page)["School lead"] == "Ready"
    assert page.said == ["Saved"]


@pytest.mark.parametrize("kind", PAGES)
def test_what_was_said_before_stands_there_when_the_page_is_opened(group, shown, kind):
    group[SOCIAL].preparing.say(group.meeting, ready=True, raises=False)
    (box,) = shown(SOCIAL, kind).findChildren(ReadinessBox)
    assert (box.ready.isChecked(), box.raises.isChecked()) == (True, False)


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_refused_goes_back_to_what_stands_and_is_told(shown, kind, monkeypatch):
    page = shown(SOCIAL, kind)

    def older(*_, **__):
        raise Refusal(Reason.OLDER_PROGRAMS)

    monkeypatch.setattr(type(page.work.desk.preparing), "say", older)
    Keys(page).push(READY)
    (box,) = page.findChildren(ReadinessBox)
    assert not box.ready.isChecked()
    assert (page.refused, page.said) == ([Reason.OLDER_PROGRAMS], [])


@pytest.mark.parametrize("kind", PAGES)
def test_once_the_meeting_has_begun_there_is_nothing_to_say_and_the_chair_still_reads(group, shown, kind, around):
    group[SOCIAL].preparing.say(group.meeting, ready=False, raises=True)
    around.now = BEGUN
    page, chairs = shown(SOCIAL, kind), shown(LEAD, kind)
    for one in (page, chairs):
        ticks = [tick for box in one.findChildren(ReadinessBox) for tick in (box.ready, box.raises)]
        assert not [tick for tick in ticks if tick.isVisibleTo(one)]
    assert TOLD not in words(page)
    assert said_by(chairs)["Social services"].startswith("Not ready yet. Wants to raise")


def test_when_its_day_is_over_nothing_of_it_is_left_on_the_meetings_page(group, shown, around):
    group[SOCIAL].preparing.say(group.meeting, ready=True, raises=True)
    around.now = AFTER
    page = shown(LEAD, MeetingPage)
    assert "Before the meeting" not in words(page)
    assert said_by(page) == {}


def test_a_seat_that_only_sees_the_call_is_not_asked(group, shown):
    group.meeting = group[LEAD].planning.call(a_plan(LEAD, SOCIAL))
    page = shown(COUNSELLOR, MeetingPage)
    assert "Before the meeting" not in words(page)

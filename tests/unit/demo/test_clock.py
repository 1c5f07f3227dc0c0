"""The demo's time goes forward only and never past the present; its days are school days."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.demo.clock import Calendar, DemoClock, calendar_of

LATEST = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@given(st.lists(moments, max_size=20))
def test_the_clock_never_goes_back_nor_past_its_last_moment(set_to):
    clock = DemoClock(LATEST)
    seen = []
    for moment in set_to:
        clock.at(moment)
        seen += [clock(), clock()]
    assert seen == sorted(seen)
    assert all(moment <= LATEST for moment in seen)


def test_the_clock_goes_on_from_the_moment_it_is_set_to():
    clock = DemoClock(LATEST)
    clock.at(LATEST - timedelta(days=3))
    assert clock() == LATEST - timedelta(days=3) + timedelta(seconds=1)


@given(days, st.integers(0, 200))
def test_an_act_never_falls_on_a_weekend_nor_later_than_told(today, ago):
    day = Calendar(today).ago(ago)
    assert day.weekday() < 5
    assert timedelta(days=ago) <= today - day <= timedelta(days=ago + 2)


@given(days)
def test_the_meeting_is_on_the_first_thursday_after_today(today):
    meeting = Calendar(today).meeting_day()
    assert meeting.weekday() == 3
    assert 1 <= (meeting - today).days <= 7


def test_today_is_the_swedish_day():
    assert calendar_of(DemoClock(datetime(2026, 11, 24, 23, 30, tzinfo=UTC))).today == date(2026, 11, 25)


@pytest.mark.parametrize(("today", "utc"), [(date(2026, 7, 1), 7), (date(2026, 11, 24), 8)])
def test_the_meeting_begins_at_nine_in_sweden_in_summer_and_winter(today, utc):
    assert Calendar(today).meeting_moment(time(9)).hour == utc

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk import app
from sspf_desk.models.content import Heading
from sspf_desk.models.days import day_of, end_of, start_of
from sspf_desk.models.papers import Grant
from sspf_desk.records.standings import HeldGrant, standings
from sspf_desk.terms import Ground, ItemId, PupilId, Seat, VersionId

LAW = app.law("2026-04-27")
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PUPIL = PupilId("a" * 32)


def a_grant(**change):
    base = {
        "ground": Ground.DECISION,
        "receivers": frozenset({Seat.POLICE}),
        "topics": frozenset(),
        "items": frozenset({ItemId("1" * 32)}),
        "provision": "harm-test",
        "facts_from": None,
        "opens": NOW,
        "closes": end_of(date(2026, 12, 31)),
        "consent": None,
        "consent_seat": None,
        "heading": Heading(PUPIL, "Alva", "9B", 2011, None),
    }
    return HeldGrant(VersionId("f" * 32), Seat.SCHOOL_LEAD, PUPIL, Grant(**base | change))


def made(held):
    return standings([held], {}, LAW, NOW)


def test_a_decision_stands_as_far_as_its_provision_reaches():
    (standing,) = made(a_grant())
    assert standing.reaches == LAW.provision("harm-test", date(2026, 11, 20)).reaches
    assert (standing.giver, standing.items) == (Seat.SCHOOL_LEAD, {"1" * 32})


def test_a_decision_on_a_provision_that_is_no_longer_in_the_book_opens_nothing():
    assert made(a_grant(provision="gone")) == ()


@pytest.mark.parametrize("change", [
    {"consent": None, "consent_seat": None},
    {"consent": ItemId("2" * 32), "consent_seat": None},
    {"consent": ItemId("2" * 32), "consent_seat": Seat.COUNSELLOR},
])  # fmt: skip
def test_an_acceptance_whose_consent_cannot_be_read_opens_nothing(change):
    assert made(a_grant(ground=Ground.CONSENT, **change)) == ()


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_swedish_day_is_half_open_summer_and_winter(day):
    first, after = start_of(day), end_of(day)
    assert day_of(first) == day
    assert day_of(after) != day
    assert (after - first).total_seconds() / 3600 in {23, 24, 25}


@pytest.mark.parametrize(
    ("day", "first", "hours"),
    [
        (date(2027, 3, 28), datetime(2027, 3, 27, 23, tzinfo=UTC), 23),
        (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC), 25),
        (date(2026, 11, 20), datetime(2026, 11, 19, 23, tzinfo=UTC), 24),
    ],
)
def test_the_days_on_which_the_clock_is_changed(day, first, hours):
    assert start_of(day) == first
    assert (end_of(day) - first).total_seconds() == hours * 3600

"""The rules and the reference model say the same of everything; and the model itself says what the law says."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings

from sspf_desk.disclosure import Reader, rule
from sspf_desk.terms import Kind, Seat
from tests.oracle import SEATS, may, open_to
from tests.strategies import MOMENTS, carried, items, plain_ground, plain_item, readers, seats


def told(item, reader):
    grounds = [plain_ground(standing) for standing in reader.standings]
    return may(plain_item(item), reader.seat.value, reader.at, grounds, branch=reader.same_branch)


@given(items, readers)
@settings(max_examples=400)
def test_the_rules_say_what_the_model_says(item, reader):
    assert (rule(item, reader) is not None) is told(item, reader)


@pytest.mark.parametrize("kind", list(Kind))
@given(drawn=items, seat=seats)
@settings(max_examples=5)
def test_of_every_kind_and_every_pair_of_seats_they_say_the_same(kind, drawn, seat):
    for holder, asks, branch, shut in product(Seat, Seat, (False, True), (False, True)):
        item = replace(drawn, kind=kind, holder=holder, protected=shut, owner=seat)
        reader = Reader(asks, MOMENTS[0], (), branch)
        assert (rule(item, reader) is not None) is told(item, reader)


@given(carried, readers)
@settings(max_examples=200)
def test_the_rules_say_what_the_model_says_where_a_ground_is_near(found, other):
    item, reader, standing = found
    assert told(item, reader)
    near = type(reader)(other.seat, other.at, (standing, *other.standings), other.same_branch)
    assert (rule(item, near) is not None) is told(item, near)


SIGNAL = {
    "act": "record", "item": "1", "holder": "COUNSELLOR", "pupil": "a", "topics": {"wellbeing"},
    "secrecies": {"OSL 23:2 st.1"}, "day": date(2026, 10, 1),
}  # fmt: skip
ACCEPTED = {
    "act": "accept", "consent": "c", "giver": "COUNSELLOR", "pupil": "a", "receivers": {"LEISURE", "POLICE"},
    "topics": {"school", "wellbeing"}, "from": date(2026, 9, 1), "until": date(2027, 3, 1), "older": False,
}  # fmt: skip
DECIDED = {
    "act": "decide", "giver": "COUNSELLOR", "pupil": "a", "receivers": {"SOCIAL_SERVICES"}, "items": {"1"},
    "reaches": {"OSL 23:2 st.1"}, "from": date(2026, 11, 1), "until": date(2026, 12, 1),
}  # fmt: skip
SHUT = {"act": "branch", "open": False}
TODAY = date(2026, 11, 23)


def withdrawn(**part):
    return {"act": "withdraw", "consent": "c", "at": date(2026, 11, 10), **part}


@pytest.mark.parametrize(
    ("acts", "at", "seats"),
    [
        ([], TODAY, set()),
        ([SIGNAL], TODAY, {"COUNSELLOR", "SCHOOL_LEAD"}),
        ([SIGNAL, SHUT], TODAY, {"COUNSELLOR"}),
        ([SIGNAL, SHUT, {"act": "branch", "open": True}], TODAY, {"COUNSELLOR", "SCHOOL_LEAD"}),
        ([SIGNAL, SHUT, ACCEPTED], TODAY, {"COUNSELLOR", "LEISURE", "POLICE"}),
        ([SIGNAL, SHUT, ACCEPTED], date(2027, 3, 1), {"COUNSELLOR"}),
        ([SIGNAL, SHUT, ACCEPTED | {"giver": "NURSE"}], TODAY, {"COUNSELLOR"}),
        ([SIGNAL | {"day": date(2026, 8, 31)}, SHUT, ACCEPTED], TODAY, {"COUNSELLOR"}),
        ([SIGNAL | {"secrecies": {"OSL 18:1"}}, SHUT, ACCEPTED], TODAY, {"COUNSELLOR"}),
        ([SIGNAL, SHUT, ACCEPTED, withdrawn()], TODAY, {"COUNSELLOR"}),
        ([SIGNAL, SHUT, ACCEPTED, withdrawn()], date(2026, 11, 9), {"COUNSELLOR", "LEISURE", "POLICE"}),
        ([SIGNAL, SHUT, ACCEPTED, withdrawn(seats={"POLICE"})], TODAY, {"COUNSELLOR", "LEISURE"}),
        ([SIGNAL, SHUT, ACCEPTED, withdrawn(seats={"COUNSELLOR"})], TODAY, {"COUNSELLOR"}),
        ([SIGNAL, SHUT, ACCEPTED, withdrawn(topics={"school"})], TODAY, {"COUNSELLOR", "LEISURE", "POLICE"}),
        ([SIGNAL, SHUT, ACCEPTED, withdrawn(topics={"wellbeing"})], TODAY, {"COUNSELLOR"}),
        ([SIGNAL, SHUT, DECIDED], TODAY, {"COUNSELLOR", "SOCIAL_SERVICES"}),
        ([SIGNAL, SHUT, DECIDED | {"items": {"2"}}], TODAY, {"COUNSELLOR"}),
        ([SIGNAL, SHUT, DECIDED, SIGNAL | {"secrecies": {"OSL 18:1"}}], TODAY, {"COUNSELLOR"}),
        ([SIGNAL | {"kind": "commitment", "owner": "POLICE"}, SHUT], TODAY, {"COUNSELLOR", "POLICE"}),
        ([SIGNAL | {"kind": "meeting", "named": set(SEATS)}, SHUT], TODAY, set(SEATS)),
        ([SIGNAL | {"kind": "note_to_self"}, ACCEPTED], TODAY, {"COUNSELLOR"}),
        ([SIGNAL | {"protected": True}, ACCEPTED, DECIDED], TODAY, {"COUNSELLOR"}),
        ([SIGNAL | {"protected": True, "kind": "pupil_card"}, ACCEPTED], TODAY, {"COUNSELLOR", "SCHOOL_LEAD"}),
        ([SIGNAL | {"protected": True, "kind": "pupil_card"}, SHUT], TODAY, {"COUNSELLOR"}),
    ],
)
def test_the_model_follows_the_acts(acts, at, seats):
    assert open_to(acts, "1", at) == seats

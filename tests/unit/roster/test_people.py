"""Lists typed by hand pass the same checks as imported ones."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.roster import HandRow, RosterPupil, from_hand

DAY = date(2026, 11, 26)
ALVA = HandRow("Alva", "Lindqvist", date(2011, 3, 14), "9B")


def test_rows_become_pupils_without_a_source_in_their_order():
    bo = HandRow("  Bo \t Er\u200bik ", "Al-Khati\u0301b", DAY, "7A")
    assert from_hand([bo, ALVA], on=DAY) == (
        RosterPupil("", "Bo Erik", "Al-Khat\u00edb", DAY, "7A", ()),
        RosterPupil("", "Alva", "Lindqvist", date(2011, 3, 14), "9B", ()),
    )


def test_no_rows_are_no_pupils():
    assert from_hand([], on=DAY) == ()


@pytest.mark.parametrize(
    ("row", "reason", "place"),
    [
        (HandRow("", "L", DAY, "9B"), Reason.BAD_INPUT, "given_name"),
        (HandRow("A", " \n", DAY, "9B"), Reason.BAD_INPUT, "family_name"),
        (HandRow("A", "L", DAY, ""), Reason.BAD_INPUT, "school_class"),
        (HandRow("A", "L" * 201, DAY, "9B"), Reason.BAD_INPUT, "family_name"),
        (HandRow("\u202e", "L", DAY, "9B"), Reason.BAD_INPUT, "given_name"),
        (HandRow("A", "L\x1bB", DAY, "9B"), Reason.BAD_INPUT, "family_name"),
        (HandRow("A", "L", date(2026, 11, 27), "9B"), Reason.BAD_INPUT, "birth_date"),
        (HandRow("A 110314-2384", "L", DAY, "9B"), Reason.PERSONAL_NUMBER, "given_name"),
        (HandRow("A", "201103142384", DAY, "9B"), Reason.PERSONAL_NUMBER, "family_name"),
        (HandRow("A", "L", DAY, "20110314-2384"), Reason.PERSONAL_NUMBER, "school_class"),
        (HandRow("110314", "2384", DAY, "9B"), Reason.PERSONAL_NUMBER, "given_name"),
        (HandRow("1103", "14-2384", DAY, "9B"), Reason.PERSONAL_NUMBER, "given_name"),
    ],
)
def test_a_bad_field_is_named_by_row_and_place(row, reason, place):
    with pytest.raises(Refusal) as refusal:
        from_hand([ALVA, row], on=DAY)
    assert refusal.value.reason is reason
    assert refusal.value.places == {"row": 2, "place": place}


@given(text=st.text(max_size=30))
def test_any_text_as_a_name_is_kept_tidy_or_refused(text):
    try:
        (pupil,) = from_hand([HandRow(text, "L", DAY, "9B")], on=DAY)
    except Refusal as refusal:
        named = refusal.places
    else:
        named = {"row": 1, "place": "given_name"}
        assert pupil.given_name == " ".join(pupil.given_name.split())
        assert pupil.given_name.isprintable()
    assert named == {"row": 1, "place": "given_name"}

"""Identity numbers are found however written; dates, telephone and organisation numbers stand. All are synthetic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.personnummer import found_in, taken_out

FOUND = [
    "110314-2384",
    "1103142384",
    "110314+2384",
    "110314 2384",
    "110314 - 2384",
    "20110314-2384",
    "201103142384",
    "20110314 2384",
    "2011-03-14-2384",
    "2011-03-14 2384",
    "18110314-2384",
    "(110314-2384)",
    "pnr:110314-2384.",
    "pnr110314-2384x",
    "flickan 110314-2384, 9B",
    "110314\N{EN DASH}2384",
    "110314\N{MINUS SIGN}2384",
    "110314\N{NON-BREAKING HYPHEN}2384",
    "110314\N{NO-BREAK SPACE}2384",
    "110314\N{SOFT HYPHEN}-\N{ZERO WIDTH SPACE}2384",
    "\uff11\uff11\uff10\uff13\uff11\uff14-\uff12\uff13\uff18\uff14",  # wide digits
    "070 123 45 67 och 110314-2384",
    "2026-03-12 110314-2384",
    "20120229-9879",  # a leap day
    "110374-2381",  # coordination number: day + 60
    "110360-1231",  # ... day not known
    "110060-1234",  # ... month and day not known
    "20070123-4569",
    "070123-4569",
    *(f"110314-{letter}238" for letter in "RSUWXJKLMNP"),
    "110314r238",
    "20110314-T123",
    "20110314-t120",
    "20110314-TF10",
    "20110314TF10",
]

STANDING = [
    "",
    "Alva Lindqvist, 9B",
    "2011-03-14",
    "20110314",
    "2026-11-26 kl. 13.30-14.15",
    "26/11 13:30",
    "110314-2385",  # wrong check digit
    "110314-R239",
    "111331-2227",  # no month 13
    "110230-1234",  # no 30 February
    "20110229-1232",  # no leap year
    "110000-1234",
    "110392-1234",  # no day 32
    "110314-0008",  # no serial 000
    "556036-0793",  # an organisation number: its "month" is 20 or more
    "0701234569",  # a mobile number with the digits of a birth in 2007
    "070-123 45 69",
    "+46 70 123 45 69",
    "+46701234569",
    "08-123 456 78",
    "1110314-2384",  # more digits before
    "110314-23845",  # ... or after
    "20110314-TF1",
    "20110314-TF100",
    "20110314-T1234",
    "2026-11-26 T123",  # a day and a room
    "110314\n2384",  # two lines
    "SFS 2009:400, 10 kap. 2 §",
]


@pytest.mark.parametrize("text", FOUND)
def test_a_number_is_found(text):
    assert found_in(text)


@pytest.mark.parametrize("text", STANDING)
def test_what_is_no_number_stands(text):
    assert not found_in(text)


def check_digit(nine):
    """Written anew, from the rule and not from the module: double every other digit, cast out nines."""
    doubled = [int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(nine)]
    return (10 - sum(number - 9 if number > 9 else number for number in doubled) % 10) % 10


births = st.dates(date(1900, 1, 1), date(2026, 12, 31))


@given(birth=births, serial=st.integers(1, 999), apart=st.sampled_from(["-", "+", " ", " - "]), long=st.booleans())
def test_every_right_number_is_found_in_any_text_and_no_wrong_check_digit(birth, serial, apart, long):
    nine = f"{birth:%y%m%d}{serial:03}"
    right = check_digit(nine)
    century = str(birth.year // 100) if long else ""
    for digit in range(10):
        assert found_in(f"om {century}{nine[:6]}{apart}{nine[6:]}{digit} sades") == (digit == right)


@given(birth=births, serial=st.integers(1, 999))
def test_a_coordination_number_is_found(birth, serial):
    nine = f"{birth:%y%m}{birth.day + 60}{serial:03}"
    assert found_in(f"{nine[:6]}-{nine[6:]}{check_digit(nine)}")


@given(text=st.text())
def test_any_text_gets_an_answer(text):
    assert found_in(text) in {True, False}


@given(day=births)
def test_a_date_alone_is_no_number(day):
    assert not found_in(f"{day:%Y-%m-%d}")
    assert not found_in(f"{day:%Y%m%d}")
    assert not found_in(f"{day:%d/%m %Y} kl. 13.30")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rör 811228-9874, sa han.", "Rör [...], sa han."),
        ("811228-9874 och 20110314-2384", "[...] och [...]"),
        ("811228\N{NON-BREAKING HYPHEN}9874", "[...]"),
        ("Ring 070-123 45 67 ½ timme före.", "Ring 070-123 45 67 ½ timme före."),
    ],
)
def test_numbers_are_taken_out_and_nothing_else_is_touched(text, left):
    assert taken_out(text) == left
    assert not found_in(left)

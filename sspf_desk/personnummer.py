"""Finds Swedish personal identity numbers in free text, so that they can be refused: the program stores none."""

import re
import unicodedata
from calendar import monthrange

GONE = "[...]"
"""What stands where a number was taken out."""
_COORDINATION = 60
_LEAP_YEAR = 2000
_CANDIDATE = re.compile(
    r"""(?<!\d)
    (?P<century>18|19|20)? (?P<year>\d\d) (?P<hyphen>(?<=\d{4})-)? (?P<month>\d\d) (?(hyphen)-) (?P<day>\d\d)
    (?P<gap>[ \t]?[-+][ \t]?|[ \t]|)
    (?P<last>\d{4}|[TRSUWXJKLMNP]\d{3}|TF\d\d)
    (?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def found_in(text: str) -> bool:
    """Whether `text` holds a Swedish personal identity number, in any of the ways people write one.

    Found: 10 or 12 digits, with `-`, `+`, a space or nothing before the last four, the date also as `2011-03-14`;
    coordination numbers (day + 60, also month 00 and day 60, for births not known); interim numbers with a letter for
    the first of the last four, which counts as 1 in the check digit; and the schools' T and TF numbers, which have no
    check digit. All others need a date that exists and a right check digit: so most dates with times, telephone and
    organisation numbers stand. Let stand on purpose: ten bare digits beginning with 070, a mobile number far more often
    than a birth in 2007.
    """
    return any(_is_number(match) for match in _CANDIDATE.finditer(_plain(text)))


def taken_out(text: str) -> str:
    """The text with a mark where each number stood; as it was, where there is none. Nothing is found in it then."""
    while found_in(text):
        text = _CANDIDATE.sub(lambda match: GONE if _is_number(match) else match[0], _plain(text))
    return text


def _plain(text: str) -> str:
    """The text with look-alike digits and dashes made plain and invisible characters taken out."""
    composed = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    kept = (character for character in composed if unicodedata.category(character) != "Cf")
    return "".join("-" if unicodedata.category(character) == "Pd" else character for character in kept)


def _is_number(match: re.Match[str]) -> bool:
    last = match["last"].upper()
    if not _is_birth_date(match["century"], int(match["year"]), int(match["month"]), int(match["day"])):
        return False
    if last.startswith("T"):
        return not match["gap"].isspace()  # a day and then a room: "20261126 T123"
    if last.startswith("000") or _is_mobile_number(match):
        return False
    digits = match["year"] + match["month"] + match["day"] + re.sub(r"\D", "1", last)
    return _luhn_sum(digits) % 10 == 0


def _is_birth_date(century: str | None, year: int, month: int, day: int) -> bool:
    """Whether the date exists; a coordination number may lack month or day, where the birth is not known."""
    if day >= _COORDINATION:
        day -= _COORDINATION
        if month == 0 or day == 0:
            return month in range(13) and day in range(32)
    full_year = int(century) * 100 + year if century else _LEAP_YEAR + year
    return month in range(1, 13) and day in range(1, monthrange(full_year, month)[1] + 1)


def _is_mobile_number(match: re.Match[str]) -> bool:
    return match[0].startswith("070") and match[0].isdigit() and match["century"] is None


def _luhn_sum(digits: str) -> int:
    """The sum a check digit brings to a whole ten: weights 2 and 1 in turn, the digits of each product added."""
    products = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products)

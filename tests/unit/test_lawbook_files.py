"""Every check of a lawbook as it loads: what is written wrong is refused with its place."""

from datetime import date
from pathlib import Path

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.lawbook import Lawbook, WhyNot, load
from sspf_desk.terms import Seat

TODAY = date(2026, 11, 23)
HEAD = "checked_until = 2026-04-27\n"
SECRECY = """
[[secrecy]]
name = "OSL 25:1"
sv = "Vård"
en = "Care"
seats = ["NURSE"]
damage_test = "omvänt"
opens = 2025-01-01
"""
PROVISION = """
[[provision]]
id = "osl-25-12"
name = "OSL 25:12"
sv = "Stöd"
en = "Support"
reaches = ["OSL 25:1"]
from_seats = ["NURSE"]
to_seats = ["SOCIAL_SERVICES"]
opens = 2025-01-01
settled = true
asks = ["Behövs det?"]
"""
WHOLE = HEAD + SECRECY + PROVISION


def written(folder: Path, text: str) -> Lawbook:
    path = folder / "law.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_the_small_book_that_the_broken_ones_are_made_of_is_whole(tmp_path):
    assert written(tmp_path, WHOLE).provision("osl-25-12", TODAY).sv == "Stöd"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (WHOLE.replace('["NURSE"]\ndamage', '["MATRON"]\ndamage'), "secrecy"),
        (WHOLE.replace('to_seats = ["SOCIAL_SERVICES"]', 'to_seats = ["PRESS"]'), "to_seats"),
        (WHOLE.replace('to_seats = ["SOCIAL_SERVICES"]', "to_seats = []"), "to_seats"),
        (WHOLE.replace("settled = true\n", ""), "settled"),
        (WHOLE.replace('sv = "Stöd"', 'sv = ""'), "sv"),
        (WHOLE.replace("opens = 2025-01-01\nsettled", "settled"), "opens"),
        (WHOLE.replace("opens = 2025-01-01\nsettled", "opened = 2025-01-01\nopens = 2025-01-01\nsettled"), "opened"),
        (WHOLE.replace('id = "osl-25-12"', 'id = "OSL 25:12"'), "id"),
        (WHOLE.replace('damage_test = "omvänt"', 'damage_test = "kanske"'), "damage_test"),
        (WHOLE.replace(HEAD, ""), "checked_until"),
        (WHOLE.replace('reaches = ["OSL 25:1"]', 'reaches = ["OSL 25:1", "OSL 25:99"]'), "osl-25-12: reaches"),
        (WHOLE.replace("opens = 2025-01-01\nsettled", "opens = 2025-01-01\ncloses = 2025-01-01\nsettled"), "osl-25-12"),
        (HEAD + SECRECY + "closes = 2024-01-01\n" + PROVISION, "OSL 25:1: opens"),
        (WHOLE + PROVISION, "osl-25-12: overlaps"),
        (HEAD + SECRECY + SECRECY.replace('["NURSE"]', "[]") + PROVISION, "OSL 25:1: overlaps"),
        (HEAD + SECRECY + SECRECY.replace("25:1", "25:2") + PROVISION, "OSL 25:2: seats"),
        (WHOLE.replace("settled = true", "settled = false"), "osl-25-12: note"),
        (WHOLE + "[[", "end of document"),
    ],
)
def test_a_book_that_is_written_wrong_is_refused_with_the_place(tmp_path, text, place):
    with pytest.raises(Refusal) as refused:
        written(tmp_path, text)
    assert refused.value.reason is Reason.LAWBOOK_BROKEN
    assert place in str(refused.value.places["place"])


def test_a_book_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "law.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(Refusal) as refused:
        load(path)
    assert refused.value.reason is Reason.LAWBOOK_BROKEN


def test_a_book_that_is_not_there_is_refused_by_its_name_alone(tmp_path):
    with pytest.raises(Refusal) as refused:
        load(tmp_path / "law.toml")
    assert refused.value.places == {"place": "law.toml"}


def test_an_entry_may_follow_itself_and_each_day_has_its_own_wording(tmp_path):
    first = PROVISION.replace("settled = true", "closes = 2026-01-01\nsettled = true")
    second = PROVISION.replace("opens = 2025-01-01", "opens = 2026-01-01").replace('"Stöd"', '"Annat stöd"')
    book = written(tmp_path, HEAD + SECRECY + second + first)
    wordings = {
        on: book.choices(frozenset(), Seat.NURSE, Seat.SOCIAL_SERVICES, on)
        for on in (date(2025, 12, 31), date(2026, 1, 1))
    }
    assert [[c.provision.sv for c in choices] for choices in wordings.values()] == [["Stöd"], ["Annat stöd"]]
    assert book.provision("osl-25-12", date(2025, 12, 31)).sv == "Stöd"


def test_an_entry_that_has_closed_is_still_listed_and_greyed(tmp_path):
    book = written(tmp_path, WHOLE.replace("settled = true", "closes = 2026-01-01\nsettled = true"))
    (choice,) = book.choices(frozenset({"OSL 25:1"}), Seat.NURSE, Seat.SOCIAL_SERVICES, date(2026, 1, 1))
    assert choice.why_not is WhyNot.NOT_IN_FORCE

"""Whole schools are read as they stand: the public sample and the project's own demo school."""

from datetime import date
from pathlib import Path

from sspf_desk.roster import read
from sspf_desk.settings import resource

FILES = Path(__file__).parents[2] / "files" / "ss12000"
DAY = date(2026, 11, 26)


def test_the_public_sample_is_read():
    roster = read(FILES / "sample", DAY)
    assert roster.school == "Demoskolan Grundskola"
    assert (len(roster.pupils), roster.protected_count, roster.left_out_count, roster.unknown_count) == (43, 2, 0, 0)
    assert {pupil.school_class for pupil in roster.pupils} == {"7A", "8A"}
    assert all(pupil.guardians for pupil in roster.pupils)


def test_the_demo_school_is_read():
    roster = read(resource("demo", "school"), DAY)
    assert (roster.school, len(roster.pupils), roster.protected_count) == ("Björkdalsskolan", 39, 4)
    assert (roster.left_out_count, roster.unknown_count) == (0, 0)
    years = {(pupil.school_class, pupil.birth_date.year) for pupil in roster.pupils}
    assert years == {("7A", 2013), ("8B", 2012), ("9B", 2011)}
    alva = next(pupil for pupil in roster.pupils if (pupil.given_name, pupil.family_name) == ("Alva", "Lindqvist"))
    assert (alva.birth_date, alva.school_class, len(alva.guardians)) == (date(2011, 3, 14), "9B", 2)


def test_the_demo_school_holds_no_civic_numbers_and_no_real_addresses():
    text = "".join(path.read_text(encoding="utf-8") for path in resource("demo", "school").glob("*.json"))
    assert "civicNo" not in text
    assert "streetAddress" not in text
    addresses = [line for line in text.splitlines() if "@" in line]
    assert addresses
    assert all(line.strip(' ",').endswith("example.se") for line in addresses)

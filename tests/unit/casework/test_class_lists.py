"""Pupils come in by hand and by list, as of today."""

import shutil
from datetime import date

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource
from sspf_desk.terms import Seat

LEAD = Seat.SCHOOL_LEAD


def test_a_card_by_hand_is_a_pupil(school):
    made = school[LEAD].class_lists.by_hand(" Åsa ", "Nyberg", date(2012, 5, 6), "8A")
    (row,) = school[LEAD].people.list()
    assert (row.pupil, row.name, row.school_class, row.birth_year) == (made, "Åsa Nyberg", "8A", 2012)


def test_nobody_is_born_after_today(school):
    with pytest.raises(Refusal) as refused:
        school[LEAD].class_lists.by_hand("Åsa", "Nyberg", date(2026, 11, 21), "8A")
    assert (refused.value.reason, refused.value.places["place"]) == (Reason.BAD_INPUT, "birth_date")


def test_a_list_is_taken_in_from_its_files_and_a_second_time_changes_nothing(school):
    files = sorted(resource("demo", "school").glob("*.json"))
    first, again = (school[LEAD].class_lists.take_in(files) for _ in range(2))
    assert first.new > 0
    assert (again.new, again.updated, again.unchanged) == (0, 0, first.new)


def test_a_broken_list_is_refused_and_takes_nobody_in(school, tmp_path):
    broken = tmp_path / "persons.json"
    shutil.copy(sorted(resource("demo", "school").glob("*.json"))[0], broken)
    broken.write_text(broken.read_text("utf-8")[:-40], "utf-8")
    with pytest.raises(Refusal) as refused:
        school[LEAD].class_lists.take_in([broken])
    assert refused.value.reason is Reason.IMPORT_BROKEN
    assert school[LEAD].people.list() == ()

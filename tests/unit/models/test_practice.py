"""What a group may set about its consents, and the bounds that it may not pass."""

from dataclasses import replace

import pytest

from sspf_desk.errors import Reason
from sspf_desk.models.practice import OwnYes, Practice
from tests.cutting import refused


def test_what_holds_until_a_group_sets_something_else():
    practice = Practice()
    assert (practice.own_from, practice.own_yes) == (15, OwnYes.BESIDE)
    assert (practice.usual_months, practice.longest_months) == (6, 12)
    assert practice.holds()
    practice.insist()


@pytest.mark.parametrize(
    ("change", "place", "bounds"),
    [
        ({"own_from": 11}, "own_from", (12, 18)),
        ({"own_from": 19}, "own_from", (12, 18)),
        ({"longest_months": 13}, "longest_months", (1, 12)),
        ({"longest_months": 0}, "longest_months", (1, 12)),
        ({"usual_months": 0}, "usual_months", (1, 12)),
        ({"usual_months": 6, "longest_months": 5}, "usual_months", (1, 5)),
    ],
)
def test_each_part_is_refused_outside_its_bounds_which_are_told(change, place, bounds):
    practice = replace(Practice(), **change)
    told = refused(practice.insist)
    assert told.reason is Reason.PRACTICE_OUT_OF_BOUNDS
    assert told.places == {"place": place, "lowest": bounds[0], "highest": bounds[1]}
    assert not practice.holds()


@pytest.mark.parametrize("own_from", [12, 18])
@pytest.mark.parametrize("months", [1, 12])
def test_the_bounds_themselves_are_within(own_from, months):
    assert Practice(own_from=own_from, usual_months=months, longest_months=months).holds()


@pytest.mark.parametrize(("own_yes", "age"), [(OwnYes.BESIDE, 14), (OwnYes.ALONE, 14), (OwnYes.GUARDIANS, 18)])
def test_where_guardians_suffice_the_pupils_own_yes_is_needed_when_of_age_alone(own_yes, age):
    assert Practice(own_from=14, own_yes=own_yes).own_needed_from() == age

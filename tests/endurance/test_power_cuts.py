"""The power goes at any moment of a day's work: what was told is there, and nothing is torn.

One day is recorded as the calls it really made (`warden`), and cut off thousands of times (`powercut`). The same day
with one deliberately wrong setting must lose something, or this test would see nothing at all.
"""

import random

import pytest

from tests.endurance.jobs import WRONG
from tests.endurance.recorded import DEEP, Lost, Recorded
from tests.endurance.scale import batches, times

CONTROL_CUTS = times("power cuts") // 20
AT_ONCE = 1000
"""Cuts of one recorded day; the next thousand have a day of their own."""


@pytest.mark.parametrize("batch", batches("power cuts", AT_ONCE))
def test_whenever_the_power_goes_all_that_was_told_is_there(nursery, base, swift_path, figure, batch):
    number, cuts = batch
    day = Recorded(nursery, base, swift_path)
    chance = random.Random(number)  # noqa: S311 - the same cuts every run
    lost = [told for told in day.cut(cuts, chance, deep=DEEP) if told]
    assert lost == []
    figure("power cuts", cuts=cuts, opened_by_the_program=cuts // DEEP, lost=0)


@pytest.mark.parametrize("wrong", WRONG)
def test_with_a_wrong_setting_something_is_lost(nursery, base, swift_path, figure, wrong):
    day = Recorded(nursery, base, swift_path, wrong=wrong)
    lost = [told for told in day.cut(CONTROL_CUTS, random.Random(wrong)) if told]  # noqa: S311
    assert len(lost) > CONTROL_CUTS // 20
    figure(f"power cuts, control: {wrong}", cuts=CONTROL_CUTS, lost=len(lost))


def test_a_reading_that_is_none_of_the_day_s_is_noticed(nursery, base, swift_path):
    day = Recorded(nursery, base, swift_path)
    with pytest.raises(Lost):
        day.judge({}, len(day.calls))

"""What a reader sees is equal, byte for byte, to a world in which the rest never was; and it is what the oracle says.

A scenario is one world and one reader for whom something was left out. A world of a seed is the same one always.
"""

from functools import partial

import pytest

from tests.worlds.draw import draw
from tests.worlds.law import try_world
from tests.worlds.shrink import smallest

BLOCK = 5
"""Worlds in one test: some twenty-eight scenarios."""
ORDINARY = range(0, 90, BLOCK)
WITH_PAGES = range(1000, 1008)
NIGHTLY = range(10_000, 13_600, 25)


def hold(seeds, trial=try_world):
    """Try the worlds of some seeds; where a law fails, say on what, and in how small a world. The scenarios tried."""
    scenarios = 0
    for seed in seeds:
        world = draw(seed)
        tried = trial(world)
        if tried.faults:
            small = smallest(world, partial(_fails_alike, tried.faults[0].law, trial))
            faults = "\n".join(str(fault) for fault in trial(small).faults[:5])
            pytest.fail(f"seed {seed}, smallest world:\n{small.told()}\n{faults}")
        scenarios += tried.scenarios
    return scenarios


def _fails_alike(law, trial, world):
    return any(fault.law == law for fault in trial(world).faults)


@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("first", ORDINARY)
def test_read_models_are_as_if_the_rest_never_was(first):
    assert hold(range(first, first + BLOCK)) >= 4 * BLOCK


@pytest.mark.parametrize("seed", WITH_PAGES)
def test_pages_are_as_if_the_rest_never_was(seed):
    assert hold([seed]) >= 5


@pytest.mark.nightly
@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("first", NIGHTLY)
def test_read_models_are_as_if_the_rest_never_was_all_night(first):
    assert hold(range(first, first + 25)) >= 4 * 25

"""Makes a world on which a law fails small enough to read: acts go one by one for as long as it fails."""

from collections.abc import Callable

from tests.worlds.world import World

PATIENCE = 120
"""How many smaller worlds are tried."""


def smallest(world: World, fails: Callable[[World], bool]) -> World:
    """A world that still fails, from which no act could be left out within the patience there is."""
    tries, size = 0, len(world.acts)
    while size:
        start = 0
        while start < len(world.acts) and tries < PATIENCE:
            fewer = world.only((*world.acts[:start], *world.acts[start + size :]))
            tries += 1
            if fewer.acts and fails(fewer):
                world = fewer
            else:
                start += size
        size //= 2
    return world

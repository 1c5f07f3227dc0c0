"""How often each promise is tried: short in the ordinary run, at full length on demand (`./test full`)."""

import os
from collections.abc import Mapping
from types import MappingProxyType

FULL = os.environ.get("SSPF_DESK_ENDURANCE") == "full"
"""Set by `./test full`."""
TIMES: Mapping[str, tuple[int, int]] = MappingProxyType({
    "kills": (300, 10_000),
    "kills while writing": (10, 100),
    "power cuts": (2_000, 50_000),
    "mutations": (3_000, 100_000),
    "trail tampering": (500, 10_000),
    "edits by four": (1_000, 10_000),
    "swaps": (1_000, 10_000),
    "a leaver's keys": (100, 1_000),
    "losses": (200, 1_000),
    "forged proofs": (100, 2_000),
})  # fmt: skip
"""Each promise's trials, ordinary and full (issue 3)."""


def times(promise):
    """How many trials this run makes for a promise."""
    return TIMES[promise][FULL]


def batches(promise, size):
    """The trials in batches of at most so many, as (number, size): what tests are parametrized by."""
    count = times(promise)
    return [(first // size, min(size, count - first)) for first in range(0, count, size)]


def shares(promise, weights):
    """A promise's trials dealt out among its parts by weight, to the last one."""
    count, whole, dealt = times(promise), sum(weights.values()), {}
    for part, weight in weights.items():
        dealt[part] = count * weight // whole
    first = next(iter(weights))
    dealt[first] += count - sum(dealt.values())
    return dealt

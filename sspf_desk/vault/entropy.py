"""Where random bytes come from: always handed in, so that what was made can be made again in a proof."""

from collections.abc import Callable

Entropy = Callable[[int], bytes]
"""Gives that many random bytes. The caller chooses `os.urandom`; a proof chooses its own."""


def draw(entropy: Entropy, size: int) -> bytes:
    """Exactly `size` bytes. Raises ValueError at any other length: a short key is never made good in silence."""
    drawn = entropy(size)
    if len(drawn) != size:
        raise ValueError("the source of randomness gave another length than asked")
    return drawn

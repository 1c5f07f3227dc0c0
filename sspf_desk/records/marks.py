"""What one member has been shown of what others gave: always as large, whatever it holds (`docs/decisions`, 0028)."""

import struct
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final, Self

from sspf_desk.errors import Reason, Refusal

_PARTS: Final = 8
_PART_SIZE: Final = 1 << 13
"""Bytes of a part: a bit for each value of two bytes."""
SIZE: Final = _PARTS * _PART_SIZE
"""Bytes of all marks. They never grow: their size tells nobody how much a seat was given."""
_places: Final = struct.Struct(f"<{_PARTS}H").unpack
_STARTS: Final = range(0, SIZE, _PART_SIZE)


class Marks:
    """A set of ids in 64 KiB: a filter after Bloom (1970), with a part for each two bytes of an id's digest.

    An id that was put there is always found. One that was not is found all the same in one case of 290 million where
    there are 6,000, of 43,000 where there are 20,000 and of 500 where there are 40,000: what is new is then shown
    without being called so.
    """

    __slots__ = ("_bits",)

    def __init__(self, bits: bytes = bytes(SIZE)) -> None:
        """Raises `Refusal` for bits of another size."""
        if len(bits) != SIZE:
            raise Refusal(Reason.VAULT_DAMAGED, place="marks")
        self._bits = bits

    @property
    def bits(self) -> bytes:
        """What is kept of them."""
        return self._bits

    def __contains__(self, id_: bytes) -> bool:
        """Whether an id was put there."""
        bits, start = self._bits, 0
        for place in _places(_digest(id_)):
            if not bits[start + (place >> 3)] >> (place & 7) & 1:
                return False
            start += _PART_SIZE
        return True

    def with_all(self, ids: Iterable[bytes]) -> Self:
        """The same, and these ids."""
        bits = bytearray(self._bits)
        for id_ in ids:
            for start, place in zip(_STARTS, _places(_digest(id_)), strict=True):
                bits[start + (place >> 3)] |= 1 << (place & 7)
        return type(self)(bytes(bits))


def _digest(id_: bytes) -> bytes:
    """Two bytes for each part: the place of its bit."""
    return blake2b(id_, digest_size=2 * _PARTS).digest()

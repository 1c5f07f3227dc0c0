"""A password or code made into 32 bytes by Argon2id, at a cost no file can push out of bounds."""

from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sspf_desk.errors import Reason, Refusal

SECRET_SIZE: Final = 32
_KIB_PER_LANE: Final = 8
"""The least memory a lane can work in (RFC 9106, 3.1)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation costs: memory in KiB, passes over it, and lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def reaches(self, other: "Cost") -> bool:
        """Whether this is at least `other` in every one of the three."""
        return self.memory_kib >= other.memory_kib and self.iterations >= other.iterations and self.lanes >= other.lanes

    @property
    def work(self) -> int:
        """KiB filled in all passes together: the time that one guess takes, whatever the lanes."""
        return self.memory_kib * self.iterations


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most a stored cost may be. Outside them a file is damaged, whoever wrote it."""

    floor: Cost
    ceiling: Cost

    def admit(self, cost: Cost) -> None:
        """Raises Refusal(KEYS_DAMAGED) when `cost` is outside; called before any derivation runs."""
        fillable = cost.memory_kib >= _KIB_PER_LANE * cost.lanes
        if not (fillable and cost.reaches(self.floor) and self.ceiling.reaches(cost)):
            raise Refusal(Reason.KEYS_DAMAGED, memory_kib=cost.memory_kib, iterations=cost.iterations, lanes=cost.lanes)


DEFAULT_COST = Cost(memory_kib=256 * 1024, iterations=3, lanes=4)
"""0.57 s on two quiet cores (128 MiB: 0.19, 192 MiB: 0.39), aimed at the second a person will wait."""
BOUNDS = Bounds(floor=Cost(64 * 1024, 3, 1), ceiling=Cost(1024 * 1024, 10, 16))
"""The floor is RFC 9106's second choice with one lane; the ceiling keeps a planted file from freezing the machine."""


def stretch(secret: bytes, *, salt: bytes, cost: Cost, bounds: Bounds) -> bytes:
    """32 bytes from a typed secret by Argon2id (RFC 9106).

    Raises Refusal(KEYS_DAMAGED), before anything is derived, for a cost out of bounds.
    """
    bounds.admit(cost)
    kdf = Argon2id(
        salt=salt, length=SECRET_SIZE, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(secret)

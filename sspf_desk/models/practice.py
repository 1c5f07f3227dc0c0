"""How a municipality asks for consents: from which age the pupil's own counts, whose yes is needed, for how long."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sspf_desk.errors import Reason, Refusal

COMES_OF_AGE_AT: Final = 18
"""Law (föräldrabalken 9:1), and no setting."""
YOUNGEST_OWN: Final = 12
"""The youngest age from which any municipality's practice speaks of a consent of the pupil's own (`domain.md` 1.2)."""
LONGEST_MONTHS: Final = 12
"""No group takes a consent for longer (`design.md` 5)."""


class OwnYes(StrEnum):
    """Whose yes a consent rests on once the pupil is old enough to be asked (`domain.md` 1.2: practice differs)."""

    BESIDE = "beside"
    """The pupil's own is needed, and a guardian's beside it unless the judgement of maturity says why not."""
    ALONE = "alone"
    """The pupil's own is needed, and is enough."""
    GUARDIANS = "guardians"
    """A guardian's signature is enough; the pupil is asked, too."""


@dataclass(frozen=True, slots=True)
class Practice:
    """What a group has set; as it stands here, where it has set nothing. It is asked when a consent is taken.

    No law has an age (OSL 12:3), so nothing here makes a consent valid: a named person judges maturity each time.
    """

    own_from: int = 15
    """The age at which the pupil is asked himself, and every consent is asked for anew."""
    own_yes: OwnYes = OwnYes.BESIDE
    usual_months: int = 6
    longest_months: int = LONGEST_MONTHS

    def own_needed_from(self) -> int:
        """The age from which no consent can be taken without the pupil's own yes: of age he alone disposes of it."""
        return COMES_OF_AGE_AT if self.own_yes is OwnYes.GUARDIANS else self.own_from

    def holds(self) -> bool:
        """Whether every part is within its bounds."""
        return all(number in bounds for _, number, bounds in self._bounded())

    def insist(self) -> None:
        """Raise `Refusal`: PRACTICE_OUT_OF_BOUNDS, for the first part that is out of its bounds, with both of them."""
        for place, number, bounds in self._bounded():
            if number not in bounds:
                raise Refusal(Reason.PRACTICE_OUT_OF_BOUNDS, place=place, lowest=bounds[0], highest=bounds[-1])

    def _bounded(self) -> tuple[tuple[str, int, range], ...]:
        longest = range(1, LONGEST_MONTHS + 1)
        return (
            ("own_from", self.own_from, range(YOUNGEST_OWN, COMES_OF_AGE_AT + 1)),
            ("longest_months", self.longest_months, longest),
            ("usual_months", self.usual_months, range(1, self.longest_months + 1)),
        )

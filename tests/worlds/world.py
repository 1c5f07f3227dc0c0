"""A world: who founded the group, and everything that was done, in order."""

from dataclasses import dataclass, replace

from sspf_desk.terms import Kind, Seat
from tests.builders import NAMES
from tests.worlds.acts import Act


@dataclass(frozen=True, slots=True)
class World:
    """Who founded the group, whether the school's seats are open to each other from the start, and what was done."""

    founder: Seat
    branch: bool
    acts: tuple[Act, ...]
    settled: bool = True
    """Whether every seat signs in at the end, so that all that has ended or opened is settled."""

    def only(self, acts):
        return replace(self, acts=tuple(acts))

    def told(self):
        """The world in words, to be read when a law fails on it."""
        lines = [f"founder={self.founder} branch={self.branch} settled={self.settled}"]
        return "\n".join(lines + [_told(act) for act in self.acts])


def _told(act):
    return f"  {act!r}"


SEATS_WITH_KEYS = (Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE, Seat.SOCIAL_SERVICES, Seat.LEISURE)
WRITERS = SEATS_WITH_KEYS[:-1]
READERS = tuple(NAMES)
FACTS = (Kind.SIGNAL, Kind.STRENGTH, Kind.NEED, Kind.CHILDS_VIEW, Kind.QUESTION, Kind.COMMITMENT)

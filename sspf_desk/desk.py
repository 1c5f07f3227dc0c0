"""Everything a signed-in member can do, and the doors that lead to it. Locking throws it away."""

from dataclasses import dataclass
from pathlib import Path

from sspf_desk.casework.erasure import Erasure
from sspf_desk.casework.grounds import Grounds
from sspf_desk.casework.openness import Openness
from sspf_desk.casework.people import People
from sspf_desk.casework.recording import Recording
from sspf_desk.catalogue import Catalogue
from sspf_desk.meetings.copies import Copies
from sspf_desk.meetings.planning import Planning
from sspf_desk.membership.entrance import Founder, SignedIn, Surroundings, found, join, sign_in
from sspf_desk.membership.group import Membership
from sspf_desk.membership.watch import Watch
from sspf_desk.pdf import Wording
from sspf_desk.records.directory import MemberFacts
from sspf_desk.records.phrases import Phrases
from sspf_desk.records.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Desk:
    """One member's desk."""

    member: MemberFacts
    membership: Membership
    people: People
    recording: Recording
    grounds: Grounds
    openness: Openness
    erasure: Erasure
    planning: Planning
    copies: Copies
    watch: Watch


@dataclass(frozen=True, slots=True)
class Said:
    """What the program says: the catalogue's terms, the phrases around them, and the paper's wording."""

    catalogue: Catalogue
    phrases: Phrases
    wording: Wording


class Doors:
    """The ways to a desk. Each leaves the vault closed and the trail's head remembered when the work is done."""

    def __init__(self, around: Surroundings, said: Said, profile: Path) -> None:
        self._around = around
        self._said = said
        self._profile = profile

    def found(self, folder: Path, founder: Founder, password: str) -> "Opened":
        """Make a new vault."""
        return self._opened(found(folder, self._around, founder, password))

    def join(self, folder: Path, code: str, password: str) -> "Opened":
        """Spend an invitation."""
        return self._opened(join(folder, self._around, code, password))

    def sign_in(self, folder: Path, name: str, password: str) -> "Opened":
        """Open the vault as a member."""
        return self._opened(sign_in(folder, self._around, name, password))

    def _opened(self, signed_in: SignedIn) -> "Opened":
        return Opened(signed_in, self._desk(signed_in))

    def _desk(self, signed_in: SignedIn) -> Desk:
        said = self._said
        work = Workplace(signed_in.acts, signed_in.records, signed_in.member, said.catalogue, said.phrases)
        people, planning = People(work), Planning(work)
        return Desk(
            member=signed_in.member,
            membership=Membership(signed_in),
            people=people,
            recording=Recording(work, people),
            grounds=Grounds(work, people),
            openness=Openness(work, people),
            erasure=Erasure(work, people, lambda _session: ()),
            planning=planning,
            copies=Copies(work, planning, said.wording),
            watch=Watch(signed_in, self._profile),
        )


class Opened:
    """A desk that is open until it is closed."""

    def __init__(self, signed_in: SignedIn, desk: Desk) -> None:
        self._in = signed_in
        self.desk = desk

    def __enter__(self) -> Desk:
        return self.desk

    def __exit__(self, *_: object) -> None:
        """Remember the trail's head, and let go of the vault whatever happened."""
        try:
            self.desk.watch.remember()
        finally:
            self._in.close()

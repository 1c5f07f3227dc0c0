"""Everything a signed-in member can do, and the doors that lead to it. Locking throws it away."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sspf_desk.casework.class_lists import ClassLists
from sspf_desk.casework.commitments import Commitments
from sspf_desk.casework.erasure import Erasure
from sspf_desk.casework.grounds import Grounds
from sspf_desk.casework.openness import Openness
from sspf_desk.casework.overview import Overview
from sspf_desk.casework.people import People
from sspf_desk.casework.recording import Recording
from sspf_desk.casework.today import Today
from sspf_desk.catalogue import Catalogue
from sspf_desk.meetings.copies import Copies
from sspf_desk.meetings.planning import Planning
from sspf_desk.meetings.preparing import Preparing
from sspf_desk.membership import inspection
from sspf_desk.membership.around import Doorstep
from sspf_desk.membership.backups import Backups, Opening, PutBack, restore
from sspf_desk.membership.entrance import Founder, SignedIn, Surroundings, found, join, sign_in
from sspf_desk.membership.group import Membership
from sspf_desk.membership.heads import Heads
from sspf_desk.membership.inspection import Inspected
from sspf_desk.membership.leaving import Leaving
from sspf_desk.membership.papers import Papers
from sspf_desk.membership.returning import Newcomer, Second, appoint_by_two, reseat, reseat_by_two
from sspf_desk.membership.sheets import Sheets, recover
from sspf_desk.membership.table import Table, table
from sspf_desk.membership.upkeep import Upkeep, upkeep
from sspf_desk.membership.watch import Watch
from sspf_desk.pdf import SheetWording, Wording
from sspf_desk.records.directory import MemberFacts
from sspf_desk.records.phrases import Phrases
from sspf_desk.records.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Desk:
    """One member's desk."""

    member: MemberFacts
    membership: Membership
    people: People
    overview: Overview
    class_lists: ClassLists
    recording: Recording
    grounds: Grounds
    openness: Openness
    commitments: Commitments
    today: Today
    erasure: Erasure
    planning: Planning
    preparing: Preparing
    copies: Copies
    sheets: Sheets
    leaving: Leaving
    backups: Backups
    papers: Papers
    watch: Watch
    signed_in: SignedIn

    def day(self) -> date:
        """The day it is, as everything that is done here has it: whoever proposes a day begins with it."""
        return self.signed_in.acts.day()

    @property
    def invented(self) -> bool:
        """Whether the group is an invented one, and nothing here is real."""
        return self.signed_in.invented

    def upkeep(self) -> Upkeep:
        """What is due: sheets, backups, members to let in."""
        return upkeep(self.signed_in)

    def table(self) -> Table:
        """The group: who sits where, who waits, and what this member may do about it."""
        return table(self.signed_in)

    def appoint_by_two(self, name: str, second: Second) -> None:
        """Give the registrar's right with a second person, where no registrar is left."""
        appoint_by_two(self.signed_in, name, second)


@dataclass(frozen=True, slots=True)
class Said:
    """What the program says: the catalogue's terms, the phrases around them, and the papers' wording."""

    catalogue: Catalogue
    phrases: Phrases
    wording: Wording
    sheets: SheetWording


class Doors:
    """The ways to a desk. Each leaves the vault closed and the trail's head remembered when the work is done."""

    def __init__(self, around: Surroundings, said: Said, profile: Path) -> None:
        self._around = around
        self._said = said
        self._heads = Heads(profile)

    def found(self, folder: Path, founder: Founder, password: str) -> "Opened":
        """Make a new vault."""
        return self._opened(found(folder, self._around, founder, password))

    def join(self, folder: Path, code: str, password: str) -> "Opened":
        """Spend an invitation. At a seat that others hold it ends in a `Refusal` with six words to read to them."""
        return self._opened(join(self._step(folder), code, password))

    def sign_in(self, folder: Path, name: str, password: str) -> "Opened":
        """Open the vault as a member."""
        return self._opened(sign_in(self._step(folder), name, password))

    def recover(self, folder: Path, words: str, password: str) -> "Opened":
        """Come in by one's own recovery sheet, with a new password."""
        return self._opened(recover(self._step(folder), words, password))

    def reseat(self, folder: Path, code: str, words: str, password: str) -> "Opened":
        """Take a seat that has lost its members, by an invitation and the seat's sheet."""
        return self._opened(reseat(self._step(folder), code, words, password))

    def reseat_by_two(self, folder: Path, newcomer: Newcomer, words: str, password: str, second: Second) -> "Opened":
        """Take a school seat where no registrar is left, by the seat's sheet and a second person."""
        return self._opened(reseat_by_two(self._step(folder), newcomer, words, password, second))

    def restore(self, backup: Path, folder: Path, opening: Opening) -> PutBack:
        """Put a backup back in a new folder."""
        return restore(backup, folder, self._around, opening)

    def inspect(self, folder: Path, name: str, password: str, control: str = "") -> Inspected:
        """Look at a vault in doubt without writing a byte."""
        return inspection.inspect(self._step(folder), name, password, control)

    def report(self, inspected: Inspected) -> bytes:
        """A page on a vault in doubt, to print."""
        return inspection.report(inspected, self._said.sheets)

    def copy(self, folder: Path, target: Path) -> tuple[str, ...]:
        """A vault's files as they lie, in a new folder."""
        return inspection.copy(folder, target)

    def _step(self, folder: Path) -> Doorstep:
        return Doorstep(folder, self._around, self._heads)

    def _opened(self, signed_in: SignedIn) -> "Opened":
        return Opened(signed_in, self._desk(signed_in))

    def _desk(self, signed_in: SignedIn) -> Desk:
        said, sheets, backups = self._said, Sheets(signed_in), Backups(signed_in)
        work = Workplace(
            signed_in.acts, signed_in.records, signed_in.member, said.catalogue, said.phrases, sheets.insist_ready
        )
        people, planning = People(work), Planning(work)
        recording, commitments = Recording(work, people), Commitments(work, people)
        return Desk(
            member=signed_in.member,
            membership=Membership(signed_in),
            people=people,
            overview=Overview(work, people),
            class_lists=ClassLists(work, people),
            recording=recording,
            commitments=commitments,
            today=Today(work, people, commitments),
            grounds=Grounds(work, people),
            openness=Openness(work, people),
            erasure=Erasure(work, people, backups.standing),
            planning=planning,
            preparing=Preparing(work),
            copies=Copies(work, planning, said.wording),
            sheets=sheets,
            leaving=Leaving(signed_in, commitments.open_of),
            backups=backups,
            papers=Papers(signed_in, said.sheets, said.wording),
            watch=Watch(signed_in, self._heads),
            signed_in=signed_in,
        )


class Opened:
    """A desk that is open until it is closed."""

    def __init__(self, signed_in: SignedIn, desk: Desk) -> None:
        self._in = signed_in
        self.desk = desk

    def __enter__(self) -> Desk:
        return self.desk

    def __exit__(self, *_: object) -> None:
        """Close it, whatever happened."""
        self.close()

    def close(self) -> None:
        """Remember the trail's head, and let go of the vault whatever happened."""
        try:
            self.desk.watch.remember()
        finally:
            self._in.close()

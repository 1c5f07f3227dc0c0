"""The demo's group: its members come in one by one, each by the door there is for everyone."""

import secrets
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sspf_desk.demo.story import Story, StoryMember
from sspf_desk.desk import Desk, Doors
from sspf_desk.membership.entrance import Founder
from sspf_desk.terms import Mode, Seat

WORDS_IN_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Who belongs to it, where its vault lies, and the invented password of each member with keys."""

    story: Story
    doors: Doors
    vault: Path
    passwords: dict[Seat, str]

    @property
    def chair(self) -> Seat:
        """The seat that founds the group and chairs its meeting."""
        return self.story.member[0].seat

    def member(self, seat: Seat) -> StoryMember:
        """Who has the seat."""
        return next(member for member in self.story.member if member.seat is seat)

    def found(self, stack: ExitStack) -> Desk:
        """The first member's desk, in a new vault."""
        first, story = self.story.member[0], self.story
        founder = Founder(
            first.name,
            first.seat,
            first.mandate,
            story.school,
            story.authority,
            same_branch=True,
            lawbook=story.lawbook,
            invented=True,
        )
        return _with_sheet(
            stack.enter_context(self.doors.found(self.vault, founder, self.passwords[first.seat])), story
        )

    def join(self, registrar: Desk, member: StoryMember, stack: ExitStack) -> Desk | None:
        """One more member's desk, by a code of the registrar's; one who sits at the table has none."""
        group = registrar.membership
        if member.mode is Mode.AT_THE_TABLE:
            group.seat_at_the_table(member.name, member.seat)
            return None
        code = group.invite(member.name, member.seat, member.mode, mandate=member.mandate, agreement=member.agreement)
        desk = stack.enter_context(self.doors.join(self.vault, code, self.passwords[member.seat]))
        return _with_sheet(desk, self.story)

    def sign_in(self, seat: Seat, stack: ExitStack) -> Desk:
        """A member's desk on another day."""
        opened = self.doors.sign_in(self.vault, self.member(seat).name, self.passwords[seat])
        return stack.enter_context(opened)


def _with_sheet(desk: Desk, story: Story) -> Desk:
    """The desk, once its seat's recovery sheet lies with an invented keeper: before that it may not write."""
    if desk.member.mode is Mode.WRITES:
        made = desk.sheets.make_for_seat()
        desk.sheets.receive(" ".join(made.words()), story.keeper, story.authority)
    return desk


def group_of(story: Story, doors: Doors, vault: Path) -> Group:
    """The group of a story, with passwords drawn for it."""
    with_keys = (member.seat for member in story.member if member.mode is not Mode.AT_THE_TABLE)
    return Group(story, doors, vault, {seat: drawn(story.words) for seat in with_keys})


def drawn(words: Sequence[str]) -> str:
    """A password of random words. It guards invented pupils and stands in the facts for whoever looks."""
    return " ".join(secrets.choice(words) for _ in range(WORDS_IN_PASSWORD))

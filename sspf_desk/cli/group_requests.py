"""What the commands that make a group and set how it works read as JSON, every field named."""

from dataclasses import dataclass, field, fields, replace

from sspf_desk.casework.consents import OwnYes, Practice
from sspf_desk.terms import Mode, Seat


@dataclass(frozen=True, slots=True)
class Init:
    """A new group and its first member."""

    name: str
    seat: Seat
    school: str
    authority: str
    mandate: str = ""
    same_branch: bool = True
    lawbook: str = "2026-04-27"
    practice: Practice = field(default_factory=Practice)


@dataclass(frozen=True, slots=True)
class OtherPractice:
    """What is to be another about how consents are asked for; the rest stays."""

    own_from: int | None = None
    own_yes: OwnYes | None = None
    usual_months: int | None = None
    longest_months: int | None = None

    def instead_of(self, practice: Practice) -> Practice:
        """The practice with what is named here."""
        named = {one.name: told for one in fields(self) if (told := getattr(self, one.name)) is not None}
        return replace(practice, **named)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is to be set; the rest stays. With nothing in it, what is set is told."""

    same_branch: bool | None = None
    practice: OtherPractice | None = None


@dataclass(frozen=True, slots=True)
class Invite:
    """Whom to invite to which seat."""

    name: str
    seat: Seat
    mode: Mode
    mandate: str = ""
    agreement: str = ""

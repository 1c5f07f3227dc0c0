"""A new vault for a school, step by step: what is asked, what is declined at once, and what has to be on paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Final

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import passwords
from sspf_desk.membership.backups import insist_empty
from sspf_desk.membership.entrance import Founder
from sspf_desk.membership.group import Membership
from sspf_desk.membership.inspection import COPIED
from sspf_desk.membership.passwords import Judgement
from sspf_desk.membership.sheets import NewSheet
from sspf_desk.models.practice import Practice
from sspf_desk.store import places
from sspf_desk.store.sqlcipher import refusing
from sspf_desk.terms import SCHOOL_SEATS, Mode, Seat
from sspf_desk.vault.sheet_words import WORDS

DEFAULT_MODES: Final[Mapping[Seat, Mode]] = {
    Seat.SCHOOL_LEAD: Mode.WRITES,
    Seat.COUNSELLOR: Mode.WRITES,
    Seat.NURSE: Mode.AT_THE_TABLE,
    Seat.SOCIAL_SERVICES: Mode.READS,
    Seat.LEISURE: Mode.READS,
    Seat.POLICE: Mode.AT_THE_TABLE,
}
"""What a seat does unless the group says otherwise (`design.md` 4)."""
FOLDER: Final = "SSPF-valv"
"""What a vault's folder is called where the chosen one holds other things."""


class Step(Enum):
    """What is asked, in this order; the last three are done on paper, once the vault is there."""

    SCHOOL = "school"
    FOLDER = "folder"
    YOU = "you"
    SEATS = "seats"
    SAME_BRANCH = "same_branch"
    CONSENTS = "consents"
    PASSWORD = "password"  # noqa: S105 - a step, not a password
    OWN_SHEET = "own_sheet"
    SEAT_SHEET = "seat_sheet"
    CODES = "codes"


STEPS: Final = tuple(Step)


@dataclass(frozen=True, slots=True)
class Chair:
    """One more seat at the table: what it does, and who sits there; without a name it stays empty for now."""

    seat: Seat
    mode: Mode
    name: str = ""
    mandate: str = ""
    agreement: str = ""

    def needs_agreement(self) -> bool:
        """Whether another authority's seat would write, for which an agreement is entered first."""
        return self.mode is Mode.WRITES and self.seat not in SCHOOL_SEATS


def _chairs() -> tuple[Chair, ...]:
    return tuple(Chair(seat, mode) for seat, mode in DEFAULT_MODES.items())


@dataclass(frozen=True, slots=True)
class Code:
    """An invitation to hand over: to whom, to which seat, and the code that can be used once."""

    name: str
    seat: Seat
    code: str


@dataclass(frozen=True, slots=True)
class FirstStart:
    """How far a new vault has come. Each answer makes another of these; nothing is written before it is founded."""

    lawbook: str
    step: Step = Step.SCHOOL
    school: str = ""
    authority: str = ""
    folder: Path | None = None
    name: str = ""
    seat: Seat = Seat.SCHOOL_LEAD
    mandate: str = ""
    chairs: tuple[Chair, ...] = field(default_factory=_chairs)
    same_branch: bool = True
    practice: Practice = field(default_factory=Practice)

    def number(self) -> tuple[int, int]:
        """Which step this is, from 1, and of how many."""
        return STEPS.index(self.step) + 1, len(STEPS)

    def missing(self) -> tuple[str, ...]:
        """The fields of this step that must not be left empty, and are."""
        return tuple(self._missing())

    def _missing(self) -> Iterator[str]:
        asked: Mapping[Step, Mapping[str, str]] = {
            Step.SCHOOL: {"school": self.school, "authority": self.authority},
            Step.FOLDER: {"folder": str(self.folder or "")},
            Step.YOU: {"name": self.name},
        }
        yield from (place for place, told in asked.get(self.step, {}).items() if not told.strip())
        if self.step is Step.SEATS:
            invited = [chair for chair in self.others() if chair.name.strip() and chair.needs_agreement()]
            yield from (f"agreement {chair.seat}" for chair in invited if not chair.agreement.strip())

    def forward(self) -> "FirstStart":
        """The next step.

        Raises `Refusal`: DRAFT_INCOMPLETE, BAD_INPUT and PRACTICE_OUT_OF_BOUNDS with the place, and as `admit_folder`.
        """
        if missing := self.missing():
            raise Refusal(Reason.DRAFT_INCOMPLETE, place=missing[0])
        if self.step is Step.FOLDER and self.folder is not None:
            admit_folder(self.folder)
        if self.step is Step.SEATS:
            self._insist_on_different_names()
        if self.step is Step.CONSENTS:
            self.practice.insist()
        return self._at(1)

    def back(self) -> "FirstStart":
        """The step before; the first where there is none."""
        return self._at(-1)

    def _at(self, steps: int) -> "FirstStart":
        return replace(self, step=STEPS[max(0, min(len(STEPS) - 1, STEPS.index(self.step) + steps))])

    def others(self) -> tuple[Chair, ...]:
        """Every seat but the founder's."""
        return tuple(chair for chair in self.chairs if chair.seat is not self.seat)

    def with_chair(self, chair: Chair) -> "FirstStart":
        """With another answer for one seat."""
        return replace(self, chairs=tuple(chair if one.seat is chair.seat else one for one in self.chairs))

    def _insist_on_different_names(self) -> None:
        """Whoever signs in is told apart by his name."""
        taken = {self.name.strip().casefold()}
        for chair in self.others():
            name = chair.name.strip().casefold()
            if name and name in taken:
                raise Refusal(Reason.BAD_INPUT, place=f"name {chair.seat}")
            taken.add(name)

    def judge(self, password: str) -> Judgement:
        """What is to be said of a password while it is typed: names of this group are tried first."""
        return passwords.judge(password, self.name, self.school)

    def founder(self) -> Founder:
        """Who founds the group, and what for."""
        mandate = self.mandate.strip() if self.seat is Seat.SCHOOL_LEAD else ""
        return Founder(
            name=self.name.strip(),
            seat=self.seat,
            mandate=mandate,
            school=self.school.strip(),
            authority=self.authority.strip(),
            same_branch=self.same_branch,
            lawbook=self.lawbook,
            practice=self.practice,
        )

    def seat_the_rest(self, group: Membership) -> tuple[Code, ...]:
        """Invite those who are named, and say who sits at the table without keys. Raises `Refusal` as those do."""
        codes: list[Code] = []
        for chair in self.others():
            name = chair.name.strip()
            if name and chair.mode is Mode.AT_THE_TABLE:
                group.seat_at_the_table(name, chair.seat)
            elif name:
                mandate, agreement = chair.mandate.strip(), chair.agreement.strip()
                code = group.invite(name, chair.seat, chair.mode, mandate=mandate, agreement=agreement)
                codes.append(Code(name, chair.seat, code))
        return tuple(codes)


def admit_folder(folder: Path) -> None:
    """Raise `Refusal` for a folder that cannot hold a new vault, before anything is written.

    NETWORK_SHARE, CLOUD_FOLDER, ROAMING_FOLDER; VAULT_EXISTS, FOLDER_NOT_EMPTY; BAD_INPUT for a path that is not whole.
    """
    if not folder.is_absolute():
        raise Refusal(Reason.BAD_INPUT, place="folder")
    places.admit(folder)
    with refusing():
        if any((folder / name).exists() for name in COPIED):
            raise Refusal(Reason.VAULT_EXISTS)
    insist_empty(folder)


def proposed(chosen: Path) -> Path:
    """Where in a chosen folder the vault goes: there, where it is empty; else in a folder of its own in it."""
    try:
        taken = chosen.is_dir() and any(chosen.iterdir())
    except OSError:
        return chosen
    return chosen / FOLDER if taken else chosen


def words_asked(made: NewSheet) -> tuple[int, int]:
    """The two words of a sheet that are to be typed back, by their places from 1: two of its own for each sheet."""
    half = WORDS // 2
    return made.code[0] % half + 1, made.code[1] % half + half + 1

"""An invented school that lies on this computer, and whom one can sit down as. The vault itself says what it is."""

from dataclasses import dataclass
from pathlib import Path

from msgspec import DecodeError, ValidationError, json

from sspf_desk.demo import folder as f
from sspf_desk.demo.facts import MemberFact
from sspf_desk.desk import Doors, Opened
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Mode, Seat


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody of an invented group who has a desk. Name and password open nothing else."""

    name: str
    seat: Seat
    mode: Mode
    password: str


@dataclass(frozen=True, slots=True)
class _Facts:
    members: tuple[MemberFact, ...]


def vault_in(place: Path) -> Path:
    """Where a demo's vault lies."""
    return place / f.VAULT


def members_of(vault: Path) -> tuple[Invented, ...]:
    """Whom one can sit down as, in the order of the table; nobody where no demo lies."""
    if vault.name != f.VAULT or not f.marked(vault.parent):
        return ()
    try:
        facts = json.decode((vault.parent / f.FACTS).read_bytes(), type=_Facts)
    except (OSError, DecodeError, ValidationError, UnicodeDecodeError):
        return ()
    return tuple(Invented(one.name, one.seat, one.mode, one.password) for one in facts.members if one.password)


def sit_down(doors: Doors, vault: Path, member: Invented) -> Opened:
    """Sign in as one of the group.

    Raises `Refusal`: NOT_INVENTED for a vault that does not bear the mark itself, as those of 0.9 do not; and as
    signing in does.
    """
    opened = doors.sign_in(vault, member.name, member.password)
    if not opened.desk.invented:
        opened.close()
        raise Refusal(Reason.NOT_INVENTED)
    return opened

"""An invented school that lies on this computer: told from every real one, and whom one can sit down as."""

from dataclasses import dataclass
from pathlib import Path

from msgspec import DecodeError, ValidationError, json

from sspf_desk.demo import folder as f
from sspf_desk.demo.facts import MemberFact
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


def is_invented(vault: Path) -> bool:
    """Whether a vault is an invented school's: it lies where only a demo is put, beside the demo's own mark."""
    return vault.name == f.VAULT and f.marked(vault.parent)


def vault_in(place: Path) -> Path:
    """Where a demo's vault lies."""
    return place / f.VAULT


def members_of(vault: Path) -> tuple[Invented, ...]:
    """Whom one can sit down as, in the order of the table; nobody in a vault that is not invented."""
    if not is_invented(vault):
        return ()
    try:
        facts = json.decode((vault.parent / f.FACTS).read_bytes(), type=_Facts)
    except (OSError, DecodeError, ValidationError, UnicodeDecodeError):
        return ()
    return tuple(Invented(one.name, one.seat, one.mode, one.password) for one in facts.members if one.password)

"""Who belongs to the vault: every signature checked up to the founder, whose key makes the vault's id."""

from collections.abc import Mapping
from typing import TypeVar

import sqlalchemy as sa

from sspf_desk.acts.acts import Session
from sspf_desk.models.tables import member, setting
from sspf_desk.records import statements as st
from sspf_desk.records.admitting import Admitting
from sspf_desk.records.belonging import (
    CONSENTING,
    FIRST_FORMAT,
    GROUP,
    Directory,
    MemberFacts,
    SheetFacts,
    insist,
    signed_by,
)
from sspf_desk.terms import MemberId

__all__ = [
    "CONSENTING",
    "FIRST_FORMAT",
    "GROUP",
    "Directory",
    "MemberFacts",
    "SheetFacts",
    "append",
    "build",
    "named",
    "put",
    "read_directory",
    "statements_of",
]


_MEMBERS = sa.select(member.c.id, member.c.statements)
_SETTINGS = sa.select(setting.c.name, setting.c.statement)


def read_directory(session: Session, vault: str) -> Directory:
    """The membership of a vault. Raises `Refusal` at the first statement that is not signed as it must be."""
    rows = session.connection.execute(_MEMBERS).all()
    directory = build(vault, {MemberId(row.id): st.unpack(row.statements) for row in rows})
    settings = {row.name: row.statement for row in session.connection.execute(_SETTINGS)}
    insist(all(isinstance(name, str) for name in settings), "setting")
    if GROUP in settings:
        directory.group = _by_registrar(directory, settings[GROUP], st.Group, GROUP)
    if CONSENTING in settings:
        directory.practice = _by_registrar(directory, settings[CONSENTING], st.Consenting, CONSENTING).practice
        insist(directory.practice.holds(), CONSENTING)
    directory.backups = _listed(directory, settings, st.BackedUp)
    directory.restored = _listed(directory, settings, st.Restored)
    directory.drills = _listed(directory, settings, st.Drill)
    return directory


def build(vault: str, rows: Mapping[MemberId, tuple[st.Signed, ...]]) -> Directory:
    """The membership that these statements make, the founder's first. Raises `Refusal` for any that does not hold."""
    directory = Directory(vault)
    Admitting(directory).admit(rows)
    return directory


def statements_of(session: Session, id_: str) -> tuple[st.Signed, ...]:
    """The signed statements in one row. Raises `Refusal` where there is no such row."""
    row = session.connection.execute(sa.select(member.c.statements).where(member.c.id == id_)).scalar()
    return st.unpack(row or b"")


def append(session: Session, id_: str, *more: st.Signed) -> None:
    """Put more signed statements in a member's row, after those it has."""
    packed = st.pack(*statements_of(session, id_), *more)
    session.connection.execute(member.update().where(member.c.id == id_).values(statements=packed))


def put(session: Session, name: str, statement: st.Signed) -> None:
    """Put a signed statement among the settings, in the place of one of the same name."""
    session.connection.execute(setting.delete().where(setting.c.name == name))
    session.connection.execute(setting.insert().values(name=name, statement=st.pack(statement)))


def named(kind: type[st.Statement], what: str) -> str:
    """The name of a setting that is one of many of its kind."""
    return f"{kind.__name__}:{what}"


def _one(column: bytes) -> tuple[st.Signed]:
    signed = st.unpack(column)
    insist(len(signed) == 1, "setting")
    return (signed[0],)


S = TypeVar("S", st.Group, st.Consenting)


def _by_registrar(directory: Directory, column: bytes, kind: type[S], name: str) -> S:
    """A setting of the group's, signed by a registrar of the time."""
    (signed,) = _one(column)
    told = st.read(kind, signed)
    by = directory.members.get(told.by)
    right = by is not None and by.public is not None and by.registrar and by.was_member(told.since)
    insist(right and signed_by(directory, signed, told.by), name)
    return told


L = TypeVar("L", st.BackedUp, st.Restored, st.Drill)


def _might(directory: Directory, told: st.BackedUp | st.Restored | st.Drill) -> bool:
    """Whether he who says it belonged to the group: who restores, also when the backup was made that he opened."""
    facts, sheet = directory.members.get(told.by), directory.sheets.get(told.by)
    since = facts.since if facts else sheet.since if sheet else None
    opened = told.made_at if isinstance(told, st.Restored) else told.since
    return since is not None and since <= opened and (facts is None or facts.was_member(told.since))


def _what(told: st.BackedUp | st.Restored | st.Drill) -> str:
    """What the setting is named after, so that none takes the place of another."""
    match told:
        case st.BackedUp():
            return told.backup
        case st.Drill():
            return told.sheet
        case st.Restored():
            return told.since.isoformat()


def _listed(directory: Directory, settings: Mapping[str, bytes], kind: type[L]) -> tuple[L, ...]:
    """Every statement of a kind among the settings, oldest first; each by a member of the time, or by a sheet."""
    found: list[L] = []
    for name, column in settings.items():
        if name.startswith(named(kind, "")):
            (signed,) = _one(column)
            statement = st.read(kind, signed)
            insist(_might(directory, statement) and name == named(kind, _what(statement)), kind.__name__)
            insist(signed_by(directory, signed, statement.by), kind.__name__)
            found.append(statement)
    return tuple(sorted(found, key=lambda statement: statement.since))

"""A vault in doubt, looked at without writing a byte: what is wrong with it, a report to print, and a copy to keep."""

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sspf_desk import __version__, pdf
from sspf_desk.acts.acts import look
from sspf_desk.acts.trail import Finding
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import Doorstep, closing_on_error
from sspf_desk.membership.backups import insist_empty
from sspf_desk.membership.watch import checkpoint_from, found_in
from sspf_desk.models.days import HOME
from sspf_desk.records.directory import read_directory
from sspf_desk.store.sqlcipher import open_store, refusing
from sspf_desk.vault import keyfile


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a look at a vault found: nothing about any child."""

    findings: tuple[Finding, ...]
    school: str
    authority: str
    at: datetime


def inspect(step: Doorstep, name: str, password: str, control: str = "") -> Inspected:
    """Everything wrong with a vault, read without an entry: a vault in doubt is left as it lies, byte for byte.

    What is opened is a copy, sealed as it is: to open the file itself could finish a transaction that was cut off, or
    bring a file of an older format up to date. It may lie anywhere, also where a live vault must not.

    Raises `Refusal` as signing in does, VAULT_IN_DOUBT aside.
    """
    with TemporaryDirectory() as apart:
        copied = Path(apart) / "vault"
        copy(step.folder, copied)
        return _inspected(replace(step, folder=copied), name, password, control)


def _inspected(step: Doorstep, name: str, password: str, control: str) -> Inspected:
    file = keyfile.read(step.folder)
    unlocked = keyfile.unlock(file, name, password, step.around.bounds)
    point = checkpoint_from(control) if control.strip() else None
    store = open_store(step.folder, unlocked.keys.vault_keys)
    with closing_on_error(store):
        door = step.door(store, file.vault_id)
        with look(store, step.around.clock) as session:
            directory = read_directory(session, file.vault_id)
            group = directory.settings()
            found = found_in(session, door, step.heads, point)
            inspected = Inspected(found, group.school, group.authority, session.now)
    store.close()
    return inspected


COPIED = ("vault.db", "vault.db-journal", "vault.keys", "vault.keys.2")
"""What a vault's folder holds: all of it sealed."""


def copy(folder: Path, target: Path) -> tuple[str, ...]:
    """The vault's files as they lie, in a new folder, for whoever mends it. Nothing is opened, nothing written over.

    Raises `Refusal`: VAULT_MISSING, FOLDER_NOT_EMPTY, a full disk.
    """
    with refusing():
        held = [folder / name for name in COPIED if (folder / name).is_file()]
        if not held:
            raise Refusal(Reason.VAULT_MISSING)
        insist_empty(target)
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in held:
            shutil.copyfile(path, target / path.name)
            (target / path.name).chmod(0o600)
    return tuple(path.name for path in held)


def report(inspected: Inspected, words: pdf.SheetWording) -> bytes:
    """A page on what was found, for whoever mends it. Raises `Refusal` where nothing was: then there is no doubt."""
    return pdf.report(
        pdf.DoubtReport(
            school=inspected.school,
            authority=inspected.authority,
            made_at=inspected.at.astimezone(HOME),
            version=__version__,
            findings=tuple(words.fault[finding.fault.value] for finding in inspected.findings),
            codes=tuple(_code(finding) for finding in inspected.findings),
        ),
        words,
    )


def _code(finding: Finding) -> str:
    return " ".join((finding.fault.value, finding.place, str(finding.moment))).replace("  ", " ")

"""Backups: made in one action under a key of their own, opened again at once, listed, and put back in a new folder."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sspf_desk.acts.acts import Actor, Acts, Session
from sspf_desk.acts.trail import Checkpoint
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import SignedIn, Surroundings, closing_on_error
from sspf_desk.records import statements as st
from sspf_desk.records.directory import Directory, named, put, read_directory
from sspf_desk.store import places
from sspf_desk.store.backup import Manifest, read_manifest, restore_database, write_backup
from sspf_desk.store.sqlcipher import open_store, refusing
from sspf_desk.terms import Act, MemberId
from sspf_desk.vault import keyfile
from sspf_desk.vault.envelope import aad, seal_to, unseal_from
from sspf_desk.vault.keyfile import KeyFile, Unlocked
from sspf_desk.vault.labels import Label
from sspf_desk.vault.person import PersonPublic
from sspf_desk.vault.sheet_words import read_code


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup that was made: its name for itself, when, by whom, and whether it is said to be destroyed."""

    backup: str
    made_at: datetime
    by: str
    destroyed_on: datetime | None


@dataclass(frozen=True, slots=True)
class Made:
    """A backup just made, and opened again: its name for itself, and the file."""

    backup: str
    made_at: datetime
    file: str


class Backups:
    """The backups of a vault, as a signed-in member makes and lists them."""

    def __init__(self, signed_in: SignedIn) -> None:
        self._in = signed_in

    def make(self, target: Path) -> Made:
        """One sealed file that today's members and the seats' sheets can open, read back before it is called one.

        It may lie on a network share or in a cloud folder. Raises `Refusal` for a file that is there already, a full
        disk, or a group that changed meanwhile. Where the act is refused after the file got its name, the file stays:
        a flush that fails at the very end may have entered it all the same, and a sealed file that nobody has listed
        does less harm than one that is listed and not there.
        """
        key, vault = self._in.around.entropy(32), self._in.door.vault
        with self._in.acts.begin(Act.BACKED_UP) as session:
            manifest = self._manifest(session, key)
            name = name_of(manifest)
            write_backup(self._in.door.store, target, manifest, key)
            told = st.BackedUp(name, session.now, manifest.sequence, self._in.member.id, session.now)
            put(session, named(st.BackedUp, name), st.sign(told, vault, self._in.unlocked.person))
            session.mention(name)
            return Made(name, session.now, target.name)

    def _manifest(self, session: Session, key: bytes) -> Manifest:
        """What is said of the backup, as the group is in this very act: the file holds what was there before it."""
        vault, file, at = self._in.door.vault, keyfile.read(self._in.folder), int(session.now.timestamp())
        recipients = recipients_of(read_directory(session, vault))
        wraps = {
            slot.id: seal_to(recipients[slot.id].exchange, key, _context(vault, at, slot.id))
            for slot in file.slots
            if slot.id in recipients
        }
        before = session.before or Checkpoint(0, b"")
        epoch = self._in.door.store.epoch
        return Manifest(vault, at, before.sequence, before.hash, epoch, keyfile.encode(file), wraps)

    def list(self) -> tuple[BackupRow, ...]:
        """Every backup that was made, oldest first."""
        with self._in.acts.begin(Act.LISTED, "backups", reading=True) as session:
            directory = read_directory(session, self._in.door.vault)
        names = {facts.id: facts.name for facts in directory.members.values()}
        return tuple(
            BackupRow(one.backup, one.made_at, names.get(one.by, ""), one.destroyed_on) for one in directory.backups
        )

    def destroyed(self, backup: str) -> None:
        """Enter that a backup is destroyed. Raises `Refusal` for one that is not listed."""
        me, vault = self._in.member.id, self._in.door.vault
        with self._in.acts.begin(Act.BACKED_UP, backup) as session:
            held = [one for one in read_directory(session, vault).backups if one.backup == backup]
            if not held:
                raise Refusal(Reason.UNKNOWN_ITEM)
            told = replace(held[0], by=me, since=session.now, destroyed_on=session.now)
            put(session, named(st.BackedUp, backup), st.sign(told, vault, self._in.unlocked.person))

    def standing(self, session: Session) -> tuple[datetime, ...]:
        """When the backups were made that are not said to be destroyed."""
        listed = read_directory(session, self._in.door.vault).backups
        return tuple(one.made_at for one in listed if one.destroyed_on is None)


def recipients_of(directory: Directory) -> dict[str, PersonPublic]:
    """Whom a backup is made for: today's members with keys, and the sheets that speak for seats."""
    people = {str(facts.id): facts.public for facts in directory.present() if facts.public}
    sheets = (directory.sheet_of(seat) for seat in directory.seats)
    return people | {str(sheet.id): sheet.public for sheet in sheets if sheet}


def name_of(manifest: Manifest) -> str:
    """What a backup is listed as: no two are made at one head."""
    return manifest.head.hex()[:16]


def _context(vault: str, made_at: int, slot_id: str) -> bytes:
    return aad(Label.BACKUP, vault, made_at, slot_id)


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """What a person types to open a backup: name and password, or the words of a sheet, his own or his seat's."""

    name: str = ""
    password: str = ""
    words: str = ""

    def unlocked(self, file: KeyFile, around: Surroundings) -> Unlocked:
        """The slot of the backup's own key file that this opens. Raises `Refusal`: WRONG_PASSWORD, WRONG_WORDS."""
        if self.words.strip():
            return keyfile.unlock_words(file, read_code(self.words))
        return keyfile.unlock(file, self.name, self.password, around.bounds)

    def __repr__(self) -> str:
        return "<nyckel>"


@dataclass(frozen=True, slots=True)
class PutBack:
    """What a restoration came to: from when the backup is, and who belonged to the group then."""

    made_at: datetime
    backup: str
    members: tuple[str, ...]
    invented: bool
    """It is an invented group's, as the backup's own vault was."""


def restore(backup: Path, folder: Path, around: Surroundings, opening: Opening) -> PutBack:
    """Put a backup back as a vault in a new folder, entered by whoever does it. Nothing is written over.

    Whoever has left since the backup was made is a member of it again, and his password opens it: he is to be ended
    anew. Raises `Refusal`: FOLDER_NOT_EMPTY, BACKUP_DAMAGED, BACKUP_NOT_YOURS, and as signing in does.
    """
    places.admit(folder)
    insist_empty(folder)
    manifest = read_manifest(backup)
    file = _keys_of(manifest)
    unlocked = opening.unlocked(file, around)
    key, vault_key = _backup_key(manifest, unlocked), unlocked.keys.vault_keys.get(manifest.epoch)
    if vault_key is None:
        raise Refusal(Reason.BACKUP_DAMAGED)
    with refusing():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    restore_database(backup, folder, key, vault_key)
    store = open_store(folder, unlocked.keys.vault_keys)
    with closing_on_error(store):
        actor = Actor(MemberId(unlocked.slot_id), unlocked.person, unlocked.keys.seats[0].trail_key())
        acts = Acts(store, actor, file.vault_id, around.clock, around.entropy)
        directory = _enter_restored(acts, unlocked, manifest)
    store.close()
    # Last, for without it nobody opens what could not be entered.
    keyfile.write(folder, file)
    members = tuple(facts.name for facts in directory.present())
    return PutBack(_moment(manifest), name_of(manifest), members, directory.invented)


def insist_empty(folder: Path) -> None:
    """Raise `Refusal`: FOLDER_NOT_EMPTY, where there is something that could be written over."""
    with refusing():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refusal(Reason.FOLDER_NOT_EMPTY)


def _keys_of(manifest: Manifest) -> KeyFile:
    try:
        file = keyfile.decode(manifest.keys)
    except Refusal as refusal:
        newer = refusal.reason is Reason.NEWER_FORMAT
        raise Refusal(Reason.NEWER_FORMAT if newer else Reason.BACKUP_DAMAGED) from None
    if file.vault_id != manifest.vault:
        raise Refusal(Reason.BACKUP_DAMAGED)
    return file


def _moment(manifest: Manifest) -> datetime:
    return datetime.fromtimestamp(manifest.made_at, UTC)


def _backup_key(manifest: Manifest, unlocked: Unlocked) -> bytes:
    wrap = manifest.wraps.get(unlocked.slot_id)
    if wrap is None or not unlocked.keys.seats:
        raise Refusal(Reason.BACKUP_NOT_YOURS)
    try:
        context = _context(manifest.vault, manifest.made_at, unlocked.slot_id)
        return unseal_from(unlocked.person.exchange, wrap, context)
    except Refusal:
        raise Refusal(Reason.BACKUP_DAMAGED) from None


def _enter_restored(acts: Acts, unlocked: Unlocked, manifest: Manifest) -> Directory:
    """Signed by who did it, so that nobody takes it for an old file put back in silence."""
    by = MemberId(unlocked.slot_id)
    with acts.begin(Act.RESTORED, name_of(manifest)) as session:
        before = session.before or Checkpoint(0, b"")
        if before != Checkpoint(manifest.sequence, manifest.head):
            raise Refusal(Reason.BACKUP_DAMAGED)
        told = st.Restored(before.sequence, before.hash, _moment(manifest), by, session.now)
        directory = read_directory(session, acts.vault)
        put(session, named(st.Restored, session.now.isoformat()), st.sign(told, acts.vault, unlocked.person))
    return directory

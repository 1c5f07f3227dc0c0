"""New keys after somebody has left: a seat's, for those who stay there, and the vault's, for all who stay."""

from collections.abc import Mapping
from dataclasses import replace

from sspf_desk.acts.acts import Session
from sspf_desk.membership.around import Door, Lock, SignedIn
from sspf_desk.records import statements as st
from sspf_desk.records.directory import Directory, append, read_directory
from sspf_desk.records.resealing import reseal
from sspf_desk.records.rows import Keyring
from sspf_desk.store.rekey import rekeyed
from sspf_desk.store.sqlcipher import open_store
from sspf_desk.terms import Act, MemberId, Seat
from sspf_desk.vault.keyfile import KeyFile, Keys
from sspf_desk.vault.person import PersonPublic
from sspf_desk.vault.seats import SeatKeys


def seal_anew(session: Session, signed_in: SignedIn, lock: Lock) -> None:
    """A new epoch of this member's seat, sealed to everybody who sits there today and to the seat's sheets.

    Where one who left goes on in another seat, what this seat wrote before and what it was given is sealed anew too: he
    is still a member, and could read the rows of the file.
    """
    directory, seat = read_directory(session, signed_in.door.vault), signed_in.member.seat
    fresh = signed_in.unlocked.keys.seats[0].rotated(signed_in.around.entropy)
    gone = frozenset(f.id for f in directory.members.values() if f.seat is seat and f.until is not None and f.public)
    moved = any(e.moves and e.member in gone - directory.shut_out.get(seat, frozenset()) for e in directory.endings)
    kept = _published_with(fresh, directory, seat)
    if moved:
        old, new = signed_in.records.keyring, replace_roots(kept)
        _reseal(session, signed_in, directory, old, new)
    lock.change(lambda file: _sealed_to_seat(file, directory, seat, fresh, signed_in))
    epoch, seal = fresh.public.seal
    told = st.Seating(
        seat, epoch, fresh.public.address, seal, signed_in.member.id, session.now, without=tuple(sorted(gone))
    )
    append(session, signed_in.member.id, st.sign(told, signed_in.door.vault, signed_in.unlocked.person))


def _published_with(fresh: SeatKeys, directory: Directory, seat: Seat) -> SeatKeys:
    """The seat's keys as they are once the new epoch is published: others are of an act that was cut off."""
    epochs = frozenset(epoch for epoch, _ in directory.seats[seat].seals) | {fresh.public.seal[0]}
    return fresh.of_epochs(epochs) or fresh


def replace_roots(keys: SeatKeys) -> SeatKeys:
    """The keys without every root but the newest."""
    return keys.without_roots_before(keys.public.seal[0])


def _reseal(session: Session, signed_in: SignedIn, directory: Directory, old: Keyring, keys: SeatKeys) -> None:
    new = Keyring(signed_in.door.vault, keys, signed_in.unlocked.person, signed_in.around.entropy)
    reseal(session, directory, old, new)


def _sealed_to_seat(file: KeyFile, directory: Directory, seat: Seat, fresh: SeatKeys, signed_in: SignedIn) -> KeyFile:
    """The seat's keys, all epochs, in the slots of those who sit there: they hold all this member holds, no more."""
    keys = Keys(signed_in.unlocked.keys.vault_keys, (fresh,))
    people = {facts.id: facts.public for facts in directory.at_seat(seat) if facts.public}
    sheets = {sheet.id: sheet.public for sheet in directory.sheets.values() if sheet.seat is seat and not sheet.spent}
    recipients: Mapping[MemberId, PersonPublic] = people | sheets
    for slot in file.slots:
        if public := recipients.get(MemberId(slot.id)):
            file = file.with_only_wrap(slot.id, public, keys)
    return file


def rekey(signed_in: SignedIn) -> Door:
    """A new key for the vault, in phases that can be cut off anywhere: the vault opens with the old key or the new.

    First every slot of who stays is given the new key, and the slots of who has left go; then the rows are written
    to a new file under it, read back, and put in the old one's place. Returns the door to the new file.
    """
    door, around = signed_in.door, signed_in.around
    epoch, key = max(signed_in.unlocked.keys.vault_keys) + 1, around.entropy(32)
    with rekeyed(door.store, door.folder, epoch, key) as fresh:
        acts = replace(door, store=fresh).acts(signed_in.unlocked, signed_in.seat)
        with acts.begin(Act.REKEYED) as session:
            directory = read_directory(session, door.vault)
            Lock(door.folder).change(lambda file: _with_vault_key(file, directory, Keys({epoch: key}, ())))
    signed_in.acts.head = acts.head
    door.store.close()
    return replace(door, store=open_store(door.folder, {epoch: key}))


def _with_vault_key(file: KeyFile, directory: Directory, keys: Keys) -> KeyFile:
    """The new key in the slots of all who stay; every other slot is gone, whoever's it was."""
    people = (*directory.present(), *directory.waiting.values())
    recipients = {facts.id: facts.public for facts in people if facts.public}
    recipients |= {sheet.id: sheet.public for sheet in directory.sheets.values() if not sheet.spent}
    recipients |= {
        id_: PersonPublic(invited.exchange, invited.signing)
        for id_, invited in directory.invitations.items()
        if invited.exchange
    }
    for slot in file.slots:
        public = recipients.get(MemberId(slot.id))
        file = file.with_wrap(slot.id, public, keys) if public else file.without_slot(slot.id)
    return file

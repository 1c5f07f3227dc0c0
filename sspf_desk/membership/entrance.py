"""The ways into a vault: founding it, joining by an invitation, and signing in."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from sspf_desk.acts.acts import Session, look
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import freshness, passwords
from sspf_desk.membership.around import (
    FIRST_KEY,
    Door,
    Doorstep,
    Lock,
    SignedIn,
    Surroundings,
    closing_on_error,
    read_at,
)
from sspf_desk.membership.entering import Typed, enter, insist_admitted, let_go_of
from sspf_desk.models.practice import Practice
from sspf_desk.models.tables import member
from sspf_desk.records import statements as st
from sspf_desk.records.directory import CONSENTING, GROUP, Directory, put, read_directory, statements_of
from sspf_desk.store import places
from sspf_desk.store.sqlcipher import create, open_store, refusing
from sspf_desk.terms import CHAIR_SEATS, Act, MemberId, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.kdf import Bounds
from sspf_desk.vault.keyfile import KeyFile, Keys, Unlocked
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys

__all__ = ["Founder", "SignedIn", "Surroundings", "found", "join", "sign_in"]


@dataclass(frozen=True, slots=True)
class Founder:
    """Who founds a group, and what for."""

    name: str
    seat: Seat
    mandate: str
    school: str
    authority: str
    same_branch: bool
    lawbook: str
    practice: Practice = field(default_factory=Practice)
    """How consents are asked for."""
    invented: bool = False
    """Nothing in it is real: a mark that the vault bears for ever, and that no other can be given."""


def found(folder: Path, around: Surroundings, founder: Founder, password: str) -> SignedIn:
    """Make a new vault with its first member, who makes his seat's keys.

    Raises `Refusal` for a seat that may not found, a practice out of its bounds, a weak password, a place that may not
    hold a vault, or a full disk.
    """
    if founder.seat not in CHAIR_SEATS:
        raise Refusal(Reason.CHAIR_NOT_SCHOOL, seat=founder.seat)
    founder.practice.insist()
    passwords.admit(password, founder.name, founder.school)
    places.admit(folder)
    with refusing():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    person, seat = Person.create(around.entropy), SeatKeys.create(founder.seat, around.entropy)
    salt, id_ = around.entropy(16), MemberId(around.entropy(16).hex())
    vault = st.vault_id(salt, person.public.signing, invented=founder.invented)
    keys = Keys({FIRST_KEY: around.entropy(32)}, (seat,))
    bare = keyfile.create(folder, entropy=around.entropy, cost=around.cost, vault_id=vault)
    file = bare.with_member(id_, person, founder.name, password, keys, **around.making())
    keyfile.write(folder, file)
    unlocked = Unlocked(id_, person, keys)
    store = create(folder, FIRST_KEY, keys.vault_keys[FIRST_KEY])
    with closing_on_error(store):
        door = Door(folder, around, store, vault)
        with door.acts(unlocked, seat).begin(Act.FOUNDED) as session:
            _enter_founder(session, unlocked, founder, vault, salt)
        return enter(door, unlocked)


def _enter_founder(session: Session, unlocked: Unlocked, founder: Founder, vault: str, salt: bytes) -> None:
    person, id_ = unlocked.person, MemberId(unlocked.slot_id)
    public, now = person.public, session.now
    first = st.Founding(
        salt=salt,
        member=id_,
        name=founder.name,
        seat=founder.seat,
        mandate=founder.mandate,
        exchange=public.exchange,
        signing=public.signing,
        since=now,
        invented=founder.invented,
    )
    statements = st.pack(st.sign(first, vault, person), seating_of(unlocked, vault, session))
    session.connection.execute(member.insert().values(id=id_, statements=statements))
    group = st.Group(founder.school, founder.authority, founder.same_branch, founder.lawbook, by=id_, since=now)
    put(session, GROUP, st.sign(group, vault, person))
    put(session, CONSENTING, st.sign(st.Consenting(founder.practice, id_, now), vault, person))


def seating_of(unlocked: Unlocked, vault: str, session: Session) -> st.Signed:
    """The statement by which a seat's first member makes its keys known."""
    seat, by = unlocked.keys.seats[0], MemberId(unlocked.slot_id)
    epoch, seal = seat.public.seal
    seating = st.Seating(Seat(seat.seat), epoch, seat.public.address, seal, by, session.now)
    return st.sign(seating, vault, unlocked.person)


def join(step: Doorstep, code: str, password: str) -> SignedIn:
    """Spend an invitation's code: the new member's own slot first, then his row, then the code is gone.

    Raises `Refusal` for a spent or unknown code or a weak password; then nothing has changed. At a seat that others
    hold already he has joined all the same, but waits until one of them has compared six words with him:
    WAITING_FOR_ADMISSION.
    """
    file = read_at(step)
    guest = keyfile.unlock_code(file, code, step.around.bounds)
    store = open_store(step.folder, guest.keys.vault_keys)
    with closing_on_error(store):
        door = step.door(store, file.vault_id)
        freshness.admit(door, step.heads)
        unlocked = _joined(door, guest, password)
        let_go_of(step.folder, guest.slot_id)
        if not unlocked.keys.seats:
            with look(store, step.around.clock) as session:
                insist_admitted(read_directory(session, door.vault), door.vault, unlocked)
        return enter(door, unlocked)


def _joined(door: Door, guest: Unlocked, password: str) -> Unlocked:
    """Which seat it is stands inside the vault, so the seat's keys get their name once the invitation is read."""
    around, vault, lock = door.around, door.vault, Lock(door.folder)
    person, nameless = Person.create(around.entropy), SeatKeys.create("", around.entropy)
    id_ = around.entropy(16).hex()
    bare = Unlocked(id_, person, Keys(guest.keys.vault_keys, ()))
    with lock.held(), door.acts(bare, nameless).begin(Act.JOINED) as session:
        directory = read_directory(session, vault)
        invited = directory.invitations.get(MemberId(guest.slot_id))
        if invited is None:
            raise Refusal(Reason.SPENT_CODE)
        if directory.has_come(invited.name):
            raise Refusal(Reason.SPENT_CODE)
        passwords.admit(password, invited.name, directory.settings().school)
        seats = () if invited.seat in directory.seats else (replace(nameless, seat=invited.seat),)
        unlocked = Unlocked(id_, person, Keys(guest.keys.vault_keys, seats))
        lock.change(lambda file: _with_joiner(file, unlocked, invited.name, password, around))
        _enter_joined(session, unlocked, guest, vault)
    return unlocked


def _with_joiner(file: KeyFile, unlocked: Unlocked, name: str, password: str, around: Surroundings) -> KeyFile:
    return file.with_member(unlocked.slot_id, unlocked.person, name, password, unlocked.keys, **around.making())


def _enter_joined(session: Session, unlocked: Unlocked, guest: Unlocked, vault: str) -> None:
    """His row carries the registrar's word, his own keys under both signatures, and those of a seat that had none."""
    person, public, id_ = unlocked.person, unlocked.person.public, MemberId(unlocked.slot_id)
    invitation = statements_of(session, guest.slot_id)[0]
    joining = st.Joining(id_, MemberId(guest.slot_id), public.exchange, public.signing, session.now)
    signed = st.sign(joining, vault, guest.person, person)
    seating = (seating_of(unlocked, vault, session),) if unlocked.keys.seats else ()
    statements = st.pack(invitation, signed, *seating)
    session.connection.execute(member.insert().values(id=id_, statements=statements))
    session.connection.execute(member.delete().where(member.c.id == guest.slot_id))


def sign_in(step: Doorstep, name: str, password: str) -> SignedIn:
    """Open the vault as a member.

    Raises `Refusal`, for a wrong name and a wrong password alike; VAULT_IN_DOUBT where the vault is not as this user
    last saw it, before anything is written or shown.
    """
    file = read_at(step)
    unlocked = keyfile.unlock(file, name, password, step.around.bounds)
    store = open_store(step.folder, unlocked.keys.vault_keys)
    with closing_on_error(store):
        door = step.door(store, file.vault_id)
        directory, restored = freshness.admit(door, step.heads)
        typed = Typed(name, password)
        known = _first_known(file, directory, unlocked, typed, step.around.bounds)
        insist_admitted(directory, door.vault, known)
        return enter(door, known, typed=typed, restored=restored)


def _first_known(file: KeyFile, directory: Directory, unlocked: Unlocked, typed: Typed, bounds: Bounds) -> Unlocked:
    """The slot of somebody known; past one that a joining left behind when it was cut off, and that opens alike."""
    if MemberId(unlocked.slot_id) in {*directory.members, *directory.waiting}:
        return unlocked
    rest = file.without_slot(unlocked.slot_id)
    return _first_known(rest, directory, keyfile.unlock(rest, typed.name, typed.password, bounds), typed, bounds)

"""The ways into a vault: founding it, joining by an invitation, and signing in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sspf_desk.acts.acts import Actor, Acts, Clock, Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.lawbook import Lawbook
from sspf_desk.models.days import day_of
from sspf_desk.models.papers import Settled
from sspf_desk.models.record import Facts, encode
from sspf_desk.models.tables import member, setting
from sspf_desk.records import places as at
from sspf_desk.records import statements as st
from sspf_desk.records.directory import GROUP, Directory, MemberFacts, read_directory, statements_of
from sspf_desk.records.records import Records
from sspf_desk.records.rows import Keyring, digest_of
from sspf_desk.store import places
from sspf_desk.store.sqlcipher import Store, create, open_store, refusing
from sspf_desk.terms import CHAIR_SEATS, Act, MemberId, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.entropy import Entropy
from sspf_desk.vault.kdf import Bounds, Cost
from sspf_desk.vault.keyfile import KeyFile, Keys, Unlocked
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys
from sspf_desk.vault.slots import Purpose

SHORTEST_PASSWORD = 12
FIRST_KEY = 1
"""The epoch of a vault's first key."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program takes from outside: time, randomness, what a guess shall cost, and the law."""

    clock: Clock
    entropy: Entropy
    cost: Cost
    bounds: Bounds
    law: Callable[[str], Lawbook]


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


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A member who is signed in: his acts, his seat's records, and the keys to let others in. Locking drops it."""

    folder: Path
    surroundings: Surroundings
    unlocked: Unlocked
    store: Store
    acts: Acts
    records: Records
    member: MemberFacts

    def close(self) -> None:
        """Let go of the vault."""
        self.store.close()


@dataclass(frozen=True, slots=True)
class Door:
    """An opened vault on the way in: where it lies, what surrounds it, its store and its id."""

    folder: Path
    around: Surroundings
    store: Store
    vault: str


def found(folder: Path, around: Surroundings, founder: Founder, password: str) -> SignedIn:
    """Make a new vault with its first member, who makes his seat's keys.

    Raises `Refusal` for a seat that may not found, a weak password, a place that may not hold a vault, or a full disk.
    """
    if founder.seat not in CHAIR_SEATS:
        raise Refusal(Reason.CHAIR_NOT_SCHOOL, seat=founder.seat)
    admit_password(password)
    places.admit(folder)
    with refusing():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    person, seat = Person.create(around.entropy), SeatKeys.create(founder.seat, around.entropy)
    salt, id_ = around.entropy(16), MemberId(around.entropy(16).hex())
    vault = st.vault_id(salt, person.public.signing)
    unlocked = Unlocked(id_, person, Keys({FIRST_KEY: around.entropy(32)}, (seat,)))
    bare = keyfile.create(folder, entropy=around.entropy, cost=around.cost, vault_id=vault)
    making = keyfile.Making(entropy=around.entropy, bounds=around.bounds)
    keyfile.write(folder, bare.with_member(id_, person, founder.name, password, unlocked.keys, **making))
    store = create(folder, unlocked.keys.vault_keys[FIRST_KEY])
    with closing_on_error(store):
        door = Door(folder, around, store, vault)
        with _acts(door, unlocked, seat).begin(Act.FOUNDED) as session:
            _enter_founder(session, unlocked, founder, vault, salt)
        return _enter(door, unlocked)


def _enter_founder(session: Session, unlocked: Unlocked, founder: Founder, vault: str, salt: bytes) -> None:
    person, id_ = unlocked.person, MemberId(unlocked.slot_id)
    public, now = person.public, session.now
    first = st.Founding(salt, id_, founder.name, founder.seat, founder.mandate, public.exchange, public.signing, now)
    statements = st.pack(st.sign(first, vault, person), _seating(unlocked.keys.seats[0], unlocked, vault, session))
    session.connection.execute(member.insert().values(id=id_, statements=statements))
    group = st.Group(founder.school, founder.authority, founder.same_branch, founder.lawbook, by=id_, since=now)
    packed = st.pack(st.sign(group, vault, person))
    session.connection.execute(setting.insert().values(name=GROUP, statement=packed))


def _seating(seat: SeatKeys, unlocked: Unlocked, vault: str, session: Session) -> st.Signed:
    epoch, seal = seat.public.seal
    by = MemberId(unlocked.slot_id)
    seating = st.Seating(Seat(seat.seat), epoch, seat.public.address, seal, by, session.now)
    return st.sign(seating, vault, unlocked.person)


def join(folder: Path, around: Surroundings, code: str, password: str) -> SignedIn:
    """Spend an invitation's code: the new member's own slot first, then his row, then the code is gone.

    Raises `Refusal` for a spent or unknown code, a weak password or a seat that somebody else has taken; then nothing
    has changed.
    """
    admit_password(password)
    places.admit(folder)
    file = keyfile.read(folder)
    guest = keyfile.unlock_code(file, code, around.bounds)
    store = open_store(folder, _newest_key(guest))
    with closing_on_error(store):
        door = Door(folder, around, store, file.vault_id)
        return _enter(door, _joined(door, guest, password))


def _joined(door: Door, guest: Unlocked, password: str) -> Unlocked:
    """Which seat it is stands inside the vault, so the seat's keys get their name once the invitation is read."""
    around, folder, vault = door.around, door.folder, door.vault
    person, nameless = Person.create(around.entropy), SeatKeys.create("", around.entropy)
    unlocked = Unlocked(around.entropy(16).hex(), person, Keys(guest.keys.vault_keys, (nameless,)))
    with _acts(door, unlocked, nameless).begin(Act.JOINED) as session:
        invited = _invited(read_directory(session, vault), MemberId(guest.slot_id))
        seat = replace(nameless, seat=invited.seat)
        unlocked = replace(unlocked, keys=Keys(guest.keys.vault_keys, (seat,)))
        making = keyfile.Making(entropy=around.entropy, bounds=around.bounds)
        file = keyfile.read(folder)
        file = file.with_member(unlocked.slot_id, person, invited.name, password, unlocked.keys, **making)
        keyfile.write(folder, file)
        _enter_joined(session, unlocked, guest, vault)
    return unlocked


def _invited(directory: Directory, invitation: MemberId) -> st.Invitation:
    """The invitation, if it still waits and its seat is still free."""
    invited = directory.invitations.get(invitation)
    if invited is None:
        raise Refusal(Reason.SPENT_CODE)
    if invited.seat in directory.seats:
        raise Refusal(Reason.SEAT_TAKEN, seat=invited.seat)
    return invited


def _enter_joined(session: Session, unlocked: Unlocked, guest: Unlocked, vault: str) -> None:
    """His row carries the registrar's word, his own keys under both signatures, and the keys of his seat."""
    person, public, id_ = unlocked.person, unlocked.person.public, MemberId(unlocked.slot_id)
    invitation = statements_of(session, guest.slot_id)[0]
    joining = st.Joining(id_, MemberId(guest.slot_id), public.exchange, public.signing, session.now)
    signed = st.sign(joining, vault, guest.person, person)
    seating = _seating(unlocked.keys.seats[0], unlocked, vault, session)
    statements = st.pack(invitation, signed, seating)
    session.connection.execute(member.insert().values(id=id_, statements=statements))
    session.connection.execute(member.delete().where(member.c.id == guest.slot_id))


def sign_in(folder: Path, around: Surroundings, name: str, password: str) -> SignedIn:
    """Open the vault as a member. Raises `Refusal`, for a wrong name and a wrong password alike."""
    places.admit(folder)
    file = keyfile.read(folder)
    unlocked = keyfile.unlock(file, name, password, around.bounds)
    store = open_store(folder, _newest_key(unlocked))
    with closing_on_error(store):
        return _enter_first_known(Door(folder, around, store, file.vault_id), file, unlocked, name, password)


def _enter_first_known(door: Door, file: KeyFile, unlocked: Unlocked, name: str, password: str) -> SignedIn:
    """Enter; past a slot that a joining left behind when it was cut off, and that this name and password open too."""
    try:
        return _enter(door, unlocked)
    except Refusal as refusal:
        if refusal.reason is not Reason.WRONG_PASSWORD:
            raise
    rest = file.without_slot(unlocked.slot_id)
    return _enter_first_known(door, rest, keyfile.unlock(rest, name, password, door.around.bounds), name, password)


def _enter(door: Door, unlocked: Unlocked) -> SignedIn:
    """Sign in: check who this is, sweep spent codes, and settle what has ended or opened since last time."""
    seat = unlocked.keys.seats[0]
    acts = _acts(door, unlocked, seat)
    keyring = Keyring(door.vault, seat, unlocked.person, door.around.entropy)
    records = Records(keyring, MemberId(unlocked.slot_id), unlocked.person, door.around.law)
    with acts.begin(Act.SIGNED_IN) as session:
        directory = records.directory(session)
        facts = _known(directory, unlocked, seat)
        _sweep(door.folder, directory)
        settle_all(session, records, directory)
        records.erase_notes(session, day_of(session.now))
    return SignedIn(door.folder, door.around, unlocked, door.store, acts, records, facts)


def _known(directory: Directory, unlocked: Unlocked, seat: SeatKeys) -> MemberFacts:
    """The member this slot is for. A slot without one is of a joining that never came to an end: it opens nothing."""
    facts = directory.members.get(MemberId(unlocked.slot_id))
    if facts is None:
        raise Refusal(Reason.WRONG_PASSWORD)
    published = directory.seats.get(facts.seat)
    if facts.public != unlocked.person.public or published != seat.public:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="keys")
    return facts


def _sweep(folder: Path, directory: Directory) -> None:
    """Take away codes that were spent, where the program died between the new member's row and this."""
    file = keyfile.read(folder)
    spent = [
        slot.id for slot in file.slots if slot.purpose is Purpose.INVITATION and MemberId(slot.id) in directory.spent
    ]
    for id_ in spent:
        file = file.without_slot(id_)
    if spent:
        keyfile.write(folder, file)


def settle_all(session: Session, records: Records, directory: Directory) -> None:
    """Settle the pupils this seat has given grounds for or linked; all of them where group or settings have changed."""
    group = digest_of(encode((sorted(directory.seats.values(), key=lambda s: s.seat), directory.settings())))
    (last,) = records.listed(session, at.SETTLED, own=True, given=False) or (None,)
    changed = last is None or not isinstance(last.content, Settled) or last.content.group != group
    lists = (at.CARDS,) if changed else (at.GRANTS, at.LINKS)
    listed = [one for place in lists for one in records.listed(session, place, own=True, given=False)]
    pupils = {one.item.pupil for one in listed if one.item.pupil}
    for pupil in sorted(pupils):
        records.settle(session, pupil)
    if changed:
        for place in (at.MEETINGS, at.COPIES):
            for paper in records.listed(session, place, own=True, given=False):
                records.share(session, paper)
        records.write(session, Settled(group), Facts(), pupil=None, corrects=last)


def admit_password(password: str) -> None:
    """Raise `Refusal` for a password too short to protect anything."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refusal(Reason.WEAK_PASSWORD, shortest=SHORTEST_PASSWORD)


def _acts(door: Door, unlocked: Unlocked, seat: SeatKeys) -> Acts:
    actor = Actor(MemberId(unlocked.slot_id), unlocked.person, seat.trail_key())
    return Acts(door.store, actor, door.vault, door.around.clock, door.around.entropy)


def _newest_key(unlocked: Unlocked) -> bytes:
    keys = unlocked.keys.vault_keys
    return keys[max(keys)]


@contextmanager
def closing_on_error(store: Store) -> Iterator[None]:
    """Let go of the vault where what follows does not come to an end."""
    try:
        yield
    except BaseException:
        store.close()
        raise

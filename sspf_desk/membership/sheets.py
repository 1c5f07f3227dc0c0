"""Recovery sheets, a member's own and his seat's: made, received by a keeper, tried, and used for a lost password."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import freshness, passwords
from sspf_desk.membership.around import Doorstep, SignedIn, closing_on_error, read_at
from sspf_desk.membership.entering import enter, insist_admitted
from sspf_desk.records import statements as st
from sspf_desk.records.directory import Directory, SheetFacts, append, named, put, read_directory
from sspf_desk.store.sqlcipher import open_store
from sspf_desk.terms import SCHOOL_SEATS, Act, MemberId, Mode, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.keyfile import KeyFile, Keys
from sspf_desk.vault.person import Person
from sspf_desk.vault.sheet_words import confirms, new_sheet_code, read_code, words_of
from sspf_desk.vault.slots import Purpose


@dataclass(frozen=True, slots=True, repr=False)
class NewSheet:
    """A sheet that has just been made: what is to be printed, and nowhere else kept."""

    id: str
    code: bytes
    whose: str
    """The member's name, or empty for a seat's sheet."""
    seat: Seat
    made_at: datetime

    def words(self) -> tuple[str, ...]:
        """The code as the words that are printed."""
        return words_of(self.code)

    def confirms(self, typed: Mapping[int, str]) -> bool:
        """Whether somebody has the page before him: some words typed back, by their places from 1."""
        return confirms(self.code, typed)

    def __repr__(self) -> str:
        return "<nyckel>"


@dataclass(frozen=True, slots=True)
class Tried:
    """A sheet that was tried: whose it is, and that it opens what it should."""

    whose: str
    seat: Seat
    of_seat: bool


class Sheets:
    """A signed-in member's recovery sheets."""

    def __init__(self, signed_in: SignedIn) -> None:
        self._in = signed_in

    def make_own(self) -> NewSheet:
        """A sheet that opens what this member's password opens. An earlier one opens nothing any more."""
        code, me, unlocked = new_sheet_code(self._in.around.entropy), self._in.member, self._in.unlocked
        lock, entropy = self._in.lock(), self._in.around.entropy
        with lock.held(), self._in.acts.begin(Act.SHEET_MADE, me.id) as session:
            lock.change(lambda file: file.with_sheet(me.id, unlocked.person, code, entropy))
            return NewSheet(me.id, code, me.name, me.seat, session.now)

    def make_for_seat(self) -> NewSheet:
        """A sheet that opens this seat, and no other, for whoever is invited to it. It counts once it is received.

        Raises `Refusal`: NOT_ALLOWED_IN_MODE for a seat that does not write.
        """
        if self._in.member.mode is not Mode.WRITES:
            raise Refusal(Reason.NOT_ALLOWED_IN_MODE)
        around, me = self._in.around, self._in.member
        code, sheet, id_ = new_sheet_code(around.entropy), Person.create(around.entropy), around.entropy(16).hex()
        keys = Keys(self._in.unlocked.keys.vault_keys, (self._in.seat,))
        lock = self._in.lock()
        with lock.held(), self._in.acts.begin(Act.SHEET_MADE, id_) as session:
            lock.change(lambda file: file.with_seat_sheet(id_, sheet, code, keys, around.entropy))
            public = sheet.public
            told = st.SeatSheet(MemberId(id_), me.seat, public.exchange, public.signing, me.id, session.now)
            append(session, me.id, st.sign(told, self._in.door.vault, self._in.unlocked.person))
            return NewSheet(id_, code, "", me.seat, session.now)

    def receive(self, typed: str, keeper: str, kept_at: str) -> None:
        """Enter who keeps the seat's sheet, and where. The sheet is tried first; earlier ones open nothing any more.

        Raises `Refusal`: WRONG_WORDS, NOT_YOUR_SEAT for another seat's sheet, BAD_INPUT without a keeper or a place,
        KEEPER_NOT_OWN for a keeper who is a member at another authority's seat.
        """
        if not keeper.strip() or not kept_at.strip():
            raise Refusal(Reason.BAD_INPUT, place="keeper" if not keeper.strip() else "kept_at")
        with self._in.acts.begin(Act.SHEET_RECEIVED) as session:
            directory = read_directory(session, self._in.door.vault)
            sheet = self._seats_own(directory, keyfile.read(self._in.folder), read_code(typed))
            self._insist_on_own_keeper(directory, keeper)
            session.mention(sheet.id)
            told = st.Receipt(sheet.id, keeper.strip(), kept_at.strip(), self._in.member.id, session.now)
            append(session, self._in.member.id, st.sign(told, self._in.door.vault, self._in.unlocked.person))
        self._in.lock().change(lambda file: _without_earlier(file, directory, sheet))

    def _seats_own(self, directory: Directory, file: KeyFile, code: bytes) -> SheetFacts:
        """The sheet of this seat that the words open; no keys are unwrapped for it."""
        slot, person = keyfile.opened_by_words(file, code)
        sheet = directory.sheets.get(MemberId(slot.id))
        if sheet is None or sheet.public != person.public or sheet.seat is not self._in.member.seat:
            raise Refusal(Reason.NOT_YOUR_SEAT)
        return sheet

    def _insist_on_own_keeper(self, directory: Directory, keeper: str) -> None:
        """The school can never open another authority's: nor the school's lead the school health service's."""
        mine, name = self._in.member.seat, keeper.strip().casefold()
        others = (facts.seat for facts in directory.present() if facts.name.casefold() == name)
        if any(_apart(mine, other) for other in others):
            raise Refusal(Reason.KEEPER_NOT_OWN, seat=mine)

    def drill(self, typed: str) -> Tried:
        """Try this member's own sheet, or his seat's. Nothing is changed but that it is entered.

        Raises `Refusal`: WRONG_WORDS, NOT_YOUR_SEAT for any other sheet.
        """
        me, vault = self._in.member, self._in.door.vault
        with self._in.acts.begin(Act.DRILLED) as session:
            directory, file = read_directory(session, vault), keyfile.read(self._in.folder)
            slot, person = keyfile.opened_by_words(file, read_code(typed))
            own = slot.id == me.id and person.public == me.public
            if not own:
                self._seats_own(directory, file, read_code(typed))
            told = st.Drill(MemberId(slot.id), me.id, session.now)
            put(session, named(st.Drill, slot.id), st.sign(told, vault, self._in.unlocked.person))
            session.mention(slot.id)
        return Tried(me.name if own else "", me.seat, of_seat=not own)

    def insist_ready(self, session: Session) -> None:
        """Raise `Refusal`: NO_SEAT_SHEET, where a seat that writes has no sheet that somebody keeps."""
        directory = read_directory(session, self._in.door.vault)
        if self._in.member.mode is Mode.WRITES and directory.sheet_of(self._in.member.seat) is None:
            raise Refusal(Reason.NO_SEAT_SHEET, seat=self._in.member.seat)


def _apart(mine: Seat, other: Seat) -> bool:
    """Whether one of a seat must not hold the other's sheet: another authority, or across the nurse's secrecy."""
    if mine is other:
        return False
    return Seat.NURSE in (mine, other) or not {mine, other} <= SCHOOL_SEATS


def _without_earlier(file: KeyFile, directory: Directory, sheet: SheetFacts) -> KeyFile:
    """Without the slots of the seat's other sheets; they go once the receipt is entered, so that one always opens."""
    others = {one.id for one in directory.sheets.values() if one.seat is sheet.seat and one.id != sheet.id}
    for slot in file.slots:
        if slot.purpose is Purpose.SEAT_SHEET and MemberId(slot.id) in others:
            file = file.without_slot(slot.id)
    return file


def recover(step: Doorstep, typed: str, password: str) -> SignedIn:
    """A lost password: the member's own sheet, and a new password. The sheet is spent by it; he makes a new one.

    Raises `Refusal`: WRONG_WORDS, NOT_YOUR_SEAT for a seat's sheet, a weak password; then nothing has changed.
    """
    file = read_at(step)
    unlocked = keyfile.unlock_words(file, read_code(typed))
    if unlocked.purpose is not Purpose.MEMBER:
        raise Refusal(Reason.NOT_YOUR_SEAT)
    store = open_store(step.folder, unlocked.keys.vault_keys)
    with closing_on_error(store):
        door = step.door(store, file.vault_id)
        directory, restored = freshness.admit(door, step.heads)
        insist_admitted(directory, file.vault_id, unlocked)
        facts, making = directory.members[MemberId(unlocked.slot_id)], step.around.making()
        passwords.admit(password, facts.name, directory.settings().school)
        signed_in = enter(door, unlocked, restored=restored)
    lock, person = signed_in.lock(), unlocked.person
    with closing_on_error(signed_in.door.store), lock.held(), signed_in.acts.begin(Act.RECOVERED, facts.id):
        lock.change(
            lambda held: held.with_new_password(facts.id, person, facts.name, password, **making).without_sheet(
                facts.id
            )
        )
    return signed_in

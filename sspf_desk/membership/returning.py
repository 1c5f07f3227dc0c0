"""A seat taken again by its sheet, and the registrar's right given by two persons where no registrar is left."""

from collections.abc import Callable
from dataclasses import dataclass

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import freshness, passwords
from sspf_desk.membership.around import Doorstep, Lock, SignedIn, Surroundings, closing_on_error, read_at
from sspf_desk.membership.entering import Typed, enter, let_go_of
from sspf_desk.membership.group import appointable
from sspf_desk.models.tables import member
from sspf_desk.records import statements as st
from sspf_desk.records.directory import Directory, append, read_directory, statements_of
from sspf_desk.store.sqlcipher import open_store
from sspf_desk.terms import CHAIR_SEATS, Act, MemberId, Mode, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.keyfile import KeyFile, Unlocked
from sspf_desk.vault.person import Person
from sspf_desk.vault.sheet_words import read_code
from sspf_desk.vault.slots import Purpose


@dataclass(frozen=True, slots=True, repr=False)
class Second:
    """The second of two persons: a member with his password, or the keeper of a school seat's sheet with its words."""

    typed: Typed | None = None
    words: str = ""

    def signer(self, file: KeyFile, around: Surroundings) -> tuple[MemberId, Person]:
        """Whose signature it is. Raises `Refusal`: WRONG_PASSWORD, WRONG_WORDS, TWO_PERSONS where there is nobody."""
        if self.typed:
            unlocked = keyfile.unlock(file, self.typed.name, self.typed.password, around.bounds)
            return MemberId(unlocked.slot_id), unlocked.person
        if not self.words.strip():
            raise Refusal(Reason.TWO_PERSONS)
        slot, person = keyfile.opened_by_words(file, read_code(self.words))
        return MemberId(slot.id), person

    def __repr__(self) -> str:
        return "<nyckel>"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who takes a seat again where nobody is left to invite him."""

    name: str
    seat: Seat
    mandate: str


def appoint_by_two(signed_in: SignedIn, name: str, second: Second) -> None:
    """Give the registrar's right to a member of a school seat: this member and one more person sign.

    Raises `Refusal`: TWO_PERSONS where the second is the same person, or this member's own seat's sheet;
    UNKNOWN_MEMBER, CHAIR_NOT_SCHOOL.
    """
    also, person = second.signer(keyfile.read(signed_in.folder), signed_in.around)
    with signed_in.acts.begin(Act.APPOINTED) as session:
        directory = read_directory(session, signed_in.door.vault)
        facts = appointable(directory, name)
        _insist_on_two(directory, signed_in.member.id, also)
        session.mention(facts.id, also)
        told = st.Appointment(facts.id, signed_in.member.id, also, session.now)
        append(session, facts.id, st.sign(told, signed_in.door.vault, signed_in.unlocked.person, person))


def _insist_on_two(directory: Directory, first: MemberId, second: MemberId) -> None:
    """Two who are not one: never a seat's sheet beside a member of that seat, nor one beside itself."""
    seats = {facts.id: facts.seat for facts in directory.present()}
    sheets = {sheet.id: sheet.seat for sheet in directory.sheets.values() if not sheet.spent}
    known = all(one in seats or (one in sheets and sheets[one] in CHAIR_SEATS) for one in (first, second))
    of = [seats.get(one) or sheets.get(one) for one in (first, second)]
    by_sheet = any(one in sheets for one in (first, second))
    if not known or first == second or (by_sheet and of[0] is of[1]):
        raise Refusal(Reason.TWO_PERSONS)


def reseat(step: Doorstep, code: str, words: str, password: str) -> SignedIn:
    """Take a seat that has lost its members: a registrar's invitation and the seat's own sheet.

    The sheet and the code are spent by it. Raises `Refusal`: SPENT_CODE, WRONG_WORDS, NOT_YOUR_SEAT for another seat's
    sheet, a weak password; then nothing has changed.
    """
    file = read_at(step)
    guest = keyfile.unlock_code(file, code, step.around.bounds)
    sheet = _seat_sheet(file, words)

    def invited(session: Session, directory: Directory, _: Person) -> tuple[st.Signed, st.Invitation, Person]:
        waiting = directory.invitations.get(MemberId(guest.slot_id))
        if waiting is None:
            raise Refusal(Reason.SPENT_CODE)
        signed = statements_of(session, guest.slot_id)[0]
        session.connection.execute(member.delete().where(member.c.id == guest.slot_id))
        return signed, waiting, guest.person

    signed_in = _taken(step, sheet, password, invited)
    let_go_of(step.folder, guest.slot_id)
    return signed_in


def reseat_by_two(step: Doorstep, newcomer: Newcomer, words: str, password: str, second: Second) -> SignedIn:
    """Take a school seat where no registrar is left: its sheet, and a second person. Whoever comes is registrar.

    Raises `Refusal`: TWO_PERSONS, CHAIR_NOT_SCHOOL for another seat, BAD_INPUT without a name, and as `reseat` does.
    """
    if not newcomer.name.strip():
        raise Refusal(Reason.BAD_INPUT, place="name")
    if newcomer.seat not in CHAIR_SEATS:
        raise Refusal(Reason.CHAIR_NOT_SCHOOL, seat=newcomer.seat)
    file = read_at(step)
    sheet = _seat_sheet(file, words)
    also, person = second.signer(file, step.around)

    def invited(session: Session, directory: Directory, guest: Person) -> tuple[st.Signed, st.Invitation, Person]:
        _insist_on_two(directory, MemberId(sheet.slot_id), also)
        invitation = st.Invitation(
            invitation=MemberId(step.around.entropy(16).hex()),
            name=newcomer.name,
            seat=newcomer.seat,
            mode=Mode.WRITES,
            mandate=newcomer.mandate,
            agreement="",
            signing=guest.public.signing,
            by=MemberId(sheet.slot_id),
            since=session.now,
            also=also,
        )
        vault = file.vault_id
        return st.sign(invitation, vault, sheet.person, person), invitation, guest

    return _taken(step, sheet, password, invited, second=person)


Inviting = Callable[[Session, Directory, Person], tuple[st.Signed, st.Invitation, Person]]
"""The word by which somebody may come, what it says, and the guest whose key signs that he came."""


def _seat_sheet(file: KeyFile, words: str) -> Unlocked:
    sheet = keyfile.unlock_words(file, read_code(words))
    if sheet.purpose is not Purpose.SEAT_SHEET:
        raise Refusal(Reason.NOT_YOUR_SEAT)
    return sheet


def _taken(
    step: Doorstep, sheet: Unlocked, password: str, inviting: Inviting, second: Person | None = None
) -> SignedIn:
    """The newcomer's slot with the seat's keys, his row with the sheet's word that he may come, and the sheet spent.

    Where a second person signs, the newcomer has the registrar's right by the same act.
    """
    around, lock, store = step.around, Lock(step.folder), open_store(step.folder, sheet.keys.vault_keys)
    with closing_on_error(store):
        door = step.door(store, keyfile.read(step.folder).vault_id)
        freshness.admit(door, step.heads)
        person = Person.create(around.entropy)
        unlocked = Unlocked(around.entropy(16).hex(), person, sheet.keys)
        with lock.held(), door.acts(unlocked, sheet.keys.seats[0]).begin(Act.JOINED, sheet.slot_id) as session:
            directory = read_directory(session, door.vault)
            signed, invitation, guest = inviting(session, directory, Person.create(around.entropy))
            _insist_on_the_seats_sheet(directory, sheet, invitation.seat)
            name = invitation.name
            passwords.admit(password, name, directory.settings().school)
            lock.change(
                lambda file: file.with_member(unlocked.slot_id, person, name, password, sheet.keys, **around.making())
            )
            came, let_in = _came(session, invitation, unlocked, sheet)
            told = [signed, st.sign(came, door.vault, guest, person), st.sign(let_in, door.vault, sheet.person)]
            if second:
                right = st.Appointment(let_in.member, let_in.by, invitation.also, session.now)
                told.append(st.sign(right, door.vault, sheet.person, second))
            session.connection.execute(member.insert().values(id=unlocked.slot_id, statements=st.pack(*told)))
        let_go_of(step.folder, sheet.slot_id)
        return enter(door, unlocked)


def _insist_on_the_seats_sheet(directory: Directory, sheet: Unlocked, seat: Seat) -> None:
    standing = directory.sheet_of(seat)
    if standing is None or standing.id != sheet.slot_id or standing.public != sheet.person.public:
        raise Refusal(Reason.NOT_YOUR_SEAT)


def _came(
    session: Session, invitation: st.Invitation, unlocked: Unlocked, sheet: Unlocked
) -> tuple[st.Joining, st.Admission]:
    public, id_ = unlocked.person.public, MemberId(unlocked.slot_id)
    joining = st.Joining(id_, invitation.invitation, public.exchange, public.signing, session.now)
    return joining, st.Admission(id_, MemberId(sheet.slot_id), session.now)

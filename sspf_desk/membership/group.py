"""What a member may change about the group: invite and let in, say who sits at the table, settings, his password."""

from dataclasses import dataclass, replace

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import passwords
from sspf_desk.membership.around import SignedIn
from sspf_desk.membership.entering import settle_all
from sspf_desk.models.practice import Practice
from sspf_desk.models.tables import member, setting
from sspf_desk.records import statements as st
from sspf_desk.records.directory import CONSENTING, GROUP, Directory, MemberFacts, append, put
from sspf_desk.terms import CHAIR_SEATS, SCHOOL_SEATS, Act, MemberId, Mode, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.keyfile import Keys
from sspf_desk.vault.person import Person
from sspf_desk.vault.sheet_words import same_words, six_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has joined and waits to be let in: who, to which seat, and by whom he may be."""

    name: str
    seat: Seat
    by_you: bool


class Membership:
    """The group, as a signed-in member may see and change it."""

    def __init__(self, signed_in: SignedIn) -> None:
        self._in = signed_in

    def members(self) -> tuple[MemberFacts, ...]:
        """Everyone who belongs, seats at the table included; open to every member."""
        with self._in.acts.begin(Act.LISTED, "members", reading=True) as session:
            directory = self._in.records.directory(session)
        return directory.present()

    def waiting(self) -> tuple[Waiting, ...]:
        """Everyone who waits to be let in; open to every member."""
        with self._in.acts.begin(Act.LISTED, "members", reading=True) as session:
            directory = self._in.records.directory(session)
        mine = self._in.member.seat
        return tuple(Waiting(facts.name, facts.seat, facts.seat is mine) for facts in directory.waiting.values())

    def invite(self, name: str, seat: Seat, mode: Mode, *, mandate: str, agreement: str) -> str:
        """A one-time code for a new member; the invitation's key is signed by this registrar.

        At a seat that others hold, one of them lets the new member in (`admit`). Raises `Refusal` where this member is
        no registrar, another authority's seat would write without an agreement, somebody else signs in by this name, or
        whoever changes seat is invited before his old one is sealed anew; and for a seat at the table, which has no
        keys, another mode than the seat's, or no name.
        """
        if mode is Mode.AT_THE_TABLE or not name.strip():
            raise Refusal(Reason.BAD_INPUT, place="mode" if name.strip() else "name")
        if mode is Mode.WRITES and seat not in SCHOOL_SEATS and not agreement.strip():
            raise Refusal(Reason.NO_AGREEMENT, seat=seat)
        around = self._in.around
        guest, id_ = Person.create(around.entropy), MemberId(around.entropy(16).hex())
        code = keyfile.new_code(around.entropy)
        with self._in.acts.begin(Act.INVITED, id_) as session:
            directory = self._registrar(session)
            _insist_on_a_free_name(directory, name, seat)
            _insist_on_the_seats_mode(directory, seat, mode)
            _insist_on_new_keys(directory, name)
            invitation = st.Invitation(
                invitation=id_,
                name=name,
                seat=seat,
                mode=mode,
                mandate=mandate,
                agreement=agreement,
                signing=guest.public.signing,
                by=self._in.member.id,
                since=session.now,
                exchange=guest.public.exchange,
            )
            self._lock_in(guest, id_, code)
            self._enter(session, id_, invitation)
        return code

    def _lock_in(self, guest: Person, id_: MemberId, code: str) -> None:
        """Keys first, rows after: a slot without an invitation's row opens nothing."""
        keys = Keys(self._in.unlocked.keys.vault_keys, ())
        making = self._in.around.making()
        self._in.lock().change(lambda file: file.with_invitation(id_, guest, code, keys, **making))

    def admit(self, name: str, words: str) -> None:
        """Let a new member in to this member's own seat, once the six words that he reads aloud are these.

        Raises `Refusal`: UNKNOWN_MEMBER where nobody of that name waits, NOT_YOUR_SEAT, WORDS_DIFFER.
        """
        lock, vault, mine = self._in.lock(), self._in.door.vault, self._in.member
        with lock.held(), self._in.acts.begin(Act.ADMITTED) as session:
            directory = self._in.records.directory(session)
            comes = directory.person(name)
            if comes.id not in directory.waiting or comes.public is None:
                raise Refusal(Reason.UNKNOWN_MEMBER)
            if comes.seat is not mine.seat:
                raise Refusal(Reason.NOT_YOUR_SEAT)
            if not same_words(six_words(vault, comes.id, comes.public), words):
                raise Refusal(Reason.WORDS_DIFFER)
            session.mention(comes.id)
            public, keys = comes.public, Keys(self._in.unlocked.keys.vault_keys, (self._in.seat,))
            lock.change(lambda file: file.with_only_wrap(comes.id, public, keys))
            told = st.Admission(comes.id, mine.id, session.now)
            append(session, comes.id, st.sign(told, vault, self._in.unlocked.person))

    def appoint(self, name: str) -> None:
        """Give the registrar's right to one more member of a school seat.

        Raises `Refusal`: NOT_REGISTRAR, UNKNOWN_MEMBER, CHAIR_NOT_SCHOOL for a seat that may not have it.
        """
        with self._in.acts.begin(Act.APPOINTED) as session:
            facts = appointable(self._registrar(session), name)
            session.mention(facts.id)
            told = st.Appointment(facts.id, self._in.member.id, st.NOBODY, session.now)
            append(session, facts.id, st.sign(told, self._in.door.vault, self._in.unlocked.person))

    def seat_at_the_table(self, name: str, seat: Seat) -> None:
        """Say who sits at the table for a seat without keys. Raises `Refusal`: NOT_REGISTRAR, SEAT_TAKEN, BAD_INPUT."""
        if not name.strip():
            raise Refusal(Reason.BAD_INPUT, place="name")
        id_ = MemberId(self._in.around.entropy(16).hex())
        with self._in.acts.begin(Act.SEATED, id_) as session:
            if seat in self._registrar(session).seats:
                raise Refusal(Reason.SEAT_TAKEN, seat=seat)
            told = st.TableSeat(member=id_, name=name, seat=seat, by=self._in.member.id, since=session.now)
            self._enter(session, id_, told)

    def set_same_branch(self, *, same_branch: bool) -> None:
        """Open lead and counsellor to each other, or shut them. The other seat follows when it signs in next."""
        with self._in.acts.begin(Act.SETTING_CHANGED) as session:
            directory = self._registrar(session)
            group = replace(directory.settings(), same_branch=same_branch, by=self._in.member.id, since=session.now)
            packed = st.pack(st.sign(group, self._in.acts.vault, self._in.unlocked.person))
            session.connection.execute(setting.update().where(setting.c.name == GROUP).values(statement=packed))
            settle_all(session, self._in.records, self._in.records.directory(session))

    def set_practice(self, practice: Practice) -> None:
        """Say how consents are asked for from now on. What has been taken already stands as it was taken.

        Raises `Refusal`: PRACTICE_OUT_OF_BOUNDS, NOT_REGISTRAR.
        """
        practice.insist()
        with self._in.acts.begin(Act.SETTING_CHANGED) as session:
            self._registrar(session)
            told = st.Consenting(practice, self._in.member.id, session.now)
            put(session, CONSENTING, st.sign(told, self._in.acts.vault, self._in.unlocked.person))

    def set_password(self, password: str) -> None:
        """A new password for this member, at today's cost; the old one opens neither copy of the key file.

        Raises `Refusal`; where the act itself cannot be entered, the old password is put back.
        """
        lock, unlocked, name = self._in.lock(), self._in.unlocked, self._in.member.name
        making = self._in.around.making()
        with lock.held(), self._in.acts.begin(Act.PASSWORD_SET) as session:
            passwords.admit(password, name, self._in.records.directory(session).settings().school)
            lock.change(
                lambda file: file.with_new_password(unlocked.slot_id, unlocked.person, name, password, **making)
            )

    def _registrar(self, session: Session) -> Directory:
        directory = self._in.records.directory(session)
        if not directory.members[self._in.member.id].registrar:
            raise Refusal(Reason.NOT_REGISTRAR)
        return directory

    def _enter(self, session: Session, id_: MemberId, statement: st.Invitation | st.TableSeat) -> None:
        signed = st.sign(statement, self._in.acts.vault, self._in.unlocked.person)
        session.connection.execute(member.insert().values(id=id_, statements=st.pack(signed)))


def appointable(directory: Directory, name: str) -> MemberFacts:
    """The present member of a school seat by a name. Raises `Refusal`: UNKNOWN_MEMBER, CHAIR_NOT_SCHOOL.

    Nobody who waits to be let in, and nobody without keys: he could not use the right.
    """
    facts = directory.person(name)
    if facts.public is None or facts.id in directory.waiting:
        raise Refusal(Reason.UNKNOWN_MEMBER)
    if facts.seat not in CHAIR_SEATS:
        raise Refusal(Reason.CHAIR_NOT_SCHOOL, seat=facts.seat)
    return facts


def _insist_on_a_free_name(directory: Directory, name: str, seat: Seat) -> None:
    """Whoever signs in is told apart by name and password alone: two of one name could come to sit in each other's."""
    people = (*directory.present(), *directory.waiting.values())
    members = (facts.name for facts in people if facts.public)
    invited = (one.name for one in directory.invitations.values() if one.seat is not seat)
    if name.casefold() in {taken.casefold() for taken in (*members, *invited)}:
        raise Refusal(Reason.BAD_INPUT, place="name")


def _insist_on_the_seats_mode(directory: Directory, seat: Seat, mode: Mode) -> None:
    """Who shares a seat shares what it may do."""
    if any(facts.mode is not mode for facts in directory.at_seat(seat) if facts.public):
        raise Refusal(Reason.BAD_INPUT, place="mode")


def _insist_on_new_keys(directory: Directory, name: str) -> None:
    """Who changes seat has no way back in until his old seat's rows are sealed anew, for he could read them."""
    moved = {ending.member for ending in directory.endings if ending.moves}
    for facts in (directory.members[id_] for id_ in moved):
        if facts.name.casefold() == name.casefold() and directory.at_seat(facts.seat) and directory.stale(facts.seat):
            raise Refusal(Reason.SEAT_AWAITS_NEW_KEYS, seat=facts.seat)

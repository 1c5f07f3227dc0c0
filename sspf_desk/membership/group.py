"""What a member may change about the group: invite, say who sits at the table, change settings and his password."""

from dataclasses import replace

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.entrance import SignedIn, admit_password, settle_all
from sspf_desk.models.tables import member, setting
from sspf_desk.records import statements as st
from sspf_desk.records.directory import GROUP, Directory, MemberFacts
from sspf_desk.terms import SCHOOL_SEATS, Act, MemberId, Mode, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.keyfile import KeyFile, Keys
from sspf_desk.vault.person import Person


class Membership:
    """The group, as a signed-in member may see and change it."""

    def __init__(self, signed_in: SignedIn) -> None:
        self._in = signed_in

    def members(self) -> tuple[MemberFacts, ...]:
        """Everyone who belongs, seats at the table included; open to every member."""
        with self._in.acts.begin(Act.LISTED, "members", reading=True) as session:
            directory = self._in.records.directory(session)
        return tuple(directory.members.values())

    def invite(self, name: str, seat: Seat, mode: Mode, *, mandate: str, agreement: str) -> str:
        """A one-time code for a new member; the invitation's key is signed by this registrar.

        Raises `Refusal` where this member is no registrar, the seat has its keys already, another authority's seat
        would write without an agreement, or somebody else signs in by this name; and for a seat at the table, which has
        no keys, or no name.
        """
        if mode is Mode.AT_THE_TABLE or not name.strip():
            raise Refusal(Reason.BAD_INPUT, place="mode" if name.strip() else "name")
        if mode is Mode.WRITES and seat not in SCHOOL_SEATS and not agreement.strip():
            raise Refusal(Reason.NO_AGREEMENT, seat=seat)
        around = self._in.surroundings
        guest, id_ = Person.create(around.entropy), MemberId(around.entropy(16).hex())
        code = keyfile.new_code(around.entropy)
        with self._in.acts.begin(Act.INVITED, id_) as session:
            _insist_on_a_free_name(self._registrar(session, seat), name, seat)
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
            )
            self._lock_in(guest, id_, code)
            self._enter(session, id_, invitation)
        return code

    def _lock_in(self, guest: Person, id_: MemberId, code: str) -> None:
        """Keys first, rows after: a slot without an invitation's row opens nothing."""
        around, folder = self._in.surroundings, self._in.folder
        making = keyfile.Making(entropy=around.entropy, bounds=around.bounds)
        keys = Keys(self._in.unlocked.keys.vault_keys, ())
        keyfile.write(folder, keyfile.read(folder).with_invitation(id_, guest, code, keys, **making))

    def seat_at_the_table(self, name: str, seat: Seat) -> None:
        """Say who sits at the table for a seat without keys. Raises `Refusal` as `invite` does."""
        id_ = MemberId(self._in.surroundings.entropy(16).hex())
        with self._in.acts.begin(Act.SEATED, id_) as session:
            self._registrar(session, seat)
            told = st.TableSeat(member=id_, name=name, seat=seat, by=self._in.member.id, since=session.now)
            self._enter(session, id_, told)

    def set_same_branch(self, *, same_branch: bool) -> None:
        """Open lead and counsellor to each other, or shut them. The other seat follows when it signs in next."""
        with self._in.acts.begin(Act.SETTING_CHANGED) as session:
            directory = self._registrar(session, None)
            group = replace(directory.settings(), same_branch=same_branch, by=self._in.member.id, since=session.now)
            packed = st.pack(st.sign(group, self._in.acts.vault, self._in.unlocked.person))
            session.connection.execute(setting.update().where(setting.c.name == GROUP).values(statement=packed))
            settle_all(session, self._in.records, self._in.records.directory(session))

    def set_password(self, password: str) -> None:
        """A new password for this member, at today's cost; the old one opens neither copy of the key file.

        Raises `Refusal`; where the act itself cannot be entered, the old password is put back.
        """
        admit_password(password)
        before: list[KeyFile] = []
        try:
            with self._in.acts.begin(Act.PASSWORD_SET):
                before.append(self._relock(password))
        except Refusal:
            self._put_back(*before)
            raise

    def _relock(self, password: str) -> KeyFile:
        """Write the member's slot under a new password. Returns the key file as it was."""
        around, folder, unlocked = self._in.surroundings, self._in.folder, self._in.unlocked
        making = keyfile.Making(entropy=around.entropy, bounds=around.bounds, cost=around.cost)
        file, name = keyfile.read(folder), self._in.member.name
        keyfile.write(folder, file.with_new_password(unlocked.slot_id, unlocked.person, name, password, **making))
        return file

    def _put_back(self, *before: KeyFile) -> None:
        """The key file as it was, over the one just written: what was refused has not happened."""
        for file in before:
            keyfile.write(self._in.folder, replace(file, counter=file.counter + 2))

    def _registrar(self, session: Session, seat: Seat | None) -> Directory:
        directory = self._in.records.directory(session)
        if not directory.members[self._in.member.id].registrar:
            raise Refusal(Reason.NOT_REGISTRAR)
        if seat in directory.seats:
            raise Refusal(Reason.SEAT_TAKEN, seat=str(seat))
        return directory

    def _enter(self, session: Session, id_: MemberId, statement: st.Invitation | st.TableSeat) -> None:
        signed = st.sign(statement, self._in.acts.vault, self._in.unlocked.person)
        session.connection.execute(member.insert().values(id=id_, statements=st.pack(signed)))


def _insist_on_a_free_name(directory: Directory, name: str, seat: Seat) -> None:
    """Whoever signs in is told apart by name and password alone: two of one name could come to sit in each other's."""
    members = (facts.name for facts in directory.members.values() if facts.public)
    invited = (one.name for one in directory.invitations.values() if one.seat is not seat)
    if name.casefold() in {taken.casefold() for taken in (*members, *invited)}:
        raise Refusal(Reason.BAD_INPUT, place="name")

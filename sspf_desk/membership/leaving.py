"""A membership that ends: at once, with new keys for the seat and for the vault, and nobody forgotten on the way."""

from collections.abc import Callable, Sequence

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import Lock, SignedIn
from sspf_desk.membership.sealing import rekey, seal_anew
from sspf_desk.records import statements as st
from sspf_desk.records.directory import Directory, MemberFacts, append, read_directory
from sspf_desk.terms import Act, Seat

OpenOf = Callable[[Seat], Sequence[object]]
"""The commitments of a seat that are not done, as far as this member's seat may know them."""


class Leaving:
    """What a registrar, or the member himself, does when somebody leaves or changes seat."""

    def __init__(self, signed_in: SignedIn, open_of: OpenOf) -> None:
        self._in = signed_in
        self._open_of = open_of

    def end(self, member: str, *, moves: bool = False, alone: bool = False, commitments_stand: bool = False) -> None:
        """End a membership. This desk is closed by it: the vault has a new key, and whoever goes on signs in again.

        ``moves`` says that the person goes on in another seat, to which he is invited anew; ``alone`` that the seat is
        left without members; ``commitments_stand`` that its open commitments may stay as they are.

        Raises `Refusal`: UNKNOWN_MEMBER, NOT_REGISTRAR, LAST_REGISTRAR, ONLY_MEMBER and COMMITMENTS_OPEN until they
        are answered. Until the act has been entered nothing is changed; after it the rest is done even if the program
        dies, by whoever signs in next.
        """
        asked = self._asked_first(member, alone=alone, commitments_stand=commitments_stand)
        lock = Lock(self._in.folder)
        with lock.held(), self._in.acts.begin(Act.ENDED, asked.id) as session:
            directory = read_directory(session, self._in.door.vault)
            facts = self._may_end(directory, asked.id, alone=alone)
            self._enter(session, directory, facts, moves=moves)
            if facts.id == self._in.member.id:
                lock.change(lambda file: file.without_slot(facts.id))
            elif facts.public and facts.seat is self._in.member.seat:
                seal_anew(session, self._in, lock)
        self._close(facts)

    def _close(self, facts: MemberFacts) -> None:
        """The vault's new key is made by one who stays: where a member ends his own, by whoever signs in next."""
        if facts.public and facts.id != self._in.member.id:
            rekey(self._in).store.close()
        elif facts.id == self._in.member.id:
            self._in.close()

    def _asked_first(self, name: str, *, alone: bool, commitments_stand: bool) -> MemberFacts:
        """Whom it is about, once what he leaves behind has been answered for; the commitments are looked up apart."""
        with self._in.acts.begin(Act.LISTED, "members", reading=True) as session:
            directory = read_directory(session, self._in.door.vault)
            facts = self._may_end(directory, directory.person(name).id, alone=alone)
        if _only_one(directory, facts) and not commitments_stand and self._open_of(facts.seat):
            raise Refusal(Reason.COMMITMENTS_OPEN, seat=facts.seat)
        return facts

    def _may_end(self, directory: Directory, member: str, *, alone: bool) -> MemberFacts:
        """Who is to go, as the group is in this very session: a colleague may have ended him, or another, just now."""
        facts, me = directory.person(member), directory.members[self._in.member.id]
        if facts.id != me.id and not me.registrar:
            raise Refusal(Reason.NOT_REGISTRAR)
        if facts.registrar and not any(f.registrar for f in directory.present() if f.id != facts.id):
            raise Refusal(Reason.LAST_REGISTRAR)
        if _only_one(directory, facts) and not alone:
            raise Refusal(Reason.ONLY_MEMBER, seat=facts.seat)
        return facts

    def _enter(self, session: Session, directory: Directory, facts: MemberFacts, *, moves: bool) -> None:
        epoch = max(directory.owed_epoch(), self._in.door.store.epoch) + 1 if facts.public else 0
        ending = st.Ending(facts.id, self._in.member.id, session.now, vault_epoch=epoch, moves=moves)
        append(session, facts.id, st.sign(ending, self._in.door.vault, self._in.unlocked.person))


def _only_one(directory: Directory, facts: MemberFacts) -> bool:
    """Whether nobody is left at his seat who holds its keys; one who only waits, or has none, leaves nothing shut."""
    others = [one for one in directory.at_seat(facts.seat) if one.id != facts.id and one.public]
    return facts.public is not None and facts.id not in directory.waiting and not others

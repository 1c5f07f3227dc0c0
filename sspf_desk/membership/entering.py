"""Signing in, once the vault is open and as it should be: who this is, what is owed, and what to settle."""

from dataclasses import dataclass
from pathlib import Path

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import Door, Lock, SignedIn, reopened
from sspf_desk.membership.sealing import rekey, seal_anew
from sspf_desk.models.days import day_of
from sspf_desk.models.papers import Readiness, Settled
from sspf_desk.models.record import Facts, encode
from sspf_desk.records import places as at
from sspf_desk.records import statements as st
from sspf_desk.records.directory import Directory, MemberFacts, append, read_directory
from sspf_desk.records.opening import content_as
from sspf_desk.records.records import Records
from sspf_desk.records.rows import Keyring, digest_of
from sspf_desk.terms import Act, MemberId
from sspf_desk.vault import keyfile
from sspf_desk.vault.keyfile import KeyFile, Keys, Unlocked
from sspf_desk.vault.seats import SeatKeys
from sspf_desk.vault.sheet_words import six_words
from sspf_desk.vault.slots import Purpose


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """What a member typed to sign in, for as long as it takes to come in."""

    name: str
    password: str

    def __repr__(self) -> str:
        return "<nyckel>"


def insist_admitted(directory: Directory, vault: str, unlocked: Unlocked) -> None:
    """Raise `Refusal`: WAITING_FOR_ADMISSION with the six words to compare, or MEMBER_ENDED.

    MEMBERSHIP_NOT_SIGNED for somebody of whom no statement speaks any more.
    """
    id_ = MemberId(unlocked.slot_id)
    if waiting := directory.waiting.get(id_):
        words = six_words(vault, unlocked.slot_id, unlocked.person.public)
        raise Refusal(Reason.WAITING_FOR_ADMISSION, seat=waiting.seat, place=" ".join(words))
    facts = directory.members.get(id_)
    if facts is None:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="keys")
    if facts.until is not None:
        raise Refusal(Reason.MEMBER_ENDED)


def enter(
    door: Door, unlocked: Unlocked, *, typed: Typed | None = None, restored: st.Restored | None = None
) -> SignedIn:
    """Sign in: check who this is, put right what is owed, and settle what has ended or opened since last time.

    Raises `Refusal`: MEMBERSHIP_NOT_SIGNED where the keys are not those that were published.
    """
    signed_in, directory = _entered(door, unlocked, typed, restored)
    if directory.stale(signed_in.member.seat):
        with signed_in.lock().held() as lock, signed_in.acts.begin(Act.SEALED_ANEW) as session:
            seal_anew(session, signed_in, lock)
        return enter(door, reopened(door.folder, unlocked), restored=restored)
    if directory.owed_epoch() > door.store.epoch:
        fresh = rekey(signed_in)
        return enter(fresh, reopened(door.folder, unlocked), restored=restored)
    return signed_in


def _entered(
    door: Door, unlocked: Unlocked, typed: Typed | None, restored: st.Restored | None
) -> tuple[SignedIn, Directory]:
    acts, lock = door.acts(unlocked, unlocked.keys.seats[0]), Lock(door.folder)
    with lock.held(), acts.begin(Act.SIGNED_IN) as session:
        directory = read_directory(session, door.vault)
        facts = _known(directory, unlocked)
        seat = _published(unlocked.keys.seats[0], directory, facts)
        records = Records(
            Keyring(door.vault, seat, unlocked.person, door.around.entropy), facts.id, unlocked.person, door.around.law
        )
        lock.change(lambda file: _tidied(_raised(file, door, unlocked, typed), door, unlocked, directory))
        _speak(session, door, facts, unlocked)
        directory = records.directory(session)
        forget_said(session, records, directory)
        settle_all(session, records, directory)
        records.erase_notes(session, day_of(session.now))
    said = directory.restored, directory.said, directory.invented
    return SignedIn(door, unlocked, seat, acts, records, facts, *said, restored), directory


def _known(directory: Directory, unlocked: Unlocked) -> MemberFacts:
    """The member this slot is for. A slot without one is of a joining that never came to an end: it opens nothing."""
    facts = directory.members.get(MemberId(unlocked.slot_id))
    if facts is None:
        raise Refusal(Reason.WRONG_PASSWORD)
    if facts.public != unlocked.person.public:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="keys")
    return facts


def _published(seat: SeatKeys, directory: Directory, facts: MemberFacts) -> SeatKeys:
    """The seat's keys as far as its members have signed them: others are of an act that was cut off."""
    public = directory.seats.get(facts.seat)
    kept = seat.of_epochs(frozenset(epoch for epoch, _ in public.seals)) if public else None
    if kept is None or kept.public != public:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="keys")
    return kept


def _raised(file: KeyFile, door: Door, unlocked: Unlocked, typed: Typed | None) -> KeyFile:
    """The member's slot at today's cost, where it was locked when a guess cost less."""
    around = door.around
    if typed is None or not file.costs_less(unlocked.slot_id, around.cost):
        return file
    return file.with_new_password(unlocked.slot_id, unlocked.person, typed.name, typed.password, **around.making())


def _tidied(file: KeyFile, door: Door, unlocked: Unlocked, directory: Directory) -> KeyFile:
    """Without what was spent where the program died before it took it away; one's own keys in one wrap."""
    for slot in file.slots:
        spent = directory.spent if slot.purpose is Purpose.INVITATION else ()
        if MemberId(slot.id) in spent or (slot.purpose is Purpose.SEAT_SHEET and directory.over(MemberId(slot.id))):
            file = file.without_slot(slot.id)
    (mine,) = (slot for slot in file.slots if slot.id == unlocked.slot_id)
    if len(mine.wraps) == 1:
        return file
    vault_keys = {epoch: key for epoch, key in unlocked.keys.vault_keys.items() if epoch >= door.store.epoch}
    return file.with_only_wrap(unlocked.slot_id, unlocked.person.public, Keys(vault_keys, unlocked.keys.seats))


def let_go_of(folder: Path, slot_id: str) -> None:
    """Take away a code or a sheet that was spent just now, once what it brought is entered: never before.

    What dies before this is done at somebody's next signing in.
    """
    file = keyfile.read(folder)
    if any(slot.id == slot_id for slot in file.slots):
        keyfile.write(folder, file.without_slot(slot_id))


def _speak(session: Session, door: Door, facts: MemberFacts, unlocked: Unlocked) -> None:
    """Say which format this member's program reads, where it is newer than what he said last."""
    if door.around.speaks > facts.speaks:
        told = st.Speaking(facts.id, door.around.speaks, session.now)
        append(session, facts.id, st.sign(told, door.vault, unlocked.person))


def forget_said(session: Session, records: Records, directory: Directory) -> None:
    """Take back what this seat said before meetings whose day is over, and what somebody said who has left it."""
    here, today = {facts.id for facts in directory.at_seat(records.seat)}, day_of(session.now)
    for said in records.listed(session, at.READINESS, own=True, given=False):
        if content_as(said, Readiness).held_on < today or said.record.author not in here:
            records.take_back(session, said)


def settle_all(session: Session, records: Records, directory: Directory) -> None:
    """Settle the pupils this seat has given grounds for or linked; all of them where group or settings have changed."""
    told = (
        sorted(directory.seats.values(), key=lambda s: s.seat),
        sorted(seat for seat in directory.seats if directory.stale(seat)),
        directory.settings(),
    )
    group = digest_of(encode(told))
    (last,) = records.listed(session, at.SETTLED, own=True, given=False) or (None,)
    changed = last is None or not isinstance(last.content, Settled) or last.content.group != group
    lists = (at.CARDS,) if changed else (at.GRANTS, at.LINKS)
    listed = [one for place in lists for one in records.listed(session, place, own=True, given=False)]
    pupils = {one.item.pupil for one in listed if one.item.pupil}
    for pupil in sorted(pupils):
        records.settle(session, pupil)
    if changed:
        for place in (at.MEETINGS, at.COPIES, at.READINESS):
            for paper in records.listed(session, place, own=True, given=False):
                records.share(session, paper)
        records.write(session, Settled(group), Facts(), pupil=None, corrects=last)

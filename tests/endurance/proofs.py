"""The ways to forge a proof: a control sheet, a signed statement, a root, a whole trail; and what to call each."""

import dataclasses
import os
from contextlib import contextmanager
from datetime import timedelta

from sspf_desk.acts.acts import Actor, Acts
from sspf_desk.acts.trail import Entry, Fault
from sspf_desk.errors import Reason
from sspf_desk.models.record import encode
from sspf_desk.records import statements as st
from sspf_desk.records.directory import named, put
from sspf_desk.store.sqlcipher import open_store
from sspf_desk.terms import Act, MemberId
from sspf_desk.vault.person import Person

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
SEQUENCE = 8
"""So many letters of a control sheet say which entry it is; the rest is of its hash."""
NO_SHEET = {Reason.CONTROL_CODE_WRONG.value}
NOT_SIGNED = {Reason.MEMBERSHIP_NOT_SIGNED.value}
ANOTHER_PAST = {Fault.REWRITTEN.value, Fault.FORKED.value, Fault.MISSING_TAIL.value}
FIELDS = ", ".join(field.name for field in dataclasses.fields(Entry))


@contextmanager
def acting(school, reach, act=Act.LISTED):
    """An act of a member who has the vault's key and signs as the program would, with nothing to stop him."""
    store = open_store(school.folder, reach.unlocked.keys.vault_keys)
    actor = Actor(MemberId(reach.unlocked.slot_id), reach.unlocked.person, bytes(32))
    try:
        with Acts(store, actor, reach.vault, school.around.clock, school.around.entropy).begin(act) as session:
            yield session
    finally:
        store.close()


# A control sheet's groups, on a computer that has not seen the vault


def letter_changed(world, chance):
    return _with_letter(world.control(chance), chance.randrange(SEQUENCE, 48), chance), ANOTHER_PAST


def entry_changed(world, chance):
    return _with_letter(world.control(chance), chance.randrange(SEQUENCE), chance), ANOTHER_PAST


def _with_letter(groups, place, chance):
    letters = list("".join(groups))
    letters[place] = chance.choice(LETTERS.replace(letters[place], ""))
    return "".join(letters)


def groups_exchanged(world, chance):
    groups = list(world.control(chance))
    one, other = chance.sample(range(len(groups)), 2)
    groups[one], groups[other] = groups[other], groups[one]
    return " ".join(groups), ANOTHER_PAST


def two_sheets_mixed(world, chance):
    """The entry's number from one sheet and the hash from another."""
    one, other = ("".join(groups) for groups in chance.sample(world.controls, 2))
    return one[:SEQUENCE] + other[SEQUENCE:], ANOTHER_PAST


def another_vaults_sheet(world, chance):
    return " ".join(chance.choice(world.others_controls)), ANOTHER_PAST


def made_up(world, chance):
    return "".join(chance.choice(LETTERS) for _ in range(48)), ANOTHER_PAST


def sheet_cut_short(world, chance):
    return " ".join(world.control(chance)[: chance.randrange(1, 12)]), NO_SHEET


def sheet_made_longer(world, chance):
    return " ".join((*world.control(chance), "AAAA")), NO_SHEET


def no_letters(world, chance):
    groups = "".join(world.control(chance))
    place = chance.randrange(48)
    return groups[:place] + chance.choice("9!åß=") + groups[place + 1 :], NO_SHEET


SHEETS = (
    letter_changed, entry_changed, groups_exchanged, two_sheets_mixed, another_vaults_sheet, made_up, sheet_cut_short,
    sheet_made_longer, no_letters,
)  # fmt: skip


# Statements that a member enters, with his own signature under the act


def _told(world, kind, session, by):
    """What such a statement would say."""
    if kind is st.Restored:
        return st.Restored(1, bytes(32), session.now, by, session.now)
    if kind is st.BackedUp:
        return st.BackedUp(os.urandom(8).hex(), session.now, 1, by, session.now)
    return st.Drill(by, by, session.now)


def _name(kind, told):
    what = {st.Restored: "since", st.BackedUp: "backup", st.Drill: "sheet"}[kind]
    return named(kind, told.since.isoformat() if what == "since" else getattr(told, what))


def by_a_stranger_in_a_members_name(world, kind, chance):
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, world.victim)
        put(session, _name(kind, told), st.sign(told, world.vault, Person.create(os.urandom)))


def by_another_member_in_his_name(world, kind, chance):
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, world.victim)
        put(session, _name(kind, told), st.sign(told, world.vault, world.mallory.unlocked.person))


def by_somebody_nobody_knows(world, kind, chance):
    stranger = Person.create(os.urandom)
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, MemberId(os.urandom(16).hex()))
        put(session, _name(kind, told), st.sign(told, world.vault, stranger))


def by_one_who_has_left(world, kind, chance):
    leaver = world.leaver.unlocked
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, MemberId(leaver.slot_id))
        put(session, _name(kind, told), st.sign(told, world.vault, leaver.person))


def without_a_signature(world, kind, chance):
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, world.victim)
        put(session, _name(kind, told), st.Signed(kind.__name__, encode(told), ()))


def signed_twice(world, kind, chance):
    me = world.mallory.unlocked
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, MemberId(me.slot_id))
        put(session, _name(kind, told), st.sign(told, world.vault, me.person, me.person))


def for_another_vault(world, kind, chance):
    me = world.mallory.unlocked
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, MemberId(me.slot_id))
        put(session, _name(kind, told), st.sign(told, os.urandom(16).hex(), me.person))


def under_another_name(world, kind, chance):
    me = world.mallory.unlocked
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, MemberId(me.slot_id))
        put(session, named(kind, os.urandom(8).hex()), st.sign(told, world.vault, me.person))


def changed_afterwards(world, kind, chance):
    me = world.mallory.unlocked
    with acting(world.school, world.mallory) as session:
        told = _told(world, kind, session, MemberId(me.slot_id))
        signed = st.sign(told, world.vault, me.person)
        later = dataclasses.replace(told, since=told.since + timedelta(hours=chance.randrange(1, 99)))
        put(session, _name(kind, later), st.Signed(signed.kind, encode(later), signed.signatures))


def dated_before_he_came(world, kind, chance):
    me = world.mallory.unlocked
    with acting(world.school, world.mallory) as session:
        early = session.now - timedelta(days=365)
        told = dataclasses.replace(_told(world, kind, session, MemberId(me.slot_id)), since=early)
        if kind is st.Restored:
            told = dataclasses.replace(told, made_at=early)
        put(session, _name(kind, told), st.sign(told, world.vault, me.person))


STATEMENTS = (
    by_a_stranger_in_a_members_name, by_another_member_in_his_name, by_somebody_nobody_knows, by_one_who_has_left,
    without_a_signature, signed_twice, for_another_vault, under_another_name, changed_afterwards, dated_before_he_came,
)  # fmt: skip
ENTERED = (st.Restored, st.BackedUp, st.Drill)


# Roots and whole trails


def _newest_anew(world, **fields):
    """The newest entry, which is the forger's own, signed anew by him with something else in it."""
    (row,) = world.mallory.sql(f"SELECT {FIELDS} FROM trail_entry ORDER BY sequence DESC LIMIT 1")  # noqa: S608 - our own
    entry = dataclasses.replace(Entry(*row), **fields)
    signature = world.mallory.unlocked.person.sign(entry.signed(world.vault))
    world.mallory.sql(
        ("UPDATE trail_entry SET root = ?, signature = ? WHERE sequence = ?", (entry.root, signature, entry.sequence))
    )


def root_made_up(world, chance):
    _newest_anew(world, root=chance.randbytes(32))
    return {Fault.ROWS_CHANGED.value}


def root_of_an_earlier_entry(world, chance):
    roots = world.mallory.sql("SELECT root FROM trail_entry ORDER BY sequence")
    _newest_anew(world, root=chance.choice([root for (root,) in roots if root != roots[-1][0]]))
    return {Fault.ROWS_CHANGED.value}


def root_left_out(world, chance):
    """As if the entry were of the first format, which had none: then no row would be held against anything."""
    _newest_anew(world, root=b"")
    return {Fault.ALTERED.value}


def root_of_another_vault(world, chance):
    _newest_anew(world, root=chance.choice(world.others_trail)[-1])
    return {Fault.ROWS_CHANGED.value}


def another_vaults_trail(world, chance):
    _put_trail(world, world.others_trail)
    return {Fault.ALTERED.value}


def another_vaults_trail_behind_this_one(world, chance):
    own = world.mallory.sql(f"SELECT {FIELDS} FROM trail_entry ORDER BY sequence")  # noqa: S608 - our own
    first = chance.randrange(1, 9)
    tail = [(len(own) + 1 + number, *row[1:]) for number, row in enumerate(world.others_trail[:first])]
    _put_trail(world, [*own, *tail])
    return {Fault.ALTERED.value}


def _put_trail(world, rows):
    marks = ", ".join("?" * len(rows[0]))
    inserted = [(f"INSERT INTO trail_entry ({FIELDS}) VALUES ({marks})", row) for row in rows]  # noqa: S608 - our own
    world.mallory.sql("DELETE FROM trail_entry", *inserted)


TRAILS = (
    root_made_up, root_of_an_earlier_entry, root_left_out, root_of_another_vault, another_vaults_trail,
    another_vaults_trail_behind_this_one,
)  # fmt: skip

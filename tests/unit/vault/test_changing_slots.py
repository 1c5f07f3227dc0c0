import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.keyfile import new_code, unlock, unlock_code
from sspf_desk.vault.seats import SeatKeys
from sspf_desk.vault.slots import Keys, Typed

from .conftest import (
    CHEAP_BOUNDS,
    CODE,
    DEARER,
    GUEST_SLOT,
    MEMBER_SLOT,
    NAME,
    PHRASE,
    stream,
)


def refusal_of(act, *given_to, **named):
    with pytest.raises(Refusal) as refused:
        act(*given_to, **named)
    return refused.value.reason


def test_a_second_seat_is_let_in_by_another_wrap_and_all_keys_are_joined(filled, member, lead, counsellor, entropy):
    later = Keys({2: b"w" * 32}, (lead, counsellor.rotated(entropy)))
    unlocked = unlock(filled.with_wrap(MEMBER_SLOT, member.public, later), NAME, PHRASE, CHEAP_BOUNDS)
    assert unlocked.keys.vault_keys == {1: b"v" * 32, 2: b"w" * 32}
    seats = {seat.seat: seat for seat in unlocked.keys.seats}
    assert set(seats) == {"COUNSELLOR", "SCHOOL_LEAD"}
    assert set(seats["COUNSELLOR"].seals) == {1, 2}


@pytest.mark.parametrize(
    "contradicting",
    [Keys({1: b"x" * 32}, ()), Keys({}, (SeatKeys.create("COUNSELLOR", stream("impostor")),))],
    ids=["vault key", "seat"],
)
def test_a_wrap_cannot_put_another_key_in_the_place_of_one(filled, member, contradicting):
    replaced = filled.with_wrap(MEMBER_SLOT, member.public, contradicting)
    assert refusal_of(unlock, replaced, NAME, PHRASE, CHEAP_BOUNDS) is Reason.KEYS_DAMAGED


def test_a_new_password_and_name_open_and_the_old_do_not(filled, member, keys, making):
    changed = filled.with_new_password(MEMBER_SLOT, member, "Åsa Ek", "nytt lösen", cost=DEARER, **making)
    assert unlock(changed, "åsa ek", "nytt lösen", CHEAP_BOUNDS).keys.vault_keys == keys.vault_keys
    assert refusal_of(unlock, changed, NAME, PHRASE, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD
    assert changed.slots[0].ways[0].factor.cost == DEARER
    assert changed.slots[0].wraps == filled.slots[0].wraps
    assert changed.slots[1] == filled.slots[1]


def test_a_new_password_never_locks_the_keys_under_another_person(filled, member, guest, making):
    assert refusal_of(filled.with_new_password, MEMBER_SLOT, guest, NAME, "nytt lösen", **making) is Reason.KEYS_DAMAGED
    assert refusal_of(filled.with_new_password, GUEST_SLOT, guest, NAME, "nytt lösen", **making) is Reason.BAD_INPUT


def test_slots_that_are_there_or_are_not_are_refused(filled, member, keys, making):
    nowhere = "9" * 32
    assert refusal_of(filled.with_member, GUEST_SLOT, member, NAME, PHRASE, keys, **making) is Reason.BAD_INPUT
    assert refusal_of(filled.with_invitation, MEMBER_SLOT, member, CODE, keys, **making) is Reason.BAD_INPUT
    assert refusal_of(filled.without_slot, nowhere) is Reason.BAD_INPUT
    assert refusal_of(filled.with_wrap, nowhere, member.public, keys) is Reason.BAD_INPUT
    assert refusal_of(filled.with_new_password, nowhere, member, NAME, PHRASE, **making) is Reason.BAD_INPUT
    assert refusal_of(filled.with_invitation, nowhere, member, "no code", keys, **making) is Reason.SPENT_CODE


def test_every_change_raises_the_counter_and_leaves_the_old_as_it_was(bare, filled, member, keys, making):
    assert (bare.counter, bare.slots, filled.counter) == (0, (), 2)
    assert filled.without_slot(GUEST_SLOT).counter == 3
    assert filled.with_wrap(MEMBER_SLOT, member.public, keys).counter == 3
    assert filled.with_new_password(MEMBER_SLOT, member, NAME, PHRASE, **making).counter == 3
    assert len(filled.slots) == 2


def test_nothing_that_bears_a_key_shows_one(filled, keys):
    unlocked = unlock(filled, NAME, PHRASE, CHEAP_BOUNDS)
    for bearer in (unlocked, unlocked.keys, unlocked.person, unlocked.keys.seats[0], Typed.password(NAME, PHRASE)):
        assert repr(bearer) == str(bearer) == "<nyckel>"
    assert "vvvv" not in repr([unlocked, {"keys": keys}])


def test_a_fresh_code_opens_what_was_locked_with_it(bare, guest, keys, making, entropy):
    code = new_code(entropy)
    assert unlock_code(bare.with_invitation(GUEST_SLOT, guest, code, keys, **making), code, CHEAP_BOUNDS).keys.seats

"""A slot opened by words on paper: what it opens, and what neither it nor a forger can."""

from dataclasses import replace

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import generations
from sspf_desk.vault import keyfile as keyfile_module
from sspf_desk.vault.encoded import decode, encode
from sspf_desk.vault.kdf import Cost
from sspf_desk.vault.keyfile import opened_by_words, read, unlock, unlock_code, unlock_words, write
from sspf_desk.vault.slots import FactorType, Keys, Purpose

from .conftest import (
    CHEAP,
    CHEAP_BOUNDS,
    CODE,
    DEARER,
    GUEST_SLOT,
    MEMBER_SLOT,
    NAME,
    PHRASE,
    SEAT_SHEET,
    SHEET,
    SHEET_SLOT,
    in_first_format,
    stream,
)

NEW_SHEET = b"another sheet, later"


def refusal_of(act, *given_to, **named):
    with pytest.raises(Refusal) as refused:
        act(*given_to, **named)
    return refused.value.reason


def slot_of(file, slot_id):
    return next(slot for slot in file.slots if slot.id == slot_id)


def changed_slot(file, slot_id, **changes):
    """A slot changed by one who can write the file but knows no key."""
    slots = (replace(slot, **changes) if slot.id == slot_id else slot for slot in file.slots)
    return replace(file, slots=tuple(slots))


def same(unlocked, person, keys):
    assert unlocked.person.private_bytes() == person.private_bytes()
    assert unlocked.keys.vault_keys == keys.vault_keys
    return [seat.private_bytes() for seat in unlocked.keys.seats] == [seat.private_bytes() for seat in keys.seats]


def test_a_members_sheet_opens_what_his_password_opens(on_paper, member, keys):
    by_words, by_name = unlock_words(on_paper, SHEET), unlock(on_paper, NAME, PHRASE, CHEAP_BOUNDS)
    assert same(by_words, member, keys)
    assert same(by_name, member, keys)
    for unlocked in (by_words, by_name):
        assert (unlocked.slot_id, unlocked.purpose) == (MEMBER_SLOT, Purpose.MEMBER)


def test_a_seats_sheet_opens_a_person_of_its_own_and_the_guests_code_its_guest(on_paper, keeper, guest, keys):
    unlocked, invited = unlock_words(on_paper, SEAT_SHEET), unlock_code(on_paper, CODE, CHEAP_BOUNDS)
    assert same(unlocked, keeper, keys)
    assert (unlocked.slot_id, unlocked.purpose) == (SHEET_SLOT, Purpose.SEAT_SHEET)
    assert same(invited, guest, keys)
    assert invited.purpose is Purpose.INVITATION


def test_a_drill_finds_the_slot_and_the_person_and_opens_no_key(on_paper, member, monkeypatch):
    monkeypatch.setattr(keyfile_module, "keys_in", lambda *_given: pytest.fail("a drill opens no keys"))
    slot, person = opened_by_words(on_paper, SHEET)
    assert (slot, person.public) == (slot_of(on_paper, MEMBER_SLOT), member.public)
    damaged = changed_slot(on_paper, MEMBER_SLOT, wraps=())
    assert opened_by_words(damaged, SHEET)[1].public == member.public


@pytest.mark.parametrize(
    "wrong", [b"", SHEET[:-1], SHEET + b"\0", SHEET[::-1], bytes([SHEET[0] ^ 1]) + SHEET[1:], NEW_SHEET]
)
def test_any_other_code_opens_nothing(on_paper, wrong):
    for act in (unlock_words, opened_by_words):
        assert refusal_of(act, on_paper, wrong) is Reason.WRONG_WORDS


def test_without_a_sheet_words_open_nothing(filled):
    assert refusal_of(unlock_words, filled, SHEET) is Reason.WRONG_WORDS


def test_what_is_no_sheets_code_makes_no_way(filled, member, keeper, keys, entropy):
    assert refusal_of(filled.with_sheet, MEMBER_SLOT, member, SHEET[:-1], entropy) is Reason.WRONG_WORDS
    assert refusal_of(filled.with_seat_sheet, SHEET_SLOT, keeper, b"", keys, entropy) is Reason.WRONG_WORDS


def test_words_open_no_password_slot_and_a_password_no_sheet(on_paper):
    for phrase in (SHEET.decode(), SEAT_SHEET.decode()):
        assert refusal_of(unlock, on_paper, NAME, phrase, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD
        assert refusal_of(unlock, on_paper, "", phrase, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD


def test_a_sheet_in_another_slot_file_or_vault_opens_nothing(on_paper, keeper):
    mine, theirs = slot_of(on_paper, MEMBER_SLOT), slot_of(on_paper, SHEET_SLOT)
    words, (their_way,) = mine.way(FactorType.BY_WORDS), theirs.ways
    for changed in (
        replace(on_paper, vault_id="f" * 32),
        replace(on_paper, salt=b"x" * 16),
        changed_slot(on_paper, MEMBER_SLOT, id="e" * 32),
        changed_slot(on_paper, MEMBER_SLOT, purpose=Purpose.SEAT_SHEET),
        changed_slot(on_paper, MEMBER_SLOT, ways=(mine.ways[0], their_way)),
        changed_slot(on_paper, MEMBER_SLOT, ways=(mine.ways[0], replace(words, bundle=mine.ways[0].bundle))),
        changed_slot(on_paper, SHEET_SLOT, ways=(words,), purpose=Purpose.MEMBER).without_slot(MEMBER_SLOT),
    ):
        assert refusal_of(unlock_words, changed, SHEET) is Reason.WRONG_WORDS
    # Their sheet opens their way in their own slot only; in mine it is no sheet at all.
    moved = changed_slot(on_paper.without_slot(SHEET_SLOT), MEMBER_SLOT, ways=(mine.ways[0], their_way))
    assert refusal_of(unlock_words, moved, SEAT_SHEET) is Reason.WRONG_WORDS


def test_bundles_swapped_between_the_ways_of_one_slot_open_neither(on_paper):
    by_name, by_words = slot_of(on_paper, MEMBER_SLOT).ways
    swapped = (replace(by_name, bundle=by_words.bundle), replace(by_words, bundle=by_name.bundle))
    crossed = changed_slot(on_paper, MEMBER_SLOT, ways=swapped)
    assert refusal_of(unlock, crossed, NAME, PHRASE, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD
    assert refusal_of(unlock_words, crossed, SHEET) is Reason.WRONG_WORDS


def test_every_byte_of_a_ways_bundle_counts(on_paper):
    (way,) = slot_of(on_paper, SHEET_SLOT).ways
    for place in range(len(way.bundle)):
        bundle = way.bundle[:place] + bytes([way.bundle[place] ^ 1]) + way.bundle[place + 1 :]
        changed = changed_slot(on_paper, SHEET_SLOT, ways=(replace(way, bundle=bundle),))
        expected = Reason.WRONG_WORDS if place else Reason.NEWER_FORMAT
        assert refusal_of(unlock_words, changed, SEAT_SHEET) is expected


def test_keys_sealed_to_a_person_of_another_slot_are_damage(on_paper):
    crossed = changed_slot(on_paper, MEMBER_SLOT, wraps=slot_of(on_paper, SHEET_SLOT).wraps)
    assert refusal_of(unlock_words, crossed, SHEET) is Reason.KEYS_DAMAGED


def test_a_new_sheet_takes_the_olds_place_in_both_copies(tmp_path, on_paper, member, keys, entropy):
    write(tmp_path, on_paper)
    write(tmp_path, read(tmp_path).with_sheet(MEMBER_SLOT, member, NEW_SHEET, entropy))
    for name in generations.NAMES:
        copy = decode((tmp_path / name).read_bytes())
        assert refusal_of(unlock_words, copy, SHEET) is Reason.WRONG_WORDS
        assert same(unlock_words(copy, NEW_SHEET), member, keys)
        assert same(unlock(copy, NAME, PHRASE, CHEAP_BOUNDS), member, keys)


def test_a_sheet_taken_away_opens_nothing_in_either_copy(tmp_path, on_paper, member, keys):
    write(tmp_path, on_paper)
    write(tmp_path, read(tmp_path).without_sheet(MEMBER_SLOT))
    write(tmp_path, read(tmp_path).without_slot(SHEET_SLOT))
    for name in generations.NAMES:
        copy = decode((tmp_path / name).read_bytes())
        for code in (SHEET, SEAT_SHEET):
            assert refusal_of(unlock_words, copy, code) is Reason.WRONG_WORDS
        assert same(unlock(copy, NAME, PHRASE, CHEAP_BOUNDS), member, keys)


def test_a_new_password_leaves_the_sheet_and_a_new_sheet_the_password(on_paper, member, keys, making, entropy):
    changed = on_paper.with_new_password(MEMBER_SLOT, member, NAME, "nytt lösen", **making)
    assert decode(encode(changed)) == changed
    assert same(unlock_words(changed, SHEET), member, keys)
    assert refusal_of(unlock, changed, NAME, PHRASE, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD
    again = changed.with_sheet(MEMBER_SLOT, member, NEW_SHEET, entropy)
    assert same(unlock(again, NAME, "nytt lösen", CHEAP_BOUNDS), member, keys)
    assert [way.factor.type for way in again.slots[0].ways] == [FactorType.BY_NAME, FactorType.BY_WORDS]
    assert decode(encode(again)) == again


def test_one_wrap_more_serves_both_ways(on_paper, member, lead):
    later = on_paper.with_wrap(MEMBER_SLOT, member.public, Keys({2: b"w" * 32}, (lead,)))
    for unlocked in (unlock_words(later, SHEET), unlock(later, NAME, PHRASE, CHEAP_BOUNDS)):
        assert set(unlocked.keys.vault_keys) == {1, 2}
        assert {seat.seat for seat in unlocked.keys.seats} == {"COUNSELLOR", "SCHOOL_LEAD"}


def test_an_only_wrap_leaves_none_of_what_was_sealed_before(on_paper, member, keeper, lead):
    fresh = Keys({2: b"w" * 32}, (lead,))
    changed = on_paper.with_wrap(MEMBER_SLOT, member.public, fresh).with_only_wrap(MEMBER_SLOT, member.public, fresh)
    changed = changed.with_only_wrap(SHEET_SLOT, keeper.public, fresh)
    assert same(unlock_words(changed, SHEET), member, fresh)
    assert same(unlock_words(changed, SEAT_SHEET), keeper, fresh)
    assert len(changed.slots[0].wraps) == 1
    assert slot_of(changed, GUEST_SLOT) == slot_of(on_paper, GUEST_SLOT)
    assert slot_of(changed, MEMBER_SLOT).ways == slot_of(on_paper, MEMBER_SLOT).ways


def test_every_change_raises_the_counter(on_paper, member, keeper, keys):
    assert on_paper.counter == 4
    for changed in (
        on_paper.with_sheet(MEMBER_SLOT, member, NEW_SHEET, stream("later")),
        on_paper.without_sheet(MEMBER_SLOT),
        on_paper.with_seat_sheet("d" * 32, keeper, NEW_SHEET, keys, stream("later")),
        on_paper.with_only_wrap(MEMBER_SLOT, member.public, keys),
    ):
        assert changed.counter == on_paper.counter + 1
        assert decode(encode(changed)) == changed


def test_what_cannot_be_done_to_a_slot_is_refused(on_paper, member, guest, keeper, keys):
    nowhere, new, entropy = "9" * 32, "d" * 32, stream("refused")
    for act, *given in (
        (on_paper.with_sheet, nowhere, member, SHEET, entropy),
        (on_paper.with_sheet, GUEST_SLOT, guest, SHEET, entropy),
        (on_paper.with_sheet, SHEET_SLOT, keeper, SHEET, entropy),
        (on_paper.with_sheet, MEMBER_SLOT, keeper, SHEET, entropy),
        (on_paper.with_seat_sheet, SHEET_SLOT, keeper, SHEET, keys, entropy),
        (on_paper.with_seat_sheet, MEMBER_SLOT, keeper, SHEET, keys, entropy),
        (on_paper.without_sheet, nowhere),
        (on_paper.without_sheet, GUEST_SLOT),
        (on_paper.without_sheet, SHEET_SLOT),
        (on_paper.without_sheet(MEMBER_SLOT).without_sheet, MEMBER_SLOT),
        (on_paper.with_only_wrap, nowhere, member.public, keys),
        (on_paper.has_sheet, nowhere),
        (on_paper.costs_less, nowhere, CHEAP),
    ):
        assert refusal_of(act, *given) is Reason.BAD_INPUT
    assert on_paper.with_seat_sheet(new, keeper, NEW_SHEET, keys, entropy).has_sheet(new)


def test_which_slots_words_open_is_told(on_paper, filled):
    assert [on_paper.has_sheet(slot.id) for slot in on_paper.slots] == [True, False, True]
    assert not filled.has_sheet(MEMBER_SLOT)
    assert not on_paper.without_sheet(MEMBER_SLOT).has_sheet(MEMBER_SLOT)


def test_a_password_that_costs_less_work_than_today_is_told(on_paper, member, making):
    assert not on_paper.costs_less(MEMBER_SLOT, CHEAP)
    assert not on_paper.costs_less(MEMBER_SLOT, Cost(4, 1, 1))
    assert not on_paper.costs_less(MEMBER_SLOT, Cost(8, 1, 4))
    assert on_paper.costs_less(MEMBER_SLOT, DEARER)
    assert on_paper.costs_less(MEMBER_SLOT, Cost(8, 2, 1))
    raised = on_paper.with_new_password(MEMBER_SLOT, member, NAME, PHRASE, cost=DEARER, **making)
    assert not raised.costs_less(MEMBER_SLOT, DEARER)
    for other in (SHEET_SLOT, GUEST_SLOT):
        assert not on_paper.costs_less(other, Cost(2**20, 10, 16))


@pytest.mark.parametrize("damaged", [0, 1])
def test_every_byte_flipped_in_one_copy_is_made_good_by_the_other_for_sheets_too(tmp_path, on_paper, damaged):
    write(tmp_path, on_paper)
    path = tmp_path / generations.NAMES[damaged]
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert read(tmp_path) == on_paper


def test_a_copy_of_the_first_format_beside_one_of_todays_is_the_same_file_and_is_written_over(tmp_path, filled):
    for name, content in zip(generations.NAMES, (encode(filled), in_first_format(filled)), strict=True):
        (tmp_path / name).write_bytes(content)
    assert read(tmp_path) == filled
    write(tmp_path, filled)
    assert generations.read_copies(tmp_path) == (encode(filled), encode(filled))

import unicodedata
from dataclasses import replace

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import keyfile as keyfile_module
from sspf_desk.vault.envelope import aad, pad, seal_to
from sspf_desk.vault.kdf import Bounds, Cost, stretch
from sspf_desk.vault.keyfile import unlock, unlock_code
from sspf_desk.vault.labels import Label
from sspf_desk.vault.slots import Factor, FactorType, Purpose, Way, keys_in, opened, with_way

from .conftest import (
    CHEAP,
    CHEAP_BOUNDS,
    CODE,
    DEARER,
    GUEST_SLOT,
    MEMBER_SLOT,
    NAME,
    PHRASE,
    VAULT_ID,
)


def refusal_of(act, *given_to, **named):
    with pytest.raises(Refusal) as refused:
        act(*given_to, **named)
    return refused.value.reason


def test_the_member_gets_his_person_and_all_keys(filled, member, keys):
    unlocked = unlock(filled, NAME, PHRASE, CHEAP_BOUNDS)
    assert unlocked.slot_id == MEMBER_SLOT
    assert unlocked.person.private_bytes() == member.private_bytes()
    assert unlocked.keys.vault_keys == keys.vault_keys
    assert [seat.private_bytes() for seat in unlocked.keys.seats] == [seat.private_bytes() for seat in keys.seats]


def test_the_guest_gets_his_by_the_code_in_any_dress(filled, guest):
    for dressed in (CODE, CODE.lower().replace("-", " ")):
        unlocked = unlock_code(filled, dressed, CHEAP_BOUNDS)
        assert unlocked.slot_id == GUEST_SLOT
        assert unlocked.person.private_bytes() == guest.private_bytes()


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        (NAME, PHRASE + " "),
        (NAME, ""),
        ("Åsa", PHRASE),
        ("", PHRASE),
        (NAME, PHRASE.upper()),
        ("\ud800", "\udfff"),
        ("", CODE),
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(filled, name, phrase):
    assert refusal_of(unlock, filled, name, phrase, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD


@pytest.mark.parametrize("code", ["ABCDE-FGHJK-MNPQR-STVWY", "", "no code", PHRASE])
def test_a_wrong_code_is_refused(filled, code):
    assert refusal_of(unlock_code, filled, code, CHEAP_BOUNDS) is Reason.SPENT_CODE


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_another_keyboards_spelling_of_the_same_letters_opens(filled, form):
    name, phrase = unicodedata.normalize(form, NAME.upper()), unicodedata.normalize(form, PHRASE)
    assert unlock(filled, name, phrase, CHEAP_BOUNDS).slot_id == MEMBER_SLOT


def counted_stretches(monkeypatch):
    ran = []

    def counting(secret, **how):
        ran.append(how["cost"])
        return stretch(secret, **how)

    monkeypatch.setattr(keyfile_module, "stretch", counting)
    return ran


def test_unknown_name_and_wrong_password_cost_the_same_and_each_distinct_cost_once(
    filled, monkeypatch, guest, keys, making
):
    several = filled.with_member("c" * 32, guest, "Per", "annat lösen", keys, **making).with_member(
        "d" * 32, guest, "Eva", "tredje lösen", keys, cost=DEARER, **making
    )
    ran = counted_stretches(monkeypatch)
    for name, phrase in ((NAME, "fel"), ("okänd", PHRASE)):
        ran.clear()
        assert refusal_of(unlock, several, name, phrase, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD
        assert sorted(cost.memory_kib for cost in ran) == [CHEAP.memory_kib, DEARER.memory_kib]
    assert unlock(several, "eva", "tredje lösen", CHEAP_BOUNDS).slot_id == "d" * 32


@pytest.mark.parametrize("bounds", [Bounds(Cost(9, 1, 1), Cost(64, 2, 2)), Bounds(Cost(1, 1, 1), Cost(8, 1, 0))])
def test_a_stored_cost_out_of_bounds_is_damage_and_nothing_is_derived(filled, monkeypatch, bounds):
    ran = counted_stretches(monkeypatch)
    assert refusal_of(unlock, filled, NAME, PHRASE, bounds) is Reason.KEYS_DAMAGED
    assert refusal_of(unlock_code, filled, CODE, bounds) is Reason.KEYS_DAMAGED
    assert refusal_of(unlock, filled, NAME, PHRASE) is Reason.KEYS_DAMAGED  # the program's own bounds
    assert ran == []


def test_one_slots_lowered_cost_stops_all_before_any_derivation(filled, monkeypatch, guest, keys, making):
    several = filled.with_member("c" * 32, guest, "Per", "annat lösen", keys, cost=DEARER, **making)
    ran = counted_stretches(monkeypatch)
    bounds = Bounds(DEARER, CHEAP_BOUNDS.ceiling)
    assert refusal_of(unlock, several, "Per", "annat lösen", bounds) is Reason.KEYS_DAMAGED
    assert ran == []


def test_a_cost_out_of_the_programs_bounds_makes_no_slot(bare, member, keys, entropy):
    assert refusal_of(bare.with_member, MEMBER_SLOT, member, NAME, PHRASE, keys, entropy=entropy) is Reason.KEYS_DAMAGED


def forged(keyfile, **changes):
    """The first slot changed by one who can write the file but knows no key."""
    return replace(keyfile, slots=(replace(keyfile.slots[0], **changes), *keyfile.slots[1:]))


def test_a_slot_moved_or_relabelled_does_not_open(filled):
    theirs, (mine,) = filled.slots[1], filled.slots[0].ways
    for changed in (
        replace(filled, vault_id="f" * 32),
        replace(filled, salt=b"x" * 16),
        forged(filled, id="e" * 32),
        forged(filled, purpose=theirs.purpose),
        forged(filled, ways=theirs.ways),
        forged(filled, ways=(replace(mine, bundle=theirs.ways[0].bundle),)),
        forged(filled, ways=(replace(mine, factors=(replace(mine.factor, cost=DEARER),)),)),
    ):
        assert refusal_of(unlock, changed, NAME, PHRASE, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD


def test_a_bundle_is_bound_to_all_its_slot_says_even_under_the_right_key(filled, member, entropy):
    # The cost also changes what Argon2id gives; here the key is right all the same.
    key = b"k" * 32
    for factor in (Factor(FactorType.BY_NAME, CHEAP), Factor(FactorType.BY_WORDS, None)):
        slot = with_way(filled.slots[0], VAULT_ID, member, (factor, key), entropy)
        way = slot.way(factor.type)
        assert opened(slot, way, VAULT_ID, key).public == member.public
        for told in (Factor(factor.type, DEARER), Factor(FactorType.BY_CODE, factor.cost), Factor(factor.type, None)):
            if told != factor:
                assert opened(slot, Way((told,), way.bundle), VAULT_ID, key) is None
        assert opened(slot, Way((factor, factor), way.bundle), VAULT_ID, key) is None
        assert opened(replace(slot, purpose=Purpose.INVITATION), way, VAULT_ID, key) is None
        assert opened(replace(slot, id=GUEST_SLOT), way, VAULT_ID, key) is None
        assert opened(slot, way, "f" * 32, key) is None


def test_a_wrap_is_bound_to_its_slot_and_vault_even_for_the_same_person(filled, member, keys, making):
    twice = filled.with_member("c" * 32, member, "Per", PHRASE, keys, **making)
    moved = forged(twice, wraps=twice.slots[2].wraps)
    assert refusal_of(unlock, moved, NAME, PHRASE, CHEAP_BOUNDS) is Reason.KEYS_DAMAGED
    assert refusal_of(keys_in, twice.slots[0], "f" * 32, member) is Reason.KEYS_DAMAGED


def test_a_bundle_of_an_unknown_suite_is_a_newer_format(filled):
    (way,) = filled.slots[0].ways
    newer = forged(filled, ways=(replace(way, bundle=b"\2" + way.bundle[1:]),))
    assert refusal_of(unlock, newer, NAME, PHRASE, CHEAP_BOUNDS) is Reason.NEWER_FORMAT


def sealed_to_member(member, plain):
    return seal_to(member.public.exchange, plain, aad(Label.SLOT_KEYS, 0, VAULT_ID, MEMBER_SLOT))


@pytest.mark.parametrize(
    "plain",
    [
        b"unpadded",
        pad(b"no json"),
        pad(b"{}"),
        pad(b'{"vault_keys":{"1":"AAAA"},"seats":[]}'),
        pad(b'{"vault_keys":{},"seats":["AAAA"]}'),
        pad(b'{"x":' + b"[" * 100_000),
    ],
)
def test_a_wrap_that_holds_no_keys_is_damage(filled, member, plain):
    damaged = forged(filled, wraps=(sealed_to_member(member, plain),))
    assert refusal_of(unlock, damaged, NAME, PHRASE, CHEAP_BOUNDS) is Reason.KEYS_DAMAGED


def test_a_wrap_of_another_slot_is_damage_and_of_an_unknown_suite_newer(filled):
    wraps = filled.slots[0].wraps
    moved = forged(filled, wraps=filled.slots[1].wraps)
    newer = forged(filled, wraps=(b"\2" + wraps[0][1:],))
    assert refusal_of(unlock, moved, NAME, PHRASE, CHEAP_BOUNDS) is Reason.KEYS_DAMAGED
    assert refusal_of(unlock, newer, NAME, PHRASE, CHEAP_BOUNDS) is Reason.NEWER_FORMAT

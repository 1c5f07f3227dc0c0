import base64
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.envelope import seal_to
from sspf_desk.vault.seats import SeatKeys, SeatPublic, pair_key, row_id, tag

from .conftest import stream

KEY = b"k" * 32
names = st.lists(st.text(max_size=6), max_size=4)


def refusal_of(act, *given_to):
    with pytest.raises(Refusal) as refused:
        act(*given_to)
    return refused.value.reason


def own(seat):
    return seat.own_keys(), seat.own_key(), seat.trail_key(), seat.draft_key()


def test_a_seat_made_of_the_same_bytes_is_the_same(lead, entropy):
    rotated = lead.rotated(entropy).rotated(entropy)
    again = SeatKeys.load(rotated.private_bytes())
    assert again.public == rotated.public
    assert again.private_bytes() == rotated.private_bytes()
    assert own(again) == own(rotated)
    assert json.loads(again.private_bytes()).keys() == {"seat", "address", "roots", "seals"}


def test_a_new_epoch_has_own_keys_of_its_own_and_the_old_ones_are_kept_to_read_by(lead, entropy):
    rotated = lead.rotated(entropy)
    assert rotated.own_keys() == (rotated.own_key(2), lead.own_key())
    assert (rotated.own_key(), rotated.own_key(1)) == (rotated.own_key(2), lead.own_key(1))
    assert len({*own(rotated)[1:], *own(lead)[1:]}) == 6
    with pytest.raises(KeyError):
        rotated.own_key(3)


def test_own_keys_come_newest_first_also_past_the_ninth_epoch(lead, entropy):
    keys = lead
    for _ in range(10):
        keys = keys.rotated(entropy)
    assert keys.own_keys() == tuple(keys.own_key(epoch) for epoch in range(11, 0, -1))
    assert SeatKeys.load(keys.private_bytes()).own_keys() == keys.own_keys()


def test_old_roots_are_dropped_and_every_seal_is_kept(lead, entropy):
    rotated = lead.rotated(entropy).rotated(entropy)
    left = rotated.without_roots_before(2)
    assert left.own_keys() == rotated.own_keys()[:2]
    assert left.public == rotated.public
    assert rotated.without_roots_before(3).own_keys() == (rotated.own_key(),)
    assert own(rotated.without_roots_before(1)) == own(rotated)
    assert SeatKeys.load(left.private_bytes()).own_keys() == left.own_keys()
    with pytest.raises(ValueError, match="root"):
        rotated.without_roots_before(4)


def test_epochs_that_never_came_to_be_are_left_out(lead, entropy):
    rotated = lead.rotated(entropy)
    assert own(rotated.of_epochs({1})) == own(lead)
    assert rotated.of_epochs({1}).public == lead.public
    assert rotated.of_epochs({1, 2, 3}).public == rotated.public
    assert rotated.of_epochs({2}).own_keys() == (rotated.own_key(2),)
    assert rotated.of_epochs({3}) is None


def test_a_seats_own_keys_differ_by_use_and_by_seat(lead, counsellor):
    derived = {
        seat_key for seat in (lead, counsellor) for seat_key in (seat.own_key(), seat.trail_key(), seat.draft_key())
    }
    assert len(derived) == 6


def test_rotation_adds_an_epoch_to_write_to_and_leaves_the_address(lead, entropy):
    rotated = lead.rotated(entropy)
    assert rotated.public.address == lead.public.address
    assert rotated.public.seals[0] == lead.public.seal
    assert rotated.public.seal[0] == 2
    assert lead.public.seals == (lead.public.seal,)


def test_the_newest_seal_is_the_highest_epoch_however_they_lie():
    assert SeatPublic("POLICE", b"a", ((9, b"old"), (10, b"new"), (1, b"older"))).seal == (10, b"new")


def test_what_was_sealed_in_any_epoch_opens(lead, entropy):
    rotated = lead.rotated(entropy)
    for _, public in rotated.public.seals:
        assert rotated.unseal(seal_to(public, b"plain", b"c"), b"c") == b"plain"


def test_what_was_sealed_to_another_seat_refuses(lead, counsellor):
    blob = seal_to(counsellor.public.seal[1], b"plain", b"c")
    assert refusal_of(lead.unseal, blob, b"c") is Reason.VAULT_DAMAGED
    assert refusal_of(lead.unseal, b"\2" + blob[1:], b"c") is Reason.NEWER_FORMAT


def test_seals_and_roots_of_two_epochs_are_joined(lead, entropy):
    rotated = lead.rotated(entropy)
    assert lead.joined(rotated).public == rotated.joined(lead).public == rotated.public
    assert own(lead.joined(rotated)) == own(rotated.joined(lead)) == own(rotated)
    assert own(rotated.without_roots_before(2).joined(lead)) == own(rotated)


def test_a_seat_of_the_first_format_has_the_root_of_its_first_epoch(lead, entropy):
    rotated = lead.rotated(entropy)
    stored = json.loads(rotated.private_bytes())
    root = stored.pop("roots")["1"]
    old = SeatKeys.load(json.dumps({**stored, "root": root}).encode())
    assert old.public == rotated.public
    assert own(old) == own(lead)
    assert own(old.joined(rotated)) == own(rotated)
    assert set(old.rotated(entropy).roots) == {1, 3}


def test_contradicting_keys_are_not_joined(lead, counsellor):
    one, another = lead.rotated(stream("one")), lead.rotated(stream("another"))
    other_root = SeatKeys(lead.seat, lead.address, {1: b"x" * 32}, lead.seals)
    other_seal = SeatKeys(lead.seat, lead.address, lead.roots, one.of_epochs({2}).seals | {1: one.seals[2]})
    other_name = SeatKeys("POLICE", lead.address, lead.roots, lead.seals)
    other_address = SeatKeys(lead.seat, one.seals[2], lead.roots, lead.seals)
    impostor = SeatKeys.create("SCHOOL_LEAD", stream("impostor"))
    for contradicting in (counsellor, impostor, other_root, other_seal, other_name, other_address):
        assert refusal_of(lead.joined, contradicting) is Reason.KEYS_DAMAGED
    assert refusal_of(one.joined, another) is Reason.KEYS_DAMAGED


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("seat", 1),
        ("address", "AAAA"),
        ("root", "AAAA"),
        ("root", base64.b64encode(b"x" * 32).decode()),
        ("roots", {}),
        ("roots", {"1": "AAAA"}),
        ("roots", {"2": base64.b64encode(b"x" * 32).decode()}),
        ("roots", {"x": base64.b64encode(b"x" * 32).decode()}),
        ("seals", {}),
        ("seals", {"1": "AAAA"}),
        ("seals", {"x": "AAAA"}),
        ("seals", None),
        ("address", "!"),
    ],
)
def test_damaged_seats_refuse(lead, field, wrong):
    stored = msgspec.json.decode(lead.private_bytes())
    assert refusal_of(SeatKeys.load, msgspec.json.encode({**stored, field: wrong})) is Reason.KEYS_DAMAGED


def test_a_seat_of_the_first_format_without_a_seal_or_with_a_short_root_refuses(lead):
    stored = json.loads(lead.private_bytes())
    root = stored.pop("roots")["1"]
    for wrong in ({"root": root, "seals": {}}, {"root": "AAAA"}, {"root": ""}, {}):
        assert refusal_of(SeatKeys.load, json.dumps({**stored, **wrong}).encode()) is Reason.KEYS_DAMAGED


@pytest.mark.parametrize("wrong", [b"", b"{", b"{}", b"\xff", b'{"seat":"\xff"}'])
def test_what_is_no_seat_refuses(wrong):
    assert refusal_of(SeatKeys.load, wrong) is Reason.KEYS_DAMAGED


def test_giver_and_receiver_compute_the_same_key_and_each_direction_its_own(lead, counsellor):
    there = {"giver": "SCHOOL_LEAD", "receiver": "COUNSELLOR"}
    back = {"giver": "COUNSELLOR", "receiver": "SCHOOL_LEAD"}
    assert pair_key(lead, counsellor.public, **there) == pair_key(counsellor, lead.public, **there)
    assert pair_key(lead, counsellor.public, **back) == pair_key(counsellor, lead.public, **back)
    assert pair_key(lead, counsellor.public, **there) != pair_key(lead, counsellor.public, **back)


def test_rotation_leaves_the_pair_as_it_was(lead, counsellor, entropy):
    there = {"giver": "SCHOOL_LEAD", "receiver": "COUNSELLOR"}
    assert pair_key(lead.rotated(entropy), counsellor.public, **there) == pair_key(lead, counsellor.public, **there)


def test_a_seat_with_itself_has_its_newest_own_key(lead, counsellor, entropy):
    alone = {"giver": "SCHOOL_LEAD", "receiver": "SCHOOL_LEAD"}
    assert pair_key(lead, lead.public, **alone) == pair_key(lead, counsellor.public, **alone) == lead.own_key()
    rotated = lead.rotated(entropy)
    assert pair_key(rotated, lead.public, **alone) == rotated.own_key(2) != lead.own_key()


@pytest.mark.parametrize(
    ("giver", "receiver"),
    [("POLICE", "COUNSELLOR"), ("SCHOOL_LEAD", "POLICE"), ("COUNSELLOR", "COUNSELLOR"), ("POLICE", "POLICE")],
)
def test_a_pair_without_the_own_seat_or_with_a_third_is_a_fault_of_ours(lead, counsellor, giver, receiver):
    with pytest.raises(ValueError, match="pair"):
        pair_key(lead, counsellor.public, giver=giver, receiver=receiver)


@pytest.mark.parametrize("address", [b"", bytes(32), b"x" * 31])
def test_an_unfit_address_refuses(lead, address):
    with pytest.raises(Refusal) as refused:
        pair_key(lead, SeatPublic("POLICE", address, ()), giver="SCHOOL_LEAD", receiver="POLICE")
    assert refused.value.reason is Reason.VAULT_DAMAGED


def test_another_seat_of_the_same_name_gives_another_pair(lead, counsellor):
    there = {"giver": "SCHOOL_LEAD", "receiver": "COUNSELLOR"}
    impostor = SeatKeys.create("COUNSELLOR", stream("impostor"))
    assert pair_key(lead, impostor.public, **there) != pair_key(lead, counsellor.public, **there)


@given(names, names)
def test_ids_and_tags_are_alike_only_for_the_same_parts(some, others):
    assert (row_id(KEY, *some) == row_id(KEY, *others)) == (some == others)
    assert (tag(KEY, *some) == tag(KEY, *others)) == (some == others)
    assert row_id(KEY, *some) != tag(KEY, *some)


def test_ids_and_tags_differ_by_key_and_are_128_bits():
    assert row_id(KEY, "a") != row_id(b"o" * 32, "a")
    assert tag(KEY, "a") != tag(b"o" * 32, "a")
    assert len(row_id(KEY, "a")) == len(tag(KEY, "a")) == 16


def test_a_seat_shows_no_key(lead):
    assert repr(lead) == str(lead) == "<nyckel>"

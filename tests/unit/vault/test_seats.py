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


def test_a_seat_made_of_the_same_bytes_is_the_same(lead, entropy):
    rotated = lead.rotated(entropy)
    again = SeatKeys.load(rotated.private_bytes())
    assert again.public == rotated.public
    assert again.private_bytes() == rotated.private_bytes()
    assert (again.own_key(), again.trail_key(), again.draft_key()) == (
        lead.own_key(),
        lead.trail_key(),
        lead.draft_key(),
    )


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


def test_seals_of_two_epochs_are_joined(lead, entropy):
    rotated = lead.rotated(entropy)
    assert lead.joined(rotated).public == rotated.joined(lead).public == rotated.public


def test_contradicting_keys_are_not_joined(lead, counsellor):
    one, another = lead.rotated(stream("one")), lead.rotated(stream("another"))
    other_root = SeatKeys(lead.seat, lead.address, b"x" * 32, lead.seals)
    for contradicting in (counsellor, SeatKeys.create("SCHOOL_LEAD", stream("impostor")), other_root):
        assert refusal_of(lead.joined, contradicting) is Reason.KEYS_DAMAGED
    assert refusal_of(one.joined, another) is Reason.KEYS_DAMAGED


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("seat", 1),
        ("address", "AAAA"),
        ("root", "AAAA"),
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


def test_a_seat_with_itself_has_its_own_key(lead, counsellor):
    own = {"giver": "SCHOOL_LEAD", "receiver": "SCHOOL_LEAD"}
    assert pair_key(lead, lead.public, **own) == pair_key(lead, counsellor.public, **own) == lead.own_key()


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

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import kdf
from sspf_desk.vault.kdf import BOUNDS, DEFAULT_COST, Bounds, Cost, stretch

NARROW = Bounds(Cost(16, 2, 1), Cost(64, 4, 2))


def test_a_secret_is_stretched_as_the_reference_program_does():
    # From the test file of the Argon2 reference implementation, Argon2id version 19.
    known = "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
    cost = Cost(256, 2, 1)
    assert stretch(b"password", salt=b"somesalt", cost=cost, bounds=Bounds(cost, cost)).hex() == known


def test_every_ingredient_counts():
    cheap = Bounds(Cost(8, 1, 1), Cost(64, 4, 2))
    first = stretch(b"secret", salt=b"s" * 16, cost=Cost(32, 2, 2), bounds=cheap)
    assert len(first) == 32
    assert first == stretch(b"secret", salt=b"s" * 16, cost=Cost(32, 2, 2), bounds=cheap)
    others = [
        stretch(b"secres", salt=b"s" * 16, cost=Cost(32, 2, 2), bounds=cheap),
        stretch(b"secret", salt=b"t" * 16, cost=Cost(32, 2, 2), bounds=cheap),
        stretch(b"secret", salt=b"s" * 16, cost=Cost(40, 2, 2), bounds=cheap),
        stretch(b"secret", salt=b"s" * 16, cost=Cost(32, 3, 2), bounds=cheap),
        stretch(b"secret", salt=b"s" * 16, cost=Cost(32, 2, 1), bounds=cheap),
    ]
    assert len({first, *others}) == 6


@pytest.mark.parametrize("cost", [Cost(16, 2, 1), Cost(64, 4, 2), Cost(32, 3, 1)])
def test_costs_within_bounds_are_admitted_ends_included(cost):
    NARROW.admit(cost)


@pytest.mark.parametrize(
    "cost", [Cost(15, 2, 1), Cost(16, 1, 1), Cost(16, 2, 0), Cost(65, 4, 2), Cost(64, 5, 2), Cost(64, 4, 3)]
)
def test_a_cost_out_of_bounds_is_refused_before_anything_is_derived(monkeypatch, cost):
    ran = []
    monkeypatch.setattr(kdf, "Argon2id", lambda **how: ran.append(how))
    with pytest.raises(Refusal) as refused:
        stretch(b"secret", salt=b"s" * 16, cost=cost, bounds=NARROW)
    assert refused.value.reason is Reason.KEYS_DAMAGED
    assert ran == []


def test_too_little_memory_for_the_lanes_is_refused():
    with pytest.raises(Refusal) as refused:
        Bounds(Cost(8, 1, 1), Cost(64, 4, 4)).admit(Cost(8, 1, 2))
    assert refused.value.reason is Reason.KEYS_DAMAGED


def test_the_default_cost_lies_within_the_programs_bounds():
    BOUNDS.admit(DEFAULT_COST)
    assert BOUNDS.floor == Cost(65536, 3, 1)
    assert BOUNDS.ceiling == Cost(1048576, 10, 16)


@pytest.mark.parametrize(
    ("cost", "work"), [(Cost(8, 1, 1), 8), (Cost(8, 3, 1), 24), (Cost(8, 3, 8), 24), (Cost(256 * 1024, 3, 4), 786_432)]
)
def test_a_guesss_work_is_what_it_fills_in_all_passes_whatever_the_lanes(cost, work):
    assert cost.work == work

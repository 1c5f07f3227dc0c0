"""Signing in: the way through the doors at a cheap derivation, and what the real derivation costs, alone."""

import os

from benchmarks import vaults
from sspf_desk.vault.kdf import BOUNDS, DEFAULT_COST, stretch
from tests import builders as b


def test_sign_in_at_a_cheap_derivation(benchmark, school):
    """With 36 pupils whose consents are settled on the way in."""
    doors = school.doors

    def enter():
        with doors.sign_in(school.folder, b.NAMES[vaults.COUNSELLOR], b.PASSWORD):
            pass

    benchmark.pedantic(enter, rounds=7, warmup_rounds=1)


def test_the_derivation_alone(benchmark):
    salt = os.urandom(16)
    benchmark.pedantic(lambda: stretch(b"hemligt", salt=salt, cost=DEFAULT_COST, bounds=BOUNDS), rounds=5)

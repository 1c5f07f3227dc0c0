"""The real program is locked while somebody looks at its memory from outside: nothing of the desk is left there."""

import base64
import os
from pathlib import Path

import pytest

from sspf_desk import app
from sspf_desk.vault.envelope import KEY_SIZE
from tests.endurance import canaries
from tests.reach import Reach
from tests.ui.screen import a_reader, a_screen, a_vault


def a_word():
    """Twenty letters that nothing else bears."""
    return base64.b32encode(os.urandom(13)).decode()[:20].title()


def memory_of(pid):
    """All that a process may write to, piece by piece."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines():
            place, rights = line.split()[:2]
            begin, end = (int(one, 16) for one in place.split("-"))
            if rights.startswith("rw"):
                memory.seek(begin)
                yield memory.read(end - begin)


def lying_in(pid, secrets):
    """Which of some words and keys lie in a process's memory, in whatever encoding."""
    signs = {secret: set(canaries.encoded(secret)) for secret in secrets}
    return {secret for piece in memory_of(pid) for secret, told in signs.items() if any(one in piece for one in told)}


def keys_of(folder, name, password):
    """Every secret key of the member's: the vault's, his own three, his seat's of every epoch."""
    unlocked = Reach(folder, name, password).unlocked
    person = unlocked.person.private_bytes()
    own = [person[start : start + KEY_SIZE] for start in range(0, len(person), KEY_SIZE)]
    for seat in unlocked.keys.seats:
        own += [one.private_bytes_raw() for one in (seat.address, *seat.seals.values())] + [*seat.roots.values()]
    return [*unlocked.keys.vault_keys.values(), *own]


@pytest.mark.skipif(os.geteuid() != 0, reason="the program's memory is shut to its own user (shield)")
def test_after_the_lock_nothing_of_the_desk_is_in_memory(tmp_path, figure):
    name, family, password, seen = a_word(), a_word(), f"{a_word()} {a_word()}", f"{a_word()} {a_word()}"
    words = [family, password, seen]
    folder = a_vault(tmp_path, name, password, ("Alva", family))
    keys = keys_of(folder, name, password)
    with a_screen() as screen, a_reader(screen, tmp_path) as reader:
        assert reader.signs_in(name, password)
        reader.finds("9b")
        assert reader.records(app.said("en").catalogue.term("S02").en, seen)
        (program,) = reader.programs()
        before = lying_in(program, [*words, *keys])
        reader.leaves("Lock")
        assert reader.hears("label", "Sign in")
        left = {pid: lying_in(pid, [name, *words, *keys]) for pid in reader.programs()}
    assert {family, seen} <= before
    assert before & set(keys)
    assert left == {program: set()}
    figure("memory after the lock", secrets=len(keys) + len(words) + 1, found_before=len(before), found_after=0)

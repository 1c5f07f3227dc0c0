from dataclasses import replace

import pytest

from sspf_desk.acts.trail import GENESIS, SEALED_SIZE, Checkpoint, Entry, Fault, Finding, faults
from sspf_desk.terms import MemberId
from sspf_desk.vault.envelope import aad
from sspf_desk.vault.person import Person
from tests.builders import Around

VAULT = "c" * 32
LENA, KARIN = MemberId("a" * 32), MemberId("b" * 32)
PEOPLE = {id_: Person.create(Around().entropy) for id_ in (LENA, KARIN)}
KEYS = {id_: person.public.signing for id_, person in PEOPLE.items()}


def signed(entry):
    return replace(entry, signature=PEOPLE[entry.actor].sign(entry.signed(VAULT)))


def following(before, *, moment=None, actor=LENA, sealed=bytes(SEALED_SIZE)):
    """The entry that honestly follows another one, or nothing."""
    sequence = before.sequence + 1 if before else 1
    previous = before.hash(VAULT) if before else GENESIS
    return signed(Entry(sequence, moment or 1000 + sequence, actor, sealed, previous, b""))


def a_trail(length):
    entries = []
    for number in range(length):
        entries.append(following(entries[-1] if entries else None, actor=(LENA, KARIN)[number % 2]))
    return entries


def heads(entries, *sequences):
    return [Checkpoint(s, entries[s - 1].hash(VAULT)) for s in sequences]


def found(entries, seen=(), keys=None):
    return faults(VAULT, entries, KEYS if keys is None else keys, seen)


def test_a_whole_trail_has_no_faults():
    trail = a_trail(5)
    assert found(trail, heads(trail, 1, 3, 5)) == ()


def test_an_empty_trail_has_no_faults_for_one_who_has_seen_nothing():
    assert found([]) == ()


@pytest.mark.parametrize("change", [{"moment": 1}, {"sealed": bytes(8)}, {"actor": KARIN}, {"signature": bytes(64)}])
def test_an_altered_entry_is_named_where_it_stands(change):
    trail = a_trail(3)
    trail[2] = replace(trail[2], **change)
    assert found(trail) == (Finding(Fault.ALTERED, trail[2].moment),)


def test_an_altered_entry_also_breaks_what_follows_it():
    trail = a_trail(3)
    trail[1] = replace(trail[1], sealed=bytes(8))
    assert [f.fault for f in found(trail)] == [Fault.ALTERED, Fault.REWRITTEN]


def test_a_signature_does_not_serve_in_another_vault():
    trail = a_trail(1)
    assert [f.fault for f in faults("d" * 32, trail, KEYS, ())] == [Fault.ALTERED]


def test_an_entry_by_one_who_is_no_member_is_altered():
    trail = a_trail(2)
    assert found(trail, keys={LENA: KEYS[LENA]}) == (Finding(Fault.ALTERED, trail[1].moment),)


def test_an_entry_taken_out_of_the_middle_is_removed():
    trail = a_trail(4)
    assert found(trail[:1] + trail[2:]) == (Finding(Fault.REMOVED, trail[2].moment),)


def test_the_first_entry_taken_away_is_removed():
    trail = a_trail(3)
    assert found(trail[1:]) == (Finding(Fault.REMOVED, trail[1].moment),)


def test_an_entry_that_follows_something_else_tells_that_the_past_was_rewritten():
    trail = a_trail(3)
    trail[2] = signed(replace(trail[2], previous=bytes(31) + b"\x01"))
    assert found(trail) == (Finding(Fault.REWRITTEN, trail[2].moment),)


def test_time_that_goes_back_is_an_alteration_even_when_signed():
    first = following(None, moment=2000)
    back = following(first, moment=1999)
    assert found([first, back]) == (Finding(Fault.ALTERED, 1999),)


def test_two_entries_in_one_second_are_no_fault():
    first = following(None, moment=2000)
    assert found([first, following(first, moment=2000)]) == ()


def test_a_missing_tail_is_named_by_one_who_has_seen_it():
    trail = a_trail(5)
    assert found(trail[:3], heads(trail, 2, 5)) == (Finding(Fault.MISSING_TAIL, trail[2].moment),)


def test_a_missing_tail_goes_unseen_by_one_who_saw_only_what_is_left():
    trail = a_trail(5)
    assert found(trail[:3], heads(trail, 2, 3)) == ()


def test_a_trail_that_is_all_gone_is_a_missing_tail():
    trail = a_trail(2)
    assert found([], heads(trail, 2)) == (Finding(Fault.MISSING_TAIL, 0),)


def test_a_trail_that_went_on_another_way_is_forked():
    trail = a_trail(5)
    other = [*trail[:3], following(trail[2], moment=3000)]
    other.append(following(other[-1], moment=3001))
    assert found(other, heads(trail, 2, 5)) == (Finding(Fault.FORKED, 3001),)


def test_a_fork_is_told_also_while_it_is_shorter_than_what_was_seen():
    trail = a_trail(6)
    other = [*trail[:3], following(trail[2], moment=3000)]
    assert found(other, heads(trail, 2, 4, 6)) == (Finding(Fault.FORKED, 3000),)


def test_a_trail_of_which_no_seen_head_is_left_was_rewritten():
    trail = a_trail(3)
    other = [following(None, moment=900)]
    other.append(following(other[0], moment=901))
    other.append(following(other[1], moment=902))
    assert found(other, heads(trail, 2, 3)) == (Finding(Fault.REWRITTEN, 902),)


def test_every_fault_is_told_in_the_trails_order():
    trail = a_trail(6)
    trail[1] = replace(trail[1], signature=bytes(64))
    faulty = [*trail[:3], *trail[4:]]
    assert [f.fault for f in found(faulty)] == [Fault.ALTERED, Fault.REWRITTEN, Fault.REMOVED]


def test_a_finding_counts_nothing():
    """What stands in a finding is a fault, a moment and a table: none says how many entries or rows there are."""
    assert set(Finding.__slots__) == {"fault", "moment", "place"}


def test_an_entry_of_the_first_format_is_signed_and_hashed_as_it_was():
    """Its root is empty; what stands beside it in the signature is what 0.1 put there."""
    entry = following(None)
    assert entry.root == b""
    assert entry.signed(VAULT) == aad("trail", VAULT, 1, 1001, LENA, bytes(SEALED_SIZE), GENESIS)


def test_an_entry_without_a_root_after_one_with_is_altered_even_when_signed():
    first = signed(replace(following(None), root=bytes(32)))
    second = following(first)
    assert found([first, second]) == (Finding(Fault.ALTERED, second.moment),)
    third = signed(replace(following(second), root=bytes(32)))
    assert found([first, signed(replace(second, root=b"r" * 32))]) == ()
    assert found([following(None), signed(replace(following(following(None)), root=b"r" * 32))]) == ()
    assert found([first, second, third]) == (Finding(Fault.ALTERED, second.moment),)


def test_only_what_came_after_a_head_that_stands_need_be_read():
    trail = a_trail(5)
    (head,) = heads(trail, 3)
    assert faults(VAULT, trail[3:], KEYS, (), after=head) == ()
    assert [f.fault for f in faults(VAULT, trail[4:], KEYS, (), after=head)] == [Fault.REMOVED]
    other = replace(head, hash=bytes(32))
    assert [f.fault for f in faults(VAULT, trail[3:], KEYS, (), after=other)] == [Fault.REWRITTEN]

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from sspf_desk.acts.trail import Checkpoint
from sspf_desk.errors import Reason
from sspf_desk.membership.heads import KEPT, Heads, Seen, explained, id_of, still_said
from sspf_desk.records import statements as st
from sspf_desk.terms import MemberId, Seat
from tests.builders import NAMES, PASSWORD
from tests.cutting import refused

LEAD = Seat.SCHOOL_LEAD
VAULT = "0" * 32
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def point(sequence):
    return Checkpoint(sequence, bytes([sequence % 256]) * 32)


def restored(sequence, hour=0):
    return st.Restored(sequence, b"h" * 32, NOW, MemberId("a" * 32), NOW + timedelta(hours=hour))


@pytest.fixture
def heads(tmp_path):
    return Heads(tmp_path / "profile")


def test_a_new_computer_has_seen_nothing(heads):
    assert heads.seen(VAULT, ()) == Seen()


def test_the_newest_head_comes_last_and_older_ones_stay(heads):
    for sequence in (3, 7, 9):
        heads.remember(VAULT, point(sequence), (), {})
    assert heads.seen(VAULT, ()).heads == (point(3), point(7), point(9))
    assert heads.seen("1" * 32, ()) == Seen(), "each vault has its own"


def test_a_profile_remembers_no_more_than_it_needs(heads):
    for sequence in range(KEPT + 3):
        heads.remember(VAULT, Checkpoint(sequence, sequence.to_bytes(32, "big")), (), {})
    assert [one.sequence for one in heads.seen(VAULT, ()).heads] == list(range(3, KEPT + 3))


def test_nothing_new_to_remember_writes_nothing(heads, tmp_path):
    heads.remember(VAULT, point(3), (), {})
    (path,) = (tmp_path / "profile" / "heads").iterdir()
    before = path.stat().st_mtime_ns
    heads.remember(VAULT, point(3), (), {})
    heads.remember(VAULT, None, (), {})
    assert path.stat().st_mtime_ns == before


def test_what_the_first_format_kept_is_still_seen(heads, tmp_path):
    path = tmp_path / "profile" / "heads" / f"{VAULT}.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(msgspec.json.encode((point(3), point(7))))
    assert heads.seen(VAULT, ()) == Seen((point(3), point(7)))
    heads.remember(VAULT, point(9), (), {})
    assert heads.seen(VAULT, ()).heads == (point(3), point(7), point(9))


@pytest.mark.parametrize("plain", [b"[{", b"", b"7", b'"\xff"', b"[" * 9999, b'{"heads": 3}'])
def test_a_profile_that_cannot_be_read_is_told_and_not_taken_for_a_new_computer(heads, tmp_path, plain):
    path = tmp_path / "profile" / "heads" / f"{VAULT}.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(plain)
    told = refused(heads.seen, VAULT, ())
    assert (told.reason, told.places) == (Reason.TRAIL_BROKEN, {"place": "profile"})


def test_a_folder_where_the_file_should_be_is_told(heads, tmp_path):
    (tmp_path / "profile" / "heads" / f"{VAULT}.json").mkdir(parents=True)
    assert refused(heads.seen, VAULT, ()).reason is Reason.TRAIL_BROKEN


def test_a_restoration_explains_what_it_left_behind_once():
    seen = Seen((point(3), point(7), point(9)))
    assert explained(seen, ()) == seen.heads
    assert explained(seen, (restored(5),)) == (point(3),)
    told = Seen(seen.heads, (id_of(restored(5)),))
    assert explained(told, (restored(5),)) == seen.heads
    assert explained(told, (restored(5), restored(8, hour=1))) == (point(3), point(7))


def test_what_a_restoration_left_behind_is_forgotten_with_the_telling(heads):
    for sequence in (3, 7):
        heads.remember(VAULT, point(sequence), (), {})
    heads.remember(VAULT, point(6), (restored(5),), {})
    assert heads.seen(VAULT, (restored(5),)) == Seen((point(3), point(6)), (id_of(restored(5)),))


def test_a_vault_that_was_put_back_goes_on_beside_the_one_it_was_taken_from(heads):
    for sequence in (3, 7):
        heads.remember(VAULT, point(sequence), (), {})
    heads.remember(VAULT, point(6), (restored(5),), {})
    assert heads.seen(VAULT, ()).heads == (point(3), point(7))
    assert heads.seen(VAULT, (restored(5), restored(6, hour=1))).heads == (point(3), point(6)), "as the line before it"


def test_the_head_is_remembered_when_the_desk_is_closed(school):
    school._stack.close()
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
        vault = desk.signed_in.door.vault
        before = school.doors._heads.seen(vault, ()).heads
        desk.people.list()
        head = desk.signed_in.acts.head
    assert school.doors._heads.seen(vault, ()).heads == (*before, head)


def test_a_profile_that_is_broken_while_the_desk_is_open_is_told_and_the_vault_is_let_go_of(school):
    school._stack.close()
    (path,) = (school.profile / "heads").iterdir()
    kept = path.read_bytes()

    def visited():
        with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD):
            path.write_bytes(b"[{")

    assert refused(visited).reason is Reason.TRAIL_BROKEN
    path.write_bytes(kept)
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
        assert desk.watch.verify() == ()


def test_statements_are_kept_for_ever_but_for_those_that_a_restoration_left_behind(heads):
    day = int(NOW.timestamp())
    heads.remember(VAULT, point(3), (), {"old": day - 9, "same second": day, "new": day + 9})
    seen = heads.seen(VAULT, ())
    assert set(still_said(seen, ())) == {"old", "same second", "new"}
    assert set(still_said(seen, (restored(2),))) == {"old"}
    heads.remember(VAULT, point(4), (restored(2),), {"old": day - 9, "newer": day + 99})
    assert set(still_said(heads.seen(VAULT, (restored(2),)), (restored(2),))) == {"old", "newer"}


def test_a_desk_that_was_open_long_forgets_nothing_that_was_seen_meanwhile(heads):
    heads.remember(VAULT, point(3), (), {"a": 1, "b": 2})
    heads.remember(VAULT, point(4), (), {"a": 1})
    assert heads.seen(VAULT, ()).said == {"a": 1, "b": 2}

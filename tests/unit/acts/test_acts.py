from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
import sqlalchemy as sa

from sspf_desk.acts.acts import (
    CLOCK_SLACK,
    ENTRANCES,
    MOST_SAID,
    UNWELL,
    Actor,
    Acts,
    Session,
    changed_rows,
    entries,
    look,
)
from sspf_desk.acts.trail import GENESIS, SEALED_SIZE, Checkpoint, Entry, Fault, Finding, faults
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import member, trail_entry
from sspf_desk.store.sqlcipher import DATABASE, create
from sspf_desk.terms import Act, MemberId
from sspf_desk.vault.envelope import aad, unpad, unwrap
from sspf_desk.vault.person import Person

VAULT = "c" * 32
LENA = MemberId("a" * 32)
TRAIL_KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path):
    store = create(tmp_path, 1, bytes(32))
    yield store
    store.close()


@pytest.fixture
def person(around):
    return Person.create(around.entropy)


@pytest.fixture
def acts(store, person, around):
    return Acts(store, Actor(LENA, person, TRAIL_KEY), VAULT, around.clock, around.entropy)


def trail(store):
    with store.begin() as connection:
        return [tuple(row) for row in connection.execute(sa.select(trail_entry).order_by(trail_entry.c.sequence))]


def said(row):
    """What an entry says, opened with the key of the actor's seat."""
    sequence, _, actor, sealed, *_ = row
    plain = unpad(unwrap(TRAIL_KEY, sealed, aad("trail entry", VAULT, sequence, actor)))
    return tuple(msgspec.msgpack.decode(plain))


def add_a_row(session):
    session.connection.execute(member.insert().values(id="x", statements=b"y"))


def add_a_row_and(session, error):
    add_a_row(session)
    raise error


def rows(store):
    with store.begin() as connection:
        return connection.execute(sa.select(member.c.id)).scalars().all()


def test_the_entry_commits_with_the_act(store, acts):
    with acts.begin(Act.RECORDED, "item") as session:
        add_a_row(session)
        assert session.connection.execute(sa.select(trail_entry)).all() == []
    assert rows(store) == ["x"]
    assert [said(row) for row in trail(store)] == [("recorded", ["item"])]


def test_an_act_that_breaks_leaves_neither_work_nor_entry(store, acts):
    with pytest.raises(ZeroDivisionError), acts.begin(Act.RECORDED) as session:
        add_a_row_and(session, ZeroDivisionError())
    assert rows(store) == []
    assert trail(store) == []
    assert acts.head is None


def test_a_refused_act_leaves_no_work_but_an_entry_that_it_was_refused(store, acts):
    with pytest.raises(Refusal) as refused, acts.begin(Act.RECORDED) as session:
        add_a_row_and(session, Refusal(Reason.UNKNOWN_PUPIL, place="here"))
    assert refused.value.reason is Reason.UNKNOWN_PUPIL
    assert refused.value.places == {"place": "here"}
    assert rows(store) == []
    assert [said(row) for row in trail(store)] == [("refused", ["recorded", "unknown_pupil"])]


@pytest.mark.parametrize("act", sorted(ENTRANCES))
def test_a_refused_entrance_is_not_entered_by_one_who_may_be_no_member(store, acts, act):
    with pytest.raises(Refusal), acts.begin(act):
        raise Refusal(Reason.SPENT_CODE)
    assert trail(store) == []


@pytest.mark.parametrize("reason", sorted(UNWELL))
def test_a_vault_that_is_unwell_is_left_as_it_lies(store, acts, reason):
    with pytest.raises(Refusal), acts.begin(Act.VIEWED):
        raise Refusal(reason)
    assert trail(store) == []


def test_entries_follow_each_other_and_the_verifier_finds_them_whole(store, acts, person):
    for _ in range(3):
        with acts.begin(Act.LISTED, "pupils"):
            pass
    with acts.begin(Act.VERIFIED) as session:
        kept = list(entries(session))
    assert [entry.sequence for entry in kept] == [1, 2, 3]
    assert kept[0].previous == GENESIS
    assert kept[1].previous == kept[0].hash(VAULT)
    assert faults(VAULT, kept, {LENA: person.public.signing}, ()) == ()


def test_the_head_is_the_newest_entry_of_ones_own(store, acts):
    with acts.begin(Act.LISTED):
        pass
    with acts.begin(Act.VERIFIED) as session:
        (first,) = entries(session)
        assert acts.head == Checkpoint(1, first.hash(VAULT))
    assert acts.head.sequence == 2


@pytest.mark.parametrize("about", [(), ("a" * 32,), tuple(f"{n:032x}" for n in range(8))])
def test_the_sealed_part_of_every_entry_is_one_size(store, acts, about):
    with acts.begin(Act.MEETING_PLANNED, *about):
        pass
    ((_, _, _, sealed, *_),) = trail(store)
    assert len(sealed) == SEALED_SIZE == 1024


def test_what_is_known_only_under_way_is_entered_too(store, acts):
    with acts.begin(Act.COMPOSED, "meeting") as session:
        session.mention("POLICE", "AB12")
    assert said(trail(store)[0]) == ("composed", ["meeting", "POLICE", "AB12"])


def test_of_very_much_the_entry_names_the_first_and_a_digest_of_it_all(store, acts):
    about = [f"{n:032x}" for n in range(MOST_SAID + 1)]
    for last in ("one", "other"):
        with acts.begin(Act.COMPOSED) as session:
            session.mention(*about, last)
    (_, one), (_, other) = (said(row) for row in trail(store))
    assert one[:-1] == other[:-1] == about[:-1]
    assert one[-1] != other[-1]
    assert {len(row[3]) for row in trail(store)} == {SEALED_SIZE}


def test_a_session_has_one_moment_in_whole_seconds_and_the_entry_bears_it(store, acts, around):
    around.now = datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=UTC)
    with acts.begin(Act.LISTED) as session:
        now = session.now
    assert now == datetime(2026, 11, 20, 9, 0, 1, tzinfo=UTC)
    assert trail(store)[0][1] == int(now.timestamp())


def test_a_clock_a_little_behind_another_computers_is_taken_to_the_newest_entry(store, acts, around):
    with acts.begin(Act.LISTED) as session:
        newest = session.now
    around.now = newest - CLOCK_SLACK - around.step
    with acts.begin(Act.LISTED) as session:
        assert session.now == newest


def test_the_day_is_the_swedish_day_of_the_clock(acts, around):
    around.now = datetime(2026, 11, 20, 22, 59, 58, tzinfo=UTC)
    assert acts.day() == date(2026, 11, 20)
    assert acts.day() == date(2026, 11, 21)


def test_the_day_is_never_before_that_of_the_last_act(acts, around):
    around.now = datetime(2026, 11, 20, 23, 1, tzinfo=UTC)
    with acts.begin(Act.LISTED):
        pass
    around.now -= timedelta(minutes=4)
    assert acts.day() == date(2026, 11, 21)


def test_a_clock_set_back_further_is_refused_and_nothing_is_entered(store, acts, around):
    with acts.begin(Act.LISTED) as session:
        newest = session.now
    around.now = newest - CLOCK_SLACK - timedelta(seconds=2)
    around.step = timedelta()
    with pytest.raises(Refusal) as refused, acts.begin(Act.RECORDED) as session:
        add_a_row(session)
    assert refused.value.reason is Reason.CLOCK_SET_BACK
    assert len(trail(store)) == 1
    assert rows(store) == []


@pytest.mark.parametrize(("reading", "told"), [(True, Reason.DISK_FULL_READING), (False, Reason.DISK_FULL)])
def test_a_full_disk_is_told_apart_for_one_who_only_reads(acts, reading, told):
    """Reading, too, must enter that it was read: where that cannot be written, nothing is shown, and that is told."""
    with pytest.raises(Refusal) as refused, acts.begin(Act.VIEWED, reading=reading):
        raise Refusal(Reason.DISK_FULL)
    assert refused.value.reason is told


def test_another_refusal_while_reading_is_told_as_it_is(acts):
    with pytest.raises(Refusal) as refused, acts.begin(Act.VIEWED, reading=True):
        raise Refusal(Reason.UNKNOWN_PUPIL)
    assert refused.value.reason is Reason.UNKNOWN_PUPIL


def test_a_disk_that_is_full_at_the_entry_undoes_the_work(store, acts, monkeypatch):
    with acts.begin(Act.LISTED):
        pass

    def full(self, message):
        raise Refusal(Reason.DISK_FULL)

    monkeypatch.setattr(Person, "sign", full)
    with pytest.raises(Refusal) as refused, acts.begin(Act.RECORDED) as session:
        add_a_row(session)
    monkeypatch.undo()
    assert refused.value.reason is Reason.DISK_FULL
    assert rows(store) == []
    assert len(trail(store)) == 1


def test_two_members_acts_make_one_chain(store, acts, person, around):
    karin, other = MemberId("b" * 32), Person.create(around.entropy)
    hers = Acts(store, Actor(karin, other, bytes(32)), VAULT, around.clock, around.entropy)
    for one in (acts, hers, acts):
        with one.begin(Act.LISTED):
            pass
    keys = {LENA: person.public.signing, karin: other.public.signing}
    with acts.begin(Act.VERIFIED) as session:
        kept = list(entries(session))
    assert [entry.actor for entry in kept] == [LENA, karin, LENA]
    assert faults(VAULT, kept, keys, ()) == ()


def test_what_was_done_can_be_opened_with_the_actors_seat_key_alone(store, acts):
    with acts.begin(Act.VIEWED, "d" * 32):
        pass
    row = trail(store)[0]
    assert said(row) == ("viewed", ["d" * 32])
    with pytest.raises(Refusal):
        unwrap(bytes(32), row[3], aad("trail entry", VAULT, 1, LENA))
    assert b"viewed" not in row[3]


# ------------------------------------------------------------------------------- the state of the rows


def looked(store, around):
    with look(store, around.clock) as session:
        return changed_rows(session, store)


def off_the_record(store, statement):
    with store.begin() as connection:
        connection.execute(statement)


def test_every_entry_bears_the_root_of_the_rows_as_its_act_left_them(store, acts):
    for work in (add_a_row, lambda session: None, lambda session: session.connection.execute(member.delete())):
        with acts.begin(Act.RECORDED) as session:
            work(session)
    with acts.begin(Act.VERIFIED) as session:
        first, second, third = (entry.root for entry in entries(session))
    assert len(first) == 32
    assert first == second
    assert third != first


def test_the_root_is_signed_with_the_entry(store, acts, person):
    with acts.begin(Act.RECORDED):
        pass
    off_the_record(store, trail_entry.update().values(root=bytes(32)))
    with store.begin() as connection:
        (row,) = connection.execute(sa.select(trail_entry)).all()
    assert faults(VAULT, [Entry(*row)], {LENA: person.public.signing}, ()) == (Finding(Fault.ALTERED, row.moment),)


def test_rows_changed_outside_the_program_are_named_by_table(store, acts, around):
    assert looked(store, around) == ()
    with acts.begin(Act.RECORDED) as session:
        add_a_row(session)
        now = int(session.now.timestamp())
    assert looked(store, around) == ()
    off_the_record(store, member.update().values(statements=b"other"))
    assert looked(store, around) == (Finding(Fault.ROWS_CHANGED, now, "member"),)


def test_rows_are_told_changed_also_within_an_act_that_verifies(store, acts):
    with acts.begin(Act.RECORDED) as session:
        add_a_row(session)
    off_the_record(store, member.delete())
    with acts.begin(Act.VERIFIED) as session:
        assert [finding.place for finding in changed_rows(session, store)] == ["member"]


def test_nobody_acts_where_the_kept_sums_are_not_what_the_newest_entry_signed(store, acts, around):
    with acts.begin(Act.RECORDED) as session:
        add_a_row(session)
    with store.begin() as connection:
        connection.execute(member.delete())
        store.root(connection)
    before = trail(store)
    with pytest.raises(Refusal) as refused, acts.begin(Act.RECORDED):
        pass
    assert refused.value.reason is Reason.VAULT_IN_DOUBT
    assert trail(store) == before
    assert [finding.place for finding in looked(store, around)] == ["state"]


def test_one_who_looks_enters_nothing_and_has_the_later_of_clock_and_newest_entry(store, acts, around):
    with acts.begin(Act.RECORDED) as session:
        newest = session.now
    around.now, around.step = newest - timedelta(days=9), timedelta()
    with look(store, around.clock) as session:
        assert session.now == newest
        assert len(list(entries(session))) == 1
    around.now = newest + timedelta(days=9)
    with look(store, around.clock) as session:
        assert session.now == newest + timedelta(days=9)
    assert len(trail(store)) == 1


def test_the_trail_can_be_read_from_an_entry_on(store, acts, around):
    for _ in range(3):
        with acts.begin(Act.LISTED):
            pass
    with look(store, around.clock) as session:
        told = [[entry.sequence for entry in entries(session, *asked)] for asked in ((), (2,), (2, 1), (4,))]
    assert told == [[1, 2, 3], [2, 3], [2], []]


@pytest.mark.parametrize("moment", [10**17, -(10**17), b"x"])
def test_a_moment_that_cannot_be_does_not_keep_the_trail_from_being_read(store, acts, person, around, moment):
    with acts.begin(Act.LISTED):
        pass
    with store.begin() as connection:
        connection.exec_driver_sql("UPDATE trail_entry SET moment = ?", (moment,))
    with look(store, around.clock) as session:
        (finding,) = faults(VAULT, entries(session), {LENA: person.public.signing}, ())
    assert finding.fault is Fault.ALTERED


@pytest.mark.parametrize("column", ["moment", "actor", "sealed", "previous", "signature", "root"])
@pytest.mark.parametrize("value", ["text", b"\0\xff", 1.5])
def test_a_value_of_another_kind_in_any_column_is_an_altered_entry(store, acts, person, column, value):
    with acts.begin(Act.LISTED):
        pass
    with store.begin() as connection:
        connection.exec_driver_sql(f"UPDATE trail_entry SET {column} = ?", (value,))  # noqa: S608 - a column's name
        changed = list(entries(Session(connection, datetime.now(UTC))))
    found = faults(VAULT, changed, {LENA: person.public.signing}, ())
    assert Fault.ALTERED in [finding.fault for finding in found]


def test_what_acts_have_erased_leaves_the_file(store, acts):
    with acts.begin(Act.RECORDED) as session:
        session.connection.execute(member.insert().values(id="x", statements=bytes(50_000)))
    with acts.begin(Act.ERASED) as session:
        session.connection.execute(member.delete())
    size = (store.folder / DATABASE).stat().st_size
    acts.compact()
    assert (store.folder / DATABASE).stat().st_size < size - 45_000
    assert len(trail(store)) == 2

"""Whether a vault is as this user last saw it, judged as somebody who changes, swaps and cuts its files would."""

import shutil
from contextlib import contextmanager

import msgspec
import pytest

from sspf_desk.acts.acts import Actor, Acts
from sspf_desk.acts.trail import Fault
from sspf_desk.desk import Doors
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import FIRST_KEY
from sspf_desk.membership.backups import Opening
from sspf_desk.models.tables import member
from sspf_desk.records import directory as directories
from sspf_desk.records import statements as st
from sspf_desk.store.sqlcipher import DATABASE, open_store
from sspf_desk.terms import Act, MemberId, Seat
from sspf_desk.vault import generations
from sspf_desk.vault.seats import SeatKeys
from tests.builders import NAMES, PASSWORD, a_decision, a_signal, texts
from tests.cutting import every_byte, reason, refused
from tests.reach import PAGE, Reach

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def closed(school):
    """A vault with a pupil and something given, whose people have gone home."""
    school.join(COUNSELLOR, SOCIAL)
    school.pupil = school.add(COUNSELLOR)
    item = school[COUNSELLOR].recording.record(school.pupil, a_signal("Före.")).item
    school[COUNSELLOR].grounds.decide(school.pupil, a_decision([item]))
    school._stack.close()
    return school


def visit(school, seat=LEAD):
    with school.doors.sign_in(school.folder, NAMES[seat], PASSWORD) as desk:
        desk.people.list()
        return desk.signed_in.acts.head.sequence


def in_doubt(school, seat=LEAD):
    """What is named; and that asking changed no byte."""
    before = every_byte(school.folder)
    told = refused(school.doors.sign_in, school.folder, NAMES[seat], PASSWORD)
    assert told.reason is Reason.VAULT_IN_DOUBT
    assert every_byte(school.folder) == before
    return told.places["place"]


def elsewhere(school, name="another computer"):
    """The same people at a computer that has its own profile."""
    other = school.folder.parent / name
    school.doors = Doors(school.around.surroundings(), school.doors._said, other)


def kept(school, name):
    shutil.copy(school.folder / DATABASE, school.folder.parent / name)


def put(school, name):
    shutil.copy(school.folder.parent / name, school.folder / DATABASE)


def test_an_older_file_put_back_is_named_before_anything_is_shown_or_written(closed):
    visit(closed)
    kept(closed, "older")
    visit(closed)
    put(closed, "older")
    assert in_doubt(closed) == Fault.MISSING_TAIL.value
    assert in_doubt(closed, COUNSELLOR) == Fault.MISSING_TAIL.value, "whoever of this computer's users asks"


def test_an_older_file_that_others_went_on_in_is_named_as_forked_and_so_it_stays(closed):
    visit(closed)
    kept(closed, "older")
    visit(closed)
    put(closed, "older")
    mine = closed.doors
    elsewhere(closed)
    for _ in range(3):
        visit(closed, COUNSELLOR)
    closed.doors = mine
    for _ in range(2):
        assert in_doubt(closed) == Fault.FORKED.value


def test_a_new_computer_has_seen_nothing_and_sounds_no_alarm(closed):
    visit(closed)
    shutil.rmtree(closed.profile)
    visit(closed)
    kept(closed, "older")
    visit(closed)
    put(closed, "older")
    elsewhere(closed)
    visit(closed)


def test_what_somebody_else_did_on_another_computer_is_no_doubt(closed):
    visit(closed)
    mine = closed.doors
    elsewhere(closed)
    for seat in (COUNSELLOR, SOCIAL):
        visit(closed, seat)
    closed.doors = mine
    visit(closed)


RAW = {
    "a row of another's taken away": ("DELETE FROM access WHERE id = (SELECT min(id) FROM access)",),
    "a version taken away": ("DELETE FROM version WHERE id = (SELECT min(id) FROM version)",),
    "a version changed": ("UPDATE version SET sealed = x'00' WHERE id = (SELECT max(id) FROM version)",),
    "two rows with each other's tags": (
        "UPDATE access SET tag = (SELECT tag FROM access ORDER BY id DESC LIMIT 1)"
        " WHERE id = (SELECT min(id) FROM access)",
    ),
    "a row put in": ("INSERT INTO access VALUES (zeroblob(16), zeroblob(16), zeroblob(768))",),
    "a setting put in": ("INSERT INTO setting VALUES ('x', x'90')",),
}


@pytest.mark.parametrize("change", RAW)
@pytest.mark.parametrize("new_computer", [False, True])
def test_rows_changed_past_the_program_are_named_on_every_computer(closed, change, new_computer):
    """By a member with the vault's key: no profile is needed, for the signed root is in the file itself."""
    visit(closed)
    Reach(closed.folder, NAMES[SOCIAL]).sql(*RAW[change])
    if new_computer:
        elsewhere(closed)
    assert in_doubt(closed) == Fault.ROWS_CHANGED.value


def test_a_row_that_was_taken_away_and_is_put_back_is_named(closed):
    held = Reach(closed.folder, NAMES[SOCIAL])
    before = {row.id: row for row in held.access()}
    with closed.doors.sign_in(closed.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
        line = next(line for line in desk.recording.sheet(closed.pupil).lines if str(line.text) == "Före.")
        desk.recording.correct(closed.pupil, line.item, a_signal("Rättat."), line.stamp)
    gone = [row for id_, row in before.items() if id_ not in {row.id for row in held.access()}]
    assert gone
    held.sql(*(("INSERT INTO access VALUES (?, ?, ?)", (row.id, row.tag, row.sealed)) for row in gone))
    assert in_doubt(closed) == Fault.ROWS_CHANGED.value


def set_password_anew(school, password, new):
    with school.doors.sign_in(school.folder, NAMES[COUNSELLOR], password) as desk:
        desk.membership.set_password(new)


def test_an_older_key_file_is_named_to_all_who_saw_the_newer_one(closed):
    """Else a password that was spent would open the vault again, and nobody would be told."""
    old = {path: path.read_bytes() for name in generations.NAMES for path in [closed.folder / name]}
    set_password_anew(closed, PASSWORD, "ett nytt långt lösenord")
    visit(closed)
    for path, content in old.items():
        path.write_bytes(content)
    assert in_doubt(closed) == Fault.KEYS_OLDER.value
    found = closed.doors.inspect(closed.folder, NAMES[LEAD], PASSWORD).findings
    assert [(one.fault, one.place) for one in found] == [(Fault.KEYS_OLDER, "keys")]
    elsewhere(closed)
    visit(closed)


def test_one_older_copy_of_the_key_file_beside_a_newer_is_no_doubt(closed):
    path = closed.folder / generations.NAMES[0]
    old = path.read_bytes()
    set_password_anew(closed, PASSWORD, "ett nytt långt lösenord")
    visit(closed)
    path.write_bytes(old)
    visit(closed)


def test_the_older_key_file_of_a_backup_is_no_doubt_where_it_was_put_back(closed, tmp_path):
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.backups.make(tmp_path / "b")
    set_password_anew(closed, PASSWORD, "ett nytt långt lösenord")
    set_password_anew(closed, "ett nytt långt lösenord", PASSWORD)
    visit(closed)
    closed.doors.restore(tmp_path / "b", tmp_path / "copy", Opening(NAMES[LEAD], PASSWORD))
    live, closed.folder = closed.folder, tmp_path / "copy"
    for _ in range(2):
        visit(closed)
    closed.folder = live
    visit(closed)


def test_whoever_goes_while_the_key_file_is_away_remembers_what_he_saw_of_it(closed):
    visit(closed)
    (path,) = (closed.profile / "heads").iterdir()
    keys = msgspec.json.decode(path.read_bytes())["keys"]
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD):
        for name in generations.NAMES:
            (closed.folder / name).unlink()
    assert msgspec.json.decode(path.read_bytes())["keys"] == keys > 0


def test_a_tail_that_was_cut_off_is_named(closed):
    last = visit(closed)
    Reach(closed.folder, NAMES[SOCIAL]).sql(("DELETE FROM trail_entry WHERE sequence = ?", (last,)))
    assert in_doubt(closed) == Fault.MISSING_TAIL.value


def test_an_entry_written_without_a_key_is_named(closed):
    visit(closed)
    columns = "moment, actor, sealed, previous, signature, root"
    Reach(closed.folder, NAMES[SOCIAL]).sql(
        f"INSERT INTO trail_entry SELECT sequence + 1, {columns} FROM trail_entry ORDER BY sequence DESC LIMIT 1"  # noqa: S608
    )
    assert in_doubt(closed) == Fault.ALTERED.value


def test_a_page_of_an_older_file_played_into_the_new_one_is_named(closed):
    """An old page in its own place passes the cipher's check. One of the trail before what this user saw is named by
    whoever verifies; every other as he signs in."""
    visit(closed)
    old = (closed.folder / DATABASE).read_bytes()
    with closed.doors.sign_in(closed.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
        for number in range(5):
            desk.recording.record(closed.pupil, a_signal(f"Ny {number}."))
    now = (closed.folder / DATABASE).read_bytes()
    pages = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != now[at : at + PAGE]]
    named = [named_with(closed, now[:at] + old[at : at + PAGE] + now[at + PAGE :]) for at in pages]
    assert len(named) > 5
    assert all(named)
    assert sum(told is Reason.VAULT_IN_DOUBT for told in named) > len(named) / 2
    (closed.folder / DATABASE).write_bytes(now)
    visit(closed)


def named_with(school, content):
    """What is said of the vault with this content: the refusal, or what verifying finds; the profile is kept."""
    (path,) = (school.profile / "heads").iterdir()
    kept_heads = path.read_bytes()
    (school.folder / DATABASE).write_bytes(content)
    try:
        with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
            return desk.watch.verify()
    except Refusal as refusal:
        return refusal.reason
    finally:
        path.write_bytes(kept_heads)


def test_whoever_tries_out_a_backup_finds_the_live_vault_as_he_left_it(closed, tmp_path):
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.backups.make(tmp_path / "b")
    closed.doors.restore(tmp_path / "b", tmp_path / "copy", Opening(NAMES[LEAD], PASSWORD))
    for _ in range(2):
        with closed.doors.sign_in(tmp_path / "copy", NAMES[COUNSELLOR], PASSWORD) as desk:
            assert "Före." in texts(desk.recording.sheet(closed.pupil))
        with closed.doors.sign_in(closed.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
            assert desk.watch.verify() == ()


def test_a_restored_vault_without_its_restoration_is_the_live_one_gone_back(closed, tmp_path):
    """Nobody makes an old file of a restored one by taking the word of it out."""
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.backups.make(tmp_path / "b")
        desk.people.list()
    closed.doors.restore(tmp_path / "b", tmp_path / "copy", Opening(NAMES[LEAD], PASSWORD))
    Reach(tmp_path / "copy", NAMES[LEAD]).sql("DELETE FROM setting WHERE name LIKE 'Restored:%'")
    with pytest.raises(Refusal) as refused_:
        closed.doors.sign_in(tmp_path / "copy", NAMES[LEAD], PASSWORD)
    assert refused_.value.reason is Reason.VAULT_IN_DOUBT


@contextmanager
def acting(school, reach, act):
    """An act of somebody who has the vault's key, signed as the program would, with nothing to stop it."""
    store = open_store(school.folder, {FIRST_KEY: reach.vault_key})
    actor = Actor(MemberId(reach.unlocked.slot_id), reach.unlocked.person, bytes(32))
    try:
        with Acts(store, actor, reach.vault, school.around.clock, school.around.entropy).begin(act) as session:
            yield session
    finally:
        store.close()


def usurped(school):
    """One who only waits takes the counsellor's row out of the group, and sits down in her place with keys of his."""
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
        school.desks[LEAD] = desk
        school.waits(COUNSELLOR, "Mallory")
    his, keys = Reach(school.folder, "Mallory"), SeatKeys.create(COUNSELLOR, school.around.entropy).public
    with acting(school, his, Act.LISTED) as session:
        session.connection.execute(member.delete().where(member.c.id == school[COUNSELLOR].member.id))
        me = MemberId(his.unlocked.slot_id)
        told = st.Seating(COUNSELLOR, keys.seal[0], keys.address, keys.seal[1], me, session.now)
        directories.append(session, me, st.sign(told, his.vault, his.unlocked.person))


def test_a_member_taken_out_so_that_another_sits_in_his_place_is_named_to_all_who_knew_him(closed):
    """Else whatever the others have given to the seat would be sealed anew to keys of his."""
    for seat in (LEAD, SOCIAL):
        visit(closed, seat)
    usurped(closed)
    for seat in (LEAD, SOCIAL):
        assert in_doubt(closed, seat) == Fault.ROWS_CHANGED.value
    found = closed.doors.inspect(closed.folder, NAMES[LEAD], PASSWORD).findings
    assert (Fault.ROWS_CHANGED, "member") in {(one.fault, one.place) for one in found}


def test_a_statement_of_somebodys_that_is_taken_back_out_is_named(closed):
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.membership.appoint(NAMES[COUNSELLOR])
    visit(closed)
    his = Reach(closed.folder, NAMES[SOCIAL])
    with acting(closed, his, Act.LISTED) as session:
        id_ = closed[COUNSELLOR].member.id
        less = st.pack(*directories.statements_of(session, id_)[:-1])
        session.connection.execute(member.update().where(member.c.id == id_).values(statements=less))
    assert in_doubt(closed) == Fault.ROWS_CHANGED.value


def test_a_restoration_that_one_who_merely_waits_has_signed_explains_nothing(closed):
    """It would silence the alarm of everybody's profile."""
    with closed.doors.sign_in(closed.folder, NAMES[LEAD], PASSWORD) as desk:
        closed.desks[LEAD] = desk
        closed.waits(COUNSELLOR, "Mallory")
    his = Reach(closed.folder, "Mallory")
    with acting(closed, his, Act.RESTORED) as session:
        told = st.Restored(1, b"h" * 32, session.now, his.unlocked.slot_id, session.now)
        name = directories.named(st.Restored, session.now.isoformat())
        directories.put(session, name, st.sign(told, his.vault, his.unlocked.person))
    told = refused(closed.doors.sign_in, closed.folder, NAMES[LEAD], PASSWORD)
    assert (told.reason, told.places) == (Reason.MEMBERSHIP_NOT_SIGNED, {"place": "Restored"})


def test_a_profile_that_cannot_be_read_is_told_before_the_vault_is_opened_to_anybody(closed):
    (path,) = (closed.profile / "heads").iterdir()
    path.write_bytes(b"\x00")
    assert reason(closed.doors.sign_in, closed.folder, NAMES[LEAD], PASSWORD) is Reason.TRAIL_BROKEN

"""What the world does to a vault is refused in words, each with its own reason, and nothing is lost by it."""

import contextlib
import hashlib
import os
import re
import shutil
from datetime import timedelta

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.entrance import Founder
from sspf_desk.store import places
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, Around, School, a_plan, a_signal, texts
from tests.endurance.damage import everything
from tests.endurance.jobs import a_school
from tests.reach import Reach, inside

LEAD, COUNSELLOR, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.POLICE


@pytest.fixture
def kept(school):
    """A school with one pupil and one signal; at the end all of it must be there as it was."""
    school.pupil = school.add(LEAD)
    school[LEAD].recording.record(school.pupil, a_signal())
    before = everything(school[LEAD])
    yield school
    assert everything(school.sign_in(LEAD)) == before
    assert school[LEAD].watch.verify() == ()


@contextlib.contextmanager
def refused(reason):
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.reason is reason
    assert not set(map(str, caught.value.places.values())) & set(NAMES.values()), "places, never names"


def sign_in(school, seat=LEAD, password=PASSWORD):
    with school.doors.sign_in(school.folder, NAMES[seat], password) as desk:
        return everything(desk)


def lies(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def untouched(kept):
    """That what is refused leaves every byte of the folder as it was."""
    before = lies(kept.folder)
    yield kept
    assert lies(kept.folder) == before


def test_a_wrong_password_and_an_unknown_name_are_told_alike(untouched):
    with refused(Reason.WRONG_PASSWORD):
        sign_in(untouched, password="fel lösenord här")  # noqa: S106 - a wrong one
    with refused(Reason.WRONG_PASSWORD):
        sign_in(untouched, seat=POLICE)


def test_a_spent_code_an_unknown_one_and_no_code_at_all(kept):
    code = kept[LEAD].membership.invite(NAMES[COUNSELLOR], COUNSELLOR, "writes", mandate="", agreement="")
    with kept.doors.join(kept.folder, code, PASSWORD):
        pass
    before = lies(kept.folder)
    for typed in (code, "ABCDE-FGHJK-MNPQR-STVWX", "inte en kod"):
        with refused(Reason.SPENT_CODE):
            kept.doors.join(kept.folder, typed, PASSWORD)
    assert lies(kept.folder) == before


def test_a_join_that_is_refused_leaves_the_trail_whole(kept):
    """Whoever is refused at the door is no member: an entry of his would stand in the trail as a forgery."""
    lead = kept[LEAD].membership
    codes = [lead.invite(NAMES[COUNSELLOR], COUNSELLOR, "writes", mandate="", agreement="") for _ in range(2)]
    with kept.doors.join(kept.folder, codes[0], PASSWORD):
        pass
    with refused(Reason.SPENT_CODE):
        kept.doors.join(kept.folder, codes[1], PASSWORD)
    assert kept[LEAD].watch.verify() == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.VAULT_DAMAGED),
        (b"%PDF-1.7 inte ett valv" * 400, Reason.VAULT_DAMAGED),
        (b"SQLite format 3\0" + bytes(4080), Reason.NOT_ENCRYPTED),
    ],
)
def test_another_file_in_the_vaults_place_is_refused_and_left(kept, content, reason):
    path = kept.folder / "vault.db"
    whole = path.read_bytes()
    path.write_bytes(content)
    with refused(reason):
        sign_in(kept)
    assert path.read_bytes() == content
    path.write_bytes(whole)


def test_a_file_of_another_programs_under_our_key_is_foreign(kept):
    _set_pragma(kept, "application_id", 1)
    with refused(Reason.FOREIGN_FILE):
        sign_in(kept)
    _set_pragma(kept, "application_id", 0x55BF)


def test_a_newer_format_of_the_tables_is_refused_and_left(kept):
    ((format_now,),) = Reach(kept.folder, NAMES[LEAD]).sql("PRAGMA user_version")
    _set_pragma(kept, "user_version", format_now + 1)
    before = lies(kept.folder)
    with refused(Reason.NEWER_FORMAT):
        sign_in(kept)
    assert lies(kept.folder) == before
    _set_pragma(kept, "user_version", format_now)


def _set_pragma(school, name, value):
    Reach(school.folder, NAMES[LEAD]).sql(f"PRAGMA {name} = {value}")


def test_a_newer_key_file_is_refused_and_left(kept):
    whole = {name: (kept.folder / name).read_bytes() for name in ("vault.keys", "vault.keys.2")}
    for name, content in whole.items():
        body = re.sub(rb'"format":\[\d+,', b'"format":[7,', content)
        body = body[: body.rindex(b',"digest"')] + b"}"
        digest = hashlib.sha256(body).hexdigest().encode()
        (kept.folder / name).write_bytes(body[:-1] + b',"digest":"%s"}\n' % digest)
    before = lies(kept.folder)
    with refused(Reason.NEWER_FORMAT):
        sign_in(kept)
    with refused(Reason.NEWER_FORMAT):
        kept[LEAD].membership.set_password("ett annat långt lösenord")
    assert lies(kept.folder) == before
    for name, content in whole.items():
        (kept.folder / name).write_bytes(content)


def test_a_foreign_key_file_and_another_vaults(kept, tmp_path):
    whole = lies(kept.folder)
    for name in ("vault.keys", "vault.keys.2"):
        (kept.folder / name).write_bytes(b"[Unit]\nDescription=annat\n")
    with refused(Reason.FOREIGN_FILE):
        sign_in(kept)
    stranger = Around()
    stranger.entropy = os.urandom
    with School.founded(tmp_path / "other", stranger) as other:
        for name in ("vault.keys", "vault.keys.2"):
            shutil.copy(other.folder / name, kept.folder / name)
    with refused(Reason.VAULT_DAMAGED):
        sign_in(kept)
    for name, content in whole.items():
        (kept.folder / name).write_bytes(content)


def test_no_vault_and_half_a_vault(tmp_path, kept):
    empty = School(tmp_path / "tom", tmp_path / "p", kept.around, None)
    empty.folder.mkdir()
    with refused(Reason.VAULT_MISSING):
        sign_in(empty)
    for name in ("vault.keys", "vault.keys.2"):
        shutil.copy(kept.folder / name, empty.folder / name)
    with refused(Reason.VAULT_MISSING):
        sign_in(empty)
    assert {path.name for path in empty.folder.iterdir()} == {"vault.keys", "vault.keys.2"}


def _connection_says(school, pragma):
    """Set a limit on the open desk's own connection, as the disk would."""
    connection = inside(school, LEAD).door.store._engine.raw_connection()
    connection.driver_connection.execute(pragma)
    connection.close()


def test_a_full_disk_has_one_sentence_for_writing_and_another_for_reading(kept):
    _connection_says(kept, "PRAGMA max_page_count = 1")
    with refused(Reason.DISK_FULL):
        for number in range(50):
            kept[LEAD].recording.record(kept.pupil, a_signal(f"Får inte plats {number}."))
    with refused(Reason.DISK_FULL_READING):
        for _ in range(50):
            kept[LEAD].recording.sheet(kept.pupil)
    _connection_says(kept, "PRAGMA max_page_count = 4294967294")
    assert not any("Får inte plats" in text for text in texts(kept[LEAD].recording.sheet(kept.pupil)))


def test_a_connection_that_may_not_write_is_told_as_a_read_only_folder(untouched):
    _connection_says(untouched, "PRAGMA query_only = ON")
    with refused(Reason.READ_ONLY_FOLDER):
        untouched[LEAD].recording.record(untouched.pupil, a_signal())
    with refused(Reason.READ_ONLY_FOLDER):
        untouched[LEAD].recording.sheet(untouched.pupil)
    _connection_says(untouched, "PRAGMA query_only = OFF")


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o755, 0o444), (0o555, 0o444)])
def test_a_folder_or_a_file_that_may_not_be_written_to(swift_path, folder_mode, file_mode):
    """As another user than root, who is asked for no permission; in a child, since there is no way back."""
    around = Around()
    with School.founded(swift_path, around) as school:
        pupil = school.add(LEAD)
    at = around.now.timestamp() + 60
    for path in (swift_path, *swift_path.joinpath("profile").rglob("*"), swift_path / "profile"):
        path.chmod(0o755)
    (school.folder / "vault.db-journal").unlink(missing_ok=True)
    for path in school.folder.iterdir():
        path.chmod(file_mode)
    school.folder.chmod(folder_mode)
    before = lies(school.folder)
    school = a_school(swift_path, at)
    assert _as_nobody(lambda: sign_in(school)) == Reason.READ_ONLY_FOLDER.value
    assert lies(school.folder) == before
    school.folder.chmod(0o755)
    for path in school.folder.iterdir():
        path.chmod(0o600)
    school = a_school(swift_path, at + 60)
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
        assert [row.pupil for row in desk.people.list()] == [pupil]


def _as_nobody(act):
    """What an act was refused for, done in a child that is not root."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        told = "done"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            act()
        except Refusal as refusal:
            told = refusal.reason.value
        except BaseException as error:
            told = repr(error)
        finally:
            os.write(write, told.encode())
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as pipe:
        return pipe.read().decode()


@pytest.mark.parametrize("door", ["found", "join", "sign_in"])
def test_a_vault_on_a_network_share_is_refused_at_every_door(untouched, monkeypatch, door):
    monkeypatch.setattr(places, "is_network", lambda place: True)
    doors, folder = untouched.doors, untouched.folder
    ways = {
        "found": lambda: doors.found(folder / "nytt", _founder(), PASSWORD),
        "join": lambda: doors.join(folder, "ABCDE-FGHJK-MNPQR-STVWX", PASSWORD),
        "sign_in": lambda: doors.sign_in(folder, NAMES[LEAD], PASSWORD),
    }
    with refused(Reason.NETWORK_SHARE):
        ways[door]()
    monkeypatch.undo()


def _founder():
    return Founder("Ny", LEAD, "rektor", "Skolan", "Nämnden", True, "2026-04-27")


def test_a_seat_that_nobody_sits_in_is_unknown(kept):
    with refused(Reason.UNKNOWN_SEAT):
        kept[LEAD].planning.call(a_plan(LEAD, POLICE, present=((LEAD, ""), (POLICE, ""))))


def test_a_clock_set_back_is_refused_and_put_right_again(kept):
    before, kept.around.now = kept.around.now, kept.around.now - timedelta(hours=2)
    lay = lies(kept.folder)
    with refused(Reason.CLOCK_SET_BACK):
        sign_in(kept)
    with refused(Reason.CLOCK_SET_BACK):
        kept[LEAD].recording.record(kept.pupil, a_signal("Från en annan tid."))
    with refused(Reason.CLOCK_SET_BACK):
        kept[LEAD].recording.sheet(kept.pupil)
    assert lies(kept.folder) == lay
    kept.around.now = before


def test_a_name_that_somebody_signs_in_by_is_not_given_to_another(kept):
    """Two of one name and one password would open one slot, and sit in one seat."""
    lead = kept[LEAD].membership
    for seat in (COUNSELLOR, COUNSELLOR):
        lead.invite(NAMES[COUNSELLOR], seat, "writes", mandate="", agreement="")
    for name in (NAMES[LEAD].upper(), NAMES[COUNSELLOR]):
        with refused(Reason.BAD_INPUT):
            lead.invite(name, Seat.NURSE, "writes", mandate="", agreement="")

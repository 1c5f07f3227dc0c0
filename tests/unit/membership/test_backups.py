import shutil

import pytest
from msgspec import json

from sspf_desk.demo import folder as f
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import backups as module
from sspf_desk.membership.backups import Opening
from sspf_desk.store import copying
from sspf_desk.terms import Mode, Seat
from sspf_desk.vault import keyfile
from tests.builders import NAMES, PASSWORD, Around, School, a_signal, texts
from tests.cutting import every_byte, killed_at, reason, refused
from tests.reach import inside

LEAD, COUNSELLOR, NURSE, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE, Seat.SOCIAL_SERVICES
KLAS = "Klas Kurator"
OTHER = "ett annat lösenord"


@pytest.fixture
def group(school):
    school.join(COUNSELLOR, SOCIAL)
    school.pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].recording.record(school.pupil, a_signal("Före."))
    return school


@pytest.fixture
def backup(group, tmp_path):
    path = tmp_path / "OneDrive - Kommunen" / "fredag.sspf-backup"
    path.parent.mkdir()
    group[LEAD].backups.make(path)
    return path


def put_back(school, backup, folder, **typed):
    return school.doors.restore(backup, folder, Opening(**typed))


class TestMaking:
    def test_it_is_one_file_listed_with_who_and_when_and_may_lie_in_a_cloud_folder(self, group, backup):
        (row,) = group[SOCIAL].backups.list()
        assert (row.by, row.destroyed_on) == (NAMES[LEAD], None)
        assert [path.name for path in backup.parent.iterdir()] == [backup.name]
        assert group[COUNSELLOR].upkeep().backup_made_at == row.made_at
        assert not group[COUNSELLOR].upkeep().backup_due
        assert group[LEAD].watch.verify() == ()

    def test_nothing_is_written_over(self, group, backup):
        before = every_byte(backup.parent)
        assert reason(group[LEAD].backups.make, backup) is Reason.VAULT_EXISTS
        assert every_byte(backup.parent) == before
        assert len(group[LEAD].backups.list()) == 1

    def test_one_that_could_not_be_entered_lies_there_whole_and_is_not_listed(self, group, tmp_path, monkeypatch):
        def full(*_):
            raise Refusal(Reason.DISK_FULL)

        monkeypatch.setattr(module, "put", full)
        assert reason(group[LEAD].backups.make, tmp_path / "b") is Reason.DISK_FULL
        assert group[LEAD].backups.list() == ()
        monkeypatch.undo()
        put_back(group, tmp_path / "b", tmp_path / "r", name=NAMES[LEAD], password=PASSWORD)

    def test_one_that_is_not_what_was_written_is_no_backup(self, group, tmp_path, monkeypatch):
        def damaged(*_):
            raise Refusal(Reason.BACKUP_DAMAGED)

        monkeypatch.setattr("sspf_desk.store.backup.insist_whole", damaged)
        assert reason(group[LEAD].backups.make, tmp_path / "b") is Reason.BACKUP_DAMAGED
        assert not (tmp_path / "b").exists()
        assert group[LEAD].backups.list() == ()

    def test_one_that_is_destroyed_is_said_so_by_anybody_and_counts_no_more(self, group, backup):
        (row,) = group[LEAD].backups.list()
        group[SOCIAL].backups.destroyed(row.backup)
        (row,) = group[LEAD].backups.list()
        assert row.destroyed_on is not None
        assert (group[LEAD].upkeep().backup_made_at, group[LEAD].upkeep().backup_due) == (None, True)
        assert reason(group[LEAD].backups.destroyed, "0" * 16) is Reason.UNKNOWN_ITEM


class TestWhoOpensIt:
    def test_every_member_of_that_day_by_password_own_sheet_or_seats_sheet(self, group, tmp_path):
        own, seats = group[SOCIAL].sheets.make_own(), group[SOCIAL].sheets.make_for_seat()
        group[SOCIAL].sheets.receive(" ".join(seats.words()), "Ruth", "skåpet")
        group[LEAD].backups.make(tmp_path / "b")
        ways = [{"name": NAMES[seat], "password": PASSWORD} for seat in (LEAD, COUNSELLOR, SOCIAL)]
        ways += [{"words": " ".join(made.words())} for made in (own, seats)]
        for number, way in enumerate(ways):
            put_back(group, tmp_path / "b", tmp_path / f"restored {number}", **way)
            assert reason(put_back, group, tmp_path / "b", tmp_path / f"restored {number}", **way) is (
                Reason.FOLDER_NOT_EMPTY
            )

    def test_one_who_had_left_by_then_does_not(self, group, tmp_path):
        group.second(COUNSELLOR, KLAS)
        group[LEAD].leaving.end(KLAS)
        group.sign_in(LEAD).backups.make(tmp_path / "b")
        told = reason(put_back, group, tmp_path / "b", tmp_path / "r", name=KLAS, password=PASSWORD)
        assert told is Reason.WRONG_PASSWORD
        assert not (tmp_path / "r").exists()

    def test_one_who_ended_while_the_key_file_still_had_his_slot_does_not(self, group, tmp_path, monkeypatch):
        group.second(COUNSELLOR, KLAS)
        file = keyfile.read(group.folder)
        group[LEAD].leaving.end(KLAS)
        lead = group.sign_in(LEAD)
        monkeypatch.setattr(module.keyfile, "read", lambda _: file)
        lead.backups.make(tmp_path / "b")
        monkeypatch.undo()
        told = reason(put_back, group, tmp_path / "b", tmp_path / "r", name=KLAS, password=PASSWORD)
        assert told is Reason.BACKUP_NOT_YOURS

    def test_one_who_only_waits_or_is_invited_does_not(self, group, tmp_path):
        group.waits(COUNSELLOR, KLAS)
        group[LEAD].backups.make(tmp_path / "b")
        told = reason(put_back, group, tmp_path / "b", tmp_path / "r", name=KLAS, password=PASSWORD)
        assert told is Reason.BACKUP_NOT_YOURS

    def test_another_schools_keys_do_not(self, group, backup, tmp_path):
        around = Around()
        around.seed("another school")
        with School.founded(tmp_path / "other", around) as other:
            own = other[LEAD].sheets.make_own()
            words = " ".join(own.words())
        assert reason(put_back, group, backup, tmp_path / "r", words=words) is Reason.WRONG_WORDS

    def test_what_is_typed_shows_nothing(self):
        assert repr(Opening("Lena", "hemligt", "ord")) == "<nyckel>"


class TestPuttingBack:
    def test_all_is_there_entered_by_whoever_did_it_and_told_to_each_once(self, group, backup, tmp_path):
        group[COUNSELLOR].recording.record(group.pupil, a_signal("Efter."))
        group._stack.close()
        told = put_back(group, backup, tmp_path / "r", name=NAMES[COUNSELLOR], password=PASSWORD)
        assert set(told.members) == {NAMES[LEAD], NAMES[COUNSELLOR], NAMES[SOCIAL]}
        for times in range(2):
            with group.doors.sign_in(tmp_path / "r", NAMES[COUNSELLOR], PASSWORD) as desk:
                assert texts(desk.recording.sheet(group.pupil)) == {"Före."}
                restored = desk.upkeep().restored, desk.upkeep().restored_to
                assert restored == ((NAMES[COUNSELLOR], told.made_at) if not times else ("", None))
                assert desk.watch.verify() == ()

    def test_it_is_accepted_once_and_a_later_rollback_is_still_noticed(self, group, backup, tmp_path):
        group._stack.close()
        put_back(group, backup, tmp_path / "r", name=NAMES[LEAD], password=PASSWORD)
        shutil.copytree(tmp_path / "r", tmp_path / "old")
        for _ in range(2):
            with group.doors.sign_in(tmp_path / "r", NAMES[LEAD], PASSWORD) as desk:
                desk.people.list()
        assert reason(group.doors.sign_in, tmp_path / "old", NAMES[LEAD], PASSWORD) is Reason.VAULT_IN_DOUBT

    def test_a_seats_sheet_puts_back_and_its_keeper_is_named(self, group, tmp_path):
        seats = group[SOCIAL].sheets.make_for_seat()
        group[SOCIAL].sheets.receive(" ".join(seats.words()), "Ruth Registrator", "skåpet")
        group[LEAD].backups.make(tmp_path / "b")
        group._stack.close()
        put_back(group, tmp_path / "b", tmp_path / "r", words=" ".join(seats.words()))
        with group.doors.sign_in(tmp_path / "r", NAMES[LEAD], PASSWORD) as desk:
            assert desk.upkeep().restored == "Ruth Registrator"
            assert desk.watch.verify() == ()

    def test_one_who_left_since_is_told_to_be_a_member_again(self, group, tmp_path):
        group.second(COUNSELLOR, KLAS)
        group[LEAD].backups.make(tmp_path / "b")
        group[LEAD].leaving.end(KLAS)
        told = put_back(group, tmp_path / "b", tmp_path / "r", name=NAMES[LEAD], password=PASSWORD)
        assert KLAS in told.members

    @pytest.mark.parametrize("there", ["a file", "a folder with something", "the vault itself"])
    def test_nothing_is_written_over(self, group, backup, tmp_path, there):
        place = group.folder if there == "the vault itself" else tmp_path / "r"
        if there == "a file":
            place.write_bytes(b"min egen fil")
        elif there == "a folder with something":
            place.mkdir()
            (place / "brev.txt").write_bytes(b"mitt brev")
        group._stack.close()
        before = every_byte(tmp_path)
        told = reason(put_back, group, backup, place, name=NAMES[LEAD], password=PASSWORD)
        assert told is Reason.FOLDER_NOT_EMPTY
        assert every_byte(tmp_path) == before

    def test_a_wrong_password_or_a_place_that_may_hold_no_vault_makes_no_folder(self, group, backup, tmp_path):
        told = reason(put_back, group, backup, tmp_path / "r", name=NAMES[LEAD], password=OTHER)
        assert told is Reason.WRONG_PASSWORD
        told = reason(put_back, group, backup, tmp_path / "Dropbox" / "r", name=NAMES[LEAD], password=PASSWORD)
        assert told is Reason.CLOUD_FOLDER
        assert not (tmp_path / "r").exists()

    def test_each_damage_is_told_before_there_is_a_vault(self, group, backup, tmp_path):
        whole = backup.read_bytes()
        for number, place in enumerate(range(0, len(whole), len(whole) // 12)):
            broken = tmp_path / f"{number}.sspf-backup"
            broken.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            told = reason(put_back, group, broken, tmp_path / f"r{number}", name=NAMES[LEAD], password=PASSWORD)
            assert told in (Reason.BACKUP_DAMAGED, Reason.WRONG_PASSWORD, Reason.NEWER_FORMAT)
            assert not (tmp_path / f"r{number}" / "vault.db").exists()

    def manifest(self, backup, **change):
        held = module.read_manifest(backup)
        return module.replace(held, **change)

    @pytest.mark.parametrize(
        "case",
        [
            ({"keys": b"inga nycklar"}, Reason.BACKUP_DAMAGED),
            ({"vault": "0" * 32}, Reason.BACKUP_DAMAGED),
            ({"wraps": {}}, Reason.BACKUP_NOT_YOURS),
            ({"epoch": 9}, Reason.BACKUP_DAMAGED),
            ({"made_at": 7}, Reason.BACKUP_DAMAGED),
        ],
    )
    def test_a_manifest_that_somebody_changed_puts_nothing_back(self, group, backup, monkeypatch, case):
        (change, told), tmp_path = case, group.folder.parent
        changed = self.manifest(backup, **change)
        monkeypatch.setattr(module, "read_manifest", lambda _: changed)
        assert reason(put_back, group, backup, tmp_path / "r", name=NAMES[LEAD], password=PASSWORD) is told
        assert not (tmp_path / "r").exists()

    @pytest.mark.parametrize("change", [{"sequence": 1}, {"head": bytes(32)}])
    def test_one_that_says_another_head_than_it_holds_becomes_no_vault(self, group, backup, monkeypatch, change):
        changed, folder = self.manifest(backup, **change), group.folder.parent / "r"
        monkeypatch.setattr(module, "read_manifest", lambda _: changed)
        assert reason(put_back, group, backup, folder, name=NAMES[LEAD], password=PASSWORD) is Reason.BACKUP_DAMAGED
        assert reason(group.doors.sign_in, folder, NAMES[LEAD], PASSWORD) is Reason.VAULT_MISSING

    def test_one_of_a_newer_program_is_told_as_such(self, group, backup, tmp_path, monkeypatch):
        def newer(_):
            raise Refusal(Reason.NEWER_FORMAT)

        monkeypatch.setattr(module.keyfile, "decode", newer)
        told = reason(put_back, group, backup, tmp_path / "r", name=NAMES[LEAD], password=PASSWORD)
        assert told is Reason.NEWER_FORMAT

    def test_cut_off_it_is_done_again_in_another_folder(self, group, backup, tmp_path, monkeypatch):
        with killed_at(monkeypatch, copying, "sync_folder"):
            put_back(group, backup, tmp_path / "r", name=NAMES[LEAD], password=PASSWORD)
        again = put_back(group, backup, tmp_path / "s", name=NAMES[LEAD], password=PASSWORD)
        assert NAMES[LEAD] in again.members


class TestAnInventedSchool:
    @pytest.fixture
    def invented(self, tmp_path, around):
        with School.founded(tmp_path, around, invented=True) as school:
            yield school

    def marked(self, school, folder):
        with school.doors.sign_in(folder, NAMES[LEAD], PASSWORD) as desk:
            return desk.invented

    def test_it_is_marked_to_everybody_in_it(self, invented):
        invented.join(COUNSELLOR)
        assert invented[LEAD].invented
        assert invented[COUNSELLOR].invented
        assert invented[LEAD].watch.verify() == ()

    def test_its_mark_comes_back_with_a_backup_and_with_a_copy(self, invented, tmp_path):
        invented[LEAD].backups.make(tmp_path / "a.sspf-backup")
        back = put_back(invented, tmp_path / "a.sspf-backup", tmp_path / "ny", name=NAMES[LEAD], password=PASSWORD)
        invented.doors.copy(invented.folder, tmp_path / "kopia")
        assert back.invented
        assert self.marked(invented, tmp_path / "ny")
        assert self.marked(invented, tmp_path / "kopia")

    def test_a_real_one_has_none_wherever_it_lies(self, group, backup, tmp_path):
        place = tmp_path / "skola"
        place.mkdir()
        (place / f.FACTS).write_bytes(json.encode({"mark": f.MARK}))
        back = put_back(group, backup, place / f.VAULT, name=NAMES[LEAD], password=PASSWORD)
        assert not back.invented
        assert not self.marked(group, place / f.VAULT)


def test_a_seat_that_reads_makes_and_opens_one_too(school, tmp_path):
    school.join(SOCIAL, mode=Mode.READS)
    school[SOCIAL].backups.make(tmp_path / "b")
    put_back(school, tmp_path / "b", tmp_path / "r", name=NAMES[SOCIAL], password=PASSWORD)
    assert refused(school[SOCIAL].backups.destroyed, "x").reason is Reason.UNKNOWN_ITEM
    assert inside(school, SOCIAL).member.mode is Mode.READS

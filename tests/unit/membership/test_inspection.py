import os
import shutil

import pytest

from sspf_desk.acts.trail import Fault
from sspf_desk.errors import Reason, Refusal
from sspf_desk.store.sqlcipher import DATABASE
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, a_signal
from tests.cutting import every_byte, reason
from tests.reach import Reach
from tests.vectors.make_store import folder_of

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
OTHER = "ett annat lösenord"


@pytest.fixture
def doubted(school):
    """A vault whose rows somebody has changed past the program."""
    school.join(COUNSELLOR)
    school.pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].recording.record(school.pupil, a_signal("Om Alva."))
    school._stack.close()
    Reach(school.folder, NAMES[COUNSELLOR]).sql("DELETE FROM access WHERE id = (SELECT min(id) FROM access)")
    return school


def inspect(school, folder=None, control=""):
    return school.doors.inspect(folder or school.folder, NAMES[LEAD], PASSWORD, control)


def test_a_vault_in_doubt_is_looked_at_without_a_byte_written(doubted, tmp_path):
    before = every_byte(tmp_path)
    found = inspect(doubted)
    assert [(finding.fault, finding.place) for finding in found.findings] == [(Fault.ROWS_CHANGED, "access")]
    assert (found.school, found.authority) == ("Björkdalsskolan", "Barn- och utbildningsnämnden")
    assert every_byte(tmp_path) == before, "the folder, and the profile too"


def test_a_whole_vault_is_found_whole_and_no_more_is_written(school, tmp_path):
    school._stack.close()
    before = every_byte(tmp_path)
    assert inspect(school).findings == ()
    assert every_byte(tmp_path) == before


def test_it_is_held_against_a_control_sheet_too(school, tmp_path):
    shutil.copytree(school.folder, tmp_path / "older")
    groups = " ".join(school[LEAD].watch.control().groups)
    school._stack.close()
    assert inspect(school, control=groups).findings == ()
    shutil.rmtree(school.profile)
    assert [finding.fault for finding in inspect(school, tmp_path / "older", groups).findings] == [Fault.MISSING_TAIL]
    assert reason(inspect, school, None, "AAAA") is Reason.CONTROL_CODE_WRONG


def test_a_copy_may_be_looked_at_where_no_live_vault_may_lie(doubted, tmp_path):
    place = tmp_path / "OneDrive - Kommunen"
    shutil.copytree(doubted.folder, place)
    assert len(inspect(doubted, place).findings) == 1


def test_nobody_but_a_member_looks(doubted):
    assert reason(doubted.doors.inspect, doubted.folder, NAMES[LEAD], OTHER) is Reason.WRONG_PASSWORD
    assert reason(doubted.doors.inspect, doubted.folder.parent, NAMES[LEAD], PASSWORD) is Reason.VAULT_MISSING


def test_the_report_is_a_page_and_names_nobody(doubted):
    page = doubted.doors.report(inspect(doubted))
    assert page.startswith(b"%PDF-")
    with pytest.raises(Refusal):
        doubted.doors.report(type(inspect(doubted))((), "Skolan", "Nämnden", doubted.around.clock()))


class TestCopying:
    def test_every_file_comes_along_as_it_lies_and_is_for_its_owner_alone(self, doubted, tmp_path):
        (doubted.folder / "vault.db-journal").write_bytes(b"half a journal")
        before = every_byte(doubted.folder)
        names = doubted.doors.copy(doubted.folder, tmp_path / "copy")
        assert set(names) == {"vault.db", "vault.db-journal", "vault.keys", "vault.keys.2"}
        assert every_byte(tmp_path / "copy") == before == every_byte(doubted.folder)
        if os.name == "posix":
            assert {path.stat().st_mode & 0o777 for path in (tmp_path / "copy").iterdir()} == {0o600}

    def test_a_folder_of_which_only_the_keys_are_left_is_copied_as_well(self, doubted, tmp_path):
        (doubted.folder / DATABASE).unlink()
        assert DATABASE not in doubted.doors.copy(doubted.folder, tmp_path / "copy")

    @pytest.mark.parametrize("there", ["a file", "a folder with something", "the vault itself"])
    def test_nothing_is_written_over(self, doubted, tmp_path, there):
        target = doubted.folder if there == "the vault itself" else tmp_path / "target"
        if there == "a file":
            target.write_bytes(b"min fil")
        elif there == "a folder with something":
            target.mkdir()
            (target / "brev.txt").write_bytes(b"mitt brev")
        before = every_byte(tmp_path)
        assert reason(doubted.doors.copy, doubted.folder, target) is Reason.FOLDER_NOT_EMPTY
        assert every_byte(tmp_path) == before

    def test_where_there_is_no_vault_there_is_nothing_to_copy(self, doubted, tmp_path):
        assert reason(doubted.doors.copy, tmp_path / "nowhere", tmp_path / "copy") is Reason.VAULT_MISSING
        assert not (tmp_path / "copy").exists()


def test_a_vault_of_the_first_format_is_looked_at_as_it_lies(school, tmp_path):
    """Read and not brought up to date: that is for whoever signs in."""
    shutil.copytree(folder_of("0.1"), tmp_path / "first")
    before = every_byte(tmp_path / "first")
    name = "Lena Rektor"
    found = school.doors.inspect(tmp_path / "first", name, PASSWORD)
    assert found.findings == ()
    assert every_byte(tmp_path / "first") == before

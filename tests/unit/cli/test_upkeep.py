"""The commands that keep a vault alive do what they say, once through the command line."""

from datetime import timedelta

import pytest

from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, a_signal
from tests.unit.cli.conftest import only_mine, refused, text_of, words_of

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
OTHER = "ett annat lösenord"
SHORT = "kort"
MAJA = "Maja Kurator"


class TestBackups:
    def test_a_backup_is_made_listed_and_said_to_be_destroyed(self, terminal, tmp_path):
        out = tmp_path / "share" / "a.sspf-backup"
        out.parent.mkdir()
        made = terminal.at(LEAD, "backup", {"out": str(out)}).answer["backup"]
        assert (made["file"], out.exists()) == ("a.sspf-backup", True)
        (row,) = terminal.at(LEAD, "backup").answer["backups"]
        assert (row["backup"], row["by"], row["destroyed_on"]) == (made["backup"], NAMES[LEAD], None)
        (row,) = terminal.at(LEAD, "backup", {"destroyed": made["backup"]}).answer["backups"]
        assert row["destroyed_on"]

    @pytest.mark.parametrize("by", ["password", "words"])
    def test_a_backup_is_put_back_by_a_password_or_by_words(self, terminal, tmp_path, by):
        words = words_of(terminal.at(LEAD, "own-sheet"))
        pupil = terminal.school.add(LEAD)
        terminal.at(LEAD, "backup", {"out": str(tmp_path / "b")})
        asked = {"backup": str(tmp_path / "b")} | ({"name": NAMES[LEAD]} if by == "password" else {})
        secret = {"password": PASSWORD} if by == "password" else {"words": words}
        told = terminal.enter("restore", asked, vault=tmp_path / "back", **secret).answer["restored"]
        assert told["members"] == [NAMES[LEAD]]
        again = terminal.enter("restore", asked, vault=tmp_path / "back", **secret)
        assert refused(again) == "folder_not_empty"
        where = {"vault": tmp_path / "back", "password": PASSWORD}
        assert terminal.enter("sheet", {"pupil": pupil}, "--as", NAMES[LEAD], **where).code == 0
        status = terminal.enter("status", None, "--as", NAMES[LEAD], "--profile", tmp_path / "new", **where)
        assert status.answer["status"]["own_sheet"]

    def test_a_copy_is_the_files_as_they_lie(self, terminal, tmp_path):
        told = terminal.enter("copy", {"to": str(tmp_path / "kopia")}).answer["copied"]
        assert {"vault.db", "vault.keys"} <= set(told)
        for name in told:
            assert (tmp_path / "kopia" / name).read_bytes() == (terminal.school.folder / name).read_bytes()


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class TestVerifying:
    def test_a_whole_vault_is_whole(self, terminal):
        assert terminal.at(LEAD, "verify").answer == {"ok": True, "whole": True, "faults": []}

    @pytest.fixture
    def old(self, terminal, tmp_path):
        """Yesterday's files put back; what today's control sheet said."""
        terminal.school._stack.close()
        before = files_in(terminal.school.folder)
        groups = terminal.at(LEAD, "control-sheet").answer["groups"]
        for name, content in before.items():
            (terminal.school.folder / name).write_bytes(content)
        return " ".join(groups)

    def test_a_vault_in_doubt_is_told_of_without_writing_a_byte_in_it(self, old, terminal, tmp_path):
        before = files_in(terminal.school.folder)
        told = terminal.at(LEAD, "verify", {"report": str(tmp_path / "report.pdf")})
        assert (told.code, told.answer["whole"], bool(told.answer["faults"])) == (4, False, True)
        assert files_in(terminal.school.folder) == before
        assert refused(terminal.at(LEAD, "members")) == "vault_in_doubt"
        assert only_mine(tmp_path / "report.pdf")
        assert "Björkdalsskolan" in text_of(tmp_path / "report.pdf")
        again = terminal.at(LEAD, "verify", {"report": str(tmp_path / "report.pdf")})
        assert again.refusal["places"]["place"] == "$.report"

    @pytest.mark.parametrize("report", [False, True])
    def test_a_new_computer_is_told_by_the_control_sheet(self, old, terminal, tmp_path, report):
        asked = {"control": old} | ({"report": str(tmp_path / "report.pdf")} if report else {})
        told = terminal.at(LEAD, "verify", asked, "--profile", tmp_path / "new")
        assert (told.code, told.answer["whole"]) == (4, False)
        assert (tmp_path / "report.pdf").exists() is report
        assert terminal.at(LEAD, "verify", None, "--profile", tmp_path / "newer").answer["whole"]

    def test_groups_that_cannot_be_a_control_sheets_are_refused(self, terminal):
        assert refused(terminal.at(LEAD, "verify", {"control": "ABCD"})) == "control_code_wrong"

    def test_a_wrong_password_is_no_doubt(self, terminal):
        assert refused(terminal.at(LEAD, "verify", password=OTHER)) == "wrong_password"

    def test_a_whole_vault_has_no_report(self, terminal, tmp_path):
        assert terminal.at(LEAD, "verify", {"report": str(tmp_path / "report.pdf")}).answer["whole"]
        assert not (tmp_path / "report.pdf").exists()

    def test_a_control_sheet_is_a_page_with_its_groups(self, terminal, tmp_path):
        told = terminal.at(LEAD, "control-sheet", {"out": str(tmp_path / "control.pdf")}).answer
        assert (len(told["groups"]), only_mine(tmp_path / "control.pdf")) == (12, True)
        assert all(group in text_of(tmp_path / "control.pdf") for group in told["groups"])
        assert terminal.at(LEAD, "verify", {"control": " ".join(told["groups"])}).answer["whole"]

    def test_who_may_not_chair_prints_no_control_sheet(self, group, terminal):
        assert refused(terminal.at(SOCIAL, "control-sheet")) == "not_your_seat"

    def test_status_says_what_is_due(self, terminal, around):
        told = terminal.at(LEAD, "status").answer["status"]
        assert (told["own_sheet"], told["seat_sheet"], told["backup_due"]) == (False, True, True)
        around.now += timedelta(days=400)
        assert terminal.at(LEAD, "status").answer["status"]["drill_due"]

    def test_erase_gives_a_certificate(self, terminal):
        pupil = terminal.school.add(LEAD)
        item = terminal.school[LEAD].recording.record(pupil, a_signal("Ska gallras.")).item
        asked = {"pupil": pupil, "item": item, "decision": "2026-11-02, dnr 2026/114"}
        told = terminal.at(LEAD, "erase", asked).answer["erased"]
        assert (told["item"], told["versions"], told["backups"]) == (item, 1, [])
        assert "Ska gallras." not in terminal.at(LEAD, "sheet", {"pupil": pupil}).out


def test_no_secret_stands_in_any_other_answer_in_any_error_or_in_any_file(group, terminal, tmp_path):
    own, seat = words_of(terminal.at(LEAD, "own-sheet")), words_of(terminal.at(LEAD, "seat-sheet"))
    asked = {"name": MAJA, "seat": COUNSELLOR, "mode": "writes"}
    code = terminal.at(LEAD, "invite", asked).answer["code"]
    receipt = {"keeper": "Ruth Registrator", "kept_at": "skåpet"}
    done = [
        terminal.at(LEAD, "receipt", receipt | {"keeper": ""}, words=seat),
        terminal.at(LEAD, "receipt", receipt, words=seat),
        terminal.at(LEAD, "drill", words=own),
        terminal.at(SOCIAL, "drill", words=own),
        terminal.enter("recover", words=own, new_password=SHORT),
        terminal.enter("join", code=code, password=SHORT),
        terminal.enter("join", code=code, password=OTHER),
        terminal.enter("join", code=code, password=OTHER),
        terminal.at(LEAD, "backup", {"out": str(tmp_path / "backup")}),
        terminal.at(LEAD, "control-sheet", {"out": str(tmp_path / "control.pdf")}),
        terminal.at(LEAD, "appoint", {"member": MAJA}, second_words=own),
        terminal.enter("restore", {"backup": str(tmp_path / "backup")}, vault=tmp_path / "back", words=own),
        terminal.at(LEAD, "end-member", {"member": NAMES[SOCIAL], "alone": True}),
    ]
    assert {told.code for told in done} == {0, 3}
    said = "".join(told.out + told.err for told in done).encode()
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    secrets = (PASSWORD, OTHER, own, seat, code, code.replace("-", ""))
    assert [secret for secret in secrets for text in (said, *files) if secret.encode() in text] == []
    words = {word for sheet in (own, seat) for word in sheet.split() if len(word) > 5}
    assert not any(f'"{word}"'.encode() in said for word in words)


def test_limits_says_what_is_not_protected(terminal):
    told = terminal.run("limits").answer["limits"]
    assert all(limit["title"] and limit["text"] for limit in told)
    assert terminal.run("--language", "en", "limits").answer["limits"] != told


class TestSettings:
    def test_they_are_told_to_every_member_and_set_by_a_registrar_one_by_one(self, group, terminal):
        before = {"own_from": 15, "own_yes": "beside", "usual_months": 6, "longest_months": 12}
        told = terminal.at(COUNSELLOR, "settings").answer["settings"]
        assert told == {"same_branch": True, "practice": before}
        asked = {"practice": {"own_yes": "guardians", "usual_months": 3}}
        assert refused(terminal.at(COUNSELLOR, "settings", asked)) == "not_registrar"
        after = before | {"own_yes": "guardians", "usual_months": 3}
        assert terminal.at(LEAD, "settings", asked).answer["settings"] == {"same_branch": True, "practice": after}
        shut = terminal.at(LEAD, "settings", {"same_branch": False}).answer["settings"]
        assert shut == {"same_branch": False, "practice": after}

    def test_what_is_out_of_bounds_says_the_bounds(self, terminal):
        told = terminal.at(LEAD, "settings", {"practice": {"longest_months": 13}})
        assert refused(told) == "practice_out_of_bounds"
        assert told.refusal["places"] == {"place": "longest_months", "lowest": "1", "highest": "12"}

    def test_a_group_is_founded_with_its_practice(self, terminal, tmp_path):
        founder = {"name": "Lena", "seat": "COUNSELLOR", "school": "S", "authority": "N"}
        terminal.enter("init", founder | {"practice": {"own_from": 13}}, vault=tmp_path / "ny", password=PASSWORD)
        told = terminal.enter("settings", {}, "--as", "Lena", vault=tmp_path / "ny", password=PASSWORD)
        assert told.answer["settings"]["practice"]["own_from"] == 13

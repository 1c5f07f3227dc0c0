"""The commands by which people come, go and come back, each once through the command line."""

import pypdfium2
import pytest

from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, a_commitment
from tests.unit.cli.conftest import only_mine, refused, text_of, words_of

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
OTHER = "ett annat lösenord"
PAGES = "ett lösenord för sidor"
MAJA = "Maja Kurator"


def joins(terminal, name, seat, password=OTHER):
    """Somebody invited by the registrar spends his code: what came of it."""
    asked = {"name": name, "seat": seat, "mode": "writes", "agreement": "avtal 2026-01-15, dnr 4/2026"}
    code = terminal.at(LEAD, "invite", asked).answer["code"]
    return terminal.enter("join", code=code, password=password)


class TestSheets:
    def test_a_lost_password_is_mended_by_the_own_sheet_that_is_spent_by_it(self, terminal):
        words = words_of(terminal.at(LEAD, "own-sheet"))
        told = terminal.enter("recover", words=words, new_password=OTHER).answer
        assert (told["member"], told["next"]) == (NAMES[LEAD], ["own-sheet"])
        assert refused(terminal.at(LEAD, "members")) == "wrong_password"
        assert terminal.at(LEAD, "members", password=OTHER).code == 0
        assert refused(terminal.enter("recover", words=words, new_password=OTHER)) == "wrong_words"

    @pytest.mark.parametrize(("command", "whose"), [("own-sheet", NAMES[LEAD]), ("seat-sheet", "skolledning")])
    def test_a_sheet_is_saved_as_a_locked_page_that_this_user_alone_can_read(self, terminal, tmp_path, command, whose):
        out = tmp_path / "new" / "sheet.pdf"
        words = words_of(terminal.at(LEAD, command, {"out": str(out)}, pages=PAGES))
        said = text_of(out, PAGES)
        assert only_mine(out)
        assert whose in said.casefold() or whose in said
        assert all(word in said for word in words.split())
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(out)

    @pytest.mark.parametrize(("pages", "reason"), [("kort", "weak_password"), (PAGES, "bad_input")])
    def test_a_page_without_a_place_or_a_good_password_leaves_the_earlier_sheet_as_it_is(
        self, terminal, tmp_path, pages, reason
    ):
        words = words_of(terminal.at(LEAD, "own-sheet"))
        (tmp_path / "there.pdf").write_text("i vägen")
        told = terminal.at(LEAD, "own-sheet", {"out": str(tmp_path / "there.pdf")}, pages=pages)
        assert refused(told) == reason
        assert (tmp_path / "there.pdf").read_text() == "i vägen"
        assert terminal.at(LEAD, "drill", words=words).answer["tried"]

    def test_a_folder_that_is_none_is_refused_before_the_earlier_sheet_is_lost(self, terminal, tmp_path):
        words = words_of(terminal.at(LEAD, "own-sheet"))
        (tmp_path / "none").write_text("")
        told = terminal.at(LEAD, "own-sheet", {"out": str(tmp_path / "none" / "deep" / "a.pdf")}, pages=PAGES)
        assert (refused(told), told.refusal["places"]) == ("disk_error", {"file": "a.pdf"})
        assert terminal.at(LEAD, "drill", words=words).code == 0

    def test_a_sheet_that_is_refused_leaves_no_file(self, terminal, tmp_path):
        code = terminal.at(LEAD, "invite", {"name": "Leo", "seat": "LEISURE", "mode": "reads"}).answer["code"]
        terminal.enter("join", code=code, password=PASSWORD)
        told = terminal.at("Leo", "seat-sheet", {"out": str(tmp_path / "sheet.pdf")}, pages=PAGES)
        assert refused(told) == "not_allowed_in_mode"
        assert not (tmp_path / "sheet.pdf").exists()

    def test_a_receipt_makes_the_seat_ready(self, terminal):
        code = terminal.at(LEAD, "invite", {"name": "Kim", "seat": "COUNSELLOR", "mode": "writes"}).answer["code"]
        terminal.enter("join", code=code, password=PASSWORD)
        row = {"given_name": "A", "family_name": "B", "birth_date": "2012-01-02", "school_class": "8B"}
        pupils = {"on": "2026-11-20", "pupils": [row]}
        assert refused(terminal.at("Kim", "import", pupils)) == "no_seat_sheet"
        words = words_of(terminal.at("Kim", "seat-sheet"))
        asked = {"keeper": "Ruth Registrator", "kept_at": "kassaskåpet"}
        assert refused(terminal.at("Kim", "receipt", asked, words="inga ord")) == "wrong_words"
        assert terminal.at("Kim", "receipt", asked, words=words).answer["keeper"] == "Ruth Registrator"
        assert terminal.at("Kim", "import", pupils).code == 0

    def test_a_drill_says_whose_sheet_it_is(self, terminal):
        own, seat = words_of(terminal.at(LEAD, "own-sheet")), words_of(terminal.at(LEAD, "seat-sheet"))
        told = terminal.at(LEAD, "drill", words=own).answer
        assert (told["whose"], told["of_seat"]) == (NAMES[LEAD], False)
        told = terminal.at(LEAD, "drill", words=seat).answer
        assert (told["whose"], told["seat"], told["of_seat"]) == ("", LEAD, True)


class TestMembers:
    def test_a_second_member_waits_with_six_words_until_he_is_let_in(self, group, terminal):
        waiting = joins(terminal, MAJA, COUNSELLOR)
        assert refused(waiting) == "waiting_for_admission"
        six = waiting.refusal["places"]["place"]
        assert len(six.split()) == 6
        assert terminal.at(MAJA, "members", password=OTHER).refusal["places"]["place"] == six
        told = terminal.at(COUNSELLOR, "members").answer["waiting"]
        assert told == [{"name": MAJA, "seat": COUNSELLOR, "by_you": True}]
        assert refused(terminal.at(COUNSELLOR, "admit", {"member": MAJA, "words": "inte de här"})) == "words_differ"
        assert terminal.at(COUNSELLOR, "admit", {"member": MAJA, "words": six}).answer["admitted"] == MAJA
        assert terminal.at(MAJA, "members", password=OTHER).answer["waiting"] == []

    def test_a_registrar_appoints_another(self, group, terminal):
        assert terminal.at(LEAD, "appoint", {"member": NAMES[COUNSELLOR]}).answer["appointed"] == NAMES[COUNSELLOR]
        asked = {"name": "Leo", "seat": "LEISURE", "mode": "reads"}
        assert terminal.at(COUNSELLOR, "invite", asked).answer["code"]

    def test_where_no_registrar_signs_two_appoint_by_password_or_by_words(self, group, terminal):
        words = words_of(terminal.at(LEAD, "seat-sheet"))
        terminal.at(LEAD, "receipt", {"keeper": "Ruth Registrator", "kept_at": "skåpet"}, words=words)
        asked = {"member": NAMES[COUNSELLOR]}
        assert refused(terminal.at(COUNSELLOR, "appoint", asked)) == "not_registrar"
        told = terminal.at(COUNSELLOR, "appoint", asked | {"second": NAMES[SOCIAL]}, second_password=PASSWORD)
        assert told.answer["appointed"] == NAMES[COUNSELLOR]
        assert terminal.at(COUNSELLOR, "appoint", asked, second_words=words).answer["appointed"] == NAMES[COUNSELLOR]

    def test_a_second_persons_password_comes_with_a_name(self, group, terminal):
        told = terminal.at(COUNSELLOR, "appoint", {"member": NAMES[COUNSELLOR]}, second_password=PASSWORD)
        assert told.refusal["places"] == {"place": "$.second"}

    def test_a_named_second_person_is_asked_for_his_password(self, group, terminal, monkeypatch):
        asked = []
        monkeypatch.setattr("getpass.getpass", lambda words: asked.append(words) or PASSWORD)
        terminal.at(COUNSELLOR, "appoint", {"member": NAMES[COUNSELLOR], "second": NAMES[SOCIAL]})
        assert asked == ["Den andra personens lösenord: "]

    def test_a_membership_ends_in_good_order_once_what_is_asked_has_been_answered(self, group, terminal):
        pupil = group.add(LEAD)
        group[LEAD].recording.record(pupil, a_commitment(owner=COUNSELLOR))
        group._stack.close()
        asked = {"member": NAMES[COUNSELLOR]}
        assert refused(terminal.at(LEAD, "end-member", asked)) == "only_member"
        assert refused(terminal.at(LEAD, "end-member", asked | {"alone": True})) == "commitments_open"
        told = terminal.at(LEAD, "end-member", asked | {"alone": True, "commitments_stand": True})
        assert (told.answer["ended"], told.err) == (NAMES[COUNSELLOR], "")
        assert refused(terminal.at(COUNSELLOR, "members")) == "wrong_password"
        assert terminal.at(LEAD, "verify").answer["whole"]

    def test_the_head_of_an_ending_is_remembered(self, group, terminal):
        group._stack.close()
        terminal.at(LEAD, "end-member", {"member": NAMES[SOCIAL], "alone": True})
        (remembered,) = (terminal.profile / "heads").iterdir()
        before = remembered.read_bytes()
        terminal.at(LEAD, "members")
        assert before != remembered.read_bytes()
        assert terminal.at(LEAD, "verify").answer["whole"]

    def test_a_member_ends_his_own_and_leaves_in_good_order(self, group, terminal):
        group._stack.close()
        told = terminal.at(SOCIAL, "end-member", {"member": NAMES[SOCIAL], "alone": True})
        assert (told.answer["ended"], told.err) == (NAMES[SOCIAL], "")
        assert refused(terminal.at(SOCIAL, "members")) == "wrong_password"
        assert terminal.at(LEAD, "verify").answer["whole"]

    def test_hand_over_lists_what_a_seat_has_to_do_and_offers_it_to_another(self, group, terminal):
        pupil = group.add(LEAD)
        item = group[LEAD].recording.record(pupil, a_commitment(owner=COUNSELLOR)).item
        (open_,) = terminal.at(LEAD, "hand-over", {"seat": COUNSELLOR}).answer["open"]
        assert (open_["item"], open_["own"]) == (item, True)
        asked = {"pupil": pupil, "commitment": item, "to": SOCIAL}
        assert terminal.at(LEAD, "hand-over", asked).answer["offered"] == item
        assert terminal.at(LEAD, "hand-over", {"seat": COUNSELLOR}).answer["open"] == []

    def test_fulfil_says_that_a_commitment_has_been_kept_or_has_not(self, group, terminal):
        pupil = group.add(LEAD)
        item = group[LEAD].recording.record(pupil, a_commitment(owner=LEAD)).item
        group[LEAD].recording.promise(pupil, item, accepted=True)
        asked = {"pupil": pupil, "commitment": item}
        for done, open_ in ((True, []), (False, [item])):
            assert terminal.at(LEAD, "fulfil", asked | {"done": done}).answer["commitment"] == item
            told = terminal.at(LEAD, "hand-over", {"seat": LEAD}).answer["open"]
            assert [one["item"] for one in told] == open_

    @pytest.mark.parametrize(("asked", "place"), [({}, "$.commitment"), ({"commitment": "a"}, "$.to")])
    def test_hand_over_needs_to_know_what_and_to_whom(self, terminal, asked, place):
        assert terminal.at(LEAD, "hand-over", asked).refusal["places"] == {"place": place}


class TestComingBack:
    @pytest.fixture
    def alone(self, group, terminal):
        """The words of the counsellor's sheet, once its only member has gone."""
        words = words_of(terminal.at(COUNSELLOR, "seat-sheet"))
        terminal.at(COUNSELLOR, "receipt", {"keeper": "Ruth Registrator", "kept_at": "skåpet"}, words=words)
        group._stack.close()
        assert terminal.at(LEAD, "end-member", {"member": NAMES[COUNSELLOR], "alone": True}).code == 0
        return words

    def test_a_seat_is_taken_again_by_a_code_and_its_sheet(self, alone, terminal):
        code = terminal.at(LEAD, "invite", {"name": MAJA, "seat": COUNSELLOR, "mode": "writes"}).answer["code"]
        told = terminal.enter("reseat", code=code, words=alone, new_password=OTHER).answer
        assert (told["member"], told["seat"]) == (MAJA, COUNSELLOR)
        assert told["next"] == ["own-sheet", "seat-sheet", "receipt"]
        assert terminal.at(MAJA, "sheet", password=OTHER).code == 0
        assert refused(terminal.enter("reseat", code=code, words=alone, new_password=OTHER)) == "spent_code"

    @pytest.mark.parametrize("second", ["password", "words"])
    def test_a_seat_is_taken_again_by_its_sheet_and_a_second_person(self, alone, terminal, second):
        lead = words_of(terminal.at(LEAD, "seat-sheet"))
        terminal.at(LEAD, "receipt", {"keeper": "Ruth Registrator", "kept_at": "skåpet"}, words=lead)
        asked = {"name": MAJA, "seat": COUNSELLOR, "mandate": "kurator"}
        by = {"second_password": PASSWORD} if second == "password" else {"second_words": lead}
        asked |= {"second": NAMES[SOCIAL]} if second == "password" else {}
        assert terminal.enter("reseat", asked, words=alone, new_password=OTHER, **by).answer["member"] == MAJA
        invited = {"name": "Leo", "seat": "LEISURE", "mode": "reads"}
        assert terminal.at(MAJA, "invite", invited, password=OTHER).answer["code"]

    def test_nobody_takes_a_seat_again_alone(self, alone, terminal):
        asked = {"name": MAJA, "seat": COUNSELLOR}
        assert refused(terminal.enter("reseat", asked, words=alone, new_password=OTHER)) == "two_persons"

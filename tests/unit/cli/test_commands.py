"""Every command does at a desk what it says, once through the command line."""

from datetime import date

import pypdfium2
import pytest

from sspf_desk.records import places
from sspf_desk.roster import read
from sspf_desk.settings import resource
from sspf_desk.terms import Act, Mode, Seat
from tests.builders import (
    NAMES,
    PASSWORD,
    a_commitment,
    a_consent,
    a_decision,
    a_need,
    a_plan,
    a_signal,
    ready_for_agenda,
    texts,
)

LEAD, COUNSELLOR, SOCIAL, LEISURE, POLICE = (
    Seat.SCHOOL_LEAD,
    Seat.COUNSELLOR,
    Seat.SOCIAL_SERVICES,
    Seat.LEISURE,
    Seat.POLICE,
)
OTHER = "ett annat lösenord"
PAGES = "ett lösenord för sidor"


@pytest.fixture
def group(terminal):
    return terminal.school.join(COUNSELLOR, SOCIAL).join(LEISURE, mode=Mode.READS).at_the_table(POLICE)


@pytest.fixture
def pupil(group):
    return group.add(LEAD)


def test_init_founds_a_group_that_its_member_can_enter_and_says_what_is_next(terminal, tmp_path):
    asked = {"name": "Ny", "seat": "COUNSELLOR", "school": "S", "authority": "N"}
    told = terminal.enter("init", asked, vault=tmp_path / "new", password=PASSWORD).answer
    assert told == {"ok": True, "member": "Ny", "seat": "COUNSELLOR", "next": ["own-sheet", "seat-sheet", "receipt"]}
    with terminal.doors(None).sign_in(tmp_path / "new", "Ny", PASSWORD) as desk:
        assert desk.member.seat is COUNSELLOR


@pytest.mark.parametrize(
    ("mode", "next_"), [("writes", ["own-sheet", "seat-sheet", "receipt"]), ("reads", ["own-sheet"])]
)
def test_invite_and_join_bring_a_member_in(terminal, mode, next_):
    code = terminal.at(LEAD, "invite", {"name": NAMES[COUNSELLOR], "seat": COUNSELLOR, "mode": mode}).answer["code"]
    told = terminal.enter("join", code=code, password=OTHER).answer
    assert (told["member"], told["seat"], told["next"]) == (NAMES[COUNSELLOR], COUNSELLOR, next_)
    assert terminal.at(COUNSELLOR, "sheet", password=OTHER).answer["pupils"] == []


def test_invite_names_who_sits_at_the_table_without_a_code(terminal):
    told = terminal.at(LEAD, "invite", {"name": NAMES[POLICE], "seat": POLICE, "mode": "at_the_table"})
    assert told.answer["code"] is None
    members = terminal.at(LEAD, "members").answer["members"]
    assert {member["seat"]: member["mode"] for member in members} == {LEAD: "writes", POLICE: "at_the_table"}


def test_import_takes_in_a_class_list_and_pupils_by_hand(group, terminal):
    listed = read(resource("demo", "school"), date(2026, 11, 20))
    told = terminal.at(LEAD, "import", {"on": "2026-11-20", "folder": str(resource("demo", "school"))})
    assert told.answer["imported"]["new"] == len(listed.pupils)
    row = {"given_name": "Alma", "family_name": "Ny", "birth_date": "2012-01-02", "school_class": "8B"}
    (handle,) = terminal.at(LEAD, "import", {"on": "2026-11-20", "pupils": [row]}).answer["pupils"]
    assert terminal.at(LEAD, "sheet", {"pupil": handle}).answer["sheet"]["name"] == "Alma Ny"


def test_record_records_and_corrects(group, terminal, pupil):
    recorded = terminal.at(LEAD, "record", {"pupil": pupil, "draft": a_signal("Kom för sent.")}).answer["recorded"]
    change = {"pupil": pupil, "draft": a_signal("Kom i tid."), "corrects": recorded["item"]}
    refused = terminal.at(LEAD, "record", change)
    assert (refused.refusal["refused"], refused.refusal["places"]) == ("bad_input", {"place": "$.stamp"})
    change["stamp"] = recorded["stamp"]
    assert terminal.at(LEAD, "record", change).code == 0
    assert texts(group[LEAD].recording.sheet(pupil)) == {"Kom i tid."}


def test_draft_shows_what_could_not_be_saved_and_throws_it_away(terminal, pupil):
    terminal.at(LEAD, "record", {"pupil": pupil, "draft": a_signal("Nästan färdig.", term="")})
    assert terminal.at(LEAD, "draft").answer["draft"]["draft"]["text"] == "Nästan färdig."
    assert terminal.at(LEAD, "draft", {"clear": True}).answer["draft"] is None


def test_take_accept_and_withdraw_open_and_shut(group, terminal, pupil):
    group[LEAD].recording.record(pupil, a_need("En lugn plats."))
    consent = terminal.at(LEAD, "take", {"pupil": pupil, "consent": a_consent()}).answer["consent"]
    assert terminal.at(LEAD, "accept", {"pupil": pupil, "consent": consent}).answer["grant"]
    assert "En lugn plats." in terminal.at(SOCIAL, "sheet", {"pupil": "Alva Lindqvist"}).out
    terminal.at(LEAD, "withdraw", {"pupil": pupil, "consent": consent, "who": "eleven"})
    assert "En lugn plats." not in terminal.at(SOCIAL, "sheet", {"pupil": "Alva Lindqvist"}).out


@pytest.mark.parametrize(("declined", "state"), [(False, "antaget"), (True, "avböjt")])
def test_accept_promises_or_declines_a_commitment(group, terminal, pupil, declined, state):
    offer = group[LEAD].recording.record(pupil, a_commitment(owner=LEISURE)).item
    terminal.at(LEISURE, "accept", {"pupil": "Alva Lindqvist", "commitment": offer, "declined": declined})
    assert state in terminal.at(LEISURE, "sheet", {"pupil": "Alva Lindqvist"}).out


def test_accept_needs_to_know_what(terminal, pupil):
    assert terminal.at(LEAD, "accept", {"pupil": pupil}).refusal["places"] == {"place": "$.consent"}


def test_decide_lists_provisions_and_records_a_decision(group, terminal, pupil):
    item = group[LEAD].recording.record(pupil, a_need("En lugn plats.")).item
    asked = {"pupil": pupil, "items": [item], "receiver": SOCIAL}
    provisions = {each["id"]: each["why_not"] for each in terminal.at(LEAD, "decide", asked).answer["provisions"]}
    assert provisions["harm-test"] is None
    assert provisions["osl-25-12"] is not None
    assert terminal.at(LEAD, "decide", {"pupil": pupil, "decision": a_decision({item})}).answer["decided"]["item"]
    assert "En lugn plats." in terminal.at(SOCIAL, "sheet", {"pupil": "Alva Lindqvist"}).out


def test_decide_needs_to_know_for_whom(terminal, pupil):
    assert terminal.at(LEAD, "decide", {"pupil": pupil}).refusal["places"] == {"place": "$.receiver"}


def test_sheet_lists_pupils_and_finds_them(group, terminal, pupil):
    group.add(LEAD, "Hamza Benali", "8B")
    assert len(terminal.at(LEAD, "sheet").answer["pupils"]) == 2
    (found,) = terminal.at(LEAD, "sheet", {"find": "9b"}).answer["pupils"]
    assert (found["pupil"], found["name"]) == (pupil, "Alva Lindqvist")


def test_link_joins_and_takes_apart(group, terminal, pupil):
    mine = group.add(SOCIAL)
    item = group[LEAD].recording.record(pupil, a_need("En lugn plats.")).item
    group[LEAD].grounds.decide(pupil, a_decision({item}))
    assert len(terminal.at(SOCIAL, "sheet").answer["pupils"]) == 2
    terminal.at(SOCIAL, "link", {"pupil": mine, "other": pupil})
    assert len(terminal.at(SOCIAL, "sheet").answer["pupils"]) == 1
    terminal.at(SOCIAL, "link", {"pupil": mine, "other": pupil, "apart": True})
    assert len(terminal.at(SOCIAL, "sheet").answer["pupils"]) == 2


def call_request():
    present = [{"seat": seat} for seat in (LEAD, COUNSELLOR, POLICE)]
    return {"held_on": "2026-11-26", "begins": "09:00:00", "place": "Eken", "chair": LEAD, "present": present}


def test_a_seat_says_that_it_is_ready_and_the_seat_that_called_is_told(group, terminal):
    meeting = group[LEAD].planning.call(a_plan(LEAD, COUNSELLOR))
    said = terminal.at(COUNSELLOR, "ready", {"meeting": meeting, "ready": True}).answer["readiness"]
    assert (said["ready"], said["raises"], said["seats"]) == (True, False, [])
    said = terminal.at(COUNSELLOR, "ready", {"meeting": meeting, "raises": True}).answer["readiness"]
    assert (said["ready"], said["raises"]) == (True, True), "what is left out stays as it was"
    terminal.at(COUNSELLOR, "ready", {"meeting": meeting, "ready": False})
    told = terminal.at(LEAD, "ready", {"meeting": meeting}).answer["readiness"]
    assert {one["seat"]: (one["ready"], one["raises"]) for one in told["seats"]} == {
        LEAD: (False, False),
        COUNSELLOR: (False, True),
    }


def test_meeting_and_agenda_give_locked_copies(group, terminal, pupil, tmp_path):
    ready_for_agenda(group[LEAD], pupil)
    meeting = terminal.at(LEAD, "meeting", {"call": call_request()}).answer["meeting"]
    terminal.at(LEAD, "meeting", {"meeting": meeting, "pupils": ["Alva Lindqvist"]})
    (listed,) = terminal.at(LEAD, "meeting").answer["meetings"]
    assert listed["meeting"] == meeting
    asked = {"meeting": meeting, "out": str(tmp_path / "copies")}
    told = terminal.at(LEAD, "agenda", asked, pages=PAGES).answer["copies"]
    assert entered(group[LEAD])
    assert [copy["file"] for copy in told] == ["1-SCHOOL_LEAD.pdf", "2-COUNSELLOR.pdf", "3-POLICE.pdf"]
    with pypdfium2.PdfDocument(tmp_path / "copies" / "1-SCHOOL_LEAD.pdf", password=PAGES) as pdf:
        assert "Alva Lindqvist" in "".join(page.get_textpage().get_text_range() for page in pdf)
    own = terminal.at(COUNSELLOR, "agenda", asked | {"own": True}, pages=PAGES).answer["copies"]
    assert [copy["file"] for copy in own] == ["COUNSELLOR.pdf"]


def entered(desk):
    """The register's entries of copies, as a seat has them."""
    with desk.copies._acts.begin(Act.LISTED, "copies", reading=True) as session:
        return desk.copies._records.listed(session, places.COPIES, own=True, given=True)


def test_agenda_composes_nothing_for_a_weak_password(group, terminal, pupil, tmp_path):
    meeting = group[LEAD].planning.call(a_plan(LEAD, COUNSELLOR))
    told = terminal.at(LEAD, "agenda", {"meeting": meeting, "out": str(tmp_path / "copies")}, pages="kort")
    assert told.refusal["refused"] == "weak_password"
    assert not (tmp_path / "copies").exists()
    assert entered(group[LEAD]) == []


def test_agenda_names_the_file_that_the_disk_refused(group, terminal, tmp_path):
    meeting = group[LEAD].planning.call(a_plan(LEAD))
    (tmp_path / "copies").write_text("i vägen")
    told = terminal.at(LEAD, "agenda", {"meeting": meeting, "out": str(tmp_path / "copies")}, pages=PAGES)
    assert (told.refusal["refused"], told.refusal["places"]) == ("disk_error", {"file": "1-SCHOOL_LEAD.pdf"})


def test_passwd_changes_the_password(terminal):
    assert terminal.at(LEAD, "passwd", pages=OTHER).answer["changed"]
    assert terminal.at(LEAD, "members").refusal["refused"] == "wrong_password"
    assert terminal.at(LEAD, "members", password=OTHER).code == 0


def test_demo_is_shown_in_the_folder_named(terminal, shown, tmp_path):
    assert terminal.run("demo", "--out", tmp_path / "demo").answer == {"ok": True, "demo": {"members": 6}}
    assert shown == [tmp_path / "demo"]

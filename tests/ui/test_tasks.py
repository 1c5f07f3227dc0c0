"""The core tasks of docs/tasks.md, each by the keyboard alone, from signing in; what the desk then knows decides."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QTabBar

from sspf_desk import settings
from sspf_desk.membership.first_start import words_asked
from sspf_desk.terms import Ground, Kind, Seat
from sspf_desk.ui import start
from sspf_desk.ui.blank import Blank
from sspf_desk.ui.help import HelpWindow
from tests.builders import (
    NAMES,
    PASSWORD,
    a_commitment,
    a_consent,
    a_plan,
    a_question,
    a_signal,
    a_strength,
    a_view,
    ready_for_agenda,
    texts,
)
from tests.ui.keys import Keys, told
from tests.ui.program import Program

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
SEEN = "Kom för sent två dagar och såg trött ut."
LISTED = Path(__file__).parents[2] / "docs" / "tasks.md"
GOOD = "tallkotte kompass ringdans humla"


@pytest.fixture
def alva(school):
    """A pupil of the counsellor's, in a school where three seats write and the police sit at the table."""
    school.join(COUNSELLOR, SOCIAL).at_the_table(POLICE)
    return school.add(COUNSELLOR)


@pytest.fixture
def program(school, qapp, qtbot, tmp_path):
    program = Program(qapp, school, tmp_path / "settings.json")
    yield program
    program.end()


@pytest.fixture
def sheet_of(program, alva):
    """Alva's sheet open at a seat's desk, by Ctrl+K."""

    def at(seat):
        return program.sign_in(seat).press("Ctrl+K").type("alva").press("Return")

    return at


def lines(program, kind, name="Alva Lindqvist"):
    (row,) = (one for one in program.desk.people.list() if one.name == name)
    return [one for one in program.desk.recording.sheet(row.pupil).lines if one.kind is kind]


def test_the_list_of_tasks_is_this_one():
    listed = re.findall(r"^\| (\d+) \|", LISTED.read_text("utf-8"), re.MULTILINE)
    tried = {name.split("_")[2] for name in globals() if name.startswith("test_task_")}
    assert sorted(map(int, tried)) == sorted(map(int, listed)) == list(range(1, 21))


def test_task_1_a_member_signs_in(program, alva):
    program.sign_in(COUNSELLOR)
    assert program.desk.member.name == NAMES[COUNSELLOR]
    assert program.window.page.title() == "Today"


def test_task_2_a_pupil_is_found_from_anywhere(program, sheet_of, alva):
    sheet_of(COUNSELLOR)
    assert (program.window.page.title(), program.window.page.about) == ("Pupil", alva)


def test_task_3_a_sheet_is_opened_from_the_list_and_left_again(program, alva, school):
    school.add(COUNSELLOR, "Ömer Åberg", "8A")
    keys = program.sign_in(COUNSELLOR).press("Ctrl+2").type("åberg").press("Down").press("Return")
    assert program.window.page.title() == "Pupil"
    assert program.window.page.about != alva
    keys.press("Alt+Left")
    assert program.window.page.title() == "Pupils"


def test_task_4_a_signal_is_recorded(program, sheet_of):
    keys = sheet_of(COUNSELLOR).press("Ctrl+N")
    keys.type("arrives late more").press("Tab").to("What was seen or heard").type(SEEN).press("Ctrl+Return")
    (line,) = lines(program, Kind.SIGNAL)
    assert (str(line.text), line.ground) == (SEEN, Ground.OWN)


@pytest.mark.parametrize(
    ("kind", "entry", "filled"),
    [
        (Kind.STRENGTH, "Strength", "likes school"),
        (Kind.NEED, "Need", "a way back to att"),
        (Kind.CHILDS_VIEW, "The pupil's own view", ("The pupil has been asked", "School")),
        (Kind.QUESTION, "Why the group asks", ("School",)),
    ],
)
def test_task_5_what_a_meeting_needs_is_written(program, sheet_of, kind, entry, filled):
    keys = sheet_of(COUNSELLOR).push("Write something else").pick(entry)
    if isinstance(filled, str):
        keys.type(filled).press("Tab").box().type(SEEN)
    else:
        keys.box().type(SEEN)
        for tick in filled:
            keys.push(tick)
    keys.press("Ctrl+Return")
    (line,) = lines(program, kind)
    assert SEEN in str(line.text)


def test_task_6_an_entry_of_ones_own_is_corrected(program, sheet_of, school, alva):
    school[COUNSELLOR].recording.record(alva, a_signal("Borta i tre dagar."))
    keys = sheet_of(COUNSELLOR).push("Correct")
    keys.box().press("Ctrl+A").type("Borta i två dagar.").press("Ctrl+Return")
    assert [str(one.text) for one in lines(program, Kind.SIGNAL)] == ["Borta i två dagar."]


def test_task_7_it_is_asked_who_can_read_an_entry(program, sheet_of, school, alva):
    school[COUNSELLOR].recording.record(alva, a_signal())
    keys = sheet_of(COUNSELLOR).push("Who can read this, and why?")
    assert "Your own seat wrote it." in "\n".join(keys.reads())


@pytest.mark.parametrize(("answer", "promised"), [("I promise", True), ("No, I cannot", False)])
def test_task_8_a_commitment_is_promised_or_declined(program, school, alva, answer, promised):
    school[COUNSELLOR].recording.record(alva, a_commitment(owner=LEAD))
    program.sign_in(LEAD).press("Ctrl+4").push(answer)
    assert [one.promised for one in program.desk.today.promises_of(LEAD)] == ([True] if promised else [])


@pytest.mark.parametrize(("answer", "promised"), [("I promise", True), ("No, I cannot", False)])
def test_task_8_it_is_answered_on_the_pupils_sheet_too(program, sheet_of, alva, answer, promised):
    program.school[COUNSELLOR].recording.record(alva, a_commitment(owner=LEAD))
    sheet_of(LEAD).push(answer)
    assert [one.promised for one in program.desk.today.promises_of(LEAD)] == ([True] if promised else [])


def test_task_8_it_is_said_to_be_kept(program, school, alva):
    school[COUNSELLOR].recording.record(alva, a_commitment(owner=LEAD))
    program.sign_in(LEAD).press("Ctrl+4").push("I promise").push("It is done")
    assert program.desk.today.promises_of(LEAD) == ()


def test_task_9_a_consent_is_taken(program, sheet_of):
    keys = sheet_of(COUNSELLOR).push("Consent …")
    keys.choose("Fill in as", "School and social services, not the police")
    keys.choose("Guardian 1: answer", "yes").write("Guardian 1: how it was said", "på telefon")
    keys.choose("The pupil: answer", "yes").write("What was judged", "Förstår vad det innebär.")
    keys.push("Save the consent")
    (line,) = lines(program, Kind.CONSENT)
    (waiting,) = program.desk.today.day().to_accept
    assert waiting.consent == line.item


def test_task_10_a_consent_is_accepted_at_ones_own_desk(program, sheet_of, school, alva):
    school[COUNSELLOR].recording.record(alva, a_strength("Lugn med de små."))
    school[COUNSELLOR].grounds.take(alva, a_consent())
    sheet_of(COUNSELLOR).push("Accept the consent").push("Accept")
    assert program.desk.today.day().to_accept == ()
    (row,) = school.sign_in(SOCIAL).people.list()
    assert "Lugn med de små." in texts(school[SOCIAL].recording.sheet(row.pupil))


def test_task_10_a_consent_is_taken_back(program, sheet_of, school, alva):
    school[COUNSELLOR].recording.record(alva, a_strength("Lugn med de små."))
    school[COUNSELLOR].grounds.accept(alva, school[COUNSELLOR].grounds.take(alva, a_consent()))
    keys = sheet_of(COUNSELLOR).push("Take the consent back")
    keys.write("Who says so, and how", "vårdnadshavare, på telefon").push("Take it back")
    assert "Återkallat" in str(lines(program, Kind.CONSENT)[0].text)
    assert school.sign_in(SOCIAL).people.list() == ()


def test_task_11_it_is_decided_to_let_something_out(program, sheet_of, school, alva):
    school[COUNSELLOR].recording.record(alva, a_strength("Lugn med de små."))
    keys = sheet_of(COUNSELLOR).push("Decide on letting out …")
    keys.push("Strength").choose("To whom", "Social services")
    assert told(keys.press("Tab").here).startswith("Menprövning"), "the law is come to after the receiver"
    keys.to("Menprövning").press("Space")
    keys.write("Weighing", "Uppgiften är känd av familjen.").write("Reasons", "Kan lämnas utan men.")
    keys.push("Decide to let out")
    assert lines(program, Kind.DECISION)
    (row,) = school.sign_in(SOCIAL).people.list()
    assert texts(school[SOCIAL].recording.sheet(row.pupil)) == {"Lugn med de små."}


def test_task_12_a_meeting_is_called(program, alva):
    keys = program.sign_in(LEAD).press("Ctrl+3").push("Call to a meeting")
    keys.write("Place", "Konferensrummet").push("Call")
    (row,) = program.desk.planning.list()
    assert (row.place, program.window.page.title()) == ("Konferensrummet", "Meeting")


@pytest.fixture
def called(school, alva):
    """A meeting of the lead's, and a pupil who lacks nothing to come on it."""
    theirs = school.add(LEAD, "Sami Öberg", "8A")
    ready_for_agenda(school[LEAD], theirs)
    return school[LEAD].planning.call(a_plan(LEAD, COUNSELLOR, SOCIAL, POLICE))


def test_task_13_a_pupil_is_put_on_the_agenda(program, called):
    keys = program.sign_in(LEAD).press("Ctrl+3").push("Open the meeting")
    keys.to("Find a pupil").type("öberg").press("Return")
    assert [str(one.name) for one in program.desk.planning.view(called).pupils] == ["Sami Öberg"]


def test_task_13_what_is_missing_is_written_over_the_meeting(program, school, called):
    nils = school.add(LEAD, "Nils Alm", "7C")
    school[LEAD].recording.record(nils, a_view())
    school[LEAD].recording.record(nils, a_question(day=None))
    keys = program.sign_in(LEAD).press("Ctrl+3").push("Open the meeting")
    keys.to("Find a pupil").type("nils").press("Return")
    keys.push("Write a strength").type("likes school").press("Tab").type("Lugn med de små.").press("Ctrl+Return")
    assert told(keys.here).startswith("Write when the pupil was told")
    keys.press("Space").press("Ctrl+Return")
    assert told(keys.here).startswith("Raise now")
    keys.press("Space")
    assert [str(one.name) for one in program.desk.planning.view(called).pupils] == ["Nils Alm"]
    assert program.window.page.title() == "Meeting"


@pytest.fixture
def composed(program, school, called):
    """The chair's copies, composed by the keys."""
    (row,) = (one for one in school[LEAD].people.list() if one.name == "Sami Öberg")
    school[LEAD].planning.put_on(called, row.pupil)
    keys = program.sign_in(LEAD).press("Ctrl+3").push("Open the meeting")
    return keys.push("Copies for the table").push("Compose the copies")


def test_task_14_copies_are_composed_and_looked_at(program, composed, called):
    assert len(program.desk.copies.register(called)) == 4
    page = program.window.page
    composed.to("Copies").press("Down")
    composed.push("Show as text")
    assert NAMES[COUNSELLOR] in page.preview.text()


def test_task_15_copies_are_saved_locked(composed, tmp_path):
    out = tmp_path / "usb"
    out.mkdir()
    keys = composed.push("Save locked")
    keys.write("Folder", str(out)).write("New password", GOOD).write("The same password once more", GOOD).push("Save")
    saved = sorted(out.iterdir())
    assert len(saved) == 4
    assert all(one.read_bytes().startswith(b"%PDF") for one in saved)


def test_task_16_a_seats_sheet_is_made_and_handed_to_its_keeper(program, alva):
    keys = program.sign_in(COUNSELLOR).press("Ctrl+5").to("Members", QTabBar).press("Right")
    keys.push("Make the seat's sheet").push("Make the sheet")
    made = keys.window.maker._made
    said, asked = made.words(), words_asked(made)
    for place in asked:
        keys.write(f"Word {place}", said[place - 1])
    keys.write("The keeper's name", "Rut Arkivsson").write("Where it lies", "arkivet").push("The sheet is on paper")
    assert program.desk.upkeep().keeper == "Rut Arkivsson"


def test_task_17_a_backup_is_made(program, alva, tmp_path):
    keys = program.sign_in(LEAD).press("Ctrl+5").to("Members", QTabBar).press("Right")
    keys.push("Make a backup")
    keys.type(str(tmp_path / "vecka48")).press("Return")
    assert [one.by for one in program.desk.backups.list()] == [NAMES[LEAD]]
    assert (tmp_path / "vecka48.sspf-backup").stat().st_size


def test_task_18_a_second_member_is_let_in(program, school, alva):
    said = school.waits(COUNSELLOR, "Kim Kurator")
    keys = program.sign_in(COUNSELLOR).press("Ctrl+5").push("Let Kim Kurator in")
    keys.write("The six words", said).push("Let in")
    with school.doors.sign_in(school.folder, "Kim Kurator", PASSWORD) as desk:
        assert desk.member.seat is COUNSELLOR


def test_task_19_what_is_shown_is_hidden_and_shown_again(program, sheet_of):
    keys = sheet_of(COUNSELLOR)
    before = keys.here
    keys.press("F9")
    assert program.window.findChild(Blank).isVisible()
    keys.press("F9")
    assert keys.here is before


def test_task_19_the_desk_is_locked(program, sheet_of):
    keys = sheet_of(COUNSELLOR)
    keys.press("Ctrl+L")
    assert program.ended == [True]
    assert not program.window.isVisible()


def writing(keys):
    """A form is open, and something is written in it."""
    keys.push("New signal").box().type("Somnade")
    return keys


def test_task_19_an_open_form_is_hidden_with_the_window_and_given_back_as_it_was(program, sheet_of):
    keys = writing(sheet_of(COUNSELLOR))
    form, here = keys.window, keys.here
    keys.press("F9")
    for window in (program.window, form):
        cover = window.findChild(Blank, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert cover.isVisible()
        assert cover.geometry() == window.rect()
    keys.press("Tab").type("syns inte").press("Ctrl+Return").press("Esc")
    assert not program.window.findChildren(Blank)
    assert (keys.window, keys.here) == (form, here)
    assert here.toPlainText() == "Somnade"
    keys.type(" igen")
    assert here.toPlainText() == "Somnade igen"
    keys.press("F9").press("Ctrl+L")
    assert program.ended == [True]
    assert not form.isVisible()


def test_task_19_a_question_before_a_form_is_hidden_too(program, sheet_of):
    keys = writing(sheet_of(COUNSELLOR)).press("Esc").push("New signal")
    question = keys.window
    assert isinstance(question, QMessageBox)
    assert question.findChild(Blank) is None
    keys.press("F9")
    assert question.findChild(Blank).isVisible()
    keys.press("F9")
    assert not question.findChildren(Blank)
    keys.press("Esc")


def test_task_19_what_is_looked_for_is_hidden_too(program, sheet_of):
    keys = sheet_of(COUNSELLOR).press("Ctrl+K").type("alva")
    found = keys.window
    keys.press("F9")
    assert found.findChild(Blank).isVisible()
    keys.press("Esc")
    assert keys.window is found


def test_task_19_a_form_and_the_question_before_it_closes_are_hidden_together(program, sheet_of):
    keys = sheet_of(COUNSELLOR).push("Consent …").to("Purpose").type("Läxhjälp").press("Esc")
    question, form = keys.window, keys.window.parent()
    keys.press("F9")
    assert all(one.findChild(Blank).isVisible() for one in (program.window, form, question))
    keys.press("F9").press("Esc")
    assert keys.window is form
    keys.press("Esc").push("Throw it away")
    assert keys.window is program.window


def test_task_19_the_desk_is_locked_over_an_open_form_and_its_draft_waits(program, sheet_of):
    keys = writing(sheet_of(COUNSELLOR))
    form = keys.window
    keys.press("Ctrl+L")
    assert program.ended == [True]
    assert not program.window.isVisible()
    assert not form.isVisible()
    with program.school.doors.sign_in(program.school.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
        assert desk.recording.kept.draft().draft.text == "Somnade"


def test_another_person_signs_in_beside_while_the_desk_stays_open(program, sheet_of):
    sheet_of(COUNSELLOR).press("Ctrl+Shift+N")
    assert program.beside == [NAMES[COUNSELLOR]]
    assert program.window.isVisible()
    assert not program.ended


def test_whoever_signs_in_beside_does_so_in_a_process_of_his_own(monkeypatch):
    begun = []
    monkeypatch.setattr(start.QProcess, "startDetached", lambda *told: begun.append(told))
    start.start_beside()
    assert begun == [(sys.executable, ["-m", "sspf_desk"])]


def test_task_20_another_theme_is_chosen(program, alva):
    program.sign_in(COUNSELLOR).press("Ctrl+K").type("high contrast").press("Return")
    assert settings.load(program.settings_file).scheme == "contrast"


def test_task_20_help_is_read_on_the_page_where_one_is(program, sheet_of):
    sheet_of(COUNSELLOR).press("F1")
    help_window = program.window.findChild(HelpWindow)
    assert help_window.page() == "pupil"
    Keys(help_window).press("Esc")
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]


def test_task_20_help_is_read_beside_an_open_form(program, sheet_of):
    keys = writing(sheet_of(COUNSELLOR))
    form = keys.window
    keys.press("F1")
    help_window = program.window.findChild(HelpWindow)
    assert help_window.page() == "pupil"
    assert help_window.parent() is form
    help_window.close()
    assert keys.window is form
    keys.press("Esc")
    assert program.desk.recording.kept.draft().draft.text == "Somnade"

"""A pupil's page: what stands where, why it is open, and what can be done of one's own."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QToolButton

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.recording import Recording
from sspf_desk.casework.seen import Seen
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind, Mode, Seat
from sspf_desk.ui.entry_card import EntryCard
from sspf_desk.ui.entry_form import EntryForm
from sspf_desk.ui.erase_form import EraseForm
from sspf_desk.ui.offered import Promised
from sspf_desk.ui.pupil_page import SEEN_AFTER, PupilPage
from sspf_desk.ui.pupil_sheet import A_TURN, AT_ONCE, SHOWN, PupilSheet
from tests.builders import (
    a_commitment,
    a_consent,
    a_decision,
    a_need,
    a_note,
    a_question,
    a_signal,
    a_strength,
    a_view,
)
from tests.ui import audit
from tests.ui.conftest import HeldJobs, turn

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE


@pytest.fixture
def shown(listened):
    def at(seat, pupil):
        page = listened(seat, PupilPage)
        page.resize(1000, 800)
        page.show()
        page.open(pupil)
        turn()
        return page

    return at


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR, SOCIAL).at_the_table(POLICE)
    return school.add(LEAD)


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def button(page, text):
    found = [*page.findChildren(QPushButton), *page.findChildren(QToolButton)]
    (one,) = (b for b in found if b.isVisibleTo(page) and text in (b.text().replace("&", ""), b.accessibleName()))
    return one


def cards(page):
    return [one for one in page.findChildren(EntryCard) if one.isVisibleTo(page)]


def card(page, kind):
    (found,) = (one for one in cards(page) if one.line.kind is kind)
    return found


def test_the_head_says_who_it_is_and_the_title_does_not(school, shown, alva):
    page = shown(LEAD, alva)
    (row,) = school[LEAD].people.list()
    assert words(page)[:2] == ["Alva Lindqvist", f"9B · born 2011 · alias {row.alias}"]
    assert page.title() == "Pupil"


def test_strengths_come_first_and_an_empty_part_says_that_it_is_empty(shown, alva):
    told = words(shown(LEAD, alva))
    heads = ["Why the group asks", "Strengths", "Needs", "The pupil's own view", "What was seen, promised and decided"]
    assert [one for one in told if one in heads] == heads
    assert "No strength is written down yet, as far as you know. Begin there." in told


def test_every_part_has_its_entries_and_the_time_line_goes_back_from_the_newest_day(school, shown, alva):
    desk = school[LEAD].recording
    for draft in (
        a_signal("gammal", day=date(2026, 11, 2)),
        a_signal("ny", day=date(2026, 11, 19)),
        a_strength(),
        a_need(),
        a_view(),
        a_question(),
        a_note(),
    ):
        desk.record(alva, draft)
    page = shown(LEAD, alva)
    assert [one.line.kind for one in cards(page)] == [
        Kind.QUESTION,
        Kind.STRENGTH,
        Kind.NEED,
        Kind.CHILDS_VIEW,
        Kind.SIGNAL,
        Kind.SIGNAL,
        Kind.NOTE_TO_SELF,
    ]
    assert [str(one.line.text) for one in cards(page) if one.line.kind is Kind.SIGNAL] == ["ny", "gammal"]
    told = words(page)
    assert told.index("tors 19 nov. 2026") < told.index("mån 2 nov. 2026")


def test_of_a_long_time_line_the_older_part_is_shown_when_it_is_asked_for(school, shown, alva):
    for day in range(1, 16):
        school[LEAD].recording.record(alva, a_signal(f"dag {day}", day=date(2026, 11, day)))
    page = shown(LEAD, alva)
    assert [str(one.line.text) for one in cards(page)] == [f"dag {day}" for day in range(15, 3, -1)]
    button(page, "Show what is older").click()
    turn()
    assert [str(one.line.text) for one in cards(page)][-4:] == ["dag 4", "dag 3", "dag 2", "dag 1"]
    assert not any(
        one.text() == "Show what is &older" and one.isVisibleTo(page) for one in page.findChildren(QPushButton)
    )


def why(page, kind):
    (found,) = (one for one in cards(page) if one.line.kind is kind)
    before = words(found)
    question = next(b for b in found.findChildren(QToolButton) if "?" in b.accessibleName())
    question.click()
    (beneath,) = set(words(found)) - set(before)
    said = beneath.splitlines()[-1]
    question.click()
    assert words(found) == before
    assert said not in "".join(before)
    return said


def test_why_ones_own_is_open_and_to_whom_it_is_shut_is_told_when_it_is_asked(school, shown, alva):
    item = school[LEAD].recording.record(alva, a_signal()).item
    school[LEAD].grounds.decide(alva, a_decision({item}, POLICE))
    page = shown(LEAD, alva)
    assert "Your own seat can read this, and school counsellor, police." in words(card(page, Kind.SIGNAL))[-1]
    assert why(page, Kind.SIGNAL) == (
        "Your own seat wrote it. School counsellor sees it because you work in one branch of the school."
        " Police sees it by a decision of your seat's."
        " It is shut to social services: no consent and no decision opens it."
    )
    assert why(page, Kind.DECISION).endswith("It is shut to social services, police.")


def test_a_note_is_told_to_be_its_writers_alone(school, shown, alva):
    school[LEAD].recording.record(alva, a_note())
    page = shown(LEAD, alva)
    assert "Only you can read this." in words(card(page, Kind.NOTE_TO_SELF))[-1]
    assert why(page, Kind.NOTE_TO_SELF) == "Your own seat wrote it. A note to self is its writer's alone."


def test_what_was_received_tells_its_ground_and_its_last_day(school, shown, alva):
    desk = school[LEAD]
    desk.recording.record(alva, a_signal())
    desk.grounds.accept(alva, desk.grounds.take(alva, a_consent()))
    offer = desk.recording.record(alva, a_commitment(owner=SOCIAL, topics=frozenset({*a_commitment().topics}))).item
    health = desk.recording.record(alva, a_need("Sömn.")).item
    desk.grounds.decide(alva, a_decision({health}, until_on=date(2026, 12, 31)))
    (row,) = school[SOCIAL].people.list()
    page = shown(SOCIAL, row.pupil)
    until = "until mån 1 mars 2027."
    assert why(page, Kind.SIGNAL) == (
        f"You see it because school lead has accepted a consent that names your seat; {until}"
    )
    assert why(page, Kind.CONSENT) == f"You see it because the consent names your seat; {until}"
    assert why(page, Kind.COMMITMENT) == "You see it because it is a commitment of your seat's."
    assert offer in {one.line.item for one in cards(page)}
    assert why(shown(COUNSELLOR, alva), Kind.SIGNAL) == (
        "You see it because the school's lead and counsellor work in one branch."
    )
    desk.grounds.withdraw(
        alva, card(page, Kind.CONSENT).line.item, parties=frozenset(), topics=frozenset(), who="vårdnadshavare"
    )
    page.open(school[SOCIAL].people.list()[0].pupil)
    assert why(page, Kind.NEED) == (
        "You see it because school lead has decided to let your seat know; until tors 31 dec. 2026."
    )


def test_of_what_others_wrote_nothing_can_be_corrected_or_erased(school, shown, alva):
    school[LEAD].recording.record(alva, a_signal())
    page = shown(COUNSELLOR, alva)
    names = [one.accessibleName() for one in card(page, Kind.SIGNAL).findChildren(QToolButton)]
    assert names == ["Why do I see this?"]


def test_a_signal_is_written_from_the_page_and_stands_there_at_once(shown, alva):
    page = shown(LEAD, alva)
    assert page.first() is button(page, "New signal")
    button(page, "New signal").click()
    form = page.findChild(EntryForm)
    form.fields.put(a_signal("Kom inte i dag."))
    form.act()
    assert "Kom inte i dag." in words(page)


def test_a_correction_begins_from_what_stands_and_takes_its_place(school, shown, alva):
    school[LEAD].recording.record(alva, a_signal("ett"))
    page = shown(LEAD, alva)
    button(card(page, Kind.SIGNAL), "Correct").click()
    form = page.findChild(EntryForm)
    assert form.fields.draft().text == "ett"
    form.fields.put(a_signal("två"))
    form.act()
    assert [str(one.line.text) for one in cards(page)] == ["två"]


def test_an_entry_goes_on_a_disposal_decision_and_says_what_came_of_it(school, shown, alva):
    school[LEAD].recording.record(alva, a_signal())
    page = shown(LEAD, alva)
    button(card(page, Kind.SIGNAL), "Erase …").click()
    form = page.findChild(EraseForm)
    form.act()
    assert form.isVisible()
    assert cards(page)
    form.decision.setText("2026-11-02, dnr 2026/114")
    form.act()
    assert cards(page) == []
    assert any(one.startswith("Erased. It can be read nowhere") for one in words(form))
    assert audit.faults(form) == []


def test_a_backup_that_still_holds_it_is_named_by_its_day(school, shown, alva, tmp_path):
    school[LEAD].recording.record(alva, a_signal())
    (tmp_path / "elsewhere").mkdir()
    school[LEAD].backups.make(tmp_path / "elsewhere" / "one.sspf-backup")
    page = shown(LEAD, alva)
    button(card(page, Kind.SIGNAL), "Erase …").click()
    form = page.findChild(EraseForm)
    form.decision.setText("2026-11-02, dnr 2026/114")
    form.act()
    assert any("until they are destroyed: fre 20 nov. 2026." in one for one in words(form))


def test_a_seat_that_reads_writes_notes_to_itself_alone(school, shown):
    school.join(SOCIAL, mode=Mode.READS)
    alva = school.add(LEAD)
    school[LEAD].recording.record(alva, a_commitment(owner=SOCIAL))
    page = shown(SOCIAL, school[SOCIAL].people.list()[0].pupil)
    page.write(Kind.SIGNAL)
    assert page.findChild(EntryForm) is None
    button(page, "Note to yourself").click()
    form = page.findChild(EntryForm)
    form.fields.put(a_note("Ring mentorn."))
    form.act()
    assert page.went == [("pupil", school[SOCIAL].people.list()[0].pupil)]


def test_whoever_is_made_ones_own_by_writing_is_gone_to_as_ones_own(school, shown, alva):
    school[LEAD].recording.record(alva, a_commitment(owner=SOCIAL))
    page = shown(SOCIAL, school[SOCIAL].people.list()[0].pupil)
    page.write(Kind.SIGNAL)
    form = page.findChild(EntryForm)
    form.fields.put(a_signal("Ute sent."))
    form.act()
    ((_, mine),) = page.went
    assert mine.startswith("SOCIAL_SERVICES:")


def test_of_a_pupil_who_cannot_be_shown_nothing_of_the_last_one_is_left(school, shown, alva):
    school[LEAD].recording.record(alva, a_signal())
    page = shown(LEAD, alva)
    page.open(f"NURSE:{'0' * 32}")
    assert page.refused == [Reason.UNKNOWN_PUPIL]
    assert cards(page) == []
    assert "Alva Lindqvist" not in words(page)
    page.write(Kind.SIGNAL)
    assert page.findChild(EntryForm) is None


def test_a_draft_that_waits_is_gone_on_with_as_it_was_left(school, shown, alva):
    school[LEAD].recording.kept.keep(KeptDraft(alva, a_signal("halvt", term="")))
    page = shown(LEAD, alva)
    assert "You have a draft that is not saved: Signal." in words(page)
    button(page, "Go on with it").click()
    assert page.findChild(EntryForm).fields.draft() == a_signal("halvt", term="")


def test_a_draft_kept_under_the_name_he_had_before_he_became_ones_own_is_about_him(school, shown, alva):
    theirs = school.add(LEAD, "Bo Ek", "8A")
    counsellor = school[COUNSELLOR]
    counsellor.recording.kept.keep(KeptDraft(theirs, a_signal("halvt", term="")))
    counsellor.recording.record(theirs, a_signal())
    (row,) = (one for one in counsellor.people.list() if one.name == "Bo Ek")
    assert row.pupil != theirs
    page = shown(COUNSELLOR, row.pupil)
    assert "You have a draft that is not saved: Signal." in words(page)
    button(page, "Go on with it").click()
    assert page.findChild(EntryForm).fields.draft() == a_signal("halvt", term="")
    assert page.went == []


def test_on_another_pupils_page_a_draft_leads_to_its_own(school, shown, alva):
    ines = school.add(LEAD, "Ines Öberg")
    school[LEAD].recording.kept.keep(KeptDraft(ines, a_signal("halvt")))
    page = shown(LEAD, alva)
    assert "You have a draft about another pupil that is not saved: Signal." in words(page)
    button(page, "Go on with it").click()
    assert page.went == [("pupil", ines)]
    assert page.findChild(EntryForm) is None


def test_before_an_entry_is_corrected_a_draft_that_waits_is_spoken_of(school, shown, alva):
    school[LEAD].recording.record(alva, a_signal())
    school[LEAD].recording.kept.keep(KeptDraft(alva, a_signal("halvt", term="")))
    page = shown(LEAD, alva)
    card(page, Kind.SIGNAL).corrected.emit(card(page, Kind.SIGNAL).line)
    (question,) = page.findChildren(QMessageBox)
    next(one for one in question.buttons() if one.text() == "Cancel").click()
    assert page.findChild(EntryForm) is None
    assert school[LEAD].recording.kept.draft() == KeptDraft(alva, a_signal("halvt", term=""))


@pytest.mark.parametrize(
    ("answer", "text"), [("Go on with the draft", "halvt"), ("Throw it away and begin anew", ""), ("Cancel", None)]
)
def test_before_something_new_is_begun_a_draft_that_waits_is_spoken_of(school, shown, alva, answer, text):
    school[LEAD].recording.kept.keep(KeptDraft(alva, a_signal("halvt")))
    page = shown(LEAD, alva)
    page.write(Kind.NEED)
    question = page.findChild(QMessageBox)
    button(question, answer).click()
    form = page.findChild(EntryForm)
    assert (form.fields.draft().text if form else None) == text


def test_what_is_thrown_away_before_something_new_waits_no_more(school, shown, alva):
    school[LEAD].recording.kept.keep(KeptDraft(alva, a_signal("halvt")))
    page = shown(LEAD, alva)
    page.write(Kind.NEED)
    button(page.findChild(QMessageBox), "Throw it away and begin anew").click()
    assert school[LEAD].recording.kept.draft() is None
    page.findChild(EntryForm).reject()
    assert school[LEAD].recording.kept.draft() is None
    assert not page._band.isVisibleTo(page)


def test_a_draft_by_another_handle_of_the_same_pupil_is_gone_on_with_here(school, shown, alva):
    view = school[LEAD].recording.open(alva)
    page = shown(LEAD, alva)
    other = "COUNSELLOR:" + "0" * 32
    page._writing.open(
        replace(view, handles=view.handles | {other}), KeptDraft(alva, a_need()), KeptDraft(other, a_signal("halvt"))
    )
    button(page.findChild(QMessageBox), "Go on with the draft").click()
    assert page.went == []
    assert page.findChild(EntryForm).fields.draft().text == "halvt"


def test_what_is_unsaved_is_kept_when_the_desk_is_locked(school, shown, alva):
    page = shown(LEAD, alva)
    page.keep_draft()
    assert school[LEAD].recording.kept.draft() is None
    page.write(Kind.SIGNAL)
    page.findChild(EntryForm).fields.put(a_signal("halvt"))
    page.keep_draft()
    assert school[LEAD].recording.kept.draft() == KeptDraft(alva, a_signal("halvt"))


def test_every_button_has_a_name_and_room_enough(school, shown, alva):
    for draft in (a_signal(), a_strength(), a_note()):
        school[LEAD].recording.record(alva, draft)
    page = shown(LEAD, alva)
    assert audit.faults(page) == []
    assert audit.cut(page) == []


def test_the_first_entries_stand_there_at_once_and_the_others_come_a_few_at_a_turn(school, shown, alva):
    for number in range(10):
        school[LEAD].recording.record(alva, a_strength(f"styrka {number}"))
        school[LEAD].recording.record(alva, a_need(f"behov {number}"))
    page = shown(LEAD, alva)
    page.refresh()
    sheet, counts = page.findChildren(PupilSheet)[-1], []
    for _ in range(20):
        counts.append(len(sheet.findChildren(EntryCard)))
        turn(1)
    assert (counts[0], counts[-1]) == (AT_ONCE, 20)
    assert all(after - before <= 2 * A_TURN for before, after in pairwise(counts))


@pytest.fixture
def two(school, shown, alva, monkeypatch):
    """A page on one pupil, from now on with a worker that answers when it is told to; and another pupil's handle."""
    other = school.add(LEAD, "Ömer Åberg", "8A")
    page = shown(LEAD, alva)
    monkeypatch.setattr(page.work, "jobs", HeldJobs())
    return page, alva, other


def test_from_one_pupil_to_another_nothing_of_the_first_is_left_meanwhile(two):
    page, _, other = two
    page.open(other)
    turn()
    assert words(page) == []
    page.work.jobs.answer()
    assert words(page)[0] == "Ömer Åberg"
    assert page.first().hasFocus()


def test_an_answer_that_comes_when_the_reader_has_gone_on_is_not_shown(two):
    page, alva, other = two
    page.open(other)
    page.open(alva)
    page.work.jobs.answer(1)
    assert words(page) == []
    page.work.jobs.answer()
    assert words(page)[0] == "Alva Lindqvist"


def test_nothing_of_anybody_stays_on_a_page_that_was_left(two):
    page, alva, _ = two
    page.refresh()
    page.hide()
    page.work.jobs.answer()
    turn()
    assert page.findChild(PupilSheet) is None
    page.show()
    page.open(alva)
    page.work.jobs.answer()
    assert words(page)[0] == "Alva Lindqvist"


def test_an_offer_is_answered_where_it_stands_and_the_keys_stay_with_it(school, shown, alva):
    offer = school[LEAD].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    page = shown(COUNSELLOR, alva)
    page.activateWindow()
    yes = button(page, "I promise")
    assert yes.accessibleName() == "I promise: Ringer hem varje fredag."
    assert audit.faults(page) == []
    yes.setFocus()
    yes.click()
    assert [one.promised for one in school[COUNSELLOR].today.promises_of(COUNSELLOR)] == [True]
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "I promise" and one.isVisibleTo(page)]
    assert page.focusWidget() is next(one for one in cards(page) if one.line.item == offer).ask


def test_an_offer_can_be_declined_where_it_stands(school, shown, alva):
    school[LEAD].recording.record(alva, a_commitment(owner=COUNSELLOR))
    page = shown(COUNSELLOR, alva)
    button(page, "No, I cannot").click()
    assert school[COUNSELLOR].today.promises_of(COUNSELLOR) == ()
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "I promise" and one.isVisibleTo(page)]


def test_a_promise_is_said_to_be_done_where_it_stands_and_not_after_all(school, shown, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    school[COUNSELLOR].recording.promise(alva, offer, accepted=True)
    page = shown(COUNSELLOR, alva)
    done = button(page, "It is done")
    assert done.accessibleName() == "It is done: Ringer hem varje fredag."
    assert audit.faults(page) == []
    done.click()
    assert school[COUNSELLOR].today.promises_of(COUNSELLOR) == ()
    button(page, "It is not done after all").click()
    assert [one.to_keep for one in school[COUNSELLOR].today.promises_of(COUNSELLOR)] == [True]
    assert page.refused == []


def test_pressed_twice_before_it_is_answered_it_is_said_once(school, shown, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    school[COUNSELLOR].recording.promise(alva, offer, accepted=True)
    page = shown(COUNSELLOR, alva)
    (asks,) = page.findChildren(Promised)
    school[COUNSELLOR].commitments.fulfil(alva, offer)
    asks.tell()
    assert (page.refused, school[COUNSELLOR].today.promises_of(COUNSELLOR)) == ([], ())


def test_what_was_declined_is_promised_after_all_where_it_stands(school, shown, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    school[COUNSELLOR].recording.promise(alva, offer, accepted=False)
    page = shown(COUNSELLOR, alva)
    button(page, "I promise after all").click()
    assert [one.promised for one in school[COUNSELLOR].today.promises_of(COUNSELLOR)] == [True]


def test_a_double_click_says_it_once(school, shown, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    school[COUNSELLOR].recording.promise(alva, offer, accepted=True)
    page = shown(COUNSELLOR, alva)
    QTest.mouseClick(button(page, "It is done"), Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button(page, "It is not done after all"), Qt.MouseButton.LeftButton)
    assert school[COUNSELLOR].today.promises_of(COUNSELLOR) == ()


def test_where_he_is_shut_by_now_nothing_of_him_is_left_when_it_is_asked_anew(school, shown, alva):
    consent = school[LEAD].grounds.take(alva, a_consent())
    school[LEAD].grounds.accept(alva, consent)
    school[LEAD].recording.record(alva, a_signal())
    (row,) = school.sign_in(SOCIAL).people.list()
    page = shown(SOCIAL, row.pupil)
    assert "Alva Lindqvist" in words(page)
    school[LEAD].grounds.withdraw(alva, consent, parties=frozenset(), topics=frozenset(), who="mamma")
    page.refresh()
    assert (words(page), page.refused) == ([], [Reason.UNKNOWN_PUPIL])


def test_what_another_has_promised_is_his_to_say(school, shown, alva):
    offer = school[LEAD].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    school[COUNSELLOR].recording.promise(alva, offer, accepted=True)
    assert not shown(LEAD, alva).findChildren(Promised)


def test_what_is_offered_to_another_is_not_asked_here(school, shown, alva):
    school[LEAD].recording.record(alva, a_commitment(owner=COUNSELLOR))
    page = shown(LEAD, alva)
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "I promise" and one.isVisibleTo(page)]


def test_a_seat_that_knows_him_through_others_alone_promises_on_its_sheet(school, shown, alva):
    school[LEAD].recording.record(alva, a_commitment(owner=SOCIAL))
    (row,) = school.sign_in(SOCIAL).people.list()
    page = shown(SOCIAL, row.pupil)
    button(page, "I promise").click()
    assert [one.promised for one in school[SOCIAL].today.promises_of(SOCIAL)] == [True]
    assert page.refused == []


def test_an_answer_that_cannot_be_kept_is_refused_and_can_be_given_again(school, shown, alva, monkeypatch):
    school[LEAD].recording.record(alva, a_commitment(owner=COUNSELLOR))
    page = shown(COUNSELLOR, alva)

    def full(*_, **__):
        raise Refusal(Reason.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(Recording, "promise", full)
        button(page, "I promise").click()
    assert page.refused == [Reason.DISK_FULL]
    button(page, "I promise").click()
    assert [one.promised for one in school[COUNSELLOR].today.promises_of(COUNSELLOR)] == [True]


@pytest.fixture
def seen_before(school, alva):
    """What the counsellor has been shown of a pupil; what the lead writes from here on is new to her."""
    school[COUNSELLOR].today.day()
    school[LEAD].recording.record(alva, a_signal("förra veckan", day=date(2026, 11, 10)))
    school[COUNSELLOR].recording.seen(school[COUNSELLOR].recording.open(alva))
    return alva


def stand(page):
    """The page stands for as long as it takes."""
    page._stands.setInterval(0)
    turn()


def called_new(page):
    return {str(one.line.text) for one in cards(page) if "New" in words(one)}


def test_what_is_new_bears_a_word_and_says_it_to_a_screen_reader_and_the_rest_does_not(school, shown, seen_before):
    school[LEAD].recording.record(seen_before, a_need("i dag"))
    page = shown(COUNSELLOR, seen_before)
    assert called_new(page) == {"i dag"}
    assert [one.accessibleName() for one in cards(page)] == ["Need, new", "Signal"]
    assert audit.faults(page) == []


def test_what_is_new_is_called_so_for_as_long_as_one_stays_and_not_when_one_comes_back(school, shown, seen_before):
    school[LEAD].recording.record(seen_before, a_need("i dag"))
    page = shown(COUNSELLOR, seen_before)
    page.refresh()
    assert called_new(page) == {"i dag"}
    school[LEAD].recording.record(seen_before, a_strength("nyss"))
    page.refresh()
    assert called_new(page) == {"i dag", "nyss"}
    stand(page)
    page.refresh()
    assert called_new(page) == {"i dag", "nyss"}
    page.open(seen_before)
    assert called_new(page) == set()


def test_whoever_only_passes_by_has_not_seen_it(school, shown, seen_before):
    other = school.add(LEAD, "Ömer Åberg", "8A")
    school[LEAD].recording.record(seen_before, a_need("i dag"))
    page = shown(COUNSELLOR, seen_before)
    assert page._stands.interval() == SEEN_AFTER
    page.open(other)
    stand(page)
    page.open(seen_before)
    assert called_new(page) == {"i dag"}
    page.hide()
    assert not page._stands.isActive()


def test_what_is_new_stands_there_from_the_start_however_old_its_day_is(school, shown, seen_before):
    for number in range(SHOWN + 3):
        school[COUNSELLOR].recording.record(seen_before, a_signal(f"{number}", day=date(2026, 11, 15)))
    school[LEAD].recording.record(seen_before, a_signal("sedan länge", day=date(2026, 11, 3)))
    page = shown(COUNSELLOR, seen_before)
    assert called_new(page) == {"sedan länge"}
    assert len(cards(page)) == SHOWN + 5


def test_ones_own_entry_is_never_called_new(school, shown, seen_before):
    page = shown(COUNSELLOR, seen_before)
    school[COUNSELLOR].recording.record(seen_before, a_signal("egen"))
    page.refresh()
    assert called_new(page) == set()


def test_what_was_asked_for_and_never_shown_stays_new(school, shown, seen_before, monkeypatch):
    other = school.add(LEAD, "Ömer Åberg", "8A")
    page = shown(COUNSELLOR, other)
    school[LEAD].recording.record(seen_before, a_need("i dag"))
    monkeypatch.setattr(page.work, "jobs", HeldJobs())
    page.open(seen_before)
    page.open(other)
    page.work.jobs.answer()
    page.work.jobs.answer()
    page.open(seen_before)
    page.work.jobs.answer()
    assert called_new(page) == {"i dag"}


def test_that_it_could_not_be_marked_is_no_refusal(school, shown, seen_before, monkeypatch):
    def refuse(*_):
        raise Refusal(Reason.DISK_FULL)

    school[LEAD].recording.record(seen_before, a_need("i dag"))
    monkeypatch.setattr(Seen, "mark", refuse)
    page = shown(COUNSELLOR, seen_before)
    stand(page)
    page.open(seen_before)
    assert (called_new(page), page.refused) == ({"i dag"}, [])

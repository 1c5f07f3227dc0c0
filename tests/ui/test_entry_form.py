"""The form in which is written of a pupil: by keyboard, with who reads it above, kept as it is written, never lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from sspf_desk.casework.drafts import Draft, PlaceKind, Problem, begun
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.people import People
from sspf_desk.errors import Reason, Refusal
from sspf_desk.records.records import Records
from sspf_desk.terms import Kind, Seat, Topic
from sspf_desk.ui.drafts import EVERY
from sspf_desk.ui.entry_form import About, EntryForm
from sspf_desk.ui.entry_layout import AT
from sspf_desk.ui.entry_words import problem_word, witnesses
from sspf_desk.ui.jobs import Jobs
from tests.builders import (
    PASSWORD,
    TODAY,
    a_commitment,
    a_consent,
    a_need,
    a_note,
    a_question,
    a_signal,
    a_strength,
    a_view,
)
from tests.ui import audit

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
WRITTEN = (a_signal(remark="Trött."), a_strength(), a_need(), a_view(), a_question(), a_commitment(), a_note())


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR, SOCIAL)
    return school.add(LEAD)


@pytest.fixture
def opened(qtbot, work_at, alva):
    def at(start, *, seat=LEAD, pupil=alva):
        work = work_at(seat)
        start = start if isinstance(start, KeptDraft) else KeptDraft(pupil, start)
        view = work.desk.recording.open(pupil)
        host = QWidget()
        qtbot.addWidget(host)
        form = EntryForm(work, About(pupil, "Alva Lindqvist · 9B", view.audience), start, host)
        form.host, form.told, form.said = host, [], []
        form.saved.connect(form.told.append)
        work.said.connect(form.said.append)
        form.open()
        return form

    return at


def blank(kind):
    return begun(kind, TODAY)


def words(form):
    return [one.text() for one in form.findChildren(QLabel) if one.isVisibleTo(form) and one.text()]


def boxes(form):
    return [one for one in form.findChildren(QPlainTextEdit) if one.isVisibleTo(form)]


def kept(form):
    return form.work.desk.recording.kept.draft()


def test_a_signal_is_written_by_keys_alone_within_few_of_them(qtbot, opened, school, alva):
    form = opened(blank(Kind.SIGNAL))
    form.activateWindow()
    term = form.focusWidget()
    assert term is form.findChild(QComboBox)
    qtbot.keyClicks(term, "mer sent")
    term.completer().popup().hide()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    audit.press(form, Qt.Key.Key_Tab)
    qtbot.keyClicks(form.focusWidget(), "Kom en timme sent tre dagar.")
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (line,) = school[LEAD].recording.sheet(alva).lines
    assert (line.title, line.text) == ("Kommer sent oftare än tidigare", "Kom en timme sent tre dagar.")
    assert line.detail == "20 november 2026, i skolan, sett av mentor"
    assert not form.isVisible()
    assert form.said[-1] == "Saved"


@pytest.mark.parametrize("draft", WRITTEN, ids=lambda draft: draft.kind.value)
def test_each_kind_shows_what_its_draft_says_and_records_it(opened, school, alva, draft):
    form = opened(draft)
    assert form.fields.draft() == draft
    form.act()
    (line,) = school[LEAD].recording.sheet(alva).lines
    assert (line.kind, line.text) == (draft.kind, draft.text)


@pytest.mark.parametrize("kind", [draft.kind for draft in WRITTEN], ids=lambda kind: kind.value)
def test_an_empty_form_says_everything_that_is_wrong_at_its_fields(opened, kind):
    form = opened(blank(kind))
    form.act()
    problems = form.fields.draft().problems(form.work.catalogue, TODAY)
    assert problems
    assert all(any(problem_word(problem) in told for told in words(form)) for problem in problems)
    assert form.isVisible()
    first = next(field for field in form.fields._by_name.values() if field.faulty)
    assert form.focusWidget() is not None
    assert first.isAncestorOf(form.focusWidget())


def test_what_was_wrong_is_said_no_more_once_the_field_has_changed(opened):
    form = opened(blank(Kind.STRENGTH))
    form.act()
    boxes(form)[0].setPlainText("Hjälper andra.")
    told = words(form)
    assert problem_word(Problem.TEXT_MISSING) not in told
    assert problem_word(Problem.TERM_MISSING) in told


def test_every_problem_has_words_and_a_field():
    assert all(problem_word(problem) for problem in Problem)
    assert set(Problem) - set(AT) == {Problem.NOT_RECORDABLE, Problem.TEXT_TOO_LONG, Problem.PERSONAL_NUMBER}


def test_usual_places_and_witnesses_are_those_of_the_seat(opened, alva, school):
    for seat, place, witness in ((LEAD, PlaceKind.SCHOOL, "mentor"), (SOCIAL, PlaceKind.TOWN, "field assistant")):
        assert witnesses(seat)[0] == witness
        pupil = alva if seat is LEAD else school.add(SOCIAL)
        draft = opened(blank(Kind.SIGNAL), seat=seat, pupil=pupil).fields.draft()
        assert (draft.place, draft.seen_by, draft.day) == (place, witness, TODAY)


class TestWhoCanRead:
    def lines(self, form):
        return {told for told in words(form) if "can read this" in told}

    def test_above_every_text_stands_who_reads_it_and_it_follows_the_term(self, opened, school, alva):
        desk = school[LEAD]
        desk.grounds.accept(alva, desk.grounds.take(alva, a_consent()))
        form = opened(blank(Kind.SIGNAL))
        assert self.lines(form) == {"Your own seat can read this, and school counsellor."}
        assert len([told for told in words(form) if "can read this" in told]) == len(boxes(form)) + 1
        form.fields.put(a_signal())
        assert self.lines(form) == {"Your own seat can read this, and school counsellor, social services."}

    def test_a_promise_is_open_to_whoever_is_to_keep_it(self, opened):
        form = opened(a_commitment(owner=SOCIAL))
        assert self.lines(form) == {"Your own seat can read this, and school counsellor, social services."}

    def test_a_note_is_ones_own(self, opened):
        assert self.lines(opened(a_note())) == {"Only you can read this."}


class TestDrafts:
    def test_what_is_written_keeps_itself_two_seconds_after_the_first_letter(self, qtbot, opened, alva):
        form = opened(blank(Kind.SIGNAL))
        timer = form._keeper.findChild(QTimer)
        assert not timer.isActive()
        boxes(form)[0].setPlainText("Kom")
        assert (timer.isActive(), timer.interval()) == (True, EVERY)
        left = timer.remainingTime()
        boxes(form)[0].setPlainText("Kom sent")
        assert timer.remainingTime() <= left
        timer.timeout.emit()
        assert kept(form) == KeptDraft(alva, form.fields.draft())
        assert form.said == ["Draft saved"]

    def test_what_nobody_has_written_in_is_not_kept(self, opened):
        form = opened(blank(Kind.SIGNAL))
        form.reject()
        assert kept(form) is None

    def test_the_same_draft_is_kept_once(self, opened):
        form = opened(blank(Kind.SIGNAL))
        boxes(form)[0].setPlainText("Kom")
        for _ in range(3):
            form.keep()
        assert form.said == ["Draft saved"]

    def test_closing_loses_nothing(self, opened, alva):
        form = opened(blank(Kind.NEED))
        boxes(form)[0].setPlainText("En vuxen.")
        form.reject()
        assert kept(form) == KeptDraft(alva, Draft(Kind.NEED, "En vuxen.", day=TODAY))

    def test_an_identity_number_is_kept_nowhere_and_said_at_the_box_it_stands_in(self, opened):
        form = opened(a_signal())
        boxes(form)[1].setPlainText("Rör 811228-9874.")
        form.keep()
        assert kept(form) is None
        assert words(form).count(problem_word(Problem.PERSONAL_NUMBER)) == 1
        assert form.fields._remark.faulty
        assert not form.fields._text.faulty

    def test_it_does_not_close_over_an_identity_number_and_loses_nothing(self, opened, alva):
        form = opened(a_signal())
        boxes(form)[1].setPlainText("Rör 811228-9874.")
        for closes in (form.reject, form.close, form.out.click):
            boxes(form)[1].textChanged.emit()
            assert not form.fields._remark.faulty
            closes()
            assert form.isVisible()
            assert form.fields._remark.faulty
        boxes(form)[1].setPlainText("Rör honom.")
        form.reject()
        assert not form.isVisible()
        assert kept(form) == KeptDraft(alva, a_signal(remark="Rör honom."))

    def test_at_a_lock_it_is_kept_without_the_identity_number(self, opened, alva):
        form = opened(a_signal())
        boxes(form)[1].setPlainText("Rör 811228-9874, sa han.")
        form.put_safe()
        assert kept(form) == KeptDraft(alva, a_signal(remark="Rör [...], sa han."))

    def test_what_is_emptied_again_waits_no_more(self, opened):
        form = opened(blank(Kind.SIGNAL))
        boxes(form)[0].setPlainText("Ångrat")
        form.keep()
        boxes(form)[0].clear()
        form.reject()
        assert kept(form) is None
        assert form.said == ["Draft saved", "Draft thrown away"]

    def test_what_was_gone_on_with_and_changed_back_waits_as_it_was(self, opened, alva, school):
        start = KeptDraft(alva, a_signal("halvt", term=""))
        school[LEAD].recording.kept.keep(start)
        form = opened(start)
        boxes(form)[0].setPlainText("halvt mer")
        form.keep()
        boxes(form)[0].setPlainText("halvt")
        form.reject()
        assert kept(form) == start

    def test_a_draft_that_cannot_be_kept_is_said_in_the_form_and_tried_again(self, opened, monkeypatch):
        def refuse(*_):
            raise Refusal(Reason.DISK_FULL)

        form = opened(blank(Kind.SIGNAL))
        boxes(form)[0].setPlainText("Kom")
        with monkeypatch.context() as full:
            full.setattr(Records, "keep_draft", refuse)
            form.keep()
        assert form.notice.isVisibleTo(form)
        assert kept(form) is None
        form.keep()
        assert kept(form).draft.text == "Kom"

    def test_saving_lets_go_of_the_draft(self, opened):
        form = opened(blank(Kind.SIGNAL))
        form.fields.put(a_signal())
        form.keep()
        assert kept(form) is not None
        form.act()
        assert kept(form) is None

    def test_a_draft_gone_on_with_and_left_as_it_was_waits_still(self, opened, alva, school):
        start = KeptDraft(alva, a_signal("halvt", term=""))
        school[LEAD].recording.kept.keep(start)
        form = opened(start)
        form.reject()
        assert kept(form) == start


class TestCorrecting:
    def test_a_colleagues_change_is_shown_and_nothing_of_ones_own_is_lost(self, opened, school, alva):
        school.second(LEAD, "Bo Biträdande")
        made = school[LEAD].recording.record(alva, a_signal("ett"))
        form = opened(KeptDraft(alva, a_signal("ett"), made.item, made.stamp))
        boxes(form)[0].setPlainText("mitt")
        with school.doors.sign_in(school.folder, "Bo Biträdande", PASSWORD) as colleague:
            colleague.recording.correct(alva, made.item, a_signal("kollegans", remark="Trött."), made.stamp)
        form.act()
        assert form.isVisible()
        assert boxes(form)[0].toPlainText() == "mitt"
        assert "kollegans\nTrött." in words(form)
        assert kept(form).draft.text == "mitt"
        form.act()
        assert [str(line.text) for line in school[LEAD].recording.sheet(alva).lines] == ["mitt"]
        assert kept(form) is None

    def test_a_refusal_is_said_in_the_form_and_what_was_written_stays(self, opened, monkeypatch):
        def refuse(*_):
            raise Refusal(Reason.DISK_FULL)

        form = opened(a_signal("Kom sent."))
        monkeypatch.setattr(People, "own", refuse)
        form.act()
        assert form.isVisible()
        assert form.do.isEnabled()
        assert form.fields.draft().text == "Kom sent."
        assert form.notice.isVisibleTo(form)

    def test_it_says_that_it_corrects_and_what(self, opened, school, alva):
        made = school[LEAD].recording.record(alva, a_signal("ett"))
        form = opened(KeptDraft(alva, a_signal("ett"), made.item, made.stamp))
        assert words(form)[0] == form.windowTitle() == "Correct: Signal"
        assert "New signal" not in words(form)

    def test_a_correction_is_the_same_item(self, opened, school, alva):
        made = school[LEAD].recording.record(alva, a_signal("ett"))
        form = opened(KeptDraft(alva, a_signal("två"), made.item, made.stamp))
        form.act()
        (recorded,) = form.told
        assert recorded.item == made.item


def test_after_a_fault_in_the_program_it_can_be_written_on_and_saved(opened, school, alva, monkeypatch, qtbot):
    def fail(*_):
        raise RuntimeError("fault")

    form = opened(a_signal("Kom sent."))
    inline, form.work.jobs = form.work.jobs, Jobs(form)
    with monkeypatch.context() as broken, qtbot.waitSignal(form.work.jobs.failed):
        broken.setattr(People, "own", fail)
        form.act()
        assert not form.fields.isEnabled()
    assert form.isVisible()
    assert (form.do.isEnabled(), form.fields.isEnabled()) == (True, True)
    assert form.fields.draft().text == "Kom sent."
    form.work.jobs = inline
    form.act()
    assert [str(line.text) for line in school[LEAD].recording.sheet(alva).lines] == ["Kom sent."]


class TestPrompts:
    def test_a_duty_of_ones_own_is_shown_calmly_once_it_is_saved(self, opened, school, alva):
        form = opened(a_signal(term="S01"))
        form.act()
        assert len(school[LEAD].recording.sheet(alva).lines) == 1
        assert form.isVisible()
        assert "An absence inquiry?" in words(form)
        close = next(one for one in form.findChildren(QPushButton) if one.isVisibleTo(form) and one.text() == "Close")
        close.click()
        assert not form.isVisible()

    def test_closing_it_with_esc_keeps_no_draft_of_what_is_saved(self, opened):
        form = opened(blank(Kind.SIGNAL))
        form.fields.put(a_signal(term="S01"))
        form.act()
        form.reject()
        assert kept(form) is None

    def test_ctrl_enter_there_records_nothing_twice(self, opened, school, alva):
        form = opened(a_signal(term="S01"))
        form.act()
        form.act()
        assert len(school[LEAD].recording.sheet(alva).lines) == 1


class TestFields:
    def test_a_term_is_found_by_any_part_that_it_alone_has(self, opened):
        form = opened(blank(Kind.SIGNAL))
        box = form.findChild(QComboBox)
        for typed, term in (("sent OFTARE", "S02"), ("kommer sent oftare än tidigare", "S02"), ("er", ""), ("", "")):
            box.setEditText(typed)
            assert form.fields.draft().term == term

    def test_what_a_term_asks_its_writer_to_think_of_is_said(self, opened):
        form = opened(blank(Kind.SIGNAL))
        catalogue = form.work.catalogue
        flagged = next(term for term in catalogue.terms(Kind.SIGNAL) if len(term.flags) > 1)
        form.fields.put(a_signal(term=flagged.id))
        told = " ".join(words(form))
        assert "This tells of health" in told or "Keep to what was seen" in told
        form.fields.put(a_signal(term="S02"))
        told = " ".join(words(form))
        assert "This tells of health" not in told
        assert "Keep to what was seen" not in told

    def test_a_view_that_is_not_known_yet_needs_no_words_but_may_have_a_day(self, opened, school, alva):
        form = opened(blank(Kind.CHILDS_VIEW))
        form.fields.put(Draft(Kind.CHILDS_VIEW, known=False, day=date(2026, 11, 11), topics=frozenset({Topic.SCHOOL})))
        assert not boxes(form)[0].isEnabled()
        form.act()
        (line,) = school[LEAD].recording.sheet(alva).lines
        assert line.detail == "Tillfrågad 11 november 2026"

    def test_a_question_says_whether_the_pupil_has_been_told(self, opened, school, alva):
        form = opened(a_question(day=None))
        assert form.fields.draft().day is None
        form.act()
        (line,) = school[LEAD].recording.sheet(alva).lines
        assert line.detail == "Eleven har inte fått veta ännu"

    def test_a_promise_is_ones_own_until_another_is_chosen(self, opened):
        assert opened(blank(Kind.COMMITMENT)).fields.draft().owner is LEAD


@pytest.mark.parametrize("kind", [draft.kind for draft in WRITTEN], ids=lambda kind: kind.value)
def test_every_field_has_a_name_and_tab_leads_through_them_all(opened, kind):
    form = opened(blank(kind))
    assert audit.faults(form) == []
    assert audit.cut(form) == []
    passed = audit.walk(form)
    assert all(box in passed for box in boxes(form))
    assert len(passed) == len(set(passed))
    assert "Alva" not in form.windowTitle()

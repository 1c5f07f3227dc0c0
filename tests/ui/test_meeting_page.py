from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.errors import Reason
from sspf_desk.terms import Act, Kind, Seat
from sspf_desk.ui.drafts import DraftQuestion
from sspf_desk.ui.entry_form import EntryForm
from sspf_desk.ui.meeting_page import MeetingPage
from tests.builders import NAMES, a_plan, a_question, a_strength, a_view, ready_for_agenda

LEAD, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.SOCIAL_SERVICES, Seat.POLICE


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def buttons(page):
    return [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]


def press(page, name):
    (button,) = (one for one in buttons(page) if one.accessibleName() == name or one.text() == name)
    button.click()


@pytest.fixture
def meeting(school):
    """A meeting with one pupil on it, and one more who lacks everything."""
    school.join(SOCIAL).at_the_table(POLICE)
    school.alva, school.sami = school.add(LEAD), school.add(LEAD, "Sami Öberg", "8A")
    ready_for_agenda(school[LEAD], school.alva)
    made = school[LEAD].planning.call(a_plan(LEAD, SOCIAL, POLICE))
    school[LEAD].planning.put_on(made, school.alva)
    return made


@pytest.fixture
def shown(listened, meeting):
    def at(seat):
        page = listened(seat, MeetingPage)
        page.open(meeting)
        return page

    return at


def offered(page):
    return [page.picker.found.item(row).text() for row in range(page.picker.found.count())]


def test_it_says_when_where_who_and_which_pupils(shown):
    told = words(shown(LEAD))
    assert told[:2] == ["Meeting tors 26 nov. 2026", "At 09.00, Konferensrummet"]
    assert {f"{NAMES[LEAD]}, chair", NAMES[SOCIAL], NAMES[POLICE], "Alva Lindqvist, 9B"} <= set(told)


def test_whoever_is_called_chooses_no_pupils_and_composes_no_copies(shown):
    page = shown(SOCIAL)
    assert not page.picker.isVisibleTo(page)
    assert "No pupil that you may know of is on the agenda yet." in words(page)
    assert [one.text() for one in buttons(page)] == ["My own sheet", "Copies handed out"]
    assert page.first() is page.own


def test_its_buttons_lead_to_the_papers_of_this_meeting(shown, meeting):
    page = shown(LEAD)
    for button in (page.copies, page.own, page.register):
        button.click()
    assert page.went == [("copies", meeting), ("own-sheet", meeting), ("register", meeting)]
    assert page.first() is page.copies


def test_a_pupil_opens_from_the_agenda(school, shown):
    page = shown(LEAD)
    press(page, "Open: Alva Lindqvist, 9B")
    assert page.went == [("pupil", school.alva)]


def test_only_who_is_not_on_it_is_offered_and_typing_narrows(school, shown):
    school.add(LEAD, "Nils Alm", "7C")
    page = shown(LEAD)
    assert offered(page) == ["Nils Alm, 7C", "Sami Öberg, 8A"]
    page.picker.line.setText("8a")
    assert page.picker.found.currentItem().text() == "Sami Öberg, 8A"
    assert page.picker.found.item(0).isHidden()
    page.picker.line.setText("nobody")
    assert page.picker.none.isVisibleTo(page)
    assert not page.picker.take.isEnabled()


def test_enter_raises_the_pupil_found(qtbot, school, shown, meeting):
    ready_for_agenda(school[LEAD], school.sami)
    page = shown(LEAD)
    page.picker.line.setText("sami")
    qtbot.keyClick(page.picker.line, Qt.Key.Key_Return)
    assert {"Alva Lindqvist, 9B", "Sami Öberg, 8A"} <= set(words(page))
    assert page.said == ["The pupil is on the agenda."]
    assert len(school[LEAD].planning.view(meeting).pupils) == 2
    assert page.picker.line.text() == ""


def test_what_is_missing_is_said_in_words_each_with_a_way_to_mend_it(school, shown, meeting):
    page = shown(LEAD)
    page.consider(school.sami)
    told = words(page)
    assert "Sami Öberg, 8A cannot be raised yet:" in told
    for missing in ("Ingen styrka är antecknad", "Elevens egen bild är inte antecknad", "inte antecknat att eleven"):
        assert any(missing in word for word in told)
    for name in ("Write a strength", "Write what the pupil says", "Write when the pupil was told"):
        assert name + ": Sami Öberg, 8A" in [one.accessibleName() for one in buttons(page)]
    assert len(school[LEAD].planning.view(meeting).pupils) == 1


def test_a_view_not_known_for_the_second_time_is_mended_by_a_dated_attempt(school, shown):
    for draft in (a_strength(), a_question(), a_view("", known=False, day=None)):
        school[LEAD].recording.record(school.sami, draft)
    earlier = school[LEAD].planning.call(a_plan(LEAD))
    school[LEAD].planning.put_on(earlier, school.sami)
    page = shown(LEAD)
    page.consider(school.sami)
    assert "Write when you asked: Sami Öberg, 8A" in [one.accessibleName() for one in buttons(page)]


def test_once_it_is_mended_the_pupil_is_raised_by_one_press(school, shown):
    page = shown(LEAD)
    page.consider(school.sami)
    ready_for_agenda(school[LEAD], school.sami)
    page.refresh()
    assert "Sami Öberg, 8A: nothing is missing any more." in words(page)
    press(page, "Raise now: Sami Öberg, 8A")
    assert "Sami Öberg, 8A" in words(page)
    assert offered(page) == []


def test_one_who_is_left_for_another_time_is_offered_again(school, shown):
    page = shown(LEAD)
    page.consider(school.sami)
    assert offered(page) == []
    press(page, "Not this time: Sami Öberg, 8A")
    assert offered(page) == ["Sami Öberg, 8A"]
    assert "Sami Öberg, 8A cannot be raised yet:" not in words(page)


def test_another_meeting_begins_with_nobody_wanted(school, shown):
    page = shown(LEAD)
    page.consider(school.sami)
    page.open(school[LEAD].planning.call(a_plan(LEAD)))
    assert "Sami Öberg, 8A cannot be raised yet:" not in words(page)
    assert "No pupil is on the agenda yet." in words(page)


def test_a_pupil_is_taken_off_again(school, shown, meeting):
    page = shown(LEAD)
    press(page, "Take off: Alva Lindqvist, 9B")
    assert "No pupil is on the agenda yet." in words(page)
    assert page.said == ["The pupil is no longer on the agenda."]


def test_nobody_is_taken_off_once_the_meeting_has_begun(shown, around):
    around.now = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    assert not any(one.text() == "Take off" for one in buttons(shown(LEAD)))


def test_one_whose_data_are_protected_is_refused_in_words(school, shown):
    page = shown(LEAD)
    page.consider(school.sami)
    people = school[LEAD].people
    with people._acts.begin(Act.IMPORTED) as session:
        sheet = people._records.sheet(session, (LEAD, school.sami.partition(":")[2]))
        people._shut(session, next(one.opened for one in sheet.of(Kind.PUPIL_CARD)))
    page.consider(school.sami)
    assert page.refused == [Reason.PUPIL_PROTECTED]
    page.refresh()
    assert not any("Sami" in word for word in words(page))


def test_the_arrow_down_leads_from_the_line_into_the_list(qtbot, shown):
    page = shown(LEAD)
    page.show()
    page.picker.line.setFocus()
    qtbot.keyClick(page.picker.line, Qt.Key.Key_Down)
    assert page.focusWidget() is page.picker.found


class TestMending:
    """What is missing is written over the meeting, and one is back at it when it is saved."""

    @pytest.fixture
    def page(self, school, shown):
        page = shown(LEAD)
        page.show()
        page.activateWindow()
        page.consider(school.sami)
        return page

    @staticmethod
    def form(page):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return page.findChild(EntryForm)

    def mend(self, page, name):
        press(page, f"{name}: Sami Öberg, 8A")
        return self.form(page)

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("Write a strength", Kind.STRENGTH),
            ("Write what the pupil says", Kind.CHILDS_VIEW),
            ("Write when the pupil was told", Kind.QUESTION),
        ],
    )
    def test_each_opens_the_form_of_its_kind_with_the_keys_in_its_field(self, page, name, kind):
        form = self.mend(page, name)
        assert form.fields.draft().kind is kind
        assert form.focusWidget() is form.fields.first.filled
        assert "Sami Öberg · 8A" in words(form)
        assert page.went == []

    def test_when_it_is_saved_one_is_back_with_the_keys_at_what_is_next(self, page, school):
        form = self.mend(page, "Write a strength")
        form.fields.put(a_strength())
        form.act()
        assert self.form(page) is None
        assert page.focusWidget().accessibleName() == "Write what the pupil says: Sami Öberg, 8A"
        assert not any(one.text() == "Write a strength" for one in buttons(page))
        for name, draft in (("Write what the pupil says", a_view()), ("Write when the pupil was told", a_question())):
            form = self.mend(page, name)
            form.fields.put(draft)
            form.act()
        assert page.focusWidget().accessibleName() == "Raise now: Sami Öberg, 8A"
        page.focusWidget().click()
        QApplication.processEvents()
        assert "Sami Öberg, 8A" in words(page)
        assert page.went == []

    def test_a_question_that_lacks_the_day_is_gone_on_with_at_the_day(self, page, school):
        asked = school[LEAD].recording.record(school.sami, a_question(day=None)).item
        form = self.mend(page, "Write when the pupil was told")
        assert form.focusWidget() is form.fields.day.filled
        form.act()
        (line,) = (one for one in school[LEAD].recording.sheet(school.sami).lines if one.kind is Kind.QUESTION)
        assert line.item == asked
        assert not any(one.text() == "Write when the pupil was told" for one in buttons(page))

    def test_closed_without_saving_it_waits_and_is_gone_on_with(self, page, school):
        form = self.mend(page, "Write a strength")
        form.fields.put(a_strength("Snäll mot alla."))
        form.reject()
        assert school[LEAD].recording.kept.draft().draft.text == "Snäll mot alla."
        assert self.mend(page, "Write a strength").fields.draft().text == "Snäll mot alla."

    def test_a_draft_about_another_is_spoken_of_first(self, page, school):
        school[LEAD].recording.kept.keep(KeptDraft(school.alva, a_strength("halvt")))
        assert self.mend(page, "Write a strength") is None
        (question,) = page.findChildren(DraftQuestion)
        next(one for one in question.buttons() if one.text().startswith("Go on")).click()
        assert page.went == [("pupil", school.alva)]

    def test_it_can_be_begun_anew_instead(self, page, school):
        school[LEAD].recording.kept.keep(KeptDraft(school.sami, a_question("halvt")))
        assert self.mend(page, "Write a strength") is None
        (question,) = page.findChildren(DraftQuestion)
        next(one for one in question.buttons() if one.text().startswith("Throw")).click()
        assert self.form(page).fields.draft().kind is Kind.STRENGTH

    def test_locking_keeps_what_is_written(self, page, school):
        form = self.mend(page, "Write a strength")
        form.fields.put(a_strength("Snäll mot alla."))
        page.keep_draft()
        assert school[LEAD].recording.kept.draft().draft.text == "Snäll mot alla."

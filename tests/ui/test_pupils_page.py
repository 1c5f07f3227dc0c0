"""Elever: found by typing, opened by Enter, taken in by hand and by list."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.settings import resource
from sspf_desk.terms import Mode, Seat
from sspf_desk.ui.pupil_forms import CardForm, ListForm
from sspf_desk.ui.pupils_page import PupilsPage
from tests.builders import a_commitment, a_consent, a_signal
from tests.ui import audit

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def shown(listened):
    def at(seat):
        page = listened(seat, PupilsPage)
        page.resize(1000, 700)
        page.show()
        page.open("")
        return page, page.went

    return at


@pytest.fixture
def three(school):
    for name, school_class in (("Åke Ström", "8A"), ("Zahra Ek", "8A"), ("Alva Lindqvist", "9B")):
        school.add(LEAD, name, school_class)


def cells(page, column=0):
    model = page.findChild(QTableView).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def button(page, text):
    (found,) = (one for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.text() == text)
    return found


def line(page):
    return page.findChild(QLineEdit)


def test_they_stand_in_swedish_order_and_nothing_can_be_sorted_by(shown, three):
    page, _ = shown(LEAD)
    assert cells(page) == ["Zahra Ek", "Åke Ström", "Alva Lindqvist"]
    table = page.findChild(QTableView)
    assert not table.isSortingEnabled()
    page.resize(1200, 800)
    table.horizontalHeader().sectionClicked.emit(5)
    assert cells(page) == ["Zahra Ek", "Åke Ström", "Alva Lindqvist"]


def test_typing_leaves_those_that_match_and_says_how_many(shown, three):
    page, _ = shown(LEAD)
    assert "3 pupil(s)" in words(page)
    line(page).setText("8a zah")
    assert cells(page) == ["Zahra Ek"]
    assert "1 of 3" in words(page)


def test_enter_opens_the_first_that_matches(qtbot, shown, three):
    page, went = shown(LEAD)
    line(page).setText("alva")
    qtbot.keyClick(line(page), Qt.Key.Key_Return)
    (row,) = page.work.desk.people.find("alva")
    assert went == [("pupil", row.pupil)]


def test_down_leads_into_the_table_and_enter_opens_there(qtbot, shown, three):
    page, went = shown(LEAD)
    page.activateWindow()
    qtbot.keyClick(line(page), Qt.Key.Key_Down)
    table = page.findChild(QTableView)
    assert page.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    (row,) = page.work.desk.people.find("Åke")
    assert went == [("pupil", row.pupil)]


def test_enter_where_nothing_matches_goes_nowhere(qtbot, shown, three):
    page, went = shown(LEAD)
    line(page).setText("nobody at all")
    qtbot.keyClick(line(page), Qt.Key.Key_Return)
    assert went == []


def test_whoever_was_chosen_is_chosen_still_when_the_list_is_asked_for_anew(shown, three):
    page, _ = shown(LEAD)
    table = page.findChild(QTableView)
    table.selectRow(1)
    page.refresh()
    assert table.currentIndex().data() == "Åke Ström"


def test_a_day_and_through_whom_are_told_in_words(school, shown, around):
    school.join(SOCIAL)
    alva = school.add(LEAD)
    school[LEAD].grounds.take(alva, a_consent(until_on=date(2026, 12, 10)))
    school[LEAD].recording.record(alva, a_commitment(owner=SOCIAL))
    page, _ = shown(SOCIAL)
    assert cells(page, 4) == ["School lead"]
    assert cells(page, 5) == ["your commitment, due fre 4 dec. 2026; consent ends tors 10 dec. 2026"]
    around.now = around.now.replace(month=12, day=5)
    page.refresh()
    assert cells(page, 5)[0].startswith("your commitment, was due fre 4 dec. 2026")
    mine, _ = shown(LEAD)
    assert cells(mine, 4) == ["own card"]


def test_an_empty_list_says_how_pupils_come_in(school, shown):
    school.join(SOCIAL, mode=Mode.READS)
    lead, _ = shown(LEAD)
    assert "No pupils here yet" in words(lead)
    assert not lead.findChild(QTableView).isVisibleTo(lead)
    assert button(lead, "Take in a class list …")
    reads, _ = shown(SOCIAL)
    assert any("once somebody has opened something" in told for told in words(reads))
    assert [one for one in reads.findChildren(QPushButton) if one.isVisibleTo(reads)] == []


def test_another_authority_makes_cards_by_hand_and_takes_in_no_list(school, shown):
    school.join(SOCIAL)
    page, _ = shown(SOCIAL)
    assert [one.text() for one in page.findChildren(QPushButton) if one.isVisibleTo(page)] == ["New card …"]


def test_a_card_by_hand_leads_to_its_pupil(shown):
    page, went = shown(LEAD)
    button(page, "New card …").click()
    form = page.findChild(CardForm)
    form.given.setText("Åsa")
    form.family.setText("Nyberg")
    form.school_class.setText("7C")
    form.born.put(date(2013, 5, 6))
    button(form, "Make the card").click()
    assert cells(page) == ["Åsa Nyberg"]
    assert went == [("pupil", page.work.desk.people.list()[0].pupil)]


def test_the_day_of_birth_is_sought_from_the_desks_own_day(school, shown):
    school.around.now += timedelta(days=400)
    page, _ = shown(LEAD)
    button(page, "New card …").click()
    assert page.findChild(CardForm).born.day == date(2012, 1, 1)


def test_a_card_that_cannot_stand_is_refused_in_the_form_and_what_was_typed_stays(shown):
    page, went = shown(LEAD)
    button(page, "New card …").click()
    form = page.findChild(CardForm)
    form.given.setText("Pojken 811228-9874")
    form.family.setText("Nyberg")
    form.school_class.setText("7C")
    form.act()
    assert form.isVisible()
    assert form.given.text() == "Pojken 811228-9874"
    assert any("personnummer" in told for told in words(form))
    assert went == []


def test_a_class_list_is_taken_in_and_says_what_it_did(shown):
    page, _ = shown(LEAD)
    button(page, "Take in a class list …").click()
    form = page.findChild(ListForm)
    assert not button(form, "Take in").isEnabled()
    form.choose([str(file) for file in sorted(resource("demo", "school").glob("*.json"))])
    button(form, "Take in").click()
    new = len(page.work.desk.people.list())
    assert any(told.startswith(f"{new} new. 0 changed. 0 as they were.") for told in words(form))
    assert len(cells(page)) == new


def test_a_broken_class_list_is_refused_in_the_form(shown, tmp_path):
    page, _ = shown(LEAD)
    broken = tmp_path / "persons.json"
    broken.write_text("{", "utf-8")
    button(page, "Take in a class list …").click()
    form = page.findChild(ListForm)
    form.choose([str(broken)])
    form.act()
    assert any("persons.json" in told for told in words(form))


def test_a_draft_that_waits_is_offered_and_leads_to_its_pupil(school, shown):
    alva = school.add(LEAD)
    school[LEAD].recording.kept.keep(KeptDraft(alva, a_signal("halvt")))
    page, went = shown(LEAD)
    assert "You have a draft that is not saved: Signal." in words(page)
    button(page, "Go on with it").click()
    assert went == [("pupil", alva)]
    button(page, "Throw it away").click()
    assert school[LEAD].recording.kept.draft() is None
    assert not any("draft" in told for told in words(page))


def test_the_page_and_its_forms_have_names_sizes_and_no_trap(shown, three, qtbot):
    page, _ = shown(LEAD)
    assert audit.faults(page) == []
    for kind in (CardForm, ListForm):
        form = kind(page.work)
        qtbot.addWidget(form)
        form.show()
        assert audit.faults(form) == []

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from sspf_desk.lawbook import WhyNot
from sspf_desk.terms import Party, Seat
from sspf_desk.ui.decision_form import DecisionForm, why_not_word
from tests.builders import a_consent, a_signal, texts

COUNSELLOR, SOCIAL = Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def pupil(school):
    school.join(COUNSELLOR, SOCIAL)
    pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].recording.record(pupil, a_signal())
    return pupil


@pytest.fixture
def form(qtbot, work_at, pupil):
    form = DecisionForm(work_at(COUNSELLOR), pupil, "Alva Lindqvist · 9B")
    form._receiver.setCurrentIndex(form._receiver.findData(SOCIAL))
    form._until.put(date(2026, 12, 31))
    form.show()
    return form


def provisions(form):
    return {one.accessibleName(): one for one in form.findChildren(QRadioButton) if not one.isHidden()}


def chosen(form, begins):
    (button,) = (one for text, one in provisions(form).items() if text.startswith(begins))
    button.setChecked(True)


def test_nothing_is_listed_before_an_entry_is_chosen(form):
    assert provisions(form) == {}
    assert "Choose entries first. Then the law is listed." in {one.text() for one in form.findChildren(QLabel)}


def test_it_lasts_three_months_from_the_desks_own_day(school, work_at, pupil):
    school.around.now += timedelta(days=40)
    form = DecisionForm(work_at(COUNSELLOR), pupil, "Alva Lindqvist · 9B")
    assert form.draft(lets_out=True).until_on == date(2027, 3, 30)
    form.close()


def test_what_cannot_reach_is_greyed_with_the_reason(form):
    (box,) = form._items.values()
    box.setChecked(True)
    greyed = [text for text, button in provisions(form).items() if not button.isEnabled()]
    assert greyed
    assert all(text.endswith(")") for text in greyed)
    assert any(button.isEnabled() for button in provisions(form).values())


def test_what_it_opens_and_what_must_be_weighed_are_said_before_it_is_taken(form):
    (box,) = form._items.values()
    box.setChecked(True)
    assert form._says.text() == ""
    chosen(form, "Menprövning")
    assert "social services" in form._says.text()
    assert form._asks.text()


def test_a_decision_opens_just_what_it_names(form, school, pupil, qtbot):
    (box,) = form._items.values()
    box.setChecked(True)
    chosen(form, "Menprövning")
    form._weighing.setPlainText("Uppgiften är känd av familjen.")
    form._reasons.setPlainText("Det står klart att det kan lämnas utan men.")
    with qtbot.waitSignal(form.accepted):
        form.save(lets_out=True)
    (row,) = school[SOCIAL].people.list()
    assert texts(school[SOCIAL].recording.sheet(row.pupil)) >= {"Borta tre eftermiddagar."}


def test_a_decision_not_to_let_out_is_kept_and_opens_nothing(form, school, qtbot):
    (box,) = form._items.values()
    box.setChecked(True)
    chosen(form, "Menprövning")
    form._weighing.setPlainText("Familjen vill inte.")
    form._reasons.setPlainText("Det kan skada förtroendet.")
    with qtbot.waitSignal(form.accepted):
        form.save(lets_out=False)
    assert school[SOCIAL].people.list() == ()


def test_a_decision_without_reasons_is_refused_and_nothing_typed_is_lost(form):
    (box,) = form._items.values()
    box.setChecked(True)
    chosen(form, "Menprövning")
    form._weighing.setPlainText("Känt av familjen.")
    form.save(lets_out=True)
    assert form.notice.isVisible()
    assert form._weighing.toPlainText() == "Känt av familjen."


@pytest.mark.parametrize("lets_out", [True, False])
def test_a_decision_without_a_provision_is_asked_for_one_where_they_stand(form, lets_out):
    (box,) = form._items.values()
    box.setChecked(True)
    form._weighing.setPlainText("Känt av familjen.")
    form._reasons.setPlainText("Utan men.")
    assert not form._unchosen.isVisible()
    form.save(lets_out=lets_out)
    assert form._unchosen.isVisible()
    assert not form.notice.isVisible()
    assert isinstance(form.focusWidget(), QRadioButton)
    chosen(form, "Menprövning")
    assert not form._unchosen.isVisible()


def test_a_click_on_an_entrys_words_ticks_its_box(form, qtbot):
    (box,) = form._items.values()
    words = next(one for one in form.findChildren(QLabel) if one.text() == box.accessibleName())
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert form.chosen() == frozenset(form._items)
    greyed = next(one for one in provisions(form).values() if not one.isEnabled())
    words = next(one for one in form.findChildren(QLabel) if one.text() == greyed.accessibleName())
    assert not words.isEnabled()
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert form._provisions.checkedId() < 0


@pytest.mark.parametrize("why_not", list(WhyNot))
def test_every_reason_has_words(why_not):
    assert why_not_word(why_not)


def test_the_last_day_is_the_one_that_was_chosen(form):
    assert form.draft(lets_out=True).until_on == date(2026, 12, 31)


def test_a_stored_no_to_the_receiver_is_told_before_anything_is_decided(school, work_at, pupil):
    school[COUNSELLOR].grounds.take(pupil, a_consent(no=(Party.POLICE,)))
    form = DecisionForm(work_at(COUNSELLOR), pupil, "Alva Lindqvist · 9B")
    form.show()
    for receiver, told in ((SOCIAL, False), (Seat.POLICE, True), (SOCIAL, False)):
        form._receiver.setCurrentIndex(form._receiver.findData(receiver))
        assert form._noes.isVisible() is told
        assert ("Polis får inte ta del av uppgifterna." in form._noes.text()) is told
        assert form._receiver.accessibleDescription() == form._noes.text()
    form.close()


def test_what_is_heard_of_an_earlier_receiver_is_not_told_of_a_later(form):
    form._tell_noes(Seat.POLICE, ("Nej.",))
    assert form._noes.text() == ""

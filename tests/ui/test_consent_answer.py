"""A consent accepted where it stands, and taken back in whole or in part."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sspf_desk.casework.own_entry import Left
from sspf_desk.errors import Reason
from sspf_desk.terms import Kind, Party, Seat, Topic
from sspf_desk.ui.consent_answer import ConsentAnswer, WithdrawConsent
from tests.builders import a_consent
from tests.ui.audit import faults, press, walk

COUNSELLOR, SOCIAL = Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LEFT = Left((Party.SCHOOL,), (Topic.SCHOOL, Topic.ONLINE))


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR, SOCIAL)
    pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].grounds.take(pupil, a_consent())
    return pupil


@pytest.fixture
def line(school, alva):
    (line,) = (one for one in school[COUNSELLOR].recording.sheet(alva).lines if one.kind is Kind.CONSENT)
    return line


@pytest.fixture
def asking(alva, line, work_at):
    """The dialog in which it is taken back."""
    work = work_at(COUNSELLOR)
    asking = WithdrawConsent(work, work.desk.recording.sheet(alva), line, LEFT, None)
    asking.open()
    return asking


@pytest.fixture
def answer(alva, line, work_at, qtbot):
    """What stands on the sheet beneath a consent that waits for this seat, which has also taken it."""
    work = work_at(COUNSELLOR)
    answer = ConsentAnswer(work, work.desk.recording.sheet(alva), line, waits=True, left=LEFT)
    answer.said, answer.refused = [], []
    work.said.connect(answer.said.append)
    work.refused.connect(lambda refusal: answer.refused.append(refusal.reason))
    qtbot.addWidget(answer)
    answer.show()
    answer.activateWindow()
    QApplication.processEvents()
    return answer


def buttons(widget):
    return {one.text(): one for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)}


def test_the_dialog_can_be_read_and_reached_and_names_nobody_in_its_title(asking, qtbot):
    assert faults(asking) == []
    assert walk(asking)
    assert "Alva" not in asking.windowTitle()
    with qtbot.waitSignal(asking.destroyed):
        asking.reject()


def test_what_accepting_does_is_told_before_it_is_done_and_the_keys_go_with_it(answer, school):
    assert list(buttons(answer)) == ["Accept …", "Take back …"]
    press(answer, Qt.Key.Key_Tab)
    buttons(answer)["Accept …"].click()
    assert list(buttons(answer)) == ["Accept", "Not now"]
    told = [one.text() for one in answer.findChildren(QLabel) if one.isVisibleTo(answer)]
    assert any(words.startswith("What your seat has written") for words in told)
    assert answer.focusWidget() is buttons(answer)["Accept"]
    assert school[COUNSELLOR].today.day().to_accept
    assert faults(answer) == []
    buttons(answer)["Not now"].click()
    assert answer.focusWidget() is buttons(answer)["Accept …"]
    assert school[COUNSELLOR].today.day().to_accept


def test_it_is_accepted_where_it_stands(answer, school):
    buttons(answer)["Accept …"].click()
    buttons(answer)["Accept"].click()
    assert school[COUNSELLOR].today.day().to_accept == ()
    assert answer.said == ["The consent is accepted."]


def test_a_consent_that_has_been_taken_back_meanwhile_is_refused_in_the_windows_band(answer, school, alva, line):
    school[COUNSELLOR].grounds.withdraw(alva, line.item, parties=frozenset(), topics=frozenset(), who="mamma")
    buttons(answer)["Accept …"].click()
    buttons(answer)["Accept"].click()
    assert answer.refused == [Reason.CONSENT_DOES_NOT_NAME_YOU]


def test_taking_back_opens_its_dialog(answer):
    buttons(answer)["Take back …"].click()
    assert answer.findChild(WithdrawConsent).isVisible()


@pytest.mark.parametrize(
    ("words", "parties", "topics"),
    [
        ("All of it", set(), set()),
        ("For the school", {Party.SCHOOL}, set()),
        ("About skola", set(), {Topic.SCHOOL}),
    ],
)
def test_all_of_it_is_taken_back_or_what_is_chosen(asking, monkeypatch, words, parties, topics):
    told = {}
    monkeypatch.setattr(asking.work.desk.grounds, "withdraw", lambda *_, **said: told.update(said))
    choices = [asking.what.itemText(place).casefold() for place in range(asking.what.count())]
    asking.what.setCurrentIndex(choices.index(words.casefold()))
    asking.who.setText(" mamma, på telefon ")
    asking.act()
    assert told == {"parties": parties, "topics": topics, "who": "mamma, på telefon"}


def test_no_more_is_offered_than_what_stands(asking):
    choices = [asking.what.itemText(place) for place in range(asking.what.count())]
    assert choices == ["All of it", "For the school", "About skola", "About på nätet"]


def test_an_identity_number_is_refused_and_what_was_typed_stays(asking):
    refused = []
    asking.refuse = lambda refusal: refused.append(refusal.reason)
    asking.who.setText("mamma 20110314-2384")
    asking.act()
    assert refused == [Reason.PERSONAL_NUMBER]
    assert asking.isVisible()

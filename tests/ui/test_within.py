"""What a consent or a decision holds beside its words, where it stands."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sspf_desk.terms import Kind, Seat
from sspf_desk.ui.entry_card import EntryCard
from sspf_desk.ui.pupil_sheet import PupilSheet
from tests.builders import a_consent, a_decision, a_signal
from tests.ui.audit import faults, press

COUNSELLOR, SOCIAL = Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def pupil(school):
    school.join(COUNSELLOR, SOCIAL)
    return school.add(COUNSELLOR)


@pytest.fixture
def card(work_at, qtbot):
    """The card of the one entry of a kind on a pupil's sheet, as a seat has it."""

    def made(seat, pupil, kind):
        work = work_at(seat)
        sheet = PupilSheet(work, work.desk.recording.open(pupil))
        qtbot.addWidget(sheet)
        sheet.show()
        sheet.activateWindow()
        (found,) = (one for one in sheet.findChildren(EntryCard) if one.line.kind is kind)
        return found

    return made


def words(card):
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))


def buttons(card):
    return {one.text(): one for one in card.findChildren(QPushButton) if one.isVisibleTo(card)}


def test_the_seat_that_took_a_consent_is_shown_the_whole_of_it_when_it_asks(school, pupil, card):
    consent = school[COUNSELLOR].grounds.take(pupil, a_consent(no=()))
    topic = frozenset(sorted(a_consent().topics)[:1])
    school[COUNSELLOR].grounds.withdraw(pupil, consent, parties=frozenset(), topics=topic, who="mamma, i telefon")
    shown = card(COUNSELLOR, pupil, Kind.CONSENT)
    assert "Purpose: Samordnat stöd · What was seen before its first day is included" in words(shown)
    assert "Det är bra." not in words(shown)
    ask = buttons(shown)["Show the whole consent"]
    ask.setFocus()
    press(ask, Qt.Key.Key_Space)
    told = words(shown)
    for part in (
        "vårdnadshavare: yes", "telefon\nDet är bra.", "eleven: yes", "Ja, det är okej.",
        "Maturity judged by Karin Kurator: Förstår vad det innebär.", "Original: elevakt, dnr 2026/114",
        ": mamma, i telefon",
    ):  # fmt: skip
        assert part in told
    assert faults(shown) == []
    buttons(shown)["Show less"].click()
    assert "Det är bra." not in words(shown)
    assert "Show the whole consent" in buttons(shown)


def test_what_was_left_empty_is_not_shown(school, pupil, card):
    said = a_consent(original="", older_facts=False)
    consent = school[COUNSELLOR].grounds.take(pupil, said)
    topic = frozenset(sorted(said.topics)[:1])
    school[COUNSELLOR].grounds.withdraw(pupil, consent, parties=frozenset(), topics=topic, who="")
    shown = card(COUNSELLOR, pupil, Kind.CONSENT)
    buttons(shown)["Show the whole consent"].click()
    assert "Original" not in words(shown)
    assert "Taken back" not in words(shown)
    assert "What was seen before its first day is not included" in words(shown)


def test_a_seat_that_it_names_is_shown_what_it_is_for_and_no_more(school, pupil, card):
    school[COUNSELLOR].grounds.take(pupil, a_consent())
    shown = card(SOCIAL, pupil, Kind.CONSENT)
    assert "Purpose: Samordnat stöd" in words(shown)
    assert "Show the whole consent" not in buttons(shown)
    assert "Det är bra." not in "".join(one.text() for one in shown.findChildren(QLabel))


def test_a_decision_names_the_entries_that_it_is_about(school, pupil, card):
    item = school[COUNSELLOR].recording.record(pupil, a_signal(day=date(2026, 11, 18))).item
    school[COUNSELLOR].grounds.decide(pupil, a_decision({item}, lets_out=False))
    shown = card(COUNSELLOR, pupil, Kind.DECISION)
    title = card(COUNSELLOR, pupil, Kind.SIGNAL).line.title
    assert f"The decision is about:\n• Signal: {title}, " in words(shown)
    assert "The decision is about:" not in words(card(COUNSELLOR, pupil, Kind.SIGNAL))

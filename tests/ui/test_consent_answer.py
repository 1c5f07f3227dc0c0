"""A consent accepted, and taken back in whole or in part: both dialogs, by their fields."""

import pytest

from sspf_desk.errors import Reason
from sspf_desk.terms import Kind, Party, Seat, Topic
from sspf_desk.ui.consent_answer import AcceptConsent, WithdrawConsent
from tests.builders import a_consent
from tests.ui.audit import faults, walk

COUNSELLOR, SOCIAL = Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR, SOCIAL)
    pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].grounds.take(pupil, a_consent())
    return pupil


@pytest.fixture
def asks(school, alva, work_at, qtbot):
    def at(kind):
        (line,) = (one for one in school[COUNSELLOR].recording.sheet(alva).lines if one.kind is Kind.CONSENT)
        asking = kind(work_at(COUNSELLOR), alva, line, None)
        asking.open()
        return asking

    return at


@pytest.mark.parametrize("kind", [AcceptConsent, WithdrawConsent])
def test_each_can_be_read_and_reached_and_names_nobody_in_its_title(asks, qtbot, kind):
    asking = asks(kind)
    assert faults(asking) == []
    assert walk(asking)
    assert "Alva" not in asking.windowTitle()
    with qtbot.waitSignal(asking.destroyed):
        asking.reject()


@pytest.mark.parametrize(
    ("words", "parties", "topics"),
    [
        ("All of it", set(), set()),
        ("For the school", {Party.SCHOOL}, set()),
        ("About school", set(), {Topic.SCHOOL}),
    ],
)
def test_all_of_it_is_taken_back_or_what_is_chosen(asks, monkeypatch, words, parties, topics):
    asking, told = asks(WithdrawConsent), {}
    monkeypatch.setattr(asking.work.desk.grounds, "withdraw", lambda *_, **said: told.update(said))
    choices = [asking.what.itemText(place).casefold() for place in range(asking.what.count())]
    asking.what.setCurrentIndex(choices.index(words.casefold()))
    asking.who.setText(" mamma, på telefon ")
    asking.act()
    assert told == {"parties": parties, "topics": topics, "who": "mamma, på telefon"}


def test_an_identity_number_is_refused_and_what_was_typed_stays(asks):
    asking = asks(WithdrawConsent)
    refused = []
    asking.refuse = lambda refusal: refused.append(refusal.reason)
    asking.who.setText("mamma 20110314-2384")
    asking.act()
    assert refused == [Reason.PERSONAL_NUMBER]
    assert asking.isVisible()

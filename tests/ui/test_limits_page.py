"""What is not promised, on a page of its own: all of it, in the reader's language."""

import pytest
from PySide6.QtWidgets import QLabel

from sspf_desk import limits
from sspf_desk.terms import Seat
from sspf_desk.ui.limits_page import LimitsPage


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_limit_is_told_in_its_order(work_at, qtbot, language):
    page = LimitsPage(work_at(Seat.SCHOOL_LEAD, language))
    qtbot.addWidget(page)
    told = [tuple(one.text() for one in frame.findChildren(QLabel)) for frame in page.cards]
    assert told == [(limit.title, limit.text) for limit in limits.shipped(language)]
    assert page.title()

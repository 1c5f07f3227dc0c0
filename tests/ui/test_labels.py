"""What a seat is called is the same on the screen, in what is written, and on paper."""

import tomllib

import pytest
from PySide6.QtWidgets import QApplication

from sspf_desk import app as program
from sspf_desk.settings import resource
from sspf_desk.terms import Seat
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.start import translators


@pytest.fixture(params=["sv", "en"])
def language(request, qapp):
    """A language that the windows speak for a while."""
    worn = translators(request.param)
    for one in worn:
        QApplication.installTranslator(one)
    yield request.param
    for one in worn:
        QApplication.removeTranslator(one)


def test_a_seat_has_one_name(language):
    on_screen = {seat: seat_word(seat) for seat in Seat}
    assert program.said(language).catalogue.labels(language)[Seat] == on_screen
    wording = tomllib.loads(resource("wording", f"agenda_{language}.toml").read_text(encoding="utf-8"))
    assert {Seat(name): word for name, word in wording["seat"].items()} == on_screen

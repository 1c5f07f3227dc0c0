"""The help: a page for each page of the windows, in both languages, with no link that leads nowhere."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolButton

from sspf_desk.terms import Seat
from sspf_desk.ui.help import START, HelpWindow, help_folder
from sspf_desk.ui.places import others, places

LANGUAGES = ("sv", "en")
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")


def pages(language):
    return {path.stem: path.read_text("utf-8") for path in help_folder(language).glob("*.md")}


def test_both_languages_have_the_same_pages_with_the_same_links():
    assert pages("sv").keys() == pages("en").keys()
    for name, text in pages("sv").items():
        assert sorted(set(LINK.findall(text))) == sorted(set(LINK.findall(pages("en")[name]))), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_of_the_help(language):
    there = pages(language)
    assert {link.removesuffix(".md") for text in there.values() for link in LINK.findall(text)} <= there.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_led_to_and_leads_back_to_all_help(language):
    there = pages(language)
    reached, ahead = set(), [START]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += [link.removesuffix(".md") for link in LINK.findall(there[name])]
    assert reached == there.keys()
    assert all(f"{START}.md" in text for name, text in there.items() if name != START)


def test_every_page_of_the_windows_has_help(work_at):
    desk = work_at(Seat.SCHOOL_LEAD).desk
    asked = {place.page for place in places(desk)} | set(others()) | {"gate"}
    assert asked <= pages("sv").keys()


def test_it_opens_on_the_page_that_was_asked_for(qtbot, dressed):
    window = HelpWindow("group", "sv")
    qtbot.addWidget(window)
    assert window.page() == "group"
    assert "Återställningsblad" in window.text.toPlainText()


def test_a_page_without_help_opens_the_list_of_all(qtbot, dressed):
    window = HelpWindow("nothing", "en")
    qtbot.addWidget(window)
    assert window.page() == START


def test_a_language_without_help_is_given_the_swedish():
    assert help_folder("fi").name == "sv"


def test_links_lead_on_and_the_buttons_back(qtbot, dressed):
    window = HelpWindow(START, "sv")
    qtbot.addWidget(window)
    window.text.anchorClicked.emit(QUrl("today.md"))
    assert window.page() == "today"
    back, forward, all_help = window.findChildren(QToolButton)
    back.click()
    assert window.page() == START
    forward.click()
    assert window.page() == "today"
    all_help.click()
    assert window.page() == START


def test_an_address_outside_is_left_to_the_computer(qtbot, dressed, monkeypatch):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    window = HelpWindow(START, "sv")
    qtbot.addWidget(window)
    window.text.anchorClicked.emit(QUrl("tel:112"))
    assert window.page() == START
    assert asked == [QUrl("tel:112")]

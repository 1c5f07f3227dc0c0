"""The program put together says everything in one language at a time, on paper too."""

from datetime import date

import pytest

from sspf_desk import app


@pytest.mark.parametrize(("language", "day"), [("sv", "26 november 2026"), ("en", "26 November 2026")])
def test_phrases_and_paper_are_of_one_language(language, day):
    said = app.said(language)
    assert said.phrases.day(date(2026, 11, 26)) == day
    assert said.wording.title == {"sv": "Dagordning", "en": "Agenda"}[language]

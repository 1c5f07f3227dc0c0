"""The program put together says everything in one language at a time, on paper too."""

import subprocess
import sys
from datetime import date

import pytest

from sspf_desk import app


@pytest.mark.parametrize(("language", "day"), [("sv", "26 november 2026"), ("en", "26 November 2026")])
def test_phrases_and_paper_are_of_one_language(language, day):
    said = app.said(language)
    assert said.phrases.day(date(2026, 11, 26)) == day
    assert said.wording.title == {"sv": "Dagordning", "en": "Agenda"}[language]


LATER = {"reportlab", "pikepdf", "pypdfium2", "PIL", "zxcvbn", "sspf_desk.cli"}
"""What a window to sign in needs nothing of, and takes longer to load than the rest."""


def test_what_a_window_to_sign_in_does_not_need_is_not_loaded_for_it():
    asked = f"import sys, sspf_desk.__main__, sspf_desk.ui.start; print({LATER!r} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout.strip() == "set()"

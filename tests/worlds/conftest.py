"""What worlds are tried with: the paper left out where only read models are asked after."""

import pytest

from sspf_desk import pdf, proof
from tests.worlds.play import CLEAN, forget_prepared


@pytest.fixture
def no_paper(monkeypatch):
    """Agendas are composed, compared and entered; no page is set or read back."""
    monkeypatch.setattr(pdf, "render", lambda agenda, wording: b"")
    monkeypatch.setattr(proof, "prove", lambda *page, **texts: CLEAN)


@pytest.fixture(scope="session", autouse=True)
def _prepared_once():
    yield
    forget_prepared()

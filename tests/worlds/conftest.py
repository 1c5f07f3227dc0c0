"""What worlds are tried with: lean where only read models are asked after."""

import pytest

from tests.worlds.lean import make_lean
from tests.worlds.play import forget_prepared


@pytest.fixture
def lean(monkeypatch):
    """Agendas are composed, compared and entered; no page is set or read back."""
    make_lean(monkeypatch)


@pytest.fixture(scope="session", autouse=True)
def _prepared_once():
    yield
    forget_prepared()

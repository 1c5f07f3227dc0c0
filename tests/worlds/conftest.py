"""What worlds are tried with: the paper left out where only read models are asked after."""

import pytest

from tests.worlds.paper import leave_out
from tests.worlds.play import forget_prepared


@pytest.fixture
def no_paper(monkeypatch):
    """Agendas are composed, compared and entered; no page is set or read back."""
    leave_out(monkeypatch)


@pytest.fixture(scope="session", autouse=True)
def _prepared_once():
    yield
    forget_prepared()

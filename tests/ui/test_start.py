"""The way from the gate to the desk."""

import pytest
import shiboken6
from PySide6.QtCore import Qt

from sspf_desk.terms import Seat
from sspf_desk.ui import start
from tests.ui.conftest import turn
from tests.ui.program import Program


@pytest.fixture
def program(school, qapp, qtbot, tmp_path):
    school.join(Seat.COUNSELLOR)
    program = Program(qapp, school, tmp_path / "settings.json")
    yield program
    program.end()


def test_the_gate_and_what_was_typed_there_are_gone_behind_the_desk(program):
    gates, came_in = [], program.windows.come_in
    program.windows.come_in = lambda *desk: (gates.append(program.windows.gate), came_in(*desk))
    program.sign_in(Seat.COUNSELLOR)
    turn()
    (gate,) = gates
    assert program.window.isVisible()
    assert not shiboken6.isValid(gate)


@pytest.mark.parametrize(("seconds", "asked"), [(59, []), (60, ["anew"])])
def test_whoever_comes_back_after_a_while_sees_what_is_so_now(program, monkeypatch, seconds, asked):
    told, clock = [], [1000.0]
    monkeypatch.setattr(start, "now", lambda: clock[0])
    program.sign_in(Seat.COUNSELLOR)
    monkeypatch.setattr(program.window, "refresh", lambda: told.append("anew"))
    states = Qt.ApplicationState
    for state, later in (
        (states.ApplicationInactive, 0),
        (states.ApplicationHidden, seconds),
        (states.ApplicationActive, 0),
    ):
        program.windows.app.applicationStateChanged.emit(state)
        clock[0] += later
    assert told == asked

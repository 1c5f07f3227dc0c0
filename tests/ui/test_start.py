"""The way from the gate to the desk."""

import pytest
import shiboken6

from sspf_desk.terms import Seat
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

"""The program as it is put together: what the command line is given, and how it starts."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from sspf_desk import app
from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.kdf import DEFAULT_COST


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_program_has_words_for_refusals_in_both_languages(language):
    assert len(app.program().words(language).told(Refusal(Reason.BAD_INPUT, place="x"))) == 3


def test_the_demo_ends_now_at_full_cost_and_leaves_the_users_own_profile_alone(tmp_path, monkeypatch):
    seen = []

    def show(doors, clock, out):
        seen.append((doors._profile, doors._profile.exists(), doors._around))
        assert out == tmp_path
        assert datetime.now(UTC) - clock.latest < timedelta(minutes=1)
        assert doors._around.clock is clock
        return {}

    monkeypatch.setattr(app, "show", show)
    app.program().demo(tmp_path)
    ((profile, existed, around),) = seen
    assert (existed, profile.exists(), around.cost) == (True, False, DEFAULT_COST)
    assert profile != app.profile()


def test_vaults_are_remembered_in_the_users_own_profile_unless_another_is_named(tmp_path):
    doors = app.program().doors
    assert (doors(None)._profile, doors(tmp_path)._profile) == (app.profile(), tmp_path)


def test_the_program_starts_from_the_command_line_and_speaks_swedish():
    told = subprocess.run([sys.executable, "-m", "sspf_desk", "--help"], capture_output=True, check=False)
    assert told.returncode == 0
    assert "påhittade elever" in told.stdout.decode()


def test_the_program_leaves_with_the_code_of_wrong_usage():
    told = subprocess.run([sys.executable, "-m", "sspf_desk"], capture_output=True, check=False)
    assert (told.returncode, told.stdout) == (2, b"")

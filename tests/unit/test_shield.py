"""A child raises the shield and is then looked at from outside, by the same user."""

import subprocess
import sys

import pytest

from sspf_desk import shield

CHILD = """
import ctypes, resource, sys
from sspf_desk.shield import raise_shield
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
raised = raise_shield()
print(before, raised, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the means are Linux's own")
def test_the_program_can_be_dumped_by_nobody_once_the_shield_is_up():
    told = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)  # noqa: S603 - our own child
    assert told.stdout.split(None, 3) == ["1", "True", "0", "(0, 0)\n"]


def test_a_system_without_the_means_is_told_apart(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert shield.raise_shield() is False

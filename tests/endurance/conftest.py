"""A folder in memory where there is one, one nursery for all children, one vault to start from; the figures told."""

import contextlib
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest

from tests.endurance.nursery import Nursery
from tests.endurance.scripts import lay

MEMORY = Path("/dev/shm")  # noqa: S108 - made and taken away here
"""What a kill leaves is in the system's own cache: a disk adds nothing but the waiting. Power cuts are another test."""


@contextlib.contextmanager
def _swift():
    path = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def swift_path():
    with _swift() as path:
        yield path


@pytest.fixture(scope="module")
def swift_place():
    """A folder for what a module's tests share."""
    with _swift() as path:
        yield path


@pytest.fixture(scope="session")
def nursery():
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture(scope="session")
def base():
    """A vault that every script can start from."""
    with _swift() as path:
        yield lay(path)


@pytest.fixture
def figure(request):
    """Tell one promise's figures; those of the same promise are added up in the run's summary."""

    def tell(promise, **counts):
        request.node.user_properties.append(("figure", [promise, counts]))

    return tell


def pytest_terminal_summary(terminalreporter):
    """One line for each promise: what was tried, and what came of it."""
    added = defaultdict(lambda: defaultdict(int))
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, told in report.user_properties if report.when == "call" else ():
            if name == "figure":
                promise, counts = told
                for what, count in counts.items():
                    added[promise][what] = (
                        max(count, added[promise][what])
                        if what.startswith("slowest")
                        else (added[promise][what] + count)
                    )
    if added:
        terminalreporter.section("promises")
    for promise, counts in sorted(added.items()):
        told = ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in counts.items())
        terminalreporter.write_line(f"{promise}: {told}")

"""A folder in memory where there is one, and one nursery for all that is killed."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.crash.worker import Nursery

MEMORY = Path("/dev/shm")  # noqa: S108 - made and taken away here
"""What a kill leaves is in the system's own cache: a disk adds nothing but the waiting. Power cuts are another test."""


@pytest.fixture
def swift_path():
    path = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def nursery():
    nursery = Nursery()
    yield nursery
    nursery.close()

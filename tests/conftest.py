"""What every test starts from: cheap keys, a clock that can be moved, randomness that can be made again."""

import os

import pytest
from hypothesis import settings

from tests.builders import Around, School

settings.register_profile("ordinary", deadline=None, max_examples=50, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))


def pytest_collection_modifyitems(config, items):
    """A nightly test runs when it is asked for by its mark, and else stands aside."""
    if "nightly" in (config.getoption("-m") or ""):
        return
    skip = pytest.mark.skip(reason="nightly: run with -m nightly")
    for item in items:
        if "nightly" in item.keywords:
            item.add_marker(skip)


@pytest.fixture
def around():
    return Around()


@pytest.fixture
def school(tmp_path, around):
    """A school with a lead who has founded the vault; others join with `school.join`."""
    with School.founded(tmp_path, around) as school:
        yield school

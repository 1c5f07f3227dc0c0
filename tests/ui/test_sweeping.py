"""What nothing refers to any more is searched for in the window's thread, and only there."""

import gc
import threading
import weakref

import pytest

from sspf_desk.ui.sweeping import Sweeping


class Ring:
    """Refers to itself: only a search finds that nobody else does."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def sweeping(qapp):
    yield Sweeping(qapp)
    gc.unfreeze()
    gc.enable()


def rings(count):
    made = [Ring() for _ in range(count)]
    return [weakref.ref(one) for one in made]


def gone(refs):
    return sum(one() is None for one in refs)


def test_no_other_thread_searches(sweeping):
    found = []
    many = threading.Thread(target=lambda: found.extend(rings(5 * gc.get_threshold()[0])))
    many.start()
    many.join()
    assert gone(found) == 0
    sweeping.sweep()
    assert gone(found) == len(found)


def test_what_little_there_is_waits(sweeping):
    gc.collect()
    few = rings(3)
    sweeping.sweep()
    assert gone(few) == 0


def test_what_was_there_before_is_not_searched(sweeping):
    assert gc.get_freeze_count() > 0
    assert not gc.isenabled()

"""Work off the window's thread: one worker, so that all that is done to a vault is done in turn."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from sspf_desk.errors import Refusal

T = TypeVar("T")


class _Answer(Enum):
    DONE = auto()
    REFUSED = auto()
    FAILED = auto()


class _Task(QRunnable):
    """Holds the work and nothing else: what belongs to a window must never be let go of last in the worker's thread."""

    def __init__(self, work: Callable[[], object], answer: Callable[[_Answer, object], None]) -> None:
        super().__init__()
        self._work: Callable[[], object] | None = work
        self._answer = answer

    def run(self) -> None:
        """In the worker: do it, and say what came of it. What fails here must not end the program."""
        work, self._work = self._work, None
        if work is None:
            return
        try:
            told = _Answer.DONE, work()
        except Refusal as refusal:
            told = _Answer.REFUSED, refusal
        except Exception as error:
            told = _Answer.FAILED, error
        del work
        self._answer(*told)


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """What waits in the window's thread for an answer. The work is here too, so that it is let go of here."""

    owner: QObject
    work: Callable[[], object]
    done: Callable[[Any], Any]
    refused: Callable[[Any], Any]
    failed: Callable[[], Any] | None


class Jobs(QObject):
    """The worker. ``busy`` tells when it begins and when all is done."""

    busy = Signal(bool)
    failed = Signal(object)
    """A fault in the program."""
    _answered = Signal(int, object, object)
    """From the worker: of which job, how it went, and the answer. It waits in line for the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._under_way: dict[int, _UnderWay] = {}
        self._last = 0
        self._answered.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], Any],
        refused: Callable[[Refusal], Any],
        owner: QObject,
        failed: Callable[[], Any] | None = None,
    ) -> None:
        """Do some work, then tell ``owner`` in its own thread; nothing is told to an owner that is gone.

        Of a fault in the program ``failed`` tells the owner that wants to know; the fault itself is told by the signal.
        """
        self._last += 1
        self._under_way[self._last] = _UnderWay(owner, work, done, refused, failed)
        self._say_whether_busy()
        self._pool.start(_Task(work, partial(self._answered.emit, self._last)))

    @Slot(int, object, object)
    def _arrive(self, job: int, how: _Answer, answer: object) -> None:
        """In the window's thread."""
        one = self._under_way.pop(job)
        self._say_whether_busy()
        if how is _Answer.FAILED:
            if one.failed and shiboken6.isValid(one.owner):
                one.failed()
            self.failed.emit(answer)
        elif shiboken6.isValid(one.owner):
            (one.done if how is _Answer.DONE else one.refused)(answer)

    def _say_whether_busy(self) -> None:
        self.busy.emit(bool(self._under_way))

    def wait(self) -> None:
        """Until all that was begun is done: for the end of the program."""
        self._pool.waitForDone()

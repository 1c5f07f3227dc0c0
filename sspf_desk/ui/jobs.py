"""Work off the window's thread: one worker, so that all that is done to a vault is done in turn."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from sspf_desk.errors import Refusal

T = TypeVar("T")


class _Told(QObject):
    """Carries an answer back to the window's thread, in which it lives: a signal to it waits there in line."""

    answered = Signal(object, object)

    def __init__(self, tell: Callable[["_Told", Callable[[Any], Any], object], None]) -> None:
        super().__init__()
        self._tell = tell
        self.answered.connect(self.arrive, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def arrive(self, tell: Callable[[Any], Any], answer: object) -> None:
        """In the window's thread."""
        self._tell(self, tell, answer)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], object], told: _Told, tells: tuple[Callable[[Any], Any], ...]) -> None:
        super().__init__()
        self._work = work
        self._told = told
        self._done, self._refused, self._failed = tells

    def run(self) -> None:
        """In the worker: do it, and say what came of it. What fails here must not end the program."""
        try:
            answer = self._work()
        except Refusal as refusal:
            self._told.answered.emit(self._refused, refusal)
        except Exception as error:
            self._told.answered.emit(self._failed, error)
        else:
            self._told.answered.emit(self._done, answer)


class Jobs(QObject):
    """The worker. ``busy`` tells when it begins and when all is done."""

    busy = Signal(bool)
    failed = Signal(object)
    """A fault in the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._under_way: set[_Told] = set()

    def run(
        self, work: Callable[[], T], done: Callable[[T], Any], refused: Callable[[Refusal], Any], owner: QObject
    ) -> None:
        """Do some work, then tell ``owner`` in its own thread; nothing is told to an owner that is gone."""
        told = _Told(partial(self._arrived, owner))
        self._under_way.add(told)
        self._say_whether_busy()
        self._pool.start(_Task(work, told, (done, refused, self.failed.emit)))

    def _arrived(self, owner: QObject, told: _Told, tell: Callable[[Any], Any], answer: object) -> None:
        self._under_way.discard(told)
        self._say_whether_busy()
        if shiboken6.isValid(owner):
            tell(answer)

    def _say_whether_busy(self) -> None:
        self.busy.emit(bool(self._under_way))

    def wait(self) -> None:
        """Until all that was begun is done: for the end of the program."""
        self._pool.waitForDone()

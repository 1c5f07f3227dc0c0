"""How long the window's thread keeps a key or the mouse waiting, turn by turn of the event loop.

A stall is what one turn of the loop takes, from the moment something came until the loop waits again. Of it is told how
long it took by the clock, how much of that the thread computed, and the clock's time less what the thread stood in line
for a processor: that last one holds what the program itself makes a person wait for, its worker and the disk among it,
and not what else the computer does (schedstat, Linux).
"""

import time
from dataclasses import dataclass
from pathlib import Path
from threading import get_native_id

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop

from tests.ui.keys import Keys

FLAGS = QEventLoop.ProcessEventsFlag


@dataclass(frozen=True, slots=True)
class Stall:
    """One turn of the loop, in milliseconds."""

    step: str
    clock: float
    computed: float
    waited: float
    """By the clock, less the time in line for a processor."""


class Moment:
    """Where the clocks of the window's thread stand."""

    def __init__(self):
        self.clock, self.computed = time.perf_counter(), time.thread_time()
        self.in_line = int(_SCHEDSTAT.read_text("ascii").split()[1]) / 1e9

    def until(self, end, step):
        clock = end.clock - self.clock
        return Stall(
            step, 1e3 * clock, 1e3 * (end.computed - self.computed), 1e3 * (clock - end.in_line + self.in_line)
        )


_SCHEDSTAT = Path(f"/proc/self/task/{get_native_id()}/schedstat")


class Meter:
    """Turns the event loop, and measures each turn."""

    def __init__(self, busy):
        """``busy`` tells whether work is under way that an answer will come of."""
        self.stalls, self.step = [], ""
        self._busy = busy
        self._loop = QAbstractEventDispatcher.instance()
        self._loop.awake.connect(self._woken)
        self._began = None

    def _woken(self):
        self._began = Moment()

    def turn(self, *, wait):
        """One turn; where nothing has come it may wait for something, and the waiting is not counted."""
        self._began = Moment()
        done = self._loop.processEvents(FLAGS.WaitForMoreEvents if wait else FLAGS.AllEvents)
        self._note()
        return done

    def do(self, act):
        """Something that is done in one turn: a key."""
        self._began = Moment()
        act()
        self._note()

    def _note(self):
        self.stalls.append(self._began.until(Moment(), self.step))

    def settle(self):
        """Until all that was asked is answered and shown, and what was let go of is gone.

        The program's own loop lets it go by itself; from a key that no system has sent it would wait for the end.
        """
        while self.turn(wait=False) or self._busy():
            if self._busy():
                self.turn(wait=True)
        self.do(lambda: QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete))

    def rest(self, seconds):
        """Nobody does anything for a while; what has a clock of its own goes on."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.turn(wait=False)
            time.sleep(0.002)


class MeteredKeys(Keys):
    """The same hands at the same keyboard, each key measured."""

    def __init__(self, home, meter):
        super().__init__(home)
        self.settle = meter.settle
        self.strike = meter.do

"""Locks the desk when nobody is at it: by the wall clock, through sleep, and when the computer itself is locked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication

NOTICE_SECONDS = 60
_TOUCHES = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
})  # fmt: skip
"""What the system tells a window of hands. A command's key comes as no press, but is let go of as others are."""
_LOGIN = "org.freedesktop.login1"


class AutoLock(QObject):
    """Watches for keys and the mouse over every window of the program, open dialogs too."""

    due = Signal()
    """Lock now."""
    soon = Signal(int)
    """So many seconds are left; 0 says that somebody is there after all."""

    def __init__(self, idle_seconds: int, now: Callable[[], float]) -> None:
        """``now`` gives seconds by a clock that goes on while the computer sleeps."""
        super().__init__()
        self._idle = idle_seconds
        self._now = now
        self._touched = now()
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Begin, and listen for the computer's own lock and its going to sleep, where there is such a word."""
        self._touched = self._now()
        self._listen()
        self._timer.start()
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, b"1lock_now()")
            bus.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, b"1lock_now()")

    def _listen(self) -> None:
        """To every window there is by now. Of all events in the program a form alone makes thousands as it opens."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Notice that somebody is there, unless he comes too late; every event goes on to where it was bound."""
        if event.type() in _TOUCHES:
            if self._left() > 0:
                self._touched = self._now()
            if self._warned or self._left() <= 0:
                self.look()
        return False

    def _left(self) -> float:
        return self._idle - (self._now() - self._touched)

    def look(self) -> None:
        """Once a second: listen to what has been opened since, and warn, or lock."""
        self._listen()
        left, warned = self._left(), self._warned
        self._warned = 0 < left <= NOTICE_SECONDS
        if left <= 0:
            self._timer.stop()
            self.due.emit()
        elif warned or self._warned:
            self.soon.emit(int(left) if self._warned else 0)

    @Slot()
    def lock_now(self) -> None:
        """The computer is being locked or goes to sleep."""
        self.due.emit()

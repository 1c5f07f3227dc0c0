"""Locks the desk when nobody is at it: by the wall clock, through sleep, and when the computer itself is locked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication

NOTICE_SECONDS = 60
_TOUCHES = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
})  # fmt: skip
_LOGIN = "org.freedesktop.login1"


class AutoLock(QObject):
    """Watches for keys and the mouse over the whole program, open dialogs too."""

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

    def watch(self, app: QApplication) -> None:
        """Begin, and listen for the computer's own lock and its going to sleep, where there is such a word."""
        self._touched = self._now()
        app.installEventFilter(self)
        self._timer.start()
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, b"1lock_now()")
            bus.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, b"1lock_now()")

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Notice that somebody is there; every event goes on to where it was bound."""
        if event.type() in _TOUCHES:
            self._touched = self._now()
            if self._warned:
                self._warned = False
                self.soon.emit(0)
        return False

    def look(self) -> None:
        """Once a second: warn, or lock."""
        left = self._idle - (self._now() - self._touched)
        if left <= 0:
            self._timer.stop()
            self.due.emit()
        elif left <= NOTICE_SECONDS:
            self._warned = True
            self.soon.emit(int(left))

    @Slot()
    def lock_now(self) -> None:
        """The computer is being locked or goes to sleep."""
        self.due.emit()

"""What every page of the window is: it opens on something, asks the desk, and shows the answer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.ui.icons import icon
from sspf_desk.ui.wheel import Calm
from sspf_desk.ui.workspace import Workspace

MARGIN, NARROW = 28, 24
"""Pixels around a page, and how many such margins a page is wide at the least."""
WIDEST = 900
"""Pixels of a page's text: longer lines are hard to read."""
ROUND_IT = QSize(32, 56)
"""Pixels of the screen that a window leaves to its frame and its title."""
GAP = 10
"""Pixels between buttons beside each other."""


class Page(QWidget):
    """A page: `open` says about what, `refresh` asks, and what is shown comes of read models alone."""

    changes: tuple[str, ...] = ()
    """What a page shows: when the workspace says that one of these has changed, it asks again."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self.work = work
        self.about = ""
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(16)
        inner.setMaximumWidth(WIDEST + 2 * MARGIN)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has narrow margins: its words need the room."""
        super().resizeEvent(event)
        margin = min(MARGIN, self.width() // NARROW)
        self.column.setContentsMargins(margin, margin, margin, margin)

    def title(self) -> str:
        """What the page is called where the window says so; never a name of anybody."""
        raise NotImplementedError

    def open(self, about: str) -> None:
        """Show the page on something: a pupil's handle, a meeting's id, or nothing."""
        self.about = about
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk anew and show the answer."""

    def shows(self, change: str) -> bool:
        """Whether something that has changed is on this page."""
        return change in self.changes or (bool(self.about) and change == self.about)

    def clear(self, column: QLayout | None = None) -> None:
        """Take everything off the page, or out of one of its columns, before it is shown anew."""
        layout = self.column if column is None else column
        while (item := layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
            elif inner := item.layout():
                self.clear(inner)

    def keep_draft(self) -> None:
        """Put what is unsaved where it is safe: the desk is about to be locked."""

    def first(self) -> QWidget | None:
        """What the keys go to when the page is opened."""
        return None


class _Wrapped(QLabel):
    """Words that remember how tall they are at a width.

    A page asks that of each of them a dozen times while it is laid out, and Qt breaks the lines anew each time.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._tall: dict[int, int] = {}
        self.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:
        if width not in self._tall:
            self._tall[width] = super().heightForWidth(width)
        return self._tall[width]

    def setText(self, text: str) -> None:
        self._tall.clear()
        super().setText(text)

    def setContentsMargins(self, left: int, top: int, right: int, bottom: int) -> None:  # type: ignore[override]
        self._tall.clear()
        super().setContentsMargins(left, top, right, bottom)

    def changeEvent(self, event: QEvent) -> None:
        """Another typeface, style or language."""
        self._tall.clear()
        super().changeEvent(event)


def label(text: str, role: str = "") -> QLabel:
    """Words on a page, wrapped and selectable by keyboard only where they are to be copied."""
    made = _Wrapped(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def whole(text: str, role: str = "") -> QLabel:
    """Words that are not broken: a day, an hour."""
    made = label(text, role)
    made.setWordWrap(False)
    return made


def heading(text: str) -> QLabel:
    """A heading within a page."""
    return label(text, "heading")


def part(text: str) -> QLabel:
    """A heading of one part of a form, whose own heading stands above all of it."""
    made = label(text, "strong")
    made.setContentsMargins(0, 10, 0, 0)
    return made


def primary(text: str) -> QPushButton:
    """The one button that a page or a form is for."""
    made = QPushButton(text)
    made.setProperty("role", "primary")
    return made


class _Once(QPushButton):
    """Pressed once by a double click: the second press would fall on whatever has come in its place."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """It has been pressed, here or where this one stands now."""
        event.accept()


def named_button(text: str, about: str, act: Callable[[], object]) -> QPushButton:
    """A button among others like it: its name for those who hear it says what it is about."""
    made = _Once(text)
    made.setAccessibleName(f"{text}: {about}")
    made.clicked.connect(lambda _=False: act())
    return made


def icon_button(picture: str, words: str, act: object) -> QToolButton:
    """A button that shows a picture, and says what it does to whoever points at it or hears it."""
    made = QToolButton()
    made.setProperty("role", "plain")
    made.setIcon(icon(picture))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.clicked.connect(act)
    return made


def free(window: QWidget) -> QSize:
    """What the screen that a window comes on has room for: no window opens larger, or demands more."""
    return window.screen().availableSize() - ROUND_IT


def scrolled(inner: QWidget) -> QScrollArea:
    """What may be longer than its window. The keys pass it by, to what is in it; the wheel changes nothing there."""
    Calm(inner)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def card() -> tuple[QFrame, QVBoxLayout]:
    """A frame for what belongs together, and its column."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(8)
    return frame, column


def text_line(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Widgets beside each other."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def level(form: QFormLayout) -> None:
    """Put each label of a form beside its field's first line: by itself a form puts it nearer to the upper edge.

    For a form that is shown, for until then its fields do not know how high they are.
    """
    for row in range(form.rowCount()):
        words, field = (
            form.itemAt(row, role) for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        )
        if words and field and (told := words.widget()):
            told.setContentsMargins(0, _lowered(told.fontMetrics().height(), field.sizeHint().height()), 0, 0)


def _lowered(line: int, field: int) -> int:
    """How much lower a label of one line is put. The form gives it 7/4 of its height, margin and all, to stand amid."""
    beside = min(field, 5 * line // 2)
    return max(0, 4 * beside - 7 * line) // 11

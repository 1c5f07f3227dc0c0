"""What every form is: a column that scrolls, its buttons always beneath it; what is declined is told in it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.errors import Refusal
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import free, label, level, primary, scrolled
from sspf_desk.ui.typed import ThrowAway, Typed
from sspf_desk.ui.workspace import Workspace

T = TypeVar("T")
LETTERS = 92
"""How wide a form is, in letters: whoever reads large ones gets a wide form."""
AIR = 12
"""Pixels above and beneath what the keys have come to."""
_FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)


class Form(QDialog):
    """Shows and asks: fields, one button that does it, and a way out."""

    letters = LETTERS
    enters = True
    """Whether Enter in a field does it. Not where that ought to be thought over, or where much is written."""
    forgets = True
    """Whether what is typed is gone with it, so that it asks before it closes."""

    def __init__(self, work: Workspace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.work = work
        self.notice = Notice(work.words)
        self._begins: QWidget | None = None
        self.typed = Typed(self)
        self.do, self.out = primary(""), QPushButton(self.tr("Cancel"))
        self.do.setAutoDefault(self.enters)
        self.do.setDefault(self.enters)
        self.do.clicked.connect(self.act)
        self.out.setAutoDefault(False)
        self.out.clicked.connect(self.reject)
        self._title = label("", "heading")
        self._inner, self._foot = QWidget(), QHBoxLayout()
        self._whole = QVBoxLayout(self._inner)
        self.column = self._laid_out()
        self.column.addWidget(self._title)
        self.column.addWidget(self.notice)
        QApplication.instance().focusObjectChanged.connect(self._follow)  # type: ignore[union-attr]

    def _laid_out(self) -> QVBoxLayout:
        column, outer = QVBoxLayout(), QVBoxLayout(self)
        column.setSpacing(12)
        self._whole.setContentsMargins(24, 20, 24, 8)
        self._whole.addLayout(column)
        self._whole.addStretch(1)
        self._foot.setContentsMargins(24, 8, 24, 20)
        self._foot.setSpacing(10)
        self._foot.addStretch(1)
        self._foot.addWidget(self.do)
        self._foot.addWidget(self.out)
        self._area = scrolled(self._inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._foot)
        return column

    def named(self, title: str, button: str, *, window: str = "") -> None:
        """What it asks for, what its button says, and its window's title, in which nobody is ever named."""
        self.setWindowTitle(window or self.tr("SSPF Desk"))
        self._title.setText(title)
        self.do.setText(button)

    def about(self, whom: str) -> None:
        """Of whom it is, beneath what it asks for: it may cover the page that says so."""
        self.column.insertWidget(self.column.indexOf(self._title) + 1, label(whom))

    def beside(self, button: QPushButton) -> None:
        """Another answer than the first, before the way out."""
        button.setAutoDefault(False)
        self._foot.insertWidget(self._foot.indexOf(self.out), button)

    def begin_at(self, field: QWidget) -> None:
        """Where the keys begin, if not in the first field; also when that is known only once the form is shown."""
        self._begins = field
        if self.isVisible():
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as what it asks, with the keys where they begin."""
        super().showEvent(event)
        if not event.spontaneous():
            for lines in self.findChildren(QFormLayout):
                level(lines)
            self.resize(self.letters * self.fontMetrics().averageCharWidth(), self.height())
            self.fit()
            if first := self._begins or self._first():
                self.begin_at(first)
            self.typed.forget()

    def fit(self) -> None:
        """As high as what it asks; where the screen has no room for that, it scrolls above its buttons."""
        self._whole.activate()
        room = free(self)
        width = min(max(self.width(), self._inner.minimumSizeHint().width()), room.width())
        high = self._whole.totalHeightForWidth(width)
        self.resize(width, min(high + self._foot.sizeHint().height(), room.height()))
        screen, frame = self.screen().availableGeometry(), self.frameGeometry()
        if self.isVisible() and frame.bottom() > screen.bottom():
            self.move(self.x(), max(screen.top(), self.y() - (frame.bottom() - screen.bottom())))

    def _first(self) -> QWidget | None:
        asks = (one for one in self._inner.findChildren(QWidget) if isinstance(one, _FIELDS))
        return next((one for one in asks if one.isVisible() and one.isEnabled()), None)

    def _follow(self, now: QObject | None) -> None:
        """Bring what the keys have come to into view, also when it was not Tab that led there."""
        if isinstance(now, QWidget) and self._inner.isAncestorOf(now):
            self.typed.look()
            self._bring(now)

    def _bring(self, widget: QWidget) -> None:
        """Scroll to the whole of it. By itself the area stops where the cursor is seen."""
        middle = widget.mapTo(self._inner, widget.rect().center())
        self._area.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + AIR)

    def reject(self) -> None:
        """Close it; where something was typed or chosen that is kept nowhere, ask first."""
        if not (self.forgets and self.typed.any()):
            super().reject()
            return
        question = ThrowAway(self)
        question.throws.clicked.connect(lambda: QDialog.reject(self))
        question.open()

    def act(self) -> None:
        """Do what is asked for."""
        raise NotImplementedError

    def write(self, act: Callable[[], T], done: Callable[[T], Any], *changes: str) -> None:
        """Do it in the worker; a refusal is told here, and what was typed stays, also when the program itself fails."""
        self.notice.hide()
        self.do.setEnabled(False)

        def ended(answer: T) -> None:
            self.do.setEnabled(True)
            done(answer)
            self.typed.forget()

        self.work.write(act, ended, self, *changes, refused=self.refuse, failed=self.ready)

    def ready(self) -> None:
        """Nothing came of it: it can be tried again."""
        self.do.setEnabled(True)

    def refuse(self, refusal: Refusal) -> None:
        """Say why; a form that was scrolled down goes up to it."""
        self.ready()
        self.notice.refuse(refusal)
        self.fit()
        self._bring(self.notice)

    def close_with(self, words: str) -> Callable[[object], None]:
        """What to do when it is done: say so at the foot of the window, and go."""

        def done(_: object) -> None:
            self.work.said.emit(words)
            self.accept()

        return done

    def only_close(self, button: str) -> None:
        """Nothing more is asked: one button is left."""
        self.do.hide()
        self.do.setEnabled(False)
        self.out.setText(button)
        self.out.setFocus()

"""A dialog that asks for something and does it: what is declined is told in it, and what was typed stays."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.errors import Refusal
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import label, primary
from sspf_desk.ui.workspace import Workspace

T = TypeVar("T")
WIDTH = 560
_FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)


class Asking(QDialog):
    """One question with its fields, a button that does it, and a way out."""

    def __init__(self, work: Workspace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.work = work
        self.notice = Notice(work.words)
        self.do = primary("")
        self.do.setDefault(True)
        self.do.clicked.connect(self.act)
        self.out = QPushButton(self.tr("Cancel"))
        self.out.setAutoDefault(False)
        self.out.clicked.connect(self.reject)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(24, 20, 24, 8)
        self.column.setSpacing(12)
        self._title = label("", "heading")
        self.column.addWidget(self._title)
        self.column.addWidget(self.notice)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 20)
        foot.addWidget(self.do)
        foot.addWidget(self.out)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(foot)
        self._inner, self._foot, self._outer = inner, foot, outer

    def named(self, title: str, button: str) -> None:
        """What it asks for, and what its button says."""
        self.setWindowTitle(self.tr("SSPF Desk"))
        self._title.setText(title)
        self.do.setText(button)

    def open(self) -> None:
        """Show it, with the keys in its first field."""
        self.column.addStretch(1)
        self.fit()
        super().open()
        if first := self._first():
            first.setFocus()

    def fit(self) -> None:
        """As high as what it asks, where the screen has room."""
        self._outer.activate()
        wanted = self._inner.sizeHint().height() + self._foot.sizeHint().height() + 8
        self.resize(self.width(), min(wanted, self.screen().availableGeometry().height() - 60))

    def _first(self) -> QWidget | None:
        asks = (one for one in self._inner.findChildren(QWidget) if isinstance(one, _FIELDS))
        return next((one for one in asks if one.isVisible() and one.isEnabled()), None)

    def act(self) -> None:
        """Do what is asked for."""
        raise NotImplementedError

    def write(self, act: Callable[[], T], done: Callable[[T], Any], *changes: str) -> None:
        """Do it in the worker; a refusal is told here, and what was typed stays."""
        self.notice.hide()
        self.do.setEnabled(False)

        def ended(answer: T) -> None:
            self.do.setEnabled(True)
            done(answer)

        self.work.write(act, ended, self, *changes, refused=self.refuse)

    def refuse(self, refusal: Refusal) -> None:
        """Say why."""
        self.do.setEnabled(True)
        self.notice.refuse(refusal)
        self.fit()

    def close_with(self, words: str) -> Callable[[object], None]:
        """What to do when it is done: say so at the foot of the window, and go."""

        def done(_: object) -> None:
            self.work.said.emit(words)
            self.accept()

        return done

    def only_close(self, button: str) -> None:
        """Nothing more is asked: one button is left."""
        self.do.hide()
        self.out.setText(button)
        self.out.setFocus()

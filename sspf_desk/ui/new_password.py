"""A new password: judged in words while it is typed, and typed once more where nobody sees it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_desk.membership import passwords
from sspf_desk.membership.passwords import Judgement
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.page import label
from sspf_desk.ui.sign_in import PasswordField

PAUSE = 200
"""Milliseconds without a key before a password is judged."""


class NewPassword(QWidget):
    """Two fields and a judgement. What is not good enough is refused where it is used; here it is only told."""

    def __init__(self, jobs: Jobs, language: str, known: Callable[[], tuple[str, ...]] = tuple) -> None:
        super().__init__()
        self._jobs = jobs
        self._known = known
        self._words = passwords.words(language)
        self._judged: Judgement | None = None
        self.first = PasswordField(self.tr("New password"))
        self.again = PasswordField(self.tr("The same password once more"))
        self.verdict = label("", "muted")
        self.verdict.setAccessibleName(self.tr("About the password"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        hint = self.tr("At least twelve signs. Four words that do not belong together are easy to remember.")
        asked(column, self.tr("New password"), self.first, hint)
        column.addWidget(self.verdict)
        asked(column, self.tr("The same password once more"), self.again)
        self.setFocusProxy(self.first.line)
        self.first.line.textChanged.connect(self._typed)
        self.again.line.textChanged.connect(self._tell)

    def _typed(self) -> None:
        self._judged = None
        self._tell()
        self._pause.start()

    def judge(self) -> None:
        """Judge what stands there now, in the worker: zxcvbn takes its time."""
        self._pause.stop()
        typed, known = self.first.text(), self._known()
        self._jobs.run(lambda: passwords.judge(typed, *known), partial(self._know, typed), lambda _: None, self)

    def _know(self, typed: str, judged: Judgement) -> None:
        if typed == self.first.text():
            self._judged = judged
            self._tell()

    def _tell(self) -> None:
        self.verdict.setText(self._said())

    def _said(self) -> str:
        judged = self._judged
        if judged is None or not self.first.text():
            return ""
        lacks = (self.tr("%n more sign(s).", "", judged.missing),) if judged.missing else ()
        if not judged.enough:
            return " ".join((*lacks, *self._words.told(judged)))
        if self.again.text() and self.again.text() != self.first.text():
            return self.tr("A good password. The two are not the same yet.")
        return self.tr("A good password.")

    def same(self) -> bool:
        """Whether the same was typed twice. Where it was not, that is told, and the keys go there."""
        same = self.first.text() == self.again.text()
        if not same:
            self.verdict.setText(self.tr("The two passwords are not the same."))
            self.again.line.selectAll()
            self.again.setFocus()
        return same

    def text(self) -> str:
        """The password."""
        return self.first.text()

    def clear(self) -> None:
        """Nothing, and hidden again."""
        self.first.clear()
        self.again.clear()

"""A process that writes in the entry form until somebody ends it: tells which letter it has come to, and never stops.

Usage: python -m tests.ui.writer WORKPLACE: a folder with `vault` and `profile`.
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from sspf_desk import app as program
from sspf_desk import words
from sspf_desk.casework.drafts import begun
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.desk import Doors
from sspf_desk.terms import Kind, Seat
from sspf_desk.ui.entry_form import About, EntryForm
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.workspace import Workspace
from tests import builders as b

EVERY = 20
"""Milliseconds between two words: a writer far quicker than any person."""


class Real(b.Around):
    """The clock and the randomness of the computer: more than one process opens the vault, one after the other."""

    def clock(self):
        return datetime.now(UTC)

    def entropy(self, size):
        return os.urandom(size)


class Writer:
    """Types numbered words into the form, and tells each of them with its moment once it stands there."""

    def __init__(self, folder):
        doors = Doors(Real().surroundings(), program.said("sv"), folder / "profile")
        self.desk = doors.sign_in(folder / "vault", b.NAMES[Seat.SCHOOL_LEAD], b.PASSWORD).__enter__()
        self.work = Workspace(self.desk, Jobs(), words.shipped("sv"), program.said("sv").catalogue, "sv")
        pupil = self.desk.people.list()[0].pupil
        view = self.desk.recording.open(pupil)
        start = KeptDraft(pupil, begun(Kind.SIGNAL, view.today))
        self.form = EntryForm(self.work, About(pupil, "9B", view.audience), start)
        self.form.open()
        self.number = 0

    def type(self):
        """One word more."""
        self.number += 1
        box = self.form.fields._text.box
        for letter in f"sannsaga{self.number:05d} ":
            QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        sys.stdout.write(f"{self.number} {time.monotonic()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    writer = Writer(Path(sys.argv[1]))
    timer = QTimer()
    timer.setInterval(EVERY)
    timer.timeout.connect(writer.type)
    timer.start()
    sys.exit(application.exec())

"""What every test of a window starts from: an offscreen screen, an open desk, and a worker that works at once."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from sspf_desk import app as program
from sspf_desk import words
from sspf_desk.errors import Refusal
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.theme import Scheme, dress
from sspf_desk.ui.workspace import Workspace


class InlineJobs(Jobs):
    """The worker, done at once in the window's own thread: a test sees what came of it on the next line."""

    def run(self, work, done, refused, owner, failed=None):
        self.busy.emit(True)
        try:
            answer = work()
        except Refusal as refusal:
            self.busy.emit(False)
            refused(refusal)
        else:
            self.busy.emit(False)
            done(answer)


class HeldJobs(InlineJobs):
    """The worker, done when a test says so: until then a window has no answer, as with the program's own."""

    def __init__(self):
        super().__init__()
        self._held = []

    def run(self, *job):
        self._held.append(job)

    def answer(self, most=None):
        """Do what waits, in turn."""
        now, self._held = self._held[:most], self._held[len(self._held[:most]) :]
        for job in now:
            super().run(*job)


def turn(times=50):
    """Turn the event loop: what comes a little at a time has come."""
    for _ in range(times):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_left_open(qapp):
    """No window outlives its test: a later test would dress it again, and Python take it away at any moment."""
    yield
    for window in qapp.topLevelWidgets():
        if shiboken6.isValid(window) and window.parent() is None:
            window.hide()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dressed(qapp):
    """The application in its light theme."""
    dress(qapp, Scheme.LIGHT)
    return qapp


@pytest.fixture
def work_at(school, dressed):
    """A workspace at a seat's desk."""

    def at(seat, language="sv"):
        return Workspace(school[seat], InlineJobs(), words.shipped(language), program.said("sv").catalogue, language)

    return at


@pytest.fixture
def listened(qtbot, work_at):
    """A page at a desk, shown anew when something changes; what it refuses, says and leads to is written down."""

    def at(seat, kind):
        work = work_at(seat)
        page = kind(work)
        page.refused, page.said, page.went = [], [], []
        work.refused.connect(lambda refusal: page.refused.append(refusal.reason))
        work.said.connect(page.said.append)
        work.went.connect(lambda *place: page.went.append(place))
        work.changed.connect(lambda change: page.refresh() if page.shows(change) else None)
        qtbot.addWidget(page)
        return page

    return at

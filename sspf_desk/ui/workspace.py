"""What every page works through: the desk, the worker, the words for refusals, and word of what has changed."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from sspf_desk.catalogue import Catalogue
from sspf_desk.desk import Desk
from sspf_desk.errors import Refusal
from sspf_desk.terms import Topic
from sspf_desk.ui.jobs import Jobs
from sspf_desk.words import RefusalWords

T = TypeVar("T")


class Workspace(QObject):
    """One signed-in member's work. Pages ask by `read`, change by `write`, and go elsewhere by `go`."""

    changed = Signal(str)
    """What was changed: `pupils`, `meetings`, `members`, or a pupil's handle. Whoever shows it asks again."""
    refused = Signal(object)
    went = Signal(str, str)
    """Go to a page, with what it shall show."""
    closed = Signal()
    """The desk was closed by what was done at it: whoever goes on signs in again."""
    said = Signal(str)
    """A short word for the line at the foot: what was saved."""

    def __init__(self, desk: Desk, jobs: Jobs, words: RefusalWords, catalogue: Catalogue, language: str) -> None:
        super().__init__()
        self.desk = desk
        self.jobs = jobs
        self.words = words
        self.catalogue = catalogue
        self.language = language

    def topic_word(self, topic: Topic) -> str:
        """A topic in the catalogue's words: a consent says afterwards what it was asked for."""
        return self.catalogue.labels("sv" if self.language == "sv" else "en")[Topic][topic]

    def read(
        self,
        ask: Callable[[], T],
        show: Callable[[T], Any],
        owner: QObject,
        refused: Callable[[Refusal], Any] | None = None,
    ) -> None:
        """Ask the desk, and show the answer. A refusal goes to the window, or to who asks for it."""
        self.jobs.run(ask, show, refused or self.refused.emit, owner)

    def write(
        self,
        act: Callable[[], T],
        done: Callable[[T], Any],
        owner: QObject,
        *changes: str,
        refused: Callable[[Refusal], Any] | None = None,
        failed: Callable[[], Any] | None = None,
    ) -> None:
        """Do an act at the desk; then tell whoever shows what it changed. A refusal goes to the form, or the window.

        ``failed`` tells a form that nothing came of it, by a fault in the program.
        """

        def finished(answer: T) -> None:
            done(answer)
            for change in changes:
                self.changed.emit(change)

        self.jobs.run(act, finished, refused or self.refused.emit, owner, failed)

    def go(self, page: str, about: str = "") -> None:
        """Go to a page of the window."""
        self.went.emit(page, about)

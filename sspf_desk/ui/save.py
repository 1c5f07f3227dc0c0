"""Saving what lies in memory as a file that a person has chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from sspf_desk.errors import Refusal
from sspf_desk.saving import save
from sspf_desk.ui.jobs import Jobs


def choose_file(parent: QWidget, title: str, kinds: str, suffix: str, done: Callable[[Path], Any]) -> None:
    """Ask for a new file's place in the system's own dialog; nothing happens where none is chosen."""
    dialog = QFileDialog(parent.window(), title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda path: done(Path(path)))
    QDialog.open(dialog)


@dataclass(frozen=True, slots=True)
class Saving:
    """How a paper is saved: in which window, by which worker, and who is told of it or of a refusal."""

    parent: QWidget
    jobs: Jobs
    done: Callable[[Path], Any]
    refused: Callable[[Refusal], Any]

    def pdf(self, title: str, paper: bytes) -> None:
        """Save a paper as it lies in memory, where the person says."""

        def write(path: Path) -> None:
            self.jobs.run(lambda: save(path, paper), lambda _: self.done(path), self.refused, self.parent)

        choose_file(self.parent, title, "PDF (*.pdf)", "pdf", write)

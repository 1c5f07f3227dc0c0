"""What a seat is asked about a commitment, wherever that stands: to promise it, to keep it, to promise it after all."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sspf_desk.terms import ItemId
from sspf_desk.ui.folding import Folding
from sspf_desk.ui.page import label, named_button
from sspf_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """A commitment as it stands before whoever answers: he answers that, and no other."""

    pupil: str
    item: ItemId
    text: str
    stamp: str
    """Which version it is, for an own item."""


class Offered(QWidget):
    """The offer, to be answered once."""

    def __init__(self, work: Workspace, shown: Shown) -> None:
        super().__init__()
        self._work, self._shown = work, shown
        yes = named_button(self.tr("I promise"), shown.text, partial(self.answer, accepted=True))
        no = named_button(self.tr("No, I cannot"), shown.text, partial(self.answer, accepted=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(label(self.tr("Offered to you. It becomes your own when you say yes.")))
        column.addWidget(Folding(yes, no))

    def answer(self, *, accepted: bool) -> None:
        """Promise it, or decline; pressed twice it is answered once."""
        promise, one = self._work.desk.recording.promise, self._shown
        self._work.write(
            lambda: promise(one.pupil, one.item, accepted=accepted, seen=one.text),
            lambda _: self._work.said.emit(self.tr("Promised.") if accepted else self.tr("Declined.")),
            self,
            "pupils",
            one.pupil,
        )


class Promised(QWidget):
    """A commitment of which it is this seat's to say that it has been kept, or has not after all."""

    def __init__(self, work: Workspace, shown: Shown, *beside: QPushButton, kept: bool) -> None:
        """``beside`` is what else can be done where it stands, on the same line."""
        super().__init__()
        self._work, self._shown, self._kept = work, shown, kept
        says = self.tr("It is not done after all") if kept else self.tr("It is done")
        _in_line(self, named_button(says, shown.text, self.tell), *beside)

    def tell(self) -> None:
        """Say so; pressed twice it is said once."""
        fulfil, one, done = self._work.desk.commitments.fulfil, self._shown, not self._kept
        said = self.tr("Noted as done.") if done else self.tr("Noted as still to be done.")
        self._work.write(
            lambda: fulfil(one.pupil, one.item, done=done, seen=one.stamp),
            lambda _: self._work.said.emit(said),
            self,
            "pupils",
            one.pupil,
        )


class Declined(QWidget):
    """A commitment that this seat has said no to, and that is asked of it still."""

    def __init__(self, work: Workspace, shown: Shown) -> None:
        super().__init__()
        self._work, self._shown = work, shown
        _in_line(self, named_button(self.tr("I promise after all"), shown.text, self.promise))

    def promise(self) -> None:
        """Promise it."""
        promise, one = self._work.desk.recording.promise, self._shown
        self._work.write(
            lambda: promise(one.pupil, one.item, accepted=True, seen=one.text, after_all=True),
            lambda _: self._work.said.emit(self.tr("Promised.")),
            self,
            "pupils",
            one.pupil,
        )


def _in_line(widget: QWidget, *buttons: QPushButton) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 4, 0, 0)
    column.addWidget(Folding(*buttons))

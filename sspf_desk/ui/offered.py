"""A commitment offered to this seat, with its two answers; one that is to be kept, or has been: wherever it stands."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sspf_desk.terms import ItemId
from sspf_desk.ui.folding import Folding
from sspf_desk.ui.page import label, named_button
from sspf_desk.ui.workspace import Workspace


class Offered(QWidget):
    """The offer, to be answered once."""

    def __init__(self, work: Workspace, pupil: str, item: ItemId, text: str) -> None:
        super().__init__()
        self._work, self._pupil, self._item = work, pupil, item
        yes = named_button(self.tr("I promise"), text, partial(self.answer, accepted=True))
        no = named_button(self.tr("No, I cannot"), text, partial(self.answer, accepted=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(label(self.tr("Offered to you. It becomes your own when you say yes.")))
        column.addWidget(Folding(yes, no))

    def answer(self, *, accepted: bool) -> None:
        """Promise it, or decline; pressed twice it is answered once."""
        promise, pupil = self._work.desk.recording.promise, self._pupil
        self._work.write(
            lambda: promise(pupil, self._item, accepted=accepted),
            lambda _: self._work.said.emit(self.tr("Promised.") if accepted else self.tr("Declined.")),
            self,
            "pupils",
            pupil,
        )


class Promised(QWidget):
    """A commitment of which it is this seat's to say that it has been kept, or has not after all."""

    def __init__(self, work: Workspace, pupil: str, item: ItemId, text: str, *beside: QPushButton, kept: bool) -> None:
        """``beside`` is what else can be done where it stands, on the same line."""
        super().__init__()
        self._work, self._pupil, self._item, self._kept = work, pupil, item, kept
        says = self.tr("It is not done after all") if kept else self.tr("It is done")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(Folding(named_button(says, text, self.tell), *beside))

    def tell(self) -> None:
        """Say so; pressed twice it is said once."""
        fulfil, pupil, done = self._work.desk.commitments.fulfil, self._pupil, not self._kept
        said = self.tr("Noted as done.") if done else self.tr("Noted as still to be done.")
        self._work.write(
            lambda: fulfil(pupil, self._item, done=done),
            lambda _: self._work.said.emit(said),
            self,
            "pupils",
            pupil,
        )

"""A commitment offered to this seat: what a yes does, and the two answers, wherever it stands."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

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

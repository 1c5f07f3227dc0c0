"""A pupil who was chosen for an agenda: what is missing, each with a button to where it is mended."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.planning import Candidate
from sspf_desk.ui.page import label, named_button
from sspf_desk.words import RefusalWords


class Lacking(QWidget):
    """What one candidate lacks, in words; or that nothing is missing any more."""

    mends = Signal(str, object)
    """The pupil's handle, as with the others; and what is to be mended."""
    raises = Signal(str)
    leaves = Signal(str)

    def __init__(self, one: Candidate, words: RefusalWords) -> None:
        super().__init__()
        pupil = one.pupil.pupil
        self._first: QPushButton | None = None
        name = self.tr("{name}, {group}").format(name=one.pupil.name, group=one.pupil.school_class)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        leave = named_button(self.tr("Not this time"), name, lambda: self.leaves.emit(pupil))
        if one.gaps:
            grid.addWidget(label(self.tr("{who} cannot be raised yet:").format(who=name)), 0, 0)
            grid.addWidget(leave, 0, 1)
        else:
            grid.addWidget(label(self.tr("{who}: nothing is missing any more.").format(who=name)), 0, 0)
            self._first = named_button(self.tr("Raise now"), name, lambda: self.raises.emit(pupil))
            grid.addWidget(self._first, 0, 1)
            grid.addWidget(leave, 0, 2)
        for row, gap in enumerate(one.gaps, 1):
            happened, _, do = words.told(Refusal(gap))
            told = label(f"{happened} {do}")
            told.setContentsMargins(16, 0, 0, 0)
            grid.addWidget(told, row, 0, Qt.AlignmentFlag.AlignVCenter)
            mend = named_button(_mending(gap), name, partial(self.mends.emit, pupil, gap))
            grid.addWidget(mend, row, 1)
            self._first = self._first or mend

    def take_keys(self) -> None:
        """The keys go to what is to be done first about him."""
        self.show()
        if self._first:
            self._first.setFocus()


def _mending(gap: Reason) -> str:
    """What to do about what is missing, as a button's words."""
    translate = QCoreApplication.translate
    words = {
        Reason.NO_STRENGTH: translate("Lacking", "Write a strength"),
        Reason.NO_CHILDS_VIEW: translate("Lacking", "Write what the pupil says"),
        Reason.CHILDS_VIEW_ATTEMPT_NEEDED: translate("Lacking", "Write when you asked"),
        Reason.PUPIL_NOT_TOLD: translate("Lacking", "Write when the pupil was told"),
    }
    return words[gap]

"""Mitt eget underlag: the pupils of a meeting with all that this seat itself may read, for its own hand alone."""

from sspf_desk.meetings.copies import PrintedCopy
from sspf_desk.meetings.planning import MeetingView
from sspf_desk.terms import ItemId
from sspf_desk.ui.papers_page import PapersPage


class OwnSheetPage(PapersPage):
    """Made anew each time the page is opened; it enters no copy."""

    def title(self) -> str:
        return self.tr("My own sheet")

    def words(self, day: str) -> str:
        return self.tr("My own sheet for the meeting {day}").format(day=day)

    def seen(self, view: MeetingView) -> None:
        meeting, copies = ItemId(self.about), self.work.desk.copies
        mine = self.tr("All that you may read of the pupils on the agenda. It is yours alone, under a code of its own.")
        theirs = self.tr("All that you may read of the pupils on the copy made for you. It is yours alone.")
        self.told.setText(mine if view.yours else theirs)
        self.work.read(lambda: copies.own_sheet(meeting), self._made, self)

    def _made(self, sheet: PrintedCopy) -> None:
        self.show_papers((sheet,))

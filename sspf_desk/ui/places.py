"""Which pages there are: those in the column to the left, and those that others lead to."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from sspf_desk.desk import Desk
from sspf_desk.ui.commitments_page import CommitmentsPage
from sspf_desk.ui.copies_page import CopiesPage
from sspf_desk.ui.group_page import GroupPage
from sspf_desk.ui.limits_page import LimitsPage
from sspf_desk.ui.meeting_page import MeetingPage
from sspf_desk.ui.meetings_page import MeetingsPage
from sspf_desk.ui.own_sheet_page import OwnSheetPage
from sspf_desk.ui.page import Page
from sspf_desk.ui.pupil_page import PupilPage
from sspf_desk.ui.pupils_page import PupilsPage
from sspf_desk.ui.register_page import RegisterPage
from sspf_desk.ui.today_page import TodayPage
from sspf_desk.ui.window import Place
from sspf_desk.ui.workspace import Workspace


def places(_desk: Desk) -> tuple[Place, ...]:
    """The column to the left, for one member."""
    translate = QCoreApplication.translate
    return (
        Place("today", translate("Places", "Today"), "sun", "Ctrl+1", TodayPage),
        Place("pupils", translate("Places", "Pupils"), "users", "Ctrl+2", PupilsPage),
        Place("meetings", translate("Places", "Meetings"), "calendar-days", "Ctrl+3", MeetingsPage),
        Place("commitments", translate("Places", "Commitments"), "handshake", "Ctrl+4", CommitmentsPage),
        Place("group", translate("Places", "The group"), "school", "Ctrl+5", GroupPage),
    )


def others() -> Mapping[str, Callable[[Workspace], Page]]:
    """Pages that are not in the column."""
    return {
        "limits": LimitsPage,
        "pupil": PupilPage,
        "meeting": MeetingPage,
        "copies": CopiesPage,
        "own-sheet": OwnSheetPage,
        "register": RegisterPage,
    }

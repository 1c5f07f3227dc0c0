"""Detta skyddar inte: what the program does not promise, in its own list, the weightiest first."""

from PySide6.QtWidgets import QWidget

from sspf_desk import limits
from sspf_desk.ui.page import Page, card, heading, label
from sspf_desk.ui.workspace import Workspace


class LimitsPage(Page):
    """The list, as the program ships it: nothing is asked of the desk."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self.column.addWidget(label(self.tr("What SSPF Desk does not protect against"), "title"))
        self.column.addWidget(
            label(self.tr("Nothing here is a fault. It is what the group has to know and do itself."), "muted")
        )
        self.cards: list[QWidget] = []
        for limit in limits.shipped(work.language):
            frame, inside = card()
            inside.addWidget(heading(limit.title))
            inside.addWidget(label(limit.text))
            self.column.addWidget(frame)
            self.cards.append(frame)
        self.column.addStretch(1)

    def title(self) -> str:
        return self.tr("What SSPF Desk does not protect against")

"""The first start as windows show it: `FirstStart` says what is asked, this asks it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from sspf_desk.desk import Opened
from sspf_desk.errors import Refusal
from sspf_desk.membership.first_start import Code, FirstStart, Step, admit_folder
from sspf_desk.ui.gate_page import GatePage, Lobby
from sspf_desk.ui.new_password import NewPassword
from sspf_desk.ui.page import label, primary, text_line
from sspf_desk.ui.wizard_pages import (
    ConsentsPage,
    FolderPage,
    SameBranchPage,
    SchoolPage,
    SeatsPage,
    StepPage,
    YouPage,
)


@dataclass(frozen=True, slots=True)
class Begun:
    """A vault that was just founded: its desk, codes for those who are invited, and why not all could be."""

    opened: Opened
    codes: tuple[Code, ...]
    refusal: Refusal | None


class Wizard(GatePage):
    """A new vault for a school. ``begun`` gives the desk; what comes after it is on paper."""

    begun = Signal(object, object, object)
    """`Opened`, the folder, and the codes to hand over."""

    def __init__(self, lobby: Lobby, usual: Path | None = None) -> None:
        super().__init__(lobby, self.tr("A new vault for our school"))
        self.start = FirstStart(lobby.lawbook)
        self.number, self.heading, self.lead = label("", "muted"), label("", "heading"), label("", "muted")
        self.password = NewPassword(lobby.jobs, lobby.language, lambda: (self.start.name, self.start.school))
        last = StepPage()
        last.column.addWidget(self.password)
        last.fields = {"password": self.password.first.line}
        self.pages: dict[Step, StepPage] = {
            Step.SCHOOL: SchoolPage(),
            Step.FOLDER: FolderPage(usual or Path.home() / "SSPF Desk"),
            Step.YOU: YouPage(),
            Step.SEATS: SeatsPage(),
            Step.SAME_BRANCH: SameBranchPage(),
            Step.CONSENTS: ConsentsPage(),
            Step.PASSWORD: last,
        }
        for one in (self.number, self.heading, self.lead, *self.pages.values()):
            self.column.addWidget(one)
        self.next = primary("")
        self.before = QPushButton(self.tr("Back"))
        self._acts = [self.next, self.before]
        self.column.addWidget(self.progress)
        self.column.addLayout(text_line(self.next, self.before))
        self.column.addStretch(1)
        self.next.clicked.connect(self.forward)
        self.before.clicked.connect(self.back)
        folder = self.pages[Step.FOLDER]
        assert isinstance(folder, FolderPage)  # noqa: S101 - put there above
        folder.folder.chosen.connect(self._try_folder)

    def open(self) -> None:
        """Begin, or go on where it was left."""
        self.notice.hide()
        self.password.clear()
        self._show_step()

    def _show_step(self) -> None:
        page, (number, count) = self.pages[self.start.step], self.start.number()
        page.show_start(self.start)
        for other in self.pages.values():
            other.setVisible(other is page)
        self.number.setText(self.tr("Step {number} of {count}").format(number=number, count=count))
        self.heading.setText(self._headings()[self.start.step])
        lead = self._leads().get(self.start.step, "")
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.next.setText(self.tr("Make the vault") if self.start.step is Step.PASSWORD else self.tr("Next"))
        if first := page.first():
            first.setFocus()

    def _headings(self) -> dict[Step, str]:
        return {
            Step.SCHOOL: self.tr("The school"),
            Step.FOLDER: self.tr("Where the vault lies"),
            Step.YOU: self.tr("You"),
            Step.SEATS: self.tr("The other seats at the table"),
            Step.SAME_BRANCH: self.tr("May the school's lead and counsellor read each other?"),
            Step.CONSENTS: self.tr("How does your municipality ask for consents?"),
            Step.PASSWORD: self.tr("Your password"),
        }

    def _leads(self) -> dict[Step, str]:
        return {
            Step.FOLDER: self.tr("Everything the group writes is in this folder, encrypted."),
            Step.YOU: self.tr("Whoever makes the vault looks after its members. That can be handed on later."),
            Step.SEATS: self.tr("Secrecy belongs to the seat. Whoever you name with a desk gets a code at the end."),
            Step.CONSENTS: self.tr("Practice differs. The group goes by what you choose here."),
            Step.PASSWORD: self.tr("Nobody can look it up or reset it: after this you print a recovery sheet."),
        }

    def forward(self) -> None:
        """Take the answers down and go on, where nothing is declined."""
        self.notice.hide()
        self.start = self.pages[self.start.step].taken(self.start)
        if self.start.step is Step.PASSWORD:
            self._found()
            return
        try:
            self.start = self.start.forward()
        except Refusal as refusal:
            self.refuse(refusal)
        else:
            self._show_step()

    def back(self) -> None:
        """The step before; before the first, the welcome."""
        self.notice.hide()
        self.start = self.pages[self.start.step].taken(self.start)
        if self.start.step is Step.SCHOOL:
            self.away.emit("welcome")
            return
        self.start = self.start.back()
        self._show_step()

    def _try_folder(self) -> None:
        """A place that cannot hold a vault is told at once, before anybody goes on."""
        path = self.pages[Step.FOLDER].taken(self.start).folder
        if path and self.start.step is Step.FOLDER:
            self.lobby.jobs.run(lambda: admit_folder(path), lambda _: self.notice.hide(), self.notice.refuse, self)

    def _found(self) -> None:
        if not self.password.same():
            return
        start, password, doors = self.start, self.password.text(), self.lobby.doors
        folder = start.folder or Path()

        def begin() -> Begun:
            opened = doors.found(folder, start.founder(), password)
            try:
                return Begun(opened, start.seat_the_rest(opened.desk.membership), None)
            except Refusal as refusal:
                return Begun(opened, (), refusal)

        self.work(self.tr("Making the vault"), begin, self._began)

    def _began(self, begun: Begun) -> None:
        self.password.clear()
        folder = self.start.folder
        self.start = FirstStart(self.lobby.lawbook)
        if begun.refusal:
            self.notice.refuse(begun.refusal)
        self.begun.emit(begun.opened, folder, begun.codes)

    def refuse(self, refusal: Refusal) -> None:
        """Say why, and go to the field that it is about."""
        super().refuse(refusal)
        fields = self.pages[self.start.step].fields
        place = str(refusal.places.get("place", ""))
        if field := fields.get(place) or next(iter(fields.values()), None):
            field.setFocus()

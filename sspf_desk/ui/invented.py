"""An invented school to try with: made at one press, entered as anybody in it, and marked wherever it is open."""

from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sspf_desk.demo import invented
from sspf_desk.demo.invented import Invented
from sspf_desk.ui.gate_page import GatePage, Lobby, PathField, asked
from sspf_desk.ui.icons import Sign, icon
from sspf_desk.ui.labels import mode_word, seat_word
from sspf_desk.ui.page import heading, label, primary


def usual_place() -> Path:
    """Where the invented school lies unless another place is chosen: in this user's own folder of the program."""
    return Path(platformdirs.user_data_dir("sspf-desk", appauthor=False)) / "pahittad-skola"


class InventedSchool(GatePage):
    """Makes the school where it is not there, and lets one sit down as anybody in the group."""

    def __init__(self, lobby: Lobby, demo: object, place: Path | None = None) -> None:
        super().__init__(
            lobby,
            self.tr("An invented school"),
            self.tr(
                "Every name and every word in it is made up. It lies apart, and nothing of it can reach a real vault."
            ),
        )
        self._demo = demo
        self.place = PathField(self.tr("The folder"))
        self.place.line.setText(str(place or usual_place()))
        self.make = primary(self.tr("Make the school"))
        self.wait = label(self.tr("A whole autumn is being played through. It takes about a minute."), "muted")
        self._people = QVBoxLayout()
        self._people.setSpacing(8)
        self._shown: list[QWidget] = []
        asked(self.column, self.tr("The &folder"), self.place)
        self.column.addLayout(self._people)
        self.column.addWidget(self.wait)
        self.finish(self.make)
        self.wait.hide()
        self.make.clicked.connect(self.build)
        self.place.chosen.connect(self.open)

    def open(self) -> None:
        """Show who is there, where the school has been made already."""
        self.notice.hide()
        for one in self._shown:
            one.deleteLater()
        self._shown = []
        there = invented.members_of(self._vault())
        self.make.setText(self.tr("Make it anew, as of today") if there else self.tr("Make the school"))
        if there:
            self._show(heading(self.tr("Sit down as")))
        for member in there:
            self._show(self._seat(member))
        (self._shown[1] if there else self.make).setFocus()

    def _vault(self) -> Path:
        return invented.vault_in(self.place.path() or usual_place())

    def _show(self, widget: QWidget) -> None:
        self._people.addWidget(widget)
        self._shown.append(widget)

    def _seat(self, member: Invented) -> QPushButton:
        words = f"{member.name} · {seat_word(member.seat)}, {mode_word(member.mode)}"
        button = QPushButton(words)
        button.setIcon(icon("user-round"))
        button.clicked.connect(partial(self.sit_down, member))
        return button

    def sit_down(self, member: Invented, *_: object) -> None:
        """Sign in as one of the group."""
        doors, vault = self.lobby.doors, self._vault()
        act = partial(invented.sit_down, doors, vault, member)
        self.work(self.tr("Opening the vault"), act, self.enter(vault))

    def build(self) -> None:
        """Play the story into the folder; a school that was invented there before is replaced whole."""
        place, demo = self.place.path() or usual_place(), self._demo
        assert callable(demo)  # noqa: S101 - handed in so
        self.wait.show()
        self.work(self.tr("Making the school"), lambda: demo(place), lambda _: self._made())

    def _made(self) -> None:
        self.wait.hide()
        self.open()

    def busy(self, said: str) -> None:
        """As every page; whoever waits is not to sit down twice."""
        super().busy(said)
        if not said:
            self.wait.hide()
        for one in self._shown:
            one.setEnabled(not said)


class InventedBand(QWidget):
    """Across the top of a window in which an invented school is open."""

    def __init__(self) -> None:
        super().__init__()
        frame = QFrame()
        frame.setProperty("role", "notice")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(20, 10, 20, 0)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        sign = Sign("sprout", 20)
        words = label(self.tr("An invented school. Nothing here is real: write nothing about a real pupil."))
        row.addWidget(sign)
        row.addWidget(words, 1)

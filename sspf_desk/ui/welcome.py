"""The first page: a new vault for our school, a vault that is there, or an invented school to try with."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton

from sspf_desk.ui.gate_page import GatePage, Lobby
from sspf_desk.ui.icons import icon
from sspf_desk.ui.page import heading, label


class Welcome(GatePage):
    """Three choices, the vaults that were opened here before, and a backup to put back."""

    vault_chosen = Signal(object)
    """The folder of a vault that was opened before."""

    def __init__(self, lobby: Lobby, vaults: tuple[str, ...] = ()) -> None:
        super().__init__(
            lobby,
            "SSPF Desk",
            self.tr("For the group at one school that meets about single pupils, each seat with its own secrecy."),
        )
        self.column.addSpacing(8)
        self.choices = {
            "wizard": self._choice("school", self.tr("A new vault for our school")),
            "open": self._choice("key-round", self.tr("Open a vault")),
            "invented": self._choice("sprout", self.tr("Try with an invented school")),
            "restore": self._choice("archive-restore", self.tr("Put a backup back")),
        }
        told = {
            "wizard": self.tr("For whoever leads the group: the head of the school, or the school counsellor."),
            "open": self.tr("You have a password, a recovery sheet or an invitation, and know where the vault lies."),
            "invented": self.tr("A whole group with pupils, consents and a meeting. Nothing in it is real."),
            "restore": self.tr("The vault is lost or damaged, and there is a backup file."),
        }
        for page, button in self.choices.items():
            button.setAccessibleDescription(told[page])
            button.clicked.connect(lambda _=False, to=page: self.away.emit(to))
            self.column.addWidget(button)
            beside = label(told[page], "muted")
            beside.setContentsMargins(14, 0, 0, 8)
            self.column.addWidget(beside)
        self._opened_before(vaults)
        self.column.addStretch(1)

    def _choice(self, picture: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(24, 24))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(52)
        return button

    def _opened_before(self, vaults: tuple[str, ...]) -> None:
        there = [folder for folder in map(Path, vaults) if folder.is_dir()]
        if not there:
            return
        self.column.addWidget(heading(self.tr("Opened here before")))
        for folder in there:
            button = self._choice("door-open", str(folder))
            button.setMinimumHeight(36)
            button.clicked.connect(lambda _=False, to=folder: self.vault_chosen.emit(to))
            self.column.addWidget(button)

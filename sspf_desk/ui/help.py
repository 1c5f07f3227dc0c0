"""The help: one page for each page of the windows, read from the program's own files, with no network."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QTextBrowser, QVBoxLayout, QWidget

from sspf_desk.settings import resource
from sspf_desk.ui.page import free, icon_button

START = "start"
"""The page with the list of all, shown where there is none for what was asked."""

ABOVE_HEADING, BETWEEN = 16, 4
"""Pixels."""


def help_folder(language: str) -> Path:
    """Where the help of a language lies; Swedish for one that has none."""
    folder = resource("help", language)
    return folder if folder.is_dir() else resource("help", "sv")


class HelpWindow(QMainWindow):
    """The help, opened on a page; what leads on leads to another page of it."""

    def __init__(self, page: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.resize(QSize(720, 680).boundedTo(free(self)))
        self._folder = help_folder(language)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Help"))
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(self._folder)])
        self.text.anchorClicked.connect(self._follow)
        self.text.sourceChanged.connect(self._give_air)
        self.text.document().setDocumentMargin(18)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(10, 10, 10, 10)
        row = QHBoxLayout()
        ways = (
            ("arrow-left", self.tr("Back"), self.text.backward),
            ("arrow-right", self.tr("Forward"), self.text.forward),
            ("house", self.tr("All help"), lambda: self.show_page(START)),
        )
        for picture, words, act in ways:
            row.addWidget(icon_button(picture, words, act))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        self.setCentralWidget(whole)
        QShortcut(QKeySequence("Esc"), self, self.close)
        self.show_page(page)
        self.text.setFocus()

    def show_page(self, page: str) -> None:
        """Show a page by its name, or the list of all."""
        there = page if (self._folder / f"{page}.md").is_file() else START
        self.text.setSource(QUrl(f"{there}.md"))

    def _give_air(self) -> None:
        """Room above each heading and between lines: Markdown as Qt sets it stands close."""
        block = self.text.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            shape.setTopMargin(ABOVE_HEADING if shape.headingLevel() > 1 else BETWEEN)
            shape.setBottomMargin(BETWEEN)
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()

    def page(self) -> str:
        """The name of the page that is shown."""
        return Path(self.text.source().path()).stem

    def _follow(self, to: QUrl) -> None:
        """Within the help; a telephone number or an address outside it is left to the computer."""
        if to.scheme() in {"http", "https", "mailto", "tel"}:
            QDesktopServices.openUrl(to)
        else:
            self.show_page(Path(to.path()).stem)

"""The one open icon set, drawn in the ink of the palette at the moment it is shown: a new theme needs nothing done."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from sspf_desk.settings import resource


class _Drawn(QIconEngine):
    """An icon that asks the palette each time."""

    def __init__(self, name: str, *, chosen: bool) -> None:
        super().__init__()
        self._name = name
        self._chosen = chosen

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        QSvgRenderer(_drawing(self._name, self._ink(mode, state))).render(painter, rect)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return QPixmap.fromImage(_image(self._name, self._ink(mode, state), size.width(), size.height()))

    def _ink(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        lit = self._chosen and state is QIcon.State.On
        role = QPalette.ColorRole.HighlightedText if lit else QPalette.ColorRole.ButtonText
        return QApplication.palette().color(group, role).name()

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, chosen=self._chosen)


def icon(name: str, *, chosen: bool = False) -> QIcon:
    """An icon by its file's name; ``chosen`` where it stands on the accent while its button is checked."""
    return QIcon(_Drawn(name, chosen=chosen))


class Sign(QWidget):
    """An icon that stands beside words, of some side: the words say it all, so it has no name of its own."""

    def __init__(self, name: str, side: int) -> None:
        super().__init__()
        self._icon = icon(name)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the ink of this moment: the theme may have changed since it was made."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        event.accept()


def picture(name: str, ink: str, side: int) -> QPixmap:
    """An icon as a picture of some side, in an ink as #rrggbb."""
    return QPixmap.fromImage(_image(name, ink, side, side))


def program_icon() -> QIcon:
    """The program's own: a table, five who sit there, and one seat that is somebody's own."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128):
        made.addPixmap(picture("sspf-desk", "#000000", side))
    return made


@lru_cache(maxsize=256)
def _image(name: str, ink: str, wide: int, tall: int) -> QImage:
    """Drawn once: a page has the same few icons at every entry."""
    made = QImage(wide, tall, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(_drawing(name, ink)).render(painter)
    painter.end()
    return made


@lru_cache(maxsize=256)
def _drawing(name: str, ink: str) -> QByteArray:
    drawn = resource("icons", f"{name}.svg").read_text("utf-8")
    return QByteArray(drawn.replace("currentColor", ink).encode())

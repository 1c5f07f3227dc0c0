"""Buttons beside each other, folded into as many lines as a narrow window asks for."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sspf_desk.ui.page import GAP


class Folding(QWidget):
    """The buttons, in the order in which they are read. Where all have room they stand in one line."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        for one in buttons:
            one.setParent(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line."""
        sizes = [one.sizeHint() for one in self._shown()]
        across = sum(size.width() for size in sizes) + GAP * max(0, len(sizes) - 1)
        return QSize(across, self.heightForWidth(across))

    def minimumSizeHint(self) -> QSize:
        """Each in a line of its own."""
        return QSize(max((one.sizeHint().width() for one in self._shown()), default=0), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def event(self, event: QEvent) -> bool:
        """One has come, gone, or grown: the lines are made anew."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fold()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines are as wide as there is room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        for one, place in zip(self._shown(), self._places(self.width()), strict=True):
            one.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        inside = self.findChildren(QWidget)
        return [one for one in inside if one.parentWidget() is self and not one.isHidden()]

    def _places(self, width: int) -> list[QRect]:
        places, at = list[QRect](), QPoint(0, 0)
        for one in self._shown():
            size = one.sizeHint()
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, places[-1].bottom() + 1 + GAP)
            places.append(QRect(at, size))
            at = QPoint(at.x() + size.width() + GAP, at.y())
        return places

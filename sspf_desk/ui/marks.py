"""Boxes to tick and rings to choose, drawn in the palette's own line and accent: they are seen in every theme."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleFactory, QStyleOption, QWidget

_BOX = QStyle.PrimitiveElement.PE_IndicatorCheckBox
_RING = QStyle.PrimitiveElement.PE_IndicatorRadioButton


class Marks(QProxyStyle):
    """Fusion, but for the two marks that it draws so faintly on a dark ground that they cannot be seen."""

    def __init__(self) -> None:
        super().__init__(QStyleFactory.create("Fusion"))

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element not in (_BOX, _RING):
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(option.rect.width(), option.rect.height()) - 2
        whole = QRectF(option.rect.x() + 1, option.rect.center().y() - side / 2 + 0.5, side, side)
        _draw(painter, whole, option, ring=element is _RING)
        painter.restore()


def _draw(painter: QPainter, whole: QRectF, option: QStyleOption, *, ring: bool) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_On)
    role, colours = QPalette.ColorRole, option.palette
    edge = colours.color(role.Accent if option.state & QStyle.StateFlag.State_HasFocus else role.Mid)
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(colours.color(role.Highlight if chosen and not ring else role.Base))
    if ring:
        painter.drawEllipse(whole)
    else:
        painter.drawRoundedRect(whole, 3, 3)
    if not chosen:
        return
    if ring:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color(role.Highlight))
        inset = whole.width() * 0.25
        painter.drawEllipse(whole.adjusted(inset, inset, -inset, -inset))
        return
    painter.setPen(QPen(colours.color(role.HighlightedText), max(1.6, whole.width() / 8)))
    at = [QPointF(whole.x() + whole.width() * x, whole.y() + whole.height() * y) for x, y in _TICK]
    for begins, ends in pairwise(at):
        painter.drawLine(begins, ends)


_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))

"""Everything that a window holds, as plain lines: what is read, read aloud, hinted at, counted, and how large it is."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

PLAIN = {
    "QString",
    "QStringList",
    "bool",
    "int",
    "uint",
    "double",
    "QRect",
    "QSize",
    "QPoint",
    "QDate",
    "QTime",
    "QUrl",
}
"""Kinds of properties that are told; the rest are colours, fonts, icons: the picture of the window has them."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def held_in(window):
    """The lines, one for each thing that holds something, in the order in which the window has them."""
    things = (window, *window.findChildren(QObject))
    return [line for one in things if isinstance(one, QWidget | QAction) for line in _held(one)]


def _held(one):
    kind = type(one).__name__
    yield kind, "", ""
    yield from ((kind, name, str(value)) for name, value in _properties(one) if value)
    if isinstance(one, QWidget):
        yield from ((kind, str(what), words) for what, words in _spoken(one))
    if isinstance(one, QAbstractItemView | QComboBox):
        yield from ((kind, place, words) for place, words in _cells(one.model()))


def _properties(one):
    about = one.metaObject()
    for told in map(about.property, range(about.propertyCount())):
        if told.typeName() in PLAIN:
            yield told.name(), one.property(told.name())
    for name in (bytes(name).decode() for name in one.dynamicPropertyNames()):
        if not name.startswith("_"):  # those are of Qt and its bindings themselves
            yield name, one.property(name)


def _spoken(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    for what in SPOKEN if interface else ():
        if words := interface.text(what):
            yield what, words
    if interface:
        yield "children", str(interface.childCount())


def _cells(model):
    """All cells and heads of a table or a list; the program has no trees."""
    root = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for across, size in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, model.rowCount(root))):
        yield from ((f"{across} {head}", str(model.headerData(head, across))) for head in range(size))
    for row in range(model.rowCount(root)):
        for column in range(columns):
            told = ((role, model.index(row, column, root).data(role)) for role in ROLES)
            yield from ((f"{row} {column} {role}", str(words)) for role, words in told if words is not None)

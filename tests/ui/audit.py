"""Rules over a window's accessibility tree, in the manner of axe: what a screen reader or a keyboard would trip on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

SMALLEST = 24
INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


def shown(window):
    """Every widget that is on the screen, the window aside."""
    return [one for one in window.findChildren(QWidget) if one.isVisibleTo(window)]


def by_keys(window):
    """What the keys can come to, in no order."""
    tabs = Qt.FocusPolicy.TabFocus
    return [one for one in shown(window) if one.focusPolicy() & tabs and one.isEnabled() and not one.focusProxy()]


def name_of(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def own_parts(widget):
    """A line inside a box of its own is named by the box."""
    parent = widget.parentWidget()
    return isinstance(widget, QLineEdit) and isinstance(parent, QComboBox | QAbstractSpinBox)


def faults(window):
    """Every broken rule, told by the widget's class and place."""
    QAccessible.setActive(True)
    found = []
    for one in by_keys(window):
        if own_parts(one):
            continue
        if not name_of(one).strip():
            found.append(f"nameless {told(one)}")
        side = min(one.width(), one.height())
        if isinstance(one, QAbstractButton) and side < SMALLEST and not isinstance(one, QCheckBox | QRadioButton):
            found.append(f"small {told(one)} {one.width()}x{one.height()}")
        if isinstance(one, QPlainTextEdit | QTextEdit) and not one.isReadOnly() and not one.tabChangesFocus():
            found.append(f"tab trap {told(one)}")
        if isinstance(one, QTableView):
            found += table_faults(one)
    return found


def table_faults(table):
    if table.tabKeyNavigation():
        yield f"tab trap {told(table)}"
    model = table.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    if not all(heads):
        yield f"headless {told(table)}"


def told(widget):
    return f"{type(widget).__name__} {name_of(widget)!r} in {type(widget.parentWidget()).__name__}"


def walk(window):
    """The widgets that Tab leads through from the first back to it. Raises AssertionError where it never comes back."""
    window.activateWindow()
    QApplication.processEvents()
    if not window.focusWidget():
        window.nextInFocusChain().setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Tab)
    passed = [window.focusWidget()]
    for _ in range(4 * len(by_keys(window)) + 8):
        press(window, Qt.Key.Key_Tab)
        here = window.focusWidget()
        if here is passed[0]:
            return passed
        passed.append(here)
    raise AssertionError([told(one) if one else None for one in passed])


def press(window, key):
    """One key, down and up, to whatever has the keys in a window."""
    QTest.keyClick(window.focusWidget() or window, key)


def cut(window):
    """Labels and buttons whose words do not fit where they stand."""
    found = []
    for one in shown(window):
        words = getattr(one, "text", None)
        least = one.sizeHint() if isinstance(one, QToolButton) else one.minimumSizeHint()
        if isinstance(one, QAbstractButton) and words and one.width() + 1 < least.width():
            found.append(told(one))
    return found

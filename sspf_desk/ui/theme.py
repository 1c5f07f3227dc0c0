"""Three themes and the palette of each: every pair of colours that text stands in is at least 4.5 to 1."""

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sspf_desk.settings import resource


class Scheme(StrEnum):
    """What a person chooses; `system` follows the computer, live."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as #rrggbb."""

    window: str
    """Behind everything."""
    base: str
    """Behind what is read and written."""
    raised: str
    """Behind what stands together: the column of places, a band, a head."""
    text: str
    muted: str
    """Text of less weight; still 4.5 to 1 on all three grounds."""
    accent: str
    """The one colour of the program: what is chosen, what can be pressed, where the keys are."""
    accent_text: str
    line: str
    """What shows where an input is: 3 to 1 on its ground."""
    edge: str
    """What holds together what belongs together; nothing hangs on seeing it."""
    arrow: str
    """The icon of a list that opens, in this theme's ink."""
    tick: str
    """The icon in a box that is ticked, in the ink that stands on the accent."""
    warning: str
    """Text of a refusal, beside its sign and its words; never of anything about a child."""


LIGHT = Theme(
    window="#f6f7f6",
    base="#ffffff",
    raised="#eaefee",
    text="#1a2326",
    muted="#4d5a5e",
    accent="#1f5c66",
    accent_text="#ffffff",
    line="#7d8b8e",
    edge="#d5dcdc",
    arrow="chevron-down-light",
    tick="check-light",
    warning="#8a3b12",
)
DARK = Theme(
    window="#171c1e",
    base="#1f2629",
    raised="#263034",
    text="#eef2f2",
    muted="#b3c0c3",
    accent="#7cc4cf",
    accent_text="#0d1719",
    line="#76868a",
    edge="#35434a",
    arrow="chevron-down-dark",
    tick="check-dark",
    warning="#f0b48a",
)
CONTRAST = Theme(
    window="#000000",
    base="#000000",
    raised="#000000",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffe14d",
    accent_text="#000000",
    line="#ffffff",
    edge="#ffffff",
    arrow="chevron-down-contrast",
    tick="check-contrast",
    warning="#ffb36b",
)
THEMES = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


def text_pairs(theme: Theme) -> dict[str, tuple[str, str]]:
    """Every pair of text and ground that the windows use, by name: what the contrast test goes through."""
    grounds = {"window": theme.window, "base": theme.base, "raised": theme.raised}
    inks = {"text": theme.text, "muted": theme.muted, "warning": theme.warning, "accent": theme.accent}
    pairs = {f"{ink} on {ground}": (inks[ink], grounds[ground]) for ink in inks for ground in grounds}
    return pairs | {"accent_text on accent": (theme.accent_text, theme.accent)}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_DARK_PART = 0.04045
"""Below it sRGB is linear (IEC 61966-2-1)."""


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= _DARK_PART else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def shown(scheme: Scheme) -> Theme:
    """The theme that a choice comes to on this computer now."""
    if scheme is not Scheme.SYSTEM:
        return THEMES[scheme]
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's own roles, so that every widget follows without being told."""
    role = QPalette.ColorRole
    made = QPalette()
    for roles, colour in (
        ((role.Window, role.AlternateBase), theme.window),
        ((role.Base, role.ToolTipBase), theme.base),
        ((role.Button, role.Light, role.Midlight), theme.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Link, role.LinkVisited, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.accent_text),
        ((role.Mid, role.Dark, role.Shadow), theme.line),
    ):
        for one in roles:
            made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.muted))
    return made


def dress(app: QApplication, scheme: Scheme) -> Theme:
    """Put the whole program in a theme. Returns the one it came to."""
    theme = shown(scheme)
    sheet = _sheet(theme, app.font().pointSizeF())
    if not app.styleSheet():
        app.setStyle("Fusion")
    if app.styleSheet() != sheet:
        app.setStyleSheet("")  # Qt takes three times as long to put one sheet in the place of another.
        app.setPalette(palette(theme))
        app.setStyleSheet(sheet)
    return theme


SIZES = {"title": 2.0, "heading": 1.35, "place": 1.15}
"""How much larger than the reader's own letters: whoever has chosen large ones gets large headings too."""


def _sheet(theme: Theme, points: float) -> str:
    colours = {field.name: getattr(theme, field.name) for field in fields(theme)}
    sizes = {name: f"{points * times:.1f}" for name, times in SIZES.items()}
    pictures = {name: resource("icons", f"{colours[name]}.svg").as_posix() for name in ("arrow", "tick")}
    return _SHEET % (colours | sizes | pictures)


_SHEET = """
* { outline: none; }
QToolTip { background: %(base)s; color: %(text)s; border: 1px solid %(line)s; padding: 4px; }
QLabel[role="title"] { font-size: %(title)spt; font-weight: 600; }
QLabel[role="heading"] { font-size: %(heading)spt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: %(muted)s; }
QLabel[role="warning"] { color: %(warning)s; }
QLabel[role="new"] {
    color: %(accent)s; border: 1px solid %(accent)s; border-radius: 4px; padding: 0 6px; font-weight: 600;
}
QFrame[role="side"] { background: %(raised)s; border: none; }
QFrame[role="card"] { background: %(base)s; border: 1px solid %(edge)s; border-radius: 10px; }
QFrame[role="notice"] { background: %(base)s; border: 2px solid %(warning)s; border-radius: 8px; }
QPushButton, QToolButton {
    background: %(raised)s; color: %(text)s; border: 1px solid %(line)s; border-radius: 6px;
    padding: 6px 14px; min-height: 20px;
}
QPushButton:hover, QToolButton:hover { border: 1px solid %(accent)s; }
QPushButton:focus, QToolButton:focus { border: 2px solid %(accent)s; padding: 5px 13px; }
QPushButton:disabled, QToolButton:disabled { color: %(muted)s; background: %(window)s; }
QPushButton[role="primary"] { background: %(accent)s; color: %(accent_text)s; border: 1px solid %(accent)s; }
QPushButton[role="primary"]:focus { border: 2px solid %(text)s; }
QPushButton[role="primary"]:disabled { background: %(raised)s; color: %(muted)s; border: 1px solid %(line)s; }
QToolButton[role="place"] {
    background: transparent; border: none; border-radius: 6px; padding: 9px 12px; text-align: left;
    font-size: %(place)spt;
}
QToolButton[role="place"]:hover { background: %(base)s; }
QToolButton[role="place"]:checked { background: %(accent)s; color: %(accent_text)s; }
QToolButton[role="place"]:focus { border: 2px solid %(accent)s; padding: 7px 10px; }
QToolButton[role="place"]:checked:focus { border: 2px solid %(text)s; }
QToolButton[role="plain"] { background: transparent; border: 1px solid transparent; padding: 6px; }
QToolButton[role="plain"]:hover { border: 1px solid %(line)s; }
QToolButton[role="plain"]:focus { border: 2px solid %(accent)s; padding: 5px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
    background: %(base)s; color: %(text)s; border: 1px solid %(line)s; border-radius: 6px; padding: 5px 8px;
    selection-background-color: %(accent)s; selection-color: %(accent_text)s; min-height: 22px;
    placeholder-text-color: %(muted)s;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
QSpinBox:focus { border: 2px solid %(accent)s; padding: 4px 7px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(%(arrow)s); width: 16px; height: 16px; }
QTimeEdit::up-button, QTimeEdit::down-button { subcontrol-origin: border; width: 0; height: 0; border: none; }
QTableView, QListView, QTreeView, QListWidget, QTableWidget {
    background: %(base)s; color: %(text)s; border: 1px solid %(line)s; border-radius: 8px;
    gridline-color: %(raised)s; selection-background-color: %(accent)s; selection-color: %(accent_text)s;
}
QTableView:focus, QListView:focus, QListWidget:focus, QTableWidget:focus { border: 2px solid %(accent)s; }
QTableView::item, QListView::item, QListWidget::item { padding: 7px; }
QHeaderView::section {
    background: %(raised)s; color: %(text)s; border: none; border-bottom: 1px solid %(line)s; padding: 7px 10px;
    font-weight: 600;
}
QCheckBox, QRadioButton {
    spacing: 8px; min-height: 26px; border: 2px solid transparent; border-radius: 6px; padding-right: 6px;
}
QCheckBox:focus, QRadioButton:focus { border: 2px solid %(accent)s; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid %(line)s; background: %(base)s;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: %(accent)s; border: 1px solid %(accent)s; image: url(%(tick)s); }
QRadioButton::indicator:checked {
    border: 1px solid %(accent)s;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 %(accent)s, stop: 0.55 %(accent)s, stop: 0.65 %(base)s, stop: 1 %(base)s);
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: %(window)s; }
QCheckBox::indicator:checked:disabled { background: %(line)s; border: 1px solid %(line)s; }
QRadioButton::indicator:checked:disabled {
    border: 1px solid %(line)s;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 %(line)s, stop: 0.55 %(line)s, stop: 0.65 %(window)s, stop: 1 %(window)s);
}
QTabBar::tab {
    background: transparent; color: %(text)s; border: 1px solid transparent; border-bottom: 3px solid transparent;
    padding: 8px 14px; margin-right: 4px;
}
QTabBar::tab:hover { border-bottom: 3px solid %(line)s; }
QTabBar::tab:selected { border-bottom: 3px solid %(accent)s; font-weight: 600; }
QTabBar::tab:selected:focus { border: 1px solid %(accent)s; border-bottom: 3px solid %(accent)s; border-radius: 4px; }
QMenuBar { background: %(raised)s; }
QMenuBar::item { padding: 6px 10px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: %(accent)s; color: %(accent_text)s; }
QMenu { background: %(base)s; border: 1px solid %(line)s; }
QMenu::item { padding: 7px 22px; }
QStatusBar { background: %(raised)s; color: %(muted)s; }
QScrollArea { border: none; background: transparent; }
QProgressBar {
    border: 1px solid %(line)s; border-radius: 6px; background: %(base)s; text-align: center; min-height: 18px;
}
QProgressBar::chunk { background: %(accent)s; border-radius: 5px; }
"""

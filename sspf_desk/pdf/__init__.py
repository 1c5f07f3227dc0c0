"""The paper: one receiver's copy of the agenda, and the vault's own pages; locked with a password where it is saved.

What draws is loaded when the first page is drawn: ReportLab and pikepdf take longer than a sign-in window may.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sspf_desk.pdf.sheet_wording import SheetWording, sheet_wording
from sspf_desk.pdf.wording import Wording, wording

if TYPE_CHECKING:
    from sspf_desk.pdf.copy_page import cover, render, standing
    from sspf_desk.pdf.finish import lock
    from sspf_desk.pdf.sheets import (
        ControlSheet,
        DoubtReport,
        Keeper,
        Opens,
        RecoverySheet,
        control_sheet,
        recovery_sheet,
        report,
    )

__all__ = [
    "ControlSheet",
    "DoubtReport",
    "Keeper",
    "Opens",
    "RecoverySheet",
    "SheetWording",
    "Wording",
    "control_sheet",
    "cover",
    "lock",
    "recovery_sheet",
    "render",
    "report",
    "sheet_wording",
    "standing",
    "wording",
]

_LATER = {
    "copy_page": ("cover", "render", "standing"),
    "finish": ("lock",),
    "sheets": (
        "ControlSheet",
        "DoubtReport",
        "Keeper",
        "Opens",
        "RecoverySheet",
        "control_sheet",
        "recovery_sheet",
        "report",
    ),
}
"""What is loaded when it is first asked for, and from where."""


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)

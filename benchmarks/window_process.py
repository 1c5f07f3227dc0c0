"""The windows in a process of their own: `start` shows the gate and ends, `idle` signs in, shows the list and tells
how many megabytes are resident."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sspf_desk import app as program
from sspf_desk import settings, words
from sspf_desk.ui import start
from sspf_desk.vault.kdf import BOUNDS, Bounds, Cost

NAME, PASSWORD = "Karin Kurator", "ett långt lösenord"
"""As `tests.builders` has them; nothing of the tests is in the memory that is measured."""


def conductor(folder, doors):
    """The program's windows, opened before in this vault."""
    file = folder / "settings.json"
    settings.save(file, settings.Settings(vaults=(str(folder / "vault"),)))
    catalogue = program.said("sv").catalogue
    parts = start.Parts(doors, words.shipped, catalogue, print, program.NEWEST_LAWBOOK, file)
    return start.Windows(QApplication.instance(), parts, lambda: None)


def show_gate(folder):
    """As a person sees it: until the first window is painted."""
    shown = conductor(folder, lambda _: program.doors(program.surroundings(), folder / "profile"))
    shown.open()
    shown.gate.grab()


def resident(folder):
    """Megabytes, with the list of pupils on the screen and nothing under way."""
    cheap = Cost(8, 1, 1)
    around = replace(program.surroundings(), cost=cheap, bounds=Bounds(cheap, BOUNDS.ceiling))
    doors = program.doors(around, folder / "profile")
    shown = conductor(folder, lambda _: doors)
    shown.open()
    shown.come_in(doors.sign_in(folder / "vault", NAME, PASSWORD), folder / "vault")
    shown.window.go("pupils")
    shown.jobs.wait()
    QApplication.processEvents()
    shown.window.grab()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    if sys.argv[1] == "start":
        show_gate(Path(sys.argv[2]))
    else:
        sys.stdout.write(f"{resident(Path(sys.argv[2])):.1f}")

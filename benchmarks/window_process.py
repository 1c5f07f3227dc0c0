"""The windows in a process of their own: `start` shows the gate and ends, `idle` signs in, shows the list and tells
how many megabytes are resident."""

import sys
from dataclasses import replace
from pathlib import Path

from sspf_desk import app as program
from sspf_desk import settings, words
from sspf_desk.vault.kdf import BOUNDS, Bounds, Cost

NAME, PASSWORD = "Karin Kurator", "ett långt lösenord"
"""As `tests.builders` has them; nothing of the tests is in the memory that is measured."""


def conductor(folder, doors, language="sv"):
    """The program's windows, opened before in this vault. Qt is loaded as `app.windows` loads it: last."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from sspf_desk.ui import start  # noqa: PLC0415

    file = folder / "settings.json"
    settings.save(file, settings.Settings(language=language, scheme="light", vaults=(str(folder / "vault"),)))
    parts = start.Parts(doors, words.shipped, program.said("sv").catalogue, print, program.NEWEST_LAWBOOK, file)
    return start.Windows(QApplication.instance() or QApplication(sys.argv[:1]), parts, lambda: None)


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
    shown.app.processEvents()
    shown.window.grab()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main():
    """What the arguments say."""
    if sys.argv[1] == "start":
        show_gate(Path(sys.argv[2]))
    else:
        sys.stdout.write(f"{resident(Path(sys.argv[2])):.1f}")

"""Python's search for what nothing refers to any more, in the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks at whether there is enough to search for."""


class Sweeping(QObject):
    """From now on Python does not search by itself, for it does so in whatever thread comes to mind.

    A window that is let go of in the worker's thread ends the program. What has been loaded until now stays to the end,
    and is not searched again: a search of it all would keep a key waiting.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        timer = QTimer(self)
        timer.setInterval(EVERY)
        timer.timeout.connect(self.sweep)
        timer.start()

    def sweep(self) -> None:
        """Search the oldest generation that has gathered enough since its last search, by Python's own rule."""
        gathered = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, enough) in enumerate(gathered) if count > enough]
        if due:
            gc.collect(max(due))

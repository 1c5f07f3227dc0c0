"""The whole program in its windows, at a test's school: the gate, the desk behind it, and what was begun anew."""

import shiboken6

from sspf_desk import app, settings, words
from sspf_desk.ui import start
from tests.builders import NAMES, PASSWORD
from tests.ui.conftest import InlineJobs
from tests.ui.keys import Keys


class Program:
    """The program, and hands at its keyboard."""

    def __init__(self, qapp, school, file, worker=InlineJobs):
        """``worker`` is one that works at once, or the program's own."""
        self.school = school
        settings.save(file, settings.Settings(language="en", scheme="light", vaults=(str(school.folder),)))
        self.settings_file = file
        self.ended = []
        parts = start.Parts(
            doors=lambda _: school.doors,
            words=words.shipped,
            catalogue=app.said("en").catalogue,
            demo=print,
            lawbook=app.NEWEST_LAWBOOK,
            settings=file,
        )
        self.beside = []
        self.windows = start.Windows(
            qapp, parts, lambda: self.ended.append(True), lambda: self.beside.append(self.desk.member.name)
        )
        self.windows.jobs = worker(self.windows)
        self.keys = None

    def sign_in(self, seat):
        """By the gate, as everyone comes in."""
        if self.windows.window:
            self.leave()
        self.windows.open()
        self.keys = Keys(self.windows.gate, lambda: bool(self.windows.jobs._under_way))
        self.keys.to("Name").type(NAMES[seat]).press("Return").type(PASSWORD).press("Return")
        self.keys.home = self.window
        return self.keys

    @property
    def window(self):
        return self.windows.window

    @property
    def desk(self):
        return self.window.work.desk

    def leave(self):
        """Lock, which ends the process; here the windows alone."""
        window = self.windows.window
        self.windows.lock()
        self.windows.window = None
        shiboken6.delete(window)

    def end(self):
        if self.windows.gate:
            self.windows.gate.close()
        if self.windows.window:
            self.leave()
        for translator in self.windows._translators:
            self.windows.app.removeTranslator(translator)

"""Pictures of every window, of the real program with the invented school: for the README, the help and our own eyes."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from sspf_desk.demo.invented import members_of, vault_in
from sspf_desk.desk import Desk, Doors
from sspf_desk.settings import Settings
from sspf_desk.terms import ItemId, Seat
from sspf_desk.ui.consent_form import ConsentForm
from sspf_desk.ui.decision_form import DecisionForm
from sspf_desk.ui.gate import Gate
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.places import others, places
from sspf_desk.ui.quick import Quick
from sspf_desk.ui.start import Parts, translators
from sspf_desk.ui.theme import Scheme, dress
from sspf_desk.ui.window import MainWindow
from sspf_desk.ui.workspace import Workspace

SIZE = (1180, 760)
SCHEMES = (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST)
LARGE = 1.5
"""How much larger the letters are on the pictures named `large`."""
_ROUNDS = 15
"""How often a window is let lay itself out before it is pictured: wrapped words within wrapped words take several."""
PHOTOGRAPHED = (Seat.COUNSELLOR, Seat.SCHOOL_LEAD)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what it is called, and what makes the window for it."""

    name: str
    make: Callable[[], QWidget]


class Studio:
    """The program, signed in to the invented school at one desk, ready to be pictured."""

    def __init__(self, parts: Parts, desk: Desk, jobs: Jobs, language: str) -> None:
        self.work = Workspace(desk, jobs, parts.words(language), parts.catalogue, language)
        self.window = MainWindow(self.work, places(desk), others())
        self.window.resize(*SIZE)

    def shots(self) -> Iterator[Shot]:
        """Every page and dialog of this desk."""
        desk = self.work.desk
        meeting = next((row.meeting for row in desk.planning.list()), ItemId(""))
        listed = [one.pupil for one in desk.planning.view(meeting).pupils] if meeting else []
        pupil = next(iter([*listed, *(row.pupil for row in desk.people.list())]), "")
        for page, about in self.pages(pupil, meeting):
            yield Shot(page, lambda page=page, about=about: self._at(page, about))  # type: ignore[misc]
        if pupil:
            yield Shot("consent", lambda: ConsentForm(self.work, pupil))
            yield Shot("decision", lambda: DecisionForm(self.work, pupil))
        yield Shot("quick", lambda: Quick(self.work, self.window.commands()))

    def pages(self, pupil: str, meeting: str) -> Iterator[tuple[str, str]]:
        """The pages, each with what it is opened on."""
        about = {"pupil": pupil} | dict.fromkeys(("meeting", "copies", "own-sheet", "register"), meeting)
        for page in (*(place.page for place in places(self.work.desk)), *others()):
            if page not in about or about[page]:
                yield page, about.get(page, "")

    def _at(self, page: str, about: str) -> QWidget:
        self.window.show()
        self.window.go(page, about)
        return self.window


def take(parts: Parts, out: Path, language: str = "sv") -> list[str]:
    """Picture every window in every theme, and once with larger letters. Returns the files' names.

    The invented school is played into a folder of its own, which is taken away afterwards.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - for the reader of types
    worn = translators(language)
    for translator in worn:
        app.installTranslator(translator)
    QLocale.setDefault(QLocale(language))
    out.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="sspf-desk-shots-"))
    try:
        return _taken(app, parts, place / "school", out, language)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _taken(app: QApplication, parts: Parts, school: Path, out: Path, language: str) -> list[str]:
    parts.demo(school)
    doors, jobs, files = parts.doors(language), Jobs(), list[str]()
    dress(app, Scheme.LIGHT)
    files += _picture(app, jobs, out, "welcome", lambda: _gate(doors, parts, jobs))
    for member in members_of(vault_in(school)):
        if member.seat not in PHOTOGRAPHED:
            continue
        with doors.sign_in(vault_in(school), member.name, member.password) as desk:
            studio = Studio(parts, desk, jobs, language)
            for shot in studio.shots():
                files += _picture(app, jobs, out, f"{member.seat.value.lower()}-{shot.name}", shot.make)
            jobs.wait()
            studio.window.close()
    return files


def _gate(doors: Doors, parts: Parts, jobs: Jobs) -> QWidget:
    gate = Gate(doors, parts, jobs, Settings())
    gate.open()
    return gate


def _picture(app: QApplication, jobs: Jobs, out: Path, name: str, make: Callable[[], QWidget]) -> list[str]:
    files = []
    font = app.font()
    for look in (*SCHEMES, "large"):
        larger = QFont(font)
        larger.setPointSizeF(font.pointSizeF() * (LARGE if look == "large" else 1))
        app.setFont(larger)
        dress(app, look if isinstance(look, Scheme) else Scheme.LIGHT)
        widget = make()
        widget.show()
        for _ in range(_ROUNDS):
            jobs.wait()
            QApplication.processEvents()
        file = f"{name}-{look}.png"
        widget.grab().save(str(out / file))
        files.append(file)
        if not isinstance(widget, MainWindow):
            widget.close()
        app.setFont(font)
    return files

"""Pictures of every window, of the real program with the invented school: for the README, the help and our own eyes."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from sspf_desk.casework.drafts import begun
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.demo.invented import members_of, vault_in
from sspf_desk.desk import Desk, Doors
from sspf_desk.settings import Settings
from sspf_desk.terms import ItemId, Kind, Mode, Seat
from sspf_desk.ui.consent_answer import WithdrawConsent
from sspf_desk.ui.consent_form import ConsentForm
from sspf_desk.ui.decision_form import DecisionForm
from sspf_desk.ui.ending import EndMembership
from sspf_desk.ui.entry_form import About, EntryForm
from sspf_desk.ui.erase_form import EraseForm
from sspf_desk.ui.gate import Gate
from sspf_desk.ui.group_forms import Invite
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.labels import whom
from sspf_desk.ui.meeting_form import MeetingForm
from sspf_desk.ui.places import others, places
from sspf_desk.ui.practice import ChangePractice
from sspf_desk.ui.pupil_forms import CardForm, ListForm
from sspf_desk.ui.quick import Quick
from sspf_desk.ui.save_locked import SaveLocked
from sspf_desk.ui.start import Parts, translators
from sspf_desk.ui.theme import Scheme, dress
from sspf_desk.ui.two_persons import AppointByTwo
from sspf_desk.ui.upkeep_forms import Control, Drill, NewOwnPassword, SheetDialog, Verify
from sspf_desk.ui.window import MainWindow
from sspf_desk.ui.workspace import Workspace

SIZE = (1180, 760)
SCHEMES = (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST)
LARGE = 1.5
"""How much larger the letters are on the pictures named `large`."""
_ROUNDS = 15
"""How often a window is let lay itself out before it is pictured: wrapped words within wrapped words take several."""
GATE = ("welcome", "sign_in", "open", "recover", "join", "by_two", "restore", "wizard")
"""The pages before a desk that can be asked for by name."""
WRITTEN = (Kind.SIGNAL, Kind.CHILDS_VIEW, Kind.COMMITMENT, Kind.MINUTE)
"""The kinds of entry whose forms are pictured beside a note to self."""
PHOTOGRAPHED = (Seat.COUNSELLOR, Seat.SCHOOL_LEAD, Seat.LEISURE)


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
            yield from self._forms_of(pupil)
        if desk.member.mode is Mode.WRITES:
            yield from self._writers_forms()
        for form in (Drill, Verify, NewOwnPassword):
            yield Shot(form.__name__.lower(), partial(form, self.work, None))
        yield Shot("quick", lambda: Quick(self.work, self.window.commands()))

    def _forms_of(self, pupil: str) -> Iterator[Shot]:
        """What is asked on a pupil's page."""
        work, view = self.work, self.work.desk.recording.open(pupil)
        about, told = About(pupil, whom(view.sheet), view.audience), whom(view.sheet)
        writes = work.desk.member.mode is Mode.WRITES
        if writes:
            yield Shot("consent", partial(ConsentForm, work, pupil, told))
            yield Shot("decision", partial(DecisionForm, work, pupil, told))
        for kind in (Kind.NOTE_TO_SELF, *(WRITTEN if writes else ())):
            draft = KeptDraft(pupil, begun(kind, view.today))
            yield Shot(f"entry-{kind.value}", partial(EntryForm, work, about, draft))
        own = {one.item: one for one in view.own}
        lines = [(line, own[line.item]) for line in view.sheet.lines if line.item in own]
        for line in [line for line, entry in lines if entry.erasable][:1]:
            yield Shot("erase", partial(EraseForm, work, pupil, told, line))
        for line, left in [(line, entry.left) for line, entry in lines if entry.left][:1]:
            yield Shot("withdraw", partial(WithdrawConsent, work, view.sheet, line, left, None))

    def _writers_forms(self) -> Iterator[Shot]:
        """What is asked elsewhere of a school seat that writes."""
        work, desk = self.work, self.work.desk
        table = desk.table()
        if desk.planning.may_call():
            yield Shot("call", lambda: MeetingForm(work, desk.planning.proposal()))
        yield Shot("card", partial(CardForm, work))
        yield Shot("class-list", partial(ListForm, work))
        yield Shot("save-locked", partial(SaveLocked, work, (), lambda: None))
        yield Shot("practice", partial(ChangePractice, work, table.practice, None))
        yield Shot("seat-sheet", partial(SheetDialog, work, None, for_seat=True))
        if table.registrar:
            others = next(line for line in table.members if not line.you)
            yield Shot("invite", partial(Invite, work, table, None))
            yield Shot("end", partial(EndMembership, work, others, None))
        else:
            yield Shot("two-persons", partial(AppointByTwo, work, table, None))
        yield Shot("control", partial(Control, work, None))

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
    for where in GATE:
        files += _picture(app, jobs, out, where, lambda at=where: _gate(doors, parts, jobs, vault_in(school), at))  # type: ignore[misc]
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


def _gate(doors: Doors, parts: Parts, jobs: Jobs, vault: Path, where: str) -> QWidget:
    gate = Gate(doors, parts, jobs, Settings(vaults=(str(vault),)))
    gate.open()
    gate.go(where)
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
            shiboken6.delete(widget)  # Else each new theme dresses all that were ever pictured.
        app.setFont(font)
    return files

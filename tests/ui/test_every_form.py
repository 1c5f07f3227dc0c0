"""Every form on the group's smallest screen: 1366 x 768 at 100, 150 and 200 %. Nothing is cut, all is in reach."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QScrollArea

from sspf_desk import app as program
from sspf_desk import ui, words
from sspf_desk.casework.drafts import RECORDABLE, begun
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind, Seat
from sspf_desk.ui import form as forms
from sspf_desk.ui.consent_answer import WithdrawConsent
from sspf_desk.ui.consent_form import ConsentForm
from sspf_desk.ui.decision_form import DecisionForm
from sspf_desk.ui.ending import EndMembership
from sspf_desk.ui.entry_form import About, EntryForm
from sspf_desk.ui.erase_form import EraseForm
from sspf_desk.ui.form import Form
from sspf_desk.ui.group_forms import Appoint, AtTheTable, Invite, LetIn
from sspf_desk.ui.meeting_form import MeetingForm
from sspf_desk.ui.page import ROUND_IT
from sspf_desk.ui.practice import ChangePractice
from sspf_desk.ui.pupil_forms import CardForm, ListForm
from sspf_desk.ui.save_locked import SaveLocked
from sspf_desk.ui.two_persons import AppointByTwo
from sspf_desk.ui.upkeep_forms import Control, Drill, NewOwnPassword, SheetDialog, Verify
from sspf_desk.ui.workspace import Workspace
from tests.builders import NAMES, Around, School, a_consent, a_signal, a_view
from tests.ui.audit import by_keys, cut, faults, press, walk
from tests.ui.conftest import InlineJobs, turn

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
SCREEN, BAR = QSize(1366, 768), 40
"""The screen, and its row of programs at the foot."""
WHOM = "Alva Lindqvist · 9B"
LONG = "Jag vill att någon vuxen väntar på mig vid bussen, för de andra står alltid där och ropar saker. " * 3
SCALES = (1.0, 1.5, 2.0)


class Made:
    """What each form is about, and a way to make it."""

    def __init__(self, school, work):
        self.work, self.desk = work, school[LEAD]
        self.pupil = school.add(LEAD)
        self.desk.recording.record(self.pupil, a_signal("Borta tre eftermiddagar i rad, och vill inte säga varför."))
        self.desk.recording.record(self.pupil, a_view(LONG))
        self.desk.grounds.take(self.pupil, a_consent())
        self.view, self.table = self.desk.recording.open(self.pupil), self.desk.table()

    def line(self, kind):
        return next(line for line in self.view.sheet.lines if line.kind is kind)

    def left(self):
        return next(one.left for one in self.view.own if one.left)

    def of(self, kind):
        work, pupil, member = self.work, self.pupil, self.table.members[-1]
        if isinstance(kind, Kind):
            about = About(pupil, WHOM, self.view.audience)
            return EntryForm(work, about, KeptDraft(pupil, begun(kind, self.view.today)))
        made = {
            Appoint: lambda: Appoint(work, member, None),
            AppointByTwo: lambda: AppointByTwo(work, self.table, None),
            AtTheTable: lambda: AtTheTable(work, self.table, None),
            CardForm: lambda: CardForm(work),
            ConsentForm: lambda: ConsentForm(work, pupil, WHOM),
            ChangePractice: lambda: ChangePractice(work, self.table.practice, None),
            Control: lambda: Control(work, None),
            DecisionForm: lambda: DecisionForm(work, pupil, WHOM),
            Drill: lambda: Drill(work, None),
            EndMembership: lambda: EndMembership(work, member, None),
            EraseForm: lambda: EraseForm(work, pupil, WHOM, self.line(Kind.SIGNAL)),
            Invite: lambda: Invite(work, self.table, None),
            LetIn: lambda: LetIn(work, "Kim Ny", None),
            ListForm: lambda: ListForm(work),
            MeetingForm: lambda: MeetingForm(work, self.desk.planning.proposal()),
            NewOwnPassword: lambda: NewOwnPassword(work, None),
            SaveLocked: lambda: SaveLocked(work, (), lambda: None),
            SheetDialog: lambda: SheetDialog(work, None, for_seat=True),
            Verify: lambda: Verify(work, None),
            WithdrawConsent: lambda: WithdrawConsent(work, self.view.sheet, self.line(Kind.CONSENT), self.left(), None),
        }
        return made[kind]()


KINDS = (
    *(Appoint, AppointByTwo, AtTheTable, CardForm, ChangePractice, ConsentForm, Control, DecisionForm, Drill),
    *(EndMembership, EraseForm, Invite, LetIn, ListForm, MeetingForm, NewOwnPassword, SaveLocked, SheetDialog),
    *(Verify, WithdrawConsent),
)
EVERY = (*sorted(RECORDABLE), *KINDS)


def room(scale):
    """What a screen has room for, in the pixels that a window counts."""
    return QSize(int(SCREEN.width() / scale), int((SCREEN.height() - BAR) / scale)) - ROUND_IT


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """One school for all of them: no form is filled in here."""
    with School.founded(tmp_path_factory.mktemp("school"), Around()) as school:
        school.join(COUNSELLOR)
        work = Workspace(school[LEAD], InlineJobs(), words.shipped("sv"), program.said("sv").catalogue, "sv")
        yield Made(school, work)


@pytest.fixture
def on(monkeypatch, dressed, made):
    """A form, opened on that screen."""

    def at(kind, scale):
        monkeypatch.setattr(forms, "free", lambda _: room(scale))
        form = made.of(kind)
        form.open()
        form.activateWindow()
        QApplication.processEvents()
        return form

    return at


def fits(form, scale):
    area = form.findChild(QScrollArea)
    beneath = [one for one in (form.do, form.out) if one.isVisible()]
    return (
        form.width() <= room(scale).width()
        and form.height() <= room(scale).height()
        and area.horizontalScrollBar().maximum() == 0
        and all(form.rect().contains(one.geometry()) and one.y() >= area.geometry().bottom() for one in beneath)
    )


def squeezed(form):
    """Words in lines that have less height than they take at their width."""
    told = (one for one in form.findChildren(QLabel) if one.isVisible() and one.wordWrap() and one.text())
    return [one.text() for one in told if one.height() < one.heightForWidth(one.width())]


def out_of_view(form):
    """What Tab comes to and is not brought wholly into view, so far as there is room for it."""
    area, found = form.findChild(QScrollArea), []
    for _ in by_keys(form):
        press(form, Qt.Key.Key_Tab)
        here = form.focusWidget()
        if area.widget().isAncestorOf(here):
            top = here.mapTo(area.viewport(), here.rect().topLeft()).y()
            if top < 0 or top + min(here.height(), area.viewport().height()) > area.viewport().height():
                found.append(here)
    return found


def test_every_form_is_among_them():
    for module in iter_modules(ui.__path__):
        import_module(f"sspf_desk.ui.{module.name}")

    def below(kind):
        return {kind}.union(*(below(one) for one in kind.__subclasses__()))

    own = {kind for kind in below(Form) if kind.__module__.startswith("sspf_desk.")}
    assert own - {Form, EntryForm} == set(KINDS)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: getattr(kind, "__name__", kind))
def test_it_fits_and_nothing_of_it_is_cut_or_out_of_reach(on, kind, qtbot):
    for scale in SCALES:
        form = on(kind, scale)
        assert fits(form, scale), scale
        assert (squeezed(form), cut(form), out_of_view(form)) == ([], [], []), scale
        with qtbot.waitSignal(form.destroyed):
            form.close()


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: getattr(kind, "__name__", kind))
def test_it_has_names_no_trap_and_nobody_in_its_title(on, kind):
    form = on(kind, 1.0)
    assert faults(form) == []
    assert walk(form)
    assert form.windowTitle()
    assert not [name for name in (*NAMES.values(), "Alva Lindqvist", "Kim Ny") if name in form.windowTitle()]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: getattr(kind, "__name__", kind))
def test_what_is_declined_is_seen_in_it_and_it_still_fits(on, kind):
    form = on(kind, 2.0)
    form.refuse(Refusal(Reason.DISK_FULL))
    QApplication.processEvents()
    assert form.notice.isVisible()
    assert fits(form, 2.0)
    assert squeezed(form) == []


@pytest.mark.parametrize(
    "kind", [ConsentForm, DecisionForm, EraseForm, WithdrawConsent], ids=lambda kind: kind.__name__
)
def test_it_says_of_whom_it_is_beneath_what_it_asks_for(on, kind):
    form = on(kind, 1.0)
    told = [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    assert told.index(WHOM) == 1


@pytest.mark.parametrize("scale", SCALES)
def test_a_decision_fits_with_every_provision_shown(on, scale):
    form = on(DecisionForm, scale)
    for box in form._items.values():
        box.setChecked(True)
    turn()
    more = next(one for one in form.findChildren(QCheckBox) if one.isVisible() and one.text())
    more.setChecked(True)
    turn()
    assert fits(form, scale)
    assert (squeezed(form), cut(form), out_of_view(form), faults(form)) == ([], [], [], [])

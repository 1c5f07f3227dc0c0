"""What a reader's windows hold is equal to the last word and pixel, whether or not there is what he may not know.

What read models tell is tried in tests/worlds; here it is asked whether the windows tell more: a title, a name that is
read aloud, a hint, a notice, a number, a size.
"""

from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from hashlib import sha256

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QDialog, QLabel

from sspf_desk import app, words
from sspf_desk.models.tables import version
from sspf_desk.terms import Act, Kind, Seat
from sspf_desk.ui.consent_answer import WithdrawConsent
from sspf_desk.ui.consent_form import ConsentForm
from sspf_desk.ui.decision_form import DecisionForm
from sspf_desk.ui.entry_card import EntryCard
from sspf_desk.ui.labels import whom
from sspf_desk.ui.places import others, places
from sspf_desk.ui.pupil_page import PupilPage
from sspf_desk.ui.window import MainWindow
from sspf_desk.ui.workspace import Workspace
from tests.ui.conftest import InlineJobs
from tests.ui.held import held_in
from tests.worlds.drop import Knife
from tests.worlds.everything import everything
from tests.worlds.play import end_of, play
from tests.worlds.seen import NOBODY, Whole
from tests.worlds.told import Story

LEAD, SOCIAL = Seat.SCHOOL_LEAD, Seat.SOCIAL_SERVICES
READERS = (LEAD, SOCIAL)
TURNS = 20
"""Of the event loop, after which a page has put out all that it shows a little at a time."""
SOUGHT = ("", "a", "alva", "7b")


class Reader:
    """A reader going through all his windows, each step at its own moment and with its own randomness."""

    def __init__(self, seat, played, whole, qapp):
        self._around, self._whole, self._seat, self._qapp = played.school.around, whole, seat, qapp
        self.lines, self.pictures = {}, {}
        self._begin("window")
        desk = played.school[seat]
        self._work = Workspace(desk, InlineJobs(), words.shipped("sv"), app.said("sv").catalogue, "sv")
        self._window = MainWindow(self._work, places(desk), others())
        self._window.show()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._window.close()

    def through_all(self):
        """Every page on everything it may be opened on, and on what it may not; then the forms, and Ctrl+K."""
        desk = self._work.desk
        self.through(*(place.page for place in places(desk)), *others())
        for row in desk.people.list():
            self._forms(row.pupil)
        if desk.planning.may_call():
            self._step("to meetings", lambda: self._window.go("meetings"))
            with self._form("call to a meeting", self._window.page.ask):
                pass
        for sought in SOUGHT:
            with self._form(f"find {sought}", self._window.find_way) as way:
                way._line.setText(sought)
                self._note(f"found {sought}", way)

    def through(self, *pages):
        """Some pages, each on everything that it may be opened on, and on what it may not."""
        pupils = [row.pupil for row in self._work.desk.people.list()]
        for page in pages:
            for about in self._abouts(page, pupils):
                self._step(f"{page} {about}", partial(self._window.go, page, about))

    def _abouts(self, page, pupils):
        if page == "pupil":
            return [*pupils, *self._whole.handles, f"NURSE:{NOBODY}"]
        return [*self._whole.meetings, NOBODY] if page in ("meeting", "copies", "own-sheet", "register") else [""]

    def _forms(self, pupil):
        self._step(f"to {pupil}", lambda: self._window.go("pupil", pupil))
        view = self._work.desk.recording.open(pupil)
        about = pupil, whom(view.sheet)
        with self._form(f"consent {pupil}", lambda: ConsentForm(self._work, *about, self._window).open()):
            pass
        with self._form(f"decision {pupil}", lambda: DecisionForm(self._work, *about, self._window).open()) as form:
            for place in range(form._receiver.count()):
                self._begin(f"decision {place} {pupil}")
                form._receiver.setCurrentIndex(place)
                self._note(f"decision {place} {pupil}", form)
        for kind in (Kind.SIGNAL, Kind.COMMITMENT):
            with self._form(f"{kind} {pupil}", lambda kind=kind: self._window.page.write(kind)):
                pass
        own = {one.item: one for one in view.own}
        for card in self._window.page.findChildren(EntryCard):
            self._step(f"why {card.line.item} {pupil}", card.ask.click)
            if card.line.item in own:
                self._forms_on(card, own[card.line.item], view.sheet)

    def _forms_on(self, card, entry, sheet):
        """What can be done of an entry of one's own, and is not."""
        taken_back = partial(WithdrawConsent, self._work, sheet, card.line, entry.left, self._window)
        for may, form, opens in (
            (entry.correctable, "correct", partial(card.corrected.emit, card.line)),
            (entry.erasable, "erase", partial(card.erased.emit, card.line)),
            (entry.left, "withdraw", lambda: taken_back().open()),
        ):
            if may:
                with self._form(f"{form} {card.line.item}", opens):
                    pass

    @contextmanager
    def _form(self, label, opens):
        """A form over the window, noted as it opens, and closed again."""
        self._step(label, opens)
        (form,) = (one for one in self._window.findChildren(QDialog) if one.isVisible())
        self._note(f"{label} itself", form)
        yield form
        form.done(0)
        self._settle()

    def _step(self, label, act):
        self._begin(label)
        act()
        self._note(label, self._window)

    def _begin(self, label):
        self._around.seed(f"window/{self._seat}/{label}")
        self._around.now = end_of(self._whole.world) + timedelta(minutes=10 * READERS.index(self._seat))

    def _note(self, label, window):
        self._settle()
        self.lines[label] = held_in(window)
        picture = window.grab().toImage()
        self.pictures[label] = picture.size(), sha256(picture.constBits()).hexdigest()

    def _settle(self):
        for _ in range(TURNS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._qapp.processEvents()


@pytest.fixture(scope="module")
def whole():
    """The world played whole, and by reader the world without what he may not know."""
    world = everything()
    with play(world) as played:
        knife = Knife(world, played, Story(world, played))
        return played, Whole(world, played), {seat: knife.cut(seat) for seat in READERS}


@pytest.fixture
def still(dressed):
    """The application with a cursor that does not blink."""
    flash = dressed.cursorFlashTime()
    dressed.setCursorFlashTime(0)
    yield dressed
    dressed.setCursorFlashTime(flash)


def looked(seat, whole, qapp, look):
    """What a reader's windows hold in the world played whole, and in the one without what he may not know."""
    played, known, cuts = whole
    assert cuts[seat].dropped
    with play(everything()) as all_of_it, Reader(seat, all_of_it, known, qapp) as here:
        look(here)
    with play(cuts[seat].world, reader=seat, before=played) as cut, Reader(seat, cut, known, qapp) as there:
        look(there)
    return here, there


def unlike(here, there):
    """Where the two differ, in words and in pixels."""
    labels = here.lines.keys() | there.lines.keys()
    words = [label for label in labels if here.lines.get(label) != there.lines.get(label)]
    return words, [label for label in labels if here.pictures.get(label) != there.pictures.get(label)]


@pytest.mark.parametrize("seat", READERS)
def test_windows_hold_the_same_whether_or_not_there_is_what_their_reader_may_not_know(seat, whole, still):
    here, there = looked(seat, whole, still, Reader.through_all)
    assert unlike(here, there) == ([], [])
    told = "\n".join(words for lines in here.lines.values() for _, _, words in lines)
    assert "Hjälper yngre elever på rasten." in told
    assert "Rum a17" in told
    begun = {label.split()[0] for label in here.lines}
    assert begun >= {"why", "correct", "erase"} | ({"withdraw", "call"} if seat is LEAD else set())


def how_much_there_is(page):
    """The number of sealed versions in the vault, whoever's they are."""
    with page.work.desk.people._acts.begin(Act.VIEWED, reading=True) as session:
        return session.connection.execute(sa.select(sa.func.count()).select_from(version)).scalar()


def a_hint(page):
    page.setToolTip(str(how_much_there_is(page)))


def a_name_read_aloud(page):
    page.setAccessibleName(str(how_much_there_is(page)))


def a_title(page):
    page.window().setWindowTitle(str(how_much_there_is(page)))


def a_notice(page):
    page.window()._notice.add(str(how_much_there_is(page)))


def a_size(page):
    page.column.setContentsMargins(how_much_there_is(page), 0, 0, 0)


def a_colour(page):
    colour, mark = QPixmap(8, 8), QLabel(page)
    colour.fill(QColor.fromHsv(how_much_there_is(page), 200, 200))
    mark.setPixmap(colour)
    mark.show()


@pytest.mark.parametrize("plant", [a_hint, a_name_read_aloud, a_title, a_notice, a_size, a_colour])
def test_a_leak_that_only_a_window_has_is_found(plant, whole, still, monkeypatch):
    refresh = PupilPage.refresh

    def leaking(page):
        refresh(page)
        plant(page)

    monkeypatch.setattr(PupilPage, "refresh", leaking)
    words, pictures = unlike(*looked(SOCIAL, whole, still, lambda reader: reader.through("pupil")))
    assert pictures if plant is a_colour else words
    assert all(label.startswith("pupil ") for label in (*words, *pictures))

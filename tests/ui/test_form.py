"""The form that every form is: as large as the screen lets it, its buttons in reach, what is declined in view."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Seat
from sspf_desk.ui import form as forms
from sspf_desk.ui.day_edit import DayEdit
from sspf_desk.ui.form import Form
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.page import label
from sspf_desk.ui.typed import ThrowAway
from tests.ui.audit import press

COUNSELLOR = Seat.COUNSELLOR
LINES = 10


class Long(Form):
    """More lines than a small screen has room for."""

    def __init__(self, work):
        super().__init__(work, None)
        self.named("Lång", "Gör det")
        self.lines, self.did = [QLineEdit() for _ in range(LINES)], []
        rows = QFormLayout()
        for place, line in enumerate(self.lines):
            rows.addRow(f"Rad {place}", line)
        self.column.addWidget(label("Vad som ska fyllas i"))
        self.column.addLayout(rows)

    def act(self):
        self.did.append([line.text() for line in self.lines])
        self.write(self.asked, lambda _: self.accept())

    def asked(self):
        raise Refusal(Reason.DRAFT_INCOMPLETE)


class Slow(Long):
    enters = False


@pytest.fixture
def screen(monkeypatch):
    """A screen with room for so much."""

    def of(width, height):
        monkeypatch.setattr(forms, "free", lambda _: QSize(width, height))

    of(1334, 672)
    return of


@pytest.fixture
def made(qtbot, school, work_at, screen):
    def of(kind=Long):
        form = kind(work_at(Seat.SCHOOL_LEAD))
        qtbot.addWidget(form)
        form.open()
        QApplication.processEvents()
        return form

    return of


def in_view(form, widget):
    area = form.findChild(QScrollArea).viewport()
    top = widget.mapTo(area, widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= area.height()


def buttons_fit(form):
    return all(form.rect().contains(one.geometry()) for one in (form.do, form.out))


def test_it_is_as_wide_as_its_letters_and_as_high_as_what_it_asks(made):
    form = made()
    assert form.width() == forms.LETTERS * form.fontMetrics().averageCharWidth()
    assert form.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    assert form.height() <= 672


def test_on_a_small_screen_it_scrolls_and_its_buttons_stay(made, screen):
    screen(420, 240)
    form = made()
    assert (form.width(), form.height()) == (420, 240)
    assert buttons_fit(form)
    assert not in_view(form, form.lines[-1])


def test_what_the_keys_come_to_is_brought_into_view(made, screen):
    screen(420, 240)
    form = made()
    form.lines[-1].setFocus(Qt.FocusReason.OtherFocusReason)
    assert in_view(form, form.lines[-1])
    form.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
    assert in_view(form, form.lines[0])


def test_a_form_scrolled_down_goes_up_to_what_is_declined_and_keeps_what_was_typed(made, screen):
    screen(420, 260)
    form = made()
    form.lines[-1].setFocus()
    form.lines[-1].setText("sist")
    form.act()
    assert form.notice.isVisible()
    assert in_view(form, form.notice)
    assert form.do.isEnabled()
    assert form.lines[-1].text() == "sist"


def test_the_keys_begin_in_the_first_field_or_where_it_says(made, qtbot, work_at):
    form = made()
    assert form.focusWidget() is form.lines[0]
    form.begin_at(form.lines[3])
    assert form.focusWidget() is form.lines[3]


def test_enter_does_it_but_not_where_that_is_to_be_thought_over(made):
    form, slow = made(), made(Slow)
    for one in (form, slow):
        one.lines[0].setFocus()
        press(one, Qt.Key.Key_Return)
    assert (len(form.did), slow.did) == (1, [])
    assert slow.isVisible()


def test_another_answer_stands_between_the_first_and_the_way_out(made):
    form, other = made(), QPushButton("Annat")
    form.beside(other)
    QApplication.processEvents()
    assert form.do.x() < other.x() < form.out.x()
    assert not other.autoDefault()


def test_nobody_is_named_in_its_windows_title_unless_that_is_given(made):
    form = made()
    assert form.windowTitle() == "SSPF Desk"
    form.named("Släpp in Kim", "Gör det", window="Släpp in")
    assert form.windowTitle() == "Släpp in"


def test_it_moves_up_when_it_grows_beyond_the_foot_of_the_screen(made):
    form = made()
    foot = form.screen().availableGeometry().bottom()
    form.move(0, foot - form.height() + 1)
    form.column.addWidget(label("\n" * 3))
    form.findChildren(QFormLayout)[0].addRow("till", QLineEdit())
    form.fit()
    assert form.frameGeometry().bottom() <= foot


def test_labels_stand_beside_their_fields(made):
    form = made()
    rows = form.findChild(QFormLayout)
    for place, line in enumerate(form.lines):
        words = rows.itemAt(place, QFormLayout.ItemRole.LabelRole).widget()
        shown = words.geometry().adjusted(0, words.contentsMargins().top(), 0, 0)
        assert abs(shown.center().y() - line.geometry().center().y()) <= 2


class Broken(Long):
    def asked(self):
        raise RuntimeError("fault")


def test_a_fault_in_the_program_leaves_it_ready_to_be_tried_again(made, qtbot):
    form = made(Broken)
    form.work.jobs = Jobs(form)
    form.lines[0].setText("kvar")
    with qtbot.waitSignal(form.work.jobs.failed):
        form.act()
        assert not form.do.isEnabled()
    assert form.do.isEnabled()
    assert form.isVisible()
    assert form.lines[0].text() == "kvar"


def test_a_fault_of_a_form_that_is_gone_is_told_all_the_same(school, work_at, qtbot):
    form = Broken(work_at(Seat.SCHOOL_LEAD))
    jobs = form.work.jobs = Jobs()
    with qtbot.waitSignal(jobs.failed):
        form.act()
        shiboken6.delete(form)


class TestClosing:
    """What was typed is thrown away by nobody who has not said so."""

    @pytest.fixture
    def form(self, school, work_at, screen):
        form = Slow(work_at(Seat.SCHOOL_LEAD))
        form.open()
        form.activateWindow()
        QApplication.processEvents()
        form.tick, form.choice, form.text = QCheckBox("Ja"), QComboBox(), QPlainTextEdit()
        form.day, form.late = DayEdit(date(2026, 11, 20)), QCheckBox("Sent")
        form.choice.addItems(["a", "b"])
        for one in (form.tick, form.choice, form.text, form.day):
            form.column.addWidget(one)
        form.lines[2].setFocus()
        form.column.addWidget(form.late)
        return form

    def question(self, form):
        return form.findChild(ThrowAway)

    @pytest.mark.parametrize("closes", [lambda form: form.close(), lambda form: press(form, Qt.Key.Key_Escape)])
    def test_it_closes_at_once_where_nothing_was_changed(self, form, closes):
        form.lines[1].setText("ett")
        form.lines[1].clear()
        form.day.setFocus()
        closes(form)
        assert not form.isVisible()

    @pytest.mark.parametrize(
        "change",
        [
            lambda form: form.lines[1].setText("ett"),
            lambda form: form.text.setPlainText("ett"),
            lambda form: form.tick.setChecked(True),
            lambda form: form.late.setChecked(True),
            lambda form: form.choice.setCurrentIndex(1),
            lambda form: form.day.put(date(2026, 11, 21)),
        ],
        ids=("line", "text", "tick", "late tick", "choice", "day"),
    )
    def test_it_asks_before_it_throws_away_what_was_typed_or_chosen(self, form, change):
        change(form)
        form.close()
        question = self.question(form)
        assert form.isVisible()
        assert question.defaultButton() is question.escapeButton()
        question.defaultButton().click()
        assert form.isVisible()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        form.out.click()
        self.question(form).throws.click()
        assert not form.isVisible()

    def test_what_is_done_is_not_asked_of(self, form):
        form.asked = lambda: None
        form.accept = lambda: form.out.setText("Close")
        form.lines[1].setText("ett")
        form.act()
        form.reject()
        assert not form.isVisible()

"""A decision on disclosure: which own entries, to whom, on which provision, weighed and signed by a named person."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.casework.consents import months_after
from sspf_desk.casework.grounds import DecisionDraft
from sspf_desk.casework.sheet import SheetView
from sspf_desk.disclosure import TOLD_BY_CONSENT, Disclosed
from sspf_desk.lawbook import Choice, WhyNot
from sspf_desk.terms import Ground, ItemId, Seat
from sspf_desk.ui.day_edit import DayEdit
from sspf_desk.ui.form import Form
from sspf_desk.ui.labels import day_word, kind_word, seat_word
from sspf_desk.ui.page import label, part
from sspf_desk.ui.ticks import Ticked
from sspf_desk.ui.workspace import Workspace

MONTHS = 3
"""How long a decision opens what it names unless somebody says otherwise."""


def why_not_word(why_not: WhyNot) -> str:
    """Why a provision cannot be chosen here."""
    translate = QCoreApplication.translate
    words = {
        WhyNot.CANNOT_REACH: translate("DecisionForm", "does not reach the secrecy of these entries"),
        WhyNot.NOT_FROM_HERE: translate("DecisionForm", "is not for your seat to use"),
        WhyNot.NOT_TO_THERE: translate("DecisionForm", "does not reach that receiver"),
        WhyNot.NOT_IN_FORCE: translate("DecisionForm", "is not in force today"),
        WhyNot.UNSETTLED: translate("DecisionForm", "is to be settled by a lawyer"),
    }
    return words[why_not]


class DecisionForm(Form):
    """The form. The law lists what could apply; what cannot is greyed with the reason; a person decides."""

    letters, enters = 134, False

    def __init__(self, work: Workspace, pupil: str, whom: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        title = self.tr("Decision on disclosure")
        self.named(title, self.tr("Decide to let out"), window=title)
        self.about(whom)
        refuses = QPushButton(self.tr("Decide not to"))
        refuses.clicked.connect(lambda: self.save(lets_out=False))
        self.beside(refuses)
        self._pupil = pupil
        self._items: dict[ItemId, QCheckBox] = {}
        self._provisions: QButtonGroup = QButtonGroup(self)
        self._choices: tuple[Choice, ...] = ()
        column = self.column
        column.addWidget(part(self.tr("Which of your seat's entries")))
        self._entries = QVBoxLayout()
        column.addLayout(self._entries)
        column.addLayout(self._to_whom())
        column.addWidget(self._noes_to_him())
        column.addWidget(part(self.tr("On what ground")))
        self._law = QVBoxLayout()
        column.addLayout(self._law)
        self._unchosen = label(self.tr("Choose a provision."), "warning")
        self._unchosen.hide()
        column.addWidget(self._unchosen)
        self._asks = label("", "muted")
        column.addWidget(self._asks)
        column.addWidget(part(self.tr("Weighed and decided")))
        column.addLayout(self._weighed())
        self._says = label("")
        column.addWidget(self._says)
        work.read(lambda: work.desk.recording.sheet(pupil), self._list, self)

    def _to_whom(self) -> QFormLayout:
        self._receiver = QComboBox()
        for seat in Seat:
            if seat is not self.work.desk.member.seat:
                self._receiver.addItem(seat_word(seat), seat)
        self._receiver.currentIndexChanged.connect(self._ask_the_law)
        form = QFormLayout()
        form.addRow(self.tr("To &whom"), self._receiver)
        return form

    def _noes_to_him(self) -> QLabel:
        """What stands of a stored no to the receiver, as soon as he is chosen; it will be among the reasons."""
        self._noes = label("")
        self._noes.hide()
        self._receiver.currentIndexChanged.connect(self._ask_of_noes)
        self._ask_of_noes()
        return self._noes

    def _ask_of_noes(self) -> None:
        noes, receiver = self.work.desk.grounds.noes, Seat(self._receiver.currentData())
        self.work.read(lambda: noes(self._pupil, receiver), lambda found: self._tell_noes(receiver, found), self)

    def _tell_noes(self, receiver: Seat, noes: tuple[Disclosed, ...]) -> None:
        """Unless another receiver has been chosen meanwhile."""
        if receiver != self._receiver.currentData():
            return
        words = self.tr("A no is stored. It stops no decision, and is added to your reasons:")
        self._noes.setText("\n".join((words, *noes)) if noes else "")
        self._noes.setVisible(bool(noes))
        self._receiver.setAccessibleDescription(self._noes.text())

    def _weighed(self) -> QFormLayout:
        self._weighing, self._reasons = QPlainTextEdit(), QPlainTextEdit()
        for edit, name in ((self._weighing, self.tr("Weighing")), (self._reasons, self.tr("Reasons"))):
            edit.setTabChangesFocus(True)
            edit.setAccessibleName(name)
            edit.setFixedHeight(90)
        self._until = DayEdit(months_after(self.work.desk.day(), MONTHS), self.tr("Until"))
        self._until.dateChanged.connect(self._foresee)
        form = QFormLayout()
        form.addRow(self.tr("W&eighing"), self._weighing)
        form.addRow(self.tr("&Reasons"), self._reasons)
        form.addRow(self.tr("&Until"), self._until)
        return form

    def _list(self, sheet: SheetView) -> None:
        """The seat's own entries of kinds that a decision can open."""
        own = [line for line in sheet.lines if line.ground is Ground.OWN and line.kind in TOLD_BY_CONSENT]
        for line in own:
            box = QCheckBox()
            box.setToolTip(str(line.text))
            box.setAccessibleDescription(str(line.text))
            box.toggled.connect(self._ask_the_law)
            self._items[line.item] = box
            self._entries.addWidget(Ticked(box, f"{kind_word(line.kind)}: {line.title or line.text}"))
        self._in_order()
        self.begin_at(next(iter(self._items.values()), self._receiver))
        if not own:
            self._entries.addWidget(label(self.tr("Your seat has written nothing that a decision can open.")))
        self._ask_the_law()

    def chosen(self) -> frozenset[ItemId]:
        """The entries that the decision is about."""
        return frozenset(item for item, box in self._items.items() if box.isChecked())

    def _ask_the_law(self) -> None:
        items, receiver = self.chosen(), Seat(self._receiver.currentData())
        if not items:
            self._show_law(())
            return
        choices = self.work.desk.grounds.choices
        self.work.read(lambda: choices(self._pupil, items, receiver), self._show_law, self)

    def _show_law(self, choices: tuple[Choice, ...]) -> None:
        """First what could apply; then, when asked for, what cannot, each with its reason."""
        for button in self._provisions.buttons():
            self._provisions.removeButton(button)
        self._choices = choices
        could, cannot = QWidget(), QWidget()
        for place, choice in enumerate(choices):
            (could if choice.can_choose else cannot).setProperty("filled", True)  # noqa: FBT003
            self._column_of(could if choice.can_choose else cannot).addWidget(self._provision(place, choice))
        if not choices:
            self._column_of(could).addWidget(label(self.tr("Choose entries first. Then the law is listed.")))
        more = QCheckBox(self.tr("Show also what cannot be used here, and why"))
        more.toggled.connect(cannot.setVisible)
        cannot.hide()
        self._replace_law(could, more, cannot)
        more.setVisible(bool(cannot.property("filled")))
        self._in_order(*could.findChildren(QRadioButton), more, *cannot.findChildren(QRadioButton))
        self._foresee()

    def _in_order(self, *law: QWidget) -> None:
        """Tab goes as one reads, also to what is put in later: the entries, the receiver, the law, the weighing."""
        chain = (*self._items.values(), self._receiver, *law, self._weighing)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _column_of(self, widget: QWidget) -> QVBoxLayout:
        column = widget.layout()
        if not isinstance(column, QVBoxLayout):
            column = QVBoxLayout(widget)
            column.setContentsMargins(0, 0, 0, 0)
        return column

    def _replace_law(self, *widgets: QWidget) -> None:
        while (item := self._law.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._law.addWidget(widget)

    def _provision(self, place: int, choice: Choice) -> Ticked:
        words = choice.provision.sv if self.work.language == "sv" else choice.provision.en
        text = f"{choice.provision.name}  {words}"
        if choice.why_not is not None:
            text = f"{text}  ({why_not_word(choice.why_not)})"
        button = QRadioButton()
        button.setEnabled(choice.can_choose)
        button.setToolTip("\n".join(choice.provision.asks))
        button.setAccessibleDescription("\n".join(choice.provision.asks))
        button.toggled.connect(self._foresee)
        self._provisions.addButton(button, place)
        return Ticked(button, text)

    def _foresee(self) -> None:
        """Say what the decision would open before it is taken."""
        chosen = self._provisions.checkedId()
        if chosen >= 0:
            self._unchosen.hide()
        self._asks.setText("\n".join(self._choices[chosen].provision.asks) if chosen >= 0 else "")
        if not self.chosen() or chosen < 0:
            self._says.clear()
            return
        words = self.tr("Opens %n entry(ies) to {receiver} until {day}, and nothing else.", "", len(self.chosen()))
        receiver = seat_word(Seat(self._receiver.currentData())).lower()
        self._says.setText(words.format(receiver=receiver, day=day_word(self._until.day, self.work.language)))

    def draft(self, *, lets_out: bool) -> DecisionDraft:
        """What is filled in."""
        chosen = self._provisions.checkedId()
        return DecisionDraft(
            items=self.chosen(),
            receiver=Seat(self._receiver.currentData()),
            provision=self._choices[chosen].provision.id if chosen >= 0 else "",
            weighing=self._weighing.toPlainText(),
            reasons=self._reasons.toPlainText(),
            until_on=self._until.day,
            lets_out=lets_out,
        )

    def act(self) -> None:
        """Decide to let out."""
        self.save(lets_out=True)

    def save(self, *, lets_out: bool) -> None:
        """Take the decision; a decision not to let out is one too, and is kept."""
        free = [one for one in self._provisions.buttons() if one.isEnabled()]
        if free and self._provisions.checkedId() < 0:
            self._unchosen.show()
            free[0].setFocus()
            return
        pupil, draft, decide = self._pupil, self.draft(lets_out=lets_out), self.work.desk.grounds.decide
        done = self.close_with(self.tr("The decision is recorded."))
        self.write(lambda: decide(pupil, draft), done, "pupils", pupil)

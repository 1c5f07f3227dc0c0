"""How consents are asked for here: asked at the first start, shown on the page The group, and changed there."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from sspf_desk.casework.consents import COMES_OF_AGE_AT, LONGEST_MONTHS, YOUNGEST_OWN, OwnYes, Practice
from sspf_desk.membership.table import Table
from sspf_desk.ui.consent_words import whose_yes
from sspf_desk.ui.form import Form
from sspf_desk.ui.page import card, heading, label, text_line
from sspf_desk.ui.workspace import Workspace


class PracticeFields(QWidget):
    """The fields, each within its bounds."""

    def __init__(self) -> None:
        super().__init__()
        self.own_from, self.usual, self.longest = QComboBox(), QComboBox(), QComboBox()
        for age in range(YOUNGEST_OWN, COMES_OF_AGE_AT + 1):
            self.own_from.addItem(self.tr("%n year(s)", "", age), age)
        for months in range(1, LONGEST_MONTHS + 1):
            for box in (self.usual, self.longest):
                box.addItem(self.tr("%n month(s)", "", months), months)
        self.own_yes = {answer: QRadioButton(words) for answer, words in self._answers().items()}
        self.of_age = label(self.tr("Until then guardians say yes, and from then on the pupil alone."), "muted")
        self._lay_out()
        self.own_from.currentIndexChanged.connect(self._age_chosen)
        self.show_practice(Practice())

    def _answers(self) -> Mapping[OwnYes, str]:
        return {
            OwnYes.BESIDE: self.tr("The pupil's own yes is needed, and a guardian's"),
            OwnYes.ALONE: self.tr("The pupil's own yes is needed, and is enough"),
            OwnYes.GUARDIANS: self.tr("A guardian's signature is enough; the pupil is asked, too"),
        }

    def _lay_out(self) -> None:
        column, grid = QVBoxLayout(self), QGridLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(2, 1)
        answers = (*self.own_yes.values(), self.of_age)
        self._ask(grid, 0, self.tr("The pupil is &asked from"), self.own_from)
        for row, one in enumerate(answers, 1):
            grid.addWidget(one, row, 0, 1, 3)
        self._ask(grid, len(answers) + 1, self.tr("A consent &usually lasts"), self.usual)
        self._ask(grid, len(answers) + 2, self.tr("and at the &most"), self.longest)
        column.addLayout(grid)
        told = self.tr(
            "No law has an age: a named person judges how mature the pupil is each time. At 18 one is of age."
        )
        column.addWidget(label(told, "muted"))

    def _ask(self, grid: QGridLayout, row: int, words: str, box: QComboBox) -> None:
        told = label(words)
        told.setWordWrap(False)
        told.setBuddy(box)
        box.setAccessibleName(words.replace("&", ""))
        grid.addWidget(told, row, 0)
        grid.addWidget(box, row, 1)

    def _age_chosen(self) -> None:
        """Whoever is asked only when of age has nobody beside him."""
        of_age = self.own_from.currentData() == COMES_OF_AGE_AT
        self.of_age.setVisible(of_age)
        for one in self.own_yes.values():
            one.setVisible(not of_age)

    def show_practice(self, practice: Practice) -> None:
        """Show what is set."""
        for box, number in (
            (self.own_from, practice.own_from),
            (self.usual, practice.usual_months),
            (self.longest, practice.longest_months),
        ):
            box.setCurrentIndex(box.findData(number))
        self.own_yes[practice.own_yes].setChecked(True)
        self._age_chosen()

    def practice(self) -> Practice:
        """What is filled in."""
        return Practice(
            own_from=self.own_from.currentData(),
            own_yes=next(answer for answer, button in self.own_yes.items() if button.isChecked()),
            usual_months=self.usual.currentData(),
            longest_months=self.longest.currentData(),
        )

    def by_place(self) -> dict[str, QWidget]:
        """The fields by the place that a refusal names."""
        return {"own_from": self.own_from, "usual_months": self.usual, "longest_months": self.longest}


class PracticePart(QWidget):
    """On the page The group: what is set, and for whoever may change it the way to."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self.work = work
        self._table: Table | None = None
        self.told, self.change = label(""), QPushButton(self.tr("Change how consents are asked for…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        frame, inside = card()
        inside.addWidget(heading(self.tr("Consents in this municipality")))
        inside.addWidget(self.told)
        inside.addLayout(text_line(self.change))
        column.addWidget(frame)
        self.change.clicked.connect(self._ask)

    def show_table(self, table: Table) -> None:
        """Show what is set now."""
        self._table = table
        self.told.setText(whose_yes(table.practice))
        self.change.setVisible(table.registrar)

    def _ask(self) -> None:
        if self._table:
            ChangePractice(self.work, self._table.practice, self).open()


class ChangePractice(Form):
    """Another practice, from now on."""

    def __init__(self, work: Workspace, practice: Practice, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Consents in this municipality"), self.tr("Save"))
        self.fields = PracticeFields()
        self.fields.show_practice(practice)
        self.column.addWidget(self.fields)
        told = self.tr(
            "It holds for consents that are taken from now on. Those that have been taken stand as they are."
        )
        self.column.addWidget(label(told, "muted"))

    def act(self) -> None:
        """Save it."""
        practice, group = self.fields.practice(), self.work.desk.membership
        done = self.close_with(self.tr("Saved. It holds for consents that are taken from now on."))
        self.write(lambda: group.set_practice(practice), done, "members")

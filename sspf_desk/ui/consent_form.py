"""A consent on one page, as on the municipal form: presets first, and what it will open is said before it is saved."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.casework.consents import (
    Answer,
    ConsentDraft,
    ConsentProblem,
    MaturityJudgement,
    PartyAnswer,
    Practice,
    Voice,
    months_after,
)
from sspf_desk.errors import Refusal
from sspf_desk.membership.table import Table
from sspf_desk.terms import Party, Topic
from sspf_desk.ui.consent_words import answer_word, opens_in_words, problem_word, whose_yes
from sspf_desk.ui.day_edit import DayEdit
from sspf_desk.ui.form import Form
from sspf_desk.ui.labels import party_word
from sspf_desk.ui.page import label, part
from sspf_desk.ui.workspace import Workspace

VOICES = 3
ANSWERS = (Answer.YES, Answer.NO, Answer.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Preset:
    """An answer that families often give: which parties it says yes to, which no."""

    words: str
    yes: frozenset[Party]
    no: frozenset[Party] = frozenset()

    def answer(self, party: Party) -> Answer:
        """What it says of a party, which tells and is told alike."""
        return Answer.YES if party in self.yes else Answer.NO if party in self.no else Answer.NOT_ASKED


def presets() -> tuple[Preset, ...]:
    """What can be filled in by one choice; each can be changed by hand afterwards."""
    translate = QCoreApplication.translate
    school, social = Party.SCHOOL, Party.SOCIAL_SERVICES
    return (
        Preset(
            translate("ConsentForm", "School and social services, not the police"),
            frozenset({school, social}),
            frozenset({Party.POLICE}),
        ),
        Preset(translate("ConsentForm", "School and social services"), frozenset({school, social})),
        Preset(
            translate("ConsentForm", "School, social services and youth centre"),
            frozenset({school, social, Party.LEISURE}),
        ),
        Preset(translate("ConsentForm", "Everyone around the table"), frozenset(Party)),
        Preset(translate("ConsentForm", "No to everything"), frozenset(), frozenset(Party)),
    )


class ConsentForm(Form):
    """The form. It builds a draft; the draft judges."""

    letters, enters = 140, False

    def __init__(self, work: Workspace, pupil: str, whom: str, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        title = self.tr("Consent")
        self.named(title, self.tr("Save the consent"), window=title)
        self.about(whom)
        self._pupil = pupil
        self._today = work.desk.day()
        self._opens, self._asked_here = label(""), label("", "muted")
        self._preset, column = QComboBox(), self.column
        column.addLayout(self._who())
        column.addLayout(self._what())
        column.addWidget(part(self.tr("What was said")))
        column.addWidget(self._asked_here)
        column.addLayout(self._voices())
        column.addLayout(self._judged())
        column.addWidget(part(self.tr("What it opens")))
        column.addWidget(self._opens)
        column.addWidget(label(self._stops_not(), "muted"))
        self._preset.currentIndexChanged.connect(self._take_preset)
        self._take_preset(0)
        self._asked_here.hide()
        work.read(work.desk.table, self._ask_as_here, self)

    def _who(self) -> QVBoxLayout:
        column = QVBoxLayout()
        form = QFormLayout()
        for preset in presets():
            self._preset.addItem(preset.words)
        self._preset.addItem(self.tr("What is chosen below"))
        form.addRow(self.tr("&Fill in as"), self._preset)
        column.addLayout(form)
        self._answers: dict[Party, tuple[QComboBox, QComboBox]] = {}
        grid = QGridLayout()
        for place, words in enumerate((self.tr("Party"), self.tr("May tell"), self.tr("May be told"))):
            grid.addWidget(label(words, "muted"), 0, place)
        for row, party in enumerate(Party, 1):
            tells = self._choice(self.tr("{party} may tell").format(party=party_word(party)))
            told = self._choice(self.tr("{party} may be told").format(party=party_word(party)))
            self._answers[party] = tells, told
            grid.addWidget(label(party_word(party)), row, 0)
            grid.addWidget(tells, row, 1)
            grid.addWidget(told, row, 2)
        column.addLayout(grid)
        return column

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for answer in ANSWERS:
            box.addItem(answer_word(answer), answer)
        box.currentIndexChanged.connect(self._chosen_by_hand)
        return box

    def _what(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(part(self.tr("About what, and how long")))
        grid = QGridLayout()
        self._topics: dict[Topic, QCheckBox] = {}
        for place, topic in enumerate(Topic):
            box = QCheckBox(self.work.topic_word(topic))
            box.setChecked(topic is not Topic.HEALTH)
            box.toggled.connect(self._foresee)
            self._topics[topic] = box
            grid.addWidget(box, place // 2, place % 2)
        grid.setVerticalSpacing(2)
        column.addLayout(grid)
        form = QFormLayout()
        self._purpose = QLineEdit(self.tr("Coordinated support"))
        self._from = DayEdit(self._today, self.tr("From"))
        self._until = DayEdit(self._usually(Practice()), self.tr("Until"))
        for edit in (self._from, self._until):
            edit.dateChanged.connect(self._foresee)
        self._older = QCheckBox(self.tr("What was seen before that day is included"))
        self._older.setChecked(True)
        form.addRow(self.tr("&Purpose"), self._purpose)
        form.addRow(self.tr("F&rom"), self._from)
        form.addRow(self.tr("&Until"), self._until)
        form.addRow("", self._older)
        column.addLayout(form)
        return column

    def _usually(self, practice: Practice) -> date:
        return months_after(self._today, practice.usual_months)

    def _ask_as_here(self, table: Table) -> None:
        """How this group asks for consents: the usual length, where nobody has chosen another, and whose yes."""
        if self._until.day == self._usually(Practice()):
            untouched = not self.typed.any()
            self._until.put(self._usually(table.practice))
            if untouched:
                self.typed.forget()
        self._asked_here.setText(whose_yes(table.practice))
        self._asked_here.show()

    def _voices(self) -> QGridLayout:
        grid = QGridLayout()
        self._said: list[tuple[str, QComboBox, QLineEdit, QLineEdit]] = []
        who = (self.tr("Guardian 1"), self.tr("Guardian 2"), self.tr("The pupil"))
        for place, head in enumerate(("", self.tr("Answer"), self.tr("How"), self.tr("In their own words"))):
            grid.addWidget(label(head, "muted"), 0, place)
        for row, name in enumerate(who, 1):
            answer = QComboBox()
            answer.setAccessibleName(self.tr("{who}: answer").format(who=name))
            for one in (None, *ANSWERS):
                answer.addItem(answer_word(one) if one else self.tr("not asked yet"), one)
            how, words = QLineEdit(), QLineEdit()
            how.setAccessibleName(self.tr("{who}: how it was said").format(who=name))
            how.setPlaceholderText(self.tr("by phone, on paper, in a talk"))
            words.setAccessibleName(self.tr("{who}: in their own words").format(who=name))
            self._said.append((name, answer, how, words))
            grid.addWidget(label(name), row, 0)
            grid.addWidget(answer, row, 1)
            grid.addWidget(how, row, 2)
            grid.addWidget(words, row, 3)
        grid.setColumnStretch(3, 1)
        return grid

    def _judged(self) -> QFormLayout:
        form = QFormLayout()
        self._judge = QLineEdit(self.work.desk.member.name)
        self._maturity, self._original = QLineEdit(), QLineEdit()
        self._original.setPlaceholderText(self.tr("where the paper lies, and its number"))
        form.addRow(self.tr("&Maturity judged by"), self._judge)
        form.addRow(self.tr("&What was judged"), self._maturity)
        form.addRow(self.tr("&Original"), self._original)
        return form

    def _stops_not(self) -> str:
        return self.tr(
            "A no is kept and shown to whoever decides later. It stops neither a report of concern to the social "
            "services, nor what the law lets the head teacher pass on (lag 2025:170; skollagen 6 a:10)."
        )

    def _take_preset(self, chosen: int) -> None:
        """Fill in the answers; the last choice is none of ours, and leaves them as they are."""
        for preset in presets()[chosen : chosen + 1]:
            for party, boxes in self._answers.items():
                for box in boxes:
                    with QSignalBlocker(box):
                        box.setCurrentIndex(ANSWERS.index(preset.answer(party)))
        self._foresee()

    def _chosen_by_hand(self) -> None:
        """No preset is said to be filled in that is not."""
        said = {party: {box.currentData() for box in boxes} for party, boxes in self._answers.items()}
        fits = (all(said[party] == {preset.answer(party)} for party in said) for preset in presets())
        with QSignalBlocker(self._preset):
            self._preset.setCurrentIndex(next((place for place, fit in enumerate(fits) if fit), len(presets())))
        self._foresee()

    def _foresee(self) -> None:
        """Say what the draft as it stands would open once the seats have accepted it."""
        if hasattr(self, "_judge"):
            self._opens.setText(opens_in_words(self.draft(), self.work))

    def draft(self) -> ConsentDraft:
        """What is filled in."""
        *guardians, own = (self._voice(*said) for said in self._said)
        return ConsentDraft(
            answers=tuple(
                PartyAnswer(party, Answer(tells.currentData()), Answer(told.currentData()))
                for party, (tells, told) in self._answers.items()
            ),
            topics=frozenset(topic for topic, box in self._topics.items() if box.isChecked()),
            purpose=self._purpose.text(),
            from_on=self._from.day,
            until_on=self._until.day,
            older_facts=self._older.isChecked(),
            voices=tuple(said for said in guardians if said),
            own=own,
            maturity=MaturityJudgement(self._judge.text(), self._maturity.text()),
            original=self._original.text(),
        )

    def _voice(self, who: str, answer: QComboBox, how: QLineEdit, words: QLineEdit) -> Voice | None:
        """What somebody said; nothing of one who has not been asked yet."""
        said = answer.currentData()
        return Voice(who, Answer(said), words.text(), how.text(), self._today) if said is not None else None

    def act(self) -> None:
        """Record it, or say what is missing. It opens nothing before each seat has accepted it at its own desk."""
        pupil, draft, take = self._pupil, self.draft(), self.work.desk.grounds.take
        done = self.close_with(self.tr("The consent is saved. Each seat accepts it at its own desk."))
        self.write(lambda: take(pupil, draft), done, "pupils", pupil)

    def refuse(self, refusal: Refusal) -> None:
        """Say why, and what in the form is meant."""
        super().refuse(refusal)
        problem = refusal.places.get("problem")
        if problem in set(ConsentProblem):
            limit = int(refusal.places.get("limit", 0))
            self.notice.add(problem_word(ConsentProblem(str(problem)), limit))

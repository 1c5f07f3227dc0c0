"""The fields of an entry form: each with its label, its input, and what is wrong with it beneath."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.catalogue import Term
from sspf_desk.terms import Topic
from sspf_desk.ui.day_edit import DayEdit
from sspf_desk.ui.icons import Sign
from sspf_desk.ui.page import label

LINES = 4
"""How many lines of text a box shows."""


class Field(QWidget):
    """A label, what is filled in, and the problem with it."""

    changed = Signal()

    def __init__(self, words: str, filled: QWidget, *, above: QWidget | None = None) -> None:
        super().__init__()
        self.filled = filled
        self._asked, self._problem = label(words), label("", "warning")
        self._asked.setBuddy(filled)
        self._name = words.replace("&", "")
        filled.setAccessibleName(self._name)
        self._problem.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        for one in (self._asked, above, filled, self._problem):
            if one is not None:
                self.column.addWidget(one)

    def fault(self, words: str) -> None:
        """Say what is wrong here; nothing, where nothing is."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.filled.setAccessibleDescription(words)

    @property
    def faulty(self) -> bool:
        """Whether something is said to be wrong here."""
        return not self._problem.isHidden()

    def take_keys(self) -> None:
        """The keys go here."""
        self.filled.setFocus(Qt.FocusReason.OtherFocusReason)


class TextField(Field):
    """A box of text, with the line above it that says who can read it."""

    def __init__(self, words: str, lines: int = LINES) -> None:
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + 26)
        self.readers = Readers()
        super().__init__(words, self.box, above=self.readers)
        self.box.textChanged.connect(self.changed)

    @property
    def text(self) -> str:
        """What is written."""
        return self.box.toPlainText()

    def put(self, text: str) -> None:
        """Write this, and stand after it."""
        self.box.setPlainText(text)
        self.box.moveCursor(QTextCursor.MoveOperation.End)


class Readers(QWidget):
    """The line that says who can read what is written beneath it."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "muted")
        eye = Sign("eye", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(eye)
        row.addWidget(self._words, 1)

    def say(self, words: str) -> None:
        """Who it is now."""
        self._words.setText(words)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()


class TermField(Field):
    """A term of the catalogue, found by typing any part of it."""

    def __init__(self, words: str, terms: Sequence[Term], language: str) -> None:
        self._box = QComboBox()
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setMaxVisibleItems(14)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for term in terms:
            self._box.addItem(term.sv if language == "sv" else term.en, term.id)
        completer = QCompleter(self._box.model(), self._box)
        if line := self._box.lineEdit():
            line.setPlaceholderText(self.tr("Type a part of the word, or press the down arrow"))
        self._box.setCompleter(completer)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(9)
        self._box.setCurrentIndex(-1)
        super().__init__(words, self._box)
        self._hint = label("", "muted")
        self._hint.hide()
        self.column.insertWidget(2, self._hint)
        self._box.editTextChanged.connect(self.changed)

    @property
    def term(self) -> str:
        """The id of the term that is written, or that alone fits what is; else empty."""
        written = self._box.currentText().strip().casefold()
        texts = [self._box.itemText(place) for place in range(self._box.count())]
        exact = [place for place, text in enumerate(texts) if text.casefold() == written]
        near = [place for place, text in enumerate(texts) if written and written in text.casefold()]
        found = exact or near
        return str(self._box.itemData(found[0])) if len(found) == 1 else ""

    def put(self, term: str) -> None:
        """Choose this term."""
        self._box.setCurrentIndex(self._box.findData(term))

    def hint(self, words: str) -> None:
        """What the term asks its writer to think of."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))


class ChoiceField(Field):
    """One of a few; of a role also another, in words of one's own."""

    def __init__(self, words: str, choices: Iterable[tuple[str, object]], *, free: bool = False) -> None:
        self._box = QComboBox()
        for text, value in choices:
            self._box.addItem(text, value)
        self._box.setEditable(free)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(8)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(words, self._box)
        self._box.currentTextChanged.connect(self.changed)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._box.currentData()

    @property
    def text(self) -> str:
        """What is chosen or written, in words."""
        return self._box.currentText()

    def put(self, value: object) -> None:
        """Choose this; of words, write them."""
        if self._box.isEditable():
            self._box.setCurrentText(str(value))
        else:
            self._box.setCurrentIndex(self._box.findData(value))


class DayField(Field):
    """A day; where it may not have come, a tick says that it has."""

    def __init__(self, words: str, today: date, told: str = "") -> None:
        self._edit = DayEdit(today)
        self._told = QCheckBox(told) if told else None
        super().__init__(words, self._edit, above=self._told)
        self._edit.dateChanged.connect(self.changed)
        if self._told:
            self._told.toggled.connect(self._edit.setEnabled)
            self._told.toggled.connect(self.changed)
            self._edit.setEnabled(False)
            self.column.insertWidget(0, self._told)

    @property
    def day(self) -> date | None:
        """The day, if it has come."""
        if self._told and not self._told.isChecked():
            return None
        return self._edit.day

    def put(self, day: date | None) -> None:
        """Fill it in."""
        if self._told:
            self._told.setChecked(day is not None)
        if day:
            self._edit.put(day)


class TopicsField(Field):
    """Topics to tick, in two columns."""

    def __init__(self, words: str, topic_word: Callable[[Topic], str]) -> None:
        grid = QWidget()
        self._boxes = {topic: QCheckBox(topic_word(topic)) for topic in Topic}
        lines = QGridLayout(grid)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setVerticalSpacing(2)
        for place, box in enumerate(self._boxes.values()):
            lines.addWidget(box, place // 2, place % 2)
        super().__init__(words, grid)
        for box in self._boxes.values():
            box.toggled.connect(self.changed)

    @property
    def topics(self) -> frozenset[Topic]:
        """Those that are ticked."""
        return frozenset(topic for topic, box in self._boxes.items() if box.isChecked())

    def put(self, topics: Iterable[Topic]) -> None:
        """Tick these."""
        for topic in topics:
            self._boxes[topic].setChecked(True)

    def take_keys(self) -> None:
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

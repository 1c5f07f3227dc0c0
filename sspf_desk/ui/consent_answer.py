"""A consent at one's own desk: the seat accepts it, or what was said is taken back; what that does is told first."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sspf_desk.casework.own_entry import Left
from sspf_desk.casework.sheet import SheetLine, SheetView
from sspf_desk.terms import Party, Topic
from sspf_desk.ui.folding import Folding
from sspf_desk.ui.form import Form
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.labels import party_word, whom
from sspf_desk.ui.page import label, primary
from sspf_desk.ui.workspace import Workspace


class ConsentAnswer(QWidget):
    """What a consent waits for, or may have said of it, where it stands; what a yes does is told before it is given."""

    def __init__(self, work: Workspace, sheet: SheetView, line: SheetLine, *, waits: bool, left: Left | None) -> None:
        """``waits`` where it asks this seat to tell; ``left`` is what can be taken back of it here."""
        super().__init__()
        self._work, self._pupil, self._line = work, sheet.pupil, line
        ask, withdraw = primary(self.tr("Accept …")), QPushButton(self.tr("Take back …"))
        ask.setAccessibleName(self.tr("Accept the consent"))
        withdraw.setAccessibleName(self.tr("Take the consent back"))
        ask.clicked.connect(lambda: self._tell(told=True))
        if left:
            withdraw.clicked.connect(lambda: WithdrawConsent(work, sheet, line, left, self).open())
        offered = ((ask, waits), (withdraw, left))
        self._ways, self._told, self._ask = Folding(*(one for one, may in offered if may)), self._telling(), ask
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._ways)
        column.addWidget(self._told)
        self._told.hide()

    def _telling(self) -> QWidget:
        """What accepting does, and the yes itself: it cannot be taken back by this seat alone."""
        words = self.tr(
            "What your seat has written, and writes while the consent lasts, opens to those who may be told, about"
            " what it names. It opens nothing that another seat has written."
        )
        accept, wait = primary(self.tr("Accept")), QPushButton(self.tr("Not now"))
        accept.clicked.connect(self.accept)
        wait.clicked.connect(lambda: self._tell(told=False))
        accept.setAccessibleDescription(words)
        self._yes = accept
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words))
        column.addWidget(Folding(accept, wait))
        return made

    def _tell(self, *, told: bool) -> None:
        self._told.setVisible(told)
        self._ways.setVisible(not told)
        (self._yes if told else self._ask).setFocus()

    def accept(self) -> None:
        """This seat opens what it has written of what the consent is about; pressed twice it is accepted once."""
        pupil, consent, grounds = self._pupil, self._line.item, self._work.desk.grounds
        self._work.write(lambda: grounds.accept(pupil, consent), self._accepted, self, pupil, "pupils")

    def _accepted(self, _: object) -> None:
        self._work.said.emit(self.tr("The consent is accepted."))


class WithdrawConsent(Form):
    """All of a consent is taken back, or a part of it. It shuts at once."""

    def __init__(self, work: Workspace, sheet: SheetView, line: SheetLine, left: Left, parent: QWidget | None) -> None:
        """``left`` is what stands of it: nothing else can be taken back."""
        super().__init__(work, parent)
        self._pupil, self._consent = sheet.pupil, line.item
        self.named(self.tr("Take the consent back"), self.tr("Take it back"))
        self.about(whom(sheet))
        self.column.addWidget(label(line.text))
        self.what, self.who = QComboBox(), QLineEdit()
        self._parts: list[tuple[frozenset[Party], frozenset[Topic]]] = []
        self._offer(self.tr("All of it"))
        for party in left.parties:
            self._offer(self.tr("For {party}").format(party=party_word(party).lower()), parties=frozenset({party}))
        for topic in left.topics:
            self._offer(
                self.tr("About {topic}").format(topic=work.topic_word(topic).lower()), topics=frozenset({topic})
            )
        asked(self.column, self.tr("&What is taken back"), self.what)
        asked(self.column, self.tr("Wh&o says so, and how"), self.who)
        told = self.tr("It shuts at once, also to those who have read it here. What is on paper is not called back.")
        self.column.addWidget(label(told, "muted"))

    def _offer(
        self, words: str, *, parties: frozenset[Party] = frozenset(), topics: frozenset[Topic] = frozenset()
    ) -> None:
        """One more choice. By its place: a party and a topic may have the same value."""
        self.what.addItem(words)
        self._parts.append((parties, topics))

    def act(self) -> None:
        """Take it back."""
        pupil, consent, grounds = self._pupil, self._consent, self.work.desk.grounds
        (parties, topics), who = self._parts[self.what.currentIndex()], self.who.text().strip()
        self.write(
            lambda: grounds.withdraw(pupil, consent, parties=parties, topics=topics, who=who),
            self.close_with(self.tr("The consent is taken back.")),
            pupil,
            "pupils",
        )

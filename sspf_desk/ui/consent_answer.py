"""A consent at one's own desk: the seat accepts it, or what was said is taken back; what that does is told first."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sspf_desk.casework.sheet import SheetLine
from sspf_desk.terms import Party, Topic
from sspf_desk.ui.form import Form
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.labels import party_word, topic_word
from sspf_desk.ui.page import label
from sspf_desk.ui.workspace import Workspace


class AcceptConsent(Form):
    """This seat opens what it has written of what the consent is about."""

    def __init__(self, work: Workspace, pupil: str, line: SheetLine, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self._pupil, self._consent = pupil, line.item
        self.named(self.tr("Accept the consent"), self.tr("Accept"))
        self.column.addWidget(label(line.text))
        told = self.tr(
            "What your seat has written, and writes while the consent lasts, opens to those who may be told, about"
            " what it names. It opens nothing that another seat has written."
        )
        self.column.addWidget(label(told))

    def act(self) -> None:
        """Accept it."""
        pupil, consent, grounds = self._pupil, self._consent, self.work.desk.grounds
        self.write(
            lambda: grounds.accept(pupil, consent),
            self.close_with(self.tr("The consent is accepted.")),
            pupil,
            "pupils",
        )


class WithdrawConsent(Form):
    """All of a consent is taken back, or a part of it. It shuts at once."""

    def __init__(self, work: Workspace, pupil: str, line: SheetLine, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self._pupil, self._consent = pupil, line.item
        self.named(self.tr("Take the consent back"), self.tr("Take it back"))
        self.column.addWidget(label(line.text))
        self.what, self.who = QComboBox(), QLineEdit()
        self._parts: list[tuple[frozenset[Party], frozenset[Topic]]] = []
        self._offer(self.tr("All of it"))
        for party in Party:
            self._offer(self.tr("For {party}").format(party=party_word(party)), parties=frozenset({party}))
        for topic in Topic:
            self._offer(self.tr("About {topic}").format(topic=topic_word(topic)), topics=frozenset({topic}))
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

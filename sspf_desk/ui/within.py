"""What a consent or a decision holds beside its words: shown where it stands, the longer part when it is asked for."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sspf_desk.casework.own_entry import DecidedOn, OwnEntry, Purpose, Said, WholeConsent
from sspf_desk.ui.consent_words import answer_word
from sspf_desk.ui.folding import Folding
from sspf_desk.ui.labels import day_word, kind_word
from sspf_desk.ui.page import label


def words_within(purpose: Purpose | None, own: OwnEntry | None, language: str) -> str:
    """What stands beneath the words of a consent or a decision: nothing where it is neither."""
    if purpose:
        return purpose_words(purpose)
    return decided_on_words(own.decided_on, language) if own and own.decided_on else ""


def purpose_words(purpose: Purpose) -> str:
    """What a consent is for, and whether what is older is included."""
    translate = QCoreApplication.translate
    older, newer = (
        translate("Within", "What was seen before its first day is included"),
        translate("Within", "What was seen before its first day is not included"),
    )
    words = translate("Within", "Purpose: {purpose}").format(purpose=purpose.purpose)
    return f"{words} · {older if purpose.older_facts else newer}"


def decided_on_words(entries: tuple[DecidedOn, ...], language: str) -> str:
    """The entries that a decision is about, each on its line."""
    about = QCoreApplication.translate("Within", "The decision is about:")
    told = (f"{kind_word(one.kind)}: {one.words}, {day_word(one.day, language)}" for one in entries)
    return "\n".join((about, *(f"• {one}" for one in told)))


class WholeWithin(QWidget):
    """All else that stands on a consent, for the seat that took it: folded until it is asked for."""

    def __init__(self, whole: WholeConsent, language: str) -> None:
        super().__init__()
        self._language = language
        self._rest, self._ask = label("\n".join(self._of(whole))), QPushButton()
        self._ask.clicked.connect(lambda: self._show(shown=self._rest.isHidden()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._rest)
        column.addWidget(Folding(self._ask))
        self._show(shown=False)

    def _show(self, *, shown: bool) -> None:
        self._rest.setVisible(shown)
        self._ask.setText(self.tr("Show less") if shown else self.tr("Show the whole consent"))

    def _of(self, whole: WholeConsent) -> Iterator[str]:
        """What each person said, how maturity was judged, where the paper lies, and who took back what."""
        for one in whole.said:
            yield self._voice(one)
        judged = self.tr("Maturity judged by {name}").format(name=whole.judged_by)
        yield f"{judged}: {whole.judged}" if whole.judged else judged
        if whole.original:
            yield self.tr("Original: {place}").format(place=whole.original)
        for on, who in whole.taken_back:
            if who:
                words = self.tr("Taken back {day}: {who}")
                yield words.format(day=day_word(on, self._language), who=who)

    def _voice(self, one: Said) -> str:
        told = " · ".join(part for part in (day_word(one.on, self._language), one.how) if part)
        return "\n".join(part for part in (f"{one.who}: {answer_word(one.answer).lower()} · {told}", one.words) if part)

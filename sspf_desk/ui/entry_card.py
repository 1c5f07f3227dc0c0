"""One entry of a pupil's sheet: what it says, whose it is, why it is open here, and who else may read one's own."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from sspf_desk.casework.openness import OpenTo
from sspf_desk.casework.own_entry import OwnEntry
from sspf_desk.casework.sheet import SheetLine
from sspf_desk.disclosure import TOLD_BY_CONSENT
from sspf_desk.terms import Ground, Kind, Seat
from sspf_desk.ui.labels import day_word, kind_word, seat_word
from sspf_desk.ui.page import icon_button, label, whole

UNDER = {Kind.STRENGTH, Kind.NEED, Kind.CHILDS_VIEW, Kind.QUESTION, Kind.NOTE_TO_SELF}
"""Kinds that stand under a heading of their own, which names them."""


class EntryCard(QFrame):
    """The entry. What is asked for is asked by buttons that the keys come to."""

    corrected = Signal(object)
    erased = Signal(object)

    def __init__(
        self,
        line: SheetLine,
        own: OwnEntry | None,
        language: str,
        answer: QWidget | None = None,
        *,
        new: bool = False,
    ) -> None:
        """``answer`` is what the entry waits for, or may have said of it, by this seat; ``new`` is said by a word."""
        super().__init__()
        self.line = line
        self._own = own
        self._language = language
        self.setProperty("role", "card")
        kind = kind_word(line.kind)
        self.setAccessibleName(self.tr("{kind}, new").format(kind=kind) if new else kind)
        self._explained = False
        self._beneath = label("", "muted")
        self._texts = texts = QVBoxLayout()
        texts.setSpacing(5)
        texts.addLayout(self._heading(new=new))
        if body := self._body():
            texts.addWidget(label(body))
        texts.addWidget(self._beneath)
        self._column, row = QVBoxLayout(self), QHBoxLayout()
        column = self._column
        column.setContentsMargins(16, 12, 10, 12)
        row.setSpacing(10)
        column.addLayout(row)
        if answer:
            column.addWidget(answer)
        row.addLayout(texts, 1)
        row.addLayout(self._asking())
        self._say_beneath()

    def hold(self, words: str, folded: QWidget | None) -> None:
        """Show what the entry holds beside its words: some of it under them, the rest where the card is widest."""
        if words:
            self._texts.insertWidget(self._texts.indexOf(self._beneath), label(words))
        if folded:
            self._column.insertWidget(1, folded)

    def _body(self) -> str:
        """What was seen, said or promised; and beneath it what its writer makes of it, or weighed."""
        line = self.line
        words = self.tr("Weighed: {text}") if line.kind is Kind.DECISION else self.tr("Its writer's view: {text}")
        return "\n".join(part for part in (line.text, words.format(text=line.remark) if line.remark else "") if part)

    def _say_beneath(self) -> None:
        """When and where, whose it is, who else reads what is one's own; and why, where it has been asked."""
        line = self.line
        by = self.tr("Written by {seat}").format(seat=seat_word(line.holder).lower())
        told = [" · ".join(part for part in (line.detail, by) if part)]
        if self._own:
            told.append(self._readers(self._own))
        if self._explained:
            told.append(self.why())
        self._beneath.setText("\n".join(told))

    def _readers(self, own: OwnEntry) -> str:
        if self.line.kind is Kind.NOTE_TO_SELF:
            return self.tr("Only you can read this.")
        return readers_words(own.open_to, self.line.holder)

    def _heading(self, *, new: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if new:
            row.addWidget(whole(self.tr("New"), "new"), 0, Qt.AlignmentFlag.AlignTop)
        if head := self._head():
            row.addWidget(label(head, "strong"), 1)
        else:
            row.addStretch(1)
        return row

    def _head(self) -> str:
        words = "" if self.line.kind in UNDER else kind_word(self.line.kind)
        return " · ".join(part for part in (words, self.line.title) if part)

    def _asking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        why = self.tr("Who can read this, and why?") if self._own else self.tr("Why do I see this?")
        self.ask = self._add(row, "circle-help", why, self._ask)
        if self._own and self._own.correctable:
            self._add(row, "pencil", self.tr("Correct"), lambda: self.corrected.emit(self.line))
        if self._own and self._own.erasable:
            self._add(row, "trash-2", self.tr("Erase …"), lambda: self.erased.emit(self.line))
        return row

    def _add(self, row: QHBoxLayout, picture: str, words: str, act: object) -> QToolButton:
        button = icon_button(picture, words, act)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _ask(self) -> None:
        self._explained = not self._explained
        self._say_beneath()

    def why(self) -> str:
        """One sentence on why it is open here; of one's own also to whom it is shut."""
        if self._own is None:
            return self._received()
        reasons = " ".join(self._opened(one) for one in self._own.open_to if one.seat is not self.line.holder)
        return " ".join(part for part in (self.tr("Your own seat wrote it."), reasons, self._shut()) if part)

    def _received(self) -> str:
        seat, until = seat_word(self.line.holder).lower(), self.line.until_on
        day = day_word(until, self._language)
        words = {
            Ground.SAME_BRANCH: self.tr("You see it because the school's lead and counsellor work in one branch."),
            Ground.PROMISE: self.tr("You see it because it is a commitment of your seat's."),
            Ground.ADDRESSED: self.tr("You see it because it is addressed to your seat."),
            Ground.OWN: self.tr("Your own seat wrote it."),
        }
        if self.line.kind is Kind.CONSENT and self.line.ground is Ground.CONSENT:
            return self.tr("You see it because the consent names your seat; until {day}.").format(day=day)
        if self.line.ground is Ground.CONSENT:
            told = self.tr("You see it because {seat} has accepted a consent that names your seat; until {day}.")
            return told.format(seat=seat, day=day)
        if self.line.ground is Ground.DECISION:
            told = self.tr("You see it because {seat} has decided to let your seat know; until {day}.")
            return told.format(seat=seat, day=day)
        return words[self.line.ground]

    def _opened(self, one: OpenTo) -> str:
        words = {
            Ground.SAME_BRANCH: self.tr("{seat} sees it because you work in one branch of the school."),
            Ground.CONSENT: self.tr("{seat} sees it by a consent that your seat has accepted."),
            Ground.DECISION: self.tr("{seat} sees it by a decision of your seat's."),
            Ground.PROMISE: self.tr("{seat} sees it because it is theirs to do."),
            Ground.ADDRESSED: self.tr("{seat} sees it because it is addressed to them."),
        }
        return words[one.ground].format(seat=seat_word(one.seat))

    def _shut(self) -> str:
        if self._own is None or not self._own.shut_to:
            return ""
        seats = joined(self._own.shut_to)
        if self.line.kind is Kind.NOTE_TO_SELF:
            return self.tr("A note to self is its writer's alone.")
        can_open = self.line.kind in TOLD_BY_CONSENT
        words = self.tr("It is shut to {seats}: no consent and no decision opens it.")
        return (words if can_open else self.tr("It is shut to {seats}.")).format(seats=seats)


def joined(seats: Iterable[Seat]) -> str:
    """Seats in a row, inside a sentence: "school lead, police"."""
    return ", ".join(seat_word(seat).lower() for seat in seats)


def readers_words(open_to: Iterable[OpenTo], me: Seat) -> str:
    """Who can read something, in one line."""
    others = [one.seat for one in open_to if one.seat is not me]
    if not others:
        return QCoreApplication.translate("Readers", "Only your own seat can read this.")
    words = QCoreApplication.translate("Readers", "Your own seat can read this, and {seats}.")
    return words.format(seats=joined(others))

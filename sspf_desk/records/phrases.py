"""An opened version as an entry in words: its term, its text, what its author makes of it, and the line beneath."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import toml

from sspf_desk.agenda import Entry
from sspf_desk.catalogue import Catalogue, Language
from sspf_desk.models import content as c
from sspf_desk.models import papers as p
from sspf_desk.models.days import day_of
from sspf_desk.models.papers import Answer, Consent
from sspf_desk.records.opening import Opened
from sspf_desk.terms import Party, Seat, Topic


@dataclass(frozen=True, slots=True)
class Words:
    """Title, text, remark and detail of one entry."""

    title: str
    text: str
    remark: str
    detail: str


class Phrases:
    """One language's phrases, with the catalogue's terms."""

    def __init__(self, path: Path, catalogue: Catalogue, language: Language) -> None:
        self._said: Mapping[str, Any] = toml.decode(path.read_bytes())
        self._catalogue = catalogue
        self._labels = catalogue.labels(language)
        self._language = language
        self._wording: dict[type, Callable[[Any], Words]] = {
            c.Signal: self._signal,
            c.Strength: self._noticed,
            c.Need: self._noticed,
            c.ChildsView: self._view,
            c.Question: self._question,
            c.Commitment: self._commitment,
            Consent: self._consent,
            c.Minute: lambda m: Words("", m.text, "", self.day(m.decided_on)),
            c.NoteToSelf: lambda n: Words("", n.text, "", ""),
            c.Referral: lambda r: Words(r.forum, r.text, "", ""),
            p.Decision: self._decision,
        }

    def entry(self, opened: Opened) -> Entry:
        """The entry of a version; one without words of its own has empty ones."""
        wording = self._wording.get(type(opened.content))
        words = wording(opened.content) if wording else Words("", "", "", "")
        return Entry(opened.item, words.title, words.text, words.remark, words.detail)

    def day(self, on: date) -> str:
        """A day in words."""
        month = self._said["months"][on.month - 1]
        return str(self._said["date"]).format(day=on.day, month=month, year=on.year)

    def former_no(self, party: Party, on: date) -> str:
        """A stored no, as it is copied into a decision's reasons."""
        return str(self._said["former_no"]).format(day=self.day(on), party=self._labels[Party][party])

    def _term(self, id_: str) -> str:
        if not id_:
            return ""
        term = self._catalogue.term(id_)
        return term.sv if self._language == "sv" else term.en

    def _signal(self, signal: c.Signal) -> Words:
        place = self._said["place"][signal.place.value]
        detail = self._said["signal"].format(day=self.day(signal.seen_on), place=place, by=signal.seen_by)
        return Words(self._term(signal.term), signal.seen, signal.made_of_it, detail)

    def _noticed(self, noticed: c.Strength | c.Need) -> Words:
        return Words(self._term(noticed.term), noticed.text, "", self.day(noticed.seen_on))

    def _view(self, view: c.ChildsView) -> Words:
        asked = "view_asked" if view.asked_on else "view_not_asked"
        said = self._said["view_known" if view.known and view.asked_on else asked]
        detail = said.format(day=self.day(view.asked_on) if view.asked_on else "")
        return Words("", view.words if view.known else self._said["view_not_known"], "", detail)

    def _question(self, question: c.Question) -> Words:
        said = self._said["question_told" if question.told_on else "question_not_told"]
        return Words("", question.text, "", said.format(day=self.day(question.told_on) if question.told_on else ""))

    def _commitment(self, promise: c.Commitment) -> Words:
        owner, state = self._labels[Seat][promise.owner], self._said["state"][promise.state.value]
        detail = self._said["commitment"].format(owner=owner, day=self.day(promise.due_on), state=state)
        return Words("", promise.text, "", detail)

    def _consent(self, consent: Consent) -> Words:
        said = {answer: self._parties(consent, answer) for answer in Answer}
        text = self._said["consent"].format(
            yes=said[Answer.YES],
            no=said[Answer.NO],
            not_asked=said[Answer.NOT_ASKED],
            topics=", ".join(self._labels[Topic][t].casefold() for t in Topic if t in consent.topics),
            from_on=self.day(consent.from_on),
            until_on=self.day(consent.until_on),
        )
        withdrawn = (
            self._said["consent_withdrawn"].format(day=self.day(day_of(w.at))) for w in consent.withdrawals[-1:]
        )
        return Words("", text + "".join(withdrawn), "", "")

    def _decision(self, decision: p.Decision) -> Words:
        said = self._said["decision_out" if decision.lets_out else "decision_not"]
        receiver = self._labels[Seat][decision.receiver]
        detail = said.format(receiver=receiver, day=self.day(decision.until_on), by=decision.decided_by)
        return Words(decision.provision, decision.reasons, decision.weighing, detail)

    def _parties(self, consent: Consent, answer: Answer) -> str:
        """A party that may both be told and not tell stands under its yes."""
        yes = {a.party for a in consent.answers if Answer.YES in (a.tells, a.told)}
        said = {a.party for a in consent.answers if answer in (a.tells, a.told)}
        shown = said if answer is Answer.YES else said - yes
        return self._joined(self._labels[Party][party] for party in Party if party in shown)

    def _joined(self, words: Iterable[str]) -> str:
        *first, last = list(words) or [self._said["none"]]
        return self._said["and"].join([", ".join(first), last]) if first else str(last)

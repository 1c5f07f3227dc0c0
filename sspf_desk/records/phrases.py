"""An opened version as an entry in words: its term, its text, what its author makes of it, and the line beneath."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
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
        """Who may tell and who may be told, apart, as they are now; then what was taken back, and when."""
        last, say = consent.last_withdrawn(), self._of_consent
        tells, told = (consent.parties(Answer.YES, tells=tells, at=last) for tells in (True, False))
        topics = consent.open_topics(last)
        over = bool(consent.withdrawals) and not (tells and told and topics)
        parts = (
            say("over") if over else f"{say('tells', tells)} {say('told', told)}",
            *self._without_yes(consent),
            say("was_about" if over else "about", topics=self._topics(consent.topics if over else topics)),
            say("lasts", from_on=self.day(consent.from_on), until_on=self.day(consent.until_on)),
            *self._taken_back(consent),
        )
        return Words("", " ".join(parts), "", "")

    def _of_consent(self, part: str, parties: Iterable[Party] = (), **places: str) -> str:
        return str(self._said["consent"][part]).format(parties=self._parties(parties), **places)

    def _without_yes(self, consent: Consent) -> Iterator[str]:
        """A no to both, or to one alone; and who was asked neither."""
        no, unasked = (
            [consent.parties(answer, tells=tells, at=None) for tells in (True, False)]
            for answer in (Answer.NO, Answer.NOT_ASKED)
        )
        said = {
            "no": no[0] & no[1],
            "no_tells": no[0] - no[1],
            "no_told": no[1] - no[0],
            "not_asked": unasked[0] & unasked[1],
        }
        return (self._of_consent(part, parties) for part, parties in said.items() if parties)

    def _taken_back(self, consent: Consent) -> Iterator[str]:
        """By the day: all of it, parties, topics."""
        for on, by_day in groupby(consent.taken_back(), key=lambda w: day_of(w.at)):
            gone, day = list(by_day), self.day(on)
            parties = frozenset[Party]().union(*(w.parties for w in gone))
            topics = frozenset[Topic]().union(*(w.topics for w in gone))
            if parties:
                yield self._of_consent("withdrawn_for", parties, day=day)
            if topics:
                yield self._of_consent("withdrawn_about", day=day, topics=self._topics(topics))
            if any(w.whole for w in gone):
                yield self._of_consent("withdrawn", day=day)

    def _decision(self, decision: p.Decision) -> Words:
        said = self._said["decision_out" if decision.lets_out else "decision_not"]
        receiver = self._labels[Seat][decision.receiver].casefold()
        detail = said.format(receiver=receiver, day=self.day(decision.until_on), by=decision.decided_by)
        return Words(decision.provision, decision.reasons, decision.weighing, detail)

    def _parties(self, parties: Iterable[Party]) -> str:
        """Parties inside a sentence."""
        among = frozenset(parties)
        return self._joined(self._labels[Party][party].casefold() for party in Party if party in among)

    def _topics(self, topics: Iterable[Topic]) -> str:
        """Topics inside a sentence: some have a list in their own name."""
        among = frozenset(topics)
        return ", ".join(self._labels[Topic][topic].casefold() for topic in Topic if topic in among)

    def _joined(self, words: Iterable[str]) -> str:
        *first, last = list(words) or [self._said["none"]]
        return self._said["and"].join([", ".join(first), last]) if first else str(last)

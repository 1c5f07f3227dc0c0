"""A consent as it is filled in: one page, like the municipal form; it says itself what is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Heading
from sspf_desk.models.papers import Answer, Consent, MaturityJudgement, PartyAnswer, Voice
from sspf_desk.models.practice import COMES_OF_AGE_AT, LONGEST_MONTHS, YOUNGEST_OWN, OwnYes, Practice
from sspf_desk.personnummer import found_in
from sspf_desk.terms import Topic

__all__ = [
    "COMES_OF_AGE_AT",
    "LONGEST_MONTHS",
    "YOUNGEST_OWN",
    "Answer",
    "ConsentDraft",
    "ConsentProblem",
    "MaturityJudgement",
    "OwnYes",
    "PartyAnswer",
    "Practice",
    "Voice",
    "months_after",
]


class ConsentProblem(StrEnum):
    """What is wrong with a consent that is filled in."""

    NOBODY_TELLS = "nobody_tells"
    NOBODY_IS_TOLD = "nobody_is_told"
    TOPIC_MISSING = "topic_missing"
    PURPOSE_MISSING = "purpose_missing"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    ALREADY_ENDED = "already_ended"
    TOO_LONG = "too_long"
    VOICE_MISSING = "voice_missing"
    NOBODY_SAID_YES = "nobody_said_yes"
    OWN_YES_MISSING = "own_yes_missing"
    GUARDIANS_YES_MISSING = "guardians_yes_missing"
    MATURITY_MISSING = "maturity_missing"
    ASK_ANEW = "ask_anew"
    ENDS_AT_18 = "ends_at_18"
    PERSONAL_NUMBER = "personal_number"


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What was said, by whom, about whom it may be told and what about."""

    answers: tuple[PartyAnswer, ...]
    topics: frozenset[Topic]
    purpose: str
    from_on: date
    until_on: date
    older_facts: bool
    voices: tuple[Voice, ...]
    """What guardians said."""
    maturity: MaturityJudgement
    original: str
    own: Voice | None = None
    """What the pupil said."""

    def problems(self, today: date, born: date | None, practice: Practice) -> tuple[ConsentProblem, ...]:
        """Everything wrong with it, as the group asks for consents; empty where it can be recorded.

        Age alone concludes only whom to ask, and when to ask anew; where only the year is known it concludes nothing.
        """
        tells = any(answer.tells is Answer.YES for answer in self.answers)
        told = any(answer.told is Answer.YES for answer in self.answers)
        asked = tells or told or not self._all_no()
        said = (text for voice in self._said() for text in (voice.who, voice.words, voice.how))
        texts = (self.purpose, self.original, self.maturity.judged_by, self.maturity.text, *said)
        checks = (
            (asked and not tells, ConsentProblem.NOBODY_TELLS),
            (asked and not told, ConsentProblem.NOBODY_IS_TOLD),
            (not self.topics, ConsentProblem.TOPIC_MISSING),
            (not self.purpose.strip(), ConsentProblem.PURPOSE_MISSING),
            (not self._said(), ConsentProblem.VOICE_MISSING),
            *((asked and holds, problem) for holds, problem in self._yes_problems(born, practice)),
            (not self.maturity.judged_by.strip(), ConsentProblem.MATURITY_MISSING),
            (any(found_in(text) for text in texts), ConsentProblem.PERSONAL_NUMBER),
            *self._period_problems(today, born, practice),
        )
        return tuple(problem for holds, problem in checks if holds)

    def _said(self) -> tuple[Voice, ...]:
        """Everybody who was asked, the pupil last."""
        return (*self.voices, self.own) if self.own else self.voices

    def _all_no(self) -> bool:
        """A flat no: it opens nothing, and is kept so that whoever later decides knows of it."""
        said = {answer for one in self.answers for answer in (one.tells, one.told)}
        return Answer.NO in said and Answer.YES not in said

    def _yes_problems(self, born: date | None, practice: Practice) -> tuple[tuple[bool, ConsentProblem], ...]:
        """Whose yes is missing. A guardian's may be, where whoever judged maturity has written why."""
        guardians = any(voice.answer is Answer.YES for voice in self.voices)
        own = self.own is not None and self.own.answer is Answer.YES
        beside = practice.own_yes is OwnYes.BESIDE and self._reached(born, practice.own_from)
        alone = not beside or self._reached(born, COMES_OF_AGE_AT) or bool(self.maturity.text.strip())
        needed = self._reached(born, practice.own_needed_from())
        return (
            (not guardians and not own, ConsentProblem.NOBODY_SAID_YES),
            (guardians and not own and needed, ConsentProblem.OWN_YES_MISSING),
            (own and not guardians and not alone, ConsentProblem.GUARDIANS_YES_MISSING),
        )

    def _reached(self, born: date | None, age: int) -> bool:
        """Whether the pupil is of an age on its first day."""
        return born is not None and months_after(born, 12 * age) <= self.from_on

    def _period_problems(
        self, today: date, born: date | None, practice: Practice
    ) -> tuple[tuple[bool, ConsentProblem], ...]:
        return (
            (self.until_on < self.from_on, ConsentProblem.ENDS_BEFORE_IT_BEGINS),
            (self.until_on < today, ConsentProblem.ALREADY_ENDED),
            (self.until_on > months_after(self.from_on, practice.longest_months), ConsentProblem.TOO_LONG),
            (self._passes(born, practice.own_from) and practice.own_from < COMES_OF_AGE_AT, ConsentProblem.ASK_ANEW),
            (self._passes(born, COMES_OF_AGE_AT), ConsentProblem.ENDS_AT_18),
        )

    def _passes(self, born: date | None, age: int) -> bool:
        """Whether it would run past a birthday at which it must be asked for anew."""
        return born is not None and self.from_on < months_after(born, 12 * age) <= self.until_on

    def insist(self, today: date, born: date | None, practice: Practice) -> None:
        """Raise `Refusal` where it has problems, naming the first, and the limit that it passes where there is one."""
        problems = self.problems(today, born, practice)
        if ConsentProblem.PERSONAL_NUMBER in problems:
            raise Refusal(Reason.PERSONAL_NUMBER)
        if problems:
            limit = {"limit": _LIMITS[problems[0]](practice)} if problems[0] in _LIMITS else {}
            raise Refusal(Reason.DRAFT_INCOMPLETE, problem=problems[0].value, **limit)

    def consent(self, heading: Heading) -> Consent:
        """The consent it makes. Call `insist` first."""
        return Consent(
            answers=self.answers,
            topics=self.topics,
            purpose=self.purpose.strip(),
            from_on=self.from_on,
            until_on=self.until_on,
            older_facts=self.older_facts,
            voices=self._said(),
            maturity=self.maturity,
            original=self.original.strip(),
            withdrawals=(),
            heading=heading,
        )


_LIMITS: Mapping[ConsentProblem, Callable[[Practice], int]] = {
    ConsentProblem.TOO_LONG: lambda practice: practice.longest_months,
    ConsentProblem.OWN_YES_MISSING: Practice.own_needed_from,
    ConsentProblem.GUARDIANS_YES_MISSING: lambda practice: practice.own_from,
    ConsentProblem.ASK_ANEW: lambda practice: practice.own_from,
    ConsentProblem.ENDS_AT_18: lambda _: COMES_OF_AGE_AT,
}
"""The months or the age that a problem is about."""


def months_after(day: date, months: int) -> date:
    """The same day some months later; the first of the next month where there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + year, month=month + 1)
    except ValueError:
        year, month = divmod(day.month + months, 12)
        return date(day.year + year, month + 1, 1)

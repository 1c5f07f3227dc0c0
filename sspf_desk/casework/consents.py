"""A consent as it is filled in: one page, like the municipal form; it says itself what is missing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Heading
from sspf_desk.models.papers import Answer, Consent, MaturityJudgement, PartyAnswer, Voice
from sspf_desk.personnummer import found_in
from sspf_desk.terms import Topic

__all__ = ["Answer", "ConsentDraft", "ConsentProblem", "MaturityJudgement", "PartyAnswer", "Voice", "months_after"]

LONGEST_MONTHS = 12
"""A consent is never longer; six months is the custom (`domain.md` 1.2)."""
ASKED_ANEW_AT = 15
COMES_OF_AGE_AT = 18


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
    MATURITY_MISSING = "maturity_missing"
    ASK_ANEW_AT_15 = "ask_anew_at_15"
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
    maturity: MaturityJudgement
    original: str

    def problems(self, today: date, birth_date: date | None) -> tuple[ConsentProblem, ...]:
        """Everything wrong with it; empty where it can be recorded. Age alone concludes only when to ask anew."""
        tells = any(answer.tells is Answer.YES for answer in self.answers)
        told = any(answer.told is Answer.YES for answer in self.answers)
        asked = tells or told or not self._all_no()
        said = (text for voice in self.voices for text in (voice.who, voice.words, voice.how))
        texts = (self.purpose, self.original, self.maturity.judged_by, self.maturity.text, *said)
        checks = (
            (asked and not tells, ConsentProblem.NOBODY_TELLS),
            (asked and not told, ConsentProblem.NOBODY_IS_TOLD),
            (not self.topics, ConsentProblem.TOPIC_MISSING),
            (not self.purpose.strip(), ConsentProblem.PURPOSE_MISSING),
            (not self.voices, ConsentProblem.VOICE_MISSING),
            (asked and all(voice.answer is not Answer.YES for voice in self.voices), ConsentProblem.NOBODY_SAID_YES),
            (not self.maturity.judged_by.strip(), ConsentProblem.MATURITY_MISSING),
            (any(found_in(text) for text in texts), ConsentProblem.PERSONAL_NUMBER),
            *self._period_problems(today, birth_date),
        )
        return tuple(problem for holds, problem in checks if holds)

    def _all_no(self) -> bool:
        """A flat no: it opens nothing, and is kept so that whoever later decides knows of it."""
        said = {answer for one in self.answers for answer in (one.tells, one.told)}
        return Answer.NO in said and Answer.YES not in said

    def _period_problems(self, today: date, born: date | None) -> tuple[tuple[bool, ConsentProblem], ...]:
        return (
            (self.until_on < self.from_on, ConsentProblem.ENDS_BEFORE_IT_BEGINS),
            (self.until_on < today, ConsentProblem.ALREADY_ENDED),
            (self.until_on > months_after(self.from_on, LONGEST_MONTHS), ConsentProblem.TOO_LONG),
            (self._passes(born, ASKED_ANEW_AT), ConsentProblem.ASK_ANEW_AT_15),
            (self._passes(born, COMES_OF_AGE_AT), ConsentProblem.ENDS_AT_18),
        )

    def _passes(self, born: date | None, age: int) -> bool:
        """Whether it would run past a birthday at which it must be asked for anew."""
        return born is not None and self.from_on < months_after(born, 12 * age) <= self.until_on

    def insist(self, today: date, birth_date: date | None) -> None:
        """Raise `Refusal` where it has problems, naming the first."""
        problems = self.problems(today, birth_date)
        if ConsentProblem.PERSONAL_NUMBER in problems:
            raise Refusal(Reason.PERSONAL_NUMBER)
        if problems:
            raise Refusal(Reason.DRAFT_INCOMPLETE, problem=problems[0].value)

    def consent(self, heading: Heading) -> Consent:
        """The consent it makes. Call `insist` first."""
        return Consent(
            answers=self.answers,
            topics=self.topics,
            purpose=self.purpose.strip(),
            from_on=self.from_on,
            until_on=self.until_on,
            older_facts=self.older_facts,
            voices=self.voices,
            maturity=self.maturity,
            original=self.original.strip(),
            withdrawals=(),
            heading=heading,
        )


def months_after(day: date, months: int) -> date:
    """The same day some months later; the first of the next month where there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + year, month=month + 1)
    except ValueError:
        year, month = divmod(day.month + months, 12)
        return date(day.year + year, month + 1, 1)

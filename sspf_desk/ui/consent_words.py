"""The words of a consent: its answers, what is wrong with it, and what it will open, said from the draft itself."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from sspf_desk.casework.consents import Answer, ConsentDraft, ConsentProblem
from sspf_desk.terms import Party
from sspf_desk.ui.labels import day_word, party_word, topic_word


def answer_word(answer: Answer) -> str:
    """Yes, no, or not asked."""
    translate = QCoreApplication.translate
    words: Mapping[Answer, str] = {
        Answer.YES: translate("Consent", "yes"),
        Answer.NO: translate("Consent", "no"),
        Answer.NOT_ASKED: translate("Consent", "not asked"),
    }
    return words[answer]


def problem_word(problem: ConsentProblem) -> str:
    """What is missing or wrong, in one sentence."""
    translate = QCoreApplication.translate
    words: Mapping[ConsentProblem, str] = {
        ConsentProblem.NOBODY_TELLS: translate("Consent", "Somebody must be allowed to tell."),
        ConsentProblem.NOBODY_IS_TOLD: translate("Consent", "Somebody must be allowed to be told."),
        ConsentProblem.TOPIC_MISSING: translate("Consent", "Choose at least one topic."),
        ConsentProblem.PURPOSE_MISSING: translate("Consent", "Say what the consent is for."),
        ConsentProblem.ENDS_BEFORE_IT_BEGINS: translate("Consent", "The last day comes before the first."),
        ConsentProblem.ALREADY_ENDED: translate("Consent", "The last day has passed."),
        ConsentProblem.TOO_LONG: translate("Consent", "A consent lasts twelve months at the most."),
        ConsentProblem.VOICE_MISSING: translate("Consent", "Enter what at least one of them said."),
        ConsentProblem.NOBODY_SAID_YES: translate("Consent", "Nobody has said yes."),
        ConsentProblem.MATURITY_MISSING: translate("Consent", "Name whoever judged how mature the pupil is."),
        ConsentProblem.ASK_ANEW_AT_15: translate("Consent", "Let it end before the pupil turns 15, and ask anew then."),
        ConsentProblem.ENDS_AT_18: translate("Consent", "Let it end before the pupil turns 18."),
        ConsentProblem.PERSONAL_NUMBER: translate("Consent", "Take out the personal identity number."),
    }
    return words[problem]


def opens_in_words(draft: ConsentDraft, language: str) -> str:
    """What the draft would open once every seat that tells has accepted it."""
    translate = QCoreApplication.translate
    tells = [one.party for one in draft.answers if one.tells is Answer.YES]
    told = [one.party for one in draft.answers if one.told is Answer.YES]
    if not tells or not told or not draft.topics:
        return translate("Consent", "It opens nothing.")
    return translate(
        "Consent",
        "{tells} may tell {told}, about {topics}, until {day}. Nothing opens before each of them has accepted it.",
    ).format(
        tells=_listed(tells),
        told=_listed(told).lower(),
        topics=", ".join(topic_word(topic).lower() for topic in sorted(draft.topics, key=topic_word)),
        day=day_word(draft.until_on, language),
    )


def _listed(parties: Iterable[Party]) -> str:
    first, *rest = [party_word(party) for party in parties]
    if not rest:
        return first
    last = QCoreApplication.translate("Consent", "and")
    *middle, end = [word.lower() for word in rest]
    return f"{', '.join((first, *middle))} {last} {end}"

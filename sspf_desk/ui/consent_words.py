"""The words of a consent: its answers, what is wrong with it, and what it will open, said from the draft itself."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from sspf_desk.casework.consents import COMES_OF_AGE_AT, Answer, ConsentDraft, ConsentProblem, OwnYes, Practice
from sspf_desk.terms import Party, Topic
from sspf_desk.ui.labels import day_word, party_word
from sspf_desk.ui.workspace import Workspace


def answer_word(answer: Answer) -> str:
    """Yes, no, or not asked."""
    translate = QCoreApplication.translate
    words: Mapping[Answer, str] = {
        Answer.YES: translate("Consent", "yes"),
        Answer.NO: translate("Consent", "no"),
        Answer.NOT_ASKED: translate("Consent", "not asked"),
    }
    return words[answer]


def problem_word(problem: ConsentProblem, limit: int) -> str:
    """What is missing or wrong, in one sentence; the limit is the months or the age that the refusal names."""
    translate = QCoreApplication.translate
    words: Mapping[ConsentProblem, str] = {
        ConsentProblem.NOBODY_TELLS: translate("Consent", "Somebody must be allowed to tell."),
        ConsentProblem.NOBODY_IS_TOLD: translate("Consent", "Somebody must be allowed to be told."),
        ConsentProblem.TOPIC_MISSING: translate("Consent", "Choose at least one topic."),
        ConsentProblem.PURPOSE_MISSING: translate("Consent", "Say what the consent is for."),
        ConsentProblem.ENDS_BEFORE_IT_BEGINS: translate("Consent", "The last day comes before the first."),
        ConsentProblem.ALREADY_ENDED: translate("Consent", "The last day has passed."),
        ConsentProblem.TOO_LONG: longest_word(limit),
        ConsentProblem.VOICE_MISSING: translate("Consent", "Enter what at least one of them said."),
        ConsentProblem.NOBODY_SAID_YES: translate("Consent", "Nobody has said yes."),
        ConsentProblem.OWN_YES_MISSING: translate("Consent", "From the age of {age} the pupil's own yes is needed."),
        ConsentProblem.GUARDIANS_YES_MISSING: translate(
            "Consent",
            "Enter a guardian's yes, too; or write under What was judged why the pupil's own is enough.",
        ),
        ConsentProblem.MATURITY_MISSING: translate("Consent", "Name whoever judged how mature the pupil is."),
        ConsentProblem.ASK_ANEW: translate("Consent", "Let it end before the pupil turns {age}, and ask anew then."),
        ConsentProblem.ENDS_AT_18: translate("Consent", "Let it end before the pupil turns 18."),
        ConsentProblem.PERSONAL_NUMBER: translate("Consent", "Take out the personal identity number."),
    }
    return words[problem].format(age=limit)


def whose_yes(practice: Practice) -> str:
    """Whose yes a consent needs in this group, and how long one may last."""
    translate = QCoreApplication.translate
    words: Mapping[OwnYes, str] = {
        OwnYes.BESIDE: translate("Consent", "From the age of {age} the pupil's own yes is needed beside a guardian's."),
        OwnYes.ALONE: translate("Consent", "From the age of {age} the pupil's own yes is needed, and is enough."),
        OwnYes.GUARDIANS: translate(
            "Consent", "From the age of {age} the pupil is asked, too; a guardian's signature is enough."
        ),
    }
    whose = words[practice.own_yes].format(age=practice.own_from)
    if practice.own_from >= COMES_OF_AGE_AT:
        whose = translate("Consent", "A guardian's signature is enough until the pupil comes of age.")
    return f"{whose} {longest_word(practice.longest_months)}"


def longest_word(months: int) -> str:
    """How long a consent lasts at the most."""
    if months == 1:
        return QCoreApplication.translate("Consent", "A consent lasts one month at the most.")
    return QCoreApplication.translate("Consent", "A consent lasts {months} months at the most.").format(months=months)


def opens_in_words(draft: ConsentDraft, work: Workspace) -> str:
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
        topics=", ".join(work.topic_word(topic).lower() for topic in Topic if topic in draft.topics),
        day=day_word(draft.until_on, work.language),
    )


def _listed(parties: Iterable[Party]) -> str:
    first, *rest = [party_word(party) for party in parties]
    if not rest:
        return first
    last = QCoreApplication.translate("Consent", "and")
    *middle, end = [word.lower() for word in rest]
    return f"{', '.join((first, *middle))} {last} {end}"

"""The words of the entry form: what each kind asks for, what is wrong with a draft, and duties that come to mind."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sspf_desk.casework.drafts import PlaceKind, Problem
from sspf_desk.catalogue import Flag, Prompt
from sspf_desk.terms import Kind, Seat


@dataclass(frozen=True, slots=True)
class Asked:
    """What a kind of entry asks for, in words; empty where it does not ask for it."""

    title: str
    text: str
    day: str
    """What its day is."""
    told: str = ""
    """Where the day is told only if it has come: what is ticked then."""
    hint: str = ""


def asked(kind: Kind) -> Asked:
    """The words of a kind's form."""
    translate = QCoreApplication.translate
    words: Mapping[Kind, Asked] = {
        Kind.SIGNAL: Asked(
            translate("EntryForm", "New signal"),
            translate("EntryForm", "What was seen or &heard"),
            translate("EntryForm", "&Day"),
            hint=translate("EntryForm", "What somebody saw, in plain words: no diagnosis, no crime, no trait."),
        ),
        Kind.STRENGTH: Asked(
            translate("EntryForm", "New strength"),
            translate("EntryForm", "&How it shows"),
            translate("EntryForm", "&Day"),
        ),
        Kind.NEED: Asked(
            translate("EntryForm", "New need"),
            translate("EntryForm", "What would &help"),
            translate("EntryForm", "&Day"),
        ),
        Kind.CHILDS_VIEW: Asked(
            translate("EntryForm", "The pupil's own view"),
            translate("EntryForm", "The pupil's own &words, unedited"),
            translate("EntryForm", "&Day"),
            told=translate("EntryForm", "The pupil has been &asked"),
        ),
        Kind.QUESTION: Asked(
            translate("EntryForm", "Why the group asks"),
            translate("EntryForm", "What the &group needs to understand"),
            translate("EntryForm", "&Day"),
            told=translate("EntryForm", "The pupil has been &told that the group asks"),
        ),
        Kind.COMMITMENT: Asked(
            translate("EntryForm", "New commitment"),
            translate("EntryForm", "&What is to be done"),
            translate("EntryForm", "To be done &by"),
            hint=translate("EntryForm", "It is offered to whoever is to do it, who accepts it or declines."),
        ),
        Kind.MINUTE: Asked(
            translate("EntryForm", "Decided at the table"),
            translate("EntryForm", "What was &decided, in one line"),
            translate("EntryForm", "D&ay"),
        ),
        Kind.NOTE_TO_SELF: Asked(
            translate("EntryForm", "Note to self"),
            translate("EntryForm", "&Note"),
            translate("EntryForm", "Erased &on"),
            hint=translate("EntryForm", "Yours alone, in no register, and erased by itself on that day."),
        ),
    }
    return words[kind]


def problem_word(problem: Problem) -> str:
    """What is wrong, under its field."""
    translate = QCoreApplication.translate
    words: Mapping[Problem, str] = {
        Problem.NOT_RECORDABLE: translate("EntryForm", "This is not written down by itself."),
        Problem.TERM_MISSING: translate("EntryForm", "Choose the words that come nearest. Type to find them."),
        Problem.TERM_OF_ANOTHER_KIND: translate("EntryForm", "These words belong to another kind of entry."),
        Problem.TEXT_MISSING: translate("EntryForm", "Write what it is about, if only a sentence."),
        Problem.TEXT_TOO_LONG: translate(
            "EntryForm", "Too long: at most 4,000 characters. An observation, not a report."
        ),
        Problem.PERSONAL_NUMBER: translate(
            "EntryForm",
            "There is an identity number in it. It can be stored nowhere, not even as a draft: take it out.",
        ),
        Problem.DAY_MISSING: translate("EntryForm", "Say which day."),
        Problem.DAY_IN_FUTURE: translate("EntryForm", "The day has not come yet."),
        Problem.PLACE_MISSING: translate("EntryForm", "Say what kind of place."),
        Problem.WITNESS_MISSING: translate("EntryForm", "Say who saw it; a role is enough."),
        Problem.TOPIC_MISSING: translate("EntryForm", "Tick at least one topic: consents open by topic."),
        Problem.OWNER_MISSING: translate("EntryForm", "Say who is to do it."),
        Problem.DUE_DAY_PASSED: translate("EntryForm", "The day has passed."),
        Problem.NOTE_KEPT_TOO_LONG: translate("EntryForm", "A note to self is kept for at most 30 days."),
        Problem.ASKED_DAY_MISSING: translate("EntryForm", "Say on which day the pupil said it."),
    }
    return words[problem]


def place_word(place: PlaceKind) -> str:
    """A kind of place."""
    translate = QCoreApplication.translate
    words: Mapping[PlaceKind, str] = {
        PlaceKind.SCHOOL: translate("EntryForm", "At school"),
        PlaceKind.WAY_TO_SCHOOL: translate("EntryForm", "On the way to or from school"),
        PlaceKind.YOUTH_CENTRE: translate("EntryForm", "At the youth centre"),
        PlaceKind.TOWN: translate("EntryForm", "Out in town"),
        PlaceKind.HOME: translate("EntryForm", "At home"),
        PlaceKind.ONLINE: translate("EntryForm", "Online"),
        PlaceKind.OTHER: translate("EntryForm", "Elsewhere"),
    }
    return words[place]


def usual_place(seat: Seat) -> PlaceKind:
    """Where a seat mostly sees things."""
    return {Seat.LEISURE: PlaceKind.YOUTH_CENTRE, Seat.SOCIAL_SERVICES: PlaceKind.TOWN}.get(seat, PlaceKind.SCHOOL)


def witnesses(seat: Seat) -> tuple[str, ...]:
    """Roles in which somebody saw it, the likeliest for a seat first."""
    translate = QCoreApplication.translate
    first: Mapping[Seat, str] = {
        Seat.LEISURE: translate("EntryForm", "youth-centre worker"),
        Seat.SOCIAL_SERVICES: translate("EntryForm", "field assistant"),
    }
    usual = (
        translate("EntryForm", "mentor"),
        translate("EntryForm", "teacher"),
        translate("EntryForm", "counsellor"),
        translate("EntryForm", "pupil"),
        translate("EntryForm", "guardian"),
        *first.values(),
        translate("EntryForm", "another adult"),
    )
    return tuple(dict.fromkeys((first.get(seat, usual[0]), *usual)))


def flag_word(flag: str) -> str:
    """What a term's flag asks its writer to think of."""
    translate = QCoreApplication.translate
    words: Mapping[str, str] = {
        Flag.HEALTH.value: translate(
            "EntryForm", "This tells of health: only a consent with its health line opens it."
        ),
        Flag.OFFENCE.value: translate(
            "EntryForm", "Keep to what was seen: whether it was a crime is for others to say."
        ),
        Flag.THIRD_PERSON.value: translate("EntryForm", "This is about somebody else too: leave out who."),
    }
    return words[flag]


def prompt_words(prompt: Prompt) -> tuple[str, str]:
    """A duty of one's own: what it is called, and what it asks."""
    translate = QCoreApplication.translate
    words: Mapping[Prompt, tuple[str, str]] = {
        Prompt.CONCERN_REPORT: (
            translate("EntryForm", "A report of concern?"),
            translate(
                "EntryForm",
                "What you wrote may mean that a child may be faring badly. Whoever learns so at work reports it to"
                " the social services at once (SoL 19:1). It is your own duty: it waits for no meeting, and the group"
                " does not decide it.",
            ),
        ),
        Prompt.ABSENCE_INQUIRY: (
            translate("EntryForm", "An absence inquiry?"),
            translate(
                "EntryForm",
                "Repeated or long absence is to be looked into without delay, whether it is excused or not"
                " (skollagen 7:19 a). That is the principal's to see to: has the principal been told?",
            ),
        ),
    }
    return words[prompt]

"""The group's terms as words on screen. Domain modules speak in enums; this is where they get their words."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from sspf_desk.casework.sheet import SheetView
from sspf_desk.terms import Ground, Kind, Mode, Party, Seat


def seat_word(seat: Seat) -> str:
    """A seat at the table."""
    translate = QCoreApplication.translate
    words: Mapping[Seat, str] = {
        Seat.SCHOOL_LEAD: translate("Terms", "School lead"),
        Seat.COUNSELLOR: translate("Terms", "School counsellor"),
        Seat.NURSE: translate("Terms", "School nurse"),
        Seat.SOCIAL_SERVICES: translate("Terms", "Social services"),
        Seat.LEISURE: translate("Terms", "Youth centre"),
        Seat.POLICE: translate("Terms", "Police"),
    }
    return words[seat]


def party_word(party: Party) -> str:
    """A party of a consent, as the municipal form names it."""
    translate = QCoreApplication.translate
    words: Mapping[Party, str] = {
        Party.SCHOOL: translate("Terms", "The school"),
        Party.SCHOOL_HEALTH: translate("Terms", "The school health service"),
        Party.SOCIAL_SERVICES: translate("Terms", "The social services"),
        Party.LEISURE: translate("Terms", "The youth centre"),
        Party.POLICE: translate("Terms", "The police"),
    }
    return words[party]


def mode_word(mode: Mode) -> str:
    """What a seat does in the vault."""
    translate = QCoreApplication.translate
    words: Mapping[Mode, str] = {
        Mode.WRITES: translate("Terms", "writes"),
        Mode.READS: translate("Terms", "reads"),
        Mode.AT_THE_TABLE: translate("Terms", "at the table"),
    }
    return words[mode]


def whom(sheet: SheetView) -> str:
    """A pupil by name and class, for a form that is about him; never for a window's title."""
    return " · ".join(part for part in (str(sheet.name), str(sheet.school_class)) if part)


def kind_word(kind: Kind) -> str:
    """A kind of entry."""
    translate = QCoreApplication.translate
    words: Mapping[Kind, str] = {
        Kind.PUPIL_CARD: translate("Terms", "Card"),
        Kind.SIGNAL: translate("Terms", "Signal"),
        Kind.STRENGTH: translate("Terms", "Strength"),
        Kind.NEED: translate("Terms", "Need"),
        Kind.CHILDS_VIEW: translate("Terms", "The pupil's own view"),
        Kind.QUESTION: translate("Terms", "Why the group asks"),
        Kind.COMMITMENT: translate("Terms", "Commitment"),
        Kind.CONSENT: translate("Terms", "Consent"),
        Kind.GRANT: translate("Terms", "Accepted consent"),
        Kind.DECISION: translate("Terms", "Decision"),
        Kind.MINUTE: translate("Terms", "Decided at the table"),
        Kind.MEETING: translate("Terms", "Meeting"),
        Kind.LISTING: translate("Terms", "On the agenda"),
        Kind.COPY: translate("Terms", "Copy"),
        Kind.REFERRAL: translate("Terms", "Handed on"),
        Kind.LINK: translate("Terms", "Link"),
        Kind.NOTE_TO_SELF: translate("Terms", "Note to self"),
        Kind.ATTACHMENT: translate("Terms", "Paper"),
        Kind.SETTLED: translate("Terms", "Settled"),
        Kind.READINESS: translate("Terms", "Said before a meeting"),
    }
    return words[kind]


def ground_word(ground: Ground) -> str:
    """Why something is open to its reader, in a few words."""
    translate = QCoreApplication.translate
    words: Mapping[Ground, str] = {
        Ground.OWN: translate("Terms", "written by your own seat"),
        Ground.SAME_BRANCH: translate("Terms", "open between the school's lead and counsellor"),
        Ground.CONSENT: translate("Terms", "open by consent"),
        Ground.DECISION: translate("Terms", "open by a decision"),
        Ground.PROMISE: translate("Terms", "your own promise"),
        Ground.ADDRESSED: translate("Terms", "addressed to you"),
    }
    return words[ground]


def day_word(day: object, language: str) -> str:
    """A day in words, such as "tors 26 nov. 2026"; empty where there is none."""
    if day is None:
        return ""
    shown = QDate.fromString(str(day), "yyyy-MM-dd")
    return QLocale(language).toString(shown, "ddd d MMM yyyy")


def moment_word(moment: datetime, language: str) -> str:
    """A moment in this computer's own time, such as "26 november 2026 09.05"."""
    here = moment.astimezone()
    shown = QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute))
    return QLocale(language).toString(shown, "d MMMM yyyy HH.mm")

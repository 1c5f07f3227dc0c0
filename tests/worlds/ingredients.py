"""What worlds are drawn from: a few youths, the terms and topics in play, and how often each thing happens."""

from datetime import date
from functools import partial

from sspf_desk.terms import Kind, Party, Seat, Topic
from tests.builders import a_commitment, a_need, a_note, a_question, a_signal, a_strength, a_view
from tests.worlds.acts import Youth

SCHOOL_PAIR = (Seat.SCHOOL_LEAD, Seat.COUNSELLOR)
YOUTHS = tuple(
    Youth(given=given, family=family, born=born, school_class=where, source=f"källa-{given}")
    for given, family, born, where in (
        ("Alva", "Lindqvist", date(2013, 3, 14), "7B"),
        ("Åke", "Öberg", date(2012, 6, 2), "8A"),
        ("Bo", "Ek", date(2013, 5, 9), "7B"),
    )
)
TERMS = {
    Kind.SIGNAL: ("S02", "S09", "S14", "S45", "S66"),
    Kind.STRENGTH: ("P01", "P07"),
    Kind.NEED: ("N04", "N10"),
}
MADE = {
    Kind.SIGNAL: a_signal,
    Kind.STRENGTH: a_strength,
    Kind.NEED: a_need,
    Kind.CHILDS_VIEW: a_view,
    Kind.QUESTION: a_question,
    Kind.COMMITMENT: a_commitment,
    Kind.NOTE_TO_SELF: a_note,
    Kind.MINUTE: partial(a_note, kind=Kind.MINUTE),
}
TOPICS = (Topic.SCHOOL, Topic.WELLBEING, Topic.BEHAVIOUR, Topic.HEALTH, Topic.CRIME_AND_SAFETY)
PARTY_OF = {
    Seat.SCHOOL_LEAD: Party.SCHOOL,
    Seat.COUNSELLOR: Party.SCHOOL,
    Seat.NURSE: Party.SCHOOL_HEALTH,
    Seat.SOCIAL_SERVICES: Party.SOCIAL_SERVICES,
    Seat.LEISURE: Party.LEISURE,
}
WEIGHTS = {
    "pupil": 3, "adopt": 7, "record": 11, "correct": 4, "attach": 2, "offer": 5, "promise": 9, "take": 5, "accept": 9,
    "withdraw": 4, "decide": 8, "link": 7, "import_again": 4, "call": 2, "ready": 1, "put_on": 4, "compose": 3,
    "sign_in": 4, "branch": 2, "pass_time": 3,
}  # fmt: skip

from datetime import date, timedelta

import pytest

from sspf_desk import catalogue
from sspf_desk.casework.drafts import LONGEST_NOTE_DAYS, LONGEST_TEXT, Draft, Problem
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models import content as c
from sspf_desk.models.content import CommitmentState, PlaceKind
from sspf_desk.settings import resource
from sspf_desk.terms import Kind, Seat, Topic
from tests.builders import (
    SCHOOL,
    TODAY,
    a_commitment,
    a_need,
    a_note,
    a_question,
    a_signal,
    a_strength,
    a_view,
)

TERMS = catalogue.load(resource("catalogue"))
NUMBER = "20110314-2384"
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def a_minute(text="Kuratorn ringer hem.", **change):
    return Draft(**{"kind": Kind.MINUTE, "text": text, "day": TODAY} | change)


WHOLE = (a_signal(), a_strength(), a_need(), a_view(), a_question(), a_commitment(), a_minute(), a_note())


def problems(draft):
    return draft.problems(TERMS, TODAY)


@pytest.mark.parametrize("draft", WHOLE, ids=lambda draft: draft.kind.value)
def test_a_whole_draft_has_no_problems_and_makes_its_own_kind(draft):
    assert problems(draft) == ()
    assert type(draft.content(TODAY)).__name__.casefold() == draft.kind.value.replace("_", "")


@pytest.mark.parametrize("kind", [Kind.CONSENT, Kind.GRANT, Kind.PUPIL_CARD, Kind.MEETING, Kind.COPY])
def test_what_comes_of_other_acts_is_not_recorded_by_hand(kind):
    assert problems(a_signal(kind=kind)) == (Problem.NOT_RECORDABLE,)


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (a_signal(term=""), Problem.TERM_MISSING),
        (a_signal(term="S99"), Problem.TERM_MISSING),
        (a_signal(term="P01"), Problem.TERM_OF_ANOTHER_KIND),
        (a_strength(term="N04"), Problem.TERM_OF_ANOTHER_KIND),
        (a_signal("  \n"), Problem.TEXT_MISSING),
        (a_view(""), Problem.TEXT_MISSING),
        (a_signal("x" * (LONGEST_TEXT + 1)), Problem.TEXT_TOO_LONG),
        (a_signal(remark="x" * (LONGEST_TEXT + 1)), Problem.TEXT_TOO_LONG),
        (a_signal(f"Han har {NUMBER}."), Problem.PERSONAL_NUMBER),
        (a_signal(remark=NUMBER), Problem.PERSONAL_NUMBER),
        (a_signal(seen_by=f"mentor {NUMBER}"), Problem.PERSONAL_NUMBER),
        (a_signal(purpose=NUMBER), Problem.PERSONAL_NUMBER),
        (a_signal(persons=(NUMBER,)), Problem.PERSONAL_NUMBER),
        (a_signal(day=None), Problem.DAY_MISSING),
        (a_minute(day=None), Problem.DAY_MISSING),
        (a_commitment(day=None), Problem.DAY_MISSING),
        (a_signal(day=TOMORROW), Problem.DAY_IN_FUTURE),
        (a_view(day=TOMORROW), Problem.DAY_IN_FUTURE),
        (a_question(day=TOMORROW), Problem.DAY_IN_FUTURE),
        (a_signal(place=None), Problem.PLACE_MISSING),
        (a_signal(seen_by=" "), Problem.WITNESS_MISSING),
        (a_view(topics=frozenset()), Problem.TOPIC_MISSING),
        (a_question(topics=frozenset()), Problem.TOPIC_MISSING),
        (a_commitment(topics=frozenset()), Problem.TOPIC_MISSING),
        (a_commitment(owner=None), Problem.OWNER_MISSING),
        (a_commitment(day=YESTERDAY), Problem.DUE_DAY_PASSED),
        (a_note(day=YESTERDAY), Problem.DUE_DAY_PASSED),
        (a_note(day=TODAY + timedelta(days=LONGEST_NOTE_DAYS + 1)), Problem.NOTE_KEPT_TOO_LONG),
        (a_view(day=None), Problem.ASKED_DAY_MISSING),
    ],
)
def test_each_thing_that_is_wrong_is_named_alone(draft, problem):
    assert problems(draft) == (problem,)


def test_every_problem_has_its_case():
    cases = test_each_thing_that_is_wrong_is_named_alone.pytestmark[0].args[1]
    assert {problem for _, problem in cases} | {Problem.NOT_RECORDABLE} == set(Problem)


@pytest.mark.parametrize(
    "draft",
    [
        a_signal(day=TODAY),
        a_commitment(day=TODAY),
        a_note(day=TODAY),
        a_note(day=TODAY + timedelta(days=LONGEST_NOTE_DAYS)),
        a_signal("x" * LONGEST_TEXT),
        a_question(day=None),
        a_view("", known=False, day=None),
        a_view("", known=False),
    ],
)
def test_what_stands_at_the_edge_can_be_recorded(draft):
    assert problems(draft) == ()


def test_all_that_is_wrong_is_told_in_reading_order():
    assert problems(a_signal("", term="", day=None, place=None, seen_by="")) == (
        Problem.TERM_MISSING,
        Problem.TEXT_MISSING,
        Problem.DAY_MISSING,
        Problem.PLACE_MISSING,
        Problem.WITNESS_MISSING,
    )


def test_a_draft_with_a_problem_is_refused_naming_the_first_and_nothing_of_its_text():
    with pytest.raises(Refusal) as refused:
        a_signal("", place=None).insist(TERMS, TODAY)
    assert refused.value.reason is Reason.DRAFT_INCOMPLETE
    assert refused.value.places == {"problem": "text_missing"}


def test_a_personal_number_is_refused_before_all_else():
    with pytest.raises(Refusal) as refused:
        a_signal(NUMBER, term="", place=None).insist(TERMS, TODAY)
    assert refused.value.reason is Reason.PERSONAL_NUMBER
    assert refused.value.places == {}


def test_a_whole_draft_is_not_refused():
    a_signal().insist(TERMS, TODAY)


def test_the_term_brings_its_topics_and_flags_and_the_health_line():
    term = next(t for t in TERMS.terms(Kind.SIGNAL) if Topic.HEALTH in t.topics)
    facts = a_signal(term=term.id).facts(TERMS, "OSL 23:2 st.1")
    assert facts.topics == term.topics
    assert Topic.HEALTH in facts.topics
    assert "H" in facts.flags


def test_the_seats_own_secrecy_stands_beside_those_its_author_adds():
    facts = a_signal(secrecies=frozenset({"OSL 21:3"})).facts(TERMS, "OSL 23:2 st.1")
    assert facts.secrecies == {"OSL 21:3", "OSL 23:2 st.1"}


def test_a_seat_without_a_secrecy_of_its_own_adds_none():
    assert a_signal().facts(TERMS, None).secrecies == frozenset()


def test_where_no_term_is_the_drafts_own_topics_stand():
    facts = a_view().facts(TERMS, None)
    assert (facts.topics, facts.flags) == (SCHOOL, frozenset())


def test_what_is_written_loses_its_outer_white_space():
    made = a_signal("  Borta.\n", remark=" Trött. ", seen_by=" mentor ").content(TODAY)
    assert made == c.Signal("S02", "Borta.", "Trött.", date(2026, 11, 18), PlaceKind.SCHOOL, "mentor")


def test_a_commitment_is_an_offer_until_its_owner_has_answered():
    made = a_commitment(owner=Seat.POLICE).content(TODAY)
    assert (made.state, made.owner, made.offer) == (CommitmentState.OFFERED, Seat.POLICE, None)


def test_a_commitment_without_an_owner_is_never_made():
    with pytest.raises(Refusal) as refused:
        a_commitment(owner=None).content(TODAY)
    assert refused.value.places == {"problem": "owner_missing"}


def test_a_signal_without_a_kind_of_place_is_of_another_place():
    assert a_signal(place=None).content(TODAY).place is PlaceKind.OTHER


def test_words_of_a_view_that_is_not_known_are_stored_nowhere():
    assert a_view("Mina ord.", known=False).content(TODAY).words == ""
    assert a_view("Mina ord.").content(TODAY).words == "Mina ord."


def test_what_is_kept_without_numbers_has_none_in_any_text():
    number = "811228-9874"
    draft = Draft(Kind.SIGNAL, number, number, seen_by=number, purpose=number, persons=(number,))
    left = draft.without_numbers()
    assert {left.text, left.remark, left.seen_by, left.purpose, *left.persons} == {"[...]"}

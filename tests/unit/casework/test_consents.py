from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.casework.consents import ConsentProblem, months_after
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Heading
from sspf_desk.models.papers import MaturityJudgement, Voice
from sspf_desk.models.practice import OwnYes, Practice
from sspf_desk.terms import Party, PupilId, Topic
from tests.builders import NO, NOT_ASKED, TODAY, YES, a_consent

NUMBER = "20110314-2384"
BORN = date(2010, 6, 1)
HEADING = Heading(PupilId("a" * 32), "Alva Lindqvist", "9B", 2011, None)
CASES = MappingProxyType({
    ConsentProblem.NOBODY_TELLS: ({"tells": ()}, None),
    ConsentProblem.NOBODY_IS_TOLD: ({"told": ()}, None),
    ConsentProblem.TOPIC_MISSING: ({"topics": frozenset()}, None),
    ConsentProblem.PURPOSE_MISSING: ({"purpose": " "}, None),
    ConsentProblem.ENDS_BEFORE_IT_BEGINS: ({"from_on": date(2027, 1, 2), "until_on": date(2027, 1, 1)}, None),
    ConsentProblem.ALREADY_ENDED: ({"from_on": date(2026, 11, 1), "until_on": date(2026, 11, 19)}, None),
    ConsentProblem.TOO_LONG: ({"until_on": date(2027, 11, 21)}, None),
    ConsentProblem.NOBODY_SAID_YES: ({"voices": (Voice("pappa", NO, "", "möte", TODAY),), "own": None}, BORN),
    ConsentProblem.OWN_YES_MISSING: ({"own": None}, BORN),
    ConsentProblem.GUARDIANS_YES_MISSING: ({"voices": (), "maturity": MaturityJudgement("Karin", " ")}, BORN),
    ConsentProblem.MATURITY_MISSING: ({"maturity": MaturityJudgement(" ", "mogen")}, None),
    ConsentProblem.ASK_ANEW: ({}, date(2011, 12, 24)),
    ConsentProblem.ENDS_AT_18: ({}, date(2008, 12, 24)),
    ConsentProblem.PERSONAL_NUMBER: ({"purpose": f"Stöd åt {NUMBER}"}, None),
})  # fmt: skip


def problems(draft, born=BORN, **practice):
    return draft.problems(TODAY, born, Practice(**practice))


def test_a_whole_consent_has_no_problems():
    assert problems(a_consent()) == ()
    a_consent().insist(TODAY, BORN, Practice())


@pytest.mark.parametrize("problem", CASES)
def test_each_thing_that_is_wrong_is_named_alone(problem):
    change, born = CASES[problem]
    assert problems(a_consent(**change), born) == (problem,)


def test_without_a_voice_nobody_has_said_yes_either():
    assert problems(a_consent(voices=(), own=None)) == (ConsentProblem.VOICE_MISSING, ConsentProblem.NOBODY_SAID_YES)


def test_every_problem_has_its_case():
    assert {*CASES, ConsentProblem.VOICE_MISSING} == set(ConsentProblem)


def a_voice(**change):
    return Voice(**{"who": "mamma", "answer": YES, "words": "", "how": "telefon", "said_on": TODAY} | change)


@pytest.mark.parametrize(
    "change",
    [
        {"original": NUMBER},
        {"maturity": MaturityJudgement("Karin", NUMBER)},
        {"maturity": MaturityJudgement(NUMBER, "mogen")},
        {"voices": (a_voice(words=NUMBER),)},
        {"voices": (a_voice(who=f"mamma {NUMBER}"),)},
        {"voices": (a_voice(how=NUMBER),)},
        {"own": a_voice(words=NUMBER)},
    ],
)
def test_no_free_text_of_a_consent_holds_a_personal_number(change):
    assert problems(a_consent(**change)) == (ConsentProblem.PERSONAL_NUMBER,)
    with pytest.raises(Refusal) as refused:
        a_consent(**change).insist(TODAY, BORN, Practice())
    assert refused.value.reason is Reason.PERSONAL_NUMBER


def test_a_consent_with_a_problem_is_refused_naming_the_first():
    with pytest.raises(Refusal) as refused:
        a_consent(topics=frozenset(), purpose="").insist(TODAY, BORN, Practice())
    assert (refused.value.reason, refused.value.places) == (Reason.DRAFT_INCOMPLETE, {"problem": "topic_missing"})


def test_twelve_months_are_the_most_and_not_a_day_more():
    assert problems(a_consent(until_on=date(2027, 11, 20))) == ()


def test_a_consent_may_hold_for_one_day():
    assert problems(a_consent(until_on=TODAY)) == ()


def test_it_may_end_the_day_before_the_fifteenth_birthday_but_not_hold_on_it():
    born = date(2011, 12, 24)
    assert problems(a_consent(until_on=date(2026, 12, 23)), born) == ()
    assert problems(a_consent(until_on=date(2026, 12, 24)), born) == (ConsentProblem.ASK_ANEW,)


def test_asked_for_on_the_birthday_itself_it_is_asked_anew_already():
    assert problems(a_consent(), date(2011, 11, 20)) == ()


def test_born_on_a_leap_day_one_comes_of_age_on_the_first_of_march():
    draft = a_consent(from_on=date(2026, 12, 1), until_on=date(2027, 2, 28))
    assert problems(draft, date(2012, 2, 29)) == ()


def test_where_only_the_year_is_known_no_birthday_is_concluded():
    assert problems(a_consent(), None) == ()


FIFTEEN, YOUNGER, OF_AGE = date(2011, 3, 14), date(2013, 3, 14), date(2008, 3, 14)
GUARDIAN = a_voice()
PUPIL = a_voice(who="eleven", how="samtal")
NO_REASON = MaturityJudgement("Karin Kurator", "")
MISSES_OWN, MISSES_GUARDIAN = (ConsentProblem.OWN_YES_MISSING,), (ConsentProblem.GUARDIANS_YES_MISSING,)


@pytest.mark.parametrize(
    ("own_yes", "by_guardian", "by_pupil"),
    [
        (OwnYes.BESIDE, MISSES_OWN, MISSES_GUARDIAN),
        (OwnYes.ALONE, MISSES_OWN, ()),
        (OwnYes.GUARDIANS, (), ()),
    ],
)
def test_whose_yes_is_needed_from_the_age_is_as_the_municipality_has_it(own_yes, by_guardian, by_pupil):
    guardian, pupil = a_consent(own=None), a_consent(voices=(), own=PUPIL, maturity=NO_REASON)
    assert problems(guardian, FIFTEEN, own_yes=own_yes) == by_guardian
    assert problems(pupil, FIFTEEN, own_yes=own_yes) == by_pupil
    assert problems(a_consent(voices=(GUARDIAN,), own=PUPIL), FIFTEEN, own_yes=own_yes) == ()


@pytest.mark.parametrize("own_yes", OwnYes)
def test_before_the_age_somebodys_yes_is_enough_for_the_form(own_yes):
    assert problems(a_consent(own=None), YOUNGER, own_yes=own_yes) == ()
    assert problems(a_consent(own=None), YOUNGER, own_yes=own_yes, own_from=13) == (
        () if own_yes is OwnYes.GUARDIANS else MISSES_OWN
    )


@pytest.mark.parametrize("own_yes", OwnYes)
def test_of_age_the_pupil_alone_says_yes_whatever_is_set(own_yes):
    assert problems(a_consent(own=None), OF_AGE, own_yes=own_yes, own_from=18) == MISSES_OWN
    assert problems(a_consent(voices=(), own=PUPIL, maturity=NO_REASON), OF_AGE, own_yes=own_yes) == ()


def test_a_written_reason_lets_the_pupils_own_yes_stand_alone():
    reason = MaturityJudgement("Karin Kurator", "Far hotar; Alva förstår vad hon säger ja till.")
    assert problems(a_consent(voices=(), own=PUPIL, maturity=reason), FIFTEEN) == ()


def test_the_pupils_no_is_no_yes_however_many_guardians_say_yes():
    said = a_consent(voices=(GUARDIAN, GUARDIAN), own=a_voice(answer=NO))
    assert problems(said, FIFTEEN) == MISSES_OWN
    assert problems(said, FIFTEEN, own_yes=OwnYes.GUARDIANS) == ()


def test_a_flat_no_asks_for_nobodys_yes():
    flat = a_consent(tells=(), told=(), no=tuple(Party), voices=(a_voice(answer=NO),), own=a_voice(answer=NO))
    assert problems(flat, FIFTEEN) == ()


@pytest.mark.parametrize(
    ("change", "born", "practice", "told"),
    [
        ({"own": None}, FIFTEEN, {"own_from": 14}, ("own_yes_missing", 14)),
        ({"own": None}, OF_AGE, {"own_yes": OwnYes.GUARDIANS}, ("own_yes_missing", 18)),
        ({"voices": (), "maturity": NO_REASON}, FIFTEEN, {}, ("guardians_yes_missing", 15)),
        ({}, date(2012, 12, 24), {"own_from": 14}, ("ask_anew", 14)),
        ({}, date(2008, 12, 24), {}, ("ends_at_18", 18)),
        ({}, BORN, {"longest_months": 3, "usual_months": 3}, ("too_long", 3)),
    ],
)
def test_what_is_passed_is_named_with_its_limit(change, born, practice, told):
    with pytest.raises(Refusal) as refused:
        a_consent(**change).insist(TODAY, born, Practice(**practice))
    assert refused.value.places == {"problem": told[0], "limit": told[1]}


def test_asked_when_of_age_it_ends_there_and_is_not_told_twice():
    assert problems(a_consent(), date(2008, 12, 24), own_from=18) == (ConsentProblem.ENDS_AT_18,)


def test_the_longest_is_what_the_group_has_set():
    assert problems(a_consent(until_on=date(2026, 12, 20)), longest_months=1, usual_months=1) == ()
    assert problems(a_consent(until_on=date(2026, 12, 21)), longest_months=1, usual_months=1) == (
        ConsentProblem.TOO_LONG,
    )


def test_the_pupils_own_words_stand_last_in_the_consent():
    made = a_consent(voices=(GUARDIAN,), own=PUPIL).consent(HEADING)
    assert made.voices == (GUARDIAN, PUPIL)
    assert a_consent(voices=(GUARDIAN,), own=None).consent(HEADING).voices == (GUARDIAN,)


def test_a_no_stands_in_the_consent_beside_the_yes():
    made = a_consent(no=(Party.POLICE,), purpose=" Stöd ", original=" pärm ").consent(HEADING)
    said = {answer.party: (answer.tells, answer.told) for answer in made.answers}
    assert said[Party.POLICE] == (NO, NO)
    assert said[Party.SCHOOL] == (YES, YES)
    assert said[Party.LEISURE] == (NOT_ASKED, NOT_ASKED)
    assert (made.purpose, made.original, made.heading, made.withdrawals) == ("Stöd", "pärm", HEADING, ())
    assert Topic.HEALTH not in made.topics


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 3, 1)),
        (date(2026, 10, 31), 1, date(2026, 12, 1)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 20), 12, date(2027, 11, 20)),
        (date(2024, 2, 29), 12, date(2025, 3, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, then):
    assert months_after(day, months) == then


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_the_same_day_some_months_later_is_never_earlier_than_a_month_short(day, months):
    then = months_after(day, months)
    passed = (then.year - day.year) * 12 + then.month - day.month
    assert passed == months if then.day == day.day else (passed, then.day) == (months + 1, 1)

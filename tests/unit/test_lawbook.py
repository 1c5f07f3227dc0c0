"""The shipped law as a table that a counsellor or a lawyer can read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.lawbook import DamageTest, WhyNot, load
from sspf_desk.settings import resource
from sspf_desk.terms import Seat

BOOK = load(resource("law", "2026-04-27.toml"))
TODAY = date(2026, 11, 23)
LEAD, COUNSELLOR, NURSE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE
SOCIAL, LEISURE, POLICE = Seat.SOCIAL_SERVICES, Seat.LEISURE, Seat.POLICE

# What each rule can break (domain.md 2.3). "yes" can, "-" cannot, or does not concern it.
COLUMNS = (
    "OSL 23:2 st.2",
    "OSL 23:2 st.3",
    "OSL 23:2 st.1",
    "OSL 25:1",
    "OSL 26:1",
    "OSL 35:1",
    "OSL 18:1",
    "OSL 18:2",
)
MATRIX = """
rule                             lead  addr  kurator nurse social police inv   intel
Menprövning                      yes   yes   yes     yes   yes    yes    yes   yes
OSL 10:1, 12:2                   yes   yes   yes     yes   yes    yes    -     -
OSL 10:2                         yes   yes   yes     yes   yes    yes    yes   yes
OSL 10:15 a                      yes   yes   yes     -     yes    yes    -     -
OSL 10:18 a                      -     -     -       -     yes    -      -     -
OSL 10:18 c                      -     -     -       yes   yes    -      -     -
OSL 10:19                        -     -     -       yes   yes    -      -     -
OSL 10:20                        -     -     -       -     yes    -      -     -
OSL 10:21                        -     -     -       yes   yes    -      -     -
OSL 10:22                        -     -     -       -     yes    -      -     -
OSL 10:23                        -     -     -       yes   yes    -      -     -
OSL 10:24                        yes   yes   yes     -     -      -      -     -
OSL 10:27                        yes   yes   yes     -     -      yes    yes   yes
OSL 25:12                        -     -     -       yes   -      -      -     -
OSL 25:13 a                      -     -     -       yes   -      -      -     -
OSL 26:9                         -     -     -       -     yes    -      -     -
OSL 26:9 a                       -     -     -       -     yes    -      -     -
Lag (2025:170) 6 §, OSL 10:28    -     -     -       -     -      -      -     -
Lag (2025:170) 7 §, OSL 10:28    yes   yes   yes     -     -      -      -     -
Skollagen 6 a:10, OSL 10:28      yes   yes   yes     -     -      -      -     -
Polislagen 6 §, OSL 10:28        -     -     -       -     -      yes    yes   yes
"""
RULES = {line[:33].strip(): line[33:].split() for line in MATRIX.strip().splitlines()[1:]}
CELLS = [
    (rule, secrecy, word == "yes")
    for rule, words in RULES.items()
    for secrecy, word in zip(COLUMNS, words, strict=True)
]

# What a decision about the giver's own, ordinary facts can rest on today (domain.md 2.5), beside a harm test and 10:2.
ROUTES = [
    (LEAD, COUNSELLOR, ""),
    (LEAD, NURSE, "osl-10-27"),
    (LEAD, SOCIAL, "osl-10-15-a osl-10-27"),
    (LEAD, LEISURE, ""),
    (LEAD, POLICE, "osl-10-15-a osl-10-24 osl-10-27 lag-2025-170-7 skollagen-6-a-10"),
    (COUNSELLOR, LEAD, ""),
    (COUNSELLOR, NURSE, "osl-10-27"),
    (COUNSELLOR, SOCIAL, "osl-10-15-a osl-10-27"),
    (COUNSELLOR, LEISURE, ""),
    (COUNSELLOR, POLICE, "osl-10-15-a osl-10-24 osl-10-27 lag-2025-170-7 skollagen-6-a-10"),
    (NURSE, LEAD, "osl-25-13-a"),
    (NURSE, COUNSELLOR, "osl-25-13-a"),
    (NURSE, SOCIAL, "osl-25-12"),
    (NURSE, LEISURE, ""),
    (NURSE, POLICE, "osl-10-18-c osl-10-19 osl-10-21 osl-10-23"),
    (SOCIAL, LEAD, "osl-26-9-a"),
    (SOCIAL, COUNSELLOR, "osl-26-9-a"),
    (SOCIAL, NURSE, "osl-26-9 osl-26-9-a"),
    (SOCIAL, LEISURE, ""),
    (
        SOCIAL,
        POLICE,
        "osl-10-15-a-social-police osl-10-18-a osl-10-18-c osl-10-19 osl-10-20 osl-10-21 osl-10-22 osl-10-23",
    ),
    (POLICE, LEAD, "osl-10-15-a-police osl-10-27-police"),
    (POLICE, COUNSELLOR, "osl-10-15-a-police osl-10-27-police"),
    (POLICE, NURSE, "osl-10-15-a-police osl-10-27-police"),
    (POLICE, SOCIAL, "osl-10-15-a-police osl-10-27-police polislagen-6"),
    (POLICE, LEISURE, "osl-10-15-a-police osl-10-27-police"),
]


def greyed(name: str, secrecies: set[str], giver: Seat, receiver: Seat, on: date = TODAY) -> WhyNot | None:
    choices = BOOK.choices(frozenset(secrecies), giver, receiver, on)
    return next(choice.why_not for choice in choices if choice.provision.id == name)


def own(seat: Seat) -> frozenset[str]:
    return frozenset({BOOK.secrecy_of(seat, TODAY)} - {None})


@pytest.mark.parametrize(("rule", "secrecy", "breaks"), CELLS)
def test_a_rule_breaks_just_the_secrecies_the_table_says(rule, secrecy, breaks):
    assert any(secrecy in p.reaches for p in BOOK.provisions if p.name == rule) is breaks


def test_the_table_speaks_of_every_rule_in_the_book():
    assert set(RULES) == {p.name for p in BOOK.provisions}


@pytest.mark.parametrize(("giver", "receiver", "usable"), ROUTES)
def test_between_two_seats_a_decision_can_rest_on_just_these(giver, receiver, usable):
    chosen = [c.provision.id for c in BOOK.choices(own(giver), giver, receiver, TODAY) if c.can_choose]
    assert chosen == ["harm-test", "osl-10-2", *usable.split()]


def test_each_seats_own_facts_carry_its_secrecy_and_leisure_has_none():
    assert {seat: BOOK.secrecy_of(seat, TODAY) for seat in Seat} == {
        LEAD: "OSL 23:2 st.2",
        COUNSELLOR: "OSL 23:2 st.1",
        NURSE: "OSL 25:1",
        SOCIAL: "OSL 26:1",
        LEISURE: None,
        POLICE: "OSL 35:1",
    }


def test_a_seat_has_no_secrecy_before_the_books_first_day():
    assert BOOK.secrecy_of(NURSE, date(2024, 12, 31)) is None


def test_the_damage_test_presumes_secrecy_for_all_but_the_lead_and_the_register_is_absolute():
    tests = {s.name: s.damage_test for s in BOOK.secrecies}
    assert {name for name, test in tests.items() if test is DamageTest.PRESUMES_SECRECY} == {
        "OSL 23:2 st.1", "OSL 25:1", "OSL 26:1", "OSL 35:1", "OSL 18:2", "OSL 40:7 g",
    }  # fmt: skip
    assert tests["OSL 23:2 st.2"] is DamageTest.PRESUMES_OPENNESS
    assert tests["OSL 35:3"] is DamageTest.ABSOLUTE


def test_nothing_breaks_the_criminal_records_register():
    assert not any("OSL 35:3" in p.reaches for p in BOOK.provisions)


def test_consent_never_lifts_what_protects_the_polices_work_nor_the_register():
    reach = BOOK.consent_reach(TODAY)
    assert {"OSL 23:2 st.1", "OSL 25:1", "OSL 26:1", "OSL 35:1", "OSL 21:1", "OSL 40:7 g"} <= reach
    assert reach.isdisjoint({"OSL 18:1", "OSL 18:2", "OSL 35:3"})


def test_consent_lifts_nothing_on_a_day_it_is_not_in_the_book():
    assert BOOK.consent_reach(date(2024, 12, 31)) == frozenset()


def test_consent_is_taken_on_its_own_page_and_is_no_choice_for_a_decision():
    assert "consent" not in {c.provision.id for c in BOOK.choices(frozenset(), LEAD, POLICE, TODAY)}
    assert BOOK.provision("consent", TODAY).by_consent


def test_10_15_a_opens_on_the_first_of_december_2025():
    own_facts = {"OSL 23:2 st.2"}
    assert greyed("osl-10-15-a", own_facts, LEAD, POLICE, date(2025, 11, 30)) is WhyNot.NOT_IN_FORCE
    assert greyed("osl-10-15-a", own_facts, LEAD, POLICE, date(2025, 12, 1)) is None


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("osl-10-15-a", date(2025, 12, 1)),
        ("osl-10-18-a", date(2025, 4, 1)),
        ("osl-10-23", date(2025, 4, 1)),
        ("lag-2025-170-6", date(2025, 4, 1)),
        ("lag-2025-170-7", date(2025, 4, 1)),
    ],
)
def test_a_provision_is_known_from_its_first_day_and_not_the_day_before(name, first):
    assert BOOK.provision(name, first).id == name
    with pytest.raises(Refusal) as refused:
        BOOK.provision(name, date.fromordinal(first.toordinal() - 1))
    assert refused.value.reason is Reason.UNKNOWN_PROVISION


def test_an_unknown_provision_is_refused():
    with pytest.raises(Refusal) as refused:
        BOOK.provision("osl-99-99", TODAY)
    assert refused.value.reason is Reason.UNKNOWN_PROVISION


@pytest.mark.parametrize(
    ("name", "secrecies", "giver", "receiver", "why"),
    [
        ("osl-10-27", {"OSL 25:1"}, NURSE, POLICE, WhyNot.CANNOT_REACH),
        ("osl-10-27", {"OSL 26:1"}, SOCIAL, LEAD, WhyNot.CANNOT_REACH),
        ("osl-10-15-a", {"OSL 25:1"}, NURSE, POLICE, WhyNot.CANNOT_REACH),
        ("osl-10-15-a-police", {"OSL 35:1", "OSL 18:1"}, POLICE, LEAD, WhyNot.CANNOT_REACH),
        ("lag-2025-170-7", {"OSL 25:1"}, LEAD, POLICE, WhyNot.CANNOT_REACH),
        ("harm-test", {"OSL 35:1", "OSL 35:3"}, POLICE, LEAD, WhyNot.CANNOT_REACH),
        ("harm-test", {"a secrecy nobody has heard of"}, LEAD, POLICE, WhyNot.CANNOT_REACH),
        ("osl-10-18-a", {"OSL 26:1"}, LEAD, POLICE, WhyNot.NOT_FROM_HERE),
        ("osl-10-18-a", {"OSL 26:1"}, SOCIAL, LEAD, WhyNot.NOT_TO_THERE),
        ("osl-10-24", {"OSL 23:2 st.1"}, COUNSELLOR, LEISURE, WhyNot.NOT_TO_THERE),
        ("osl-25-13-a", {"OSL 25:1"}, NURSE, POLICE, WhyNot.NOT_TO_THERE),
        ("harm-test", {"OSL 23:2 st.2"}, LEAD, LEAD, WhyNot.NOT_TO_THERE),
        ("osl-10-15-a-social-school", {"OSL 26:1"}, SOCIAL, LEAD, WhyNot.UNSETTLED),
        ("osl-10-15-a-social-school", {"OSL 26:1"}, SOCIAL, LEISURE, WhyNot.NOT_TO_THERE),
    ],
)
def test_what_cannot_be_used_is_greyed_with_the_reason(name, secrecies, giver, receiver, why):
    assert greyed(name, secrecies, giver, receiver) is why


def test_every_provision_is_listed_greyed_or_not():
    listed = [c.provision.id for c in BOOK.choices(own(NURSE), NURSE, LEISURE, TODAY)]
    assert listed == [p.id for p in BOOK.provisions if not p.by_consent]


def test_a_fact_that_no_secrecy_shuts_can_be_told_by_the_harm_test():
    assert greyed("harm-test", set(), LEISURE, POLICE) is None


def test_health_is_reached_along_with_what_shuts_it_besides():
    assert greyed("osl-25-12", {"OSL 25:1", "OSL 21:1"}, NURSE, SOCIAL) is None


def test_only_what_the_law_lays_on_the_rektor_needs_the_mandate():
    assert {p.id for p in BOOK.provisions if p.mandate} == {"lag-2025-170-7", "skollagen-6-a-10"}


def test_what_goes_to_authorities_only_says_so():
    assert {p.name for p in BOOK.provisions if p.to_authority_only} == {"OSL 10:15 a", "OSL 10:27", "OSL 25:13 a"}


def test_what_waits_for_a_lawyer_says_why():
    assert [p.id for p in BOOK.provisions if not p.settled] == ["osl-10-15-a-social-school"]
    assert "jurist" in BOOK.provision("osl-10-15-a-social-school", TODAY).note


def test_the_book_says_how_far_it_was_checked():
    assert BOOK.checked_until == date(2026, 4, 27)


NAMES = st.sampled_from([s.name for s in BOOK.secrecies] + ["OSL 99:9"])
DAYS = st.dates(date(2024, 6, 1), date(2027, 6, 1))


@given(st.frozensets(NAMES), st.sampled_from(Seat), st.sampled_from(Seat), DAYS)
def test_what_can_be_chosen_reaches_every_secrecy_from_here_to_there_on_that_day(secrecies, giver, receiver, on):
    for choice in BOOK.choices(secrecies, giver, receiver, on):
        provision = choice.provision
        fits = (
            secrecies <= provision.reaches
            and giver in provision.from_seats
            and receiver in provision.to_seats
            and giver is not receiver
            and provision.opens <= on
            and provision.settled
        )
        assert choice.can_choose is fits
        assert choice.can_choose is (choice.why_not is None)


@given(st.frozensets(NAMES), NAMES, st.sampled_from(Seat), st.sampled_from(Seat), DAYS)
def test_one_more_secrecy_never_opens_a_choice(secrecies, more, giver, receiver, on):
    def usable(names: frozenset[str]) -> set[str]:
        return {c.provision.id for c in BOOK.choices(names, giver, receiver, on) if c.can_choose}

    assert usable(secrecies | {more}) <= usable(secrecies)

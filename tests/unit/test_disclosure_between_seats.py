"""What opens between seats without a consent or a decision, and what no ground ever opens."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sspf_desk.disclosure import NEVER_SHARED, TOLD_BY_CONSENT, Reader, rule, standing_for
from sspf_desk.terms import SAME_BRANCH, Ground, Kind, Seat
from tests.strategies import MOMENTS, carried, items, nameless, opened, readers, seats, standings

BARE = Reader(Seat.LEISURE, MOMENTS[0], (), same_branch=False)
consented, decided = opened(Ground.CONSENT), opened(Ground.DECISION)


# --------------------------------------------------------------------------- what no ground ever opens


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.PUPIL_CARD}))
@given(item=items, reader=readers)
@settings(max_examples=30)
def test_protected_data_stay_with_their_holder(kind, item, reader):
    for seat in set(Seat) - {item.holder}:
        assert rule(replace(item, kind=kind, protected=True), replace(reader, seat=seat, same_branch=True)) is None


@pytest.mark.parametrize("holder", list(Seat))
@pytest.mark.parametrize("seat", list(Seat))
@given(item=items, reader=readers)
@settings(max_examples=10)
def test_a_shut_card_is_known_to_both_school_seats_and_to_nobody_else(holder, seat, item, reader):
    """It has no name left; that it is shut, the other must know, to shut his own."""
    card = replace(item, kind=Kind.PUPIL_CARD, holder=holder, protected=True)
    opens = Ground.OWN if holder is seat else Ground.SAME_BRANCH if {holder, seat} == SAME_BRANCH else None
    assert rule(card, replace(reader, seat=seat, same_branch=True)) is opens
    assert rule(card, replace(reader, seat=seat, same_branch=False)) is (Ground.OWN if holder is seat else None)


@given(carried)
def test_protection_shuts_what_was_open(found):
    item, reader, _ = found
    assert rule(replace(item, protected=True), reader) is None


@pytest.mark.parametrize("kind", [Kind.NOTE_TO_SELF, Kind.LINK])
@given(item=items, reader=readers)
def test_a_note_to_self_and_a_link_are_never_shared(kind, item, reader):
    for seat in set(Seat) - {item.holder}:
        assert rule(replace(item, kind=kind), replace(reader, seat=seat, same_branch=True)) is None


@given(carried, st.sampled_from(sorted(set(Kind) - TOLD_BY_CONSENT)))
def test_a_consent_or_a_decision_opens_no_paper_of_the_desk(found, kind):
    item, reader, _ = found
    assert rule(nameless(replace(item, kind=kind)), reader) is None


# ----------------------------------------------------------------------------------------- same branch


@given(items, readers)
def test_same_branch_is_lead_and_counsellor_and_nobody_else(item, reader):
    if rule(item, reader) is Ground.SAME_BRANCH:
        assert {item.holder, reader.seat} == SAME_BRANCH
        assert reader.same_branch
        assert item.kind not in NEVER_SHARED


@pytest.mark.parametrize("holder", list(Seat))
@pytest.mark.parametrize("seat", list(Seat))
@given(item=items)
@settings(max_examples=10)
def test_the_setting_opens_between_the_two_school_seats_alone(holder, seat, item):
    fact = nameless(replace(item, holder=holder, kind=Kind.SIGNAL, protected=False))
    open_between = {holder, seat} == {Seat.SCHOOL_LEAD, Seat.COUNSELLOR}
    expected = Ground.OWN if holder is seat else Ground.SAME_BRANCH if open_between else None
    assert rule(fact, replace(BARE, seat=seat, same_branch=True)) is expected


# ------------------------------------------------------------------------------------ promises, papers


@given(items, seats, st.sampled_from(Kind))
def test_a_promise_opens_the_commitment_and_nothing_else(item, seat, kind):
    assume(seat is not item.holder)
    promised = replace(item, kind=kind, owner=seat, named=frozenset(), protected=False)
    expected = Ground.PROMISE if kind is Kind.COMMITMENT else None
    assert rule(promised, replace(BARE, seat=seat)) is expected


@given(items, seats, seats)
def test_anothers_promise_opens_nothing(item, seat, owner):
    assume(seat not in {item.holder, owner})
    promised = replace(item, kind=Kind.COMMITMENT, owner=owner)
    assert rule(promised, replace(BARE, seat=seat)) is None


@pytest.mark.parametrize("kind", list(Kind))
@given(item=items, seat=seats)
@settings(max_examples=30)
def test_only_papers_are_open_to_the_seats_they_name(kind, item, seat):
    assume(seat is not item.holder)
    paper = replace(item, kind=kind, owner=None, named=frozenset({seat}), protected=False, closes=None)
    expected = {
        Kind.CONSENT: Ground.CONSENT,
        Kind.MEETING: Ground.ADDRESSED,
        Kind.COPY: Ground.ADDRESSED,
        Kind.READINESS: Ground.ADDRESSED,
    }.get(kind)
    assert rule(paper, replace(BARE, seat=seat)) is expected
    assert rule(replace(paper, named=frozenset(Seat) - {seat}), replace(BARE, seat=seat)) is None


@given(item=items, standing=standings, reader=readers)
def test_a_consent_and_readiness_are_open_to_their_end_and_a_grant_while_what_it_makes_stands(item, standing, reader):
    seat = reader.seat
    assume(seat is not item.holder)
    shut = replace(BARE, seat=seat, at=reader.at, standings=(standing,))
    paper = replace(item, owner=None, named=frozenset({seat}), protected=False)
    lasts = paper.closes is None or reader.at < paper.closes
    for kind in (Kind.CONSENT, Kind.READINESS):
        assert (rule(replace(paper, kind=kind), shut) is not None) is lasts
    in_force = standing.opens <= reader.at < standing.closes
    stands = standing.id == paper.version and seat in standing.receivers and in_force
    assert (rule(replace(paper, kind=Kind.GRANT), shut) is not None) is (lasts and stands)


@given(consented, decided)
def test_the_first_ground_is_the_reason_shown(consent, decision):
    item, reader, standing = consent
    named = replace(
        decision[2], giver=item.holder, receivers=frozenset({reader.seat}), pupil=item.pupil,
        items=frozenset({item.item}), reaches=standing.reaches,
    )  # fmt: skip
    both = replace(reader, standings=(named, standing))
    assert rule(nameless(item), both) is Ground.CONSENT
    promised = replace(nameless(item), kind=Kind.COMMITMENT, owner=reader.seat)
    assert rule(promised, both) is Ground.PROMISE
    assert set(standing_for(item, both)) == {named, standing}

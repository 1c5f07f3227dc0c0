"""The laws of disclosure: closed unless a ground opens, and no ground opens more than it says."""

import ast
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from sspf_desk import disclosure
from sspf_desk.disclosure import Disclosed, carries, reveal, rule, standing_for
from sspf_desk.terms import Ground, ItemId, PupilId, Topic
from tests.strategies import (
    DAYS,
    PUPILS,
    SECRECIES,
    carried,
    items,
    nameless,
    opened,
    readers,
    seats,
    standings,
)

A_MOMENT = timedelta(microseconds=1)
consented, decided = opened(Ground.CONSENT), opened(Ground.DECISION)


# ------------------------------------------------------------------------------- closed from the start


@given(items, readers)
def test_without_a_ground_nothing_is_told(item, reader):
    assume(item.holder is not reader.seat)
    assert rule(nameless(item), replace(reader, standings=(), same_branch=False)) is None


@given(items, readers)
def test_whoever_holds_an_item_has_it(item, reader):
    assert rule(item, replace(reader, seat=item.holder)) is Ground.OWN


@given(items, readers, standings)
def test_a_ground_more_only_adds(item, reader, another):
    before = rule(item, reader)
    after = rule(item, replace(reader, standings=(another, *reader.standings)))
    assert after is not None or before is None


@given(items, readers, st.randoms())
def test_the_order_of_the_grounds_does_not_matter(item, reader, random):
    mixed = random.sample(reader.standings, len(reader.standings))
    assert rule(item, reader) is rule(item, replace(reader, standings=tuple(mixed)))


@given(items, readers)
def test_the_branch_setting_only_adds(item, reader):
    shut = rule(item, replace(reader, same_branch=False))
    assert shut is None or rule(item, replace(reader, same_branch=True)) is not None


# -------------------------------------------------------------------------------- grounds are directed


@given(carried)
def test_a_ground_opens_what_it_says(found):
    item, reader, standing = found
    assert rule(nameless(item), reader) is standing.ground
    assert standing_for(item, reader) == (standing,)


@given(carried)
def test_a_ground_never_opens_the_way_back(found):
    item, reader, standing = found
    back = nameless(replace(item, holder=reader.seat))
    assert rule(back, replace(reader, seat=item.holder)) is None
    assert not carries(standing, back, replace(reader, seat=item.holder))


@given(carried, seats)
def test_a_ground_opens_nothing_to_a_seat_it_does_not_name(found, seat):
    item, reader, standing = found
    assume(seat not in standing.receivers | {item.holder})
    assert rule(nameless(item), replace(reader, seat=seat)) is None


@given(carried, seats)
def test_a_ground_opens_only_the_givers_own_items(found, giver):
    item, reader, standing = found
    assume(giver is not standing.giver)
    assert rule(nameless(item), replace(reader, standings=(replace(standing, giver=giver),))) is None


@given(carried)
def test_a_ground_opens_one_pupil(found):
    item, reader, _ = found
    for pupil in (None, PUPILS[1], PupilId("c" * 32)):
        assert rule(nameless(replace(item, pupil=pupil)), reader) is None


@given(carried, standings)
def test_ending_one_ground_leaves_what_another_carries(found, ended):
    item, reader, standing = found
    both = replace(reader, standings=(ended, standing))
    assert standing in standing_for(item, both)
    assert all(carries(each, item, both) for each in standing_for(item, both))


# ------------------------------------------------------------------------------------------- listeners


@given(items, st.lists(readers, max_size=3), readers)
def test_one_more_listener_never_opens_a_secret(item, present, another):
    if reveal("x", item, [*present, another]) is not None:
        assert not present or reveal("x", item, present) is not None


@given(items)
def test_nobody_listening_is_told_nothing(item):
    assert reveal("x", item, ()) is None


@given(items, st.lists(readers, min_size=1, max_size=3))
def test_text_goes_out_only_when_every_reader_has_a_ground(item, present):
    told = reveal("Åsa", item, present)
    assert (told is not None) is all(rule(item, reader) for reader in present)
    assert told is None or (type(told) is Disclosed and told == "Åsa")


def test_nothing_but_reveal_makes_text_that_pages_accept():
    package = Path(disclosure.__file__).parent
    makers = [
        (path.name, function.name)
        for path in package.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) == "Disclosed"
    ]
    assert makers == [("disclosure.py", "reveal")]


# ------------------------------------------------------------------------------------------- secrecies


@given(carried)
def test_a_ground_must_reach_every_secrecy(found):
    item, reader, standing = found
    for missed in SECRECIES:
        shut = replace(item, secrecies=item.secrecies | {missed})
        short = replace(standing, reaches=standing.reaches - {missed})
        assert rule(nameless(shut), replace(reader, standings=(short,))) is None


@given(carried)
def test_two_grounds_do_not_reach_together_what_neither_reaches_alone(found):
    item, reader, standing = found
    both = nameless(replace(item, secrecies=frozenset({"OSL 26:1", "OSL 18:1"})))
    halves = tuple(replace(standing, reaches=frozenset({name})) for name in ("OSL 26:1", "OSL 18:1"))
    assert rule(both, replace(reader, standings=halves)) is None


# -------------------------------------------------------------------------------------------- consents


@given(consented)
def test_a_consent_speaks_of_every_topic_or_it_is_silent(found):
    item, reader, standing = found
    for topic in item.topics:
        narrow = replace(standing, topics=standing.topics - {topic})
        assert rule(nameless(item), replace(reader, standings=(narrow,))) is None
    assert rule(nameless(replace(item, topics=item.topics | {Topic.ONLINE})), reader) is None


@given(consented)
def test_an_item_without_a_topic_is_not_spoken_of(found):
    item, reader, _ = found
    assert rule(nameless(replace(item, topics=frozenset())), reader) is None


@given(consented)
def test_an_older_fact_is_told_only_where_older_facts_are_included(found):
    item, reader, standing = found
    since = replace(reader, standings=(replace(standing, facts_from=DAYS[2]),))
    always = replace(reader, standings=(replace(standing, facts_from=None),))
    for seen_on, told in ((None, None), (DAYS[1], None), (DAYS[2], Ground.CONSENT), (DAYS[3], Ground.CONSENT)):
        fact = nameless(replace(item, seen_on=seen_on))
        assert rule(fact, since) is told
        assert rule(fact, always) is Ground.CONSENT


@given(consented)
def test_a_consent_is_standing_and_takes_in_later_items(found):
    item, reader, _ = found
    assert rule(nameless(replace(item, item=ItemId("9" * 32), seen_on=DAYS[3])), reader) is Ground.CONSENT


# ------------------------------------------------------------------------------------------- decisions


@given(decided)
def test_a_decision_opens_only_the_items_it_names(found):
    item, reader, standing = found
    assert rule(nameless(replace(item, item=ItemId("9" * 32))), reader) is None
    without = replace(standing, items=standing.items - {item.item})
    assert rule(nameless(item), replace(reader, standings=(without,))) is None


@given(decided)
def test_a_decision_asks_neither_for_topics_nor_for_days(found):
    item, reader, _ = found
    bare = nameless(replace(item, topics=frozenset(), seen_on=None))
    assert rule(bare, reader) is Ground.DECISION


# --------------------------------------------------------------------------------------------- periods


@given(carried)
def test_a_ground_holds_from_its_first_moment_until_just_before_its_last(found):
    item, reader, standing = found
    told = [
        rule(nameless(item), replace(reader, at=at)) is not None
        for at in (standing.opens - A_MOMENT, standing.opens, standing.closes - A_MOMENT, standing.closes)
    ]
    assert told == [False, True, True, False]


@given(carried)
def test_a_ground_that_ends_as_it_begins_opens_nothing(found):
    item, reader, standing = found
    empty = replace(standing, closes=standing.opens)
    assert rule(nameless(item), replace(reader, at=standing.opens, standings=(empty,))) is None

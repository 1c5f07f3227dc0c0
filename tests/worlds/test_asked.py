"""Every way to ask a desk joins the two-worlds test: what it tells, or how it refuses, stands in a reader's lines."""

from contextlib import contextmanager

import pytest

from sspf_desk.casework.kept import Kept
from sspf_desk.casework.overview import Overview
from sspf_desk.casework.today import Today
from sspf_desk.desk import Desk
from sspf_desk.terms import Seat
from tests.worlds import acts, seen
from tests.worlds.asked import LED_TO, journeys, noted, ways
from tests.worlds.draw import draw
from tests.worlds.everything import everything
from tests.worlds.lean import make_lean
from tests.worlds.play import play
from tests.worlds.seen import Look, Whole
from tests.worlds.test_two_worlds import BLOCK, ORDINARY
from tests.worlds.world import World

LEAD = Seat.SCHOOL_LEAD
NOT_ASKED: frozenset[tuple[type, str]] = frozenset()
"""Ways that need not be asked, each with its reason beside it. None so far: what must not be done is asked refused."""


EMPTY = World(LEAD, branch=True, acts=())


@contextmanager
def looking(world):
    """The lead about to look at a world."""
    with pytest.MonkeyPatch.context() as patch, noted() as asked:
        make_lean(patch)
        with play(world) as played:
            yield Look(world, played, Whole(world, played), LEAD), asked


@pytest.fixture(scope="module")
def asked():
    """What is asked by one who looks at all there is."""
    with looking(everything()) as (look, asked):
        look.all()
        look.upkeep()
    return asked


def test_every_way_to_ask_a_desk_is_asked_by_a_look(asked):
    assert ways() - asked == NOT_ASKED


@pytest.mark.parametrize("kind", [Desk, Overview, Kept])
@pytest.mark.parametrize("held", [lambda self: 1, property(lambda self: 1)], ids=["method", "property"])
def test_a_new_way_that_no_look_asks_is_missed(asked, monkeypatch, kind, held):
    before = ways()
    monkeypatch.setattr(kind, "told_anew", held, raising=False)
    assert ways() - asked - before == {(kind, "told_anew")}


def test_what_can_be_asked_and_is_no_method_is_not_passed_over(monkeypatch):
    monkeypatch.setattr(Overview, "told_anew", [].copy, raising=False)
    with pytest.raises(TypeError):
        ways()


def test_what_is_asked_only_inside_another_way_is_missed_until_it_is_asked_by_itself(monkeypatch):
    monkeypatch.setattr(Overview, "told_anew", lambda self: 1, raising=False)
    monkeypatch.setattr(Today, "told_through", lambda self: overview.told_anew(), raising=False)
    with looking(EMPTY) as (look, asked):
        desk = look._played.school[LEAD]
        overview = desk.overview
        look.see("through", desk.today.told_through)
        assert asked == {(Today, "told_through")}
        look.see("by itself", overview.told_anew)
        assert asked == {(Today, "told_through"), (Overview, "told_anew")}


def test_what_is_asked_beside_the_looks_is_missed():
    with looking(EMPTY) as (look, asked):
        look._played.school[LEAD].overview.pupils()
    assert not asked


def test_a_look_that_leaves_something_out_is_told_of(monkeypatch):
    monkeypatch.setattr(seen, "look_through", lambda *windows: None)
    with looking(EMPTY) as (look, asked):
        look.all()
    assert {(Overview, "pupils"), (Today, "day"), (Today, "promises_of")} <= ways() - asked


def test_a_desk_holds_no_journey_that_is_not_known():
    with looking(EMPTY) as (look, _):
        desk = look._played.school[LEAD]
        kinds = {field: type(getattr(desk, field)) for field in journeys()}
        openly = [one for field in kinds for name, one in vars(getattr(desk, field)).items() if name[0] != "_"]
    assert kinds == journeys()
    assert {type(one) for one in openly} == set(LED_TO)


def test_all_that_can_be_done_is_done_in_the_ordinary_worlds():
    known = {act for act in vars(acts).values() if isinstance(act, type) and issubclass(act, acts.Act)}
    seeds = (seed for first in ORDINARY for seed in range(first, first + BLOCK))
    drawn = {type(act) for seed in seeds for act in draw(seed).acts}
    assert drawn == known - {acts.Act, acts.AboutPupil, acts.Settle} == {type(act) for act in everything().acts}

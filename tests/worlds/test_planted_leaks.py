"""The two laws would notice: each leak planted in the program makes one of them fail within some dozen worlds."""

from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest
import sqlalchemy as sa

from sspf_desk import agenda, desk, disclosure
from sspf_desk.casework import people, recording
from sspf_desk.casework.commitments import Commitments
from sspf_desk.casework.erasure import Erasure
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings import register
from sspf_desk.meetings.planning import Planning
from sspf_desk.meetings.preparing import Preparing
from sspf_desk.membership import leaving
from sspf_desk.models import record
from sspf_desk.models.papers import Consent, Grant, Readiness
from sspf_desk.models.tables import version
from sspf_desk.records.erasing import Eraser
from sspf_desk.terms import Act, Ground, Kind, Seat
from tests.worlds.draw import draw
from tests.worlds.law import try_world

LEAD, COUNSELLOR, NURSE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE
SOCIAL, LEISURE = Seat.SOCIAL_SERVICES, Seat.LEISURE
MODEST = range(2000, 2020)
"""Worlds within which a planted leak must have been found; some hundred scenarios."""


def a_signal_opens_without_a_ground(patch):
    def careless(item, reader):
        return Ground.CONSENT if item.kind is Kind.SIGNAL and not item.protected else None

    patch.setattr(disclosure, "RULES", (*disclosure.RULES, careless))


def a_consent_opens_to_those_it_does_not_name(patch):
    carries, named = disclosure.carries, record._named_in
    everyone = frozenset(Seat)

    def careless(standing, item, reader):
        return carries(replace(standing, receivers=everyone), item, reader)

    patch.setattr(disclosure, "carries", careless)

    def to_everyone(content, holder):
        said = named(content, holder)
        return everyone - {holder} if said and isinstance(content, Consent | Grant) else said

    patch.setattr(record, "_named_in", to_everyone)


def a_withdrawal_is_not_heeded(patch):
    patch.setattr(Consent, "withdrawn_by", lambda self, at: ())


def the_health_line_is_not_heeded(patch):
    patch.setattr(disclosure, "_consent_speaks", lambda standing, item: bool(item.topics & standing.topics))


def a_shut_pupil_is_listed(patch):
    row = people._row

    def listed(ref, papers, reader):
        bare = [replace(p, opened=replace(p.opened, item=replace(p.opened.item, protected=False))) for p in papers]
        return row(ref, bare, reader)

    patch.setattr(people, "_row", listed)


def a_heading_counts_what_is_hidden(patch):
    sheet = recording.Recording.sheet

    def counted(self, pupil):
        found = sheet(self, pupil)
        return replace(found, name=f"{found.name} ({how_much_there_is(self)})")

    patch.setattr(recording.Recording, "sheet", counted)


def the_mark_names_what_shuts_the_hidden(patch):
    case = agenda._case

    def marked(file, reader):
        found = case(file, reader)
        hidden = frozenset().union(*(entry.item.secrecies for entry in file.entries))
        return found and (found[0], found[1] | hidden)

    patch.setattr(agenda, "_case", marked)


def how_much_there_is(journey):
    """The number of sealed versions in the vault, whoever's they are."""
    with journey._acts.begin(Act.VIEWED, reading=True) as session:
        return session.connection.execute(sa.select(sa.func.count()).select_from(version)).scalar()


def either(versions):
    """0 or 1 by how many versions there are; not by odd and even, for what is hidden often comes in pairs."""
    return sha256(str(versions).encode()).digest()[0] & 1


def tossed(journey):
    """0 or 1 by how much there is, whoever's it is."""
    return either(how_much_there_is(journey))


def the_hidden_moves_what_is_shown(patch):
    sheet = recording.Recording.sheet

    def moved(self, pupil):
        found = sheet(self, pupil)
        return replace(found, lines=found.lines[:: 1 if tossed(self) else -1])

    patch.setattr(recording.Recording, "sheet", moved)


def a_refusal_tells_how_much_there_is(patch):
    sheet = recording.Recording.sheet

    def told(self, pupil):
        try:
            return sheet(self, pupil)
        except Refusal:
            raise Refusal(Reason.UNKNOWN_PUPIL, row=how_much_there_is(self)) from None

    patch.setattr(recording.Recording, "sheet", told)


def the_status_tells_how_much_there_is(patch):
    upkeep = desk.Desk.upkeep

    def told(self):
        return replace(upkeep(self), keeper=f"{how_much_there_is(self.people)}")

    patch.setattr(desk.Desk, "upkeep", told)


def what_is_asked_of_a_leaver_is_all_that_is_hidden(patch):
    asked = leaving.Leaving._asked_first

    def of_all(self, name, **answers):
        facts = asked(self, name, **answers)
        if tossed(self._open_of.__self__):
            raise Refusal(Reason.COMMITMENTS_OPEN, seat=facts.seat)
        return facts

    patch.setattr(leaving.Leaving, "_asked_first", of_all)


def an_own_item_is_withheld(patch):
    patch.setattr(disclosure, "_own_promise", lambda item, reader: None)
    patch.setattr(disclosure, "RULES", tuple(r for r in disclosure.RULES if r.__name__ != "_own_promise"))


def an_erasure_leaves_the_item(patch):
    patch.setattr(Eraser, "_take", lambda self, keys: None)


def open_commitments_come_and_go_with_the_hidden(patch):
    open_of = Commitments.open_of
    patch.setattr(Commitments, "open_of", lambda self, seat: open_of(self, seat)[: tossed(self)])


def an_erasure_tells_others_that_there_is_such_an_item(patch):
    erase = Erasure.erase

    def told(self, pupil, item, decision):
        try:
            return erase(self, pupil, item, decision)
        except Refusal as refusal:
            raise Refusal(refusal.reason, row=how_much_there_is(self)) from None

    patch.setattr(Erasure, "erase", told)


def a_meetings_pupils_come_and_go_with_the_hidden(patch):
    view = Planning.view

    def counted(self, meeting):
        found = view(self, meeting)
        return replace(found, pupils=found.pupils[tossed(self) :])

    patch.setattr(Planning, "view", counted)


def what_one_seat_has_said_before_a_meeting_is_told_to_all(patch):
    named = record._named_in

    def to_everyone(content, holder):
        return frozenset(Seat) - {holder} if isinstance(content, Readiness) else named(content, holder)

    patch.setattr(record, "_named_in", to_everyone)
    prepared = Preparing._prepared

    def told(self, session, called):
        found = prepared(self, session, called)
        said = dict(self._said(session, called.item))
        return replace(found, seats=tuple(self._seats(session, called, said)))

    patch.setattr(Preparing, "_prepared", told)


def readiness_comes_and_goes_with_the_hidden(patch):
    view = Preparing.view

    def counted(self, meeting):
        found = view(self, meeting)
        return replace(found, ready=found.ready != bool(tossed(self)))

    patch.setattr(Preparing, "view", counted)


def the_register_tells_of_copies_to_others(patch):
    patch.setattr(register, "_is_told", lambda copy, meeting, seat: copy.meeting == meeting)


LEAKS = {
    a_signal_opens_without_a_ground: (2, SOCIAL),
    a_consent_opens_to_those_it_does_not_name: (0, LEISURE),
    a_withdrawal_is_not_heeded: (1, NURSE),
    the_health_line_is_not_heeded: (6, LEAD),
    a_shut_pupil_is_listed: (5, LEAD),
    a_heading_counts_what_is_hidden: (0, COUNSELLOR),
    the_hidden_moves_what_is_shown: (0, SOCIAL),
    the_mark_names_what_shuts_the_hidden: (6, LEAD),
    a_refusal_tells_how_much_there_is: (0, COUNSELLOR),
    the_status_tells_how_much_there_is: (0, LEISURE),
    what_is_asked_of_a_leaver_is_all_that_is_hidden: (3, COUNSELLOR),
    an_own_item_is_withheld: (13, SOCIAL),
    an_erasure_leaves_the_item: (0, LEAD),
    open_commitments_come_and_go_with_the_hidden: (4, LEAD),
    an_erasure_tells_others_that_there_is_such_an_item: (0, COUNSELLOR),
    a_meetings_pupils_come_and_go_with_the_hidden: (6, LEAD),
    the_register_tells_of_copies_to_others: (16, LEAD),
    what_one_seat_has_said_before_a_meeting_is_told_to_all: (0, COUNSELLOR),
    readiness_comes_and_goes_with_the_hidden: (5, NURSE),
}
"""Each with the world, counted from the first, and the reader with whom the ordinary run begins to look for it."""


def found_in(plant, start, reader):
    """The first world from there on in which one reader finds what is planted; None where none is near."""
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        seeds = range(MODEST.start + start, MODEST.stop + start)
        return next((seed for seed in seeds if try_world(draw(seed), (reader,)).faults), None)


@cache
def all_is_well(seed, reader):
    """Whether a reader finds nothing wrong in a world as it is."""
    return not try_world(draw(seed), (reader,)).faults


@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("plant", LEAKS, ids=lambda plant: plant.__name__)
def test_a_planted_leak_is_found_where_without_it_all_is_well(plant):
    start, reader = LEAKS[plant]
    found = found_in(plant, start, reader)
    assert found is not None
    assert all_is_well(found, reader)


@pytest.mark.nightly
@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("plant", LEAKS, ids=lambda plant: plant.__name__)
def test_a_planted_leak_is_found_within_a_modest_number_of_worlds(plant, monkeypatch):
    plant(monkeypatch)
    assert any(try_world(draw(seed)).faults for seed in MODEST)

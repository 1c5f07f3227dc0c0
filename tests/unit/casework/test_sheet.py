"""A pupil's page: what is read, on what ground and until when, and what may be known and done of one's own."""

from datetime import date

import pytest

from sspf_desk.casework.drafts import Draft
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Ground, Kind, Mode, Party, Seat
from tests.builders import (
    TODAY,
    a_commitment,
    a_consent,
    a_decision,
    a_need,
    a_note,
    a_question,
    a_signal,
    a_strength,
    a_view,
)

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
A_MINUTE = Draft(Kind.MINUTE, "Skolan bokar ett möte.", day=date(2026, 11, 19))


@pytest.fixture
def group(school):
    return school.join(COUNSELLOR, SOCIAL).at_the_table(POLICE)


@pytest.fixture
def alva(group):
    return group.add(LEAD)


def only(view, kind):
    (line,) = [one for one in view.sheet.lines if one.kind is kind]
    return line


def own(view, item):
    (found,) = [one for one in view.own if one.item == item]
    return found


def test_the_page_says_who_this_is_and_which_day_it_is(group, alva):
    view = group[LEAD].recording.open(alva)
    assert (view.sheet.name, view.sheet.school_class, view.birth_year, view.today) == (
        "Alva Lindqvist",
        "9B",
        2011,
        TODAY,
    )
    assert view.alias == group[LEAD].people.list()[0].alias


def test_whoever_knows_the_pupil_by_a_heading_alone_sees_no_alias(group, alva):
    group[LEAD].recording.record(alva, a_commitment(owner=SOCIAL))
    (row,) = group[SOCIAL].people.list()
    view = group[SOCIAL].recording.open(row.pupil)
    assert (view.sheet.name, view.alias, view.birth_year) == ("Alva Lindqvist", "", 2011)
    assert view.own == ()


def test_a_consents_ground_has_a_last_day_and_ones_own_has_none(group, alva):
    group[LEAD].recording.record(alva, a_signal())
    consent = group[LEAD].grounds.take(alva, a_consent(until_on=date(2027, 2, 14)))
    group[LEAD].grounds.accept(alva, consent)
    (row,) = group[SOCIAL].people.list()
    received = group[SOCIAL].recording.open(row.pupil)
    assert only(received, Kind.SIGNAL).until_on == date(2027, 2, 14)
    assert only(received, Kind.CONSENT).until_on == date(2027, 2, 14)
    mine = group[LEAD].recording.open(alva)
    assert [line.until_on for line in mine.sheet.lines if line.ground is Ground.OWN] == [None, None]


def test_of_several_grounds_the_one_that_lasts_longest_is_told(group, alva):
    item = group[LEAD].recording.record(alva, a_signal()).item
    for until in (date(2026, 12, 24), date(2026, 12, 31), date(2026, 12, 1)):
        group[LEAD].grounds.decide(alva, a_decision({item}, until_on=until))
    (row,) = group[SOCIAL].people.list()
    assert only(group[SOCIAL].recording.open(row.pupil), Kind.SIGNAL).until_on == date(2026, 12, 31)


def test_the_time_line_has_days_of_what_was_seen_decided_and_consented(group, alva):
    desk = group[LEAD]
    for draft in (a_signal(day=date(2026, 11, 3)), A_MINUTE, a_note()):
        desk.recording.record(alva, draft)
    desk.grounds.take(alva, a_consent(from_on=date(2026, 11, 20)))
    days = {line.kind: line.day for line in desk.recording.open(alva).sheet.lines}
    assert days == {
        Kind.SIGNAL: date(2026, 11, 3),
        Kind.MINUTE: date(2026, 11, 19),
        Kind.CONSENT: date(2026, 11, 20),
        Kind.NOTE_TO_SELF: TODAY,
    }


def test_a_decision_is_headed_by_its_provision_as_the_law_names_it(group, alva):
    item = group[LEAD].recording.record(alva, a_signal()).item
    group[LEAD].grounds.decide(alva, a_decision({item}))
    line = only(group[LEAD].recording.open(alva), Kind.DECISION)
    assert line.title == "Menprövning"
    assert line.detail == "Lämnas ut till socialtjänst till och med 31 december 2026, beslutat av Lena Rektor"


def test_a_decision_that_lets_nothing_out_says_so(group, alva):
    item = group[LEAD].recording.record(alva, a_signal()).item
    group[LEAD].grounds.decide(alva, a_decision({item}, lets_out=False))
    detail = only(group[LEAD].recording.open(alva), Kind.DECISION).detail
    assert detail == "Lämnas inte ut till socialtjänst, beslutat av Lena Rektor"


def test_ones_own_entry_tells_who_else_may_read_it_and_who_may_not(group, alva):
    item = group[LEAD].recording.record(alva, a_signal()).item
    group[LEAD].grounds.decide(alva, a_decision({item}, POLICE))
    told = own(group[LEAD].recording.open(alva), item)
    assert {one.seat: one.ground for one in told.open_to} == {
        LEAD: Ground.OWN,
        COUNSELLOR: Ground.SAME_BRANCH,
        POLICE: Ground.DECISION,
    }
    assert told.shut_to == (SOCIAL,)


def test_nothing_is_told_of_who_may_read_what_another_seat_wrote(group, alva):
    item = group[LEAD].recording.record(alva, a_signal()).item
    view = group[COUNSELLOR].recording.open(alva)
    assert [line.item for line in view.sheet.lines] == [item]
    assert view.own == ()


def test_what_is_written_by_itself_can_be_corrected_and_a_promise_that_was_answered_cannot(group, alva):
    desk = group[LEAD].recording
    signal, note = desk.record(alva, a_signal()).item, desk.record(alva, a_note()).item
    offer = desk.record(alva, a_commitment(owner=LEAD)).item
    view = desk.open(alva)
    assert [own(view, item).correctable for item in (signal, note, offer)] == [True, True, True]
    assert [own(view, item).erasable for item in (signal, note, offer)] == [True, False, True]
    desk.promise(alva, offer, accepted=True)
    assert not own(desk.open(alva), offer).correctable


def test_a_seat_that_reads_corrects_its_notes_alone(school):
    school.join(SOCIAL, mode=Mode.READS)
    alva = school.add(LEAD)
    offer = school[LEAD].recording.record(alva, a_commitment(owner=SOCIAL)).item
    (row,) = school[SOCIAL].people.list()
    school[SOCIAL].recording.promise(row.pupil, offer, accepted=True)
    note = school[SOCIAL].recording.record(row.pupil, a_note())
    view = school[SOCIAL].recording.open(note.pupil)
    assert own(view, note.item).correctable
    assert {one.erasable for one in view.own} == {False}
    assert {one.correctable for one in view.own if one.item != note.item} == {False}


@pytest.mark.parametrize(
    "draft",
    [
        a_signal(remark="Verkar trött."),
        a_strength(),
        a_need(),
        a_view(),
        a_question(),
        a_commitment(),
        A_MINUTE,
        a_note(),
    ],
    ids=lambda draft: draft.kind.value,
)
def test_what_was_written_comes_back_as_the_draft_that_it_was(group, alva, draft):
    recorded = group[LEAD].recording.record(alva, draft)
    told = group[LEAD].recording.written(alva, recorded.item, draft.kind)
    assert told.stamp == recorded.stamp
    secrecy = told.draft.secrecies
    assert told.draft == Draft(**{name: getattr(draft, name) for name in draft.__slots__} | {"secrecies": secrecy})


def test_what_has_been_corrected_through_it_is_the_same_item(group, alva):
    made = group[LEAD].recording.record(alva, a_signal("ett"))
    told = group[LEAD].recording.written(alva, made.item, Kind.SIGNAL)
    group[LEAD].recording.correct(alva, made.item, told.draft, told.stamp)
    assert group[LEAD].recording.written(alva, made.item, Kind.SIGNAL).draft == told.draft


def test_what_comes_of_other_acts_is_no_draft(group, alva):
    consent = group[LEAD].grounds.take(alva, a_consent())
    with pytest.raises(Refusal) as refused:
        group[LEAD].recording.written(alva, consent, Kind.CONSENT)
    assert refused.value.reason is Reason.UNKNOWN_ITEM


def test_another_seats_item_is_no_draft_of_ones_own(group, alva):
    made = group[LEAD].recording.record(alva, a_signal())
    with pytest.raises(Refusal) as refused:
        group[COUNSELLOR].recording.written(alva, made.item, Kind.SIGNAL)
    assert refused.value.reason is Reason.UNKNOWN_ITEM


class TestAudience:
    def who(self, group, alva, draft, item=None, seat=LEAD):
        desk = group[seat]
        audience = desk.recording.open(alva).audience
        return {one.seat: one.ground for one in audience.to_draft(draft, desk.recording._catalogue, item)}

    def test_without_a_ground_a_draft_is_the_schools_own(self, group, alva):
        assert self.who(group, alva, a_signal()) == {LEAD: Ground.OWN, COUNSELLOR: Ground.SAME_BRANCH}

    def test_a_consent_opens_a_draft_once_its_term_says_what_it_is_about(self, group, alva):
        group[LEAD].grounds.accept(alva, group[LEAD].grounds.take(alva, a_consent()))
        assert SOCIAL not in self.who(group, alva, a_signal(term=""))
        assert self.who(group, alva, a_signal())[SOCIAL] is Ground.CONSENT

    def test_what_is_older_than_the_consent_includes_stays_shut(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent(older_facts=False))
        group[LEAD].grounds.accept(alva, consent)
        assert SOCIAL not in self.who(group, alva, a_signal(day=date(2026, 11, 19)))
        assert SOCIAL in self.who(group, alva, a_signal(day=date(2026, 11, 20)))
        assert SOCIAL in self.who(group, alva, a_question(day=None))

    def test_a_promise_is_open_to_whoever_is_to_keep_it(self, group, alva):
        assert self.who(group, alva, a_commitment(owner=POLICE))[POLICE] is Ground.PROMISE

    def test_a_note_is_open_to_nobody_else(self, group, alva):
        assert self.who(group, alva, a_note()) == {LEAD: Ground.OWN}

    def test_a_correction_follows_to_whoever_a_decision_gave_the_item(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        group[LEAD].grounds.decide(alva, a_decision({item}, POLICE))
        assert POLICE in self.who(group, alva, a_signal("rättat"), item)
        assert POLICE not in self.who(group, alva, a_signal("nytt"))

    def test_what_it_says_of_a_draft_is_what_is_so_once_it_is_saved(self, group, alva):
        told = group[LEAD].grounds.take(alva, a_consent(told=(Party.SOCIAL_SERVICES, Party.POLICE)))
        group[LEAD].grounds.accept(alva, told)
        for draft in (a_signal(), a_need(), a_view(), a_commitment(owner=SOCIAL), a_note()):
            foretold = self.who(group, alva, draft)
            item = group[LEAD].recording.record(alva, draft).item
            (found,) = [one for one in group[LEAD].openness.who_may(alva) if one.item == item]
            assert {one.seat: one.ground for one in found.open_to} == foretold

    def test_whoever_has_written_nothing_of_him_yet_has_no_pupil_that_a_ground_could_open(self, group, alva):
        group[LEAD].recording.record(alva, a_commitment(owner=SOCIAL))
        (row,) = group[SOCIAL].people.list()
        assert self.who(group, row.pupil, a_signal(), seat=SOCIAL) == {SOCIAL: Ground.OWN}

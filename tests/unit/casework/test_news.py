"""What is new to one member: what others have given since he last saw it, by count, and gone once he has seen it."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from sspf_desk.casework import news
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.sheet import SHOWN_ORDER
from sspf_desk.membership.backups import Opening
from sspf_desk.models import record
from sspf_desk.models.tables import draft
from sspf_desk.records.opening import _ROW_IDS_AT
from sspf_desk.records.records import Records
from sspf_desk.records.sheet import Reading
from sspf_desk.roster import Roster, RosterPupil
from sspf_desk.terms import Act, Ground, Kind, Mode, Party, Seat, Topic
from tests.builders import (
    NAMES,
    PASSWORD,
    a_commitment,
    a_consent,
    a_decision,
    a_need,
    a_plan,
    a_signal,
    a_strength,
    ready_for_agenda,
)
from tests.reach import Reach, inside

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
READERS = (LEAD, COUNSELLOR, SOCIAL)


@pytest.fixture
def group(school):
    """Everybody has opened his Idag once: what is given from here on is new."""
    school.join(COUNSELLOR, SOCIAL)
    for seat in READERS:
        assert school[seat].today.day().news == ()
    return school


@pytest.fixture
def alva(group):
    return group.add(COUNSELLOR)


def told(school, seat):
    """What a seat's Idag calls new: name, class, and how much from whom."""
    return [(str(row.name), str(row.school_class), row.given) for row in school[seat].today.day().news]


def look_at(desk, pupil):
    """The page, opened and shown."""
    page = desk.recording.open(pupil)
    desk.recording.seen(page)
    return page


def new_on(view):
    return {line.text for line in view.sheet.lines if line.new}


def handle_at(school, seat):
    (row,) = school[seat].people.list()
    return row.pupil


def released(school, pupil, *items, **how):
    school[COUNSELLOR].grounds.decide(pupil, a_decision(items, **how))


def open_by_consent(school, pupil):
    consent = school[COUNSELLOR].grounds.take(pupil, a_consent(tells=(Party.SCHOOL,), told=(Party.SOCIAL_SERVICES,)))
    school[COUNSELLOR].grounds.accept(pupil, consent)
    return consent


class TestWhatIsNew:
    def test_what_a_decision_lets_out_is_new_until_the_page_has_been_shown(self, group, alva):
        record = group[COUNSELLOR].recording.record
        items = [record(alva, one).item for one in (a_signal("Ett."), a_signal("Två."), a_need("Eget."))]
        released(group, alva, *items[:2])
        assert told(group, SOCIAL) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 2),))]
        page = look_at(group[SOCIAL], handle_at(group, SOCIAL))
        assert new_on(page) == {"Ett.", "Två."}
        assert told(group, SOCIAL) == []
        assert new_on(look_at(group[SOCIAL], page.sheet.pupil)) == set()

    def test_the_other_school_seats_entries_are_new_and_its_thousand_cards_are_not(self, group):
        pupils = tuple(RosterPupil(f"e-{n}", "Alva", f"Ek{chr(97 + n)}", date(2011, 3, 14), "9B") for n in range(20))
        group[LEAD].people.take_in(Roster("Björkdalsskolan", "12345678", pupils, 0, frozenset(), 0, 0))
        assert told(group, COUNSELLOR) == []
        for row in group[LEAD].people.list()[:2]:
            group[LEAD].recording.record(row.pupil, a_signal())
        assert [name for name, _, _ in told(group, COUNSELLOR)] == ["Alva Eka", "Alva Ekb"]

    def test_an_offer_waits_where_it_is_answered_and_is_called_new_on_the_page(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_commitment("Ringer hem.", owner=SOCIAL))
        day = group[SOCIAL].today.day()
        assert ([row.text for row in day.promises], day.news) == (["Ringer hem."], ())
        assert new_on(look_at(group[SOCIAL], day.promises[0].pupil)) == {"Ringer hem."}

    def test_a_consent_waits_where_it_is_accepted_and_is_new_to_whoever_is_only_told(self, group, alva):
        group[COUNSELLOR].grounds.take(alva, a_consent(tells=(Party.SCHOOL,), told=(Party.SOCIAL_SERVICES,)))
        assert told(group, SOCIAL) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 1),))]
        assert told(group, LEAD) == []
        assert len(group[LEAD].today.day().to_accept) == 1

    def test_a_listing_stands_on_no_sheet_and_is_no_news(self, group, alva):
        meeting = group[COUNSELLOR].planning.call(a_plan(COUNSELLOR, LEAD, chair=COUNSELLOR))
        ready_for_agenda(group[COUNSELLOR], alva)
        look_at(group[LEAD], alva)
        group[COUNSELLOR].planning.put_on(meeting, alva)
        assert told(group, LEAD) == []

    def test_a_page_that_was_asked_for_and_never_shown_leaves_it_new(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal())
        for _ in range(2):
            assert len(new_on(group[LEAD].recording.open(alva))) == 1
        assert len(told(group, LEAD)) == 1

    def test_ones_own_is_never_new(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal())
        assert told(group, COUNSELLOR) == []
        assert new_on(look_at(group[COUNSELLOR], alva)) == set()

    def test_a_correction_is_new_again(self, group, alva):
        made = group[COUNSELLOR].recording.record(alva, a_signal("Sent."))
        look_at(group[LEAD], alva)
        group[COUNSELLOR].recording.correct(alva, made.item, a_signal("Sent två gånger."), made.stamp)
        assert told(group, LEAD) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 1),))]
        assert new_on(look_at(group[LEAD], alva)) == {"Sent två gånger."}

    def test_several_seats_are_counted_apart_and_pupils_stand_as_in_the_list(self, group, alva):
        other = group.add(COUNSELLOR, "Åke Ek", "7A")
        for pupil in (alva, other):
            item = group[COUNSELLOR].recording.record(pupil, a_signal()).item
            released(group, pupil, item)
        consent = group[COUNSELLOR].grounds.take(alva, a_consent(tells=(Party.SCHOOL,), told=(Party.SOCIAL_SERVICES,)))
        group[LEAD].recording.record(alva, a_strength())
        group[LEAD].grounds.accept(alva, consent)
        assert told(group, SOCIAL) == [
            ("Åke Ek", "7A", ((COUNSELLOR, 1),)),
            ("Alva Lindqvist", "9B", ((LEAD, 1), (COUNSELLOR, 2))),
        ]

    def test_a_seat_that_reads_has_news_too(self, school):
        school.join(COUNSELLOR).join(SOCIAL, mode=Mode.READS)
        school[SOCIAL].today.day()
        pupil = school.add(COUNSELLOR)
        released(school, pupil, school[COUNSELLOR].recording.record(pupil, a_signal()).item)
        assert told(school, SOCIAL) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 1),))]


class TestWhoHasSeenWhat:
    def test_what_lay_there_at_a_members_first_look_is_not_new(self, school):
        school.join(COUNSELLOR, SOCIAL)
        pupil = school.add(COUNSELLOR)
        item = school[COUNSELLOR].recording.record(pupil, a_signal("Från förr.")).item
        released(school, pupil, item)
        assert told(school, SOCIAL) == []
        assert new_on(look_at(school[SOCIAL], handle_at(school, SOCIAL))) == set()

    def test_a_page_opened_before_the_first_look_calls_nothing_new(self, school):
        school.join(COUNSELLOR)
        pupil = school.add(COUNSELLOR)
        school[COUNSELLOR].recording.record(pupil, a_signal())
        assert new_on(look_at(school[LEAD], pupil)) == set()
        school[LEAD].today.news.seen(())
        assert told(school, LEAD) == []

    def test_each_member_of_a_seat_has_marks_of_his_own(self, group, alva):
        group.second(LEAD, "Biträdande")
        with group.doors.sign_in(group.folder, "Biträdande", PASSWORD) as other:
            assert other.today.day().news == ()
            group[COUNSELLOR].recording.record(alva, a_signal())
            look_at(group[LEAD], alva)
            assert told(group, LEAD) == []
            assert [row.given for row in other.today.day().news] == [((COUNSELLOR, 1),)]

    def test_what_came_since_the_page_was_shown_is_new_and_the_rest_is_not(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal("Förra veckan."))
        look_at(group[LEAD], alva)
        group[COUNSELLOR].recording.record(alva, a_signal("I dag."))
        assert new_on(look_at(group[LEAD], alva)) == {"I dag."}

    def test_it_is_remembered_over_the_night(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal())
        look_at(group[LEAD], alva)
        group[COUNSELLOR].recording.record(alva, a_need("I dag."))
        group.all_sign_in()
        assert told(group, LEAD) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 1),))]

    def test_lost_marks_begin_anew_and_nothing_else_is_lost(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal("Finns kvar."))
        lead = inside(group, LEAD)
        with lead.acts.begin(Act.VIEWED) as session:
            session.connection.execute(draft.delete())
        assert told(group, LEAD) == []
        assert [line.text for line in look_at(group[LEAD], alva).sheet.lines] == ["Finns kvar."]
        group[COUNSELLOR].recording.record(alva, a_signal("Nytt igen."))
        assert new_on(look_at(group[LEAD], alva)) == {"Nytt igen."}

    def test_the_pages_readers_list_the_items_of_a_decision_without_having_been_shown_them(self, group, alva):
        """The sheet alone, as the decision form and the command line ask for it, marks nothing."""
        group[COUNSELLOR].recording.record(alva, a_signal())
        for _ in range(2):
            assert [line.new for line in group[LEAD].recording.sheet(alva).lines] == [True]


class TestThatItIsSeen:
    def test_all_that_was_told_of_can_be_marked_at_once(self, group, alva):
        other = group.add(COUNSELLOR, "Åke Ek", "7A")
        for pupil in (alva, other):
            group[COUNSELLOR].recording.record(pupil, a_signal("Ett."))
        rows = group[LEAD].today.day().news
        group[LEAD].today.news.seen(rows)
        assert told(group, LEAD) == []
        assert new_on(look_at(group[LEAD], alva)) == set()

    def test_what_has_come_since_is_not_marked_with_it(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal("Sågs."))
        rows = group[LEAD].today.day().news
        group[COUNSELLOR].recording.record(alva, a_signal("Kom just."))
        group[LEAD].today.news.seen(rows)
        assert told(group, LEAD) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 1),))]
        assert new_on(look_at(group[LEAD], alva)) == {"Kom just."}

    def test_what_has_come_since_a_page_was_shown_is_not_marked_with_it(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal("Sågs."))
        page = group[LEAD].recording.open(alva)
        group[COUNSELLOR].recording.record(alva, a_signal("Kom just."))
        group[LEAD].recording.seen(page)
        assert new_on(group[LEAD].recording.open(alva)) == {"Kom just."}

    def test_a_page_marks_what_it_showed_and_not_what_was_shut(self, group, alva):
        first, second = (group[COUNSELLOR].recording.record(alva, a_signal(text)).item for text in ("Ett.", "Två."))
        released(group, alva, first)
        look_at(group[SOCIAL], handle_at(group, SOCIAL))
        released(group, alva, second)
        assert new_on(look_at(group[SOCIAL], handle_at(group, SOCIAL))) == {"Två."}


class TestWithoutATrace:
    def test_news_whose_ground_is_withdrawn_are_gone(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal())
        consent = open_by_consent(group, alva)
        assert told(group, SOCIAL) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 2),))]
        group[COUNSELLOR].grounds.withdraw(alva, consent, parties=frozenset(), topics=frozenset(), who="vårdnadshavare")
        assert told(group, SOCIAL) == []

    def test_a_row_that_its_giver_has_not_taken_away_yet_tells_nothing(self, group, alva, monkeypatch):
        """The lead has given under the counsellor's consent, and does not know yet that it is withdrawn."""
        consent = group[COUNSELLOR].grounds.take(alva, a_consent(tells=(Party.SCHOOL,), told=(Party.SOCIAL_SERVICES,)))
        group[LEAD].recording.record(alva, a_signal())
        group[LEAD].grounds.accept(alva, consent)
        look_at(group[SOCIAL], handle_at(group, SOCIAL))
        group[LEAD].recording.record(alva, a_need())
        assert told(group, SOCIAL) == [("Alva Lindqvist", "9B", ((LEAD, 1),))]
        part = {"parties": frozenset(), "topics": frozenset({Topic.SCHOOL})}
        group[COUNSELLOR].grounds.withdraw(alva, consent, **part, who="vårdnadshavare")
        the_consent_as_it_stands = [("Alva Lindqvist", "9B", ((COUNSELLOR, 1),))]
        assert told(group, SOCIAL) == the_consent_as_it_stands
        with monkeypatch.context() as patch:
            patch.setattr(news, "rule", lambda item, reader: Ground.OWN)
            assert told(group, SOCIAL) != the_consent_as_it_stands, "the row lies there, and the rule alone shuts it"
        assert told(group, SOCIAL) == the_consent_as_it_stands

    def test_the_moment_a_ground_ends_its_news_end_though_the_row_still_lies_there(self, group, alva, around):
        item = group[COUNSELLOR].recording.record(alva, a_signal()).item
        released(group, alva, item, until_on=date(2026, 11, 25))
        assert len(told(group, SOCIAL)) == 1
        around.now = around.now.replace(day=26)
        assert told(group, SOCIAL) == []

    def test_of_a_pupil_whose_data_are_protected_nothing_is_told(self, group):
        pupil = RosterPupil("e-1", "Alva", "Ek", date(2011, 3, 14), "9B")
        group[LEAD].people.take_in(Roster("Björkdalsskolan", "12345678", (pupil,), 0, frozenset(), 0, 0))
        (row,) = group[LEAD].people.list()
        group[LEAD].recording.record(row.pupil, a_signal())
        assert len(told(group, COUNSELLOR)) == 1
        group[LEAD].people.take_in(Roster("Björkdalsskolan", "12345678", (), 1, frozenset({"e-1"}), 0, 0))
        assert told(group, COUNSELLOR) == []

    def test_nobody_is_told_that_there_is_more_than_he_may_know(self, group, alva):
        items = [group[COUNSELLOR].recording.record(alva, a_signal(f"{n}.")).item for n in range(5)]
        released(group, alva, items[0])
        assert told(group, SOCIAL) == [("Alva Lindqvist", "9B", ((COUNSELLOR, 1),))]

    def test_what_is_kept_is_always_written_and_always_as_large(self, group, alva):
        """Whoever compares two copies of the file sees that a page was opened, which the trail says, and no more."""
        sizes, seen = set(), []
        for act in (lambda: None, lambda: group[COUNSELLOR].recording.record(alva, a_signal())):
            act()
            for look in (group[LEAD].today.day, lambda: look_at(group[LEAD], alva)):
                look()
                (sealed,) = marks_of(group, LEAD)
                sizes.add(len(sealed))
                seen.append(sealed)
        assert len(sizes) == 1
        assert len(set(seen)) == len(seen)


def marks_of(school, seat):
    """What lies there of a member's marks."""
    signed_in = inside(school, seat)
    with signed_in.acts.begin(Act.VIEWED) as session:
        mine = draft.c.member == signed_in.records.keyring.marks_name()
        return list(session.connection.execute(sa.select(draft.c.sealed).where(mine)).scalars())


class TestWhatStaysSeen:
    @pytest.fixture
    def seen(self, group, alva):
        """By a consent, and seen by the social services."""
        group[COUNSELLOR].recording.record(alva, a_signal("Sedd."))
        consent = open_by_consent(group, alva)
        look_at(group[SOCIAL], handle_at(group, SOCIAL))
        return consent

    def test_a_consent_accepted_anew_makes_nothing_new(self, group, alva, seen):
        group[COUNSELLOR].grounds.accept(alva, seen)
        assert told(group, SOCIAL) == []
        assert new_on(look_at(group[SOCIAL], handle_at(group, SOCIAL))) == set()

    def test_another_ground_for_what_was_seen_makes_nothing_new(self, group, alva, seen):
        (line,) = (one for one in group[COUNSELLOR].recording.sheet(alva).lines if one.kind is Kind.SIGNAL)
        released(group, alva, line.item)
        assert told(group, SOCIAL) == []

    def test_a_new_epoch_of_either_seat_makes_nothing_new(self, group, alva, seen):
        for seat in (SOCIAL, COUNSELLOR):
            group.second(seat, f"Vikarie {seat}")
            group[LEAD].leaving.end(f"Vikarie {seat}")
            group.all_sign_in()
        assert told(group, SOCIAL) == []
        assert new_on(look_at(group[SOCIAL], handle_at(group, SOCIAL))) == set()

    def test_a_restored_backup_knows_what_was_seen_when_it_was_made(self, group, alva, seen, tmp_path):
        group[COUNSELLOR].backups.make(tmp_path / "copy")
        group.doors.restore(tmp_path / "copy", tmp_path / "again", Opening(NAMES[SOCIAL], PASSWORD))
        with group.doors.sign_in(tmp_path / "again", NAMES[SOCIAL], PASSWORD) as desk:
            assert desk.today.day().news == ()

    def test_what_was_withdrawn_and_is_given_again_is_not_new_to_who_saw_it(self, group, alva, seen):
        group[COUNSELLOR].grounds.withdraw(alva, seen, parties=frozenset(), topics=frozenset(), who="vårdnadshavare")
        assert told(group, SOCIAL) == []
        again = open_by_consent(group, alva)
        page = look_at(group[SOCIAL], handle_at(group, SOCIAL))
        assert {line.item for line in page.sheet.lines if line.new} == {again}


class TestWhatItCosts:
    def test_only_what_is_new_is_opened(self, group, monkeypatch):
        """Of twenty pupils' rows, as many are read as there are new entries."""
        pupils = [group.add(COUNSELLOR, f"Alva Ek{chr(97 + n)}") for n in range(20)]
        for pupil in pupils:
            group[COUNSELLOR].recording.record(pupil, a_signal())
            look_at(group[LEAD], pupil)
        group[COUNSELLOR].recording.record(pupils[3], a_need())
        opened = []
        given_by, sheet = Reading.given_by, Records.sheet
        monkeypatch.setattr(Reading, "given_by", lambda self, ids: opened.extend(ids) or given_by(self, ids))
        monkeypatch.setattr(Records, "sheet", lambda self, *of: opened.append(of) or sheet(self, *of))
        assert len(told(group, LEAD)) == 1
        assert len(opened) == 1

    def test_to_find_it_the_index_is_read_and_no_row(self, group):
        reach = Reach(group.folder, NAMES[LEAD])
        told = str(_ROW_IDS_AT.compile(compile_kwargs={"literal_binds": False})).split("WHERE")[0]
        (plan,) = reach.sql(f"EXPLAIN QUERY PLAN {told} WHERE tag IN (x'00', x'01')")
        assert "COVERING INDEX" in plan[-1]

    def test_what_is_no_news_is_opened_once(self, group, alva, monkeypatch):
        group[COUNSELLOR].recording.record(alva, a_signal())
        look_at(group[LEAD], alva)
        group.add(COUNSELLOR, "Åke Ek", "7A")
        opened = []
        given_by = Reading.given_by
        monkeypatch.setattr(Reading, "given_by", lambda self, ids: opened.append(len(ids)) or given_by(self, ids))
        assert (told(group, LEAD), told(group, LEAD)) == ([], [])
        assert opened == [1], "the other school seat's card, once"

    def test_a_page_and_a_day_are_one_entry_each_in_the_trail(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_signal())
        lead = inside(group, LEAD)
        for look in (group[LEAD].today.day, lambda: look_at(group[LEAD], alva)):
            with lead.acts.begin(Act.VIEWED) as session:
                before = session.before.sequence + 1
            look()
            assert lead.acts.head.sequence == before + 1
        assert group[LEAD].watch.verify() == ()


def test_a_program_too_old_for_what_was_given_has_a_day_all_the_same(group, alva, monkeypatch):
    group[COUNSELLOR].recording.record(alva, a_signal())
    monkeypatch.setitem(record.SCHEMA, Kind.SIGNAL, 0)
    assert told(group, LEAD) == []
    monkeypatch.undo()
    assert len(told(group, LEAD)) == 1


def test_every_kind_that_is_counted_stands_on_a_sheet():
    assert {Kind.PUPIL_CARD, Kind.GRANT, Kind.LISTING, Kind.LINK}.isdisjoint(SHOWN_ORDER)


class TestTheDraftThatWaits:
    def test_it_is_told_with_whom_it_is_about(self, group, alva):
        desk = group[COUNSELLOR]
        assert desk.today.day().draft is None
        desk.recording.kept.keep(KeptDraft(alva, a_signal()))
        row = desk.today.day().draft
        assert (row.pupil, row.name, row.school_class, row.kind) == (alva, "Alva Lindqvist", "9B", Kind.SIGNAL)
        desk.recording.kept.clear()
        assert desk.today.day().draft is None

    def test_of_a_pupil_who_may_no_longer_be_known_nothing_is_told(self, group, alva):
        offer = group[COUNSELLOR].recording.record(alva, a_commitment(owner=SOCIAL))
        theirs = handle_at(group, SOCIAL)
        group[SOCIAL].recording.kept.keep(KeptDraft(theirs, a_signal()))
        assert group[SOCIAL].today.day().draft.name == "Alva Lindqvist"
        changed = replace(a_commitment(), owner=COUNSELLOR)
        group[COUNSELLOR].recording.correct(alva, offer.item, changed, offer.stamp)
        assert group[SOCIAL].today.day().draft is None

    def test_a_pupil_who_has_become_ones_own_since_is_the_same(self, group, alva):
        group[COUNSELLOR].recording.record(alva, a_commitment(owner=SOCIAL))
        theirs = handle_at(group, SOCIAL)
        group[SOCIAL].recording.kept.keep(KeptDraft(theirs, a_signal()))
        assert group[SOCIAL].people.mine(theirs) != theirs
        assert group[SOCIAL].today.day().draft.pupil == theirs

    def test_one_that_cannot_be_read_leaves_the_day_as_it_is(self, group, alva):
        kept = group[COUNSELLOR].recording.kept
        with kept._acts.begin(Act.VIEWED) as session:
            kept._records.keep_draft(session, b"no draft at all")
        assert group[COUNSELLOR].today.day().draft is None

"""What a disposal decision takes away is gone from every surface, row and page; what it may not take stays."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from sspf_desk.acts.acts import entries
from sspf_desk.casework.drafts import Draft
from sspf_desk.casework.erasure import ERASABLE, LONGEST_DECISION, Erasure
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Attachment
from sspf_desk.models.record import KINDS
from sspf_desk.records.erasing import WITH_THE_CARD
from sspf_desk.records.opening import ref_from
from sspf_desk.terms import Act, Kind, Mode, Party, Seat
from sspf_desk.vault.envelope import aad, unpad, unwrap
from tests.builders import (
    NAMES,
    PASSWORD,
    TODAY,
    a_commitment,
    a_consent,
    a_decision,
    a_need,
    a_note,
    a_plan,
    a_question,
    a_signal,
    a_strength,
    a_view,
    ready_for_agenda,
    stamp,
    texts,
)
from tests.reach import Reach, inside

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LEISURE, POLICE = Seat.LEISURE, Seat.POLICE
DECISION = "2026-11-02, dnr 2026/114"
WHOLE = {"parties": frozenset(), "topics": frozenset(), "who": "mamma"}
NOBODY = "0" * 32


def refusal(act, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def erase(school, pupil, item, *, seat=LEAD, decision=DECISION):
    return school[seat].erasure.erase(pupil, item, decision)


@pytest.fixture
def group(school):
    """The lead's pupil, open by consent to social services and by the branch to the counsellor."""
    school.join(COUNSELLOR, SOCIAL)
    school.alva = school.add(LEAD)
    school.consent = school[LEAD].grounds.take(school.alva, a_consent())
    for seat in (LEAD, SOCIAL):
        school[seat].grounds.accept(school.alva, school.consent)
    return school


@pytest.fixture
def alva(group):
    return group.alva


def kinds(desk, pupil):
    return [line.kind for line in desk.recording.sheet(pupil).lines]


def ids(school):
    """The ids of every version and row there is."""
    found = Reach(school.folder, NAMES[LEAD])
    return {id_ for table in ("version", "access") for (id_,) in found.sql(f"SELECT id FROM {table}")}  # noqa: S608


class TestWhatGoes:
    def test_every_surface_is_as_if_the_item_had_never_been(self, group, alva):
        group[LEAD].recording.record(alva, a_need())
        before = {seat: group[seat].recording.sheet(alva) for seat in (LEAD, COUNSELLOR, SOCIAL)}
        item = group[LEAD].recording.record(alva, a_signal()).item
        assert all(group[seat].recording.sheet(alva) != view for seat, view in before.items())
        erase(group, alva, item)
        assert {seat: group[seat].recording.sheet(alva) for seat in before} == before
        assert all(open_item.item != item for open_item in group[LEAD].openness.who_may(alva))

    def test_all_rows_and_versions_of_it_and_of_its_papers_go_and_no_other(self, group, alva):
        group[LEAD].recording.record(alva, a_need())
        before = ids(group)
        made = group[LEAD].recording.record(alva, a_signal("ett"))
        group[LEAD].recording.attach(alva, made.item, Attachment(made.item, "blad.txt", "text/plain", b"blad"))
        made = group[LEAD].recording.correct(alva, made.item, a_signal("två"), made.stamp)
        group[LEAD].recording.correct(alva, made.item, a_signal("tre"), made.stamp)
        erased = erase(group, alva, made.item)
        assert (erased.item, erased.versions, erased.compacted) == (made.item, 4, True)
        assert erased.wraps == 4, "the newest version and the paper, each for the counsellor and for social services"
        assert ids(group) == before

    @pytest.mark.parametrize(
        "draft",
        [
            a_signal(),
            a_strength(),
            a_need(),
            a_view(),
            a_question(),
            a_commitment(owner=LEAD),
            a_commitment(owner=SOCIAL),
            a_commitment(owner=POLICE),
            Draft(kind=Kind.MINUTE, text="Skolan följer upp.", day=TODAY),
        ],
        ids=lambda draft: f"{draft.kind}-{draft.owner}",
    )
    def test_of_no_kind_is_a_row_left_behind(self, group, alva, draft):
        group.join(POLICE)
        before = ids(group)
        item = group[LEAD].recording.record(alva, draft).item
        assert ids(group) > before
        erase(group, alva, item)
        assert ids(group) == before

    def test_a_consents_rows_go_but_not_the_grants_that_rested_on_it(self, group, alva):
        group[LEAD].grounds.withdraw(alva, group.consent, **WHOLE)
        before = ids(group)
        consent = group[LEAD].grounds.take(alva, a_consent())
        group[LEAD].grounds.accept(alva, consent)
        group[LEAD].grounds.withdraw(alva, consent, **WHOLE)
        erase(group, alva, consent)
        assert len(ids(group) - before) == 7, "the grant: a version, and three rows for each of the school's two seats"

    def test_neither_ids_nor_bytes_of_it_are_left_on_any_page(self, group, alva):
        earlier = ids(group)
        item = group[LEAD].recording.record(alva, a_signal("kanariefågeln")).item
        reach = Reach(group.folder, NAMES[LEAD])
        fresh = ids(group) - earlier
        sealed = [blob for table in ("version", "access") for id_, blob in reach.sql(_BLOBS[table]) if id_ in fresh]
        marks = [*fresh, *(blob[start : start + 24] for blob in sealed for start in range(0, len(blob) - 24, 97))]
        assert len(fresh) == 4, "a version, the lead's own row, and one for each of two others"
        assert all(any(mark in page for page in reach.pages()) for mark in fresh), "the control: they were there"
        erase(group, alva, item)
        pages = b"".join(reach.pages())
        assert [mark for mark in marks if mark in pages] == []
        assert reach.sql("PRAGMA freelist_count") == [(0,)]

    def test_a_receivers_keys_open_nothing_of_it(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal("kanariefågeln")).item
        for seat in (LEAD, COUNSELLOR, SOCIAL):
            held = Reach(group.folder, NAMES[seat])
            assert any("kanariefågeln".encode() in plain for plain, _ in held.records().values())
        erase(group, alva, item)
        for seat in (LEAD, COUNSELLOR, SOCIAL):
            held = Reach(group.folder, NAMES[seat]).records().values()
            assert not any("kanariefågeln".encode() in plain for plain, _ in held)

    def test_one_paper_of_an_item_can_go_alone(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        paper, other = (Attachment(item, name, "text/plain", b"blad") for name in ("ett.txt", "två.txt"))
        gone = group[LEAD].recording.attach(alva, item, paper)
        group[LEAD].recording.attach(alva, item, other)
        assert erase(group, alva, gone).versions == 1
        assert group[SOCIAL].recording.attachments(item) == (other,)

    def test_what_a_decision_opened_goes_and_the_decision_stays(self, group, alva):
        group.join(POLICE)
        item = group[LEAD].recording.record(alva, a_signal()).item
        group[LEAD].grounds.decide(alva, a_decision({item}, receiver=POLICE))
        assert texts(group[POLICE].recording.sheet(alva)) == {"Borta tre eftermiddagar."}
        erase(group, alva, item)
        assert group[POLICE].recording.sheet(alva).lines == ()
        assert Kind.DECISION in kinds(group[LEAD], alva)
        group.sign_in(LEAD)
        assert group[POLICE].recording.sheet(alva).lines == ()

    def test_the_answer_to_an_offer_outlives_the_offer(self, group, alva):
        offer = group[LEAD].recording.record(alva, a_commitment(owner=SOCIAL)).item
        group[SOCIAL].recording.promise(alva, offer, accepted=True)
        erase(group, alva, offer)
        assert [line.holder for line in group[LEAD].recording.sheet(alva).lines if line.kind is Kind.COMMITMENT] == [
            SOCIAL
        ]
        assert refusal(group[SOCIAL].recording.promise, alva, offer, accepted=False) is Reason.UNKNOWN_ITEM
        group.sign_in(SOCIAL)

    def test_a_meeting_goes_on_without_what_was_erased(self, group, alva):
        ready_for_agenda(group[LEAD], alva)
        strength = next(line.item for line in group[LEAD].recording.sheet(alva).lines if line.kind is Kind.STRENGTH)
        meeting = group[LEAD].planning.call(a_plan(LEAD, SOCIAL))
        group[LEAD].planning.put_on(meeting, alva)
        group[LEAD].copies.compose(meeting)
        erase(group, alva, strength)
        for copy in (*group[LEAD].copies.compose(meeting), group[SOCIAL].copies.own_sheet(meeting)):
            assert all(line.kind is not Kind.STRENGTH for case in copy.agenda.cases for line in case.lines)

    def test_the_act_is_entered_with_the_item_and_the_decision(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        erase(group, alva, item)
        assert said_of(group, Act.ERASED) == [[item, DECISION]]


_BLOBS = {table: f"SELECT id, sealed FROM {table}" for table in ("version", "access")}  # noqa: S608


def said_of(school, act):
    """What the entries of the lead's acts of one kind say."""
    held = inside(school, LEAD)
    key = held.unlocked.keys.seats[0].trail_key()
    with held.acts.begin(Act.VERIFIED) as session:
        mine = [entry for entry in entries(session) if entry.actor == held.member.id]
    opened = [unwrap(key, e.sealed, aad("trail entry", held.acts.vault, e.sequence, e.actor)) for e in mine]
    said = [msgspec.msgpack.decode(unpad(plain)) for plain in opened]
    return [list(about) for what, about in said if what == act.value]


class TestTheGround:
    @pytest.mark.parametrize(
        "decision", ["", "  ", "gallringsbeslut", "2026-11-02", "dnr 2026/114", "2026-13-02 dnr 1", "2026-11-21 dnr 1"]
    )
    def test_without_a_decision_with_day_and_number_nothing_goes(self, group, alva, decision):
        item = group[LEAD].recording.record(alva, a_signal()).item
        assert refusal(erase, group, alva, item, decision=decision) is Reason.NO_DISPOSAL_DECISION
        assert stamp(group[LEAD], alva, item)

    def test_a_decision_is_a_day_and_a_number_and_nobodys_identity(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        assert refusal(erase, group, alva, item, decision=f"{DECISION} 811228-9874") is Reason.PERSONAL_NUMBER
        assert refusal(erase, group, alva, item, decision=DECISION + "x" * LONGEST_DECISION) is Reason.BAD_INPUT

    def test_the_longest_decision_fits_its_entry(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        longest = DECISION + "\N{GRINNING FACE}" * (LONGEST_DECISION - len(DECISION))
        assert erase(group, alva, item, decision=longest).versions == 1


class TestWhatStays:
    def test_anothers_item_is_as_one_that_does_not_exist(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        for seat in (COUNSELLOR, SOCIAL):
            for asked in (item, NOBODY):
                assert refusal(erase, group, alva, asked, seat=seat) is Reason.UNKNOWN_ITEM
        assert refusal(erase, group, f"NURSE:{NOBODY}", item) is Reason.UNKNOWN_ITEM
        assert "Borta tre eftermiddagar." in texts(group[LEAD].recording.sheet(alva))

    def test_a_note_to_self_goes_by_itself_and_in_no_other_way(self, group, alva):
        note = group[LEAD].recording.record(alva, a_note()).item
        assert refusal(erase, group, alva, note) is Reason.UNKNOWN_ITEM

    def test_a_seats_acceptance_is_no_item_of_its_own(self, group, alva):
        grant = group[LEAD].grounds.accept(alva, group.consent)
        assert refusal(erase, group, alva, grant) is Reason.UNKNOWN_ITEM

    def test_a_seat_that_reads_erases_nothing(self, group, alva):
        group.join(LEISURE, mode=Mode.READS)
        item = group[LEAD].recording.record(alva, a_commitment(owner=LEISURE)).item
        pupil = group[LEISURE].people.list()[0].pupil
        mine = group[LEISURE].recording.promise(pupil, item, accepted=True)
        assert refusal(erase, group, pupil, mine, seat=LEISURE) is Reason.NOT_ALLOWED_IN_MODE

    def test_a_consent_goes_when_it_has_been_withdrawn_and_no_ground_rests_on_it(self, group, alva):
        group[LEAD].recording.record(alva, a_signal())
        group[SOCIAL].recording.record(alva, a_need())
        assert refusal(erase, group, alva, group.consent) is Reason.GROUND_STANDS
        group[LEAD].grounds.withdraw(alva, group.consent, **WHOLE)
        shut = {seat: texts(group[seat].recording.sheet(alva)) for seat in (LEAD, COUNSELLOR)}
        assert erase(group, alva, group.consent).versions == 2
        for seat in (LEAD, COUNSELLOR, SOCIAL):
            group.sign_in(seat)
        assert {seat: {t for t in told if "Återkallat" not in t} for seat, told in shut.items()} == {
            seat: texts(group[seat].recording.sheet(alva)) for seat in shut
        }
        assert refusal(group[LEAD].grounds.accept, alva, group.consent) is Reason.UNKNOWN_ITEM

    def test_a_consent_goes_when_it_has_run_out(self, group, around, alva):
        around.now = datetime(2027, 3, 1, 22, 59, tzinfo=UTC)
        assert refusal(erase, group, alva, group.consent) is Reason.GROUND_STANDS
        around.now = datetime(2027, 3, 1, 23, 1, tzinfo=UTC)
        assert erase(group, alva, group.consent).versions == 1
        assert group[LEAD].people.list()[0].known_by == (LEAD,)

    def test_a_flat_no_opens_nothing_and_can_go(self, group, alva):
        no = group[LEAD].grounds.take(alva, a_consent(tells=(), told=(), no=tuple(Party)))
        assert erase(group, alva, no).versions == 1

    def test_a_decision_goes_once_it_has_ended_and_one_not_to_let_out_at_once(self, group, around, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        let, kept = (group[LEAD].grounds.decide(alva, a_decision({item}, lets_out=lets)).item for lets in (True, False))
        assert refusal(erase, group, alva, let) is Reason.GROUND_STANDS
        assert erase(group, alva, kept).versions == 1
        around.now = datetime(2027, 1, 1, 12, tzinfo=UTC)
        assert erase(group, alva, let).versions == 1


class TestTheCard:
    def card(self, school, pupil):
        held = inside(school, LEAD)
        with held.acts.begin(Act.VIEWED) as session:
            shown = held.records.sheet(session, ref_from(pupil)).of(Kind.PUPIL_CARD)
        return next(s.opened.record.item for s in shown if s.opened.record.holder is LEAD)

    def test_a_card_stands_while_there_are_items_behind_it(self, school):
        alva = school.add(LEAD)
        item = school[LEAD].recording.record(alva, a_signal()).item
        assert refusal(erase, school, alva, self.card(school, alva)) is Reason.ITEMS_REMAIN
        erase(school, alva, item)
        erase(school, alva, self.card(school, alva))
        assert school[LEAD].people.list() == ()
        assert refusal(school[LEAD].recording.sheet, alva) is Reason.UNKNOWN_PUPIL
        assert refusal(school[LEAD].recording.record, alva, a_signal()) is Reason.UNKNOWN_PUPIL

    def test_it_takes_links_listings_and_grants_along(self, group, alva):
        theirs = group.add(COUNSELLOR, "Bo Ek", "8A")
        meeting = group[LEAD].planning.call(a_plan(LEAD, SOCIAL))
        before = ids(group)
        bo = group.add(LEAD, "Bo Ek", "8A")
        group[LEAD].people.link(bo, theirs, apart=False)
        ready_for_agenda(group[LEAD], bo)
        group[LEAD].planning.put_on(meeting, bo)
        (strength,) = (line.item for line in group[LEAD].recording.sheet(bo).lines if line.kind is Kind.STRENGTH)
        group[LEAD].grounds.decide(bo, a_decision({strength}, until_on=TODAY))
        group.around.now += timedelta(days=2)
        for line in group[LEAD].recording.sheet(bo).lines:
            erase(group, bo, line.item)
        erase(group, bo, self.card(group, bo))
        assert [row.pupil for row in group[LEAD].people.list() if row.name == "Bo Ek"] == [theirs]
        assert ids(group) == before
        group[LEAD].copies.compose(meeting)

    def test_a_pupil_whom_another_seat_calls_ones_own_can_be_met_again(self, group):
        """Her link still says that her pupil is this one; his card is made anew when it is needed."""
        bo = group.add(LEAD, "Bo Ek", "8A")
        theirs = group.add(COUNSELLOR, "Bo Ek", "8A")
        group[COUNSELLOR].people.link(theirs, bo, apart=False)
        erase(group, bo, self.card(group, bo))
        again = group[LEAD].recording.record(theirs, a_strength())
        assert group[LEAD].recording.sheet(again.pupil).name == "Bo Ek"
        assert texts(group[COUNSELLOR].recording.sheet(theirs)) == {"Hjälper yngre elever på rasten."}


class TestDrafts:
    def test_a_kept_draft_that_would_correct_it_goes_with_it(self, group, alva):
        made = group[LEAD].recording.record(alva, a_signal())
        stale = a_signal("nästan samma")
        assert (
            refusal(group[LEAD].recording.correct, "Alva Lindqvist", made.item, stale, "") is Reason.CHANGED_MEANWHILE
        )
        assert group[LEAD].recording.kept.draft() == KeptDraft(alva, stale, made.item)
        other = group[LEAD].recording.record(alva, a_need()).item
        erase(group, alva, other)
        assert group[LEAD].recording.kept.draft() == KeptDraft(alva, stale, made.item)
        erase(group, alva, made.item)
        assert group[LEAD].recording.kept.draft() is None

    def test_a_draft_of_something_new_stays(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        assert refusal(group[LEAD].recording.record, alva, a_signal("")) is Reason.DRAFT_INCOMPLETE
        erase(group, alva, item)
        assert group[LEAD].recording.kept.draft() == KeptDraft(alva, a_signal(""))

    def test_a_colleagues_draft_goes_when_he_signs_in(self, group, alva):
        group.second(LEAD, "Bo Biträdande")
        made = group[LEAD].recording.record(alva, a_signal())
        with group.doors.sign_in(group.folder, "Bo Biträdande", PASSWORD) as colleague:
            stale = a_signal("kollegans")
            assert refusal(colleague.recording.correct, alva, made.item, stale, "") is Reason.CHANGED_MEANWHILE
        with group.doors.sign_in(group.folder, "Bo Biträdande", PASSWORD) as colleague:
            assert colleague.recording.kept.draft() == KeptDraft(alva, stale, made.item)
        erase(group, alva, made.item)
        with group.doors.sign_in(group.folder, "Bo Biträdande", PASSWORD) as colleague:
            assert colleague.recording.kept.draft() is None

    def test_a_draft_that_cannot_be_read_stops_no_erasure_and_no_sign_in(self, group, alva):
        held = inside(group, LEAD)
        item = group[LEAD].recording.record(alva, a_signal()).item
        for torn in (b"no draft at all", b""):
            with held.acts.begin(Act.DRAFT_KEPT) as session:
                held.records.keep_draft(session, torn)
                if not torn:
                    session.connection.exec_driver_sql(
                        "INSERT INTO draft VALUES (?, ?)", (held.member.id, b"torn" * 99)
                    )
            group.sign_in(LEAD)
        assert erase(group, alva, item).versions == 1

    def test_a_draft_that_would_correct_a_note_goes_with_the_note(self, group, around, alva):
        made = group[LEAD].recording.record(alva, a_note())
        assert refusal(group[LEAD].recording.correct, alva, made.item, a_note("två"), "") is Reason.CHANGED_MEANWHILE
        group.sign_in(LEAD)
        assert group[LEAD].recording.kept.draft() is not None
        around.now = datetime(2026, 12, 1, 12, tzinfo=UTC)
        group.sign_in(LEAD)
        assert group[LEAD].recording.kept.draft() is None


class TestBackups:
    def erasure(self, school, *moments):
        held = school[LEAD].erasure
        return Erasure(school[LEAD].recording._work, held._people, lambda _session: moments)

    def test_those_made_since_it_was_written_still_hold_it(self, group, around, alva):
        before, around.now = around.now, around.now + timedelta(days=3)
        written = around.now + timedelta(seconds=1)
        item = group[LEAD].recording.record(alva, a_signal()).item
        first, second = written + timedelta(days=1), written + timedelta(days=9)
        around.now += timedelta(days=30)
        erased = self.erasure(group, second, before, written, first).erase(alva, item, DECISION)
        assert erased.backups == (written, first, second)

    def test_a_disk_too_full_to_rewrite_the_file_makes_it_not_undone(self, group, alva, monkeypatch):
        item = group[LEAD].recording.record(alva, a_signal()).item

        def full():
            raise Refusal(Reason.DISK_FULL)

        monkeypatch.setattr(inside(group, LEAD).acts, "compact", full)
        erased = erase(group, alva, item)
        assert (erased.versions, erased.compacted) == (1, False)
        assert group[LEAD].recording.sheet(alva).lines[0].kind is Kind.CONSENT


def test_every_kind_is_either_erasable_or_has_a_way_of_its_own(school):
    """A new kind fails here until somebody has said which."""
    by_itself = {Kind.NOTE_TO_SELF, Kind.MEETING, Kind.COPY, Kind.SETTLED, Kind.READINESS}
    assert ERASABLE | WITH_THE_CARD | by_itself == set(KINDS)
    assert not ERASABLE & WITH_THE_CARD

from datetime import UTC, date, datetime

import pytest

from sspf_desk.casework.drafts import Problem
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.catalogue import Prompt
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Attachment
from sspf_desk.terms import Ground, Kind, Mode, Party, Seat
from tests.builders import (
    PASSWORD,
    a_commitment,
    a_consent,
    a_decision,
    a_need,
    a_note,
    a_question,
    a_signal,
    a_strength,
    a_view,
    stamp,
    texts,
)

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LEISURE, NURSE, POLICE = Seat.LEISURE, Seat.NURSE, Seat.POLICE
NUMBER = "20110314-2384"


def refusal(act, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.reason


@pytest.fixture
def alva(school):
    return school.add(LEAD)


@pytest.fixture
def shared(school, alva):
    """Lead and social services have consented items of one pupil: `alva` is the lead's handle."""
    school.join(COUNSELLOR, SOCIAL)
    consent = school[LEAD].grounds.take(alva, a_consent())
    for seat in (LEAD, SOCIAL):
        school[seat].grounds.accept(alva, consent)
    return school


def lines(desk, pupil):
    return [(line.kind, str(line.text)) for line in desk.recording.sheet(pupil).lines]


def test_what_is_recorded_stands_on_the_sheet_in_the_tables_order(school, alva):
    desk = school[LEAD]
    for draft in (a_signal(), a_need(), a_view(), a_strength(), a_question(), a_commitment(owner=LEAD), a_note()):
        desk.recording.record(alva, draft)
    kinds = [kind for kind, _ in lines(desk, alva)]
    assert kinds == [
        Kind.QUESTION,
        Kind.STRENGTH,
        Kind.CHILDS_VIEW,
        Kind.NEED,
        Kind.SIGNAL,
        Kind.COMMITMENT,
        Kind.NOTE_TO_SELF,
    ]


def test_items_of_one_kind_stand_by_the_day_they_speak_of(school, alva):
    for text, day in (("andra", date(2026, 11, 2)), ("tredje", date(2026, 11, 18)), ("första", date(2026, 10, 30))):
        school[LEAD].recording.record(alva, a_signal(text, day=day))
    assert [text for _, text in lines(school[LEAD], alva)] == ["första", "andra", "tredje"]


def test_each_line_bears_its_ground_and_its_words(shared, alva):
    shared[LEAD].recording.record(alva, a_signal(remark="Trött."))
    (line,) = (x for x in shared[SOCIAL].recording.sheet(alva).lines if x.kind is Kind.SIGNAL)
    assert (line.ground, line.holder, line.text, line.remark) == (
        Ground.CONSENT,
        LEAD,
        "Borta tre eftermiddagar.",
        "Trött.",
    )
    assert line.detail == "18 november 2026, i skolan, sett av mentor"
    assert line.title


def test_a_term_brings_ones_own_duties_to_mind(school, alva):
    assert Prompt.ABSENCE_INQUIRY in school[LEAD].recording.record(alva, a_signal(term="S01")).prompts
    assert school[LEAD].recording.record(alva, a_view()).prompts == frozenset()


def test_a_draft_is_told_its_problems_before_it_is_recorded(school):
    assert school[LEAD].recording.problems(a_signal("")) == (Problem.TEXT_MISSING,)
    assert school[LEAD].recording.problems(a_signal()) == ()


def test_a_draft_with_a_problem_records_nothing(school, alva):
    assert refusal(school[LEAD].recording.record, alva, a_signal("")) is Reason.DRAFT_INCOMPLETE
    assert refusal(school[LEAD].recording.record, alva, a_signal(NUMBER)) is Reason.PERSONAL_NUMBER
    assert lines(school[LEAD], alva) == []


def test_today_is_the_swedish_day(school, around, alva):
    """At half past midnight in Sweden it is still yesterday in UTC; and yesterday is not the future."""
    around.now = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    school[LEAD].recording.record(alva, a_signal("efter midnatt", day=date(2026, 11, 21)))
    assert refusal(school[LEAD].recording.record, alva, a_signal(day=date(2026, 11, 22))) is Reason.DRAFT_INCOMPLETE


@pytest.mark.parametrize("mode", [Mode.READS])
def test_a_seat_that_reads_records_only_notes_to_itself(school, alva, mode):
    school.join(LEISURE, mode=mode)
    school[LEAD].grounds.take(alva, a_consent(told=(Party.LEISURE,)))
    mine = school[LEISURE].people.list()[0].pupil
    assert refusal(school[LEISURE].recording.record, mine, a_signal()) is Reason.NOT_ALLOWED_IN_MODE
    school[LEISURE].recording.record(mine, a_note())
    assert "Kolla schemat." in texts(school[LEISURE].recording.sheet(mine))


class TestCorrecting:
    def test_a_correction_takes_the_place_of_what_it_corrects(self, school, alva):
        made = school[LEAD].recording.record(alva, a_signal("fel"))
        again = school[LEAD].recording.correct(alva, made.item, a_signal("rätt"), made.stamp)
        assert again.item == made.item
        assert lines(school[LEAD], alva) == [(Kind.SIGNAL, "rätt")]

    def test_many_corrections_leave_one_line_the_last(self, school, alva):
        made = school[LEAD].recording.record(alva, a_signal("fel"))
        for text in ("två", "tre", "fyra"):
            made = school[LEAD].recording.correct(alva, made.item, a_signal(text), made.stamp)
        assert lines(school[LEAD], alva) == [(Kind.SIGNAL, "fyra")]

    def test_it_follows_to_whoever_has_the_old_one(self, shared, alva):
        made = shared[LEAD].recording.record(alva, a_signal("fel"))
        assert "fel" in texts(shared[SOCIAL].recording.sheet(alva))
        shared[LEAD].recording.correct(alva, made.item, a_signal("rätt"), made.stamp)
        for seat in (SOCIAL, COUNSELLOR):
            told = texts(shared[seat].recording.sheet(alva))
            assert "rätt" in told
            assert "fel" not in told

    def test_two_sign_ins_of_one_member_correct_one_after_the_other(self, school, alva):
        first = school[LEAD]
        made = first.recording.record(alva, a_signal("ett"))
        second = school.sign_in(LEAD)
        second.recording.correct(alva, made.item, a_signal("två"), made.stamp)
        first.recording.correct(alva, made.item, a_signal("tre"), stamp(first, alva, made.item))
        for desk in (first, second):
            assert lines(desk, alva) == [(Kind.SIGNAL, "tre")]

    def test_what_a_colleague_changed_meanwhile_is_never_overwritten_and_the_draft_waits(self, school, alva):
        """Two members of one seat had the same version before them."""
        school.second(LEAD, "Bo Biträdande")
        made = school[LEAD].recording.record(alva, a_signal("ett"))
        with school.doors.sign_in(school.folder, "Bo Biträdande", PASSWORD) as colleague:
            colleague.recording.correct(alva, made.item, a_signal("kollegans"), made.stamp)
            mine = a_signal("mitt")
            told = refusal(school[LEAD].recording.correct, alva, made.item, mine, made.stamp)
            assert told is Reason.CHANGED_MEANWHILE
            assert lines(school[LEAD], alva) == [(Kind.SIGNAL, "kollegans")]
            assert school[LEAD].recording.kept.draft() == KeptDraft(alva, mine, made.item, made.stamp)
            assert colleague.recording.kept.draft() is None
            school[LEAD].recording.correct(alva, made.item, mine, stamp(school[LEAD], alva, made.item))
            assert lines(colleague, alva) == [(Kind.SIGNAL, "mitt")]

    def test_a_stale_correction_with_an_identity_number_is_kept_nowhere(self, school, alva):
        made = school[LEAD].recording.record(alva, a_signal("ett"))
        assert refusal(school[LEAD].recording.correct, alva, made.item, a_signal(NUMBER), "") is Reason.PERSONAL_NUMBER
        assert school[LEAD].recording.kept.draft() is None

    def test_only_own_items_bear_a_stamp(self, shared, alva):
        made = shared[LEAD].recording.record(alva, a_signal())
        shared[SOCIAL].recording.record(alva, a_need())
        for seat in (LEAD, SOCIAL, COUNSELLOR):
            told = shared[seat].recording.sheet(alva).lines
            assert all(bool(line.stamp) is (line.holder is seat) for line in told)
        assert stamp(shared[LEAD], alva, made.item) == made.stamp

    def test_marked_protected_it_is_shut_to_those_who_had_it(self, shared, alva):
        made = shared[LEAD].recording.record(alva, a_signal("adressen"))
        shared[LEAD].recording.correct(alva, made.item, a_signal("adressen", protected=True), made.stamp)
        for seat in (SOCIAL, COUNSELLOR):
            assert "adressen" not in texts(shared[seat].recording.sheet(alva))
        assert "adressen" in texts(shared[LEAD].recording.sheet(alva))

    def test_another_seats_item_cannot_be_corrected(self, shared, alva):
        made = shared[LEAD].recording.record(alva, a_signal())
        for seat in (COUNSELLOR, SOCIAL):
            assert refusal(shared[seat].recording.correct, alva, made.item, a_signal("mitt"), "") is Reason.UNKNOWN_ITEM

    @pytest.mark.parametrize("draft", [a_need(), a_signal(kind=Kind.CONSENT)])
    def test_an_item_keeps_its_kind(self, school, alva, draft):
        made = school[LEAD].recording.record(alva, a_signal())
        assert refusal(school[LEAD].recording.correct, alva, made.item, draft, made.stamp) is Reason.UNKNOWN_ITEM

    def test_a_correction_with_a_problem_leaves_what_was(self, school, alva):
        made = school[LEAD].recording.record(alva, a_signal("ett"))
        told = refusal(school[LEAD].recording.correct, alva, made.item, a_signal(""), made.stamp)
        assert told is Reason.DRAFT_INCOMPLETE
        assert lines(school[LEAD], alva) == [(Kind.SIGNAL, "ett")]
        assert school[LEAD].recording.kept.draft() == KeptDraft(alva, a_signal(""), made.item, made.stamp)


class TestNotes:
    def test_a_note_to_self_is_its_authors_alone(self, shared, alva):
        shared[LEAD].recording.record(alva, a_note("bara jag"))
        assert "bara jag" in texts(shared[LEAD].recording.sheet(alva))
        for seat in (COUNSELLOR, SOCIAL):
            assert "bara jag" not in texts(shared[seat].recording.sheet(alva))

    def test_a_note_can_be_corrected_by_its_author(self, school, alva):
        made = school[LEAD].recording.record(alva, a_note("ett"))
        school[LEAD].recording.correct(alva, made.item, a_note("två"), made.stamp)
        assert lines(school[LEAD], alva) == [(Kind.NOTE_TO_SELF, "två")]

    def test_a_note_is_erased_when_its_day_has_come(self, school, around, alva):
        made = school[LEAD].recording.record(alva, a_note("ett", day=date(2026, 11, 30)))
        school[LEAD].recording.correct(alva, made.item, a_note("två", day=date(2026, 11, 30)), made.stamp)
        school[LEAD].recording.record(alva, a_note("kvar", day=date(2026, 12, 1)))
        around.now = datetime(2026, 11, 29, 12, tzinfo=UTC)
        assert len(lines(school.sign_in(LEAD), alva)) == 2
        around.now = datetime(2026, 11, 30, 12, tzinfo=UTC)
        assert lines(school.sign_in(LEAD), alva) == [(Kind.NOTE_TO_SELF, "kvar")]

    def test_no_paper_is_put_to_a_note(self, school, alva):
        made = school[LEAD].recording.record(alva, a_note())
        paper = Attachment(made.item, "blad.pdf", "application/pdf", b"%PDF")
        assert refusal(school[LEAD].recording.attach, alva, made.item, paper) is Reason.UNKNOWN_ITEM


class TestAttachments:
    @pytest.fixture
    def signal(self, shared, alva):
        item = shared[LEAD].recording.record(alva, a_signal()).item
        self.paper = Attachment(item, "blad.pdf", "application/pdf", b"%PDF")
        shared[LEAD].recording.attach(alva, item, self.paper)
        return item

    def test_a_paper_opens_to_those_its_item_is_open_to(self, shared, signal):
        for seat in (LEAD, COUNSELLOR, SOCIAL):
            assert shared[seat].recording.attachments(signal) == (self.paper,)

    def test_a_paper_shuts_with_its_item(self, shared, alva, signal):
        consent = next(x.item for x in shared[LEAD].recording.sheet(alva).lines if x.kind is Kind.CONSENT)
        shared[LEAD].grounds.withdraw(alva, consent, parties=frozenset(), topics=frozenset(), who="mamma")
        assert shared[SOCIAL].recording.attachments(signal) == ()
        assert shared[COUNSELLOR].recording.attachments(signal) == (self.paper,)

    def test_a_decision_on_the_item_opens_its_papers(self, shared, alva, signal):
        shared.join(POLICE)
        shared[LEAD].grounds.decide(alva, a_decision({signal}, receiver=POLICE))
        assert shared[POLICE].recording.attachments(signal) == (self.paper,)

    def test_nobody_puts_a_paper_to_anothers_item(self, shared, alva, signal):
        assert refusal(shared[SOCIAL].recording.attach, alva, signal, self.paper) is Reason.UNKNOWN_ITEM

    def test_an_item_without_papers_has_none(self, shared):
        assert shared[LEAD].recording.attachments("0" * 32) == ()


class TestPromises:
    @pytest.fixture
    def offered(self, shared, alva):
        return shared[LEAD].recording.record(alva, a_commitment(owner=SOCIAL)).item

    def test_a_promise_is_offered_to_its_owner_whatever_the_consents(self, school, alva):
        school.join(POLICE)
        school[LEAD].recording.record(alva, a_commitment("Kontaktar familjen.", owner=POLICE))
        (row,) = school[POLICE].people.list()
        (line,) = school[POLICE].recording.sheet(row.pupil).lines
        assert (line.ground, line.text) == (Ground.PROMISE, "Kontaktar familjen.")

    def test_accepted_it_becomes_the_owners_own_item(self, shared, alva, offered):
        item = shared[SOCIAL].recording.promise(alva, offered, accepted=True)
        own = [x for x in shared[SOCIAL].recording.sheet(alva).lines if x.holder is SOCIAL]
        assert [(x.item, x.ground, "antaget" in x.detail) for x in own] == [(item, Ground.OWN, True)]

    def test_answering_again_changes_the_answer_and_doubles_nothing(self, shared, alva, offered):
        first = shared[SOCIAL].recording.promise(alva, offered, accepted=True)
        assert shared[SOCIAL].recording.promise(alva, offered, accepted=False) == first
        own = [x for x in shared[SOCIAL].recording.sheet(alva).lines if x.holder is SOCIAL]
        assert [("avböjt" in x.detail) for x in own] == [True]

    def test_a_seat_that_reads_may_promise(self, school, alva):
        school.join(LEISURE, mode=Mode.READS)
        offered = school[LEAD].recording.record(alva, a_commitment(owner=LEISURE)).item
        (row,) = school[LEISURE].people.list()
        school[LEISURE].recording.promise(row.pupil, offered, accepted=True)
        assert {x.holder for x in school[LEISURE].recording.sheet(row.pupil).lines} == {LEAD, LEISURE}

    def test_nobody_promises_for_another(self, shared, alva, offered):
        assert refusal(shared[COUNSELLOR].recording.promise, alva, offered, accepted=True) is Reason.UNKNOWN_ITEM

    def test_what_says_something_else_by_now_is_not_answered_unread(self, shared, alva, offered):
        shared[LEAD].recording.correct(
            alva, offered, a_commitment("Hembesök.", owner=SOCIAL), stamp(shared[LEAD], alva, offered)
        )
        answer = shared[SOCIAL].recording.promise
        told = refusal(answer, alva, offered, accepted=True, seen="Ringer hem varje fredag.")
        assert told is Reason.CHANGED_MEANWHILE
        assert answer(alva, offered, accepted=True, seen="Hembesök.")

    @pytest.mark.parametrize("owner", [LEAD, SOCIAL])
    def test_a_colleagues_answer_is_not_replaced_unseen(self, shared, alva, owner):
        offer = shared[LEAD].recording.record(alva, a_commitment(owner=owner)).item
        answer, seen = shared[owner].recording.promise, "Ringer hem varje fredag."
        told = answer(alva, offer, accepted=False, seen=seen)
        assert answer(alva, offer, accepted=False, seen=seen) == told
        assert refusal(answer, alva, offer, accepted=True, seen=seen) is Reason.CHANGED_MEANWHILE
        assert answer(alva, offer, accepted=True, seen=seen, after_all=True) == told

    def test_an_offer_made_anew_is_answered_whatever_was_said_to_the_old(self, shared, alva, offered):
        shared[SOCIAL].recording.promise(alva, offered, accepted=False)
        for owner in (COUNSELLOR, SOCIAL):
            shared[LEAD].commitments.hand_over(alva, offered, owner)
        assert shared[SOCIAL].recording.promise(alva, offered, accepted=True, seen="Ringer hem varje fredag.")

    def test_what_is_no_promise_is_not_answered(self, shared, alva):
        signal = shared[LEAD].recording.record(alva, a_signal()).item
        assert refusal(shared[LEAD].recording.promise, alva, signal, accepted=True) is Reason.UNKNOWN_ITEM

    def test_a_promise_of_ones_own_offered_to_oneself_is_kept_in_one_line(self, school, alva):
        offered = school[LEAD].recording.record(alva, a_commitment(owner=LEAD)).item
        school[LEAD].recording.promise(alva, offered, accepted=True)
        (line,) = school[LEAD].recording.sheet(alva).lines
        assert "antaget" in line.detail


def test_the_nurse_is_shut_also_to_the_head_of_her_own_school(school, alva):
    school.join(COUNSELLOR, NURSE)
    hers = school.add(NURSE)
    school[NURSE].recording.record(hers, a_signal("journalsaken"))
    assert refusal(school[LEAD].recording.sheet, hers) is Reason.UNKNOWN_PUPIL
    assert refusal(school[NURSE].recording.sheet, alva) is Reason.UNKNOWN_PUPIL


def test_the_consents_parties_and_their_words_stand_on_the_sheet(shared, alva):
    shared[LEAD].grounds.take(alva, a_consent(no=(Party.POLICE,)))
    told = [str(x.text) for x in shared[LEAD].recording.sheet(alva).lines if x.kind is Kind.CONSENT]
    assert any("Nej: polis." in text for text in told)

from datetime import UTC, date, datetime

import pytest

from sspf_desk import pdf, proof
from sspf_desk.agenda import CopyKind
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.papers import Copy
from sspf_desk.proof import Channel, Finding, Verdict
from sspf_desk.records import places
from sspf_desk.terms import Act, Ground, Kind, Mode, Party, Seat
from tests.builders import (
    NAMES,
    a_commitment,
    a_consent,
    a_decision,
    a_plan,
    a_signal,
    ready_for_agenda,
)

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
NURSE, POLICE, LEISURE = Seat.NURSE, Seat.POLICE, Seat.LEISURE
ALL = frozenset()


def refusal(act, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def said(copy):
    return {str(line.text) for case in copy.agenda.cases for line in case.lines if line.kind is not Kind.CONSENT}


def names(copy):
    return [str(case.name) for case in copy.agenda.cases]


def papers(desk, *, given=True):
    """The entries of copies that a seat has been told of."""
    with desk.people._acts.begin(Act.LISTED) as session:
        found = desk.people._records.listed(session, places.COPIES, own=not given, given=given)
    return [one.content for one in found if isinstance(one.content, Copy)]


@pytest.fixture
def group(school):
    """Two pupils on the agenda: one of whom the family has consented to, one of whom nobody may hear."""
    school.join(COUNSELLOR, SOCIAL, POLICE).at_the_table(LEISURE)
    school.alva, school.sami = school.add(LEAD), school.add(LEAD, "Sami Öberg", "8A")
    for pupil, text in ((school.alva, "Alvas signal är hennes."), (school.sami, "Samis signal är hans.")):
        ready_for_agenda(school[LEAD], pupil)
        school[LEAD].recording.record(pupil, a_signal(text))
    school.consent = school[LEAD].grounds.take(school.alva, a_consent())
    school[LEAD].grounds.accept(school.alva, school.consent)
    school[SOCIAL].grounds.accept(school.alva, school.consent)
    school[SOCIAL].recording.record(school.alva, a_signal("Fältarens egen signal."))
    school.meeting = school[LEAD].planning.call(a_plan(LEAD, SOCIAL, POLICE, LEISURE))
    for pupil in (school.alva, school.sami):
        school[LEAD].planning.put_on(school.meeting, pupil)
    return school


def composed(group, desk=None):
    return {copy.receiver: copy for copy in (desk or group[LEAD]).copies.compose(group.meeting)}


class TestTheChairsCopy:
    def test_each_at_the_table_gets_one_and_each_holds_what_its_reader_may_know(self, group):
        copies = composed(group)
        assert set(copies) == {LEAD, SOCIAL, POLICE, LEISURE}
        assert names(copies[LEAD]) == ["Sami Öberg", "Alva Lindqvist"]
        assert names(copies[SOCIAL]) == ["Alva Lindqvist"]
        assert {"Alvas signal är hennes.", "Fältarens egen signal."} <= said(copies[SOCIAL])
        assert names(copies[POLICE]) == names(copies[LEISURE]) == []

    def test_a_copy_names_its_receiver_its_kind_and_the_provisions_that_shut_it(self, group):
        copy = composed(group)[SOCIAL]
        assert (copy.receiver_name, copy.agenda.kind) == (NAMES[SOCIAL], CopyKind.CHAIRS_COPY)
        assert copy.agenda.provisions == ("OSL 23:2 st.2", "OSL 26:1")
        assert copy.page.startswith(b"%PDF")

    def test_each_copy_has_a_code_of_its_own_that_counts_nothing(self, group):
        codes = {copy.code for copy in (*composed(group).values(), *composed(group).values())}
        assert len(codes) == 8
        assert {len(code) for code in codes} == {10}

    def test_it_is_a_lower_bound_what_only_its_receiver_knows_is_not_on_it(self, group):
        unreached = frozenset({"OSL 18:1"})
        group[SOCIAL].recording.record(group.alva, a_signal("Bara fältaren vet.", secrecies=unreached))
        assert "Bara fältaren vet." not in said(composed(group)[SOCIAL])

    def test_a_decision_puts_just_that_item_on_the_copy(self, group):
        item = group[LEAD].recording.record(group.sami, a_signal("Prövat för polisen.")).item
        group[LEAD].grounds.decide(group.sami, a_decision({item}, receiver=POLICE))
        copy = composed(group)[POLICE]
        assert (names(copy), said(copy)) == (["Sami Öberg"], {"Prövat för polisen."})

    def test_a_seat_without_keys_is_told_on_a_decision_too(self, group):
        item = group[LEAD].recording.record(group.sami, a_signal("Prövat för fritid.")).item
        group[LEAD].grounds.decide(group.sami, a_decision({item}, receiver=LEISURE))
        assert said(composed(group)[LEISURE]) == {"Prövat för fritid."}

    def test_a_promise_stands_on_its_owners_copy(self, group):
        group[LEAD].recording.record(group.sami, a_commitment("Ringer familjen.", owner=POLICE))
        assert said(composed(group)[POLICE]) == {"Ringer familjen."}

    def test_an_offer_and_its_answer_stand_once_for_whoever_may_hear_both(self, group):
        offer = group[LEAD].recording.record(group.alva, a_commitment("Möter i dörren.", owner=SOCIAL)).item
        group[SOCIAL].recording.promise(group.alva, offer, accepted=True)
        for receiver in (LEAD, SOCIAL):
            lines = [line for case in composed(group)[receiver].agenda.cases for line in case.of(Kind.COMMITMENT)]
            assert [(line.holder, line.text) for line in lines] == [(SOCIAL, "Möter i dörren.")]

    def test_an_offer_made_anew_since_it_was_answered_stands_beside_the_answer(self, group):
        made = group[LEAD].recording.record(group.alva, a_commitment("Möter i dörren.", owner=SOCIAL))
        group[SOCIAL].recording.promise(group.alva, made.item, accepted=False)
        changed = a_commitment("Möter i dörren, ny dag.", owner=SOCIAL)
        group[LEAD].recording.correct(group.alva, made.item, changed, made.stamp)
        assert {"Möter i dörren.", "Möter i dörren, ny dag."} <= said(composed(group)[LEAD])

    def test_what_ends_before_the_meeting_is_not_on_it(self, group):
        item = group[LEAD].recording.record(group.sami, a_signal("Bara till den 25.")).item
        draft = a_decision({item}, receiver=POLICE, until_on=date(2026, 11, 25))
        group[LEAD].grounds.decide(group.sami, draft)
        assert said(composed(group)[POLICE]) == set()

    def test_what_is_withdrawn_before_printing_is_not_on_it(self, group):
        group[LEAD].grounds.withdraw(group.alva, group.consent, parties=ALL, topics=ALL, who="mamma")
        assert said(composed(group)[SOCIAL]) == set()

    def test_a_copy_printed_late_knows_what_was_withdrawn_after_the_meeting_began(self, group, around):
        """The meeting began at nine; the father withdraws at twenty past; the copy is printed at half past."""
        around.now = datetime(2026, 11, 26, 8, 20, tzinfo=UTC)
        group[LEAD].grounds.withdraw(group.alva, group.consent, parties=ALL, topics=ALL, who="pappa")
        around.now = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
        assert "Alvas signal är hennes." not in said(composed(group)[SOCIAL])

    def test_two_meetings_have_each_its_own_pupils(self, group):
        other = group[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 10)))
        group[LEAD].planning.put_on(other, group.sami)
        (copy,) = group[LEAD].copies.compose(other)
        assert names(copy) == ["Sami Öberg"]

    def test_an_empty_agenda_is_a_copy_without_cases(self, school):
        meeting = school[LEAD].planning.call(a_plan(LEAD))
        (copy,) = school[LEAD].copies.compose(meeting)
        assert copy.agenda.cases == ()

    @pytest.mark.parametrize("seat", [COUNSELLOR, SOCIAL, POLICE])
    def test_only_the_chairs_seat_composes(self, group, seat):
        assert refusal(group[seat].copies.compose, group.meeting) is Reason.UNKNOWN_MEETING
        assert papers(group[SOCIAL]) == []


class TestSaving:
    def test_a_copy_is_saved_locked(self, group):
        copy = composed(group)[LEAD]
        locked = group[LEAD].copies.locked(copy, "ett långt lösenord")
        assert locked != copy.page
        assert b"/Encrypt" in locked

    def test_a_weak_password_locks_nothing(self, group):
        copy = composed(group)[LEAD]
        with pytest.raises(Refusal) as refused:
            group[LEAD].copies.locked(copy, "kort")
        assert (refused.value.reason, refused.value.places) == (Reason.WEAK_PASSWORD, {"shortest": 12})

    def test_copies_are_saved_under_names_that_tell_nobody_and_count_nothing(self, group, tmp_path):
        copies = list(composed(group).values())[:2]
        names = group[LEAD].copies.save(copies, tmp_path / "out", "ett långt lösenord")
        assert list(names) == [f"2026-11-26-{copy.receiver}-{copy.code}.pdf" for copy in copies]
        for name in names:
            saved = tmp_path / "out" / name
            assert b"/Encrypt" in saved.read_bytes()
            assert saved.stat().st_mode & 0o777 == 0o600

    def test_with_a_weak_password_nothing_is_saved(self, group, tmp_path):
        copies = composed(group).values()
        assert refusal(group[LEAD].copies.save, copies, tmp_path / "out", "kort") is Reason.WEAK_PASSWORD
        assert not (tmp_path / "out").exists()


class TestComposingStepByStep:
    def test_it_tells_how_far_it_has_come(self, group):
        told = []
        group[LEAD].copies.compose(group.meeting, lambda *at: told.append(at) or True)
        assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]

    @pytest.mark.parametrize("last", [0, 2, 4])
    def test_stopped_it_has_made_and_entered_nothing(self, group, last):
        stopped = refusal(group[LEAD].copies.compose, group.meeting, lambda done, _of: done < last)
        assert stopped is Reason.STOPPED
        assert papers(group[SOCIAL]) == papers(group[LEAD], given=False) == []


class TestWhatIsEntered:
    def test_its_receiver_is_told_of_his_whole_copy(self, group):
        copies = composed(group)
        (paper,) = (paper for paper in papers(group[SOCIAL]) if paper.receiver is SOCIAL)
        assert (paper.code, paper.receiver_name, paper.meeting) == (copies[SOCIAL].code, NAMES[SOCIAL], group.meeting)
        assert {line.holder for line in paper.lines} == {LEAD, SOCIAL}
        lines = [line for case in copies[SOCIAL].agenda.cases for line in case.lines]
        assert len(paper.lines) == len(lines)

    def test_a_holder_is_told_which_of_its_own_items_went_out_and_of_nothing_else(self, group):
        composed(group)
        others = [paper for paper in papers(group[SOCIAL]) if paper.receiver is not SOCIAL]
        assert [paper.receiver for paper in others] == [LEAD]
        (paper,) = others
        assert {line.holder for line in paper.lines} == {SOCIAL}
        own = {x.item for x in group[SOCIAL].recording.sheet(group.alva).lines if x.ground is Ground.OWN}
        assert {line.item for line in paper.lines} == own

    def test_a_holder_is_told_of_no_pupil_but_those_its_own_items_are_about(self, group):
        composed(group)
        leads = {group.alva.split(":")[1], group.sami.split(":")[1]}
        told = {pupil for paper in papers(group[SOCIAL]) for _, pupil in paper.pupils}
        assert told
        assert not told & leads

    def test_one_who_heard_nothing_is_told_of_an_empty_copy(self, group):
        composed(group)
        (paper,) = papers(group[POLICE])
        assert (paper.receiver, paper.lines, paper.pupils) == (POLICE, (), ())

    def test_the_chair_has_every_copy_entered_with_the_digest_of_its_page(self, group):
        copies = composed(group)
        kept = {paper.code: paper for paper in papers(group[LEAD], given=False) if paper.addressed is LEAD}
        assert {copy.code for copy in copies.values()} == set(kept)
        assert all(len(paper.digest) == 32 for paper in kept.values())


class TestProof:
    @pytest.fixture
    def unclean(self, monkeypatch):
        """A proof that finds something on the second page it is shown."""
        pages = []

        def prove(page, **asked):
            pages.append(page)
            found = (Finding(Channel.PAGE_TEXT, "page 1"),) if len(pages) == 2 else ()
            return Verdict(not found, found)

        monkeypatch.setattr(proof, "prove", prove)

    def test_where_one_copy_fails_none_is_handed_out_and_none_entered(self, group, unclean):
        with pytest.raises(Refusal) as refused:
            group[LEAD].copies.compose(group.meeting)
        assert refused.value.reason is Reason.PROOF_FAILED
        assert set(refused.value.places) == {"channel"}
        for seat in (LEAD, SOCIAL, POLICE):
            assert papers(group[seat]) == []
        assert papers(group[LEAD], given=False) == []

    def test_what_is_withheld_is_what_is_searched_for(self, group, monkeypatch):
        asked = []
        real = proof.prove

        def prove(page, **searched):
            asked.append(searched)
            return real(page, **searched)

        monkeypatch.setattr(proof, "prove", prove)
        group[LEAD].copies.compose(group.meeting)
        *_, police, leisure = asked
        for searched in (police, leisure):
            assert {"Alvas signal är hennes.", "Samis signal är hans."} <= set(searched["withheld"])
            assert {"Alva Lindqvist", "Sami Öberg"} <= set(searched["names"])
        assert not {"Alva Lindqvist", "Sami Öberg"} & set(asked[0]["names"])

    def test_a_copy_that_bore_a_withheld_text_would_fail(self, group, monkeypatch):
        """Nothing is taken on trust: were a page of another's handed to a reader, the proof would find it."""
        pages = {copy.receiver: copy.page for copy in composed(group).values()}
        monkeypatch.setattr(pdf, "render", lambda agenda, wording: pages[LEAD])
        assert refusal(group[LEAD].copies.compose, group.meeting) is Reason.PROOF_FAILED


class TestOwnSheets:
    def test_it_adds_what_only_its_seat_knows(self, group):
        group[SOCIAL].recording.record(group.alva, a_signal("Bara fältaren vet.", secrecies=frozenset({"OSL 18:1"})))
        copy = composed(group)[SOCIAL]
        sheet = group[SOCIAL].copies.own_sheet(group.meeting)
        assert said(sheet) - said(copy) == {"Bara fältaren vet."}
        assert said(copy) <= said(sheet)
        assert (sheet.agenda.kind, sheet.receiver_name) == (CopyKind.OWN_SHEET, NAMES[SOCIAL])
        assert sheet.code != copy.code

    def test_it_holds_no_pupil_but_those_on_the_copy(self, group):
        other = group.add(SOCIAL, "Nils Alm")
        group[SOCIAL].recording.record(other, a_signal("Inte på mötet."))
        composed(group)
        assert names(group[SOCIAL].copies.own_sheet(group.meeting)) == ["Alva Lindqvist"]

    def test_it_is_empty_where_the_copy_was(self, group):
        composed(group)
        assert names(group[POLICE].copies.own_sheet(group.meeting)) == []

    def test_before_anything_is_composed_it_is_empty(self, group):
        assert names(group[SOCIAL].copies.own_sheet(group.meeting)) == []

    def test_the_chairs_own_has_every_pupil_on_the_agenda(self, group):
        assert names(group[LEAD].copies.own_sheet(group.meeting)) == ["Sami Öberg", "Alva Lindqvist"]

    def test_it_goes_by_the_newest_copy(self, group):
        composed(group)
        item = group[LEAD].recording.record(group.sami, a_signal("Prövat.")).item
        group[LEAD].grounds.decide(group.sami, a_decision({item}, receiver=SOCIAL))
        composed(group)
        assert names(group[SOCIAL].copies.own_sheet(group.meeting)) == ["Sami Öberg", "Alva Lindqvist"]

    def test_a_seat_that_was_not_called_has_none(self, group):
        group.join(NURSE)
        assert refusal(group[NURSE].copies.own_sheet, group.meeting) is Reason.UNKNOWN_MEETING

    def test_it_enters_no_copy(self, group):
        group[LEAD].copies.own_sheet(group.meeting)
        assert papers(group[LEAD], given=False) == []

    def test_what_is_shut_since_the_copy_was_made_is_not_on_it(self, group):
        composed(group)
        group[LEAD].grounds.withdraw(group.alva, group.consent, parties=ALL, topics=ALL, who="mamma")
        assert said(group[SOCIAL].copies.own_sheet(group.meeting)) == {"Fältarens egen signal."}

    def test_a_pupil_known_through_the_counsellor_alone_is_on_it(self, school):
        """The counsellor disclosed; the lead, who chairs, has given nothing of his own."""
        school.join(COUNSELLOR, SOCIAL)
        alva = school.add(LEAD)
        ready_for_agenda(school[COUNSELLOR], alva)
        consent = school[COUNSELLOR].grounds.take(alva, a_consent(tells=(Party.SCHOOL,)))
        school[COUNSELLOR].grounds.accept(alva, consent)
        meeting = school[LEAD].planning.call(a_plan(LEAD, SOCIAL))
        school[LEAD].planning.put_on(meeting, alva)
        copies = {copy.receiver: copy for copy in school[LEAD].copies.compose(meeting)}
        assert names(copies[SOCIAL]) == ["Alva Lindqvist"]
        assert names(school[SOCIAL].copies.own_sheet(meeting)) == ["Alva Lindqvist"]


class TestWhetherTheyStillStand:
    """Asked before a copy is printed, saved or shown again."""

    def test_untouched_they_stand(self, group):
        group[LEAD].copies.still(group.meeting, composed(group).values())
        group[SOCIAL].copies.still(group.meeting, [group[SOCIAL].copies.own_sheet(group.meeting)])

    def test_asking_enters_nothing(self, group):
        copies = composed(group).values()
        before = group[LEAD].copies.register(group.meeting)
        group[LEAD].copies.still(group.meeting, copies)
        assert group[LEAD].copies.register(group.meeting) == before

    def test_once_a_consent_is_taken_back_what_rested_on_it_does_not(self, group):
        copies = composed(group)
        group[LEAD].grounds.withdraw(group.alva, group.consent, parties=ALL, topics=ALL, who="pappa")
        assert refusal(group[LEAD].copies.still, group.meeting, copies.values()) is Reason.COPIES_OUTDATED
        assert refusal(group[LEAD].copies.still, group.meeting, [copies[SOCIAL]]) is Reason.COPIES_OUTDATED
        group[LEAD].copies.still(group.meeting, [copies[POLICE], copies[LEISURE]])

    def test_nor_does_an_own_sheet(self, group):
        composed(group)
        sheet = group[SOCIAL].copies.own_sheet(group.meeting)
        group[LEAD].grounds.withdraw(group.alva, group.consent, parties=ALL, topics=ALL, who="pappa")
        assert refusal(group[SOCIAL].copies.still, group.meeting, [sheet]) is Reason.COPIES_OUTDATED

    def test_a_ground_that_has_come_to_its_end_shuts_too(self, group, around):
        item = group[LEAD].recording.record(group.sami, a_signal("Till och med mötets dag.")).item
        group[LEAD].grounds.decide(group.sami, a_decision({item}, receiver=POLICE, until_on=date(2026, 11, 26)))
        copies = composed(group)
        around.now = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
        group[LEAD].copies.still(group.meeting, [copies[POLICE]])
        around.now = datetime(2026, 11, 27, 8, 30, tzinfo=UTC)
        assert refusal(group[LEAD].copies.still, group.meeting, [copies[POLICE]]) is Reason.COPIES_OUTDATED

    def test_what_is_written_since_stops_nothing(self, group):
        offer = group[LEAD].recording.record(group.alva, a_commitment("Möter i dörren.", owner=SOCIAL)).item
        copies = composed(group)
        group[LEAD].recording.record(group.alva, a_signal("Skrivet efteråt."))
        group[SOCIAL].recording.promise(group.alva, offer, accepted=True)
        group[LEAD].copies.still(group.meeting, copies.values())

    def test_nor_that_a_promise_has_been_kept(self, group):
        item = group[LEAD].recording.record(group.sami, a_commitment("Öppnar lokalen.", owner=LEISURE)).item
        copies = composed(group)
        group[LEAD].commitments.fulfil(group.sami, item)
        group[LEAD].copies.still(group.meeting, copies.values())

    def test_a_text_that_has_been_corrected_is_not_handed_out_as_it_was(self, group):
        made = group[LEAD].recording.record(group.alva, a_signal("Fel elev."))
        copies = composed(group)
        group[LEAD].recording.correct(group.alva, made.item, a_signal("Rätt elev."), made.stamp)
        assert refusal(group[LEAD].copies.still, group.meeting, [copies[SOCIAL]]) is Reason.COPIES_OUTDATED

    def test_nor_a_pupil_who_was_put_on_by_mistake(self, group):
        copies = composed(group)
        group[LEAD].planning.take_off(group.meeting, group.alva)
        assert refusal(group[LEAD].copies.still, group.meeting, [copies[SOCIAL]]) is Reason.COPIES_OUTDATED
        group[LEAD].copies.still(group.meeting, [copies[POLICE]])

    def test_a_seat_that_is_not_called_is_told_nothing(self, group):
        copies = composed(group)
        asked = refusal(group[COUNSELLOR].copies.still, "0" * 32, copies.values())
        assert asked is Reason.UNKNOWN_MEETING


class TestPromisesThatAreOver:
    """What was kept or declined is told at the next meeting, and then no more."""

    @pytest.fixture
    def meetings(self, group):
        """Three meetings, one after another, with both pupils on each."""
        made = []
        for day in (26, 27, 28):
            held_on = date(2026, 11, day)
            made.append(group[LEAD].planning.call(a_plan(LEAD, SOCIAL, LEISURE, held_on=held_on)))
            for pupil in (group.alva, group.sami):
                group[LEAD].planning.put_on(made[-1], pupil)
        return made

    def told(self, group, meeting, receiver):
        copies = {copy.receiver: copy for copy in group[LEAD].copies.compose(meeting)}
        return [line.text for case in copies[receiver].agenda.cases for line in case.of(Kind.COMMITMENT)]

    def promised(self, group, pupil, text, owner):
        return group[LEAD].recording.record(pupil, a_commitment(text, owner=owner)).item

    def test_while_it_is_to_be_done_it_stands_at_every_meeting(self, group, meetings):
        self.promised(group, group.sami, "Öppnar lokalen.", LEISURE)
        for meeting in meetings:
            assert self.told(group, meeting, LEISURE) == ["Öppnar lokalen."]

    def test_kept_it_is_told_once_and_its_pupil_with_it(self, group, meetings):
        item = self.promised(group, group.sami, "Öppnar lokalen.", LEISURE)
        group[LEAD].commitments.fulfil(group.sami, item)
        copies = [{c.receiver: c for c in group[LEAD].copies.compose(meeting)} for meeting in meetings]
        assert [names(each[LEISURE]) for each in copies] == [["Sami Öberg"], [], []]
        assert ["Öppnar lokalen." in said(each[LEAD]) for each in copies] == [True, False, False]
        assert [names(each[LEAD]) for each in copies] == 3 * [["Sami Öberg", "Alva Lindqvist"]]

    def test_the_register_says_what_stood_there(self, group, meetings):
        item = self.promised(group, group.sami, "Öppnar lokalen.", LEISURE)
        group[LEAD].commitments.fulfil(group.sami, item)
        for meeting, pupils in zip(meetings, (1, 0, 0), strict=True):
            group[LEAD].copies.compose(meeting)
            (row,) = (row for row in group[LEAD].copies.register(meeting) if row.receiver is LEISURE)
            assert len(row.pupils) == pupils

    def test_kept_between_two_meetings_it_is_told_at_the_second(self, group, meetings, around):
        item = self.promised(group, group.sami, "Öppnar lokalen.", LEISURE)
        around.now = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
        group[LEAD].commitments.fulfil(group.sami, item)
        assert [self.told(group, meeting, LEISURE) for meeting in meetings[1:]] == [["Öppnar lokalen."], []]

    def test_a_meeting_at_which_its_reader_did_not_sit_told_him_nothing(self, group):
        """Else a copy would tell of a meeting that its reader was not called to."""
        item = self.promised(group, group.sami, "Öppnar lokalen.", LEISURE)
        group[LEAD].commitments.fulfil(group.sami, item)
        group[LEAD].planning.call(a_plan(LEAD, SOCIAL, held_on=date(2026, 11, 24)))
        assert self.told(group, group.meeting, LEISURE) == ["Öppnar lokalen."]
        assert self.told(group, group.meeting, LEAD) == []

    def test_a_no_takes_its_offer_with_it(self, group, meetings):
        offer = self.promised(group, group.alva, "Möter i dörren.", SOCIAL)
        group[SOCIAL].recording.promise(group.alva, offer, accepted=False)
        for receiver in (LEAD, SOCIAL):
            told = [self.told(group, meeting, receiver) for meeting in meetings]
            assert told == [["Möter i dörren."], [], []]

    def test_an_offer_made_anew_stands(self, group, meetings):
        made = group[LEAD].recording.record(group.alva, a_commitment("Möter i dörren.", owner=SOCIAL))
        group[SOCIAL].recording.promise(group.alva, made.item, accepted=False)
        changed = a_commitment("Möter i dörren, ny dag.", owner=SOCIAL)
        group[LEAD].recording.correct(group.alva, made.item, changed, made.stamp)
        assert self.told(group, meetings[-1], SOCIAL) == ["Möter i dörren, ny dag."]

    def test_on_an_own_sheet_too(self, group, meetings):
        offer = self.promised(group, group.alva, "Möter i dörren.", SOCIAL)
        group[SOCIAL].recording.promise(group.alva, offer, accepted=True)
        own = next(one for one in group[SOCIAL].commitments.open_of(SOCIAL) if one.text == "Möter i dörren.")
        group[SOCIAL].commitments.fulfil(group.alva, own.item)
        told = []
        for meeting in meetings:
            group[LEAD].copies.compose(meeting)
            told.append("Möter i dörren." in said(group[SOCIAL].copies.own_sheet(meeting)))
        assert told == [True, False, False]

    def test_who_was_not_told_how_it_went_is_still_told_of_the_offer(self, group, meetings):
        """The chair's seat has not been given the answer: for it, and for whom it composes, the offer is open."""
        offer = self.promised(group, group.sami, "Möter i dörren.", SOCIAL)
        pupil = next(row.pupil for row in group[SOCIAL].today.promises_of(SOCIAL) if row.text == "Möter i dörren.")
        group[SOCIAL].recording.promise(pupil, offer, accepted=False)
        assert self.told(group, meetings[-1], LEAD) == ["Möter i dörren."]


def test_a_seat_that_joined_after_the_call_learns_of_the_meeting(school):
    school.at_the_table(POLICE)
    meeting = school[LEAD].planning.call(a_plan(LEAD, POLICE))
    school.join(POLICE, mode=Mode.READS)
    school.sign_in(LEAD)
    assert [row.meeting for row in school[POLICE].planning.list()] == [meeting]


def test_one_youth_on_two_cards_of_ones_own_is_one_case(school):
    """The counsellor's two cards are linked to the lead's one, and both were put on."""
    school.join(COUNSELLOR, SOCIAL)
    leads, cards = school.add(LEAD), [school.add(COUNSELLOR) for _ in range(2)]
    for card, text in zip(cards, ("Det första.", "Det andra."), strict=True):
        ready_for_agenda(school[COUNSELLOR], card)
        school[COUNSELLOR].recording.record(card, a_signal(text))
        school[COUNSELLOR].people.link(card, leads, apart=False)
    consent = school[COUNSELLOR].grounds.take(cards[0], a_consent())
    school[COUNSELLOR].grounds.accept(cards[0], consent)
    meeting = school[COUNSELLOR].planning.call(a_plan(SOCIAL, chair=COUNSELLOR))
    for card in cards:
        school[COUNSELLOR].planning.put_on(meeting, card)
    for copy in school[COUNSELLOR].copies.compose(meeting):
        assert names(copy) == ["Alva Lindqvist"]
        assert {"Det första.", "Det andra."} <= said(copy)


def test_a_holder_is_not_given_the_digest_of_a_page_that_he_may_not_know_whole(school):
    school.join(Seat.COUNSELLOR, Seat.SOCIAL_SERVICES)
    lead, counsellor = school[Seat.SCHOOL_LEAD], school[Seat.COUNSELLOR]
    alva = school.add(Seat.SCHOOL_LEAD)
    ready_for_agenda(counsellor, alva)
    meeting = lead.planning.call(a_plan(Seat.SCHOOL_LEAD, Seat.COUNSELLOR))
    lead.planning.put_on(meeting, alva)
    lead.copies.compose(meeting)
    records, acts = counsellor.people._records, counsellor.people._acts
    with acts.begin(Act.LISTED) as session:
        papers = [one.content for one in records.listed(session, places.COPIES, own=False, given=True)]
    told = {(paper.addressed, paper.receiver): len(paper.digest) for paper in papers}
    assert told[Seat.COUNSELLOR, Seat.SCHOOL_LEAD] == 0
    assert told[Seat.COUNSELLOR, Seat.COUNSELLOR] == 32

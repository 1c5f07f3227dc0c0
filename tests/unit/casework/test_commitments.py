"""What a seat has still to do, as another may know it, and how it comes to a new owner."""

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Act, Ground, Kind, Mode, Seat
from tests.builders import a_commitment, a_consent, a_note, a_signal

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LEISURE, NURSE, POLICE = Seat.LEISURE, Seat.NURSE, Seat.POLICE
NOBODY = "0" * 32


def refusal(act, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.reason


@pytest.fixture
def group(school):
    """The lead's pupil, open by consent to social services and by the branch to the counsellor."""
    school.join(COUNSELLOR, SOCIAL, NURSE)
    school.alva = school.add(LEAD)
    consent = school[LEAD].grounds.take(school.alva, a_consent())
    for seat in (LEAD, SOCIAL):
        school[seat].grounds.accept(school.alva, consent)
    return school


@pytest.fixture
def alva(group):
    return group.alva


def told(school, reader, seat):
    return [(one.text, one.own) for one in school[reader].commitments.open_of(seat)]


def offered(school, seat, pupil, owner, text="Ringer hem varje fredag."):
    return school[seat].recording.record(pupil, a_commitment(text, owner=owner)).item


class TestOpen:
    def test_an_offer_and_its_answer_are_told_once(self, group, alva):
        offer = offered(group, LEAD, alva, SOCIAL)
        assert told(group, LEAD, SOCIAL) == [("Ringer hem varje fredag.", True)]
        assert told(group, COUNSELLOR, SOCIAL) == [("Ringer hem varje fredag.", False)]
        group[SOCIAL].recording.promise(alva, offer, accepted=True)
        assert told(group, LEAD, SOCIAL) == [("Ringer hem varje fredag.", True)]
        assert told(group, COUNSELLOR, SOCIAL) == [("Ringer hem varje fredag.", False)]
        assert told(group, SOCIAL, SOCIAL) == [("Ringer hem varje fredag.", True)]

    def test_what_was_declined_is_no_longer_open(self, group, alva):
        offer = offered(group, LEAD, alva, SOCIAL)
        group[SOCIAL].recording.promise(alva, offer, accepted=False)
        assert told(group, LEAD, SOCIAL) == told(group, SOCIAL, SOCIAL) == []

    def test_each_is_told_with_its_day_and_the_pupil_as_the_reader_knows_him(self, group, alva):
        later = a_commitment("Senare.", owner=SOCIAL, day=a_commitment().day.replace(month=12, day=20))
        group[LEAD].recording.record(alva, later)
        offered(group, LEAD, alva, SOCIAL, "Först.")
        first, second = group[LEAD].commitments.open_of(SOCIAL)
        assert (first.text, second.text) == ("Först.", "Senare.")
        assert (first.due_on, first.pupil) == (a_commitment().day, alva)

    def test_nothing_is_told_that_a_seat_may_not_know(self, group, alva):
        hers = group.add(NURSE, "Bo Ek", "8A")
        offered(group, NURSE, hers, SOCIAL, "Sköterskans erbjudande.")
        assert told(group, NURSE, SOCIAL) == [("Sköterskans erbjudande.", True)]
        assert told(group, SOCIAL, SOCIAL) == [("Sköterskans erbjudande.", False)]
        assert told(group, LEAD, SOCIAL) == told(group, COUNSELLOR, SOCIAL) == []

    def test_other_seats_promises_are_not_told(self, group, alva):
        offered(group, LEAD, alva, COUNSELLOR)
        assert told(group, LEAD, SOCIAL) == []


class TestHandingOver:
    def test_ones_own_offer_gets_a_new_owner_who_is_asked(self, group, alva):
        offer = offered(group, LEAD, alva, SOCIAL)
        group[SOCIAL].recording.promise(alva, offer, accepted=True)
        assert group[LEAD].commitments.hand_over(alva, offer, NURSE) == offer
        assert told(group, LEAD, SOCIAL) == []
        assert told(group, COUNSELLOR, SOCIAL) == []
        assert told(group, LEAD, NURSE) == [("Ringer hem varje fredag.", True)]
        (row,) = group[NURSE].people.list()
        (line,) = group[NURSE].recording.sheet(row.pupil).lines
        assert (line.ground, line.item, "erbjudet" in line.detail) == (Ground.PROMISE, offer, True)
        group[NURSE].recording.promise(row.pupil, offer, accepted=True)
        assert told(group, LEAD, NURSE) == [("Ringer hem varje fredag.", True)]

    def test_an_offer_handed_back_waits_for_an_answer_again(self, group, alva):
        offer = offered(group, LEAD, alva, SOCIAL)
        group[SOCIAL].recording.promise(alva, offer, accepted=False)
        for owner in (COUNSELLOR, SOCIAL):
            group[LEAD].commitments.hand_over(alva, offer, owner)
        assert told(group, LEAD, SOCIAL) == [("Ringer hem varje fredag.", True)]
        assert told(group, COUNSELLOR, SOCIAL) == [("Ringer hem varje fredag.", False)]
        assert told(group, LEAD, COUNSELLOR) == []

    def test_anothers_promise_is_offered_anew_in_ones_own_words(self, group, alva):
        theirs = offered(group, SOCIAL, alva, SOCIAL, "Socialtjänstens ord.")
        assert told(group, LEAD, SOCIAL) == [("Socialtjänstens ord.", False)]
        fresh = group[LEAD].commitments.hand_over(alva, theirs, COUNSELLOR, a_commitment("Skolans ord."))
        assert fresh != theirs
        assert told(group, LEAD, SOCIAL) == []
        assert told(group, LEAD, COUNSELLOR) == [("Skolans ord.", True)]
        (line,) = (x for x in group[COUNSELLOR].recording.sheet(alva).lines if x.item == fresh)
        assert (line.text, line.holder, "erbjudet" in line.detail) == ("Skolans ord.", LEAD, True)

    def test_whoever_takes_it_over_himself_has_it_to_do_and_the_leaver_no_more(self, group, alva):
        theirs = offered(group, SOCIAL, alva, SOCIAL, "Socialtjänstens ord.")
        fresh = group[LEAD].commitments.hand_over(alva, theirs, LEAD, a_commitment("Skolans ord."))
        assert (told(group, LEAD, SOCIAL), told(group, LEAD, LEAD)) == ([], [("Skolans ord.", True)])
        group[LEAD].recording.promise(alva, fresh, accepted=True)
        assert (told(group, LEAD, SOCIAL), told(group, LEAD, LEAD)) == ([], [("Skolans ord.", True)])

    def test_anothers_words_are_never_given_on(self, group, alva):
        theirs = offered(group, SOCIAL, alva, SOCIAL, "Socialtjänstens ord.")
        hand_over = group[LEAD].commitments.hand_over
        assert refusal(hand_over, alva, theirs, NURSE) is Reason.DRAFT_INCOMPLETE
        assert refusal(hand_over, alva, theirs, NURSE, a_signal()) is Reason.DRAFT_INCOMPLETE
        assert refusal(hand_over, alva, theirs, NURSE, a_commitment("")) is Reason.DRAFT_INCOMPLETE
        assert group[NURSE].people.list() == ()

    def test_ones_own_promise_can_be_given_to_another_too(self, group, alva):
        offer = offered(group, LEAD, alva, SOCIAL)
        mine = group[SOCIAL].recording.promise(alva, offer, accepted=True)
        assert group[SOCIAL].commitments.hand_over(alva, mine, LEAD) == mine
        assert told(group, SOCIAL, SOCIAL) == []

    @pytest.mark.parametrize("draft", [None, a_commitment("Mina ord.")])
    def test_what_is_no_open_commitment_here_is_not_handed_over(self, group, alva, draft):
        offer = offered(group, LEAD, alva, SOCIAL)
        answer = group[SOCIAL].recording.promise(alva, offer, accepted=False)
        signal = group[LEAD].recording.record(alva, a_signal()).item
        hand_over = group[LEAD].commitments.hand_over
        for item in (answer, signal, NOBODY):
            assert refusal(hand_over, alva, item, COUNSELLOR, draft) is Reason.UNKNOWN_ITEM
        assert refusal(group[NURSE].commitments.hand_over, alva, offer, NURSE, draft) is Reason.UNKNOWN_ITEM

    def test_a_seat_that_reads_hands_nothing_over(self, group, alva):
        group.join(LEISURE, mode=Mode.READS)
        offer = offered(group, LEAD, alva, LEISURE)
        (row,) = group[LEISURE].people.list()
        assert refusal(group[LEISURE].commitments.hand_over, row.pupil, offer, LEAD) is Reason.NOT_ALLOWED_IN_MODE
        assert told(group, LEISURE, LEISURE) == [("Ringer hem varje fredag.", False)]


def test_a_pupil_whose_data_are_protected_is_passed_over(group, alva):
    offered(group, LEAD, alva, SOCIAL)
    group[LEAD].recording.record(alva, a_note())
    held = group[LEAD].people
    with held._acts.begin(Act.IMPORTED) as session:
        shown = held._records.sheet(session, (LEAD, alva.partition(":")[2])).of(Kind.PUPIL_CARD)
        held._shut(session, shown[0].opened)
    assert told(group, LEAD, SOCIAL) == []


class TestKeeping:
    def promised(self, school, alva, owner=SOCIAL):
        offer = offered(school, LEAD, alva, owner)
        return offer, school[owner].recording.promise(alva, offer, accepted=True)

    def detail(self, school, reader, item):
        (row,) = school[reader].people.list()
        return next(one.detail for one in school[reader].recording.sheet(row.pupil).lines if one.item == item)

    def test_the_owner_says_of_his_promise_that_it_is_kept_and_it_is_open_no_more(self, group, alva):
        _, promise = self.promised(group, alva)
        group[SOCIAL].commitments.fulfil(alva, promise)
        assert "gjort" in self.detail(group, SOCIAL, promise)
        assert told(group, SOCIAL, SOCIAL) == told(group, LEAD, SOCIAL) == []

    def test_it_is_open_again_once_it_is_said_not_to_be_kept_after_all(self, group, alva):
        _, promise = self.promised(group, alva)
        for done in (True, False):
            group[SOCIAL].commitments.fulfil(alva, promise, done=done)
        assert "antaget" in self.detail(group, SOCIAL, promise)
        assert told(group, SOCIAL, SOCIAL) == [("Ringer hem varje fredag.", True)]

    def test_said_twice_it_is_said_once(self, group, alva):
        _, promise = self.promised(group, alva)
        group[SOCIAL].commitments.fulfil(alva, promise)
        (before,) = (x.stamp for x in group[SOCIAL].recording.sheet(alva).lines if x.item == promise)
        group[SOCIAL].commitments.fulfil(alva, promise)
        assert before in {x.stamp for x in group[SOCIAL].recording.sheet(alva).lines}

    def test_a_promise_made_to_oneself_is_kept_where_it_stands(self, group, alva):
        offer, promise = self.promised(group, alva, LEAD)
        assert offer == promise
        group[LEAD].commitments.fulfil(alva, promise)
        assert told(group, LEAD, LEAD) == []

    def test_what_is_not_promised_is_not_kept(self, group, alva):
        offer = offered(group, LEAD, alva, LEAD)
        assert refusal(group[LEAD].commitments.fulfil, alva, offer) is Reason.UNKNOWN_ITEM

    def test_what_was_declined_is_not_kept(self, group, alva):
        offer = offered(group, LEAD, alva, SOCIAL)
        answer = group[SOCIAL].recording.promise(alva, offer, accepted=False)
        assert refusal(group[SOCIAL].commitments.fulfil, alva, answer) is Reason.UNKNOWN_ITEM

    def test_nobody_says_it_of_anothers_promise(self, group, alva):
        offer, promise = self.promised(group, alva)
        for seat, item in ((LEAD, offer), (LEAD, promise), (COUNSELLOR, offer), (SOCIAL, offer)):
            assert refusal(group[seat].commitments.fulfil, alva, item) is Reason.UNKNOWN_ITEM

    def test_of_a_seat_without_a_desk_whoever_wrote_it_down_says_it(self, group, alva):
        group.at_the_table(POLICE)
        offer = offered(group, LEAD, alva, POLICE)
        assert refusal(group[COUNSELLOR].commitments.fulfil, alva, offer) is Reason.UNKNOWN_ITEM
        group[LEAD].commitments.fulfil(alva, offer)
        assert told(group, LEAD, POLICE) == []
        assert "gjort" in self.detail(group, COUNSELLOR, offer)
        group[LEAD].commitments.fulfil(alva, offer, done=False)
        assert "erbjudet" in self.detail(group, LEAD, offer)

    def test_once_the_seat_has_a_desk_it_says_so_itself(self, group, alva):
        group.at_the_table(POLICE)
        offer = offered(group, LEAD, alva, POLICE)
        group.join(POLICE)
        assert refusal(group[LEAD].commitments.fulfil, alva, offer) is Reason.UNKNOWN_ITEM

    def test_a_seat_that_reads_says_it_of_its_own(self, group, alva):
        group.join(LEISURE, mode=Mode.READS)
        offer = offered(group, LEAD, alva, LEISURE)
        (row,) = group[LEISURE].people.list()
        promise = group[LEISURE].recording.promise(row.pupil, offer, accepted=True)
        group[LEISURE].commitments.fulfil(row.pupil, promise)
        assert told(group, LEISURE, LEISURE) == []

    def test_what_is_no_commitment_is_not_kept(self, group, alva):
        signal = group[LEAD].recording.record(alva, a_signal()).item
        assert refusal(group[LEAD].commitments.fulfil, alva, signal) is Reason.UNKNOWN_ITEM

    def test_what_a_colleague_has_changed_is_not_said_to_be_kept_unread(self, group, alva):
        _, promise = self.promised(group, alva, LEAD)
        (seen,) = (one.stamp for one in group[LEAD].commitments.open_of(LEAD))
        group[LEAD].recording.promise(alva, promise, accepted=True)
        assert refusal(group[LEAD].commitments.fulfil, alva, promise, seen=seen) is Reason.CHANGED_MEANWHILE
        (seen,) = (one.stamp for one in group[LEAD].commitments.open_of(LEAD))
        group[LEAD].commitments.fulfil(alva, promise, seen=seen)
        assert told(group, LEAD, LEAD) == []

    def test_the_stamp_of_anothers_is_told_to_nobody(self, group, alva):
        offered(group, LEAD, alva, SOCIAL)
        assert [one.stamp for one in group[SOCIAL].commitments.open_of(SOCIAL)] == [""]

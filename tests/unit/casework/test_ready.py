"""Before a seat is ready, as before its sheet has a receipt, nothing is written of a child; reading never stops."""

from dataclasses import replace

import pytest

from sspf_desk.casework.commitments import Commitments
from sspf_desk.casework.erasure import Erasure
from sspf_desk.casework.grounds import Grounds
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.people import People
from sspf_desk.casework.recording import Recording
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Attachment
from sspf_desk.roster import HandRow, Roster
from sspf_desk.terms import Mode, Seat
from tests.builders import TODAY, a_commitment, a_consent, a_decision, a_note, a_signal

LEAD, COUNSELLOR, LEISURE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.LEISURE
WHOLE = {"parties": frozenset(), "topics": frozenset(), "who": "mamma"}
NUMBER = "20110314-2384"


def no_sheet(_session):
    raise Refusal(Reason.NO_SEAT_SHEET)


class Desk:
    """The journeys of one seat, of which something is still asked before it may write."""

    def __init__(self, desk):
        work = replace(desk.recording._work, ready=no_sheet)
        self.people = People(work)
        self.recording, self.grounds = Recording(work, self.people), Grounds(work, self.people)
        self.commitments = Commitments(work, self.people)
        self.erasure = Erasure(work, self.people, lambda _session: ())


@pytest.fixture
def unready(school):
    """The lead, who wrote before; and the counsellor, who has given him something to answer."""
    school.join(COUNSELLOR)
    school.alva = school.add(LEAD)
    recording = school[LEAD].recording
    school.made = recording.record(school.alva, a_signal())
    school.consent = school[LEAD].grounds.take(school.alva, a_consent())
    school.offer = recording.record(school.alva, a_commitment(owner=LEAD)).item
    return Desk(school[LEAD])


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as told:
        act(*args, **kwargs)
    return told.value.reason is Reason.NO_SEAT_SHEET


def test_nothing_is_written_of_a_child(school, unready):
    alva, made, other = school.alva, school.made, school.add(COUNSELLOR, "Bo Ek")
    paper = Attachment(made.item, "blad.txt", "text/plain", b"blad")
    roster = Roster("Björkdalsskolan", "12345678", (), 0, frozenset(), 0, 0)
    before = school[LEAD].recording.sheet(alva)
    for act, args, how in (
        (unready.recording.record, (alva, a_signal()), {}),
        (unready.recording.record, (alva, a_note()), {}),
        (unready.recording.correct, (alva, made.item, a_signal("två"), made.stamp), {}),
        (unready.recording.attach, (alva, made.item, paper), {}),
        (unready.recording.promise, (alva, school.offer), {"accepted": True}),
        (unready.commitments.hand_over, (alva, school.offer, COUNSELLOR), {}),
        (unready.grounds.take, (alva, a_consent()), {}),
        (unready.grounds.accept, (alva, school.consent), {}),
        (unready.grounds.decide, (alva, a_decision({made.item})), {}),
        (unready.people.add, (HandRow("Bo", "Ek", TODAY.replace(year=2012), "8A"), TODAY), {}),
        (unready.people.take_in, (roster,), {}),
        (unready.people.link, (alva, other), {"apart": False}),
        (unready.people.mine, (other,), {}),
    ):
        assert refused(act, *args, **how), act
    assert school[LEAD].recording.sheet(alva) == before


def test_the_draft_waits(school, unready):
    draft = a_signal("Kom en timme sent.")
    assert refused(unready.recording.record, school.alva, draft)
    assert unready.recording.kept.draft() == KeptDraft(school.alva, draft)
    assert refused(unready.recording.correct, school.alva, school.made.item, draft, school.made.stamp)
    assert unready.recording.kept.draft() == KeptDraft(school.alva, draft, school.made.item, school.made.stamp)


def test_a_draft_with_an_identity_number_does_not(school, unready):
    for act, args in (
        (unready.recording.record, (school.alva, a_signal(NUMBER))),
        (unready.recording.correct, (school.alva, school.made.item, a_signal(NUMBER), school.made.stamp)),
    ):
        with pytest.raises(Refusal) as told:
            act(*args)
        assert told.value.reason is Reason.PERSONAL_NUMBER
    assert unready.recording.kept.draft() is None


def test_reading_is_never_stopped_nor_is_taking_back_and_erasing(school, unready):
    assert unready.recording.sheet(school.alva) == school[LEAD].recording.sheet(school.alva)
    assert unready.people.list() == school[LEAD].people.list()
    assert unready.commitments.open_of(LEAD) == school[LEAD].commitments.open_of(LEAD) != ()
    unready.grounds.withdraw(school.alva, school.consent, **WHOLE)
    assert unready.erasure.erase(school.alva, school.made.item, "2026-11-02, dnr 2026/114").versions == 1


def test_a_seat_that_only_reads_needs_no_sheet_to_answer(school, unready):
    school.join(LEISURE, mode=Mode.READS)
    offer = school[LEAD].recording.record(school.alva, a_commitment(owner=LEISURE)).item
    (row,) = school[LEISURE].people.list()
    Desk(school[LEISURE]).recording.promise(row.pupil, offer, accepted=True)
    assert {line.holder for line in school[LEISURE].recording.sheet(row.pupil).lines} == {LEAD, LEISURE}

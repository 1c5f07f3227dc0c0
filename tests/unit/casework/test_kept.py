"""What cannot be saved as asked stays a sealed draft, its author's alone."""

import pytest
import sqlalchemy as sa

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import draft, version
from sspf_desk.terms import Act, Seat
from tests.builders import a_signal

UNFINISHED = a_signal("Kom en timme sent tre dagar i rad.", term="")


def test_a_draft_with_a_problem_is_refused_and_waits(school):
    lead, alva = school[Seat.SCHOOL_LEAD], school.add(Seat.SCHOOL_LEAD)
    with pytest.raises(Refusal) as refused:
        lead.recording.record(alva, UNFINISHED)
    assert refused.value.reason is Reason.DRAFT_INCOMPLETE
    assert lead.recording.kept.draft() == KeptDraft(alva, UNFINISHED)
    assert lead.recording.sheet(alva).lines == ()


def test_a_draft_is_kept_read_and_thrown_away_without_a_word_in_the_trail(school):
    lead, alva = school[Seat.SCHOOL_LEAD], school.add(Seat.SCHOOL_LEAD)
    kept, head = lead.recording.kept, lead.recording.kept._acts.head
    kept.keep(KeptDraft(alva, UNFINISHED))
    assert kept.draft() == KeptDraft(alva, UNFINISHED)
    kept.clear()
    assert kept.draft() is None
    with kept._acts.begin(Act.VIEWED) as session:
        assert session.before == head
    assert lead.watch.verify() == ()


def test_nothing_but_a_draft_is_written_without_an_entry(school):
    lead, alva = school[Seat.SCHOOL_LEAD], school.add(Seat.SCHOOL_LEAD)
    kept = lead.recording.kept

    def more():
        with kept._acts.quietly() as session:
            session.connection.execute(version.delete())

    with pytest.raises(Refusal) as refused:
        more()
    assert refused.value.reason is Reason.VAULT_DAMAGED
    assert lead.recording.sheet(alva).name == "Alva Lindqvist"


def test_the_newest_draft_takes_the_place_of_the_one_before_and_can_be_thrown_away(school):
    lead, alva = school[Seat.SCHOOL_LEAD], school.add(Seat.SCHOOL_LEAD)
    for text in ("Kom sent på måndagen.", "Kom sent på tisdagen."):
        with pytest.raises(Refusal):
            lead.recording.record(alva, a_signal(text, term=""))
    assert lead.recording.kept.draft().draft.text == "Kom sent på tisdagen."
    lead.recording.kept.clear()
    assert lead.recording.kept.draft() is None


def test_a_personal_number_is_kept_nowhere(school):
    lead, alva = school[Seat.SCHOOL_LEAD], school.add(Seat.SCHOOL_LEAD)
    with pytest.raises(Refusal):
        lead.recording.record(alva, a_signal("Pojken 811228-9874 kom sent."))
    assert lead.recording.kept.draft() is None


def test_another_member_has_a_draft_of_his_own_and_no_key_to_this_one(school):
    school.join(Seat.COUNSELLOR)
    lead, counsellor = school[Seat.SCHOOL_LEAD], school[Seat.COUNSELLOR]
    alva = school.add(Seat.SCHOOL_LEAD)
    with pytest.raises(Refusal):
        lead.recording.record(alva, UNFINISHED)
    assert counsellor.recording.kept.draft() is None
    kept = counsellor.recording.kept
    with kept._acts.begin(Act.VIEWED) as session:
        sealed = session.connection.execute(sa.select(draft.c.sealed)).scalar_one()
        with pytest.raises(Refusal) as refused:
            kept._records.keyring.open_draft(lead.member.id, sealed)
    assert refused.value.reason is Reason.VAULT_DAMAGED


def test_a_draft_that_cannot_be_read_is_said_to_be_damaged_and_stays(school):
    lead = school[Seat.SCHOOL_LEAD]
    kept = lead.recording.kept
    with kept._acts.begin(Act.VIEWED) as session:
        kept._records.keep_draft(session, b"no draft at all")
    with pytest.raises(Refusal) as refused:
        kept.draft()
    assert refused.value.reason is Reason.VAULT_DAMAGED
    with kept._acts.begin(Act.VIEWED) as session:
        assert kept._records.kept_draft(session) == b"no draft at all"

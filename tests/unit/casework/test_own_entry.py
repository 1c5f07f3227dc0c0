"""What a seat knows of a consent and a decision of its own beside their words, and what others know of them."""

from dataclasses import FrozenInstanceError
from datetime import date, timedelta

import pytest

from sspf_desk.casework.own_entry import DecidedOn, Left
from sspf_desk.terms import Kind, Party, Seat, Topic
from tests.builders import a_consent, a_decision, a_need, a_question, a_signal, stamp

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
ALL = frozenset()
LONG = "Sitter ofta ensam i korridoren utanför expeditionen när de andra äter sin lunch i matsalen."


@pytest.fixture
def group(school):
    return school.join(COUNSELLOR, SOCIAL)


@pytest.fixture
def alva(group):
    return group.add(LEAD)


@pytest.fixture
def consent(group, alva):
    topics = frozenset({Topic.SCHOOL, Topic.WELLBEING})
    return group[LEAD].grounds.take(alva, a_consent(tells=(Party.SCHOOL,), no=(Party.POLICE,), topics=topics))


def own(desk, pupil, item):
    (found,) = [one for one in desk.recording.open(pupil).own if one.item == item]
    return found


def withdraw(group, alva, consent, *, parties=ALL, topics=ALL):
    group[LEAD].grounds.withdraw(alva, consent, parties=parties, topics=topics, who="mamma, telefon")


class TestWhatIsLeft:
    def test_only_what_stands_can_be_taken_back(self, group, alva, consent):
        assert own(group[LEAD], alva, consent).left == Left(
            (Party.SCHOOL, Party.SOCIAL_SERVICES), (Topic.SCHOOL, Topic.WELLBEING)
        )
        withdraw(group, alva, consent, topics=frozenset({Topic.WELLBEING}))
        assert own(group[LEAD], alva, consent).left == Left((Party.SCHOOL, Party.SOCIAL_SERVICES), (Topic.SCHOOL,))
        withdraw(group, alva, consent, parties=frozenset({Party.SOCIAL_SERVICES}))
        assert own(group[LEAD], alva, consent).left == Left((Party.SCHOOL,), (Topic.SCHOOL,))
        withdraw(group, alva, consent)
        assert own(group[LEAD], alva, consent).left is None

    def test_of_one_that_has_ended_nothing_can(self, group, around, alva, consent):
        around.now += timedelta(days=200)
        group.sign_in(LEAD)
        assert own(group[LEAD], alva, consent).left is None


class TestTheWholeConsent:
    def test_the_seat_that_took_it_knows_all_that_stands_on_it(self, group, alva, consent):
        withdraw(group, alva, consent, topics=frozenset({Topic.WELLBEING}))
        whole = own(group[LEAD], alva, consent).consent
        assert [(one.who, one.answer, one.how, one.words, one.on) for one in whole.said] == [
            ("vårdnadshavare", "yes", "telefon", "Det är bra.", date(2026, 11, 19)),
            ("eleven", "yes", "samtal", "Ja, det är okej.", date(2026, 11, 19)),
        ]
        assert (whole.judged_by, whole.judged) == ("Karin Kurator", "Förstår vad det innebär.")
        assert whole.original == "elevakt, dnr 2026/114"
        assert whole.taken_back == ((date(2026, 11, 20), "mamma, telefon"),)
        with pytest.raises(FrozenInstanceError):
            whole.original = ""

    @pytest.mark.parametrize("seat", [COUNSELLOR, SOCIAL])
    def test_another_seat_knows_what_it_is_for_and_not_what_single_persons_said(self, group, alva, consent, seat):
        view = group[seat].recording.open(alva)
        assert [(str(one.purpose), one.older_facts) for one in view.purposes] == [("Samordnat stöd", True)]
        assert [one for one in view.own if one.consent or one.left] == []
        assert not any(words in repr(view) for words in ("Det är bra", "Förstår vad", "elevakt", "telefon"))

    def test_a_seat_that_it_does_not_name_knows_nothing_of_what_it_is_for(self, group, alva, consent):
        withdraw(group, alva, consent, parties=frozenset({Party.SOCIAL_SERVICES}))
        mine = group.add(SOCIAL)
        assert group[SOCIAL].recording.open(mine).purposes == ()

    def test_older_facts_are_told_to_be_left_out(self, group, alva):
        group[LEAD].grounds.take(alva, a_consent(older_facts=False))
        assert [one.older_facts for one in group[LEAD].recording.open(alva).purposes] == [False]


class TestWhatADecisionIsAbout:
    def test_its_holder_is_told_of_the_entries_as_they_stand(self, group, alva):
        lead = group[LEAD]
        signal, question, need = (lead.recording.record(alva, one).item for one in
            (a_signal(day=date(2026, 11, 9)), a_question(LONG, day=None), a_need()))  # fmt: skip
        lead.recording.record(alva, a_signal("Ett annat."))
        done = lead.grounds.decide(alva, a_decision({signal, question, need}, lets_out=False)).item
        lead.recording.correct(alva, question, a_question(f"Han {LONG.lower()}"), stamp(lead, alva, question))
        lead.erasure.erase(alva, need, "2026-11-02, dnr 1")
        told = own(lead, alva, done).decided_on
        (title,) = {line.title for line in lead.recording.sheet(alva).lines if line.kind is Kind.SIGNAL}
        assert told == (
            DecidedOn(Kind.SIGNAL, title, date(2026, 11, 9)),
            DecidedOn(Kind.QUESTION, "Han sitter ofta ensam i korridoren utanför expeditionen när …",
                      date(2026, 11, 20)),
        )  # fmt: skip

    def test_other_entries_are_about_nothing_and_no_other_seat_is_told(self, group, alva):
        lead = group[LEAD]
        signal = lead.recording.record(alva, a_signal()).item
        done = lead.grounds.decide(alva, a_decision({signal})).item
        assert own(lead, alva, signal).decided_on == ()
        assert own(lead, alva, done).decided_on
        (row,) = group[SOCIAL].people.list()
        assert group[SOCIAL].recording.open(row.pupil).own == ()
        assert group[COUNSELLOR].recording.open(alva).own == ()

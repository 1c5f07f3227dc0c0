from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sspf_desk import catalogue
from sspf_desk.errors import Reason, Refusal
from sspf_desk.lawbook import WhyNot
from sspf_desk.models.papers import Answer, Voice
from sspf_desk.roster import Roster, RosterPupil
from sspf_desk.settings import resource
from sspf_desk.terms import Act, Kind, Mode, Party, Seat, Topic
from tests.builders import (
    PASSWORD,
    a_commitment,
    a_consent,
    a_decision,
    a_note,
    a_question,
    a_signal,
    a_strength,
    stamp,
    texts,
)

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LEISURE, NURSE, POLICE = Seat.LEISURE, Seat.NURSE, Seat.POLICE
NUMBER = "20110314-2384"
ALL = frozenset()
ABOUT = "Borta tre eftermiddagar."
HEALTH_TERM = next(
    term.id for term in catalogue.load(resource("catalogue")).terms(Kind.SIGNAL) if Topic.HEALTH in term.topics
)


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as found:
        act(*args, **kwargs)
    return found.value


def refusal(act, *args, **kwargs):
    return refused(act, *args, **kwargs).reason


def read(school, seat, pupil):
    """The texts a seat reads of a pupil, consents aside; nothing where it knows of nobody."""
    try:
        return {str(x.text) for x in school[seat].recording.sheet(pupil).lines if x.kind is not Kind.CONSENT}
    except Refusal as refusal:
        if refusal.reason is not Reason.UNKNOWN_PUPIL:
            raise
        return set()


@pytest.fixture
def group(school):
    return school.join(COUNSELLOR, SOCIAL, POLICE)


@pytest.fixture
def alva(group):
    handle = group.add(LEAD)
    group[LEAD].recording.record(handle, a_signal())
    return handle


class TestTaking:
    def test_a_consent_opens_nothing_until_it_is_accepted(self, group, alva):
        group[LEAD].grounds.take(alva, a_consent())
        assert read(group, SOCIAL, alva) == set()

    def test_every_seat_it_names_sees_it_and_no_other(self, group, alva):
        group[LEAD].grounds.take(alva, a_consent(no=(Party.POLICE,)))
        assert [row.name for row in group[SOCIAL].people.list()] == ["Alva Lindqvist"]
        assert group[POLICE].people.list() == ()
        assert refusal(group[POLICE].recording.sheet, alva) is Reason.UNKNOWN_PUPIL

    def test_one_with_a_problem_is_refused_and_not_kept(self, group, alva):
        draft = a_consent(topics=frozenset())
        assert refused(group[LEAD].grounds.take, alva, draft).places == {"problem": "topic_missing"}
        assert group[SOCIAL].people.list() == ()

    def test_it_is_asked_anew_at_fifteen_by_the_cards_birth_date(self, group):
        young = group.add(LEAD, "Sami Öberg", born=date(2012, 1, 5))
        draft = a_consent(until_on=date(2027, 1, 5))
        assert refused(group[LEAD].grounds.take, young, draft).places == {"problem": "ask_anew", "limit": 15}
        group[LEAD].grounds.take(young, a_consent(until_on=date(2027, 1, 4)))

    def test_a_seat_that_only_reads_takes_none(self, group, alva):
        group.join(LEISURE, mode=Mode.READS)
        assert refusal(group[LEISURE].grounds.take, alva, a_consent()) is Reason.NOT_ALLOWED_IN_MODE

    def test_today_is_the_swedish_day(self, group, around, alva):
        around.now = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
        ended = a_consent(until_on=date(2026, 11, 20))
        assert refused(group[LEAD].grounds.take, alva, ended).places == {"problem": "already_ended"}


class TestAccepting:
    def test_accepted_it_opens_that_seats_items_and_no_others(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent())
        group[SOCIAL].grounds.accept(alva, consent)
        group[SOCIAL].recording.record(alva, a_strength("Fältarens bild."))
        assert read(group, LEAD, alva) == {ABOUT, "Fältarens bild."}
        assert read(group, SOCIAL, alva) == {"Fältarens bild."}
        group[LEAD].grounds.accept(alva, consent)
        assert read(group, SOCIAL, alva) == {ABOUT, "Fältarens bild."}

    def test_it_stands_for_later_items_too(self, group, alva):
        group[LEAD].grounds.accept(alva, group[LEAD].grounds.take(alva, a_consent()))
        group[LEAD].recording.record(alva, a_signal("Senare."))
        assert "Senare." in read(group, SOCIAL, alva)

    def test_accepting_again_doubles_nothing(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent())
        first = group[LEAD].grounds.accept(alva, consent)
        assert group[LEAD].grounds.accept(alva, consent) == first
        assert [x.text for x in group[SOCIAL].recording.sheet(alva).lines if x.kind is Kind.SIGNAL] == [ABOUT]

    def test_the_counsellor_accepts_what_the_lead_took_and_the_other_way_round(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent())
        group[COUNSELLOR].recording.record(alva, a_signal("Kuratorns."))
        group[COUNSELLOR].grounds.accept(alva, consent)
        assert read(group, SOCIAL, alva) == {"Kuratorns."}
        group[LEAD].grounds.accept(alva, consent)
        assert read(group, SOCIAL, alva) == {"Kuratorns.", ABOUT}
        assert len(group[SOCIAL].people.list()) == 1

    def test_a_seat_named_only_as_told_has_nothing_to_accept(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent(tells=(Party.SCHOOL,)))
        assert refusal(group[SOCIAL].grounds.accept, alva, consent) is Reason.CONSENT_DOES_NOT_NAME_YOU

    def test_a_seat_it_does_not_name_cannot_even_find_it(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent())
        assert refusal(group[POLICE].grounds.accept, alva, consent) is Reason.UNKNOWN_ITEM
        mine = group.add(POLICE)
        assert refusal(group[POLICE].grounds.accept, mine, consent) is Reason.UNKNOWN_ITEM

    def test_one_that_has_ended_is_not_accepted(self, group, around, alva):
        consent = group[LEAD].grounds.take(alva, a_consent(until_on=date(2026, 11, 30)))
        around.now = datetime(2026, 11, 30, 22, 59, 50, tzinfo=UTC)
        group[LEAD].grounds.accept(alva, consent)
        around.now = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
        assert refusal(group[LEAD].grounds.accept, alva, consent) is Reason.CONSENT_NOT_OPEN
        assert refusal(group[SOCIAL].grounds.accept, alva, consent) is Reason.UNKNOWN_ITEM

    def test_one_whose_every_topic_is_taken_back_is_not_accepted(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent())
        group[LEAD].grounds.withdraw(alva, consent, parties=ALL, topics=frozenset(Topic), who="mamma")
        assert refusal(group[LEAD].grounds.accept, alva, consent) is Reason.CONSENT_NOT_OPEN
        assert refusal(group[SOCIAL].grounds.accept, alva, consent) is Reason.UNKNOWN_ITEM

    def test_accepted_ahead_of_its_first_day_it_opens_on_that_day_in_sweden(self, group, around, alva):
        consent = group[LEAD].grounds.take(alva, a_consent(from_on=date(2026, 11, 23)))
        group[LEAD].grounds.accept(alva, consent)
        around.now = datetime(2026, 11, 22, 22, 59, 0, tzinfo=UTC)
        group.sign_in(LEAD)
        assert read(group, SOCIAL, alva) == set()
        around.now = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
        group.sign_in(LEAD)
        assert read(group, SOCIAL, alva) == {ABOUT}

    @pytest.mark.parametrize(("until", "last"), [
        (date(2026, 11, 30), datetime(2026, 11, 30, 23, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 22, tzinfo=UTC)),
    ])  # fmt: skip
    def test_it_shuts_at_midnight_in_sweden_winter_and_summer(self, group, around, alva, until, last):
        group[LEAD].grounds.accept(alva, group[LEAD].grounds.take(alva, a_consent(until_on=until)))
        around.now = last - timedelta(seconds=2)
        assert read(group, SOCIAL, alva) == {ABOUT}
        around.now = last - timedelta(seconds=1)
        assert read(group, SOCIAL, alva) == set()

    def test_older_facts_stay_shut_where_they_are_not_included(self, group, alva):
        consent = group[LEAD].grounds.take(alva, a_consent(older_facts=False, from_on=date(2026, 11, 20)))
        group[LEAD].grounds.accept(alva, consent)
        group[LEAD].recording.record(alva, a_signal("Samma dag.", day=date(2026, 11, 20)))
        assert read(group, SOCIAL, alva) == {"Samma dag."}

    def test_what_is_written_on_the_first_day_is_no_older_fact_even_just_after_midnight(self, group, around, alva):
        around.now = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
        draft = a_consent(older_facts=False, from_on=date(2026, 11, 23))
        group[LEAD].grounds.accept(alva, group[LEAD].grounds.take(alva, draft))
        group[LEAD].recording.record(alva, a_question("Efter midnatt.", day=None))
        assert read(group, SOCIAL, alva) == {"Efter midnatt."}

    def test_a_health_item_needs_the_health_line(self, group, alva):
        group[LEAD].recording.record(alva, a_signal("Sover illa.", term=HEALTH_TERM))
        without = group[LEAD].grounds.take(alva, a_consent(topics=frozenset(Topic) - {Topic.HEALTH}))
        group[LEAD].grounds.accept(alva, without)
        assert "Sover illa." not in read(group, SOCIAL, alva)
        group[LEAD].grounds.accept(alva, group[LEAD].grounds.take(alva, a_consent(topics=frozenset(Topic))))
        assert "Sover illa." in read(group, SOCIAL, alva)

    def test_a_secrecy_that_consent_does_not_lift_stays_shut(self, group, alva):
        group[LEAD].grounds.accept(alva, group[LEAD].grounds.take(alva, a_consent(topics=frozenset(Topic))))
        group[LEAD].recording.record(alva, a_signal("Ur utredningen.", secrecies=frozenset({"OSL 18:1"})))
        assert "Ur utredningen." not in read(group, SOCIAL, alva)

    def test_ending_one_consent_leaves_what_another_carries(self, group, alva):
        first, second = (group[LEAD].grounds.take(alva, a_consent()) for _ in range(2))
        for consent in (first, second):
            group[LEAD].grounds.accept(alva, consent)
        group[LEAD].grounds.withdraw(alva, first, parties=ALL, topics=ALL, who="mamma")
        assert read(group, SOCIAL, alva) == {ABOUT}

    def test_all_cards_that_are_one_youth_follow_his_consent(self, group):
        """The counsellor made two cards; both are linked to the lead's, and all stands on one sheet."""
        leads = group.add(LEAD)
        first, second = group.add(COUNSELLOR), group.add(COUNSELLOR)
        for card, text in ((first, "På det första."), (second, "På det andra.")):
            group[COUNSELLOR].recording.record(card, a_signal(text))
            group[COUNSELLOR].people.link(card, leads, apart=False)
        consent = group[COUNSELLOR].grounds.take(first, a_consent())
        group[COUNSELLOR].grounds.accept(first, consent)
        group[COUNSELLOR].grounds.accept(second, consent)
        (row,) = group[SOCIAL].people.list()
        assert read(group, SOCIAL, row.pupil) == {"På det första.", "På det andra."}
        group[COUNSELLOR].grounds.withdraw(first, consent, parties=ALL, topics=ALL, who="mamma")
        assert read(group, SOCIAL, row.pupil) == set()


class TestWithdrawing:
    @pytest.fixture
    def consent(self, group, alva):
        parties = (Party.SCHOOL, Party.SOCIAL_SERVICES, Party.POLICE)
        consent = group[LEAD].grounds.take(alva, a_consent(tells=parties, told=parties))
        group[LEAD].grounds.accept(alva, consent)
        group[SOCIAL].grounds.accept(alva, consent)
        group[SOCIAL].recording.record(alva, a_signal("Fältarens."))
        return consent

    def test_in_whole_it_shuts_at_this_second_for_all(self, group, alva, consent):
        assert read(group, POLICE, alva) == {ABOUT, "Fältarens."}
        group[LEAD].grounds.withdraw(alva, consent, parties=ALL, topics=ALL, who="mamma")
        assert read(group, POLICE, alva) == set()
        assert read(group, SOCIAL, alva) == {"Fältarens."}
        assert read(group, LEAD, alva) == {ABOUT}

    def test_for_one_party_it_shuts_for_that_party_alone_in_both_directions(self, group, alva, consent):
        gone = frozenset({Party.SOCIAL_SERVICES})
        group[LEAD].grounds.withdraw(alva, consent, parties=gone, topics=ALL, who="pappa")
        assert read(group, SOCIAL, alva) == {"Fältarens."}
        assert read(group, POLICE, alva) == {ABOUT}
        assert read(group, LEAD, alva) == {ABOUT}

    def test_for_one_topic_it_shuts_that_topic_alone(self, group, alva, consent):
        term = next(
            t for t in catalogue.load(resource("catalogue")).terms(Kind.SIGNAL) if t.topics == {Topic.CRIME_AND_SAFETY}
        )
        group[LEAD].recording.record(alva, a_signal("Om trygghet.", term=term.id))
        assert "Om trygghet." in read(group, POLICE, alva)
        gone = frozenset({Topic.CRIME_AND_SAFETY})
        group[LEAD].grounds.withdraw(alva, consent, parties=ALL, topics=gone, who="eleven")
        assert read(group, POLICE, alva) == {ABOUT, "Fältarens."}

    def test_those_it_named_know_of_no_pupil_any_more_and_the_school_knows_why(self, group, alva, consent):
        group[LEAD].grounds.withdraw(alva, consent, parties=ALL, topics=ALL, who="mamma")
        told = [str(x.text) for x in group[LEAD].recording.sheet(alva).lines if x.kind is Kind.CONSENT]
        assert ["Återkallat" in text for text in told] == [True]
        assert group[POLICE].people.list() == ()

    def test_the_day_it_is_said_to_be_withdrawn_is_the_swedish_day(self, group, around, alva, consent):
        around.now = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
        group[LEAD].grounds.withdraw(alva, consent, parties=ALL, topics=ALL, who="mamma")
        (told,) = (str(x.text) for x in group[LEAD].recording.sheet(alva).lines if x.kind is Kind.CONSENT)
        assert told.endswith("Återkallat 21 november 2026 i sin helhet.")

    def test_a_party_that_is_withdrawn_can_accept_no_more(self, group, alva, consent):
        gone = frozenset({Party.POLICE})
        group[LEAD].grounds.withdraw(alva, consent, parties=gone, topics=ALL, who="mamma")
        assert refusal(group[POLICE].grounds.accept, alva, consent) is Reason.UNKNOWN_ITEM

    def test_withdrawing_twice_is_no_harm(self, group, alva, consent):
        for _ in range(2):
            group[LEAD].grounds.withdraw(alva, consent, parties=ALL, topics=ALL, who="mamma")
        assert read(group, POLICE, alva) == set()

    @pytest.mark.parametrize(
        ("parties", "topics"),
        [
            (frozenset({Party.LEISURE}), ALL),
            (ALL, frozenset({Topic.HEALTH})),
            (frozenset({Party.LEISURE}), frozenset({Topic.HEALTH})),
        ],
    )
    def test_what_never_stood_in_it_is_not_taken_back(self, group, alva, consent, parties, topics):
        before = group[LEAD].recording.sheet(alva)
        group[LEAD].grounds.withdraw(alva, consent, parties=parties, topics=topics, who="mamma")
        assert group[LEAD].recording.sheet(alva) == before
        assert read(group, POLICE, alva) == {ABOUT, "Fältarens."}

    def test_what_is_taken_back_already_is_not_taken_back_again(self, group, around, alva, consent):
        group[LEAD].grounds.withdraw(alva, consent, parties=ALL, topics=ALL, who="mamma")
        before = group[LEAD].recording.sheet(alva)
        around.now += timedelta(days=1)
        for parties in (ALL, frozenset({Party.POLICE})):
            group[LEAD].grounds.withdraw(alva, consent, parties=parties, topics=ALL, who="pappa")
        assert group[LEAD].recording.sheet(alva) == before

    @pytest.mark.parametrize("seat", [COUNSELLOR, SOCIAL, POLICE])
    def test_only_the_seat_that_took_it_withdraws_it(self, group, alva, consent, seat):
        act = group[seat].grounds.withdraw
        assert refusal(act, alva, consent, parties=ALL, topics=ALL, who="mamma") is Reason.NOT_YOUR_SEAT
        assert ABOUT in read(group, SOCIAL, alva)

    def test_a_consent_that_does_not_exist_is_unknown(self, group, alva):
        act = group[LEAD].grounds.withdraw
        assert refusal(act, alva, "0" * 32, parties=ALL, topics=ALL, who="mamma") is Reason.UNKNOWN_ITEM

    def test_who_withdrew_is_told_without_a_personal_number(self, group, alva, consent):
        act = group[LEAD].grounds.withdraw
        assert refusal(act, alva, consent, parties=ALL, topics=ALL, who=NUMBER) is Reason.PERSONAL_NUMBER


class TestDeciding:
    @pytest.fixture
    def item(self, group, alva):
        (line,) = group[LEAD].recording.sheet(alva).lines
        return line.item

    def test_a_decision_opens_just_what_it_names_to_just_whom_it_names(self, group, alva, item):
        group[LEAD].recording.record(alva, a_signal("En annan sak."))
        group[LEAD].grounds.decide(alva, a_decision({item}))
        assert read(group, SOCIAL, alva) == {ABOUT}
        assert read(group, POLICE, alva) == set()

    def test_a_later_version_of_what_it_names_follows(self, group, alva, item):
        group[LEAD].grounds.decide(alva, a_decision({item}))
        group[LEAD].recording.correct(alva, item, a_signal("Rättat."), stamp(group[LEAD], alva, item))
        assert read(group, SOCIAL, alva) == {"Rättat."}

    def test_it_ends_with_its_last_day_in_sweden(self, group, around, alva, item):
        group[LEAD].grounds.decide(alva, a_decision({item}, until_on=date(2026, 11, 20)))
        around.now = datetime(2026, 11, 20, 22, 59, 58, tzinfo=UTC)
        assert read(group, SOCIAL, alva) == {ABOUT}
        around.now = datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC)
        assert read(group, SOCIAL, alva) == set()

    def test_a_refusal_is_recorded_and_opens_nothing(self, group, alva, item):
        done = group[LEAD].grounds.decide(alva, a_decision({item}, lets_out=False))
        assert read(group, SOCIAL, alva) == set()
        lines = [x for x in group[LEAD].recording.sheet(alva).lines if x.kind is Kind.DECISION]
        assert [(x.item, x.holder) for x in lines] == [(done.item, LEAD)]

    def test_the_decision_itself_is_not_given_to_its_receiver(self, group, alva, item):
        group[LEAD].grounds.decide(alva, a_decision({item}))
        assert {x.kind for x in group[SOCIAL].recording.sheet(alva).lines} == {Kind.SIGNAL}

    def test_provisions_that_cannot_be_used_are_greyed_with_the_reason(self, group, alva, item):
        choices = {c.provision.id: c for c in group[LEAD].grounds.choices(alva, frozenset({item}), POLICE)}
        assert choices["harm-test"].can_choose
        assert {c.why_not for c in choices.values()} >= {None, WhyNot.NOT_FROM_HERE, WhyNot.CANNOT_REACH}
        assert "consent" not in choices

    def test_a_provision_for_a_lawyer_to_settle_is_listed_and_refused(self, group):
        hers = group.add(SOCIAL)
        item = group[SOCIAL].recording.record(hers, a_signal()).item
        choices = group[SOCIAL].grounds.choices(hers, frozenset({item}), LEAD)
        (unsettled,) = [c.provision.id for c in choices if c.why_not is WhyNot.UNSETTLED]
        told = refused(group[SOCIAL].grounds.decide, hers, a_decision({item}, receiver=LEAD, provision=unsettled))
        assert (told.reason, told.places) == (Reason.PROVISION_UNSETTLED, {"why": "unsettled"})

    @pytest.mark.parametrize("why", [WhyNot.NOT_FROM_HERE, WhyNot.CANNOT_REACH])
    def test_a_greyed_provision_is_refused_with_the_same_reason(self, group, alva, item, why):
        grounds, receivers = group[LEAD].grounds, (SOCIAL, POLICE, NURSE, LEISURE)
        greyed = [
            (receiver, choice.provision.id)
            for receiver in receivers
            for choice in grounds.choices(alva, frozenset({item}), receiver)
            if choice.why_not is why
        ]
        assert greyed
        for receiver, provision in greyed[:3]:
            told = refused(grounds.decide, alva, a_decision({item}, receiver=receiver, provision=provision))
            assert (told.reason, told.places) == (Reason.PROVISION_CANNOT_REACH, {"why": why.value})
        assert read(group, SOCIAL, alva) == set()

    def test_a_provision_must_reach_every_secrecy_of_every_item(self, group, alva, item):
        other = group[LEAD].recording.record(alva, a_signal("Ur registret.", secrecies=frozenset({"OSL 35:3"}))).item
        draft = a_decision({item, other})
        assert refusal(group[LEAD].grounds.decide, alva, draft) is Reason.PROVISION_CANNOT_REACH

    @pytest.mark.parametrize(("change", "reason"), [
        ({"provision": "no-such"}, Reason.UNKNOWN_PROVISION),
        ({"provision": "consent"}, Reason.UNKNOWN_PROVISION),
        ({"weighing": " "}, Reason.DRAFT_INCOMPLETE),
        ({"reasons": ""}, Reason.DRAFT_INCOMPLETE),
        ({"until_on": date(2026, 11, 19)}, Reason.DRAFT_INCOMPLETE),
        ({"receiver": LEAD}, Reason.PROVISION_CANNOT_REACH),
        ({"weighing": f"Gäller {NUMBER}"}, Reason.PERSONAL_NUMBER),
        ({"reasons": f"Gäller {NUMBER}"}, Reason.PERSONAL_NUMBER),
        ({"items": frozenset()}, Reason.UNKNOWN_ITEM),
        ({"items": frozenset({"0" * 32})}, Reason.UNKNOWN_ITEM),
    ])  # fmt: skip
    def test_a_decision_that_is_not_whole_is_refused(self, group, alva, item, change, reason):
        assert refusal(group[LEAD].grounds.decide, alva, replace(a_decision({item}), **change)) is reason

    def test_a_provision_that_asks_the_rektors_mandate_is_for_the_mandated_alone(self, group, alva, item):
        mandated = [
            (receiver, c.provision.id)
            for receiver in (SOCIAL, POLICE)
            for c in group[LEAD].grounds.choices(alva, frozenset({item}), receiver)
            if c.provision.mandate and c.can_choose
        ]
        hers = group[COUNSELLOR].recording.record(alva, a_signal("Kuratorns.")).item
        receiver, provision = mandated[0]
        draft = a_decision({hers}, receiver=receiver, provision=provision)
        assert refusal(group[COUNSELLOR].grounds.decide, alva, draft) is Reason.NO_MANDATE
        group[LEAD].grounds.decide(alva, replace(draft, items=frozenset({item})))
        assert ABOUT in read(group, receiver, alva)

    def test_nobody_decides_on_anothers_items(self, group, alva, item):
        for seat in (COUNSELLOR, SOCIAL):
            consent = group[LEAD].grounds.take(alva, a_consent())
            group[LEAD].grounds.accept(alva, consent)
            draft = a_decision({item}, receiver=POLICE)
            assert refusal(group[seat].grounds.decide, alva, draft) is Reason.UNKNOWN_ITEM

    def test_what_no_decision_can_open_is_not_decided_on(self, group, alva):
        note = group[LEAD].recording.record(alva, a_note()).item
        consent = group[LEAD].grounds.take(alva, a_consent())
        for item in (note, consent):
            assert refusal(group[LEAD].grounds.decide, alva, a_decision({item})) is Reason.UNKNOWN_ITEM

    def test_a_seat_that_only_reads_decides_nothing(self, group, alva):
        group.join(LEISURE, mode=Mode.READS)
        offer = group[LEAD].recording.record(alva, a_commitment(owner=LEISURE)).item
        mine = group[LEISURE].recording.promise(alva, offer, accepted=True)
        assert refusal(group[LEISURE].grounds.decide, alva, a_decision({mine})) is Reason.NOT_ALLOWED_IN_MODE

    def test_a_stored_no_is_copied_into_the_reasons_and_stops_nothing(self, group, alva, item):
        group[LEAD].grounds.take(alva, a_consent(no=(Party.POLICE,)))
        done = group[LEAD].grounds.decide(alva, a_decision({item}, receiver=POLICE))
        assert done.noes == ("Nej lagrat 20 november 2026: Polis får inte ta del av uppgifterna.",)
        (line,) = (x for x in group[LEAD].recording.sheet(alva).lines if x.kind is Kind.DECISION)
        assert str(line.text).endswith(done.noes[0])
        assert read(group, POLICE, alva) == {ABOUT}

    def test_a_stored_no_is_told_before_in_the_words_that_will_stand_in_the_reasons(self, group, alva, item):
        group[LEAD].grounds.take(alva, a_consent(no=(Party.POLICE,)))
        told = group[LEAD].grounds.noes(alva, POLICE)
        assert told == ("Nej lagrat 20 november 2026: Polis får inte ta del av uppgifterna.",)
        assert group[LEAD].grounds.noes(alva, SOCIAL) == ()
        assert group[LEAD].grounds.decide(alva, a_decision({item}, receiver=POLICE)).noes == told

    def test_a_no_is_told_of_nobody_whom_the_seat_does_not_know_or_whose_data_are_protected(self, group, alva):
        group[LEAD].grounds.take(alva, a_consent(no=(Party.POLICE,)))
        assert group[POLICE].grounds.noes(alva, POLICE) == ()
        pupil = RosterPupil("e-1", "Bo", "Ek", date(2012, 5, 1), "8A", ())
        group[LEAD].people.take_in(Roster("Skolan", "1", (pupil,), 0, frozenset(), 0, 0))
        (hidden,) = (row.pupil for row in group[LEAD].people.find("bo ek"))
        group[LEAD].people.take_in(Roster("Skolan", "1", (), 1, frozenset({"e-1"}), 0, 0))
        assert refusal(group[LEAD].grounds.noes, hidden, POLICE) is Reason.PUPIL_PROTECTED

    def test_a_no_to_another_party_is_not_told(self, group, alva, item):
        group[LEAD].grounds.take(alva, a_consent(no=(Party.POLICE,)))
        assert group[LEAD].grounds.decide(alva, a_decision({item}, receiver=SOCIAL)).noes == ()

    def test_a_no_that_the_counsellor_took_is_told_to_the_lead(self, group, alva, item):
        group[COUNSELLOR].grounds.take(alva, a_consent(no=(Party.POLICE,)))
        assert len(group[LEAD].grounds.decide(alva, a_decision({item}, receiver=POLICE)).noes) == 1

    def test_a_no_that_is_shut_between_lead_and_counsellor_is_not_told(self, group, alva, item):
        hers = a_consent(tells=(Party.SCHOOL_HEALTH,), told=(Party.SOCIAL_SERVICES,), no=(Party.POLICE,))
        group[COUNSELLOR].grounds.take(alva, hers)
        group[LEAD].membership.set_same_branch(same_branch=False)
        assert group[LEAD].grounds.decide(alva, a_decision({item}, receiver=POLICE)).noes == ()

    def test_items_of_two_own_cards_that_are_one_youth_are_let_out_together(self, group):
        leads = group.add(LEAD)
        items = set()
        for text in ("På det första.", "På det andra."):
            card = group.add(COUNSELLOR)
            items.add(group[COUNSELLOR].recording.record(card, a_signal(text)).item)
            group[COUNSELLOR].people.link(card, leads, apart=False)
        group[COUNSELLOR].grounds.decide(card, a_decision(items))
        told = set().union(*(texts(group[SOCIAL].recording.sheet(r.pupil)) for r in group[SOCIAL].people.list()))
        assert told == {"På det första.", "På det andra."}


class TestAFlatNo:
    def test_it_is_kept_opens_nothing_and_stands_in_the_reasons_of_a_later_decision(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        said = (Voice("mamma", Answer.NO, "Nej.", "telefon", date(2026, 11, 19)),)
        every_no = a_consent(tells=(), told=(), no=tuple(Party), voices=said)
        group[LEAD].grounds.take(alva, every_no)
        decided = group[LEAD].grounds.decide(alva, a_decision([item], POLICE))
        assert decided.noes == ("Nej lagrat 20 november 2026: Polis får inte ta del av uppgifterna.",)
        others = set(group.desks) - {LEAD, COUNSELLOR, POLICE}
        assert all(group[seat].people.list() == () for seat in others)

    def test_a_yes_taken_back_counts_as_a_no(self, group, alva):
        item = group[LEAD].recording.record(alva, a_signal()).item
        taken = group[LEAD].grounds.take(alva, a_consent(told=(Party.SOCIAL_SERVICES,)))
        group[LEAD].grounds.withdraw(
            alva, taken, parties=frozenset({Party.SOCIAL_SERVICES}), topics=frozenset(), who="pappa"
        )
        decided = group[LEAD].grounds.decide(alva, a_decision([item], Seat.SOCIAL_SERVICES))
        assert decided.noes == ("Nej lagrat 20 november 2026: Socialtjänst får inte ta del av uppgifterna.",)


class TestAtOnce:
    """Two members of one seat, each at his own desk, in the same moment."""

    @pytest.fixture
    def desks(self, group):
        group.second(LEAD, "Bo Biträdande")
        with group.doors.sign_in(group.folder, "Bo Biträdande", PASSWORD) as colleague:
            yield group[LEAD], colleague

    def at_once(self, desks, *acts):
        with ThreadPoolExecutor(2) as threads:
            return list(threads.map(lambda act, desk: act(desk), acts, desks))

    def test_neither_withdrawal_is_lost(self, desks, group, alva):
        consent = desks[0].grounds.take(alva, a_consent())
        desks[0].grounds.accept(alva, consent)
        topics = sorted(a_consent().topics)

        def withdrawing(mine):
            def act(desk):
                for topic in mine:
                    desk.grounds.withdraw(alva, consent, parties=ALL, topics=frozenset({topic}), who="pappa")

            return act

        self.at_once(desks, withdrawing(topics[::2]), withdrawing(topics[1::2]))
        assert read(group, SOCIAL, alva) == set()
        held = desks[0].people
        with held._acts.begin(Act.VIEWED) as session:
            found = held._records.own_item(session, held.ref(session, alva), consent)
        assert sorted(topic for gone in found.content.withdrawals for topic in gone.topics) == topics

    def test_two_acceptances_make_one_grant(self, desks, alva):
        consent = desks[0].grounds.take(alva, a_consent())
        first, second = self.at_once(desks, *[lambda desk: desk.grounds.accept(alva, consent)] * 2)
        assert first == second

    def test_two_answers_to_one_offer_make_one_promise(self, desks, group, alva):
        theirs = group.add(COUNSELLOR, "Bo Ek")
        offer = group[COUNSELLOR].recording.record(theirs, a_commitment(owner=LEAD)).item
        acts = [lambda desk: desk.recording.promise(theirs, offer, accepted=True)] * 2
        first, second = self.at_once(desks, *acts)
        assert first == second
        assert sum(row.name == "Bo Ek" for row in desks[0].people.list()) == 1

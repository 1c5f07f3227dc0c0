import pytest
import sqlalchemy as sa

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Attachment
from sspf_desk.models.tables import access
from sspf_desk.records.opening import handle, ref_from
from sspf_desk.terms import Act, Kind, Party, Seat, Topic
from tests.builders import a_commitment, a_consent, a_decision, a_note, a_plan, a_signal, stamp, texts

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
ALL = frozenset()


def rows(desk):
    with desk.people._acts.begin(Act.LISTED) as session:
        return {row.id: (row.tag, row.sealed) for row in session.connection.execute(sa.select(access))}


def settle(desk, pupil, **how):
    with desk.people._acts.begin(Act.SETTLED) as session:
        desk.people._records.settle(session, ref_from(pupil)[1], **how)


@pytest.fixture
def alva(school):
    """A pupil with every kind of ground: branch, consent, decision, promise, a paper addressed."""
    school.join(COUNSELLOR, SOCIAL, POLICE)
    alva = school.add(LEAD)
    desk = school[LEAD]
    school.item = desk.recording.record(alva, a_signal()).item
    desk.recording.correct(alva, school.item, a_signal("Rättat."), stamp(desk, alva, school.item))
    desk.recording.record(alva, a_commitment(owner=POLICE))
    desk.recording.record(alva, a_note())
    school.consent = desk.grounds.take(alva, a_consent())
    desk.grounds.accept(alva, school.consent)
    desk.grounds.decide(alva, a_decision({school.item}, receiver=POLICE))
    desk.planning.call(a_plan(LEAD, SOCIAL))
    return alva


def test_settling_again_changes_no_byte(school, alva):
    before = rows(school[LEAD])
    for _ in range(2):
        settle(school[LEAD], alva)
        assert rows(school[LEAD]) == before


def test_settling_anew_puts_as_many_rows_at_the_same_ids_and_places(school, alva):
    before = rows(school[LEAD])
    settle(school[LEAD], alva, anew=True)
    after = rows(school[LEAD])
    assert {id_: tag for id_, (tag, _) in after.items()} == {id_: tag for id_, (tag, _) in before.items()}
    assert after != before
    assert texts(school[SOCIAL].recording.sheet(alva)) > {"Rättat."}


def test_a_row_that_was_lost_is_put_back(school, alva):
    before = rows(school[LEAD])
    with school[LEAD].people._acts.begin(Act.LISTED) as session:
        seats = school[LEAD].people._records.directory(session).seats
        tag = school[LEAD].people._records.keyring.given_tag(LEAD, SOCIAL, seats[SOCIAL], "pupil", ref_from(alva)[1])
        session.connection.execute(access.delete().where(access.c.tag == tag))
    assert rows(school[LEAD]).keys() < before.keys()
    settle(school[LEAD], alva)
    assert rows(school[LEAD]).keys() == before.keys()
    assert "Rättat." in texts(school[SOCIAL].recording.sheet(alva))


def test_taking_a_consent_back_takes_away_every_row_that_rested_on_it_alone(school, alva):
    before = rows(school[LEAD])
    other = school[LEAD].grounds.take(alva, a_consent(told=(Party.SOCIAL_SERVICES,)))
    school[LEAD].grounds.withdraw(alva, other, parties=ALL, topics=ALL, who="mamma")
    assert texts(school[SOCIAL].recording.sheet(alva)) > {"Rättat."}
    school[LEAD].grounds.withdraw(alva, school.consent, parties=ALL, topics=ALL, who="mamma")
    with pytest.raises(Refusal) as nothing:
        school[SOCIAL].recording.sheet(alva)
    assert nothing.value.reason is Reason.UNKNOWN_PUPIL
    assert "Rättat." in texts(school[POLICE].recording.sheet(alva))
    assert len(before) > 0


def test_a_seat_settles_its_own_rows_and_no_others(school, alva):
    school[SOCIAL].grounds.accept(alva, school.consent)
    school[SOCIAL].recording.record(alva, a_signal("Fältarens."))
    before = rows(school[LEAD])
    settle(school[LEAD], alva)
    settle(school[COUNSELLOR], alva)
    assert rows(school[LEAD]) == before
    assert "Fältarens." in texts(school[LEAD].recording.sheet(alva))


@pytest.fixture
def two_cards(school, alva):
    """Two cards that one seat has of one youth, each with its acceptance of one consent, and with papers of its own."""
    social, cards = school[SOCIAL], sorted(school.add(SOCIAL, name) for name in ("Alva Lindqvist", "Alva Lindkvist"))
    for card in cards:
        made = social.recording.record(card, a_signal(f"Sedd av {card}."))
        social.recording.attach(card, made.item, Attachment(made.item, f"{card}.txt", "text/plain", b"blad"))
        social.recording.record(card, a_commitment(f"Ringer {card}.", owner=LEAD))
        social.grounds.take(card, a_consent(purpose=f"Stöd {card}"))
    for card in cards:
        social.people.link(card, alva, apart=False)
    social.grounds.accept(alva, school.consent)
    return cards


@pytest.mark.parametrize("anew", [False, True], ids=["as it stands", "anew"])
def test_settling_one_card_of_a_youth_takes_nothing_from_the_other(school, two_cards, anew):
    before = rows(school[SOCIAL]).keys()
    assert grants_of(school, school.consent) == set(two_cards)
    for card in two_cards * 2:
        settle(school[SOCIAL], card, anew=anew)
        assert rows(school[SOCIAL]).keys() == before


def test_a_receiver_finds_every_card_of_a_youth_by_the_consent_that_each_accepts(school, two_cards, alva):
    for card in two_cards:
        settle(school[SOCIAL], card)
        assert grants_of(school, school.consent) == set(two_cards)
        assert texts(school[LEAD].recording.sheet(alva)) > {f"Sedd av {one}." for one in two_cards}


def test_what_one_card_gives_no_more_is_taken_away_from_every_place_and_the_others_stays(school, two_cards, alva):
    gone, stays = two_cards
    desk = school[SOCIAL]
    taken = {one: consent_of(desk, one) for one in two_cards}
    desk.grounds.withdraw(gone, taken[gone], parties=ALL, topics=ALL, who="mamma")
    desk.people.link(gone, alva, apart=True)
    settle(desk, stays)
    after = rows(desk)
    settle(desk, gone, anew=True)
    assert rows(desk).keys() == after.keys()
    assert at_place(school, ("yours", ref_from(alva)[1])) == 3
    assert at_place(school, ("consent", taken[gone])) == 0
    assert at_place(school, ("consent", taken[stays])) == 1


def grants_of(school, consent):
    """The pupils of the grants that the lead finds by a consent which social services have accepted."""
    with school[LEAD].people._acts.begin(Act.LISTED, reading=True) as session:
        found = school[LEAD].people._records.listed(session, ("consent", consent), own=False, given=True)
    return {handle((one.record.holder, one.item.pupil)) for one in found if one.record.kind is Kind.GRANT}


def consent_of(desk, pupil):
    """The consent taken on one's own card."""
    with desk.people._acts.begin(Act.LISTED, reading=True) as session:
        found = desk.people._records.listed(session, ("pupil", ref_from(pupil)[1]), own=True, given=False)
    return next(one.record.item for one in found if one.record.kind is Kind.CONSENT)


def at_place(school, place):
    """How many rows social services have given the lead at one place."""
    records = school[LEAD].people._records
    with school[LEAD].people._acts.begin(Act.LISTED, reading=True) as session:
        return len(records.reading(session).given_keys((SOCIAL, place)))


def test_an_item_with_every_topic_and_many_secrecies_fits_its_row(school):
    alva = school.add(LEAD)
    law = {"OSL 23:2 st.1", "OSL 23:2 st.3", "OSL 25:1", "OSL 26:1", "OSL 35:1", "OSL 18:1", "OSL 18:2", "OSL 21:1"}
    draft = a_commitment(owner=LEAD, topics=frozenset(Topic), secrecies=frozenset(law))
    school[LEAD].recording.record(alva, draft)
    assert [line.kind for line in school[LEAD].recording.sheet(alva).lines] == [Kind.COMMITMENT]

from dataclasses import replace
from datetime import date

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.records import places
from sspf_desk.records.opening import ref_from
from sspf_desk.roster import HandRow, Roster, RosterGuardian, RosterPupil
from sspf_desk.terms import Act, Kind, Mode, Party, Seat
from tests.builders import TODAY, a_consent, a_plan, a_signal, a_strength, ready_for_agenda, texts

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
ALVA = RosterPupil(
    "id-alva", "Alva", "Lindqvist", date(2011, 3, 14), "9B", (RosterGuardian("Maria Lindqvist", "mamma"),)
)
SAMI = RosterPupil("id-sami", "Sami", "Öberg", date(2012, 1, 2), "8A")
ASTA = RosterPupil("id-asta", "Asta", "Ek", date(2011, 5, 5), "9B")


def a_roster(*pupils, protected=()):
    return Roster("Björkdalsskolan", "", pupils, len(protected), frozenset(protected), 0, 0)


def counts(done):
    return done.new, done.updated, done.unchanged, done.shut


def names(desk):
    return [str(row.name) for row in desk.people.list()]


def handle_of(desk, name="Alva Lindqvist"):
    return next(row.pupil for row in desk.people.list() if row.name == name)


def refusal(act, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def test_a_class_list_makes_one_card_for_each_pupil(school):
    assert counts(school[LEAD].people.take_in(a_roster(ALVA, SAMI))) == (2, 0, 0, 0)
    assert names(school[LEAD]) == ["Sami Öberg", "Alva Lindqvist"]


def test_the_same_list_again_changes_and_doubles_nothing(school):
    people = school[LEAD].people
    people.take_in(a_roster(ALVA, SAMI))
    before = people.list()
    assert counts(people.take_in(a_roster(ALVA, SAMI))) == (0, 0, 2, 0)
    assert people.list() == before


def test_a_new_class_updates_the_card_and_keeps_its_alias_and_handle(school):
    people = school[LEAD].people
    people.take_in(a_roster(ALVA))
    (before,) = people.list()
    assert counts(people.take_in(a_roster(replace(ALVA, school_class="9C")))) == (0, 1, 0, 0)
    (after,) = people.list()
    assert (after.pupil, after.alias, after.school_class) == (before.pupil, before.alias, "9C")


def test_counts_of_what_was_left_out_are_handed_on(school):
    roster = replace(a_roster(ALVA), left_out_count=3, protected_count=2)
    done = school[LEAD].people.take_in(roster)
    assert (done.left_out, done.protected) == (3, 2)


def test_the_counsellor_finds_every_pupil_the_lead_has_imported(school):
    school.join(COUNSELLOR)
    school[LEAD].people.take_in(a_roster(ALVA, SAMI))
    assert names(school[COUNSELLOR]) == ["Sami Öberg", "Alva Lindqvist"]


def test_the_counsellor_who_imports_what_the_lead_has_doubles_nothing(school):
    school.join(COUNSELLOR)
    school[LEAD].people.take_in(a_roster(ALVA, SAMI))
    assert counts(school[COUNSELLOR].people.take_in(a_roster(ALVA, SAMI, ASTA))) == (1, 0, 2, 0)
    for seat in (LEAD, COUNSELLOR):
        assert sorted(names(school[seat])) == ["Alva Lindqvist", "Asta Ek", "Sami Öberg"]


def test_a_pupil_whom_the_counsellor_has_made_hers_is_one_row_for_both(school):
    school.join(COUNSELLOR)
    school[LEAD].people.take_in(a_roster(ALVA))
    school[COUNSELLOR].recording.record("Alva Lindqvist", a_signal())
    for seat in (LEAD, COUNSELLOR):
        (row,) = school[seat].people.list()
        assert row.known_by == (LEAD, COUNSELLOR)
    assert counts(school[LEAD].people.take_in(a_roster(ALVA))) == (0, 0, 1, 0)
    assert counts(school[COUNSELLOR].people.take_in(a_roster(ALVA))) == (0, 0, 1, 0)


def test_a_pupil_whom_the_counsellor_has_made_hers_moves_class_with_the_leads_list(school):
    school.join(COUNSELLOR)
    school[LEAD].people.take_in(a_roster(ALVA))
    handle = school[COUNSELLOR].recording.record("Alva Lindqvist", a_signal()).pupil
    school[LEAD].people.take_in(a_roster(replace(ALVA, school_class="9C")))
    (row,) = school[COUNSELLOR].people.list()
    assert row.school_class == "9C"
    assert school[COUNSELLOR].recording.sheet(handle).school_class == "9C"


def test_nobody_else_is_given_the_class_list(school):
    school.join(COUNSELLOR, SOCIAL, Seat.NURSE)
    school[LEAD].people.take_in(a_roster(ALVA, SAMI))
    assert names(school[SOCIAL]) == names(school[Seat.NURSE]) == []


def test_where_lead_and_counsellor_are_shut_to_each_other_the_list_is_the_leads_alone(school):
    school.join(COUNSELLOR)
    school[LEAD].membership.set_same_branch(same_branch=False)
    school[LEAD].people.take_in(a_roster(ALVA))
    assert names(school[COUNSELLOR]) == []


class TestProtected:
    @pytest.fixture
    def shut(self, school):
        """The counsellor has made the pupil hers; then the register says that his data are protected."""
        school.join(COUNSELLOR, SOCIAL)
        school[LEAD].people.take_in(a_roster(ALVA, SAMI))
        ready_for_agenda(school[LEAD], "Alva Lindqvist")
        self.leads = handle_of(school[LEAD])
        self.hers = school[COUNSELLOR].recording.record("Alva Lindqvist", a_signal()).pupil
        self.consent = school[COUNSELLOR].grounds.take(self.hers, a_consent())
        school[COUNSELLOR].grounds.accept(self.hers, self.consent)
        assert texts(school[SOCIAL].recording.sheet(self.hers)) > {"Borta tre eftermiddagar."}
        self.done = school[LEAD].people.take_in(a_roster(SAMI, protected=("id-alva",)))
        return school

    def test_he_is_counted_as_shut_once(self, shut):
        assert counts(self.done) == (0, 0, 1, 1)
        again = shut[LEAD].people.take_in(a_roster(SAMI, protected=("id-alva",)))
        assert counts(again) == (0, 0, 1, 0)

    @pytest.mark.parametrize("seat", [LEAD, COUNSELLOR])
    def test_he_is_in_no_list_of_the_school_at_once(self, shut, seat):
        assert names(shut[seat]) == ["Sami Öberg"]
        assert shut[seat].people.find("alva") == ()
        assert refusal(shut[seat].recording.sheet, "Alva Lindqvist") is Reason.UNKNOWN_PUPIL

    @pytest.mark.parametrize("seat", [LEAD, COUNSELLOR])
    def test_his_sheet_is_shut_by_every_handle(self, shut, seat):
        for handle in (self.leads, self.hers):
            assert refusal(shut[seat].recording.sheet, handle) is Reason.PUPIL_PROTECTED

    @pytest.mark.parametrize("seat", [LEAD, COUNSELLOR])
    def test_nothing_is_recorded_taken_or_accepted_of_him(self, shut, seat):
        desk = shut[seat]
        assert refusal(desk.recording.record, self.hers, a_signal()) is Reason.PUPIL_PROTECTED
        assert refusal(desk.grounds.take, self.hers, a_consent()) is Reason.PUPIL_PROTECTED
        assert refusal(desk.grounds.accept, self.leads, self.consent) is Reason.PUPIL_PROTECTED

    def test_he_comes_on_no_agenda(self, shut):
        meeting = shut[LEAD].planning.call(a_plan(LEAD))
        assert refusal(shut[LEAD].planning.put_on, meeting, self.leads) is Reason.PUPIL_PROTECTED

    def test_social_services_lose_him_when_the_counsellor_signs_in_next(self, shut):
        shut.sign_in(COUNSELLOR)
        assert names(shut[SOCIAL]) == []
        assert refusal(shut[SOCIAL].recording.sheet, self.hers) is Reason.UNKNOWN_PUPIL

    def test_unprotected_again_he_comes_back_with_all_that_was_written(self, shut):
        shut.sign_in(COUNSELLOR)
        assert counts(shut[LEAD].people.take_in(a_roster(ALVA, SAMI))) == (0, 1, 1, 0)
        shut.sign_in(COUNSELLOR)
        for seat in (LEAD, COUNSELLOR):
            assert names(shut[seat]) == ["Sami Öberg", "Alva Lindqvist"]
            assert "Borta tre eftermiddagar." in texts(shut[seat].recording.sheet("Alva Lindqvist"))
        assert "Borta tre eftermiddagar." in texts(shut[SOCIAL].recording.sheet(self.hers))

    def test_the_card_the_lead_keeps_names_nobody(self, shut):
        records, acts = shut[LEAD].people._records, shut[LEAD].people._acts
        with acts.begin(Act.LISTED) as session:
            sheet = records.sheet(session, records_ref(self.leads))
        own = [s.opened.content for s in sheet.of(Kind.PUPIL_CARD) if s.opened.record.holder is LEAD]
        assert [(card.name, card.school_class, card.guardians, card.birth_date) for card in own] == [("", "", (), None)]


def records_ref(handle):
    seat, _, pupil = handle.partition(":")
    return Seat(seat), pupil


def test_a_pupil_on_an_agenda_who_becomes_protected_is_on_no_copy_and_the_rest_is_printed(school):
    school[LEAD].people.take_in(a_roster(ALVA))
    ready_for_agenda(school[LEAD], "Alva Lindqvist")
    meeting = school[LEAD].planning.call(a_plan(LEAD))
    school[LEAD].planning.put_on(meeting, handle_of(school[LEAD]))
    school[LEAD].people.take_in(a_roster(protected=("id-alva",)))
    (copy,) = school[LEAD].copies.compose(meeting)
    assert copy.agenda.cases == ()


def test_an_import_that_breaks_half_way_changes_nothing(school, around, monkeypatch):
    school[LEAD].people.take_in(a_roster(ALVA))
    before = school[LEAD].people.list()
    records, left = school[LEAD].people._records, iter(range(2))
    write = type(records).write

    def breaking(self, *args, **kwargs):
        if next(left, None) is None:
            raise Refusal(Reason.DISK_FULL)
        return write(self, *args, **kwargs)

    monkeypatch.setattr(type(records), "write", breaking)
    many = [replace(SAMI, source_id=f"id-{n}") for n in range(4)]
    assert refusal(school[LEAD].people.take_in, a_roster(replace(ALVA, school_class="9C"), *many)) is Reason.DISK_FULL
    monkeypatch.undo()
    assert school[LEAD].people.list() == before


class TestFinding:
    @pytest.fixture
    def people(self, school):
        school[LEAD].people.take_in(a_roster(ALVA, SAMI, ASTA))
        school[LEAD].recording.record("Alva Lindqvist", a_signal("Brandvägg"))
        return school[LEAD].people

    @pytest.mark.parametrize(("words", "found"), [
        ("alva", ["Alva Lindqvist"]),
        ("  LIND ", ["Alva Lindqvist"]),
        ("9b", ["Alva Lindqvist", "Asta Ek"]),
        ("öberg", ["Sami Öberg"]),
        ("brandvägg", []),
        ("maria", []),
        ("2011", []),
        ("id-alva", []),
    ])  # fmt: skip
    def test_people_are_found_by_name_alias_and_class_and_by_nothing_else(self, people, words, found):
        assert [str(row.name) for row in people.find(words)] == found

    def test_people_are_found_by_alias(self, people):
        row = people.list()[0]
        assert row in people.find(row.alias)

    def test_the_list_is_by_class_and_name_in_swedish_order(self, school, people):
        for name in ("Åsa Ek", "Östen Ek", "Ärla Ek", "Zara Ek"):
            school.add(LEAD, name, "7A")
        assert names(school[LEAD])[:4] == ["Zara Ek", "Åsa Ek", "Ärla Ek", "Östen Ek"]

    def test_a_name_or_an_alias_that_one_pupil_has_is_enough(self, school, people):
        row = people.find("alva")[0]
        for asked in ("ALVA lindqvist", row.alias, row.pupil):
            assert school[LEAD].recording.sheet(asked).pupil == row.pupil

    def test_half_a_name_is_nobody(self, school, people):
        assert refusal(school[LEAD].recording.sheet, "Alva") is Reason.UNKNOWN_PUPIL

    def test_two_of_one_name_are_not_guessed_at(self, school, people):
        school.add(LEAD, "Alva Lindqvist", "7A")
        assert refusal(school[LEAD].recording.sheet, "Alva Lindqvist") is Reason.AMBIGUOUS_PUPIL

    @pytest.mark.parametrize("asked", ["", "SCHOOL_LEAD:", "SCHOOL_LEAD:" + "0" * 32, "COUNSELLOR:" + "0" * 32, "X:y"])
    def test_a_handle_that_leads_to_nobody_is_unknown(self, school, people, asked):
        for act in (school[LEAD].recording.sheet, people.mine):
            assert refusal(act, asked) is Reason.UNKNOWN_PUPIL
        assert refusal(school[LEAD].recording.record, asked, a_signal()) is Reason.UNKNOWN_PUPIL

    def test_another_seats_handle_of_a_pupil_one_may_not_know_is_as_unknown_as_any(self, school, people):
        school.join(SOCIAL)
        real, made_up = people.find("alva")[0].pupil, "SCHOOL_LEAD:" + "0" * 32
        for asked in (real, made_up):
            assert refusal(school[SOCIAL].recording.sheet, asked) is Reason.UNKNOWN_PUPIL
            assert refusal(school[SOCIAL].recording.record, asked, a_signal()) is Reason.UNKNOWN_PUPIL


def test_a_card_typed_by_hand_is_checked_and_kept(school):
    handle = school.add(LEAD)
    (row,) = school[LEAD].people.list()
    assert (row.pupil, row.name, row.school_class, row.birth_year) == (handle, "Alva Lindqvist", "9B", 2011)


def test_two_cards_typed_by_hand_are_never_taken_for_one(school):
    school.add(LEAD)
    school.add(LEAD)
    assert names(school[LEAD]) == ["Alva Lindqvist"] * 2
    assert counts(school[LEAD].people.take_in(a_roster(ALVA))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (HandRow("", "Ek", date(2011, 1, 1), "9B"), Reason.BAD_INPUT),
        (HandRow("Asta 20110314-2384", "Ek", date(2011, 1, 1), "9B"), Reason.PERSONAL_NUMBER),
        (HandRow("Asta", "Ek", date(2027, 1, 1), "9B"), Reason.BAD_INPUT),
    ],
)
def test_a_card_that_no_pupil_has_is_refused_and_nothing_is_kept(school, row, reason):
    assert refusal(school[LEAD].people.add, row, TODAY) is reason
    assert names(school[LEAD]) == []


class TestOneYouth:
    @pytest.fixture
    def twice(self, school):
        """The counsellor made a card by hand before the lead's list was there."""
        school.join(COUNSELLOR)
        self.hers = school.add(COUNSELLOR)
        school[COUNSELLOR].recording.record(self.hers, a_signal("Sett av kuratorn."))
        school[LEAD].people.take_in(a_roster(ALVA))
        self.leads = next(row.pupil for row in school[LEAD].people.list() if row.pupil.startswith("SCHOOL_LEAD"))
        school[LEAD].recording.record(self.leads, a_strength("Sett av rektorn."))
        return school

    def test_until_somebody_says_so_they_are_two(self, twice):
        assert names(twice[LEAD]) == names(twice[COUNSELLOR]) == ["Alva Lindqvist"] * 2

    def test_linked_they_are_one_with_all_that_both_know(self, twice):
        twice[COUNSELLOR].people.link(self.hers, self.leads, apart=False)
        for seat in (COUNSELLOR, LEAD):
            (row,) = twice[seat].people.list()
            assert row.known_by == (LEAD, COUNSELLOR)
            assert texts(twice[seat].recording.sheet(row.pupil)) == {"Sett av kuratorn.", "Sett av rektorn."}

    def test_taken_apart_they_are_two_again_for_both(self, twice):
        twice[COUNSELLOR].people.link(self.hers, self.leads, apart=False)
        twice[COUNSELLOR].people.link(self.hers, self.leads, apart=True)
        assert names(twice[COUNSELLOR]) == names(twice[LEAD]) == ["Alva Lindqvist"] * 2
        assert texts(twice[COUNSELLOR].recording.sheet(self.hers)) == {"Sett av kuratorn."}
        assert texts(twice[LEAD].recording.sheet(self.leads)) == {"Sett av rektorn."}

    def test_the_other_seat_may_say_that_they_are_not_one_after_all(self, twice):
        twice[COUNSELLOR].people.link(self.hers, self.leads, apart=False)
        twice[LEAD].people.link(self.leads, self.hers, apart=True)
        assert names(twice[LEAD]) == ["Alva Lindqvist"] * 2
        assert texts(twice[LEAD].recording.sheet(self.leads)) == {"Sett av rektorn."}

    def test_links_that_go_round_in_a_circle_come_to_an_end(self, twice):
        twice[COUNSELLOR].people.link(self.hers, self.leads, apart=False)
        twice[LEAD].people.link(self.leads, self.hers, apart=False)
        for seat in (COUNSELLOR, LEAD):
            assert len(twice[seat].people.list()) == 1

    def test_two_own_pupils_linked_to_one_of_anothers_are_one_in_list_and_on_sheet(self, twice):
        second = twice.add(COUNSELLOR)
        twice[COUNSELLOR].recording.record(second, a_signal("Sett på det andra kortet."))
        for mine in (self.hers, second):
            twice[COUNSELLOR].people.link(mine, self.leads, apart=False)
        (row,) = twice[COUNSELLOR].people.list()
        everything = {"Sett av kuratorn.", "Sett av rektorn.", "Sett på det andra kortet."}
        for handle in (row.pupil, self.hers, second):
            assert texts(twice[COUNSELLOR].recording.sheet(handle)) == everything

    def test_one_cannot_link_two_pupils_of_ones_own(self, twice):
        second = twice.add(COUNSELLOR)
        assert refusal(twice[COUNSELLOR].people.link, self.hers, second, apart=False) is Reason.UNKNOWN_PUPIL

    def test_making_him_ones_own_twice_makes_one_card(self, twice):
        first = twice[COUNSELLOR].people.mine(self.leads)
        assert twice[COUNSELLOR].people.mine(self.leads) == first
        assert len(twice[COUNSELLOR].people.list()) == 2


def test_a_pupil_known_by_a_consent_alone_is_known_by_name_class_and_year(school):
    school.join(SOCIAL)
    alva = school.add(LEAD)
    school[LEAD].grounds.take(alva, a_consent(told=(Party.SCHOOL, Party.SOCIAL_SERVICES)))
    (row,) = school[SOCIAL].people.list()
    assert (row.pupil, row.name, row.alias, row.school_class, row.birth_year) == (
        alva,
        "Alva Lindqvist",
        "",
        "9B",
        2011,
    )
    assert row.known_by == (LEAD,)
    own = school[SOCIAL].people.mine(row.pupil)
    assert own.startswith("SOCIAL_SERVICES:")
    (after,) = school[SOCIAL].people.list()
    assert (after.pupil, after.name, after.known_by) == (own, "Alva Lindqvist", (LEAD, SOCIAL))


def test_a_pupil_shut_before_the_counsellor_made_him_hers_is_never_made_hers(school):
    school.join(COUNSELLOR)
    school[LEAD].people.take_in(a_roster(ALVA))
    leads = handle_of(school[COUNSELLOR])
    school[LEAD].people.take_in(a_roster(protected=("id-alva",)))
    desk = school[COUNSELLOR]
    for act, *said in ((desk.people.mine,), (desk.recording.record, a_signal()), (desk.grounds.take, a_consent())):
        assert refusal(act, leads, *said) is Reason.PUPIL_PROTECTED
    assert names(desk) == []


def test_a_new_class_reaches_others_by_the_seat_that_gives_and_by_its_own_act_alone(school):
    school.join(COUNSELLOR, SOCIAL)
    school[LEAD].people.take_in(a_roster(ALVA))
    hers = school[COUNSELLOR].people.mine(handle_of(school[COUNSELLOR]))
    school[LEAD].people.take_in(a_roster(replace(ALVA, school_class="9C")))
    school[COUNSELLOR].grounds.take(hers, a_consent())
    assert [row.school_class for row in school[SOCIAL].people.list()] == ["9B"]
    assert [row.school_class for row in school[COUNSELLOR].people.list()] == ["9C"]
    school[COUNSELLOR].people.take_in(a_roster(replace(ALVA, school_class="9C")))
    assert [row.school_class for row in school[SOCIAL].people.list()] == ["9C"]


def test_a_name_two_seats_know_apart_is_told_by_its_handle_only(school):
    school.join(SOCIAL)
    theirs, mine = school.add(LEAD), school.add(SOCIAL)
    school[LEAD].grounds.take(theirs, a_consent())
    assert refusal(school[SOCIAL].people.mine, "Alva Lindqvist") is Reason.AMBIGUOUS_PUPIL
    school[SOCIAL].people.link(mine, theirs, apart=False)
    assert school[SOCIAL].people.mine("Alva Lindqvist") == mine


def test_a_seat_that_only_reads_makes_no_cards(school):
    school.join(Seat.LEISURE, mode=Mode.READS)
    with pytest.raises(Refusal) as refused:
        school.add(Seat.LEISURE)
    assert refused.value.reason is Reason.NOT_ALLOWED_IN_MODE


def test_a_protected_pupil_is_shut_for_both_school_seats_whichever_of_them_imports(school):
    school.join(Seat.COUNSELLOR)
    lead, counsellor = school[Seat.SCHOOL_LEAD], school[Seat.COUNSELLOR]
    pupil = RosterPupil("källa-1", "Alva", "Lindqvist", date(2011, 3, 14), "9B", ())
    open_list = Roster("Skolan", "1", (pupil,), 0, frozenset(), 0, 0)
    shut_list = Roster("Skolan", "1", (), 1, frozenset({"källa-1"}), 0, 0)
    lead.people.take_in(open_list)
    assert counsellor.people.find("alva")
    assert counsellor.people.take_in(shut_list).shut == 1
    assert counsellor.people.list() == ()
    assert lead.people.list() == ()


@pytest.mark.parametrize("asked", [LEAD, COUNSELLOR])
def test_a_pupil_made_ones_own_is_linked_to_the_one_that_was_asked_for(school, asked):
    school.join(COUNSELLOR, SOCIAL)
    theirs = {LEAD: school.add(LEAD)}
    theirs[COUNSELLOR] = school[COUNSELLOR].people.mine("Alva Lindqvist")
    consent = school[LEAD].grounds.take(theirs[LEAD], a_consent())
    for seat, pupil in theirs.items():
        school[seat].recording.record(pupil, a_signal())
        school[seat].grounds.accept(pupil, consent)
    people = school[SOCIAL].people
    people.mine(theirs[asked])
    with people._acts.begin(Act.LISTED, reading=True) as session:
        found = {
            seat: people._records.listed(session, places.linked(*ref_from(theirs[seat])), own=True, given=False)
            for seat in theirs
        }
    assert [seat for seat, links in found.items() if links] == [asked]

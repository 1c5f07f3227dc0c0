"""Who is on the list, in what class, with what guardians; who is protected, and that nothing of them shows."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.roster import RosterGuardian, RosterPupil, read

FILES = Path(__file__).parents[2] / "files" / "ss12000"
DAY = date(2026, 11, 26)
MARKINGS = ["ingen", "Ingen ", "INGEN", "", "Sekretessmarkering", "Skyddad folkbokföring", "Fingerade", None, ...]


def names(roster):
    return [pupil.given_name for pupil in roster.pupils]


def everything(roster):
    return repr(asdict(roster))


def test_the_small_school_is_read_whole(school):
    roster = school.read()
    assert (roster.school, roster.school_unit) == ("Lilla skolan", "99990002")
    assert roster.pupils == (
        RosterPupil("alva", "Alva", "Ek", date(2013, 3, 14), "7A", (RosterGuardian("Eva Ek", "Vårdnadshavare"),)),
        RosterPupil("cia", "Cia", "Sibling", date(2013, 6, 1), "7A", (RosterGuardian("Cias Own", "Vårdnadshavare"),)),
    )
    assert roster.protected_count == 3  # Bo, Dan and Alva's other guardian
    assert roster.protected_ids == {"bo", "dan", "hidden-guardian"}
    assert roster.left_out_count == 2  # Eli has no birth date, Fia no class today
    assert roster.unknown_count == 2  # a guardian and a class member without a record


def test_a_list_of_files_and_a_folder_give_the_same(school):
    assert read(sorted(school.folder.glob("*.json"), reverse=True), DAY) == school.read()


def test_one_file_may_hold_all_kinds(school):
    records = [record for path in sorted(school.folder.glob("*.json")) for record in school.page(path.name)["data"]]
    whole = school.read()
    school.write("everything.json", {"data": records, "pageToken": None})
    assert read(school.folder / "everything.json", DAY) == whole


def test_files_are_known_by_content_and_not_by_name(school):
    whole = school.read()
    for name, other in {
        "persons-1": "b",
        "persons-2": "c",
        "groups": "d",
        "organisations": "persons",
        "duties": "a",
    }.items():
        (school.folder / f"{name}.json").rename(school.folder / f"{other}.JSON")
    assert school.read() == whole


@pytest.mark.parametrize("marking", MARKINGS)
def test_anything_but_exactly_ingen_protects_a_pupil(school, marking):
    school.change("persons-1.json", 0, securityMarking=marking)
    roster = school.read()
    assert names(roster) == ["Cia"]
    assert "alva" in roster.protected_ids
    assert "Eva" not in everything(roster)


@pytest.mark.parametrize("marking", MARKINGS)
def test_anything_but_exactly_ingen_protects_a_guardian(school, marking):
    school.change("persons-2.json", 4, securityMarking=marking)
    roster = school.read()
    assert names(roster) == ["Alva", "Cia"]
    assert roster.pupils[0].guardians == ()
    assert "Eva" not in everything(roster)
    assert roster.protected_count == 4


def test_a_guardian_shared_with_a_protected_sibling_is_left_out_of_the_open_one(school):
    assert "Sha" not in everything(school.read())
    school.change("persons-1.json", 1, securityMarking="Ingen")
    assert [guardian.name for guardian in school.read().pupils[2].guardians] == ["Sha Red", "Cias Own"]


def test_names_beside_pointers_are_never_read(school):
    assert "LEAK" not in everything(school.read())


def test_a_protected_pupil_changes_nothing_but_the_protected_count_and_ids(school):
    school.change(
        "persons-1.json", 1, securityMarking="Sekretessmarkering", givenName="Other", birthDate=..., responsibles=...
    )
    first = asdict(school.read())
    school.change("persons-1.json", 1, enrolments=...)
    second = asdict(school.read())
    changed = {key for key in first if first[key] != second[key]}
    assert changed == {"protected_count"}


def test_a_protected_pupils_unknown_guardian_is_not_counted(school):
    whole = school.read()
    school.change("persons-1.json", 1, responsibles=[{"person": {"id": "somebody"}}])
    assert school.read().unknown_count == whole.unknown_count


def test_a_roster_names_nobody_in_its_repr(school):
    text = repr(school.read())
    assert not any(word in text for word in ("Alva", "alva", "bo'", "Eva"))
    assert "protected_count=3" in text


def test_the_dead_are_nobodys_guardian(school):
    assert "De Ceased" not in everything(school.read())
    school.change("persons-2.json", 9, personStatus="Aktiv")
    assert "De Ceased" in everything(school.read())


def test_a_guardian_is_listed_once_and_may_lack_a_relation(school):
    pointer = {"person": {"id": "eva"}}
    school.change("persons-1.json", 0, responsibles=[pointer, pointer])
    assert school.read().pupils[0].guardians == (RosterGuardian("Eva Ek", ""),)


@pytest.mark.parametrize(
    ("index", "change"),
    [
        (0, {"enrolments": [{"enroledAt": {"id": "unit"}, "startDate": "2026-11-27"}]}),
        (0, {"enrolments": [{"enroledAt": {"id": "unit"}, "startDate": "2026-08-01", "endDate": "2026-11-26"}]}),
        (0, {"enrolments": [{"enroledAt": {"id": "unit"}, "startDate": "2026-08-01", "cancelled": True}]}),
        (0, {"enrolments": None}),
        (0, {"personStatus": "Avliden"}),
    ],
)
def test_who_is_not_enrolled_today_is_no_pupil_and_not_counted(school, index, change):
    before = school.read()
    school.change("persons-1.json", index, **change)
    after = school.read()
    assert names(after) == ["Cia"]
    assert after.left_out_count == before.left_out_count


@pytest.mark.parametrize(
    "change",
    [
        {"enrolments": [{"enroledAt": {"id": "unit"}, "startDate": "2026-11-26", "endDate": "2026-11-27"}]},
        {"enrolments": [{"enroledAt": {"id": "unit"}}]},
        {"personStatus": ...},
        {"personStatus": None},
    ],
)
def test_who_is_enrolled_today_is_a_pupil(school, change):
    school.change("persons-1.json", 0, **change)
    assert names(school.read()) == ["Alva", "Cia"]


def test_the_class_is_that_of_the_latest_begun_membership_then_the_first_name(school):
    member = {"person": {"id": "fia"}, "startDate": "2026-10-01"}
    school.change("groups.json", 0, groupMemberships=[member])
    school.change("groups.json", 1, groupMemberships=[member])
    assert [pupil.school_class for pupil in school.read().pupils] == ["7A"]
    school.change("groups.json", 1, groupMemberships=[{**member, "startDate": "2026-10-02"}], organisation=...)
    assert [pupil.school_class for pupil in school.read().pupils] == ["7B"]


def test_a_class_that_has_ended_has_no_members(school):
    school.change("groups.json", 0, endDate="2026-11-26")
    assert {pupil.school_class for pupil in school.read().pupils} == {"7B"}


def other_unit(school):
    page = school.page("organisations.json")
    page["data"].append(
        {"id": "unit-2", "displayName": "Andra skolan", "organisationType": "Skolenhet", "schoolUnitCode": "99990003"}
    )
    school.write("organisations.json", page)
    school.change("persons-1.json", 2, enrolments=[{"enroledAt": {"id": "unit-2"}, "startDate": "2026-08-18"}])


def test_answers_about_two_units_need_a_choice(school):
    other_unit(school)
    with pytest.raises(Refusal) as refusal:
        school.read()
    assert refusal.value.places == {"file": "school", "place": "unit"}
    assert names(school.read(unit="99990002")) == ["Alva"]
    assert school.read(unit="unit-2").school == "Andra skolan"
    assert school.read(unit="unit-2").left_out_count == 1  # the class is the other unit's


@pytest.mark.parametrize("unit", ["", "99999999"])
def test_an_unknown_unit_is_refused(school, unit):
    with pytest.raises(Refusal) as refusal:
        school.read(unit=unit)
    assert refusal.value.places["place"] == "unit"


def test_a_unit_the_answers_do_not_hold_is_refused(school):
    school.change("organisations.json", 1, id="elsewhere")
    with pytest.raises(Refusal) as refusal:
        school.read()
    assert refusal.value.places["place"] == "unit"


def test_a_day_before_the_school_year_gives_an_empty_list_of_the_only_unit(school):
    roster = school.read(date(2020, 1, 1))
    assert (roster.school, roster.pupils) == ("Lilla skolan", ())
    assert roster.protected_ids == {"bo", "dan", "hidden-guardian"}


def test_a_unit_may_lack_a_code(school):
    school.change("organisations.json", 1, schoolUnitCode=...)
    assert school.read().school_unit == ""


NUMBER = "20121212-1212"


@pytest.mark.parametrize(
    ("file", "index", "change", "place"),
    [
        ("persons-1.json", 0, {"givenName": NUMBER}, "data[0].givenName"),
        ("persons-1.json", 0, {"familyName": f"Ek {NUMBER}"}, "data[0].familyName"),
        ("persons-1.json", 0, {"givenName": "20121212", "familyName": "1212"}, "data[0].givenName"),
        ("persons-2.json", 4, {"familyName": NUMBER}, "data[4].familyName"),
        ("persons-1.json", 1, {"id": NUMBER}, "data[1].id"),
        ("groups.json", 0, {"displayName": NUMBER}, "data[0].displayName"),
        ("organisations.json", 1, {"displayName": NUMBER}, "data[1].displayName"),
        ("organisations.json", 1, {"schoolUnitCode": NUMBER}, "data[1].schoolUnitCode"),
        (
            "persons-1.json",
            0,
            {"responsibles": [{"person": {"id": "eva"}, "relationType": NUMBER}]},
            "data[0].responsibles[0].relationType",
        ),
    ],
)
def test_an_identity_number_in_a_text_is_refused_by_its_place(school, file, index, change, place):
    school.change(file, index, **change)
    with pytest.raises(Refusal) as refusal:
        school.read()
    assert refusal.value.reason is Reason.PERSONAL_NUMBER
    assert refusal.value.places == {"file": file, "place": place}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"givenName": "  "}, "givenName"),
        ({"familyName": "E\u0000k"}, "familyName"),
        ({"familyName": "E" * 201}, "familyName"),
        ({"birthDate": "2026-11-27"}, "birthDate"),
    ],
)
def test_a_text_or_birth_date_that_cannot_be_is_refused_by_its_place(school, change, place):
    school.change("persons-1.json", 0, **change)
    with pytest.raises(Refusal) as refusal:
        school.read()
    assert refusal.value.reason is Reason.IMPORT_BROKEN
    assert refusal.value.places == {"file": "persons-1.json", "place": f"data[0].{place}"}


def test_a_uuid_is_no_identity_number(school):
    uuid = "00000000-0000-0000-0000-201212121212"
    school.change("persons-2.json", 10, id=uuid)
    assert names(school.read()) == ["Alva", "Cia"]


@given(on=st.dates())
def test_on_every_day_nobody_protected_is_on_the_list(on):
    roster = read(FILES / "small", on)
    assert roster.protected_ids == {"bo", "dan", "hidden-guardian"}
    assert not roster.protected_ids & {pupil.source_id for pupil in roster.pupils}

"""A new vault step by step: what is asked, what is declined at once, and what is to be on paper at the end."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from sspf_desk import app
from sspf_desk.desk import Doors
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.first_start import (
    DEFAULT_MODES,
    FOLDER,
    STEPS,
    Chair,
    FirstStart,
    Step,
    admit_folder,
    proposed,
    words_asked,
)
from sspf_desk.models.practice import OwnYes, Practice
from sspf_desk.terms import Mode, Seat
from tests.builders import PASSWORD


def started(tmp_path, **change):
    base = {
        "school": "Björkdalsskolan",
        "authority": "Utbildningsnämnden",
        "folder": tmp_path / "valv",
        "name": "Lena Sandell",
        "mandate": "rektor",
    }
    return replace(FirstStart("2026-04-27"), **base | change)


def refused(start):
    with pytest.raises(Refusal) as refusal:
        start.forward()
    return refusal.value.reason, refusal.value.places.get("place")


def named(start, seat, name, **change):
    chair = next(one for one in start.chairs if one.seat is seat)
    return start.with_chair(replace(chair, name=name, **change))


def test_every_seat_begins_as_the_design_says():
    start = FirstStart("2026-04-27")
    assert {chair.seat: chair.mode for chair in start.chairs} == dict(DEFAULT_MODES)
    assert set(DEFAULT_MODES) == set(Seat)
    assert start.same_branch


def test_the_steps_are_walked_forward_and_back(tmp_path):
    start = started(tmp_path)
    walked = [start.step]
    for _ in range(6):
        start = start.forward()
        walked.append(start.step)
    assert walked == list(STEPS[:7])
    assert start.number() == (7, len(STEPS))
    assert start.back().step is Step.CONSENTS


def test_the_first_step_has_none_before_it_and_the_last_none_after():
    start = FirstStart("2026-04-27")
    assert start.back() == start
    assert replace(start, step=Step.CODES).forward().step is Step.CODES


@pytest.mark.parametrize(("step", "field"), [(Step.SCHOOL, "school"), (Step.SCHOOL, "authority"), (Step.YOU, "name")])
def test_an_empty_answer_is_declined_at_its_field(tmp_path, step, field):
    start = started(tmp_path, step=step, **{field: "  "})
    assert start.missing() == (field,)
    assert refused(start) == (Reason.DRAFT_INCOMPLETE, field)


def test_a_folder_has_to_be_chosen(tmp_path):
    assert refused(started(tmp_path, step=Step.FOLDER, folder=None)) == (Reason.DRAFT_INCOMPLETE, "folder")


def test_a_folder_that_cannot_hold_a_vault_is_declined_at_once(tmp_path):
    cloud = tmp_path / "OneDrive" / "valv"
    assert refused(started(tmp_path, step=Step.FOLDER, folder=cloud))[0] is Reason.CLOUD_FOLDER
    assert refused(started(tmp_path, step=Step.FOLDER, folder=Path("valv"))) == (Reason.BAD_INPUT, "folder")


def test_a_folder_with_a_vault_or_anything_else_in_it_is_declined(tmp_path):
    (tmp_path / "vault.keys").write_bytes(b"")
    with pytest.raises(Refusal) as there:
        admit_folder(tmp_path)
    assert there.value.reason is Reason.VAULT_EXISTS
    (tmp_path / "vault.keys").rename(tmp_path / "brev.txt")
    with pytest.raises(Refusal) as full:
        admit_folder(tmp_path)
    assert full.value.reason is Reason.FOLDER_NOT_EMPTY


def test_in_a_folder_with_other_things_a_folder_of_its_own_is_proposed(tmp_path):
    assert proposed(tmp_path) == tmp_path
    assert proposed(tmp_path / "ny") == tmp_path / "ny"
    (tmp_path / "brev.txt").write_text("hej")
    assert proposed(tmp_path) == tmp_path / FOLDER


def test_a_folder_that_cannot_be_looked_into_stands_as_chosen(tmp_path, monkeypatch):
    def shut(_):
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", shut)
    assert proposed(tmp_path) == tmp_path


def test_another_authority_writes_only_under_an_agreement(tmp_path):
    start = named(started(tmp_path, step=Step.SEATS), Seat.LEISURE, "Jamal Lindgren", mode=Mode.WRITES)
    assert refused(start) == (Reason.DRAFT_INCOMPLETE, "agreement LEISURE")
    assert named(start, Seat.LEISURE, "Jamal Lindgren", agreement="2026-08-14, dnr 1").forward()
    assert not Chair(Seat.NURSE, Mode.WRITES).needs_agreement()


def test_no_two_have_one_name(tmp_path):
    start = named(started(tmp_path, step=Step.SEATS), Seat.NURSE, "lena sandell ")
    assert refused(start) == (Reason.BAD_INPUT, "name NURSE")


def test_the_founders_own_seat_is_not_asked_for_again(tmp_path):
    start = named(started(tmp_path, step=Step.SEATS, seat=Seat.COUNSELLOR), Seat.COUNSELLOR, "Lena Sandell")
    assert Seat.COUNSELLOR not in {chair.seat for chair in start.others()}
    assert start.forward().step is Step.SAME_BRANCH


def test_a_mandate_is_the_leads(tmp_path):
    assert started(tmp_path).founder().mandate == "rektor"
    assert started(tmp_path, seat=Seat.COUNSELLOR).founder().mandate == ""


def test_a_password_with_the_schools_name_is_judged_by_it(tmp_path):
    assert not started(tmp_path).judge("björkdalsskolan lena").enough
    assert started(tmp_path).judge("vallmo dragspel tofsmes kompass").enough


def test_a_founded_group_has_codes_for_those_with_desks_and_seats_for_the_others(tmp_path, around):
    start = named(started(tmp_path), Seat.COUNSELLOR, "Karin Ekmark")
    start = named(start, Seat.POLICE, "Petra Österman")
    doors = Doors(around.surroundings(), app.said("sv"), tmp_path / "profile")
    with ExitStack() as stack:
        desk = stack.enter_context(doors.found(start.folder, start.founder(), PASSWORD))
        (code,) = start.seat_the_rest(desk.membership)
        assert (code.name, code.seat) == ("Karin Ekmark", Seat.COUNSELLOR)
        table = desk.table()
        assert {line.seat: line.mode for line in table.members} == {
            Seat.SCHOOL_LEAD: Mode.WRITES,
            Seat.POLICE: Mode.AT_THE_TABLE,
        }
        assert (table.school, table.authority) == ("Björkdalsskolan", "Utbildningsnämnden")
        joined = stack.enter_context(doors.join(start.folder, code.code, PASSWORD))
        assert joined.member.seat is Seat.COUNSELLOR


def test_two_words_are_asked_back_one_from_each_half_of_the_sheet(school):
    made = school[Seat.SCHOOL_LEAD].sheets.make_own()
    first, second = words_asked(made)
    assert 1 <= first <= 9 < second <= 18
    words = made.words()
    assert made.confirms({first: words[first - 1], second: words[second - 1]})


def test_how_consents_are_asked_for_is_declined_at_its_field_where_it_cannot_be(tmp_path):
    start = started(tmp_path, step=Step.CONSENTS, practice=Practice(usual_months=6, longest_months=3))
    assert refused(start) == (Reason.PRACTICE_OUT_OF_BOUNDS, "usual_months")


def test_a_vault_is_founded_with_the_practice_that_was_answered(tmp_path, around):
    practice = Practice(own_from=18, own_yes=OwnYes.GUARDIANS, usual_months=3, longest_months=6)
    start = started(tmp_path, practice=practice)
    doors = Doors(around.surroundings(), app.said("sv"), tmp_path / "profile")
    with doors.found(start.folder, start.founder(), PASSWORD) as desk:
        assert desk.table().practice == practice


def test_no_vault_is_made_for_a_practice_out_of_bounds(tmp_path, around):
    start = started(tmp_path, practice=Practice(own_from=9))
    doors = Doors(around.surroundings(), app.said("sv"), tmp_path / "profile")
    with pytest.raises(Refusal) as told:
        doors.found(start.folder, start.founder(), PASSWORD)
    assert told.value.reason is Reason.PRACTICE_OUT_OF_BOUNDS
    assert not start.folder.exists()

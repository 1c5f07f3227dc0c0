"""The group's table, as one member sees it: who sits where, and what he himself may do about it."""

from sspf_desk.membership.table import WaitingLine
from sspf_desk.terms import Mode, Seat
from tests.builders import NAMES

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE


def by_seat(desk):
    return {line.seat: line for line in desk.table().members}


def test_members_stand_in_the_order_of_the_table(school):
    school.at_the_table(POLICE)
    school.join(SOCIAL, COUNSELLOR)
    table = school[LEAD].table()
    assert [line.seat for line in table.members] == [LEAD, COUNSELLOR, SOCIAL, POLICE]
    assert [line.mode for line in table.members][-1] is Mode.AT_THE_TABLE
    assert table.seats_with_keys == (LEAD, COUNSELLOR, SOCIAL)


def test_a_registrar_may_end_anybody_and_others_only_themselves(school):
    school.join(COUNSELLOR, SOCIAL)
    assert all(line.may_end for line in by_seat(school[LEAD]).values())
    mine = by_seat(school[SOCIAL])
    assert {seat for seat, line in mine.items() if line.may_end} == {SOCIAL}
    assert {seat for seat, line in mine.items() if line.you} == {SOCIAL}
    assert not school[SOCIAL].table().registrar


def test_only_a_school_seat_without_the_right_can_be_appointed(school):
    school.join(COUNSELLOR, SOCIAL)
    lines = by_seat(school[LEAD])
    assert {seat for seat, line in lines.items() if line.appointable} == {COUNSELLOR}
    assert {seat for seat, line in lines.items() if line.registrar} == {LEAD}
    assert {seat for seat, line in by_seat(school[SOCIAL]).items() if line.appointable} == {COUNSELLOR}


def test_who_waits_is_seen_by_all_and_let_in_by_his_own_seat(school):
    school.join(COUNSELLOR)
    school.waits(COUNSELLOR, "Kim Andersson")
    assert school[COUNSELLOR].table().waiting == (WaitingLine("Kim Andersson", COUNSELLOR, by_you=True),)
    assert school[LEAD].table().waiting == (WaitingLine("Kim Andersson", COUNSELLOR, by_you=False),)


def test_a_seat_that_somebody_left_awaits_new_keys_until_one_who_sits_there_comes(school):
    school.join(COUNSELLOR)
    school.second(COUNSELLOR, "Kim Andersson")
    school[LEAD].leaving.end("Kim Andersson")
    assert school.sign_in(LEAD).table().seats_awaiting_keys == (COUNSELLOR,)
    school.sign_in(COUNSELLOR)
    assert school.sign_in(LEAD).table().seats_awaiting_keys == ()


def test_what_is_set_is_told_to_everybody(school):
    school.join(SOCIAL)
    table = school[SOCIAL].table()
    assert table.same_branch
    assert NAMES[LEAD] in {line.name for line in table.members}

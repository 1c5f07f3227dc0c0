from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
import sqlalchemy as sa

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.practice import Practice
from sspf_desk.models.tables import member, setting
from sspf_desk.records import statements as st
from sspf_desk.records.directory import CONSENTING, GROUP, build, read_directory
from sspf_desk.terms import Act, MemberId, Mode, Seat
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys
from tests.builders import Around

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
SALT = bytes(16)
AROUND = Around()
LENA, GUEST, SOFIA, MALLORY = (Person.create(AROUND.entropy) for _ in range(4))
L, I, S, P = (MemberId(sign * 32) for sign in "abcd")  # noqa: E741 - lead, invitation, social services, police
VAULT = st.vault_id(SALT, LENA.public.signing)
KEYS = {seat: SeatKeys.create(seat, AROUND.entropy) for seat in (LEAD, SOCIAL)}


def founding(**change):
    public = LENA.public
    return replace(st.Founding(SALT, L, "Lena", LEAD, "rektor", public.exchange, public.signing, NOW), **change)


def seating(seat, by, **change):
    public = KEYS[seat].public
    epoch, seal = public.seal
    return replace(st.Seating(seat, epoch, public.address, seal, by, NOW), **change)


def invitation(**change):
    base = st.Invitation(I, "Sofia", SOCIAL, Mode.WRITES, "", "avtal", GUEST.public.signing, L, NOW)
    return replace(base, **change)


def joining(**change):
    return replace(st.Joining(S, I, SOFIA.public.exchange, SOFIA.public.signing, NOW), **change)


def table_seat(**change):
    return replace(st.TableSeat(P, "Per", POLICE, L, NOW), **change)


def signed(statement, *people, vault=VAULT):
    return st.sign(statement, vault, *people)


def founder_row():
    return {L: (signed(founding(), LENA), signed(seating(LEAD, L), LENA))}


def joined_row(invited=None, joins=None, seats=None):
    invited = signed(invitation(), LENA) if invited is None else invited
    joins = signed(joining(), GUEST, SOFIA) if joins is None else joins
    return {S: (invited, joins, signed(seating(SOCIAL, S), SOFIA) if seats is None else seats)}


def place_of(rows):
    with pytest.raises(Refusal) as refused:
        build(VAULT, rows)
    assert refused.value.reason is Reason.MEMBERSHIP_NOT_SIGNED
    return refused.value.places["place"]


def test_the_group_that_its_statements_make():
    waiting = {I: (signed(invitation(seat=Seat.NURSE), LENA),)}
    directory = build(VAULT, founder_row() | joined_row() | waiting | {P: (signed(table_seat(), LENA),)})
    told = {id_: (facts.name, facts.seat, facts.mode, facts.registrar) for id_, facts in directory.members.items()}
    assert told == {
        L: ("Lena", LEAD, Mode.WRITES, True),
        S: ("Sofia", SOCIAL, Mode.WRITES, False),
        P: ("Per", POLICE, Mode.AT_THE_TABLE, False),
    }
    assert set(directory.seats) == {LEAD, SOCIAL}
    assert set(directory.invitations) == {I}
    assert directory.signing_keys() == {L: LENA.public.signing, S: SOFIA.public.signing}


def test_of_two_who_hold_a_seat_the_newest_comes_first():
    later = MemberId("e" * 32)
    rows = {
        P: (signed(table_seat(), LENA),),
        later: (signed(table_seat(member=later, name="Pia", since=NOW.replace(hour=10)), LENA),),
    }
    directory = build(VAULT, founder_row() | rows)
    assert [facts.name for facts in directory.at_seat(POLICE)] == ["Pia", "Per"]


def test_a_vault_without_a_founder_is_none():
    assert place_of({}) == "founder"
    assert place_of({L: ()}) == "founder"


def test_an_invented_groups_vault_has_an_id_of_another_make():
    vault = st.vault_id(SALT, LENA.public.signing, invented=True)
    assert vault != VAULT
    founded = signed(founding(invented=True), LENA, vault=vault)
    assert build(vault, {L: (founded,)}).invented
    assert not build(VAULT, founder_row()).invented


@pytest.mark.parametrize("invented", [True, False])
def test_not_even_the_founder_can_give_a_vault_the_mark_or_take_it_away(invented):
    vault = st.vault_id(SALT, LENA.public.signing, invented=not invented)
    with pytest.raises(Refusal) as refused:
        build(vault, {L: (signed(founding(invented=invented), LENA, vault=vault),)})
    assert refused.value.places == {"place": "founder"}


FORGED = {
    "a founder of another vault": ({L: (signed(founding(salt=bytes(15) + b"x"), LENA),)}, "founder"),
    "a founder with another's key": ({L: (signed(founding(signing=MALLORY.public.signing), MALLORY),)}, "founder"),
    "a founding signed by another": ({L: (signed(founding(), MALLORY),)}, "founder"),
    "a founding signed for another vault": ({L: (signed(founding(), LENA, vault="0" * 32),)}, "founder"),
    "a founding in another's row": ({S: (signed(founding(), LENA),)}, "founder"),
    "a founding changed afterwards": (
        {L: (msgspec.structs.replace(signed(founding(), LENA), body=st.encode(founding(mandate="allt"))),)},
        "founder",
    ),
    "an invitation by no registrar": (
        founder_row() | joined_row() | {I: (signed(invitation(by=S), SOFIA),)},
        "Invitation",
    ),
    "an invitation that the registrar did not sign": (
        founder_row() | {I: (signed(invitation(), MALLORY),)},
        "Invitation",
    ),
    "an invitation in another row": (founder_row() | {P: (signed(invitation(), LENA),)}, "invitation"),
    "a joining for another invitation": (
        founder_row() | joined_row(joins=signed(joining(invitation=P), GUEST, SOFIA)),
        "joining",
    ),
    "a joining in another's row": (
        founder_row() | joined_row(joins=signed(joining(member=P), GUEST, SOFIA)),
        "joining",
    ),
    "a joining without the invitation's key": (
        founder_row() | joined_row(joins=signed(joining(), MALLORY, SOFIA)),
        "joining",
    ),
    "a joining without one's own key": (founder_row() | joined_row(joins=signed(joining(), GUEST, MALLORY)), "joining"),
    "a joining with one signature": (founder_row() | joined_row(joins=signed(joining(), GUEST)), "joining"),
    "something else for a joining": (founder_row() | joined_row(joins=signed(table_seat(), LENA)), "kind"),
    "a seat at the table by no registrar": (
        founder_row() | joined_row() | {P: (signed(table_seat(by=S), SOFIA),)},
        "TableSeat",
    ),
    "a seat at the table by one who is no member": (
        founder_row() | {P: (signed(table_seat(by=I), MALLORY),)},
        "TableSeat",
    ),
    "a seat at the table in another's row": (founder_row() | {I: (signed(table_seat(), LENA),)}, "table seat"),
    "a seat at the table with keys": (
        founder_row() | {P: (signed(table_seat(), LENA), signed(seating(SOCIAL, P), SOFIA))},
        "table seat",
    ),
    "keys for a seat that is another's": (
        founder_row() | joined_row(seats=signed(seating(LEAD, S), SOFIA)),
        "signer",
    ),
    "keys that another signed": (founder_row() | joined_row(seats=signed(seating(SOCIAL, S), MALLORY)), "seating"),
    "keys said to be by another": (founder_row() | joined_row(seats=signed(seating(SOCIAL, L), SOFIA)), "seating"),
    "keys of one epoch said twice": (
        {L: (*founder_row()[L], signed(seating(LEAD, L, seal=KEYS[SOCIAL].public.seal[1]), LENA))},
        "seating",
    ),
    "a new address for a seat": (
        {L: (*founder_row()[L], signed(seating(LEAD, L, epoch=2, address=KEYS[SOCIAL].public.address), LENA))},
        "seating",
    ),
    "a row that begins with keys": (founder_row() | {P: (signed(seating(LEAD, L), LENA),)}, "kind"),
    "a statement of an unknown kind": (founder_row() | {P: (st.Signed("Promotion", b"", ()),)}, "kind"),
    "a statement whose bytes are none": (founder_row() | {P: (st.Signed("TableSeat", b"\xc1", ()),)}, "TableSeat"),
}


KARL = Person.create(AROUND.entropy)
SHEET = Person.create(AROUND.entropy)
K, J, B = MemberId("f" * 32), MemberId("9" * 32), MemberId("8" * 32)
"""A second of social services' seat, his invitation, and the seat's sheet."""


def later(minutes):
    return NOW + timedelta(minutes=minutes)


def second(*more, joins=None, invited=None):
    """The row of Karl, who has joined at Sofia's seat and waits; with what stands in it after that."""
    word = invited or signed(invitation(invitation=J, name="Karl"), LENA)
    came = joins or signed(st.Joining(K, J, KARL.public.exchange, KARL.public.signing, later(1)), GUEST, KARL)
    return {K: (word, came, *more)}


def admission(**change):
    return replace(st.Admission(K, S, later(2)), **change)


def ending(**change):
    return replace(st.Ending(K, L, later(5), 2, moves=False), **change)


def appointment(**change):
    return replace(st.Appointment(L, L, st.NOBODY, later(5)), **change)


def sheet(**change):
    base = st.SeatSheet(B, SOCIAL, SHEET.public.exchange, SHEET.public.signing, S, later(1))
    return replace(base, **change)


def receipt(**change):
    return replace(st.Receipt(B, "Ruth", "skåpet", S, later(1)), **change)


def sofias(*more):
    """Sofia's row, with what stands in it after she joined."""
    return {S: (*joined_row()[S], *more)}


def lenas(*more):
    return {L: (*founder_row()[L], *more)}


def group(*rows):
    """The founder, Sofia and Karl who waits; rows given replace those of the same member."""
    whole = founder_row() | joined_row() | second()
    for row in rows:
        whole |= row
    return whole


def with_sheet(*more):
    return sofias(signed(sheet(), SOFIA), signed(receipt(), SOFIA), *more)


LEADS = Person.create(AROUND.entropy)
A = MemberId("7" * 32)


def leads_sheet(*more):
    """The lead's row with the sheet of her seat."""
    made = st.SeatSheet(A, LEAD, LEADS.public.exchange, LEADS.public.signing, L, later(1))
    return lenas(signed(made, LENA), signed(st.Receipt(A, "Ruth", "skåpet", L, later(1)), LENA), *more)


def by_two(seat=LEAD, by=A, also=S, signers=None, name="Karl"):
    """Karl's row, invited to a school seat by a sheet and a second person, and let in by the sheet."""
    invited = invitation(invitation=J, name=name, seat=seat, by=by, also=also, since=later(2))
    came = st.Joining(K, J, KARL.public.exchange, KARL.public.signing, later(2))
    return {
        K: (
            signed(invited, *(signers or (LEADS, SOFIA))),
            signed(came, GUEST, KARL),
            signed(st.Admission(K, by, later(2)), LEADS),
            signed(st.Appointment(K, by, also, later(2)), *(signers or (LEADS, SOFIA))),
        )
    }


def rotated(seat, by, signer, **change):
    epoch, seal = KEYS[seat].rotated(AROUND.entropy).public.seal
    return signed(seating(seat, by, epoch=epoch, seal=seal, **change), signer)


FORGED |= {
    "an admission by another seat's member": (group(second(signed(admission(by=L), LENA))), "admission"),
    "an admission that the seat's member did not sign": (group(second(signed(admission(), MALLORY))), "admission"),
    "an admission by himself": (group(second(signed(admission(by=K), KARL))), "Admission"),
    "an admission by a stranger's sheet": (group(second(signed(admission(by=B), SHEET))), "Admission"),
    "an admission by another seat's sheet": (
        group(leads_sheet(), second(signed(admission(by=A), LEADS))),
        "admission",
    ),
    "an admission by the seat's sheet, signed by another": (
        group(with_sheet(), second(signed(admission(by=B), MALLORY))),
        "admission",
    ),
    "an admission of somebody else": (group(second(signed(admission(member=P), SOFIA))), "admission"),
    "an admission said twice": (
        group(second(signed(admission(), SOFIA), signed(admission(since=later(3)), SOFIA))),
        "Admission",
    ),
    "two let in by one sheet": (
        group(
            with_sheet(),
            second(signed(admission(by=B), SHEET)),
            {
                P: (
                    signed(invitation(invitation=I, name="Per"), LENA),
                    signed(st.Joining(P, I, MALLORY.public.exchange, MALLORY.public.signing, later(1)), GUEST, MALLORY),
                    signed(admission(member=P, by=B, since=later(3)), SHEET),
                )
            },
        ),
        "admission",
    ),
    "an admission by one who had left": (
        group(
            sofias(signed(ending(member=S, since=later(1)), LENA)),
            second(signed(admission(), SOFIA)),
        ),
        "admission",
    ),
    "keys by one who only waits": (group(second(signed(seating(SOCIAL, K), KARL))), "Seating"),
    "keys of a higher epoch by one who only waits": (group(second(rotated(SOCIAL, K, KARL))), "Seating"),
    "keys for another seat by one who waits": (group(second(signed(seating(LEAD, K), KARL))), "signer"),
    "keys dated before those of the seat's own member": (
        group(second(signed(seating(SOCIAL, K, since=NOW - timedelta(days=1)), KARL), joins=None)),
        "Seating",
    ),
    "keys by one who had left": (
        group(sofias(signed(ending(member=S, since=later(1)), LENA), rotated(SOCIAL, S, SOFIA, since=later(2)))),
        "seating",
    ),
    "a joining dated before its invitation": (
        group(
            second(
                joins=signed(
                    st.Joining(K, J, KARL.public.exchange, KARL.public.signing, NOW - timedelta(days=9)), GUEST, KARL
                )
            )
        ),
        "joining",
    ),
    "a joining under a sheet's id": (
        group(
            with_sheet(),
            {
                B: (
                    signed(invitation(invitation=J, name="Karl"), LENA),
                    signed(st.Joining(B, J, KARL.public.exchange, KARL.public.signing, later(9)), GUEST, KARL),
                )
            },
        ),
        "joining",
    ),
    "an ending by one who is no registrar": (group(second(signed(ending(by=S), SOFIA))), "Ending"),
    "an ending that the registrar did not sign": (group(second(signed(ending(), MALLORY))), "ending"),
    "an ending of oneself signed by another": (group(second(signed(ending(by=K), MALLORY))), "ending"),
    "an ending of somebody else": (group(second(signed(ending(member=S), LENA))), "ending"),
    "an ending said twice": (
        group(sofias(signed(ending(member=S), LENA), signed(ending(member=S, since=later(9)), LENA))),
        "ending",
    ),
    "an ending dated before its member had come": (
        group(sofias(signed(ending(member=S, since=later(-9)), LENA))),
        "seating",
    ),
    "an ending of one who never came": (group({I: (signed(invitation(), LENA), signed(ending(), LENA))}), "kind"),
    "an ending by a registrar who had left": (
        group(lenas(signed(ending(member=L, by=L), LENA)), sofias(signed(ending(member=S, since=later(9)), LENA))),
        "ending",
    ),
    "an appointment by one": (group(lenas(), sofias(signed(appointment(member=S, by=S), SOFIA))), "appointment"),
    "an appointment of the school's lead by one who is no registrar": (
        group(lenas(signed(appointment(by=S), SOFIA))),
        "Appointment",
    ),
    "an appointment by the same twice": (
        group(lenas(signed(appointment(by=S, also=S), SOFIA, SOFIA))),
        "appointment",
    ),
    "an appointment by two of whom one did not sign": (
        group(lenas(signed(appointment(by=S, also=L), SOFIA, MALLORY))),
        "appointment",
    ),
    "an appointment by two of whom one only waits": (
        group(lenas(signed(appointment(by=S, also=K), SOFIA, KARL))),
        "Appointment",
    ),
    "an appointment by a member and his own seat's sheet": (
        group(leads_sheet(signed(appointment(by=L, also=A), LENA, LEADS))),
        "appointment",
    ),
    "an appointment by a sheet that is no school seat's": (
        group(with_sheet(), lenas(signed(appointment(by=L, also=B), LENA, SHEET))),
        "appointment",
    ),
    "an appointment that the registrar did not sign": (group(lenas(signed(appointment(), MALLORY))), "appointment"),
    "an appointment of one at another authority": (
        group(sofias(signed(appointment(member=S), LENA))),
        "appointment",
    ),
    "an appointment in another's row": (group(lenas(signed(appointment(member=S), LENA))), "appointment"),
    "a sheet for another seat": (group(sofias(signed(sheet(seat=LEAD), SOFIA))), "signer"),
    "a sheet that its maker did not sign": (group(sofias(signed(sheet(), MALLORY))), "sheet"),
    "a sheet said to be by another": (group(sofias(signed(sheet(by=L), SOFIA))), "sheet"),
    "a sheet by one who only waits": (group(second(signed(sheet(by=K), KARL))), "SeatSheet"),
    "a sheet under a member's id": (group(sofias(signed(sheet(sheet=L), SOFIA))), "sheet"),
    "a sheet under another sheet's id": (
        group(leads_sheet(), sofias(signed(sheet(sheet=A, since=later(3)), SOFIA))),
        "sheet",
    ),
    "a sheet by one who had left": (
        group(sofias(signed(ending(member=S, since=later(1)), LENA), signed(sheet(since=later(3)), SOFIA))),
        "sheet",
    ),
    "a receipt by another seat": (group(with_sheet(), lenas(signed(receipt(by=L), LENA))), "signer"),
    "a receipt that another signed": (group(with_sheet(signed(receipt(), MALLORY))), "receipt"),
    "a receipt said to be by another": (group(with_sheet(signed(receipt(by=L), SOFIA))), "receipt"),
    "a receipt of a sheet that nobody made": (group(sofias(signed(receipt(), SOFIA))), "Receipt"),
    "a receipt by one who had left": (
        group(with_sheet(signed(ending(member=S, since=later(2)), LENA), signed(receipt(since=later(9)), SOFIA))),
        "receipt",
    ),
    "speaking for another": (group(lenas(signed(st.Speaking(S, 9, later(1)), LENA))), "speaking"),
    "speaking signed by another": (group(sofias(signed(st.Speaking(S, 9, later(1)), LENA))), "speaking"),
    "speaking by one who only waits": (group(second(signed(st.Speaking(K, 9, later(1)), KARL))), "Speaking"),
    "an invitation by a registrar who had left": (
        group(
            lenas(signed(ending(member=L, by=L), LENA)),
            {I: (signed(invitation(since=later(9)), LENA),)},
        ),
        "Invitation",
    ),
    "an invitation by two past the registrar to another authority": (
        group(leads_sheet(), by_two(seat=SOCIAL)),
        "Invitation",
    ),
    "an invitation by two of whom none is a sheet": (
        group(by_two(by=L, also=S, signers=(LENA, SOFIA))),
        "Joining",
    ),
    "an invitation by two of whom one did not sign": (
        group(leads_sheet(), by_two(signers=(LEADS, MALLORY))),
        "Invitation",
    ),
    "an invitation by a sheet and its own seat's member": (
        group(leads_sheet(), by_two(also=L, signers=(LEADS, LENA))),
        "Invitation",
    ),
    "an invitation by one sheet twice": (
        group(leads_sheet(), by_two(also=A, signers=(LEADS, LEADS))),
        "Invitation",
    ),
    "more at the table than that he has left": (
        group({P: (signed(table_seat(), LENA), signed(st.Speaking(P, 1, later(1)), LENA))}),
        "table seat",
    ),
}


class TestWhatHolds:
    """The same statements, signed as they must be."""

    def test_one_who_waits_belongs_once_his_seats_member_has_let_him_in(self):
        assert set(build(VAULT, group()).waiting) == {K}
        directory = build(VAULT, group(second(signed(admission(), SOFIA))))
        assert directory.waiting == {}
        assert {facts.name for facts in directory.at_seat(SOCIAL)} == {"Sofia", "Karl"}

    def test_the_seats_sheet_lets_one_in_and_is_spent(self):
        directory = build(VAULT, group(with_sheet(), second(signed(admission(by=B), SHEET))))
        assert K in directory.members
        assert (directory.sheet_of(SOCIAL), directory.over(B)) == (None, True)

    def test_an_ending_by_the_registrar_or_by_oneself(self):
        for by, signer in ((L, LENA), (S, SOFIA)):
            directory = build(VAULT, group(sofias(signed(ending(member=S, by=by), signer))))
            assert {facts.id for facts in directory.present()} == {L}
            assert directory.stale(SOCIAL)
            assert directory.owed_epoch() == 2
            assert directory.members[S].public is not None, "what she signed can still be checked"

    def test_one_who_waits_and_is_turned_away_never_was_a_member(self):
        directory = build(VAULT, group(second(signed(ending(), LENA))))
        assert directory.waiting == {}
        assert K not in {facts.id for facts in directory.present()}

    @pytest.mark.parametrize("sign", "0f")
    def test_let_in_and_ended_in_the_second_of_his_seats_first_keys_he_was_a_member(self, sign):
        """Of one moment rows are heard in the order of their ids, whatever was said first."""
        karl, at = MemberId(sign * 32), later(2)
        rows = joined_row(seats=signed(seating(SOCIAL, S, since=at), SOFIA)) | {
            karl: (
                signed(invitation(invitation=J, name="Karl"), LENA),
                signed(st.Joining(karl, J, KARL.public.exchange, KARL.public.signing, later(1)), GUEST, KARL),
                signed(st.Admission(karl, S, at), SOFIA),
                signed(st.Ending(karl, L, at, 2, moves=False), LENA),
            )
        }
        directory = build(VAULT, founder_row() | rows)
        assert directory.members[karl].until == at
        assert directory.stale(SOCIAL)

    def test_an_admission_after_the_end_is_refused(self):
        late = second(signed(ending(since=later(2)), LENA), signed(admission(since=later(3)), SOFIA))
        assert place_of(group(late)) == "Admission"

    def test_new_keys_say_who_has_no_part_in_them(self):
        rows = group(
            sofias(rotated(SOCIAL, S, SOFIA, since=later(6), without=(K,))),
            second(signed(admission(), SOFIA), signed(ending(), LENA)),
        )
        assert not build(VAULT, rows).stale(SOCIAL)

    def test_the_right_is_given_by_a_registrar_or_by_two(self):
        other = {P: (signed(invitation(invitation=I, name="Karin", seat=COUNSELLOR), LENA), *_joins(P, I))}
        for word in (
            signed(appointment(member=P, by=L), LENA),
            signed(appointment(member=P, by=L, also=S), LENA, SOFIA),
        ):
            rows = group({P: (*other[P], signed(_keys(COUNSELLOR, P), MALLORY), word)})
            assert build(VAULT, rows).members[P].registrar

    def test_a_school_seat_is_taken_by_its_sheet_and_a_second_person(self):
        directory = build(VAULT, group(leads_sheet(), by_two()))
        assert (directory.members[K].seat, directory.members[K].registrar) == (LEAD, True)
        assert directory.sheet_of(LEAD) is None

    def test_the_sheet_last_received_speaks_for_a_seat(self):
        newer = st.SeatSheet(A, SOCIAL, LEADS.public.exchange, LEADS.public.signing, S, later(3))
        rows = group(with_sheet(signed(newer, SOFIA)))
        assert build(VAULT, rows).sheet_of(SOCIAL).id == B, "made is not received"
        rows = group(with_sheet(signed(newer, SOFIA), signed(receipt(sheet=A, since=later(4)), SOFIA)))
        directory = build(VAULT, rows)
        assert directory.sheet_of(SOCIAL).id == A
        assert (directory.over(B), directory.over(A), directory.over(P)) == (True, False, False)

    def test_the_format_is_the_least_that_a_present_members_program_reads(self):
        said = signed(st.Speaking(L, 3, later(1)), LENA), signed(st.Speaking(S, 2, later(1)), SOFIA)
        assert build(VAULT, group(lenas(said[0]))).format() == 1
        assert build(VAULT, group(lenas(said[0]), sofias(said[1]))).format() == 2
        ended = sofias(said[1], signed(ending(member=S), LENA))
        assert build(VAULT, group(lenas(said[0]), ended)).format() == 3

    def test_a_person_is_found_by_name_in_any_case_or_by_id_and_two_are_nobody(self):
        directory = build(VAULT, group())
        assert directory.person(" SOFIA ").id == directory.person(S).id == S
        assert directory.person("karl").id == K, "who waits is found too"
        rows = group(second(signed(admission(), SOFIA), invited=signed(invitation(invitation=J, name="Sofia"), LENA)))
        for name in ("Sofia", "Okänd"):
            with pytest.raises(Refusal) as refused:
                build(VAULT, rows).person(name)
            assert refused.value.reason is Reason.UNKNOWN_MEMBER
        assert build(VAULT, rows).has_come("SOFIA")
        assert not build(VAULT, rows).has_come("Per")


def _joins(id_, invited):
    public = MALLORY.public
    return (signed(st.Joining(id_, invited, public.exchange, public.signing, later(1)), GUEST, MALLORY),)


def _keys(seat, by):
    public = SeatKeys.create(seat, AROUND.entropy).public
    return st.Seating(seat, public.seal[0], public.address, public.seal[1], by, later(1))


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_statement_is_refused_and_its_place_named(forged):
    rows, place = FORGED[forged]
    assert place_of(rows) == place


def test_a_seat_may_be_sealed_anew_by_its_own_member():
    anew = KEYS[LEAD].rotated(AROUND.entropy).public
    epoch, seal = anew.seal
    rows = {L: (*founder_row()[L], signed(seating(LEAD, L, epoch=epoch, seal=seal), LENA))}
    assert build(VAULT, rows).seats[LEAD] == anew


@pytest.mark.parametrize("seat", [SOCIAL, POLICE])
def test_nobody_signs_for_a_seat_that_is_not_his(seat):
    directory = build(VAULT, founder_row() | {P: (signed(table_seat(), LENA),)})
    for id_ in (L, P, I):
        with pytest.raises(Refusal) as refused:
            directory.signer(id_, seat)
        assert refused.value.places == {"place": "signer"}


def test_without_signed_settings_there_are_none():
    with pytest.raises(Refusal) as refused:
        build(VAULT, founder_row()).settings()
    assert refused.value.places == {"place": "group"}


class TestInTheFile:
    """The same, in a vault on disk: whoever has the vault's key, but no registrar's, changes rows."""

    def directory(self, school, change):
        acts, vault = school[LEAD].people._acts, school[LEAD].people._acts.vault
        with acts.begin(Act.LISTED) as session:
            session.connection.execute(change)
            return read_directory(session, vault)

    def group(self, school, **change):
        acts = school[LEAD].people._acts
        with acts.begin(Act.LISTED) as session:
            return replace(read_directory(session, acts.vault).settings(), **change)

    @pytest.mark.parametrize(
        "column", [b"", b"\xc1", st.pack(), b"\x90", b"\x91\x93\xa1\xff\xc4\x00\x90", b"\x91" * 9999]
    )
    def test_settings_that_are_none_are_refused(self, school, column):
        with pytest.raises(Refusal) as refused:
            self.directory(school, setting.update().values(statement=column))
        assert refused.value.reason is Reason.MEMBERSHIP_NOT_SIGNED

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE setting SET name = x'67' WHERE name = 'group'",
            "UPDATE setting SET statement = 2.5 WHERE name = 'group'",
            "UPDATE member SET statements = 7",
        ],
    )
    def test_a_value_of_another_kind_than_its_columns_is_refused(self, school, change):
        with pytest.raises(Refusal) as refused:
            self.directory(school, sa.text(change))
        assert refused.value.reason is Reason.MEMBERSHIP_NOT_SIGNED

    def test_settings_that_no_registrar_signed_are_refused(self, school):
        vault = school[LEAD].people._acts.vault
        forged = st.pack(st.sign(self.group(school, same_branch=False), vault, MALLORY))
        with pytest.raises(Refusal) as refused:
            self.directory(school, setting.update().values(statement=forged))
        assert refused.value.places == {"place": "group"}

    @pytest.mark.parametrize("by", [MALLORY, SOFIA])
    def test_a_practice_that_no_registrar_signed_is_refused(self, school, by):
        acts = school[LEAD].people._acts
        told = st.Consenting(Practice(own_from=18), school[LEAD].member.id, NOW)
        forged = setting.update().values(statement=st.pack(st.sign(told, acts.vault, by)))
        with pytest.raises(Refusal) as refused:
            self.directory(school, forged.where(setting.c.name == CONSENTING))
        assert refused.value.places == {"place": CONSENTING}

    def test_a_practice_that_passes_its_bounds_is_refused_whoever_signed_it(self, school):
        signed_in = school[LEAD].signed_in
        told = st.Consenting(Practice(longest_months=24), signed_in.member.id, school.around.now)
        wide = st.pack(st.sign(told, signed_in.door.vault, signed_in.unlocked.person))
        with pytest.raises(Refusal) as refused:
            self.directory(school, setting.update().values(statement=wide).where(setting.c.name == CONSENTING))
        assert refused.value.places == {"place": CONSENTING}

    def test_a_vault_of_before_there_was_a_practice_has_what_the_program_has(self, school):
        directory = self.directory(school, setting.delete().where(setting.c.name == CONSENTING))
        assert directory.practice == Practice()

    def test_two_settings_at_once_are_refused(self, school):
        vault = school[LEAD].people._acts.vault
        one = st.sign(self.group(school), vault, MALLORY)
        with pytest.raises(Refusal):
            self.directory(school, setting.update().values(statement=st.pack(one, one)))

    def test_settings_taken_away_are_missed(self, school):
        directory = self.directory(school, setting.delete().where(setting.c.name == GROUP))
        with pytest.raises(Refusal):
            directory.settings()

    def test_a_founder_taken_away_is_missed(self, school):
        with pytest.raises(Refusal) as refused:
            self.directory(school, member.delete())
        assert refused.value.places == {"place": "founder"}

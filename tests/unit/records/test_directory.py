from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import member, setting
from sspf_desk.records import statements as st
from sspf_desk.records.directory import GROUP, build, read_directory
from sspf_desk.terms import Act, MemberId, Mode, Seat
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys
from tests.builders import Around

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LEAD, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.SOCIAL_SERVICES, Seat.POLICE
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

    @pytest.mark.parametrize("column", [b"", b"\xc1", st.pack(), b"\x90"])
    def test_settings_that_are_none_are_refused(self, school, column):
        with pytest.raises(Refusal) as refused:
            self.directory(school, setting.update().values(statement=column))
        assert refused.value.reason is Reason.MEMBERSHIP_NOT_SIGNED

    def test_settings_that_no_registrar_signed_are_refused(self, school):
        vault = school[LEAD].people._acts.vault
        forged = st.pack(st.sign(self.group(school, same_branch=False), vault, MALLORY))
        with pytest.raises(Refusal) as refused:
            self.directory(school, setting.update().values(statement=forged))
        assert refused.value.places == {"place": "group"}

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

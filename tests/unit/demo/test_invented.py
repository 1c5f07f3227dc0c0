"""Who can be sat down as where a demo lies; the vault itself says that it is invented, and no other is entered so."""

from msgspec import json

from sspf_desk.demo import invented
from sspf_desk.demo.folder import MARK
from sspf_desk.errors import Reason
from sspf_desk.terms import Mode, Seat
from tests.builders import NAMES, PASSWORD, School
from tests.cutting import reason

LEAD = Seat.SCHOOL_LEAD
LENA = {"name": "Lena Sandell", "seat": "SCHOOL_LEAD", "mode": "writes", "password": "fyra ord"}
PETRA = {"name": "Petra Österman", "seat": "POLICE", "mode": "at_the_table", "password": None}


def a_demo(place, **change):
    vault = invented.vault_in(place)
    vault.mkdir(parents=True)
    (place / "facts.json").write_bytes(json.encode({"mark": MARK, "members": [LENA, PETRA]} | change))
    return vault


def test_one_can_sit_down_as_those_who_have_desks(tmp_path):
    (lena,) = invented.members_of(a_demo(tmp_path / "out"))
    assert (lena.name, lena.seat, lena.mode, lena.password) == (
        "Lena Sandell",
        Seat.SCHOOL_LEAD,
        Mode.WRITES,
        "fyra ord",
    )


def test_nobody_sits_in_a_vault_that_is_not_invented_or_cannot_be_read(tmp_path):
    assert invented.members_of(tmp_path / "vault") == ()
    assert invented.members_of(a_demo(tmp_path / "out", members=[{"name": 1}])) == ()


def test_nobody_sits_where_the_mark_is_another_or_the_vault_lies_elsewhere(tmp_path):
    assert invented.members_of(a_demo(tmp_path / "out", mark="annat")) == ()
    a_demo(tmp_path / "two")
    assert invented.members_of(tmp_path / "two" / "other") == ()


def test_a_file_that_lies_beside_a_demo_changes_nothing(tmp_path):
    vault = a_demo(tmp_path / "out")
    (tmp_path / "out" / ".DS_Store").write_bytes(b"")
    assert invented.members_of(vault)


def as_lead(school):
    return invented.sit_down(school.doors, school.folder, invented.Invented(NAMES[LEAD], LEAD, Mode.WRITES, PASSWORD))


def test_one_sits_down_in_a_vault_that_bears_the_mark(tmp_path, around):
    with School.founded(tmp_path, around, invented=True) as school, as_lead(school) as desk:
        assert desk.invented
        assert desk.member.name == NAMES[LEAD]


def test_a_vault_without_the_mark_is_shut_again(school):
    assert reason(as_lead, school) is Reason.NOT_INVENTED

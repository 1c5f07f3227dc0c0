"""An invented school is told from a real one by where it lies and by its mark, and by nothing a member writes."""

from msgspec import json

from sspf_desk.demo import invented
from sspf_desk.demo.folder import MARK
from sspf_desk.terms import Mode, Seat

LENA = {"name": "Lena Sandell", "seat": "SCHOOL_LEAD", "mode": "writes", "password": "fyra ord"}
PETRA = {"name": "Petra Österman", "seat": "POLICE", "mode": "at_the_table", "password": None}


def a_demo(place, **change):
    vault = invented.vault_in(place)
    vault.mkdir(parents=True)
    (place / "facts.json").write_bytes(json.encode({"mark": MARK, "members": [LENA, PETRA]} | change))
    return vault


def test_a_vault_beside_the_mark_is_invented(tmp_path):
    assert invented.is_invented(a_demo(tmp_path / "out"))


def test_a_vault_without_the_mark_or_elsewhere_is_not(tmp_path):
    assert not invented.is_invented(tmp_path / "vault")
    assert not invented.is_invented(a_demo(tmp_path / "out", mark="annat"))
    a_demo(tmp_path / "two")
    assert not invented.is_invented(tmp_path / "two" / "other")


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


def test_a_file_that_lies_beside_a_demo_does_not_unmark_it(tmp_path):
    vault = a_demo(tmp_path / "out")
    (tmp_path / "out" / ".DS_Store").write_bytes(b"")
    assert invented.is_invented(vault)

"""Formats are for ever: a vault and records that version 0.1 wrote read the same in every version after it.

A failure here says that what is stored has changed its meaning. It is mended in the program, by a new schema or a new
format number, never by making the stored files again.
"""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from sspf_desk.models.record import KINDS, decode_content, decode_record, encode, encode_content
from sspf_desk.terms import Kind, Seat
from tests.builders import School
from tests.filling import told
from tests.reach import Reach
from tests.vectors.make_store import CONTENT, FILES, FOLDER, SEATS, readings

RECORDS = json.loads(CONTENT.read_text("utf-8"))["records"]
READ = json.loads((FOLDER / "read.json").read_text("utf-8"))


@pytest.fixture
def stored(tmp_path, around):
    """A copy of the stored vault, as it was that evening."""
    shutil.copytree(FOLDER, tmp_path / "vault")
    around.now = datetime.fromisoformat(READ["now"])
    around.seed("read")
    return School(tmp_path / "vault", tmp_path / "profile", around, None)


@pytest.mark.parametrize("seat", SEATS)
def test_every_seat_reads_the_stored_vault_item_by_item(stored, seat):
    expected = READ["seats"][seat.value]
    with stored.doors.sign_in(stored.folder, expected["name"], READ["password"]) as desk:
        read = json.loads(json.dumps(readings(desk)))
        assert read == expected["reads"]
        assert desk.watch.verify() == ()


def test_the_stored_vault_holds_every_kind_that_this_program_writes_by_itself():
    kinds = {
        one["kind"] for seat in READ["seats"].values() for pupil in seat["reads"].values() for one in pupil["shown"]
    }
    of_no_pupil = {Kind.MEETING, Kind.COPY, Kind.SETTLED, Kind.ATTACHMENT}
    not_written_yet = {Kind.MINUTE, Kind.REFERRAL}
    assert kinds == {kind.value for kind in set(Kind) - of_no_pupil - not_written_yet}


def test_a_version_in_the_stored_vault_comes_out_as_the_bytes_that_were_sealed(stored):
    for seat in SEATS:
        for _, record in Reach(stored.folder, READ["seats"][seat.value]["name"]).records().values():
            assert encode_content(decode_content(record)) == record.content


def test_there_is_a_stored_record_of_every_kind():
    assert set(RECORDS) == {kind.value for kind in KINDS}


@pytest.mark.parametrize("kind", sorted(RECORDS))
def test_a_stored_record_decodes_and_comes_out_the_same(kind):
    sealed = bytes.fromhex(RECORDS[kind]["record"])
    record = decode_record(sealed)
    content = decode_content(record)
    assert (record.kind.value, record.holder) == (kind, Seat.COUNSELLOR)
    assert told(content) == RECORDS[kind]["content"]
    assert encode(record) == sealed
    assert encode_content(content) == record.content


def test_the_stored_files_are_all_there_is():
    assert {path.name for path in FOLDER.iterdir()} == {*FILES, "read.json"}
    assert Path(FOLDER / "vault.keys").read_bytes() == Path(FOLDER / "vault.keys.2").read_bytes()

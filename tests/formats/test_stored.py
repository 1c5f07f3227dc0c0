"""Formats are for ever: what each of them wrote, vault, records and backups, reads the same in every version after it.

A failure here says that what is stored has changed its meaning. It is mended in the program, by a new schema or a new
format number, never by making the stored files again.
"""

import json
import shutil
from datetime import datetime

import pytest

from sspf_desk.membership.backups import Opening
from sspf_desk.models.practice import Practice
from sspf_desk.models.record import FORMATS, decode_content, decode_record, encode, encode_content
from sspf_desk.terms import Kind, Seat
from tests.builders import NAMES, School
from tests.filling import told
from tests.reach import Reach
from tests.vectors.make_store import (
    BACKUP,
    FILES,
    FORMAT_OF,
    SEATS,
    VERSIONS,
    content_of,
    folder_of,
    readings,
    said_before,
)

RECORDS = {
    (version, kind): record
    for version in VERSIONS
    for kind, record in json.loads(content_of(version).read_text("utf-8"))["records"].items()
}
READ = {version: json.loads((folder_of(version) / "read.json").read_text("utf-8")) for version in VERSIONS}
WITH_BACKUP = tuple(version for version in VERSIONS if (folder_of(version) / BACKUP).exists())


@pytest.fixture(params=VERSIONS)
def version(request):
    return request.param


@pytest.fixture
def stored(tmp_path, around, version):
    """A copy of a stored vault, as it was that evening."""
    shutil.copytree(folder_of(version), tmp_path / "vault")
    around.now = datetime.fromisoformat(READ[version]["now"])
    around.seed("read")
    return School(tmp_path / "vault", tmp_path / "profile", around, None)


@pytest.mark.parametrize("seat", SEATS)
def test_every_seat_reads_the_stored_vault_item_by_item(stored, version, seat):
    expected = READ[version]["seats"][seat.value]
    with stored.doors.sign_in(stored.folder, expected["name"], READ[version]["password"]) as desk:
        read = json.loads(json.dumps(readings(desk)))
        assert read == expected["reads"]
        assert desk.watch.verify() == ()


def test_what_a_stored_vault_was_never_asked_is_as_the_program_has_it_and_can_be_set(stored, version):
    expected = READ[version]["seats"][Seat.SCHOOL_LEAD.value]
    with stored.doors.sign_in(stored.folder, expected["name"], READ[version]["password"]) as desk:
        assert desk.table().practice == Practice()
        assert not desk.invented
        desk.membership.set_practice(Practice(own_from=13))
        assert desk.table().practice == Practice(own_from=13)
        assert desk.watch.verify() == ()


@pytest.mark.parametrize("version", WITH_BACKUP)
@pytest.mark.parametrize("seat", SEATS)
def test_the_stored_backup_is_put_back_and_read_item_by_item(stored, version, seat, tmp_path):
    expected, password = READ[version]["seats"][seat.value], READ[version]["password"]
    stored.doors.restore(stored.folder / BACKUP, tmp_path / "restored", Opening(expected["name"], password))
    with stored.doors.sign_in(tmp_path / "restored", expected["name"], password) as desk:
        assert json.loads(json.dumps(readings(desk))) == expected["reads"]
        assert desk.watch.verify() == ()


def test_what_was_said_before_the_meeting_is_read_by_the_seat_that_called(stored, version):
    said = {Seat.SOCIAL_SERVICES: [True, True]} if FORMAT_OF[version] > 1 else {}
    with stored.doors.sign_in(stored.folder, NAMES[Seat.SCHOOL_LEAD], READ[version]["password"]) as desk:
        told = said_before(desk)
    assert {seat: words for seat, words in told.items() if any(words)} == said


def test_every_format_that_made_backups_has_one_stored():
    assert VERSIONS[1:] == WITH_BACKUP


def test_the_stored_vault_holds_every_kind_that_this_program_writes_by_itself(version):
    seats = READ[version]["seats"]
    kinds = {one["kind"] for seat in seats.values() for pupil in seat["reads"].values() for one in pupil["shown"]}
    of_no_pupil = {Kind.MEETING, Kind.COPY, Kind.SETTLED, Kind.ATTACHMENT, Kind.READINESS}
    not_written_yet = {Kind.MINUTE, Kind.REFERRAL}
    assert kinds == {kind.value for kind in set(Kind) - of_no_pupil - not_written_yet}


def test_a_version_in_the_stored_vault_comes_out_as_the_bytes_that_were_sealed(stored, version):
    for seat in SEATS:
        for _, record in Reach(stored.folder, READ[version]["seats"][seat.value]["name"]).records().values():
            assert encode_content(decode_content(record)) == record.content


def test_there_is_a_stored_record_of_every_kind_of_its_format(version):
    written = FORMATS[FORMAT_OF[version]]
    assert {kind for of, kind in RECORDS if of == version} == {kind.value for kind in written}


@pytest.mark.parametrize("stored_record", sorted(RECORDS))
def test_a_stored_record_decodes_and_comes_out_the_same(stored_record):
    told_of = RECORDS[stored_record]
    sealed = bytes.fromhex(told_of["record"])
    record = decode_record(sealed)
    content = decode_content(record)
    assert (record.kind.value, record.holder) == (stored_record[1], Seat.COUNSELLOR)
    assert told(content) == told_of["content"]
    assert encode(record) == sealed
    assert encode_content(content) == record.content


def test_the_stored_files_are_all_there_is(version):
    backup = {BACKUP} if version in WITH_BACKUP else set()
    folder = folder_of(version)
    assert {path.name for path in folder.iterdir()} == {*FILES, "read.json"} | backup
    assert (folder / "vault.keys").read_bytes() == (folder / "vault.keys.2").read_bytes()

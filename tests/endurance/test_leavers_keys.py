"""Whoever has left, or sits elsewhere now, opens nothing new by any key that he ever had, whatever file he gets."""

import shutil
from dataclasses import dataclass, replace

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.backups import Opening
from sspf_desk.membership.returning import Newcomer, Second
from sspf_desk.store.sqlcipher import DATABASE
from sspf_desk.terms import Mode, Seat
from sspf_desk.vault import generations, keyfile
from sspf_desk.vault.keyfile import Keys
from sspf_desk.vault.sheet_words import read_code
from sspf_desk.vault.slots import keys_in
from tests.builders import CHEAP_BOUNDS, NAMES, PASSWORD, Around, School, a_consent, a_signal
from tests.cutting import reason
from tests.endurance.scale import times
from tests.reach import Reach, with_keys

LEAD, COUNSELLOR, LEISURE, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.LEISURE, Seat.SOCIAL_SERVICES
VERA = "Vera Vikarie"
NEW_PASSWORD = "ett helt nytt lösenord"  # noqa: S105 - invented
BEFORE, GIVEN_BEFORE = "Innan hon gick.", "Givet innan hon gick."
NEW = [f"Nytt uppdrag {number:04d}." for number in range(times("a leaver's keys"))]
SHUT = {Reason.WRONG_PASSWORD, Reason.WRONG_WORDS, Reason.SPENT_CODE, Reason.VAULT_DAMAGED}


@dataclass
class Held:
    """All that somebody took along: yesterday's folder, what was open in it, the code and the sheets he saw."""

    reach: Reach
    code: str
    own: str
    seats: str

    def ways(self, school):
        """Every door there is, tried with all of it."""
        doors, folder = school.doors, school.folder
        newcomer, second = Newcomer("Vera Igen", COUNSELLOR, ""), Second(words=self.own)
        yield lambda: doors.sign_in(folder, VERA, PASSWORD)
        yield lambda: doors.join(folder, self.code, PASSWORD)
        for words in (self.own, self.seats):
            yield lambda words=words: doors.recover(folder, words, NEW_PASSWORD)
            yield lambda words=words: doors.reseat(folder, self.code, words, NEW_PASSWORD)
            yield lambda words=words: doors.reseat_by_two(folder, newcomer, words, NEW_PASSWORD, second)


@pytest.fixture
def school(tmp_path):
    """Two at the counsellor's seat; social services give it what they write, on a consent."""
    with School.founded(tmp_path, Around()) as school:
        school.join(COUNSELLOR, SOCIAL)
        school.code = school[LEAD].membership.invite(VERA, COUNSELLOR, Mode.WRITES, mandate="", agreement="")
        with pytest.raises(Refusal) as waiting:
            school.doors.join(school.folder, school.code, PASSWORD)
        school[COUNSELLOR].membership.admit(VERA, str(waiting.value.places["place"]))
        school.theirs, school.hers = school.add(SOCIAL), school.add(COUNSELLOR, "Bo Ek")
        school[SOCIAL].grounds.accept(school.theirs, school[SOCIAL].grounds.take(school.theirs, a_consent()))
        school[SOCIAL].recording.record(school.theirs, a_signal(GIVEN_BEFORE))
        school[COUNSELLOR].recording.record(school.hers, a_signal(BEFORE))
        yield school


@pytest.fixture
def held(school, tmp_path):
    """She printed the seat's sheet before it went to its keeper, and has her own."""
    with school.doors.sign_in(school.folder, VERA, PASSWORD) as desk:
        own, seats = (" ".join(made.words()) for made in (desk.sheets.make_own(), desk.sheets.make_for_seat()))
        desk.sheets.receive(seats, "Ruth Registrator", "kassaskåpet")
    shutil.copytree(school.folder, tmp_path / "yesterday")
    reach = Reach(tmp_path / "yesterday", VERA)
    assert found_in(reach, (BEFORE, GIVEN_BEFORE)) == {BEFORE, GIVEN_BEFORE}, "the control: she could read then"
    return Held(reach, school.code, own, seats)


def found_in(reach, texts):
    """Those of some texts that a member's keys bring out of a file."""
    plain = [content for content, _ in reach.records().values()]
    return {text for text in texts if any(text.encode() in content for content in plain)}


def written_anew(school, tmp_path):
    """What comes after she has gone: a new sheet for the seat, as the program asks; new items; a backup."""
    assert school[COUNSELLOR].upkeep().seat_sheet_old
    made = school[COUNSELLOR].sheets.make_for_seat()
    school[COUNSELLOR].sheets.receive(" ".join(made.words()), "Ruth Registrator", "kassaskåpet")
    for number, text in enumerate(NEW):
        seat, pupil = ((COUNSELLOR, school.hers), (SOCIAL, school.theirs))[number % 2]
        school[seat].recording.record(pupil, a_signal(text))
    school[LEAD].backups.make(tmp_path / "new.sspf-backup")
    stayed = Reach(school.folder, NAMES[COUNSELLOR])
    assert found_in(stayed, NEW) == set(NEW), "the control: who stayed at the seat reads all of it"


def with_the_vaults_key(old, now):
    """Old keys, and today's key of the vault, as if a colleague had handed it over."""
    vault_keys = now.unlocked.keys.vault_keys
    return Reach(now.folder, unlocked=replace(old.unlocked, keys=Keys(vault_keys, old.unlocked.keys.seats)))


def test_a_leavers_keys_open_nothing_in_the_new_file(school, held, tmp_path, figure):
    school[LEAD].leaving.end(VERA)
    school.all_sign_in()
    written_anew(school, tmp_path)
    assert {reason(way) for way in held.ways(school)} <= SHUT
    _by_the_key_file(school, held)
    _by_the_vaults_old_keys(school, held)
    _by_the_backup(school, held, tmp_path)
    readable = found_in(held.reach, NEW) | found_in(with_the_vaults_key(held.reach, now_of(school)), NEW)
    assert readable == set()
    figure("a leaver's keys", new_items=len(NEW), readable=0)


def now_of(school):
    return Reach(school.folder, NAMES[LEAD])


def _by_the_key_file(school, held):
    """Neither what she typed nor her own keys open a slot or a wrap, in either generation."""
    person = held.reach.unlocked.person
    for copy in generations.read_copies(school.folder):
        file = keyfile.decode(copy)
        assert reason(keyfile.unlock, file, VERA, PASSWORD, CHEAP_BOUNDS) is Reason.WRONG_PASSWORD
        assert reason(keyfile.unlock_code, file, held.code, CHEAP_BOUNDS) is Reason.SPENT_CODE
        for words in (held.own, held.seats):
            assert reason(keyfile.unlock_words, file, read_code(words)) is Reason.WRONG_WORDS
        assert {reason(keys_in, slot, file.vault_id, person) for slot in file.slots} == {Reason.KEYS_DAMAGED}


def _by_the_vaults_old_keys(school, held):
    """No key of yesterday's opens the new file, by SQL or with yesterday's key file beside it."""
    stale = Reach(school.folder, unlocked=held.reach.unlocked)
    with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
        stale.sql("SELECT count(*) FROM version")
    pages = stale.pages()
    assert not any(text.encode() in page for page in pages for text in (*NEW, BEFORE))
    mixed = held.reach.folder.with_name("mixed")
    shutil.copytree(held.reach.folder, mixed)
    shutil.copy(school.folder / DATABASE, mixed / DATABASE)
    assert reason(school.doors.sign_in, mixed, VERA, PASSWORD) is Reason.VAULT_DAMAGED


def _by_the_backup(school, held, tmp_path):
    for opening in (Opening(VERA, PASSWORD), Opening(words=held.own), Opening(words=held.seats)):
        told = reason(school.doors.restore, tmp_path / "new.sspf-backup", tmp_path / "put back", opening)
        assert told in {Reason.WRONG_PASSWORD, Reason.WRONG_WORDS}
        assert not (tmp_path / "put back").exists()


def test_one_who_changed_seat_opens_nothing_new_of_the_old_one(school, held, tmp_path, figure):
    """She is a member still, and has today's key of the vault by right."""
    school[LEAD].leaving.end(VERA, moves=True)
    school.all_sign_in()
    code = school[LEAD].membership.invite(VERA, LEISURE, Mode.READS, mandate="", agreement="")
    with school.doors.join(school.folder, code, NEW_PASSWORD) as desk:
        assert desk.member.seat is LEISURE
    written_anew(school, tmp_path)
    now, (old,) = Reach(school.folder, VERA, NEW_PASSWORD), held.reach.unlocked.keys.seats
    reaches = [now, with_keys(now, old), with_the_vaults_key(held.reach, now), held.reach]
    readable = set().union(*(found_in(reach, NEW) for reach in reaches))
    assert readable == set()
    assert set().union(*(found_in(reach, (BEFORE, GIVEN_BEFORE)) for reach in reaches[:3])) == set(), "nor what was"
    assert {reason(way) for way in held.ways(school)} <= SHUT
    figure("one who changed seat", new_items=len(NEW), readable=0)

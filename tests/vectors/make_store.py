"""Makes a whole small vault, and one record of every kind, for one format version, once; then never again.

Run from the checkout: `python -m tests.vectors.make_store`. It refuses where the folder is there already. Keys and ids
come of a fixed seed; what SQLCipher and HPKE draw for themselves does not. Every name is invented, and the password
stands in `read.json`.
"""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import msgspec

from sspf_desk.models.content import Attachment
from sspf_desk.models.record import FORMATS, KINDS, encode
from sspf_desk.records.opening import ref_from
from sspf_desk.terms import Act, Mode, Party, Seat
from tests import builders as b
from tests.filling import Words, a_record, told

HERE = Path(__file__).parent
FORMAT_OF = {"0.1": 1, "1.0": 1, "1.1": 2}
"""The format of sealed content that each version wrote."""
VERSIONS = tuple(FORMAT_OF)
NEWEST = VERSIONS[-1]
FILES = ("vault.db", "vault.keys", "vault.keys.2")
BACKUP = "group.sspf-backup"
"""In the folder of every version that made backups."""


def folder_of(version):
    """Where the vault of a format lies."""
    return HERE / f"vault-{version}"


def content_of(version):
    """Where the records of a format lie."""
    return HERE / f"content-{version}.json"


def contents():
    """One record of every kind, as bytes and as words."""
    made = {}
    for kind in FORMATS[FORMAT_OF[NEWEST]]:
        record = a_record(kind, Words(kind.value))
        content = msgspec.msgpack.decode(record.content, type=KINDS[kind])
        made[kind.value] = {"record": encode(record).hex(), "content": told(content)}
    return {"format": NEWEST, "records": made}


def fill(school):
    """Something of everything: two pupils, every ground, a refusal, a link, a meeting with its copies."""
    lead, counsellor, nurse, social = (school[seat] for seat in SEATS)
    alva, bo = school.add(Seat.COUNSELLOR), school.add(Seat.SCHOOL_LEAD, "Bo Ek", "8A")
    b.ready_for_agenda(counsellor, alva)
    items = [counsellor.recording.record(alva, draft).item for draft in (b.a_signal(), b.a_need(), b.a_note())]
    seen = b.stamp(counsellor, alva, items[0])
    counsellor.recording.correct(alva, items[0], b.a_signal("Rättat: borta två eftermiddagar."), seen)
    counsellor.recording.attach(alva, items[0], Attachment(items[0], "schema.txt", "text/plain", b"\x00\xff" * 3000))
    parties = {"told": (Party.SCHOOL, Party.SOCIAL_SERVICES, Party.SCHOOL_HEALTH), "no": (Party.POLICE,)}
    consent = counsellor.grounds.take(alva, b.a_consent(**parties))
    counsellor.grounds.accept(alva, consent)
    lead.grounds.accept(alva, consent)
    counsellor.grounds.decide(alva, b.a_decision([items[1]]))
    counsellor.grounds.decide(alva, b.a_decision([items[1]], lets_out=False, receiver=Seat.NURSE))
    offer = lead.recording.record(bo, b.a_commitment(owner=Seat.SOCIAL_SERVICES)).item
    theirs = next(row.pupil for row in social.people.list() if row.name == "Bo Ek")
    social.recording.promise(theirs, offer, accepted=True)
    own = school.add(Seat.NURSE, "Alva Lind")
    nurse.recording.record(own, b.a_signal("Sköterskans egen."))
    nurse.people.link(own, alva, apart=False)
    b.ready_for_agenda(lead, bo)
    meeting = lead.planning.call(b.a_plan(Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE))
    lead.planning.put_on(meeting, bo)
    lead.copies.compose(meeting)
    social.preparing.say(meeting, ready=True, raises=True)


_OTHERS = (Seat.NURSE, Seat.SOCIAL_SERVICES)
SEATS = (Seat.SCHOOL_LEAD, Seat.COUNSELLOR, *_OTHERS)


def readings(desk):
    """All that a seat reads, pupil by pupil, in words that no phrase book changes."""
    return {row.pupil: {"name": row.name, "shown": _shown(desk, row.pupil)} for row in desk.people.list()}


def _shown(desk, pupil):
    held = desk.membership._in
    with held.acts.begin(Act.VIEWED, reading=True) as session:
        sheet = held.records.sheet(session, ref_from(pupil))
    return sorted((_one(shown) for shown in sheet.shown), key=lambda one: (one["kind"], one["item"]))


def _one(shown):
    content = msgspec.Raw(msgspec.json.encode(shown.opened.content, order="deterministic"))
    plain = told(replace(shown.opened.record, content=content))
    return plain | {"ground": shown.ground.value, "version": shown.opened.version}


def said_before(desk):
    """What has been said before the meeting, by seat."""
    seats = desk.preparing.next().prepared.seats
    return {one.seat.value: [one.ready, one.raises] for one in seats}


def everything(school):
    """What every seat reads, once every seat has signed in and settled."""
    for seat in SEATS:
        school.sign_in(seat)
    return {
        "password": b.PASSWORD,
        "now": school.around.now.isoformat(),
        "seats": {seat.value: {"name": b.NAMES[seat], "reads": readings(school.sign_in(seat))} for seat in SEATS},
    }


def make():
    folder, content = folder_of(NEWEST), content_of(NEWEST)
    if folder.exists() or content.exists():
        sys.exit("a released format is never made again")
    content.write_text(json.dumps(contents(), indent=1, ensure_ascii=False) + "\n", "utf-8")
    with tempfile.TemporaryDirectory() as made, b.School.founded(Path(made), b.Around()) as school:
        school.join(Seat.COUNSELLOR, *_OTHERS).join(Seat.LEISURE, mode=Mode.READS).at_the_table(Seat.POLICE)
        fill(school)
        read = everything(school)
        folder.mkdir()
        school[Seat.COUNSELLOR].backups.make(folder / BACKUP)
        for name in FILES:
            (folder / name).write_bytes((school.folder / name).read_bytes())
    (folder / "read.json").write_text(json.dumps(read, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    make()

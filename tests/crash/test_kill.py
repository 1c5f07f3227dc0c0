"""The program dies at any moment, and what was told to be done is done, nothing is torn, and nobody is shut out."""

import random
import shutil

import msgspec
import pytest

from sspf_desk.acts.acts import entries
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Act, Seat
from sspf_desk.vault.envelope import aad, unpad, unwrap
from tests.builders import NAMES, PASSWORD, Around, School, texts
from tests.crash.worker import a_school
from tests.reach import Reach, inside

COMMITS, JOININGS, PASSWORDS = 120, 40, 40
LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
HOUR = 3600
CHANCE = random.Random(20261120)  # noqa: S311 - moments to kill at, the same every run


class Clock:
    """Each run begins an hour after the last, so that no clock is ever set back."""

    def __init__(self, at):
        self.at = int(at.timestamp())

    def next(self):
        self.at += HOUR
        return self.at


@pytest.fixture
def made(swift_path):
    """A vault of the lead's, shut; with a pupil, and with the counsellor invited or joined as a test wants it."""
    around = Around()
    with School.founded(swift_path, around) as school:
        yield school, Clock(around.now)


def trail_of(school, seat):
    """What a seat's own part of the trail says was done, in order."""
    held = inside(school, seat)
    key, vault = held.unlocked.keys.seats[0].trail_key(), held.acts.vault
    with held.acts.begin(Act.VERIFIED, reading=True) as session:
        own = [entry for entry in entries(session) if entry.actor == held.member.id]
    plain = [unpad(unwrap(key, e.sealed, aad("trail entry", vault, e.sequence, e.actor))) for e in own]
    return [msgspec.msgpack.decode(said)[0] for said in plain]


def test_commits(made, nursery):
    """Every acknowledged act is there; one that was not is there whole or not at all."""
    school, clock = made
    school.join(COUNSELLOR)
    folder, killed, told, cut_short = school.folder.parent, 0, 0, 0
    given = {"name": NAMES[COUNSELLOR]}
    pupils = [school.add(COUNSELLOR, f"Elev {number:03d}") for number in range(COMMITS // 10)]
    expected = {pupil: set() for pupil in pupils}
    for number in range(COMMITS):
        pupil = pupils[number // 10]
        done = nursery.run("record", folder, clock.next(), pupil=pupil, word=f"w{number}", **given, **_moment(number))
        killed, told = killed + 1, told + len(done)
        expected[pupil] |= set(done)
        cut_short += _whole(folder, clock, expected, pupil, f"w{number}-{len(done):05d}")
    school.around.now = a_school(folder, clock.next()).around.now
    _all_stands(school, expected)
    assert killed == COMMITS
    assert told > COMMITS // 4
    print(f"\n{killed} kills, {told} acknowledged, {cut_short} unacknowledged yet whole")  # noqa: T201


def _moment(number):
    """Every other kill falls anywhere, every other as a commit is under way."""
    if number % 2:
        return {"kill_after": CHANCE.uniform(0, 0.05)}
    return {"kill_after": CHANCE.uniform(0, 0.003), "of": "committing"}


def _whole(folder, clock, expected, pupil, next_word):
    """After one kill: the vault opens, and the sheet is what was acknowledged and at most the next act, whole."""
    school = a_school(folder, clock.next())
    with school.doors.sign_in(school.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
        shown = texts(desk.recording.sheet(pupil))
    more = shown - expected[pupil]
    assert shown >= expected[pupil]
    assert more <= {next_word}
    expected[pupil] |= more
    return len(more)


def _all_stands(school, expected):
    """Items, wraps and trail agree to the last: both seats see the same, and the trail has as many acts as items."""
    counsellor, lead = school.sign_in(COUNSELLOR), school.sign_in(LEAD)
    for pupil, written in expected.items():
        assert texts(counsellor.recording.sheet(pupil)) == texts(lead.recording.sheet(pupil)) == written
    assert counsellor.watch.verify() == lead.watch.verify() == ()
    items = sum(map(len, expected.values()))
    assert trail_of(school, COUNSELLOR).count(Act.RECORDED.value) == items
    reach = Reach(school.folder, NAMES[COUNSELLOR])
    assert reach.sql("PRAGMA integrity_check") == [("ok",)]
    leading = {led.row.version for name in (COUNSELLOR, LEAD) for led in Reach(school.folder, NAMES[name]).led()}
    stored = {id_.hex() for (id_,) in reach.sql("SELECT id FROM version")}
    assert leading == stored, "a version without a row, or a row without its version"


def moments(count, points):
    """Every fault point of the file writing in turn, before and after each; then moments at random."""
    known = [{"point": point} for point in range(points)]
    return known + [{"kill_after": CHANCE.uniform(0, 0.05)} for _ in range(count - len(known))]


def test_joinings(made, nursery, swift_path):
    """After a kill the invitation still works, or the new member is in; never neither, and never both."""
    school, clock = made
    code = school[LEAD].membership.invite(NAMES[COUNSELLOR], COUNSELLOR, "writes", mandate="", agreement="")
    ends = []
    for number, moment in enumerate(moments(JOININGS, 2 * 16)):
        folder = swift_path / f"joining-{number}"
        shutil.copytree(school.folder, folder / "vault")
        at = clock.next()
        done = nursery.run("join", folder, at, code=code, **moment)
        ends.append(_in_or_invited(a_school(folder, at + HOUR), code, joined=bool(done)))
        _nothing_lost(a_school(folder, at + 2 * HOUR))
        shutil.rmtree(folder)
    assert len(ends) == JOININGS
    assert {"in", "invited"} == set(ends)


def _in_or_invited(school, code, *, joined):
    """How it stood; and in the end the member signs in with the password he chose, both times the same."""
    how = "in" if _refusal(school, NAMES[COUNSELLOR], PASSWORD) is None else "invited"
    if how == "invited":
        assert not joined
        with school.doors.join(school.folder, code, PASSWORD):
            pass
    with school.doors.sign_in(school.folder, NAMES[COUNSELLOR], PASSWORD) as desk:
        assert desk.member.seat is COUNSELLOR
    with pytest.raises(Refusal) as refused, school.doors.join(school.folder, code, PASSWORD):
        pass
    assert refused.value.reason is Reason.SPENT_CODE
    return how


def _nothing_lost(school):
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as lead:
        assert {facts.seat for facts in lead.membership.members()} == {LEAD, COUNSELLOR}
        assert lead.watch.verify() == ()
    assert {path.name for path in school.folder.iterdir()} >= {"vault.db", "vault.keys", "vault.keys.2"}


def test_passwords(made, nursery):
    """After a kill one of the two passwords opens, and only one; the new one, once it was acknowledged."""
    school, clock = made
    pupil = school.add(LEAD)
    current, ends = PASSWORD, []
    for number, moment in enumerate(moments(PASSWORDS, 2 * 8)):
        new = f"nytt lösenord nummer {number}"
        folder, given = school.folder.parent, {"name": NAMES[LEAD], "password": current, "new": new}
        done = nursery.run("set_password", folder, clock.next(), **moment, **given)
        opens = [password for password in (current, new) if _opens(a_school(folder, clock.next()), password, pupil)]
        assert len(opens) == 1
        assert not done or opens == [new]
        ends.append(opens != [current])
        current = opens[0]
    assert len(ends) == PASSWORDS
    assert set(ends) == {True, False}


def _opens(school, password, pupil):
    if _refusal(school, NAMES[LEAD], password):
        return False
    with school.doors.sign_in(school.folder, NAMES[LEAD], password) as desk:
        assert desk.recording.sheet(pupil).name == "Alva Lindqvist"
        assert desk.watch.verify() == ()
    return True


def _refusal(school, name, password):
    """What signing in is refused for: nothing, or the one reason there may be."""
    try:
        with school.doors.sign_in(school.folder, name, password):
            return None
    except Refusal as refusal:
        told = refusal.reason
    assert told is Reason.WRONG_PASSWORD
    return told

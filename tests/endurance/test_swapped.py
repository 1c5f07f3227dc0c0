"""What is swapped, replayed, cut or brought from elsewhere, in rows, fields, pages, files, is noticed and named."""

import random
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass

import pytest

from sspf_desk.acts.trail import Fault
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import Doorstep
from sspf_desk.membership.freshness import admit
from sspf_desk.membership.heads import Heads
from sspf_desk.store.sqlcipher import open_store
from sspf_desk.terms import Kind, Seat
from sspf_desk.vault import keyfile
from tests.builders import NAMES, PASSWORD, Around, School, a_plan, a_signal, ready_for_agenda
from tests.endurance import swaps
from tests.endurance.damage import everything
from tests.endurance.hands import COUNTED, Hands
from tests.endurance.jobs import a_school
from tests.endurance.scale import shares

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
NEW_PASSWORD = "ett helt nytt lösenord"  # noqa: S105 - invented
READERS = ((NAMES[LEAD], NEW_PASSWORD), (NAMES[COUNSELLOR], PASSWORD))
"""Who looks: one whose password is new since the older copy, and one whose is not."""
SHARES = shares("swaps", dict.fromkeys(swaps.KINDS, 1))
INSPECTED, INSIDE = 3, 10
"""Each so many trials are also inspected, and taken inside: signing in, verifying, reading all. What the door has not
noticed always is."""
FAULTS = {fault.value for fault in Fault}
DAMAGED = {Reason.VAULT_DAMAGED.value, Reason.MEMBERSHIP_NOT_SIGNED.value}
FILES = DAMAGED | {
    Reason.KEYS_DAMAGED.value,
    Reason.FOREIGN_FILE.value,
    Reason.VAULT_MISSING.value,
    Reason.WRONG_PASSWORD.value,
    Reason.NEWER_FORMAT.value,
}


def names(kind):
    """What may be said of a kind."""
    where = kind.split(":")[0]
    if where == "member":  # whoever is gone has signed entries that nobody is known to have signed
        return {Fault.ROWS_CHANGED.value, Fault.ALTERED.value, *DAMAGED}
    if where in COUNTED:
        return {Fault.ROWS_CHANGED.value, *DAMAGED}
    return FAULTS | (FILES if where in {"page", "file"} else DAMAGED)


@dataclass
class Laid:
    """A folder to be tampered with: the vault, the profile of one who has seen it, and the copies beside it."""

    place: object
    at: int


@pytest.fixture(scope="module")
def laid(swift_place):
    """A vault, the same some acts and a password ago, and another; every kind of row has changed since."""
    around, elsewhere, place = Around(), Around(), swift_place
    elsewhere.seed("another vault")
    with School.founded(place / "elsewhere", elsewhere) as other:
        other.join(COUNSELLOR)
        _write(other, "Främmande")
    shutil.copytree(place / "elsewhere" / "vault", place / "other")
    with School.founded(place, around) as school:
        school.join(COUNSELLOR, SOCIAL)
        pupil = _write(school, "Förr")
        for desk in school.desks.values():
            desk.watch.remember()
        shutil.copytree(place / "vault", place / "older", ignore=shutil.ignore_patterns("*-journal"))
        counsellor = school[COUNSELLOR]
        line = next(line for line in counsellor.recording.sheet(pupil).lines if line.kind is Kind.SIGNAL)
        counsellor.recording.correct(pupil, line.item, a_signal("Rättat."), line.stamp)
        _write(school, "Nu", "Bo Ek")
        school.second(COUNSELLOR, "Vera Vikarie")
        school[LEAD].membership.set_same_branch(same_branch=False)
        school[LEAD].membership.set_password(NEW_PASSWORD)
        school[LEAD].planning.call(a_plan(LEAD, COUNSELLOR))
    with school.doors.sign_in(school.folder, NAMES[LEAD], NEW_PASSWORD):
        pass
    return Laid(place, int(around.now.timestamp()) + 3600)


def _write(school, word, name="Alva Lindqvist"):
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR, name)
    ready_for_agenda(counsellor, pupil)
    for number in range(4):
        counsellor.recording.record(pupil, a_signal(f"{word} {number}."))
    school[LEAD].recording.record(school.add(LEAD, f"Eva {word}", "8A"), a_signal(f"{word}, rektors."))
    return pupil


class Trials:
    """One vault, tampered with again and again, and what is told to one who has seen it."""

    def __init__(self, laid, place):
        shutil.copytree(laid.place / "vault", place / "vault", ignore=shutil.ignore_patterns("*-journal"))
        self._seen = {path.name: path.read_bytes() for path in (laid.place / "profile" / "heads").iterdir()}
        self._profile = place / "profile"
        self.school = a_school(place, laid.at)
        self.hands = Hands(self.school.folder, NAMES[COUNSELLOR], laid.place / "older", laid.place / "other")
        self._step = Doorstep(self.school.folder, self.school.around.surroundings(), Heads(self._profile))

    def fresh(self, reader):
        """The vault as it was, on a computer where it was seen so; and who looks at it."""
        self._reader = reader
        self.hands.restore()
        shutil.rmtree(self._profile, ignore_errors=True)
        (self._profile / "heads").mkdir(parents=True)
        for name, content in self._seen.items():
            (self._profile / "heads" / name).write_bytes(content)

    def at_the_door(self):
        """What is said before anybody is let in; nothing where all seems well."""
        file = keyfile.read(self._step.folder)
        unlocked = keyfile.unlock(file, *self._reader, self._step.around.bounds)
        store = open_store(self._step.folder, unlocked.keys.vault_keys)
        try:
            admit(self._step.door(store, file.vault_id), self._step.heads)
        finally:
            store.close()
        return set()

    def inspected(self):
        inspected = self.school.doors.inspect(self.school.folder, *self._reader)
        return {finding.fault.value for finding in inspected.findings}

    def inside(self):
        """What whoever signs in, verifies and reads everything finds."""
        with self.school.doors.sign_in(self.school.folder, *self._reader) as desk:
            found = {finding.fault.value for finding in desk.watch.verify()}
            everything(desk)
        return found


def told(look):
    """What a look tells: the reason of a refusal, or the fault where the vault is in doubt, or what it found."""
    try:
        return look()
    except Refusal as refusal:
        doubt = refusal.reason is Reason.VAULT_IN_DOUBT
        name = str(refusal.places["place"]) if doubt else refusal.reason.value
        return {Fault.ROWS_CHANGED.value if name == "state" else name}


@pytest.fixture
def trials(laid, swift_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(swift_path))
    return Trials(laid, swift_path)


def test_a_vault_that_nobody_has_touched_is_as_it_was_seen(trials):
    for reader in READERS:
        trials.fresh(reader)
        assert [told(look) for look in (trials.at_the_door, trials.inspected, trials.inside)] == [set(), set(), set()]


@pytest.mark.parametrize("kind", swaps.KINDS)
def test_what_was_put_in_anothers_place_is_noticed_and_named(trials, figure, kind):
    chance, outcomes = random.Random(kind), Counter()  # noqa: S311 - the same every run
    while outcomes.total() < SHARES[kind]:
        trials.fresh(chance.choice(READERS))
        if not swaps.done(kind, trials.hands, chance):
            continue
        if trials.hands.untouched():
            outcomes["no effect at all"] += 1
            continue
        door, number = told(trials.at_the_door), outcomes.total()
        inspected = told(trials.inspected) if not door or not number % INSPECTED else None
        inside = told(trials.inside) if not door or not number % INSIDE else set()
        found = door | inside
        assert found, f"{kind}: not noticed, {inspected=}"
        # A page where only drafts lie is under no root: it is missed as soon as it is touched, and not before.
        drafts_alone = kind.startswith("page") and not door and found <= DAMAGED
        assert inspected != set() or drafts_alone, f"{kind}: not inspected, {found=}"
        assert found | (inspected or set()) <= names(kind), (kind, found, inspected)
        outcomes["noticed at the door" if door else "noticed inside"] += 1
    tried = outcomes.total() - outcomes["no effect at all"]
    figure(
        "swapped, replayed, cut",
        kinds=1,
        tried=tried,
        noticed_and_named=tried,
        missed=0,
        at_the_door=outcomes["noticed at the door"],
        besides_without_any_effect=outcomes["no effect at all"],
    )

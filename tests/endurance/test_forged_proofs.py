"""Control sheets, statements, roots and trails that somebody forged are found by whoever looks, and named."""

import random
import shutil

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.backups import Opening
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, Around, School, a_signal
from tests.endurance import proofs
from tests.endurance.jobs import a_school
from tests.endurance.scale import times
from tests.reach import Reach

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
VERA = "Vera Vikarie"
KINDS = [(way, kind) for way in proofs.STATEMENTS for kind in proofs.ENTERED]
EACH = times("forged proofs") // (len(proofs.SHEETS) + len(KINDS) + len(proofs.TRAILS))


@pytest.fixture(scope="module")
def laid(swift_place):
    """A vault that somebody has left, with a backup, a drill and some control sheets; and another vault."""
    around, elsewhere, place = Around(), Around(), swift_place
    elsewhere.seed("another vault")
    with School.founded(place / "elsewhere", elsewhere) as other:
        other.join(COUNSELLOR)
        others = [_sheet(other, number) for number in range(3)]
        others_trail = Reach(other.folder, NAMES[LEAD]).sql(
            f"SELECT {proofs.FIELDS} FROM trail_entry ORDER BY sequence"  # noqa: S608 - our own
        )
    with School.founded(place, around) as school:
        school.join(COUNSELLOR, SOCIAL).second(COUNSELLOR, VERA)
        leaver = Reach(school.folder, VERA)
        own = school[LEAD].sheets.make_own()
        school[LEAD].leaving.end(VERA)
        school.all_sign_in()
        school[LEAD].sheets.drill(" ".join(own.words()))
        school[LEAD].backups.make(place / "it.sspf-backup")
        controls = [_sheet(school, number) for number in range(4)]
        victim = school[LEAD].member.id
    return {"place": place, "at": int(around.now.timestamp()) + 3600, "controls": controls, "leaver": leaver,
            "others_controls": others, "others_trail": others_trail, "victim": victim}  # fmt: skip


def _sheet(school, number):
    school[COUNSELLOR].recording.record(school.add(COUNSELLOR, f"Alva {'ABCDE'[number]}"), a_signal(f"Nr {number}."))
    return school[LEAD].watch.control().groups


class World:
    """One vault in a forger's hands: he is a member, and has every key that he ever had."""

    def __init__(self, laid, folder):
        vars(self).update(laid)
        shutil.copytree(self.place / "vault", folder / "vault", ignore=shutil.ignore_patterns("*-journal"))
        self.school = a_school(folder, self.at)
        with self.school.doors.sign_in(self.school.folder, NAMES[SOCIAL], PASSWORD) as desk:
            desk.people.list()
        self.mallory = Reach(self.school.folder, NAMES[SOCIAL])
        self.vault = self.mallory.vault
        self._files = {path.name: path.read_bytes() for path in self.school.folder.iterdir()}

    def control(self, chance):
        return chance.choice(self.controls)

    def fresh(self):
        """The vault as it was, on a computer that has never seen it."""
        shutil.rmtree(self.school.folder)
        self.school.folder.mkdir()
        for name, content in self._files.items():
            (self.school.folder / name).write_bytes(content)
        shutil.rmtree(self.school.profile, ignore_errors=True)

    def inspected(self, control=""):
        return told(lambda: self.school.doors.inspect(self.school.folder, NAMES[LEAD], PASSWORD, control).findings)

    def verified(self, control=""):
        """What is said at the door, or by verifying to whoever is let in."""

        def entered():
            with self.school.doors.sign_in(self.school.folder, NAMES[LEAD], PASSWORD) as desk:
                return desk.watch.verify(control)

        return told(entered)


def told(look):
    try:
        return {finding.fault.value for finding in look()}
    except Refusal as refusal:
        return {str(refusal.places["place"]) if refusal.reason is Reason.VAULT_IN_DOUBT else refusal.reason.value}


@pytest.fixture
def world(laid, swift_path):
    return World(laid, swift_path)


def judged(world, figure, named, control=""):
    """Found by whoever enters and by whoever inspects, and by no name that is not its own."""
    inspected, verified = world.inspected(control), world.verified(control)
    for found in (inspected, verified):
        assert found & named, (found, named)
    figure("forged proofs", tried=1, found_and_named=1, missed=0)


def test_what_nobody_has_forged_is_found_whole(world):
    for groups in world.controls:
        world.fresh()
        assert (world.inspected(" ".join(groups)), world.verified("".join(groups).lower())) == (set(), set())


@pytest.mark.parametrize("way", proofs.SHEETS, ids=lambda way: way.__name__)
def test_a_forged_control_sheet_is_found_and_named(world, figure, way):
    chance = random.Random(way.__name__)  # noqa: S311 - the same every run
    for _ in range(EACH):
        world.fresh()
        judged(world, figure, *reversed(way(world, chance)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind[0].__name__}-{kind[1].__name__}")
def test_a_forged_statement_lets_nobody_in_and_is_named(world, figure, kind):
    """It stands under an act of a member's own and all rows add up: what gives it away is what it says."""
    way, statement = kind
    chance = random.Random(f"{way.__name__} {statement.__name__}")  # noqa: S311 - the same every run
    for _ in range(EACH):
        world.fresh()
        way(world, statement, chance)
        judged(world, figure, proofs.NOT_SIGNED)


@pytest.mark.parametrize("way", proofs.TRAILS, ids=lambda way: way.__name__)
def test_a_forged_root_or_an_honest_trail_of_another_vault_is_found_and_named(world, figure, way):
    chance = random.Random(way.__name__)  # noqa: S311 - the same every run
    for _ in range(EACH):
        world.fresh()
        named = way(world, chance)
        judged(world, figure, named | ({"state"} if named == {"rows_changed"} else set()))


def test_a_newer_control_sheet_tells_an_older_file_on_a_computer_that_never_saw_either(world, figure):
    """A backup put back in the vault's place without a word: the copy of it is whole, signed, and old."""
    for groups in world.controls:
        world.fresh()
        shutil.rmtree(world.school.folder)
        backup = world.place / "it.sspf-backup"
        world.school.doors.restore(backup, world.school.folder, Opening(NAMES[COUNSELLOR], PASSWORD))
        judged(world, figure, proofs.ANOTHER_PAST, " ".join(groups))

from dataclasses import replace

from sspf_desk.errors import Reason
from sspf_desk.membership import entering as module
from sspf_desk.models.record import NEWEST_FORMAT
from sspf_desk.records import statements as st
from sspf_desk.records.directory import read_directory
from sspf_desk.terms import Act, Seat
from sspf_desk.vault import generations, keyfile
from sspf_desk.vault.kdf import Bounds, Cost
from tests.builders import CHEAP, CHEAP_BOUNDS, NAMES, PASSWORD, School
from tests.cutting import reason
from tests.reach import Reach, inside

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
NEXT = NEWEST_FORMAT + 1
DEARER = Cost(16, 2, 1)


class TestWhatAGuessCosts:
    def at(self, school, cost):
        """The same vault and profile, as a program that asks more for a guess would have them."""
        around = school.around.surroundings()
        dearer = type(around)(around.clock, around.entropy, cost, Bounds(CHEAP_BOUNDS.floor, cost), around.law)
        return School(school.folder, school.profile, school.around, school._stack), dearer

    def costs(self, school):
        file, me = keyfile.read(school.folder), inside(school, LEAD).member.id
        (slot,) = (slot for slot in file.slots if slot.id == me)
        return [way.factor.cost for way in slot.ways if way.factor.cost]

    def test_it_is_raised_at_the_next_sign_in_and_never_lowered(self, school):
        assert self.costs(school) == [CHEAP]
        later, dearer = self.at(school, DEARER)
        later.doors._around = dearer
        with later.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD):
            pass
        assert self.costs(school) == [DEARER]
        later.doors._around = type(dearer)(
            dearer.clock, dearer.entropy, CHEAP, Bounds(CHEAP_BOUNDS.floor, DEARER), dearer.law
        )
        with later.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD):
            pass
        assert self.costs(school) == [DEARER]

    def test_the_sheet_and_the_keys_are_as_they_were(self, school):
        made = school[LEAD].sheets.make_own()
        later, dearer = self.at(school, DEARER)
        later.doors._around = dearer
        with later.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
            assert not desk.sheets.drill(" ".join(made.words())).of_seat
            assert desk.watch.verify() == ()

    def test_a_wrong_password_raises_nothing(self, school):
        before = generations.read_copies(school.folder)
        later, dearer = self.at(school, DEARER)
        later.doors._around = dearer
        told = reason(later.doors.sign_in, school.folder, NAMES[LEAD], "ett annat lösenord")
        assert told is Reason.WRONG_PASSWORD
        assert generations.read_copies(school.folder) == before


class TestWhatAProgramReads:
    """Two versions of the program at one vault."""

    def newer(self, school, seat, speaks=NEXT):
        around = school.doors._around
        school.doors._around = replace(around, speaks=speaks)
        try:
            return school.sign_in(seat)
        finally:
            school.doors._around = around

    def agreed(self, school):
        held = inside(school, LEAD)
        with held.acts.begin(Act.LISTED) as session:
            return read_directory(session, held.door.vault).format()

    def test_what_every_program_reads_is_the_least_of_what_they_say(self, school):
        school.join(COUNSELLOR)
        assert self.agreed(school) == NEWEST_FORMAT
        self.newer(school, LEAD)
        assert self.agreed(school) == NEWEST_FORMAT
        self.newer(school, COUNSELLOR)
        assert self.agreed(school) == NEXT

    def test_it_is_said_once_and_never_taken_back_by_an_older_program(self, school):
        self.newer(school, LEAD)
        for _ in range(2):
            self.newer(school, LEAD)
            school.sign_in(LEAD)
        held = Reach(school.folder, NAMES[LEAD])
        (told,) = held.sql(("SELECT statements FROM member WHERE id = ?", (school[LEAD].member.id,)))
        assert [one.kind for one in st.unpack(told[0])].count("Speaking") == 2, (
            "as he founded the group, and once since"
        )
        assert self.agreed(school) == NEXT

    def test_one_who_has_left_holds_nobody_back(self, school):
        school.join(COUNSELLOR)
        self.newer(school, LEAD)
        school[LEAD].leaving.end(NAMES[COUNSELLOR], alone=True)
        school.sign_in(LEAD)
        assert self.agreed(school) == NEXT


def test_keys_that_nobody_published_open_no_desk(school, monkeypatch):
    """The seat's keys in the slot are not those that its members have signed."""
    other = module.SeatKeys.create(LEAD, school.around.entropy)
    real = keyfile.unlock

    def swapped(file, *typed):
        unlocked = real(file, *typed)
        keys = keyfile.Keys(unlocked.keys.vault_keys, (other,))
        return type(unlocked)(unlocked.slot_id, unlocked.person, keys)

    monkeypatch.setattr(module.keyfile, "unlock", swapped)
    assert reason(school.doors.sign_in, school.folder, NAMES[LEAD], PASSWORD) is Reason.MEMBERSHIP_NOT_SIGNED

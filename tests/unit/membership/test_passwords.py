import pytest

from sspf_desk.errors import Reason
from sspf_desk.membership import passwords
from sspf_desk.terms import Seat
from sspf_desk.vault import generations, keyfile
from sspf_desk.vault.kdf import Bounds, Cost
from tests.builders import CHEAP, CHEAP_BOUNDS, NAMES, PASSWORD, School
from tests.cutting import reason, refused
from tests.reach import inside

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
KNOWN = ("Lena Rektor", "Björkdalsskolan")
DEARER = Cost(16, 2, 1)


@pytest.mark.parametrize("password", ["", "elva tecken", "å" * 11, "x" * 1025])
def test_one_too_short_or_beyond_all_typing_is_refused_with_the_least_length(password):
    told = refused(passwords.admit, password, *KNOWN)
    assert (told.reason, told.places) == (Reason.WEAK_PASSWORD, {"shortest": 12})


@pytest.mark.parametrize(
    "password",
    [
        "lenarektor2026",
        "Lena Rektor 2026",
        "Björkdalsskolan1",
        "björkdalsskolan2026!",
        "lösenordlösenord",
        "sommarsommarsommar",
        "Vinter-vinter-2026",
        "sspf sspf sspf",
        "rektor-lena-123456",
        "passwordpassword",
        "qwertyqwerty1",
        "aaaaaaaaaaaaaaaa",
    ],
)
def test_what_anybody_would_try_first_is_refused_however_long(password):
    assert reason(passwords.admit, password, *KNOWN) is Reason.GUESSABLE_PASSWORD


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "ett helt nytt lösenord",
        "grus lampa fiol tisdag",
        "lena äter sju gröna båtar",
        "83#91!72@55%",
        "zqvx-mprt-wkjd",
        "ÅÄÖ och ünïcode, 雪が降る",
    ],
)
def test_a_few_words_of_ones_own_or_real_chance_are_enough(password):
    passwords.admit(password, *KNOWN)


def test_a_very_long_one_is_judged_at_once():
    passwords.admit("grus lampa fiol tisdag " * 40, *KNOWN)


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

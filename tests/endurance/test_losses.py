"""After any losses all that can be had back is had back by the doors there are, and everything else stays shut."""

import contextlib
import itertools
import random
import shutil
from dataclasses import dataclass, field

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.backups import Opening
from sspf_desk.membership.entering import Typed
from sspf_desk.membership.returning import Newcomer, Second
from sspf_desk.store.sqlcipher import DATABASE
from sspf_desk.terms import Mode, Seat
from sspf_desk.vault.sheet_words import new_sheet_code, words_of
from tests.builders import NAMES, PASSWORD, Around, School, a_signal, texts
from tests.endurance import losses
from tests.endurance.damage import KEYS
from tests.endurance.jobs import a_school
from tests.endurance.losses import GARBLED, PEOPLE, WHOLE
from tests.endurance.scale import batches

SEAT = {"lead": Seat.SCHOOL_LEAD, "counsellor": Seat.COUNSELLOR, "nurse": Seat.NURSE, "social": Seat.SOCIAL_SERVICES}
NEW, WRONG = "ett helt nytt lösenord", "inte alls rätt lösenord"
BATCH = 20
SHUT = {
    Reason.WRONG_PASSWORD, Reason.WRONG_WORDS, Reason.NOT_YOUR_SEAT, Reason.TWO_PERSONS, Reason.CHAIR_NOT_SCHOOL,
    Reason.NOT_REGISTRAR, Reason.SPENT_CODE, Reason.VAULT_MISSING, Reason.VAULT_DAMAGED, Reason.KEYS_DAMAGED,
    Reason.FOREIGN_FILE, Reason.BACKUP_DAMAGED, Reason.BACKUP_NOT_YOURS,
}  # fmt: skip
"""What somebody may be told who cannot come in by what he has."""


@dataclass
class Laid:
    """A vault with everything in order: who belongs to it, what each has in an envelope, and a backup."""

    place: object
    at: int
    own: dict
    seats: dict
    pupils: dict


@pytest.fixture(scope="module")
def laid(swift_place):
    around, own, seats, pupils = Around(), {}, {}, {}
    with School.founded(swift_place, around) as school:
        school.join(*[seat for name, seat in SEAT.items() if name != "lead"])
        for name, seat in PEOPLE.items():
            if name != NAMES[SEAT[seat]]:
                school.second(SEAT[seat], name)
            with school.doors.sign_in(school.folder, name, PASSWORD) as desk:
                own[name] = " ".join(desk.sheets.make_own().words())
        for seat, desk in ((seat, school[SEAT[seat]]) for seat in SEAT):
            seats[seat] = " ".join(desk.sheets.make_for_seat().words())
            desk.sheets.receive(seats[seat], "Ruth Registrator", "kassaskåpet")
            pupils[seat] = school.add(SEAT[seat], f"Elev {seat}")
            desk.recording.record(pupils[seat], a_signal(_writing(seat)))
        school.all_sign_in()[Seat.SCHOOL_LEAD].backups.make(swift_place / "it.sspf-backup")
    return Laid(swift_place, int(around.now.timestamp()) + 3600, own, seats, pupils)


def _writing(seat):
    return f"Det som {seat} har skrivit."


@dataclass
class Seeker:
    """Tries every door with everything that is left, and knows nothing of the model."""

    laid: Laid
    left: losses.Left
    school: School
    stack: contextlib.ExitStack
    desks: dict = field(default_factory=dict)
    """Whoever is inside, by name."""
    passwords: dict = field(default_factory=dict)
    reached: set = field(default_factory=set)
    shut: int = 0

    def tried(self, door, *given):
        """What a door leads to; None where it stays shut, which is told in words of its own."""
        try:
            return door(*given)
        except Refusal as refusal:
            if refusal.reason not in SHUT:
                raise
            self.shut += 1
            return None

    def enter(self, name, door, *given, password):
        """Through a door as somebody; his seat's writings are read at once."""
        opened = self.tried(door, self.school.folder, *given)
        if opened is None:
            return False
        self.desks[name], self.passwords[name] = self.stack.enter_context(opened), password
        seat = next(seat for seat, one in SEAT.items() if one is self.desks[name].member.seat)
        shown = texts(self.desks[name].recording.sheet(self.laid.pupils[seat]))
        assert shown == {_writing(seat)}
        self.reached.add(seat)
        return True

    def words(self, of, sheets):
        """A sheet's words, or those of one that never was."""
        return sheets[of] if of in self.left.own_sheets | self.left.seat_sheets else NO_SHEET

    def everybody(self):
        doors = self.school.doors
        for name in PEOPLE:
            typed = PASSWORD if name in self.left.passwords else WRONG
            own = self.words(name, self.laid.own)
            if not self.enter(name, doors.sign_in, name, typed, password=typed):
                self.enter(name, doors.recover, own, NEW, password=NEW)

    def backup(self):
        """Where nobody came in: a backup, with everything that could open one, in the lost vault's place."""
        place, path = self.school.folder.with_name("put back"), self.school.folder.with_name("it.sspf-backup")
        openings = [Opening(name, PASSWORD if name in self.left.passwords else WRONG) for name in PEOPLE]
        openings += [Opening(words=self.words(name, self.laid.own)) for name in PEOPLE]
        openings += [Opening(words=self.words(seat, self.laid.seats)) for seat in SEAT]
        for opening in openings if path.exists() else ():
            if self.tried(self.school.doors.restore, path, place, opening):
                self.school.folder = place
                return True
        return False

    def seconds(self):
        """Everything that might pass for a second person."""
        yield from (Second(Typed(name, self.passwords.get(name, WRONG))) for name in PEOPLE)
        yield from (Second(words=self.words(seat, self.laid.seats)) for seat in SEAT)
        yield from (Second(words=self.words(name, self.laid.own)) for name in PEOPLE)

    def registrar(self):
        """Somebody inside who may invite, made so by two where there is none."""
        for name, desk in self.desks.items():
            if desk.member.registrar:
                return name
        for desk, target, second in itertools.product([*self.desks.values()], [*self.desks], list(self.seconds())):
            before = self.shut
            self.tried(desk.appoint_by_two, target, second)
            if self.shut == before:
                return target
        for seat, second in itertools.product(SEAT, list(self.seconds())):
            newcomer, words = Newcomer(f"Ny {seat}", SEAT[seat], ""), self.words(seat, self.laid.seats)
            if self.enter(newcomer.name, self.school.doors.reseat_by_two, newcomer, words, NEW, second, password=NEW):
                return newcomer.name
        return None

    def seats(self, registrar):
        """Each seat that is not reached yet, by an invitation and whatever words there are."""
        for seat in sorted(SEAT.keys() - self.reached):
            code = self._code(registrar, seat)
            others = [self.words(other, self.laid.seats) for other in SEAT if other != seat]
            for words in (*others, *(self.words(name, self.laid.own) for name in PEOPLE)):
                assert not self.enter("", self.school.doors.reseat, code, words, NEW, password=NEW)
            self.enter(f"Nya {seat}", self.school.doors.reseat, code, self.words(seat, self.laid.seats), NEW,
                       password=NEW)  # fmt: skip

    def _code(self, registrar, seat):
        if registrar is None:
            return "0000-0000-0000"
        desk = self.desks[registrar]
        return desk.membership.invite(
            f"Nya {seat}", SEAT[seat], Mode.WRITES, mandate="", agreement="avtal 4/2026, dnr 7, nämnden"
        )

    def seek(self):
        """The seats that were reached when nothing more can be tried."""
        self.everybody()
        if not self.desks and not self.left.live and self.backup():
            self.everybody()
        self.seats(self.registrar())
        return self.reached


NO_SHEET = " ".join(words_of(new_sheet_code(lambda size: b"\x5a" * size)))


def lost(laid, place, left):
    """The vault's folder and the backup, after the losses."""
    shutil.copytree(laid.place / "vault", place / "vault", ignore=shutil.ignore_patterns("*-journal"))
    shutil.copy(laid.place / "it.sspf-backup", place)
    files = [(place / "vault" / DATABASE, left.database), (place / "it.sspf-backup", left.backup)]
    files += [(place / "vault" / name, state) for name, state in zip(KEYS, left.keys, strict=True)]
    for path, state in files:
        if state == GARBLED:
            path.write_bytes(path.read_bytes()[::-1])
        elif state != WHOLE:
            path.unlink()


@pytest.mark.parametrize("batch", batches("losses", BATCH), ids=lambda batch: f"{batch[0]}")
def test_what_can_be_had_back_is_and_everything_else_stays_shut(laid, swift_path, figure, batch):
    number, count = batch
    for trial in range(number * BATCH, number * BATCH + count):
        left = losses.drawn(random.Random(trial))  # noqa: S311 - the same losses every run
        place = swift_path / f"trial {trial}"
        place.mkdir()
        lost(laid, place, left)
        with contextlib.ExitStack() as stack:
            seeker = Seeker(laid, left, a_school(place, laid.at), stack)
            reached = seeker.seek()
        assert reached == left.reachable(), (trial, left)
        shutil.rmtree(place)
        figure("losses", drawn=1, seats_had_back=len(reached), seats_for_ever_shut=len(SEAT) - len(reached),
               doors_that_stayed_shut=seeker.shut, wrongly_lost=0, wrongly_open=0)  # fmt: skip

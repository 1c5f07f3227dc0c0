"""Plays a world in a real vault, or plays it again without some of its acts."""

import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from sspf_desk import pdf, proof
from sspf_desk.errors import Refusal
from sspf_desk.meetings import planning
from sspf_desk.meetings.copies import Copies
from sspf_desk.membership.around import Door
from sspf_desk.membership.entering import enter
from sspf_desk.records import directory
from sspf_desk.store import file as files
from sspf_desk.store.sqlcipher import Store, open_store
from sspf_desk.terms import Mode, Seat
from sspf_desk.vault import keyfile
from tests.builders import CHEAP_BOUNDS, NAMES, PASSWORD, Around, School
from tests.worlds.acts import (
    AboutPupil,
    Accept,
    Adopt,
    Compose,
    Decide,
    HandOver,
    Promise,
    PutOn,
    Record,
    Take,
    Unmade,
)
from tests.worlds.world import SEATS_WITH_KEYS, World

BEGINS = datetime(2026, 11, 20, 9, tzinfo=UTC)
_OWN_AFTER = (Record, Take, Accept, Promise, HandOver, Decide, PutOn)


_PLACES: list[Path] = []


@cache
def _prepared(founder, branch):
    """A vault whose members have all joined and signed in since; copied for each world."""
    place, around = Path(mkdtemp(prefix="worlds-")), Around()
    _PLACES.append(place)
    around.now = BEGINS - timedelta(days=1)
    others = [seat for seat in SEATS_WITH_KEYS if seat is not founder]
    with pytest.MonkeyPatch.context() as patch, _school(patch, place, around, founder, branch) as school:
        school.join(*(seat for seat in others if seat is not Seat.LEISURE))
        school.join(Seat.LEISURE, mode=Mode.READS).at_the_table(Seat.POLICE)
        for seat in SEATS_WITH_KEYS:
            school.sign_in(seat).today.day()  # whose first look: what he is given from here on is new to him
        school[founder].backups.make(place / "backup")
    return place


def _school(patch, place, around, founder, branch):
    """Made without roots, as in the first format: whoever goes on from there may begin to have them."""
    _make_haste(patch)
    without_roots(patch)
    return School.founded(place, around, same_branch=branch, seat=founder)


def forget_prepared():
    """Remove the prepared vaults from the disk."""
    _prepared.cache_clear()
    while _PLACES:
        shutil.rmtree(_PLACES.pop(), ignore_errors=True)


class Seats(dict):
    """Open desks over one vault, each opened at its first use: before that its seat has nothing to settle.

    A desk is opened as signing in opens it, but that the key file is read and tried once for all worlds.
    """

    def __init__(self, folder, doors, around, prepared):
        super().__init__()
        self._doors, self._around, self._prepared = doors, around, prepared
        file, keys = _unlocked(prepared, Seat.SCHOOL_LEAD)
        store = open_store(folder, keys.keys.vault_keys)
        self._door = Door(folder, around.surroundings(), store, file.vault_id)

    def __missing__(self, seat):
        self._around.seed(f"in/{seat}")
        return self.open(seat)

    def open(self, seat):
        """Sign in, as on a new morning."""
        _, keys = _unlocked(self._prepared, seat)
        self[seat] = self._doors._desk(enter(self._door, keys))
        return self[seat]

    def close(self):
        self._door.store.close()


@cache
def _unlocked(prepared, seat):
    """The key file of a prepared vault, and what a seat's member gets out of it."""
    file = keyfile.read(prepared / "vault")
    return file, keyfile.unlock(file, NAMES[seat], PASSWORD, CHEAP_BOUNDS)


@dataclass
class Played:
    """A world as it was played: the school as it is left, and what came of each act."""

    world: World
    school: School
    outcomes: dict[str, tuple[str, object]] = field(default_factory=dict)
    """By act: ("made", all that was told of it) or ("refused", reason, places)."""
    made: dict[str, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    """By act on a pupil: the handle of the pupil as the actor's own."""
    gates: dict[str, bool] = field(default_factory=dict)
    """By act that put a pupil on: what the gate said."""
    copies: dict[str, dict[Seat, object]] = field(default_factory=dict)
    """By act that composed: each seat's copy."""


@contextmanager
def play(world, *, reader=None, before=None):
    """A world played in a vault of its own. For a ``reader`` no page is set but his own.

    ``before`` is the same world played whole: ``reader``, who may guess at anything, still speaks of what was made
    there, and the gate to an agenda says to others what it said there, whatever it rested on.
    """
    place = Path(mkdtemp(prefix="world-"))
    try:
        prepared = _prepared(world.founder, world.branch)
        shutil.copytree(prepared / "vault", place / "vault")
        with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
            around = Around()
            _each_copy_draws_its_own(patch, around)
            if reader:
                _only_own_pages(patch, reader)
            _make_haste(patch)
            school = School(place / "vault", place / "profile", around, stack)
            school.desks = Seats(school.folder, school.doors, around, prepared)
            stack.callback(school.desks.close)
            played = Played(world, school)
            for act in world.acts:
                _do(act, played, reader, before)
            if world.settled:
                _all_sign_in(school, before.world if before else world)
            yield played
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _all_sign_in(school, world):
    for number, seat in enumerate(SEATS_WITH_KEYS):
        if seat in school.desks:
            school.around.seed(f"last/{seat}")
            school.around.now = end_of(world) - timedelta(minutes=30 - number)
            school.desks.open(seat)


def end_of(world):
    """When readers look: an hour after the last act."""
    return max((act.at for act in world.acts), default=BEGINS) + timedelta(hours=1)


def _each_copy_draws_its_own(patch, around):
    """A copy's code is drawn by itself: how many draws there were before it depends on copies to others."""
    printed = Copies._printed

    def drawn(self, table, reader, **how):
        around.seed(f"copy/{table.meeting}/{reader.seat}/{around.now}")
        return printed(self, table, reader, **how)

    patch.setattr(Copies, "_printed", drawn)


CLEAN = proof.Verdict(clean=True, findings=())
"""What the proof says of no page."""
_COMPILED = LRUCache(500)
_build = directory.build
_built = cache(lambda vault, rows: _build(vault, dict(rows)))


_CONNECT = dbapi2.connect


class Unlocked(dbapi2.Connection):
    """A connection whose memory may be swapped out: a lock on each piece takes a third of a world's time."""

    def execute(self, statement, *values):
        return super().execute(
            "PRAGMA cipher_log_level = NONE" if "cipher_memory_security" in statement else statement, *values
        )


def _make_haste(patch):
    """No world need outlive a power cut; all share their compiled SQL; what is signed alike is checked once."""
    patch.setattr(files, "PRAGMAS", (*files.PRAGMAS, "synchronous = OFF", "journal_mode = MEMORY"))
    patch.setattr(dbapi2, "connect", partial(_CONNECT, factory=Unlocked))
    patch.setattr(directory, "build", lambda vault, rows: replace(_built(vault, tuple(rows.items()))))
    made = Store.__init__

    def sharing(self, *how, **else_):
        made(self, *how, **else_)
        self._engine._compiled_cache = _COMPILED

    patch.setattr(Store, "__init__", sharing)


def without_roots(patch):
    """The trail says nothing of the rows' state, as in the first format: nobody tampers with a world."""
    patch.setattr(Store, "root", lambda self, connection: b"")
    patch.setattr(Store, "insist", lambda self, connection, root: None)


def _only_own_pages(patch, reader):
    """Others' pages are not the reader's to see, and cost as much as his."""
    render, prove = pdf.render, proof.prove
    patch.setattr(pdf, "render", lambda agenda, wording: render(agenda, wording) if agenda.receiver is reader else b"")
    patch.setattr(proof, "prove", lambda page, **texts: prove(page, **texts) if page else CLEAN)


def _do(act, played, reader, before):
    around = played.school.around
    around.now = act.at
    played.school[act.seat]
    around.seed(act.name)
    guessed = before.made if before and act.seat is reader else {}

    def made(name):
        found = played.made.get(name) or guessed.get(name)
        if found is None:
            raise Unmade(name)
        return found

    try:
        with _gate(act, played, before if act.seat is not reader else None):
            result = act.perform(played.school, made)
    except Unmade:
        return
    except Refusal as refusal:
        played.outcomes[act.name] = ("refused", refusal.reason.value, tuple(sorted(refusal.places.items())))
        return
    _note(act, played, result)
    if before is None:
        _note_own(act, played, result, made)


def _note(act, played, result):
    played.outcomes[act.name] = ("made", result)
    if made := act.made_of(result):
        played.made[act.name] = made
    if isinstance(act, Compose):
        played.copies[act.name] = {copy.receiver: copy for copy in result}


def _note_own(act, played, result, made):
    if isinstance(act, _OWN_AFTER):
        played.own[act.name] = act.own_handle(played.school, made)
    elif isinstance(act, AboutPupil):
        played.own[act.name] = result if isinstance(act, Adopt) else made(act.pupil)


@contextmanager
def _gate(act, played, before):
    """What the gate to an agenda says: kept where a world is played whole, said again where it is played in part."""
    if not isinstance(act, PutOn):
        yield
        return
    admit = planning.admit

    def kept(*asked):
        if before is not None and act.name in before.gates:
            return before.gates[act.name]
        played.gates[act.name] = admit(*asked)
        return played.gates[act.name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "admit", kept)
        yield

"""What every step of membership works with: the surroundings, an opened vault, and a member who is signed in."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sspf_desk.acts.acts import Actor, Acts, Clock
from sspf_desk.errors import Refusal
from sspf_desk.lawbook import Lawbook
from sspf_desk.membership.heads import Heads
from sspf_desk.models.record import NEWEST_FORMAT
from sspf_desk.records import statements as st
from sspf_desk.records.directory import MemberFacts
from sspf_desk.records.records import Records
from sspf_desk.store import places
from sspf_desk.store.sqlcipher import Store
from sspf_desk.terms import MemberId
from sspf_desk.vault import keyfile
from sspf_desk.vault.entropy import Entropy
from sspf_desk.vault.kdf import Bounds, Cost
from sspf_desk.vault.keyfile import KeyFile, Unlocked
from sspf_desk.vault.seats import SeatKeys
from sspf_desk.vault.slots import keys_in

FIRST_KEY = 1
"""The epoch of a vault's first key."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program takes from outside: time, randomness, what a guess shall cost, and the law."""

    clock: Clock
    entropy: Entropy
    cost: Cost
    bounds: Bounds
    law: Callable[[str], Lawbook]
    speaks: int = NEWEST_FORMAT
    """The newest format of sealed content that this program reads."""

    def making(self) -> keyfile.Making:
        """How a slot is made at today's cost."""
        return keyfile.Making(entropy=self.entropy, bounds=self.bounds, cost=self.cost)


@dataclass(frozen=True, slots=True)
class Doorstep:
    """Where somebody stands before he comes in: a folder, what surrounds it, and what this user has seen of vaults."""

    folder: Path
    around: Surroundings
    heads: Heads

    def door(self, store: Store, vault: str) -> "Door":
        """The vault, opened."""
        return Door(self.folder, self.around, store, vault)


@dataclass(frozen=True, slots=True)
class Door:
    """An opened vault on the way in: where it lies, what surrounds it, its store and its id."""

    folder: Path
    around: Surroundings
    store: Store
    vault: str

    def acts(self, unlocked: Unlocked, seat: SeatKeys) -> Acts:
        """The acts of whoever comes in, sealed to a seat."""
        actor = Actor(MemberId(unlocked.slot_id), unlocked.person, seat.trail_key())
        return Acts(self.store, actor, self.vault, self.around.clock, self.around.entropy)


@dataclass(slots=True)
class Lock:
    """The key file of a vault, rewritten inside an act: keys first, rows after."""

    folder: Path
    _changes: list[tuple[KeyFile, KeyFile]] = field(default_factory=list)

    def change(self, change: Callable[[KeyFile], KeyFile]) -> KeyFile:
        """Write a changed key file. What stood before is kept, to be put back where the act is refused after all."""
        file = keyfile.read(self.folder)
        changed = change(file)
        if changed is not file:
            keyfile.write(self.folder, changed)
            self._changes.append((file, changed))
        return changed

    @contextmanager
    def held(self) -> Iterator["Lock"]:
        """Around an act: a refusal puts the key file back, for what was refused has not happened.

        Only over what was written here: a change that somebody else made meanwhile is never undone.
        """
        try:
            yield self
        except Refusal:
            if self._changes and keyfile.read(self.folder) == self._changes[-1][1]:
                before, after = self._changes[0][0], self._changes[-1][1]
                keyfile.write(self.folder, replace(before, counter=after.counter + 1))
            raise


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A member who is signed in: his acts, his seat's records, and the keys to let others in. Locking drops it."""

    door: Door
    unlocked: Unlocked
    """All keys in the member's slot, also those of an act that was cut off before it was published."""
    seat: SeatKeys
    """The seat's keys, as far as they are published."""
    acts: Acts
    records: Records
    member: MemberFacts
    restorations: tuple[st.Restored, ...]
    """Every time the vault was put back."""
    said: Mapping[str, int]
    """The statements by which people and seats belonged as he signed in."""
    invented: bool
    """The vault is an invented group's: its founding says so, and its id."""
    restored: st.Restored | None = None
    """The vault was put back since this user last saw it: who did it, and to when."""

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self.door.folder

    @property
    def around(self) -> Surroundings:
        """What the program takes from outside."""
        return self.door.around

    def lock(self) -> Lock:
        """The key file, to be changed in an act of this member's."""
        return Lock(self.folder)

    def close(self) -> None:
        """Let go of the vault."""
        self.door.store.close()


def read_at(step: Doorstep) -> KeyFile:
    """The key file, where a live vault may lie. Raises `Refusal` as `places.admit` and `keyfile.read` do."""
    places.admit(step.folder)
    return keyfile.read(step.folder)


def reopened(folder: Path, unlocked: Unlocked) -> Unlocked:
    """The same person's slot as it stands now, with the keys that were sealed to him meanwhile."""
    file = keyfile.read(folder)
    (slot,) = (slot for slot in file.slots if slot.id == unlocked.slot_id)
    return replace(unlocked, keys=keys_in(slot, file.vault_id, unlocked.person))


@contextmanager
def closing_on_error(store: Store) -> Iterator[None]:
    """Let go of the vault where what follows does not come to an end."""
    try:
        yield
    except BaseException:
        store.close()
        raise

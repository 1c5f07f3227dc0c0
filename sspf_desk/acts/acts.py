"""`Acts.begin`: one transaction in which the work and its entry in the trail stand or fall together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from sspf_desk.acts.trail import GENESIS, SEALED_SIZE, Checkpoint, Entry
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.record import encode
from sspf_desk.models.tables import trail_entry
from sspf_desk.store.sqlcipher import Store
from sspf_desk.terms import Act, MemberId
from sspf_desk.vault.entropy import Entropy
from sspf_desk.vault.envelope import SEAL_OVERHEAD, aad, pad_to, wrap
from sspf_desk.vault.person import Person

Clock = Callable[[], datetime]

MOST_SAID = 16
"""How many ids one entry names: its sealed part is all one size."""
CLOCK_SLACK = timedelta(minutes=5)
"""How far two of the group's computers may differ before the earlier one is asked to be set right."""


ENTRANCES = frozenset({Act.FOUNDED, Act.JOINED, Act.SIGNED_IN})
"""Who acts is not known to be a member until these are done: refused, his entry would stand there as a forgery."""
UNWELL = frozenset({
    Reason.VAULT_DAMAGED, Reason.KEYS_DAMAGED, Reason.NEWER_FORMAT, Reason.MEMBERSHIP_NOT_SIGNED, Reason.DISK_ERROR,
})  # fmt: skip
"""Refusals that say the vault is not as it was written: it is left as it lies, byte for byte, for whoever mends it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the signed-in member, with the key that opens his seat's part of the trail."""

    member: MemberId
    person: Person
    trail_key: bytes


@dataclass(frozen=True, slots=True)
class Session:
    """One act under way. Its moment is the same for all that it writes and all that it rules on."""

    connection: sa.Connection
    now: datetime
    mentioned: list[str] = field(default_factory=list)

    def mention(self, *what: str) -> None:
        """Have the act's entry say this too: an item, a pupil, a copy's code."""
        self.mentioned.extend(what)


class Acts:
    """The only source of sessions, for one signed-in member."""

    def __init__(self, store: Store, actor: Actor, vault: str, clock: Clock, entropy: Entropy) -> None:
        self.vault = vault
        self._store = store
        self._actor = actor
        self._clock = clock
        self._entropy = entropy
        self.head: Checkpoint | None = None
        """The newest head of the trail that this member has written himself."""

    @contextmanager
    def begin(self, act: Act, *about: str, reading: bool = False) -> Iterator[Session]:
        """One transaction: the work and its entry stand or fall together, before anything is shown.

        Raises `Refusal`; what was refused is entered by an act of its own. ``about`` are ids; what is known only once
        the act is under way, `Session.mention` adds.
        """
        try:
            with self._transaction(act, about) as session:
                yield session
        except Refusal as refusal:
            if act not in ENTRANCES and refusal.reason not in UNWELL:
                self._enter_refusal(act, refusal)
            if reading and refusal.reason is Reason.DISK_FULL:
                raise Refusal(Reason.DISK_FULL_READING) from None
            raise

    @contextmanager
    def _transaction(self, act: Act, about: tuple[str, ...]) -> Iterator[Session]:
        with self._store.begin() as connection:
            head = _head(connection)
            now = self._now(head)
            session = Session(connection, now)
            yield session
            entered = self._enter(connection, head, now, act, (*about, *session.mentioned))
        self.head = Checkpoint(entered.sequence, entered.hash(self.vault))

    def _enter_refusal(self, act: Act, refusal: Refusal) -> None:
        """Enter that something was declined; where even that cannot be written, the first refusal is what is told."""
        try:
            with self._transaction(Act.REFUSED, (act.value, refusal.reason.value)):
                pass
        except Refusal:
            return

    def _now(self, head: Entry | None) -> datetime:
        """The later of the system's clock and the newest entry; a clock that is far behind is refused."""
        clock = self._clock().astimezone(UTC).replace(microsecond=0)
        newest = datetime.fromtimestamp(head.moment if head else 0, UTC)
        if clock + CLOCK_SLACK < newest:
            raise Refusal(Reason.CLOCK_SET_BACK)
        return max(clock, newest)

    def _enter(
        self, connection: sa.Connection, head: Entry | None, now: datetime, act: Act, about: tuple[str, ...]
    ) -> Entry:
        sequence = head.sequence + 1 if head else 1
        previous = head.hash(self.vault) if head else GENESIS
        moment = int(now.timestamp())
        said = pad_to(_said(act, about), SEALED_SIZE - SEAL_OVERHEAD)
        context = aad("trail entry", self.vault, sequence, self._actor.member)
        sealed = wrap(self._actor.trail_key, said, context, self._entropy)
        unsigned = Entry(sequence, moment, self._actor.member, sealed, previous, b"")
        entry = replace(unsigned, signature=self._actor.person.sign(unsigned.signed(self.vault)))
        connection.execute(trail_entry.insert().values(asdict(entry)))
        return entry


def _said(act: Act, about: tuple[str, ...]) -> bytes:
    """What an entry says: the act and what it was about; of very much, the first few and a digest of it all."""
    if len(about) <= MOST_SAID:
        return encode((act.value, about))
    return encode((act.value, (*about[:MOST_SAID], sha256(encode(about)).hexdigest())))


def entries(session: Session) -> Iterator[Entry]:
    """The whole trail, oldest first."""
    for row in session.connection.execute(sa.select(trail_entry).order_by(trail_entry.c.sequence)):
        yield Entry(*row)


def _head(connection: sa.Connection) -> Entry | None:
    newest = sa.select(trail_entry).order_by(trail_entry.c.sequence.desc()).limit(1)
    row = connection.execute(newest).first()
    return Entry(*row) if row else None

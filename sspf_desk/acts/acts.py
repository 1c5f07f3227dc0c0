"""`Acts.begin`: one transaction in which the work and its entry in the trail stand or fall together."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from sspf_desk.acts.trail import GENESIS, SEALED_SIZE, Checkpoint, Entry, Fault, Finding
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.days import day_of
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
_NEWEST = sa.select(trail_entry).order_by(trail_entry.c.sequence.desc()).limit(1)
_ENTERED = trail_entry.insert()
_LATEST = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())

ENTRANCES = frozenset({Act.FOUNDED, Act.JOINED, Act.SIGNED_IN})
"""Who acts is not known to be a member until these are done: refused, his entry would stand there as a forgery."""
UNWELL = frozenset({
    Reason.VAULT_DAMAGED, Reason.KEYS_DAMAGED, Reason.NEWER_FORMAT, Reason.MEMBERSHIP_NOT_SIGNED, Reason.DISK_ERROR,
    Reason.VAULT_IN_DOUBT, Reason.VAULT_REPLACED,
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
    before: Checkpoint | None = None
    """The newest entry when the act began."""
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
        self._last = datetime.fromtimestamp(0, UTC)
        """The moment of the last act."""
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
    def quietly(self) -> Iterator[Session]:
        """A transaction without an entry, for what may be had so: the member's own sealed draft, and his marks.

        A draft keeps itself every few seconds; an entry for each would tell the whole group when somebody is writing.
        What he has been shown is marked after the act that showed it, which has its entry.
        Raises `Refusal`, also where anything else has been written.
        """
        with self._store.begin_aside() as connection:
            head = _head(connection)
            self._store.insist(connection, head.root if head else b"")
            yield Session(connection, self._now(head))

    def day(self) -> date:
        """The Swedish day it is, as an act has it: the later of the clock's and the newest entry's that an act has met.

        The store is not asked, so that a window can show a day without waiting for it.
        """
        return day_of(max(self._tick(), self._last))

    def compact(self) -> None:
        """Build the file anew without what acts have erased. Raises `Refusal`; then the file is as it was."""
        self._store.compact()

    @contextmanager
    def _transaction(self, act: Act, about: tuple[str, ...]) -> Iterator[Session]:
        with self._store.begin() as connection:
            head = _head(connection)
            self._store.insist(connection, head.root if head else b"")
            now = self._now(head)
            session = Session(connection, now, Checkpoint(head.sequence, head.hash(self.vault)) if head else None)
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
        clock, newest = self._tick(), _moment(head)
        if clock + CLOCK_SLACK < newest:
            raise Refusal(Reason.CLOCK_SET_BACK)
        self._last = max(clock, newest)
        return self._last

    def _tick(self) -> datetime:
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def _enter(
        self, connection: sa.Connection, head: Entry | None, now: datetime, act: Act, about: tuple[str, ...]
    ) -> Entry:
        sequence = head.sequence + 1 if head else 1
        previous = head.hash(self.vault) if head else GENESIS
        moment = int(now.timestamp())
        said = pad_to(_said(act, about), SEALED_SIZE - SEAL_OVERHEAD)
        context = aad("trail entry", self.vault, sequence, self._actor.member)
        sealed = wrap(self._actor.trail_key, said, context, self._entropy)
        root = self._store.root(connection)
        unsigned = Entry(sequence, moment, self._actor.member, sealed, previous, b"", root)
        entry = replace(unsigned, signature=self._actor.person.sign(unsigned.signed(self.vault)))
        connection.execute(_ENTERED, asdict(entry))
        return entry


def _said(act: Act, about: tuple[str, ...]) -> bytes:
    """What an entry says: the act and what it was about; of very much, the first few and a digest of it all."""
    if len(about) <= MOST_SAID:
        return encode((act.value, about))
    return encode((act.value, (*about[:MOST_SAID], sha256(encode(about)).hexdigest())))


@contextmanager
def look(store: Store, clock: Clock) -> Iterator[Session]:
    """Read without an entry and without any way to write: for whoever asks whether a vault is as it should be."""
    with store.look() as connection:
        now = clock().astimezone(UTC).replace(microsecond=0)
        yield Session(connection, max(now, _moment(_head(connection))))


def changed_rows(session: Session, store: Store) -> tuple[Finding, ...]:
    """The tables whose rows are not as the newest entry says that they were left; empty where all are."""
    head = _head(session.connection)
    if head is None:
        return ()
    tables = store.differing(session.connection, head.root)
    return tuple(Finding(Fault.ROWS_CHANGED, head.moment, table) for table in tables)


def entries(session: Session, first: int = 1, most: int | None = None) -> Iterator[Entry]:
    """The trail from an entry on, oldest first; the whole of it where nothing else is asked."""
    asked = sa.select(trail_entry).where(trail_entry.c.sequence >= first).order_by(trail_entry.c.sequence).limit(most)
    for row in session.connection.execute(asked):
        yield _entry(row)


def _head(connection: sa.Connection) -> Entry | None:
    row = connection.execute(_NEWEST).first()
    return _entry(row) if row else None


_STRANGE: dict[type, int | str | bytes] = {int: 0, str: "?", bytes: b"?"}
_TYPES = (int, int, str, bytes, bytes, bytes, bytes)


def _entry(row: Sequence[object]) -> Entry:
    """A row as an entry. SQLite keeps a value of any kind in any column: one of another kind bears no signature."""
    values = [value if type(value) is kind else _STRANGE[kind] for value, kind in zip(row, _TYPES, strict=True)]
    return Entry(*values)  # type: ignore[arg-type]


def _moment(head: Entry | None) -> datetime:
    """When the newest entry was made; one that somebody has put before or beyond all time is taken to its end."""
    return datetime.fromtimestamp(min(max(head.moment if head else 0, 0), _LATEST), UTC)

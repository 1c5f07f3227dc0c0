"""What one user has seen of vaults, kept in his own profile: heads of their trails, and restorations he knows of."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec

from sspf_desk.acts.trail import Checkpoint
from sspf_desk.errors import UNREADABLE, Reason, Refusal
from sspf_desk.records import statements as st
from sspf_desk.store.sqlcipher import refusing

KEPT = 512
"""How many heads of one vault a profile remembers: the newest, by which a fork can be told from a rewriting."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one user has seen of one vault: heads of its trail, oldest first, and the restorations he was told of."""

    heads: tuple[Checkpoint, ...] = ()
    restored: tuple[str, ...] = ()
    said: dict[str, int] = field(default_factory=dict)
    """Every statement by which people and seats belong, as `Directory.said` has them: kept for ever, none may go."""
    keys: int = 0
    """How often the key file had been written: an older one is never put in its place by the program."""


class Heads:
    """What this user has seen of vaults, in his own profile on this computer."""

    def __init__(self, profile: Path) -> None:
        self._folder = profile / "heads"

    def seen(self, vault: str, restored: Sequence[st.Restored]) -> Seen:
        """What has been seen of a vault; nothing on a new computer. Raises `Refusal` for a broken file.

        A vault that was put back goes on as a line of its own, beside the one it was taken from: whoever tries out a
        backup in another folder still finds his own vault as he left it. Of a line not seen yet, what is known is what
        was known of the line before it.
        """
        for line in reversed(("", *map(id_of, restored))):
            try:
                plain = self._path(vault, line).read_bytes()
            except FileNotFoundError:
                continue
            except OSError:
                raise Refusal(Reason.TRAIL_BROKEN, place="profile") from None
            return self._decoded(plain)
        return Seen()

    def _decoded(self, plain: bytes) -> Seen:
        try:
            return msgspec.json.decode(plain, type=Seen)
        except UNREADABLE:
            return self._of_format_0(plain)

    def _of_format_0(self, plain: bytes) -> Seen:
        try:
            return Seen(msgspec.json.decode(plain, type=tuple[Checkpoint, ...]))
        except UNREADABLE:
            raise Refusal(Reason.TRAIL_BROKEN, place="profile") from None

    def remember(
        self,
        vault: str,
        head: Checkpoint | None,
        restored: Sequence[st.Restored],
        said: Mapping[str, int],
        keys: int = 0,
    ) -> None:
        """Keep the newest head this user has written, and what else he saw. Older heads stay, to tell a fork."""
        seen = self.seen(vault, restored)
        kept = explained(seen, restored)
        told = tuple(id_of(one) for one in restored)
        heads = kept if head is None or head in kept else (*kept, head)
        written = max(keys, keys_at_least(seen, restored))
        fresh = Seen(heads[-KEPT:], told, {**still_said(seen, restored), **said}, written)
        if fresh == seen:
            return
        with refusing():
            path = self._path(vault, id_of(restored[-1]) if restored else "")
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = path.with_suffix(".new")
            with new.open("wb") as file:  # flushed before it takes the old one's place: a power cut leaves either whole
                file.write(msgspec.json.encode(fresh))
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)

    def _path(self, vault: str, line: str) -> Path:
        apart = f"-{sha256(line.encode()).hexdigest()[:16]}" if line else ""
        return self._folder / f"{vault}{apart}.json"


def id_of(restored: st.Restored) -> str:
    """What a restoration is remembered by."""
    return f"{restored.since.isoformat()} {restored.by}"


def explained(seen: Seen, restored: Sequence[st.Restored]) -> tuple[Checkpoint, ...]:
    """The heads that still must be found: those a restoration left behind, which this user is told of now, need not."""
    new = [one.sequence for one in restored if id_of(one) not in seen.restored]
    return tuple(point for point in seen.heads if all(point.sequence <= sequence for sequence in new))


def still_said(seen: Seen, restored: Sequence[st.Restored]) -> dict[str, int]:
    """The statements that still must be found: all but those made since a backup that was put back without his knowing.

    Whoever takes a member's row away could sit down in his place, and others would give to him.
    """
    since = min((one.made_at.timestamp() for one in restored if id_of(one) not in seen.restored), default=None)
    return {said: moment for said, moment in seen.said.items() if since is None or moment < since}


def keys_at_least(seen: Seen, restored: Sequence[st.Restored]) -> int:
    """How often the key file must have been written at least: one of a backup that this user is told of now, never."""
    return seen.keys if all(id_of(one) in seen.restored for one in restored) else 0

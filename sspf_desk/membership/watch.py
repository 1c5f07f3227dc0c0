"""The trail, watched: the heads a user has seen, kept in his profile, and the verifier that asks them."""

from pathlib import Path

import msgspec

from sspf_desk.acts.acts import entries
from sspf_desk.acts.trail import Checkpoint, Finding, faults
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.entrance import SignedIn
from sspf_desk.store.sqlcipher import refusing
from sspf_desk.terms import Act

KEPT = 512
"""How many heads of one vault a profile remembers: the newest, by which a fork can be told from a rewriting."""


class Watch:
    """One signed-in member's watch over the trail."""

    def __init__(self, signed_in: SignedIn, profile: Path) -> None:
        self._in = signed_in
        self._path = profile / "heads" / f"{signed_in.acts.vault}.json"

    def verify(self) -> tuple[Finding, ...]:
        """Everything wrong with the trail; empty where it is whole. Recomputes every link and every signature."""
        with self._in.acts.begin(Act.VERIFIED, reading=True) as session:
            keys = self._in.records.directory(session).signing_keys()
            return faults(self._in.acts.vault, entries(session), keys, self.seen())

    def seen(self) -> tuple[Checkpoint, ...]:
        """The heads this user has seen, oldest first; none on a new computer. Raises `Refusal` for a broken file."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=tuple[Checkpoint, ...])
        except FileNotFoundError:
            return ()
        except (msgspec.MsgspecError, OSError):
            raise Refusal(Reason.TRAIL_BROKEN, place="profile") from None

    def remember(self) -> None:
        """Keep the newest head this user has written. Older ones stay, so that `verify` can tell a fork."""
        head = self._in.acts.head
        seen = self.seen()
        if head is None or head in seen:
            return
        with refusing():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_bytes(msgspec.json.encode((*seen, head)[-KEPT:]))
            fresh.replace(self._path)

"""Whether a vault is as this user last saw it: the heads in his profile, held against the trail and the rows."""

from collections.abc import Sequence

from sspf_desk.acts.acts import Session, changed_rows, entries, look
from sspf_desk.acts.trail import Checkpoint, Fault, Finding, faults
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.around import Door
from sspf_desk.membership.heads import Heads, Seen, explained, id_of, keys_at_least, still_said
from sspf_desk.records import statements as st
from sspf_desk.records.directory import Directory, read_directory
from sspf_desk.vault import keyfile


def admit(door: Door, heads: Heads) -> tuple[Directory, st.Restored | None]:
    """The membership, where the vault is as it should be; with the restoration that this user has not been told of.

    Raises `Refusal`: VAULT_IN_DOUBT. Nothing is written, and nothing about a child is read.
    """
    with look(door.store, door.around.clock) as session:
        directory = read_directory(session, door.vault)
        seen = heads.seen(door.vault, directory.restored)
        gone = unsaid(seen, directory) or older_keys(door, seen, directory)
        found = gone or quick(session, door, directory, explained(seen, directory.restored))
    if found:
        raise Refusal(Reason.VAULT_IN_DOUBT, place=found[0].fault.value)
    untold = [one for one in directory.restored if id_of(one) not in seen.restored]
    return directory, untold[-1] if untold and seen.heads else None


def unsaid(seen: Seen, directory: Directory) -> tuple[Finding, ...]:
    """What there is to say where a statement that this user saw is gone: somebody's row was taken out or put back."""
    gone = still_said(seen, directory.restored).keys() - directory.said.keys()
    return (Finding(Fault.ROWS_CHANGED, 0, "member"),) if gone else ()


def older_keys(door: Door, seen: Seen, directory: Directory) -> tuple[Finding, ...]:
    """What there is to say of a key file older than one that this user saw. Raises `Refusal` as `keyfile.read` does."""
    older = keyfile.read(door.folder).counter < keys_at_least(seen, directory.restored)
    return (Finding(Fault.KEYS_OLDER, 0, "keys"),) if older else ()


def quick(session: Session, door: Door, directory: Directory, seen: Sequence[Checkpoint]) -> tuple[Finding, ...]:
    """What can be wrong at a glance: the last head seen, all that was entered after it, and the rows as they are.

    The last head holds all before it by the chain; only where it does not stand there is the whole trail read.
    """
    keys, last = directory.signing_keys(), seen[-1] if seen else None
    holds = last is not None and [one.hash(door.vault) for one in entries(session, last.sequence, 1)] == [last.hash]
    if holds and last is not None:
        found = faults(door.vault, entries(session, last.sequence + 1), keys, (), after=last)
    else:
        found = faults(door.vault, entries(session), keys, seen)
    return found or changed_rows(session, door.store)

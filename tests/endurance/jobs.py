"""What children do: each job tells of every act that it has finished, and only then."""

import contextlib
import ctypes
import os
import resource
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from sspf_desk.acts.acts import Acts
from sspf_desk.errors import Refusal
from sspf_desk.membership.backups import Opening
from tests.builders import PASSWORD, Around, School, a_signal, stamp, texts
from tests.endurance.telling import say


def a_school(folder, at):
    around = Around()
    around.now = datetime.fromtimestamp(at, UTC)
    around.entropy = os.urandom
    return School(Path(folder) / "vault", Path(folder) / "profile", around, contextlib.ExitStack())


def record(folder, at, *, pupil, word, times=10_000, **given):
    """Records one signal after another, telling of each; and before, of each commit about to be."""
    with a_school(folder, at).doors.sign_in(Path(folder) / "vault", given["name"], PASSWORD) as desk:
        tell_of_commits()
        say(ready=True)
        for count in range(times):
            desk.recording.record(pupil, a_signal(f"{word}-{count:05d}"))
            say(done=f"{word}-{count:05d}")


def tell_of_commits():
    """From now on, say so when all of an act is written but its commit."""
    entering = Acts._enter

    def telling(*args):
        entered = entering(*args)
        say(committing=True)
        return entered

    Acts._enter = telling


def correct(folder, at, *, pupil, item, text, **given):
    """Puts a new version in an item's place."""
    with a_school(folder, at).doors.sign_in(Path(folder) / "vault", given["name"], PASSWORD) as desk:
        seen = stamp(desk, pupil, item)
        say(ready=True)
        desk.recording.correct(pupil, item, a_signal(text, term="S09"), seen)
        say(done="corrected")


def say_ready(folder, at, *, meeting, **given):
    """Says something else before a meeting, in the place of what was said."""
    with a_school(folder, at).doors.sign_in(Path(folder) / "vault", given["name"], PASSWORD) as desk:
        say(ready=True)
        desk.preparing.say(meeting, ready=False, raises=True)
        say(done="said")


def join(folder, at, *, code, **_):
    """Spends a code."""
    school = a_school(folder, at)
    say(ready=True)
    with school.doors.join(school.folder, code, PASSWORD):
        say(done="joined")


def set_password(folder, at, *, name, password, new, **_):
    """Sets a new password."""
    school = a_school(folder, at)
    with school.doors.sign_in(school.folder, name, password) as desk:
        say(ready=True)
        desk.membership.set_password(new)
        say(done="set")


def leave(folder, at, *, leaver, **given):
    """Ends a membership, which gives the seat and the vault new keys."""
    with a_school(folder, at).doors.sign_in(Path(folder) / "vault", given["name"], PASSWORD) as desk:
        say(ready=True)
        desk.leaving.end(leaver)
        say(done="left")


def back_up(folder, at, *, target, **given):
    """Makes a backup."""
    with a_school(folder, at).doors.sign_in(Path(folder) / "vault", given["name"], PASSWORD) as desk:
        say(ready=True)
        desk.backups.make(Path(folder) / "usb" / target)
        say(done="backed up")


def restore(folder, at, *, backup, **given):
    """Puts a backup back in a new folder."""
    say(ready=True)
    opening = Opening(given["name"], PASSWORD)
    a_school(folder, at).doors.restore(Path(folder) / "usb" / backup, Path(folder) / "restored", opening)
    say(done="restored")


def recover(folder, at, *, words, new, **_):
    """Comes in by a recovery sheet, with a new password."""
    school = a_school(folder, at)
    say(ready=True)
    with school.doors.recover(school.folder, words, new):
        say(done="recovered")


WRONG = ("journal_mode = OFF", "synchronous = OFF", "the key file not flushed")
"""Settings under which a power cut loses something."""


def day(folder, at, *, jobs, wrong=None, **_):
    """Several jobs one after the other, as one program's day; with one deliberately wrong setting, if so asked."""
    if wrong in WRONG[:2]:
        _set_wrongly(wrong)
    elif wrong:
        os.fsync = lambda descriptor: None
    for number, (job, given) in enumerate(jobs):
        JOBS[job](folder, at + number * 60, **given)


def _set_wrongly(wrong):
    """One of the store's fixed settings, wherever in the store it is kept, as it must never be."""
    stores = [module for name, module in sys.modules.items() if name.startswith("sspf_desk.store.")]
    for module in [module for module in stores if hasattr(module, "PRAGMAS")]:
        name = wrong.split()[0]
        module.PRAGMAS = tuple(wrong if right.split()[0] == name else right for right in module.PRAGMAS)


SMALL_DISK, FILE_LIMIT = "tmpfs of 3 MiB", "no mount allowed here: files limited instead"
ROOM = 1 << 20
"""Bytes that are left to fill, for speed: the rest of the small disk is taken up by something else."""


def fill(folder, at, *, base, pupil, word, **given):
    """Records on a small disk until it is full; then, with room again, tells what stands."""
    disk = SmallDisk(folder, base)
    acknowledged, full = [], ""
    with (
        contextlib.suppress(Refusal),
        a_school(folder, at).doors.sign_in(Path(folder) / "vault", given["name"], PASSWORD) as desk,
    ):
        while not full:
            try:
                desk.recording.record(pupil, a_signal(f"{word}-{len(acknowledged):05d}"))
                acknowledged.append(f"{word}-{len(acknowledged):05d}")
            except Refusal as refusal:
                full = refusal.reason.value
        reading = _refusal(lambda: desk.recording.sheet(pupil))
    disk.tidy()
    with a_school(folder, at + 3600).doors.sign_in(Path(folder) / "vault", given["name"], PASSWORD) as desk:
        kept = texts(desk.recording.sheet(pupil)) & set(acknowledged)
        whole = desk.watch.verify() == ()
    say(disk=disk.kind, full=full, reading=reading, acknowledged=len(acknowledged), kept=len(kept), whole=whole)


def _refusal(act):
    try:
        act()
    except Refusal as refusal:
        return refusal.reason.value
    return ""


class SmallDisk:
    """A folder that holds 3 MiB, seen by this process alone; where none may be mounted, a limit on each file instead.

    A vault is laid in it, and beside it something large that can be tidied away.
    """

    def __init__(self, folder, base):
        self._folder, self._libc = Path(folder), ctypes.CDLL(None, use_errno=True)
        self.kind = SMALL_DISK if self._apart() and self._mounted() else FILE_LIMIT
        shutil.copytree(base, folder, dirs_exist_ok=True)
        if self.kind == SMALL_DISK:
            (self._folder / "something large").write_bytes(bytes((3 << 20) - ROOM))
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))

    def _apart(self):
        """Mounts of this process's own (unshare(2)); as root's equal among themselves where it is not root."""
        own_mounts, own_users, private = 0x00020000, 0x10000000, 1 << 14 | 1 << 18
        user, group, root = os.getuid(), os.getgid(), os.geteuid() == 0
        if self._libc.unshare(own_mounts | (0 if root else own_users)):
            return False
        if not root:
            Path("/proc/self/setgroups").write_text("deny", "ascii")
            Path("/proc/self/uid_map").write_text(f"0 {user} 1", "ascii")
            Path("/proc/self/gid_map").write_text(f"0 {group} 1", "ascii")
        return not self._libc.mount(b"none", b"/", None, ctypes.c_ulong(private), None)

    def _mounted(self):
        return not self._libc.mount(b"tmpfs", os.fsencode(self._folder), b"tmpfs", ctypes.c_ulong(0), b"size=3m")

    def tidy(self):
        """Room again."""
        (self._folder / "something large").unlink(missing_ok=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


ACTS = (record, correct, say_ready, join, set_password, leave, back_up, restore, recover)
JOBS = {job.__name__: job for job in (*ACTS, day, fill)}

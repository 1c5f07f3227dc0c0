"""Children that do acts until they are killed: each tells every act it has finished over its own pipe, and only then.

`Nursery` forks a nursery process once, from which each child is forked in a few milliseconds. It is a process of its
own, so that no thread or connection of the test's is carried over.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sspf_desk.acts.acts import Acts
from tests.builders import PASSWORD, Around, School, a_signal

ROOT = Path(__file__).parents[2]


def say(**told):
    """One line, whole: shorter than a pipe's buffer, so that a kill leaves all of it or none."""
    os.write(1, json.dumps(told).encode() + b"\n")


def a_school(folder, at):
    around = Around()
    around.now = datetime.fromtimestamp(at, UTC)
    around.entropy = os.urandom
    return School(Path(folder) / "vault", Path(folder) / "profile", around, contextlib.ExitStack())


def record(folder, at, *, name, pupil, word, **_):
    """Records one signal after another, telling of each; and before, of each commit about to be."""
    with a_school(folder, at).doors.sign_in(Path(folder) / "vault", name, PASSWORD) as desk:
        tell_of_commits()
        say(ready=True)
        for count in range(10_000):
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


JOBS = {job.__name__: job for job in (record, join, set_password)}


def die_at(point):
    """Kill this process at the n-th flush or replacement of a file: before it for an even point, after for an odd."""
    seen = 0

    def watched(call):
        def through(*args, **given):
            nonlocal seen
            here, seen = seen, seen + 1
            if 2 * here == point:
                os.kill(os.getpid(), signal.SIGKILL)
            answer = call(*args, **given)
            if 2 * here + 1 == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

        return through

    os.fsync, os.replace = watched(os.fsync), watched(os.replace)


def nurse():
    """Fork a child for each line that asks for one, and tell of its end."""
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            try:
                if asked["point"] is not None:
                    die_at(asked["point"])
                JOBS[asked["job"]](**asked)
            finally:
                os._exit(0)
        say(child=child)
        os.waitpid(child, 0)
        say(ended=child)


class Nursery:
    """Runs one child at a time."""

    def __init__(self):
        command = [sys.executable, "-m", "tests.crash.worker"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._nurse = subprocess.Popen(command, cwd=ROOT, **pipes)  # noqa: S603 - this project's own module
        self._rest = b""

    def run(self, job, folder, at, *, kill_after=None, of="ready", **given):
        """What the child had told when it ended; killed so many seconds after it told a thing, where that is said."""
        asked = {"job": job, "folder": str(folder), "at": at, "point": None, **given}
        self._nurse.stdin.write(json.dumps(asked).encode() + b"\n")
        self._nurse.stdin.flush()
        child, told = self._hear()["child"], []
        while "ended" not in (heard := self._hear()):
            if of in heard and kill_after is not None:
                time.sleep(kill_after)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            if "done" in heard:
                told.append(heard["done"])
        return told

    def _hear(self):
        return json.loads(self._nurse.stdout.readline())

    def close(self):
        self._nurse.stdin.close()
        self._nurse.wait(timeout=10)
        self._nurse.stdout.close()


if __name__ == "__main__":
    nurse()

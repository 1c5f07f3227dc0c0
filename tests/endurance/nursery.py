"""One warm process from which every child is forked in a few milliseconds: children that act until they are killed.

Each child tells over one pipe what it has finished, and only then. The nurse is a process of its own, so that no thread
or connection of the test's is carried over.
"""

import contextlib
import json
import os
import pickle
import resource
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from sspf_desk.errors import Refusal
from tests.endurance.backups import put_back
from tests.endurance.damage import damaged
from tests.endurance.day import canary_day
from tests.endurance.four import edit
from tests.endurance.imports import imported
from tests.endurance.jobs import JOBS
from tests.endurance.telling import say, speak_as
from tests.endurance.warden import Warden

ROOT = Path(__file__).parents[2]
MEMORY, SECONDS = 2 << 30, 20
"""What a child that reads hostile files may use; a child that hangs is ended by it."""
_BROKEN = 70
ALL_JOBS = {**JOBS, **{job.__name__: job for job in (canary_day, damaged, edit, imported, put_back)}}


def confine():
    """Bounds for whoever reads what a stranger made."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def tend(asked):
    """Do one job as a child, and tell how it ended if it ended by itself."""
    status = _BROKEN
    try:
        say(pid=os.getpid())
        if asked.get("confined"):
            confine()
        ALL_JOBS[asked["job"]](**asked)
        status = 0
    except Refusal as refusal:
        say(refused=refusal.reason.value)
        status = 0
    except BaseException as error:
        say(broke=f"{type(error).__name__}: {error}"[:1000])
        raise
    finally:
        os._exit(status)


class Orders:
    """What a warden does at each call that changes a file: lets it through, fails it, or kills its ward before it."""

    def __init__(self, *, fail_at=None, number=0, stays=False, kill_at=None, trace=None):
        self.seen, self.calls = 0, []
        self._fail_at, self._number, self._stays, self._kill_at, self._trace = fail_at, number, stays, kill_at, trace

    def __call__(self, call):
        if self._trace:
            self.calls.append(call)
        if call.what == "tell":
            return 0
        here, self.seen = self.seen, self.seen + 1
        if here == self._kill_at:
            return None
        fails = self._fail_at is not None and (here == self._fail_at or (self._stays and here > self._fail_at))
        return self._number if fails else 0

    def end(self):
        say(calls=self.seen)
        if self._trace:
            Path(self._trace).write_bytes(pickle.dumps(self.calls))


def guard(asked):
    """Do one job under a warden's orders."""
    guarding = asked["guarding"]
    folders = ["/"] if guarding.pop("everywhere", False) else [asked["folder"]]
    orders = Orders(**guarding)
    status = Warden(folders, orders).keep(lambda: tend(asked))
    orders.end()
    os._exit(os.waitstatus_to_exitcode(status) % 256)


def nurse():
    """Fork a child for each line that asks for one, and tell of each one's end."""
    woken, wake = os.pipe2(os.O_NONBLOCK)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake)
    rest, children = b"", {}
    while True:
        ready, _, _ = select.select([0, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _bury(children)
        if 0 not in ready:
            continue
        if not (read := os.read(0, 1 << 20)):
            return
        *lines, rest = (rest + read).split(b"\n")
        for line in lines:
            asked = json.loads(line)
            children[_fork(asked)] = asked["asked"]


def _fork(asked):
    child = os.fork()
    if not child:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        speak_as(asked["asked"])
        (guard if asked.get("guarding") else tend)(asked)
    return child


def _bury(children):
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            speak_as(children.pop(ended[0]))
            say(status=os.waitstatus_to_exitcode(ended[1]))


@dataclass
class Told:
    """What one child told."""

    done: list = field(default_factory=list)
    refused: str | None = None
    broke: str | None = None
    status: int | None = None
    """How it ended: 0, or the signal that killed it, negative."""
    calls: int = 0
    """How many calls changed a file, where a warden counted them."""
    said: dict = field(default_factory=dict)
    """Whatever else it told, the last of each."""


class Child:
    """A child under way."""

    def __init__(self, nursery, asked):
        self._nursery, self.asked = nursery, asked
        self.told, self._heard = Told(), []

    def until(self, what):
        """Wait until the child has told a thing; False if it ended before."""
        while not any(what in heard for heard in self._heard):
            if self.told.status is not None:
                return False
            self._nursery.listen()
        return True

    def count(self, what):
        """How often the child has told a thing."""
        return sum(what in heard for heard in self._heard)

    def kill(self):
        if self.told.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.told.said["pid"], signal.SIGKILL)

    def end(self):
        """All that it told, when it has ended: as it should, or killed by us."""
        while self.told.status is None:
            self._nursery.listen()
        assert self.told.broke is None, f"{self.asked}: {self.told.broke}"
        assert self.told.status in {0, -signal.SIGKILL, 256 - signal.SIGKILL}, f"{self.asked}: {self.told}"
        return self.told

    def hear(self, heard):
        self._heard.append(heard)
        self.told.said.update(heard)
        if "done" in heard:
            self.told.done.append(heard["done"])
        for name in ("refused", "broke", "calls", "status"):
            if name in heard:
                setattr(self.told, name, heard[name])


class Nursery:
    """The nurse, asked for children."""

    def __init__(self):
        command = [sys.executable, "-m", "tests.endurance.nursery"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._nurse = subprocess.Popen(command, cwd=ROOT, bufsize=0, **pipes)  # noqa: S603 - this project's own module
        self._children, self._rest = [], b""

    def start(self, job, folder, at, **given):
        """A child that has begun. ``guarding`` puts a warden before it, ``confined`` bounds what it may use."""
        child = Child(self, {"job": job, "folder": str(folder), "at": at, "asked": len(self._children), **given})
        self._children.append(child)
        self._nurse.stdin.write(json.dumps(child.asked).encode() + b"\n")
        child.until("pid")
        return child

    def run(self, job, folder, at, *, kill_after=None, of="ready", **given):
        """What a child had told when it ended; killed so many seconds after it told a thing, where that is said."""
        child = self.start(job, folder, at, **given)
        if kill_after is not None and child.until(of):
            time.sleep(kill_after)
            child.kill()
        return child.end()

    def listen(self):
        """Hear what there is to hear, or wait for it."""
        read = os.read(self._nurse.stdout.fileno(), 1 << 20)
        assert read, "the nurse herself has died"
        *lines, self._rest = (self._rest + read).split(b"\n")
        for line in lines:
            heard = json.loads(line)
            self._children[heard.pop("asked")].hear(heard)

    def close(self):
        self._nurse.stdin.close()
        self._nurse.wait(timeout=10)
        self._nurse.stdout.close()


if __name__ == "__main__":
    nurse()

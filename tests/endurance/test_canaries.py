"""Nothing of a day's work stands in the clear: in no byte the program wrote, in no dump, and not when it has ended."""

import base64
import os
import pickle
import re
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.endurance import canaries
from tests.endurance.nursery import ROOT

WRITTEN = re.compile(
    r"vault(/vault\.(db|db-journal|db\.new|db\.backup|keys|keys\.new|keys\.2|keys\.2\.new))?"
    r"|profile(/heads(/[0-9a-f]{32}\.(json|new))?)?|usb(/vault\.sspf-backup(\.new)?)?"
)
"""All that the program may write, under the folders that it is given: nowhere else, and nothing temporary."""


def words(count):
    """Words of twenty letters that nothing else bears."""
    return [base64.b32encode(os.urandom(13)).decode()[:20].title() for _ in range(count)]


@pytest.fixture(scope="module")
def a_day(nursery, swift_place):
    """The words of one day, its secrets, and every call by which it changed a file anywhere on this computer."""
    given = words(60)
    guarding = {"trace": str(swift_place / "trace"), "everywhere": True}
    told = nursery.run("canary_day", swift_place / "day", 1_795_000_000, words=given, guarding=guarding)
    calls = pickle.loads((swift_place / "trace").read_bytes())  # noqa: S301 - written by ourselves just now
    code, *keys = told.done[0]
    sheets = [sheet for both in told.said["sheets"] for sheet in both]
    return (
        [*given, code, *sheets, *map(bytes.fromhex, keys)],
        [call for call in calls if call.what != "tell"],
        swift_place / "day",
    )


def test_no_byte_that_was_ever_written_tells_a_word_or_a_key(a_day, figure):
    """Also what was written over or cut away again: the journal, and unfinished files."""
    secrets, calls, _ = a_day
    written = [call.content for call in calls if call.what == "write"]
    hits = {word for content in (*written, b"".join(written)) for word in canaries.found(secrets, content)}
    assert hits == set()
    assert sum(map(len, written)) > 100_000
    figure("canaries in what was written", words=len(secrets), encodings=8, bytes=sum(map(len, written)), hits=0)


def test_no_name_of_a_file_tells_a_word_and_none_lies_where_none_should(a_day, figure):
    secrets, calls, folder = a_day
    paths = {path for call in calls for path in (call.path, call.to) if path}
    outside = {path for path in paths if not WRITTEN.fullmatch(os.path.relpath(path, folder))} - {str(folder)}
    assert outside == set()
    assert canaries.found(secrets, "\n".join(sorted(paths)).encode()) == set()
    lying = {str(path) for path in folder.rglob("*")}
    assert lying <= paths | {str(folder / "vault"), str(folder / "profile")}
    figure("files touched", paths=len(paths), outside_what_is_allowed=0)


@pytest.mark.parametrize("word", ["Kanariefagelnummerett", bytes(range(100, 132))], ids=["a word", "a key"])
def test_a_word_in_any_encoding_would_be_found(word):
    plain = word if isinstance(word, bytes) else word.encode()
    told = [b"..." + encoding + b"..." for encoding in canaries.encoded(word)]
    told += [base64.b64encode(os.urandom(before) + plain + b"efter") for before in range(7)]
    told += [os.urandom(99) + zlib.compress(b"i en stream " + plain, level) + b"slut" for level in range(1, 10)]
    for content in told:
        assert canaries.found([word], content) == {word}
    assert canaries.found([word], os.urandom(1 << 16)) == set()


DIES = """
import os, resource, sys
from sspf_desk.shield import raise_shield
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
os.environ["SHIELDED"] == "yes" and raise_shield()
held = "".join(chr(ord(sign) ^ 1) for sign in sys.argv[1])
os.abort()
"""


def _dying(place, shielded, secret):
    """How a program that holds a secret died, and whether the system says it was dumped."""
    veiled = "".join(chr(ord(sign) ^ 1) for sign in secret)
    env = os.environ | {"SHIELDED": shielded, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    child = subprocess.Popen([sys.executable, "-c", DIES, veiled], cwd=place, env=env)  # noqa: S603 - our own child
    _, status = os.waitpid(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == -signal.SIGABRT
    return os.WCOREDUMP(status)


def test_a_program_that_dies_leaves_no_dump(swift_path, figure):
    (secret,) = words(1)
    assert not _dying(swift_path, "yes", secret)
    assert list(swift_path.iterdir()) == []
    control = "a dump, as it should" if _dying(swift_path, "no", secret) else "no dump: this system makes none"
    figure(f"core dumps (without the shield: {control})", dumps=0)


HOLDS = """
import ctypes, os, resource, sys
from sspf_desk.shield import raise_shield
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
sys.argv[1] == "yes" and raise_shield()
print("ready", flush=True)
sys.stdin.read()
"""
LOOKS = """
import ctypes, os, sys
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
libc = ctypes.CDLL(None, use_errno=True)
try:
    open(f"/proc/{sys.argv[1]}/mem", "rb").close()
    print("memory opened")
except OSError as error:
    print("memory refused", error.errno)
attached = libc.ptrace(16, int(sys.argv[1]), None, None)
print("attached" if attached == 0 else "attaching refused")
"""


def _looked_at(shielded):
    """What another program of the same user's sees of one that holds keys."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": env}
    with subprocess.Popen([sys.executable, "-c", HOLDS, shielded], **pipes) as holder:  # noqa: S603 - our own child
        assert holder.stdout.readline() == "ready\n"
        looking = [sys.executable, "-c", LOOKS, str(holder.pid)]
        told = subprocess.run(looking, capture_output=True, text=True, check=True, env=env)  # noqa: S603 - our own child
        holder.kill()
    return told.stdout.splitlines()


def test_no_other_program_of_the_same_user_reads_its_memory(figure):
    memory, attached = _looked_at("yes")
    assert (memory.split()[:2], attached) == (["memory", "refused"], "attaching refused")
    control, _ = _looked_at("no")
    figure(f"looks into its memory (without the shield: {control})", refused=2)


def test_when_a_command_has_ended_no_program_is_left_that_held_its_keys(swift_path, figure):
    asking, answering = os.pipe()
    os.write(answering, b"ett ganska langt losenord som ingen gissar\n")
    os.close(answering)
    folders = ["--vault", str(swift_path / "vault"), "--profile", str(swift_path / "profile")]
    command = [sys.executable, "-m", "sspf_desk", "init", *folders, "--password-fd", str(asking)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "pass_fds": [asking], "start_new_session": True}
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, **pipes) as child:  # noqa: S603
        told, _ = child.communicate(b'{"name": "Lena", "seat": "SCHOOL_LEAD", "school": "S", "authority": "N"}')
        assert child.returncode == 0
        assert b'"ok": true' in told
        with pytest.raises(ProcessLookupError):
            os.killpg(child.pid, 0)
        assert not Path(f"/proc/{child.pid}").exists()
    os.close(asking)
    figure("programs left when a command has ended", left=0)

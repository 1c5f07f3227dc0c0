"""A warden between one process and the system: it sees every call that changes a file, and lets it through or not.

Linux hands the calls over (seccomp(2), SECCOMP_RET_USER_NOTIF), whoever makes them: Python, SQLite's own C code, or a
library underneath. Neither root, nor a tracer, nor another package is needed. The ward is stopped in each call until it
is answered, so what the warden notes down has happened in that order.
"""

import array
import contextlib
import ctypes
import errno
import fcntl
import os
import platform
import select
import signal
import socket
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

NUMBERS = {
    "x86_64": {
        "write": 1, "pwrite64": 18, "fsync": 74, "fdatasync": 75, "truncate": 76, "ftruncate": 77, "rename": 82,
        "mkdir": 83, "rmdir": 84, "creat": 85, "link": 86, "unlink": 87, "openat": 257, "mkdirat": 258, "unlinkat": 263,
        "renameat": 264, "linkat": 265, "renameat2": 316, "open": 2, "writev": 20, "pwritev": 296, "pwritev2": 328,
        "fallocate": 285, "sendfile": 40, "copy_file_range": 326, "splice": 275, "openat2": 437, "io_uring_setup": 425,
    },
    "aarch64": {
        "write": 64, "pwrite64": 68, "fsync": 82, "fdatasync": 83, "truncate": 45, "ftruncate": 46, "openat": 56,
        "mkdirat": 34, "unlinkat": 35, "renameat": 38, "linkat": 37, "renameat2": 276, "writev": 66, "pwritev": 70,
        "pwritev2": 287, "fallocate": 47, "sendfile": 71, "copy_file_range": 285, "splice": 76, "openat2": 437,
        "io_uring_setup": 425,
    },
}  # fmt: skip
"""The calls by which a file can change (asm/unistd.h). Some are only here to be noticed if they ever come."""
ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""AUDIT_ARCH_* (linux/audit.h)."""
PR_SET_NO_NEW_PRIVS, SET_MODE_FILTER, NEW_LISTENER = 38, 1, 8
SECCOMP_CALL = {"x86_64": 317, "aarch64": 277}
ALLOW, NOTIFY, KILL = 0x7FFF0000, 0x7FC00000, 0x80000000
RECEIVE, SEND, GO_ON = 0xC0502100, 0xC0182101, 1
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
LONGEST_PATH = 4096
HERE = (1 << 32) - 100
"""AT_FDCWD, in the 32 bits that a descriptor has."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changes a file, seen before it is done."""

    what: str
    """create, write, truncate, sync, rename, unlink, mkdir; or tell, of what is said over the pipe."""
    path: str
    to: str = ""
    at: int = 0
    """Where a write begins; the new size of a truncated file."""
    content: bytes = b""


def enclose():
    """From here on this process's calls wait for whoever holds the descriptor that is returned."""
    machine = platform.machine()
    numbers = sorted(set(NUMBERS[machine].values()))
    lines = [
        (LOAD_WORD, 0, 0, 4),
        (JUMP_IF_EQUAL, 1, 0, ARCHITECTURE[machine]),
        (RETURN, 0, 0, KILL),
        (LOAD_WORD, 0, 0, 0),
    ]
    for place, number in enumerate(numbers):
        lines.append((JUMP_IF_EQUAL, len(numbers) - place, 0, number))
    lines += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, NOTIFY)]
    code = array.array("B", b"".join(struct.pack("HBBI", *line) for line in lines))
    program = struct.pack("HxxxxxxQ", len(lines), code.buffer_info()[0])
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    listener = libc.syscall(SECCOMP_CALL[machine], SET_MODE_FILTER, NEW_LISTENER, program)
    if listener < 0:
        raise OSError(ctypes.get_errno(), "this system hands no calls over (seccomp)")
    return listener


class Warden:
    """Watches one process's calls on the files under some folders."""

    def __init__(self, folders, meet):
        self._folders = tuple(f"{str(Path(folder).resolve()).rstrip('/')}/" for folder in folders)
        self._names = {number: name for name, number in NUMBERS[platform.machine()].items()}
        self._meet = meet

    def keep(self, act):
        """Fork a ward that does ``act``, and answer its calls until it has ended. Returns how it ended."""
        ours, wards = socket.socketpair()
        self._pid = os.fork()
        if not self._pid:
            ours.close()
            socket.send_fds(wards, [b"f"], [enclose()])
            wards.close()
            act()
            os._exit(0)
        wards.close()
        _, (listener,), *_ = socket.recv_fds(ours, 1, 1)
        ours.close()
        self._memory = os.open(f"/proc/{self._pid}/mem", os.O_RDONLY)
        try:
            self._answer(listener)
        except BaseException:
            os.kill(self._pid, signal.SIGKILL)
            raise
        finally:
            os.close(self._memory)
            os.close(listener)
        return os.waitpid(self._pid, 0)[1]

    def _answer(self, listener):
        poll = select.poll()
        poll.register(listener, select.POLLIN)
        while not any(what & select.POLLHUP for _, what in poll.poll()):
            asked = bytearray(80)
            try:
                fcntl.ioctl(listener, RECEIVE, asked)
            except OSError as error:
                if error.errno in {errno.ENOENT, errno.EINTR}:
                    continue
                raise
            id_, _, _, number, _, _, *args = struct.unpack("QIIiIQ6Q", asked)
            call = self._seen(self._names[number], args)
            refused = self._meet(call) if call else 0
            if refused is None:
                os.kill(self._pid, signal.SIGKILL)
                continue
            answer = struct.pack("QqiI", id_, 0, -refused, 0 if refused else GO_ON)
            with contextlib.suppress(FileNotFoundError):  # the ward was killed meanwhile
                fcntl.ioctl(listener, SEND, answer)

    def _seen(self, name, args):
        """The call, where it changes a file under the folders or tells something."""
        if name == "write" and args[0] == 1:
            return Call("tell", "", content=self._read(args[1], args[2]))
        call = getattr(self, f"_{name}", self._unknown)(name, args)
        return call if call and (call.path + "/").startswith(self._folders) else None

    def _unknown(self, name, args):
        message = f"{name}: a call that was never made before; give it a meaning here"
        raise NotImplementedError(message)

    def _write(self, name, args):
        target = self._target(args[0])
        return target and Call("write", target, at=self._position(args[0]), content=self._read(args[1], args[2]))

    def _pwrite64(self, name, args):
        target = self._target(args[0])
        return target and Call("write", target, at=args[3], content=self._read(args[1], args[2]))

    def _sendfile(self, name, args):
        """A copy inside the system; Python's own copying asks for more than there is, and once again at the end."""
        target = self._target(args[0])
        if not target:
            return None
        with Path(f"/proc/{self._pid}/fd/{args[1]}").open("rb") as source:
            source.seek(struct.unpack("q", self._read(args[2], 8))[0] if args[2] else self._position(args[1]))
            return Call("write", target, at=self._position(args[0]), content=source.read(args[3]))

    def _fsync(self, name, args):
        target = self._target(args[0])
        return target and Call("sync", target)

    _fdatasync = _fsync

    def _ftruncate(self, name, args):
        target = self._target(args[0])
        return target and Call("truncate", target, at=args[1])

    def _open(self, name, args):
        return self._opened(HERE, args[0], args[1])

    def _openat(self, name, args):
        return self._opened(args[0], args[1], args[2])

    def _opened(self, folder, address, flags):
        """Opening changes something where the file is made or emptied."""
        if not flags & (os.O_CREAT | os.O_TRUNC):
            return None
        path = self._path(folder, address)
        if not os.path.lexists(path):
            return Call("create", path) if flags & os.O_CREAT else None
        return Call("truncate", path) if flags & os.O_TRUNC and Path(path).stat().st_size else None

    def _rename(self, name, args):
        return Call("rename", self._path(HERE, args[0]), self._path(HERE, args[1]))

    def _renameat(self, name, args):
        return Call("rename", self._path(args[0], args[1]), self._path(args[2], args[3]))

    _renameat2 = _renameat

    def _unlink(self, name, args):
        return self._gone(self._path(HERE, args[0]))

    def _unlinkat(self, name, args):
        return self._gone(self._path(args[0], args[1]))

    _rmdir = _unlink

    def _gone(self, path):
        return Call("unlink", path) if os.path.lexists(path) else None

    def _mkdir(self, name, args):
        return self._made(self._path(HERE, args[0]))

    def _mkdirat(self, name, args):
        return self._made(self._path(args[0], args[1]))

    def _made(self, path):
        return None if os.path.lexists(path) else Call("mkdir", path)

    def _target(self, descriptor):
        """The file or folder behind a descriptor; none for a pipe, or for a file that is not there any more."""
        place = Path(f"/proc/{self._pid}/fd/{descriptor}")
        try:
            known, path = place.stat(), str(place.readlink())
        except OSError:
            return None
        whole = stat.S_ISREG(known.st_mode) or stat.S_ISDIR(known.st_mode)
        return path if whole and known.st_nlink else None

    def _position(self, descriptor):
        told = Path(f"/proc/{self._pid}/fdinfo/{descriptor}").read_text("ascii").split()
        place = int(told[told.index("pos:") + 1])
        appends = int(told[told.index("flags:") + 1], 8) & os.O_APPEND
        return Path(f"/proc/{self._pid}/fd/{descriptor}").stat().st_size if appends else place

    def _path(self, folder, address):
        path = os.fsdecode(self._read(address, LONGEST_PATH).split(b"\0", 1)[0])
        start = "cwd" if folder & 0xFFFFFFFF == HERE else f"fd/{folder}"
        return os.path.normpath(Path(f"/proc/{self._pid}/{start}").readlink() / path)

    def _read(self, address, size):
        return os.pread(self._memory, size, address)

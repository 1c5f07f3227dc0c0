"""Keeps the memory of this program to itself, where the system allows: no core dumps, no looking in."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def raise_shield() -> bool:
    """Ask the system for it, before any key is in memory. False where this system has no such means.

    A core limit alone does not stop dumps that are piped to a collector (core(5)); not being dumpable does, and shuts
    `/proc/PID/mem` and tracing to other programs of the same user (prctl(2)).
    """
    if not sys.platform.startswith("linux"):
        return False
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)

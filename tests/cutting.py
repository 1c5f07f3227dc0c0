"""Acts that are refused, and acts that are cut off in the middle as by a kill: nothing in the program may catch it."""

import hashlib
from contextlib import contextmanager

import pytest

from sspf_desk.errors import Refusal


class Killed(BaseException):
    """The process is gone: no `except` for an error, and none for a refusal, sees it."""


def refused(act, *args, **kwargs):
    """The refusal that an act ends in."""
    with pytest.raises(Refusal) as found:
        act(*args, **kwargs)
    return found.value


def reason(act, *args, **kwargs):
    """The reason that an act is refused for."""
    return refused(act, *args, **kwargs).reason


@contextmanager
def killed_at(monkeypatch, module, name, *, after=False, nth=1):
    """Whatever is done within dies as it comes to this function of a module for the nth time, or just after it."""
    called, real = [], getattr(module, name)

    def dying(*args, **kwargs):
        called.append(name)
        if len(called) < nth:
            return real(*args, **kwargs)
        if after:
            real(*args, **kwargs)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(module, name, dying)
        with pytest.raises(Killed):
            yield
    assert len(called) == nth


def every_byte(folder):
    """A digest of every file under a folder, by name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

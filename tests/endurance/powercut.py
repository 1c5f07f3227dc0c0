"""A disk as it lies after the power went: what was flushed stands, and the rest stands, is gone, or is torn.

Replays what a warden noted down. By POSIX a file's content is safe once the file is flushed, and a name in a folder
once the folder is; until then each write may have reached the disk whole, in part or not at all, in any order, and so
may each making, renaming and taking away of a name.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

SECTORS = (512, 4096)
KEPT, GONE, TORN = range(3)


@dataclass
class File:
    """One file: what is safe, and what has been done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list = field(default_factory=list)

    def do(self, call):
        self.since.append(call)

    def flush(self):
        for call in self.since:
            _apply(self.safe, call)
        self.since.clear()

    def whole(self):
        content = bytearray(self.safe)
        for call in self.since:
            _apply(content, call)
        return content

    def cut(self, chance, sector):
        """Its content after the power went."""
        content = bytearray(self.safe)
        for call in self.since:
            fate = chance.choice((KEPT, GONE, TORN))
            if fate == KEPT:
                _apply(content, call)
            elif fate == TORN and call.what == "write":
                _tear(content, call, chance, sector)
        return content


def _apply(content, call):
    if call.what == "truncate":
        _resize(content, call.at)
        return
    _resize(content, max(len(content), call.at + len(call.content)))
    content[call.at : call.at + len(call.content)] = call.content


def _resize(content, size):
    del content[size:]
    content.extend(bytes(size - len(content)))


def _tear(content, call, chance, sector):
    """Some of a write's sectors, the rest as they were; the file may have grown by it and hold nothing there."""
    if chance.random() < 0.5:
        _resize(content, max(len(content), call.at + len(call.content)))
    end = call.at + len(call.content)
    for first in range(call.at - call.at % sector, end, sector):
        if chance.random() < 0.5:
            start, stop = max(first, call.at), min(first + sector, end)
            _resize(content, max(len(content), stop))
            content[start:stop] = call.content[start - call.at : stop - call.at]


class Disk:
    """Some folders on a disk, as they were when the noting down began and as they become call by call."""

    def __init__(self, laid, top):
        """As the files under ``laid`` are; the calls to come speak of the same files under ``top``."""
        self._top = os.path.realpath(top)
        self._safe, self._now, self._folders, self._pending = {}, {}, {self._top}, []
        for path in Path(laid).rglob("*"):
            place = str(Path(self._top, path.relative_to(laid)))
            if path.is_dir():
                self._folders.add(place)
            else:
                self._safe[place] = self._now[place] = File(bytearray(path.read_bytes()))

    def do(self, call):
        """One more call has been done."""
        if call.what in {"write", "truncate"}:
            self._now[call.path].do(call)
        elif call.what == "sync":
            self._flush(call.path)
        elif call.what == "mkdir":
            self._folders.add(call.path)  # an empty folder more or less changes nothing here
        elif call.what != "tell" and call.path not in self._folders:
            change = self._change(call)
            _rename(self._now, *change)
            self._pending.append(change)

    def _change(self, call):
        """A name's making, taking away or renaming: the name gone, the name come, and the file it leads to."""
        if call.what == "create":
            return None, call.path, File()
        if call.what == "unlink":
            return call.path, None, None
        assert call.what == "rename", call.what
        return call.path, call.to, self._now[call.path]

    def _flush(self, path):
        if path not in self._folders:
            self._now[path].flush()
            return
        waiting = []
        for change in self._pending:
            if path in {str(Path(name).parent) for name in change[:2] if name}:
                _rename(self._safe, *change)
            else:
                waiting.append(change)
        self._pending = waiting

    def whole(self):
        """Every file as it is while the power stays, by its place under the top."""
        return self._told(self._now, lambda file: bytes(file.whole()))

    def cut(self, chance):
        """Every file as it may lie after the power went now."""
        names = dict(self._safe)
        for change in self._pending:
            if chance.random() < 0.5:
                _rename(names, *change)
        sector = chance.choice(SECTORS)
        return self._told(names, lambda file: bytes(file.cut(chance, sector)))

    def _told(self, names, content):
        return {os.path.relpath(path, self._top): content(file) for path, file in names.items()}


def _rename(names, gone, come, file):
    if gone:
        names.pop(gone, None)
    if come:
        names[come] = file

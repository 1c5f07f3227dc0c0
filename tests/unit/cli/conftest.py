"""A terminal at which the command line is used: requests from files, passwords from descriptors, answers as JSON."""

import io
import os
import stat
from dataclasses import dataclass

import msgspec
import pypdfium2
import pytest

from sspf_desk import words
from sspf_desk.cli.main import Program, main
from sspf_desk.desk import Doors
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, School


def words_of(told):
    """The words of a sheet that was just made, as they are typed."""
    return " ".join(told.answer["words"])


def refused(told):
    return told.refusal["refused"]


def text_of(path, password=None):
    with pypdfium2.PdfDocument(path, password=password) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def only_mine(path):
    return stat.S_IMODE(path.stat().st_mode) == 0o600


def descriptor(told):
    """A descriptor from which one line can be read."""
    reading, writing = os.pipe()
    os.write(writing, f"{told}\n".encode())
    os.close(writing)
    return reading


@dataclass
class Told:
    """What came of one command."""

    code: int
    out: str
    err: str

    @property
    def answer(self):
        assert self.code in (0, 4), self.err
        return msgspec.json.decode(self.out)

    @property
    def refusal(self):
        assert (self.code, self.out) == (3, "")
        return msgspec.json.decode(self.err)


class Terminal:
    """One computer at which members of a school take turns."""

    def __init__(self, school, tmp_path, demo):
        self.school, self.demo = school, demo
        self.request = tmp_path / "request.json"
        self.profile = tmp_path / "profile"
        self.opened = []

    def doors(self, profile):
        return Doors(self.school.around.surroundings(), self.school.doors._said, profile or self.profile)

    def run(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        program = Program(doors=self.doors, words=words.shipped, demo=self.demo, shots=self.demo, out=out, err=err)
        return Told(main([str(one) for one in arguments], program), out.getvalue(), err.getvalue())

    def at(self, seat, command, request=None, *more, **told):
        """One command at the desk of a seat, or of somebody by name; ``pages`` is the new password."""
        told = {"password": PASSWORD, "new_password": told.pop("pages", None)} | told
        return self.enter(command, request, "--as", NAMES.get(seat, seat), *more, **told)

    def enter(self, command, request=None, *more, vault=None, plain=None, **secrets):
        """One command: ``code="..."`` comes by the descriptor in ``--code-fd``; ``plain`` is a request as written."""
        self.request.write_bytes(msgspec.json.encode(request or {}) if plain is None else plain)
        told = {f"--{name.replace('_', '-')}-fd": secret for name, secret in secrets.items() if secret is not None}
        fds = {option: descriptor(secret) for option, secret in told.items()}
        try:
            read = [part for option, fd in fds.items() for part in (option, fd)]
            return self.run(command, "--vault", vault or self.school.folder, "--json", self.request, *read, *more)
        finally:
            for fd in fds.values():
                os.close(fd)


@pytest.fixture
def shown():
    """Where demos were shown."""
    return []


@pytest.fixture
def group(terminal):
    """The lead's, the counsellor's and social services' seats, each with a member at an open desk."""
    return terminal.school.join(Seat.COUNSELLOR, Seat.SOCIAL_SERVICES)


@pytest.fixture
def terminal(tmp_path, around, shown):
    with School.founded(tmp_path, around) as school:
        yield Terminal(school, tmp_path, lambda out: shown.append(out) or {"members": 6})

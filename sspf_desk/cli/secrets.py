"""Passwords, codes and words: asked for at a prompt or read from a file descriptor, never from an argument."""

import argparse
import getpass
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sspf_desk.errors import Reason, Refusal

LONGEST = 4096


class Secret(StrEnum):
    """What a command may ask for; the value is its option, without the dashes."""

    PASSWORD = "password-fd"  # noqa: S105 - an option
    NEW_PASSWORD = "new-password-fd"  # noqa: S105 - an option
    CODE = "code-fd"
    WORDS = "words-fd"
    SECOND_PASSWORD = "second-password-fd"  # noqa: S105 - an option
    SECOND_WORDS = "second-words-fd"


_ASKED = {
    Secret.PASSWORD: "Lösenord",
    Secret.NEW_PASSWORD: "Sidornas eller det nya lösenordet",
    Secret.CODE: "Engångskod",
    Secret.WORDS: "Orden på återställningsbladet",
    Secret.SECOND_PASSWORD: "Den andra personens lösenord",
    Secret.SECOND_WORDS: "Orden på den andra personens blad",
}
_HELP = {
    Secret.PASSWORD: "descriptor to read the password from",
    Secret.NEW_PASSWORD: "descriptor of the new, or the pages', password",
    Secret.CODE: "descriptor to read the code from",
    Secret.WORDS: "descriptor to read a recovery sheet's words from, on one line",
    Secret.SECOND_PASSWORD: "descriptor of the second person's password",
    Secret.SECOND_WORDS: "descriptor of the words on the second person's sheet",
}
OPTIONAL = frozenset({Secret.SECOND_PASSWORD, Secret.SECOND_WORDS})
"""Read only where a descriptor is given: a second person comes with one or the other."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where one secret comes from: a file descriptor, or a prompt where there is none."""

    words: str
    descriptor: int | None

    def read(self) -> str:
        """The secret, without its line's end. Raises `Refusal` where the descriptor cannot be read."""
        if self.descriptor is None:
            return getpass.getpass(f"{self.words}: ")
        try:
            with os.fdopen(self.descriptor, encoding="utf-8", closefd=False) as stream:
                return stream.readline(LONGEST).rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise Refusal(Reason.BAD_INPUT, place="descriptor") from None


class Given:
    """The secrets that came with a command, each read once, when it is first asked for."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked
        self._read: dict[Secret, str] = {}

    def __getitem__(self, secret: Secret) -> str:
        """A secret; empty for an optional one without a descriptor. Raises `Refusal` where it cannot be read."""
        if secret not in self._read:
            descriptor = getattr(self._asked, secret.value.replace("-", "_"))
            absent = descriptor is None and secret in OPTIONAL
            self._read[secret] = "" if absent else Asked(_ASKED[secret], descriptor).read()
        return self._read[secret]

    def __repr__(self) -> str:
        return "<nyckel>"


def add_options(parser: argparse.ArgumentParser, secrets: Iterable[Secret]) -> None:
    """The options by which a command's secrets come."""
    for secret in Secret:
        if secret in secrets:
            parser.add_argument(f"--{secret.value}", type=int, help=_HELP[secret])

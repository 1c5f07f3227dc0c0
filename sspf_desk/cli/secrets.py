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


@dataclass(frozen=True, slots=True)
class Asked:
    """Where one secret comes from: a file descriptor, or a prompt where there is none."""

    secret: Secret
    descriptor: int | None

    def read(self) -> str:
        """The secret, without its line's end. Raises `Refusal` with its option where it cannot be read or asked for."""
        try:
            if self.descriptor is None:
                return getpass.getpass(f"{_ASKED[self.secret]}: ")
            with os.fdopen(self.descriptor, encoding="utf-8", closefd=False) as stream:
                return stream.readline(LONGEST).rstrip("\r\n")
        except (OSError, EOFError, UnicodeDecodeError):
            raise Refusal(Reason.BAD_INPUT, place=f"--{self.secret}") from None


class Given:
    """The secrets that came with a command, each read once, when it is first asked for."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked
        self._read: dict[Secret, str] = {}

    def __getitem__(self, secret: Secret) -> str:
        """A secret, from its descriptor or else asked for. Raises `Refusal` where it cannot be read."""
        if secret not in self._read:
            self._read[secret] = Asked(secret, self._descriptor(secret)).read()
        return self._read[secret]

    def comes(self, secret: Secret) -> bool:
        """Whether a descriptor was named for it: a second person comes with a password or with words."""
        return self._descriptor(secret) is not None

    def _descriptor(self, secret: Secret) -> int | None:
        descriptor: int | None = getattr(self._asked, secret.value.replace("-", "_"))
        return descriptor

    def __repr__(self) -> str:
        return "<nyckel>"


def add_options(parser: argparse.ArgumentParser, secrets: Iterable[Secret]) -> None:
    """The options by which a command's secrets come."""
    for secret in Secret:
        if secret in secrets:
            parser.add_argument(f"--{secret.value}", type=int, help=_HELP[secret])

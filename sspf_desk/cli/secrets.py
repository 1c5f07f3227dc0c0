"""Passwords and codes: asked for at a prompt or read from a file descriptor, never from an argument."""

import getpass
import os
from dataclasses import dataclass

from sspf_desk.errors import Reason, Refusal

LONGEST = 4096


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

"""Puts the program together: the one place that knows every part."""

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from sspf_desk import catalogue, lawbook, pdf, words
from sspf_desk.catalogue import Language
from sspf_desk.demo import DemoClock, show
from sspf_desk.desk import Doors, Said
from sspf_desk.lawbook import Lawbook
from sspf_desk.membership.around import Surroundings
from sspf_desk.records.phrases import Phrases
from sspf_desk.settings import resource
from sspf_desk.shield import raise_shield
from sspf_desk.vault.kdf import BOUNDS, DEFAULT_COST

if TYPE_CHECKING:
    from sspf_desk.cli.main import Program
    from sspf_desk.ui import start

NEWEST_LAWBOOK = "2026-04-27"


@cache
def law(name: str) -> Lawbook:
    """The lawbook of a name, read once. Raises `Refusal` where it is broken or missing."""
    return lawbook.load(resource("law", f"{name}.toml"))


def surroundings() -> Surroundings:
    """Time, randomness and what a guess shall cost, as they are in earnest."""
    return Surroundings(clock=lambda: datetime.now(UTC), entropy=os.urandom, cost=DEFAULT_COST, bounds=BOUNDS, law=law)


def said(language: Language) -> Said:
    """What the program says in one language, on paper too: the phrases around an item stand on both."""
    terms = catalogue.load(resource("catalogue"))
    phrases = Phrases(resource("wording", f"phrases_{language}.toml"), terms, language)
    return Said(
        terms,
        phrases,
        pdf.wording(resource("wording", f"agenda_{language}.toml")),
        pdf.sheet_wording(language),
    )


def profile() -> Path:
    """Where this user's own knowledge of vaults lies, outside of them."""
    return Path(platformdirs.user_state_dir("sspf-desk", appauthor=False))


def doors(around: Surroundings, own_profile: Path) -> Doors:
    """The ways into vaults. The paper is handed to Swedish authorities, so what is said is Swedish."""
    return Doors(around, said("sv"), own_profile)


def demo(out: Path) -> dict[str, int]:
    """The invented school's meeting in a folder; its today is now. Nothing of it stands in the user's own profile."""
    clock = DemoClock(datetime.now(UTC))
    with tempfile.TemporaryDirectory() as own_profile:
        return show(doors(replace(surroundings(), clock=clock), Path(own_profile)), clock, out)


def prepare() -> None:
    """Before any key is in memory: the shield up, and Swedish letters on every system's console."""
    raise_shield()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def windows() -> int:
    """Open the windows. Returns the exit code. Qt is loaded only here: the command line needs no screen."""
    from sspf_desk.ui import start  # noqa: PLC0415

    return start.run(_parts(demo))


def shots(out: Path) -> list[str]:
    """Picture every window of the invented school into a folder. Needs a screen, or QT_QPA_PLATFORM=offscreen.

    Returns the files' names.
    """
    from sspf_desk.ui.shots import take  # noqa: PLC0415

    return take(_parts(demo), out)


def _parts(invented: Callable[[Path], object]) -> "start.Parts":
    from sspf_desk.ui import start  # noqa: PLC0415

    def ways(language: str) -> Doors:
        return Doors(surroundings(), said("en" if language == "en" else "sv"), profile())

    return start.Parts(
        doors=ways,
        words=words.shipped,
        catalogue=catalogue.load(resource("catalogue")),
        demo=invented,
        lawbook=NEWEST_LAWBOOK,
        settings=Path(platformdirs.user_config_dir("sspf-desk", appauthor=False)) / "settings.json",
    )


def commanded(arguments: Sequence[str]) -> int:
    """Do what a command line says. Returns the exit code. Its commands are loaded only here: a window needs none."""
    from sspf_desk.cli import main as cli  # noqa: PLC0415

    gc.enable()
    return cli.main(arguments, program())


def program() -> "Program":
    """What the command line works with."""
    from sspf_desk.cli.main import Program  # noqa: PLC0415

    return Program(
        doors=lambda own_profile: doors(surroundings(), own_profile or profile()),
        words=words.shipped,
        demo=demo,
        shots=shots,
        out=sys.stdout,
        err=sys.stderr,
    )

"""Reads a command line, does what it says at a desk, and answers in JSON with an exit code."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec

from sspf_desk import limits, logs
from sspf_desk.cli import requests as r
from sspf_desk.cli.commands import Answer, Command
from sspf_desk.cli.entrances import ENTRANCES, inspected
from sspf_desk.cli.reading import T, read
from sspf_desk.cli.secrets import Given, Secret, add_options
from sspf_desk.cli.upkeep import COMMANDS, verify
from sspf_desk.desk import Doors
from sspf_desk.errors import Reason, Refusal
from sspf_desk.words import RefusalWords

WHAT_IT_IS = "SSPF Desk: an SSPF group's sealed notes, and an agenda in one copy per person."
DONE, FAULT, USAGE, REFUSED, TRAIL_NOT_WHOLE = 0, 1, 2, 3, 4
EXIT_CODES = """exit codes: 0 done, 1 a fault in the program, 2 wrong usage, 3 refused (the reason is told), 4 the
trail is not whole. What a command needs to know is read as JSON from --json FILE (- is standard input, the default);
passwords and codes are asked for at a prompt or read, one line each, from the descriptors named."""


@dataclass(frozen=True, slots=True)
class Program:
    """What the command line works with, put together by `app`."""

    doors: Callable[[Path | None], Doors]
    """The ways into vaults, for one profile folder; the user's own at None."""
    words: Callable[[str], RefusalWords]
    demo: Callable[[Path], object]
    shots: Callable[[Path], object]
    """Pictures every window."""
    out: IO[str]
    err: IO[str]


def main(arguments: Sequence[str], program: Program) -> int:
    """Do what the arguments say. Returns the exit code; nothing of a record stands in any error."""
    asked = parser().parse_args(arguments)
    try:
        answer = _do(asked, program)
        told = _told(answer)
    except Refusal as refusal:
        program.err.write(_told(_refused(program.words(asked.language), refusal)))
        return REFUSED
    except Exception as error:
        program.err.write(_told({"fault": logs.code(error), "places": logs.places(error)[-3:]}))
        return FAULT
    program.out.write(told)
    return TRAIL_NOT_WHOLE if answer.get("whole") is False else DONE


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="sspf-desk", description=WHAT_IT_IS, epilog=EXIT_CODES)
    top.add_argument("--language", choices=("sv", "en"), default="sv", help="of what a refusal says")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, entrance in ENTRANCES.items():
        add_options(_vault_command(commands, name, entrance.help), entrance.asks)
    for name, command in COMMANDS.items():
        added = _vault_command(commands, name, command.help)
        added.add_argument("--as", dest="name", required=True, help="who signs in")
        add_options(added, command.asks | {Secret.PASSWORD})
    shown = commands.add_parser("demo", help="an invented school's meeting: vault, copies, own sheets, facts")
    shown.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet, or holds a demo")
    pictured = commands.add_parser("shots", help="pictures of every window, of the invented school")
    pictured.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    commands.add_parser("limits", help="what SSPF Desk does not protect against")
    return top


def _vault_command(commands: Any, name: str, words: str) -> argparse.ArgumentParser:  # noqa: ANN401
    added: argparse.ArgumentParser = commands.add_parser(name, help=words, epilog=EXIT_CODES)
    added.add_argument("--vault", type=Path, required=True, help="the vault's folder")
    added.add_argument("--profile", type=Path, help="where this user's knowledge of vaults lies")
    added.add_argument("--json", default="-", help="file with the request; - is standard input")
    return added


def _do(asked: argparse.Namespace, program: Program) -> dict[str, Any]:
    if asked.command == "shots":
        return {"ok": True, "shots": program.shots(asked.out)}
    if asked.command == "demo":
        return {"ok": True, "demo": program.demo(asked.out)}
    if asked.command == "limits":
        return {"ok": True, "limits": limits.shipped(asked.language)}
    doors, given = program.doors(asked.profile), Given(asked)
    if asked.command in ENTRANCES:
        entrance = ENTRANCES[asked.command]
        return {"ok": True, **entrance.does(doors, asked.vault, _request(asked, entrance.reads), given)}
    return _at_desk(asked, doors, COMMANDS[asked.command], given)


def _at_desk(asked: argparse.Namespace, doors: Doors, command: Command, given: Given) -> dict[str, Any]:
    told: Any = _request(asked, command.reads)
    if isinstance(told, r.Verify):
        return {"ok": True, **_verified(asked, doors, told, given)}
    with doors.sign_in(asked.vault, asked.name, given[Secret.PASSWORD]) as desk:
        return {"ok": True, **command.does(desk, told, given)}


def _verified(asked: argparse.Namespace, doors: Doors, told: r.Verify, given: Given) -> Answer:
    """At a desk where the vault can be entered; beside it where it is in doubt, or where a report is asked for."""
    try:
        with doors.sign_in(asked.vault, asked.name, given[Secret.PASSWORD]) as desk:
            answer = verify(desk, told, given)
    except Refusal as refusal:
        if refusal.reason is not Reason.VAULT_IN_DOUBT:
            raise
        return inspected(doors, asked, told, given)
    return answer if answer["whole"] or told.report is None else inspected(doors, asked, told, given)


def _request(asked: argparse.Namespace, kind: type[T]) -> T:
    if kind is r.Nothing:
        return kind()
    try:
        plain = sys.stdin.buffer.read() if asked.json == "-" else Path(asked.json).read_bytes()
    except OSError:
        raise Refusal(Reason.BAD_INPUT, place="--json") from None
    return read(plain, kind)


def _refused(words: RefusalWords, refusal: Refusal) -> dict[str, Any]:
    happened, safe, do = words.told(refusal)
    places = {name: str(place) for name, place in refusal.places.items()}
    return {"refused": refusal.reason, "happened": happened, "safe": safe, "do": do, "places": places}


def _told(answer: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    plain = msgspec.json.encode(answer, order="sorted", enc_hook=_plain)
    return msgspec.json.format(plain, indent=2).decode() + "\n"


def _plain(value: object) -> str:
    """Disclosed text as the text it is. Raises `TypeError` for anything else that JSON cannot say."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(type(value).__name__)

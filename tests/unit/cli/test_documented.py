"""`docs/command-line.md` names every command, field and option that there is, and its command lines are such."""

import re
import shlex
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from sspf_desk.cli.entrances import ENTRANCES
from sspf_desk.cli.main import parser
from sspf_desk.cli.reading import read
from sspf_desk.cli.secrets import Secret
from sspf_desk.cli.upkeep import COMMANDS
from sspf_desk.errors import Refusal

DOCUMENT = (Path(__file__).parents[3] / "docs" / "command-line.md").read_text(encoding="utf-8")
ROWS = {
    cells[1].strip("` "): (cells[2], cells[3], cells[4])
    for line in DOCUMENT.splitlines()
    if line.startswith("| `") and len(cells := line.split("|")) == 6
}
"""By command: what is said of its request, its secrets and its answer."""
EVERY = ENTRANCES | COMMANDS
LINE = re.compile(
    r"^sspf-desk ([a-z-]+)([^\n<]*?)((?: \d<[\w-]+)*)(?: (?:</dev/null|<<'JSON'\n(.*?)\nJSON))?$", re.M | re.S
)
LINES = LINE.findall("\n".join(re.findall(r"```sh\n(.*?)```", DOCUMENT, re.S)))


def named(text):
    return set(re.findall(r"`([a-z_]+)`", text))


@cache
def every_field(kind):
    """The names of a request's fields, however deep."""
    found = {field.name for field in fields(kind)}
    hints = list(get_type_hints(kind).values())
    inner = {one for hint in hints for one in (hint, *get_args(hint)) if is_dataclass(one)}
    return found.union(*(every_field(one) for one in inner))


def test_every_command_stands_in_the_document_and_no_other():
    assert ROWS.keys() == EVERY.keys() | {"demo", "limits", "shots"}


@pytest.mark.parametrize("command", EVERY)
def test_a_command_is_documented_with_all_its_fields_and_no_other(command):
    reads = EVERY[command].reads
    said = named(ROWS[command][0])
    assert {field.name for field in fields(reads)} <= said
    assert said <= every_field(reads)


@pytest.mark.parametrize("command", EVERY)
def test_a_command_is_documented_with_all_the_secrets_it_asks_for_and_no_other(command):
    asks = EVERY[command].asks - (set() if command in ENTRANCES else {Secret.PASSWORD})
    assert set(re.findall(r"`--([a-z-]+-fd)`", ROWS[command][1])) == {secret.value for secret in asks}


def test_the_secrets_options_are_all_named_before_the_commands():
    head = DOCUMENT.partition("| exit code")[0]
    assert set(re.findall(r"`--([a-z-]+-fd)`", head)) == set(Secret)


def test_the_document_has_command_lines():
    assert len(LINES) == DOCUMENT.count("\nsspf-desk ")
    assert {"init", "recover", "drill", "reseat", "appoint", "receipt"} <= {command for command, *_ in LINES}


@pytest.mark.parametrize(("command", "options", "pipes", "request_"), LINES)
def test_a_documented_command_line_is_one_that_the_program_reads(command, options, pipes, request_):
    asked = parser().parse_args([command, *shlex.split(options)])
    assert asked.command == command
    wanted = [getattr(asked, secret.value.replace("-", "_"), None) for secret in Secret]
    assert sorted(fd for fd in wanted if fd is not None) == [int(fd) for fd in re.findall(r" (\d)<", pipes)]
    assert read(request_.encode(), EVERY[command].reads)


@pytest.mark.parametrize("told", re.findall(r"```json\n(.*?)```", DOCUMENT, re.S))
def test_a_documented_request_is_one_that_some_command_reads(told):
    assert [command for command, does in EVERY.items() if _reads(told, does.reads)]


def _reads(told, kind):
    try:
        read(told.encode(), kind)
    except Refusal:
        return False
    return True

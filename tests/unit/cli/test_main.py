"""How the command line declines: exit codes, three sentences, places and never values."""

import os

import pytest

from sspf_desk.cli import main as cli
from sspf_desk.cli.entrances import ENTRANCES
from sspf_desk.cli.main import FAULT, USAGE
from sspf_desk.cli.requests import Nothing
from sspf_desk.cli.upkeep import COMMANDS
from sspf_desk.terms import Seat
from tests.builders import PASSWORD, a_consent, a_signal

LEAD = Seat.SCHOOL_LEAD
UNTOLD = "Hemligord"
WRONG = "fel lösenord helt"
NEW = "ett nytt lösenord"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("unknown",),
        ("members",),
        ("members", "--vault", "v"),
        ("demo",),
        ("members", "--vault", "v", "--as", "x", "--password", PASSWORD),
        ("--language", "de", "members"),
    ],
)
def test_wrong_usage_leaves_with_its_code(terminal, arguments, capsys):
    with pytest.raises(SystemExit) as left:
        terminal.run(*arguments)
    assert left.value.code == USAGE
    assert "usage: sspf-desk" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", *ENTRANCES, *COMMANDS])
def test_help_says_the_exit_codes(terminal, command, capsys):
    with pytest.raises(SystemExit) as left:
        terminal.run(*([command] if command else []), "--help")
    assert left.value.code == 0
    assert "exit codes: 0 done" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "said"), [("sv", "Namnet och lösenordet"), ("en", "name and")])
def test_a_refusal_says_three_sentences_in_the_language_asked_for(terminal, language, said, monkeypatch):
    run = terminal.run
    monkeypatch.setattr(terminal, "run", lambda *arguments: run("--language", language, *arguments))
    refused = terminal.at(LEAD, "members", password=WRONG).refusal
    assert refused["refused"] == "wrong_password"
    assert said in refused["happened"]
    assert all(refused[part].endswith(".") for part in ("happened", "safe", "do"))


@pytest.mark.parametrize(
    ("plain", "place"),
    [
        (f'{{"pupil": "{UNTOLD}", ', "json"),
        (f'"{UNTOLD}"', "json"),
        ("\xff\xfe", "json"),
        (f'{{"pupil": "Alva", "draft": {{"kind": "{UNTOLD}"}}}}', "$.draft.kind"),
        (f'{{"pupil": "Alva", "draft": {{"kind": "signal", "day": "{UNTOLD}"}}}}', "$.draft.day"),
        (f'{{"pupil": "Alva", "draft": {{"kind": "signal", "{UNTOLD}": 1}}}}', "$.draft"),
        (f'{{"pupil": "Alva", "{UNTOLD}": 1, "draft": {{"kind": "signal"}}}}', "$"),
        (f'{{"pupil": ["{UNTOLD}"], "draft": {{"kind": "signal"}}}}', "$.pupil"),
    ],
)
def test_bad_json_names_the_place_and_not_the_value(terminal, plain, place):
    told = terminal.at(LEAD, "record", plain=plain.encode("latin-1"))  # a byte for each character
    assert told.refusal["refused"] == "bad_input"
    assert told.refusal["places"] == {"place": place}
    assert UNTOLD not in told.err


NEEDED = {
    "init": {"name": "A", "seat": "COUNSELLOR", "school": "S", "authority": "N"},
    "restore": {"backup": "b"},
    "copy": {"to": "c"},
    "invite": {"name": "A", "seat": "NURSE", "mode": "writes"},
    "import": {"on": "2026-11-20"},
    "record": {"pupil": "A", "draft": a_signal()},
    "take": {"pupil": "A", "consent": a_consent()},
    "accept": {"pupil": "A"},
    "withdraw": {"pupil": "A", "consent": "a", "who": "A"},
    "decide": {"pupil": "A"},
    "link": {"pupil": "A", "other": "B"},
    "ready": {"meeting": "a"},
    "agenda": {"meeting": "a", "out": "o"},
    "receipt": {"keeper": "A", "kept_at": "B"},
    "admit": {"member": "A", "words": "b"},
    "appoint": {"member": "A"},
    "end-member": {"member": "A"},
    "fulfil": {"pupil": "A", "commitment": "a"},
    "erase": {"pupil": "A", "item": "a", "decision": "2026-11-02, dnr 1"},
}
"""The least that each command must be told, where that is anything."""
READING = [name for name, command in (ENTRANCES | COMMANDS).items() if command.reads is not Nothing]


def asked(terminal, command, request):
    return terminal.enter(command, request) if command in ENTRANCES else terminal.at(LEAD, command, request)


@pytest.mark.parametrize("command", READING)
def test_every_command_refuses_a_field_it_does_not_know(terminal, command):
    told = asked(terminal, command, NEEDED.get(command, {}) | {UNTOLD: 1})
    assert told.refusal["places"] == {"place": "$"}
    assert UNTOLD not in told.err


@pytest.mark.parametrize("command", NEEDED)
def test_a_command_that_must_be_told_something_says_what_it_misses(terminal, command):
    assert asked(terminal, command, {}).refusal["refused"] == "bad_input"


def test_an_unknown_field_deep_in_a_list_is_found(terminal):
    row = {"given_name": "A", "family_name": "B", "birth_date": "2012-01-02", "school_class": "8B"}
    told = terminal.at(LEAD, "import", {"on": "2026-11-20", "pupils": [row, row | {"personnummer": UNTOLD}]})
    assert told.refusal["places"] == {"place": "$.pupils[1]"}
    assert UNTOLD not in told.err


def test_a_path_that_is_none_is_refused(terminal):
    told = terminal.at(LEAD, "import", {"on": "2026-11-20", "folder": 3})
    assert told.refusal["places"] == {"place": "$.folder"}


@pytest.mark.parametrize("file", ["missing.json", "."])
def test_a_request_that_cannot_be_read_is_refused(terminal, tmp_path, file):
    told = terminal.at(LEAD, "sheet", None, "--json", tmp_path / file)
    assert told.refusal["places"] == {"place": "--json"}


def test_a_descriptor_that_cannot_be_read_is_refused_by_its_option(terminal):
    told = terminal.at(LEAD, "members", None, "--password-fd", 999, password=None)
    assert told.refusal["places"] == {"place": "--password-fd"}


def test_where_nobody_can_be_asked_the_missing_secret_is_named(terminal, monkeypatch):
    def nobody(_):
        raise EOFError

    monkeypatch.setattr("getpass.getpass", nobody)
    told = terminal.at(LEAD, "passwd")
    assert (told.refusal["refused"], told.refusal["places"]) == ("bad_input", {"place": "--new-password-fd"})


def test_a_fault_tells_where_and_never_what(terminal, tmp_path, monkeypatch):
    def broken(*_):
        raise ValueError(UNTOLD)

    monkeypatch.setattr(terminal, "demo", broken)
    told = terminal.run("demo", "--out", tmp_path)
    assert (told.code, told.out) == (FAULT, "")
    assert "test_main.py" in told.err
    assert UNTOLD not in told.err


def test_an_answer_that_cannot_be_told_is_a_fault_without_its_content(terminal, tmp_path, monkeypatch):
    class Unsayable:
        def __repr__(self):
            return UNTOLD

    monkeypatch.setattr(terminal, "demo", lambda _: Unsayable())
    told = terminal.run("demo", "--out", tmp_path)
    assert (told.code, told.out) == (FAULT, "")
    assert UNTOLD not in told.err


def test_passwords_and_codes_are_in_no_answer_and_no_refusal(terminal):
    pupil = terminal.school.add(LEAD)
    done = [
        terminal.at(LEAD, "members"),
        terminal.at(LEAD, "verify"),
        terminal.at(LEAD, "record", {"pupil": pupil, "draft": a_signal()}),
        terminal.at(LEAD, "sheet", {"pupil": pupil}),
        terminal.at(LEAD, "sheet", {"pupil": "ingen"}),
        terminal.at(LEAD, "passwd", pages="kort"),
        terminal.at(LEAD, "passwd", pages=NEW),
        terminal.at(LEAD, "members", password=WRONG),
    ]
    said = "".join(told.out + told.err for told in done)
    assert [word for word in (PASSWORD, "kort", NEW, WRONG) if f'"{word}' in said] == []
    assert PASSWORD not in said


def test_without_a_descriptor_the_password_is_asked_for(terminal, monkeypatch):
    asked = []
    monkeypatch.setattr("getpass.getpass", lambda words: asked.append(words) or PASSWORD)
    assert terminal.at(LEAD, "members", password=None).code == 0
    assert asked == ["Lösenord: "]


def test_a_request_is_read_from_standard_input_by_default(terminal, monkeypatch):
    reading, writing = os.pipe()
    os.write(writing, b'{"find": "ingen"}')
    os.close(writing)
    with open(reading, encoding="utf-8") as stream:  # noqa: PTH123 - a descriptor
        monkeypatch.setattr(cli.sys, "stdin", stream)
        assert terminal.at(LEAD, "sheet", None, "--json", "-").answer["pupils"] == []

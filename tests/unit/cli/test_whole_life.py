"""The whole life of a vault, driven from outside by nothing but the command line: processes, pipes and JSON."""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

LENA, KARIN, MAJA, RUTH = "Lena Holm", "Karin Ek", "Maja Lund", "Ruth Bergman"
PASSWORDS = {
    LENA: "kanelbulle på taket",
    KARIN: "sju gröna elefanter",
    MAJA: "dimman över sundet",
    RUTH: "vinterdäck i källaren",
}
NEW = "ett helt nytt handtag"
TOLD = "Kom en timme sent tre dagar i rad."
TELL_SECRETS = {"invite", "own-sheet", "seat-sheet"}
KEEPER = {"keeper": "Rut Registrator", "kept_at": "kassaskåpet"}


class Computer:
    """One computer, at which each command is a process of its own, and each secret comes by a pipe."""

    def __init__(self, profile, vault, told):
        self.profile, self.vault, self.told = profile, vault, told

    def run(self, command, request=None, secrets=(), *, name=None, expect=0):
        """The answer or the refusal of one command, which leaves with the exit code expected."""
        reading = {option: piped(secret) for option, secret in dict(secrets).items()}
        where = ["--vault", self.vault, "--profile", self.profile]
        where += ["--as", name] if name else []
        where += [part for option, end in reading.items() for part in (f"--{option}-fd", end)]
        try:
            done = subprocess.run(  # noqa: S603 - the program itself
                [sys.executable, "-m", "sspf_desk", command, *(str(part) for part in where)],
                input=json.dumps(request or {}).encode(),
                capture_output=True,
                pass_fds=tuple(reading.values()),
                timeout=300,
                check=False,
            )
        finally:
            for end in reading.values():
                os.close(end)
        assert done.returncode == expect, (command, done.stdout, done.stderr)
        self.told.append((command, done.stdout + done.stderr))
        return json.loads(done.stderr if expect == 3 else done.stdout)

    def at(self, name, command, request=None, secrets=(), **how):
        """One command at somebody's desk."""
        return self.run(command, request, {"password": PASSWORDS[name]} | dict(secrets), name=name, **how)

    def seat_sheet(self, name):
        """The words of a seat's sheet that is made, printed and with its keeper."""
        words = " ".join(self.at(name, "seat-sheet")["words"])
        assert self.at(name, "receipt", KEEPER, {"words": words})["received"]
        return words

    def invite(self, by, name, seat):
        asked = {"name": name, "seat": seat, "mode": "writes"}
        return {"code": self.at(by, "invite", asked)["code"], "password": PASSWORDS[name]}


def piped(secret):
    reading, writing = os.pipe()
    os.write(writing, f"{secret}\n".encode())
    os.close(writing)
    return reading


@pytest.fixture
def computer(tmp_path):
    return Computer(tmp_path / "profile", tmp_path / "vault", [])


def a_group(computer):
    """The lead founds it, the counsellor joins, and a second counsellor is let in. The words of the three sheets."""
    asked = {"name": LENA, "seat": "SCHOOL_LEAD", "school": "Björkdalsskolan", "authority": "Nämnden"}
    founded = computer.run("init", asked, {"password": PASSWORDS[LENA]})
    assert founded["next"] == ["own-sheet", "seat-sheet", "receipt"]
    own = " ".join(computer.at(LENA, "own-sheet")["words"])
    lead = computer.seat_sheet(LENA)
    assert computer.run("join", None, computer.invite(LENA, KARIN, "COUNSELLOR"))["member"] == KARIN
    counsellor = computer.seat_sheet(KARIN)
    waits = computer.run("join", None, computer.invite(LENA, MAJA, "COUNSELLOR"), expect=3)
    assert waits["refused"] == "waiting_for_admission"
    computer.at(KARIN, "admit", {"member": MAJA, "words": waits["places"]["place"]})
    return own, lead, counsellor


def a_pupil(computer):
    """A pupil of the counsellor's with one signal; his handle."""
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    row = {"given_name": "Alva", "family_name": "Lindqvist", "birth_date": "2011-03-14", "school_class": "9B"}
    (pupil,) = computer.at(KARIN, "import", {"on": today, "pupils": [row]})["pupils"]
    signal = {
        "kind": "signal",
        "term": "S02",
        "text": TOLD,
        "day": "2026-11-18",
        "place": "school",
        "seen_by": "mentor",
    }
    assert computer.at(KARIN, "record", {"pupil": pupil, "draft": signal})["recorded"]["item"]
    return pupil


def texts(told):
    return [line["text"] for line in told["sheet"]["lines"]]


def test_a_vault_lives_its_whole_life_by_the_command_line_alone(computer, tmp_path, capsys):
    began, worked = time.monotonic(), os.times().children_user
    own, lead, counsellor = a_group(computer)
    pupil = a_pupil(computer)
    backup = tmp_path / "a.sspf-backup"
    old = Computer(computer.profile, tmp_path / "kept", computer.told)
    other = Computer(tmp_path / "other", tmp_path / "back", computer.told)
    computer.at(LENA, "backup", {"out": str(backup)})
    control = computer.at(LENA, "control-sheet", {"out": str(tmp_path / "control.pdf")})["groups"]
    assert computer.run("copy", {"to": str(old.vault)})["copied"]

    assert computer.at(LENA, "end-member", {"member": KARIN})["ended"] == KARIN
    assert computer.at(KARIN, "sheet", expect=3)["refused"] == "wrong_password"
    assert texts(computer.at(MAJA, "sheet", {"pupil": pupil})) == [TOLD]
    assert computer.at(LENA, "verify", {"control": " ".join(control)})["whole"]
    assert not old.at(LENA, "verify", {"report": str(tmp_path / "report.pdf")}, expect=4)["whole"]

    restored = other.run("restore", {"backup": str(backup), "name": LENA}, {"password": PASSWORDS[LENA]})
    assert KARIN in restored["restored"]["members"]
    assert texts(other.at(KARIN, "sheet", {"pupil": pupil})) == [TOLD]

    computer.run("recover", None, {"words": own, "new-password": NEW})
    assert computer.at(LENA, "status", expect=3)["refused"] == "wrong_password"
    asked, again = {"member": MAJA, "alone": True}, {"password": NEW}
    assert computer.at(LENA, "end-member", asked, again)["ended"] == MAJA

    # Lena is gone now, and with her the last registrar: the seat's sheet, and the lead's with its keeper.
    taken = {"words": counsellor, "new-password": PASSWORDS[RUTH], "second-words": lead}
    assert computer.run("reseat", {"name": RUTH, "seat": "COUNSELLOR"}, taken)["member"] == RUTH
    assert texts(computer.at(RUTH, "sheet", {"pupil": pupil})) == [TOLD]
    assert computer.invite(RUTH, KARIN, "SCHOOL_LEAD")["code"]
    assert computer.at(RUTH, "verify")["whole"]
    assert told_secrets(computer.told, [*PASSWORDS.values(), NEW, own, lead, counsellor]) == []
    with capsys.disabled():
        took, worked = time.monotonic() - began, os.times().children_user - worked
        sys.stdout.write(
            f"\nby command line alone: {len(computer.told)} commands, {took:.0f} s, {worked:.0f} s of work\n"
        )


def told_secrets(told, secrets):
    """The commands that said a secret, but for those whose answer is a code or the words of a sheet."""
    rest = [(command, said) for command, said in told if command not in TELL_SECRETS]
    return [command for command, said in rest for secret in secrets if secret.encode() in said]

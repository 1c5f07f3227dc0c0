"""The two commands set up what is missing, mend what was interrupted, and install only what is pinned by hash."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHELL = shutil.which("sh")
PINS = ("requirements.txt", "requirements-dev.txt")
FAKE_PYTHON = """#!/bin/sh
echo "$*" >>"{calls}"
case "$*" in *"{failing}"*) exit 1 ;; esac
"""

unix = pytest.mark.skipif(SHELL is None, reason="./run and ./test are for systems with a shell")


def asked_for(group: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] if group == "run" else project["dependency-groups"]["dev"]
    return {re.split(r"[<>=~]", name)[0].casefold() for name in wanted}


def pinned(file: str) -> dict[str, str]:
    """Each pinned package of a requirements file, with its version and hashes as written."""
    text = (ROOT / file).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: rest for name, _, rest in (line.partition("==") for line in lines)}


@pytest.mark.parametrize("file", PINS)
def test_every_package_is_pinned_by_hash_and_no_line_says_where_from(file: str) -> None:
    assert {name for name, rest in pinned(file).items() if "--hash=sha256:" not in rest} == set()
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted", (ROOT / file).read_text("utf-8"))


@pytest.mark.parametrize(("group", "file"), [("run", "requirements.txt"), ("dev", "requirements-dev.txt")])
def test_everything_asked_for_is_pinned(group: str, file: str) -> None:
    assert asked_for(group) <= set(pinned(file))


def test_both_files_pin_a_shared_package_alike() -> None:
    run, dev = (pinned(file) for file in PINS)
    assert {name: run[name] for name in run.keys() & dev.keys()} == {
        name: dev[name] for name in run.keys() & dev.keys()
    }


def fake_python(place: Path, calls: Path, failing: str = "nothing fails") -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(FAKE_PYTHON.format(calls=calls, failing=failing), "utf-8")
    place.chmod(0o755)


def told_by_setup(tree: Path, words: str, *, path: str) -> subprocess.CompletedProcess[str]:
    script = f'set -eu; root=$1; . "$2"; {words}'
    return subprocess.run(  # noqa: S603 - our own script, in a shell of this machine
        [str(SHELL), "-c", script, "setup", str(tree), str(ROOT / ".ci" / "setup.sh")],
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@unix
def test_without_venv_and_without_apt_it_names_the_package_and_stops_with_2(tmp_path: Path) -> None:
    fake_python(tmp_path / "bin" / "python3", tmp_path / "calls", failing="ensurepip")
    told = told_by_setup(tmp_path, "set_up", path=str(tmp_path / "bin"))
    assert told.returncode == 2
    assert "apt-get install python3-venv" in told.stderr


@unix
def test_without_any_python_it_names_both_packages(tmp_path: Path) -> None:
    told = told_by_setup(tmp_path, "set_up", path=str(tmp_path))
    assert told.returncode == 2
    assert "apt-get install python3 python3-venv" in told.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree whose .venv is whole and whose python only notes how it was called."""
    fake_python(tmp_path / ".venv" / "bin" / "python", tmp_path / "calls")
    (tmp_path / "requirements.txt").write_text("one==1\n", "utf-8")
    return tmp_path


SYSTEM = "/usr/bin:/bin"


@unix
def test_what_was_installed_whole_is_not_installed_again(tree: Path) -> None:
    for _ in range(2):
        assert told_by_setup(tree, "set_up requirements.txt", path=SYSTEM).returncode == 0
    assert (tree / "calls").read_text("utf-8").count("pip install") == 1
    assert "--require-hashes --only-binary :all:" in (tree / "calls").read_text("utf-8")


@unix
def test_a_changed_requirements_file_is_installed(tree: Path) -> None:
    told_by_setup(tree, "set_up requirements.txt", path=SYSTEM)
    (tree / "requirements.txt").write_text("one==2\n", "utf-8")
    told_by_setup(tree, "set_up requirements.txt", path=SYSTEM)
    assert (tree / "calls").read_text("utf-8").count("pip install") == 2


@unix
def test_a_failed_installation_stops_with_2_and_leaves_nothing_that_counts_as_whole(tree: Path) -> None:
    fake_python(tree / ".venv" / "bin" / "python", tree / "calls", failing="pip install")
    assert told_by_setup(tree, "set_up requirements.txt", path=SYSTEM).returncode == 2
    assert told_by_setup(tree, "venv_works", path=SYSTEM).returncode != 0


@unix
@pytest.mark.parametrize("break_it", ["rm .venv/bin/python", "touch .venv/installing"])
def test_a_half_made_venv_is_made_anew(tree: Path, break_it: str) -> None:
    made = f'cd "$root"; {break_it}; make_venv() {{ echo made anew; exit; }}; set_up'
    assert told_by_setup(tree, made, path=SYSTEM).stdout == "made anew\n"

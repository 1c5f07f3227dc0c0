"""The house stands: every contract is kept by the tree, and broken by a violation planted in a copy of it."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "sspf_desk"
SOURCES = sorted(PACKAGE.rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}

PLANTS = [
    ("house", "terms.py", "import sspf_desk.desk"),
    ("house", "casework/planted.py", "import sspf_desk.meetings"),
    ("house", "unplaced.py", ""),
    ("rows", "desk/planted.py", "from sspf_desk.models import tables"),
    ("rows", "pdf/planted.py", "from sspf_desk.models import tables"),
    ("front", "ui/planted.py", "import sspf_desk.records"),
    ("front", "cli/planted.py", "import sqlalchemy"),
    ("sql", "meetings/planted.py", "import sqlalchemy"),
    ("sql", "casework/planted.py", "import sqlcipher3"),
    ("keys", "records/planted.py", "from cryptography.hazmat.primitives import hashes"),
    ("paper", "meetings/planted.py", "import reportlab"),
    ("qt", "desk/planted.py", "from PySide6 import QtWidgets"),
    ("circles", "vault/planted/left.py", "import sspf_desk.vault.planted.right"),
]
"""The contract, the file that breaks it, and the line that does."""


def lint(tree: Path) -> dict[str, str]:
    """What import-linter says of each contract in a tree: KEPT or BROKEN, by the contract's name."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "COLUMNS": "200", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", told.stdout, re.MULTILINE))
    assert verdicts, told.stdout + told.stderr
    return verdicts


def plant(tree: Path, file: str, line: str) -> None:
    """Write a line at the end of a file, making the file and its packages where there are none."""
    target = tree / "sspf_desk" / file
    target.parent.mkdir(parents=True, exist_ok=True)
    (target.parent / "__init__.py").touch()
    with target.open("a", encoding="utf-8") as out:
        out.write(f"\n{line}\n")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "sspf_desk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    assert lint(ROOT) == dict.fromkeys(NAMES.values(), "KEPT")


@pytest.mark.parametrize(("contract", "file", "line"), PLANTS)
def test_a_planted_violation_breaks_its_contract(copy: Path, contract: str, file: str, line: str) -> None:
    plant(copy, file, line)
    if contract == "circles":
        plant(copy, "vault/planted/right.py", "import sspf_desk.vault.planted.left")
    assert lint(copy)[NAMES[contract]] == "BROKEN"


def test_every_contract_has_a_violation_planted() -> None:
    assert {contract for contract, _, _ in PLANTS} == set(NAMES)


def test_qt_is_forbidden_to_every_part_but_the_windows() -> None:
    parts = {f"sspf_desk.{part.stem}" for part in PACKAGE.iterdir() if part.suffix == ".py" or part.is_dir()}
    qt = next(contract for contract in CONTRACTS if contract["id"] == "qt")
    assert set(qt["source_modules"]) == parts - {"sspf_desk.__init__", "sspf_desk.__pycache__", "sspf_desk.ui"}


def files_with(pattern: str) -> set[str]:
    return {told(source) for source in SOURCES if re.search(pattern, source.read_text("utf-8"))}


def told(source: Path) -> str:
    return source.relative_to(PACKAGE).as_posix()


def test_only_disclosure_makes_disclosed_text() -> None:
    assert files_with(r"\bDisclosed\(") == {"disclosure.py"}


def test_nothing_runs_on_threads_of_its_own() -> None:
    assert files_with(r"\bthreading\b|\bconcurrent\.futures\b|\bQThread\b") == set()


def calls(source: Path) -> Iterator[str]:
    """Every call in a file as it is written, without its arguments: `self.acts.begin`."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield re.sub(r"\(.*\)", "", ast.unparse(node.func), flags=re.DOTALL)


_OFF_THE_RECORD = {False: r"(?<!acts)\.(begin|connect|look|apart)$", True: r"(?<!painter)(?<!document)\.(begin|apart)$"}
"""What takes a connection past the trail. Windows connect signals and paint; `front` keeps stores from them."""


def test_only_acts_makes_sessions() -> None:
    off_the_record = {
        (told(source), call)
        for source in SOURCES
        if told(source).split("/")[0] not in {"acts", "store"}
        for call in calls(source)
        if re.search(r"(^|\.)(Session|sessionmaker|create_engine)$", call)
        or re.search(_OFF_THE_RECORD[told(source).startswith("ui/")], call)
    }
    assert off_the_record == set()


def test_without_an_entry_in_the_trail_a_members_own_draft_and_marks_are_kept_and_nothing_else() -> None:
    assert {told(source) for source in SOURCES for call in calls(source) if call.endswith(".quietly")} == {
        "casework/kept.py",
        "casework/seen.py",
    }


def words(name: str) -> set[str]:
    """The words of an identifier: `readAgendaCopy` and `read_agenda_copy` alike."""
    return {word.casefold() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def definitions(source: Path) -> set[str]:
    tree = ast.parse(source.read_text("utf-8"))
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    named = {node.name for node in ast.walk(tree) if isinstance(node, kinds)}
    return named | set(source.relative_to(PACKAGE).with_suffix("").parts)


def identifiers(source: Path) -> set[str]:
    attributes = ("name", "id", "attr", "arg")
    tree = ast.parse(source.read_text("utf-8"))
    found = {getattr(node, attribute, None) for node in ast.walk(tree) for attribute in attributes}
    return definitions(source) | {name for name in found if isinstance(name, str)}


BANNED = re.compile(r"managers?|helpers?|utils?|common|misc|services?|controllers?|handlers?|data|info|process")
JUDGING = re.compile(r"scor(e|es|ed|ing)|rank(s|ed|ing)?|risk(s|y)?|predict(s|ed|ing|ion|ions|or)?")


QTS_OWN = frozenset({"data", "headerData"})
"""What Qt calls a model's methods; only windows have models."""


@pytest.mark.parametrize(("pattern", "names"), [(BANNED, definitions), (JUDGING, identifiers)])
def test_no_name_hides_its_job_or_judges_a_child(pattern: re.Pattern[str], names: Callable[[Path], set[str]]) -> None:
    wrong = {(told(s), name) for s in SOURCES for name in names(s) if any(map(pattern.fullmatch, words(name)))}
    assert {(file, name) for file, name in wrong if name not in QTS_OWN or not file.startswith("ui/")} == set()


@pytest.mark.parametrize("name", ["RiskLevel", "rank_pupils", "predicted", "topScore"])
def test_a_judging_name_would_be_found(name: str) -> None:
    assert any(map(JUDGING.fullmatch, words(name)))


def test_every_file_can_be_read_in_one_sitting() -> None:
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in SOURCES}
    assert {file: length for file, length in lengths.items() if length > 300} == {}

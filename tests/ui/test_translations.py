"""Every string of the windows is gathered for the translators, and every one of them is translated."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "resources" / "i18n"
LANGUAGES = ("sv", "en")


def messages(file):
    """Each message of a file: its context, source and translations."""
    for context in ElementTree.parse(file).getroot().findall("context"):  # noqa: S314 - our own file
        for message in context.findall("message"):
            told = message.find("translation")
            forms = [form.text or "" for form in told.findall("numerusform")] or [told.text or ""]
            yield context.findtext("name"), message.findtext("source"), told.get("type"), forms


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    """The files as they come out when all strings are gathered anew."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "sspf_desk" / "ui", tree / "sspf_desk" / "ui")
    (tree / "resources").mkdir()
    shutil.copytree(WRITTEN, tree / "resources" / "i18n")
    for language in LANGUAGES:
        only = ["-pluralonly"] if language == "en" else []
        files = sorted(str(one.relative_to(tree)) for one in (tree / "sspf_desk" / "ui").glob("*.py"))
        told = ["-ts", f"resources/i18n/sspf_desk_{language}.ts", "-target-language", language]
        told += ["-source-language", "en"]
        command = [Path(sys.executable).parent / "pyside6-lupdate", "-silent", "-locations", "none", "-no-obsolete"]
        subprocess.run([*command, *only, *files, *told], cwd=tree, check=True, capture_output=True)  # noqa: S603
    return tree / "resources" / "i18n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_gathered(gathered, language):
    name = f"sspf_desk_{language}.ts"
    written = {(context, source) for context, source, _, _ in messages(WRITTEN / name)}
    assert {(context, source) for context, source, _, _ in messages(gathered / name)} == written


def said(tree, within=""):
    """Every string that code asks a translation of, with its context: also where the gathering does not look."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if name == "tr" and words:
                yield within, words[0]
            elif name == "translate" and words[1:]:
                yield words[0], words[1]
        yield from said(node, node.name if isinstance(node, ast.ClassDef) else within)


def test_every_string_that_code_asks_for_is_gathered_also_within_another():
    written = {(context, source) for context, source, _, _ in messages(WRITTEN / "sspf_desk_sv.ts")}
    files = (ROOT / "sspf_desk" / "ui").glob("*.py")
    asked = {one for file in files for one in said(ast.parse(file.read_text("utf-8")))}
    assert asked - written == set()
    assert written - asked == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language):
    told = list(messages(WRITTEN / f"sspf_desk_{language}.ts"))
    assert [(context, source) for context, source, kind, forms in told if kind or not all(forms)] == []


def test_what_is_filled_in_stands_in_the_translation_too():
    for context, source, _, forms in messages(WRITTEN / "sspf_desk_sv.ts"):
        for form in forms:
            assert source.count("{") == form.count("{"), (context, source)
            assert ("%n" in source) == ("%n" in form) or len(forms) > 1, (context, source)


def test_a_string_left_in_english_is_found():
    same = {
        source
        for _, source, _, forms in messages(WRITTEN / "sspf_desk_sv.ts")
        if forms == [source] and len(source.split()) > 1 and "{" not in source
    }
    assert same <= {"SSPF Desk"}

"""What is not protected is said in plain words, the same in both languages and in what the project says of itself."""

import re
from pathlib import Path

import pytest

from sspf_desk import limits
from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource

ROOT = Path(limits.__file__).parent.parent
SHIPPED = {language: limits.shipped(language) for language in limits.LANGUAGES}
EVERY = [(language, limit) for language, shipped in SHIPPED.items() for limit in shipped]
LIX = 40
LONGEST = 22
TECHNICAL = (
    "aes", "algoritm", "argon", "autentis", "bit", "byte", "certifik", "cipher", "cryp", "databas", "encrypt", "entrop",
    "epoch", "epok", "hash", "hmac", "key", "krypt", "nonce", "nyckel", "pragma", "salt", "server", "signat", "signer",
    "sql", "token",
)  # fmt: skip
LEAST = {
    "leaver_keeps", "mover_sees_rows", "old_backup_opens", "old_backup_keeps_erased", "older_file_unseen",
    "seat_sheet_and_invitation", "two_appoint_registrar", "memory_until_end", "memory_on_disk", "crash_reports",
    "profile_forgets",
}  # fmt: skip
"""What issue 3 found to be true and had to be said."""


def sentences(text):
    return re.split(r"(?<=[.?])\s+", text)


def test_what_was_found_while_people_came_and_went_is_said():
    assert {limit.id for limit in SHIPPED["sv"]} >= LEAST


@pytest.mark.parametrize(("language", "limit"), EVERY)
def test_each_is_a_title_and_a_few_short_sentences(language, limit):
    assert re.fullmatch(r"[A-ZÅÄÖ].*[^.]", limit.title)
    assert re.fullmatch(r"[A-ZÅÄÖ].*\.", limit.text)
    assert 1 <= len(sentences(limit.text)) <= 3
    assert all(len(sentence.split()) <= LONGEST for sentence in sentences(limit.text))


@pytest.mark.parametrize(("language", "limit"), EVERY)
def test_no_word_is_technical(language, limit):
    spoken = re.findall(r"\w+", f"{limit.title} {limit.text}".casefold())
    assert not [word for word in spoken if word.startswith(TECHNICAL)]


def test_the_swedish_is_easy_to_read():
    said = [sentence for limit in SHIPPED["sv"] for sentence in (limit.title, *sentences(limit.text))]
    spoken = [word for sentence in said for word in re.findall(r"\w+", sentence)]
    assert len(spoken) / len(said) + 100 * sum(len(word) > 6 for word in spoken) / len(spoken) < LIX


def test_security_md_lists_the_same_in_the_same_order():
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    listed = re.findall(r"^- (.+) \(`(\w+)`\)$", text.partition("## What is not protected")[2], re.MULTILINE)
    assert listed == [(limit.title, limit.id) for limit in SHIPPED["en"]]


def rows():
    """The table of docs/limits.md: id, what, kind, why."""
    lines = (ROOT / "docs" / "limits.md").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| `")]


def test_the_document_says_the_same_in_the_same_order_with_kind_and_reason():
    said = [(f"`{limit.id}`", f"**{limit.title}.** {limit.text}") for limit in SHIPPED["en"]]
    assert [(id_, what) for id_, what, _, _ in rows()] == said
    for _, _, kind, why in rows():
        assert re.fullmatch(r"[CDAR](, [CDAR])*", kind)
        assert len(why.split()) > 5


def test_every_test_that_the_document_names_is_there():
    named = {name for *_, why in rows() for name in re.findall(r"`(test_\w+)`", why)}
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(named) > 5
    assert named <= there


@pytest.fixture
def folder(tmp_path):
    for language in limits.LANGUAGES:
        name = f"limits_{language}.toml"
        (tmp_path / name).write_text(resource("wording", name).read_text("utf-8"), encoding="utf-8")
    return tmp_path


def test_lists_elsewhere_are_read_as_the_programs_own_are(folder):
    assert limits.shipped("en", folder) == SHIPPED["en"]
    assert limits.shipped("sv", folder) == SHIPPED["sv"]
    assert SHIPPED["sv"] != SHIPPED["en"]


@pytest.mark.parametrize("language", limits.LANGUAGES)
@pytest.mark.parametrize(("was", "becomes"), [('id = "the_law"', 'id = "the_lore"'), ("", None)])
def test_nobody_is_told_less_for_the_language_he_reads(folder, language, was, becomes):
    path = folder / f"limits_{language}.toml"
    text = path.read_text("utf-8")
    last = text.rindex("[[limit]]")
    path.write_text(text[:last] if becomes is None else text.replace(was, becomes), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        limits.shipped("sv", folder)
    assert (refused.value.reason, refused.value.places) == (Reason.BAD_INPUT, {"place": "limits"})


@pytest.mark.parametrize(
    ("was", "becomes", "place"),
    [
        ('id = "the_law"', 'id = "print_queue"', "print_queue"),
        ('id = "the_law"', 'id = "The law"', "limits_sv.toml"),
        ('id = "the_law"', 'id = "the_law"\nkind = "R"', "kind"),
        ('title = "Ett svagt lösenord, om filerna blir stulna"', 'title = ""', "limits_sv.toml"),
        ("[[limit]]", "[[limit", "limits_sv.toml"),
    ],
)
def test_a_list_that_is_wrong_is_refused_with_the_place(folder, was, becomes, place):
    path = folder / "limits_sv.toml"
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        limits.load(path)
    assert refused.value.reason is Reason.BAD_INPUT
    assert place in str(refused.value.places["place"])


def test_a_list_that_is_not_there_not_text_or_empty_is_refused(tmp_path):
    path = tmp_path / "limits_sv.toml"
    for make in (lambda: None, lambda: path.write_bytes(b"\xff\xfe"), lambda: path.write_text("limit = []")):
        make()
        with pytest.raises(Refusal) as refused:
            limits.load(path)
        assert refused.value.reason is Reason.BAD_INPUT

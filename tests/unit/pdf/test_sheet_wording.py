"""The words on the vault's own pages: plain, the same in both languages, and refused where one is lost."""

import re
from datetime import UTC, date, datetime

import pytest
from msgspec import to_builtins

from sspf_desk.errors import Reason, Refusal
from sspf_desk.pdf.sheet_wording import load, sheet_wording
from sspf_desk.settings import resource

LIX = 40
TECHNICAL = ("algoritm", "byte", "cipher", "crypt", "databas", "entrop", "hash", "key", "krypt", "nyckel")


def told(part, place=""):
    """Every word of the wording with its place."""
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield from told(inner, f"{place}.{name}")
    else:
        for number, inner in enumerate(part):
            yield from told(inner, f"{place}.{number}")


def sentences(language):
    texts = [text for place, text in told(to_builtins(sheet_wording(language))) if text.endswith(".")]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.:])\s+", text)]


def test_the_swedish_is_easy_to_read():
    said = sentences("sv")
    spoken = [word for sentence in said for word in re.findall(r"\w+", sentence)]
    assert len(said) > 40
    assert len(spoken) / len(said) + 100 * sum(len(word) > 6 for word in spoken) / len(spoken) < LIX


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_word_is_technical(language):
    spoken = {word for _, text in told(to_builtins(sheet_wording(language))) for word in re.findall(r"\w+", text)}
    assert len(spoken) > 150
    assert not [word for word in spoken if word.casefold().startswith(TECHNICAL)]


def test_both_languages_say_the_same_things_with_the_same_places():
    said = {
        language: {
            place: sorted(re.findall(r"\{\w+\}", text)) for place, text in told(to_builtins(sheet_wording(language)))
        }
        for language in ("sv", "en")
    }
    assert said["sv"] == said["en"]


def test_days_and_moments_are_swedish_in_both_languages():
    swedish, english = sheet_wording("sv"), sheet_wording("en")
    assert swedish.on(date(2026, 1, 9)) == "9 januari 2026"
    assert swedish.at(datetime(2026, 6, 30, 22, 4, tzinfo=UTC)) == "1 juli 2026 kl. 00.04"
    assert english.at(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)) == "31 December 2026 at 23.59"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('title = "Återställningsblad"\n', ""),
        ('title = "Återställningsblad"', 'title = ""'),
        ('title = "Återställningsblad"', 'title = "Blad"\nunknown = 1'),
        ('"Sida {page} av {pages}"', '"Sida {page}"'),
        ('"Sida {page} av {pages}"', '"Sida {page av {pages}"'),
        ('"Sida {page} av {pages}"', '"Sida {page} av {pages} {extra}"'),
        ('day = "{day} {month} {year}"', 'day = "{day} {month}"'),
        ('moment = "{day} kl. {hour}.{minute}"', 'moment = "{day}"'),
        ('foot = "Återställningsblad {code}"', 'foot = "Återställningsblad"'),
        ('title = "Kvitto på blad {code}, {whose}"', 'title = "Kvitto på blad {code}"'),
        ('"Kontrollblad  ·  {moment}', '"Kontrollblad'),
        ('number = "{number} i', 'number = "i'),
        ('    "Ta fram bladet ur kuvertet.",\n', ""),
        ('"december"]', "]"),
    ],
)
def test_a_file_that_lacks_something_is_refused(tmp_path, was, becomes):
    text = resource("wording", "sheets_sv.toml").read_text("utf-8")
    assert was in text
    broken = tmp_path / "sheets.toml"
    broken.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(broken)
    assert (refused.value.reason, refused.value.places) == (Reason.BAD_INPUT, {"place": "sheets.toml"})


def test_a_file_in_another_encoding_or_none_is_refused(tmp_path):
    with pytest.raises(Refusal):
        load(tmp_path / "none.toml")
    (tmp_path / "sheets.toml").write_bytes('title = "Ä"'.encode("latin-1"))
    with pytest.raises(Refusal):
        load(tmp_path / "sheets.toml")

"""Every refusal has words that a counsellor or a deputy head understands: what happened, what is safe, what to do."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk import words
from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource
from sspf_desk.terms import Seat
from sspf_desk.words import load, shipped

SHIPPED = {language: shipped(language) for language in ("sv", "en")}
EVERY = [(language, reason) for language in SHIPPED for reason in Reason]
PLACES = re.compile(r"\{(\w+)\}")
LONGEST = {"sentence": 20, "average": 14}
LIX = 45
"""Above it a Swedish text counts as hard."""
TECHNICAL = (
    "aes", "algoritm", "argon", "autentis", "bit", "byte", "certifik", "cipher", "cryp", "databas", "entrop",
    "exception", "hash", "hmac", "key", "krypt", "nonce", "nyckel", "pragma", "salt", "server", "signat", "signer",
    "sql", "token", "undantag",
)  # fmt: skip
BLAME = (
    "du har gjort fel",
    "ditt fel",
    "felaktigt ifyllt",
    "otillåt",
    "ogiltig",
    "invalid",
    "illegal",
    "your fault",
    "you failed",
)
WORDS_FOR_SEATS = [(language, seat) for language in SHIPPED for seat in Seat]


def told(language, reason):
    return SHIPPED[language].refusal[reason].parts()


def sentences(text):
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", text) if sentence]


@pytest.mark.parametrize(("language", "reason"), EVERY)
def test_each_reason_says_three_short_things(language, reason):
    parts = told(language, reason)
    assert len(set(parts)) == 3
    for part in parts:
        assert re.fullmatch(r"[A-ZÅÄÖ].*\.", part)
        assert part == part.strip()
        assert all(len(sentence.split()) < LONGEST["sentence"] for sentence in sentences(part))


@pytest.mark.parametrize(("language", "reason"), EVERY)
def test_no_word_is_technical_and_none_blames(language, reason):
    said = " ".join(told(language, reason)).casefold()
    spoken = re.findall(r"\w+", PLACES.sub("", said))
    assert not [word for word in spoken if word.startswith(TECHNICAL)]
    assert not [phrase for phrase in BLAME if phrase in said]
    assert "!" not in said


@pytest.mark.parametrize("language", SHIPPED)
def test_the_whole_is_easy_to_read(language):
    text = " ".join(part for reason in Reason for part in told(language, reason))
    spoken, count = re.findall(r"\w+", text), len(sentences(text))
    assert len(spoken) / count < LONGEST["average"]
    assert len(spoken) / count + 100 * sum(len(word) > 6 for word in spoken) / len(spoken) < LIX


@pytest.mark.parametrize("reason", list(Reason))
def test_both_languages_name_the_same_places(reason):
    named = {language: sorted(PLACES.findall(" ".join(told(language, reason)))) for language in SHIPPED}
    assert named["sv"] == named["en"]


def raised_with() -> dict[str, set[str]]:
    """The places that the program's own raise sites give, by reason."""
    given_places: dict[str, set[str]] = {}
    for path in Path(words.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Refusal" and call.args:
                reasons = {
                    n.attr
                    for n in ast.walk(call.args[0])
                    if isinstance(n, ast.Attribute) and n.attr in Reason.__members__
                }
                for reason in reasons:
                    given_places.setdefault(reason, set()).update(keyword.arg or "" for keyword in call.keywords)
    return given_places


def test_a_place_is_spoken_of_only_where_the_program_tells_it():
    given_places = raised_with()
    for reason in Reason:
        assert set(PLACES.findall(" ".join(told("sv", reason)))) <= given_places.get(reason.name, set()), reason


def test_places_are_filled_in():
    assert "minst 12 tecken" in SHIPPED["sv"].told(Refusal(Reason.WEAK_PASSWORD, shortest=12))[2]
    assert (
        SHIPPED["sv"].told(Refusal(Reason.SEAT_TAKEN, seat=Seat.NURSE))[0] == "Platsen skolsköterska är redan upptagen."
    )
    assert SHIPPED["en"].told(Refusal(Reason.SEAT_TAKEN, seat="POLICE"))[0] == "The seat police is taken already."
    assert "minst tolv tecken" in SHIPPED["sv"].told(Refusal(Reason.WEAK_PASSWORD))[2]
    assert "{7: 3}" in SHIPPED["en"].told(Refusal(Reason.LAWBOOK_BROKEN, place="{7: 3}"))[2]


@given(
    st.sampled_from(EVERY),
    st.dictionaries(st.sampled_from(["seat", "file", "place", "shortest", "row"]), st.text() | st.integers()),
)
def test_words_are_found_whatever_places_come_or_are_missing(which, places):
    language, reason = which
    said = SHIPPED[language].told(Refusal(reason, **places))
    assert [bool(part) for part in said] == [True] * 3
    if not places:
        assert not PLACES.search(" ".join(said))


@pytest.mark.parametrize(("language", "seat"), WORDS_FOR_SEATS)
def test_a_seat_is_named_in_words(language, seat):
    said = SHIPPED[language].told(Refusal(Reason.NO_AGREEMENT, seat=seat))
    assert seat.value not in " ".join(said)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("[refusal.disk_full]", "[refusal.disk_fuller]", "disk_fuller"),
        ("[refusal.bad_input]", "[refusal.bad_inpu]", "bad_inpu"),
        ('POLICE = "polis"\n', "", "seat.POLICE"),
        ("{seat} är redan", "{sits} är redan", "refusal.seat_taken: {sits}"),
        ('shortest = "', 'longest = "', "refusal.weak_password: {shortest}"),
        ("[unnamed]", "[unnamed", "refusals.toml"),
    ],
)
def test_words_that_are_wrong_are_refused_with_the_place(tmp_path, old, new, place):
    text = resource("wording", "refusals_sv.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "refusals.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(path)
    assert refused.value.reason is Reason.BAD_INPUT
    assert place in str(refused.value.places["place"])


@pytest.mark.parametrize("reason", list(Reason))
def test_a_reason_without_words_is_named(tmp_path, reason):
    text = resource("wording", "refusals_sv.toml").read_text("utf-8")
    path = tmp_path / "refusals.toml"
    path.write_text(re.sub(rf"(?s)\n\[refusal\.{reason}\]\n.*?(?=\n\n|\Z)", "\n", text), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(path)
    assert refused.value.places["place"] == f"refusals.toml: refusal.{reason}"


def test_words_that_are_not_there_or_not_text_are_refused(tmp_path):
    path = tmp_path / "refusals.toml"
    for make in (lambda: None, lambda: path.write_bytes(b"\xff\xfe")):
        make()
        with pytest.raises(Refusal) as refused:
            load(path)
        assert refused.value.reason is Reason.BAD_INPUT

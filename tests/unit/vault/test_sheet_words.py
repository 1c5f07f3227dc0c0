import hashlib
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource
from sspf_desk.vault.person import PersonPublic
from sspf_desk.vault.sheet_words import (
    confirms,
    new_sheet_code,
    qr_text,
    read_code,
    same_words,
    six_words,
    words_of,
)

from .conftest import VAULT_ID, stream

LIST = resource("words", "sv.txt")
WORDS = LIST.read_text("utf-8").splitlines()
CODE = bytes(range(20))
codes = st.binary(min_size=20, max_size=20)
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def folded(word):
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if letter in ALPHABET)


def refused(typed):
    with pytest.raises(Refusal) as found:
        read_code(typed)
    assert found.value.reason is Reason.WRONG_WORDS
    return found.value.places


def test_the_list_has_1024_short_plain_words_in_swedish_order():
    assert len(WORDS) == 1024
    assert all(re.fullmatch(r"[a-zåäöé]{3,7}", word) for word in WORDS)
    assert sorted(WORDS, key=lambda word: [ALPHABET.index(sign) for sign in word.replace("é", "e")]) == WORDS
    assert LIST.read_text("utf-8") == "\n".join(WORDS) + "\n"


def test_four_bare_letters_tell_every_word_and_no_word_is_the_beginning_of_another():
    bare = sorted(map(folded, WORDS))
    assert len({word[:4] for word in bare}) == 1024
    assert not [(one, other) for one, other in pairwise(bare) if other.startswith(one)]


def test_the_list_never_changes_for_sheets_are_in_safes():
    digest = hashlib.sha256(LIST.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    assert digest == "f86b3a063c79a7d62afa19c5b627da53e3167ccbe79ed64e9ca7ca9d4e886f7a"


@given(codes)
def test_a_sheet_says_its_160_bits_and_20_bits_of_their_digest_in_18_words(code):
    words = words_of(code)
    assert len(words) == 18
    bits = "".join(f"{WORDS.index(word):010b}" for word in words)
    check = f"{int.from_bytes(hashlib.sha256(code).digest(), 'big'):0256b}"[:20]
    assert bits == f"{int.from_bytes(code, 'big'):0160b}" + check


@given(codes)
def test_the_picture_holds_the_same_bits_in_letters_that_pictures_hold_cheaply(code):
    text = qr_text(code)
    assert re.fullmatch(r"SSPF1-[0-9A-HJKMNP-TV-Z]{36}", text)
    assert read_code(text) == read_code(text.lower().replace("-", "")) == code


def numbered(words):
    return "\n".join(f"{place}. {word}" for place, word in enumerate(words, 1))


DRESSES = {
    "plain": " ".join,
    "capitals": lambda words: " ".join(words).upper(),
    "numbered": numbered,
    "numbered in brackets": lambda words: " ".join(f"{place})\t{word}," for place, word in enumerate(words, 1)),
    "numbered and run together": lambda words: "".join(f"{place}{word}" for place, word in enumerate(words, 1)),
    "dotted lines": lambda words: "\r\n".join(f"{word};" for word in words),
    "dashes": "\u2013".join,
    "four letters": lambda words: " ".join(word[:4] for word in words),
    "no rings or dots": lambda words: " ".join(map(folded, words)),
    "taken apart": lambda words: unicodedata.normalize("NFD", " ".join(words)),
    "misspelt after the fourth letter": lambda words: " ".join(f"{w[:4]}xyz" if len(w) > 4 else w for w in words),
}


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
@given(codes)
def test_the_words_are_read_in_any_dress(dress, code):
    assert read_code(dress(words_of(code))) == code


@given(st.data())
def test_a_word_that_is_not_in_the_list_is_pointed_out_the_first_of_them(data):
    words, places = list(words_of(CODE)), data.draw(st.sets(st.integers(1, 18), min_size=1))
    for place in places:
        words[place - 1] = data.draw(st.sampled_from(["qqq", "zzzz", "sto", "ß"]))
    assert refused(" ".join(words)) == {"place": min(places)}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("", 1),
        ("1. 2. 3.", 1),
        (" ".join(words_of(CODE)[:10]), 11),
        (" ".join(words_of(CODE)[:17]), 18),
        (" ".join([*words_of(CODE), "abborre"]), 19),
        (" ".join([*words_of(CODE), "abborre", "qqqq"]), 19),
        (" ".join([*words_of(CODE)[:4], "qqqq"]), 5),
        ("\ud800", 1),
    ],
)
def test_too_few_and_too_many_words_are_pointed_out(typed, place):
    assert refused(typed) == {"place": place}


def test_any_one_word_in_anothers_place_and_any_two_in_the_wrong_order_are_noticed_without_a_place():
    words = words_of(CODE)
    for place in range(18):
        other = WORDS[(WORDS.index(words[place]) + 1) % 1024]
        assert refused(" ".join([*words[:place], other, *words[place + 1 :]])) == {}
    for place in range(17):
        turned = [*words[:place], words[place + 1], words[place], *words[place + 2 :]]
        assert turned == list(words) or refused(" ".join(turned)) == {}


@pytest.mark.parametrize("wrong", ["SSPF1-", "SSPF1-ABC", qr_text(CODE)[:-1], qr_text(CODE) + "0"])
def test_a_picture_cut_short_or_lengthened_is_refused(wrong):
    assert refused(wrong) == {}


def test_a_wrong_letter_in_a_pictures_text_is_refused_and_one_that_only_looks_wrong_is_not():
    text = qr_text(CODE)
    for place in range(6, len(text)):
        assert refused(text[:place] + ("1" if text[place] == "0" else "0") + text[place + 1 :]) == {}
    assert refused(text[:-1] + "U") == {}
    assert read_code(f"  {text.replace('0', 'o').replace('1', 'l')} \n") == CODE
    assert read_code(f"{text[:12]}\n{text[12:]}") == CODE


def test_a_new_code_is_all_that_was_drawn():
    assert new_sheet_code(stream("sheet")) == stream("sheet")(20)
    with pytest.raises(ValueError, match="randomness"):
        new_sheet_code(lambda size: b"short")


def test_two_words_typed_back_confirm_and_nothing_typed_does_not():
    words = words_of(CODE)
    assert confirms(CODE, {3: words[2], 18: f" {words[17].upper()[:4]} "})
    assert confirms(CODE, {place: unicodedata.normalize("NFD", word) for place, word in enumerate(words, 1)})
    assert not confirms(CODE, {})
    assert not confirms(CODE, {3: words[2], 18: words[16]})
    assert not confirms(CODE, {3: ""})
    for place in (0, 19, -1):
        assert not confirms(CODE, {place: words[0]})


def test_six_words_tell_every_part_of_who_somebody_is():
    public = PersonPublic(b"e" * 32, b"s" * 32)
    words = six_words(VAULT_ID, "a" * 32, public)
    assert len(words) == 6
    assert set(words) <= set(WORDS)
    for other in (
        six_words("f" * 32, "a" * 32, public),
        six_words(VAULT_ID, "b" * 32, public),
        six_words(VAULT_ID, "a" * 32, PersonPublic(b"x" * 32, b"s" * 32)),
        six_words(VAULT_ID, "a" * 32, PersonPublic(b"e" * 32, b"x" * 32)),
        six_words(VAULT_ID, "a" * 32, PersonPublic(b"s" * 32, b"e" * 32)),
    ):
        assert not set(words) & set(other)


def test_six_words_typed_back_are_the_same_in_any_case_and_no_others_are():
    words = six_words(VAULT_ID, "a" * 32, PersonPublic(b"e" * 32, b"s" * 32))
    for dress in DRESSES.values():
        assert same_words(words, dress(words))
    for wrong in ("", " ".join(words[:5]), " ".join([*words, words[0]]), " ".join(words[::-1]), "qqqq " * 6):
        assert not same_words(words, wrong)

"""What counts as found, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.proof.words import Search, apart, words

LONG = "Han stod vid grinden och väntade på sin bror"


def finds(text, *, withheld=(), names=(), allowed=(), **limits):
    search = Search(withheld, names, allowed)
    return search.finds(text, **limits)


def test_a_run_of_four_words_betrays_a_text():
    assert finds("hon såg att grinden och väntade på stod där", withheld=[LONG])


def test_a_run_of_three_words_of_a_longer_text_does_not():
    assert not finds("grinden och väntade i regnet", withheld=[LONG])


def test_a_short_text_is_looked_for_whole_and_at_word_boundaries():
    assert finds("det var mobbning igen", withheld=["Mobbning"])
    assert not finds("det var mobbningen", withheld=["Mobbning"])
    assert not finds("hemma igen", withheld=["hemma hos farmor"])


def test_a_run_that_may_be_read_elsewhere_betrays_nothing():
    assert not finds(LONG, withheld=[LONG], allowed=["han stod vid grinden och väntade på sin bror hela dagen"])


def test_only_the_runs_that_may_be_read_are_passed_over():
    assert finds(LONG, withheld=[LONG], allowed=["Han stod vid grinden och väntade"])


def test_a_name_is_found_in_either_order():
    assert finds("Lind, Alva (9B)", names=["Alva Lind"])
    assert finds("Alva Lind", names=["Alva Lind"])
    assert finds("Lind Alva Maria", names=["Alva Maria Lind"])


def test_half_a_name_is_no_name():
    assert not finds("Alva kom sent", names=["Alva Lind"])


def test_a_name_of_five_words_is_looked_for_whole():
    name = "Carl Gustaf Emil af Ekehult"
    assert finds(f"hos {name} i dag", names=[name])
    assert not finds("Carl Gustaf Emil af", names=[name])


@pytest.mark.parametrize("text", ["", "\N{EN DASH}", "a", "7", "2026", "...", "1 2"])
def test_what_says_nothing_is_not_looked_for(text):
    assert not finds(f"sida {text} av 7, a 2026 1 2", withheld=[text])


def test_a_class_and_a_telephone_number_are_looked_for():
    assert finds("i 9B.", withheld=["9B"])
    assert finds("ring 070-123 45 67", withheld=["070-123 45 67"])


def test_letters_below_the_floor_and_words_of_the_files_own_are_passed_over():
    assert not finds("xx ab xx", withheld=["ab"], floor=3)
    assert finds("xx abc xx", withheld=["abc"], floor=3)
    assert not finds("/Font", withheld=["Font"], syntax=frozenset({"font"}))
    assert finds("/Font kvar", withheld=["Font kvar"], syntax=frozenset({"font"}))


def test_broken_words_betray_phrases_of_some_length():
    search = Search(["hemma hos farmor", "kort", "skolgårdsbänken"], (), ())
    assert search.finds_broken("xh em mahos f armory")
    assert search.finds_broken("påskol gårds bänkenigen")
    assert not search.finds_broken("k o r t")


def test_broken_words_that_an_allowed_text_also_holds_betray_nothing():
    search = Search(["grå katten"], ("Alva Lind",), ("Alva Lindgren har den lilla gråkatten",))
    assert not search.finds_broken("alvalindgren och gråkatten")


def test_the_end_of_one_text_and_the_beginning_of_the_next_are_no_phrase():
    both = apart(["hemma hos", "farmor igen"])
    search = Search(["hemma hos farmor"], (), ())
    assert not search.finds(both)
    assert not search.finds_broken(both)


@pytest.mark.parametrize("written", ["Ångström", "A\u030angstro\u0308m", "ÅNGSTRÖM", "Ång\xadström", "Ång\u200bström"])
def test_however_a_word_is_written_it_is_one_word(written):
    assert words(written) == ["ångström"]


@given(
    st.lists(st.text("abcåäö", min_size=2, max_size=6), min_size=4, max_size=9),
    st.lists(st.text("xyz", min_size=1, max_size=5), max_size=20),
)
def test_a_withheld_text_is_found_in_any_company_unless_it_may_be_read(said, company):
    text = " ".join(said)
    around = " ".join((*company, *said, *company))
    assert finds(around, withheld=[text])
    assert not finds(around, withheld=[text], allowed=[text])
    assert not finds(" ".join(company), withheld=[text])

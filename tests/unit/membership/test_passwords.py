"""A password is judged while it is typed, and told in words of ours; what is judged enough is taken."""

import ast
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn import feedback

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import passwords
from sspf_desk.settings import resource

NAMES = ("Karin Ekmark", "Björkdalsskolan")


def messages():
    """Every message that zxcvbn can give, from its own source."""
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(feedback))) if isinstance(node, ast.Call))
    told = [call.args[0].value for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_"]
    assert len(told) > 20
    return set(told)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_message_of_zxcvbn_has_words_and_no_words_lack_a_message(language):
    assert set(passwords.words(language).said) == messages() | {passwords.KNOWN}


@pytest.mark.parametrize(
    "typed", ["password", "qwertyuiop", "aaaaaaaaaaaa", "abcdefghijkl", "19770412", "Karin", "9876"]
)
def test_what_is_easily_guessed_is_told_why(typed):
    judged = passwords.judge(typed, *NAMES)
    assert not judged.enough
    assert passwords.words("sv").told(judged)


def test_a_word_of_the_groups_own_is_told_apart():
    assert passwords.KNOWN in passwords.judge("björkdalsskolan", *NAMES).said


def test_a_short_password_lacks_as_many_signs_as_it_does():
    assert passwords.judge("kort", *NAMES).missing == passwords.SHORTEST - 4
    assert passwords.judge("", *NAMES).missing == passwords.SHORTEST


def test_a_hard_but_short_password_is_not_enough():
    judged = passwords.judge("Xq7!vZ9#p")
    assert (judged.enough, judged.missing, judged.said) == (False, 3, ())


def test_what_is_pasted_by_mistake_is_not_looked_at():
    assert passwords.judge("x" * (passwords.LONGEST + 1)) == passwords.Judgement(enough=False, missing=0, said=())


def test_nothing_more_is_said_of_what_is_enough():
    assert passwords.judge("vallmo dragspel tofsmes kompass") == passwords.Judgement(enough=True, missing=0, said=())


@given(st.text(max_size=40))
def test_what_is_judged_enough_is_admitted_and_nothing_else(typed):
    try:
        passwords.admit(typed, *NAMES)
    except Refusal:
        taken = False
    else:
        taken = True
    assert passwords.judge(typed, *NAMES).enough is taken


def test_a_thing_said_twice_is_told_once():
    judged = passwords.Judgement(enough=False, missing=0, said=(passwords.KNOWN, passwords.KNOWN))
    assert len(passwords.words("sv").told(judged)) == 1


def test_words_that_are_missing_or_broken_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(passwords, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    for broken in (None, b"\xff", b"said = 1"):
        if broken is not None:
            (tmp_path / "passwords_sv.toml").write_bytes(broken)
        with pytest.raises(Refusal) as refused:
            passwords.words("sv")
        assert refused.value.reason is Reason.BAD_INPUT


def test_the_words_are_shipped_in_both_languages():
    assert all(resource("wording", f"passwords_{language}.toml").is_file() for language in ("sv", "en"))


KNOWN = ("Lena Rektor", "Björkdalsskolan")


@pytest.mark.parametrize(
    "password",
    [
        "lenarektor2026",
        "Lena Rektor 2026",
        "Björkdalsskolan1",
        "björkdalsskolan2026!",
        "lösenordlösenord",
        "sommarsommarsommar",
        "Vinter-vinter-2026",
        "sspf sspf sspf",
        "rektor-lena-123456",
        "passwordpassword",
        "qwertyqwerty1",
        "aaaaaaaaaaaaaaaa",
    ],
)
def test_what_anybody_would_try_first_is_refused_however_long(password):
    with pytest.raises(Refusal) as refused:
        passwords.admit(password, *KNOWN)
    assert refused.value.reason is Reason.GUESSABLE_PASSWORD
    assert not passwords.judge(password, *KNOWN).enough
    assert passwords.judge(password, *KNOWN).said


@pytest.mark.parametrize(
    "password",
    [
        "ett långt lösenord",
        "ett helt nytt lösenord",
        "grus lampa fiol tisdag",
        "lena äter sju gröna båtar",
        "83#91!72@55%",
        "zqvx-mprt-wkjd",
        "ÅÄÖ och ünïcode, 雪が降る",
    ],
)
def test_a_few_words_of_ones_own_or_real_chance_are_enough(password):
    passwords.admit(password, *KNOWN)


def test_a_very_long_one_is_judged_at_once():
    passwords.admit("grus lampa fiol tisdag " * 40, *KNOWN)

"""No class of the vault that bears a key or a sealed thing shows it, in whatever traceback or log it turns up."""

import dataclasses
import importlib
import inspect
import pkgutil
import re

import msgspec

import sspf_desk.vault
from sspf_desk.vault.kdf import Cost
from sspf_desk.vault.keyfile import unlock, unlock_words
from sspf_desk.vault.slots import Typed

from .conftest import CHEAP_BOUNDS, CODE, NAME, PHRASE, SHEET

PUBLIC = {"PersonPublic", "SeatPublic"}
"""What others may hold, and need not be hidden."""
BEARING = re.compile(r"\bbytes\b|X25519PrivateKey|Ed25519PrivateKey")


def classes():
    for found in pkgutil.iter_modules(sspf_desk.vault.__path__, "sspf_desk.vault."):
        module = importlib.import_module(found.name)
        yield from (
            kind for _, kind in inspect.getmembers(module, inspect.isclass) if kind.__module__ == module.__name__
        )


def shown_fields(kind):
    """What a class's own way of showing itself would show: each field's annotation, unless it is hidden."""
    hidden = {field.name for field in dataclasses.fields(kind) if not field.repr} if is_data(kind) else set()
    return {name: str(told) for name, told in inspect.get_annotations(kind).items() if name not in hidden}


def is_data(kind):
    return dataclasses.is_dataclass(kind)


def bearers():
    """Classes with a field that is a key, or that holds a class with one."""
    names, found = set(), []
    while True:
        pattern = re.compile("|".join([BEARING.pattern, *(rf"\b{name}\b" for name in sorted(names))]))
        found = [
            kind
            for kind in classes()
            if (is_data(kind) or issubclass(kind, msgspec.Struct))
            and kind.__name__ not in PUBLIC
            and any(pattern.search(told) for told in shown_fields(kind).values())
        ]
        more = {kind.__name__ for kind in found}
        if more == names:
            return found
        names = more


def test_every_class_that_bears_a_key_shows_none():
    found = {kind.__name__ for kind in bearers()}
    assert {"Person", "SeatKeys", "Keys", "Unlocked", "Typed", "_Stored", "_StoredKeys"} <= found
    for kind in bearers():
        assert kind.__repr__(None) == "<nyckel>", kind


def test_a_key_file_shows_no_salt_no_bundle_and_no_wrap(on_paper):
    told = repr(on_paper)
    sealed = [way.bundle for slot in on_paper.slots for way in slot.ways]
    for hidden in (on_paper.salt, *sealed, *(wrap for slot in on_paper.slots for wrap in slot.wraps)):
        assert repr(hidden)[2:-1] not in told
    assert not re.search(r"\bb['\"]", told)
    assert repr(Cost(8, 1, 1)) in told


def test_what_was_opened_shows_nothing_alone_or_in_company(on_paper):
    for unlocked in (unlock(on_paper, NAME, PHRASE, CHEAP_BOUNDS), unlock_words(on_paper, SHEET)):
        for bearer in (unlocked, unlocked.keys, unlocked.person, unlocked.keys.seats[0]):
            assert repr(bearer) == str(bearer) == f"{bearer}" == "<nyckel>"
        assert repr({"keys": [unlocked]}) == "{'keys': [<nyckel>]}"
    assert repr(Typed.code(CODE)) == "<nyckel>"

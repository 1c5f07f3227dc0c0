"""What a desk can be asked, and what of it a look at some worlds has asked: a way to ask that is new must join them."""

import inspect
from contextlib import contextmanager
from dataclasses import fields
from functools import wraps
from types import MemberDescriptorType
from typing import get_type_hints

import pytest

from sspf_desk.casework.kept import Kept
from sspf_desk.casework.news import News
from sspf_desk.desk import Desk
from tests.worlds import play
from tests.worlds.seen import Look

TOLD_OF_ITSELF = ("member", "signed_in")
"""Fields of a desk that are no journeys: who sits there, and the open vault, of which windows ask only the folder."""
LED_TO = (Kept, News)
"""Journeys that another one holds openly."""


def journeys():
    """The class of each journey of a desk, by the field it stands in."""
    hints = get_type_hints(Desk)
    return {one.name: hints[one.name] for one in fields(Desk) if one.name not in TOLD_OF_ITSELF}


def ways():
    """Every way to ask a desk, as (class, name): what takes no session, for that is asked inside another way."""
    return {(kind, name) for kind in (Desk, *LED_TO, *journeys().values()) for name in _public(kind)}


def _public(kind):
    for base in kind.__mro__[:-1]:
        for name, held in vars(base).items():
            if name.startswith("_") or isinstance(held, MemberDescriptorType):
                continue
            asked = held.fget if isinstance(held, property) else held
            if not inspect.isfunction(asked):
                untold = f"{kind.__name__}.{name}: nobody can tell whether it is asked"
                raise TypeError(untold)
            if "session" not in inspect.signature(asked).parameters:
                yield name


@contextmanager
def noted():
    """The ways that looks and acts ask while it lasts: what they are told joins the lines of the one who asked.

    What is asked only inside another way is not among them, for it may tell more by itself; nor is what a test asks
    beside its looks.
    """
    asked, joins = set(), [False]

    def while_it(joining, ask):
        @wraps(ask)
        def asking(*args, **how):
            before, joins[0] = joins[0], joining
            try:
                return ask(*args, **how)
            finally:
                joins[0] = before

        return asking

    def noting(way, method):
        ask = while_it(False, method)

        @wraps(method)
        def note(*args, **how):
            if joins[0]:
                asked.add(way)
            return ask(*args, **how)

        return note

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Look, "_see", while_it(True, Look._see))
        patch.setattr(play, "_do", while_it(True, play._do))
        for kind, name in ways():
            held = inspect.getattr_static(kind, name)
            told = noting((kind, name), held.fget if isinstance(held, property) else held)
            patch.setattr(kind, name, property(told) if isinstance(held, property) else told)
        yield asked

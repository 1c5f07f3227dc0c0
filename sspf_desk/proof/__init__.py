"""The reading-back: a finished copy is searched as an outsider would, before it can be handed out.

What reads is loaded when the first copy is proved: pikepdf and PDFium take longer than a sign-in window may.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sspf_desk.proof.verdict import Channel, Finding, Verdict

if TYPE_CHECKING:
    from sspf_desk.proof.reading import prove

__all__ = ["Channel", "Finding", "Verdict", "prove"]


def __getattr__(name: str) -> object:
    if name != "prove":
        raise AttributeError(name)
    return import_module(f"{__name__}.reading").prove

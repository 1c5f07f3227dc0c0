"""Worlds without paper: agendas are composed, compared and entered, but no page is set, locked or read back."""

from sspf_desk import pdf, proof
from tests.worlds.play import CLEAN
from tests.worlds.seen import plain


def leave_out(patch):
    """In the place of a sheet's page stands what would be on it, and it is compared."""
    patch.setattr(pdf, "render", lambda agenda, wording: b"")
    patch.setattr(pdf, "recovery_sheet", lambda sheet, wording: plain(sheet).encode())
    patch.setattr(pdf, "control_sheet", lambda sheet, wording: plain(sheet).encode())
    patch.setattr(pdf, "cover", lambda agenda, wording: b"")
    patch.setattr(pdf, "lock", lambda page, password: b"locked")
    patch.setattr(proof, "prove", lambda *page, **texts: CLEAN)

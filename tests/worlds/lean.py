"""Worlds without what costs and tells no reader anything more: no page is set, no row counted, none opened twice."""

from sspf_desk import pdf, proof
from sspf_desk.acts.acts import Acts
from sspf_desk.records.opening import Opener
from sspf_desk.records.rows import Keyring
from tests.worlds.play import CLEAN, without_roots
from tests.worlds.seen import plain


def make_lean(patch):
    """Agendas are composed, compared and entered all the same; whoever asks for a row still has to find it."""
    _no_paper(patch)
    without_roots(patch)
    _no_refusals(patch)
    _opened_once(patch)


def _no_paper(patch):
    """In the place of a sheet's page stands what would be on it, and it is compared."""
    patch.setattr(pdf, "render", lambda agenda, wording: b"")
    patch.setattr(pdf, "recovery_sheet", lambda sheet, wording: plain(sheet).encode())
    patch.setattr(pdf, "control_sheet", lambda sheet, wording: plain(sheet).encode())
    patch.setattr(pdf, "cover", lambda agenda, wording: b"")
    patch.setattr(pdf, "lock", lambda page, password: b"locked")
    patch.setattr(proof, "prove", lambda *page, **texts: CLEAN)


def _no_refusals(patch):
    """What is refused is told and not entered: a look is refused a hundred times."""
    patch.setattr(Acts, "_enter_refusal", lambda self, act, refusal: None)


def _opened_once(patch):
    """The same bytes are opened by one seat once: a look asks for one sheet in many ways."""
    own, given, version, held = Keyring.open_own, Keyring.open_given, Opener._open, {}

    def once(name, keyring, ask):
        key = (keyring.vault, keyring.seat, *name)
        if key not in held:
            held[key] = ask()
        return held[key]

    def open_own(self, row, *, note):
        return once((row, note), self, lambda: own(self, row, note=note))

    def open_given(self, row):
        return once((row,), self, lambda: given(self, row))

    def open_version(self, key, sealed):
        return once((key, sealed), self._keyring, lambda: version(self, key, sealed))

    patch.setattr(Keyring, "open_own", open_own)
    patch.setattr(Keyring, "open_given", open_given)
    patch.setattr(Opener, "_open", open_version)

"""A model of what can be lost and who can come back from what: names, seats and papers, and nothing of the program's.

It says which seats' writings can be reached again. Whoever tries every door with everything that is left must come to
the same: no further, and no less far.
"""

from dataclasses import dataclass

PEOPLE = {
    "Lena Rektor": "lead",
    "Loa Biträdande": "lead",
    "Karin Kurator": "counsellor",
    "Vera Vikarie": "counsellor",
    "Nina Sköterska": "nurse",
    "Sofia Fältare": "social",
}
REGISTRAR = "Lena Rektor"
SCHOOLS = ("lead", "counsellor")
"""Seats whose members may have the registrar's right, and whose sheets speak for a person."""
SEATS = ("lead", "counsellor", "nurse", "social")
WHOLE, GONE, GARBLED = "whole", "gone", "garbled"


@dataclass(frozen=True)
class Left:
    """What is left: who knows his password, whose own sheet and which seats' sheets lie in their envelopes, files."""

    passwords: frozenset
    own_sheets: frozenset
    seat_sheets: frozenset
    database: str
    keys: tuple
    backup: str

    @property
    def live(self):
        return self.database == WHOLE and WHOLE in self.keys

    @property
    def inside(self):
        """Who comes in by himself: with a password, or with the sheet of his own that gives him a new one."""
        return self.passwords | self.own_sheets

    def vault(self):
        """Whether there is a vault to come into: as it lies, or a backup that somebody or some sheet can open."""
        return self.live or (self.backup == WHOLE and bool(self.inside or self.seat_sheets))

    def registrar(self):
        """Whether somebody who may invite is inside, or comes to be by the word of two who are not one."""
        speaking = self.seat_sheets & set(SCHOOLS)
        if REGISTRAR in self.inside:
            return True
        appointable = any(PEOPLE[name] in SCHOOLS for name in self.inside)
        by_members = appointable and len(self.inside) > 1
        by_a_sheet_too = appointable and any(PEOPLE[name] != sheet for name in self.inside for sheet in speaking)
        by_a_newcomer = len(speaking) > 1 or any(PEOPLE[name] != sheet for name in self.inside for sheet in speaking)
        return by_members or by_a_sheet_too or by_a_newcomer

    def reachable(self):
        """The seats that somebody can read again."""
        if not self.vault():
            return set()
        members = {PEOPLE[name] for name in self.inside}
        return members | (self.seat_sheets if self.registrar() else set())


def drawn(chance):
    """Losses of one bad year: many or few, at random."""
    kept = chance.choice((0.15, 0.3, 0.6))

    def some(those):
        return frozenset(one for one in those if chance.random() < kept)

    here = {name for name in PEOPLE if chance.random() < 0.7}
    return Left(
        passwords=some(sorted(here)),
        own_sheets=some(sorted(here)),
        seat_sheets=some(SEATS),
        database=chance.choice((WHOLE, WHOLE, WHOLE, GONE, GARBLED)),
        keys=tuple(chance.choice((WHOLE, WHOLE, GONE, GARBLED)) for _ in range(2)),
        backup=chance.choice((WHOLE, WHOLE, WHOLE, GONE, GARBLED)),
    )

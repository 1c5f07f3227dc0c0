"""Class lists, parsed: SS 12000 answers or rows typed by hand become pupils, guardians and counts; no keys, no SQL."""

from sspf_desk.roster.lists import read
from sspf_desk.roster.people import HandRow, Roster, RosterGuardian, RosterPupil, from_hand

__all__ = ["HandRow", "Roster", "RosterGuardian", "RosterPupil", "from_hand", "read"]

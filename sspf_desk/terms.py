"""The group's words: seats, modes, topics, kinds of content and grounds, stored by these very names."""

from enum import StrEnum
from typing import NewType

ItemId = NewType("ItemId", str)
"""An item through all its versions, 128 random bits as hex; never leaves its seat's sealed content."""
VersionId = NewType("VersionId", str)
"""One sealed version of an item, 128 random bits as hex."""
PupilId = NewType("PupilId", str)
"""A pupil as one seat knows him, 128 random bits as hex; no pupil id is shared between seats."""
MemberId = NewType("MemberId", str)
"""A member of the group, 128 random bits as hex."""


class Seat(StrEnum):
    """A place at the table with its own secrecy: secrecy belongs to the seat, not to the agency."""

    SCHOOL_LEAD = "SCHOOL_LEAD"
    COUNSELLOR = "COUNSELLOR"
    NURSE = "NURSE"
    SOCIAL_SERVICES = "SOCIAL_SERVICES"
    LEISURE = "LEISURE"
    POLICE = "POLICE"


SCHOOL_SEATS = frozenset({Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE})
"""Seats that belong to the school's own authority."""
SAME_BRANCH = frozenset({Seat.SCHOOL_LEAD, Seat.COUNSELLOR})
"""Seats with no secrecy border between them (OSL 8:2 e contrario); never the nurse, never another authority."""
CHAIR_SEATS = frozenset({Seat.SCHOOL_LEAD, Seat.COUNSELLOR})
"""Seats whose members may found a group and chair its meetings."""


class Mode(StrEnum):
    """What a seat does in the vault, chosen at set-up."""

    WRITES = "writes"
    READS = "reads"
    AT_THE_TABLE = "at_the_table"


class Party(StrEnum):
    """The parties of a written consent, as the municipal form names them."""

    SCHOOL = "school"
    SCHOOL_HEALTH = "school_health"
    SOCIAL_SERVICES = "social_services"
    LEISURE = "leisure"
    POLICE = "police"


PARTY_SEATS: dict[Party, frozenset[Seat]] = {
    Party.SCHOOL: SAME_BRANCH,
    Party.SCHOOL_HEALTH: frozenset({Seat.NURSE}),
    Party.SOCIAL_SERVICES: frozenset({Seat.SOCIAL_SERVICES}),
    Party.LEISURE: frozenset({Seat.LEISURE}),
    Party.POLICE: frozenset({Seat.POLICE}),
}
"""Which seats a party of a consent speaks of."""


class Topic(StrEnum):
    """The one closed list of topics for signals, strengths, needs and consents alike (`domain.md` 4).

    HEALTH is the consent form's health line: an item whose term carries the flag H has HEALTH beside its own topic.
    """

    SCHOOL = "school"
    BEHAVIOUR = "behaviour"
    FRIENDS_AND_LEISURE = "friends_and_leisure"
    MONEY_AND_PRESSURE = "money_and_pressure"
    CRIME_AND_SAFETY = "crime_and_safety"
    SUBSTANCES = "substances"
    WELLBEING = "wellbeing"
    HOME_AND_FAMILY = "home_and_family"
    ONLINE = "online"
    COOPERATION = "cooperation"
    HEALTH = "health"


class Kind(StrEnum):
    """The kinds of sealed content. Everything about a child is a sealed version of one of these."""

    PUPIL_CARD = "pupil_card"
    SIGNAL = "signal"
    STRENGTH = "strength"
    NEED = "need"
    CHILDS_VIEW = "childs_view"
    QUESTION = "question"
    COMMITMENT = "commitment"
    CONSENT = "consent"
    GRANT = "grant"
    DECISION = "decision"
    MINUTE = "minute"
    MEETING = "meeting"
    LISTING = "listing"
    COPY = "copy"
    REFERRAL = "referral"
    LINK = "link"
    NOTE_TO_SELF = "note_to_self"
    ATTACHMENT = "attachment"
    SETTLED = "settled"
    READINESS = "readiness"


class Ground(StrEnum):
    """Why a seat may be told. Without one, nothing may be said."""

    OWN = "own"
    SAME_BRANCH = "same_branch"
    CONSENT = "consent"
    DECISION = "decision"
    PROMISE = "promise"
    ADDRESSED = "addressed"
    """An item that names no child, or holds only what its receiver may know, addressed: a call, a copy, readiness."""


class Act(StrEnum):
    """What the trail says was done."""

    FOUNDED = "founded"
    SIGNED_IN = "signed_in"
    INVITED = "invited"
    JOINED = "joined"
    SEATED = "seated"
    IMPORTED = "imported"
    RECORDED = "recorded"
    CORRECTED = "corrected"
    DRAFT_KEPT = "draft_kept"
    """In the trails of version 0.1 alone: a draft is no longer entered."""
    VIEWED = "viewed"
    LISTED = "listed"
    CONSENT_TAKEN = "consent_taken"
    CONSENT_ACCEPTED = "consent_accepted"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    DECIDED = "decided"
    LINKED = "linked"
    SETTLED = "settled"
    PASSWORD_SET = "password_set"  # noqa: S105 - an act, not a password
    VERIFIED = "verified"
    MEETING_PLANNED = "meeting_planned"
    SAID_READY = "said_ready"
    COMPOSED = "composed"
    SHEET_MADE = "sheet_made"
    SHEET_RECEIVED = "sheet_received"
    DRILLED = "drilled"
    RECOVERED = "recovered"
    ADMITTED = "admitted"
    ENDED = "ended"
    SEALED_ANEW = "sealed_anew"
    REKEYED = "rekeyed"
    APPOINTED = "appointed"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    ERASED = "erased"
    CONTROL_PRINTED = "control_printed"
    SETTING_CHANGED = "setting_changed"
    REFUSED = "refused"

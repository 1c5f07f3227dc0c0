"""What keeps a pupil off an agenda, and the entry that mends it: where its form begins."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sspf_desk.casework.drafts import Draft, begun
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.sheet import PupilView
from sspf_desk.errors import Reason
from sspf_desk.terms import Kind

MENDED_BY: Mapping[Reason, Kind] = {
    Reason.NO_STRENGTH: Kind.STRENGTH,
    Reason.NO_CHILDS_VIEW: Kind.CHILDS_VIEW,
    Reason.CHILDS_VIEW_ATTEMPT_NEEDED: Kind.CHILDS_VIEW,
    Reason.PUPIL_NOT_TOLD: Kind.QUESTION,
}
"""Which kind of entry each gap asks for (`meetings.gate`)."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A form that mends a gap, made for one reader: the pupil's page, and how the entry begins."""

    view: PupilView
    start: KeptDraft
    by_day: bool
    """Whether the day is what was lacking: the rest is there, or need not be."""


def beginning(gap: Reason, today: date) -> Draft:
    """A new entry that mends a gap. Where a day is asked for, today's is proposed, for its writer to change."""
    new = begun(MENDED_BY[gap], today)
    if gap is Reason.CHILDS_VIEW_ATTEMPT_NEEDED:
        return replace(new, known=False, day=today)
    return replace(new, day=today) if gap is Reason.PUPIL_NOT_TOLD else new

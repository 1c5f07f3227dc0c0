"""The gate to an agenda: strengths before signals, the child's own view, and a day on which the pupil was told."""

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import ChildsView, Question
from sspf_desk.models.papers import Listing
from sspf_desk.records.opening import content_as
from sspf_desk.records.sheet import Sheet
from sspf_desk.terms import ItemId, Kind


def gaps(sheet: Sheet, meeting: ItemId) -> tuple[Reason, ...]:
    """Every reason why a pupil may not come on an agenda yet; empty where he may.

    A view "not known yet" counts once: after a meeting that rested on it, a dated attempt is needed.
    """
    if sheet.shut:
        return (Reason.PUPIL_PROTECTED,)
    told = any(content_as(s.opened, Question).told_on for s in sheet.of(Kind.QUESTION))
    found = (
        None if sheet.of(Kind.STRENGTH) else Reason.NO_STRENGTH,
        _view_gap(sheet, meeting),
        None if told else Reason.PUPIL_NOT_TOLD,
    )
    return tuple(reason for reason in found if reason)


def admit(sheet: Sheet, meeting: ItemId) -> bool:
    """Whether the child's view is known, of a pupil who may come on the agenda. Raises `Refusal` for another."""
    for reason in gaps(sheet, meeting):
        raise Refusal(reason)
    return any(view.known for view in _views(sheet))


def _views(sheet: Sheet) -> list[ChildsView]:
    return [content_as(s.opened, ChildsView) for s in sheet.of(Kind.CHILDS_VIEW)]


def _view_gap(sheet: Sheet, meeting: ItemId) -> Reason | None:
    views = _views(sheet)
    if not views:
        return Reason.NO_CHILDS_VIEW
    if any(view.known for view in views):
        return None
    listed = [content_as(s.opened, Listing) for s in sheet.of(Kind.LISTING)]
    earlier = [listing.held_on for listing in listed if listing.meeting != meeting]
    asked = [on for view in views if (on := view.asked_on)]
    lacks = earlier and not any(on >= max(earlier) for on in asked)
    return Reason.CHILDS_VIEW_ATTEMPT_NEEDED if lacks else None

"""Where a version's rows are found: under its pupil, and in the lists that are read without knowing one."""

from sspf_desk.disclosure import Item
from sspf_desk.models import content as c
from sspf_desk.models import papers as p
from sspf_desk.models.record import Content
from sspf_desk.records.rows import Place
from sspf_desk.terms import ItemId, Kind, PupilId, Seat

CARDS: Place = ("cards",)
GRANTS: Place = ("grants",)
CONSENTS: Place = ("consents",)
GIVEN: Place = ("given",)
PROMISED: Place = ("promised",)
DUE: Place = ("due",)
MEETINGS: Place = ("meetings",)
COPIES: Place = ("copies",)
SETTLED: Place = ("settled",)
LINKS: Place = ("links",)
NOTES: Place = ("notes",)
READINESS: Place = ("readiness",)

HEADED: dict[Kind, Place] = {
    Kind.PUPIL_CARD: CARDS,
    Kind.GRANT: GIVEN,
    Kind.CONSENT: CONSENTS,
    Kind.COMMITMENT: PROMISED,
}
"""Kinds by which a receiver finds a pupil: the list they stand in, with the giver's heading on the row."""

_OWN_LISTS: dict[Kind, tuple[Place, ...]] = {
    Kind.PUPIL_CARD: (CARDS,),
    Kind.GRANT: (GRANTS,),
    Kind.CONSENT: (CONSENTS,),
    Kind.COMMITMENT: (DUE,),
    Kind.MEETING: (MEETINGS,),
    Kind.COPY: (COPIES,),
    Kind.SETTLED: (SETTLED,),
    Kind.LINK: (LINKS,),
    Kind.NOTE_TO_SELF: (NOTES,),
    Kind.READINESS: (READINESS,),
}


def of_pupil(pupil: PupilId) -> Place:
    """A pupil's sheet."""
    return "pupil", pupil


def attached_to(pupil: PupilId) -> Place:
    """A pupil's attachments, for `settle`: their bytes are not read with the sheet."""
    return "attached", pupil


def attachments_of(item: ItemId) -> Place:
    """The attachments of one item."""
    return "attachments", item


def linked(seat: Seat, pupil: PupilId) -> Place:
    """What this seat says of another seat's pupil."""
    return "linked", seat, pupil


def yours(pupil: PupilId) -> Place:
    """What a giver says is the receiver's own pupil."""
    return "yours", pupil


def consent(item: ItemId) -> Place:
    """One consent, for those who hold a grant that rests on it."""
    return "consent", item


def meeting(item: ItemId) -> Place:
    """What belongs to one meeting."""
    return "meeting", item


def readiness(item: ItemId) -> Place:
    """What the seats have said before one meeting."""
    return "readiness", item


def heading_in(content: Content) -> tuple[str, str] | None:
    """The name and class by which a paper presents its pupil, if it does."""
    match content:
        case c.PupilCard():
            return content.name, content.school_class
        case p.Consent() | p.Grant():
            return content.heading.name, content.heading.school_class
        case _:
            return None


def own_places(item: Item, content: Content) -> tuple[Place, ...]:
    """Where the holder finds a version of his own."""
    under_pupil = (of_pupil(item.pupil),) if item.pupil else ()
    if isinstance(content, c.Attachment):
        return (*((attached_to(item.pupil),) if item.pupil else ()), attachments_of(content.of))
    return (*under_pupil, *_OWN_LISTS.get(item.kind, ()), *_by_name(item, content))


def _by_name(item: Item, content: Content) -> tuple[Place, ...]:
    """Where one kind is found by what it speaks of."""
    match content:
        case c.Link():
            return (linked(content.seat, content.pupil),)
        case p.Consent():
            return (consent(item.item),)
        case p.Grant() if content.consent:
            return (consent(content.consent),)
        case p.Meeting() | p.Listing() | p.Copy() | p.Readiness():
            return (_by_meeting(item, content),)
        case _:
            return ()


def _by_meeting(item: Item, content: p.Meeting | p.Listing | p.Copy | p.Readiness) -> Place:
    match content:
        case p.Meeting():
            return meeting(item.item)
        case p.Readiness():
            return readiness(content.meeting)
        case _:
            return meeting(content.meeting)


def given_places(item: Item, of: ItemId | None, *, headed: bool, yours_is: PupilId | None) -> tuple[Place, ...]:
    """Where a receiver finds a version given to him; by its heading too, where he may find the pupil by it."""
    if item.kind is Kind.READINESS and of is not None:
        return (readiness(of),)
    if item.pupil is None:
        return _OWN_LISTS.get(item.kind, ())
    if of is not None and item.kind is Kind.ATTACHMENT:
        return (attachments_of(of),)
    own_list = (HEADED[item.kind],) if headed else ()
    by_id = (yours(yours_is),) if headed and yours_is else ()
    by_consent = (consent(of or item.item),) if item.kind is Kind.CONSENT or of else ()
    return (of_pupil(item.pupil), *own_list, *by_id, *by_consent)

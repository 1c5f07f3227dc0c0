"""Which commitment answers which, and which is over: one rule for the list of promises, the sheet and the copies."""

from collections.abc import Iterable
from datetime import datetime

from sspf_desk.models.content import Commitment, CommitmentState
from sspf_desk.records.opening import Opened, content_as
from sspf_desk.terms import ItemId

OPEN = frozenset({CommitmentState.OFFERED, CommitmentState.ACCEPTED})


def is_said_of(one: Opened, offer: Opened) -> bool:
    """Whether a commitment was said of an offer as that now stands: made anew, it waits for an answer of its own."""
    refers = content_as(one, Commitment).offer == offer.record.item
    return refers and one.record.written_at >= offer.record.written_at


def is_answer(one: Opened, offer: Opened) -> bool:
    """Whether it answers that offer; else it was offered to somebody else instead of what it refers to."""
    return is_said_of(one, offer) and content_as(one, Commitment).owner is content_as(offer, Commitment).owner


def answered_among(one: Opened, among: Iterable[Opened]) -> ItemId | None:
    """The offer that this is the answer to, by the seat that it was made to, if it is among these as it was then."""
    if not isinstance(one.content, Commitment) or one.content.owner is not one.record.holder:
        return None
    offers = (other for other in among if isinstance(other.content, Commitment) and is_answer(one, other))
    return next((offer.record.item for offer in offers), None)


def is_over(one: Opened, held: Iterable[datetime]) -> bool:
    """Whether it is a commitment that was kept or declined before one of these meetings began: there it was told."""
    if not isinstance(one.content, Commitment) or one.content.state in OPEN:
        return False
    return any(one.record.written_at < begins for begins in held)

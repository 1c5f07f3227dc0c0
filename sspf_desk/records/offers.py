"""Which commitment answers which: the one rule for the list of promises, the sheet and the copies."""

from sspf_desk.models.content import Commitment
from sspf_desk.records.opening import Opened, content_as


def is_said_of(one: Opened, offer: Opened) -> bool:
    """Whether a commitment was said of an offer as that now stands: made anew, it waits for an answer of its own."""
    refers = content_as(one, Commitment).offer == offer.record.item
    return refers and one.record.written_at >= offer.record.written_at


def is_answer(one: Opened, offer: Opened) -> bool:
    """Whether it answers that offer; else it was offered to somebody else instead of what it refers to."""
    return is_said_of(one, offer) and content_as(one, Commitment).owner is content_as(offer, Commitment).owner

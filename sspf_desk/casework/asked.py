"""Which consents ask something of a seat: those in force, those that wait for it, those that it may take back."""

from collections.abc import Iterable
from datetime import datetime

from sspf_desk.acts.acts import Session
from sspf_desk.models.days import end_of
from sspf_desk.models.papers import Answer, Consent, Grant, seats_of
from sspf_desk.records import places
from sspf_desk.records.records import Records
from sspf_desk.terms import ItemId, Seat


def in_force(consent: Consent, now: datetime) -> bool:
    """Whether a consent still speaks of anything at a moment: somebody tells somebody of something."""
    tells, told = (consent.parties(Answer.YES, tells=tells, at=now) for tells in (True, False))
    return bool(tells and told and consent.open_topics(now)) and now < end_of(consent.until_on)


def asks(consent: Consent, seat: Seat, now: datetime) -> bool:
    """Whether a consent asks a seat to tell, at a moment."""
    return seat in seats_of(consent.parties(Answer.YES, tells=True, at=now))


def accepted(records: Records, session: Session, among: Iterable[ItemId]) -> frozenset[ItemId]:
    """Those of some consents that this seat has accepted."""
    here = (places.consent(item) for item in sorted(among))
    grants = records.listed(session, *here, own=True, given=False)
    return frozenset(one.content.consent for one in grants if isinstance(one.content, Grant) and one.content.consent)

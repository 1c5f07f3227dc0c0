"""From grants and consents as a reader has them open, the grounds that stand at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sspf_desk.disclosure import Standing
from sspf_desk.errors import Refusal
from sspf_desk.lawbook import Lawbook
from sspf_desk.models.days import day_of, end_of, start_of
from sspf_desk.models.papers import Answer, Consent, Grant, seats_of
from sspf_desk.terms import Ground, ItemId, PupilId, Seat, VersionId


@dataclass(frozen=True, slots=True)
class HeldGrant:
    """A grant as somebody has it open: its version, whose it is and about whom."""

    version: VersionId
    giver: Seat
    pupil: PupilId
    grant: Grant


Consents = Mapping[tuple[Seat, ItemId], Consent]
"""Consents as somebody has them open, by the seat that took them."""


def standings(grants: Iterable[HeldGrant], consents: Consents, law: Lawbook, at: datetime) -> tuple[Standing, ...]:
    """The grounds that these grants make at a moment; one whose consent or provision cannot be read makes none."""
    return tuple(found for held in grants if (found := _standing(held, consents, law, at)))


def _standing(held: HeldGrant, consents: Consents, law: Lawbook, at: datetime) -> Standing | None:
    if held.grant.ground is Ground.DECISION:
        return _decided(held, law, at)
    if held.grant.consent_seat is None or held.grant.consent is None:
        return None
    consent = consents.get((held.grant.consent_seat, held.grant.consent))
    return _consented(held, consent, law, at) if consent else None


def _decided(held: HeldGrant, law: Lawbook, at: datetime) -> Standing | None:
    try:
        reaches = law.provision(held.grant.provision, day_of(at)).reaches
    except Refusal:
        return None
    return _made(held, receivers=held.grant.receivers, topics=frozenset(), reaches=reaches)


def _consented(held: HeldGrant, consent: Consent, law: Lawbook, at: datetime) -> Standing | None:
    """What the giver accepted, as far as the consent still says so: a withdrawal shuts at that second."""
    if held.giver not in seats_of(consent.parties(Answer.YES, tells=True, at=at)):
        return None
    told = seats_of(consent.parties(Answer.YES, tells=False, at=at))
    if not start_of(consent.from_on) <= at < end_of(consent.until_on):
        return None
    return _made(
        held,
        receivers=held.grant.receivers & told,
        topics=held.grant.topics & consent.open_topics(at),
        reaches=law.consent_reach(day_of(at)),
    )


def _made(
    held: HeldGrant, *, receivers: frozenset[Seat], topics: frozenset[object], reaches: frozenset[str]
) -> Standing:
    grant = held.grant
    return Standing(
        id=held.version,
        ground=grant.ground,
        giver=held.giver,
        receivers=receivers,
        pupil=held.pupil,
        reaches=reaches,
        topics=grant.topics & topics,
        items=grant.items,
        facts_from=grant.facts_from,
        opens=grant.opens,
        closes=grant.closes,
    )

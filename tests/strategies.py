"""Items, grounds and readers drawn from a small world, in which grounds and items meet often; and their plain form."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from sspf_desk.disclosure import TOLD_BY_CONSENT, Item, Reader, Standing
from sspf_desk.terms import Ground, ItemId, Kind, PupilId, Seat, Topic, VersionId

PUPILS = (PupilId("a" * 32), PupilId("b" * 32))
ITEMS = (ItemId("1" * 32), ItemId("2" * 32), ItemId("3" * 32))
PAPERS = (VersionId("e" * 32), VersionId("f" * 32))
TOPICS = (Topic.SCHOOL, Topic.WELLBEING, Topic.HEALTH)
SECRECIES = ("OSL 23:2 st.1", "OSL 26:1", "OSL 18:1")
DAYS = tuple(date(2026, 9, 1) + timedelta(days=number) for number in range(4))
MOMENTS = tuple(datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=number) for number in range(5))

seats = st.sampled_from(Seat)
topics = st.frozensets(st.sampled_from(TOPICS))
secrecies = st.frozensets(st.sampled_from(SECRECIES))
moments = st.sampled_from(MOMENTS)

items = st.builds(
    Item,
    holder=seats,
    kind=st.sampled_from(Kind),
    item=st.sampled_from(ITEMS),
    pupil=st.none() | st.sampled_from(PUPILS),
    topics=topics,
    secrecies=secrecies,
    seen_on=st.none() | st.sampled_from(DAYS),
    owner=st.none() | seats,
    named=st.frozensets(seats, max_size=3),
    protected=st.booleans(),
    version=st.sampled_from(PAPERS),
    closes=st.none() | moments,
)
"""Any item at all."""

standings = st.builds(
    Standing,
    id=st.sampled_from(PAPERS),
    ground=st.sampled_from((Ground.CONSENT, Ground.DECISION)),
    giver=seats,
    receivers=st.frozensets(seats, min_size=1),
    pupil=st.sampled_from(PUPILS),
    reaches=secrecies,
    topics=topics,
    items=st.frozensets(st.sampled_from(ITEMS)),
    facts_from=st.none() | st.sampled_from(DAYS),
    opens=moments,
    closes=moments,
)
"""Any consent or decision at all, also one that ends before it begins."""

readers = st.builds(
    Reader, seat=seats, at=moments, standings=st.lists(standings, max_size=3).map(tuple), same_branch=st.booleans()
)


@st.composite
def opened(draw: st.DrawFn, ground: Ground) -> tuple[Item, Reader, Standing]:
    """An item, its reader, and the one consent or decision that opens it to him."""
    holder, seat = draw(st.permutations(list(Seat)))[:2]
    item = replace(
        draw(items),
        holder=holder,
        kind=draw(st.sampled_from(sorted(TOLD_BY_CONSENT - {Kind.COMMITMENT}))),
        pupil=PUPILS[0],
        topics=draw(topics.filter(bool)),
        seen_on=DAYS[1],
        protected=False,
    )
    consent = ground is Ground.CONSENT
    standing = replace(
        draw(standings),
        ground=ground,
        giver=holder,
        receivers=draw(st.frozensets(seats)) - {holder} | {seat},
        pupil=PUPILS[0],
        reaches=item.secrecies | draw(secrecies),
        topics=item.topics | draw(topics) if consent else frozenset(),
        items=frozenset() if consent else draw(st.frozensets(st.sampled_from(ITEMS))) | {item.item},
        facts_from=draw(st.sampled_from((None, DAYS[0], DAYS[1]))),
        opens=MOMENTS[1],
        closes=MOMENTS[3],
    )
    return item, Reader(seat, draw(st.sampled_from(MOMENTS[1:3])), (standing,), same_branch=False), standing


carried = opened(Ground.CONSENT) | opened(Ground.DECISION)
"""What one consent or one decision opens, and nothing else does."""


def nameless(item: Item) -> Item:
    """The item without what opens it by itself: no promise, no address."""
    return replace(item, owner=None, named=frozenset())


def plain_item(item: Item) -> dict[str, Any]:
    """An item as the oracle is told of it: words and sets, no type of the program's."""
    return {
        "item": str(item.item),
        "kind": item.kind.value,
        "holder": item.holder.value,
        "pupil": item.pupil,
        "topics": {topic.value for topic in item.topics},
        "secrecies": set(item.secrecies),
        "day": item.seen_on,
        "owner": item.owner.value if item.owner else None,
        "named": {seat.value for seat in item.named},
        "protected": item.protected,
        "paper": item.version,
        "ends": item.closes,
    }


def plain_ground(standing: Standing) -> dict[str, Any]:
    """A consent or decision as the oracle is told of it."""
    return {
        "by": standing.ground.value,
        "giver": standing.giver.value,
        "receivers": {seat.value for seat in standing.receivers},
        "pupil": standing.pupil,
        "reaches": set(standing.reaches),
        "topics": {topic.value for topic in standing.topics},
        "items": set(standing.items),
        "since": standing.facts_from,
        "from": standing.opens,
        "until": standing.closes,
        "paper": standing.id,
    }

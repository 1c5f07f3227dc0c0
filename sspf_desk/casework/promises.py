"""Promises: what has been offered, promised, kept and declined among the commitments that a reader has open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sspf_desk.models.content import Commitment, CommitmentState
from sspf_desk.records.belonging import Directory
from sspf_desk.records.offers import OPEN, is_answer, is_said_of
from sspf_desk.records.opening import Opened, content_as
from sspf_desk.terms import ItemId, Seat


@dataclass(frozen=True, slots=True)
class Promises:
    """What a pupil's page asks of its reader's seat: each a set of commitments that stand there."""

    offered: frozenset[ItemId]
    """It is asked to promise them, and has not answered."""
    to_keep: frozenset[ItemId]
    """They are still to be done, and it says that they have been kept, once they have."""
    kept: frozenset[ItemId]
    """It has said so, and may say that they are not after all."""
    declined: frozenset[ItemId]
    """It has said no to what still stands, and may promise it after all."""

    def among(self, shown: frozenset[ItemId]) -> "Promises":
        """Those of them that are shown."""
        return Promises(self.offered & shown, self.to_keep & shown, self.kept & shown, self.declined & shown)


def promises_of(commitments: Iterable[Opened], own: frozenset[ItemId], me: Seat, among: Directory) -> Promises:
    """What is asked of a seat among the commitments that it has open of one pupil, ``own`` its own."""
    told = tuple(commitments)
    mine = Web(me, told, own)
    to_do = [one for owner in Seat for one in Web(owner, told, own).open() if is_ours_to_tell(one, me, among)]
    kept = [one for one in told if _told(one).state is CommitmentState.KEPT and is_ours_to_tell(one, me, among)]
    return Promises(
        _items(one for one in mine.open() if not mine.promised(one)),
        _items(to_do),
        _items(kept),
        _items(one for one in told if one.record.item in own and mine.may_promise_after_all(one)),
    )


def open_among(seat: Seat, commitments: Iterable[Opened], own: frozenset[ItemId]) -> tuple[Opened, ...]:
    """What a seat has still to do among the commitments that a reader has open of one pupil, ``own`` the reader's."""
    return tuple(Web(seat, commitments, own).open())


def is_ours_to_tell(one: Opened, me: Seat, among: Directory) -> bool:
    """Whether it is this seat's to say that a commitment has been kept, or has not.

    Its owner says it of what he has promised. Where nobody with keys holds the owner's seat, whoever wrote the offer
    down says it, as it was told in the room.
    """
    told = _told(one)
    if one.record.holder is not me:
        return False
    if told.owner is me:
        return told.state in (CommitmentState.ACCEPTED, CommitmentState.KEPT)
    has_desk = any(facts.public for facts in among.at_seat(told.owner))
    return not has_desk and told.state in (CommitmentState.OFFERED, CommitmentState.KEPT)


class Web:
    """Offers, answers and what was handed on, among the commitments that a reader has open of one pupil."""

    def __init__(self, seat: Seat, commitments: Iterable[Opened], own: frozenset[ItemId]) -> None:
        self._seat = seat
        self._own = own
        self._all = {one.record.item: one for one in commitments}
        said = [(one, self._offer(one)) for one in self._all.values() if is_said_of(one, self._offer(one))]
        self._answers = {offer.record.item: _told(one).state for one, offer in said if is_answer(one, offer)}
        self._handed_on = {offer.record.item for one, offer in said if _told(one).owner is not seat}

    def _offer(self, one: Opened) -> Opened:
        """What a commitment refers to, where the reader has that open too; else itself."""
        return self._all.get(_told(one).offer or one.record.item, one)

    def open(self) -> Iterator[Opened]:
        """What the seat has still to do, each promise once: by the reader's own offer, or else by its answer."""
        return (one for one in self._all.values() if _told(one).owner is self._seat and self._is_told(one))

    def promised(self, one: Opened) -> bool:
        """Whether its owner has said yes: in the item itself, or in an answer to it."""
        return CommitmentState.ACCEPTED in (_told(one).state, self._answers.get(one.record.item))

    def _is_told(self, one: Opened) -> bool:
        item, offer = one.record.item, self._offer(one)
        if _told(one).state not in OPEN or item in self._handed_on:
            return False
        if offer is not one and one.record.holder is self._seat:
            if not is_said_of(one, offer):
                return False
            if is_answer(one, offer):
                return offer.record.item not in self._own | self._handed_on
        answer = self._answers.get(item)
        return answer is None or (answer in OPEN and item in self._own)

    def may_promise_after_all(self, one: Opened) -> bool:
        """Whether the seat said no to it, and is asked still: an own offer, or an answer to one as it stands."""
        offer = self._offer(one)
        declined = _told(one).owner is self._seat and _told(one).state is CommitmentState.DECLINED
        return declined and (_told(one).offer is None or (offer is not one and is_answer(one, offer)))


def _items(some: Iterable[Opened]) -> frozenset[ItemId]:
    return frozenset(one.record.item for one in some)


def _told(one: Opened) -> Commitment:
    return content_as(one, Commitment)

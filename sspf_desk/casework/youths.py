"""Which papers are about one youth: no id is shared between seats, so links, headings and accepted consents say it."""

from sspf_desk.models.content import Link
from sspf_desk.models.papers import Consent, Grant
from sspf_desk.records.opening import Opened, Ref, pupil_in
from sspf_desk.records.records import Presented
from sspf_desk.terms import ItemId, Seat


def ref_of(presented: Presented) -> Ref:
    """The pupil a paper is about, as its holder knows him."""
    return presented.opened.record.holder, pupil_in(presented.opened)


def by_youth(seat: Seat, presented: list[Presented], links: list[Opened]) -> dict[Ref, list[Presented]]:
    """Papers by pupil: under one ref those that links, givers' headings or one accepted consent say are one youth."""
    same = _Same(seat)
    said = [(link.content, pupil_in(link)) for link in links if isinstance(link.content, Link)]
    active = [((link.seat, link.pupil), (seat, pupil)) for link, pupil in said if not link.apart]
    apart = {(link.seat, link.pupil) for link, _ in said if link.apart} - {theirs for theirs, _ in active}
    for theirs, mine in active:
        same.join(theirs, mine)
    consents: dict[ItemId, Ref] = {}
    for paper in presented:
        ref = ref_of(paper)
        if ref in apart:
            continue
        if paper.heading and paper.heading.yours:
            same.join(ref, (seat, paper.heading.yours))
        if item := _consent_of(paper):
            same.join(ref, consents.setdefault(item, ref))
    merged: dict[Ref, list[Presented]] = {}
    for paper in presented:
        merged.setdefault(same.first(ref_of(paper)), []).append(paper)
    return merged


def _consent_of(paper: Presented) -> ItemId | None:
    match paper.opened.content:
        case Consent():
            return paper.opened.record.item
        case Grant():
            return paper.opened.content.consent
        case _:
            return None


class _Same:
    """Which refs are one youth; the reader's own ref stands for them all, else the first in order."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._of: dict[Ref, Ref] = {}

    def first(self, ref: Ref) -> Ref:
        """The ref that stands for this one."""
        while (above := self._of.get(ref, ref)) != ref:
            ref = above
        return ref

    def join(self, one: Ref, other: Ref) -> None:
        """Say that two refs are one youth."""
        first, second = sorted((self.first(one), self.first(other)), key=lambda ref: (ref[0] is not self._seat, ref))
        if first != second:
            self._of[second] = first

"""Taking an own item away for good, on the ground of a disposal decision, and saying which backups still hold it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sspf_desk.acts.acts import Session
from sspf_desk.casework.people import People
from sspf_desk.disclosure import TOLD_BY_CONSENT
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.days import day_of, end_of
from sspf_desk.models.papers import Consent, Decision
from sspf_desk.personnummer import found_in
from sspf_desk.records.opening import Opened, pupil_in
from sspf_desk.records.workplace import Workplace
from sspf_desk.terms import Act, ItemId, Kind, Mode

ERASABLE = TOLD_BY_CONSENT | {Kind.MINUTE, Kind.REFERRAL, Kind.CONSENT, Kind.DECISION, Kind.PUPIL_CARD}
"""What a disposal decision can name. Notes to self go by themselves, and a card takes its links and grants along."""
LONGEST_DECISION = 120
"""Characters: a day and a number, for the trail's entry is all one size."""
_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")

Backups = Callable[[Session], tuple[datetime, ...]]
"""The moments (UTC) of the registered backups that nobody has said are destroyed."""


@dataclass(frozen=True, slots=True)
class Erased:
    """The certificate of an erasure: it names no child."""

    item: ItemId
    versions: int
    """How many versions are gone, those of the item's attachments among them."""
    wraps: int
    """How many rows are gone by which other seats could read them."""
    backups: tuple[datetime, ...]
    """When the backups were made that still hold it (UTC), oldest first: until they are destroyed, by hand."""
    compacted: bool
    """Whether the file was rewritten without it. If not, its place in the file has been overwritten all the same."""


class Erasure:
    """What one seat takes away of its own."""

    def __init__(self, work: Workplace, people: People, backups: Backups) -> None:
        self._acts = work.acts
        self._records = work.records
        self._member = work.member
        self._people = people
        self._backups = backups

    def erase(self, pupil: str, item: ItemId, decision: str) -> Erased:
        """Erase an own item: all its versions, its attachments, and every row that leads to them. It cannot be undone.

        ``decision`` is the disposal decision behind it, by day and number, such as "2026-11-02, dnr 2026/114". Raises
        `Refusal` without one; for what is not this seat's own, as for what there is not; for a consent or a decision
        that still stands; and for a card while there are items left of its pupil.
        """
        if self._member.mode is not Mode.WRITES:
            raise Refusal(Reason.NOT_ALLOWED_IN_MODE)
        with self._acts.begin(Act.ERASED, item) as session:
            session.mention(_admitted(decision.strip(), day_of(session.now)))
            found = self._records.own_item(session, self._people.ref(session, pupil), item)
            if found is None or found.record.kind not in ERASABLE:
                raise Refusal(Reason.UNKNOWN_ITEM)
            self._insist_free(session, found)
            gone = self._records.erase(session, found)
            self._records.drop_outlived_draft(session)
            held = tuple(at for at in sorted(self._backups(session)) if gone.since <= at)
        return Erased(item, gone.versions, gone.wraps, held, self._compacted())

    def _insist_free(self, session: Session, found: Opened) -> None:
        """What others may be reading by stands until it has ended; a card stands while there are items behind it."""
        if _stands(found, session.now):
            raise Refusal(Reason.GROUND_STANDS)
        if found.record.kind is Kind.PUPIL_CARD and self._records.left_of(session, pupil_in(found)):
            raise Refusal(Reason.ITEMS_REMAIN)

    def _compacted(self) -> bool:
        """The act has been done: a disk too full to rewrite the file must not make it look undone."""
        try:
            self._acts.compact()
        except Refusal:
            return False
        return True


def _stands(found: Opened, now: datetime) -> bool:
    """Whether a paper is what others may read by: whoever's grants rest on it, seen from here or not."""
    match found.content:
        case Consent():
            return bool(found.content.named()) and now < end_of(found.content.until_on)
        case Decision():
            return found.content.lets_out and now < end_of(found.content.until_on)
        case _:
            return False


def _admitted(decision: str, today: date) -> str:
    """The decision, if it has a day that has come and a number beside it. Raises `Refusal`."""
    if found_in(decision):
        raise Refusal(Reason.PERSONAL_NUMBER)
    if len(decision) > LONGEST_DECISION:
        raise Refusal(Reason.BAD_INPUT, place="decision")
    days = [day for told in _DAY.findall(decision) if (day := _day(told))]
    numbered = any(letter.isdigit() for letter in _DAY.sub("", decision))
    if not days or max(days) > today or not numbered:
        raise Refusal(Reason.NO_DISPOSAL_DECISION)
    return decision


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None

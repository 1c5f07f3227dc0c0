"""A member's own unfinished draft: sealed, padded, one for each member, in no trail; what is not saved waits here."""

from dataclasses import dataclass

import msgspec

from sspf_desk.acts.acts import Acts, Session
from sspf_desk.casework.drafts import Draft
from sspf_desk.errors import UNREADABLE, Reason, Refusal
from sspf_desk.models.record import encode
from sspf_desk.records.records import Records
from sspf_desk.terms import ItemId


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was about to be recorded of which pupil."""

    pupil: str
    draft: Draft
    corrects: ItemId | None = None
    """The own item whose place it was to take."""
    stamp: str = ""
    """Which version of it lay before the writer."""

    @property
    def empty(self) -> bool:
        """Whether it is something new in which nobody has written or chosen anything."""
        draft = self.draft
        return not (self.corrects or draft.text or draft.remark or draft.term or draft.topics)


class Kept:
    """One member's draft. Nobody else has its key, not even another member of the seat."""

    def __init__(self, acts: Acts, records: Records) -> None:
        self._acts = acts
        self._records = records

    def keep(self, draft: KeptDraft) -> None:
        """Keep it in the place of the one before."""
        with self._acts.quietly() as session:
            self._records.keep_draft(session, encode(draft))

    def draft(self) -> KeptDraft | None:
        """The draft that waits, if one does. Raises `Refusal` where it cannot be read; then it stays where it is."""
        with self._acts.quietly() as session:
            return self.within(session)

    def within(self, session: Session) -> KeptDraft | None:
        """The same, inside an act."""
        plain = self._records.kept_draft(session)
        try:
            return msgspec.msgpack.decode(plain, type=KeptDraft) if plain else None
        except UNREADABLE:
            raise Refusal(Reason.VAULT_DAMAGED, place="draft") from None

    def clear(self) -> None:
        """Throw the draft away."""
        with self._acts.quietly() as session:
            self._records.keep_draft(session, b"")

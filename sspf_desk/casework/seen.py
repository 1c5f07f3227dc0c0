"""That a member has been shown something: marked after it was, without an entry, for the trail has the viewing."""

from collections.abc import Iterable

from sspf_desk.acts.acts import Acts
from sspf_desk.records.records import Records


class Seen:
    """One member's marks. Nobody else has their key, not even another member of the seat."""

    def __init__(self, acts: Acts, records: Records) -> None:
        self._acts = acts
        self._records = records

    def mark(self, ids: Iterable[bytes]) -> None:
        """Count as seen what has been shown. It is written also where nothing of it is new: writing it tells nothing.

        Nothing is marked before the member's first look at his day, which is where marks begin.
        """
        with self._acts.quietly() as session:
            marks = self._records.marks(session)
            if marks is not None:
                self._records.keep_marks(session, marks.with_all(ids))

"""A class list taken in, and a card made by hand, as of today."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sspf_desk.casework.people import Imported, People
from sspf_desk.models.days import day_of
from sspf_desk.records.workplace import Workplace
from sspf_desk.roster import HandRow, read
from sspf_desk.terms import Act


class ClassLists:
    """How pupils come into a seat's papers."""

    def __init__(self, work: Workplace, people: People) -> None:
        self._acts = work.acts
        self._people = people

    def take_in(self, files: Sequence[Path]) -> Imported:
        """Take in a register's answers (SS 12000) as they stand today. Raises `Refusal` with the file and the place."""
        return self._people.take_in(read(files, self._today()))

    def by_hand(self, given_name: str, family_name: str, born_on: date, school_class: str) -> str:
        """Make a card; its pupil's handle. Raises `Refusal` for what no pupil has, with the place."""
        return self._people.add(HandRow(given_name, family_name, born_on, school_class), self._today())

    def _today(self) -> date:
        with self._acts.begin(Act.LISTED, "pupils", reading=True) as session:
            return day_of(session.now)

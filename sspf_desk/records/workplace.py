"""What every journey of a signed-in member works with."""

from collections.abc import Callable
from dataclasses import dataclass

from sspf_desk.acts.acts import Acts, Session
from sspf_desk.catalogue import Catalogue
from sspf_desk.records.directory import MemberFacts
from sspf_desk.records.phrases import Phrases
from sspf_desk.records.records import Records
from sspf_desk.terms import Mode


def always(_session: Session) -> None:
    """The word of a group that asks nothing more of a seat before it writes."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """One member's acts, his seat's records, and the words for them."""

    acts: Acts
    records: Records
    member: MemberFacts
    catalogue: Catalogue
    phrases: Phrases
    ready: Callable[[Session], None] = always
    """Raises `Refusal` while something is missing before the seat may write of a child, such as its sheet's receipt."""

    def insist_ready(self, session: Session) -> None:
        """Said in every act that writes of a child for a seat that writes; reading and taking back are never stopped.

        Raises the `Refusal` of `ready`.
        """
        if self.member.mode is Mode.WRITES:
            self.ready(session)

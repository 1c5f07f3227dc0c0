"""What every journey of a signed-in member works with."""

from dataclasses import dataclass

from sspf_desk.acts.acts import Acts
from sspf_desk.catalogue import Catalogue
from sspf_desk.records.directory import MemberFacts
from sspf_desk.records.phrases import Phrases
from sspf_desk.records.records import Records


@dataclass(frozen=True, slots=True)
class Workplace:
    """One member's acts, his seat's records, and the words for them."""

    acts: Acts
    records: Records
    member: MemberFacts
    catalogue: Catalogue
    phrases: Phrases

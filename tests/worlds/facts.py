"""What the oracle is told of drafts and seats: plain words, read out of the law and not out of the program."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sspf_desk.terms import Kind, Party, Seat
from tests import oracle

SECRECY_OF = {
    Seat.SCHOOL_LEAD: {"OSL 23:2 st.2"},
    Seat.COUNSELLOR: {"OSL 23:2 st.1"},
    Seat.NURSE: {"OSL 25:1"},
    Seat.SOCIAL_SERVICES: {"OSL 26:1"},
    Seat.LEISURE: set(),
}
"""What shuts a seat's own items, read out of the law (`domain.md` 1.1) and not out of the program."""
REACHES = {
    "harm-test": oracle.LIFTED_BY_CONSENT | {"OSL 18:1", "OSL 18:2"},
    "osl-10-27": {f"OSL {p}" for p in ("23:2 st.1", "23:2 st.2", "23:2 st.3", "21:1", "21:3", "40:7 g")},
}
TOPICS_OF = {
    "S02": {"school"}, "S09": {"school", "health"}, "S14": {"behaviour"}, "S45": {"crime_and_safety"},
    "S66": {"wellbeing"}, "P01": {"school"}, "P07": {"wellbeing"}, "P24": {"friends_and_leisure"},
    "N04": {"school"}, "N10": {"wellbeing"},
}  # fmt: skip
"""The terms that worlds are made of, with the topics the catalogue gives them."""
SEATS_OF = {
    Party.SCHOOL: {"SCHOOL_LEAD", "COUNSELLOR"},
    Party.SCHOOL_HEALTH: {"NURSE"},
    Party.SOCIAL_SERVICES: {"SOCIAL_SERVICES"},
    Party.LEISURE: {"LEISURE"},
    Party.POLICE: {"POLICE"},
}
UNSAID = {
    "topics": set(), "secrecies": set(), "day": None, "owner": None, "named": set(), "protected": False, "text": "",
}  # fmt: skip
"""What a version has where nothing else is said."""
SCHOOL_PAIR = {Seat.SCHOOL_LEAD, Seat.COUNSELLOR}
HOME = ZoneInfo("Europe/Stockholm")


def day_begins(day):
    return datetime.combine(day, time(), HOME).astimezone(UTC)


def of_seat(pupil, seat):
    return pupil.startswith(f"{seat.value}:")


def text_of(draft):
    unknown = draft.kind is Kind.CHILDS_VIEW and not draft.known
    return "Elevens egen bild är inte känd ännu." if unknown else draft.text


def facts_of(act):
    draft = act.draft
    day = act.at.date() if draft.kind in (Kind.QUESTION, Kind.COMMITMENT) else draft.day
    topics = {topic.value for topic in draft.topics} | TOPICS_OF.get(draft.term, set())
    secrecies = SECRECY_OF[act.seat] | set(draft.secrecies)
    owner = draft.owner.value if draft.owner else None
    return {
        "topics": topics,
        "secrecies": secrecies,
        "day": day,
        "owner": owner,
        "protected": draft.protected,
        "text": text_of(draft),
    }


class Joined:
    """Which handles are of one youth."""

    def __init__(self):
        self._of: dict[str, str] = {}

    def first(self, handle):
        while (above := self._of.setdefault(handle, handle)) != handle:
            handle = above
        return handle

    def join(self, one, other):
        self._of[self.first(one)] = self.first(other)

    def together(self, handle):
        return {other for other in list(self._of) if self.first(other) == self.first(handle)}

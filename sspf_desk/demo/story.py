"""The demo's story as its file tells it: who takes part, and what each of them does with which pupil, and when."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from msgspec import MsgspecError, Struct, convert, to_builtins, toml

from sspf_desk.casework.consents import COMES_OF_AGE_AT, ConsentDraft, Practice
from sspf_desk.casework.drafts import Draft
from sspf_desk.casework.grounds import DecisionDraft
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import ItemId, Kind, Mode, Party, Seat, Topic

DUE = (Kind.COMMITMENT, Kind.NOTE_TO_SELF)


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="does"):
    """Something one member does, some days ago."""

    days: int
    by: Seat


class Records(Act, frozen=True, kw_only=True, tag="records"):
    """Records one item."""

    kind: Kind
    text: str = ""
    remark: str = ""
    term: str = ""
    seen: int = 0
    due: int = 0
    place: str | None = None
    seen_by: str = ""
    topics: tuple[Topic, ...] = ()
    owner: Seat | None = None
    known: bool = True
    key: str = ""

    def draft(self, on: date, due: date) -> Draft:
        """The draft as it is filled in on its day."""
        told = to_builtins(self)
        named = {field.name: told[field.name] for field in fields(Draft) if field.name in told}
        day = due if self.kind in DUE else on - timedelta(days=self.seen)
        return convert(named | {"day": day}, Draft)


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """What a guardian or the pupil said to a consent."""

    who: str
    answer: str
    words: str
    how: str


class Consents(Act, frozen=True, kw_only=True, tag="consents"):
    """Takes a consent that was given."""

    tells: frozenset[Party]
    told: frozenset[Party]
    topics: tuple[Topic, ...]
    purpose: str
    until: int
    judged_by: str
    maturity: str
    original: str
    voices: tuple[Said, ...]
    own: Said
    no: frozenset[Party] = frozenset()

    def draft(self, on: date, until: date, born: date) -> ConsentDraft:
        """The consent as it is filled in on its day; it ends before a birthday at which it must be asked for anew."""
        told = {
            "answers": [self._answer(party) for party in Party],
            "topics": self.topics,
            "purpose": self.purpose,
            "from_on": on,
            "until_on": _before_birthdays(on, until, born),
            "older_facts": True,
            "voices": [_voice(voice, on) for voice in self.voices],
            "own": _voice(self.own, on),
            "maturity": {"judged_by": self.judged_by, "text": self.maturity},
            "original": self.original,
        }
        return convert(to_builtins(told), ConsentDraft)

    def _answer(self, party: Party) -> Mapping[str, str]:
        def said(yes: frozenset[Party]) -> str:
            return "no" if party in self.no else "yes" if party in yes else "not_asked"

        return {"party": party.value, "tells": said(self.tells), "told": said(self.told)}

    def texts(self) -> tuple[str, ...]:
        """What was written on it in words of its own."""
        return (self.purpose, self.maturity, self.original, *(voice.words for voice in (*self.voices, self.own)))


class Accepts(Act, frozen=True, kw_only=True, tag="accepts"):
    """Accepts the pupil's consent for one's own seat."""


class Promises(Act, frozen=True, kw_only=True, tag="promises"):
    """Accepts a commitment that was offered."""

    key: str


class Withdraws(Act, frozen=True, kw_only=True, tag="withdraws"):
    """Withdraws the pupil's consent, in part or in whole."""

    who: str
    parties: frozenset[Party] = frozenset()
    topics: frozenset[Topic] = frozenset()


class Decides(Act, frozen=True, kw_only=True, tag="decides"):
    """Decides to let items out to one seat, or not to."""

    items: tuple[str, ...]
    receiver: Seat
    provision: str
    weighing: str
    reasons: str
    until: int
    lets_out: bool = True

    def draft(self, items: frozenset[ItemId], until: date) -> DecisionDraft:
        """The decision on these items."""
        return DecisionDraft(
            items, self.receiver, self.provision, self.weighing, self.reasons, until, lets_out=self.lets_out
        )


class Adds(Act, frozen=True, kw_only=True, tag="adds"):
    """Makes a card of one's own by hand."""

    school_class: str


class Links(Act, frozen=True, kw_only=True, tag="links"):
    """Says that another seat's pupil is one's own of the same name."""

    giver: Seat


AnyAct = Records | Consents | Accepts | Promises | Withdraws | Decides | Adds | Links


class StoryPupil(Struct, frozen=True, forbid_unknown_fields=True):
    """One pupil, and what is done."""

    name: str
    act: tuple[AnyAct, ...]


class Says(Struct, frozen=True, forbid_unknown_fields=True):
    """What a seat says before the meeting, and how many days ago."""

    days: int
    by: Seat
    ready: bool = False
    raises: bool = False


class StoryMember(Struct, frozen=True, forbid_unknown_fields=True):
    """One member, and how many days ago he came."""

    days: int
    seat: Seat
    name: str
    mode: Mode
    mandate: str = ""
    agreement: str = ""


class Story(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole story. The first member founds the group and chairs its meeting."""

    school: str
    authority: str
    keeper: str
    """Who keeps the seats' recovery sheets."""
    lawbook: str
    class_list_on: date
    class_list_days: int
    place: str
    begins: time
    call_days: int
    agenda_days: int
    words: tuple[str, ...]
    member: tuple[StoryMember, ...]
    says: tuple[Says, ...]
    pupil: tuple[StoryPupil, ...]


def load(path: Path) -> Story:
    """The story in a file. Refuses with BAD_INPUT and the place."""
    try:
        return toml.decode(path.read_bytes(), type=Story)
    except (OSError, UnicodeDecodeError, MsgspecError) as error:
        raise Refusal(Reason.BAD_INPUT, place=f"{path.name}: {error}") from error


def _voice(said: Said, on: date) -> Mapping[str, Any]:
    return {**to_builtins(said), "said_on": on}


def _before_birthdays(on: date, until: date, born: date) -> date:
    birthdays = (born.replace(year=born.year + age) for age in (Practice().own_from, COMES_OF_AGE_AT))
    return min([until, *(day - timedelta(days=1) for day in birthdays if on < day <= until)])

"""What each command reads as JSON, every field named."""

from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from sspf_desk.casework.consents import ConsentDraft
from sspf_desk.casework.drafts import Draft
from sspf_desk.casework.grounds import DecisionDraft
from sspf_desk.roster import HandRow
from sspf_desk.terms import ItemId, Party, Seat, Topic


@dataclass(frozen=True, slots=True)
class Import:
    """A folder of SS 12000 answers, or pupils by hand."""

    on: date
    folder: Path | None = None
    unit: str | None = None
    pupils: tuple[HandRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What to record of which pupil; `corrects` is the own item whose place it takes, `stamp` its version as seen."""

    pupil: str
    draft: Draft
    corrects: ItemId | None = None
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One's own unfinished draft: shown, or thrown away."""

    clear: bool = False


@dataclass(frozen=True, slots=True)
class Take:
    """A consent that was given."""

    pupil: str
    consent: ConsentDraft


@dataclass(frozen=True, slots=True)
class Accept:
    """A consent to accept, or a commitment to promise or decline."""

    pupil: str
    consent: ItemId | None = None
    commitment: ItemId | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Withdraw:
    """A consent withdrawn; in whole where neither parties nor topics are named."""

    pupil: str
    consent: ItemId
    who: str
    parties: frozenset[Party] = field(default_factory=frozenset)
    topics: frozenset[Topic] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Decide:
    """A decision; without one, the provisions that could be chosen are listed."""

    pupil: str
    decision: DecisionDraft | None = None
    items: frozenset[ItemId] = field(default_factory=frozenset)
    receiver: Seat | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Whose sheet; without a pupil, the list of pupils, or those that `find` finds."""

    pupil: str | None = None
    find: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Which own pupil is, or is not, which pupil of another seat."""

    pupil: str
    other: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits at the table for a seat; without a name, its member."""

    seat: Seat
    name: str = ""


@dataclass(frozen=True, slots=True)
class MeetingCall:
    """A meeting to call."""

    held_on: date
    begins: time
    place: str
    chair: Seat
    present: tuple[Sitting, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting to call, or pupils to put on the agenda of one; without either, the list of meetings."""

    call: MeetingCall | None = None
    meeting: ItemId | None = None
    pupils: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """What to say before which meeting; what is left out stays as it was, and with neither it is only told."""

    meeting: ItemId
    ready: bool | None = None
    raises: bool | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """Which meeting's copies to compose and where to put them, locked; or one's own sheet."""

    meeting: ItemId
    out: Path
    own: bool = False


@dataclass(frozen=True, slots=True)
class NewSheet:
    """Where to save the sheet as a locked page; without a place its words are told, and that is all."""

    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who keeps the seat's sheet, and where."""

    keeper: str
    kept_at: str


@dataclass(frozen=True, slots=True)
class Admit:
    """Who waits to be let in, and the six words that he read aloud."""

    member: str
    words: str


@dataclass(frozen=True, slots=True)
class Appoint:
    """Who is to have the registrar's right; `second` names the member who signs beside, where two must."""

    member: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class EndMember:
    """Whose membership ends, and what has been answered to what is asked first."""

    member: str
    moves: bool = False
    alone: bool = False
    commitments_stand: bool = False


@dataclass(frozen=True, slots=True)
class Fulfil:
    """A commitment that has been kept; or, not ``done``, one that has not after all."""

    pupil: str
    commitment: ItemId
    done: bool = True


@dataclass(frozen=True, slots=True)
class HandOver:
    """A commitment and the seat that is asked to take it over; with a seat alone, what that seat has still to do.

    Another seat's promise is offered anew in one's own words: `draft`.
    """

    seat: Seat | None = None
    pupil: str = ""
    commitment: ItemId | None = None
    to: Seat | None = None
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Reseat:
    """With a code nothing; where no registrar is left, who comes to which seat, and the second who signs."""

    name: str = ""
    seat: Seat | None = None
    mandate: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """The file to write; or the backup that is destroyed; without either, the list."""

    out: Path | None = None
    destroyed: str = ""


@dataclass(frozen=True, slots=True)
class Restore:
    """The backup, and whose name it is opened by; without a name, by the words of a sheet."""

    backup: Path
    name: str = ""


@dataclass(frozen=True, slots=True)
class Verify:
    """The groups of a control sheet, where there is one; where to save the report of a vault in doubt."""

    control: str = ""
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """The new folder for the vault's files as they lie."""

    to: Path


@dataclass(frozen=True, slots=True)
class Control:
    """Where to save the control sheet; without a place its groups are told, and that is all."""

    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Erase:
    """An own item to erase, and the disposal decision behind it, by day and number."""

    pupil: str
    item: ItemId
    decision: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """A command that asks for nothing more."""

"""The words on the recovery sheet, the control sheet and the report: read from a file, and tried as they are read."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta, MsgspecError, Struct, toml

from sspf_desk.errors import Reason, Refusal
from sspf_desk.pdf.wording import Words, must_hold
from sspf_desk.settings import resource

_HOME = ZoneInfo("Europe/Stockholm")
Steps = Annotated[tuple[Words, ...], Meta(min_length=3)]


class Facts(Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of what stands at the top of a page."""

    whose: Words
    opens: Words
    shut: Words
    code: Words
    made: Words
    number: Words
    version: Words
    codes: Words


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """What one kind of recovery sheet opens, and how it is used."""

    opens: Words
    shut: Words
    heading: Words
    steps: Annotated[tuple[Words, ...], Meta(min_length=3, max_length=3)]


class Keep(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a recovery sheet must lie: the school's own, and those of others."""

    heading: Words
    school: Words
    own: Words
    care: Words


class Receipt(Struct, frozen=True, forbid_unknown_fields=True):
    """The strip to sign, at the foot of a page."""

    title: Words
    text: Words
    keeper: Words
    place: Words
    day: Words
    signature: Words


class Recovery(Struct, frozen=True, forbid_unknown_fields=True):
    """The recovery sheet."""

    title: Words
    foot: Words
    hint: Words
    picture: Words
    caption: Words
    member: Opening
    seat: Opening
    keeping: Keep
    receipt: Receipt

    def __post_init__(self) -> None:
        """Try the sentences."""
        must_hold(self.foot, "code")
        must_hold(self.receipt.title, "code", "whose")


class Control(Struct, frozen=True, forbid_unknown_fields=True):
    """The control sheet."""

    title: Words
    foot: Words
    number: Words
    picture: Words
    caption: Words
    heading: Words
    use: Words
    right: Words
    wrong: Words
    keeping: Words
    receipt: Receipt

    def __post_init__(self) -> None:
        """Try the sentences."""
        must_hold(self.foot, "moment", "number")
        must_hold(self.number, "number")


class Doubt(Struct, frozen=True, forbid_unknown_fields=True):
    """The report on a vault in doubt."""

    title: Words
    foot: Words
    lead: Words
    found: Words
    safe_heading: Words
    safe: Words
    do_heading: Words
    steps: Steps
    called: Words


class SheetWording(Struct, frozen=True, forbid_unknown_fields=True):
    """Every word on these papers that is not about one vault."""

    language: Words
    months: Annotated[tuple[Words, ...], Meta(min_length=12, max_length=12)]
    day: Words
    moment: Words
    page: Words
    facts: Facts
    recovery: Recovery
    control: Control
    report: Doubt
    fault: dict[str, Words]
    """What each fault of a vault means, by its name."""

    def __post_init__(self) -> None:
        """Try the sentences, so that a lost brace is found when the file is read and not at the printer."""
        must_hold(self.day, "day", "month", "year")
        must_hold(self.moment, "day", "hour", "minute")
        must_hold(self.page, "page", "pages")

    def on(self, day: date) -> str:
        """A Swedish day in words."""
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def at(self, moment: datetime) -> str:
        """A moment, handed in with its zone, in words and in Swedish time."""
        home = moment.astimezone(_HOME)
        return self.moment.format(day=self.on(home.date()), hour=f"{home.hour:02}", minute=f"{home.minute:02}")


def load(path: Path) -> SheetWording:
    """The words in this file. Refuses with BAD_INPUT if one is missing, unknown or cannot be filled in."""
    try:
        return toml.decode(path.read_bytes(), type=SheetWording)
    except (OSError, MsgspecError, UnicodeDecodeError, LookupError) as broken:
        raise Refusal(Reason.BAD_INPUT, place=path.name) from broken


def sheet_wording(language: str) -> SheetWording:
    """The program's own words in "sv" or "en"."""
    return load(resource("wording", f"sheets_{language}.toml"))

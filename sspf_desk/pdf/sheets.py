"""The pages that keep a vault alive: the recovery sheet, the control sheet, and the report on a vault in doubt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sspf_desk.errors import Reason, Refusal
from sspf_desk.pdf.blocks import BODY, LABEL, POINT, SMALL_INK, STRONG, TITLE, Block, Run, Style
from sspf_desk.pdf.face import printable
from sspf_desk.pdf.finish import finish
from sspf_desk.pdf.leaf import Leaf, Panel, Strip, draw
from sspf_desk.pdf.qr import cells
from sspf_desk.pdf.sheet_wording import Receipt, SheetWording

WORDS = 18
GROUPS = 12
GROUP = 4
"""Characters in each group of a control code."""
_STEP = 20.0
"""From the margin to a numbered sentence, in points."""
_CALLS = 2


class Opens(StrEnum):
    """What a recovery sheet opens."""

    MEMBER = "member"
    """One member's own way in."""
    SEAT = "seat"
    """A seat, for someone newly invited to it."""


class Keeper(StrEnum):
    """With whom a recovery sheet must lie."""

    SCHOOL = "school"
    OWN = "own"
    """With the seat's own organisation and never at the school: other authorities, and the school health service."""


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A recovery sheet as it is to be printed. Its `repr` tells neither the words nor what the code says."""

    school: str
    authority: str
    whose: str
    """The member's name, or the seat in words."""
    opens: Opens
    keeper: Keeper
    code: str
    """Names this sheet among others; opens nothing."""
    made_on: date
    words: tuple[str, ...] = field(repr=False)
    qr: str = field(repr=False)
    """The same secret for a code reader: capital letters, figures, hyphens."""
    kept_by: str = ""
    """Filled in on the receipt where it is known."""
    kept_at: str = ""

    def __post_init__(self) -> None:
        """Refuses with BAD_INPUT and the place "words" unless there are eighteen."""
        if len(self.words) != WORDS or not all(self.words):
            raise Refusal(Reason.BAD_INPUT, place="words")


@dataclass(frozen=True, slots=True)
class ControlSheet:
    """A control sheet as it is to be printed: how far the vault had come at a moment. It opens nothing."""

    school: str
    authority: str
    made_at: datetime
    number: int
    """Of the newest entry in the trail."""
    groups: tuple[str, ...]
    qr: str

    def __post_init__(self) -> None:
        """Refuses with BAD_INPUT and the place "groups" unless there are twelve groups of four characters."""
        if len(self.groups) != GROUPS or any(len(group) != GROUP for group in self.groups):
            raise Refusal(Reason.BAD_INPUT, place="groups")


@dataclass(frozen=True, slots=True)
class DoubtReport:
    """What was found wrong with a vault, in words that are handed in and that tell nothing about a child."""

    school: str
    authority: str
    made_at: datetime
    version: str
    """The program's."""
    findings: tuple[str, ...]
    codes: tuple[str, ...]
    """For IT: the names of the verdicts."""

    def __post_init__(self) -> None:
        """Refuses with BAD_INPUT and the place "findings" where nothing was found: then there is no doubt."""
        if not self.findings:
            raise Refusal(Reason.BAD_INPUT, place="findings")


def recovery_sheet(sheet: RecoverySheet, words: SheetWording) -> bytes:
    """The sheet as a PDF: A4, tagged, made in memory; equal arguments give equal bytes. See `finish.lock` to save it.

    Refuses with BAD_INPUT where ``qr`` is not what a code can hold, or a name is longer than the page has room for.
    """
    told, facts = words.recovery, words.facts
    opening = told.member if sheet.opens is Opens.MEMBER else told.seat
    where = told.keeping.school if sheet.keeper is Keeper.SCHOOL else told.keeping.own
    head = (
        *_heading(sheet.school, sheet.authority, told.title),
        _fact(facts.whose, sheet.whose, STRONG, before=8),
        _fact(facts.opens, opening.opens),
        _fact(facts.shut, opening.shut),
        _fact(facts.made, f"{words.on(sheet.made_on)}  ·  {facts.code} {sheet.code}"),
    )
    body = (
        _text(SMALL_INK, told.hint),
        *_steps(opening.heading, opening.steps),
        *_passage(told.keeping.heading, where, told.keeping.care),
    )
    receipt = told.receipt
    filled = {receipt.keeper: sheet.kept_by, receipt.place: sheet.kept_at}
    foot = told.foot.format(code=sheet.code)
    title = receipt.title.format(code=sheet.code, whose=sheet.whose)
    panel = Panel(sheet.words, cells(sheet.qr), told.picture, told.caption)
    strip = _strip(receipt, title, filled, cut=True)
    return _finished(
        Leaf(words.language, told.title, head, panel, body, strip, _running(sheet.school, told.title), foot, words.page)
    )


def control_sheet(sheet: ControlSheet, words: SheetWording) -> bytes:
    """The sheet as a PDF: A4, tagged, made in memory; equal arguments give equal bytes.

    ``made_at`` has its zone and is shown in Swedish time. Refuses as `recovery_sheet` does.
    """
    told, facts = words.control, words.facts
    moment = words.at(sheet.made_at)
    head = (
        *_heading(sheet.school, sheet.authority, told.title),
        _fact(facts.made, moment, STRONG, before=8),
        _fact(facts.number, told.number.format(number=sheet.number)),
    )
    body = _passage(told.heading, told.use, told.right, told.wrong, told.keeping)
    panel = Panel(sheet.groups, cells(sheet.qr), told.picture, told.caption)
    strip = _strip(told.receipt, told.receipt.title, {}, cut=False)
    foot = told.foot.format(moment=moment, number=sheet.number)
    running = _running(sheet.school, told.title)
    return _finished(Leaf(words.language, told.title, head, panel, body, strip, running, foot, words.page))


def report(doubt: DoubtReport, words: SheetWording) -> bytes:
    """The report as a PDF: A4, tagged, made in memory, on as many pages as it needs. Equal arguments, equal bytes."""
    told, facts = words.report, words.facts
    head = (
        *_heading(doubt.school, doubt.authority, told.title),
        _fact(facts.made, words.at(doubt.made_at), before=8),
        _fact(facts.version, doubt.version),
        _fact(facts.codes, ", ".join(doubt.codes)),
    )
    body = (
        _text(STRONG, told.lead),
        *_steps(told.found, doubt.findings),
        *_passage(told.safe_heading, told.safe),
        *_steps(told.do_heading, told.steps),
        Block((Run(STRONG, printable(told.called)),), tag="H2", indent=0, before=20, blanks=_CALLS),
    )
    running = _running(doubt.school, told.title)
    return _finished(Leaf(words.language, told.title, head, None, body, None, running, told.foot, words.page))


def _finished(leaf: Leaf) -> bytes:
    return finish(draw(leaf), leaf.language, leaf.title)


def _running(school: str, title: str) -> str:
    return f"{school}  ·  {title}"


def _heading(school: str, authority: str, title: str) -> tuple[Block, ...]:
    """Whose vault, and what the paper is."""
    return (_text(BODY, "  ·  ".join(filter(None, (school, authority)))), _text(TITLE, title, tag="H1", before=2))


def _fact(label: str, text: str, style: Style = BODY, before: float = 2) -> Block:
    return Block((Run(style, printable(text)),), label=Run(LABEL, printable(label)), before=before)


def _text(style: Style, text: str, tag: str = "P", before: float = 0) -> Block:
    return Block((Run(style, printable(text)),), tag=tag, indent=0, before=before)


def _title(heading: str) -> Block:
    return Block((Run(POINT, printable(heading)),), tag="H2", indent=0, before=11, keep=True)


def _steps(heading: str, sentences: Iterable[str]) -> Iterator[Block]:
    """A heading and what is numbered under it."""
    yield _title(heading)
    for number, sentence in enumerate(sentences, start=1):
        label = Run(STRONG, f"{number}")
        text = (Run(BODY, printable(sentence)),)
        yield Block(text, tag="LBody", label=label, label_tag="Lbl", indent=_STEP, before=3)


def _passage(heading: str, *sentences: str) -> tuple[Block, ...]:
    return (_title(heading), *(_text(BODY, sentence, before=3) for sentence in sentences))


def _strip(receipt: Receipt, title: str, filled: dict[str, str], *, cut: bool) -> Strip:
    labels = (receipt.keeper, receipt.place, receipt.day, receipt.signature)
    return Strip(title, receipt.text, tuple((label, filled.get(label, "")) for label in labels), cut=cut)

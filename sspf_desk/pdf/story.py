"""An agenda as blocks: what is said on the paper, and in what order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sspf_desk.agenda import ORDER, Agenda, Case, CopyKind, Line
from sspf_desk.pdf.blocks import (
    BODY,
    LABEL,
    POINT,
    PUPIL,
    SMALL,
    SMALL_INK,
    SMALL_STRONG,
    STRONG,
    TITLE,
    Block,
    Run,
    Style,
)
from sspf_desk.pdf.face import printable
from sspf_desk.pdf.wording import Point, Wording
from sspf_desk.terms import Kind

GATHERED = {Point.CONSENTS: Kind.CONSENT, Point.COMMITMENTS: Kind.COMMITMENT}
"""Points that list one kind across the pupils."""
PUPILS = {Point.CASES, *GATHERED}
"""Points about single pupils: shown only where they hold something."""
BLANK_LINES = 4


@dataclass(frozen=True, slots=True)
class Story:
    """A whole copy, ready to be set."""

    head: tuple[Block, ...]
    """The school and what this is; stands beside the mark."""
    mark: tuple[Block, ...]
    """The secrecy mark; empty where nothing on the copy is secret."""
    body: tuple[Block, ...]
    running: str
    """Stands at the head of every page but the first."""
    foot: str
    """Stands at the foot of every page, before the number of the page."""


def run(style: Style, text: str) -> Run:
    """The text in this style, as it can be printed."""
    return Run(style, printable(text))


def tell(agenda: Agenda, wording: Wording) -> Story:
    """The copy in blocks. The points are numbered densely by what is shown, so that a gap tells nothing."""
    teller = _Teller(agenda, wording)
    return Story(teller.head(), teller.mark(), tuple(teller.body()), teller.running(), teller.foot())


def tell_cover(agenda: Agenda, wording: Wording) -> Story:
    """The sheet that lies before a copy: whose it is, and that it stays on the table. It says nothing of any child."""
    teller = _Teller(agenda, wording)
    return Story(teller.head(), (), tuple(teller.cover()), teller.running(), teller.foot())


@dataclass(frozen=True, slots=True)
class _Teller:
    agenda: Agenda
    words: Wording

    def head(self) -> tuple[Block, ...]:
        return (
            Block((run(BODY, self.agenda.head.school),), indent=0),
            Block((run(TITLE, self.words.title),), tag="H1", indent=0),
        )

    def mark(self) -> tuple[Block, ...]:
        agenda, words = self.agenda, self.words.mark
        if not agenda.provisions:
            return ()
        text = words.text.format(provisions=words.provisions(agenda.provisions))
        return (
            Block((run(STRONG, words.title),), indent=0),
            Block((run(SMALL_INK, text),), indent=0),
            Block((run(SMALL_STRONG, f"{agenda.head.held_on:%Y-%m-%d}"),), indent=0, before=3),
            Block((run(SMALL_STRONG, agenda.head.authority),), indent=0),
        )

    def running(self) -> str:
        """School, title and day; and the mark, since a loose page must tell as much."""
        head, words = self.agenda.head, self.words
        parts = [f"{head.school}  ·  {words.title} {head.held_on:%Y-%m-%d}"]
        if self.agenda.provisions:
            provisions = words.mark.provisions(self.agenda.provisions)
            parts.append(f"{words.mark.running.format(provisions=provisions)}, {head.authority}")
        return printable("\n".join(parts))

    def foot(self) -> str:
        return printable(self.words.foot.format(code=self.agenda.code, receiver=self._receiver()))

    def _receiver(self) -> str:
        return ", ".join(filter(None, (self.agenda.receiver_name, self.words.seat[self.agenda.receiver])))

    def body(self) -> Iterator[Block]:
        yield from self._facts()
        shown = [(words, blocks) for words in self.words.point if (blocks := tuple(self._point(words.id, words.note)))]
        for number, (words, blocks) in enumerate(shown, start=1):
            heading = run(POINT, f"{number}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} {words.title}")
            yield Block((heading,), tag="H2", indent=0, before=20, keep=True, rule=True)
            yield from blocks
        yield from self._blanks()

    def _facts(self) -> Iterator[Block]:
        head, words, agenda = self.agenda.head, self.words.head, self.agenda
        yield self._fact(self.words.copy.of(agenda.kind), self._receiver(), STRONG, before=12)
        yield self._fact(words.when, self.words.when(head.held_on, head.begins))
        yield self._fact(words.where, head.place)
        yield self._fact(words.chair, head.chair)
        yield self._fact(words.code, agenda.code)
        if agenda.kind is CopyKind.CHAIRS_COPY:
            yield Block((run(SMALL_STRONG, self.words.copy.table_copy),), before=4)

    def cover(self) -> Iterator[Block]:
        head, words = self.agenda.head, self.words
        yield Block((run(LABEL, words.copy.cover_title),), tag="H2", indent=0)
        yield Block((run(TITLE, self.agenda.receiver_name or words.seat[self.agenda.receiver]),), indent=0, before=4)
        yield Block((run(POINT, words.seat[self.agenda.receiver]),), indent=0, before=4)
        yield self._fact(words.head.when, words.when(head.held_on, head.begins), before=40)
        yield self._fact(words.head.where, head.place)
        yield self._fact(words.head.code, self.agenda.code)
        yield Block((run(BODY, words.copy.cover_text),), indent=0, before=40)

    def _fact(self, label: str, text: str, style: Style = BODY, before: float = 2) -> Block:
        return Block((run(style, text),), label=run(LABEL, label), before=before)

    def _point(self, point: Point, note: str) -> Iterator[Block]:
        """What stands under a point; nothing where the point has nothing to show."""
        if point is Point.CASES:
            yield from self._cases()
        if point in GATHERED:
            yield from self._gathered(GATHERED[point])
        if point is Point.PRESENCE:
            yield from (self._fact(self.words.seat[seat], name) for seat, name in self.agenda.head.present)
        if point not in PUPILS:
            yield from self._note(note)
        if point is Point.DUTIES:
            yield Block((run(STRONG, self.words.reminder),), before=6, bar=True)

    def _note(self, note: str) -> Iterator[Block]:
        if note:
            yield Block((run(BODY, note),), before=4)

    def _cases(self) -> Iterator[Block]:
        for case in self.agenda.cases:
            if not (sections := tuple(self._sections(case))):
                continue
            yield Block((run(PUPIL, _named(case)),), tag="H3", indent=0, before=14, keep=True)
            again = printable(self.words.continued.format(pupil=_named(case)))
            yield from (replace(block, of=again) for block in sections)

    def _sections(self, case: Case) -> Iterator[Block]:
        """What is told of the pupil himself; consents and promises stand under points of their own."""
        for kind in (kind for kind in ORDER if kind not in GATHERED.values()):
            label = run(LABEL, self.words.section[kind])
            yield from _labelled(label, "H4", (self._line(line) for line in case.of(kind)))

    def _gathered(self, kind: Kind) -> Iterator[Block]:
        for case in self.agenda.cases:
            yield from _labelled(run(LABEL, _named(case)), "H3", (self._line(line) for line in case.of(kind)))

    def _line(self, line: Line) -> tuple[Block, ...]:
        """One item: its term, its words, what its author makes of it, and whose it is."""
        source = " · ".join(filter(None, (self.words.seat[line.holder], line.detail)))
        remark = (run(LABEL, f"{self.words.remark} "), run(BODY, line.remark)) if line.remark else ()
        parts = [
            Block((run(STRONG, line.title),)) if line.title else None,
            Block((run(BODY, line.text),)) if line.text else None,
            Block(remark, before=2) if remark else None,
            Block((run(SMALL, source),), before=1),
        ]
        return _together([part for part in parts if part])

    def _blanks(self) -> Iterator[Block]:
        for words in (self.words.blank.questions, self.words.blank.records):
            yield Block((run(STRONG, words),), tag="H2", indent=0, before=24, blanks=BLANK_LINES)


def _named(case: Case) -> str:
    return ", ".join(filter(None, (case.name, case.school_class)))


def _together(parts: list[Block]) -> tuple[Block, ...]:
    """The parts of an item, on one page, with space before the first."""
    first, *rest = parts
    kept = [replace(first, before=7), *rest]
    return (*(replace(part, keep=True) for part in kept[:-1]), kept[-1])


def _labelled(label: Run, tag: str, items: Iterable[tuple[Block, ...]]) -> Iterator[Block]:
    """The items with the label before the first."""
    for place, (first, *rest) in enumerate(items):
        yield first if place else replace(first, label=label, label_tag=tag)
        yield from rest

"""Pages of paper in a window: shown, read as text, and printed from memory; nothing of them is put on a disk here."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.errors import Refusal
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.page import text_line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ON_SCREEN: Final = 96
"""Dots per inch of a page in the window: its whole width beside the column of places on a small screen."""
ON_PAPER: Final = 300
"""Dots per inch of a page that is printed; a QR code on a recovery sheet is read at half of it."""
_POINTS: Final = 72
JOB: Final = "SSPF Desk"
"""What a printer's queue and its log are told: nobody's name, no school, no day."""


def render(pdf: bytes, dots: int = ON_SCREEN) -> list[QImage]:
    """Every page of a PDF as a picture, at some dots per inch. For the worker: PDFium serves one thread at a time."""
    return list(_pages(pdf, dots))


def read_aloud(pdf: bytes) -> list[str]:
    """Every page of a PDF as its text, in the order in which it was set. For the worker, as `render` is."""
    with _opened(pdf) as document:
        return [_text(page) for page in document]


def _opened(pdf: bytes) -> "closing[PdfDocument]":
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - a window to sign in needs no paper

    return closing(PdfDocument(pdf))


def _pages(pdf: bytes, dots: int) -> Iterator[QImage]:
    with _opened(pdf) as document:
        for page in document:
            with closing(page), closing(page.render(scale=dots / _POINTS, force_bitmap_format=_FOUR_BYTES)) as bits:
                plain = bytes(bits.buffer)
                yield QImage(plain, bits.width, bits.height, bits.stride, QImage.Format.Format_RGB32).copy()


_FOUR_BYTES: Final = 3
"""FPDFBitmap_BGRx, which is Qt's RGB32."""


def _text(page: object) -> str:
    with closing(page), closing(page.get_textpage()) as words:  # type: ignore[attr-defined, type-var]
        return "\n".join(str(words.get_text_range()).split("\r\n"))


class Printing(QObject):
    """One print run: asks which printer, then prints paper by paper, each on a new sheet; it can be stopped."""

    told = Signal(int, int)
    """How many papers are printed, and of how many."""
    ended = Signal(bool)
    """Whether all of it was handed to the printer."""
    refused = Signal(object)
    """The papers may not be printed any more: none was."""

    def __init__(
        self, papers: Sequence[bytes], jobs: Jobs, parent: QWidget, may: Callable[[], object] = lambda: None
    ) -> None:
        """``may`` is asked in the worker once a printer is chosen; it raises `Refusal` where nothing may be printed."""
        super().__init__(parent)
        self._papers = tuple(papers)
        self._jobs = jobs
        self._may = may
        self._stopped = False
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(JOB)
        self.printer.setCreator(JOB)
        self.printer.setFullPage(True)

    def ask(self) -> None:
        """Let the person choose a printer; what is chosen is printed at once."""
        window = self.parent()
        dialog = QPrintDialog(self.printer, window if isinstance(window, QWidget) else None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        dialog.finished.connect(self._chosen)
        QDialog.open(dialog)

    def _chosen(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted:
            self.run()
        else:
            self._nothing()

    def run(self) -> None:
        """Print, in the worker: the window goes on."""
        self._jobs.run(self._printed, self.ended.emit, self._declined, self, self._nothing)

    def _declined(self, refusal: Refusal) -> None:
        self._nothing()
        self.refused.emit(refusal)

    def _nothing(self) -> None:
        self.ended.emit(False)  # noqa: FBT003 - as Qt's signal has it

    def stop(self) -> None:
        """No more papers: the one that is being printed is printed to its end."""
        self._stopped = True

    def _printed(self) -> bool:
        self._may()
        run = Run(self.told.emit, lambda: self._stopped, both_sides=on_both_sides(self.printer))
        return put_on_paper(self.printer, self._papers, run)


@dataclass(frozen=True, slots=True)
class Run:
    """How a print run goes: whom it tells of each paper, whether it is to stop, and whether both sides are printed."""

    told: Callable[[int, int], object]
    stopped: Callable[[], bool]
    both_sides: bool


def on_both_sides(printer: QPrinter) -> bool:
    """Whether both sides may be printed: also where the printer decides, for then nobody knows."""
    return printer.duplex() is not QPrinter.DuplexMode.DuplexNone


def put_on_paper(printer: QPrinter, papers: Sequence[bytes], run: Run) -> bool:
    """Print papers, each beginning on a new sheet also where both sides are printed. Returns whether all were.

    One page at a time is in memory. False where there is no printer to print on, or where it was stopped between two.
    """
    painter, done = QPainter(), 0
    if not papers or not painter.begin(printer):
        return False
    for paper in papers:
        if run.stopped():
            break
        if done:
            printer.newPage()
        sides = _put(painter, printer, paper)
        done += 1
        if run.both_sides and sides % 2 and done < len(papers):
            printer.newPage()
        run.told(done, len(papers))
    return painter.end() and done == len(papers)


def _put(painter: QPainter, printer: QPrinter, paper: bytes) -> int:
    """One paper's pages, as large as the sheet lets them be. Returns how many."""
    sides = 0
    for page in _pages(paper, min(ON_PAPER, printer.resolution())):
        if sides:
            printer.newPage()
        whole = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        size = QSizeF(page.size()).scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(whole.topLeft(), size), page)
        sides += 1
    return sides


class Preview(QWidget):
    """Papers as they will be printed; and the same as text, for whoever hears it rather than sees it."""

    def __init__(self, jobs: Jobs, name: str) -> None:
        super().__init__()
        self._jobs = jobs
        self._name = name
        self._sheets = QVBoxLayout()
        self._sheets.setSpacing(18)
        self._shown_sheets: list[PageShown] = []
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(self.tr("{paper} as text").format(paper=name))
        self._both = QStackedWidget()
        self._both.addWidget(self._pictures())
        self._both.addWidget(self._words)
        self.as_text = QCheckBox(self.tr("Show as text"))
        self.as_text.toggled.connect(lambda on: self._both.setCurrentIndex(int(on)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(text_line(self.as_text))
        column.addWidget(self._both, 1)

    def _pictures(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self._name)
        inner = QWidget()
        centred = QVBoxLayout(inner)
        centred.setContentsMargins(0, 8, 0, 8)
        centred.addLayout(self._sheets)
        centred.addStretch(1)
        area.setWidget(inner)
        return area

    def show_paper(self, pdf: bytes) -> None:
        """Show a PDF that lies in memory, in the place of what was shown; nothing at all for an empty one."""
        dots = round(ON_SCREEN * self.devicePixelRatioF())
        self._jobs.run(
            lambda: (render(pdf, dots), read_aloud(pdf)) if pdf else ([], []), self._shown, self._nothing, self
        )

    def _shown(self, seen: tuple[list[QImage], list[str]]) -> None:
        for sheet in self._shown_sheets:
            self._sheets.removeWidget(sheet)
            sheet.deleteLater()
        pictures, texts = seen
        self._shown_sheets = [PageShown(picture, self.devicePixelRatioF()) for picture in pictures]
        for number, (sheet, text) in enumerate(zip(self._shown_sheets, texts, strict=True), 1):
            sheet.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(texts)))
            sheet.setAccessibleDescription(text)
            self._sheets.addWidget(sheet)
        self._words.setPlainText("\n\n".join(texts))

    def _nothing(self, _: object) -> None:
        self._shown(([], []))

    def text(self) -> str:
        """What stands on the papers that are shown."""
        return self._words.toPlainText()


class PageShown(QWidget):
    """One page, as wide as there is room for and never wider than it was drawn."""

    def __init__(self, picture: QImage, ratio: float) -> None:
        super().__init__()
        self.picture = picture
        width = round(picture.width() / ratio)
        self.setMaximumWidth(width)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self.picture.height() / self.picture.width())

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.heightForWidth(self.maximumWidth()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, and a thin line around it: white on white is no paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self.picture)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        event.accept()

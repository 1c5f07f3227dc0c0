"""Paper in a window: pictures and text of what lies in memory, and a print run that can be stopped."""

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

from sspf_desk.ui.paper import (
    JOB,
    ON_PAPER,
    PageShown,
    Preview,
    Printing,
    Run,
    on_both_sides,
    put_on_paper,
    read_aloud,
    render,
)
from tests.ui.conftest import InlineJobs


def paper(*sides):
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for words in sides:
        canvas.drawString(72, 700, words)
        canvas.rect(0, 0, 300, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def printer(tmp_path, dressed):
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setFullPage(True)
    return made


def run(told=lambda *_: None, stopped=lambda: False, *, both_sides=False):
    return Run(told, stopped, both_sides)


def printed(printer):
    return len(PdfDocument(printer.outputFileName()))


def test_every_page_is_a_picture_of_its_size_and_ink(dressed):
    first, second = render(paper("ett", "två"), 72)
    assert (first.width(), first.height()) == (second.width(), second.height()) == (595, 842)
    assert first.pixelColor(150, 800).lightness() < 10
    assert first.pixelColor(500, 100).lightness() > 245


def test_every_page_is_read_as_text(dressed):
    assert [text.strip() for text in read_aloud(paper("first", "second"))] == ["first", "second"]


def test_a_run_prints_all_pages_of_all_papers(printer):
    told = []
    assert put_on_paper(printer, [paper("a", "b"), paper("c")], run(lambda *at: told.append(at)))
    assert printed(printer) == 3
    assert told == [(1, 2), (2, 2)]


def test_where_both_sides_are_printed_each_paper_begins_on_a_new_sheet(printer):
    put_on_paper(printer, [paper("a"), paper("b", "c"), paper("d")], run(both_sides=True))
    assert printed(printer) == 5


def test_where_the_printer_decides_both_sides_are_reckoned_with():
    class Printer:
        def __init__(self, mode):
            self.duplex = lambda: mode

    mode = QPrinter.DuplexMode
    assert not on_both_sides(Printer(mode.DuplexNone))
    assert all(on_both_sides(Printer(one)) for one in (mode.DuplexAuto, mode.DuplexLongSide, mode.DuplexShortSide))


def test_a_run_that_is_stopped_says_that_not_all_was_printed(printer):
    told = []
    papers = [paper("a"), paper("b"), paper("c")]
    assert not put_on_paper(printer, papers, run(lambda *at: told.append(at), lambda: len(told) == 1))
    assert printed(printer) == 1


def test_nothing_is_printed_of_nothing(printer):
    assert not put_on_paper(printer, [], run())


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_nothing_is_printed_where_no_printer_answers(tmp_path, dressed):
    away = QPrinter()
    away.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    away.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    assert not put_on_paper(away, [paper("a")], run())


def test_a_print_job_names_nobody(qtbot, dressed):
    window = QWidget()
    qtbot.addWidget(window)
    printing = Printing([paper("a")], InlineJobs(), window)
    assert printing.printer.docName() == printing.printer.creator() == JOB


def test_what_is_chosen_in_the_dialog_is_printed(qtbot, printer, dressed):
    window = QWidget()
    qtbot.addWidget(window)
    printing = Printing([paper("a"), paper("b")], InlineJobs(), window)
    printing.printer = printer
    printing.ask()
    dialog = window.findChild(QPrintDialog)
    with qtbot.waitSignal(printing.ended) as ended:
        dialog.done(QPrintDialog.DialogCode.Accepted)
    assert ended.args == [True]
    assert printed(printer) == 2


def test_a_dialog_that_is_cancelled_prints_nothing(qtbot, printer, dressed):
    window = QWidget()
    qtbot.addWidget(window)
    printing = Printing([paper("a")], InlineJobs(), window)
    printing.printer = printer
    printing.ask()
    with qtbot.waitSignal(printing.ended) as ended:
        window.findChild(QPrintDialog).reject()
    assert ended.args == [False]


def test_a_run_that_was_stopped_before_it_began_prints_nothing(qtbot, printer, dressed):
    window = QWidget()
    qtbot.addWidget(window)
    printing = Printing([paper("a")], InlineJobs(), window)
    printing.printer = printer
    printing.stop()
    with qtbot.waitSignal(printing.ended) as ended:
        printing.run()
    assert ended.args == [False]


def test_a_preview_shows_pictures_and_the_same_as_text(qtbot, dressed):
    preview = Preview(InlineJobs(), "Blad")
    qtbot.addWidget(preview)
    preview.show_paper(paper("first", "second"))
    sheets = preview.findChildren(PageShown)
    assert len(sheets) == 2
    assert "first" in sheets[0].accessibleDescription()
    assert "second" in preview.text()
    preview.show()
    preview.as_text.click()
    assert preview.findChild(QPlainTextEdit).isVisible()


def test_a_page_keeps_its_shape_where_there_is_less_room(qtbot, dressed):
    (picture,) = render(paper("a"), 72)
    page = PageShown(picture, 1.0)
    qtbot.addWidget(page)
    assert (page.maximumWidth(), page.sizeHint().height()) == (595, 842)
    assert page.hasHeightForWidth()
    assert page.heightForWidth(297) == pytest.approx(421, abs=2)
    page.resize(297, 421)
    assert page.grab().toImage().pixelColor(75, 400).lightness() < 10


def test_a_preview_lets_go_of_what_it_showed(qtbot, dressed):
    preview = Preview(InlineJobs(), "Blad")
    qtbot.addWidget(preview)
    preview.show_paper(paper("first"))
    preview.show_paper(b"")
    assert preview.text() == ""


def test_a_printed_page_is_fine_enough_for_a_qr_code(dressed):
    (page,) = render(paper("a"), ON_PAPER)
    assert page.width() > 2400

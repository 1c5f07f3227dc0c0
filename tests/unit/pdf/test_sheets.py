"""The vault's own pages, read back: every word is on them, whole and in order, and a reader finds the square."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name, Pdf
from pypdfium2 import PdfDocument

from sspf_desk.errors import Reason, Refusal
from sspf_desk.pdf import (
    ControlSheet,
    DoubtReport,
    Keeper,
    Opens,
    RecoverySheet,
    control_sheet,
    lock,
    recovery_sheet,
    report,
    sheet_wording,
)
from sspf_desk.pdf.face import printable
from sspf_desk.pdf.qr import cells

WORDS = tuple(
    word
    for line in (
        "björk mossa ugnar havre kappa sjunga lykta plommon åskväder",
        "torsdag brygga kvarn tallrik nässla grävling fjäder ostbåge vinter",
    )
    for word in line.split()
)
QR = "SSPF1-FVYRMQVXE2YEIALCPSU7XLBS6XEFGD5RSA6MI"
GROUPS = ("6E34", "4BF5", "DBC1", "084F", "E52D", "E77B", "6758", "CA35", "BEEA", "2B4C", "01BA", "E7CF")
PERSONAL = RecoverySheet(
    "Björkdalsskolan F\N{EN DASH}9",
    "Barn- och utbildningsnämnden i Ekestad",
    "Maria Holmström",
    Opens.MEMBER,
    Keeper.SCHOOL,
    "K7QF",
    date(2026, 11, 25),
    WORDS,
    QR,
)
SEATED = replace(
    PERSONAL,
    whose="Skolsköterska",
    opens=Opens.SEAT,
    keeper=Keeper.OWN,
    kept_by="Åsa Wikström, medicinskt ansvarig",
    kept_at="Arkivskåpet, Rådhusgatan 4",
)
CONTROL = ControlSheet(
    PERSONAL.school, PERSONAL.authority, datetime(2026, 11, 25, 23, 5, tzinfo=UTC), 1284, GROUPS, "".join(GROUPS)
)
DOUBT = DoubtReport(
    PERSONAL.school,
    PERSONAL.authority,
    CONTROL.made_at,
    "1.0.0",
    ("Filen är äldre än den som den här datorn såg i går.", "Tre rader har ändrats av något annat än programmet."),
    ("older_file", "rows_changed"),
)
LANGUAGES = ("sv", "en")
MAKE = {
    "personal": lambda words: recovery_sheet(PERSONAL, words),
    "seat": lambda words: recovery_sheet(SEATED, words),
    "control": lambda words: control_sheet(CONTROL, words),
    "report": lambda words: report(DOUBT, words),
}
EVERY = [(name, language) for name in MAKE for language in LANGUAGES]
LONG = "Västra Ängsbyskolan med förskoleklass, grundskola och anpassad grundskola, Östermalms och Åkersbergas område"


def pages(pdf):
    """The text of each page, spaces made one."""
    with PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def whole(pdf):
    return " ".join(pages(pdf))


def tree(pdf):
    """The tag of every element in reading order, its parent's tag, and its words where it is a picture."""
    with Pdf.open(BytesIO(pdf)) as opened:
        found = []

        def walk(element, parent):
            found.append((str(element.S)[1:], parent, str(element.get("/Alt", ""))))
            for kid in element.K:
                if isinstance(kid, pikepdf.Object) and kid.get("/Type") == Name.StructElem:
                    walk(kid, str(element.S)[1:])

        walk(opened.Root.StructTreeRoot.K, "")
        return found


def letters_outside(pdf, margin):
    """Letters that stand nearer to the edge of their page than ``margin`` points."""
    with PdfDocument(pdf) as document:
        for page in document:
            wide, tall = page.get_size()
            text = page.get_textpage()
            for number in range(text.count_chars()):
                left, low, right, high = text.get_charbox(number)
                if right > left and (left < margin or low < 14 or right > wide - margin + 1 or high > tall - 20):
                    yield text.get_text_range(number, 1)


def printed_square(pdf):
    """The cells of the picture as they came out in print, sampled in the middle of each."""
    with Pdf.open(BytesIO(pdf)) as opened:
        figure = next(kid for kid in opened.Root.StructTreeRoot.K.K if Name.Figure == kid.S)
        left, _, right, high = map(float, figure.A.BBox)
    size = len(cells(QR))
    with PdfDocument(pdf) as document:
        picture = document[0].render(scale=8, grayscale=True)
        side, tall = (right - left) / size, document[0].get_height()
        middles = [(number + 0.5) * side for number in range(size)]
        return tuple(
            tuple(
                picture.buffer[int((tall - high + down) * 8) * picture.stride + int((left + across) * 8)] < 128
                for across in middles
            )
            for down in middles
        )


@pytest.fixture(scope="module", params=EVERY, ids="-".join)
def page(request):
    name, language = request.param
    return MAKE[name](sheet_wording(language))


@pytest.fixture(scope="module")
def words():
    return sheet_wording("sv")


def test_equal_arguments_make_equal_bytes(words):
    for make in MAKE.values():
        assert make(words) == make(sheet_wording("sv"))


def test_each_is_one_page_of_a4_with_nothing_near_the_edge(page):
    with PdfDocument(page) as document:
        assert [tuple(map(round, sheet.get_size())) for sheet in document] == [(595, 842)]
    assert list(letters_outside(page, 60)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_eighteen_words_stand_with_their_numbers_in_order(language):
    shown = whole(recovery_sheet(PERSONAL, sheet_wording(language)))
    assert " ".join(f"{number} {word}" for number, word in enumerate(WORDS, start=1)) in shown


def test_a_members_sheet_says_what_it_opens_what_it_does_not_and_the_three_steps(words):
    shown = whole(recovery_sheet(PERSONAL, words))
    told = words.recovery
    for sentence in (PERSONAL.school, PERSONAL.authority, "Maria Holmström", "25 november 2026", "Blad K7QF"):
        assert sentence in shown
    for sentence in (told.member.opens, told.member.shut, *told.member.steps, told.keeping.school, told.keeping.care):
        assert sentence in shown
    assert told.seat.opens not in shown
    assert told.keeping.own not in shown


def test_a_seats_sheet_asks_for_an_invitation_and_never_lies_at_the_school(words):
    shown = whole(recovery_sheet(SEATED, words))
    told = words.recovery
    for sentence in (told.seat.opens, told.seat.shut, *told.seat.steps, told.keeping.own):
        assert sentence in shown
    assert told.keeping.school not in shown
    assert "inbjudan" in told.seat.steps[0]
    assert "aldrig ligga på skolan" in told.keeping.own


def test_the_receipt_is_filled_in_where_the_keeper_is_known_and_blank_where_not(words):
    receipt = words.recovery.receipt
    known, unknown = whole(recovery_sheet(SEATED, words)), whole(recovery_sheet(PERSONAL, words))
    for label in (receipt.keeper, receipt.place, receipt.day, receipt.signature):
        assert label in known
        assert label in unknown
    assert SEATED.kept_by in known
    assert SEATED.kept_at in known
    assert f"{receipt.keeper} {receipt.place} {receipt.day}" in unknown


@pytest.mark.parametrize("sheet", [PERSONAL, SEATED])
def test_the_printed_square_is_the_code_for_the_text_cell_by_cell(sheet, words):
    assert printed_square(recovery_sheet(sheet, words)) == cells(QR)


def test_another_secret_prints_another_square(words):
    other = replace(PERSONAL, qr=QR.replace("FVYR", "FVYS"))
    assert printed_square(recovery_sheet(other, words)) != cells(QR)


def test_the_control_sheet_tells_school_moment_number_and_the_twelve_groups(words):
    shown = whole(control_sheet(CONTROL, words))
    assert " ".join(f"{number} {group}" for number, group in enumerate(GROUPS, start=1)) in shown
    assert "26 november 2026 kl. 00.05" in shown
    assert "1284" in shown
    assert words.control.use in shown


def test_the_report_tells_each_finding_what_is_safe_what_to_do_and_the_codes(words):
    shown = whole(report(DOUBT, words))
    for sentence in (*DOUBT.findings, words.report.safe, *words.report.steps, "older_file, rows_changed", "1.0.0"):
        assert sentence in shown
    assert "26 november 2026 kl. 00.05" in shown


def test_many_findings_go_on_to_numbered_pages_that_say_whose_they_are(words):
    findings = tuple(f"Rad {number} har ändrats av något annat än programmet." for number in range(1, 200))
    shown = pages(report(replace(DOUBT, findings=findings), words))
    assert len(shown) > 3
    assert all(finding in " ".join(shown) for finding in findings)
    assert all(f"Sida {number} av {len(shown)}" in text for number, text in enumerate(shown, start=1))
    assert all(DOUBT.school in text and words.report.title in text for text in shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [PERSONAL, SEATED])
def test_long_names_wrap_on_the_one_page_and_are_whole(language, base):
    sheet = replace(base, school=LONG, authority=LONG[:70], whose=LONG[8:90], kept_by=LONG[:60], kept_at=LONG[20:80])
    made = recovery_sheet(sheet, sheet_wording(language))
    (shown,) = pages(made)
    for text in (LONG, sheet.authority, sheet.whose, sheet.kept_by, sheet.kept_at):
        assert text.strip() in shown
    assert list(letters_outside(made, 60)) == []


def test_a_receipt_without_room_comes_on_a_page_of_its_own(words):
    made = recovery_sheet(replace(PERSONAL, whose=" ".join(["Åsa Öberg"] * 40)), words)
    first, last = pages(made)
    assert words.recovery.keeping.care in first
    assert words.recovery.receipt.signature in last
    assert list(letters_outside(made, 60)) == []


@pytest.mark.parametrize("changed", [{"whose": "Åsa " * 900}, {"kept_by": "Åsa " * 900}, {"school": "Ås " * 3000}])
def test_a_name_longer_than_a_page_is_refused_and_not_cut(words, changed):
    with pytest.raises(Refusal) as refused:
        recovery_sheet(replace(PERSONAL, **changed), words)
    assert (refused.value.reason, refused.value.places) == (Reason.BAD_INPUT, {"place": "page"})


def test_a_long_word_is_printed_smaller_and_whole(words):
    sheet = replace(PERSONAL, words=(*WORDS[:17], "sjuttonhundratalsherrgård"))
    assert "18 sjuttonhundratalsherrgård" in whole(recovery_sheet(sheet, words))


def test_a_letter_without_a_look_shows_as_a_box_and_nothing_fails(words):
    assert printable("Åsa \N{GRINNING FACE}") in whole(
        recovery_sheet(replace(PERSONAL, whose="Åsa \N{GRINNING FACE}"), words)
    )


def test_a_screen_reader_gets_headings_lists_and_words_for_the_picture(page):
    found = tree(page)
    tags = [tag for tag, _, _ in found]
    assert tags[0] == "Document"
    assert tags.count("H1") == 1
    assert tags.index("H1") < tags.index("H2")
    assert {parent for tag, parent, _ in found if tag == "LI"} == {"L"}
    assert {parent for tag, parent, _ in found if tag in {"Lbl", "LBody"}} == {"LI"}
    assert tags.count("LI") == tags.count("Lbl") == tags.count("LBody")
    assert all(words for tag, _, words in found if tag == "Figure")


@pytest.mark.parametrize(
    ("name", "lists"), [("personal", [18, 3]), ("seat", [18, 3]), ("control", [12]), ("report", [2, 4])]
)
def test_words_groups_findings_and_steps_are_lists_of_their_own(words, name, lists):
    with Pdf.open(BytesIO(MAKE[name](words))) as opened:
        kids = opened.Root.StructTreeRoot.K.K
        assert [len(kid.K) for kid in kids if kid.S == Name.L] == lists


def test_the_words_for_the_picture_do_not_tell_the_secret(words):
    spoken = [alt for tag, _, alt in tree(recovery_sheet(PERSONAL, words)) if tag == "Figure"]
    assert spoken == [words.recovery.picture]
    assert not set(WORDS) & set(words.recovery.picture.split())


def test_every_mark_on_the_page_leads_to_its_element(page):
    with Pdf.open(BytesIO(page)) as opened:
        root = opened.Root.StructTreeRoot
        marks = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(opened.pages[0])
            if str(operator) == "BDC"
        ]
        (number, leads) = root.ParentTree.Nums
        assert (number, opened.pages[0].StructParents) == (0, 0)
        assert marks == list(range(len(leads)))
        assert [int(element.K[0]) for element in leads] == marks


def test_nothing_but_the_fixed_word_is_said_of_the_file(words):
    for name, title in (
        ("personal", words.recovery.title),
        ("control", words.control.title),
        ("report", words.report.title),
    ):
        with Pdf.open(BytesIO(MAKE[name](words))) as opened:
            assert dict(opened.trailer.Info) == {"/Title": pikepdf.String(title)}
            assert str(opened.Root.Lang) == "sv"
            assert "Maria" not in opened.Root.Metadata.read_bytes().decode()


def test_the_pages_can_be_locked(page):
    password = " ".join(WORDS[:4])
    locked = lock(page, password)
    with Pdf.open(BytesIO(locked), password=password) as opened:
        assert opened.encryption.bits == 256
    with pytest.raises(pikepdf.PasswordError):
        Pdf.open(BytesIO(locked))


def test_the_secret_is_not_shown_where_a_sheet_is_shown_to_a_programmer():
    assert not [word for word in (*WORDS, QR) if word in repr(PERSONAL)]
    assert "Maria" in repr(PERSONAL)


@pytest.mark.parametrize(
    ("build", "place"),
    [
        (lambda: replace(PERSONAL, words=WORDS[:17]), "words"),
        (lambda: replace(PERSONAL, words=(*WORDS[:17], "")), "words"),
        (lambda: replace(CONTROL, groups=GROUPS[:11]), "groups"),
        (lambda: replace(CONTROL, groups=(*GROUPS[:11], "E7C")), "groups"),
        (lambda: replace(DOUBT, findings=()), "findings"),
        (lambda: cells(""), "qr"),
        (lambda: cells("sspf1"), "qr"),
        (lambda: cells("A" * 121), "qr"),
    ],
)
def test_what_is_not_whole_is_refused_with_its_place(build, place):
    with pytest.raises(Refusal) as refused:
        build()
    assert (refused.value.reason, refused.value.places) == (Reason.BAD_INPUT, {"place": place})


@pytest.mark.parametrize("text", ["0", "1284", QR, "A" * 120])
def test_a_square_has_its_three_corners_and_a_light_edge(text):
    square = cells(text)
    corner = [row[4:11] for row in square[4:11]]
    assert corner[0] == corner[6] == (True,) * 7
    assert [row[-11:-4] for row in square[4:11]] == corner
    assert [row[4:11] for row in square[-11:-4]] == corner
    assert not any(any(row) for row in (*square[:4], *square[-4:]))
    assert not any(any((*row[:4], *row[-4:])) for row in square)
    assert {len(row) for row in square} == {len(square)}

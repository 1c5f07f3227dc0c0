"""The finished copy, read back: every text is on it, in order, and nothing else is in the file."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf
from pypdfium2 import PdfDocument

from sspf_desk.agenda import CopyKind
from sspf_desk.pdf import cover, lock, render, standing
from sspf_desk.pdf.face import printable
from sspf_desk.terms import Kind, Seat


def read(pdf):
    """The text of each page, spaces made one."""
    with PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def body(pdf):
    return " | ".join(read(pdf))


def poppler(pdf, *how):
    done = subprocess.run([shutil.which("pdftotext"), *how, "-", "-"], input=pdf, capture_output=True, check=True)  # noqa: S603 - our own bytes
    return " ".join(done.stdout.decode().split())


def said_on(agenda):
    for case in agenda.cases:
        yield from (case.name, case.school_class)
        for part in case.lines:
            yield from (part.title, part.text, part.remark, part.detail)


@pytest.fixture
def six(build):
    return build.agenda(*build.six())


def test_equal_agendas_make_equal_bytes(build, swedish, six):
    assert render(six, swedish) == render(build.agenda(*build.six()), swedish)


def test_another_code_makes_another_copy_of_the_same_length_in_pages(build, swedish, six):
    other = replace(six, code="AAAA-AAAA")
    assert render(other, swedish) != render(six, swedish)
    assert len(read(render(other, swedish))) == len(read(render(six, swedish)))


def test_a_cover_says_whose_the_copy_is_and_nothing_of_any_child(swedish, six):
    (said,) = read(cover(six, swedish))
    assert all(word in said for word in (six.receiver_name, six.code, six.head.place, swedish.copy.cover_title))
    assert cover(six, swedish) == cover(replace(six, cases=(), provisions=()), swedish)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("how", [(), ("-layout",), ("-raw",)])
def test_an_outsider_reads_every_text_as_whole_words(swedish, six, how):
    shown = poppler(render(six, swedish), *how)
    assert all(" ".join(text.split()) in shown for text in said_on(six))


def test_the_points_come_in_order_and_are_numbered_densely(build, swedish, six):
    numbered = re.findall(
        r"\b(\d) (Närvaro|Samtycken|Lägesbild utan namn|Individärenden|Avident\w+|Åtaganden|Egna|Avslut)",
        body(render(six, swedish)),
    )
    assert [number for number, _ in numbered] == list("12345678")
    bare = re.findall(
        r"\b(\d) (Närvaro|Samtycken|Lägesbild|Individärenden|Avident\w+|Åtaganden|Egna|Avslut)",
        body(render(build.agenda(), swedish)),
    )
    assert bare == [("1", "Närvaro"), ("2", "Lägesbild"), ("3", "Avidentifierad"), ("4", "Egna"), ("5", "Avslut")]


def test_strengths_come_before_signals(build, swedish):
    lines = [
        build.line(Kind.SIGNAL, "Borta i går"),
        build.line(Kind.STRENGTH, "Hjälper andra"),
        build.line(Kind.CHILDS_VIEW, "Jag vill"),
    ]
    shown = body(render(build.agenda(build.case("Alva Lind", "9B", *lines)), swedish))
    assert shown.index("Hjälper andra") < shown.index("Jag vill") < shown.index("Borta i går")


def test_what_was_seen_and_what_is_made_of_it_stand_apart(swedish, six):
    assert "Borta sju förmiddagar. Tolkning: Hör ihop med helgerna. Skolkurator · mentor" in body(render(six, swedish))


def test_consents_and_commitments_are_gathered_with_their_pupil(swedish, six):
    shown = body(render(six, swedish))
    assert shown.count("Möter vid entrén.") == len(six.cases)
    assert re.search(r"2\W+Samtycken Alva Lind, 9B Skola och socialtjänst", shown)


@pytest.mark.parametrize("kind", CopyKind)
def test_the_standing_lines(build, swedish, six, kind):
    shown = body(render(replace(six, kind=kind), swedish))
    assert "En orosanmälan väntar inte på mötet (SoL 19 kap. 1 §)." in shown
    assert "Egna frågor att ta upp muntligt" in shown
    assert "Till vår egen dokumentation" in shown
    assert ("Lämna det på bordet" in shown) is (kind is CopyKind.CHAIRS_COPY)
    assert ("exemplar till" in shown) is (kind is CopyKind.CHAIRS_COPY)
    assert ("Eget underlag" in shown) is (kind is CopyKind.OWN_SHEET)


def test_the_mark_stands_on_every_page_and_only_where_something_is_secret(build, swedish, six):
    mark = "23 kap. 2 § första och andra styckena samt 26 kap. 1 §"
    pages = read(render(six, swedish))
    assert len(pages) > 2
    assert all(mark in page and "Utbildningsnämnden" in page and "2026-09-24" in page for page in pages)
    assert "Sekretess" not in body(render(build.agenda(), swedish))


def test_every_page_has_code_receiver_and_number(swedish, six):
    pages = read(render(six, swedish))
    for number, page in enumerate(pages, start=1):
        assert f"Kod K7QF-2M3X · Jonas Öberg, Fritid Sida {number} av {len(pages)}" in page


def test_a_page_that_begins_within_a_case_says_whose_it_is(build, swedish):
    lines = [build.line(Kind.SIGNAL, f"Sak {number}. " + "ord " * 40) for number in range(30)]
    pages = read(render(build.agenda(build.case("Alva Lind", "9B", *lines)), swedish))
    assert "Alva Lind, 9B, forts." in pages[1]
    assert "forts." not in pages[0]


def test_markup_in_a_text_is_printed_as_it_was_written(build, swedish):
    text = "<b>&amp;\"' <para>&lt;/b> %s {} \\n (a) [b]"
    shown = body(render(build.agenda(build.case("Alva Lind", "9B", build.line(text=text))), swedish))
    assert text in shown


def test_what_the_typeface_lacks_shows_as_a_box(build, swedish):
    shown = body(
        render(build.agenda(build.case("Alva Lind", "9B", build.line(text="glad \U0001f600\x07 ja"))), swedish)
    )
    assert "glad \ufffd\ufffd ja" in shown


def test_more_letters_than_one_alphabet_holds_are_all_there(build, swedish):
    letters = [chr(code) for code in range(0x391, 0x500) if chr(code) in printable(chr(code))]
    text = " ".join("".join(letters[at : at + 8]) for at in range(0, len(letters), 8))
    shown = body(render(build.agenda(build.case("Alva Lind", "9B", build.line(text=text))), swedish))
    assert printable(text) in shown


words = st.text(st.characters(blacklist_categories=("Cs",)), max_size=80)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(words, words, words, words), min_size=1, max_size=4), words, words)
def test_no_text_makes_it_fail(build, swedish, said, name, code):
    lines = [build.line(text=text, title=title, remark=remark, detail=detail) for title, text, remark, detail in said]
    agenda = build.agenda(build.case(name, "9B", *lines), code=code, receiver_name=name, provisions=(name,))
    assert render(agenda, swedish) == render(agenda, swedish)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.lists(st.text("abcdeåäö", min_size=2, max_size=30), min_size=1, max_size=200), min_size=1, max_size=5)
)
def test_every_word_is_on_the_paper_in_order(build, swedish, texts):
    said = [" ".join(text) for text in texts]
    agenda = build.agenda(build.case("Alva Lind", "9B", *(build.line(text=text) for text in said)))
    with Pdf.open(BytesIO(render(agenda, swedish))) as opened:
        count = len(opened.pages)
    shown = body(render(agenda, swedish))
    if count == 1:
        assert all(text in shown for text in said)
    assert all(word in shown for text in texts for word in text)


def test_a_very_long_text_runs_over_several_pages_and_loses_nothing(build, swedish):
    text = " ".join(f"ord{number}" for number in range(3000))
    shown = body(render(build.agenda(build.case("Alva Lind", "9B", build.line(text=text, remark=text))), swedish))
    assert re.findall(r"\bord\d+", shown) == text.split() * 2


def test_a_very_long_head_is_no_reason_to_fail(build, swedish):
    head = replace(build.head, school="Skola " * 300, authority="Nämnd " * 400)
    assert "Skola Skola" in body(render(build.agenda(*build.six(), head=head), swedish))


def test_the_file_says_no_more_of_itself_than_one_fixed_word(swedish, six):
    with Pdf.open(BytesIO(render(six, swedish))) as opened:
        assert dict(opened.trailer.Info) == {"/Title": "Dagordning"}
        assert opened.Root.Lang == "sv"
        assert b"Lind" not in opened.Root.Metadata.read_bytes()


def test_only_embedded_open_typefaces_are_used(swedish, six):
    with Pdf.open(BytesIO(render(six, swedish))) as opened:
        fonts = [font for page in opened.pages for font in page.Resources.Font.values()]
    assert {str(font.BaseFont)[8:] for font in fonts} == {"OpenSans", "OpenSans-Semibold"}


def test_a_screen_reader_follows_headings_in_order_and_every_mark_leads_back(swedish, six):
    with Pdf.open(BytesIO(render(six, swedish))) as opened:
        elements = list(opened.Root.StructTreeRoot.K.K)
        tags = [str(element.S)[1:] for element in elements]
        assert tags.count("H1") == 1
        assert all(
            int(later[1]) - int(sooner[1]) <= 1 for sooner, later in zip(heads(tags), heads(tags)[1:], strict=False)
        )
        back = opened.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(opened.pages):
            marks = re.findall(rb"<</MCID (\d+)>> BDC", page.Contents.read_bytes())
            assert [int(mark) for mark in marks] == list(range(len(back[2 * number + 1])))


def heads(tags):
    return [tag for tag in tags if tag.startswith("H")]


def test_a_parted_paragraph_is_one_to_a_screen_reader(build, swedish):
    with Pdf.open(
        BytesIO(render(build.agenda(build.case("Alva Lind", "9B", build.line(text="ord " * 3000))), swedish))
    ) as opened:
        parted = [element for element in opened.Root.StructTreeRoot.K.K if len(element.K) > 1]
        assert len(parted) == 1
        assert [int(part.MCID) for part in list(parted[0].K)[1:]] == [0] * (len(parted[0].K) - 1)


def test_standing_words_hold_nothing_of_the_cases(swedish, six):
    fixed = " ".join(standing(six, swedish))
    assert "Torsdag den 24 september 2026" in fixed
    assert "Jonas Öberg, Fritid" in fixed
    assert "26 kap. 1 §" in fixed
    assert not any(text in fixed for text in said_on(six) if len(text) > 12)


def test_the_receivers_seat_is_said_without_a_name(build, swedish):
    shown = body(render(build.agenda(receiver=Seat.POLICE, receiver_name=""), swedish))
    assert "exemplar till Polis" in shown or "Polis Ordförandens" in shown


def test_english_is_complete(build, english, six):
    shown = body(render(six, english))
    assert "Individual cases" in shown
    assert "Thursday 24 September 2026 at 09.05" in shown


def test_a_locked_copy_opens_with_its_password_only(swedish, six):
    pdf, word = render(six, swedish), "räv-Ånger 7"
    locked = lock(pdf, word)
    assert b"Dagordning" not in locked
    with pytest.raises(pikepdf.PasswordError):
        Pdf.open(BytesIO(locked))
    with Pdf.open(BytesIO(locked), password=word) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert str(opened.encryption.stream_method).endswith("aesv3")
        assert opened.encryption.stream_method == opened.encryption.string_method
        assert opened.allow.accessibility
        assert len(opened.pages) == len(read(pdf))

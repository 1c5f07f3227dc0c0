"""One withheld phrase, and one withheld word, is put back into each channel of a real copy: every one is caught."""

import re

import pytest
from pikepdf import Dictionary, Name

from sspf_desk.proof import Channel

PHRASE = "satt ensam på den gamla båtbryggan långt efter midnatt"
WORD = "Tjuvpojksgränd"
SHORT = "Gränd"


def with_content(copy, content):
    def change(opened):
        target = opened.pages[0]
        target.Resources.Font["/Fz"] = opened.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        target.contents_add(content)

    return copy.edited(change)


def literal(text, encoding="cp1252"):
    return b"(" + re.sub(rb"([()\\])", rb"\\\1", text.encode(encoding)) + b")"


def octal(text):
    return b"(" + b"".join(b"\\%03o" % code for code in text.encode("cp1252")) + b")"


def at(x, y, shown, *, mode=0, size=11):
    return b" BT /Fz %d Tf %d Tr %d %d Td " % (size, mode, x, y) + shown + b" ET "


def halves(text):
    half = text.rfind(" ", 0, len(text) // 2 + 3) + 1 or len(text) // 2
    return text[:half], text[half:]


def escaped_name(text):
    return b"/" + b"".join(b"#%02X" % code for code in text.encode("utf-8"))


PAGE = {
    "visible": lambda text: at(50, 20, literal(text) + b" Tj"),
    "invisible": lambda text: at(50, 20, literal(text) + b" Tj", mode=3),
    "white": lambda text: b"1 g" + at(50, 20, literal(text) + b" Tj"),
    "tiny": lambda text: at(50, 20, literal(text) + b" Tj", size=1),
    "off the page": lambda text: at(3000, 20, literal(text) + b" Tj"),
    "upper case": lambda text: at(50, 20, literal(text.upper()) + b" Tj"),
    "hexadecimal": lambda text: at(50, 20, b"<" + text.encode("cp1252").hex().encode() + b"> Tj"),
    "octal": lambda text: at(50, 20, octal(text) + b" Tj"),
    "quoted operator": lambda text: at(50, 20, b"12 TL " + literal(text) + b" '"),
    "kerned": lambda text: at(
        50, 20, b"[" + b" -15 ".join(literal(text[at : at + 2]) for at in range(0, len(text), 2)) + b"] TJ"
    ),
    "letter by letter": lambda text: b"".join(
        at(50 + 9 * place, 20, literal(letter) + b" Tj") for place, letter in enumerate(text)
    ),
    "two lines": lambda text: at(
        50, 40, literal(halves(text)[0]) + b" Tj 0 -14 Td " + literal(halves(text)[1]) + b" Tj"
    ),
    "broken with a hyphen": lambda text: at(
        50, 40, literal(text[:8] + "-") + b" Tj 0 -14 Td " + literal(text[8:]) + b" Tj"
    ),
    "soft hyphens": lambda text: at(50, 20, literal("\xad".join(halves(text))) + b" Tj"),
    "actual text": lambda text: b"/Span <</ActualText " + literal(text, "utf-16") + b">> BDC EMC",
    "a comment in the content": lambda text: b"\n%" + text.encode() + b"\n",
    "a mark's name": lambda text: escaped_name(text) + b" BMC EMC",
    "bare words": lambda text: b"\n" + text.encode() + b"\n",
}


@pytest.mark.parametrize("text", [PHRASE, WORD, SHORT])
def test_the_clean_copy_passes(copy, text):
    assert copy.channels(copy.pdf, text) == set()


def test_writing_the_copy_anew_does_not_make_it_unclean(copy):
    assert copy.channels(copy.edited(lambda opened: None), PHRASE) == set()


@pytest.mark.parametrize("text", [PHRASE, WORD])
@pytest.mark.parametrize("way", PAGE)
def test_a_page(copy, way, text):
    found = copy.channels(with_content(copy, PAGE[way](text)), text)
    assert found & {Channel.PAGE_TEXT, Channel.CONTENT}
    assert Channel.SHAPE not in found


@pytest.mark.parametrize("way", set(PAGE) - {"two lines", "broken with a hyphen"})
def test_a_page_and_a_short_word(copy, way):
    assert copy.channels(with_content(copy, PAGE[way](SHORT)), SHORT) & {Channel.PAGE_TEXT, Channel.CONTENT}


@pytest.mark.parametrize("text", ["satt ensam på bryggan", "gamla båtbryggan"])
def test_across_two_pages(copy, text):
    first, second = halves(text)
    pdf = with_content(copy, at(50, 20, literal(first) + b" Tj"))

    def change(opened):
        page = opened.pages[1]
        page.contents_add(at(50, 820, literal(second) + b" Tj"), prepend=True)

    assert Channel.PAGE_TEXT in copy.channels(copy.edited(change, pdf), text)

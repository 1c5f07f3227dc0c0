"""The verdict as a whole: shape, unreadable files, any copy with and without a leak, and what a finding says."""

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from sspf_desk.pdf import lock, render, standing
from sspf_desk.proof import Channel, Finding, Verdict, prove
from sspf_desk.proof.content import alphabet, decode, spoken
from sspf_desk.proof.objects import alphabets
from sspf_desk.proof.syntax import Sort, decodings, readings, sayings, tokens
from sspf_desk.terms import Kind


def said_on(agenda):
    parts = [part for case in agenda.cases for part in case.lines]
    said = [text for part in parts for text in (part.title, part.text, part.remark, part.detail)]
    return said + [text for case in agenda.cases for text in (case.name, case.school_class)]


def proved(pdf, withheld=(), names=(), allowed=()):
    return prove(pdf, withheld=withheld, names=names, allowed=allowed)


@pytest.fixture(scope="module")
def copy(build, swedish):
    return render(build.agenda(*build.six()), swedish)


def saved(pdf, change, **how):
    file = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(file, **how)
    return file.getvalue()


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\n%%EOF\n", b"Alva Lind", bytes(2000)])
def test_a_file_that_cannot_be_read_is_not_clean(broken):
    assert proved(broken) == Verdict(clean=False, findings=(Finding(Channel.UNREADABLE, "file"),))


def test_a_locked_file_cannot_be_read(copy):
    assert proved(lock(copy, "lösen")).findings == (Finding(Channel.UNREADABLE, "file"),)


def test_a_cut_file_is_not_clean(copy):
    assert not proved(copy[: len(copy) // 2]).clean


def shape_of(pdf):
    return {finding.place for finding in proved(pdf).findings if finding.channel is Channel.SHAPE}


def test_the_copy_has_its_shape(copy):
    assert proved(copy) == Verdict(clean=True, findings=())


def set_on(part, key, value):
    def change(opened):
        holder = {"root": opened.Root, "page": opened.pages[0].obj, "info": opened.trailer.Info}[part]
        holder[key] = value

    return change


@pytest.mark.parametrize(
    ("part", "key", "value", "place"),
    [
        ("root", "/Zz", 1, "catalog"),
        ("root", "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")), "JavaScript"),
        ("root", "/AcroForm", Dictionary(), "AcroForm"),
        ("root", "/OCProperties", Dictionary(), "OCProperties"),
        ("page", "/Annots", Array(), "Annots"),
        ("page", "/PieceInfo", Dictionary(), "page"),
        ("info", "/Author", String("x"), "info"),
    ],
)
def test_a_part_that_a_copy_never_has(copy, part, key, value, place):
    assert place in shape_of(saved(copy, set_on(part, key, value)))


def test_metadata_that_a_copy_never_has(copy):
    def change(opened):
        xmp = opened.Root.Metadata
        xmp.write(xmp.read_bytes().replace(b"<pdfuaid:part>", b"<dc:creator>x</dc:creator><pdfuaid:part>"))

    assert shape_of(saved(copy, change)) == {"metadata"}


def test_a_copy_without_metadata_has_its_shape(copy):
    assert not shape_of(saved(copy, lambda opened: opened.Root.__delitem__("/Metadata")))


def test_an_older_edition_behind_the_present_one(copy):
    first = int(re.findall(rb"startxref\s+(\d+)", copy)[-1])
    root = re.search(rb"/Root (\d+) 0 R", copy)[1]
    later = b"xref\n0 0\ntrailer\n<< /Size 900 /Root %b 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    assert {"end of file", "Prev"} <= shape_of(copy + later % (root, first, len(copy)))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_makes_it_fail(copy, data):
    damaged = bytearray(copy)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(copy) - 1))
        damaged[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    assert isinstance(proved(bytes(damaged)).clean, bool)


def test_a_part_of_the_wrong_kind_makes_the_file_unreadable(copy):
    info = re.search(rb"/Info \d+ 0 R", copy)[0]
    damaged = copy.replace(info, b"/Info 7".ljust(len(info)))
    assert proved(damaged).findings == (Finding(Channel.UNREADABLE, "file"),)


def test_an_end_that_is_not_the_end(copy):
    assert shape_of(copy + b"x") == {"end of file"}
    assert "end of file" in shape_of(copy + b"%%EOF\n")


def test_a_beginning_that_is_not_the_beginning(copy):
    assert "header" in shape_of(b"\n" + copy)


def test_objects_and_streams_that_the_table_does_not_list(copy):
    hidden = b"900 0 obj\n<< /Length 3 >>\nstream\nabc\nendstream\nendobj\n"
    table = int(re.findall(rb"startxref\s+(\d+)", copy)[-1])
    moved = copy[:table] + hidden + copy[table:].replace(b"%d" % table, b"%d" % (table + len(hidden)))
    assert shape_of(moved) == {"objects", "streams"}


def test_objects_packed_into_streams(copy):
    packed = saved(copy, lambda opened: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert "objects" in shape_of(packed)


def test_a_finding_names_the_place_and_nothing_of_what_was_found(copy):
    verdict = proved(copy, names=["Alva Lind"], withheld=["Litar på en vuxen"])
    assert Finding(Channel.PAGE_TEXT, "page 1") in verdict.findings
    assert not re.search("alva|lind|litar|vuxen", repr(verdict), re.IGNORECASE)


def test_a_word_that_the_files_own_language_has_is_no_false_alarm(copy):
    own = ["Font", "Filter", "info", "Index", "Form", "page", "stream", "sv", "ID", "obj"]
    assert proved(copy, withheld=own) == Verdict(clean=True, findings=())


CANARY = ["qvist", "zephyr", "woxna", "xerxes", "ziggurat", "qarl", "wäxel", "zåta"]
plain = st.text("abcdefghijklmnoprstuvy åäöéü.,\N{EN DASH}”&<>()\\/%", min_size=1, max_size=60)
canary = st.lists(st.sampled_from(CANARY), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(plain, plain), min_size=1, max_size=4), canary, st.data())
def test_any_copy_is_clean_without_its_canary_and_not_with_it(build, swedish, texts, secret, data):
    lines = [build.line(Kind.SIGNAL, text, title=title) for title, text in texts]
    agenda = build.agenda(build.case("Alva Lind", "9B", *lines))
    allowed = [*said_on(agenda), *standing(agenda, swedish)]
    assert proved(render(agenda, swedish), [secret], [], allowed).clean
    place = data.draw(st.integers(0, len(lines)))
    leaked = build.agenda(
        build.case("Alva Lind", "9B", *lines[:place], build.line(Kind.SIGNAL, secret), *lines[place:])
    )
    assert not proved(render(leaked, swedish), [secret], [], allowed).clean


def test_strings_comments_and_names_have_their_escapes_undone():
    written = rb"% anm\n(a\(b\)\n(c(d))\101\7z\
e)<41 4>/N#61#6dn 12345 67 <</K(v)>>"
    assert list(tokens(written)) == [
        (Sort.COMMENT, rb"% anm\n(a\(b\)\n(c(d))\101\7z" + b"\\"),
        (Sort.WORD, b"e"),
        (Sort.HEX, b"A@"),
        (Sort.NAME, b"/Namn"),
        (Sort.WORD, b"12345"),
        (Sort.OPEN, b"<<"),
        (Sort.NAME, b"/K"),
        (Sort.LITERAL, b"v"),
        (Sort.CLOSE, b">>"),
    ]
    assert sayings(b"(a\\(b\\)\\n(c(d))\\101\\7z\\\ne\\q) << /K >>") == {
        (Sort.LITERAL, b"a(b)\n(c(d))A\x07zeq"),
        (Sort.NAME, b"/K"),
    }


def test_bytes_are_read_in_every_way_that_makes_sense():
    assert "Žižek" in set(decodings("Žižek".encode("cp1252")))
    assert "Łask" in set(decodings("Łask".encode("pdfdoc")))
    assert any("Åsa" in read for read in decodings(b"x" + "Åsa".encode("utf-16-be")))
    assert list(readings("&#197;sa %C3%85sa \\u00c5sa \\xc5sa")) == [
        "&#197;sa %C3%85sa \\u00c5sa \\xc5sa",
        "Åsa %C3%85sa \\u00c5sa \\xc5sa",
        "&#197;sa Åsa \\u00c5sa \\xc5sa",
        "&#197;sa %C3%85sa Åsa Åsa",
    ]


def test_an_alphabet_in_pairs_and_in_ranges():
    cmap = b"""1 beginbfchar <01> <00410042> endbfchar
    2 beginbfrange <02> <04> <0061> <05> <06> [<00E5> <00E4>] endbfrange"""
    letters = alphabet(cmap)
    assert decode(b"\1\2\3\4\5\6\7", letters) == "ABabcåä\N{REPLACEMENT CHARACTER}"


def test_two_byte_codes():
    letters = alphabet(b"beginbfrange <0041> <0042> <00C5> endbfrange")
    assert decode(b"\0A\0B", letters) == "ÅÆ"


def test_text_in_the_alphabet_of_its_font_and_beside_it():
    said = spoken(
        b"/F1 9 Tf BT (\1\2) Tj ET <</E (bredvid)>> BDC (utan) BT /F9 9 Tf (rakt) Tj ET q 12 w",
        {b"F1": {b"\1": "å", b"\2": "ä"}},
    )
    assert said.whole.split() == ["åä", "rakt"]
    assert {"bredvid", "utan", "rakt"} <= set(said.other)


def test_one_name_for_two_fonts_means_two_alphabets(copy):
    with Pdf.open(BytesIO(copy)) as opened:
        font = Dictionary(Type=Name.Font, ToUnicode=Stream(opened, b"beginbfchar <41> <005A> endbfchar"))
        names = list(opened.pages[0].Resources.Font.keys())
        opened.Root.Zz = Stream(opened, b"", Resources=Dictionary(Font=Dictionary({names[0]: font, "/F77": font})))
        opened.Root.Yy = Dictionary(Font=Dictionary(F78=Dictionary(ToUnicode=Stream(opened, b"nothing")), F79=1))
        found = alphabets(opened)
    assert len(found) == 2
    assert b"F77" in found[0]
    assert b"F78" not in found[0]


def test_a_photograph_is_read_as_it_lies(copy):
    def change(opened):
        opened.Root.Zz = Stream(
            opened, b"\xff\xd8\xff jpeg Tjuvpojksbacken ", Subtype=Name.Image, Filter=Name.DCTDecode
        )

    assert Channel.IMAGE in {found.channel for found in proved(saved(copy, change), ["Tjuvpojksbacken"]).findings}

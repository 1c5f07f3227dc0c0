"""One withheld phrase, and one withheld word, is put back into each channel of a real copy: every one is caught."""

import re
import unicodedata
import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from sspf_desk.pdf import render, standing
from sspf_desk.proof import Channel, prove

PHRASE = "satt ensam på den gamla båtbryggan långt efter midnatt"
WORD = "Tjuvpojksgränd"
SHORT = "Gränd"


def edited(pdf, change):
    """The file with a change, written anew in one piece."""
    file = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return file.getvalue()


def with_content(pdf, content, page=0, resources=None):
    def change(opened):
        target = opened.pages[page]
        target.Resources.Font["/Fz"] = opened.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        for key, value in (resources or {}).items():
            target.Resources[key] = value(opened)
        target.contents_add(content)

    return edited(pdf, change)


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


@pytest.fixture(scope="module")
def copy(build, swedish):
    """A clean copy of more than one page, and all that may be read on it."""
    agenda = build.agenda(*build.six())
    said = [
        text
        for case in agenda.cases
        for part in case.lines
        for text in (part.title, part.text, part.remark, part.detail)
    ]
    names = [text for case in agenda.cases for text in (case.name, case.school_class)]
    return render(agenda, swedish), [*standing(agenda, swedish), *said, *names]


def channels(pdf, copy, text):
    verdict = prove(pdf, withheld=[text, "något helt annat som ingen har skrivit"], names=[], allowed=copy[1])
    assert verdict.clean is not bool(verdict.findings)
    return {finding.channel for finding in verdict.findings}


@pytest.mark.parametrize("text", [PHRASE, WORD, SHORT])
def test_the_clean_copy_passes(copy, text):
    assert channels(copy[0], copy, text) == set()


def test_writing_the_copy_anew_does_not_make_it_unclean(copy):
    assert channels(edited(copy[0], lambda opened: None), copy, PHRASE) == set()


@pytest.mark.parametrize("text", [PHRASE, WORD])
@pytest.mark.parametrize("way", PAGE)
def test_a_page(copy, way, text):
    found = channels(with_content(copy[0], PAGE[way](text)), copy, text)
    assert found & {Channel.PAGE_TEXT, Channel.CONTENT}
    assert Channel.SHAPE not in found


@pytest.mark.parametrize("way", set(PAGE) - {"two lines", "broken with a hyphen"})
def test_a_page_and_a_short_word(copy, way):
    assert channels(with_content(copy[0], PAGE[way](SHORT)), copy, SHORT) & {Channel.PAGE_TEXT, Channel.CONTENT}


@pytest.mark.parametrize("text", ["satt ensam på bryggan", "gamla båtbryggan"])
def test_across_two_pages(copy, text):
    first, second = halves(text)
    pdf = with_content(copy[0], at(50, 20, literal(first) + b" Tj"))

    def change(opened):
        page = opened.pages[1]
        page.contents_add(at(50, 820, literal(second) + b" Tj"), prepend=True)

    assert Channel.PAGE_TEXT in channels(edited(pdf, change), copy, text)


def form(text, used):
    def change(opened):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        drawn = at(50, 20, literal(text) + b" Tj")
        page = opened.pages[0]
        page.Resources.XObject = Dictionary(
            Zz=Stream(
                opened,
                drawn,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=[0, 0, 600, 800],
                Resources=Dictionary(Font=Dictionary(Fz=font)),
            )
        )
        if used:
            page.contents_add(b" /Zz Do ")

    return change


def root(key, make):
    def change(opened):
        opened.Root[key] = make(opened)

    return change


def info(text, opened):
    opened.trailer.Info.Title = String(text)


def xmp(text, opened):
    opened.Root.Metadata.write(opened.Root.Metadata.read_bytes().replace(b"Dagordning", text.encode()))


def xmp_escaped(text, opened):
    escaped = "".join(f"&#{ord(letter)};" for letter in text)
    opened.Root.Metadata.write(opened.Root.Metadata.read_bytes().replace(b"Dagordning", escaped.encode()))


def outline(text, opened):
    with opened.open_outline() as made:
        made.root.append(pikepdf.OutlineItem(text, 0))


def structure(key):
    def change(text, opened):
        opened.Root.StructTreeRoot.K.K[0][key] = String(text)

    return change


def attachment(text, opened, pack=lambda data: data):
    opened.attachments["x.txt"] = pikepdf.AttachedFileSpec(opened, pack(text.encode()), filename="x.txt")


def annotation(text, opened):
    opened.pages[0].Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(text))]
    )


def image(text, opened):
    data = text.encode().ljust(400, b"\0")
    opened.pages[0].Resources.XObject = Dictionary(
        Zi=Stream(
            opened,
            data,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=20,
            Height=20,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )
    )


def fonts(opened):
    return [font for _, font in opened.pages[0].Resources.Font.items()]


def font_program(encoding):
    def change(text, opened):
        program = fonts(opened)[0].FontDescriptor.FontFile2
        program.write(program.read_bytes() + b"\0\0" + text.encode(encoding) + b"\0\0")

    return change


def to_unicode(text, opened):
    cmap = fonts(opened)[0].ToUnicode
    spoken = text.encode("utf-16-be").hex().upper().encode()
    cmap.write(cmap.read_bytes().replace(b"<0041>", b"<" + spoken + b">", 1))


def behind_the_stream(text, opened):
    stream = opened.pages[0].Contents
    stream = stream if isinstance(stream, Stream) else stream[0]
    stream.write(zlib.compress(stream.read_bytes()) + text.encode(), filter=Name.FlateDecode)


def set_root(key, make):
    return lambda text, opened: opened.Root.__setitem__(key, make(text, opened))


def _names(kind, tree):
    return set_root("/Names", lambda text, opened: Dictionary({kind: opened.make_indirect(tree(text))}))


def stream_of(encoding):
    return set_root("/Zz", lambda text, opened: Stream(opened, text.encode(encoding)))


IN_FILE = {
    "info": (info, Channel.INFO),
    "xmp": (xmp, Channel.METADATA),
    "xmp, escaped": (xmp_escaped, Channel.METADATA),
    "outline": (outline, Channel.OUTLINE),
    **{f"structure {key}": (structure(key), Channel.STRUCTURE_TREE) for key in ("/Alt", "/ActualText", "/T", "/E")},
    "named destination": (_names("/Dests", lambda text: Dictionary(Names=[String(text), 0])), Channel.DESTINATION),
    "old destination": (
        set_root("/Dests", lambda text, _: Dictionary({"/" + text: 0})),
        Channel.DESTINATION,
    ),
    "page label": (
        set_root("/PageLabels", lambda text, _: Dictionary(Nums=[0, Dictionary(P=String(text))])),
        Channel.PAGE_LABEL,
    ),
    "attachment": (attachment, Channel.ATTACHMENT),
    "attachment, packed": (lambda text, opened: attachment(text, opened, zlib.compress), Channel.ATTACHMENT),
    "annotation": (annotation, Channel.ANNOTATION),
    "script": (
        set_root("/OpenAction", lambda text, _: Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{text}')"))),
        Channel.SCRIPT,
    ),
    "script with escapes": (
        set_root(
            "/OpenAction",
            lambda text, _: Dictionary(S=Name.JavaScript, JS=String("".join(f"\\u{ord(one):04x}" for one in text))),
        ),
        Channel.SCRIPT,
    ),
    "address": (
        set_root("/Zz", lambda text, _: Dictionary(URI=String("https://x/" + text.replace(" ", "%20")))),
        Channel.OBJECT,
    ),
    "form field": (
        set_root(
            "/AcroForm", lambda text, _: Dictionary(Fields=[Dictionary(FT=Name.Tx, T=String("a"), V=String(text))])
        ),
        Channel.FORM_FIELD,
    ),
    "layer": (
        set_root(
            "/OCProperties",
            lambda text, opened: Dictionary(OCGs=[opened.make_indirect(Dictionary(Type=Name.OCG, Name=String(text)))]),
        ),
        Channel.LAYER,
    ),
    "font's name": (
        lambda text, opened: setattr(fonts(opened)[0], "BaseFont", Name("/" + text)),
        Channel.FONT,
    ),
    "alphabet": (to_unicode, Channel.CONTENT),
    "image": (image, Channel.IMAGE),
    "font's program": (font_program("latin-1"), Channel.FONT),
    "font's program, UTF-8": (font_program("utf-8"), Channel.FONT),
    "font's program, UTF-16": (font_program("utf-16-be"), Channel.FONT),
    "font's program, UTF-16 LE": (font_program("utf-16-le"), Channel.FONT),
    "form, drawn": (lambda text, opened: form(text, used=True)(opened), Channel.CONTENT),
    "form, not drawn": (lambda text, opened: form(text, used=False)(opened), Channel.CONTENT),
    "key": (set_root("/Zz", lambda text, _: Dictionary({"/" + text: 1})), Channel.OBJECT),
    "key, run together": (
        set_root("/Zz", lambda text, _: Dictionary({"/" + text.replace(" ", ""): 1})),
        Channel.OBJECT,
    ),
    "indirect string": (set_root("/Zz", lambda text, opened: opened.make_indirect(String(text))), Channel.OBJECT),
    "behind a stream's end": (behind_the_stream, Channel.CONTENT),
    **{
        f"stream in {encoding}": (stream_of(encoding), Channel.CONTENT)
        for encoding in ("utf-8", "latin-1", "utf-16-le")
    },
}


@pytest.mark.parametrize("text", [PHRASE, WORD])
@pytest.mark.parametrize("way", IN_FILE)
def test_the_rest_of_the_file(copy, way, text):
    leak, channel = IN_FILE[way]
    pdf = edited(copy[0], lambda opened: leak(text, opened))
    assert channel in channels(pdf, copy, text)


ENCODINGS = {
    "UTF-8": lambda text: text.encode("utf-8"),
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 with a mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 LE with a mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "Latin-1": lambda text: text.encode("latin-1"),
    "PDFDocEncoding": lambda text: text.encode("pdfdoc"),
    "NFC": lambda text: unicodedata.normalize("NFC", text).encode(),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "soft hyphens": lambda text: "\xad".join(text).encode("utf-8"),
    "zero-width spaces": lambda text: "\u200b".join(text).encode("utf-16-be"),
    "upper case": lambda text: text.upper().encode(),
}


@pytest.mark.parametrize("text", [PHRASE, WORD, SHORT])
@pytest.mark.parametrize("way", ENCODINGS)
def test_every_encoding(copy, way, text):
    def change(opened):
        opened.Root.MarkInfo["/Zz"] = String(ENCODINGS[way](text))

    assert Channel.OBJECT in channels(edited(copy[0], change), copy, text)


def test_letters_that_only_code_pages_have(copy):
    def change(opened):
        opened.Root.MarkInfo["/Zz"] = String("Łukasz Żeleński".encode("utf-16"))

    assert Channel.OBJECT in channels(edited(copy[0], change), copy, "Łukasz Żeleński")


def before_the_table(pdf, added):
    """The file with bytes between its last object and its table, which moves."""
    table = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    head, tail = pdf[:table], pdf[table:]
    return head + added + tail.replace(str(table).encode(), str(table + len(added)).encode())


def unreferenced(text):
    """An object that the table lists and nothing refers to."""

    def make(pdf):
        known = edited(
            pdf, lambda opened: opened.Root.__setitem__("/Zz", opened.make_indirect(Dictionary(A=String(text))))
        )
        return re.sub(rb"/Zz \d+ 0 R", lambda found: b" " * len(found[0]), known)

    return make


RAW = {
    "after the end": lambda text: lambda pdf: pdf + text.encode(),
    "after the end, UTF-16": lambda text: lambda pdf: pdf + text.encode("utf-16"),
    "a comment": lambda text: lambda pdf: before_the_table(pdf, b"%" + text.encode() + b"\n"),
    "between objects": lambda text: lambda pdf: before_the_table(pdf, b"\n" + text.encode("latin-1") + b"\n"),
    "an object that is not listed": lambda text: (
        lambda pdf: before_the_table(pdf, b"999 0 obj\n<" + text.encode("utf-16").hex().encode() + b">\nendobj\n")
    ),
    "a name that is not listed": lambda text: (
        lambda pdf: before_the_table(pdf, b"999 0 obj\n" + escaped_name(text) + b"\nendobj\n")
    ),
}


@pytest.mark.parametrize("text", [PHRASE, WORD, SHORT])
@pytest.mark.parametrize("way", RAW)
def test_the_bytes_between(copy, way, text):
    assert Channel.RAW in channels(RAW[way](text)(copy[0]), copy, text)


@pytest.mark.parametrize("text", [PHRASE, WORD, SHORT])
def test_an_object_that_nothing_refers_to(copy, text):
    found = channels(unreferenced(text)(copy[0]), copy, text)
    assert {Channel.OBJECT, Channel.RAW} <= found

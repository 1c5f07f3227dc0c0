"""One withheld phrase, and one withheld word, is put back into the rest of a real copy: every way is caught."""

import re
import unicodedata
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from sspf_desk.proof import Channel

PHRASE = "satt ensam på den gamla båtbryggan långt efter midnatt"
WORD = "Tjuvpojksgränd"
SHORT = "Gränd"


def escaped_name(text):
    return b"/" + b"".join(b"#%02X" % code for code in text.encode("utf-8"))


def form(text, used):
    def change(opened):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        drawn = b"BT /Fz 9 Tf (" + text.encode("cp1252") + b") Tj ET"
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
    pdf = copy.edited(lambda opened: leak(text, opened))
    assert channel in copy.channels(pdf, text)


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

    assert Channel.OBJECT in copy.channels(copy.edited(change), text)


def test_letters_that_only_code_pages_have(copy):
    def change(opened):
        opened.Root.MarkInfo["/Zz"] = String("Łukasz Żeleński".encode("utf-16"))

    assert Channel.OBJECT in copy.channels(copy.edited(change), "Łukasz Żeleński")


def before_the_table(pdf, added):
    """The file with bytes between its last object and its table, which moves."""
    table = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    head, tail = pdf[:table], pdf[table:]
    return head + added + tail.replace(str(table).encode(), str(table + len(added)).encode())


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
    assert Channel.RAW in copy.channels(RAW[way](text)(copy.pdf), text)


@pytest.mark.parametrize("text", [PHRASE, WORD, SHORT])
def test_an_object_that_the_table_lists_and_nothing_refers_to(copy, text):
    def change(opened):
        opened.Root.Zz = opened.make_indirect(Dictionary(A=String(text)))

    lost = re.sub(rb"/Zz \d+ 0 R", lambda found: b" " * len(found[0]), copy.edited(change))
    assert {Channel.OBJECT, Channel.RAW} <= copy.channels(lost, text)

"""Every object of a file as an outsider finds it: what channel it belongs to, its strings and names, its stream."""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pikepdf import Array, DataDecodingError, Dictionary, Object, Pdf, PdfError, Stream

from sspf_desk.proof.content import Alphabet, alphabet
from sspf_desk.proof.syntax import Sort, sayings, texts
from sspf_desk.proof.verdict import Channel
from sspf_desk.proof.vocabulary import SYNTAX

_BY_MARK: tuple[tuple[re.Pattern[bytes], Channel], ...] = tuple(
    (re.compile(pattern), channel)
    for pattern, channel in (
        (rb"/(JS|JavaScript)\b", Channel.SCRIPT),
        (rb"/(EmbeddedFiles?|Filespec|EF)\b", Channel.ATTACHMENT),
        (rb"/Type /Annot\b", Channel.ANNOTATION),
        (rb"/FT\b", Channel.FORM_FIELD),
        (rb"/Type /(OCG|OCMD)\b|/OCGs\b", Channel.LAYER),
        (rb"/Type /Struct(Elem|TreeRoot)\b|/StructElem\b", Channel.STRUCTURE_TREE),
        (rb"/Type /Outlines\b|/Title\b.*/Parent\b|/Parent\b.*/Title\b", Channel.OUTLINE),
        (rb"/Type /Metadata\b", Channel.METADATA),
        (rb"/Subtype /Image\b", Channel.IMAGE),
        (rb"/Type /Font(Descriptor)?\b", Channel.FONT),
        (rb"/Names\b", Channel.DESTINATION),
    )
)
_BY_KEY = {
    "/Outlines": Channel.OUTLINE,
    "/Dests": Channel.DESTINATION,
    "/Names": Channel.DESTINATION,
    "/PageLabels": Channel.PAGE_LABEL,
    "/OpenAction": Channel.SCRIPT,
    "/AA": Channel.SCRIPT,
    "/AcroForm": Channel.FORM_FIELD,
    "/OCProperties": Channel.LAYER,
    "/StructTreeRoot": Channel.STRUCTURE_TREE,
    "/AF": Channel.ATTACHMENT,
    "/Annots": Channel.ANNOTATION,
}
"""Where an object is written into the catalog or a page itself, its key says what it is."""


_STREAMS = {
    "/Metadata": Channel.METADATA,
    "/EmbeddedFile": Channel.ATTACHMENT,
    "/Form": Channel.CONTENT,
    "/Image": Channel.IMAGE,
    "/Type1C": Channel.FONT,
    "/CIDFontType0C": Channel.FONT,
    "/OpenType": Channel.FONT,
}
BINARY = frozenset({Channel.FONT, Channel.IMAGE})
"""Streams that hold no text of their own."""


class Part(NamedTuple):
    """An object, or one entry of it, without its stream."""

    number: int
    channel: Channel
    written: bytes


def channel_of(written: bytes) -> Channel:
    """The channel that an object belongs to, by what is written in it."""
    return next((channel for mark, channel in _BY_MARK if mark.search(written)), Channel.OBJECT)


def _written(part: object) -> bytes:
    """The object as it is written; a bare number or nothing at all comes without its wrapping."""
    if isinstance(part, Stream):
        return part.stream_dict.unparse()
    return part.unparse(resolved=True) if isinstance(part, Object) else Array([part]).unparse()


def parts(pdf: Pdf) -> Iterator[Part]:
    """Every object that the file lists, whether or not anything refers to it; the trailer; catalog and pages by key."""
    info = pdf.trailer.get("/Info", Dictionary()).objgen[0]
    for place, part in enumerate(pdf.objects, start=1):
        number = part.objgen[0] if isinstance(part, Object) else place
        if isinstance(part, Dictionary) and part.get("/Type") in ("/Catalog", "/Page"):
            yield from _by_key(part, number)
        else:
            written = _written(part)
            yield Part(number, Channel.INFO if number == info else channel_of(written), written)
    yield Part(0, Channel.INFO, pdf.trailer.unparse())


def _by_key(part: Object, number: int) -> Iterator[Part]:
    for key, entry in part.items():
        written = Dictionary({key: entry}).unparse()
        own = channel_of(written)
        yield Part(number, own if own is not Channel.OBJECT else _BY_KEY.get(key, own), written)


def strings(written: bytes) -> Iterator[str]:
    """Everything that the strings, names and comments of an object may be read as."""
    for sort, said in sayings(written):
        if sort is Sort.NAME and said[1:].decode("latin-1").casefold() in SYNTAX:
            continue
        yield from texts(said)


def streams(pdf: Pdf) -> Iterator[tuple[int, Channel, bytes]]:
    """Every stream with its number and channel, decoded; then what is packed inside it or hidden behind its end."""
    for part in pdf.objects:
        if isinstance(part, Stream):
            number, channel, data = part.objgen[0], _channel_of_stream(part), _decoded(part)
            yield number, channel, data
            for hidden in filter(bytes.strip, (_unpacked(data)[0], _unpacked(part.read_raw_bytes())[1])):
                yield number, Channel.CONTENT if channel in BINARY else channel, hidden


def _channel_of_stream(stream: Stream) -> Channel:
    """By what the stream itself is, not by what it draws with; what says nothing of itself may be content."""
    written = stream.stream_dict
    for key in ("/Type", "/Subtype"):
        if written.get(key) in _STREAMS:
            return _STREAMS[str(written[key])]
    return Channel.FONT if "/Length1" in written else Channel.CONTENT


def _decoded(stream: Stream) -> bytes:
    """What the stream says; as it lies in the file where its filter is of no use here (a photograph's) or broken."""
    try:
        return stream.read_bytes()
    except (DataDecodingError, PdfError):
        return stream.read_raw_bytes()


def _unpacked(data: bytes) -> tuple[bytes, bytes]:
    """What is packed in the data, and what comes after the packed part; nothing where nothing is packed."""
    packed = zlib.decompressobj()
    try:
        return packed.decompress(data), packed.unused_data
    except zlib.error:
        return b"", b""


def alphabets(pdf: Pdf) -> list[Mapping[bytes, Alphabet]]:
    """The alphabets of all fonts by the name pages call them; more than one list where a name stands for two fonts."""
    found: list[dict[bytes, Alphabet]] = [{}]
    for fonts in _font_lists(pdf):
        for key, font in fonts.items():
            cmap = font.get("/ToUnicode") if isinstance(font, Dictionary) else None
            letters = alphabet(cmap.read_bytes()) if isinstance(cmap, Stream) else {}
            if letters:
                _file(found, key.encode()[1:], letters)
    return list(found)


def _file(found: list[dict[bytes, Alphabet]], name: bytes, letters: Alphabet) -> None:
    """Into the first list where the name is free, or already stands for the same."""
    for known in found:
        if known.setdefault(name, letters) == letters:
            return
    found.append({name: letters})


def _font_lists(pdf: Pdf) -> Iterator[Object]:
    for part in pdf.objects:
        holder = part.stream_dict if isinstance(part, Stream) else part
        if isinstance(holder, Dictionary):
            fonts = holder.get("/Resources", holder)
            listed = fonts.get("/Font") if isinstance(fonts, Dictionary) else None
            if isinstance(listed, Dictionary):
                yield listed

"""Reads a finished file back as an outsider would, and says whether anything withheld is in it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from pikepdf import PasswordError, Pdf, PdfError
from pypdfium2 import PdfDocument, PdfiumError

from sspf_desk.proof.content import Alphabet, Spoken, spoken
from sspf_desk.proof.objects import BINARY, Part, alphabets, parts, streams, strings
from sspf_desk.proof.shape import STREAM, misshapen
from sspf_desk.proof.syntax import legible, texts
from sspf_desk.proof.verdict import Channel, Finding, Verdict
from sspf_desk.proof.vocabulary import SYNTAX
from sspf_desk.proof.words import Search, apart

BINARY_FLOOR = 5
"""In the programs of fonts and images shorter words come about by chance."""
OBJECT_FLOOR = 3
"""Likewise two letters in a row among checksums and numbers."""
_UNREADABLE = (PasswordError, PdfError, PdfiumError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What the readers raise over a damaged file, where a part is not of the kind its place calls for. A copy is then not
handed out, whatever the reason was."""
_BROKEN = re.compile("(?:[-\u2010\xad]\\s*[\r\n]+\\s*|[\ufffe\x02]\\s*)")
_DIGITS = re.compile(r"\d+")


def prove(pdf: bytes, *, withheld: Iterable[str], names: Iterable[str], allowed: Iterable[str]) -> Verdict:
    """Whether the file holds none of the withheld texts and names, and no part that a copy never has.

    Looked for are full names (``names``), runs of four words and more of each text in ``withheld``, and shorter texts
    whole, at word boundaries; each only if it stands in no text of ``allowed``, which is everything the receiver may
    read, and the fixed wording (``design.md`` 6.5). A file that cannot be read is not clean.
    """
    search = Search(withheld, names, allowed)
    try:
        with Pdf.open(BytesIO(pdf), suppress_warnings=True) as opened:
            found = {*_in_file(pdf, opened, search), *_on_pages(pdf, search)}
    except _UNREADABLE:
        found = {Finding(Channel.UNREADABLE, "file")}
    return Verdict(not found, tuple(sorted(found)))


def _in_file(raw: bytes, pdf: Pdf, search: Search) -> Iterator[Finding]:
    outside = STREAM.sub(b" stream endstream ", raw)
    yield from misshapen(raw, outside, pdf)
    if _betrays([*texts(outside), *strings(outside)], search):
        yield Finding(Channel.RAW, "outside streams")
    listed = list(parts(pdf))
    if _betrays(strings(b"\n".join(part.written for part in listed)), search):
        yield from (_object(part) for part in listed if _betrays(strings(part.written), search))
    known = alphabets(pdf)
    for number, channel, data in streams(pdf):
        if _stream_betrays(channel, data, known, search):
            yield Finding(channel, f"stream {number}")


def _object(part: Part) -> Finding:
    return Finding(part.channel, f"object {part.number}" if part.number else "trailer")


def _betrays(said: Iterable[str], search: Search) -> bool:
    """Whether strings, names and comments of the file betray anything, whole or broken."""
    text = apart(said)
    return search.finds(text, floor=OBJECT_FLOOR, syntax=SYNTAX) or search.finds_broken(text)


def _plainly(said: Iterable[str], search: Search) -> bool:
    """Whether texts that are in no language of the file's own betray anything, whole or broken."""
    text = apart(said)
    return search.finds(text) or search.finds_broken(text)


def _stream_betrays(channel: Channel, data: bytes, known: Iterable[Mapping[bytes, Alphabet]], search: Search) -> bool:
    if channel in BINARY:
        return search.finds(apart(legible(data)), floor=BINARY_FLOOR)
    if channel is Channel.METADATA:
        return _betrays(texts(data), search)
    if channel is not Channel.CONTENT:
        return _plainly(texts(data), search)
    in_utf16 = b"\0" in data and _plainly(legible(data), search)
    return in_utf16 or any(_speaks(spoken(data, letters), search) for letters in known)


def _speaks(said: Spoken, search: Search) -> bool:
    shown = search.finds(said.whole) or search.finds(said.mended) or search.finds_broken(said.whole)
    return shown or _betrays(said.other, search)


def _on_pages(pdf: bytes, search: Search) -> Iterator[Finding]:
    """What pdfium reads on each page, and across the pages."""
    pages = list(_page_texts(pdf))
    whole = "\n".join(pages)
    if search.finds_broken(whole) or _legibly((whole, _across(pages)), search):
        guilty = [number for number, text in enumerate(pages, start=1) if _legibly((text,), search)]
        yield from (Finding(Channel.PAGE_TEXT, f"page {number}") for number in guilty)
        if not guilty:
            yield Finding(Channel.PAGE_TEXT, "broken, or across pages")


def _legibly(pages: Iterable[str], search: Search) -> bool:
    """Whether a reader finds anything; words that were broken at the end of a line are mended as well."""
    return any(search.finds(text) for page in pages for text in {page, _BROKEN.sub("", page)})


def _page_texts(pdf: bytes) -> Iterator[str]:
    with PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()


def _across(pages: Iterable[str]) -> str:
    """The pages as one text, without the lines at head and foot that come again from page to page."""
    lines = [[(line, _DIGITS.sub("#", line)) for line in page.splitlines()] for page in pages]
    again = Counter(shape for page in lines for shape in {shape for _, shape in page})
    return "\n".join(line for page in lines for line, shape in page if again[shape] == 1)

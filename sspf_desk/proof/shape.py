"""What a copy is made of: the parts it may have, counted and named before any word is read."""

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Object, Pdf, Stream

from sspf_desk.proof.syntax import Sort, sayings
from sspf_desk.proof.verdict import Channel, Finding
from sspf_desk.proof.vocabulary import CATALOG, FORBIDDEN, INFO, PAGE, XMP

STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
_OBJECT = re.compile(rb"\b\d+\s+\d+\s+obj\b")
_ELEMENT = re.compile(r"<([\w:.-]+)")


def misshapen(raw: bytes, outside: bytes, pdf: Pdf) -> Iterator[Finding]:
    """Every way in which the file is not made as a copy is. ``outside`` is the file without what its streams hold."""
    for wrong, place in (
        (not raw.startswith(b"%PDF-1."), "header"),
        (raw.count(b"%%EOF") != 1 or not raw.rstrip(b"\r\n").endswith(b"%%EOF"), "end of file"),
        (pdf.is_encrypted, "encryption"),
        (len(_OBJECT.findall(outside)) != len(pdf.objects), "objects"),
        (raw.count(b"endstream") != sum(isinstance(part, Stream) for part in pdf.objects), "streams"),
        (not _keys(pdf.Root) <= CATALOG, "catalog"),
        (any(not _keys(page.obj) <= PAGE for page in pdf.pages), "page"),
        (not _keys(pdf.trailer.get("/Info", Dictionary())) <= INFO, "info"),
        (not _elements(pdf) <= XMP, "metadata"),
    ):
        if wrong:
            yield Finding(Channel.SHAPE, place)
    names = {said for sort, said in sayings(outside) if sort is Sort.NAME}
    yield from (Finding(Channel.SHAPE, name.decode("latin-1")[1:]) for name in sorted(names & FORBIDDEN))


def _keys(part: Object) -> set[str]:
    return set(part.keys())


def _elements(pdf: Pdf) -> set[str]:
    """The names of the elements in the file's metadata."""
    xmp = pdf.Root.get("/Metadata")
    return set(_ELEMENT.findall(xmp.read_bytes().decode("utf-8", "replace"))) if xmp is not None else set()

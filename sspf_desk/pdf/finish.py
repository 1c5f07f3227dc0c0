"""Finishes a drawn file: reading order for screen readers, neutral metadata, and the lock."""

import re
from collections.abc import Iterable
from io import BytesIO

from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, Permissions, Stream, String

from sspf_desk.pdf.pen import Drawn, Node

_XMP = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


_GAP = re.compile(rb"<[0-9A-F]{2}> <0000>\n")
_LETTERS = re.compile(rb"(\d+) beginbfchar")


def finish(drawn: Drawn, language: str, title: str) -> bytes:
    """The file tagged, in its language, titled with the one fixed word; nothing else is said of it. Deterministic."""
    with Pdf.open(BytesIO(drawn.pdf)) as pdf:
        root = pdf.Root
        root.Lang = String(language)
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.StructTreeRoot = _structure(pdf, drawn.nodes)
        root.Metadata = _xmp(pdf, title)
        del root.PageMode
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
        for font in pdf.pages[0].Resources.Font.values():
            _without_gaps(font.ToUnicode)
        for page in pdf.pages:
            del page["/Trans"]
        file = BytesIO()
        pdf.save(file, deterministic_id=True, min_version="1.7")
    return file.getvalue()


def _without_gaps(alphabet: Object) -> None:
    """Drop the codes that stand for no letter: a screen reader would be told that they do."""
    kept, gaps = _GAP.subn(b"", alphabet.read_bytes())
    alphabet.write(_LETTERS.sub(lambda found: b"%d beginbfchar" % (int(found[1]) - gaps), kept))


def _xmp(pdf: Pdf, title: str) -> Stream:
    words = title.replace("&", "&amp;").replace("<", "&lt;")
    return Stream(pdf, _XMP.format(title=words).encode(), Type=Name.Metadata, Subtype=Name.XML)


def _structure(pdf: Pdf, nodes: Iterable[Node]) -> Object:
    """The tree that a screen reader follows, and the way back into it from each page."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    parents = _elements(pdf, document, nodes)
    root.K = document
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=_numbered(parents)))
    root.ParentTreeNextKey = len(parents)
    return root


def _elements(pdf: Pdf, document: Object, nodes: Iterable[Node]) -> list[list[Object]]:
    """Hang the elements under the document; hand back those of each page, in the order of their marks."""
    pages = [page.obj for page in pdf.pages]
    parents: list[list[Object]] = [[] for _ in pages]
    tree = _Tree(pdf, document)
    element = document
    for node in nodes:
        if node.follows:
            element.K.append(Dictionary(Type=Name.MCR, Pg=pages[node.page], MCID=node.mark))
        else:
            element = tree.add(node, pages[node.page])
        parents[node.page].append(element)
    for number, page in enumerate(pages):
        page.StructParents = number
        page.Tabs = Name.S
    return parents


class _Tree:
    """The document's elements. A number and what it numbers become an item; items that touch become one list."""

    def __init__(self, pdf: Pdf, document: Object) -> None:
        self._pdf = pdf
        self._document = self._within = document
        self._list: Object | None = None

    def add(self, node: Node, page: Object) -> Object:
        """A new element for the node, in its place."""
        if node.tag == "Lbl":
            self._begin_item()
        elif node.tag != "LBody":
            self._list, self._within = None, self._document
        element = self._made(node.tag, self._within, node.mark)
        element.Pg = page
        if node.figure:
            left, low, wide, tall = node.figure.box
            element.Alt = String(node.figure.words)
            bounds = Array([left, low, left + wide, low + tall])
            element.A = Dictionary(O=Name.Layout, BBox=bounds, Placement=Name.Block)
        return element

    def _begin_item(self) -> None:
        if self._list is None:
            self._list = self._made("L", self._document)
        self._within = self._made("LI", self._list)

    def _made(self, tag: str, parent: Object, *kids: int) -> Object:
        element = Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, K=Array(kids))
        parent.K.append(made := self._pdf.make_indirect(element))
        return made


def _numbered(parents: list[list[Object]]) -> Array:
    return Array([part for number, kids in enumerate(parents) for part in (number, Array(kids))])


def lock(pdf: bytes, password: str) -> bytes:
    """The file under a password: AES-256 (R6), metadata too; a screen reader may still read it aloud.

    Unlike everything else here two locks of one file differ: each has fresh random keys.
    """
    allow = Permissions(
        accessibility=True,
        extract=False,
        modify_annotation=False,
        modify_assembly=False,
        modify_form=False,
        modify_other=False,
    )
    file = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        opened.save(file, encryption=Encryption(owner=password, user=password, R=6, allow=allow, metadata=True))
    return file.getvalue()

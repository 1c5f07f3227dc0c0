"""The words that belong to PDF files as such, so that they betray nothing where a file speaks its own language."""

_WORDS = """
1999 22 a a85 about adobe aiim alt ap artifact ascent ascii85 ascii85decode bag bas basefont bbox bdc begin
beginbfchar beginbfrange begincmap begincodespacerange bf bfchar bfrange bi binary bmc bt bx capheight catalog cd
charset cidinit cidsysteminfo cm cmap cmapname cmaptype code colorspace contents count cropbox cs currentdict dc dct
decode def default defineresource descent description device devicegray devicergb dict differences digest
displaydoctitle div do document dp dup elements em en encoding end endbfchar endbfrange endcmap endcodespacerange
endobj endstream eof es et ex extgstate f false figure filter findresource first firstchar flags flatedecode font
fontbbox fontdescriptor fontfile2 fontname form g gs h h1 h2 h3 h4 height http id image imageb imagec imagei index
info it italicangle js k kids lang last lastchar length length1 li limits line linearized link mark marked markinfo
matrix mcid mcr mediabox meta metadata missingwidth n name names next none ns null nums obj object opensource ordering
org page pagemode pages parent parenttree parenttreenextkey part path pattern pdf pdfuaid pg pop prev procset
properties purl r rdf re registry reportlab resources root rotate s sc scn seq sh size span standard startxref stemv
stream structelem structparents structtreeroot subset subtype supplement syntax table tabs td text tf title tj tl tm
to tounicode trailer trans true truetype type type1 ua usecmap usenone version viewer viewerpreferences w w3 widths
winansiencoding www x xml xmp xmpmeta xobject xpacket xref xyz
"""
SYNTAX = frozenset(_WORDS.split())
"""Operators, keys and values that PDF writers put in every file."""

_CATALOG = "/Type /Pages /PageMode /Lang /MarkInfo /StructTreeRoot /Metadata /ViewerPreferences /Version"
CATALOG = frozenset(_CATALOG.split())
"""All that the root of a copy may have."""
_PAGE = "/Type /Parent /Contents /Resources /MediaBox /CropBox /Rotate /StructParents /Tabs"
PAGE = frozenset(_PAGE.split())
"""All that a page of a copy may have."""
INFO = frozenset({"/Title"})
"""All that the file may say of itself: the one fixed word."""
_XMP = "x:xmpmeta rdf:RDF rdf:Description rdf:Alt rdf:Seq rdf:Bag rdf:li dc:title dc:language pdfuaid:part"
XMP = frozenset(_XMP.split())
"""The elements its metadata may have."""
_FORBIDDEN = b"""
/AA /AF /AcroForm /Alternates /Annot /Annots /Collection /Dests /EF /EmbeddedFile /EmbeddedFiles /Encrypt /FT
/Filespec /GoToE /GoToR /JS /JavaScript /Launch /Movie /OCG /OCProperties /OPI /ObjStm /OpenAction /Outlines /PS
/PageLabels /PieceInfo /Prev /RichMedia /Sound /SubmitForm /Threads /Thumb /URI /XFA
"""
FORBIDDEN = frozenset(_FORBIDDEN.split())
"""Names that stand in no copy: what runs, links, comments, attaches, hides or keeps an older edition."""

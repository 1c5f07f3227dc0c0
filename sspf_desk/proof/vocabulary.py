"""The words that belong to PDF files as such, so that they betray nothing where a file speaks its own language."""

_WORDS = """
a a85 about ap artifact ascent ascii85 ascii85decode bas basefont bbox bdc begin beginbfchar beginbfrange begincmap
begincodespacerange bf bfchar bfrange bi binary bmc bt bx capheight catalog cd charset cidinit cidsysteminfo cm cmap
cmapname cmaptype code colorspace contents count cropbox cs currentdict dc dct decode def defineresource descent
description device devicegray devicergb dict differences digest displaydoctitle div do document dp dup em en encoding
end endbfchar endbfrange endcmap endcodespacerange endobj endstream eof es et ex extgstate f false figure filter
findresource first firstchar flags flatedecode font fontbbox fontdescriptor fontfile2 fontname form g gs h h1 h2 h3 h4
height http id image imageb imagec imagei index info it italicangle js k kids lang last lastchar length length1 li
limits line linearized link mark marked markinfo matrix mcid mcr mediabox metadata missingwidth n name names next none
null nums obj object opensource ordering page pagemode pages parent parenttree parenttreenextkey part path pattern pdf
pdfuaid pg pop prev procset properties r re registry reportlab resources root rotate s sc scn sh size span standard
startxref stemv stream structelem structparents structtreeroot subset subtype supplement table tabs td text tf title
tj tl tm to tounicode trailer trans true truetype type type1 usecmap usenone version viewer viewerpreferences w widths
winansiencoding xml xmp xmpmeta xobject xpacket xref xyz
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

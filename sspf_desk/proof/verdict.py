"""What the reading-back says: clean or not, and where; never what."""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """The ways by which a file can carry words, and the two in which it can be wrong altogether."""

    PAGE_TEXT = "page_text"
    """What a reader sees, selects or has read aloud, invisible text included."""
    CONTENT = "content"
    """The streams that pages, forms and fonts are described by, drawn or not."""
    FONT = "font"
    IMAGE = "image"
    METADATA = "metadata"
    """XMP."""
    INFO = "info"
    OUTLINE = "outline"
    STRUCTURE_TREE = "structure_tree"
    DESTINATION = "destination"
    PAGE_LABEL = "page_label"
    ATTACHMENT = "attachment"
    ANNOTATION = "annotation"
    SCRIPT = "script"
    FORM_FIELD = "form_field"
    LAYER = "layer"
    OBJECT = "object"
    """Any other object, used or not: its strings, names and keys."""
    RAW = "raw"
    """The bytes of the file itself: comments, gaps, what follows the end."""
    SHAPE = "shape"
    """The file has a part that a copy never has, whatever is in it."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something is wrong here. Of the words found it holds nothing, not even their number."""

    channel: Channel
    place: str
    """"page 2", "object 14", "stream 14", or the part of the file's shape."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the copy may be handed out."""

    clean: bool
    findings: tuple[Finding, ...]

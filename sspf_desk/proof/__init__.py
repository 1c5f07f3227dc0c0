"""The reading-back: a finished copy is searched as an outsider would, before it can be handed out."""

from sspf_desk.proof.reading import prove
from sspf_desk.proof.verdict import Channel, Finding, Verdict

__all__ = ["Channel", "Finding", "Verdict", "prove"]

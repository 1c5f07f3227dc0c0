"""Faults told by place: where something went wrong in the program, never what was said."""

import hashlib
import traceback
from pathlib import Path


def places(error: BaseException) -> tuple[str, ...]:
    """The lines the error came through, innermost last. Its message is left out: it may quote a record."""
    frames = traceback.extract_tb(error.__traceback__)
    return tuple(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)


def code(error: BaseException) -> str:
    """Eight signs that are the same for the same fault in the same place."""
    told = "\n".join((type(error).__name__, *places(error)))
    return hashlib.sha256(told.encode()).hexdigest()[:8].upper()

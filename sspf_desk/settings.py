"""This machine's settings and where the program's own resources lie."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped resource, both in a checkout and in an installed wheel."""
    package = Path(__file__).parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)

"""This machine's settings, which name nobody, and where the program's own resources lie."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from sspf_desk.errors import UNREADABLE


def resource(*parts: str) -> Path:
    """The path of a shipped resource, both in a checkout and in an installed wheel."""
    package = Path(__file__).parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)


@dataclass(frozen=True, slots=True)
class Settings:
    """What one user has chosen on one computer. Nobody's name is in it, and no pupil's."""

    language: str = "sv"
    scheme: str = "system"
    vaults: tuple[str, ...] = field(default=())
    """Folders of vaults, the last one opened first."""
    idle_minutes: int = 10
    """After how long without a key or the mouse the desk is locked."""

    def with_vault(self, folder: Path) -> "Settings":
        """With a vault as the one that was opened last; a handful are remembered."""
        told = str(folder)
        return replace(self, vaults=(told, *(one for one in self.vaults if one != told))[:_REMEMBERED])


_REMEMBERED = 5


def load(path: Path) -> Settings:
    """The settings in a file; as the program comes where there is none, or none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, *UNREADABLE):
        return Settings()


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole. A disk that says no costs a choice, and no work."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=2))
        new.replace(path)

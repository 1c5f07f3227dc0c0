"""A small school's answers that a test may change before they are read."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from sspf_desk.roster import Roster, read

FILES = Path(__file__).parents[2] / "files" / "ss12000"
DAY = date(2026, 11, 26)


class School:
    """A copy of the small school in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(FILES / "small", folder)

    def read(self, on: date = DAY, *, unit: str | None = None) -> Roster:
        return read(self.folder, on, unit=unit)

    def page(self, name: str) -> dict:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def write(self, name: str, page: object) -> None:
        (self.folder / name).write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")

    def change(self, name: str, index: int, **fields: object) -> None:
        """Set fields of one record; a field set to `...` is taken away."""
        page = self.page(name)
        record = page["data"][index]
        record.update(fields)
        page["data"][index] = {key: value for key, value in record.items() if value is not ...}
        self.write(name, page)


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path / "school")

"""A real AT-SPI client, in a process of its own, signs in to the real program, reads a sheet and records a signal."""

import pytest

from sspf_desk import app
from tests.ui.screen import a_reader, a_screen, a_vault

NAME, PASSWORD = "Karin Kurator", "fyra ord som inte hör ihop alls"  # invented
SEEN = "Kom en timme sent tre dagar i rad."


@pytest.fixture
def reader(tmp_path):
    a_vault(tmp_path, NAME, PASSWORD, ("Alva", "Lindqvist"))
    with a_screen() as screen, a_reader(screen, tmp_path) as reader:
        yield reader


def test_a_screen_reader_signs_in_reads_a_sheet_and_records_a_signal(reader):
    assert reader.signs_in(NAME, PASSWORD)
    reader.finds("alva 9b")
    assert reader.hears("label", "Alva Lindqvist")
    assert reader.hears("label", "No strength is written down yet, as far as you know. Begin there.")
    assert reader.records(app.said("en").catalogue.term("S02").en, SEEN)

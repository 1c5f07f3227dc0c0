"""The windows at 1,000 pupils: a sheet and the list from the key to the painted page, the start, and idle memory."""

import os
import statistics
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks import vaults
from sspf_desk import app, words
from sspf_desk.terms import Act
from sspf_desk.ui.places import others, places
from sspf_desk.ui.theme import Scheme, dress
from sspf_desk.ui.window import MainWindow
from sspf_desk.ui.workspace import Workspace
from tests.ui.conftest import InlineJobs, turn

WITH_NEWS = 40
ROOT = Path(__file__).parent.parent
PROGRAM = "import gc; gc.disable(); from benchmarks import window_process; window_process.main()"
"""As `sspf_desk.__main__` begins: nothing is searched for rubbish while it is loaded."""


@pytest.fixture(scope="session")
def window(counsellor):
    """The counsellor's window; what is asked is answered in the window's own thread, so that a wait is a whole one."""
    qapp = QApplication.instance() or QApplication(sys.argv[:1])
    dress(qapp, Scheme.LIGHT)
    work = Workspace(counsellor, InlineJobs(), words.shipped("sv"), app.said("sv").catalogue, "sv")
    window = MainWindow(work, places(counsellor), others())
    window.resize(1366, 768)
    window.show()
    yield window
    window.hide()


def shown(window, page, about=""):
    """Go there, and have it laid out and painted."""
    window.go(page, about)
    window.grab()


@pytest.fixture
def afresh(counsellor, forget):
    """Forgets every signature but the membership's, which are checked at signing in; and lets the last page go."""
    acts, records = vaults.in_acts(counsellor)

    def make():
        turn()
        forget()
        with acts.begin(Act.LISTED, reading=True) as session:
            records.directory(session)

    return make


def test_a_sheet_painted_after_the_click(benchmark, window, contents, afresh):
    """40 items, none of whose signatures was checked before; what the window has room for is painted."""
    pupils = cycle(contents.studied)

    def fresh():
        afresh()
        return (window, "pupil", next(pupils)), {}

    benchmark.pedantic(shown, setup=fresh, rounds=vaults.STUDIED)


def test_a_sheet_painted_whole(benchmark, window, contents, afresh):
    """Until its last entry stands there; the window hears its keys between them."""
    pupils = cycle(contents.studied)

    def fresh():
        afresh()
        return (window, "pupil", next(pupils)), {}

    def whole(window, page, about):
        shown(window, page, about)
        turn(30)
        window.grab()

    benchmark.pedantic(whole, setup=fresh, rounds=vaults.STUDIED)


def test_the_read_model_of_that_sheet(benchmark, window, contents, afresh):
    """What of it is asking, with its commit; the rest is the window's."""
    pupils = cycle(contents.studied)

    def fresh():
        afresh()
        return (next(pupils),), {}

    benchmark.pedantic(window.work.desk.recording.open, setup=fresh, rounds=vaults.STUDIED)


def test_the_list_of_pupils_shown(benchmark, window):
    benchmark.pedantic(shown, args=(window, "pupils"), rounds=7, warmup_rounds=1)


def test_the_day_shown(benchmark, window):
    benchmark.pedantic(shown, args=(window, "today"), rounds=7, warmup_rounds=1)


def test_the_day_shown_with_news_of_forty_pupils(benchmark, window, lead):
    """The lead has written of them since the counsellor's first look; she has opened none of their pages."""
    window.work.desk.today.day()
    vaults.written(lead, {row.pupil: 2 for row in lead.people.list()[-WITH_NEWS:]})
    benchmark.pedantic(shown, args=(window, "today"), rounds=7, warmup_rounds=1)
    assert len(window.work.desk.today.day().news) == WITH_NEWS


def test_from_the_start_to_the_window_where_one_signs_in(benchmark, folder, tmp_path):
    """A process of its own, warm: from its start until the first window is painted."""
    benchmark.pedantic(_told, args=("start", folder, tmp_path), rounds=5, warmup_rounds=1)


def test_idle_memory_after_signing_in(benchmark, folder, tmp_path):
    """Not a time: `extra_info` holds the resident megabytes of a process that shows the list of 1,000 pupils."""
    told = [float(_told("idle", folder, tmp_path)) for _ in range(3)]
    benchmark.extra_info["resident_mb"] = statistics.median(told)
    sys.stderr.write(f"\nresident after signing in: {statistics.median(told):.0f} MB\n")
    benchmark.pedantic(_told, args=("idle", folder, tmp_path), rounds=1)


def _told(what, folder, tmp_path):
    """Of a process whose modules were compiled before, as those of an installed program are."""
    around = os.environ | {
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
    }
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", PROGRAM, what, str(folder)]
    return subprocess.run(command, check=True, env=around, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603

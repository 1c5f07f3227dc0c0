"""The week of a group up to its meeting, as one journey over the windows by keyboard, with its times.

With the program's own worker: what is done at a desk, and all that takes long, is done there and not where keys wait.
"""

import sys
import threading
import time

import pytest

from sspf_desk import pdf, proof
from sspf_desk.membership import passwords
from sspf_desk.store.sqlcipher import Store
from sspf_desk.terms import Kind, Seat
from sspf_desk.ui import paper
from sspf_desk.ui.jobs import Jobs
from sspf_desk.vault import keyfile
from tests.ui.program import Program

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
SEEN = "Kom för sent två dagar och såg trött ut."
OWN_WORDS = "Jag vill att någon frågar mig först."
GOOD = "tallkotte kompass ringdans humla"
BOUND = 600
"""Seconds of the whole: a machine that does other things is slow, and a journey that hangs is not."""


class Watch:
    """The parts of the week, each with the seconds it took."""

    def __init__(self):
        self.parts, self._at = {}, time.perf_counter()

    def passed(self, part):
        now = time.perf_counter()
        self.parts[part], self._at = now - self._at, now

    def __str__(self):
        return " · ".join(f"{part} {seconds:.1f} s" for part, seconds in self.parts.items())


LONG = [(Store, "begin"), (Store, "look"), (keyfile, "stretch"), (pdf, "render"), (proof, "prove"), (paper, "render")]
LONG += [(passwords, "hardness")]
"""What takes long: all that reads or writes the vault, and what computes for itself."""


@pytest.fixture
def threads(monkeypatch):
    """In which threads each of it was done."""
    seen = {(where.__name__, name): set() for where, name in LONG}

    def spy(where, name):
        done, threads = getattr(where, name), seen[where.__name__, name]

        def seeing(*args, **kwargs):
            threads.add(threading.get_ident())
            return done(*args, **kwargs)

        monkeypatch.setattr(where, name, seeing)

    for where, name in LONG:
        spy(where, name)
    return seen


@pytest.fixture
def program(school, qapp, qtbot, tmp_path):
    school.join(COUNSELLOR, SOCIAL).at_the_table(POLICE)
    school.add(LEAD)
    program = Program(qapp, school, tmp_path / "settings.json", Jobs)
    yield program
    program.end()


def at_alva(program, seat):
    return program.sign_in(seat).press("Ctrl+K").type("alva").press("Return")


def monday_a_signal(program):
    keys = at_alva(program, COUNSELLOR).press("Ctrl+N").type("arrives late more").press("Tab")
    keys.to("What was seen or heard").type(SEEN).press("Ctrl+Return")


def wednesday_a_consent(program):
    keys = program.keys.push("Consent …")
    keys.choose("Fill in as", "School and social services, not the police")
    for who in ("Guardian 1", "Guardian 2", "The pupil"):
        keys.choose(f"{who}: answer", "yes").write(f"{who}: how it was said", "på telefon")
    keys.write("What was judged", "Förstår vad det innebär.").write("Original", "elevakt, dnr 2026/114")
    keys.push("Save the consent").push("Accept the consent").push("Accept")


def wednesday_what_the_meeting_needs(program):
    strength = program.keys.push("Write something else").pick("Strength").type("likes school").press("Tab")
    strength.box().type("Hjälper yngre på rasten.").press("Ctrl+Return")
    view = strength.push("Write something else").pick("The pupil's own view").box().type(OWN_WORDS)
    view.push("The pupil has been asked").push("School").press("Ctrl+Return")
    question = view.push("Write something else").pick("Why the group asks").box().type("Hur blir vägen hem trygg?")
    question.push("The pupil has been told").push("School").press("Ctrl+Return")


def wednesday_at_the_social_services_desk(program):
    program.sign_in(SOCIAL).push("Read and accept").push("Accept the consent").push("Accept")


def wednesday_the_chair_calls(program):
    keys = at_alva(program, LEAD).push("Accept the consent").push("Accept")
    keys.press("Ctrl+3").push("Call to a meeting").write("Place", "Konferensrummet").push("Call")
    keys.to("Find a pupil").type("alva").press("Return")


def wednesday_they_say_that_they_are_ready(program):
    """Two desks press once or twice each; the chair reads it where the day begins, and goes on to the meeting."""
    program.sign_in(COUNSELLOR).push("Ready for the meeting")
    program.sign_in(SOCIAL).push("Ready for the meeting").push("I want to raise a pupil")
    keys = program.sign_in(LEAD)
    told = [one for one in keys.reads() if one.startswith(("Ready", "Not ready", "Nobody there"))]
    wants = "Ready. Wants to raise a pupil, and asks for consent first"
    assert told == ["Not ready yet", "Ready", wants, "Nobody there signs in: ask in person"]
    keys.push("Open the meeting")


def wednesday_the_copies(program):
    keys = program.keys.push("Copies for the table").push("Compose the copies")
    keys.push("Show as text")
    return {one.receiver: _read(program, place) for place, one in enumerate(program.window.page.papers)}


def _read(program, place):
    keys, page = program.keys, program.window.page
    if place:
        keys.to("Copies").press("Down")
    return page.preview.text()


def wednesday_saved_locked(program, out):
    keys = program.keys.push("Save locked").write("Folder", str(out))
    keys.write("New password", GOOD).write("The same password once more", GOOD).push("Save")


def test_a_week_up_to_the_meeting(program, school, threads, tmp_path, capfd):
    watch, out = Watch(), tmp_path / "usb"
    out.mkdir()
    monday_a_signal(program)
    watch.passed("Mon signal")
    wednesday_a_consent(program)
    watch.passed("Wed consent")
    wednesday_what_the_meeting_needs(program)
    watch.passed("strength, view, question")
    wednesday_at_the_social_services_desk(program)
    watch.passed("accepted there")
    wednesday_the_chair_calls(program)
    watch.passed("called, listed")
    wednesday_they_say_that_they_are_ready(program)
    watch.passed("ready")
    papers = wednesday_the_copies(program)
    watch.passed("composed, read")
    wednesday_saved_locked(program, out)
    watch.passed("saved")
    here = threading.get_ident()
    assert {what for what, where in threads.items() if not where} == set()
    assert {what for what, where in threads.items() if here in where} == set()
    with capfd.disabled():
        sys.stdout.write(f"\nthe week: {watch}; {sum(watch.parts.values()):.1f} s in all\n")
    told = {receiver for receiver, text in papers.items() if OWN_WORDS in " ".join(text.split())}
    assert told == {LEAD, COUNSELLOR, SOCIAL}
    assert len(list(out.iterdir())) == len(papers)
    (row,) = school.sign_in(SOCIAL).people.list()
    told = school[SOCIAL].recording.sheet(row.pupil).lines
    assert SEEN in {str(one.text) for one in told if one.kind is Kind.SIGNAL}
    assert sum(watch.parts.values()) < BOUND

"""The demo from end to end: what the facts say of each text is what an outsider reads on the papers."""

import os
from datetime import UTC, date, datetime
from itertools import chain

import pypdfium2
import pytest
from msgspec import json

from sspf_desk import app
from sspf_desk.demo import DemoClock, show
from sspf_desk.demo.facts import Facts
from sspf_desk.demo.folder import MARK
from sspf_desk.desk import Doors
from sspf_desk.membership.entrance import Surroundings
from sspf_desk.terms import Seat
from tests.builders import CHEAP, CHEAP_BOUNDS

NOW = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


def doors(clock, profile):
    return Doors(Surroundings(clock, os.urandom, CHEAP, CHEAP_BOUNDS, app.law), app.said("sv"), profile)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The folder of a demo that was shown where another demo lay before."""
    place = tmp_path_factory.mktemp("demo")
    out = place / "out"
    (out / "vault").mkdir(parents=True)
    (out / "vault" / "old.db").write_text("")
    (out / "facts.json").write_bytes(json.encode({"mark": MARK}))
    clock = DemoClock(NOW)
    show(doors(clock, place / "profile"), clock, out)
    return out


@pytest.fixture(scope="module")
def facts(shown):
    return json.decode((shown / "facts.json").read_bytes(), type=Facts)


def read(path, password):
    with pypdfium2.PdfDocument(path, password=password) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


@pytest.fixture(scope="module")
def papers(shown, facts):
    """The text of each paper, by folder and seat."""
    return {
        folder: {path.stem.split("-")[-1]: read(path, facts.password) for path in (shown / folder).iterdir()}
        for folder in ("copies", "own")
    }


def test_a_demo_is_replaced_whole(shown):
    assert {path.name for path in shown.iterdir()} == {"vault", "copies", "own", "facts.json"}
    assert not (shown / "vault" / "old.db").exists()
    assert [path.name for path in shown.parent.iterdir() if path.name.startswith(".")] == []


def test_there_is_a_copy_for_each_seat_and_an_own_sheet_for_each_with_a_login(papers):
    assert papers["copies"].keys() == {seat.value for seat in Seat}
    assert papers["own"].keys() == {seat.value for seat in Seat} - {"POLICE"}


def test_each_text_stands_on_just_the_papers_that_the_facts_name(facts, papers):
    for told in facts.texts:
        assert {seat for seat, paper in papers["copies"].items() if told.text in paper} == set(told.on_chair_copy)
        assert {seat for seat, paper in papers["own"].items() if told.text in paper} == set(told.on_own_sheet)


def test_no_copy_says_what_its_receiver_has_no_ground_for_at_the_meeting(facts):
    assert [told for told in facts.texts if not set(told.on_chair_copy) <= set(told.open_to)] == []


def test_a_note_to_self_is_open_to_its_author_and_stands_on_nothing(facts):
    (note,) = [told for told in facts.texts if told.kind == "note_to_self"]
    assert (note.open_to, note.on_chair_copy, note.on_own_sheet) == ((note.holder,), (), ())


def test_consents_and_decisions_are_never_quoted_on_paper(facts):
    inner = [told for told in facts.texts if told.kind in {"consent", "decision", "minute"}]
    assert inner
    assert [told for told in inner if told.on_chair_copy or told.on_own_sheet] == []


def test_different_receivers_get_different_copies_of_one_pupil(facts):
    alva = [told for told in facts.texts if told.pupil_name == "Alva Lindqvist"]
    said = {seat: frozenset(told.text for told in alva if seat in told.on_chair_copy) for seat in Seat}
    assert len({said[seat] for seat in (Seat.SCHOOL_LEAD, Seat.SOCIAL_SERVICES, Seat.LEISURE, Seat.NURSE)}) == 4


def of_social_services(facts, name):
    return [told for told in facts.texts if told.pupil_name == name and told.holder is Seat.SOCIAL_SERVICES]


@pytest.mark.parametrize("name", ["Stina Forslund", "Amina Hersi"])
def test_what_a_seat_has_not_accepted_opens_to_nobody(facts, name):
    assert [told.open_to for told in of_social_services(facts, name)] == [(Seat.SOCIAL_SERVICES,)]


@pytest.mark.parametrize("name", ["Oskar Vestman", "Selma Hodžić", "Amina Hersi"])
def test_a_consent_that_has_ended_or_was_withdrawn_opens_nothing_at_the_meeting(facts, name):
    told = [told for told in facts.texts if told.pupil_name == name and told.kind in {"signal", "strength", "remark"}]
    school = [each.open_to for each in told if each.holder in (Seat.SCHOOL_LEAD, Seat.COUNSELLOR)]
    assert set(school) == {(Seat.SCHOOL_LEAD, Seat.COUNSELLOR)}


def test_decisions_reach_seats_that_the_chair_cannot_tell(facts):
    by_text = {told.text: told for told in facts.texts}
    nurses = by_text["Vill ha sällskap av någon till vårdcentralen första gången."]
    assert (nurses.open_to, nurses.on_chair_copy) == ((Seat.NURSE, Seat.SOCIAL_SERVICES), ())
    assert nurses.on_own_sheet == (), "the chair cannot tell social services that he is spoken of"
    heard = by_text["Två äldre som ingen på skolan kände väntade på honom tre eftermiddagar."]
    assert Seat.POLICE in heard.on_chair_copy


def test_every_text_is_long_and_is_told_once(facts):
    texts = [told.text for told in facts.texts]
    assert len(set(texts)) == len(texts) > 100
    assert [text for text in texts if len(text.split()) < 5] == []


def test_the_vault_opens_afterwards_by_everyones_password_at_the_present_time(shown, facts, tmp_path):
    now = doors(lambda: datetime.now(UTC), tmp_path)
    for member in facts.members:
        if member.password is not None:
            with now.sign_in(shown / "vault", member.name, member.password) as desk:
                assert desk.watch.verify() == ()


def test_the_police_sit_at_the_table_without_a_password(facts):
    assert [member.seat for member in facts.members if member.password is None] == [Seat.POLICE]


def test_passwords_stand_in_the_facts_alone(shown, facts):
    passwords = [facts.password, *(member.password for member in facts.members if member.password)]
    files = [path for path in shown.rglob("*") if path.is_file() and path.name != "facts.json"]
    assert len(set(passwords)) == 6
    assert [path for path in files for password in passwords if password.encode() in path.read_bytes()] == []


def test_the_papers_open_only_with_the_password(shown):
    for path in chain((shown / "copies").iterdir(), (shown / "own").iterdir()):
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(path)


def test_the_meeting_is_held_on_the_next_thursday(facts):
    assert facts.meeting.held_on == date(2026, 11, 26)

"""The shipped catalogue: complete, in two languages, made of observations, and without anything to score by."""

import re
import shutil
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from sspf_desk.catalogue import FILES, LISTS, Flag, Prompt, Term, load
from sspf_desk.errors import Reason, Refusal
from sspf_desk.settings import resource
from sspf_desk.terms import Kind, Party, Seat, Topic

FOLDER = resource("catalogue")
CATALOGUE = load(FOLDER)
ALL = [term for kind in FILES for term in CATALOGUE.terms(kind)]

# Words that name a trait, a diagnosis or a crime: no signal may use them (design 2.9, 4).
BANNED = (
    "aggressiv", "adhd", "anstiftan", "autis", "beroende", "brott", "depress", "diagnos", "dömd", "empati", "gäng",
    "häleri", "impulskontroll", "intelligen", "kleptoman", "kriminell", "langar", "ljug", "lögn", "manipul",
    "misshandel", "missbruk", "misstänk", "narkotika", "neuro", "olydig", "opålitlig", "problembarn", "psykisk",
    "psykopat", "rån", "självmord", "sjuk", "skadegörelse", "skyldig", "snatta", "stjäl", "stöld", "störd",
    "trotsig", "tjuv", "utåtagerande", "vandal", "våldsam", "våldtäkt", "värsting", "ånger",
)  # fmt: skip


def words_of(label: str) -> list[str]:
    return re.findall(r"\w+", label.lower())


def test_seventy_signals_thirty_strengths_twenty_four_needs():
    assert {kind: len(CATALOGUE.terms(kind)) for kind in FILES} == {Kind.SIGNAL: 70, Kind.STRENGTH: 30, Kind.NEED: 24}


@pytest.mark.parametrize(("kind", "letter"), [(Kind.SIGNAL, "S"), (Kind.STRENGTH, "P"), (Kind.NEED, "N")])
def test_ids_are_dense_unique_and_tell_their_kind(kind, letter):
    terms = CATALOGUE.terms(kind)
    assert [term.id for term in terms] == [f"{letter}{number:02}" for number in range(1, len(terms) + 1)]
    assert {term.kind for term in terms} == {kind}


def test_no_two_terms_share_a_label():
    for label in ([term.sv for term in ALL], [term.en for term in ALL]):
        assert len(set(label)) == len(ALL)


def test_a_kind_without_a_catalogue_has_no_terms():
    assert CATALOGUE.terms(Kind.MINUTE) == ()


def test_a_term_is_found_by_its_id():
    assert CATALOGUE.term("S19").sv == "Har sagt saker som inte stämmer"


def test_an_unknown_term_is_refused():
    with pytest.raises(Refusal) as refused:
        CATALOGUE.term("S71")
    assert refused.value.reason is Reason.UNKNOWN_TERM


@pytest.mark.parametrize("term", ALL, ids=lambda term: term.id)
def test_a_term_speaks_both_languages_on_one_topic_of_its_own(term):
    assert term.sv.strip()
    assert term.en.strip()
    assert term.sv != term.en
    assert len(term.topics - {Topic.HEALTH}) == 1


@pytest.mark.parametrize("term", ALL, ids=lambda term: term.id)
def test_the_health_flag_and_the_health_topic_go_together(term):
    assert (Flag.HEALTH in term.flags) is (Topic.HEALTH in term.topics)


@pytest.mark.parametrize("term", CATALOGUE.terms(Kind.SIGNAL), ids=lambda term: term.id)
def test_a_signal_is_an_observation_never_a_trait_a_diagnosis_or_a_crime(term):
    assert [word for word in words_of(term.sv) if word.startswith(BANNED)] == []


def test_the_list_of_banned_words_would_have_caught_the_first_draft():
    drafts = [
        "Döljer saker eller ljuger",
        "Utåtagerande eller aggressiv",
        "Misstänkt droganvändning",
        "Utsatt för brott",
    ]
    assert all(any(word.startswith(BANNED) for word in words_of(draft)) for draft in drafts)


def test_flags_stand_as_the_sources_have_them():
    flagged = {flag: {term.id for term in ALL if flag in term.flags} for flag in Flag}
    assert flagged[Flag.HEALTH] == {
        "S09",
        "S55",
        "S56",
        "S58",
        "S60",
        "S61",
        "S62",
        "S63",
        "S64",
        "S65",
        "S67",
        "N11",
        "N12",
    }
    assert flagged[Flag.OFFENCE] == {"S27", "S29", "S40", "S41", "S45", "S46", "S47", "S48", "S49", "S56", "S57"}
    assert flagged[Flag.THIRD_PERSON] == {"S27", "S28", "S29", "S68", "S69"}


def test_own_duties_are_prompted_at_once():
    prompted = {prompt: {term.id for term in ALL if prompt in term.prompts} for prompt in Prompt}
    assert prompted == {Prompt.CONCERN_REPORT: {"S65", "S67", "S69"}, Prompt.ABSENCE_INQUIRY: {"S01", "S04"}}


def test_nothing_in_the_catalogue_can_weigh_score_rank_or_colour():
    assert {field.name for field in fields(Term)} == {"id", "kind", "sv", "en", "topics", "flags", "prompts"}
    for name in FILES.values():
        for entry in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["term"]:
            assert set(entry) <= {"id", "sv", "en", "topic", "flags", "prompts"}
            assert not any(isinstance(value, int | float) for value in entry.values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_member_of_every_list_has_its_own_word(language):
    labels = CATALOGUE.labels(language)
    for each in LISTS:
        assert set(labels[each]) == set(each)
        assert len(set(labels[each].values())) == len(each)


def test_members_that_share_a_value_keep_their_own_words():
    labels = CATALOGUE.labels("sv")
    assert Party.SOCIAL_SERVICES == "social_services"
    assert labels[Party][Party.SOCIAL_SERVICES] == "Socialtjänst"
    assert labels[Seat][Seat.NURSE] == "Skolsköterska"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("signals.toml", 'id = "S02"', 'id = "S01"', "signals.toml: S01"),
        ("needs.toml", 'id = "N02"', 'id = "S01"', "needs.toml: S01"),
        ("signals.toml", 'id = "S02"', 'id = "S02"\nweight = 3', "weight"),
        ("signals.toml", 'topic = "school"', 'topic = "character"', "topic"),
        ("signals.toml", 'flags = ["H"]', 'flags = ["X"]', "flags"),
        ("signals.toml", 'prompts = ["absence_inquiry"]', 'prompts = ["alarm"]', "prompts"),
        ("strengths.toml", 'sv = "Trivs i skolan"', 'sv = ""', "sv"),
        ("topics.toml", '[topic.health]\nsv = "Hälsa"\nen = "Health"\n', "", "Topic.HEALTH"),
        ("labels.toml", '[seat.NURSE]\nsv = "Skolsköterska"\nen = "School nurse"\n', "", "Seat.NURSE"),
        ("labels.toml", "[seat.NURSE]", "[seat.MATRON]", "MATRON"),
        ("labels.toml", "[seat.NURSE]", "[seat.NURSE", "labels.toml"),
    ],
)
def test_a_catalogue_that_is_written_wrong_is_refused_with_the_place(folder, name, old, new, place):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(folder)
    assert refused.value.reason is Reason.BAD_INPUT
    assert place in str(refused.value.places["place"])


def test_a_file_that_is_missing_is_refused_by_its_name_alone(folder):
    (folder / "needs.toml").unlink()
    with pytest.raises(Refusal) as refused:
        load(folder)
    assert refused.value.places == {"place": "needs.toml"}

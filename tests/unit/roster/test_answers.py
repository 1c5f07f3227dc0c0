"""A broken download changes nothing and names the place, never a value."""

import json
import traceback
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.roster import Roster, read
from sspf_desk.roster.answers import LARGEST_FILE
from sspf_desk.roster.ss12000 import Fault, decode

FILES = Path(__file__).parents[2] / "files" / "ss12000"
DAY = date(2026, 11, 26)
CANARY = "121212-1212"
PERSONS = (FILES / "small" / "persons-1.json").read_bytes()


def refused(school):
    with pytest.raises(Refusal) as refusal:
        school.read()
    assert refusal.value.reason is Reason.IMPORT_BROKEN
    return refusal.value.places["file"], refusal.value.places["place"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "json"),
        (b"{", "json"),
        (b'{"data": []} x', "json"),
        (b"[" * 100_000, "page"),
        (b'{"data": [], "deep": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "json"),
        (b'{"data": ["\\ud800"]}', "json"),
        (b'{"data": [{"id": "\\x"}]}', "json"),
        (b'{"data": ["x"]}', "data[0]"),
        (b"[]", "page"),
        (b"3", "page"),
        (b"{}", "data"),
        (b'{"data": {}}', "data"),
        (b'{"data": [], "pageToken": 3}', "pageToken"),
        (b'{"data": [3]}', "data[0]"),
        (b'{"data": [{}]}', "data[0]"),
        (b'{"data": [{"id": "x", "title": "activity"}]}', "data[0]"),
        (b'{"data": [{"givenName": "A", "familyName": "B"}]}', "data[0].id"),
        (b'{"data": [{"id": "", "givenName": "A", "familyName": "B"}]}', "data[0].id"),
        (b'{"data": [{"id": 7, "givenName": "A", "familyName": "B"}]}', "data[0].id"),
        (b'{"data": [{"id": "x", "givenName": "A"}]}', "data[0].familyName"),
        (b'{"data": [{"id": "x", "familyName": "B"}]}', "data[0].givenName"),
        (b'{"data": [{"id": "x", "groupType": "Klass"}]}', "data[0].displayName"),
        (b'{"data": [{"id": "x", "displayName": "S", "organisationType": 1}]}', "data[0].organisationType"),
        (b'{"data": [{"dutyRole": "Rektor"}]}', "data[0].id"),
        (b'{"data": ["caf\xe9"]}', "encoding"),
        ("{}".encode("utf-16"), "encoding"),
    ],
)
def test_a_page_that_is_none_is_named_by_file_and_place(school, content, place):
    (school.folder / "strange.json").write_bytes(content)
    assert refused(school) == ("strange.json", place)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"birthDate": "2013-02-29"}, "birthDate"),
        ({"birthDate": CANARY}, "birthDate"),
        ({"birthDate": 20130301}, "birthDate"),
        ({"securityMarking": 1}, "securityMarking"),
        ({"enrolments": {}}, "enrolments"),
        ({"enrolments": [{"enroledAt": {"id": "unit"}, "startDate": "soon"}]}, "enrolments[0].startDate"),
        ({"enrolments": [{"startDate": "2026-08-18"}]}, "enrolments[0].enroledAt"),
        ({"responsibles": [{"person": {"id": "eva"}}, {"person": {}}]}, "responsibles[1].person.id"),
    ],
)
def test_a_broken_field_is_named_by_its_json_place(school, change, place):
    school.change("persons-2.json", 3, **change)
    assert refused(school) == ("persons-2.json", f"data[3].{place}")


def test_one_person_twice_counts_once_and_two_under_one_id_are_refused(school):
    whole = school.read()
    page = school.page("persons-2.json")
    page["data"].append(school.page("persons-1.json")["data"][0])
    school.write("persons-2.json", page)
    assert school.read() == whole
    school.change("persons-2.json", 11, givenName="Other")
    assert refused(school) == ("persons-2.json", "data[11].id")


def test_a_missing_last_page_is_refused(school):
    (school.folder / "persons-2.json").unlink()
    assert refused(school) == ("persons-1.json", "pageToken")


def test_a_page_of_another_kind_does_not_continue_a_series(school):
    (school.folder / "persons-2.json").unlink()
    (school.folder / "groups.json").rename(school.folder / "persons-rest.json")
    assert refused(school) == ("persons-1.json", "pageToken")


def test_a_page_with_a_token_at_the_very_end_is_refused(school):
    page = school.page("persons-2.json")
    school.write("persons-2.json", {**page, "pageToken": "next"})
    assert refused(school) == ("persons-2.json", "pageToken")


def test_an_empty_page_may_end_a_series(school):
    whole = school.read()
    school.write("persons-2.json", {**school.page("persons-2.json"), "pageToken": "next"})
    school.write("persons-3.json", {"data": []})
    assert school.read() == whole


@pytest.mark.parametrize(("name", "gap"), [("persons-1.json", "persons-2.json"), ("persons-2.json", "persons-3.json")])
def test_a_missing_numbered_page_is_refused(school, name, gap):
    school.write("persons-3.json", {"data": []})
    (school.folder / name).unlink()
    assert refused(school) == (gap, "number")


def test_ten_pages_follow_nine(school):
    whole = school.read()
    page = school.page("persons-2.json")
    for number, record in enumerate(page["data"], 2):
        last = number == len(page["data"]) + 1
        school.write(f"persons-{number}.json", {"data": [record], "pageToken": None if last else str(number)})
    assert school.read() == whole


@pytest.mark.parametrize("kind", ["groups", "organisations"])
def test_a_missing_kind_is_refused(school, kind):
    (school.folder / f"{kind}.json").unlink()
    assert refused(school) == ("school", kind)


def test_persons_alone_are_refused_since_nobody_would_have_a_class(school):
    with pytest.raises(Refusal) as refusal:
        read([school.folder / "groups.json", school.folder / "organisations.json"], DAY)
    assert refusal.value.places == {"file": "-", "place": "persons"}


def test_posts_are_not_needed(school):
    whole = school.read()
    (school.folder / "duties.json").unlink()
    assert school.read() == whole


def test_an_empty_folder_is_refused(tmp_path):
    (tmp_path / "README.md").write_text("nothing here")
    with pytest.raises(Refusal) as refusal:
        read(tmp_path, DAY)
    assert refusal.value.places == {"file": tmp_path.name, "place": "folder"}
    with pytest.raises(Refusal):
        read([], DAY)


def test_a_file_that_is_not_there_is_refused_by_its_name_alone(tmp_path):
    with pytest.raises(Refusal) as refusal:
        read(tmp_path / "gone.json", DAY)
    assert refusal.value.places == {"file": "gone.json", "place": "file"}
    assert refusal.value.__context__ is None


def test_a_folder_named_like_a_file_is_refused(school):
    (school.folder / "more.json").mkdir()
    assert refused(school) == ("more.json", "file")


def test_a_folder_that_cannot_be_listed_is_refused(school, monkeypatch):
    def denied(self):
        raise PermissionError(13, "denied", str(self))

    monkeypatch.setattr(Path, "iterdir", denied)
    assert refused(school) == ("school", "folder")


def test_a_huge_file_is_refused_unread(school):
    with (school.folder / "big.json").open("wb") as big:
        big.truncate(LARGEST_FILE + 1)
    assert refused(school) == ("big.json", "size")


def test_a_byte_order_mark_is_accepted(school):
    whole = school.read()
    path = school.folder / "persons-1.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert school.read() == whole


def test_a_civic_number_is_read_into_no_record():
    page = decode(PERSONS)
    assert not isinstance(page, Fault)
    assert CANARY.encode() in PERSONS
    assert CANARY not in str([msgspec.to_builtins(record) for record in page.records])
    assert CANARY not in repr(page)


@pytest.mark.parametrize(
    "change",
    [
        {"birthDate": CANARY},
        {"id": CANARY},
        {"givenName": CANARY},
        {"enrolments": CANARY},
        {"enrolments": [{"enroledAt": CANARY}]},
        {CANARY: CANARY, "id": ...},
        {"securityMarking": [CANARY]},
    ],
)
def test_no_refusal_tells_a_value(school, change):
    school.change("persons-1.json", 0, **change)
    with pytest.raises(Refusal) as refusal:
        school.read()
    told = [*traceback.format_exception(refusal.value), repr(refusal.value.args), repr(refusal.value.places)]
    assert CANARY not in "".join(told)
    assert refusal.value.__context__ is None
    assert refusal.value.__cause__ is None


@st.composite
def mutated(draw):
    """The persons' page with some bytes replaced, taken away or put in."""
    content = bytearray(PERSONS)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 12)))
        content[start:end] = draw(
            st.binary(max_size=8) | st.sampled_from([b"null", b'""', b"{}", b"[]", b"-1", b'"id"'])
        )
    return bytes(content)


def outcome(folder, content):
    (folder / "persons-1.json").write_bytes(content)
    try:
        return read(folder, DAY)
    except Refusal as refusal:
        return refusal


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzzed")
    for path in (FILES / "small").glob("*.json"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@settings(deadline=None)
@given(content=mutated() | st.binary(max_size=200))
def test_mutated_bytes_give_a_roster_or_a_refusal_and_no_number(fuzzed, content):
    result = outcome(fuzzed, content)
    if isinstance(result, Roster):
        assert CANARY not in str([(pupil, result.school) for pupil in result.pupils])
        assert not result.protected_ids & {pupil.source_id for pupil in result.pupils}
    else:
        assert result.reason in {Reason.IMPORT_BROKEN, Reason.PERSONAL_NUMBER}
        assert set(result.places) == {"file", "place"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["2026-01-01", "Klass", "unit"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "person", "startDate", "givenName", "familyName", "enrolments"]), inner
        )
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(
    record=st.dictionaries(st.sampled_from(["id", "givenName", "familyName", "groupType", "enrolments", "data"]), JSON)
)
def test_any_json_as_a_record_gives_a_roster_or_a_refusal_in_that_record(fuzzed, record):
    result = outcome(fuzzed, json.dumps({"data": [record], "pageToken": "2"}).encode())
    if isinstance(result, Refusal):
        assert str(result.places["place"]).split(".")[0] in {"data[0]", "pageToken"}
    else:
        assert result.school == "Lilla skolan"

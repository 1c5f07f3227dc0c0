"""Where a demo may be put: nothing of anybody else's is touched, and a fault leaves what lay there."""

import pytest
from msgspec import json

from sspf_desk.demo.folder import MARK, building
from sspf_desk.errors import Reason, Refusal


def a_demo(folder, **more):
    folder.mkdir()
    (folder / "facts.json").write_bytes(json.encode({"mark": MARK} | more))
    return folder


def build(out):
    with building(out) as place:
        (place / "facts.json").write_bytes(json.encode({"mark": MARK, "new": True}))


def is_new(out):
    return json.decode((out / "facts.json").read_bytes()).get("new")


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_a_new_folder_is_made_with_those_above_it(tmp_path):
    build(tmp_path / "over" / "out")
    assert is_new(tmp_path / "over" / "out")


def test_an_empty_folder_is_taken(tmp_path):
    build(tmp_path)
    assert is_new(tmp_path)


def test_a_demo_is_replaced(tmp_path):
    build(a_demo(tmp_path / "out"))
    assert is_new(tmp_path / "out")
    assert contents(tmp_path).keys() == {(tmp_path / name).relative_to(tmp_path) for name in ("out", "out/facts.json")}


def a_strange_file(out):
    out.write_text("mitt")


def a_strange_folder(out):
    out.mkdir()
    (out / "mitt.txt").write_text("mitt")


def strange_facts(out):
    out.mkdir()
    (out / "facts.json").write_text('{"mark": "something else"}')


def broken_facts(out):
    out.mkdir()
    (out / "facts.json").write_bytes(b"\xff{")


def a_list_for_facts(out):
    out.mkdir()
    (out / "facts.json").write_text("[]")


def a_demo_with_a_file_of_ones_own(out):
    a_demo(out)
    (out / "mitt.txt").write_text("mitt")


def a_link_to_a_demo(out):
    out.symlink_to(a_demo(out.parent / "elsewhere"))


@pytest.mark.parametrize(
    "lies",
    [
        a_strange_file,
        a_strange_folder,
        strange_facts,
        broken_facts,
        a_list_for_facts,
        a_demo_with_a_file_of_ones_own,
        a_link_to_a_demo,
    ],
)
def test_anything_else_in_the_way_is_refused_and_not_touched(tmp_path, lies):
    lies(tmp_path / "out")
    before = contents(tmp_path)
    with pytest.raises(Refusal) as told:
        build(tmp_path / "out")
    assert (told.value.reason, told.value.places) == (Reason.BAD_INPUT, {"place": "out"})
    assert contents(tmp_path) == before


def test_a_fault_while_building_leaves_the_demo_that_lay_there(tmp_path):
    out = a_demo(tmp_path / "out")
    before = contents(tmp_path)

    def broken():
        with building(out):
            raise Refusal(Reason.DISK_FULL)

    with pytest.raises(Refusal):
        broken()
    assert contents(tmp_path) == before


def test_what_comes_in_the_way_meanwhile_is_not_touched(tmp_path):
    out = tmp_path / "out"

    def slow():
        with building(out):
            a_strange_folder(out)

    with pytest.raises(Refusal):
        slow()
    assert (out / "mitt.txt").read_text() == "mitt"

"""Any byte of the key file may be lost: the other copy opens, and the next change makes both whole again."""

import shutil

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import keyfile
from tests.builders import NAMES, PASSWORD
from tests.endurance.jobs import a_school
from tests.endurance.scale import FULL
from tests.endurance.scripts import LEAD

COPIES = ("vault.keys", "vault.keys.2")
SIGNED_IN = 1 if FULL else 64
"""At every so many bytes somebody signs in; at each of them the file is read as it was."""


@pytest.fixture
def school(base, swift_path):
    shutil.copytree(base.folder, swift_path / "flipped")
    return a_school(swift_path / "flipped", base.at)


def with_flipped(content, place):
    return content[:place] + bytes([content[place] ^ (1 << place % 8)]) + content[place + 1 :]


@pytest.mark.parametrize("copy", COPIES)
def test_with_any_byte_of_one_copy_flipped_the_other_opens(school, figure, copy):
    path, whole = school.folder / copy, keyfile.read(school.folder)
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(with_flipped(content, place))
        assert keyfile.read(school.folder) == whole
        if not place % SIGNED_IN:
            with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
                assert desk.member.seat is LEAD
    figure("bytes of the key file flipped", flipped=len(content), recovered_from_the_other_copy=len(content))


@pytest.mark.parametrize("copy", COPIES)
def test_the_next_change_makes_a_flipped_copy_whole_again(school, copy):
    path = school.folder / copy
    path.write_bytes(with_flipped(path.read_bytes(), 300))
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.membership.set_password("ett annat långt lösenord")
    first, second = ((school.folder / name).read_bytes() for name in COPIES)
    assert first == second
    assert keyfile.decode(first) == keyfile.read(school.folder)


def test_with_the_same_byte_of_both_copies_flipped_it_is_refused_and_left_as_it_lies(school, figure):
    content = (school.folder / COPIES[0]).read_bytes()
    for place in range(len(content)):
        for copy in COPIES:
            (school.folder / copy).write_bytes(with_flipped(content, place))
        with pytest.raises(Refusal) as refused:
            keyfile.read(school.folder)
        assert refused.value.reason in {Reason.KEYS_DAMAGED, Reason.FOREIGN_FILE}
        assert {(school.folder / copy).read_bytes() for copy in COPIES} == {with_flipped(content, place)}
    figure("bytes of both key files flipped", flipped=len(content), refused=len(content))

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.codes import new_code, normalised


@given(st.binary(min_size=13, max_size=13))
def test_a_code_is_four_groups_of_five_that_read_back_as_the_hundred_bits_drawn(drawn):
    code = new_code(lambda size: drawn[:size])
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}", code)
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = sum(alphabet.index(letter) * 32**place for place, letter in enumerate(reversed(code.replace("-", ""))))
    assert number == int.from_bytes(drawn, "big") >> 4


@pytest.mark.parametrize(
    "dressed",
    ["01ABC-DEFGH-JKMNP-QRSTV", "olabc defgh jkmnp qrstv", "OIABCDEFGHJKMNPQRSTV", " 0LabC--defghJKMNPqrst v "],
)
def test_every_dress_of_a_code_is_the_same_code(dressed):
    assert normalised(dressed) == b"01ABCDEFGHJKMNPQRSTV"


@pytest.mark.parametrize("wrong", ["", "ABCDE", "U" * 20, "A" * 21, "Å" * 20, "\ud800" * 20])
def test_what_no_code_looks_like_is_refused(wrong):
    with pytest.raises(Refusal) as refused:
        normalised(wrong)
    assert refused.value.reason is Reason.SPENT_CODE

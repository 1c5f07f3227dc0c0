"""Lines and pages: what fits, what stays together, and that no letter is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.pdf.blocks import BODY, LABEL, PUPIL, STRONG, Block, Run
from sspf_desk.pdf.face import BOX, Face, printable, width
from sspf_desk.pdf.layout import LABEL_LINES, break_lines, fill, lay

ROOM = 200.0
text = st.text("abc åäö-12,.\n", max_size=300)


def joined(lines):
    return "".join(piece.text for line in lines for piece in line)


@given(st.lists(st.tuples(st.sampled_from([BODY, STRONG]), text), max_size=4))
def test_no_letter_is_lost_and_no_line_is_too_wide(runs):
    lines = break_lines([Run(style, printable(words)) for style, words in runs], ROOM)
    assert joined(lines) == "".join(printable(words) for _, words in runs).replace("\n", "")
    for line in lines:
        told = [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" "))] if line else []
        assert sum(width(piece.text, piece.style.face, piece.style.size) for piece in told) <= ROOM + 0.01


def test_a_word_longer_than_a_line_is_broken_where_the_line_ends():
    lines = break_lines([Run(BODY, "å" * 200)], ROOM)
    assert len(lines) > 1
    assert joined(lines) == "å" * 200


def test_a_line_never_ends_in_a_hyphen_or_parts_a_number_from_what_it_counts():
    lines = break_lines([Run(BODY, "skol- och hem- eller 12 maj " * 20)], ROOM)
    ends = [line[-1].text.rstrip() for line in lines]
    assert not any(end.endswith(("-", "12")) for end in ends)


def test_a_line_break_that_the_writer_made_stays():
    assert [joined([line]) for line in break_lines([Run(BODY, "a\n\nb")], ROOM)] == ["a", "", "b"]


def pages(blocks, first=300.0, room=300.0):
    return fill(lay(blocks, 500), first, room)


def block(words, **how):
    return Block((Run(BODY, words),), **how)


def test_a_heading_stands_with_what_follows():
    filler = block("x\n" * 17)
    assert len(pages([filler])) == 1
    placed = pages([filler, block("Rubrik", keep=True), block("text\ntext")])
    assert [part.set.block.runs[0].text for part in placed[1]] == ["Rubrik", "text\ntext"]


def test_a_paragraph_is_not_parted_where_a_page_can_hold_it():
    placed = pages([block("x\n" * 10), block("y\n" * 14)])
    assert [len(page) for page in placed] == [1, 1]


def test_a_paragraph_longer_than_a_page_flows_on_and_says_so():
    placed = pages([block("a"), block("y\n" * 50)])
    parts = [part.set for page in placed for part in page]
    assert [part.first for part in parts] == [True, True, False, False]
    assert sum(len(part.lines) for part in parts) == 1 + 51
    assert all(part.down + part.set.height <= 300.01 for page in placed for part in page)


def test_a_long_group_starts_a_page_and_its_parts_follow_it():
    placed = pages([block("a"), block("Rubrik", keep=True), block("y\n" * 50, keep=True), block("källa", before=9)])
    assert [part.set.block.runs[0].text for part in placed[1]] == ["Rubrik", "y\n" * 50]
    assert placed[-1][-1].set.block.runs[0].text == "källa"


def test_even_a_page_with_no_room_takes_a_line():
    placed = pages([block("a\nb")], first=0, room=5)
    assert sum(len(part.set.lines) for page in placed for part in page) == 2


def test_blank_lines_are_taken_along():
    blanks = block("Egna frågor", blanks=4)
    (taken,) = lay([blanks], 500)
    assert taken.height == pytest.approx(BODY.leading + 100)


def test_a_tall_label_makes_room_below_its_item():
    first, last = lay([block("a", label=Run(LABEL, "b\nb\nb"), keep=True), block("c", before=1)], 500)
    assert first.below == 0
    assert last.below == pytest.approx(3 * LABEL.leading - 2 * BODY.leading - 1)


def test_a_label_too_long_to_stand_beside_its_text_stands_above_it():
    above, beside = lay([block("a", label=Run(LABEL, "b " * 400), label_tag="H4")], 500)
    assert len(above.lines) > 0
    assert above.block.keep
    assert above.block.tag == "H4"
    assert len(above.lines) < 400 / LABEL_LINES
    assert beside.label == ()


def test_a_last_group_that_wants_a_follower_is_placed_all_the_same():
    assert len(pages([block("a", keep=True)])[0]) == 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u030a", "å"),
        ("a\tb  c", "a b c"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("a\u00a0b\u202fc", "a\u00a0b\u00a0c"),
        ("skol\xadgång\u200b\ufeff", "skolgång"),
        ("\x00\x07", BOX * 2),
        ("\U0001f44d\ufe0f", BOX),
        ("\ud800", BOX),
        ("سلام", BOX * 4),
        ("Şahin Çelik \N{EN DASH} “så” ½ €", "Şahin Çelik \N{EN DASH} “så” ½ €"),
    ],
)
def test_what_can_be_printed_and_what_stands_for_the_rest(written, shown):
    assert printable(written) == shown


@given(st.text())
def test_anything_can_be_measured(written):
    for face in Face:
        assert width(printable(written).replace("\n", ""), face, PUPIL.size) >= 0

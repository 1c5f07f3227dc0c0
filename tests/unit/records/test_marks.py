"""What a member has been shown: a set of ids that is always as large, exact but for one in very many."""

import random

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import draft
from sspf_desk.records.marks import SIZE, Marks
from sspf_desk.terms import Act, Seat
from tests.reach import inside

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
IDS = st.binary(min_size=16, max_size=16)


@given(st.sets(IDS, max_size=40), st.sets(IDS, max_size=40))
def test_what_was_put_there_is_found_and_nothing_else_and_it_never_grows(some, others):
    marks = Marks().with_all(some)
    more = marks.with_all(others)
    assert {id_ for id_ in some | others if id_ in marks} == some
    assert all(id_ in more for id_ in some | others)
    assert {len(one.bits) for one in (Marks(), marks, more)} == {SIZE}
    assert Marks(more.bits).bits == more.bits


def test_nothing_is_found_in_none():
    assert b"0" * 16 not in Marks()


def test_an_id_of_any_length_is_an_id():
    odd = (b"", b"0", b"0" * 17)
    marks = Marks().with_all(odd[1:])
    assert [id_ in marks for id_ in odd] == [False, True, True]


@pytest.mark.parametrize(("put", "most"), [(6_000, 0), (20_000, 10), (40_000, 300)])
def test_what_was_never_put_there_is_seldom_found(put, most):
    """Of 60,000: none, one or two, and a hundred, as the docstring has it."""
    drawn = random.Random(put)  # noqa: S311 - to be the same each time
    marks = Marks().with_all(drawn.randbytes(16) for _ in range(put))
    assert sum(drawn.randbytes(16) in marks for _ in range(60_000)) <= most


@pytest.mark.parametrize("size", [0, SIZE - 1, SIZE + 1])
def test_marks_of_another_size_are_refused(size):
    with pytest.raises(Refusal) as refused:
        Marks(bytes(size))
    assert refused.value.reason is Reason.VAULT_DAMAGED


def test_marks_are_their_members_alone_and_look_the_same_whatever_they_hold(school):
    school.join(COUNSELLOR).second(COUNSELLOR, "Vikarie")
    lead, counsellor = inside(school, LEAD), inside(school, COUNSELLOR)
    full = Marks().with_all(bytes([n, 1] * 8) for n in range(200))
    sealed = []
    for marks in (Marks(), full):
        with counsellor.acts.begin(Act.VIEWED) as session:
            counsellor.records.keep_marks(session, marks)
            assert counsellor.records.marks(session).bits == marks.bits
            sealed += session.connection.execute(sa.select(draft.c.sealed)).scalars()
    assert len({len(one) for one in sealed}) == 1
    with lead.acts.begin(Act.VIEWED) as session:
        assert lead.records.marks(session) is None
        with pytest.raises(Refusal):
            lead.records.keyring.open_marks(sealed[0])
    (name,) = names(lead)
    assert name not in {told.id for told in school[LEAD].membership.members()}


def names(signed_in):
    with signed_in.acts.begin(Act.VIEWED) as session:
        return list(session.connection.execute(sa.select(draft.c.member)).scalars())


def test_marks_that_cannot_be_read_are_none(school):
    lead = inside(school, LEAD)
    with lead.acts.begin(Act.VIEWED) as session:
        lead.records.keep_marks(session, Marks())
        session.connection.execute(draft.update().values(sealed=b"\1" * 100))
        assert lead.records.marks(session) is None


def test_a_draft_and_the_marks_lie_side_by_side(school):
    lead = inside(school, LEAD)
    with lead.acts.begin(Act.VIEWED) as session:
        lead.records.keep_draft(session, b"ett utkast")
        lead.records.keep_marks(session, Marks().with_all([b"1" * 16]))
        assert lead.records.kept_draft(session) == b"ett utkast"
        lead.records.keep_draft(session, b"")
        assert b"1" * 16 in lead.records.marks(session)

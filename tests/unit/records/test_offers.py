from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from sspf_desk.models.content import Commitment, CommitmentState, Need
from sspf_desk.records.offers import is_over
from sspf_desk.terms import Seat

WRITTEN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def said(state, written_at=WRITTEN):
    content = Commitment("Ringer hem.", Seat.POLICE, date(2026, 12, 1), state, None)
    return SimpleNamespace(content=content, record=SimpleNamespace(written_at=written_at))


@pytest.mark.parametrize("state", [CommitmentState.KEPT, CommitmentState.DECLINED])
@pytest.mark.parametrize(
    ("held", "over"),
    [
        ((), False),
        ((WRITTEN - SECOND,), False),
        ((WRITTEN,), False),
        ((WRITTEN + SECOND,), True),
        ((WRITTEN - SECOND, WRITTEN + SECOND), True),
    ],
)
def test_what_is_kept_or_declined_is_over_once_a_meeting_has_been_held_since(state, held, over):
    assert is_over(said(state), held) is over


@pytest.mark.parametrize("state", [CommitmentState.OFFERED, CommitmentState.ACCEPTED])
def test_what_is_still_to_be_done_is_never_over(state):
    assert not is_over(said(state), [WRITTEN + SECOND])


def test_nothing_but_a_commitment_is_over():
    need = SimpleNamespace(content=Need("N01", "Behöver ro.", WRITTEN.date()), record=said(None).record)
    assert not is_over(need, [WRITTEN + SECOND])

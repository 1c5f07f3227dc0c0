"""Every row is one size, and nothing that a person may write makes one that does not fit."""

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.records.rows import ROW_SIZE, GivenRow
from sspf_desk.terms import Ground, Party, Seat, Topic
from tests.builders import NAMES, a_commitment, a_consent, a_signal
from tests.reach import Reach

COUNSELLOR, SOCIAL = Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LONG = "Alva " + "Ö" * 190
ALL_SECRECIES = frozenset(f"OSL 2{number}:{number} st.{number}" for number in range(1, 10))


def test_the_longest_name_and_all_topics_and_secrecies_fit(school):
    school.join(COUNSELLOR, SOCIAL)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR, LONG, "Å" * 100)
    counsellor.recording.record(pupil, a_signal())
    promise = a_commitment(owner=SOCIAL, topics=frozenset(Topic), secrecies=ALL_SECRECIES)
    counsellor.recording.record(pupil, promise)
    every = {"told": tuple(Party), "tells": tuple(Party)}
    counsellor.grounds.accept(pupil, counsellor.grounds.take(pupil, a_consent(**every)))
    assert {len(row.sealed) for row in Reach(school.folder, NAMES[SOCIAL]).access()} == {ROW_SIZE}
    (row,) = school[SOCIAL].people.list()
    assert LONG.startswith(row.name)
    assert len(row.name) > 100
    assert school[Seat.SCHOOL_LEAD].recording.sheet(pupil).name == LONG


def test_a_row_that_would_not_fit_is_refused_and_not_cut_in_silence(school):
    school.join(COUNSELLOR)
    reach = Reach(school.folder, NAMES[Seat.SCHOOL_LEAD])
    row = GivenRow("a" * 32, b"k" * 32, b"d" * 32, Ground.CONSENT, "g" * 600, 0, None, "m" * 32, b"s" * 64)
    with pytest.raises(Refusal) as refused:
        reach.ring.seal_given(row, COUNSELLOR, reach.directory().seats[COUNSELLOR], ("cards",))
    assert refused.value.reason is Reason.BAD_INPUT

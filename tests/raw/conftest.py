"""A school in which every seat has every kind of content, each text a word of its own that nothing else bears."""

from types import SimpleNamespace

import pytest

from sspf_desk.models.papers import Answer
from sspf_desk.models.record import KINDS
from sspf_desk.terms import Act, Kind, Party, PupilId, Seat
from tests.builders import Around, School, a_consent, a_signal
from tests.filling import Words, facts, filled
from tests.reach import inside


def plant(school, seat):
    """One version of every kind at a seat, on a pupil of its own, settled. Its words and its pupil."""
    words, held = Words(f"kanarie-{seat.value.casefold()}"), inside(school, seat)
    pupil = PupilId(words.id())
    own = {Answer: Answer.NOT_ASKED, Seat: seat}
    with held.acts.begin(Act.RECORDED) as session:
        for kind in sorted(KINDS, key=lambda kind: kind is not Kind.PUPIL_CARD):
            held.records.write(session, filled(KINDS[kind], words, own), facts(words), pupil=pupil)
        held.records.settle(session, pupil)
    return SimpleNamespace(words=words.given, pupil=pupil)


def give(school):
    """A pupil of the counsellor's whom the nurse, told of him by a consent, has made her own and written of."""
    counsellor, nurse = school[Seat.COUNSELLOR], school[Seat.NURSE]
    pupil = school.add(Seat.COUNSELLOR)
    counsellor.recording.record(pupil, a_signal("delat-med-skoterskan"))
    consent = counsellor.grounds.take(pupil, a_consent(tells=(Party.SCHOOL,), told=(Party.SCHOOL_HEALTH,)))
    counsellor.grounds.accept(pupil, consent)
    nurse.recording.record(pupil, a_signal("skoterskans-egen-om-samma-elev"))


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Every seat's words; and beside them a youth whom the counsellor and the nurse both know."""
    with School.founded(tmp_path_factory.mktemp("raw"), Around(), same_branch=False) as school:
        school.join(*(seat for seat in Seat if seat is not Seat.SCHOOL_LEAD))
        seats = {seat: plant(school, seat) for seat in Seat}
        give(school)
        yield SimpleNamespace(school=school, seats=seats, folder=school.folder)

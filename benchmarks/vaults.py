"""Vaults of a stated size, sealed by the program's own code, built once and kept outside the repository."""

import hashlib
import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec
import sqlalchemy as sa

from sspf_desk.models.tables import version
from sspf_desk.roster import Roster, RosterPupil
from sspf_desk.roster.people import RosterGuardian
from sspf_desk.terms import Act, Seat
from tests import builders as b

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
AT_MEETING = (LEAD, COUNSELLOR, SOCIAL, Seat.NURSE, Seat.LEISURE, Seat.POLICE)
PUPILS, OTHERS_PUPILS = 1000, 200
STUDIED, ON_AGENDA, HEAVY_ITEMS = 24, 12, 200
ON_SHEET = {COUNSELLOR: 16, LEAD: 12, SOCIAL: 12}
"""Who wrote the 40 items of a studied pupil; the counsellor reads them all."""
AT_TABLE = {COUNSELLOR: 4, LEAD: 5, SOCIAL: 3}
"""Who wrote the 12 items of a pupil on the agenda."""
TEXT = (
    "Borta från eftermiddagens lektioner tre gånger den här veckan. Säger att det är stökigt hemma och att "
    "kamraterna har bytt skola. Kommer gärna till biblioteket och hjälper de yngre med läsningen. "
)
_ROOT = Path(__file__).parent.parent
_SHAPES = (
    "benchmarks/vaults.py", "sspf_desk/models/*.py", "sspf_desk/vault/*.py", "sspf_desk/records/*.py",
    "sspf_desk/store/*.py",
)  # fmt: skip


class Steady(b.Around):
    """The builders' clock at a slower pace, so that a vault may be opened again, and the system's randomness."""

    def __init__(self):
        super().__init__()
        self.step = timedelta(milliseconds=1)

    def entropy(self, size):
        return os.urandom(size)


@dataclass(frozen=True)
class Contents:
    """What a built vault holds, as far as a benchmark asks."""

    versions: int
    studied: tuple[str, ...]
    """Pupils with a sheet of 40 items for the counsellor, by the counsellor's handles."""
    heavy: str
    """The counsellor's pupil with 200 items of the counsellor's own, and a consent that nobody has accepted."""
    consent: str
    meeting: str
    """The lead's meeting with six seats and twelve pupils."""


def built(versions):
    """The folder of a vault with so many versions; made if it is not there for this program's formats."""
    folder = _cache() / f"{versions}-{_shape()}"
    if not (folder / "contents.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        contents = _build(folder, versions)
        (folder / "contents.json").write_bytes(msgspec.json.encode(contents))
    return folder


def contents_of(folder):
    """What the vault in a folder holds."""
    return msgspec.json.decode((folder / "contents.json").read_bytes(), type=Contents)


@contextmanager
def opened(folder, *seats):
    """A copy's open desks."""
    with ExitStack() as stack:
        school = b.School(folder / "vault", folder / "profile", Steady(), stack)
        for seat in seats:
            school.sign_in(seat)
        yield school


def in_acts(desk):
    """A desk's acts and records, for what a benchmark does inside one act."""
    return desk.people._acts, desk.people._records


def roster(count, name="Elev"):
    """A class list of so many invented pupils in forty classes."""
    pupils = tuple(_on_roster(f"{name}-{number:05d}", number) for number in range(count))
    return Roster("Björkdalsskolan", "12345678", pupils, 0, frozenset(), 0, 0)


def _on_roster(source, number):
    letters = f"{number:04d}".translate(str.maketrans("0123456789", "abcdefghij"))
    guardians = (RosterGuardian(f"Vera Berg{letters}", "vårdnadshavare"),)
    school_class = f"{number % 10}{'ABCD'[number % 4]}"
    return RosterPupil(source, f"Sam{letters}", f"Berg{letters}", date(2011, 3, 14), school_class, guardians)


def _cache():
    return Path(os.environ.get("SSPF_BENCHMARKS", Path(tempfile.gettempdir()) / "sspf-desk-benchmarks"))


def _shape():
    """Of the sources that decide what is stored: another shape is another vault."""
    found = (path for pattern in _SHAPES for path in sorted(_ROOT.glob(pattern)))
    return hashlib.sha256(b"".join(path.read_bytes() for path in found)).hexdigest()[:12]


def _build(folder, versions):
    folder.mkdir(parents=True)
    with b.School.founded(folder, Steady()) as school:
        school.join(COUNSELLOR, SOCIAL).join(Seat.NURSE).join(Seat.LEISURE, mode=b.Mode.READS)
        school.at_the_table(Seat.POLICE)
        school[LEAD].people.take_in(roster(PUPILS))
        hers = [row.pupil for row in school[COUNSELLOR].people.list()]
        studied = tuple(_shared_pupil(school, pupil, ON_SHEET) for pupil in hers[:STUDIED])
        meeting = _called(school, hers[STUDIED : STUDIED + ON_AGENDA])
        heavy = written(school[COUNSELLOR], {hers[STUDIED + ON_AGENDA]: HEAVY_ITEMS})[0]
        consent = school[COUNSELLOR].grounds.take(heavy, _consent())
        _fill(school, hers[STUDIED + ON_AGENDA + 1 :], versions)
        return Contents(_count(school[LEAD]), studied, heavy, consent, meeting)


def _consent():
    return b.a_consent(tells=(b.Party.SCHOOL, b.Party.SOCIAL_SERVICES), no=(b.Party.POLICE,))


def _shared_pupil(school, pupil, items):
    """A pupil whom all three seats write of, under a consent that each of them has accepted."""
    hers = written(school[COUNSELLOR], {pupil: items[COUNSELLOR]})[0]
    consent = school[COUNSELLOR].grounds.take(hers, _consent())
    school[COUNSELLOR].grounds.accept(hers, consent)
    for seat in (LEAD, SOCIAL):
        his = written(school[seat], {_known_as(school[seat], pupil, hers): items[seat]})[0]
        school[seat].grounds.accept(his, consent)
    return hers


def _known_as(desk, pupil, hers):
    """How another seat asks for a pupil: by his own card if it made him, else by the counsellor's."""
    return pupil if pupil.startswith(desk.member.seat.value) else hers


def _called(school, pupils):
    """A meeting with these pupils on its agenda."""
    meeting = school[LEAD].planning.call(b.a_plan(*AT_MEETING))
    for pupil in pupils:
        _shared_pupil(school, pupil, AT_TABLE)
        b.ready_for_agenda(school[LEAD], pupil)
        school[LEAD].planning.put_on(meeting, pupil)
    return meeting


def _fill(school, pupils, versions):
    """The rest: three fifths the lead's own pupils', which open to the counsellor, two fifths the social services'."""
    missing = versions - _count(school[LEAD]) - OTHERS_PUPILS
    theirs = [b.School.add(school, SOCIAL, f"Kim Ek{n:03d}".translate(_NO_DIGITS)) for n in range(OTHERS_PUPILS)]
    leads = missing * 3 // 5
    written(school[LEAD], _spread(leads, pupils))
    written(school[SOCIAL], _spread(missing - leads, theirs))


_NO_DIGITS = str.maketrans("0123456789", "abcdefghij")


def _spread(count, pupils):
    each, over = divmod(count, len(pupils))
    return {pupil: each + (place < over) for place, pupil in enumerate(pupils)}


_MADE = (b.a_signal, b.a_strength, b.a_signal, b.a_need)


def written(desk, wanted):
    """Items on some pupils' sheets, a pupil settled once; the pupils' handles as this seat knows them."""
    acts, records = in_acts(desk)
    with acts.begin(Act.RECORDED) as session:
        return [_fill_sheet(session, desk, records, *one) for one in wanted.items()]


def _fill_sheet(session, desk, records, asked, count):
    own = desk.people.own(session, desk.people.ref(session, asked))
    recording = desk.recording
    for number in range(count):
        draft = _MADE[number % len(_MADE)](f"{number}. {TEXT}")
        recording._write(session, draft, own, None)
    records.settle(session, own)
    return f"{records.seat.value}:{own}"


def _count(desk):
    acts, _ = in_acts(desk)
    with acts.begin(Act.LISTED, reading=True) as session:
        return session.connection.execute(sa.select(sa.func.count()).select_from(version)).scalar_one()

"""A world in which everything that seats do is done once, by one who may."""

from datetime import date, timedelta

from sspf_desk.terms import Seat, Topic
from tests.builders import a_commitment, a_consent, a_need, a_note, a_question, a_signal, a_strength, a_view
from tests.worlds import acts
from tests.worlds.ingredients import YOUTHS
from tests.worlds.play import BEGINS
from tests.worlds.world import World

LEAD, COUNSELLOR, NURSE, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE, Seat.SOCIAL_SERVICES


def everything():
    """The world. Some of it no seat but its own may know: what the nurse has, and what is of health."""
    told = iter(range(100))

    def did(act, seat, **what):
        number = next(told)
        return act(name=f"a{number:02}", at=BEGINS + timedelta(hours=number + 1), seat=seat, **what)

    made = [
        did(acts.AddPupil, LEAD, youth=YOUTHS[0]),
        did(acts.Import, COUNSELLOR, youth=YOUTHS[1]),
        did(acts.Record, LEAD, pupil="a00", draft=a_strength()),
        did(acts.Record, LEAD, pupil="a00", draft=a_view()),
        did(acts.Record, LEAD, pupil="a00", draft=a_question()),
        did(acts.Record, LEAD, pupil="a00", draft=a_signal()),
        did(acts.Correct, LEAD, pupil="a00", item="a05", draft=a_signal("Borta två eftermiddagar.")),
        did(acts.Attach, LEAD, pupil="a00", item="a05"),
        did(acts.Record, LEAD, pupil="a00", draft=a_commitment(owner=LEAD)),
        did(acts.Promise, LEAD, pupil="a00", offer="a08", accepted=True),
        did(acts.HandOver, LEAD, pupil="a00", item="a08", draft=a_commitment(owner=COUNSELLOR)),
        did(acts.Take, LEAD, pupil="a00", draft=a_consent()),
        did(acts.Accept, LEAD, pupil="a00", consent="a11"),
        did(acts.Adopt, SOCIAL, pupil="a00"),
        did(acts.LinkPupils, COUNSELLOR, pupil="a01", theirs="a00", apart=False),
        did(acts.Withdraw, LEAD, pupil="a00", consent="a11", topics=frozenset({Topic.BEHAVIOUR})),
        did(
            acts.Decide, LEAD, pupil="a00", items=("a05",), receiver=SOCIAL, provision="harm-test",
            until_on=date(2026, 12, 31), lets_out=True,
        ),
        did(acts.Call, LEAD, present=(LEAD, SOCIAL, Seat.POLICE), held_on=date(2026, 11, 26)),
        did(acts.PutOn, LEAD, pupil="a00", meeting="a17"),
        did(acts.Compose, LEAD, meeting="a17"),
        did(acts.Say, SOCIAL, meeting="a17", ready=True, raises=True),
        did(acts.Erase, LEAD, pupil="a00", item="a05"),
        did(acts.Record, LEAD, pupil="a00", draft=a_signal("Hade ont i huvudet.", term="S09")),
        did(acts.Record, SOCIAL, pupil="a13", draft=a_signal("Sågs i centrum.", term="S45")),
        did(acts.Record, COUNSELLOR, pupil="a01", draft=a_need()),
        did(acts.Record, COUNSELLOR, pupil="a01", draft=a_note()),
        did(acts.AddPupil, NURSE, youth=YOUTHS[0]),
        did(acts.Record, NURSE, pupil="a25", draft=a_signal("Sov dåligt.", term="S66")),
        did(acts.Record, NURSE, pupil="a25", draft=a_commitment("Mäter och väger.", owner=LEAD)),
        did(acts.Record, LEAD, pupil="a00", draft=a_commitment("Går med hem.", owner=Seat.POLICE)),
        did(acts.Fulfil, LEAD, pupil="a00", item="a29", done=True),
        did(acts.SignIn, COUNSELLOR),
        did(acts.Branch, LEAD, open=False),
    ]  # fmt: skip
    return World(LEAD, branch=True, acts=tuple(made))

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from sspf_desk import app
from sspf_desk.models import content as c
from sspf_desk.models import papers as p
from sspf_desk.models.content import CommitmentState, PlaceKind
from sspf_desk.models.papers import PartyAnswer, Voice
from sspf_desk.terms import Party, Seat, Topic
from tests.builders import NO, NOT_ASKED, YES

SV, EN = (app.said(language).phrases for language in ("sv", "en"))
DAY = date(2026, 11, 18)


def words(content, phrases=SV):
    entry = phrases.entry(SimpleNamespace(content=content, item=None))
    return entry.title, entry.text, entry.remark, entry.detail


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (c.Signal("S02", "Sett.", "", DAY, PlaceKind.TOWN, "lärare"), "18 november 2026, ute på stan, sett av lärare"),
        (c.Strength("P01", "Bra.", DAY), "18 november 2026"),
        (c.Need("N04", "Mer.", DAY), "18 november 2026"),
        (c.ChildsView(True, "Jag vill.", DAY), "Sagt 18 november 2026"),
        (c.ChildsView(False, "", DAY), "Tillfrågad 18 november 2026"),
        (c.ChildsView(False, "", None), "Inte tillfrågad ännu"),
        (c.Question("Hur?", DAY), "Eleven har fått veta 18 november 2026"),
        (c.Question("Hur?", None), "Eleven har inte fått veta ännu"),
        (c.Minute("Så.", DAY), "18 november 2026"),
        (c.NoteToSelf("Minns.", DAY), ""),
        (c.Referral("SIP", "Lämnas."), ""),
    ],
)  # fmt: skip
def test_each_kind_has_its_line_beneath(content, detail):
    assert words(content)[3] == detail


def test_a_view_that_is_not_known_is_said_to_be_so_whatever_was_typed():
    assert words(c.ChildsView(False, "gissning", DAY))[1] == "Elevens egen bild är inte känd ännu."


@pytest.mark.parametrize("state", CommitmentState)
def test_a_promise_tells_whose_by_when_and_how_it_stands(state):
    detail = words(c.Commitment("Ringer.", Seat.POLICE, DAY, state, None))[3]
    assert detail.startswith("Polis")
    assert "senast 18 november 2026" in detail


def test_a_term_is_said_in_the_language_asked_for():
    noticed = c.Strength("P01", "Bra.", DAY)
    assert words(noticed)[0] != words(noticed, EN)[0]


def test_an_item_without_a_term_has_no_title():
    assert words(c.Strength("", "Bra.", DAY))[0] == ""


def test_a_paper_without_words_has_none():
    assert words(p.Settled(b"")) == ("", "", "", "")


def test_a_stored_no_names_the_day_and_the_party():
    assert SV.former_no(Party.POLICE, DAY) == "Nej lagrat 18 november 2026: Polis får inte ta del av uppgifterna."


def a_paper(**change):
    tells, told = (
        change.pop(one, {Party.SCHOOL: YES, Party.SOCIAL_SERVICES: YES, Party.POLICE: NO}) for one in ("tells", "told")
    )
    said = {
        "answers": tuple(
            PartyAnswer(party, tells.get(party, NOT_ASKED), told.get(party, NOT_ASKED)) for party in Party
        ),
        "topics": frozenset({Topic.SCHOOL, Topic.WELLBEING}),
        "purpose": "Samordnat stöd",
        "from_on": DAY,
        "until_on": date(2027, 3, 1),
        "older_facts": True,
        "voices": (Voice("mamma", YES, "Det är bra.", "telefon", DAY),),
        "maturity": p.MaturityJudgement("Karin Kurator", "Förstår."),
        "original": "elevakt",
        "withdrawals": (),
        "heading": c.Heading("0" * 32, "Alva Lindqvist", "9B", 2011, None),
    }
    return p.Consent(**said | change)


def taken_back(day, *parts):
    def of(kind):
        return frozenset(part for part in parts if isinstance(part, kind))

    return p.Withdrawal(datetime(2026, 11, day, 9, tzinfo=UTC), of(Party), of(Topic), "mamma")


LASTS = "Från 18 november 2026 till och med 1 mars 2027."


def test_a_consent_says_apart_who_may_tell_and_who_may_be_told():
    everybody = {Party.SCHOOL: YES, Party.SOCIAL_SERVICES: YES, Party.POLICE: YES}
    half = a_paper(tells=everybody, told={**everybody, Party.POLICE: NO, Party.LEISURE: NO, Party.SCHOOL: NOT_ASKED})
    assert words(half)[1] == (
        "Får berätta: skola, socialtjänst och polis. Får veta: socialtjänst. Nej till att få veta: fritid och polis."
        f" Inte tillfrågat: elevhälsans medicinska insats. Gäller skola, mående. {LASTS}"
    )
    assert "No to being told: leisure and police." in words(half, EN)[1]
    silent = a_paper(tells={Party.SCHOOL: YES, Party.POLICE: NO})
    assert "Nej: polis." in words(silent)[1]
    assert "Nej till att berätta: polis." in words(a_paper(tells={Party.POLICE: NO}, told={Party.POLICE: YES}))[1]


def test_a_flat_no_lets_nobody_tell_and_nobody_know():
    flat = a_paper(tells=dict.fromkeys(Party, NO), told=dict.fromkeys(Party, NO))
    assert words(flat)[1].startswith("Får berätta: ingen. Får veta: ingen. Nej: skola, elevhälsans medicinska insats,")


def test_what_is_left_of_a_consent_is_said_and_what_was_taken_back_and_when():
    part = a_paper(
        withdrawals=(
            taken_back(20, Topic.WELLBEING),
            taken_back(20, Party.SOCIAL_SERVICES, Party.LEISURE),
            taken_back(21, Party.SOCIAL_SERVICES, Topic.WELLBEING),
        ),
        told={Party.SCHOOL: YES, Party.SOCIAL_SERVICES: YES, Party.POLICE: YES},
    )
    assert words(part)[1] == (
        "Får berätta: skola. Får veta: skola och polis. Nej till att berätta: polis."
        f" Inte tillfrågat: elevhälsans medicinska insats och fritid. Gäller skola. {LASTS}"
        " Återkallat 20 november 2026 för socialtjänst. Återkallat 20 november 2026 om mående."
    )


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ([taken_back(20), taken_back(21)], "Återkallat 20 november 2026 i sin helhet."),
        (
            [taken_back(20, Topic.SCHOOL), taken_back(21, Topic.WELLBEING), taken_back(22)],
            "Återkallat 20 november 2026 om skola. Återkallat 21 november 2026 om mående.",
        ),
        (
            [taken_back(20, Party.SCHOOL, Party.SOCIAL_SERVICES), taken_back(21, Topic.SCHOOL)],
            "Återkallat 20 november 2026 för skola och socialtjänst.",
        ),
    ],
)
def test_of_a_consent_that_is_taken_back_it_is_said_that_it_no_longer_holds(gone, told):
    assert words(a_paper(withdrawals=tuple(gone)))[1] == (
        "Gäller inte längre. Nej: polis. Inte tillfrågat: elevhälsans medicinska insats och fritid."
        f" Gällde skola, mående. {LASTS} {told}"
    )


def test_a_consent_taken_back_says_so_in_english_too():
    gone = a_paper(withdrawals=(taken_back(20),))
    assert words(gone, EN)[1].startswith("No longer holds. No: police.")
    assert words(gone, EN)[1].endswith("Covered school, wellbeing. From 18 November 2026 to 1 March 2027."
                                       " Withdrawn on 20 November 2026, all of it.")  # fmt: skip


def test_the_single_persons_words_stay_out_of_the_line():
    said = " ".join(words(a_paper()))
    assert not any(part in said for part in ("Det är bra", "mamma", "Förstår", "Karin", "elevakt", "Samordnat"))

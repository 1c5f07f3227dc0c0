from datetime import date
from types import SimpleNamespace

import pytest

from sspf_desk import app
from sspf_desk.models import content as c
from sspf_desk.models import papers as p
from sspf_desk.models.content import CommitmentState, PlaceKind
from sspf_desk.terms import Party, Seat

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

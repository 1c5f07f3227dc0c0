"""A copy holds what its reader may know and keeps no trace of the rest."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.agenda import ORDER, CaseFile, CopyKind, Entry, MeetingHead, compose, stands, swedish_key
from sspf_desk.disclosure import Disclosed, Item, Reader, rule
from sspf_desk.terms import Ground, ItemId, Kind, PupilId, Seat, Topic
from tests.strategies import MOMENTS, items, opened, readers

HEAD = MeetingHead(
    school="Ekskolan",
    authority="Utbildningsnämnden",
    held_on=date(2026, 11, 24),
    begins=time(13, 0),
    place="Rum 4",
    chair="Maria Lind",
    present=((Seat.SCHOOL_LEAD, "Maria Lind"), (Seat.POLICE, "Jonas Berg")),
)
LEISURE = Reader(Seat.LEISURE, MOMENTS[0], (), same_branch=False)

words = st.text(st.sampled_from("abcåäö AÅ"), max_size=6)
entries = st.builds(Entry, items, words, words, words, words)


@st.composite
def case_files(draw):
    """A pupil's entries, some of which answer another of them, or one that is not there."""
    found = draw(st.lists(entries, max_size=4))
    offers = st.sampled_from([None, ItemId("f" * 32), *(entry.item.item for entry in found)])
    answered = (replace(entry, answers=draw(offers)) for entry in found)
    # None answers itself: an answer is an item of its own.
    told = (replace(e, answers=None) if e.answers == e.item.item else e for e in answered)
    return CaseFile(draw(words), draw(words), tuple(told))


cases = st.lists(case_files(), max_size=4)


def copy_for(reader, files, kind=CopyKind.CHAIRS_COPY):
    return compose(HEAD, reader, files, kind=kind, receiver_name="Sara Ek", code="KJ4T-9QRX")


def only_granted(files, reader):
    """The world in which the rest does not exist."""
    kept = [replace(f, entries=tuple(e for e in f.entries if rule(e.item, reader))) for f in files]
    return [f for f in kept if f.entries]


def fact(kind=Kind.SIGNAL, *, secrecies=(), seen_on=None, text="Kom sent"):
    item = Item(
        holder=Seat.LEISURE,
        kind=kind,
        item=ItemId("1" * 32),
        pupil=PupilId("a" * 32),
        topics=frozenset({Topic.SCHOOL}),
        secrecies=frozenset(secrecies),
        seen_on=seen_on,
        owner=None,
        named=frozenset(),
        protected=False,
    )
    return Entry(item, "Sen", text, "Verkade trött", "Sett av fritidsledare")


# -------------------------------------------------------------------------------------------- no trace


@given(cases, readers)
def test_a_copy_with_the_withheld_is_the_copy_without_it(files, reader):
    assert copy_for(reader, files) == copy_for(reader, only_granted(files, reader))


@given(cases, opened(Ground.CONSENT), words)
def test_withheld_items_change_nothing_around_one_that_is_open(files, found, name):
    item, reader, _ = found
    item = replace(item, kind=Kind.SIGNAL)
    shown = CaseFile(name, "7B", (Entry(item, "Titel", "Text", "Tanke", "Dag"),))
    withheld = [replace(f, entries=tuple(e for e in f.entries if not rule(e.item, reader))) for f in files]
    alone = copy_for(reader, [shown])
    assert len(alone.cases) == 1
    for among in ([shown, *withheld], [*withheld, shown], [replace(shown, entries=(*_all(withheld), *shown.entries))]):
        assert copy_for(reader, among) == alone


def _all(files):
    return [entry for f in files for entry in f.entries]


@given(cases, readers)
def test_every_line_has_a_ground_and_every_ground_has_a_line(files, reader):
    shown = [line.text for case in copy_for(reader, files).cases for line in case.lines]
    granted = [[e for e in file.entries if e.item.kind in ORDER and rule(e.item, reader)] for file in files]
    told = [e.text for case in granted for e in case if e.item.item not in {other.answers for other in case}]
    assert sorted(shown) == sorted(told)


@given(cases, readers)
def test_the_mark_names_the_provisions_of_what_is_shown_and_no_other(files, reader):
    granted = [e.item.secrecies for e in _all(files) if e.item.kind in ORDER and rule(e.item, reader)]
    assert copy_for(reader, files).provisions == tuple(sorted(frozenset().union(*granted)))


@given(cases, readers)
def test_all_that_tells_of_a_child_is_let_out_by_a_rule(files, reader):
    for case in copy_for(reader, files).cases:
        assert case.lines
        told = [case.name, case.school_class]
        told += [words for line in case.lines for words in (line.title, line.text, line.remark, line.detail)]
        assert {type(words) for words in told} == {Disclosed}


@pytest.mark.parametrize(("may_hear", "told"), [(Seat.LEISURE, ["Lovar"]), (Seat.NURSE, ["Erbjuds"])])
def test_an_offer_stands_by_its_answer_alone_for_whoever_is_told_the_answer(may_hear, told):
    offer, answer = fact(Kind.COMMITMENT, text="Erbjuds"), fact(Kind.COMMITMENT, text="Lovar")
    answer = replace(answer, item=replace(answer.item, item=ItemId("2" * 32), holder=may_hear), answers=offer.item.item)
    (case,) = copy_for(LEISURE, [CaseFile("Alva", "7B", (offer, answer))]).cases
    assert [line.text for line in case.lines] == told


def test_a_reader_without_a_ground_gets_a_copy_without_cases():
    agenda = copy_for(replace(LEISURE, seat=Seat.POLICE), [CaseFile("Alva", "7B", (fact(secrecies=["OSL 26:1"]),))])
    assert (agenda.cases, agenda.provisions) == ((), ())


# ----------------------------------------------------------------------------------------------- order


@given(cases, readers)
def test_strengths_and_the_childs_view_come_before_needs_and_signals(files, reader):
    for case in copy_for(reader, files).cases:
        places = [ORDER.index(line.kind) for line in case.lines]
        assert places == sorted(places)
    assert ORDER.index(Kind.STRENGTH) < ORDER.index(Kind.CHILDS_VIEW) < ORDER.index(Kind.SIGNAL)


@given(cases, readers)
def test_cases_follow_class_and_then_name(files, reader):
    heads = [(swedish_key(case.school_class), swedish_key(case.name)) for case in copy_for(reader, files).cases]
    assert heads == sorted(heads)


def test_within_a_kind_undated_first_newest_last_then_by_words():
    said = [
        fact(seen_on=date(2026, 10, 2), text="c"),
        fact(seen_on=date(2026, 10, 1), text="b"),
        fact(seen_on=date(2026, 10, 1), text="a"),
        fact(seen_on=None, text="z"),
        fact(Kind.STRENGTH, seen_on=date(2026, 11, 1), text="styrka"),
    ]
    for order in (said, said[::-1]):
        (case,) = copy_for(LEISURE, [CaseFile("Alva", "7B", tuple(order))]).cases
        assert [line.text for line in case.lines] == ["styrka", "z", "a", "b", "c"]


@given(st.permutations([("Örjan", "7B"), ("Ärla", "7B"), ("Åsa", "7B"), ("zoe", "7B"), ("Alva", "8A")]))
def test_names_sort_as_in_swedish_whatever_order_they_came_in(given_order):
    files = [CaseFile(name, school_class, (fact(),)) for name, school_class in given_order]
    names = [case.name for case in copy_for(LEISURE, files).cases]
    assert names == ["zoe", "Åsa", "Ärla", "Örjan", "Alva"]


def test_swedish_letters_sort_last_and_case_does_not_matter():
    assert sorted("öÄåZa", key=swedish_key) == ["a", "Z", "å", "Ä", "ö"]
    assert swedish_key("ÅSA") == swedish_key("åsa")


# --------------------------------------------------------------------------------------------- content


@pytest.mark.parametrize("kind", sorted(set(Kind) - set(ORDER)))
def test_cards_notes_links_and_decisions_never_stand_on_a_copy(kind):
    assert copy_for(LEISURE, [CaseFile("Alva", "7B", (fact(kind),))]).cases == ()


def test_a_line_carries_its_words_and_its_holder():
    (case,) = copy_for(LEISURE, [CaseFile("Alva", "7B", (fact(), fact(Kind.STRENGTH, text="Hjälper andra")))]).cases
    (line,) = case.of(Kind.SIGNAL)
    assert (line.title, line.text, line.remark, line.detail) == (
        "Sen",
        "Kom sent",
        "Verkade trött",
        "Sett av fritidsledare",
    )
    assert (line.kind, line.holder) == (Kind.SIGNAL, Seat.LEISURE)
    assert [strength.text for strength in case.of(Kind.STRENGTH)] == ["Hjälper andra"]
    assert case.of(Kind.NEED) == ()
    assert (case.name, case.school_class) == ("Alva", "7B")


@pytest.mark.parametrize("kind", list(CopyKind))
def test_the_copy_says_whose_it_is_and_keeps_the_meetings_head(kind):
    agenda = copy_for(LEISURE, [], kind)
    assert (agenda.head, agenda.kind, agenda.code) == (HEAD, kind, "KJ4T-9QRX")
    assert (agenda.receiver, agenda.receiver_name) == (Seat.LEISURE, "Sara Ek")


# ---------------------------------------------------------------------------------------- what still stands


def a_case(*entries, name="Alva", school_class="9B"):
    return CaseFile(name, school_class, entries)


def made_of(*files):
    return copy_for(LEISURE, files)


@given(cases, case_files(), readers)
def test_what_is_told_besides_stops_no_copy(files, more, reader):
    assert stands(copy_for(reader, files), copy_for(reader, [*files, more]))


@pytest.mark.parametrize(
    "now",
    [
        (),
        (a_case(fact(text="Kom i tid")),),
        (a_case(fact(), name="Alva Ek"),),
        (a_case(fact(), school_class="9C"),),
        (a_case(fact(text="Kom i tid")), a_case(fact(), name="Sami")),
        (a_case(replace(fact(), detail="En annan dag")),),
    ],
)
def test_what_is_gone_or_other_words_stops_it(now):
    assert not stands(made_of(a_case(fact())), made_of(*now))


def test_how_it_goes_with_a_promise_stops_nothing():
    promise = fact(Kind.COMMITMENT)
    assert stands(made_of(a_case(promise)), made_of(a_case(replace(promise, detail="Hållet"))))
    assert not stands(made_of(a_case(promise)), made_of(a_case(replace(promise, text="Något annat"))))

"""The two laws would notice a leak in what the windows show, in each of its read models."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from sspf_desk.casework import sheet
from sspf_desk.casework.news import News
from sspf_desk.casework.overview import Overview
from sspf_desk.casework.recording import Recording
from sspf_desk.casework.today import Today
from sspf_desk.errors import Reason, Refusal
from sspf_desk.records.sheet import Sheet
from tests.worlds.test_planted_leaks import (
    COUNSELLOR,
    LEAD,
    SOCIAL,
    a_shut_pupil_is_listed,
    all_is_well,
    either,
    found_in,
    how_much_there_is,
    tossed,
)


@contextmanager
def _while(plant):
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        yield


def a_day_comes_and_goes_with_the_hidden(patch):
    day = Today.day

    def counted(self):
        found = day(self)
        return replace(found, to_accept=found.to_accept[tossed(self) :], promises=found.promises[tossed(self) :])

    patch.setattr(Today, "day", counted)


def a_day_tells_of_a_shut_pupil(patch):
    day = Today.day

    def told(self):
        with _while(a_shut_pupil_is_listed):
            return day(self)

    patch.setattr(Today, "day", told)


def news_come_and_go_with_the_hidden(patch):
    of = News.of

    def told(self, session, known, waiting):
        hidden = either(session.connection.exec_driver_sql("SELECT COUNT(*) FROM version").scalar())
        return of(self, session, known, waiting)[hidden:]

    patch.setattr(News, "of", told)


def news_count_what_a_page_has_shown(patch):
    patch.setattr(Sheet, "seen", lambda self: iter(()))


def a_page_calls_nothing_new(patch):
    patch.setattr(Sheet, "is_new", lambda self, shown, marks: False)


def promises_come_and_go_with_the_hidden(patch):
    promises_of = Today.promises_of
    patch.setattr(Today, "promises_of", lambda self, seat: promises_of(self, seat)[tossed(self) :])


def the_list_tells_a_day_of_the_hidden(patch):
    pupils = Overview.pupils

    def told(self):
        return tuple(replace(line, due=line.due[tossed(self) :]) for line in pupils(self))

    patch.setattr(Overview, "pupils", told)


def the_list_has_a_shut_pupil(patch):
    pupils = Overview.pupils

    def told(self):
        with _while(a_shut_pupil_is_listed):
            return pupils(self)

    patch.setattr(Overview, "pupils", told)


def a_page_tells_how_much_there_is(patch):
    opened = Recording.open

    def told(self, pupil):
        found = opened(self, pupil)
        return replace(found, birth_year=found.birth_year + tossed(self))

    patch.setattr(Recording, "open", told)


def a_pages_readers_come_and_go_with_the_hidden(patch):
    audience_of = sheet.audience_of

    def told(work, session, shown, at=None):
        found = audience_of(work, session, shown, at)
        hidden = either(session.connection.exec_driver_sql("SELECT COUNT(*) FROM version").scalar())
        return replace(found, readers=found.readers[hidden:])

    patch.setattr(sheet, "audience_of", told)


def what_was_written_tells_others_that_there_is_such_an_item(patch):
    written = Recording.written

    def told(self, pupil, item, kind):
        try:
            return written(self, pupil, item, kind)
        except Refusal:
            raise Refusal(Reason.UNKNOWN_ITEM, row=how_much_there_is(self)) from None

    patch.setattr(Recording, "written", told)


LEAKS = {
    a_day_comes_and_goes_with_the_hidden: (0, COUNSELLOR),
    a_day_tells_of_a_shut_pupil: (27, COUNSELLOR),
    news_come_and_go_with_the_hidden: (0, COUNSELLOR),
    news_count_what_a_page_has_shown: (0, COUNSELLOR),
    a_page_calls_nothing_new: (0, COUNSELLOR),
    promises_come_and_go_with_the_hidden: (4, LEAD),
    the_list_tells_a_day_of_the_hidden: (4, LEAD),
    the_list_has_a_shut_pupil: (5, LEAD),
    a_page_tells_how_much_there_is: (0, SOCIAL),
    a_pages_readers_come_and_go_with_the_hidden: (3, COUNSELLOR),
    what_was_written_tells_others_that_there_is_such_an_item: (0, COUNSELLOR),
}
"""Each with the world, counted from the first, and the reader with whom to begin looking."""


@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("plant", LEAKS, ids=lambda plant: plant.__name__)
def test_a_leak_planted_in_a_window_is_found_where_without_it_all_is_well(plant):
    start, reader = LEAKS[plant]
    found = found_in(plant, start, reader)
    assert found is not None
    assert all_is_well(found, reader)

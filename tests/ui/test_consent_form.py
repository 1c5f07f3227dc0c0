from datetime import date, timedelta

import pytest

from sspf_desk.casework.consents import Answer, ConsentProblem
from sspf_desk.models.practice import OwnYes, Practice
from sspf_desk.terms import Party, Seat, Topic
from sspf_desk.ui.consent_form import ConsentForm, presets
from sspf_desk.ui.consent_words import opens_in_words, problem_word, whose_yes

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def pupil(school):
    school.join(COUNSELLOR, SOCIAL)
    return school.add(COUNSELLOR)


@pytest.fixture
def form(qtbot, work_at, pupil):
    form = ConsentForm(work_at(COUNSELLOR), pupil, "Alva Lindqvist · 9B")
    form.show()
    return form


def answer(form, who, said):
    box = form._said[who][1]
    box.setCurrentIndex([box.itemData(row) for row in range(box.count())].index(said))


def test_a_preset_answers_for_every_party(form):
    form._preset.setCurrentIndex(0)
    said = {one.party: (one.tells, one.told) for one in form.draft().answers}
    yes, no, unasked = Answer.YES, Answer.NO, Answer.NOT_ASKED
    assert said == {
        Party.SCHOOL: (yes, yes),
        Party.SCHOOL_HEALTH: (unasked, unasked),
        Party.SOCIAL_SERVICES: (yes, yes),
        Party.LEISURE: (unasked, unasked),
        Party.POLICE: (no, no),
    }


def test_an_answer_changed_by_hand_is_no_preset_any_more_until_it_is_one_again(form):
    police = form._answers[Party.POLICE][1]
    police.setCurrentIndex(0)
    assert form._preset.currentIndex() == len(presets())
    assert form.draft().answers[-1].told is Answer.YES
    form._answers[Party.POLICE][0].setCurrentIndex(2)
    police.setCurrentIndex(2)
    assert form._preset.currentText() == presets()[1].words
    police.setCurrentIndex(0)
    form._preset.setCurrentIndex(0)
    assert form.draft().answers[-1].told is Answer.NO


def test_health_is_a_line_of_its_own_that_nobody_fills_in_by_a_preset(form):
    assert form.draft().topics == frozenset(Topic) - {Topic.HEALTH}


def test_a_consent_lasts_six_months_unless_somebody_says_otherwise(form):
    assert (form.draft().from_on, form.draft().until_on) == (date(2026, 11, 20), date(2027, 5, 20))


def test_the_days_are_counted_from_the_desks_own(qtbot, school, work_at, pupil):
    school.around.now += timedelta(days=40)
    form = ConsentForm(work_at(COUNSELLOR), pupil, "Alva Lindqvist · 9B")
    assert form.draft().from_on == date(2026, 12, 30)
    answer(form, 0, Answer.YES)
    assert form.draft().voices[0].said_on == date(2026, 12, 30)
    form.close()


def test_the_form_proposes_what_the_group_has_set_and_says_whose_yes_is_needed(school, qtbot, work_at, pupil):
    school[LEAD].membership.set_practice(Practice(14, OwnYes.ALONE, 2, 3))
    form = ConsentForm(work_at(COUNSELLOR), pupil, "Alva Lindqvist · 9B")
    form.show()
    assert form.draft().until_on == date(2027, 1, 20)
    assert form._asked_here.isVisible()
    assert "14" in form._asked_here.text()


def test_a_day_that_was_chosen_stays_when_the_groups_practice_comes_late(form, school):
    form._until.put(date(2027, 2, 1))
    school[LEAD].membership.set_practice(Practice(usual_months=2))
    form._ask_as_here(school[LEAD].table())
    assert form.draft().until_on == date(2027, 2, 1)


def test_a_pupil_who_is_old_enough_says_yes_himself_or_it_is_said_what_is_missing(form, qtbot):
    answer(form, 0, Answer.YES)
    form._maturity.setText("Förstår vad det innebär.")
    form.act()
    assert "From the age of 15 the pupil's own yes is needed." in form.notice._rest.text()
    answer(form, 2, Answer.YES)
    assert form.draft().own.who == "The pupil"
    with qtbot.waitSignal(form.accepted):
        form.act()


@pytest.mark.parametrize("own_yes", OwnYes)
def test_whose_yes_is_said_with_its_age_and_the_longest_time(own_yes):
    assert "16" in whose_yes(Practice(16, own_yes, 1, 1))
    assert whose_yes(Practice(16, own_yes, 1, 1)) != whose_yes(Practice(16, own_yes, 1, 2))
    assert "comes of age" in whose_yes(Practice(18, own_yes))


def test_what_it_will_open_is_said_before_it_is_saved_and_changes_with_the_form(form):
    before = form._opens.text()
    assert before == opens_in_words(form.draft(), form.work)
    assert "The school and the social services may tell" in before
    form._preset.setCurrentIndex(len(presets()) - 1)
    assert form._opens.text() == "It opens nothing."


def test_three_persons_take_at_most_twelve_inputs_and_make_a_consent(form, school, pupil, qtbot):
    changed = 0
    for who in range(3):
        answer(form, who, Answer.YES)
        form._said[who][2].setText("telefon")
        changed += 2
    form._maturity.setText("Förstår vad det innebär.")
    form._original.setText("elevakt, dnr 2026/114")
    changed += 3  # the two above, and the preset
    assert changed <= 12
    with qtbot.waitSignal(form.accepted):
        form.act()
    (waiting,) = school[SOCIAL].today.day().to_accept
    assert str(waiting.name) == "Alva Lindqvist"


def test_what_is_missing_is_said_in_the_form_and_nothing_typed_is_lost(form, school):
    form._purpose.setText("Läxhjälp")
    form.act()
    assert form.isVisible()
    assert form.notice.isVisible()
    assert problem_word(ConsentProblem.VOICE_MISSING, 0) in form.notice._rest.text()
    assert form._purpose.text() == "Läxhjälp"
    assert school[COUNSELLOR].today.day().to_accept == ()


def test_a_closed_form_is_freed(form, qtbot):
    with qtbot.waitSignal(form.destroyed):
        form.close()


@pytest.mark.parametrize("problem", list(ConsentProblem))
def test_every_problem_has_words(problem):
    assert problem_word(problem, 6).endswith(".")

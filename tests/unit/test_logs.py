from sspf_desk import logs

SAID = "Alva Lindqvist bor på Storgatan 4"


def caught(fault, *said):
    try:
        fault(*said)
    except (ValueError, KeyError) as error:
        return error
    raise AssertionError


def a_fault(text=SAID):
    raise ValueError(text)


def another_fault():
    raise KeyError(SAID)


def test_a_fault_is_told_by_where_it_went_innermost_last():
    places = logs.places(caught(a_fault))
    assert [place.split()[1] for place in places] == ["caught", "a_fault"]
    assert all(place.startswith("test_logs.py:") for place in places)


def test_a_fault_never_tells_what_was_said():
    assert "Alva" not in " ".join(logs.places(caught(a_fault)))


def test_the_code_is_the_same_for_the_same_fault_whatever_it_was_about():
    first, second = (logs.code(caught(a_fault, said)) for said in ("Alva", "Sami"))
    assert first == second


def test_the_code_differs_between_faults():
    assert logs.code(caught(a_fault)) != logs.code(caught(another_fault))


def test_the_code_is_eight_signs():
    code = logs.code(caught(a_fault))
    assert len(code) == 8
    assert set(code) <= set("0123456789ABCDEF")


def test_a_fault_that_was_never_raised_has_no_places():
    assert logs.places(ValueError(SAID)) == ()

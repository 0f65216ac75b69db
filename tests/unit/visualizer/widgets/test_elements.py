"""Elements of the pages: what a screen reader is told."""

from visualizer.widgets.elements import keep_percents, problem_of, table


def test_a_table_without_a_caption_is_called_by_its_columns() -> None:
    assert table(("Unit", "", "People"), []).kwargs["attributes"]["aria-label"] == "Unit, People"


def test_a_caption_is_what_a_table_is_called() -> None:
    assert table(("Unit",), [], "Units of the firm").kwargs["attributes"]["aria-label"] == "Units of the firm"


def test_only_what_went_wrong_is_told_as_a_problem() -> None:
    (problem,) = problem_of(ValueError("no such week"))
    assert problem.kwargs["children"] == ["no such week"] and problem.kwargs["attributes"]["role"] == "alert"
    assert problem_of(None) == problem_of({"degree": 3}) == []


def test_no_line_breaks_between_a_number_and_its_percent_sign() -> None:
    assert keep_percents("falls to 49 % now") == "falls to 49\N{NO-BREAK SPACE}% now"

"""The forest plot shows figures as published and as simulated."""

from analysis.mirror.forest import forest

NUMBERS = {"pass_low": 0.2, "pass_high": 0.4, "simulated": 0.3, "low": 0.2, "high": 0.4, "spread_low": 0.1}
PART = {**NUMBERS, "id": "A02", "what": "team trust", "published_value": 0.3, "spread_high": 0.5, "verdict": "holds"}


def labels(*parts: dict[str, object]) -> list[list[str]]:
    return [[tick.get_text() for tick in axes.get_yticklabels()] for axes in forest(parts).axes]


def test_effects_stand_above_levels() -> None:
    level = {**PART, "id": "B05", "what": "median tenure"}
    assert labels(level, PART) == [["A02  team trust"], ["B05  median tenure"]]


def test_a_figure_that_was_not_run_is_left_out() -> None:
    assert labels(PART, {**PART, "id": "B11", "simulated": None}) == [["A02  team trust"]]


def test_a_sign_without_a_published_size_is_drawn_without_a_band() -> None:
    assert labels({**PART, "published_value": None, "pass_high": None}) == [["A02  team trust"]]


def test_a_figure_of_too_few_firms_for_an_interval_is_drawn_without_one() -> None:
    assert labels({**PART, "low": None, "high": None}) == [["A02  team trust"]]

"""What would have to be true for the runner-up to win: known answers found, and the absence of one said."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.figures.turning import describe_selection, turning
from analysis.statistics.crossover import crossover, halfway, scan_plan
from analysis.statistics.screening import describe_screening, rank_correlations, screen

PARAMETERS = {
    "trust": {"title": "trust at the start", "unit": "0..1", "default": 0.5, "low": 0.0, "high": 1.0},
    "turnover": {"title": "yearly turnover", "unit": "% a year", "default": 10.0, "low": 5.0, "high": 20.0},
}


def scans(noise: float = 0.002, seeds: int = 10) -> pd.DataFrame:
    """Inside-out leads by 0.2 - 0.4 (trust - 0.5): nowhere up to trust 0.9 does it lose; turnover crosses at 14."""
    rng = np.random.default_rng(2)
    rows = []
    for parameter, values in {"trust": np.linspace(0, 0.9, 7), "turnover": np.linspace(5, 20, 7)}.items():
        for value in values:
            for seed in range(seeds):
                luck, own = rng.normal(0, 0.1), rng.normal(0, noise)
                gap = 0.2 - 0.4 * (value - 0.5) if parameter == "trust" else 0.05 * (14 - value)
                rows.append(("inside-out", parameter, value, seed, 0.5 + luck + gap + own))
                rows.append(("mandate", parameter, value, seed, 0.5 + luck))
    frame = pd.DataFrame(rows, columns=["strategy", "parameter", "value", "seed", "being"])
    frame.attrs = {"parameters": PARAMETERS, "indicators": {"being": {"title": "Being social", "direction": "up"}}}
    return frame


def test_the_parameter_and_the_value_that_turn_the_ranking_are_found() -> None:
    found = crossover(scans(), "inside-out", "mandate")
    row = found.table.iloc[0]
    assert found.parameter == "turnover" and row["side"] == "above" and row["clear"]
    assert row["value"] == pytest.approx(14, abs=0.1)
    assert row["low"] < 14 < row["high"] and row["high"] - row["low"] < 3
    assert "above 14" in found.sentence and "yearly turnover" in found.sentence


def test_a_parameter_that_does_not_turn_it_stays_without_a_value() -> None:
    table = crossover(scans(), "inside-out", "mandate").table.set_index("parameter")
    assert not table.loc["trust", "crosses"] and table.loc["trust", "value"] is pd.NA


def test_if_nothing_scanned_turns_it_the_sentence_says_so() -> None:
    frame = scans()
    only = frame[frame["parameter"] == "trust"]
    found = crossover(only, "inside-out", "mandate")
    assert found.parameter is None
    assert found.sentence.startswith("At none of the values tried of the parameter scanned, all else at the defaults, ")


def test_a_lead_that_luck_can_explain_is_not_called_a_win() -> None:
    found = crossover(scans(noise=3.0, seeds=4), "inside-out", "mandate")
    assert found.parameter is None or not found.table.iloc[0]["clear"]
    assert "overtake" not in found.sentence or found.sentence.startswith("At none of the values tried")


def test_a_wider_spread_of_luck_widens_the_interval_of_the_value() -> None:
    narrow, wide = (crossover(scans(noise), "inside-out", "mandate").table.iloc[0] for noise in (0.002, 0.08))
    assert wide["high"] - wide["low"] > narrow["high"] - narrow["low"]


def test_one_seed_gives_a_value_but_neither_an_interval_nor_a_win() -> None:
    found = crossover(scans(seeds=1), "inside-out", "mandate")
    assert not found.table.loc[0, "clear"] and "one seed, no interval" in found.sentence


def test_where_less_is_better_the_margin_turns_round() -> None:
    frame = scans().assign(churn=lambda rows: -rows["being"])
    frame.attrs = {"parameters": PARAMETERS, "indicators": {"churn": {"direction": "down"}}}
    assert crossover(frame, "inside-out", "mandate", "churn").table.iloc[0]["value"] == pytest.approx(14, abs=0.1)


def test_a_strategy_without_scans_is_named() -> None:
    with pytest.raises(ValueError, match="no runs of lock-down"):
        crossover(scans(), "inside-out", "lock-down")


def world_runs(draws: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(8)
    points = pd.DataFrame(rng.random((draws, 4)), columns=["a", "b", "c", "fixed"]).assign(fixed=1.0)
    points.insert(0, "draw", np.arange(1, draws + 1))
    lead = 2 * points["b"] - 0.7 * points["c"] + rng.normal(0, 0.05, draws)
    rows = [("inside-out", 1, d, 0.5 + g) for d, g in zip(points["draw"], lead, strict=True)]
    rows += [("mandate", 1, d, 0.5) for d in points["draw"]]
    frame = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "being"])
    frame.attrs = {"indicators": {"being": {"direction": "up"}}}
    return frame, points


def test_screening_puts_the_parameter_that_drives_the_margin_first() -> None:
    runs, points = world_runs(40)
    found = screen(runs, points, "inside-out", "mandate")
    assert found["parameter"].tolist()[:2] == ["b", "c"] and "fixed" not in set(found["parameter"])
    assert found.loc[0, "correlation"] > 0.9 and found.loc[1, "correlation"] < 0
    assert "partial" in found.attrs["method"]


def test_with_few_draws_screening_says_that_it_looked_at_one_parameter_at_a_time() -> None:
    runs, points = world_runs(40)
    wide = points.assign(**{f"p{i}": np.random.default_rng(i).random(40) for i in range(30)})
    found = screen(runs, wide, "inside-out", "mandate", count=3)
    assert len(found) == 3 and found.loc[0, "parameter"] == "b" and "one parameter at a time" in found.attrs["method"]


def among(others: int, seed: int, pull: float) -> pd.DataFrame:
    """The screening of 30 draws in which the margin goes with b (by ``pull``) and many others do nothing."""
    rng = np.random.default_rng(seed)
    points = pd.DataFrame(rng.random((30, others)), columns=[f"p{k}" for k in range(others)])
    points.insert(0, "b", rng.random(30))
    lead = pull * points["b"] + rng.normal(0, 0.1, 30)
    points.insert(0, "draw", np.arange(1, 31))
    rows = [
        (name, 1, d, gap)
        for d, g in zip(points["draw"], lead, strict=True)
        for name, gap in (("inside-out", g), ("mandate", 0.0))
    ]
    runs = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "being"])
    runs.attrs = {"indicators": {"being": {"direction": "up"}}, "parameters": {"b": {"title": "boost"}}}
    return screen(runs, points, "inside-out", "mandate")


def test_among_many_parameters_that_do_nothing_chance_is_rarely_called_more() -> None:
    wrong = sum(bool(among(130, seed, 0.0)["beyond"].any()) for seed in range(20))
    assert wrong <= 3  # one comparison in twenty by its own account


def test_a_list_that_chance_could_give_is_called_a_weak_guide() -> None:
    found = among(129, 1, 0.0)
    assert found.attrs["beyond"] == pytest.approx(0.607, abs=0.001)  # t with 28 degrees of freedom at 0.05 / 130
    said = describe_screening(found)
    assert "weak guide" in said and "beyond 0.61" in said and "none of them is beyond it" in said


def test_what_is_beyond_chance_is_named() -> None:
    said = describe_screening(among(129, 1, 2.0))
    assert "only boost is beyond it" in said and "weak guide" in said


def test_a_list_wholly_beyond_chance_is_not_doubted() -> None:
    runs, points = world_runs(40)
    said = describe_screening(screen(runs, points, "inside-out", "mandate", count=2))
    assert said.endswith("all of them are.") and "weak guide" not in said


def test_too_few_draws_name_no_parameter() -> None:
    found = screen(*world_runs(5), "inside-out", "mandate")
    assert found.empty and "too few" in found.attrs["method"]


def test_partial_correlation_sees_through_a_parameter_that_only_goes_along() -> None:
    rng = np.random.default_rng(0)
    cause = rng.normal(size=300)
    along = cause + rng.normal(0, 0.3, 300)
    outcome = cause + rng.normal(0, 0.2, 300)
    points = np.column_stack([cause, along])
    assert rank_correlations(points, outcome, partial=False)[1] > 0.8
    assert abs(rank_correlations(points, outcome, partial=True)[1]) < 0.15


def test_a_margin_that_never_varies_goes_with_nothing() -> None:
    assert rank_correlations(np.random.default_rng(0).random((20, 3)), np.zeros(20), partial=True).tolist() == [0, 0, 0]


def flat_and_steep(slopes: dict[str, float]) -> pd.DataFrame:
    """Inside-out leads by 1, more or less by the slope of each parameter over its range 0..1."""
    rows = [
        (name, parameter, value, seed, 0.5 + (1 + slope * (value - 0.5) if name == "inside-out" else 0.0))
        for parameter, slope in slopes.items()
        for value in (0.0, 0.5, 1.0)
        for seed in range(3)
        for name in ("inside-out", "mandate")
    ]
    frame = pd.DataFrame(rows, columns=["strategy", "parameter", "value", "seed", "being"])
    frame.attrs = {"indicators": {"being": {"direction": "up"}}}
    return frame


def test_of_those_that_turn_nothing_the_one_that_moves_the_margin_most_is_first() -> None:
    table = crossover(flat_and_steep({"a": 0.1, "b": -1.5, "c": 0.0, "d": 0.9}), "inside-out", "mandate").table
    assert table["parameter"].tolist() == ["b", "d", "a", "c"]
    assert table["moves"].tolist() == pytest.approx([1.5, 0.9, 0.1, 0.0])


@pytest.mark.parametrize(
    ("slopes", "words"),
    [
        ([0.1, 0.2, 0.3], ""),
        ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], "the 3 of 6 tried that move it most"),
        ([0.1, 0.2, 0.3, 0.4, 0.5, 9.0], "3 of 6 tried: the one that turns it, then those that move it most"),
        ([0.1, 7.0, 8.0, 9.0], "the 3 of 4 tried that turn it nearest to the default"),
    ],
)
def test_the_figure_says_which_of_the_scanned_it_shows(slopes: list[float], words: str) -> None:
    scanned = flat_and_steep({f"p{k}": slope for k, slope in enumerate(slopes)})
    found = crossover(scanned, "inside-out", "mandate")
    figure = turning(found, scanned)
    assert describe_selection(found) == words and len(figure.axes) == 3
    written = [text.get_text() for text in figure.texts]
    assert any("ahead" in text for text in written)  # who leads above and below the line
    assert [text for text in written if "ahead" not in text] == ([words] if words else [])


def test_the_plan_of_a_scan_covers_the_range_and_holds_the_default() -> None:
    table = pd.DataFrame({"name": ["a", "b"], "default": [0.3, 1.0], "low": [0.0, 1.0], "high": [1.0, 3.0]})
    plan = scan_plan(table, ["b", "a"], points=3)
    assert plan["parameter"].tolist() == ["b"] * 3 + ["a"] * 4
    assert plan["value"].tolist() == [1.0, 2.0, 3.0, 0.0, 0.3, 0.5, 1.0]


def test_the_next_values_lie_midway_where_another_one_takes_the_lead() -> None:
    found = crossover(scans(), "inside-out", "mandate")
    at = float(found.table.loc[0, "value"])
    values = halfway(scans(), "inside-out", "mandate")
    part = found.margins[found.margins["parameter"] == found.parameter]["value"].to_numpy()
    below, above = part[part <= at].max(), part[part >= at].min()
    assert (below + above) / 2 in values.loc[values["parameter"] == found.parameter, "value"].to_list()


def test_where_nothing_turns_the_ranking_there_is_nothing_to_look_at_more_closely() -> None:
    frame = scans()
    frame.loc[frame["strategy"] == "inside-out", "being"] += 100.0
    assert halfway(frame, "inside-out", "mandate").empty


def test_what_never_turned_the_ranking_is_claimed_of_the_values_tried_alone() -> None:
    said = crossover(flat_and_steep({"a": 0.1, "b": 0.5}), "inside-out", "mandate").sentence
    assert said == (
        "At none of the values tried (the ends of the range and the default) of the 2 parameters scanned one at a "
        "time, all else at the defaults, does mandate overtake inside-out on being. Combinations were not searched."
    )


def test_values_at_which_luck_could_hide_another_order_are_named() -> None:
    frame = flat_and_steep({"a": 0.1, "b": 0.5})
    unsure = (frame["strategy"] == "inside-out") & (frame["parameter"] == "b") & (frame["value"] == 1.0)
    frame.loc[unsure, "being"] += [-1.5, 0.0, 1.5]
    said = crossover(frame, "inside-out", "mandate").sentence
    assert "; the two cannot be told apart at 1 of 6 (b 1). Combinations" in said


def test_one_seed_that_never_turned_the_ranking_is_said_to_be_one() -> None:
    frame = flat_and_steep({"a": 0.1})
    assert "; one seed, no interval." in crossover(frame[frame["seed"] == 0], "inside-out", "mandate").sentence

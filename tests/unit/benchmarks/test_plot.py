"""Which figures become curves of the plot."""

from benchmarks.figures import Figure
from benchmarks.plot import collect_curves

WEEKS = [
    Figure("reference", "150 people", "ms a week", 0.2, 18.0, "Mesa", 90.0, people=150),
    Figure("week", "1,000 people", "ms a week", 1.0, 2.0, "earlier commit", 2.0, people=1_000),
    Figure("week", "10,000 people", "ms a week", 12.0, people=10_000),
]
C = [Figure("c", "influence, 1,000 people", "ns a person and week", 40.0, 30.0, "C", 0.75, people=1_000)]


def test_the_weeks_of_all_rows_are_one_curve_and_each_other_side_is_another() -> None:
    assert collect_curves(WEEKS + C, "ms a week") == {
        "this build": {150: 0.2, 1_000: 1.0, 10_000: 12.0},
        "Mesa": {150: 18.0},
        "earlier commit": {1_000: 2.0},
    }


def test_a_mechanism_has_a_curve_for_each_side() -> None:
    curves = collect_curves(WEEKS + C, "ns a person and week")
    assert curves == {"influence, this build": {1_000: 40.0}, "influence, C": {1_000: 30.0}}


def test_a_figure_without_a_size_is_in_no_curve() -> None:
    assert collect_curves([Figure("week", "all", "ms a week", 1.0)], "ms a week") == {}

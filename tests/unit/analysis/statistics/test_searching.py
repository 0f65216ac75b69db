"""How a search went, in a table, a figure and a sentence."""

from __future__ import annotations

import pandas as pd

from analysis.statistics.searching import searching

ATTRS = {"indicators": {"being": {"title": "being social", "direction": "up"}, "churn": {"direction": "down"}}}


def trials() -> pd.DataFrame:
    frame = pd.DataFrame({"trial": range(4), "being": [0.2, 0.5, 0.4, 0.45], "churn": [9.0, 8.0, 4.0, 5.0]})
    frame.attrs = ATTRS
    return frame


def test_the_best_is_told_with_the_warning_that_searched_scores_flatter() -> None:
    found = searching(trials(), ["being"], [1])
    assert found.sentence.startswith("4 trials; the best reached 0.50 on being social (scores on the seeds of ")
    assert found.table["best"].tolist() == [False, True, False, False]


def test_the_line_of_the_best_so_far_never_falls_back() -> None:
    line = searching(trials(), ["being"], [1]).figure().axes[0].get_lines()[1]
    assert list(line.get_ydata()) == [0.2, 0.5, 0.5, 0.5]


def test_several_indicators_make_a_front() -> None:
    found = searching(trials(), ["being", "churn"], [1, 2, 3])
    assert "3 of them cannot be improved on being social and churn at once" in found.sentence
    assert len(found.figure().axes[0].get_lines()) == 2

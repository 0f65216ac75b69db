"""What drives a strategy: shares of each change and of each gain, from the runs without one lever."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.decision.causes import Outcome, find_causes
from analysis.figures.why.causal_picture import causal_picture
from analysis.presentation.finding import Causes

WEIGHTS = {"practice": 0.6, "trust": 0.4}
BEING = Outcome("being", "being social", "of 100", WEIGHTS, {"practice": "practice", "trust": "trust"}, 100.0)
ENDS = {  # practice, trust
    "nothing": (0.2, 0.5),
    "": (0.8, 0.7),
    "tools": (0.2, 0.7),
    "deeds": (0.5, 0.5),
    "words": (0.8, 0.72),
    "idle": (0.8, 0.7),
}


def table(seeds: int = 6) -> pd.DataFrame:
    """Return runs whose changes are known but for what is common to all runs of a seed."""
    rows = []
    for name, (practice, trust) in ENDS.items():
        for seed in range(seeds):
            own = 0.001 * np.random.default_rng([seed, len(name)]).normal(size=2)
            p, t = practice + own[0], trust + own[1]
            rows.append((name, seed, 0.6 * p + 0.4 * t, p, t))
    return pd.DataFrame(rows, columns=["without", "seed", "being", "practice", "trust"])


def found(runs: pd.DataFrame) -> Causes:
    """Return the causes, which must be there."""
    causes = find_causes(runs, "inside-out", {"tools": "tools"}, (BEING,))
    assert causes is not None
    return causes


def test_shares_of_a_gain_add_up_and_are_weighted_changes() -> None:
    states = found(table()).states.set_index("name")
    assert states["share"].sum() == pytest.approx(1.0)
    assert states.loc["practice", "amount"] == pytest.approx(36.0, abs=0.3)


def test_an_arrow_is_the_share_of_a_change_that_is_lost_without_the_lever() -> None:
    arrows = found(table()).arrows.set_index(["lever", "state"])["share"]
    assert arrows["tools", "practice"] == pytest.approx(1.0, abs=0.02)
    assert arrows["deeds", "practice"] == pytest.approx(0.5, abs=0.02)
    assert arrows["words", "trust"] == pytest.approx(-0.1, abs=0.02) or ("words", "trust") not in arrows


def test_a_lever_that_changes_nothing_has_no_arrow() -> None:
    causes = found(table())
    assert "idle" not in set(causes.arrows["lever"]) | set(causes.levers["name"])


def test_one_run_shows_no_cause() -> None:
    assert find_causes(table(1), "inside-out", {}, (BEING,)) is None


def test_what_gains_nothing_is_no_outcome() -> None:
    runs = table()
    runs.loc[runs["without"] == "", ["being", "practice", "trust"]] = 0.1
    assert find_causes(runs, "inside-out", {}, (BEING,)) is None


@pytest.mark.parametrize("width", [9.0, 3.9])
def test_the_picture_has_a_box_for_everything_and_none_is_left_of_it(width: float) -> None:
    causes = found(table())
    figure = causal_picture(causes, width)
    figure.canvas.draw()
    axes = figure.axes[0]
    words = " ".join(text.get_text().replace("\n", " ") for text in axes.texts)
    assert all(name in words for name in ("Tools", "Practice +36", "Being social +4", "of 100"))
    edges = [text.get_window_extent() for text in axes.texts]
    assert min(box.x0 for box in edges) >= 0 and max(box.x1 for box in edges) <= figure.bbox.width

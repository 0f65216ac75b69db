"""Pairs of strategies: the correction, the verdict and what it rests on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics.pairs import CAN, CANNOT, describe_verdict, holm, pairs


def test_holm_agrees_with_the_worked_example() -> None:
    # Holm's method on four p values, by hand: 4 x .005, 3 x .01, then never below what came before.
    assert holm([0.01, 0.04, 0.03, 0.005]).tolist() == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_never_lowers_a_p_and_keeps_their_order(p: list[float]) -> None:
    raw, corrected = np.array(p), holm(p)
    assert (corrected >= raw).all() and (corrected <= 1).all()
    assert (np.diff(corrected[np.argsort(raw, kind="stable")]) >= 0).all()


def test_a_clear_gap_is_told_apart_and_a_small_one_is_not(make_runs) -> None:
    frame = pairs(make_runs({"nothing": 0.2, "mandate": 0.201, "inside-out": 0.5})).query("indicator == 'being'")
    verdicts = {
        (a, b): verdict for a, b, verdict in zip(frame["strategy"], frame["other"], frame["verdict"], strict=True)
    }
    assert verdicts == {("nothing", "mandate"): CANNOT, ("nothing", "inside-out"): CAN, ("mandate", "inside-out"): CAN}


def test_the_better_one_follows_the_direction(make_runs) -> None:
    frame = pairs(make_runs({"nothing": 0.2, "inside-out": 0.5})).set_index("indicator")
    assert frame.loc["being", "better"] == "inside-out"
    assert frame.loc["churn", "better"] == "inside-out"
    assert frame.loc["channel_gap", "better"] == "nothing"
    assert frame.loc["using", "better"] == ""


def test_worlds_that_disagree_with_the_defaults_withdraw_the_verdict(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "inside-out": 0.5}, draws=20)
    turned = runs["draw"].gt(0) & runs["strategy"].eq("inside-out")
    runs.loc[turned, "being"] -= 0.5
    row = pairs(runs).set_index("indicator").loc["being"]
    assert row["p_corrected"] < 0.05 and row["p_corrected_draws"] < 0.05
    assert row["verdict"] == CANNOT and row["share_better_draws"] == 1.0


def test_the_correction_covers_all_pairs_of_one_indicator(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.205, "champions": 0.21}, seeds=8)
    frame = pairs(runs).query("indicator == 'being'")
    wide = runs.pivot(index="seed", columns="strategy", values="being")
    raw = [stats.ttest_rel(wide[a], wide[b]).pvalue for a, b in zip(frame["strategy"], frame["other"], strict=True)]
    assert frame["p"].tolist() == pytest.approx(raw)
    assert frame["p_corrected"].tolist() == pytest.approx(holm(raw).tolist())


def test_one_seed_tells_nothing_apart_and_leaves_no_gaps(make_runs) -> None:
    frame = pairs(make_runs({"nothing": 0.2, "inside-out": 0.9}, seeds=1))
    assert set(frame["verdict"]) == {CANNOT} and not frame.isna().any().any()


def test_a_single_draw_neither_makes_nor_breaks_a_verdict(make_runs) -> None:
    frame = pairs(make_runs({"nothing": 0.2, "inside-out": 0.5}, draws=1)).set_index("indicator")
    assert frame.loc["being", "verdict"] == CAN


def test_two_gaps_on_either_side_of_nought_are_told_apart_but_neither_is_better(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.4})
    row = pairs(runs).set_index("indicator").loc["channel_gap"]  # about -0.1 and +0.1
    assert row["verdict"] == CAN and row["better"] == ""


@pytest.mark.parametrize(
    ("verdict", "raw", "corrected", "reason"),
    [
        (CAN, 0.001, 0.01, ""),
        (CANNOT, 0.001, 0.01, ": under other assumptions the difference goes, or turns round"),
        (CANNOT, 0.01, 0.3, ": among so many pairs some differ as much by chance"),
        (CANNOT, 0.3, 1.0, ": chance alone makes such a difference"),
        (CANNOT, np.nan, np.nan, ""),
    ],
)
def test_a_verdict_says_why_two_cannot_be_told_apart(verdict: str, raw: float, corrected: float, reason: str) -> None:
    assert describe_verdict({"verdict": verdict, "p": raw, "p_corrected": corrected}) == verdict + reason

"""Regret, satisficing and the allocation of further runs, by hand-worked examples."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.allocation import allocate, shares
from analysis.statistics.robustness import regret, satisficing

DIRECTIONS = {"being": {"direction": "up"}, "churn": {"direction": "down"}, "using": {"direction": "none"}}


def three_worlds() -> pd.DataFrame:
    table = {"bold": [0.9, 0.1, 0.5], "steady": [0.6, 0.5, 0.5], "nothing": [0.2, 0.2, 0.2]}
    rows = [(name, 1, draw + 1, value) for name, values in table.items() for draw, value in enumerate(values)]
    frame = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "being"])
    frame["churn"], frame["using"] = 10 - 10 * frame["being"], 0.3
    frame.attrs = {"indicators": DIRECTIONS}
    return frame


def test_regret_is_what_the_best_of_each_world_does_better() -> None:
    table = regret(three_worlds()).table.set_index("strategy")
    assert table["largest"].to_dict() == pytest.approx({"steady": 0.3, "bold": 0.4, "nothing": 0.7})
    assert table["mean"].to_dict() == pytest.approx({"steady": 0.1, "bold": 0.4 / 3, "nothing": (0.7 + 0.3 + 0.3) / 3})


def test_regret_turns_round_where_less_is_better() -> None:
    up, down = (regret(three_worlds(), name).table.set_index("strategy")["largest"] for name in ("being", "churn"))
    assert (down / 10).to_dict() == pytest.approx(up.to_dict())


def test_the_sentence_names_the_least_regret_and_its_size() -> None:
    text = regret(three_worlds()).sentence
    assert text == "Over 3 parameter draws the largest regret on being is smallest for steady: 0.30 at most."


def test_worlds_differ_by_structure_as_well_as_by_draw() -> None:
    both = pd.concat([three_worlds().assign(structure="a"), three_worlds().assign(structure="b", being=0.5)])
    both.attrs = three_worlds().attrs
    assert regret(both).table.attrs["draws"] == 6


def test_satisficing_counts_the_worlds_that_meet_every_level() -> None:
    finding = satisficing(three_worlds(), {"being": 0.5, "churn": 5.0})
    assert dict(zip(finding.table["strategy"], finding.table["share"], strict=True)) == pytest.approx(
        {"steady": 1.0, "bold": 2 / 3, "nothing": 0.0}
    )
    assert (
        finding.sentence
        == "being at least 0.50 and churn at most 5.00: met most often by steady, in 100 % of 3 parameter draws."
    )


def test_a_level_that_nobody_meets_is_said() -> None:
    assert "met by no strategy" in satisficing(three_worlds(), {"being": 2.0}).sentence


def test_an_indicator_without_a_good_direction_is_refused() -> None:
    for ask in (lambda: regret(three_worlds(), "using"), lambda: satisficing(three_worlds(), {"using": 0.1})):
        with pytest.raises(ValueError, match="no direction is good"):
            ask()


def test_both_findings_draw_their_figures() -> None:
    assert len(regret(three_worlds()).figure().axes[0].get_yticklabels()) == 3
    assert len(satisficing(three_worlds(), {"being": 0.5}).figure().axes[0].get_yticklabels()) == 3


def test_the_allocation_is_the_published_formula() -> None:
    # means 3, 2, 1, equal noise: N2 : N3 = (1/1)^2 : (1/2)^2 = 4 : 1, Nb = sqrt(4^2 + 1^2)
    weights = np.array([np.sqrt(17), 4, 1])
    assert shares([3, 2, 1], [1, 1, 1]) == pytest.approx(weights / weights.sum())


def test_all_further_runs_are_handed_out_and_nobody_loses_any(make_runs) -> None:
    table = allocate(make_runs({"nothing": 0.2, "mandate": 0.48, "inside-out": 0.5}, seeds=5), 40)
    assert table["more"].sum() == 40 and (table["more"] >= 0).all()
    assert table.set_index("strategy")["more"].idxmin() == "nothing"


def test_ties_and_noiseless_strategies_still_share_the_budget() -> None:
    assert shares([1, 1, 1], [0, 0, 0]).sum() == pytest.approx(1)
    assert shares([2.0], [1.0]).tolist() == [1.0]


def test_it_finds_the_best_more_often_than_equal_shares() -> None:
    rng = np.random.default_rng(4)
    truth, rounds, hits = np.array([0.50, 0.47, 0.40, 0.35, 0.30, 0.20]), 400, np.zeros(2)
    for _ in range(rounds):
        first = rng.normal(truth[:, None], 0.08, (6, 5))
        goal = shares(first.mean(axis=1), first.std(axis=1, ddof=1)) * 60
        extra = np.maximum(0, goal - 5)
        wise = np.round(extra * 30 / extra.sum()).astype(int)
        for place, more in enumerate((wise, np.full(6, 5))):
            means = [np.concatenate([first[i], rng.normal(truth[i], 0.08, more[i])]).mean() for i in range(6)]
            hits[place] += np.argmax(means) == 0
    assert hits[0] > hits[1]

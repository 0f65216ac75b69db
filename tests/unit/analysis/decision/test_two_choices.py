"""The most social strategy beside the most valuable one."""

from __future__ import annotations

import numpy as np

from analysis.decision.two_choices import add_payback, find_choices, headline_table, merge_choices
from analysis.statistics.compare import compare, find_top_set, pairs
from analysis.statistics.worth import add_worth


def compared(make_runs):
    runs = make_runs({"nothing": 0.2, "cheap": 0.3, "dear": 0.6}, seeds=6)
    dear = (runs["strategy"] == "dear").to_numpy()
    cheap = (runs["strategy"] == "cheap").to_numpy()
    runs["total_value"] = np.where(cheap, 30.0, np.where(dear, 40.0, 5.0)) + 0.1 * runs["seed"]
    runs["total_cost"] = np.where(cheap, 10.0, np.where(dear, 90.0, 0.0))
    runs = add_worth(runs)
    runs.attrs["indicators"] = {
        **runs.attrs.get("indicators", {}),
        "net_value": {"title": "net value", "direction": "up", "unit": "k"},
    }
    return add_payback(compare(runs), {"nothing": np.nan, "cheap": 7.0, "dear": np.nan}), pairs(runs)


def test_by_money_another_one_may_be_the_choice(make_runs) -> None:
    comparison, duels = compared(make_runs)
    social, valuable = find_choices(
        comparison, find_top_set(comparison, duels, "being"), find_top_set(comparison, duels, "net_value")
    )
    assert (social.strategy, valuable.strategy) == ("dear", "cheap")
    assert "a loss of 55 k, not paid back" in social.sentence
    assert "a net value of 15 k, paid back in week 7" in valuable.sentence


def test_one_strategy_that_is_both_choices_takes_one_sentence(make_runs) -> None:
    comparison, duels = compared(make_runs)
    being = find_top_set(comparison, duels, "being")
    social, valuable = find_choices(comparison, being, being)
    (both,) = merge_choices((social, valuable))
    assert both.sentence.startswith("Most social and most valuable: ")
    by_money = find_top_set(comparison, duels, "net_value")
    assert len(merge_choices(find_choices(comparison, being, by_money))) == 2


def test_the_payback_week_is_a_row_of_the_comparison_and_empty_where_there_is_none(make_runs) -> None:
    comparison, _ = compared(make_runs)
    rows = comparison[comparison["indicator"] == "payback_week"].set_index("strategy")["mean"]
    assert rows["cheap"] == 7.0 and np.isnan(rows["dear"])
    assert headline_table(comparison)["payback_week"].tolist()[1] == 7.0
    assert comparison["strategy"].tolist() == sorted(comparison["strategy"], key=["nothing", "cheap", "dear"].index)

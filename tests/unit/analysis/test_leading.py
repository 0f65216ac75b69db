"""Everybody against the leader, and who deserves the next runs."""

from __future__ import annotations

import pytest

from analysis.allocation import allocation
from analysis.leading import leading


def test_a_clear_leader_is_told_apart(make_runs) -> None:
    found = leading(make_runs({"nothing": 0.2, "mandate": 0.3, "inside-out": 0.5}, seeds=10))
    assert found.table["strategy"].tolist() == ["inside-out", "mandate", "nothing"]
    assert found.table["verdict"].tolist() == ["leads", "can be told apart", "can be told apart"]
    assert found.sentence.startswith("Inside out leads on Being social over 10 seeds.")


def test_a_rival_within_luck_stays_beside_the_leader(make_runs) -> None:
    found = leading(make_runs({"nothing": 0.2, "mandate": 0.5, "inside-out": 0.5}, seeds=6))
    assert "cannot be told apart from" in found.sentence


def test_worlds_count_where_there_are_worlds(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "inside-out": 0.5}, seeds=2, draws=12)
    found = leading(runs)
    assert (found.table.attrs["basis"], found.table.attrs["blocks"]) == ("worlds", "12")
    assert "Share of worlds in which it is best: Inside out 100 %" in found.sentence


def test_a_strategy_run_more_often_keeps_all_its_runs(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.45, "inside-out": 0.5}, seeds=20)
    fewer = runs[(runs["strategy"] != "nothing") | (runs["seed"] <= runs["seed"].min() + 4)]
    fewer.attrs = runs.attrs
    found = leading(fewer)
    assert found.table["runs"].tolist() == [20, 20, 5]
    assert found.table.loc[:1, "mean"].tolist() == leading(runs).table.loc[:1, "mean"].tolist()
    assert " over 5 to 20 seeds" in found.sentence


def test_a_difference_is_that_of_the_seeds_both_were_run_on(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "inside-out": 0.5}, seeds=20)
    shared = runs[runs["seed"] <= runs["seed"].min() + 4]
    fewer = runs[(runs["strategy"] != "nothing") | (runs["seed"] <= runs["seed"].min() + 4)]
    fewer.attrs = shared.attrs = runs.attrs
    columns = ["difference", "difference_low", "difference_high"]
    assert leading(fewer).table.loc[1, columns].tolist() == leading(shared).table.loc[1, columns].tolist()


def test_less_is_better_where_it_should_be(make_runs) -> None:
    assert leading(make_runs({"nothing": 0.2, "inside-out": 0.5}), "churn").table["strategy"].iloc[0] == "inside-out"


def test_what_cannot_be_ranked_is_refused(make_runs) -> None:
    with pytest.raises(ValueError, match="no direction is good"):
        leading(make_runs({"nothing": 0.2, "inside-out": 0.5}), "using")
    with pytest.raises(ValueError, match="two strategies and two seeds"):
        leading(make_runs({"nothing": 0.2}))


def test_the_next_runs_go_to_the_close_ones_and_are_said(make_runs) -> None:
    found = allocation(make_runs({"nothing": 0.2, "mandate": 0.48, "inside-out": 0.5}, seeds=5), 40)
    assert found.table["more"].sum() == 40
    assert found.sentence.startswith("To find the best on Being social, 40 further runs belong to ")
    assert len(found.figure().axes[0].get_yticklabels()) == 3

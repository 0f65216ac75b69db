"""Whether the leader also leads where forced acts count."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.compare import compare, find_top_set, pairs
from analysis.statistics.rival_definition import BEHIND, LEADS, LEVEL, RivalStanding, look_up_rival


@pytest.fixture
def look_up(make_runs):
    """The standing by the counterpart, with so much added to each strategy by forced acts."""

    def find(forced: dict[str, float], seeds: int = 20, draws: int = 0, noise: float = 0.0) -> RivalStanding | None:
        runs = make_runs({"nothing": 0.2, "mandate": 0.5, "inside-out": 0.7}, seeds=seeds, draws=draws)
        luck = np.random.default_rng(3).normal(0.0, 1.0, len(runs)) * noise
        runs["all"] = runs["being"] + runs["strategy"].map(forced).fillna(0.0) + luck
        entry = {"title": "being, all acts", "direction": "up"}
        being = {**runs.attrs["indicators"]["being"], "counterpart": "all"}
        runs.attrs = {**runs.attrs, "indicators": {**runs.attrs["indicators"], "being": being, "all": entry}}
        comparison, duels = compare(runs), pairs(runs)
        return look_up_rival(comparison, duels, find_top_set(comparison, duels, "being"))

    return find


def test_a_leader_by_both_definitions_is_said_to_lead_also(look_up) -> None:
    found = look_up({"mandate": 0.1})
    assert found.same and found.sentence.startswith("Inside out (0.69) also leads on being, all acts.")
    assert "Chance of being best on being, all acts at the default parameters: Inside out over 99 %." in found.sentence


def test_another_leader_by_the_rival_definition_is_named(look_up) -> None:
    found = look_up({"mandate": 0.3})
    assert not found.same
    assert found.sentence.startswith(
        "On being, all acts, mandate (0.79) leads and not Inside out (0.69): who leads depends on what is counted."
    )


def test_a_leader_that_is_level_by_the_rival_definition_is_said_to_be(look_up) -> None:
    behind = look_up({"mandate": 0.21}, seeds=6, noise=0.1)
    names = {behind.found.leader, *behind.found.members}
    assert names >= {"mandate", "inside-out"} and "cannot be told apart" in behind.sentence


def test_where_nobody_is_forced_the_two_definitions_are_one(look_up) -> None:
    same = "Being, all acts, is the same here for every strategy"
    assert look_up({}).sentence == f"{same}: nobody was forced to act in the last 12 weeks."


def test_one_seed_claims_nothing(look_up) -> None:
    assert look_up({"mandate": 0.3}, seeds=1).sentence.startswith("In this one seed mandate (0.")
    assert "came out best on being, all acts too." in look_up({"mandate": 0.1}, seeds=1).sentence


def test_the_table_ranks_by_both_definitions(look_up) -> None:
    table = look_up({"mandate": 0.3}, draws=4).table
    assert table["indicator"].tolist() == ["being"] * 3 + ["all"] * 3
    assert table["strategy"].tolist() == ["inside-out", "mandate", "nothing", "mandate", "inside-out", "nothing"]
    assert set(table["standing"]) <= {LEADS, LEVEL, BEHIND}
    assert table["standing"][[0, 3]].tolist() == [LEADS, LEADS]
    assert "probability_best_draws" in table


def test_an_indicator_without_a_counterpart_has_no_rival(make_runs) -> None:
    runs: pd.DataFrame = make_runs({"nothing": 0.2, "inside-out": 0.7})
    comparison, duels = compare(runs), pairs(runs)
    assert look_up_rival(comparison, duels, find_top_set(comparison, duels, "being")) is None

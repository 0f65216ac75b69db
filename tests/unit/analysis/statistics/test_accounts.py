"""Accounts of why, and the ranking at several budgets."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.accounts import by_decision, by_mechanism, shorten_parts
from analysis.statistics.budgets import ranking_by_budget

TITLES = {"deeds": "Deeds of leaders"}


def variants(seeds: int = 6) -> pd.DataFrame:
    ends = {"": 0.5, "nothing": 0.2, "deeds": 0.3, "tools": 0.45, "words": 0.52}
    luck = np.random.default_rng(1).normal(0, 0.05, seeds)
    rows = [(name, seed, end + luck[seed]) for name, end in ends.items() for seed in range(seeds)]
    frame = pd.DataFrame(rows, columns=["without", "seed", "being"])
    frame.attrs = {"strategies": {"inside-out": "Inside out"}, "indicators": {"being": {"title": "being social"}}}
    return frame


def test_a_levers_part_is_what_is_lost_without_it() -> None:
    account = by_decision(variants(), "inside-out", TITLES)
    assert account.parts["title"].tolist() == ["Deeds of leaders", "tools", "words"]
    assert account.parts["amount"].tolist() == pytest.approx([0.2, 0.05, -0.02])
    assert account.end - account.start == pytest.approx(0.3)


def test_the_largest_part_is_said_with_its_interval() -> None:
    text = by_decision(variants(), "inside-out", TITLES).sentence
    assert text.startswith("Without deeds of leaders, being social would end 0.20 lower (95 % interval 0.20 to 0.20)")


def test_one_seed_gives_parts_without_an_interval() -> None:
    assert "interval" not in by_decision(variants(seeds=1), "inside-out", TITLES).sentence


@pytest.mark.parametrize(("gone", "said"), [("", "whole strategy"), ("nothing", "baseline")])
def test_a_missing_end_is_named(gone: str, said: str) -> None:
    table = variants()
    with pytest.raises(ValueError, match=said):
        by_decision(table[table["without"] != gone], "inside-out", TITLES)


def test_a_missing_run_is_refused() -> None:
    with pytest.raises(ValueError, match="every seed"):
        by_decision(variants().iloc[:-1], "inside-out", TITLES)


def test_mechanisms_come_largest_first_and_keep_their_sum() -> None:
    parts = {f"m{i}": 0.01 * (-1) ** i * i for i in range(20)}
    account = by_mechanism(parts, "inside-out", 0.2, 0.5, 156)
    assert account.parts["title"].iloc[0] == "m19" and account.parts["title"].iloc[-1] == "9 others together"
    assert account.parts["amount"].sum() == pytest.approx(sum(parts.values()))


def test_few_parts_are_left_as_they_are() -> None:
    parts = pd.DataFrame({"title": ["a", "b"], "amount": [1.0, 2.0]})
    assert shorten_parts(parts) is parts


def test_the_ranking_is_computed_at_every_budget(make_runs) -> None:
    runs = {3.0: make_runs({"nothing": 0.2, "a": 0.6, "b": 0.5}), 0.5: make_runs({"nothing": 0.2, "a": 0.3, "b": 0.4})}
    table = ranking_by_budget(runs)
    assert table["budget"].tolist() == [0.5] * 3 + [3.0] * 3
    assert set(table["runs"]) == {runs[3.0]["seed"].nunique()}
    best = table.loc[table.groupby("budget")["mean"].idxmax()]
    assert best["strategy"].tolist() == ["b", "a"] and (best["probability_best"] > 0.99).all()

"""Scenario discovery: known regions are found again, nothing is found where there is nothing."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.discover import are_few, describe_few, peel, prim, tree
from analysis.discover.gains import gains, probability_of_gain
from analysis.figures.region import region


def space(count: int = 1000, columns: int = 5, seed: int = 3) -> pd.DataFrame:
    points = pd.DataFrame(np.random.default_rng(seed).random((count, columns)), columns=list("abcdefgh")[:columns])
    points.attrs = {"parameters": {"a": {"title": "trust at the start"}}}
    return points


def test_a_known_box_is_found_with_its_edges() -> None:
    points = space()
    cases = (points["a"] < 0.4) & (points["c"] > 0.5)
    finding = prim(points, cases)
    table = finding.table.set_index("parameter")
    assert set(table.index) == {"a", "c"}
    assert table.loc["a", "high"] == pytest.approx(0.4, abs=0.03) and table.loc["c", "low"] == pytest.approx(
        0.5, abs=0.03
    )
    assert finding.table.attrs["coverage"] > 0.9 and finding.table.attrs["density"] > 0.85
    assert (table["returns"] == 1).all() and (table["p"] < 1e-6).all()


def test_a_known_box_is_found_through_noise() -> None:
    points = space(2000)
    rng = np.random.default_rng(1)
    inside = (points["b"] > 0.3) & (points["b"] < 0.7) & (points["d"] < 0.5)
    cases = np.where(inside, rng.random(2000) < 0.9, rng.random(2000) < 0.05)
    found = set(prim(points, cases).table["parameter"])
    assert found == {"b", "d"}


def test_the_sentence_names_region_coverage_and_density() -> None:
    points = space()
    finding = prim(points, points["a"] < 0.3, "inside-out fails")
    assert finding.sentence.startswith("In ") and "inside-out fails" in finding.sentence
    assert "trust at the start below 0.3" in finding.sentence or "trust at the start below 0.29" in finding.sentence


def test_a_region_at_the_edge_of_a_range_is_named_as_a_point() -> None:
    points = space()
    points["a"] = (points["a"] > 0.3).astype(float)
    assert "region with trust at the start at 0;" in prim(points, points["a"] == 0).sentence


def test_a_region_less_dense_than_asked_for_says_so() -> None:
    points = space(2000)
    cases = (points["a"] < 0.4) & (np.random.default_rng(5).random(2000) < 0.6)
    assert "fewer than the 95 % asked for" in prim(points, cases, density=0.95).sentence.replace("\xa0", " ")
    assert "asked for" not in prim(points, cases, density=0.4).sentence


def test_where_there_is_nothing_no_restriction_survives_a_half_sample() -> None:
    points = space(400)
    cases = np.random.default_rng(11).random(400) < 0.3
    assert (prim(points, cases).table["returns"] < 0.8).all()


def test_all_or_no_cases_is_an_error_in_words() -> None:
    for cases in (np.zeros(50, dtype=bool), np.ones(50, dtype=bool)):
        with pytest.raises(ValueError, match="nothing to discover"):
            prim(space(50), cases)


def test_a_column_of_words_is_named() -> None:
    points = space(60, 2).assign(trust="symmetric")
    for find in (prim, tree):
        with pytest.raises(ValueError, match="trust: not numbers"):
            find(points, np.arange(60) < 20)


def test_a_parameter_with_few_levels_can_be_cut() -> None:
    points = space(600, 3).assign(choice=lambda rows: (rows["c"] * 3).astype(int))[["a", "b", "choice"]]
    finding = prim(points, points["choice"] == 2)
    assert finding.table["parameter"].tolist() == ["choice"] and finding.table.attrs["density"] == 1.0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.1, 0.9))
def test_peeling_only_ever_shrinks_the_box(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    grid = rng.random((120, 3))
    cases = rng.random(120) < share
    if not cases.any():
        return
    boxes = peel(grid, cases)
    for before, after in pairwise(boxes):
        assert (after.low >= before.low).all() and (after.high <= before.high).all()
        assert after.coverage <= before.coverage and after.support < before.support
    assert boxes[-1].support >= 0.05


def test_prim_finds_the_box_that_the_workbench_finds() -> None:
    workbench = pytest.importorskip("ema_workbench.analysis.prim")
    points = space()
    cases = ((points["a"] < 0.4) & (points["c"] > 0.5)).to_numpy()
    theirs = workbench.Prim(points, cases, threshold=0.8).find_box()
    ours = prim(points, cases).table.attrs
    trajectory = theirs.peeling_trajectory
    near = trajectory[trajectory["density"] >= 0.8]["coverage"].max()
    assert ours["coverage"] == pytest.approx(near, abs=0.1)


def test_a_tree_finds_two_regions_where_a_box_finds_one() -> None:
    points = space(1500, 4)
    cases = ((points["a"] < 0.25) & (points["b"] < 0.5)) | (points["a"] > 0.8)
    finding = tree(points, cases)
    pure = finding.table[finding.table["cases"] > 0.95]
    assert pure["coverage"].sum() > 0.9
    assert any("trust at the start is above 0.8" in rule for rule in pure["rule"])


def test_a_tree_says_when_no_question_helps() -> None:
    finding = tree(pd.DataFrame({"a": np.ones(50)}), np.arange(50) % 2 == 0)
    assert finding.table["rule"].tolist() == ["everywhere"] and "No single question" in finding.sentence


def grid_of_six() -> pd.DataFrame:
    return pd.DataFrame({"training": [0.0, 0.5, 1.0] * 2, "deeds": [0.0] * 3 + [0.8] * 3})


def test_of_few_points_it_says_which_parameter_separates_them_and_that_they_are_few() -> None:
    points = grid_of_six()
    assert are_few(points, points["deeds"] == 0)
    said = describe_few(points, points["deeds"] == 0)
    assert said.startswith("In 3 of 6 points it fails: in all where deeds is 0 and in none where it is 0.8")
    assert "6 points are too few to look for further rules" in said


def test_of_few_points_it_names_the_side_of_several_levels_and_no_split_where_there_is_none() -> None:
    points = grid_of_six()
    assert "in all where training is 0.50 or more and in none where it is 0" in describe_few(
        points, points["training"] > 0.3
    )
    mixed = describe_few(points, points["training"] * 2 == points["deeds"] + 1)
    assert (
        mixed
        == "In 1 of 6 points it fails; no single parameter separates them. 6 points are too few to look for rules."
    )


def test_points_are_few_only_where_chance_may_split_them_perfectly() -> None:
    points = space(40, 5)
    assert not are_few(points, points["a"] < 0.4) and are_few(points, np.arange(40) == 0)
    assert len(tree(points, points["a"] < 0.4).table) > 1


def test_the_sentence_of_a_tree_names_where_most_cases_lie_not_the_densest_handful() -> None:
    points = space(1000, 3)
    rng = np.random.default_rng(4)
    cases = (points["a"] < 0.07) | ((points["a"] > 0.5) & (rng.random(1000) < 0.7))
    finding = tree(points, cases)
    densest = finding.table.loc[0]
    assert densest["cases"] > 0.95 and densest["coverage"] < 0.2
    assert finding.sentence.startswith("Where trust at the start is above 0.5")


def test_the_sentence_of_a_tree_counts_points_and_cases() -> None:
    points = pd.DataFrame({"a": np.arange(100.0)})
    cases = (np.arange(100) >= 60) & (np.arange(100) % 4 > 0)
    said = tree(points, cases, "it fails", depth=1).sentence.replace("\xa0", " ")
    assert said == (
        "Where a is above 60.5, it fails in 77 % of 39 points, which hold 100 % of all cases; "
        "where a is below 60.5, in 0 % of 61 points."
    )


def test_the_rule_told_in_contrast_holds_most_of_the_points_without_cases() -> None:
    points = pd.DataFrame({"a": np.arange(200.0)})
    luck = np.random.default_rng(1).random(200)
    cases = np.where(points["a"] >= 120, luck < 0.8, (points["a"] >= 15) & (luck < 0.08))
    assert tree(points, cases).sentence.split("; where ")[1].startswith("a is below 12")


def test_a_tree_asks_nothing_where_there_is_only_noise() -> None:
    for seed in range(5):
        cases = np.random.default_rng(seed + 50).random(400) < 0.3
        assert len(tree(space(400, seed=seed), cases).table) == 1


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_leaves_of_a_tree_share_out_all_points_and_cases(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cases = rng.random(80) < 0.4
    table = tree(pd.DataFrame(rng.random((80, 3)), columns=list("abc")), cases).table
    assert table["points"].sum() == pytest.approx(1)
    assert table["coverage"].sum() == pytest.approx(1 if cases.any() else 0)
    assert len(table) <= 8


def test_both_findings_draw_their_figures() -> None:
    points = space(300)
    cases = points["a"] < 0.3
    assert prim(points, cases).figure().axes[0].get_xlabel() == "trust at the start"
    assert tree(points, cases).figure().axes[0].get_yticklabels()


def test_where_no_region_stands_out_no_frame_is_drawn() -> None:
    rng = np.random.default_rng(3)
    points = pd.DataFrame(rng.random((60, 2)), columns=["a", "b"])
    found = prim(points, rng.random(60) < 0.5)
    assert found.table.empty and not found.figure().axes[0].patches


def test_a_region_of_one_parameter_is_drawn_over_the_next_most_telling_one() -> None:
    rng = np.random.default_rng(3)
    points = pd.DataFrame(rng.random((400, 3)), columns=["idle", "weak", "strong"])
    cases = points["strong"].to_numpy() + 0.5 * points["weak"].to_numpy() > 1.2
    axes = region(pd.DataFrame({"parameter": ["strong"], "low": [0.8], "high": [1.0]}), points, cases, "so").axes[0]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("strong", "weak")


def test_a_box_that_gave_up_restrictions_is_cut_again_to_the_density_asked_for() -> None:
    rng = np.random.default_rng(2)
    points = pd.DataFrame(rng.random((200, 4)), columns=list("abcd"))
    cases = points["a"] + 0.5 * points["b"] + rng.normal(0, 0.1, 200) < 0.45
    found = prim(points, cases)
    assert found.table.attrs["density"] >= 0.8 and "asked for" not in found.sentence
    assert set(found.table["parameter"]) <= {"a", "b"}


def test_a_box_cut_again_is_no_splinter_of_what_it_held() -> None:
    points = pd.DataFrame(np.random.default_rng(225).random((60, 2)), columns=["a", "b"])
    finding = prim(points, points["a"] + points["b"] / 2 > 1)
    assert finding.table.attrs["coverage"] > 0.9 and "fewer than the 80 % asked for" in finding.sentence.replace(
        "\xa0", " "
    )


@pytest.mark.parametrize(("count", "cases"), [(205, 4), (256, 6), (410, 16)])
def test_among_a_hundred_idle_parameters_few_cases_raise_a_question_in_one_tree_of_twenty(
    count: int, cases: int
) -> None:
    asked = 0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        points = pd.DataFrame(rng.random((count, 100)), columns=[f"p{k}" for k in range(100)])
        asked += len(tree(points, rng.permutation(count) < cases, depth=1).table) > 1
    assert asked <= 4  # more than four of thirty in 1.6 % of the cases


def test_the_best_of_all_cuts_gains_as_much_by_luck_as_often_as_counted() -> None:
    rng = np.random.default_rng(2)
    allowed = (np.arange(1, 40) >= 4) & (np.arange(1, 40) <= 36)
    left = np.arange(1, 40)
    best = [gains((rng.permutation(40) < 6).cumsum()[:-1], left, 40, 6)[allowed].max() for _ in range(4000)]
    for share in (0.5, 0.1, 0.02):
        gain = float(np.quantile(best, 1 - share))
        share = np.mean(np.array(best) >= gain * (1 - 1e-9))
        assert probability_of_gain(gain, 40, 6, allowed) == pytest.approx(share, abs=0.02)


def test_a_cut_in_two_levels_has_the_probability_of_fishers_table() -> None:
    stats = pytest.importorskip("scipy.stats")
    allowed = np.arange(1, 30) == 12
    gain = float(gains(np.array([7]), np.array([12]), 30, 8)[0])
    wanted = stats.fisher_exact([[7, 5], [1, 17]]).pvalue
    assert probability_of_gain(gain, 30, 8, allowed) == pytest.approx(wanted)

"""The comparison table and the set at the top."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics import top_set
from analysis.statistics.compare import compare, find_top_set, pairs

COLUMNS = [
    "strategy",
    "indicator",
    "mean",
    "low",
    "high",
    "difference",
    "difference_low",
    "difference_high",
    "probability_best",
]
MEANS = {"nothing": 0.2, "tools-only": 0.22, "inside-out": 0.5, "holistic-phased": 0.5}


def being(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["indicator"] == "being"].set_index("strategy")


def test_without_draws_the_table_has_the_nine_columns_and_no_others(make_runs) -> None:
    assert list(compare(make_runs(MEANS)).columns) == COLUMNS


def test_with_draws_the_nine_come_first_and_the_worlds_after(make_runs) -> None:
    columns = list(compare(make_runs(MEANS, draws=10)).columns)
    assert columns[:9] == COLUMNS and all(name.endswith("_draws") for name in columns[9:])
    assert "probability_best_draws" in columns


def test_rows_follow_the_given_order_of_strategies_then_indicators(make_runs) -> None:
    frame = compare(make_runs(MEANS))
    assert list(frame["strategy"].unique()) == list(MEANS)
    assert list(frame["indicator"][:4]) == ["being", "using", "churn", "channel_gap"]


def test_pairing_makes_the_interval_of_the_difference_narrow(make_runs) -> None:
    row = being(compare(make_runs(MEANS))).loc["inside-out"]
    assert row["difference"] == pytest.approx(0.3, abs=0.01)
    assert (row["difference_high"] - row["difference_low"]) < 0.4 * (row["high"] - row["low"])


def test_the_baseline_differs_from_itself_by_nothing(make_runs) -> None:
    row = being(compare(make_runs(MEANS, draws=5))).loc["nothing"]
    assert row[["difference", "difference_low", "difference_high", "difference_draws"]].tolist() == [0, 0, 0, 0]


def test_an_interval_of_a_share_stays_within_its_range(make_runs) -> None:
    row = being(compare(make_runs({"nothing": 0.0}, seeds=4))).loc["nothing"]
    assert row["low"] >= min(0.0, row["mean"])


def test_probabilities_of_being_best_add_up_where_best_has_a_meaning(make_runs) -> None:
    frame = compare(make_runs(MEANS, draws=7))
    for column in ("probability_best", "probability_best_draws"):
        sums = frame.groupby("indicator")[column].sum()
        assert sums[["being", "churn", "channel_gap"]].tolist() == pytest.approx([1, 1, 1])
        assert frame[frame["indicator"] == "using"][column].isna().all()


def test_one_seed_gives_no_gaps_in_the_numbers_and_says_why_there_is_no_interval(make_runs) -> None:
    frame = compare(make_runs(MEANS, seeds=1))
    assert not frame[COLUMNS[:8]].isna().any().any()
    assert any("One seed only" in note for note in frame.attrs["notes"])


def test_no_draws_are_said_in_words(make_runs) -> None:
    assert any("No sets of other assumptions" in note for note in compare(make_runs(MEANS)).attrs["notes"])


def test_a_seed_that_one_strategy_lacks_is_left_out_for_all_and_counted(make_runs) -> None:
    runs = make_runs(MEANS)
    lacking = runs.drop(runs[(runs["strategy"] == "inside-out") & (runs["seed"] == 3)].index)
    frame = compare(lacking)
    assert frame.attrs["seeds"] == 29
    assert any("1 seed left out" in note for note in frame.attrs["notes"])
    clean = compare(runs[runs["seed"] != 3])
    pd.testing.assert_frame_equal(frame, clean)


def test_several_seeds_of_one_draw_count_as_one_world(make_runs) -> None:
    runs = make_runs(MEANS, draws=6)
    twice = pd.concat([runs, runs[runs["draw"] > 0].assign(seed=lambda rows: rows["seed"] + 100)])
    twice.attrs = runs.attrs
    pd.testing.assert_frame_equal(compare(runs), compare(twice))


def test_a_missing_baseline_is_an_error_in_words(make_runs) -> None:
    with pytest.raises(ValueError, match="no strategy 'nothing'"):
        compare(make_runs({"inside-out": 0.5}))


def test_a_value_that_is_not_a_number_is_named(make_runs) -> None:
    runs = make_runs(MEANS)
    runs.loc[40, "churn"] = np.nan
    with pytest.raises(ValueError, match="churn of tools-only is not a number"):
        compare(runs)


def test_a_run_given_twice_is_refused(make_runs) -> None:
    runs = make_runs(MEANS)
    with pytest.raises(ValueError, match="two rows with the same seed and draw"):
        compare(pd.concat([runs, runs.iloc[:1]]))


def test_the_top_is_a_set_when_the_best_two_cannot_be_told_apart(make_runs) -> None:
    runs = make_runs(MEANS)
    found = find_top_set(compare(runs), pairs(runs))
    assert set(found.members) == {"inside-out", "holistic-phased"}
    assert "cannot be told apart" in found.sentence and "%" in found.sentence


def test_a_single_leader_is_named_with_its_probability(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "tools-only": 0.3, "inside-out": 0.5}, draws=12)
    found = find_top_set(compare(runs), pairs(runs))
    assert found.members == ("inside-out",) and found.runner_up == "tools-only"
    assert (
        "Of the 3 strategies compared, Inside out leads on being social. Chance of being best on being social"
        in found.sentence
    )
    assert "Best on being social under other assumptions: Inside out all 12." in found.sentence


def test_a_leader_that_only_the_world_could_unseat_is_said_to_lead_at_the_defaults_only(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "tools-only": 0.3, "inside-out": 0.5}, draws=12)
    turned = (runs["draw"] > 0) & (runs["strategy"] == "tools-only")
    runs.loc[turned, "being"] += 0.2 + 0.1 * (runs.loc[turned, "draw"] % 2 - 0.5)
    found = find_top_set(compare(runs), pairs(runs))
    assert found.members == ("inside-out", "tools-only")
    assert "Of the 3 strategies compared, Inside out leads on being social at the default parameters" in found.sentence
    assert "cannot be told apart from tools-only under other assumptions" in found.sentence


def test_one_seed_names_no_best(make_runs) -> None:
    runs = make_runs(MEANS, seeds=1)
    found = find_top_set(compare(runs), pairs(runs))
    assert "One seed does not show which" in found.sentence and len(found.members) == len(MEANS)


def test_an_indicator_without_a_good_direction_has_no_best(make_runs) -> None:
    runs = make_runs(MEANS)
    with pytest.raises(ValueError, match="no direction is good"):
        find_top_set(compare(runs), pairs(runs), "using")


def test_meanings_are_shared_by_copies_of_a_table_and_not_copied(make_runs) -> None:
    table = compare(make_runs(MEANS))
    assert table[table["indicator"] == "being"].attrs["indicators"] is table.attrs["indicators"]


@pytest.mark.parametrize(("draws", "said"), [(3, True), (12, False)])
def test_a_claim_over_very_few_draws_says_that_they_can_hardly_tell_anything_apart(make_runs, draws, said) -> None:
    runs = make_runs({"nothing": 0.2, "tools-only": 0.3, "inside-out": 0.5}, draws=draws)
    turned = (runs["draw"] > 0) & (runs["strategy"] == "tools-only")
    runs.loc[turned, "being"] += 0.2 + 0.1 * (runs.loc[turned, "draw"] % 2 - 0.5)
    claim = find_top_set(compare(runs), pairs(runs)).claim
    assert "cannot be told apart from tools-only" in claim
    assert ("So few as 3 sets of other assumptions can hardly tell anything apart." in claim) == said


def test_no_standing_claims_near_certainty_for_one_of_several_that_cannot_be_told_apart() -> None:
    rng = np.random.default_rng(63)  # without the tests' correction s0 would be best with over 99 %
    rows = [(f"s{i}", k, 0, 0.45 * (i == 0) + rng.normal()) for i in range(11) for k in range(30)]
    runs = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "being"])
    runs.attrs = {"indicators": {"being": {"title": "Being social", "direction": "up"}}}
    found = find_top_set(compare(runs, "s1"), pairs(runs))
    assert len(found.members) > 1 and found.probability[found.leader] == 0.975


def test_a_strategy_as_far_on_the_other_side_of_nought_stays_at_the_top() -> None:
    rng = np.random.default_rng(1)
    means = {"nothing": 0.3, "mandate": 0.10, "inside-out": -0.10}
    rows = [(name, k, 0, mean + 0.01 * rng.normal()) for name, mean in means.items() for k in range(20)]
    runs = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "gap"])
    runs.attrs = {"indicators": {"gap": {"title": "Gap", "direction": "near 0"}}}
    found = find_top_set(compare(runs), pairs(runs), "gap")
    assert set(found.members) == {"mandate", "inside-out"}
    assert found.claim == "Of the 3 strategies compared, mandate and inside-out lead on gap and cannot be told apart."


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"a": 0.9, "b": 0.1, "c": 0.0, "d": 0.0, "e": 0.0}, "; c none of 10; each of the other 2 none of 10."),
        ({"a": 0.5, "b": 0.2, "c": 0.2, "d": 0.1, "e": 0.0}, "; c 20 %; each of the other 2 at most 10 %."),
    ],
)
def test_shares_that_are_not_listed_have_the_highest_of_them_as_their_bound(
    shares: dict[str, float], said: str
) -> None:
    frame = pd.DataFrame()
    frame.attrs = {"indicators": {"being": {"title": "Being social"}}, "draws": 10}
    odds = top_set._odds(frame, "being", tuple(shares), dict.fromkeys(shares), shares)
    assert odds.endswith(said)

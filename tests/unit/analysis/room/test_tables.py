"""Rounds as CSV: what is in them, and that nothing of few people is."""

import csv
import io

import numpy as np
import pytest

from analysis.room.places import rank_teams
from analysis.room.tables import write_curves, write_decisions, write_plans, write_votes

CURVES = np.round(np.random.default_rng(1).uniform(0, 1, (12, 9)), 4)
SCORES = {"distance": np.arange(12) / 100, "score_against_seeds": np.arange(12) / 50}


def rows(text: str | None) -> list[dict[str, str]]:
    """The rows of a table."""
    assert text is not None
    return list(csv.DictReader(io.StringIO(text)))


def written(seed: int) -> list[dict[str, str]]:
    """The curves of a round, in an order by lot."""
    return rows(write_curves(CURVES, np.full(12, 0.1), SCORES, np.random.default_rng(seed)))


def test_every_curve_is_there_once_with_its_scores() -> None:
    found = {tuple(float(row[f"point_{k}"]) for k in range(9)): float(row["distance"]) for row in written(1)}
    assert found == {tuple(curve): score for curve, score in zip(CURVES.tolist(), SCORES["distance"], strict=True)}


def test_rows_of_two_rounds_cannot_be_joined_by_their_numbers() -> None:
    first, second = ([row["distance"] for row in written(seed)] for seed in (1, 2))
    assert first != second and [row["row"] for row in written(1)] == [str(n) for n in range(1, 13)]
    assert first != sorted(first)


@pytest.mark.parametrize("people", [0, 1, 4])
def test_nothing_is_written_of_fewer_than_five(people: int) -> None:
    few = {name: values[:people] for name, values in SCORES.items()}
    acts = np.full((3, 30), -1)
    acts[:, :people] = 1
    assert write_curves(CURVES[:people], np.zeros(people), few, np.random.default_rng(1)) is None
    assert write_votes(("a", "b"), [0] * people) is None
    assert write_decisions(7, acts, acts, np.zeros((3, 30))) is None
    assert write_plans({}, {}, {}, [], people) is None


def test_votes_are_counted_and_options_without_any_stay() -> None:
    found = rows(write_votes(("yes", "no", "perhaps, later"), [0, 0, 1, 0, 0]))
    assert [(row["option"], row["count"]) for row in found] == [("yes", "4"), ("no", "1"), ("perhaps, later", "0")]


def test_a_plan_has_a_row_a_lever_with_what_came_of_it() -> None:
    plans = {"1": {"deeds": (0.5, 0)}, "2": {"training": (1.0, 2), "deeds": (0.25, 1)}}
    places = rank_teams(("1", "2"), [[1.0, 1.1], [2.0, 2.1]])
    costs = {"1": {"deeds": 5.0}, "2": {"training": 4.0, "deeds": 1.0}}
    found = rows(write_plans(plans, costs, {"1": "at full strength it costs less than the budget", "2": ""}, places, 9))
    assert [(row["team"], row["lever"], row["start_quarter"], row["cost_k"]) for row in found] == [
        ("2", "training", "3", "4"),
        ("2", "deeds", "2", "1"),
        ("1", "deeds", "1", "5"),
    ]
    assert found[0]["best_in"] == found[0]["seeds"] == "2"
    assert (found[0]["remark"], found[2]["remark"]) == ("", "at full strength it costs less than the budget")


def test_decisions_are_those_of_people_alone() -> None:
    acts = np.full((2, 20), -1)
    acts[0, :6], acts[1, 3] = 1, 0
    found = rows(write_decisions(7, acts, np.full((2, 20), -1), np.full((2, 20), 0.25)))
    assert len(found) == 7 and {row["chance_by_model"] for row in found} == {"0.25"}
    assert found[-1] == {
        "week": "8",
        "person": "3",
        "decided": "0",
        "answers_first": "-1",
        "chance_by_model": "0.25",
    }

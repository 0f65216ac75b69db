"""The comparison's plan of runs: who meets which luck, and what is computed only once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from experiments.comparison.comparison import compare, drawn_parameters
from experiments.comparison.question import Question
from experiments.design.fitted_draws import FittedDraws
from experiments.execution.executors import inline
from scenarios.prices.price_list import PriceList
from scenarios.strategy import load_strategy
from simulation import parameters
from simulation.errors import UserError
from simulation.parameter import Parameter
from simulation.parameters import DRAWN, PARAMETERS

STRATEGIES = tuple(load_strategy(name) for name in ("nothing", "tools-only", "inside-out"))
SMALL = Question("krackhardt", STRATEGIES, weeks=8, runs=2, draws=2)


def reported(question: Question) -> dict[str, int]:
    """Runs computed in each phase."""
    runs: dict[str, int] = {}

    def report(phase: str, done: int, total: int) -> None:
        runs[phase] = total

    compare(question, inline, report)
    return runs


def test_every_strategy_meets_every_seed_and_every_draw() -> None:
    runs = compare(replace(SMALL, extras=False), inline).runs
    assert runs.groupby("strategy").size().to_dict() == {s.name: 4 for s in STRATEGIES}


def test_doing_nothing_is_not_computed_again_at_every_budget() -> None:
    seeds, budgets, scaled = 2, 4, 2
    assert reported(SMALL)["other budgets"] <= seeds * budgets * scaled


def test_the_runs_of_doing_nothing_are_the_same_at_every_budget() -> None:
    budgets = compare(SMALL, inline).budgets
    assert budgets is not None
    nothing = budgets[budgets["strategy"] == "nothing"]["mean"]
    assert nothing.max() - nothing.min() < 1e-6


def test_names_at_other_budgets_bear_no_factor_of_one_budget() -> None:
    found = compare(SMALL, inline)
    assert found.budgets is not None and " x" in " ".join(found.runs.attrs["strategies"].values())
    assert " x" not in " ".join(found.budgets.attrs["strategies"].values())


def test_a_run_computed_for_one_question_answers_the_other_with_the_same_numbers() -> None:
    answer = compare(SMALL, inline)
    leader, decisions = next(iter(answer.decisions.items()))
    whole = decisions[decisions["without"] == ""].set_index("seed")["being"]
    main = answer.runs[(answer.runs["strategy"] == leader) & (answer.runs["draw"] == 0)].set_index("seed")["being"]
    assert whole.to_list() == pytest.approx(main.loc[whole.index].to_list(), rel=1e-6)


def test_draws_stay_inside_the_ranges_and_keep_what_the_user_set() -> None:
    drawn = drawn_parameters(replace(SMALL, draws=5, parameters={"openness_mean": 0.4}))
    assert all(row["openness_mean"] == 0.4 for row in drawn)
    assert all(PARAMETERS[k].low <= v <= PARAMETERS[k].high for row in drawn for k, v in row.items())


def test_an_added_parameter_changes_the_draws_of_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn_parameters(replace(SMALL, draws=6))
    monkeypatch.setitem(PARAMETERS, "novelty", Parameter("novelty", 0.5, 0.0, 1.0, "0..1", "newly declared"))
    monkeypatch.setattr(parameters, "DRAWN", ("novelty", *DRAWN))
    after = drawn_parameters(replace(SMALL, draws=6))
    assert len({row.pop("novelty") for row in after}) == 6
    assert after == before


def test_a_parameter_set_by_the_user_changes_the_draws_of_no_other() -> None:
    every, rest = drawn_parameters(SMALL), drawn_parameters(replace(SMALL, parameters={DRAWN[0]: 0.4}))
    assert [{**row, DRAWN[0]: 0.4} for row in every] == rest


def test_where_the_user_set_every_parameter_nothing_is_drawn() -> None:
    assert drawn_parameters(replace(SMALL, parameters={name: PARAMETERS[name].default for name in DRAWN})) == []


def test_where_every_run_fails_one_sentence_says_how_the_first_did(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(run: object) -> None:
        raise ZeroDivisionError("no luck")

    monkeypatch.setattr("experiments.comparison.comparison.do_job", fail)
    said = "^compare: every run at the default parameters failed; the first, nothing with seed 1: ZeroDiv.*: no luck$"
    with pytest.raises(UserError, match=said):
        compare(SMALL, inline)


def test_a_first_seed_whose_last_does_not_fit_is_refused_before_a_process_starts() -> None:
    def never() -> Any:
        raise AssertionError("a process was started")

    with pytest.raises(UserError, match=r"take at most 9223372036854775803$"):
        compare(replace(SMALL, seed=2**63 - 4, runs=5, draws=0), never)


FITTED = FittedDraws(
    source="posterior.csv",
    parameters=["propensity_mean", "posts_mean"],
    rows=[[-4.0 - k / 100, 1.0 + k / 50] for k in range(20)],
)


def test_fitted_draws_are_taken_row_by_row_and_change_no_other_parameter() -> None:
    plain = drawn_parameters(replace(SMALL, draws=20))
    drawn = drawn_parameters(replace(SMALL, draws=20, fitted=FITTED))
    assert sorted([-row["propensity_mean"], row["posts_mean"]] for row in drawn) == [[-a, b] for a, b in FITTED.rows]
    kept = [name for name in plain[0] if name not in FITTED.parameters]
    assert [[row[name] for name in kept] for row in drawn] == [[row[name] for name in kept] for row in plain]


def test_runs_over_seeds_take_the_middle_fitted_draw_and_what_the_user_set() -> None:
    question = replace(SMALL, fitted=FITTED, parameters={"posts_mean": 2.0})
    assert question.base_parameters == {"propensity_mean": FITTED.middle["propensity_mean"], "posts_mean": 2.0}


def test_a_comparison_with_fitted_draws_is_that_at_their_middle_set_by_hand() -> None:
    one = replace(SMALL, draws=0, extras=False)
    fitted, by_hand = (
        compare(replace(one, fitted=FITTED), inline),
        compare(replace(one, parameters=FITTED.middle), inline),
    )
    assert fitted.runs["using"].to_list() == by_hand.runs["using"].to_list()
    assert fitted.runs["using"].to_list() != compare(one, inline).runs["using"].to_list()


def test_a_fitted_parameter_is_known_by_its_draws() -> None:
    known = replace(SMALL, fitted=FITTED).known_parameters["posts_mean"]
    assert (known.low, known.high, known.default, known.source) == (1.0, 1.38, 1.18, "fitted: posterior.csv")


OWN_PRICES = PriceList(
    "JPY", {"loaded_hour": 5.5, "idea_worth": 900.0}, {"loaded_hour": (5.0, 6.0)}, file="prices.yaml", digest="d"
)


def test_a_price_with_a_range_is_drawn_from_it_and_one_without_is_the_same_in_every_draw() -> None:
    drawn = drawn_parameters(replace(SMALL, draws=5, prices=OWN_PRICES))
    assert all(5.0 <= row["loaded_hour"] <= 6.0 and row["idea_worth"] == 900.0 for row in drawn)
    assert len({row["loaded_hour"] for row in drawn}) == 5


def test_prices_change_the_draws_of_no_other_parameter() -> None:
    own = {"loaded_hour": 0.0, "idea_worth": 0.0}
    before, after = drawn_parameters(SMALL), drawn_parameters(replace(SMALL, prices=OWN_PRICES))
    assert [{**row, **own} for row in before] == [{**row, **own} for row in after]


def test_a_value_set_by_the_user_wins_over_a_price() -> None:
    asked = replace(SMALL, prices=OWN_PRICES, parameters={"loaded_hour": 4.0})
    assert asked.base_parameters == {"loaded_hour": 4.0, "idea_worth": 900.0}
    assert {row["loaded_hour"] for row in drawn_parameters(asked)} == {4.0}


def test_costs_are_counted_at_the_prices_of_the_firm() -> None:
    dear = compare(replace(SMALL, extras=False, draws=0, prices=OWN_PRICES), inline).money
    usual = compare(replace(SMALL, extras=False, draws=0), inline).money
    assert dear.attrs["payroll"] == pytest.approx(100.0 * usual.attrs["payroll"])
    assert dear.attrs["indicators"]["total_cost"]["unit"] == "k JPY"

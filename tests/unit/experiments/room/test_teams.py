"""The budget round: equal budget, seeds fixed beforehand, places, and what each lever was worth."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.execution.executors import inline
from experiments.room import teams
from experiments.room.teams import NET_VALUE, fit_to_budget, fix_seeds, judge_teams, make_plan
from experiments.runs.run import RunSpec, simulate
from scenarios.budget import CostPlan
from simulation.errors import UserError
from simulation.indicators import INDEX
from simulation.levers import Entry, Strategy
from simulation.population import generate

FIRM = generate(40, customers=200)
WEEKS = 40
SPEC = RunSpec(FIRM, Strategy("nothing"), seed=4, weeks=WEEKS)
DECK = ("tools", "deeds", "training", "words")
PLANS = {
    "1": Strategy("1", (Entry("tools", 1.0, 1), Entry("deeds", 0.5, 1))),
    "2": Strategy("2", (Entry("tools", 1.0, 1), Entry("training", 0.5, 14))),
    "3": Strategy("3", (Entry("deeds", 0.5, 1),)),
}


@pytest.mark.parametrize("stage", [1, 4, 2**31])
def test_seeds_are_fixed_by_the_stage_and_never_its_own(stage: int) -> None:
    seeds = fix_seeds(stage)
    assert seeds == fix_seeds(stage) and len(set(seeds)) == 24 and stage not in seeds


def test_more_seeds_begin_with_the_same_ones() -> None:
    assert fix_seeds(4, 60)[:24] == fix_seeds(4)


def test_a_plan_costs_the_sum_of_level_times_price() -> None:
    prices = teams.price_deck(SPEC, DECK)
    choices = {"tools": (1.0, 0), "deeds": (0.5, 1), "training": (0.25, 2), "words": (0.75, 0)}
    reckoned = sum(level * prices[lever][quarter] for lever, (level, quarter) in choices.items())
    assert reckoned == pytest.approx(CostPlan(make_plan("a", choices), FIRM, WEEKS).cost())


def test_a_later_start_costs_less() -> None:
    for of_lever in teams.price_deck(SPEC, ("tools", "training")).values():
        assert len(of_lever) == 4 and (np.diff(of_lever) < 0).all()


def test_plans_are_scaled_to_the_same_budget() -> None:
    planned = [fit_to_budget(plan, SPEC, "20k").planned for plan in list(PLANS.values())[1:]]
    assert planned == pytest.approx([20.0, 20.0])


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"tool": (1.0, 0)}, "lever 'tool' is not in the deck"),
        ({"mandate": (1.0, 0)}, "lever 'mandate' is not in the deck"),
        ({"deeds": (1.5, 0)}, "outside 0..1"),
        ({"deeds": (1.0, 4)}, "quarter 5"),
        ({"deeds": (1.0, -1)}, "quarter 0"),
    ],
)
def test_a_plan_that_cannot_be_chosen_is_refused(choices: teams.Choices, words: str) -> None:
    with pytest.raises(UserError, match=words):
        make_plan("Table 4", choices, DECK, WEEKS)


def test_a_lever_at_level_0_is_no_part_of_a_plan() -> None:
    assert make_plan("a", {"tools": (0.0, 0), "deeds": (1.0, 1)}).entries == (Entry("deeds", 1.0, 14),)


def judged(outcomes: tuple[str, ...], seeds: int = 4) -> teams.Judgement:
    """The three plans, each with the same few seeds."""
    return judge_teams(PLANS, SPEC, outcomes, fix_seeds(SPEC.seed, seeds), inline)


def test_every_team_is_run_with_every_seed_and_the_values_are_those_of_the_runs() -> None:
    found = judged(("practice",))
    spec = replace(SPEC, strategy=PLANS["2"], seed=found.seeds[3])
    assert found.values["practice"].shape == (3, 4)
    assert found.values["practice"][1, 3] == simulate(spec, "final")[INDEX["practice"]]


def test_net_value_is_the_value_beyond_doing_nothing_less_the_cost() -> None:
    found = judged((NET_VALUE, "practice"), 2)
    spec = replace(SPEC, strategy=PLANS["1"], seed=found.seeds[0])
    mine, nothing = simulate(spec, "final"), simulate(replace(spec, strategy=Strategy("nothing")), "final")
    value, cost = INDEX["total_value"], INDEX["total_cost"]
    assert found.values[NET_VALUE][0, 0] == pytest.approx(float(mine[value] - nothing[value] - mine[cost]), abs=1e-3)
    assert found.main == NET_VALUE and found.values[NET_VALUE].shape == (3, 2)


def test_the_plan_without_tools_is_last_in_practice() -> None:
    places = judged(("practice",)).places["practice"]
    assert places[-1].team == "3" and places[0].place == 1


def test_the_worth_of_a_lever_is_the_plan_with_it_minus_without() -> None:
    seeds = fix_seeds(SPEC.seed, 3)
    found = teams.worth_of_levers(PLANS["1"], SPEC, "practice", seeds, inline)
    without = [simulate(replace(SPEC, strategy=PLANS["3"], seed=seed), "final")[INDEX["practice"]] for seed in seeds]
    whole = judge_teams({"1": PLANS["1"]}, SPEC, ("practice",), seeds, inline).values["practice"][0]
    assert float(found["tools"].mean) == pytest.approx(float((whole - without).mean()))
    assert next(iter(found)) == "tools"


@pytest.mark.parametrize(("outcome", "words"), [("practise", "did you mean"), ("answers_gini", "no direction is good")])
def test_an_outcome_that_gives_no_places_is_refused(outcome: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        judge_teams(PLANS, SPEC, (outcome,), (1, 2), inline)


def test_progress_is_reported_run_by_run() -> None:
    told: list[tuple[int, int]] = []
    judge_teams(PLANS, SPEC, ("practice",), (1, 2), inline, lambda done, total: told.append((done, total)))
    assert told == [(done, 6) for done in range(1, 7)]


def test_seed_by_seed_teams_are_nearer_to_each_other_than_by_luck_of_their_own() -> None:
    values = judged(("practice",), 12).values["practice"]
    paired = (values[0] - values[1]).std(ddof=1)
    assert paired < np.hypot(values[0].std(ddof=1), values[1].std(ddof=1))

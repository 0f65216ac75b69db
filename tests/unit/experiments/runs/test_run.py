"""One description of a run: every asker builds the same organization from it."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from experiments.runs.population_source import population_of
from experiments.runs.run import Job, RunSpec, build, do_job, simulate
from scenarios import budget
from scenarios.building import build as build_scenario
from scenarios.strategy import load_strategy
from simulation.events import Event
from simulation.indicators import NAMES
from simulation.indicators import final as final_values

WEEKS = 16
SPEC = RunSpec("krackhardt", load_strategy("inside-out"), 3, WEEKS, events=(Event("attack", 5),))


def test_a_run_is_what_the_front_door_of_scenarios_builds() -> None:
    direct = build_scenario("krackhardt", "inside-out", seed=3, weeks=WEEKS, events=[Event("attack", 5)])
    assert np.array_equal(build(SPEC).run(), direct.run())


def test_at_a_budget_the_strategy_is_scaled_at_the_prices_of_the_run() -> None:
    parameters = {"loaded_hour": 0.09}
    spec = RunSpec("workshop", load_strategy("inside-out"), 3, WEEKS, 1.5, parameters)
    plan = budget.CostPlan(spec.strategy, population_of("workshop"), WEEKS, parameters)
    scaled = budget.scale(plan, budget.amount(1.5, plan.payroll)).strategy
    assert build(spec).strategy == scaled != spec.strategy


def test_final_values_are_those_of_the_weeks() -> None:
    weeks = simulate(SPEC)
    assert weeks.shape == (WEEKS + 1, len(NAMES))
    assert np.array_equal(simulate(SPEC, "final"), final_values(weeks.astype(float)).astype(np.float32))


def test_the_split_by_mechanism_adds_up_to_the_change() -> None:
    split = simulate(SPEC, "why")
    assert split[:-1].sum() == pytest.approx(split[-1], abs=1e-9)


def test_a_job_travels_to_another_process_and_gives_the_same_numbers() -> None:
    job = Job(("mine", 3), SPEC, "final")
    assert np.array_equal(do_job(pickle.loads(pickle.dumps(job))), simulate(SPEC, "final"))


def test_an_organization_is_read_once_in_a_process_and_one_at_hand_is_taken_as_it_is() -> None:
    people = population_of("krackhardt")
    assert population_of("krackhardt") is people and population_of(people) is people

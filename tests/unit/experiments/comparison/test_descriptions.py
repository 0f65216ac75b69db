"""What was run is told in words: events, changed rules, levers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from experiments.comparison.descriptions import (
    describe_base,
    describe_every_run,
    describe_strategy,
    levers_table,
    weeks_with_events,
)
from experiments.comparison.notes import describe_without_survey
from experiments.comparison.question import Answer, Question
from experiments.runs.population_source import population_of
from scenarios.prices.price_list import PriceList, shipped_prices
from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.population import ASKED

MINE = Strategy("mine", (Entry("training", 0.4, 8, 4, 52), Entry("tools", 1.0, 300)), "Mine")


def question(**changes) -> Question:
    return Question("krackhardt", (Strategy("nothing"), MINE), **changes)


def test_an_event_is_told_with_its_week_its_dials_and_its_group() -> None:
    said = describe_every_run(question(events=(Event("layoff", 60, {"share": 0.2}, "facing"),)))
    assert said == "In every run: layoff in week 60, share 20 %, breach 1, group facing."


def test_a_changed_rule_is_told_and_the_usual_ones_are_not() -> None:
    said = describe_every_run(question(structure={"deeds": "consequence", "trust": "asymmetric"}))
    assert said == "In every run: deeds = consequence instead of cause."


def test_where_nothing_happens_nothing_is_told() -> None:
    assert describe_every_run(question()) == ""


def test_runs_over_seeds_are_at_the_default_parameters_only_without_own_values() -> None:
    own = PriceList("EUR", {"loaded_hour": 0.06}, file="p.yaml")
    same = PriceList("EUR", {"paid_week": shipped_prices()["paid_week"].default}, file="p.yaml")
    assert describe_base(question()) == describe_base(question(prices=same)) == "at the default parameters"
    assert describe_base(question(prices=own)) == "at the default parameters with the prices of p.yaml"
    assert describe_base(question(parameters={"deeds_push": 1.5})).endswith("with deeds_push set by hand")


def test_events_of_one_week_share_a_mark() -> None:
    events = (Event("demand", 9), Event("layoff", 3), Event("technology", 9))
    assert weeks_with_events(question(events=events)) == ((3, "layoff"), (9, "demand, technology"))


def test_a_strategy_without_a_summary_is_told_by_its_levers() -> None:
    assert describe_strategy(MINE) == "training 0.4 from week 8 to 52; tools 1 from week 300"
    assert describe_strategy(Strategy("mine", summary="Train people.")) == "Train people."


def test_every_lever_is_listed_as_written_and_as_run_unless_it_starts_too_late() -> None:
    money = pd.DataFrame({"strategy": ["nothing", "mine"], "phi": [1.0, 0.5]})
    table = levers_table(question(), money)
    assert table["written"].tolist() == [0.4, 1.0]
    assert table["run"].iloc[0] == 0.2 and pd.isna(table["run"].iloc[1])


def test_that_a_quick_comparison_leaves_out_the_runs_without_the_survey_is_said() -> None:
    people = population_of("krackhardt")
    surveyed = replace(people, survey=np.full((len(people.units), len(ASKED)), 0.5))

    def notes(organization, extras: bool) -> tuple[str, ...]:
        table = pd.DataFrame()
        asked = Question(organization, (MINE,), extras=extras)
        return describe_without_survey(Answer(asked, table, table, table, table, np.zeros(0)))

    assert [len(line.splitlines()) for line in notes(surveyed, False)] == [1] and "--quick" in notes(surveyed, False)[0]
    assert notes(surveyed, True) == notes(people, False) == ()

"""Firms unlike the usual one, and a programme that is adopted later."""

from dataclasses import replace

import pytest
from reference.comparison.agreement import apart, both, docked, run
from reference.comparison.scenarios import (
    ANY_FIRM,
    EVERY_EVENT,
    EVERY_LEVER,
    LIVELY,
    firm,
    growing,
    one_unit,
    tiny,
    with_loners,
    with_sceptical_top,
    without_hierarchy,
    without_ties,
)

from simulation.events import Event
from simulation.levers import Entry, Strategy

EVENTS = tuple(event for event in EVERY_EVENT if not event.group.startswith("unit:"))


@pytest.mark.parametrize("build", [without_hierarchy, one_unit, with_loners, without_ties])
def test_an_odd_firm_agrees(build) -> None:
    assert docked(build(), ANY_FIRM, EVENTS, parameters=LIVELY) == []


def test_a_firm_without_customers_agrees() -> None:
    assert docked(firm(customers=0), EVERY_LEVER, EVERY_EVENT, parameters=LIVELY) == []


@pytest.mark.parametrize("structure", [{}, {"knowledge": "topics"}], ids=["published", "topics"])
@pytest.mark.parametrize("people", [1, 2, 5])
def test_a_tiny_firm_agrees(people: int, structure: dict[str, str]) -> None:
    assert docked(tiny(people), ANY_FIRM, EVENTS, parameters=LIVELY, structure=structure) == []


@pytest.mark.parametrize(("people", "parameters"), [(1, {}), (5, {"keep": 0.0})], ids=["nobody to ask", "keep 0"])
def test_a_firm_in_which_no_fact_is_ever_gained_or_lost_agrees(people: int, parameters: dict[str, float]) -> None:
    structure = {"knowledge": "topics", "turnover": "off"}
    assert docked(tiny(people), ANY_FIRM, EVENTS, parameters=parameters, structure=structure) == []


def test_a_firm_with_a_sceptical_top_agrees() -> None:
    structure = {"deeds": "belief"}
    assert docked(with_sceptical_top(), EVERY_LEVER, EVERY_EVENT, parameters=LIVELY, structure=structure) == []


@pytest.mark.parametrize("careers", ["seats", "on"])
@pytest.mark.parametrize("growth", [0.9, -0.5])
def test_a_firm_that_grows_or_shrinks_agrees(growth: float, careers: str) -> None:
    structure = {"careers": careers}
    assert docked(growing(31, growth), EVERY_LEVER, EVERY_EVENT, parameters=LIVELY, structure=structure, weeks=24) == []


def test_a_firm_that_loses_all_who_face_customers_agrees() -> None:
    made, layoffs = firm(37), [Event("layoff", week, {"share": 0.9}, "facing") for week in (2, 3, 4)]
    served = ["service" if name == "sales" else "finance" for name in made.functions]  # the head never goes
    made = replace(made, functions=served, growth=1.0, vacancy_weeks=1.0)
    engine, reference = both(made, ANY_FIRM, layoffs, structure={"careers": "on"}, weeks=14)
    assert run(engine, reference, 14) == []
    assert engine.indicator("service_traditional")[4] == 0.0  # nobody is left
    assert engine.people.present[engine.people.facing > 0].any()  # and somebody enters an empty unit


def test_a_firm_that_does_nothing_agrees() -> None:
    assert docked(firm(), Strategy("nothing")) == []


def test_a_firm_without_tools_agrees() -> None:
    bare = Strategy("bare", tuple(entry for entry in EVERY_LEVER.entries if entry.lever != "tools"))
    assert docked(firm(37), bare, parameters=LIVELY) == []


def test_a_programme_that_breaks_off_agrees() -> None:
    six_weeks = tuple(Entry(lever, 1.0, 0, 0, 6) for lever in ("tools", "mandate", "words"))
    assert docked(firm(37), Strategy("early", six_weeks), weeks=40, parameters=LIVELY) == []


def test_another_strategy_adopted_on_the_way_agrees() -> None:
    engine, reference = both(firm(37), Strategy("nothing"), parameters=LIVELY)
    assert run(engine, reference, 5) == []
    engine.adopt(EVERY_LEVER)
    reference.adopt(EVERY_LEVER)
    assert run(engine, reference, 20) == []


def test_runs_in_one_go_end_at_the_same_point() -> None:
    engine, reference = both(firm(37, customers=80), EVERY_LEVER, EVERY_EVENT, parameters=LIVELY)
    engine.run()
    reference.run(30)
    assert apart(engine, reference) == []

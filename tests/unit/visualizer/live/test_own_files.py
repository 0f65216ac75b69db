"""A file handed in is put where its kind belongs, with the messages of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from experiments.design.fitted_draws import FittedDraws
from simulation.errors import UserError
from visualizer.live.gallery import keep_stage, save_changes, start_new
from visualizer.live.own_files import keep_all, rename_organization, take_file
from visualizer.live.session import Session
from visualizer.live.tab import SessionDraws, Visit
from visualizer.plan.link import from_query, to_query
from visualizer.plan.own_strategies import readable, unpack
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import entries_of, organization_title, strategy, title_of
from visualizer.stage.equal_budget import about_budget

STRATEGY = b"title: Ask first\nlevers: [{lever: deeds, level: 0.5}]\n"
WORKSHOP = b"""
title: Monday
organization: krackhardt
strategies: [tools-only]
own_strategies: {ask: {title: Ask first, levers: [{lever: deeds, level: 0.5}]}}
start: ask
seed: 4
weeks: 60
hidden: [mandate]
"""


@pytest.fixture
def visit() -> Iterator[Visit]:
    session = Session(Plan("krackhardt", weeks=20))
    yield Visit(session)
    session.close()


def test_a_strategy_is_kept_and_a_second_one_gets_a_title_of_its_own(visit: Visit) -> None:
    assert take_file(visit, "ask.yaml", STRATEGY) == "Ask first is kept in this browser."
    take_file(visit, "ask.yaml", STRATEGY)
    assert [one.title for one in readable(visit.own.value).values()] == ["Ask first", "Ask first (2)"]


def test_prices_count_in_the_tab(visit: Visit) -> None:
    said = take_file(visit, "prices.yaml", b"currency: CHF\nprices: {loaded_hour: 0.09}\n")
    assert visit.session.plan.parameters == (("loaded_hour", 0.09),) and said.endswith("now: 1.")


def test_an_organization_that_is_made_up_takes_the_stage(visit: Visit) -> None:
    take_file(visit, "firm.yaml", b"title: Our firm\npeople: 60\n")
    name = visit.session.plan.organization
    assert organization_title(name) == "Our firm" and visit.kept["organizations"] == (name,)


def test_an_organization_renamed_in_one_tab_keeps_its_title_in_another(visit: Visit) -> None:
    take_file(visit, "firm.yaml", b"title: Our firm\npeople: 60\n")
    elsewhere = visit.session.plan
    rename_organization(visit, "Anna's firm")
    assert organization_title(visit.session.plan.organization) == "Anna's firm"
    assert organization_title(elsewhere.organization) == "Our firm"
    assert visit.kept["organizations"] == (visit.session.plan.organization,)


def test_draws_fitted_for_an_organization_count_under_its_new_title_too(visit: Visit) -> None:
    take_file(visit, "firm.yaml", b"title: Our firm\npeople: 60\n")
    draws = FittedDraws(source="usage.csv", parameters=["posts_mean"], rows=[[1.0], [2.0]])
    visit.fitted = SessionDraws(visit.session.plan.organization, draws)
    rename_organization(visit, "Anna's firm")
    assert visit.fitted is not None and visit.fitted.organization == visit.session.plan.organization


def test_a_workshop_brings_its_organization_seed_weeks_and_strategies(visit: Visit) -> None:
    said = take_file(visit, "monday.yaml", WORKSHOP)
    plan = visit.session.plan
    assert (plan.organization, plan.seed, plan.weeks, plan.rival) == ("krackhardt", 4, 60, "tools-only")
    assert strategy(plan.strategy).title == "Ask first"
    assert said.startswith("Monday is open")


def test_what_of_a_workshop_counts_only_with_the_start_of_the_app_is_named(visit: Visit) -> None:
    said = take_file(visit, "monday.yaml", WORKSHOP + b"rounds: [{kind: sketch}]\nrival: mandate\n")
    assert said.endswith("count: what it hides, what phones are asked (rounds), its choice of strategies.")
    assert "--workshop" in said and visit.session.plan.rival == "mandate"


def test_a_workshop_that_offers_all_strategies_ignores_none_of_them(visit: Visit) -> None:
    assert "--workshop" not in take_file(visit, "monday.yaml", b"title: Monday\norganization: krackhardt\n")


def test_a_workshop_opens_no_file_beside_it(visit: Visit) -> None:
    with pytest.raises(UserError, match=r"^monday\.yaml:3:1: organization: '/etc/hostname\.yaml' does not come along"):
        take_file(visit, "monday.yaml", WORKSHOP.replace(b"krackhardt", b"/etc/hostname.yaml"))


def test_a_file_of_no_use_here_is_named(visit: Visit) -> None:
    with pytest.raises(UserError, match=r"^one\.yaml: is a story, not a strategy"):
        take_file(visit, "one.yaml", b"title: A story\nsteps: []\n")


def test_too_many_strategies_leave_what_was_kept(visit: Visit) -> None:
    take_file(visit, "ask.yaml", STRATEGY)
    before = visit.own.value
    with pytest.raises(UserError, match="remove one first"):
        keep_all(visit, [next(iter(readable(before).values()))] * 40)
    assert visit.own.value == before


@pytest.fixture
def shown(visit: Visit) -> Visit:
    """A strategy of one's own at 50 % on the Stage, the others at an equal budget."""
    take_file(visit, "ask.yaml", STRATEGY)
    visit.session.change(visit.session.plan.with_strategy(visit.own.value[0]))
    return visit


def test_a_strategy_of_ones_own_runs_on_the_stage_as_it_is_written(shown: Visit) -> None:
    plan = shown.session.plan
    assert [entry.level for entry in entries_of(plan)] == [0.5] and plan.percent is not None
    assert title_of(plan) == "Ask first" and not plan.tampered
    assert from_query(to_query(plan))[0] == plan


def test_changes_are_saved_under_the_title_the_strategy_has(shown: Visit) -> None:
    plan = shown.session.plan
    shown.session.change(plan.with_entries((replace(entries_of(plan)[0], level=0.7),)))
    assert shown.session.plan.tampered
    save_changes(shown)
    assert [(one.title, one.entries[0].level) for one in readable(shown.own.value).values()] == [("Ask first", 0.7)]
    assert shown.session.plan.strategy == shown.own.value[0] and not shown.session.plan.tampered


def test_what_is_kept_from_the_stage_has_the_levels_seen_there_and_a_plain_title(visit: Visit) -> None:
    visit.session.change(replace(visit.session.plan, strategy="tools-only"))
    seen = entries_of(visit.session.plan)
    visit.session.change(visit.session.plan.with_entries(seen[:1]))
    keep_stage(visit)
    assert unpack(visit.own.value[0]).title == "My strategy" and entries_of(visit.session.plan) == seen[:1]


def test_a_new_strategy_begins_with_no_lever(visit: Visit) -> None:
    start_new(visit)
    start_new(visit)
    assert [one.title for one in readable(visit.own.value).values()] == ["My strategy", "My strategy (2)"]
    assert entries_of(visit.session.plan) == ()


def test_the_budget_says_what_compare_makes_of_levels_as_they_are_set(shown: Visit) -> None:
    assert "Compare makes them x" in " ".join(about_budget(shown.session.plan))

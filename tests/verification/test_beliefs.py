"""E20: what leaders believe, and money that follows benefit."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from simulation import levers as lever
from simulation.levers import Entry, Strategy
from simulation.mechanisms import beliefs, participation
from simulation.model import Organization
from simulation.population import Openness, Population, generate
from simulation.programme.funding import Funding

Firm = Callable[..., Organization]
TRAINING = Entry("training", 0.5)
UNMEASURED = {"measuring_noise": 0.0}


@pytest.fixture(scope="module")
def population() -> Population:
    """One firm for all runs."""
    return generate(60)


def reviewed(
    population: Population, rule: Funding | None, *entries: Entry, weeks: int = 60, more: float = 0.0, **given: float
) -> Organization:
    """A run whose money follows benefit, after so many weeks. more: benefit of every week besides (k)."""
    org = Organization(
        population=population,
        strategy=Strategy("s", (TRAINING, *entries), funding=rule),
        weeks=weeks,
        parameters={**UNMEASURED, **given},
        structure={"turnover": "off", "influence": "off"},
        precision="float64",
        rng=1,
    )
    org.state.firm.base_help -= more
    org.run()
    return org


@pytest.mark.parametrize("patience", [1, 2, 4])
def test_a_sceptical_top_cuts_what_is_not_measured_by_the_number_of_failed_reviews(
    population: Population, patience: int
) -> None:
    doubtful = replace(population, top=Openness(0.1, 0.0))
    org = reviewed(doubtful, Funding(expectation=0.5, review=10, patience=patience, cut=0.3))
    failed = np.arange(61) // 10
    expected = 0.7 ** np.maximum(0, failed - patience + 1)
    assert np.abs(org.indicator("funding") - expected).max() < 1e-12


def test_what_is_cut_is_the_effort_and_its_cost_and_no_rule(population: Population) -> None:
    doubtful = replace(population, top=Openness(0.1, 0.0))
    org = reviewed(doubtful, Funding(review=10, patience=1, cut=0.3), Entry("tools", 1.0), weeks=15)
    assert np.abs(org.state.levers.level[lever.TRAINING] - 0.35).max() < 1e-12
    assert (org.state.levers.level[lever.TOOLS] == 1.0).all()
    tools = float(org.state.levers.kinds[lever.TOOLS].cost)
    cost = org.indicator("cost")
    assert abs((cost[15] - tools) - 0.7 * (cost[10] - tools)) < 1e-9


def test_a_convinced_top_never_cuts_what_is_not_measured(population: Population) -> None:
    org = reviewed(replace(population, top=Openness(0.98, 0.0)), Funding(review=5, patience=1), more=-50.0)
    assert (org.indicator("funding") == 1.0).all()


def test_a_sceptical_top_never_cuts_what_is_measured_and_pays_more_than_expected(population: Population) -> None:
    doubtful = replace(population, top=Openness(0.05, 0.0))
    org = reviewed(doubtful, Funding(review=5, patience=1), Entry("measuring", 1.0), more=50.0, belief_step=1.0)
    assert (org.indicator("funding") == 1.0).all()


def test_measuring_costs_a_programme_its_money_where_taste_would_have_paid_on(population: Population) -> None:
    believers = replace(population, top=Openness(0.98, 0.0))
    org = reviewed(believers, Funding(review=5, patience=1), Entry("measuring", 1.0), more=-50.0)
    assert org.indicator("funding")[-1] < 0.2


def test_what_was_cut_comes_back_where_the_next_review_is_good(population: Population) -> None:
    doubtful = replace(population, top=Openness(0.05, 0.0))
    rule = Funding(review=10, patience=1, cut=0.4)
    org = reviewed(doubtful, rule, Entry("measuring", 1.0, 11), more=50.0, weeks=40, belief_step=1.0)
    assert np.abs(org.indicator("funding")[[9, 10, 20, 30]] - (1.0, 0.6, 1.0, 1.0)).max() < 1e-12


@pytest.mark.parametrize("measured", [0.25, 1.0])
def test_belief_moves_by_its_step_towards_what_is_measured_and_the_rest_by_taste(
    population: Population, measured: float
) -> None:
    firm = replace(population, top=Openness(0.3, 0.0))
    org = reviewed(firm, Funding(0.0, 10, 100), Entry("measuring", measured), weeks=30, belief_step=0.4)
    seats = [int(row.seat) for row in org.state.top]
    taste = 2.0 * float(org.people.openness[seats].mean())
    counted, cost = sum(org.indicator(f"value_{name}") for name in ("help", "ideas", "quits")), org.indicator("cost")
    belief = taste
    for first in (1, 11, 21):
        ratio = counted[first : first + 10].sum() / cost[first : first + 10].sum()
        belief += 0.4 * (measured * ratio + (1.0 - measured) * taste - belief)
        assert abs(org.indicator("belief_of_top")[first + 9] - belief) < 1e-9


def test_customers_margin_counts_only_where_the_strategy_says_so(population: Population) -> None:
    without, counted = (
        reviewed(population, Funding(0.0, 20, 100, customers=customers), Entry("measuring", 1.0), weeks=20)
        for customers in (False, True)
    )
    cost, margin = without.indicator("cost")[1:].sum(), without.indicator("value_customers")[1:].sum()
    more = counted.indicator("belief_of_top")[20] - without.indicator("belief_of_top")[20]
    assert abs(more - 0.5 * margin / cost) < 1e-9 and margin != 0.0


def test_without_a_rule_or_with_fixed_funding_belief_changes_no_other_number(population: Population) -> None:
    doubtful = replace(population, top=Openness(0.05))
    fixed, bare = (
        Organization(
            population=doubtful,
            strategy=Strategy("s", (TRAINING,), funding=rule),
            weeks=30,
            structure={"funding": "fixed"},
            rng=1,
        )
        for rule in (Funding(review=2, patience=1), None)
    )
    assert np.array_equal(fixed.run(), bare.run())


def test_a_budget_cut_is_not_undone_by_a_good_review(population: Population) -> None:
    org = reviewed(replace(population, top=Openness(0.98, 0.0)), Funding(review=5, patience=1))
    org.state.firm.effort = 0.5
    org.run(0)
    assert org.state.firm.funds == 1.0 and org.state.firm.effort == 0.5


def test_development_moves_the_anchors_of_those_who_lead_towards_one(firm: Firm) -> None:
    org = firm(4, manager=[-1, 0, 0, 1])
    org.state.levers.level[lever.LEADER_DEVELOPMENT, :] = 0.5
    org.state.levers.kinds.used[lever.LEADER_DEVELOPMENT] = 1
    before = org.people.anchor.copy()
    for _ in range(20):
        beliefs.develop(org.state)
    assert np.abs((1.0 - org.people.anchor[:2]) - (1.0 - before[:2]) * 0.995**20).max() < 1e-12
    assert (org.people.anchor[2:] == before[2:]).all()


@pytest.mark.parametrize(("openness", "share"), [(0.0, 0.5), (0.35, 1.0), (0.175, 0.75), (0.9, 1.0)])
def test_time_for_deeds_is_used_as_far_as_one_is_convinced(firm: Firm, openness: float, share: float) -> None:
    org = firm(3, manager=[-1, 0, 0], structure={"deeds": "belief"})
    org.state.levers.level[lever.DEEDS, :] = 0.8
    org.people.openness[:] = openness
    assert abs(participation.deeds(org.state, 0) - 3.0 * 0.8 * share) < 1e-12


def test_without_conviction_deeds_by_belief_are_deeds_as_granted(population: Population) -> None:
    doubtful = replace(population, top=Openness(0.05), leaders=Openness(0.1))
    plan = Strategy("s", (Entry("deeds", 0.8), Entry("tools", 1.0)))
    belief, cause = (
        Organization(
            population=doubtful,
            strategy=plan,
            weeks=20,
            parameters={"conviction": 0.0},
            structure={"deeds": form},
            precision="float64",
            rng=1,
        )
        for form in ("belief", "cause")
    )
    assert np.abs(belief.run() - cause.run()).max() < 1e-12


def test_openness_of_the_top_matters_by_deeds_attitude_and_money_alone(population: Population) -> None:
    """Sceptical and convinced leaders lead alike where none of these depends on what they think."""

    def run(mean: float) -> Organization:
        firm = replace(population, top=Openness(mean, 0.0), leaders=Openness(mean, 0.0))
        org = Organization(
            population=firm,
            strategy=Strategy("s", (Entry("tools", 1.0), Entry("deeds", 0.8)), funding=Funding(review=5)),
            weeks=20,
            parameters={"conviction": 0.0},
            structure={"funding": "fixed", "influence": "off", "deeds": "belief", "usefulness": "off"},
            precision="float64",
            rng=1,
        )
        org.state.p.openness_effect = 0.0
        org.run()
        return org

    sceptical, convinced = run(0.1), run(0.8)
    leaders = sceptical.people["has_reports"] > 0
    assert np.array_equal(sceptical.people.act, convinced.people.act)
    assert sceptical.people.openness[leaders].mean() + 0.3 < convinced.people.openness[leaders].mean()


def test_the_top_and_other_leaders_are_drawn_around_what_the_organization_says() -> None:
    firm = replace(generate(2000), top=Openness(0.9, 0.02), leaders=Openness(0.6, 0.1))
    org = Organization(population=firm, weeks=1, rng=1)
    top = org.people["top"] > 0
    leaders = (org.people["has_reports"] > 0) & ~top
    others = ~(top | leaders)
    for group, mean, sd in ((top, 0.9, 0.02), (leaders, 0.6, 0.1), (others, 0.35, 0.15)):
        anchors = org.people.anchor[group]
        assert abs(anchors.mean() - mean) < 4 * sd / np.sqrt(group.sum())
        assert abs(anchors.std() - sd) < 4 * sd / np.sqrt(2 * group.sum()) + 0.01


def test_who_comes_into_a_seat_of_the_top_believes_what_taste_says(population: Population) -> None:
    org = Organization(population=replace(population, top=Openness(0.05, 0.0)), weeks=3, precision="float64", rng=1)
    seat = int(org.state.top[0].seat)
    beliefs.take_seat(org.state, seat)
    org.people.openness[seat] = 0.6
    beliefs.take_seat(org.state, seat)
    assert org.state.top[0].belief == 1.2

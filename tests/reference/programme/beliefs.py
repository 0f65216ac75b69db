"""What leaders believe, and money that follows benefit (E20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference import worth
from reference.agents import Leader, Person

from simulation.population import Openness, Population
from simulation.programme.funding import Funding

if TYPE_CHECKING:
    from reference.organization import Organization

INSIDE = ("value_help", "value_ideas", "value_quits")


def set_openness(org: Organization, population: Population) -> None:
    """Mean and spread of openness that the first holders of seats are drawn with."""

    def given(group: Openness) -> tuple[float, float]:
        mean = org.p.openness_mean if group.mean is None else group.mean
        return mean, org.p.openness_sd if group.sd is None else group.sd

    org.openness_drawn = {
        "top": given(population.top),
        "leaders": given(population.leaders),
        "others": (org.p.openness_mean, org.p.openness_sd),
    }


def openness_of(org: Organization, person: Person) -> tuple[float, float]:
    """Mean and spread for one person."""
    if person.top:
        return org.openness_drawn["top"]
    return org.openness_drawn["leaders" if isinstance(person, Leader) else "others"]


def fund(org: Organization, rule: Funding | None) -> None:
    """Let money follow benefit by this rule from now on, or the plan."""
    org.rule = rule
    if rule is None:
        org.funds = 1.0


def taste(org: Organization, person: Person) -> float:
    """What somebody believes without figures: 2 x."""
    return org.p.belief_by_taste * person.openness


def open_books(org: Organization) -> None:
    """Nobody has reviewed anything yet."""
    org.funds, org.reviews_failed = 1.0, 0
    org.review_cost = org.review_benefit = org.review_measured = 0.0
    org.review_weeks = 0
    for person in org.people:
        person.belief = taste(org, person)


def convinced(org: Organization, person: Person) -> float:
    """How far the time granted for deeds is used: min(1, 1 - cb + cb x/x0)."""
    p = org.p
    return min(1.0, (1.0 - p.conviction) + p.conviction * person.openness / p.openness_mean)


def develop(org: Organization) -> None:
    """a' = a + kd L (1 - a) for those who lead."""
    for person in org.seats:
        if isinstance(person, Leader):
            pull = org.p.development_pull * person.level["leader_development"]
            person.anchor += pull * (1.0 - person.anchor)


def review(org: Organization) -> None:
    """Every so many weeks the top judge what the programme has brought for its cost, and pay."""
    rule = org.rule
    if rule is None or org.structure["funding"] == "fixed":
        return
    flows = worth.money(org)
    counted = [*INSIDE, "value_customers"] if rule.customers else INSIDE
    org.review_cost += org.cost
    org.review_benefit += sum(flows[name] for name in counted)
    org.review_measured += org.level["measuring"]
    org.review_weeks += 1
    since = org.week - org.first_start
    if since > 0 and since % rule.review == 0 and org.review_cost > 1e-9:
        for person in org.people:
            if person.top:
                judge(org, person)
        pay(org, rule)
        org.review_cost = org.review_benefit = org.review_measured = 0.0
        org.review_weeks = 0


def judge(org: Organization, person: Person) -> None:
    """m' = m + am (seen - m), seen by figures as far as they were measured, else by taste."""
    measured = org.review_measured / org.review_weeks
    figure = org.review_benefit / org.review_cost + org.p.measuring_noise * org.draws.normal("review", person)
    seen = measured * figure + (1.0 - measured) * taste(org, person)
    person.belief += org.p.belief_step * (seen - person.belief)


def mean_belief(org: Organization) -> float:
    """Mean belief of the top (0 where there is nobody)."""
    beliefs = [person.belief for person in org.people if person.top]
    return sum(beliefs) / len(beliefs) if beliefs else 0.0


def pay(org: Organization, rule: Funding) -> None:
    """Money comes back where the top believe enough, and goes after `patience` failed reviews."""
    if mean_belief(org) >= rule.expectation:
        org.reviews_failed = 0
        org.funds = min(1.0, org.funds / (1.0 - rule.cut))
    else:
        org.reviews_failed += 1
        if org.reviews_failed >= rule.patience:
            org.funds *= 1.0 - rule.cut

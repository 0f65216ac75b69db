"""People, ties, memberships, customers and money: what goes somewhere comes from somewhere."""

import numpy as np
import pytest
from hypothesis import given
from worlds import World, worlds

from scenarios.strategy import load_strategy
from simulation.model import Organization
from simulation.population import generate

PRECISIONS = pytest.mark.parametrize("precision", ["float64", "float32"])


def seats_ever(org: Organization) -> float:
    """Seats of week 0 and those opened since, without those that closed vacant."""
    return float(org.population.size + org.state.firm.seats_opened - org.state.firm.seats_closed)


def assert_heads(org: Organization) -> None:
    """Everybody is on the payroll or was let go; the head stays; communities have the members who have them."""
    present = int(org.people["present"].sum())
    vacant = int(((org.people["open_seat"] > 0) & (org.people["present"] == 0)).sum())
    assert present == org.state.firm.staff == seats_ever(org) - org.state.firm.layoffs - vacant >= 1
    assert org.population.head < 0 or org.people["present"][org.population.head]
    slots = org.state.slots
    assert (slots[org.people["present"] == 0] == -1).all()
    members = np.bincount(slots[slots >= 0], minlength=len(org.state.communities))
    assert (members == org.state.communities["members"]).all()
    there = org.state.communities["alive"] > 0
    assert (members[~there] == 0).all() and (org.state.communities["content"][~there] == 0.0).all()
    assert there.sum() == org.state.firm.communities
    if org.structure["communities"] == "living":
        assert org.state.firm.communities == org.state.firm.founded - org.state.firm.closed
    for row in slots:
        assert len(set(row[row >= 0])) == (row >= 0).sum()


def assert_ties(org: Organization, line: set[tuple[int, int]]) -> None:
    """Ties join two different people present, once; line ties of those present are all there."""
    source, target, weight = org.ties()
    present = org.people["present"]
    assert (source != target).all() and present[source].all() and present[target].all() and (weight > 0.0).all()
    pairs = set(zip(source.tolist(), target.tolist(), strict=True))
    assert len(pairs) == len(source)
    assert {(i, j) for i, j in line if present[i] and present[j]} <= pairs
    assert (org.state.rows["count"] + org.state.rows["asleep"] <= org.state.rows["room"]).all()


def line_ties(org: Organization) -> set[tuple[int, int]]:
    """Ties between somebody and their manager."""
    manager = org.people["manager"]
    return {
        (i, j)
        for i, j in zip(*(ends.tolist() for ends in org.ties()[:2]), strict=True)
        if manager[i] == j or manager[j] == i
    }


def assert_customers(org: Organization, before: int) -> None:
    """Customers now = customers before - lost + won, and there is a place for each."""
    f, now = org.state.firm, int(org.customers["present"].sum())
    if org.structure["customers"] == "on":
        assert f.customers_before == before
        assert now == before - f.leavers + f.arrivals
    else:
        assert now == before
    assert now <= len(org.customers)
    if org.structure["market"] == "shared":
        assert now <= org.state.firm.customers_start / org.state.p.share_at_start


def assert_money(org: Organization) -> None:
    """The parts add up: levers to cost, flows to value, weeks to totals."""
    v = org.values()
    parts = [v[f"value_{name}"] for name in ("help", "customers", "ideas", "quits", "work", "incidents")]
    assert abs(sum(parts) - v["value"]) <= 1e-9 * max(1.0, *map(abs, parts))
    assert abs(org.state.levers.kinds["cost"].sum() - v["cost"]) <= 1e-9 * max(1.0, v["cost"])
    for name in ("cost", "value"):
        total = org.indicator(name)[1:].sum()
        assert abs(total - v[f"total_{name}"]) <= 1e-9 * max(1.0, np.abs(org.indicator(name)).sum())


@PRECISIONS
@given(world=worlds())
def test_nothing_is_lost_and_nothing_comes_from_nowhere(world: World, precision: str) -> None:
    org = world.organization(precision)
    line = line_ties(org)
    for _ in range(world.weeks):
        before = int(org.customers["present"].sum())
        org.step()
        assert_heads(org)
        assert_ties(org, line)
        assert_customers(org, before)
        assert_money(org)


def test_a_hundred_thousand_people_and_their_ties_are_conserved() -> None:
    strategy = load_strategy("holistic-phased")
    org = Organization(population=generate(100_000, seed=1), strategy=strategy, weeks=8, rng=1)
    line = line_ties(org)
    org.run(7)
    before = int(org.customers["present"].sum())
    org.run(1)
    assert_heads(org)
    assert_ties(org, line)
    assert_customers(org, before)
    assert_money(org)

"""Whatever happens: shares stay shares, nothing is lost, and every number is a number."""

import numpy as np
import pytest
from hypothesis import given
from worlds import World, worlds

from scenarios.strategy import load_strategy
from simulation import agents, indicators
from simulation.model import Organization
from simulation.population import generate
from simulation.states.agent_states import states

PRECISIONS = pytest.mark.parametrize("precision", ["float64", "float32"])
LOW = np.array([indicator.low for indicator in indicators.INDICATORS])
HIGH = np.array([indicator.high for indicator in indicators.INDICATORS])


def share_columns(kind: type) -> list[str]:
    """States declared as 0..1."""
    return [name for name, state in states(kind).items() if state.unit == "0..1"]


def assert_shares(org: Organization) -> None:
    """Every state that is declared as a share is one."""
    for table, kind in ((org.people, agents.Person), (org.customers, agents.Customer)):
        for name in share_columns(kind):
            column = table[name]
            assert np.all((column >= 0.0) & (column <= 1.0)), (name, column.min(), column.max(), org.week)
    assert np.all((org.state.units["embedding"] >= 0.0) & (org.state.units["embedding"] <= 1.0))
    assert np.all((org.state.communities["benefit"] >= 0.0) & (org.state.communities["benefit"] <= 1.0))
    assert 0.0 <= org.state.firm.community_skill <= 1.0


def assert_facts(org: Organization) -> None:
    """Who holds a fact one way holds it; knowing who knows stays a share; answers are given by somebody."""
    t = org.state.facts
    assert np.all(t.people.belief & ~t.people.known == 0) and np.all(t.people.known < 2**30), org.week
    assert np.all(t.communities.belief & ~t.communities.known == 0), org.week
    for k, own in enumerate(t.sets):
        assert np.all(t.communities.known[t.communities.topic == k] & ~own == 0), "a fact of another topic"
    for column in (t.directory, t.people.knows_whom):
        assert np.all((column >= 0.0) & (column <= 1.0)), (column.min(), column.max(), org.week)
    assert np.all(t.people.load >= 0.0) and np.isfinite(t.people.load).all()


def assert_cases(org: Organization) -> None:
    """Only customers have open cases; the first department is needed, and what is left was."""
    o = org.state
    still = o.cases.left != 0
    assert (o.customers.present[: len(o.cases)][still] == 1).all() and (o.cases.left & ~o.cases.route == 0).all()
    assert (o.cases.route[still] & 1 == 1).all() and (o.cases.weeks[still] >= 1).all()
    assert (np.abs(o.desks.reputation) <= 1.0).all() and (o.desks.can >= 0.0).all()


def assert_stories(org: Organization) -> None:
    """Only customers hear stories, only users of social channels carry them on, and none is lost in the count."""
    s, c, f = org.state.circles, org.customers, org.state.firm
    here, social = c.present[: len(s)] == 1, c.social[: len(s)] == 1
    assert (s.carried_good[~(here & social)] == 0).all() and (s.carried_bad[~(here & social)] == 0).all()
    assert (s.carried_good >= 0).all() and (s.carried_bad >= 0).all() and (s.story[~here] == 0).all()
    if org.week > 0 and org.structure["customers"] == "on" and len(s):
        assert f.good_stories == s.good.sum() and f.bad_stories == s.bad.sum()


def assert_numbers(org: Organization) -> None:
    """No NaN and nothing infinite, anywhere."""
    assert all(np.isfinite(column).all() for column in org.state.customers), org.week
    for table in (org.people, org.state.units, org.state.communities):
        for name in table.dtype.names:
            assert np.isfinite(table[name]).all(), (name, org.week)
    assert np.isfinite(np.array(org.state.firm.tolist())).all()
    assert np.isfinite(org.ties()[2]).all()


def assert_indicators(org: Organization) -> None:
    """Every indicator is inside the range it states."""
    wrong = ~((org.history >= LOW - 1e-9) & (org.history <= HIGH + 1e-9))
    assert not wrong.any(), [(indicators.NAMES[k], week, org.history[week, k]) for week, k in np.argwhere(wrong)[:5]]


@PRECISIONS
@given(world=worlds())
def test_shares_stay_shares_and_numbers_numbers(world: World, precision: str) -> None:
    org = world.organization(precision)
    for _ in range(world.weeks):
        org.step()
        assert_shares(org)
        assert_numbers(org)
        assert_facts(org)
        assert_cases(org)
        assert_stories(org)
        assert np.all(org.people.practice_own <= org.people.practice), org.week
        assert 0.0 <= org.state.firm.funds <= 1.0 and np.isfinite(org.state.top["belief"]).all(), org.week
    assert_indicators(org)


def test_a_hundred_thousand_people_are_as_well_formed_as_forty() -> None:
    strategy = load_strategy("holistic-phased")
    org = Organization(population=generate(100_000, seed=1), strategy=strategy, weeks=8, rng=1)
    org.run()
    assert_shares(org)
    assert_numbers(org)
    assert_indicators(org)

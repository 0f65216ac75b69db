"""E14: ideas from inside and outside wait, are taken up and put to work (von Hippel 2005; Bayus 2013; Little 1961)."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.mechanisms import ideas
from simulation.model import Organization

Firm = Callable[..., Organization]


def test_in_the_funnel_the_mean_backlog_is_the_flow_times_the_mean_wait(firm: Firm) -> None:
    """Little's law, with waits counted one by one: each idea from the week it came to the week it was taken up."""
    org = firm(100, [(0, 1)])
    rng, come, gone, backlog = np.random.default_rng(1), [], [], []
    for _ in range(600):
        org.state.firm.good_posts = rng.exponential(40.0) if len(come) < 500 else 0.0  # the funnel empties at the end
        ideas.flow(org.state)
        come.append(org.state.firm.new_ideas)
        gone.append(org.state.firm.processed)
        backlog.append(org.state.firm.backlog)
    assert backlog[-1] == 0.0
    weeks, total = np.arange(600), sum(come)
    wait = (np.dot(weeks, gone) - np.dot(weeks, come)) / total
    assert wait > 1.0 and abs(np.mean(backlog) - total / 600 * wait) < 1e-9


def test_without_an_open_door_no_idea_comes_from_outside(firm: Firm) -> None:
    org = firm(10, customers=500)
    assert ideas.outside_ideas(org.state) == 0.0
    org.state.levers.level[lever.OPEN_IDEAS, :] = 0.6
    assert abs(ideas.outside_ideas(org.state) - 0.0005 * 0.6 * org.customers.trust[:500].sum()) < 1e-12


def test_of_the_ideas_taken_up_as_many_are_adopted_as_at_dell(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.firm.backlog = 1000.0
    ideas.flow(org.state)
    assert abs(org.state.firm.implemented / org.state.firm.processed - 549 / 23_300) < 5e-4


def test_capacity_grows_with_coordination_and_flatness(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.firm.backlog = 1000.0
    org.state.levers.level[lever.COORDINATION, :] = org.state.levers.level[lever.FLATNESS, :] = 1.0
    ideas.flow(org.state)
    assert abs(org.state.firm.processed - 0.5 * 2.0 * 1.5) < 1e-12


def test_refining_in_communities_up_to_triples_adoption(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.communities.members[:], org.state.communities.benefit[:] = 10, 1.0
    org.state.firm.backlog = 10.0
    ideas.flow(org.state)
    assert abs(org.state.firm.implemented - 0.5 * 0.024 * 3.0) < 1e-12


def test_an_improvement_wears_off_by_a_hundredth_a_week(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.firm.gain = 2.0
    for _ in range(50):
        ideas.flow(org.state)
    assert abs(org.state.firm.gain - 2.0 * 0.99**50) < 1e-12


@pytest.mark.parametrize(("backlog", "processed"), [(0.0, 0.0), (0.49, 0.49), (0.5, 0.5), (0.51, 0.5), (9.0, 0.5)])
def test_a_backlog_is_taken_up_as_far_as_capacity_reaches(firm: Firm, backlog: float, processed: float) -> None:
    org = firm(100, [(0, 1)])
    f = org.state.firm
    f.backlog, f.good_posts = backlog, 30.0
    ideas.flow(org.state)
    assert abs(f.processed - processed) < 1e-12 and abs(f.backlog - (backlog + 0.3 - processed)) < 1e-12
    assert abs(f.gain - processed * 0.024) < 1e-12  # a hundred staff

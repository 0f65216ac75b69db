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


def test_of_a_crowds_ideas_as_many_are_adopted_as_at_dell(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.firm.backlog = org.state.firm.outside_backlog = 1000.0
    ideas.flow(org.state)
    assert abs(org.state.firm.implemented / org.state.firm.processed - 549 / 23_300) < 5e-4


def test_of_staffs_ideas_a_third_is_adopted_as_in_suggestion_schemes(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.firm.backlog = 1000.0
    ideas.flow(org.state)
    assert abs(org.state.firm.implemented / org.state.firm.processed - 0.35) < 1e-12


def test_ideas_are_taken_up_in_the_proportion_in_which_they_wait(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    f = org.state.firm
    f.backlog, f.outside_backlog = 40.0, 30.0
    ideas.flow(org.state)
    assert abs(f.implemented - f.processed * (0.25 * 0.35 + 0.75 * 0.024)) < 1e-12
    assert abs(f.outside_backlog / f.backlog - 0.75) < 1e-12


def test_the_ideas_of_one_source_rest_at_its_share_of_what_comes(firm: Firm) -> None:
    """Both kinds wait equally long, so the mix that waits ends as the mix that comes."""
    org = firm(100, [(0, 1)], idea_capacity=2.0)
    f = org.state.firm
    f.backlog = f.outside_backlog = 5.0
    for _ in range(200):
        f.good_posts = 30.0
        ideas.flow(org.state)
    assert abs(f.backlog - 0.3) < 1e-12 and abs(f.outside_backlog) < 1e-12


def test_capacity_grows_with_coordination_and_flatness(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.firm.backlog = 1000.0
    org.state.levers.level[lever.COORDINATION, :] = org.state.levers.level[lever.FLATNESS, :] = 1.0
    ideas.flow(org.state)
    assert abs(org.state.firm.processed - 0.346 * 2.0 * 1.5) < 1e-12


def test_refining_in_full_communities_works_like_three_chances(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.communities.members[:], org.state.communities.benefit[:] = 10, 1.0
    org.state.firm.backlog = 10.0
    ideas.flow(org.state)
    assert abs(org.state.firm.implemented - 0.346 * (1.0 - 0.65**3)) < 1e-12


def test_refining_multiplies_a_small_share_and_never_passes_all() -> None:
    assert abs(ideas.adopted(1e-6, 3.0) - 3e-6) < 1e-11 and ideas.adopted(0.9, 3.0) < 1.0


def test_an_improvement_wears_off_by_a_hundredth_a_week(firm: Firm) -> None:
    org = firm(100, [(0, 1)])
    org.state.firm.gain = 2.0
    for _ in range(50):
        ideas.flow(org.state)
    assert abs(org.state.firm.gain - 2.0 * 0.99**50) < 1e-12


@pytest.mark.parametrize(
    ("backlog", "processed"), [(0.0, 0.0), (0.3, 0.3), (0.346, 0.346), (0.36, 0.346), (9.0, 0.346)]
)
def test_a_backlog_is_taken_up_as_far_as_capacity_reaches(firm: Firm, backlog: float, processed: float) -> None:
    org = firm(100, [(0, 1)])
    f = org.state.firm
    f.backlog, f.good_posts = backlog, 30.0
    ideas.flow(org.state)
    assert abs(f.processed - processed) < 1e-12 and abs(f.backlog - (backlog + 0.3 - processed)) < 1e-12
    assert abs(f.gain - processed * 0.35) < 1e-12  # a hundred staff

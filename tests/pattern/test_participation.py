"""How many take part in a firm that bought the tool, and how unequally: patterns 1 to 4 and 6 of the notes on evidence.

A pattern the model does not reproduce is kept here as a failure that is expected, with the figure measured.
"""

from collections.abc import Callable

import numpy as np
import pytest

import scenarios
from simulation.model import Organization

Runs = Callable[[str], list[Organization]]
MANY = 0.5  # practice above which many use it
LAST = 26  # weeks


def test_a_fifth_is_active_after_a_rollout_led_by_the_tool(runs: Runs) -> None:
    """Engagement about 20 % in 15 firms with Yammer (SWOOP 2016, vendor). Band: 10 to 30 %."""
    assert 0.10 < np.mean([org.final()["practice"] for org in runs("tools-only")]) < 0.30


def test_four_fifths_of_the_users_are_active_less_than_once_in_two_weeks() -> None:
    """80 % of actual users (SWOOP 2016, vendor). Band: 70 to 90 %."""
    shares = []
    for seed in range(1, 5):
        org = scenarios.build("manufacturer", "tools-only", seed=seed)
        org.run(org.horizon - LAST)
        active = np.zeros(len(org.people))
        for _ in range(LAST):
            org.step()
            active += org.people.act
        shares.append((active[active > 0] < LAST / 2).mean())
    assert 0.70 < np.mean(shares) < 0.90


def test_contributions_are_no_more_equal_than_mails_sent(runs: Runs) -> None:
    """Mails sent in the manufacturer: Gini 0.60, the busiest tenth sends 40 %: the upper bound of equality."""
    orgs = runs("tools-only")
    assert np.mean([org.final()["participation_gini"] for org in orgs]) > 0.60
    assert np.mean([share_of(org, 0.10) for org in orgs]) > 0.40


@pytest.mark.xfail(reason="0.58: where nearly everybody takes part, contributions get a little more equal than mails")
def test_contributions_are_no_more_equal_than_mails_sent_even_where_most_take_part(runs: Runs) -> None:
    assert np.mean([org.final()["participation_gini"] for org in runs("holistic-phased")]) > 0.60


@pytest.mark.xfail(reason="the busiest hundredth contributes 19 %: a firm's network is no open community in this model")
def test_one_in_a_hundred_contributes_most(runs: Runs) -> None:
    """90-9-1 in open communities (Nielsen 2006). Band: the busiest 1 % contributes at least a third."""
    assert np.mean([share_of(org, 0.01) for org in runs("tools-only")]) > 1 / 3


def share_of(org: Organization, busiest: float) -> float:
    """Share of the remembered contributions made by the busiest share of people."""
    posts = np.sort(org.people.posts_memory)[::-1]
    return float(posts[: max(1, round(busiest * len(posts)))].sum() / posts.sum())


def broad(orgs: list[Organization]) -> float:
    """Share of worlds in which many use it in the end."""
    return float(np.mean([org.final()["practice"] > MANY for org in orgs]))


@pytest.mark.xfail(
    reason="0.35 of the worlds drawn from the parameters' ranges: the ranges are wider than what was seen"
)
def test_in_less_than_a_quarter_of_firms_do_many_use_it(worlds: Runs) -> None:
    """In less than 25 % of 55 firms many employees use the network (Altimeter 2014 / HBR 2015, vendor)."""
    assert broad(worlds("tools-only")) < 0.25


def test_well_led_change_reaches_its_aim_far_more_often_than_badly_led_change(worlds: Runs) -> None:
    """Ordering only: excellent against poor change management 88 against 17 % (Prosci 2007 to 2019, vendor)."""
    well, badly = broad(worlds("inside-out")), broad(worlds("say-one-thing-do-another"))
    assert well > 0.75 and well - badly > 0.25

"""How many take part in a firm that bought the tool, and how unequally: patterns 1 to 4 and 6 of docs/patterns.md.

A pattern the model does not reproduce is kept here as a failure that is expected, with the figure measured.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from experiments.patterns.arms import HOLISTIC, INSIDE_OUT, TOOLS_ONLY, WORDS_ONLY
from experiments.patterns.pattern import Arm, Reading
from experiments.patterns.use import BROAD, GINI, PRACTICE, SELDOM, TOP_1, TOP_10

Runs = Callable[[Arm, Reading], NDArray[Any]]


def test_a_fifth_is_active_after_a_rollout_led_by_the_tool(runs: Runs) -> None:
    """Engagement about 20 % in 15 firms with Yammer (SWOOP 2016, vendor). Band: 10 to 30 %."""
    assert 0.10 < np.mean(runs(TOOLS_ONLY, PRACTICE)) < 0.30


def test_four_fifths_of_the_users_are_active_less_than_once_in_two_weeks(runs: Runs) -> None:
    """80 % of actual users (SWOOP 2016, vendor). Band: 70 to 90 %."""
    assert 0.70 < np.mean(runs(TOOLS_ONLY, SELDOM)) < 0.90


def test_contributions_are_no_more_equal_than_mails_sent(runs: Runs) -> None:
    """Mails sent in the manufacturer: Gini 0.60, the busiest tenth sends 40 %: the upper bound of equality."""
    assert np.mean(runs(TOOLS_ONLY, GINI)) > 0.60
    assert np.mean(runs(TOOLS_ONLY, TOP_10)) > 0.40


@pytest.mark.xfail(reason="0.58: where nearly everybody takes part, contributions get a little more equal than mails")
def test_contributions_are_no_more_equal_than_mails_sent_even_where_most_take_part(runs: Runs) -> None:
    assert np.mean(runs(HOLISTIC, GINI)) > 0.60


@pytest.mark.xfail(reason="the busiest hundredth contributes 19 %: a firm's network is no open community in this model")
def test_one_in_a_hundred_contributes_most(runs: Runs) -> None:
    """90-9-1 in open communities (Nielsen 2006). Band: the busiest 1 % contributes at least a third."""
    assert np.mean(runs(TOOLS_ONLY, TOP_1)) > 1 / 3


@pytest.mark.xfail(
    reason="at the edge: in 0.25 of these 60 worlds many use it, and in 0.33 of those of docs/patterns.md"
)
def test_in_less_than_a_quarter_of_firms_do_many_use_it(worlds: Runs) -> None:
    """In less than 25 % of 55 firms many employees use the network (Altimeter 2014 / HBR 2015, vendor)."""
    assert np.mean(worlds(TOOLS_ONLY, BROAD)) < 0.25


def test_well_led_change_reaches_its_aim_far_more_often_than_badly_led_change(worlds: Runs) -> None:
    """Ordering only: excellent against poor change management 88 against 17 % (Prosci 2007 to 2019, vendor)."""
    well, badly = np.mean(worlds(INSIDE_OUT, BROAD)), np.mean(worlds(WORDS_ONLY, BROAD))
    assert well > 0.75 and well - badly > 0.25

"""E30: the hazard falls with tenure and is held in the mean; misfit that moves; dismissals."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from simulation.mechanisms import careers, turnover
from simulation.model import Organization

Firm = Callable[..., Organization]
ON = {"careers": "on"}
INDIFFERENT = {"quit_by_trust": 0.0, "quit_by_fit": 0.0, "quit_by_fatigue": 0.0}


def test_people_stay_one_over_the_hazard_in_the_mean_though_newcomers_leave_sooner(firm: Firm) -> None:
    ring = [(i, (i + 1) % 200) for i in range(200)]
    made = {"quit_base": 0.006, "first_years": 2.0, "dismissal_base": 0.0, "vacancy_weeks": 0.0}
    org = firm(200, ring, structure=ON, **made, **INDIFFERENT)
    org.people.tenure[:] = [careers.drawn_tenure(org.state, i, 4) for i in range(200)]
    stays: list[float] = []
    for week in range(1, 2001):
        org.state.clock.week = week
        tenure, holder = org.people.tenure.copy(), org.people.holder.copy()
        turnover.quit_and_hire(org.state)
        stays += list(tenure[org.people.holder > holder] + 1)
    assert abs(len(stays) / (200 * 2000) / 0.006 - 1.0) < 0.06
    lasting = careers.lasting_hazard(org.state.p)
    summed = lasting * (52 + 2.0 * 52 * (1.0 - math.exp(-1.0)))  # of those who come, exp(-this) stay a year
    assert abs(np.mean(np.array(stays) <= 52) / (1.0 - math.exp(-summed)) - 1.0) < 0.1


@pytest.mark.parametrize(("more", "stay"), [(0.0, 1 / 0.004), (1.0, 210.76)])
def test_mean_stay_is_the_integral_of_the_chance_to_stay(more: float, stay: float) -> None:
    t = np.arange(0.0, 20_000.0, 0.05) + 0.025
    summed = 0.004 * (t + more * 52 * (1.0 - np.exp(-t / 52)))
    assert abs(careers.mean_stay(0.004, more) / (np.exp(-summed).sum() * 0.05) - 1.0) < 1e-6
    assert abs(careers.mean_stay(0.004, more) / stay - 1.0) < 1e-3


def test_at_the_mean_that_is_held_fewer_have_been_there_for_at_most_a_year(firm: Firm) -> None:
    """18.4 % at a constant hazard of .0039, 17.5 % where newcomers leave twice as often: not the 22 % of 2024."""
    t, share = np.arange(0.0, 20_000.0, 0.05) + 0.025, {}
    for more in (0.0, 1.0):
        p = firm(2, structure=ON, quit_base=0.0039, first_years=more).state.p
        stay = np.exp(-careers.lasting_hazard(p) * (t + more * 52 * (1.0 - np.exp(-t / 52))))
        share[more] = stay[t <= 52].sum() / stay.sum()
    assert abs(share[0.0] - 0.1836) < 1e-4 and abs(share[1.0] - 0.1748) < 1e-4


def test_misfit_follows_what_does_not_fit_with_26_weeks(firm: Firm) -> None:
    org = firm(2, structure=ON)
    org.people.openness[:], org.people.misfit[:] = (0.2, 0.8), 0.04
    turnover.mean_openness(org.state)
    careers.drift_apart(org.state, 0)
    assert abs(org.people.misfit[0] - (0.04 + (0.3 - 0.04) / 26)) < 1e-12


def test_those_who_answer_nothing_are_dismissed_more_and_the_mean_is_held(firm: Firm) -> None:
    org = firm(40, structure={"careers": "on", "knowledge": "topics"}, dismissal_base=0.001)
    careers.mean_answers(org.state)
    chances = np.array([careers.dismissal(org.state, i) for i in range(40)])
    assert abs(chances.mean() - 0.001) < 1e-12
    load = org.state.facts.people.load
    org.state.facts.people.load[0], org.state.facts.people.load[1] = 0.0, 10.0 * load.mean()
    assert abs(careers.dismissal(org.state, 0) / careers.dismissal(org.state, 1) - math.exp(2.0)) < 1e-9


def test_as_many_leave_at_week_0_as_without_careers(firm: Firm) -> None:
    org = firm(60, structure={"careers": "on", "knowledge": "topics"}, first_years=0.0)
    plain = firm(60, structure={"knowledge": "topics"})
    assert abs(org.state.firm.quit_start / plain.state.firm.quit_start - 1.0) < 1e-9

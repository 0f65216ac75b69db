"""E32: the work of those who are missing is borne by those who are there."""

from collections.abc import Callable

import numpy as np

from simulation.events import Event
from simulation.mechanisms import workload
from simulation.model import Organization

Firm = Callable[..., Organization]
ON = {"careers": "on"}


def test_half_the_people_have_twice_the_work_and_half_the_capacity(firm: Firm) -> None:
    org = firm(20, structure=ON)
    Event("layoff", 1, {"share": 0.5}).happen(org)
    workload.share_work(org.state)
    assert org.state.units[0].work == 2.0 and workload.capacity(org.state) == 0.5


def test_nobody_has_more_than_three_times_the_usual_work(firm: Firm) -> None:
    org = firm(20, structure=ON)
    Event("layoff", 1, {"share": 0.9}).happen(org)
    workload.share_work(org.state)
    assert org.state.units[0].work == 3.0


def test_work_follows_the_demand_of_customers(firm: Firm) -> None:
    org = firm(20, structure=ON)
    org.state.firm.demand = 1.5
    workload.share_work(org.state)
    assert org.state.units[0].work == 1.5


def test_without_careers_a_layoff_leaves_everybody_the_usual_work(firm: Firm) -> None:
    org = firm(20)
    Event("layoff", 1, {"share": 0.5}).happen(org)
    workload.share_work(org.state)
    assert {workload.work(org.state, i) for i in range(20)} == {1.0} and workload.capacity(org.state) == 1.0


def test_twice_the_work_tires_as_a_tenth_of_full_attention(firm: Firm) -> None:
    org = firm(20, structure=ON)
    org.state.units.work[:] = 2.0
    assert np.allclose([workload.overwork(org.state, i) for i in range(20)], 0.1)

"""E32: the work of those who are missing is borne by those who are there."""

from collections.abc import Callable

import numpy as np

from simulation.events import Event
from simulation.mechanisms import service, workload
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


def test_the_fewer_carry_contacts_the_less_phone_service_and_none_where_nobody_does(firm: Firm) -> None:
    org = firm(8, customers=100, structure=ON)
    org.state.firm.contacts_traditional, served = 9.0, []
    for missing in range(9):
        org.people.present[:missing] = 0
        service.set_service(org.state)
        served.append(float(org.state.firm.service_traditional))
    assert served == sorted(served, reverse=True) and served[0] > 0.5 and served[-1] == 0.0


def test_nobody_is_missed_on_the_phone_where_nobody_calls_or_where_overload_costs_nothing(firm: Firm) -> None:
    for customers, contacts, loss in ((100, 0.0, 0.5), (0, 0.0, 0.5), (100, 9.0, 0.0)):
        org = firm(8, customers=customers, structure=ON, overload_loss=loss)
        org.people.present[:] = 0
        org.state.firm.contacts_traditional = contacts
        service.set_service(org.state)
        assert org.state.firm.service_traditional == org.state.firm.know > 0.5


def test_twice_the_work_tires_as_a_tenth_of_full_attention(firm: Firm) -> None:
    org = firm(20, structure=ON)
    org.state.units.work[:] = 2.0
    assert np.allclose([workload.overwork(org.state, i) for i in range(20)], 0.1)

"""E9: what runs tires: the new more than the known, some more than others, and not without limit."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.mechanisms import fatigue
from simulation.model import Organization

Firm = Callable[..., Organization]


@pytest.mark.parametrize("load", [0.05, 0.3, 1.2])
def test_it_rests_where_strain_and_recovery_meet(firm: Firm, load: float) -> None:
    p, tired = firm(2).state.p, 0.0
    for _ in range(2000):
        tired = fatigue.rested(p, tired, load)
    assert abs(tired - 0.05 * load / (0.05 * load + 0.06)) < 1e-12


def tired_by(org: Organization, weeks: int = 1) -> float:
    """Fatigue of the first after so many weeks of what runs, from none."""
    for _ in range(weeks):
        org.people.fatigue[:] = 0.0
        fatigue.tire(org.state)
    return float(org.people.fatigue[0])


def running(firm: Firm, level: float = 0.8, **structure: str) -> Organization:
    """Two people, equally easy to tire, while tools run."""
    org = firm(2, structure=structure)
    org.people.tiring[:] = 1.0
    org.state.levers.level[lever.TOOLS, :], org.state.levers.kinds.used[lever.TOOLS] = level, 1
    return org


def test_a_lever_becomes_known_by_the_weeks_it_was_on(firm: Firm) -> None:
    org = running(firm)
    tired_by(org, 20)
    assert np.abs(org.state.levers.familiar[lever.TOOLS] - (1.0 - (25 / 26) ** 20)).max() < 1e-12


def test_a_dropped_lever_is_forgotten_and_its_restart_is_smaller_than_its_first_launch(firm: Firm) -> None:
    org = running(firm)
    tired_by(org, 20)
    org.state.levers.level[lever.TOOLS, :] = 0.0
    tired_by(org, 26)
    known = (1.0 - (25 / 26) ** 20) * (51 / 52) ** 26
    assert np.abs(org.state.levers.familiar[lever.TOOLS] - known).max() < 1e-12
    org.state.levers.weeks_on[lever.TOOLS, :] = 0
    assert abs(fatigue.new_at_launch(org.state, lever.TOOLS, 0) - 0.67) < 0.005


def test_how_new_a_lever_was_does_not_depend_on_the_weeks_since(firm: Firm) -> None:
    org = running(firm)
    org.state.levers.familiar[lever.TOOLS, :] = 0.4
    for weeks_on in range(5):
        org.state.levers.weeks_on[lever.TOOLS, :] = weeks_on
        assert abs(fatigue.new_at_launch(org.state, lever.TOOLS, 0) - 0.6) < 1e-12
        tired_by(org)


def test_what_is_known_asks_for_thirty_percent_of_what_is_new(firm: Firm) -> None:
    org = running(firm, load="linear")
    tired = []
    for familiar in (0.0, 0.5, 1.0):
        org.state.levers.familiar[lever.TOOLS, :] = familiar
        tired.append(tired_by(org) / (0.05 * 0.25 * 0.8))
    assert np.abs(np.array(tired) - (1.0, 0.65, 0.3)).max() < 1e-12


def test_in_the_rival_form_a_lever_becomes_routine_with_its_weeks_since_the_start(firm: Firm) -> None:
    org = running(firm, load="linear", restarts="new")
    org.state.levers.familiar[lever.TOOLS, :] = 1.0
    tired = []
    for weeks_on in (0, 26, 10_000):
        org.state.levers.weeks_on[lever.TOOLS, :] = weeks_on
        tired.append(tired_by(org) / (0.05 * 0.25 * 0.8))
    assert np.abs(np.array(tired) - (1.0, 0.3 + 0.7 / np.e, 0.3)).max() < 1e-12


@pytest.mark.parametrize("asked", [0.01, 0.5, 50.0])
def test_what_is_asked_saturates_at_the_cap(firm: Firm, asked: float) -> None:
    assert abs(fatigue.saturated(firm(2).state, asked) - 1.5 * (1.0 - np.exp(-asked / 1.5))) < 1e-12
    assert fatigue.saturated(firm(2, structure={"load": "linear"}).state, asked) == asked


def test_who_tires_easily_is_more_tired_by_that_factor(firm: Firm) -> None:
    org = running(firm)
    org.people.tiring[:] = (0.5, 2.0)
    tired_by(org)
    assert abs(org.people.fatigue[1] / org.people.fatigue[0] - 4.0) < 1e-12


def test_how_easily_people_tire_has_mean_1_and_the_spread_asked_for(firm: Firm) -> None:
    tiring = firm(80).people.tiring
    assert abs(tiring.mean() - 1.0) < 4 * tiring.std() / np.sqrt(80)
    assert abs(np.log(tiring).std() - 0.4) < 4 * 0.4 / np.sqrt(2 * 80)

"""Foresight: how long attacks brew, how soon an alarm comes and what it takes from them, in closed form."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation import randomness
from simulation.mechanisms import foresight, incidents
from simulation.model import Organization

Firm = Callable[..., Organization]
ON = {"foresight": "cusum"}


def listening(firm: Firm, coordination: float = 0.0, **parameters: float) -> Organization:
    """A firm with a thousand customers that listens as well as it can, and on which nobody attacks."""
    org = firm(2, customers=1000, structure=ON, **parameters)
    org.state.levers.level[lever.LISTENING, :], org.state.levers.level[lever.COORDINATION, :] = 1.0, coordination
    org.state.p.attack_rate = 0.0
    return org


@pytest.mark.parametrize("mean", [1.0, 2.5, 8.0])
def test_an_attack_brews_for_its_mean_number_of_weeks(mean: float) -> None:
    weeks = [foresight.brewing_time(mean, (k + 0.5) / 20_000) for k in range(20_000)]
    assert min(weeks) == 1 and max(weeks) <= 52
    assert abs(np.mean(weeks) - mean) < 0.01 * mean
    assert abs(weeks.count(1) / 20_000 - 1.0 / mean) < 1e-3


@pytest.mark.parametrize(("rise", "tolerance"), [(0.0, 0.5), (1.0, 0.08), (2.0, 0.08)])
def test_alarms_are_as_far_apart_as_the_usual_approximation_says(firm: Firm, rise: float, tolerance: float) -> None:
    org = listening(firm)
    o, f, weeks, alarms = org.state, org.state.firm, 20_000, 0.0
    heard, usual = 0.35, 1000.0
    f.speak_ill = usual + rise * math.sqrt(heard * usual) / heard
    for week in range(1, weeks):
        o.clock.week, f.usual_bad_talk = week, usual
        foresight.watch(o)
        alarms += f.alarms
    d, b = rise - 0.5, 4.0 + 1.166
    expected = (math.exp(-2.0 * d * b) + 2.0 * d * b - 1.0) / (2.0 * d * d)
    assert abs(weeks / alarms / expected - 1.0) < tolerance


def test_attacks_are_those_that_strike_whether_or_not_they_are_awaited(firm: Firm) -> None:
    org = listening(firm)
    o = org.state
    o.p.attack_rate = 0.7
    ahead = [foresight.attacks_of(o, week) for week in range(1, 60)]
    for week, count in enumerate(ahead, 1):
        o.clock.week = week
        assert randomness.poisson_count(o.clock, randomness.ATTACK, 0.7) == count
    assert sum(ahead) > 20


def test_all_talk_of_an_attack_is_that_of_its_weeks(firm: Firm) -> None:
    org = listening(firm, brewing_talk=2.0)
    o = org.state
    o.p.attack_rate, talk, expected = 0.1, 0.0, 0.0
    for week in range(0, 200):
        o.clock.week = week
        talk += foresight.brewing(o)
    for strike in range(1, 253):
        for number in range(foresight.attacks_of(o, strike)):
            began = strike - foresight.brewed(o, number, strike)
            ages = [week - began for week in range(max(0, began), min(200, strike))]
            expected += sum(2.0 * (1 + age) / 2.0 for age in ages)
    assert expected > 50.0 and abs(talk - expected) < 1e-9


@pytest.mark.parametrize(
    ("weeks_ago", "coordination", "left"), [((), 0.5, 1.0), ((1, 3), 0.0, 1.0 - 0.5 * 0.3), ((2,), 1.0, 0.5)]
)
def test_an_alarm_while_it_brews_takes_from_the_severity_of_an_attack(
    firm: Firm, weeks_ago: tuple[int, ...], coordination: float, left: float
) -> None:
    org = listening(firm, coordination, brewing_weeks=8.0)
    o, f = org.state, org.state.firm
    o.clock.week = next(week for week in range(100, 200) if foresight.brewed(o, 0, week) == 3)
    f.alarms_past = float(sum(2 ** (ago - 1) for ago in (*weeks_ago, 4)))  # the one four weeks ago came too soon
    assert abs(foresight.severity_left(o, 0) - left) < 1e-12
    assert (f.strikes, f.strikes_awaited, f.lead_of_alarms) == (1.0, float(bool(weeks_ago)), max(weeks_ago, default=0))


def test_each_false_alarm_takes_a_tenth_of_what_is_done(firm: Firm) -> None:
    org = listening(firm, coordination=1.0, brewing_weeks=1.0)
    o, f = org.state, org.state.firm
    f.alarms_past, f.false_alarms_remembered = 1.0, 2.0
    assert abs(foresight.severity_left(o, 0) - (1.0 - 0.5 * 0.81)) < 1e-12


def test_an_alarm_while_nothing_brews_is_a_false_one_and_is_forgotten_within_26_weeks(firm: Firm) -> None:
    org = listening(firm)
    o, f = org.state, org.state.firm
    f.speak_ill, f.usual_bad_talk = 500.0, 10.0
    foresight.watch(o)
    assert (f.alarms, f.false_alarms, f.false_alarms_remembered, f.suspicion) == (1.0, 1.0, 1.0, 0.0)
    f.speak_ill = 0.0
    foresight.watch(o)
    assert (f.alarms, f.false_alarms) == (0.0, 0.0) and abs(f.false_alarms_remembered - 25.0 / 26.0) < 1e-12
    assert f.alarms_past == 2.0


def test_who_does_not_listen_awaits_nothing(firm: Firm) -> None:
    org = listening(firm)
    o, f = org.state, org.state.firm
    o.levers.level[lever.LISTENING, :], f.alarms_past, f.speak_ill, f.usual_bad_talk = 0.0, 7.0, 900.0, 1.0
    assert foresight.severity_left(o, 0) == 1.0 and f.strikes == 0.0
    foresight.watch(o)
    assert f.alarms == 0.0


def test_user_errors_come_without_warning(firm: Firm) -> None:
    severities = {}
    for form in ("off", "cusum"):
        org = firm(2, customers=1000, structure={"foresight": form}, brewing_weeks=1.0, incident_rate=0.0036)
        o, f = org.state, org.state.firm
        o.levers.level[lever.LISTENING, :], o.p.attack_rate, f.outside_posts = 1.0, 0.0, 900.0
        f.alarms_past, o.clock.week = 1.0, 3
        incidents.happen(o)
        severities[form] = f.severity
    assert severities["cusum"] == severities["off"] > 0.0

"""Skill: learned in training and by doing, forgotten slowly; discretion: what approval takes back."""

from collections.abc import Callable

from simulation import levers as lever
from simulation.mechanisms import empowerment, skill
from simulation.model import Organization

Firm = Callable[..., Organization]


def test_trained_skill_rests_where_learning_and_forgetting_meet(firm: Firm) -> None:
    org = firm(2)
    org.state.levers.level[lever.TRAINING, 0] = 1.0
    for _ in range(2000):
        skill.learn(org.state)
    assert abs(org.people.skill[0] - (0.04 + 0.0144 * 0.3) / (0.04 + 0.0144)) < 1e-12
    assert abs(org.people.skill[1] - 0.3) < 1e-3  # untrained: what people bring


def test_outside_skill_is_learned_by_doing_at_half_speed_and_as_far_as_one_may_speak(firm: Firm) -> None:
    org = firm(2)
    org.people.practice[:], org.people.outside_skill[:] = 0.5, 0.1
    org.state.levers.level[lever.EMPOWERMENT, 0] = 1.0
    skill.learn(org.state)
    assert abs(org.people.outside_skill[0] - (0.1 + 0.5 * 0.01 * 0.5 * 1.0 * 0.9)) < 1e-12
    assert abs(org.people.outside_skill[1] - (0.1 + 0.5 * 0.01 * 0.5 * 0.2 * 0.9)) < 1e-12


def test_full_approval_takes_back_two_fifths_of_discretion(firm: Firm) -> None:
    org = firm(2)
    assert empowerment.discretion(org.state, 0) == 0.2
    org.state.levers.level[lever.EMPOWERMENT, :] = 1.0
    assert empowerment.discretion(org.state, 0) == 1.0
    org.state.levers.level[lever.GOVERNANCE, :] = 1.0
    assert abs(empowerment.discretion(org.state, 0) - (1.0 - 0.5 * 0.8)) < 1e-12

"""E7: who knows what is learned from visible work and forgotten without it (Ren et al. 2006; Leonardi 2014)."""

from collections.abc import Callable

import numpy as np

from simulation import levers as lever
from simulation.mechanisms import knowledge
from simulation.model import Organization
from simulation.newcomers import rested_peer_trust

Firm = Callable[..., Organization]


def learned(org: Organization, weeks: int) -> float:
    """Knowing who knows what, of person 0, after so many weeks without needs."""
    for _ in range(weeks):
        knowledge.help_each_other(org.state)
    return float(org.people.knows_who[0])


def test_the_directory_rests_where_learning_and_forgetting_meet(firm: Firm) -> None:
    org = firm(3, structure={"turnover": "off"})
    org.state.levers.level[lever.TOOLS, :], org.people.seen[:], org.people.act[0] = 0.8, 0.45, 1
    visible = 0.8 * (1.0 - np.exp(-2.0 * 0.45)) * (0.3 + 0.7)
    assert abs(learned(org, 2000) - (0.03 * visible + 0.005 * 0.25) / (0.03 * visible + 0.005)) < 1e-9


def test_without_the_tool_the_directory_decays_to_its_start(firm: Firm) -> None:
    org = firm(3, structure={"turnover": "off"})
    org.people.seen[:], org.people.act[:], org.people.knows_who[:] = 5.0, 1, 0.9
    assert abs(learned(org, 100) - (0.25 + 0.65 * (1.0 - 0.005) ** 100)) < 1e-12


def test_the_chance_of_help_is_the_sum_of_its_parts_as_far_as_ties_are_strong(firm: Firm) -> None:
    org = firm(5)
    e, f = org.people, org.state.firm
    e.act[:], e.neighbours[:], e.peer_trust[:], e.knows_who[:], f.mean_quality = 1, 0.2, 0.4, 0.5, 0.3
    base, tool = 0.25 + 0.25 * 0.5, 0.5 * (2 * 0.2) * 0.3 * (0.5 + 0.4)
    chance, through_network = knowledge.chance_of_help(org.state, 0)
    assert abs(chance - (base + tool) * (1.0 - 0.3 * np.exp(-4 / 3))) < 1e-12
    assert abs(through_network - tool / (base + tool)) < 1e-12


def test_peer_trust_is_at_rest_where_help_is_at_its_week_zero_chance(firm: Firm) -> None:
    org = firm(3)
    chance, c = org.state.firm.chance_start, org.people.peer_trust[0]
    step = chance * (1.0 - c) + (1.0 - chance) * (org.parameters["peer_trust_unhelped"] - c)
    assert abs(step) < 1e-12 and c == rested_peer_trust(org.state.p, chance)


def test_needs_are_met_as_often_as_their_chance_says(firm: Firm) -> None:
    org = firm(200, [(i, (i + 1) % 200) for i in range(200)], need_rate=1.0)
    needs = met = expected = 0.0
    for week in range(1, 200):
        org.state.clock.week = week
        knowledge.arise(org.state)
        knowledge.help_each_other(org.state)
        needs, met = needs + org.state.firm.needs, met + org.state.firm.needs_met
        expected += org.people.help_chance.sum()
    assert needs == 200 * 199
    assert abs(met - expected) < 4 * np.sqrt(needs * 0.25)


def test_the_answerer_is_a_tie_of_a_tie_and_never_oneself(firm: Firm) -> None:
    org = firm(3, [(0, 1), (1, 0), (1, 2)])
    found = {knowledge.friend_of_friend(org.state, 0, 0.5, u) for u in (0.1, 0.9)}
    assert found == {-1, 2}

"""An organization as a networkx graph."""

import numpy as np
import pytest

from simulation.errors import UserError
from simulation.mesa_support.graph import choose_states
from simulation.population import generate
from simulation.simulation import Simulation
from simulation.states.agent_states import PERSON_STATES


@pytest.fixture(scope="module")
def org() -> Simulation:
    found = Simulation(generate(40), weeks=6)
    found.run()
    return found


def test_nodes_are_the_people_present_with_what_was_asked(org: Simulation) -> None:
    graph = org.to_networkx("trust", "practice")
    assert sorted(graph) == np.flatnonzero(org.people.present).tolist()
    first = graph.nodes[0]
    assert set(first) == {"holder", "unit", "manager", "trust", "practice"}
    assert first["trust"] == pytest.approx(float(org.people.trust[0]))
    assert first["unit"] == org.population.units[int(org.people.unit[0])]


def test_edges_are_the_ties_with_their_weights(org: Simulation) -> None:
    graph = org.to_networkx()
    source, target, weight = org.ties()
    assert graph.number_of_edges() == len(source)
    assert graph.edges[int(source[3]), int(target[3])]["weight"] == pytest.approx(float(weight[3]))


def test_a_mistyped_state_is_named_with_the_nearest(org: Simulation) -> None:
    with pytest.raises(UserError, match=r"no state of a person is called 'trsut' \(did you mean 'trust'\?\)"):
        org.to_networkx("trsut")


def test_all_stands_for_every_state() -> None:
    assert choose_states(["trust", "all"], PERSON_STATES) == PERSON_STATES

"""E16: one sees what ties, unit and communities show, and a little of the firm (direction Leonardi 2014)."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.levers import Entry, Strategy
from simulation.mechanisms import visibility
from simulation.model import Organization
from simulation.population import Population, generate

Firm = Callable[..., Organization]


def shown(org: Organization, posts: list[int] | int, tools: float = 1.0) -> Organization:
    """The same where these contributions were made this week, and everybody has the tool."""
    org.people.posts[:] = posts
    org.state.firm.open_posts = float(org.people.posts.sum())
    org.state.levers.level[lever.TOOLS, :], org.state.levers.kinds.used[lever.TOOLS] = tools, 1
    return org


def test_where_everybody_shows_the_same_all_see_posts_a_head(firm: Firm) -> None:
    org = shown(firm(9, [(i, (i + 1) % 9) for i in range(7)], units=2, see_ties=0.7, see_firm=0.02), 3)
    org.state.slots[:5, 0], org.state.slots[2:4, 1] = 0, 1  # two belong to two communities, four to none
    visibility.look(org.state)
    assert np.abs(org.people.seen - 3.0).max() < 1e-12


def test_one_sees_ties_unit_communities_and_firm_by_their_weights(firm: Firm) -> None:
    org = shown(firm(6, [(0, 1), (0, 5)], units=2), [1, 4, 0, 2, 0, 5])
    org.state.slots[[0, 4, 3], 0], org.state.slots[3, 1] = 1, 0
    visibility.look(org.state)
    community = (1.0 + 0.0 + 2.0 / 2.0) / (1.0 + 1.0 + 1.0 / 2.0)  # of whom belongs to two, a half counts
    assert abs(org.people.seen[0] - (0.4 * 4.5 + 0.3 * 5 / 3 + 0.2 * community + 0.1 * 2.0)) < 1e-12


@pytest.mark.parametrize(("seat", "seen"), [(1, (0.3 * 5 / 3 + 0.1 * 2.0) / 0.4), (2, (0.4 * 1.0 + 0.5 + 0.2) / 0.8)])
def test_without_ties_or_communities_their_weight_goes_to_the_others(firm: Firm, seat: int, seen: float) -> None:
    org = shown(firm(6, [(2, 0)], units=2), [1, 4, 0, 2, 0, 5])
    visibility.look(org.state)
    assert abs(org.people.seen[seat] - seen) < 1e-12


def test_what_is_contributed_without_the_tool_is_not_seen(firm: Firm) -> None:
    org = shown(firm(4), [4, 8, 0, 4])
    org.state.levers.level[lever.TOOLS, 1] = 0.0
    visibility.look(org.state)
    assert abs(org.people.seen[2] - (0.4 * 8 / 3 + 0.4 * 8 / 4) / 0.8) < 1e-12


def test_those_laid_off_are_not_counted(firm: Firm) -> None:
    org = shown(firm(5, [(0, 1)], units=1), [2, 2, 2, 2, 0])
    org.people.present[4], org.state.firm.staff = 0, 4
    visibility.look(org.state)
    assert abs(org.people.seen[0] - 2.0) < 1e-12


def test_nobody_without_the_tool_notices_anything(firm: Firm) -> None:
    org = shown(firm(6), 9)
    org.state.levers.level[lever.TOOLS, :3] = 0.0
    org.people.act[:], org.state.levers.level[lever.TWO_WAY, :] = 1, 1.0
    visibility.look(org.state)
    noticed = np.array([visibility.noticed_work(org.state, i) for i in range(6)])
    assert (noticed[:3] == 0.0).all() and (noticed[3:] > 0.9).all()


@pytest.mark.parametrize(("act", "two_way", "tools"), [(0, 0.0, 1.0), (1, 0.0, 1.0), (1, 0.8, 0.6)])
def test_what_one_notices_saturates_with_what_is_shown(firm: Firm, act: int, two_way: float, tools: float) -> None:
    org = firm(2, reading=1.5)
    org.people.act[:] = act
    org.state.levers.level[lever.TOOLS, :], org.state.levers.level[lever.TWO_WAY, :] = tools, two_way
    attention = tools * (0.3 + 0.7 * act)
    for amount in (0.0, 0.1, 0.7, 40.0):
        expected = attention * (1.0 - np.exp(-1.5 * amount * (1.0 + 0.5 * two_way)))
        assert abs(visibility.noticed(org.state, 0, amount) - expected) < 1e-12


def test_the_two_forms_are_equally_steep_where_little_is_shown(firm: Firm) -> None:
    found = []
    for form in ("local", "firm-wide"):
        org = shown(firm(2, structure={"visibility": form}), 0)
        found.append(visibility.noticed(org.state, 0, 1e-6) / 1e-6)
    assert abs(found[0] / found[1] - 1.0) < 1e-5


def test_in_the_rival_form_all_see_the_posts_of_all_a_head(firm: Firm) -> None:
    org = shown(firm(4, units=2, structure={"visibility": "firm-wide"}), [4, 0, 0, 2])
    org.state.levers.level[lever.TOOLS, 0] = 0.0
    visibility.look(org.state)
    assert (org.people.seen == 1.5).all()
    org.people.act[1], org.state.levers.level[lever.TWO_WAY, :] = 1, 0.5
    assert visibility.noticed_work(org.state, 1) == 1.0  # min(1, 2 x 1.5) x 1.25, at most 1
    org.state.firm.open_posts = 1.0
    assert abs(visibility.noticed_work(org.state, 1) - 2 * 0.25 * 1.25) < 1e-12


def test_drivers_add_up_to_what_one_sees(firm: Firm) -> None:
    org = shown(firm(6, [(0, 1), (0, 5), (3, 2)], units=2), [1, 4, 0, 2, 0, 5])
    org.state.slots[:4, 0] = 1
    visibility.look(org.state)
    assert all(abs(sum(visibility.drivers(org.state, i)) - org.people.seen[i]) < 1e-12 for i in range(6))


@pytest.fixture(scope="module")
def two_halves() -> Population:
    """A firm of which only one unit gets the tool."""
    return generate(160, unit_sizes=[40, 120], units=("Pilot", "Control"), functions=("other", "other"), seed=3)


def test_a_unit_without_the_tool_sees_nothing_and_keeps_what_it_knows(two_halves: Population) -> None:
    strategy = Strategy("pilot", (Entry("tools", 1.0, 1, 0, None, "unit:Pilot"), Entry("deeds", 1.0)))
    change = []
    for seed in range(8):
        org = Organization(population=two_halves, strategy=strategy, weeks=60, precision="float64", rng=seed)
        org.run()
        control = org.people.unit == 1
        change.append((org.people.knows_who[control].mean(), org.people.knows_who[~control].mean()))
    kept, learned = np.mean(change, axis=0)
    assert abs(kept / 0.25 - 1.0) < 0.02 and learned > 0.28

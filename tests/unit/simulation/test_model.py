"""The organization as a Mesa model: everything Mesa offers works on it."""

import copy
import pickle
from collections.abc import Callable

import mesa
import numpy as np
import pytest

from simulation import levers as lever
from simulation.agents import Customer, Employee, Leader
from simulation.errors import UserError
from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.model import Organization

Make = Callable[..., Organization]
TOOLS = Strategy("tools", (Entry("tools", 1.0), Entry("training", 0.5)))


def test_it_is_a_mesa_model_that_works_without_files() -> None:
    org = Organization(people=30, weeks=3)
    assert isinstance(org, mesa.Model)
    org.step()
    assert (org.week, org.steps, org.running) == (1, 1, True)


def test_mesas_run_ends_at_the_horizon(make: Make) -> None:
    org = make(weeks=4)
    org.run_model()
    assert (org.week, org.running) == (4, False)


def test_agents_are_everybody_present_by_class(org: Organization) -> None:
    assert len(org.agents) == 24 + 200
    assert set(org.agent_types) == set(org.agents_by_type) == {Employee, Leader, Customer}
    assert {kind.__name__: len(agents) for kind, agents in org.agents_by_type.items()} == {
        "Leader": 3,
        "Employee": 21,
        "Customer": 200,
    }


def test_agents_read_and_write_their_row(org: Organization) -> None:
    first = next(agent for agent in org.agents_by_type[Employee] if agent.seat == 5)
    first.trust = 0.125
    assert org.people.trust[5] == first.trust == 0.125
    org.people.trust[5] = 0.25
    assert first.trust == 0.25 and isinstance(first.trust, float) and isinstance(first.present, int)


def test_an_agent_stays_the_same_object(org: Organization) -> None:
    first = list(org.agents)
    org.step()
    assert all(one is other for one, other in zip(first, org.agents, strict=False) if one.unique_id == other.unique_id)
    assert len({agent.unique_id for agent in first}) == len(first)


def test_agent_sets_select_aggregate_and_group(org: Organization) -> None:
    staff = org.agents_by_type[Employee]
    assert len(staff.select(lambda agent: agent.unit == 1)) == 7
    assert staff.agg("openness", np.mean) == pytest.approx(np.mean(staff.get("openness")))
    by_unit = staff.groupby("unit").count()
    assert by_unit == {0: 7, 1: 7, 2: 7}


def test_agent_sets_do(org: Organization) -> None:
    org.people.practice[:] = 0.0
    org.agents_by_type[Leader].do(lambda leader: setattr(leader, "practice", 1.0))
    assert org.people.practice.sum() == 3.0
    org.agents.do("step")  # nothing, for agents without a step of their own


def test_agents_cannot_be_taken_off_their_seat(org: Organization) -> None:
    with pytest.raises(NotImplementedError, match="seats open and close by growth and by events"):
        next(iter(org.agents)).remove()


def test_the_datacollector_holds_every_week_that_was_stepped(make: Make) -> None:
    org = make(strategy=TOOLS)
    for _ in range(5):
        org.step()
    frame = org.datacollector.get_model_vars_dataframe()
    assert np.array_equal(frame.to_numpy(), org.history)
    assert frame["being"].iloc[-1] == org.indicator("being")[-1] == org.values()["being"]


def test_a_pickled_model_goes_on_with_its_agents_and_its_data(make: Make) -> None:
    org = make(strategy=TOOLS)
    org.step()
    assert len(org.agents) == org.people.present.sum() + org.customers.present.sum()
    other = pickle.loads(pickle.dumps(org))
    for one in (org, other):
        one.step()
    assert np.array_equal(org.history, other.history)
    assert other.agents_by_type[Leader].get("trust") == org.agents_by_type[Leader].get("trust")
    assert len(other.datacollector.get_model_vars_dataframe()) == 3


def test_a_deep_copy_is_another_firm(make: Make) -> None:
    org = make(strategy=TOOLS)
    other = copy.deepcopy(org)
    other.run()
    assert org.week == 0 and other.week == 10
    assert next(iter(other.agents)).model is other
    assert np.array_equal(org.run(), other.history)


class Helper(Employee):
    """An employee who trusts more every week, and keeps count of it."""

    def step(self) -> None:
        """Trust a little more."""
        self.trust = min(1.0, self.trust + 0.01)
        self.model.turns.append(self.seat)


def test_employees_of_ones_own_take_part_after_the_mechanisms_in_seat_order(make: Make) -> None:
    plain, own = make(), make(employee=Helper)
    own.turns = []
    plain.step()
    own.step()
    assert own.turns == [seat for seat in range(24) if not plain.people.has_reports[seat]]
    assert np.allclose(own.people.trust - plain.people.trust, np.where(plain.people.has_reports, 0.0, 0.01))
    assert own.values()["trust_in_leaders"] > plain.values()["trust_in_leaders"]


def test_employees_of_ones_own_take_part_in_whole_runs_too(make: Make) -> None:
    org = make(employee=Helper, weeks=3)
    org.turns = []
    org.run()
    assert len(org.turns) == 3 * 21


def test_a_run_can_go_beyond_its_horizon(make: Make) -> None:
    org = make(weeks=3, strategy=TOOLS)
    assert len(org.run()) == 4
    assert len(org.run(60)) == 64 and np.isfinite(org.history).all()


def test_another_strategy_can_be_adopted_live(make: Make) -> None:
    org = make()
    org.run(4)
    org.adopt(TOOLS)
    org.run()
    assert org.strategy is TOOLS
    assert (org.indicator("cost")[:5] == 0.0).all() and (org.indicator("cost")[5:] > 0.0).all()


def test_an_event_set_off_live_happens_next_week(make: Make) -> None:
    org = make()
    org.run(4)
    org.trigger(Event("attack", 2))
    org.run()
    assert org.indicator("incidents")[5] >= 1.0 and org.indicator("outrage")[5] > 0.0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"parameters": {"trust_gian": 0.1}}, "did you mean 'trust_gain'"),
        ({"parameters": {"trust_gain": 5}}, "outside 0.005..0.06"),
        ({"structure": {"trust": "sideways"}}, "known: off, asymmetric, symmetric"),
        ({"weeks": 0}, "should be 1 to 2600, not 0"),
        ({"precision": "float16"}, "neither float32 nor float64"),
    ],
)
def test_wrong_input_is_told_in_one_line(make: Make, given: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        make(**given)


def test_an_unknown_indicator_is_told_with_the_nearest(org: Organization) -> None:
    with pytest.raises(UserError, match="did you mean 'being'"):
        org.indicator("beeing")


def test_without_a_seed_runs_differ_and_the_seed_used_is_kept(make: Make) -> None:
    one, two = make(rng=None), make(rng=None)
    assert one.seed_used != two.seed_used
    assert np.array_equal(make(rng=one.seed_used).run(), one.run())


def test_a_strategy_adopted_on_the_way_runs_from_the_next_week_on_and_a_planned_one_not_before(make: Make) -> None:
    org = make(strategy=Strategy("first", (Entry("training", 0.2),)))
    org.plan.append((5, Strategy("planned", (Entry("training", 0.9),))))
    org.run(2)
    levels = []
    for week in range(3, 8):
        if week == 6:
            org.adopt(Strategy("adopted", (Entry("training", 0.4),)))
        org.run(1)
        levels.append(float(org.state.levers.level[lever.TRAINING].max()))
    assert levels == [0.2, 0.2, 0.9, 0.4, 0.4]

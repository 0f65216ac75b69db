"""`mesa.batch_run` reports the last week, and every other, on each Mesa that has it."""

import pickle
from typing import Any

import mesa
import pytest

from simulation.mesa_support import batch_rows
from simulation.model import Organization

pytestmark = pytest.mark.skipif(not hasattr(mesa, "batch_run"), reason="this Mesa has no batch_run")
ON_3_3 = mesa.__version__.startswith("3.3.")


def batch(parameters: dict[str, Any], model: type[mesa.Model] = Organization, **more: Any) -> list[dict[str, Any]]:
    """The rows of a small batch."""
    return mesa.batch_run(model, parameters, display_progress=False, **more)


def seeded(seeds: list[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Parameters and options by which this Mesa takes seeds."""
    return ({"rng": seeds}, {}) if ON_3_3 else ({}, {"rng": seeds})


class Counter(mesa.Model):
    """A model that is no organization; it collects at the start and after each step."""

    def __init__(self, rng: Any = None) -> None:
        super().__init__(rng=rng)
        self.datacollector = mesa.DataCollector({"count": "count"})
        self.count = 0
        self.datacollector.collect(self)

    def step(self) -> None:
        """Count."""
        self.count += 1
        self.running = self.count < 3
        self.datacollector.collect(self)


def test_the_last_row_is_the_last_week_with_the_models_own_values() -> None:
    parameters, options = seeded([1])
    row = batch({"people": 20, "weeks": 6, **parameters}, **options)[-1]
    org = Organization(20, weeks=6, rng=1)
    org.run_model()
    assert row["Step"] == org.week == 6
    assert {name: row[name] for name in org.values()} == org.values()


def test_a_batch_compares_firms_of_several_sizes() -> None:
    rows = batch({"people": [20, 30], "weeks": [3]})
    assert [(row["people"], row["Step"]) for row in rows] == [(20, 3), (30, 3)]
    assert all(0.0 < row["being"] < 1.0 for row in rows)


def test_with_a_period_of_one_every_week_is_a_row() -> None:
    parameters, options = seeded([1])
    rows = batch({"people": 20, "weeks": 4, **parameters}, data_collection_period=1, **options)
    assert [row["Step"] for row in rows] == [0, 1, 2, 3, 4]
    assert [row["being"] for row in rows] == Organization(20, weeks=4, rng=1).run()[:, 1].tolist()


def test_max_steps_is_the_last_week_reported() -> None:
    assert [row["Step"] for row in batch({"people": 20, "weeks": 9}, max_steps=5)] == [5]


def test_seeds_keep_their_column_and_give_their_numbers() -> None:
    parameters, options = seeded([3, 5])
    rows = batch({"people": 20, "weeks": 4, **parameters}, **options)
    assert {row["rng"]: row["being"] for row in rows} == {
        seed: Organization(20, weeks=4, rng=seed).run()[-1, 1] for seed in (3, 5)
    }


def test_agents_reported_have_a_row_each() -> None:
    rows = batch({"people": 20, "weeks": 2, "agent_reporters": [{"trust": "trust"}]})
    assert {row["Step"] for row in rows} == {2}
    assert len({row["AgentID"] for row in rows}) == len(rows) > 200 and all(0 <= row["trust"] <= 1 for row in rows)


@pytest.mark.skipif(not ON_3_3, reason="only Mesa 3.3 needs another function")
def test_processes_of_a_batch_are_sent_the_function_by_name() -> None:
    from mesa import batchrunner

    assert pickle.loads(pickle.dumps(batchrunner._model_run_func)) is batch_rows.run_and_report


@pytest.mark.skipif(not ON_3_3, reason="only Mesa 3.3 needs another function")
def test_other_models_are_run_as_mesa_does() -> None:
    rows = batch({}, Counter, data_collection_period=1)
    assert [(row["Step"], row["count"]) for row in rows] == [(0, 0), (1, 1), (2, 2)]

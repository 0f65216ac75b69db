"""The reference model goes on from a week the engine has reached: late weeks are docked without the early ones."""

import pytest
from reference.comparison.adopting import adopt
from reference.comparison.agreement import apart, run
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, firm

from simulation.model import Organization as Engine


@pytest.mark.parametrize("week", [0, 12, 104])
def test_they_agree_from_a_week_on(week: int) -> None:
    engine = Engine(
        population=firm(37, customers=80),
        strategy=EVERY_LEVER,
        events=EVERY_EVENT[:7],
        weeks=week + 10,
        precision="float64",
        parameters=LIVELY,
        rng=week,
    )
    engine.run(week)
    reference = adopt(engine)
    assert apart(engine, reference) == []
    assert run(engine, reference, 10) == []

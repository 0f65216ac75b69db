"""Parameters drawn from their whole ranges: agreement does not depend on the defaults."""

import numpy as np
import pytest
from reference.comparison.agreement import docked
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, firm

from simulation.parameters import DRAWN, PARAMETERS


@pytest.mark.parametrize("draw", range(8))
def test_drawn_parameters_agree(draw: int) -> None:
    rng = np.random.default_rng(draw)
    parameters = {name: rng.uniform(PARAMETERS[name].low, PARAMETERS[name].high) for name in DRAWN}
    assert docked(firm(37, seed=draw, customers=80), EVERY_LEVER, EVERY_EVENT, seed=draw, parameters=parameters) == []


def test_prices_of_a_firm_of_its_own_agree() -> None:
    rng = np.random.default_rng(1)
    rates = [name for name in PARAMETERS if name.startswith(("hours_of_", "money_of_"))]
    parameters = {name: PARAMETERS[name].default * rng.uniform(0.5, 2.0) for name in rates} | {"loaded_hour": 8.5}
    assert len(rates) > 40
    assert docked(firm(37, customers=80), EVERY_LEVER, EVERY_EVENT, parameters=parameters) == []

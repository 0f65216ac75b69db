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

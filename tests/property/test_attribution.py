"""Why: the parts of a week's change add up to it, whatever the week, and looking does not change what is seen."""

import numpy as np
from hypothesis import given, settings
from worlds import World, worlds

from simulation import attribution


@settings(max_examples=30)
@given(world=worlds())
def test_the_parts_add_up_to_the_change_and_the_week_is_the_same_week(world: World) -> None:
    org, plain = world.organization(), world.organization()
    for _ in range(world.weeks):
        before = org.history[-1].copy()
        split = attribution.explained_step(org)
        plain.step()
        change = org.history[-1] - before
        scale = np.maximum(1.0, np.abs(split).max(axis=0))
        assert (np.abs(split.sum(axis=0) - change) <= 1e-9 * scale).all()
        assert np.array_equal(org.history[-1], plain.history[-1])

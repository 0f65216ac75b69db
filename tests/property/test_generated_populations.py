"""Whatever dials in their ranges, an organization comes out that holds together."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulation import reporting_lines
from simulation.networks.dials import DIALS
from simulation.population import Population, generate

QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
MOST = 60.0  # of the dials whose range is for large firms


def dial(name: str) -> st.SearchStrategy[float]:
    """Any value in the range of a dial."""
    return st.floats(DIALS[name].low, min(DIALS[name].high, MOST), allow_nan=False)


@st.composite
def firms(draw: st.DrawFn) -> Population:
    """Any firm of up to 120 people, in any units, with any dials."""
    sizes = draw(st.lists(st.integers(1, 40), min_size=1, max_size=8).filter(lambda sizes: sum(sizes) <= 120))
    names = draw(st.sets(st.sampled_from([name for name in DIALS if name != "depth"])))
    dials = {name: draw(dial(name)) for name in sorted(names)}
    depth = draw(st.none() | st.integers(1, 12))
    return generate(sum(sizes), unit_sizes=sizes, depth=depth, seed=draw(st.integers(0, 2**31)), **dials)


@QUICK
@given(firms())
def test_it_is_sound(firm: Population) -> None:
    """A Population checks itself: units, one head, no circles, sorted ties without duplicates, weights."""
    assert firm.head == 0 or firm.size == 1
    assert (firm.levels() >= 0).all() or firm.size == 1


@QUICK
@given(firms())
def test_everybody_but_the_head_has_a_manager_above(firm: Population) -> None:
    below = np.flatnonzero(firm.manager >= 0)
    assert len(below) == firm.size - 1
    level = reporting_lines.levels(firm.manager)
    assert (level[below] == level[firm.manager[below]] + 1).all()


@QUICK
@given(st.integers(1, 80), st.integers(0, 1_000))
def test_the_same_seed_gives_the_same_firm(people: int, seed: int) -> None:
    assert generate(people, seed=seed).digest() == generate(people, seed=seed).digest()


@QUICK
@given(st.floats(0, 1), st.floats(0, 1))
def test_more_mixing_never_means_clearly_fewer_ties_across_units(one: float, other: float) -> None:
    def across(mixing: float) -> float:
        firm = generate(120, unit_sizes=[20] * 6, unit_mixing=mixing, degree_spread=0.3, seed=7)
        return float((firm.unit[firm.tie_source] != firm.unit[firm.tie_target]).mean())

    less, more = sorted((one, other))
    assert across(more) >= across(less) - 0.03

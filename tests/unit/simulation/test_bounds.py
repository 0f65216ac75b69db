"""Seeds and weeks are bounded, by the same numbers everywhere."""

from typing import Any

import numpy as np
import pytest

from simulation.bounds import LARGEST_SEED, MOST_WEEKS, check_count, check_seed, check_seeds, seed_after
from simulation.errors import UserError
from simulation.events import Event
from simulation.levers import Entry
from simulation.model import Organization
from simulation.population import generate


@pytest.mark.parametrize("seed", [0, 1, LARGEST_SEED, np.int64(7), np.uint64(7)])
def test_a_seed_is_an_integer_from_0_to_the_largest(seed: Any) -> None:
    assert check_seed(seed) == int(seed)


@pytest.mark.parametrize("seed", [-1, LARGEST_SEED + 1, 2**64 + 1, 10**40, np.uint64(2**63), 1.0, "1", True, None])
def test_another_seed_is_refused_with_the_bounds(seed: Any) -> None:
    with pytest.raises(UserError, match=r"^--seed: should be an integer from 0 to 9,223,372,036,854,775,807") as caught:
        check_seed(seed, "--seed")
    assert len(str(caught.value)) < 160


@pytest.mark.parametrize("seed", [2**64 + 1, 2**63, -1, 1.5, "1"])
def test_a_model_refuses_a_seed_it_would_have_to_wrap(seed: Any) -> None:
    with pytest.raises(UserError, match=r"^rng: should be an integer from 0 to"):
        Organization(people=10, weeks=1, rng=seed)


def test_a_model_takes_the_largest_seed_as_it_is() -> None:
    assert Organization(people=10, weeks=1, rng=LARGEST_SEED).seed_used == LARGEST_SEED


def test_a_generated_organization_refuses_a_seed_beyond_the_largest() -> None:
    with pytest.raises(UserError, match=r"^seed: should be an integer from 0 to"):
        generate(10, seed=2**63)


def test_the_last_of_several_seeds_must_fit_too() -> None:
    check_seeds(LARGEST_SEED - 2, 3)
    with pytest.raises(UserError, match=f"take at most {LARGEST_SEED - 2}"):
        check_seeds(LARGEST_SEED - 1, 3)


def test_after_the_largest_seed_comes_the_first() -> None:
    assert (seed_after(1), seed_after(LARGEST_SEED), seed_after(LARGEST_SEED, 2)) == (2, 0, 1)


@pytest.mark.parametrize("weeks", [0, MOST_WEEKS + 1, 10**23])
def test_a_model_refuses_a_horizon_beyond_the_bound(weeks: int) -> None:
    with pytest.raises(UserError, match=f"^weeks: should be 1 to {MOST_WEEKS}, not {weeks}$"):
        Organization(people=10, weeks=weeks, rng=1)


@pytest.mark.parametrize("field", ["start", "ramp", "end"])
def test_a_lever_refuses_a_week_beyond_the_bound(field: str) -> None:
    with pytest.raises(UserError, match=f"^tools: {field} 3000000000 is more than {MOST_WEEKS} weeks$"):
        Entry("tools", 1.0, **{field: 3_000_000_000})


def test_an_event_refuses_a_week_beyond_the_bound() -> None:
    with pytest.raises(UserError, match=f"^attack: week 2601 is after week {MOST_WEEKS}"):
        Event("attack", MOST_WEEKS + 1)


@pytest.mark.parametrize("count", [5.0, True, "5", None, np.float64(5)])
def test_a_count_is_an_integer(count: Any) -> None:
    with pytest.raises(UserError, match=r"^people: should be an integer from 1 to 20,000, not "):
        check_count(count, 1, 20_000, "people")


@pytest.mark.parametrize("count", [0, 53, 10**40])
def test_a_count_stays_within_its_bounds(count: int) -> None:
    with pytest.raises(UserError, match=r"^weeks: should be 1 to 52, not "):
        check_count(count, 1, 52, "weeks")

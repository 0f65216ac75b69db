"""Random numbers for compiled code that generates networks: one stream from one seed.

The week itself uses the counter-based numbers of `randomness.py`; a network is made once, in one go, and only has to
come out the same for the same seed, compiled or not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import lean

_13, _7, _17, _11 = np.uint64(13), np.uint64(7), np.uint64(17), np.uint64(11)
_UNIT = 2.0**-53
_WARM_UP = 16  # numbers thrown away first: seeds that are alike drift apart


@lean
def throw(state):  # type: ignore[no-untyped-def]
    """A number in [0, 1) from a state, a uint64 array of one, never 0 (xorshift64).

    Marsaglia 2003.
    """
    x = state[0]
    x ^= x << _13
    x ^= x >> _7
    x ^= x << _17
    state[0] = x
    return np.float64(x >> _11) * _UNIT


@lean
def below(state, limit):  # type: ignore[no-untyped-def]
    """A whole number 0..limit - 1."""
    return np.int64(throw(state) * limit)


def new_dice(rng: np.random.Generator) -> NDArray[np.uint64]:
    """A new state, started by a number of the generator."""
    state = rng.integers(1, 2**63, 1).astype(np.uint64)
    for _ in range(_WARM_UP):
        throw(state)
    return state

"""Plain dice for compiled code that makes up networks: one stream of numbers from one seed.

The week itself uses the counter-based luck of `randomness.py`; a network is made once, in one go, and only has to come
out the same for the same seed.
"""

from __future__ import annotations

import numpy as np

from simulation.compiling import kernel

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX2 = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 2.0**-53


@kernel
def throw(state):  # type: ignore[no-untyped-def]
    """A number in [0, 1); `state` is a uint64 array of one (SplitMix64: Steele, Lea & Flood 2014)."""
    state[0] += _STEP
    z = state[0]
    z = (z ^ (z >> _30)) * _MIX1
    z = (z ^ (z >> _27)) * _MIX2
    return np.float64((z ^ (z >> _31)) >> _11) * _UNIT


@kernel
def below(state, limit):  # type: ignore[no-untyped-def]
    """A whole number 0..limit - 1."""
    return np.int64(throw(state) * limit)

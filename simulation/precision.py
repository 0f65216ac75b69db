"""Numbers that leave a computation in the precision of a run: float32 or float64.

numba takes 1.0, a parameter and what is computed from it as float64, and that widens what it meets: twice the bytes,
half as many rows at a time. ZERO and ONE are exact in both and leave the other number as it is, and
`real = c.trust.dtype.type` turns a parameter into the precision of a column: `real(p.contact_noise)`.
"""

import numpy as np

from simulation.compiling import lean

ZERO, ONE = np.float32(0.0), np.float32(1.0)


@lean
def clip(value):  # type: ignore[no-untyped-def]
    """A value cut to 0..1, in its own precision."""
    return min(ONE, max(ZERO, value))

"""Many runs: paired comparisons, studies that survive anything, sweeps, optimisation and calibration.

Importing it costs nothing: neither mesa nor numba nor pandas is loaded before a run needs them."""

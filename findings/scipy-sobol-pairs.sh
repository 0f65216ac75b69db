#!/usr/bin/env bash
# A scrambled Sobol sequence of SciPy in many dimensions has pairs of columns that rise and fall together.
#
# scipy.stats.qmc.Sobol offers up to 21,201 dimensions and gives no warning. For a screening of a model with some 200
# parameters and a few hundred runs, a power of two as advised, the columns are meant to be spread independently. Some
# pairs are correlated by 0.77 to 0.94, so that an analysis of the runs takes one parameter for the other. Scrambling
# with another seed does not help. Latin hypercubes and scrambled Halton sequences of the same size
# have no such pair.
#
# Seen with SciPy 1.16.3 and NumPy 2.3.5 on Python 3.11: 188 dimensions, 256 points, largest correlation of two columns
# 0.94, 0.94, 0.77 with three seeds (Sobol), at most 0.26 (Latin hypercube) and 0.28 (Halton).
#
# Needs Python 3.11 or newer and a package index; installs into a temporary folder. Exits 0 while this behaviour holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv environment
environment/bin/pip install -q --disable-pip-version-check scipy==1.16.3 numpy==2.3.5

environment/bin/python - <<'PY'
import numpy as np
from scipy.stats import qmc

DIMENSIONS, POINTS = 188, 256


def largest(kind, seed):
    points = getattr(qmc, kind)(DIMENSIONS, rng=np.random.default_rng(seed)).random(POINTS)
    return np.abs(np.corrcoef(points.T) - np.eye(DIMENSIONS)).max()


seen = {kind: [largest(kind, seed) for seed in (1, 2, 3)] for kind in ("Sobol", "LatinHypercube", "Halton")}
for kind, values in seen.items():
    print(f"{kind}: largest correlation of two columns {', '.join(f'{value:.2f}' for value in values)}")
holds = min(seen["Sobol"]) > 0.7 and max(seen["LatinHypercube"] + seen["Halton"]) < 0.4
raise SystemExit(0 if holds else "no longer so")
PY

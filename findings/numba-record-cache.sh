#!/usr/bin/env bash
# numba's cache on disk gives two kinds of structured array one name for a compiled function.
#
# numba names a compiled function after its argument types. For a structured array (a Record) it uses a number that
# counts the types this process has met so far. Two processes that each meet one kind of record therefore give the two
# compiled versions of a function the same name, and both go into the cache. A third process that loads both from the
# cache can then run the one for the other: without a warning, and with another result.
#
# Seen with numba 0.68.1 and NumPy 2.4.6 on Python 3.11, Linux x86-64. Whether a function is affected depends on LLVM: one
# that is copied into its caller (inlined) is not, so the function below is long enough to be called.
# Expected: the total of `wide` is the same in every process. Seen: 76.4395 where it was compiled, another number where
# both versions come from the cache.
#
# Needs Python 3.10 or newer and a package index; installs into a temporary folder. Exits 0 while this behaviour holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv environment
environment/bin/pip install -q --disable-pip-version-check numba==0.68.1 numpy==2.4.6
export NUMBA_CACHE_DIR="$folder/cache"

cat > total.py <<'PY'
import math

import numba


@numba.njit(cache=True)
def part(rows, first, last):
    s = 0.0
    for i in range(first, last):
        s += rows[i].amount * (1 + (i % 3))
        if s > 100:
            s = s - math.floor(s / 100) * 100
    for i in range(first, last):
        s += math.sin(rows[i].amount) + math.cos(rows[i].amount) * math.atan2(s, rows[i].amount)
    for i in range(first, last, 2):
        s += math.exp(-rows[i].amount) + math.log1p(rows[i].amount) * math.hypot(s, rows[i].amount)
    for i in range(first, last, 3):
        s += math.tanh(rows[i].amount) * math.cosh(rows[i].amount) - math.sqrt(abs(s * rows[i].amount))
    return s


@numba.njit(cache=True)
def total(rows):
    return part(rows, 0, 2) + part(rows, 2, 4) + part(rows, 1, 4) + part(rows, 0, 4)
PY
cat > use.py <<'PY'
import sys

import numpy as np
from total import total

tables = {
    "narrow": np.zeros(4, dtype=[("amount", "f4"), ("other", "f4")]),
    "wide": np.zeros(4, dtype=[("other", "f8"), ("amount", "f8")]),
}
for name in sys.argv[1:]:
    tables[name]["amount"] = 1
    print(f"{total(tables[name]):.4f}")
PY

environment/bin/python -c "import numba, numpy, sys; print('numba', numba.__version__, 'numpy', numpy.__version__, 'Python', sys.version.split()[0])"
narrow=$(environment/bin/python use.py narrow)
wide=$(environment/bin/python use.py wide)
both=$(environment/bin/python use.py narrow wide | tail -1)
echo "narrow, compiled in a process of its own: $narrow"
echo "wide, compiled in a process of its own:   $wide"
echo "wide, in a process that loads both:       $both"
if [ "$wide" = "$both" ]; then
    echo "Changed: the results agree."
    exit 1
fi
echo "As described: the results differ."
